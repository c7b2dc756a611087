//! A map.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "map",
    fit,
    telling: true,
    cases: &[(
        r"Survey Department of Salt, *Tyre*, 1:50,000, map (Cairo, 1934).",
        "map; author: Survey Department of Salt; title: Tyre; issued: 1934",
    )],
};

/// "1:50,000"; "1:02 p.m." is a time of day.
fn is_scale(words: &str) -> bool {
    let number = words.trim_start_matches("scale ").strip_prefix("1:").unwrap_or_default();
    number
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '))
        .filter(char::is_ascii_digit)
        .count()
        >= 4
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let scale = titled.after.iter().copied().find(|index| is_scale(parts.words(*index)));
    if scale.is_none() && !parts.has(Field::Scale) && parts.genre.as_deref() != Some("map") {
        return None;
    }
    let mut draft = Draft::new(
        parts,
        SourceType::Map,
        if names::is_body(titled.head_words(parts)) || titled.head.is_empty() { 0.98 } else { 0.96 },
    );
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    for index in &titled.after {
        draft.put(parts, Field::Other, *index);
    }
    Some(draft)
}
