//! A part of the work that was cited just before: its author and title, and "ibid." for what holds it.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "held-again",
    fit,
    telling: true,
    cases: &[(
        r#"Basil Nur, "The Salt Tax," ibid., pp. 73–90."#,
        "article; author: Nur, Basil; title: The Salt Tax; page: 73–90",
    )],
};

/// Whether `words` stand for what holds the work before.
pub(in crate::extract::citation) fn is_same(words: &str) -> bool {
    let words = words.trim_start_matches("in ").trim_end_matches('.');
    matches!(words.to_lowercase().as_str(), "ibid" | "ibidem" | "ebd" | "ebenda")
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let same = *titled.after.first().filter(|same| is_same(parts.words(**same)))?;
    if !titled.quoted || titled.italic.is_some() || titled.head.is_empty() || !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Article, 0.97);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, same);
    Some(draft)
}
