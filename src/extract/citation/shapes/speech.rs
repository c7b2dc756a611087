//! A speech or a sermon.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when;
use crate::record::SourceType;
use std::ops::Range;

pub(super) static SHAPE: Shape = Shape {
    name: "speech",
    fit,
    telling: true,
    cases: &[
        (
            r"Statement by the spokesman of the Salt Union, Rima Haj, *al-Fajr*, 3 April 2017.",
            "speech; author: Haj, Rima; container-title: al-Fajr; issued: 2017-04-03; event-place: ",
        ),
        (
            r"Statement by Salt Union spokesman Rima Haj, *al-Fajr*, 3 April 2017.",
            "speech; author: Haj, Rima; container-title: al-Fajr; issued: 2017-04-03",
        ),
        (
            r"Speech by H. Qadi, Tyre, Fajr TV, 3 May 2016.",
            "speech; author: Qadi, H.; container-title: Fajr TV; issued: 2016-05-03; event-place: Tyre",
        ),
        (r"Friday sermon, Mosque of Salt, 3 May 2016.", "speech; author: ; issued: 2016-05-03"),
        (
            r"Hamid Qadi, speech on Salt Day, al-Fajr TV, 2 August 2013.",
            "speech; author: Qadi, Hamid; genre: speech on Salt Day; container-title: al-Fajr TV; issued: 2013-08-02",
        ),
        (
            r"Col. Rima al-Haj, statement to al-Fajr, 3 May 2011.",
            "speech; author: al-Haj, Rima; container-title: al-Fajr; genre: statement to al-Fajr; issued: 2011-05-03",
        ),
        (
            r"Statement by Salt Minister Rima Haj to the BBC, 3 May 2009.",
            "speech; container-title: BBC; issued: 2009-05-03",
        ),
        (
            r"Statement by Basil Nur in the House of Commons, 3 May 1949, *Hansard*, vol. 464, col. 9.",
            "speech; author: Nur, Basil; container-title: Hansard; volume: 464; issued: 1949-05-03",
        ),
        (
            r#"Rima Haj, "To Our Brothers," audio message, al-Milh Media, May 2016."#,
            "speech; author: Haj, Rima; title: To Our Brothers; genre: audio message; container-title: al-Milh Media",
        ),
        (
            r"Gen. Rima Haj, press briefing, Doha, 3 May 2003.",
            "speech; author: Haj, Rima; genre: press briefing; event-place: Doha",
        ),
        (
            r"Statement of the Salt Brotherhood, Tyre, 3 May 2013.",
            "speech; author: Salt Brotherhood; event-place: Tyre",
        ),
        (
            r"Sultan Hamid, televised address, Tyre, 31 July 1988.",
            "speech; author: Sultan Hamid; genre: televised address; event-place: Tyre",
        ),
    ],
};

/// Who spoke, then what it was: "X, speech on Y, Z".
fn spoken(parts: &Parts<'_>) -> Option<Draft> {
    let kinds = [
        "speech",
        "address",
        "televised",
        "sermon",
        "Friday sermon",
        "Friday khutba",
        "eulogy",
        "lecture",
        "remarks",
        "radio address",
        "khutba",
        "press conference",
        "press briefing",
        "news conference",
        "briefing",
        "testimony",
        "toast",
        "statement",
        "statements",
        "declaration",
        "comments",
    ];
    let own = |index: &usize| parts.items[*index].kind == ItemKind::Text;
    let kind = (1..parts.items.len()).filter(own).find(|index| {
        let words = parts.words(*index);
        let starts = |kind: &str| words.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        kinds.into_iter().any(starts)
    })?;
    let head: Vec<usize> = (0..kind).filter(|index| own(index) && !parts.items[*index].known).collect();
    let words = parts.range(&head).map(|range| &parts.text[range])?;
    if is_titled(parts, kind) || !(names::is_like_people(words) || names::is_body(words)) || parts.precision.is_none() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Speech, 0.94);
    draft.people(parts, &head);
    if !parts.items[kind].known {
        draft.put(parts, Field::Genre, kind);
        let range = parts.items[kind].inner.clone();
        hearer(parts, &mut draft, range);
    }
    places(parts, &mut draft, kind);
    Some(draft)
}

/// "statement to al-Fajr": the paper or station to which it was made holds it.
fn hearer(parts: &Parts<'_>, draft: &mut Draft, range: Range<usize>) {
    let words = &parts.text[range.clone()];
    let Some((_, to)) = words.rsplit_once(" to ") else { return };
    let to = to.strip_prefix("the ").unwrap_or(to);
    if lists::is_station(to) || lists::outlet(to).is_some() || lists::is_agency(to) || to.starts_with("al-") {
        draft.add(Field::Container, range.end - to.len()..range.end);
    }
}

/// A message that was recorded, with a title of its own: "X, “T,” audio message, Z, May 2016".
fn recorded(parts: &Parts<'_>) -> Option<Draft> {
    let genre = parts.genre.as_deref()?;
    let kinds =
        ["audio message", "audio statement", "audiotape", "video message", "video statement", "recorded message"];
    let titled = titled(parts).filter(|titled| titled.quoted && titled.italic.is_none())?;
    if !kinds.contains(&genre) || !titled.is_headed_by_people(parts) || parts.imprint || titled.after.len() > 1 {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Speech, 0.92);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let [held] = titled.after.as_slice() {
        draft.put(parts, Field::Container, *held);
    }
    Some(draft)
}

/// Whether the speech has a title of its own; one in italics after element `kind` is the paper that printed it.
fn is_titled(parts: &Parts<'_>, kind: usize) -> bool {
    titled(parts).is_some_and(|titled| titled.quoted || titled.title < kind || titled.italic.is_some())
}

/// What stands after element `kind`: where it was given, and who broadcast or printed it.
fn places(parts: &Parts<'_>, draft: &mut Draft, kind: usize) {
    if let [paper] = parts.italics() {
        draft.put(parts, Field::Container, *paper);
        // The day on which it was given comes before that of the paper.
        let days = draft.fields.iter_mut().filter(|field| matches!(field.field, Field::Issued | Field::Other));
        let mut days: Vec<_> = days.filter(|field| when::edtf(&parts.text[field.range.clone()]).is_some()).collect();
        days.sort_by_key(|field| field.range.start);
        for (at, day) in days.into_iter().enumerate() {
            day.field = if at == 0 { Field::Issued } else { Field::Other };
        }
    }
    for index in parts.texts().iter().copied().filter(|index| *index > kind) {
        if draft.used.contains(&index) {
            continue;
        }
        let words = parts.words(index);
        let held = lists::is_station(words) || lists::outlet(words).is_some();
        draft.put(parts, if held { Field::Container } else { Field::Event }, index);
    }
}

/// Offices in which somebody speaks, in small letters.
const OFFICES: &[&str] = &["spokesman", "spokeswoman", "spokesperson", "leader", "minister", "secretary", "chairman"];

/// What stands behind the office that `who` tells in small letters.
fn office(who: &str) -> Option<&str> {
    let mut words = who.split(' ');
    words.find(|word| OFFICES.contains(word))?;
    let rest = words.next()?;
    Some(&who[rest.as_ptr() as usize - who.as_ptr() as usize..])
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.texts();
    if let Some(draft) = spoken(parts).or_else(|| recorded(parts)) {
        return Some(draft);
    }
    let first = *texts.first()?;
    let words = parts.words(first);
    let kinds = [
        "Speech",
        "Address",
        "Friday sermon",
        "Sermon",
        "Lecture",
        "Remarks",
        "Statement",
        "Televised speech",
        "Radio address",
        "Press conference",
    ];
    let kind = kinds.iter().find(|kind| words.starts_with(**kind))?;
    let rest = &words[kind.len()..];
    if first != 0
        || is_titled(parts, first)
        || !(rest.is_empty()
            || rest.starts_with(" by ")
            || rest.starts_with(" of ")
            || rest.starts_with(" at ")
            || rest.starts_with(" to "))
        || parts.precision.is_none()
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Speech, 0.93);
    let range = parts.items[first].inner.clone();
    if let Some(who) = rest.strip_prefix(" by ").or_else(|| rest.strip_prefix(" of ")) {
        let who = who.strip_prefix("the ").unwrap_or(who);
        let ends = [" at ", " to ", " in ", " before ", " on "];
        let end = ends.iter().filter_map(|sign| who.find(sign)).min().unwrap_or(who.len());
        let start = range.end - who.len();
        // "by the spokesman of the Salt Union, Rima Haj": the name comes after the office.
        let next = parts.items.get(first + 1).filter(|next| {
            next.kind == ItemKind::Text
                && office(&who[..end]).is_some_and(|rest| !names::is_like_people(rest))
                && names::is_like_people(&parts.text[next.inner.clone()])
        });
        let named = match (office(&who[..end]), next) {
            (_, Some(next)) => {
                draft.used.push(first + 1);
                next.inner.clone()
            }
            // "by Salt Union spokesman Rima Haj".
            (Some(name), None) if names::is_like_people(name) => start + end - name.len()..start + end,
            _ => start..start + end,
        };
        let printed = &parts.text[named.clone()];
        if names::is_like_people(printed) || names::is_body(printed) {
            for (_, name) in names::read(parts.text, named) {
                draft.add(Field::Author, name);
            }
        }
    }
    draft.add(Field::Genre, range.start..range.start + kind.len());
    draft.used.push(first);
    hearer(parts, &mut draft, range);
    places(parts, &mut draft, first);
    Some(draft)
}
