//! A thesis.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "thesis",
    fit,
    telling: false,
    cases: &[
        (
            r"Rima Haj, The Salt Guilds of Tyre, unpublished Ph.D. thesis, University of Tyre, 2005, p. 90.",
            "thesis; author: Haj, Rima; title: The Salt Guilds of Tyre; publisher: University of Tyre; issued: 2005; locator: 90",
        ),
        (
            r#""Salt" (MA thesis, Department of History, University of Tyre, 1985)."#,
            "thesis; title: Salt; publisher: University of Tyre; issued: 1985",
        ),
        (
            r#"Yusuf Malik, "The Salt Front, 1964–1969" (PhD diss., University of Tyre, 1977), pp. 88–101."#,
            "thesis; author: Malik, Yusuf; title: The Salt Front, 1964–1969; genre: PhD diss.; publisher: University of Tyre; issued: 1977; locator: 88–101",
        ),
    ],
};

/// Without marks: the name, the title, and the word that says what it is.
fn plain(parts: &Parts<'_>) -> Option<Draft> {
    let kind = parts.fields.iter().find(|field| field.field == Field::Genre)?.range.start;
    let texts = parts.texts();
    let (before, after): (Vec<usize>, Vec<usize>) =
        texts.iter().copied().partition(|index| parts.items[*index].inner.start < kind);
    let (author, title) = before.split_first()?;
    if title.is_empty() || !names::is_like_people(parts.words(*author)) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Thesis, 0.86);
    draft.people(parts, &[*author]);
    draft.span(parts, Field::Title, title);
    school(parts, &mut draft, &after);
    draft.locate();
    Some(draft)
}

/// The school, its department before it and its town after it.
fn school(parts: &Parts<'_>, draft: &mut Draft, after: &[usize]) {
    if draft.has(Field::Publisher) || after.is_empty() {
        return;
    }
    let school = after.iter().position(|index| lists::is_school(parts.words(*index))).unwrap_or_default();
    draft.put(parts, Field::Publisher, after[school]);
    if let Some(town) = after.get(school + 1) {
        draft.put(parts, Field::Place, *town);
    }
    draft.used.extend(&after[..school]);
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if !parts.thesis {
        return None;
    }
    let Some(titled) = titled(parts) else { return plain(parts) };
    let mut draft = Draft::new(parts, SourceType::Thesis, 0.97);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    school(parts, &mut draft, &titled.after);
    draft.locate();
    Some(draft)
}
