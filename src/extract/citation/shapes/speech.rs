//! A speech or a sermon.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "speech",
    fit,
    cases: &[
        (
            r"Speech by H. Qadi, Tyre, Fajr TV, 3 May 2016.",
            "speech; author: Qadi, H.; container-title: Fajr TV; issued: 2016-05-03; event-place: Tyre",
        ),
        (r"Friday sermon, Mosque of Salt, 3 May 2016.", "speech; author: ; issued: 2016-05-03"),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.open(ItemKind::Text);
    let first = *texts.first()?;
    let words = parts.words(first);
    let kinds = [
        "Speech",
        "Address",
        "Friday sermon",
        "Sermon",
        "Lecture",
        "Remarks",
        "Statement",
        "Televised speech",
        "Radio address",
        "Press conference",
    ];
    let kind = kinds.iter().find(|kind| words.starts_with(**kind))?;
    let rest = &words[kind.len()..];
    if first != 0
        || titled(parts).is_some()
        || !(rest.is_empty()
            || rest.starts_with(" by ")
            || rest.starts_with(" of ")
            || rest.starts_with(" at ")
            || rest.starts_with(" to "))
        || parts.precision.is_none()
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Speech, 0.93);
    let range = parts.items[first].inner.clone();
    if let Some(who) = rest.strip_prefix(" by ").or_else(|| rest.strip_prefix(" of ")) {
        let end = who.find(" at ").or_else(|| who.find(" to ")).unwrap_or(who.len());
        let start = range.end - who.len();
        if names::is_like_people(&who[..end]) || names::is_body(&who[..end]) {
            for (_, name) in names::read(parts.text, start..start + end) {
                draft.add(Field::Author, name);
            }
        }
    }
    draft.add(Field::Genre, range.start..range.start + kind.len());
    draft.used.push(first);
    for index in &texts[1..] {
        let field = if lists::is_station(parts.words(*index)) || lists::outlet(parts.words(*index)).is_some() {
            Field::Container
        } else {
            Field::Event
        };
        draft.put(parts, field, *index);
    }
    Some(draft)
}
