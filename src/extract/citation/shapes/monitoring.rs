//! What a monitoring service translated and handed on.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::lists::Outlet;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "monitoring",
    fit,
    cases: &[
        (
            r"“The King’s Salt,” *BBC Summary of World Broadcasts* (SWB), ME/9928/A/2, July 13, 1970.",
            "report; title: The King’s Salt; container-title: BBC Summary of World Broadcasts; issued: 1970-07-13",
        ),
        (
            r"MEMRI, Special Dispatch No. 9901, May 3, 2010.",
            "report; container-title: MEMRI; collection-title: Special Dispatch; collection-number: 9901; issued: 2010-05-03",
        ),
    ],
};

fn is_digest(words: &str) -> bool {
    let lead = words.split([':', ',']).next().unwrap_or(words);
    lists::outlet(lead) == Some(Outlet::Digest)
        || lists::outlet(words) == Some(Outlet::Digest)
        || words.starts_with("FBIS")
        || words.starts_with("BBC Mon")
        || words.starts_with("JPRS")
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.open(ItemKind::Text);
    let held = (0..parts.items.len()).find(|index| {
        !parts.items[*index].known
            && matches!(parts.items[*index].kind, ItemKind::Text | ItemKind::Italic)
            && is_digest(parts.words(*index))
    })?;
    let mut draft = Draft::new(parts, SourceType::Report, 0.94);
    draft.put(parts, Field::Container, held);
    if let Some(titled) = titled(parts).filter(|titled| titled.title != held) {
        if titled.title > held && titled.head.contains(&held) {
            draft.used.extend(&titled.head);
        } else {
            draft.people(parts, &titled.head);
        }
        draft.put(parts, Field::Title, titled.title);
    }
    for index in texts {
        let words = parts.words(index);
        if index > held && words.chars().any(|c| c.is_ascii_digit()) && words.split(' ').count() <= 5 {
            draft.put(parts, Field::Number, index);
        }
    }
    Some(draft)
}
