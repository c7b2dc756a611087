//! The order of a bibliography.

use crate::record::{Name, Source};
use crate::text::key;

/// What `source` is sorted by: its authors, else its editors, else its title; then its title, then its date. The
/// article al- does not count, nor do diacritics (*Chicago Manual of Style*, 17th ed., 16.76; 18th ed., 15.77), nor
/// A, An and The at the head of a title.
#[must_use]
pub fn sort_key(source: &Source) -> String {
    let people = if source.author.is_empty() { &source.editor } else { &source.author };
    let mut sorted = people.iter().map(name).collect::<Vec<_>>().join("\u{1}");
    let title = source.title.as_deref().or(source.container_title.as_deref()).unwrap_or_default();
    let title = key(title);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| title.strip_prefix(article)).unwrap_or(&title);
    if !sorted.is_empty() {
        sorted.push('\u{1}');
    }
    sorted.push_str(bare);
    sorted.push('\u{1}');
    sorted.push_str(source.issued.as_ref().map_or("", |date| date.as_str()));
    sorted
}

/// The family name before the given, the two apart by a sign that sorts before any letter.
fn name(name: &Name) -> String {
    let first = name.sort_key.as_ref().or(name.family.as_ref()).or(name.literal.as_ref());
    let first = key(first.map_or("", String::as_str));
    let bare = if name.literal.is_some() { first.strip_prefix("the ").unwrap_or(&first) } else { &first };
    format!("{bare}\u{2}{}", key(name.given.as_deref().unwrap_or_default()))
}
