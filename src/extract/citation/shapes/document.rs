//! A paper that a collection of documents prints: a telegram in *FRUS*, a letter among letters.

use super::{Draft, Shape, sender, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "document",
    fit,
    telling: true,
    cases: &[
        (
            r"Telegram from the Legation in Tyre to the Department of Salt, Tyre, July 14, 1958, *FRUS, 1958–1960*, vol. XII, doc. 115.",
            "document; author: Legation in Tyre; container-title: FRUS, 1958–1960; volume: XII; locator: 115; issued: 1958-07-14; event-place: Tyre",
        ),
        (
            r"Telegram, Reed to Lowe, No. 4411, June 2, 1958, *FRUS 1958–1960*, vol. XII, p. 303.",
            "document; author: Reed; number: 4411; container-title: FRUS 1958–1960; locator: 303; issued: 1958-06-02",
        ),
        (
            r#""Memorandum of Conversation," Tyre, 3 May 1961, *Foreign Relations of the United States, 1961–1963*, vol. XVII (Washington: GPO, 1994), doc. 43."#,
            "document; title: Memorandum of Conversation; container-title: Foreign Relations of the United States, 1961–1963; volume: XVII; locator: 43; issued: 1961-05-03; publisher: GPO",
        ),
    ],
};

/// Whether `words` name a collection of documents.
fn is_collection(words: &str) -> bool {
    let lead = words.split([',', ' ']).next().unwrap_or_default();
    matches!(lead, "FRUS" | "DDF" | "DBFP")
        || ["Foreign Relations of the United States", "Documents diplomatiques", "Documents on ", "Documents of "]
            .iter()
            .any(|name| words.starts_with(name))
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let held = parts.italics();
    let held = held.first().copied().filter(|held| *held > 0 && is_collection(parts.words(*held)))?;
    let mut draft = Draft::new(parts, SourceType::Document, 0.97);
    let title = titled(parts).filter(|titled| titled.quoted && titled.title < held).map(|titled| titled.title);
    let open = parts.texts();
    let kinds = ["Telegram", "Despatch", "Dispatch", "Letter", "Airgram", "Memorandum", "Cable", "Circular telegram"];
    let kind = open.first().copied().filter(|first| {
        let sent = open.get(1).is_some_and(|next| parts.words(*next).contains(" to "));
        *first == 0 && sent && kinds.contains(&parts.words(0))
    });
    if let Some(kind) = kind {
        draft.put(parts, Field::Genre, kind);
    }
    let mut before = open.iter().copied().filter(|index| *index < held && Some(*index) != kind);
    if let Some(first) = before.next() {
        match parts.words(first).find(" to ").filter(|_| title.is_none_or(|title| first < title)) {
            Some(at) => sender::letter(parts, &mut draft, first, at),
            None if title.is_some_and(|title| first < title) => draft.people(parts, &[first]),
            None if title.is_none() => draft.put(parts, Field::Title, first),
            None => draft.put(parts, Field::Event, first),
        }
        for place in before {
            draft.put(parts, Field::Event, place);
        }
    }
    if let Some(title) = title {
        draft.put(parts, Field::Title, title);
    } else if open.first().is_none_or(|first| *first > held) {
        return None;
    }
    draft.put(parts, Field::Container, held);
    // "No. 4411" is the number of the telegram.
    for field in draft.fields.iter_mut().filter(|field| field.field == Field::Issue) {
        field.field = Field::Number;
    }
    // Its own day comes before the year of the collection.
    if let Some(day) = parts.items[..held].iter().find(|item| matches!(item.kind, ItemKind::Date(_))) {
        draft.fields.retain(|field| field.field != Field::Issued && field.range != day.inner);
        draft.add(Field::Issued, day.inner.clone());
    }
    draft.locate();
    Some(draft)
}
