//! An article in a scholarly journal.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "journal",
    fit,
    telling: false,
    cases: &[
        (
            r#"Leyla Er and Claire van den Bosch, "Salt Roads," *Journal of Salt* 19, no. 2 (2014): 181–203, https://doi.org/10.5555/js.2014.9."#,
            "article-journal; author: Er, Leyla & van den Bosch, Claire; volume: 19; issue: 2; issued: 2014; page: 181–203; container-title: Journal of Salt; DOI: 10.5555/js.2014.9",
        ),
        (
            r#"H. Riza, "Salt," *Review of Salt*, Vol. 3, No. 1 (Summer 1979), pp. 44–61."#,
            "article-journal; volume: 3; issue: 1; issued: 1979-22; page: 44–61; container-title: Review of Salt",
        ),
        (
            "N. Soy, 'Tuz', *Tarih Dergisi* 88 (2001), 34–41.",
            "article-journal; title: Tuz; volume: 88; issued: 2001; page: 34–41",
        ),
        (
            r#"A. Nur, "Salt, *Salt Studies* 28/3 (1999): 1–9."#,
            "article-journal; title: Salt; volume: 28; issue: 3; container-title: Salt Studies",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let container = titled.italic?;
    let numbered = parts.has(Field::Volume) || parts.has(Field::Issue);
    if parts.has(Field::Publisher) || parts.thesis || !titled.is_headed_by_people(parts) {
        return None;
    }
    let score = match (numbered, parts.precision) {
        (true, Some(Precision::Day)) => 0.8,
        (true, _) => 0.94,
        (false, Some(Precision::Year | Precision::Month)) if parts.year_in_parentheses && parts.has(Field::Page) => {
            0.66
        }
        (false, Some(Precision::Year)) => 0.62,
        _ => return None,
    };
    let mut draft = Draft::new(parts, SourceType::ArticleJournal, score);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}
