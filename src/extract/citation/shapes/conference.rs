//! A paper read at a conference.

use super::{Draft, Shape, Titled, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, items};
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::token::inner_tokens;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "conference",
    fit,
    telling: true,
    cases: &[
        (
            r#"Rima Haj, "Salt," paper presented at the Salt Congress, Doha, 3 May 2016."#,
            "paper-conference; author: Haj, Rima; title: Salt; event-title: the Salt Congress; event-place: Doha; issued: 2016-05-03",
        ),
        (
            r#"Rima Haj, "Salt" (paper presented at the Salt Congress, Doha, 17–18 May 2016), 5."#,
            "paper-conference; author: Haj, Rima; title: Salt; event-title: the Salt Congress; event-place: Doha; issued: 2016-05-17/2016-05-18; locator: 5",
        ),
        (
            r"Rima Haj, paper given at the annual meeting of the Salt Society, Doha, 3 May 2016.",
            "paper-conference; author: Haj, Rima; title: ; event-place: Doha; issued: 2016-05-03",
        ),
    ],
};

/// What says that words are those of a speaker; those of a paper come first.
const SIGNS: [&str; 9] = [
    "paper presented at ",
    "paper presented to ",
    "paper given at ",
    "paper read at ",
    "presentation at ",
    "lecture at ",
    "lecture given at ",
    "paper delivered at ",
    "keynote at ",
];

/// "“Salt” (paper presented at the Salt Congress, Doha, 3 May 2016), 5".
fn bracketed(parts: &Parts<'_>, titled: &Titled) -> Option<Draft> {
    let round = (titled.title + 1..parts.items.len()).find(|index| {
        parts.items[*index].kind == ItemKind::Round && SIGNS.iter().any(|sign| parts.words(*index).starts_with(sign))
    })?;
    let inner = items(&inner_tokens(parts.note, parts.items[round].inner.clone()));
    let (event, rest) = inner.split_first()?;
    let lead = SIGNS.iter().find(|sign| parts.text[event.inner.clone()].starts_with(**sign))?.len();
    if !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::PaperConference, 0.97);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.add(Field::EventTitle, event.inner.start + lead..event.inner.end);
    for item in rest {
        match item.kind {
            ItemKind::Date(_) => draft.add(Field::Issued, item.inner.clone()),
            ItemKind::Text => draft.add(Field::Event, item.inner.clone()),
            _ => {}
        }
    }
    draft.used.push(round);
    draft.locate();
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts);
    if let Some(draft) = titled.as_ref().and_then(|titled| bracketed(parts, titled)) {
        return Some(draft);
    }
    let after = titled.as_ref().map_or_else(|| parts.after(0), |titled| titled.after.clone());
    let (event, lead) = after.iter().find_map(|index| {
        SIGNS.iter().find(|sign| parts.words(*index).starts_with(**sign)).map(|sign| (*index, sign.len()))
    })?;
    let mut draft = Draft::new(parts, SourceType::PaperConference, 0.97);
    if let Some(titled) = &titled {
        draft.people(parts, &titled.head);
        draft.put(parts, Field::Title, titled.title);
    } else {
        let head = parts.before(event);
        let words = parts.range(&head).map(|range| &parts.text[range])?;
        if !SIGNS[..4].iter().any(|sign| parts.words(event).starts_with(sign)) || !names::is_like_people(words) {
            return None;
        }
        draft.people(parts, &head);
    }
    let range = parts.items[event].inner.clone();
    draft.add(Field::EventTitle, range.start + lead..range.end);
    draft.used.push(event);
    let after: Vec<usize> = after.into_iter().filter(|index| *index > event).collect();
    draft.span(parts, Field::Event, &after);
    Some(draft)
}
