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

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let scale = titled
        .after
        .iter()
        .copied()
        .find(|index| parts.words(*index).starts_with("1:") || parts.words(*index).starts_with("scale 1:"));
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
