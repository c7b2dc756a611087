//! A paper that a collection of documents prints: a telegram in *FRUS*, a letter among letters.

use super::{Draft, Shape, sender, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
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
            r"Ambassador in Salt (Reed) to the Department of Bread, telegram 123, 3 May 1951, in FRUS, 1951, vol. 5, 1054.",
            "document; author: Reed; container-title: FRUS, 1951; volume: 5; locator: 1054; issued: 1951-05-03",
        ),
        (
            r"Reed to Department of Salt, Tyre, June 2, 1953, *Foreign Relations of the United States, 1952–1954*, vol. 9, *The Near East*, part 2 (Washington, DC: GPO, 1986), doc. 1482.",
            "document; author: Reed; container-title: Foreign Relations of the United States, 1952–1954; volume: 9; locator: 1482; issued: 1953-06-02",
        ),
        (
            r"Reed to Department of Salt, telegram 1456, December 11, 1966, in *Foreign Relations of the United States, 1964–1968*, vol. 18, *The Salt Dispute* (Washington, DC: GPO, 2000), 704.",
            "document; author: Reed; genre: telegram; event-place: ; issued: 1966-12-11; volume: 18; locator: 704",
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

/// A collection that is known by letters alone: "in FRUS, 1951".
fn in_roman(parts: &Parts<'_>) -> Option<usize> {
    let lettered = |index: &usize| matches!(without_in(parts.words(*index)), "FRUS" | "DDF" | "DBFP");
    parts.texts().iter().copied().find(lettered)
}

fn without_in(words: &str) -> &str {
    words.strip_prefix("in ").unwrap_or(words)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let held = parts.italics().first().copied().or_else(|| in_roman(parts));
    let held = held.filter(|held| *held > 0 && is_collection(without_in(parts.words(*held))))?;
    let sent = sender::from_place(parts).filter(|sent| sent + 2 < held);
    let mut draft = Draft::new(parts, SourceType::Document, 0.97);
    let title = titled(parts).filter(|titled| titled.quoted && titled.title < held).map(|titled| titled.title);
    let open = parts.texts();
    // "U.S. Department of State, *Foreign Relations*, vol. 12": the collection itself.
    let dated = parts.items[..held].iter().any(|item| matches!(item.kind, ItemKind::Date(_)));
    if title.is_none() && !dated {
        return None;
    }
    let kinds = ["Telegram", "Despatch", "Dispatch", "Letter", "Airgram", "Memorandum", "Cable", "Circular telegram"];
    let kind = open.first().copied().filter(|first| {
        let sent = open.get(1).is_some_and(|next| parts.words(*next).contains(" to "));
        *first == 0 && sent && kinds.contains(&parts.words(0))
    });
    if let Some(kind) = kind {
        draft.put(parts, Field::Genre, kind);
    }
    let mut before = open.iter().copied().filter(|index| *index < held && Some(*index) != kind);
    if let Some(sent) = sent {
        sender::send(parts, &mut draft, sent);
        draft.used.extend(before);
        // "telegram 123" is no volume.
        let start = parts.items[held].outer.start;
        draft.fields.retain(|field| field.field != Field::Volume || field.range.start > start);
    } else if let Some(first) = before.next() {
        match parts.words(first).find(" to ").filter(|_| title.is_none_or(|title| first < title)) {
            Some(at) => sender::letter(parts, &mut draft, first, at),
            None if title.is_some_and(|title| first < title) => draft.people(parts, &[first]),
            None if title.is_none() => draft.put(parts, Field::Title, first),
            None => draft.put(parts, Field::Event, first),
        }
        for place in before {
            let leads = parts.words(place) == "in";
            draft.put(parts, if leads { Field::Other } else { Field::Event }, place);
        }
    }
    if let Some(title) = title {
        draft.put(parts, Field::Title, title);
    } else if open.first().is_none_or(|first| *first >= held) {
        return None;
    }
    let name = parts.items[held].inner.clone();
    let name = name.end - without_in(parts.words(held)).len()..name.end;
    // "FRUS, 1951": the years belong to the name.
    let year = parts.items.get(held + 1).filter(|year| {
        parts.items[held].kind == ItemKind::Text && matches!(year.kind, ItemKind::Date(_)) && year.lead == Lead::Comma
    });
    draft.add(Field::Container, name.start..year.map_or(name.end, |year| year.inner.end));
    draft.used.push(held);
    // The volume's own title, and its part.
    draft.used.extend(parts.italics().iter().chain(open).copied().filter(|index| *index > held));
    // "No. 4411" is the number of the telegram.
    for field in draft.fields.iter_mut().filter(|field| field.field == Field::Issue) {
        field.field = Field::Number;
    }
    // Its own day comes before the year of the collection; "telegram 1456" is no year.
    let own = || parts.items[..held].iter().filter(|item| matches!(item.kind, ItemKind::Date(_)));
    let day = own().find(|item| item.kind == ItemKind::Date(Precision::Day)).or_else(|| own().next());
    if let Some(day) = day {
        draft.fields.retain(|field| field.field != Field::Issued && field.range != day.inner);
        draft.add(Field::Issued, day.inner.clone());
    }
    // "vol. 5, 1054": a page that looks like a year.
    if let Some(page) = parts.items.last().filter(|page| {
        matches!(page.kind, ItemKind::Date(_)) && page.inner.start > name.end && page.lead == Lead::Comma
    }) && draft.has(Field::Volume)
        && year.is_none_or(|year| year.inner != page.inner)
        && !draft.has(Field::Page)
    {
        draft.fields.retain(|field| field.range != page.inner);
        draft.add(Field::Locator, page.inner.clone());
    }
    draft.locate();
    Some(draft)
}
