//! A paper read at a conference.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
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
            r"Rima Haj, paper given at the annual meeting of the Salt Society, Doha, 3 May 2016.",
            "paper-conference; author: Haj, Rima; title: ; event-place: Doha; issued: 2016-05-03",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts);
    let signs = [
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
    let after = titled.as_ref().map_or_else(|| parts.after(0), |titled| titled.after.clone());
    let (event, lead) = after.iter().find_map(|index| {
        signs.iter().find(|sign| parts.words(*index).starts_with(**sign)).map(|sign| (*index, sign.len()))
    })?;
    let mut draft = Draft::new(parts, SourceType::PaperConference, 0.97);
    if let Some(titled) = &titled {
        draft.people(parts, &titled.head);
        draft.put(parts, Field::Title, titled.title);
    } else {
        let head = parts.before(event);
        let words = parts.range(&head).map(|range| &parts.text[range])?;
        if !signs[..4].iter().any(|sign| parts.words(event).starts_with(sign)) || !names::is_like_people(words) {
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
