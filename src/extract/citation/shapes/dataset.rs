//! A set of data.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "dataset",
    fit,
    telling: true,
    cases: &[(
        r#"Rima Haj, "Salt (1.0) [Data set]", Zenodo, 2019, https://z.example/9."#,
        "dataset; author: Haj, Rima; title: Salt (1.0); container-title: Zenodo; issued: 2019; URL: https://z.example/9",
    )],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let said = |words: &str| {
        let lower = words.to_lowercase();
        lower.contains("[data set]") || lower.contains("[dataset]") || lower == "data set" || lower == "dataset"
    };
    let marked = said(parts.words(titled.title))
        || parts.genre.as_deref().is_some_and(said)
        || parts.items.iter().any(|item| item.kind == ItemKind::Square && said(&parts.text[item.inner.clone()]));
    if !marked {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Dataset, 0.95);
    draft.people(parts, &titled.head);
    let title = parts.items[titled.title].inner.clone();
    let bare = parts.words(titled.title).find(" [").unwrap_or(title.len());
    draft.add(Field::Title, title.start..title.start + bare);
    draft.used.push(titled.title);
    if let Some(container) = titled.italic.or_else(|| titled.after.first().copied()) {
        draft.put(parts, Field::Container, container);
    }
    Some(draft)
}
