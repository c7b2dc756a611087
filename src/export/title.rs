//! Titles with their translation.

use super::Settings;
use crate::record::Source;

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

/// Takes the brackets off again, once the translation is known from a note.
pub(crate) fn take_translation_off(source: &mut Source) {
    if let (Some(title), Some(translation)) = (&mut source.title, &source.title_translation)
        && let Some(bare) = title.strip_suffix(']').and_then(|title| title.strip_suffix(translation.as_str()))
        && let Some(bare) = bare.strip_suffix('[')
    {
        *title = bare.trim_end().to_owned();
    }
}
