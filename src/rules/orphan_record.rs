//! REC003.

use super::{Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::Node;
use std::collections::HashSet;

rule! {
    /// ## What it checks
    /// Every source is cited by a note, or named by a claim or another source; every place is mentioned or named
    /// by a claim. What somebody has rejected may stand alone.
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
    OrphanRecord = "REC003", "orphan-record", Warning
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
        let lone_sources = items("sources").iter().map(|item| (item, "source", &sources));
        let lone_places = items("places").iter().filter(|place| !mentioned(place)).map(|item| (item, "place", &places));
        for (item, noun, known) in lone_sources.chain(lone_places) {
            let rejected = item.get("status").and_then(Node::as_str) == Some("rejected");
            let Some(id) = item.get("id").filter(|_| !rejected) else { continue };
            let Some(name) = id.as_str().filter(|name| !known.contains(name)) else { continue };
            let help = format!("take the {noun} out, or name it where it belongs");
            found.push(self.finding(id.span, format!("nothing in this record uses the {noun} `{name}`")).help(help));
        }
    }
}
