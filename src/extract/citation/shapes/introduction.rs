//! An introduction or foreword to a book.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "introduction",
    fit,
    telling: false,
    cases: &[(
        r"Rima Haj, introduction to *The Roads*, by Basil Nur (London: Reed, 1999), xii.",
        "chapter; author: Haj, Rima; container-title: The Roads; publisher: Reed; page: xii; genre: introduction; container-author: Nur, Basil",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let kind = titled.head.iter().copied().find(|index| {
        let words = parts.words(*index);
        ["introduction to", "foreword to", "preface to", "afterword to", "introduction", "foreword", "preface"]
            .iter()
            .any(|kind| words.eq_ignore_ascii_case(kind))
    })?;
    let mut draft = Draft::new(parts, SourceType::Chapter, 0.96);
    let before: Vec<usize> = titled.head.iter().copied().filter(|index| *index < kind).collect();
    draft.people(parts, &before);
    let range = parts.items[kind].inner.clone();
    let word = parts.words(kind).split(' ').next().unwrap_or_default().len();
    draft.add(Field::Genre, range.start..range.start + word);
    draft.used.push(kind);
    draft.put(parts, Field::Container, titled.title);
    for index in titled.after.iter().filter(|index| parts.words(**index).starts_with("by ")) {
        draft.named(parts, Field::ContainerAuthor, &[*index]);
    }
    Some(draft)
}
