//! The record of a parliament, by its name, its day and its column.

use super::{Draft, Shape};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "parliament",
    fit,
    telling: true,
    cases: &[
        (
            r"HC Deb, 3 May 1949, vol. 464, col. 9 (Basil Nur Reed).",
            "hearing; author: Reed, Basil Nur; title: HC Deb; volume: 464; locator: 9; issued: 1949-05-03; publisher: ",
        ),
        (
            r"Hansard, House of Commons, vol. 464, cols. 9–15, 3 May 1949.",
            "hearing; author: ; title: Hansard; authority: House of Commons; volume: 464; locator: 9–15",
        ),
        (
            r"Assembly of Salt, Foreign Affairs and Defense Committee, Protocol No. 487, July 22, 2002, pp. 12–14 (Hebrew).",
            "hearing; author: Assembly of Salt, Foreign Affairs and Defense Committee; title: Protocol No. 487; issued: 2002-07-22; locator: 12–14; publisher-place: ",
        ),
        (r"*Congressional Record*, 3 May 1949, p. 301.", "hearing; title: Congressional Record; locator: 301"),
        (
            r"TBMM Zabıt Ceridesi, devre I, cilt 24, 18 Ekim 1922, s. 12.",
            "hearing; title: TBMM Zabıt Ceridesi; volume: 24; issued: 1922-10-18; locator: 12",
        ),
    ],
};

/// Names of records of parliaments, as notes print them.
const RECORDS: &[&str] = &[
    "HC Deb",
    "HL Deb",
    "Hansard",
    "Parliamentary Debates",
    "Parl. Deb.",
    "House of Commons Debates",
    "House of Lords Debates",
    "Divrei ha-Knesset",
    "Divrei Ha-Knesset",
    "Divrei HaKnesset",
    "Divre ha-Knesset",
    "Knesset Record",
    "TBMM Zabıt Ceridesi",
    "TBMM Tutanak Dergisi",
    "TBMM Gizli Celse Zabıtları",
    "Meclis-i Mebusan Zabıt Ceridesi",
    "Congressional Record",
    "Cong. Rec.",
];

/// Whether `words` name the record of a parliament.
fn is_record(words: &str) -> bool {
    RECORDS.iter().any(|record| {
        words.strip_prefix(record).is_some_and(|rest| rest.is_empty() || rest == "s" || rest.starts_with([' ', '.']))
    }) && words.split(' ').count() <= 6
}

/// "Knesset, Foreign Affairs Committee, Protocol No. 487, July 22, 2002": a body, and the numbered minutes of a sitting.
fn protocol(parts: &Parts<'_>) -> Option<Draft> {
    let minutes = |words: &str| {
        let kind = words.split(' ').next().unwrap_or_default();
        matches!(kind, "Protocol" | "Minutes" | "Protokol" | "Session" | "Sitting" | "Protocole")
    };
    let at = (1..parts.items.len().min(5))
        .find(|index| parts.items[*index].kind == ItemKind::Text && minutes(parts.words(*index)))?;
    let marked = parts.items.iter().any(|item| matches!(item.kind, ItemKind::Quoted | ItemKind::Italic));
    let body: Vec<usize> = (0..at).collect();
    let named = parts.range(&body).is_some_and(|range| names::is_body(&parts.text[range]));
    let numbered = parts.words(at).contains(|c: char| c.is_ascii_digit());
    if marked
        || !named
        || !numbered
        || parts.precision.is_none()
        || !body.iter().all(|index| !parts.items[*index].known)
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Hearing, 0.95);
    draft.span(parts, Field::Author, &body);
    // "Protocol No. 487" has the look of a series, and "(Hebrew)" of a place.
    draft.fields.retain(|field| !matches!(field.field, Field::Collection | Field::Number | Field::Place));
    draft.put(parts, Field::Title, at);
    draft.locate();
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = protocol(parts) {
        return Some(draft);
    }
    let first = parts.items.first()?;
    let marked = parts.items[1..].iter().any(|item| matches!(item.kind, ItemKind::Quoted | ItemKind::Italic));
    if !matches!(first.kind, ItemKind::Text | ItemKind::Italic)
        || first.known
        || marked
        || parts.precision.is_none()
        || !is_record(parts.words(0))
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Hearing, 0.95);
    draft.put(parts, Field::Title, 0);
    for index in parts.after(0) {
        let house =
            ["House", "Commons", "Lords", "Senate", "Chamber"].iter().any(|word| parts.words(index).contains(word));
        draft.put(parts, if house { Field::Authority } else { Field::Section }, index);
    }
    // Who had the floor stands in parentheses at the end.
    if let Some(last) = parts.items.last().filter(|last| last.kind == ItemKind::Round) {
        let name = &parts.text[last.inner.clone()];
        if name.contains(' ') && names::is_like_people(name) {
            draft.fields.retain(|field| field.range.start < last.outer.start);
            for (_, name) in names::read(parts.text, last.inner.clone()) {
                draft.add(Field::Author, name);
            }
            draft.used.push(parts.items.len() - 1);
        }
    }
    draft.locate();
    Some(draft)
}
