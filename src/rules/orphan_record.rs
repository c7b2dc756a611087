//! REC003.

use super::{Edit, Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::{Edits, Node, Value};
use std::collections::HashSet;

rule! {
    /// ## What it checks
    /// Every source is cited by a note, or named by a claim or another source; every place is mentioned or named
    /// by a claim. What somebody has rejected may stand alone. The fix takes it out, with its comment, where nobody has
    /// decided anything about it.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// sources:
    /// - {id: nur-2016-markets, type: document}
    /// ```
    ///
    /// ## Instead
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// sources: []
    /// ```
    OrphanRecord = "REC003", "orphan-record", Warning, Unsafe
}

impl Rule for OrphanRecord {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let Ok(tree) = file.tree else { return };
        let items = |list: &str| tree.root.get(list).map(Node::items).unwrap_or_default();
        let citations = items("notes").iter().filter_map(|note| note.get("citations")).flat_map(Node::items);
        let mut sources: HashSet<&str> = citations.filter_map(|citation| citation.get("source")?.as_str()).collect();
        sources.extend(items("sources").iter().filter_map(|source| source.get("references")?.as_str()));
        let named = |key: &str| {
            let lists = items("claims").iter().filter_map(move |claim| claim.get(key));
            lists.flat_map(Node::items).filter_map(Node::as_str).collect::<Vec<_>>()
        };
        sources.extend(named("sources"));
        let places: HashSet<&str> = named("places").into_iter().collect();
        let mentioned = |place: &Node<'_>| place.get("mentions").is_some_and(|mentions| !mentions.items().is_empty());
        for (list, noun, known) in [("sources", "source", &sources), ("places", "place", &places)] {
            let Some(list) = tree.root.get(list) else { continue };
            let lone = |item: &Node<'_>| {
                let rejected = item.get("status").and_then(Node::as_str) == Some("rejected");
                let named = noun == "place" && mentioned(item);
                !rejected && !named && item.get("id").and_then(Node::as_str).is_some_and(|id| !known.contains(id))
            };
            let alone: Vec<usize> = (0..list.items().len()).filter(|at| lone(&list.items()[*at])).collect();
            for at in &alone {
                let item = &list.items()[*at];
                let Some((id, name)) = item.get("id").and_then(|id| Some((id, id.as_str()?))) else { continue };
                let help = format!("take the {noun} out, or name it where it belongs");
                let mut finding =
                    self.finding(id.span, format!("nothing in this record uses the {noun} `{name}`")).help(help);
                // What somebody has looked at is theirs to take out, and a list is not left without a value.
                if item.get("status").is_none()
                    && alone.len() < list.items().len()
                    && let Value::Sequence { flow: false, .. } = &list.value
                {
                    finding = finding.fix(false, vec![Edit::delete(Edits::new(tree.text).chunk(list, *at))]);
                }
                found.push(finding);
            }
        }
    }
}
