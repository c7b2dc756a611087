//! What is to be looked at, and in which order.

use crate::record::select::{Condition, Kind, SelectError};
use crate::record::{Record, Status};
use camino::Utf8PathBuf;
use serde_json::Value;

/// A record under review.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) path: Utf8PathBuf,
    pub(super) record: Record,
}

/// One item to look at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// The place of its record.
    pub(super) record: usize,
    pub(super) kind: Kind,
    pub(super) id: String,
    /// How sure the program is, from 0 to 1.
    pub(super) confidence: f64,
    /// Whether somebody has decided on it.
    pub(super) is_decided: bool,
}

/// The kinds that are looked at where nobody asks for others. A note is looked at with its citations.
pub(super) const USUAL: &[Kind] = &[Kind::Citations, Kind::Sources, Kind::Claims, Kind::Dates, Kind::Places];

/// The kinds among `kinds` that have the fields of all `conditions`.
pub(super) fn kinds(kinds: &[Kind], conditions: &[Condition]) -> Result<Vec<Kind>, SelectError> {
    let fits = |kind: &Kind| conditions.iter().try_for_each(|it| it.check(kind.name(), &kind.fields()));
    let fitting: Vec<Kind> = kinds.iter().copied().filter(|kind| fits(kind).is_ok()).collect();
    match (fitting.is_empty(), kinds.first()) {
        (true, Some(kind)) => fits(kind).map(|()| Vec::new()),
        _ => Ok(fitting),
    }
}

/// What nobody has decided on, the least sure first, else in the order of the records.
pub(super) fn queue(held: &[Held], kinds: &[Kind], conditions: &[Condition]) -> Vec<Item> {
    let mut queue = Vec::new();
    for (index, held) in held.iter().enumerate() {
        for kind in kinds {
            for item in kind.items(&held.record) {
                if item["status"].is_null() && conditions.iter().all(|condition| condition.holds(&item)) {
                    queue.push(Item {
                        record: index,
                        kind: *kind,
                        id: item["id"].as_str().unwrap_or_default().to_owned(),
                        confidence: item["confidence"].as_f64().unwrap_or(1.0),
                        is_decided: false,
                    });
                }
            }
        }
    }
    queue.sort_by(|one, other| one.confidence.total_cmp(&other.confidence));
    queue
}

/// The item of that kind and id.
pub(super) fn find(record: &Record, kind: Kind, id: &str) -> Option<Value> {
    kind.items(record).into_iter().find(|item| item["id"] == id)
}

/// Whether somebody has decided on it.
pub(super) fn is_decided(item: &Value) -> bool {
    serde_json::from_value::<Option<Status>>(item["status"].clone()).is_ok_and(|status| status.is_some())
}
