//! A thesis.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::lists;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "thesis",
    fit,
    telling: false,
    cases: &[(
        r#"Yusuf Malik, "The Salt Front, 1964–1969" (PhD diss., University of Tyre, 1977), pp. 88–101."#,
        "thesis; author: Malik, Yusuf; title: The Salt Front, 1964–1969; genre: PhD diss.; publisher: University of Tyre; issued: 1977; locator: 88–101",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if !parts.thesis {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Thesis, 0.97);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if !draft.has(Field::Publisher) && !titled.after.is_empty() {
        let after = &titled.after;
        let school = after.iter().position(|index| lists::is_school(parts.words(*index))).unwrap_or_default();
        draft.put(parts, Field::Publisher, after[school]);
        if let Some(town) = after.get(school + 1) {
            draft.put(parts, Field::Place, *town);
        }
        // Its department.
        draft.used.extend(&after[..school]);
    }
    draft.locate();
    Some(draft)
}
