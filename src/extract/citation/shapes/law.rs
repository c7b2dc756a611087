//! A law, decree, constitution or treaty.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "law",
    fit,
    cases: &[
        (
            r#"National Assembly of Salt, *Qanun al-Milh* ("Law of Salt"), 20 March 1951."#,
            "legislation; author: National Assembly of Salt; title: Qanun al-Milh; title-translation: Law of Salt; issued: 1951-03-20",
        ),
        (
            r"Law No. 4 of 1999, Official Gazette 12, 3 May 1999, art. 7.",
            "legislation; title: Law No. 4 of 1999; container-title: Official Gazette; issue: 12; issued: 1999-05-03; locator: 7",
        ),
        (r"Salt Relations Act 1975 (N.Z.).", "legislation; title: Salt Relations Act 1975"),
    ],
};

/// Words of a law's title, in the languages of the region.
const LAW: &[&str] = &[
    "law",
    "act",
    "decree",
    "constitution",
    "treaty",
    "qanun",
    "kanun",
    "kanunu",
    "nizamname",
    "nizamnamesi",
    "irade",
    "ferman",
    "loi",
    "décret",
    "dahir",
    "dustur",
    "ordinance",
    "regulation",
    "regulations",
    "gesetz",
    "code",
    "charter",
    "order-in-council",
    "basic",
    "agreement",
    "convention",
    "marsum",
    "covenant",
    "hatt-ı",
    "dekret",
    "statute",
    "bill",
];

fn is_law(words: &str) -> bool {
    words
        .split([' ', '-', ':'])
        .any(|word| LAW.contains(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str()))
}

/// Law No. 4 of 1999.
fn is_numbered(words: &str) -> bool {
    is_law(words.split(' ').next().unwrap_or_default()) && words.chars().any(|c| c.is_ascii_digit())
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.open(ItemKind::Text);
    let numbered = texts.first().is_some_and(|first| *first == 0 && is_numbered(parts.words(0)));
    if let Some(titled) = titled(parts).filter(|titled| !numbered || titled.quoted) {
        let words = parts.words(titled.title);
        let translated = parts.field(Field::Translation).unwrap_or_default();
        let head = titled.head_words(parts);
        let body = names::is_body(head) || head.is_empty();
        if titled.italic.is_some()
            || !body
            || !(is_law(words) || is_law(translated))
            || parts.imprint
            || parts.has(Field::Volume)
            || parts.precision.is_none()
            || parts.has(Field::Page) && !titled.quoted
        {
            return None;
        }
        if !titled.after.is_empty()
            || parts.genre.is_some()
            || titled.quoted && !head.is_empty() && !is_law(words.split(' ').next().unwrap_or_default())
        {
            return None;
        }
        let mut draft = Draft::new(parts, SourceType::Legislation, 0.9);
        draft.people(parts, &titled.head);
        draft.put(parts, Field::Title, titled.title);
        draft.locate();
        return Some(draft);
    }
    let first = *texts.first()?;
    let words = parts.words(first);
    let instrument =
        ["Treaty ", "Constitution ", "Convention ", "Agreement ", "Charter ", "Covenant ", "Protocol ", "Basic Law"];
    let named = instrument.iter().any(|lead| words.starts_with(lead))
        && words.split(' ').count() <= 12
        && (parts.precision.is_some() || parts.has(Field::Locator));
    let lead = is_numbered(words) || named;
    let trimmed = words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let acted = trimmed.ends_with(" Act") && first == 0;
    let dated = parts.items.get(first + 1).is_some_and(|item| {
        matches!(item.kind, ItemKind::Date(_)) && item.lead == crate::extract::citation::item::Lead::Nothing
    });
    if first != 0 || !(lead || acted && (dated || trimmed.len() < words.len())) {
        return None;
    }
    let treaty = ["Treaty ", "Convention ", "Agreement ", "Covenant "].iter().any(|lead| words.starts_with(lead));
    let mut draft = Draft::new(parts, if treaty { SourceType::Treaty } else { SourceType::Legislation }, 0.86);
    let end = if dated && (acted || words.ends_with(" of")) {
        parts.items[first + 1].outer.end
    } else {
        parts.items[first].outer.end
    };
    draft.add(Field::Title, parts.items[first].outer.start..end);
    draft.used.push(first);
    if let [gazette] = parts.open(ItemKind::Italic).as_slice() {
        draft.put(parts, Field::Container, *gazette);
    }
    if let Some(gazette) = texts.iter().copied().skip(1).find(|index| {
        parts.words(*index).contains("Gazette")
            || parts.words(*index).contains("Officiel")
            || parts.words(*index).contains("Gazete")
    }) {
        let range = parts.items[gazette].inner.clone();
        let words = parts.words(gazette);
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit());
        draft.add(Field::Container, range.start..range.start + bare.trim_end().trim_end_matches(" no.").len());
        draft.add(Field::Issue, range.start + bare.len()..range.end);
        draft.used.push(gazette);
    }
    draft.locate();
    Some(draft)
}
