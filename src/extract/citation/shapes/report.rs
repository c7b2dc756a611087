//! A report of a body, or a paper in a numbered series.

use super::{Draft, Shape, titled};
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
            r#"Salt Commission, "Rapport final" ("Final Report"), 2012-02-15."#,
            "report; author: Salt Commission; title: Rapport final; title-translation: Final Report; issued: 2012-02-15",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let head = titled.head_words(parts);
    let body = names::is_body(head) && !lists::is_station(head);
    if titled.italic.is_some() || parts.thesis || parts.has(Field::Issue) || !titled.is_headed_by_people(parts) {
        return None;
    }
    // "Rima Haj, *T*, Salt Institute, May 2016": the body that brought it out.
    let house = titled.after.iter().copied().find(|index| {
        let words = parts.words(*index);
        let outlet = lists::outlet(words).is_some() || lists::is_agency(words) || lists::is_station(words);
        words.split(' ').any(lists::is_body_word) && names::is_body(words) && !outlet
    });
    let placed = parts.imprint || parts.series || parts.has(Field::Url) || head.is_empty();
    let house = house.filter(|house| parts.items[*house].lead != Lead::Colon && !placed);
    let score = if parts.series || body && parts.imprint && !titled.quoted {
        0.94
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
        if crate::extract::citation::shapes::un_document::is_symbol(parts.words(*index)) {
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
