//! An interview, with or without a name.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;
use crate::text::is_apostrophe;
use std::ops::Range;

pub(super) static SHAPE: Shape = Shape {
    name: "interview",
    fit,
    telling: true,
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
        (
            r"Rima Haj, interview with *al-Fajr*, 14 April 2017.",
            "interview; author: Haj, Rima; container-title: al-Fajr; issued: 2017-04-14",
        ),
        (
            r"Rima Haj, interview with Radio Tyre, 4 June 1967.",
            "interview; author: Haj, Rima; container-title: Radio Tyre; issued: 1967-06-04",
        ),
        (
            r"Rima Haj, Zoom interview with the author, 11 November 2020.",
            "interview; author: Haj, Rima; issued: 2020-11-11",
        ),
        (
            r"Interview with Rima Haj, Le Figaro, May 22, 1985 (FBIS, May 24, 1985).",
            "interview; author: Haj, Rima; container-title: Le Figaro; issued: 1985-05-22",
        ),
        (r"Interview with Rima Haj via WhatsApp, May 2016.", "interview; author: Haj, Rima; medium: WhatsApp"),
        (r"Skype interview with Rima Haj, 11 November 2016.", "interview; author: Haj, Rima; medium: Skype"),
        (r"Interview in Tyre in 1996 with Rima Haj.", "interview; author: Haj, Rima; issued: 1996"),
        (
            r"Interview with MK Rima Haj, *al-Fajr*, 14 October 2005.",
            "interview; author: Haj, Rima; container-title: al-Fajr",
        ),
        (
            r"Author’s interview with Gen. (ret.) Rima Haj, Tyre, March 3, 2015.",
            "interview; author: Haj, Rima; issued: 2015-03-03; event-place: Tyre",
        ),
        (
            r"Authors' interview with a salt miner, 'Akka, November 4, 2022.",
            "interview; author: ; issued: 2022-11-04; event-place: 'Akka",
        ),
        (
            r"Interview with Dr. Rima Haj conducted by the author, Tyre, 2 May 2012.",
            "interview; author: Haj, Rima; issued: 2012-05-02; event-place: Tyre",
        ),
    ],
};

/// By what means people who do not meet speak, in lower case.
const MEANS: &[&str] = &[
    "telephone",
    "phone",
    "e-mail",
    "email",
    "skype",
    "zoom",
    "whatsapp",
    "video",
    "online",
    "signal",
    "facetime",
    "telegram",
];

/// What an interview is said to be, in lower case.
const KINDS: &[&str] = &[
    "author's",
    "author’s",
    "authors'",
    "authors’",
    "author",
    "personal",
    "my",
    "our",
    "oral",
    "written",
    "private",
    "field",
    "informal",
];

/// Whether `lower` opens with the word "interview", or with what kind of one it is.
fn is_asking(lower: &str) -> bool {
    let mut words = lower.split(' ');
    let first = words.next().unwrap_or_default();
    let lead = MEANS.contains(&first) || KINDS.contains(&first);
    first.starts_with("interview") || lead && words.take(3).any(|word| word.starts_with("interview"))
}

/// "interview in Tyre in 1996 with X": the name after the date.
fn after_date(parts: &Parts<'_>, first: usize) -> Option<Range<usize>> {
    let item = parts.items[first + 1..].iter().find(|item| parts.text[item.inner.clone()].starts_with("with "))?;
    Some(item.inner.start + 5..item.inner.end)
}

/// The name of who was asked, if it is one.
fn interviewee(parts: &Parts<'_>, draft: &mut Draft, range: Range<usize>) {
    // "… with X in *al-Fajr*", "… with X conducted by the author", "… with X by Y".
    let name = parts.text[range.clone()].trim_end_matches(" in");
    let name = name.split(" conducted by ").next().unwrap_or(name);
    let name = name.split(" by ").next().unwrap_or(name);
    let range = range.start..range.start + name.len();
    if names::is_like_people(name) && !names::is_body(name) {
        for (_, name) in names::read(parts.text, range) {
            draft.add(Field::Author, name);
        }
    }
}

/// "Interview with Gen. (ret.) X": the index of the name behind a rank that is told to be one of the past.
fn retired(parts: &Parts<'_>, first: usize) -> Option<usize> {
    let [rank, name] = parts.items.get(first + 1..first + 3)? else { return None };
    let past = matches!(
        parts.text[rank.inner.clone()].trim_end_matches('.').to_lowercase().as_str(),
        "ret" | "retd" | "res" | "retired" | "emeritus"
    );
    (rank.kind == ItemKind::Round
        && past
        && name.kind == ItemKind::Text
        && name.lead == Lead::Nothing
        && names::is_like_people(&parts.text[name.inner.clone()]))
    .then_some(first + 2)
}

/// "X, interview with *al-Fajr*", "X, letter to *al-Fajr*": who speaks, and the paper or station that asks.
fn asked(parts: &Parts<'_>) -> Option<Draft> {
    let sign = |words: &str| {
        ["interview with", "interviewed by", "interview by", "interview to", "interview in", "interview on"]
            .iter()
            .find(|sign| words.starts_with(**sign))
            .map(|sign| sign.len())
    };
    let kind = (1..parts.items.len())
        .find(|index| parts.items[*index].kind == ItemKind::Text && sign(parts.words(*index)).is_some())?;
    let head: Vec<usize> = (0..kind).collect();
    let words = parts.range(&head).map(|range| &parts.text[range])?;
    if !names::is_like_people(words) || head.iter().any(|index| parts.items[*index].kind != ItemKind::Text) {
        return None;
    }
    let inner = parts.items[kind].inner.clone();
    let words = parts.words(kind);
    let rest = words[sign(words)?..].trim_start();
    let mut draft = Draft::new(parts, SourceType::Interview, 0.95);
    draft.people(parts, &head);
    draft.used.push(kind);
    if rest.is_empty() {
        let paper = kind + 1;
        if parts.items.get(paper)?.kind != ItemKind::Italic {
            return None;
        }
        draft.put(parts, Field::Container, paper);
    } else if lists::is_station(rest) || lists::outlet(rest).is_some() {
        draft.add(Field::Container, inner.end - rest.len()..inner.end);
    } else if names::is_like_people(rest)
        && let Some(held) = parts.italics().first().filter(|held| **held > kind)
    {
        // "interview by X, *Programme*, Station".
        draft.put(parts, Field::Container, *held);
    } else {
        return None;
    }
    for index in parts.after(kind) {
        let program = lists::is_station(parts.words(index)) && draft.has(Field::Container);
        draft.put(parts, if program { Field::Other } else { Field::Event }, index);
    }
    Some(draft)
}

/// "In a telephone interview with the author (5 June 2014), …": told in a sentence, with its day.
fn told(parts: &Parts<'_>) -> Option<Draft> {
    let words = parts.items.first().map(|_| parts.words(0))?;
    let rest = ["In an ", "in an ", "In a ", "in a "].iter().find_map(|lead| words.strip_prefix(lead))?;
    let asked = rest.split_once("interview with ").filter(|(kind, _)| kind.split(' ').count() <= 4)?;
    let day = parts.items.get(1).filter(|day| day.kind == ItemKind::Round)?;
    if !matches!(asked.1, "the author" | "the authors" | "me" | "us") || parts.precision.is_none() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Interview, 0.96);
    draft.fields.retain(|field| field.field == Field::Issued && field.range.end <= day.outer.end);
    draft.used.push(0);
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = asked(parts).or_else(|| told(parts)) {
        return Some(draft);
    }
    let texts = parts.texts();
    let first = *texts.first()?;
    let lower = parts.lower(first);
    let starts = first == 0 && is_asking(lower);
    let by = texts.iter().copied().find(|index| {
        parts.lower(*index).starts_with("personal interview")
            || parts.words(*index).starts_with("interviewed by")
            || parts.words(*index).starts_with("interview by")
            || *index > 0 && parts.words(*index).contains("interview with the author") && is_asking(parts.lower(*index))
    });
    let asking = first.max(by.unwrap_or_default());
    // The paper or the programme that asked.
    let held = titled(parts).filter(|titled| !titled.quoted && titled.title > asking && titled.italic.is_none());
    if !(starts || by.is_some()) || held.is_none() && titled(parts).is_some() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Interview, 0.96);
    if let Some(held) = &held {
        draft.put(parts, Field::Container, held.title);
    }
    let mut rest = texts.to_vec();
    if let Some(by) = by {
        let before: Vec<usize> = texts.iter().copied().filter(|index| *index < by).collect();
        draft.people(parts, &before);
        draft.put(parts, Field::Genre, by);
        rest.retain(|index| *index > by);
    } else {
        let words = parts.words(first);
        let range = parts.items[first].inner.clone();
        let retired = retired(parts, first).filter(|_| words.contains(" with "));
        let with = (first..parts.items.len()).find_map(|index| parts.words(index).find(" with ").map(|at| (index, at)));
        if let Some(name) = retired {
            interviewee(parts, &mut draft, parts.items[name].inner.clone());
            draft.used.extend([name - 1, name]);
            draft.fields.retain(|field| field.range != parts.items[name - 1].inner);
            rest.retain(|index| *index != name);
        } else if let Some((index, at)) =
            with.filter(|(index, _)| *index > first && parts.items[*index].kind == ItemKind::Text)
        {
            // "interview in Haifa in 1996 with X".
            let item = parts.items[index].inner.clone();
            interviewee(parts, &mut draft, item.start + at + 6..item.end);
        } else if parts.items.get(first + 1).is_some()
            && let Some(next) = after_date(parts, first)
        {
            interviewee(parts, &mut draft, next);
        } else if let Some(at) = words.find(" with ").or_else(|| words.find(" of ").filter(|at| *at < 12)) {
            let person = range.start + words[at + 1..].find(' ').map_or(words.len(), |space| at + space + 2)..range.end;
            let name = &parts.text[person.clone()];
            let by = MEANS.iter().find_map(|means| {
                let lead = name.len().checked_sub(means.len())?;
                name.get(lead..)?.eq_ignore_ascii_case(means).then_some(())?;
                let sign = [" via ", " by ", " over ", " on "].iter().find(|sign| name[..lead].ends_with(**sign))?;
                Some((lead - sign.len(), lead))
            });
            let end = by.map_or(person.end, |(end, _)| person.start + end);
            if let Some((_, at)) = by {
                draft.add(Field::Medium, person.start + at..person.end);
            }
            interviewee(parts, &mut draft, person.start..end);
        }
        if let Some(means) = MEANS.iter().find(|means| lower.starts_with(*means) && lower.len() == words.len()) {
            draft.add(Field::Medium, range.start..range.start + means.len());
        }
        draft.used.push(first);
        rest.remove(0);
    }
    let capital = |index: &usize| parts.words(*index).trim_start_matches(is_apostrophe).starts_with(char::is_uppercase);
    if let Some(place) = rest.iter().copied().rev().find(capital) {
        let held = lists::outlet(parts.words(place)).is_some() || lists::is_named_station(parts.words(place));
        draft.put(parts, if held && !draft.has(Field::Container) { Field::Container } else { Field::Event }, place);
    }
    draft.used.extend(rest);
    Some(draft)
}
