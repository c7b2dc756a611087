//! What is on record of an item: who decided, what, and which rulings.

use super::Disagreement;
use super::compare::compare;
use super::take::{TakeError, item, keeper, set};
use crate::record::{Record, Ruling, Status, yaml};
use serde_json::Value;

/// Who decided on an item of `record`.
#[must_use]
pub fn by(record: &Record, list: &'static str, id: &str) -> Option<String> {
    let (list, id) = keeper(list, id);
    item(record, list, id).ok()?["by"].as_str().map(str::to_owned)
}

/// What was decided on an item of the record in `text`.
pub fn status(text: &str, list: &'static str, id: &str) -> Result<Option<Status>, TakeError> {
    let (list, id) = keeper(list, id);
    let item = item(&yaml::read(text)?, list, id)?;
    Ok(serde_json::from_value(item["status"].clone()).unwrap_or_default())
}

/// Whether the ruled `record`, which has the ids of the first of two records, has a ruling on what `found` tells of
/// these; `other` is the second.
#[must_use]
pub fn is_ruled(record: &Record, other: &Record, found: &Disagreement) -> bool {
    let of = |list, id: &str| -> Vec<Ruling> {
        let (list, id) = keeper(list, id);
        let rulings = item(record, list, id).ok().map(|item| item["rulings"].clone()).unwrap_or_default();
        serde_json::from_value(rulings).unwrap_or_default()
    };
    match &found.ids {
        // Mentions have no ids of their own, and those after one that was ruled out have moved up: a mention is known
        // by what was said of it.
        [Some(id), _] if found.list == "mentions" => {
            of("places", keeper(found.list, id).1).iter().any(|ruling| is_of_mention(ruling, found))
        }
        [Some(id), _] => of(found.list, id).iter().any(|ruling| ruling.field == found.field),
        [None, Some(id)] => {
            let compared = compare([record, other]);
            if found.list == "mentions" {
                let place = compared.names.of("places", keeper(found.list, id).1);
                return place.is_some_and(|place| of("places", place).iter().any(|it| is_of_mention(it, found)));
            }
            // What was put in stands where the second has it.
            let pair = compared.judged.iter().find(|it| it.list == found.list && it.ids[1].as_ref() == Some(id));
            let one = pair.and_then(|pair| pair.ids[0].as_ref());
            one.is_some_and(|one| of(found.list, one).iter().any(|ruling| ruling.field == "present"))
        }
        [None, None] => false,
    }
}

fn is_of_mention(ruling: &Ruling, found: &Disagreement) -> bool {
    let place = found.at.map(|at| format!("{}@{at}", found.field)).unwrap_or_default();
    ruling.field == place
}

/// Makes the record in `text` name its article by `file`.
pub fn set_file(text: &str, file: &str) -> Result<String, TakeError> {
    set(text, "article", "article", "file", &Value::from(file))
}
