//! A report of a body, or a paper in a numbered series.

use super::{Draft, Shape, Titled, titled, un_document};
use crate::extract::citation::Field;
use crate::extract::citation::item::Lead;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "report",
    fit,
    telling: false,
    cases: &[
        (
            r"UN Salt Office, *Protection of Salt Weekly Report*, August 5, 2008, p. 2.",
            "report; author: UN Salt Office; title: Protection of Salt Weekly Report; issued: 2008-08-05; locator: 2",
        ),
        (
            r"Salt Group, *Salt and the Reeds*, Salt Report no. 88, 8 July 2009, i.",
            "report; author: Salt Group; collection-title: Salt Report; collection-number: 88; issued: 2009-07-08; locator: i",
        ),
        (
            r"Fajr Institute, *Water*, Policy Brief No. 15, Apr 12, 2005, p. 3.",
            "report; author: Fajr Institute; title: Water; collection-title: Policy Brief; collection-number: 15; issued: 2005-04-12; locator: 3",
        ),
        (
            r"Human Salt Watch, *Roads* (New York: Human Salt Watch, 2019), p. 4.",
            "report; author: Human Salt Watch; publisher: Human Salt Watch; locator: 4",
        ),
        (
            r"Sami Nur et al., *Salt*, Nile Policy Paper No. 6 (Nairobi: Reed Institute, 2019), pp. 9–11.",
            "report; author: Nur, Sami; publisher: Reed Institute; publisher-place: Nairobi; locator: 9–11",
        ),
        (
            r#"Salt International, "Nowhere to Go," MDE 24/903/2015, 13 October 2015."#,
            "report; author: Salt International; title: Nowhere to Go; number: MDE 24/903/2015; issued: 2015-10-13",
        ),
        (
            r#"Salt Commission, "Rapport final" ("Final Report"), 2012-02-15."#,
            "report; author: Salt Commission; title: Rapport final; title-translation: Final Report; issued: 2012-02-15",
        ),
        (
            r#"Rima Haj, "On Thin Ice," *Salt Report* no. 195 (Tyre: Salt Group, January 16, 2019), 12–14."#,
            "report; title: On Thin Ice; collection-title: Salt Report; collection-number: 195; publisher: Salt Group; issued: 2019-01-16; locator: 12–14",
        ),
        (
            r#""Two Steps Back," Salt Policy Center, March 2015."#,
            "report; author: ; title: Two Steps Back; publisher: Salt Policy Center; issued: 2015-03",
        ),
        (
            r#"Rima Haj, "Two Steps Back," Reed Endowment, 3 June 2013."#,
            "report; author: Haj, Rima; title: Two Steps Back; publisher: Reed Endowment; issued: 2013-06-03",
        ),
    ],
};

/// Whether `words` are letters, and numbers of which the last is a year: "MDE 24/2503/2015".
fn is_index(words: &str) -> bool {
    let words = words.strip_prefix("Index: ").or_else(|| words.strip_prefix("AI Index: ")).unwrap_or(words);
    let Some((letters, numbers)) = words.split_once(' ') else { return false };
    let year = numbers.rsplit('/').next().unwrap_or_default();
    (2..=4).contains(&letters.len())
        && letters.bytes().all(|c| c.is_ascii_uppercase())
        && numbers.matches('/').count() == 2
        && numbers.bytes().all(|c| c.is_ascii_digit() || c == b'/')
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
}

/// "T," *Salt Report* no. 195 (Tyre: Salt Group, May 2019): a number of a series in italics, which a house brings out.
fn serial(parts: &Parts<'_>, titled: &Titled) -> Option<Draft> {
    let series = titled.italic.filter(|_| titled.quoted)?;
    if !parts.has(Field::Issue)
        || parts.has(Field::Volume)
        || !parts.has(Field::Publisher)
        || parts.has(Field::Editor)
        || parts.editors.is_some()
        || !titled.is_headed_by_people(parts)
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Report, 0.9);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Collection, series);
    draft.fields.iter_mut().filter(|field| field.field == Field::Issue).for_each(|field| field.field = Field::Number);
    draft.locate();
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let head = titled.head_words(parts);
    // What a party has printed is a book.
    let is_of_party = |word: &str| {
        matches!(
            word.strip_prefix("al-").unwrap_or(word),
            "Hizb" | "Tahaluf" | "Harakat" | "Jabhat" | "Party" | "Ansar"
        )
    };
    let body = names::is_body(head) && !lists::is_station(head) && !head.split(' ').any(is_of_party);
    if let Some(draft) = serial(parts, &titled) {
        return Some(draft);
    }
    if titled.italic.is_some() || parts.thesis || parts.has(Field::Issue) || !titled.is_headed_by_people(parts) {
        return None;
    }
    // "Rima Haj, *T*, Salt Institute, May 2016", "“T,” Salt Institute, May 2016": the body that brought it out.
    let house = titled.after.iter().copied().find(|index| {
        let words = parts.words(*index);
        let outlet = lists::outlet(words).is_some() || lists::is_agency(words) || lists::is_station(words);
        words.split(' ').any(lists::is_body_word) && names::is_body(words) && !outlet
    });
    let placed = parts.imprint || parts.series || parts.has(Field::Url) || head.is_empty() && !titled.quoted;
    let house = house.filter(|house| parts.items[*house].lead != Lead::Colon && !placed);
    // "MDE 24/2503/2015": the index under which the body files it, with the year of the report.
    let filed = titled.after.iter().any(|index| is_index(parts.words(*index)));
    // "UN OCHA, *Weekly Report*, 5 August 2008": no newspaper is called so.
    let says_so =
        !titled.quoted && parts.words(titled.title).split(' ').any(|word| matches!(word, "Report" | "Reports"));
    let score = if filed && body {
        0.9
    } else if parts.series || body && parts.imprint && !titled.quoted {
        0.94
    } else if body && says_so && parts.precision.is_some() {
        0.9
    } else if body && (parts.precision >= Some(Precision::Month) || parts.genre.is_some()) {
        0.78
    } else if body && parts.precision.is_some() {
        0.72
    } else if house.is_some() && parts.precision >= Some(Precision::Month) {
        0.8
    } else {
        return None;
    };
    let mut draft = Draft::new(parts, SourceType::Report, score);
    draft.people(parts, &titled.head);
    if let Some(house) = house {
        draft.put(parts, Field::Publisher, house);
    }
    draft.put(parts, Field::Title, titled.title);
    for index in &titled.after {
        if un_document::is_symbol(parts.words(*index)) || is_index(parts.words(*index)) {
            draft.put(parts, Field::Number, *index);
        } else if !titled.quoted && lists::is_town(parts.words(*index)) && !draft.has(Field::Place) {
            draft.put(parts, Field::Place, *index);
        } else if parts.series && !draft.has(Field::Publisher) && names::is_body(parts.words(*index)) {
            // The house that has the series.
            draft.put(parts, Field::Publisher, *index);
        }
    }
    draft.locate();
    Some(draft)
}
