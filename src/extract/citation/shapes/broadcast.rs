//! A broadcast of a station.

use super::{Draft, Shape, Titled, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "broadcast",
    fit,
    telling: true,
    cases: &[
        (r"Salt TV, 15 July 2016, 23:45.", "broadcast; container-title: Salt TV; issued: 2016-07-15; volume: ; page: "),
        (
            r#"Salt TV, "Bayan al-Milh" ("Statement on Salt"), 13.4.2019."#,
            "broadcast; author: ; title: Bayan al-Milh; title-translation: Statement on Salt; container-title: Salt TV; issued: 2019-04-13",
        ),
        (r"Fajr TV (Beirut), 3 May 2016.", "broadcast; container-title: Fajr TV; issued: 2016-05-03"),
        (
            r#""Salt Talk," talk show, Tyre TV, May 3, 2016."#,
            "broadcast; title: Salt Talk; container-title: Tyre TV; genre: talk show",
        ),
        (
            r#""A Friday," *Seam Line* (podcast), ep. 17, February 2, 2019, 31:40–36:05."#,
            "broadcast; title: A Friday; container-title: Seam Line; genre: podcast; issued: 2019-02-02; locator: 31:40–36:05; volume: ",
        ),
        (
            r#"Salt Republic News Network, "The Ceremony," 11 April 2006, 20:30."#,
            "broadcast; author: ; title: The Ceremony; container-title: Salt Republic News Network; issued: 2006-04-11",
        ),
        (r#""Salt Hour," Radio Tyre, May 3, 2016."#, "broadcast; title: Salt Hour; container-title: Radio Tyre"),
    ],
};

/// "“A Friday,” *Seam Line* (podcast), ep. 17".
fn podcast(parts: &Parts<'_>, titled: &Titled) -> Option<Draft> {
    let program = titled.italic.filter(|_| titled.quoted)?;
    let told = parts.items.get(program + 1).is_some_and(|kind| {
        kind.kind == ItemKind::Round && parts.text[kind.inner.clone()].eq_ignore_ascii_case("podcast")
    });
    if !told || !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Broadcast, 0.96);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, program);
    draft.put(parts, Field::Genre, program + 1);
    // "ep. 17".
    draft.used.extend(&titled.after);
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let Some(titled) = titled(parts) else {
        let texts = parts.texts();
        let [station, rest @ ..] = texts else { return None };
        // The hour, and what kind of broadcast it was.
        let small = |index: &usize| {
            let words = parts.words(*index);
            words.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && words.split(' ').count() <= 4
        };
        if *station != 0
            || !rest.iter().all(small)
            || !lists::is_station(parts.words(0))
            || parts.precision != Some(Precision::Day)
        {
            return None;
        }
        let mut draft = Draft::new(parts, SourceType::Broadcast, 0.9);
        draft.put(parts, Field::Container, 0);
        draft.used.extend(rest);
        // "Israel Radio (Reshet Bet)" is one name.
        if let Some(more) = parts
            .items
            .get(1)
            .filter(|more| more.kind == ItemKind::Round && lists::is_named_station(&parts.text[more.inner.clone()]))
        {
            draft.fields.retain(|field| field.range != more.inner && field.field != Field::Container);
            draft.add(Field::Container, parts.items[0].inner.start..more.outer.end);
        }
        return Some(draft);
    };
    if parts.imprint || parts.has(Field::Volume) {
        return None;
    }
    if let Some(draft) = podcast(parts, &titled) {
        return Some(draft);
    }
    let mut draft = Draft::new(parts, SourceType::Broadcast, 0.92);
    let before = titled.head_words(parts);
    let range = parts.items[titled.title].inner.clone();
    if lists::is_station(before) {
        draft.span(parts, Field::Container, &titled.head);
        if let Some(program) = titled.italic {
            draft.put(parts, Field::Section, program);
        }
    } else {
        let places = titled.italic.into_iter().chain(titled.after.iter().copied());
        let station = places.filter(|index| *index > titled.title).find(|index| lists::is_station(parts.words(*index)));
        match station {
            Some(station) => {
                // "al-Nur 2" may be a journal and its volume.
                if !lists::is_named_station(parts.words(station)) {
                    draft.score = 0.82;
                }
                draft.people(parts, &titled.head);
                draft.put(parts, Field::Container, station);
                let program: Vec<usize> =
                    (titled.title + 1..station).filter(|index| !parts.items[*index].known).collect();
                draft.span(parts, Field::Section, &program);
            }
            // *Fajr TV*, 3 May 2016.
            None if !titled.quoted
                && titled.head.is_empty()
                && lists::is_station(parts.words(titled.title))
                && parts.precision == Some(Precision::Day) =>
            {
                draft.put(parts, Field::Container, titled.title);
                return Some(draft);
            }
            None => return None,
        }
    }
    draft.add(Field::Title, range);
    draft.used.push(titled.title);
    Some(draft)
}
