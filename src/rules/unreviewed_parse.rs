//! REC007.

use super::{Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::Node;

/// Below this the program is more likely wrong than right.
const UNSURE: f64 = 0.5;

rule! {
    /// ## What it checks
    /// What the program was not sure of has been looked at by somebody: it has a `status`.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// places:
    /// - {id: karabla, name: Karabla, confidence: 0.3, mentions: [{text: Karabla}]}
    /// ```
    ///
    /// ## Instead
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// places:
    /// - {id: karabla, name: Karabla, confidence: 0.3, status: confirmed, by: R. Haj, mentions: [{text: Karabla}]}
    /// ```
    UnreviewedParse = "REC007", "unreviewed-parse", Info
}

impl Rule for UnreviewedParse {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let Ok(tree) = file.tree else { return };
        let items = |list: &str| tree.root.get(list).map(Node::items).unwrap_or_default();
        let citations = items("notes").iter().filter_map(|note| note.get("citations")).flat_map(Node::items);
        let lists = ["sources", "claims", "dates", "places"].into_iter().flat_map(items);
        for item in citations.chain(lists).filter(|item| item.get("status").is_none()) {
            let Some(confidence) = item.get("confidence") else { continue };
            let sure = confidence.as_str().and_then(|sure| sure.parse::<f64>().ok());
            if sure.is_some_and(|sure| sure < UNSURE) {
                let id = item.get("id").and_then(Node::as_str).unwrap_or("this");
                let message = format!("the program was not sure of `{id}`, and nobody has looked at it");
                found.push(
                    self.finding(confidence.span, message)
                        .help("compare it with the article; then correct it, or write `status: confirmed` beside it"),
                );
            }
        }
    }
}
