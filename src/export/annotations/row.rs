//! The items of a record, each with where it stands: what all the formats here are made from.

use crate::record::{Anchor, Record};
use serde::Serialize;
use serde_json::{Map, Value};

/// One item.
#[derive(Clone, Debug)]
pub(super) struct Row<'r> {
    /// The list in which it stands: `claims`; citations are a list of their own.
    pub(super) list: &'static str,
    /// Its id.
    pub(super) id: String,
    /// The item in which it stands: the note of a citation.
    pub(super) within: Option<&'r str>,
    /// The places where it stands; several only of a place that is named more than once.
    pub(super) anchors: Vec<&'r Anchor>,
    /// All that it says, as the record does.
    pub(super) item: Map<String, Value>,
}

impl Row<'_> {
    /// The words of a field.
    pub(super) fn word(&self, field: &str) -> Option<&str> {
        self.item.get(field)?.as_str()
    }
}

/// The items of `record`, in its order, each citation after its note.
pub(super) fn rows(record: &Record) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for note in &record.notes {
        let mut item = plain(note);
        item.shift_remove("citations");
        rows.push(Row {
            list: "notes",
            id: note.id.clone(),
            within: None,
            anchors: note.anchor.iter().collect(),
            item,
        });
        rows.extend(note.citations.iter().map(|citation| Row {
            list: "citations",
            id: citation.id.clone(),
            within: Some(&note.id),
            anchors: citation.anchor.iter().collect(),
            item: plain(citation),
        }));
    }
    rows.extend(record.sources.iter().map(|source| Row {
        list: "sources",
        id: source.id.clone(),
        within: None,
        anchors: Vec::new(),
        item: plain(source),
    }));
    rows.extend(record.claims.iter().map(|claim| Row {
        list: "claims",
        id: claim.id.clone(),
        within: None,
        anchors: claim.anchor.iter().collect(),
        item: plain(claim),
    }));
    rows.extend(record.dates.iter().map(|date| Row {
        list: "dates",
        id: date.id.clone(),
        within: None,
        anchors: date.anchor.iter().collect(),
        item: plain(date),
    }));
    rows.extend(record.places.iter().map(|place| Row {
        list: "places",
        id: place.id.clone(),
        within: None,
        anchors: place.mentions.iter().filter_map(|mention| mention.anchor.as_ref()).collect(),
        item: plain(place),
    }));
    rows
}

/// `item` as plain data, by way of its text: half of a number's digits are noise where it goes from `f32` to `f64`.
pub(super) fn plain(item: &impl Serialize) -> Map<String, Value> {
    let text = serde_json::to_string(item).expect("records are plain data");
    serde_json::from_str(&text).expect("an item is an object")
}
