//! The order of a bibliography.

use super::site;
use crate::record::{Name, Source, SourceType};
use crate::text::key;
use std::borrow::Cow;

/// What `source` is sorted by: its authors, else its editors, else its title; then its title, then its date. The
/// article al- does not count, nor do diacritics (*Chicago Manual of Style*, 17th ed., 16.76; 18th ed., 15.77), nor
/// A, An and The at the head of a title. An unsigned piece of a newspaper or magazine stands under its name (17th ed.,
/// 14.199; 18th ed., 14.97); what has neither author nor title, under the words that stand in for them.
#[must_use]
pub fn sort_key(source: &Source) -> String {
    let people = if source.author.is_empty() { &source.editor } else { &source.author };
    let mut sorted = people.iter().map(name).collect::<Vec<_>>().join("\u{1}");
    if people.is_empty()
        && matches!(source.kind, SourceType::ArticleNewspaper | SourceType::ArticleMagazine)
        && let Some(container) = &source.container_title
    {
        sorted.push_str(title(container).as_str());
    }
    let words = [&source.title, &source.container_title, &source.genre, &source.archive_location];
    let words: Cow<'_, str> = match (words.into_iter().find_map(|words| words.as_deref()), &source.url) {
        (Some(words), _) => words.into(),
        (None, Some(url)) => site(url).into(),
        (None, None) => source.kind.as_str().into(),
    };
    if !sorted.is_empty() {
        sorted.push('\u{1}');
    }
    sorted.push_str(&title(&words));
    sorted.push('\u{1}');
    sorted.push_str(source.issued.as_ref().map_or("", |date| date.as_str()));
    sorted
}

fn title(words: &str) -> String {
    let folded = key(words);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article)).map(str::to_owned);
    bare.unwrap_or(folded)
}

/// The family name before the given, the two apart by a sign that sorts before any letter.
fn name(name: &Name) -> String {
    let first = name.sort_key.as_ref().or(name.family.as_ref()).or(name.literal.as_ref());
    let first = key(first.map_or("", String::as_str));
    let bare = if name.literal.is_some() { first.strip_prefix("the ").unwrap_or(&first) } else { &first };
    format!("{bare}\u{2}{}", key(name.given.as_deref().unwrap_or_default()))
}
