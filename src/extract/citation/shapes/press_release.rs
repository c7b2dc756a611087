//! A press release or statement.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "press-release",
    fit,
    telling: true,
    cases: &[
        (
            r#"Salt Ministry, "[Statement on Salt](https://s.example/1)," press release, 2013-07-26."#,
            "report; author: Salt Ministry; title: Statement on Salt; genre: press release; issued: 2013-07-26; URL: https://s.example/1",
        ),
        (
            r"Salt Union, press release, 3 May 2016.",
            "report; author: Salt Union; genre: press release; issued: 2016-05-03",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let genre = parts.genre.as_deref()?;
    if !["release", "statement", "communiqué"].iter().any(|word| genre.contains(word)) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Report, 0.95);
    let Some(titled) = titled(parts) else {
        let head = parts.texts();
        let words = parts.range(head).map(|range| &parts.text[range])?;
        draft.people(parts, head);
        return names::is_body(words).then_some(draft);
    };
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let Some(container) = titled.italic {
        draft.put(parts, Field::Container, container);
    }
    for index in &titled.after {
        if crate::extract::citation::shapes::un_document::is_symbol(parts.words(*index)) {
            draft.put(parts, Field::Number, *index);
        }
    }
    Some(draft)
}
