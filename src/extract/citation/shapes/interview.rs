//! An interview, with or without a name.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "interview",
    fit,
    cases: &[
        (
            r"Interview with a retired officer of the 60th Salt Brigade, Tyre, May 4, 1998.",
            "interview; author: ; title: ; issued: 1998-05-04",
        ),
        (r"Rima Haj, interviewed by the author, Doha, 2017.", "interview; author: Haj, Rima; issued: 2017"),
        (
            r"Author’s interview with Rima Haj, Doha, 3 May 2017.",
            "interview; author: Haj, Rima; issued: 2017-05-03; event-place: Doha",
        ),
        (
            r"Interview with an official who asked not to be named, Tyre, May 2016.",
            "interview; author: ; issued: 2016-05",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.open(ItemKind::Text);
    let first = *texts.first()?;
    let lower = parts.words(first).to_lowercase();
    let starts = first == 0
        && (lower.starts_with("interview")
            || ["author's ", "author’s ", "author ", "personal ", "telephone ", "phone ", "my ", "oral "].iter().any(
                |lead| {
                    lower
                        .strip_prefix(lead)
                        .is_some_and(|rest| rest.split(' ').take(3).any(|word| word.starts_with("interview")))
                },
            ));
    let by = texts.iter().copied().find(|index| {
        parts.words(*index).to_lowercase().starts_with("personal interview")
            || parts.words(*index).starts_with("interviewed by")
            || parts.words(*index).starts_with("interview by")
            || parts.words(*index).starts_with("interview with the author")
    });
    if !(starts || by.is_some()) || titled(parts).is_some() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Interview, 0.96);
    let mut rest = texts.clone();
    if let Some(by) = by {
        let before: Vec<usize> = texts.iter().copied().filter(|index| *index < by).collect();
        draft.people(parts, &before);
        draft.put(parts, Field::Genre, by);
        rest.retain(|index| *index > by);
    } else {
        let words = parts.words(first);
        let range = parts.items[first].inner.clone();
        if let Some(at) = words.find(" with ").or_else(|| words.find(" of ").filter(|at| *at < 12)) {
            let person = range.start + words[at + 1..].find(' ').map_or(words.len(), |space| at + space + 2)..range.end;
            let name = &parts.text[person.clone()];
            if names::is_like_people(name) && !names::is_body(name) {
                for (_, name) in names::read(parts.text, person) {
                    draft.add(Field::Author, name);
                }
            }
        }
        draft.used.push(first);
        rest.remove(0);
    }
    if let Some(place) = rest.iter().copied().rev().find(|index| parts.words(*index).starts_with(char::is_uppercase)) {
        draft.put(parts, Field::Event, place);
    }
    draft.used.extend(rest);
    Some(draft)
}
