//! REC006.

use super::{Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::{Node, same};
use std::collections::HashMap;

/// What says who decided on an item, and how sure somebody was: no part of what it says.
const ABOUT: &[&str] = &["id", "by", "at", "why", "status", "confidence"];

rule! {
    /// ## What it checks
    /// Where two people have read the same words differently, somebody has ruled.
    ///
    /// Two citations of a note, two claims or two dates on the same words, by different people (`by`), that say
    /// different things are one too many. To rule is to give one of them `status: rejected`: it stays, and so does
    /// the reason under `why`.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// dates:
    /// - {id: d1, text: in May, edtf: 2016-05, anchor: {spans: [[10, 16]], exact: in May}, status: edited, by: R. Haj}
    /// - {id: d2, text: in May, edtf: 2015-05, anchor: {spans: [[10, 16]], exact: in May}, status: edited, by: S. Nur}
    /// ```
    ///
    /// ## Instead
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// dates:
    /// - {id: d1, text: in May, edtf: 2016-05, anchor: {spans: [[10, 16]], exact: in May}, status: edited, by: R. Haj}
    /// - {id: d2, text: in May, edtf: 2015-05, anchor: {spans: [[10, 16]], exact: in May}, status: rejected, by: R. Haj}
    /// ```
    UnresolvedDisagreement = "REC006", "unresolved-disagreement", Warning
}

impl Rule for UnresolvedDisagreement {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let Ok(tree) = file.tree else { return };
        let items = |list: &str| tree.root.get(list).map(Node::items).unwrap_or_default();
        let citations = items("notes").iter().filter_map(|note| note.get("citations")).map(Node::items);
        for list in [items("claims"), items("dates")].into_iter().chain(citations) {
            let mut first: HashMap<Vec<&str>, &Node<'_>> = HashMap::new();
            for item in list.iter().filter(|item| word(item, "by").is_some()) {
                let Some(spans) = spans(item).filter(|_| word(item, "status") != Some("rejected")) else { continue };
                let other = *first.entry(spans).or_insert(item);
                if word(other, "by") == word(item, "by") || agree(other, item) {
                    continue;
                }
                let (Some(id), Some(before)) = (item.get("id"), other.get("id")) else { continue };
                let name = |item| word(item, "by").unwrap_or_default();
                let message = format!("{} and {} read these words differently", name(other), name(item));
                let finding = self.finding(id.span, message).related(before.span, "the other reading");
                found.push(finding.help("give one of the two `status: rejected`"));
            }
        }
    }
}

fn word<'n>(item: &'n Node<'_>, field: &str) -> Option<&'n str> {
    item.get(field).and_then(Node::as_str)
}

/// The numbers of the spans on which an item stands.
fn spans<'n>(item: &'n Node<'_>) -> Option<Vec<&'n str>> {
    let spans = item.get("anchor")?.get("spans")?.items();
    let numbers: Vec<&str> = spans.iter().flat_map(Node::items).filter_map(Node::as_str).collect();
    (!numbers.is_empty()).then_some(numbers)
}

/// Whether two items say the same.
fn agree(one: &Node<'_>, other: &Node<'_>) -> bool {
    let holds = |one: &Node<'_>, other: &Node<'_>| {
        let said = one.entries().iter().filter(|entry| !ABOUT.contains(&&*entry.key));
        said.into_iter().all(|entry| other.get(&entry.key).is_some_and(|value| same(value, &entry.value)))
    };
    holds(one, other) && holds(other, one)
}
