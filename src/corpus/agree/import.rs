//! Taking what another record of the same article says into one that people have worked on.
//!
//! What nobody has decided on is made to say what the other says; what somebody has decided on stays, and is told;
//! nothing is taken out.

use super::compare::compare;
use super::take::{TakeError, in_order, item, set, take};
use super::{Disagreement, disagreement};
use crate::record::{Record, yaml};
use serde_json::Value;

/// A record after an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Its text.
    pub text: String,
    /// What it says now as the other does, and did not before.
    pub taken: Vec<Disagreement>,
    /// What it still says otherwise, since somebody had decided on it.
    pub kept: Vec<Disagreement>,
}

/// What people say of an item beside its fields.
const DECISION: [&str; 5] = ["status", "by", "at", "why", "rulings"];

/// Takes into the record in `old` what `other` says; with `overrides`, also where somebody had decided otherwise.
pub fn import(old: &str, other: &Record, overrides: bool) -> Result<Imported, TakeError> {
    let record = yaml::read(old)?;
    let mut found: Vec<Disagreement> = Vec::new();
    let mut decided: Vec<(&'static str, String, String)> = Vec::new();
    for judged in compare([&record, other]).judged {
        if let ([Some(one), Some(id)], "status") = (&judged.ids, judged.field) {
            decided.push((judged.list, one.clone(), id.clone()));
        } else if judged.values[0] != judged.values[1] || judged.field == "extent" {
            found.push(disagreement("", judged));
        }
    }
    in_order(&mut found);
    let mut imported = Imported { text: old.to_owned(), ..Imported::default() };
    for found in found {
        // What only the record has stays as it is.
        if found.ids[1].is_none() {
            continue;
        }
        if found.field == "labels" {
            imported.labels(other, found)?;
        } else if is_decided(&record, &found) && !overrides {
            imported.kept.push(found);
        } else {
            imported.text = take(&imported.text, other, &found)?.text;
            imported.taken.push(found);
        }
    }
    for (list, one, id) in decided {
        imported.decision(&record, other, (list, &one, &id), overrides)?;
    }
    Ok(imported)
}

impl Imported {
    /// Puts the labels of both on an item: one more takes nothing away from what was decided.
    fn labels(&mut self, other: &Record, found: Disagreement) -> Result<(), TakeError> {
        let [Some(one), Some(id)] = &found.ids else { return Ok(()) };
        let mut labels: Vec<Value> = found.values[0].as_array().cloned().unwrap_or_default();
        let new = item(other, found.list, id)?["labels"].as_array().cloned().unwrap_or_default();
        let before = labels.len();
        labels
            .extend(new.into_iter().filter(|label| !found.values[0].as_array().is_some_and(|had| had.contains(label))));
        if labels.len() > before {
            self.text = set(&self.text, found.list, one, "labels", &labels.into())?;
            self.taken.push(found);
        }
        Ok(())
    }

    /// Takes the decision of the other, where the record has none, or is to follow.
    fn decision(
        &mut self,
        record: &Record,
        other: &Record,
        (list, one, id): (&'static str, &str, &str),
        overrides: bool,
    ) -> Result<(), TakeError> {
        let (had, has) = (item(record, list, one)?, item(other, list, id)?);
        let differs = DECISION.iter().any(|key| had.get(*key) != has.get(*key));
        let decides = DECISION.iter().any(|key| has.get(*key).is_some_and(|value| !value.is_null()));
        if !differs || !decides {
            return Ok(());
        }
        let told = Disagreement {
            article: String::new(),
            id: format!("{one}.status"),
            list,
            ids: [Some(one.to_owned()), Some(id.to_owned())],
            field: "status",
            values: [had["status"].clone(), has["status"].clone()],
            at: None,
            words: String::new(),
        };
        if !had["status"].is_null() && !overrides {
            self.kept.push(told);
            return Ok(());
        }
        for key in DECISION {
            if had.get(key) != has.get(key) && has.get(key).is_some() {
                self.text = set(&self.text, list, one, key, &has[key])?;
            }
        }
        self.taken.push(told);
        Ok(())
    }
}

/// Whether somebody has decided on the item that `found` is about.
fn is_decided(record: &Record, found: &Disagreement) -> bool {
    let Some(id) = &found.ids[0] else { return false };
    let (list, id) = match id.rsplit_once('@') {
        Some((place, _)) if found.list == "mentions" => ("places", place),
        _ => (found.list, id.as_str()),
    };
    item(record, list, id).is_ok_and(|item| !item["status"].is_null())
}
