//! A page of a web site, or an address alone.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "web-page",
    fit,
    telling: false,
    cases: &[
        (
            r#""[Salt Plan](https://salt.example/p)" ("The Plan"), Archive of the Salt Dialogue."#,
            "webpage; title: Salt Plan; container-title: Archive of the Salt Dialogue; URL: https://salt.example/p",
        ),
        (
            r#""Salt," Salt Memory Project, https://salt.example/q, accessed 2 June 2016."#,
            "webpage; title: Salt; container-title: Salt Memory Project; accessed: 2016-06-02",
        ),
        (
            r"<https://beacon.example/b> accessed June 1, 2016.",
            "webpage; URL: https://beacon.example/b; accessed: 2016-06-01",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if !(parts.has(Field::Url) || parts.accessed)
        || parts.imprint
        || parts.has(Field::Volume)
        || parts.thesis
        || parts.series
    {
        return None;
    }
    let texts = parts.texts();
    let Some(titled) = titled(parts) else {
        if !parts.has(Field::Url) {
            return None;
        }
        let mut draft = Draft::new(parts, SourceType::Webpage, 0.8);
        if let Some(first) = texts.first() {
            let words = parts.words(*first);
            draft.score -= 0.1;
            // "the video on the page of the group: URL" is prose.
            let small = words.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
            if small > 2 {
                return Some(draft);
            }
            draft.put(parts, if names::is_body(words) { Field::Author } else { Field::Container }, *first);
        }
        return Some(draft);
    };
    if parts.precision == Some(Precision::Day) && parts.genre.is_none() && titled.italic.is_some()
        || !titled.is_headed_by_people(parts)
        || parts.has(Field::Page)
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Webpage, if parts.precision.is_none() { 0.9 } else { 0.66 });
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let Some(container) = titled.italic.or_else(|| titled.after.first().copied()) {
        draft.put(parts, Field::Container, container);
    } else {
        draft.score -= 0.1;
    }
    Some(draft)
}
