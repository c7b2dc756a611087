//! A holy book, by chapter and verse.

use super::{Draft, Shape};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "scripture",
    fit,
    telling: true,
    cases: &[
        (r"Qur'an 2:127.", "classic; title: Qur'an; locator: 2:127"),
        (r"Bible, Gen. 6:8.", "classic; title: Bible; locator: Gen. 6:8"),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let first = parts.items.first()?;
    let words = parts.words(0);
    let (title, rest) = words.split_once(' ').unwrap_or((words, ""));
    let known =
        matches!(crate::text::key(title).as_str(), "quran" | "koran" | "bible" | "torah" | "mishnah" | "talmud");
    if !known || !matches!(first.kind, ItemKind::Text | ItemKind::Italic) || parts.items.len() > 3 {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Classic, 0.95);
    let range = first.inner.clone();
    draft.add(Field::Title, range.start..range.start + title.len());
    draft.used.push(0);
    draft.fields.retain(|field| !matches!(field.field, Field::Page | Field::Volume));
    if !rest.is_empty() {
        draft.add(Field::Locator, range.end - rest.trim_start().len()..range.end);
    } else if parts.items.len() > 1 {
        draft.add(Field::Locator, parts.items[1].inner.start..parts.items[parts.items.len() - 1].inner.end);
        draft.used.extend(1..parts.items.len());
    }
    Some(draft)
}
