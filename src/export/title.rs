//! Titles with their translation.

use super::Settings;
use crate::record::{Source, SourceType};

/// The title with the translation in brackets after it, as the *Chicago Manual of Style* gives it (17th ed., 14.99;
/// 18th ed., 13.101), and where a reader of any format sees it. A source without a title has none here, whatever
/// else it has.
pub(crate) fn title(source: &Source, settings: Settings) -> Option<String> {
    let title = source.title.as_deref()?;
    match source.title_translation.as_deref() {
        Some(translation) if settings.translations => Some(format!("{title} [{translation}]")),
        _ => Some(title.to_owned()),
    }
}

/// The title up to its colon, as later notes have it (17th ed., 14.33; 18th ed., 13.34).
pub(crate) fn main(title: &str) -> &str {
    title.split_once(": ").map_or(title, |(main, _)| main)
}

/// The short title: the one that is given, else what of the title is short, and has no translation. A processor of
/// styles has no short title but the one that it is told, and would print the whole in every note.
pub(crate) fn short(source: &Source, settings: Settings) -> Option<&str> {
    let derived = || {
        let title = source.title.as_deref()?;
        let is_longer = source.title_translation.is_some() && settings.translations || main(title) != title;
        is_longer.then(|| main(title))
    };
    source.title_short.as_deref().or_else(derived)
}

/// The front of what stands in place of the title of a review that has none.
pub(crate) const REVIEW: &str = "Review of ";

/// The work that an untitled review is of. "Review of *The Book*" tells what the review is and is no title of its own
/// (17th ed., 14.202).
pub(crate) fn reviewed(source: &Source) -> Option<&str> {
    let title = source.title.as_deref()?;
    if source.genre.as_deref().is_some_and(|genre| genre.eq_ignore_ascii_case(REVIEW.trim_end())) {
        return Some(title);
    }
    let is_review = matches!(source.kind, SourceType::Review | SourceType::ReviewBook);
    title.strip_prefix(REVIEW).filter(|_| is_review)
}

/// Takes off again what the exports add: the brackets, once the translation is known from a note, and a short title
/// that says no more than the title.
pub(crate) fn take_additions_off(source: &mut Source) {
    if let (Some(title), Some(translation)) = (&mut source.title, &source.title_translation)
        && let Some(bare) = title.strip_suffix(']').and_then(|title| title.strip_suffix(translation.as_str()))
        && let Some(bare) = bare.strip_suffix('[')
    {
        *title = bare.trim_end().to_owned();
    }
    if source.title_short.is_some() && source.title_short.as_deref() == source.title.as_deref().map(main) {
        source.title_short = None;
    }
}
