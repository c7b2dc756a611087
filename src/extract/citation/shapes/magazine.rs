//! An article in a magazine.

use super::{Draft, Shape, newspaper, titled};
use crate::extract::citation::Field;
use crate::extract::citation::lists::{self, Outlet};
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "magazine",
    fit,
    telling: false,
    cases: &[
        (
            r#""Salt and Power," *The Economist*, 7 January 1952."#,
            "article-magazine; title: Salt and Power; container-title: The Economist; issued: 1952-01-07",
        ),
        (
            r#"Rima Haj, "al-Milh" ("Salt"), *Rose al-Yusuf*, no. 2210, 3 May 1971, p. 12."#,
            "article-magazine; author: Haj, Rima; issue: 2210; page: 12; container-title: Rose al-Yusuf",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let container = titled.italic.or_else(|| newspaper::text_container(parts, &titled.after))?;
    let known = lists::outlet(parts.words(container)) == Some(Outlet::Magazine);
    let numbered = parts.has(Field::Issue)
        && !parts.has(Field::Volume)
        && parts.precision == Some(crate::extract::citation::when::Precision::Day);
    if !(known || numbered) || parts.has(Field::Publisher) || !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ArticleMagazine, if known { 0.93 } else { 0.86 });
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}
