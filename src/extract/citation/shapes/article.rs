//! A title in quotation marks of which no more can be said.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "article",
    fit,
    telling: false,
    cases: &[(
        r#"Gideon Lev, "What Was Salt," 1996, pp. 14–29."#,
        "article; author: Lev, Gideon; title: What Was Salt; issued: 1996; page: 14–29",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if !titled.quoted || !titled.is_headed_by_people(parts) {
        return None;
    }
    let kind =
        if titled.italic.is_some() || parts.has(Field::Page) { SourceType::Article } else { SourceType::Document };
    let evidence = parts.precision.is_some() || parts.has(Field::Page) || parts.has(Field::Url);
    let mut draft = Draft::new(parts, kind, if evidence { 0.56 } else { 0.4 });
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let Some(container) = titled.italic {
        draft.put(parts, Field::Container, container);
    }
    Some(draft)
}
