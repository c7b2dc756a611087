//! A yearbook by its number and year: "Salname 13 1298 aH [Dec. 1880]:247".

use super::{Draft, Shape};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "yearbook",
    fit,
    telling: true,
    cases: &[(
        r"Salname 13 1298 aH [Dec. 1880]:247.",
        "book; title: Salname; volume: 13; issued: 1880-12; locator: 247",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let [name, date, rest @ ..] = parts.items.as_slice() else { return None };
    let converted = rest.first().is_some_and(|item| item.kind == ItemKind::Square && item.known);
    let paired = converted || parts.text[date.inner.clone()].contains('[');
    if name.kind != ItemKind::Text || !matches!(date.kind, ItemKind::Date(_)) || !paired || date.lead != Lead::Nothing {
        return None;
    }
    let (title, number) = parts.words(0).rsplit_once(' ')?;
    let numbered = number.chars().all(|c| c.is_ascii_digit()) && title.split(' ').count() <= 3;
    if !numbered || !rest.iter().all(|item| item.known) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Book, 0.92);
    draft.add(Field::Title, name.inner.start..name.inner.start + title.len());
    draft.add(Field::Volume, name.inner.end - number.len()..name.inner.end);
    draft.used.push(0);
    draft.locate();
    Some(draft)
}
