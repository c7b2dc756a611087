//! A paper read at a conference.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "conference",
    fit,
    telling: true,
    cases: &[(
        r#"Rima Haj, "Salt," paper presented at the Salt Congress, Doha, 3 May 2016."#,
        "paper-conference; author: Haj, Rima; title: Salt; event-title: the Salt Congress; event-place: Doha; issued: 2016-05-03",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
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
    let (event, lead) = titled.after.iter().find_map(|index| {
        signs.iter().find(|sign| parts.words(*index).starts_with(**sign)).map(|sign| (*index, sign.len()))
    })?;
    let mut draft = Draft::new(parts, SourceType::PaperConference, 0.97);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    let range = parts.items[event].inner.clone();
    draft.add(Field::EventTitle, range.start + lead..range.end);
    draft.used.push(event);
    let after: Vec<usize> = titled.after.iter().copied().filter(|index| *index > event).collect();
    draft.span(parts, Field::Event, &after);
    Some(draft)
}
