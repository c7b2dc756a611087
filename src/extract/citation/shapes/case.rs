//! A case at law.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "case",
    fit,
    telling: false,
    cases: &[
        (
            r"HCJ 99055/18 *Haj v. Salt Board* (2021).",
            "legal_case; title: Haj v. Salt Board; number: HCJ 99055/18; issued: 2021",
        ),
        (
            r"World Salt Court, *Salt Co. Case (Reed v. Nur)*, Order of 5 July 1951, *W.S.C. Reports 1951*, p. 89.",
            "legal_case; author: World Salt Court; title: Salt Co. Case (Reed v. Nur); container-title: W.S.C. Reports 1951; page: 89; issued: 1951-07-05; genre: Order",
        ),
        (
            r"World Court of Salt, *Consequences of a Wall*, Advisory Opinion of July 9, 2004, *W.C.S. Reports 2004*, p. 136.",
            "legal_case; author: World Court of Salt; title: Consequences of a Wall; container-title: W.C.S. Reports 2004; page: 136; issued: 2004-07-09; genre: Advisory Opinion",
        ),
        (
            r"World Court of Salt, *Nur v. Salt*, App. no. 2476/94, Judgment of 25 May 1998, para. 134.",
            "legal_case; author: World Court of Salt; title: Nur v. Salt; number: 2476/94; issued: 1998-05-25; locator: 134",
        ),
        (
            r"HCJ 3901/98, Nur v. Minister of Salt, 54(1) PD 12.",
            "legal_case; title: Nur v. Minister of Salt; number: HCJ 3901/98",
        ),
        (
            r"High Court of Salt, Case No. 20 of Judicial Year 34, June 14, 2012.",
            "legal_case; author: High Court of Salt; title: Case No. 20 of Judicial Year 34; issued: 2012-06-14",
        ),
        (
            r"*Al Haj v. Reed*, [1960] A.C. 786.",
            "legal_case; title: Al Haj v. Reed; issued: 1960; container-title: A.C.; page: 786",
        ),
        (r"Salt Bank Ltd v. Nur (1996) 39 S.A.L.R. 577.", "legal_case; title: Salt Bank Ltd v. Nur; issued: 1996"),
    ],
};

fn is_case(words: &str) -> bool {
    [" v. ", " v ", " c. ", " vs. "].iter().any(|sign| words.contains(sign))
        || words.split(' ').any(|word| word == "Case" || word == "Affaire")
}

/// "Supreme Court of Salt, Case No. 20 of Judicial Year 34, 14 June 2012": a court and the number of the file alone.
fn numbered(parts: &Parts<'_>) -> Option<Draft> {
    let file = |words: &str| {
        let kind = words.split(' ').next().unwrap_or_default();
        matches!(kind, "Case" | "Cases" | "Appeal" | "Petition" | "Suit" | "Judgment" | "Ruling")
            && words.contains(|c: char| c.is_ascii_digit())
    };
    let at = (1..parts.items.len().min(4))
        .find(|index| parts.items[*index].kind == ItemKind::Text && file(parts.words(*index)))?;
    let court: Vec<usize> = (0..at).collect();
    let head = parts.range(&court).map(|range| &parts.text[range])?;
    let sits = ["Court", "Tribunal", "Judiciary", "Council of State"].iter().any(|sign| head.contains(sign));
    if !sits || !names::is_body(head) || titled(parts).is_some() || parts.precision.is_none() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::LegalCase, 0.95);
    draft.span(parts, Field::Author, &court);
    // "Case No. 20" has the look of a series.
    let item = parts.items[at].inner.clone();
    draft.fields.retain(|field| field.range.end <= item.start || field.range.start >= item.end);
    draft.put(parts, Field::Title, at);
    draft.locate();
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = numbered(parts) {
        return Some(draft);
    }
    let texts = parts.texts();
    if let Some(titled) = titled(parts) {
        // "HCJ 7052/03 *X v. Y*": letters and number of the file.
        let file = |words: &str| {
            words.split_once(' ').is_some_and(|(letters, number)| {
                letters.chars().all(|c| c.is_uppercase() || c == '.') && number.contains(|c: char| c.is_ascii_digit())
            })
        };
        let court = names::is_body(titled.head_words(parts))
            || titled.head.is_empty()
            || file(titled.head_words(parts)) && parts.words(titled.title).contains(" v. ");
        if !court || titled.quoted || parts.imprint {
            return None;
        }
        let judged = titled.after.iter().any(|index| {
            ["Order", "Judgment", "Judgement", "Advisory", "Decision", "Ruling"]
                .iter()
                .any(|word| parts.words(*index).starts_with(word))
        });
        // "International Court of Justice, *Consequences of a Wall*, Advisory Opinion": told by who says what.
        let by_court = titled.head_words(parts).contains("Court") && judged;
        if !is_case(parts.words(titled.title)) && !by_court {
            return None;
        }
        let mut draft =
            Draft::new(parts, SourceType::LegalCase, if judged || !titled.head.is_empty() { 0.95 } else { 0.8 });
        // "Court, HCJ 7052/03, *X v. Y*": the number of the file.
        let docket = titled.head.iter().position(|index| parts.words(*index).contains(|c: char| c.is_ascii_digit()));
        let (court, docket) = titled.head.split_at(docket.unwrap_or(titled.head.len()));
        draft.people(parts, court);
        draft.span(parts, Field::Number, docket);
        // "App. no. 24276/94" is no series.
        draft.fields.retain(|field| field.field != Field::Collection);
        draft.put(parts, Field::Title, titled.title);
        if let Some(container) = titled.italic {
            draft.put(parts, Field::Container, container);
        }
        for index in &titled.after {
            // "Judgment of 5 July 1951": the preposition leads to the day.
            let range = parts.items[*index].inner.clone();
            let kind = parts.words(*index);
            // "[1960] A.C. 786": the reports, and the page.
            if let Some((reports, page)) = kind.rsplit_once(' ')
                && page.bytes().all(|c| c.is_ascii_digit())
                && reports.ends_with('.')
                && reports.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | ' '))
            {
                draft.add(Field::Container, range.start..range.start + reports.len());
                draft.add(Field::Page, range.end - page.len()..range.end);
                draft.used.push(*index);
                continue;
            }
            let bare = kind.strip_suffix(" of the").or_else(|| kind.strip_suffix(" of")).unwrap_or(kind);
            draft.add(Field::Genre, range.start..range.start + bare.len());
            draft.used.push(*index);
        }
        return Some(draft);
    }
    // "HCJ 3901/98, X v. Y": the number of the file comes first.
    if let [0, name, ..] = texts
        && parts.words(*name).contains(" v. ")
        && parts.words(0).contains(|c: char| c.is_ascii_digit())
        && parts.words(0).split(' ').count() <= 4
    {
        let mut draft = Draft::new(parts, SourceType::LegalCase, 0.9);
        draft.put(parts, Field::Number, 0);
        draft.put(parts, Field::Title, *name);
        // "54(1) PD 12" is where the reports of the court print it.
        draft.fields.retain(|field| !matches!(field.field, Field::Volume | Field::Issue | Field::Page));
        draft.used.extend(0..parts.items.len());
        return Some(draft);
    }
    let first = *texts.first()?;
    if first != 0 || ![" v. ", " v "].iter().any(|sign| parts.words(first).contains(sign)) || parts.precision.is_none()
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::LegalCase, 0.86);
    draft.put(parts, Field::Title, first);
    for index in &texts[1..] {
        draft.put(parts, Field::Other, *index);
    }
    draft.used.extend(0..parts.items.len());
    Some(draft)
}
