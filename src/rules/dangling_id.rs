//! REC002.

use super::{Edit, Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::nearest;
use crate::record::yaml::Node;
use std::collections::HashSet;

rule! {
    /// ## What it checks
    /// Every id that a record names is the id of something in it: the source of a citation, the notes, sources,
    /// dates and places of a claim, the notes through which an ibid. leads, the work that a source refers to.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// notes:
    /// - id: n1
    ///   number: "1"
    ///   text: The Beacon, 2016.
    ///   citations: [{id: n1.1, source: nur-2016-market, form: full}]
    /// sources:
    /// - {id: nur-2016-markets, type: document, references: nur-2016-markets}
    /// ```
    ///
    /// ## Instead
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// notes:
    /// - id: n1
    ///   number: "1"
    ///   text: The Beacon, 2016.
    ///   citations: [{id: n1.1, source: nur-2016-markets, form: full}]
    /// sources:
    /// - {id: nur-2016-markets, type: document}
    /// ```
    DanglingId = "REC002", "dangling-id", Error, Unsafe
}

/// The ids of one list.
struct Ids<'n> {
    noun: &'static str,
    ids: HashSet<&'n str>,
}

impl Rule for DanglingId {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let Ok(tree) = file.tree else { return };
        let items = |list: &str| tree.root.get(list).map(Node::items).unwrap_or_default();
        let ids = |list: &str, noun| Ids {
            noun,
            ids: items(list).iter().filter_map(|item| item.get("id")?.as_str()).collect(),
        };
        let [notes, sources, dates, places] =
            [("notes", "note"), ("sources", "source"), ("dates", "date"), ("places", "place")].map(|(l, n)| ids(l, n));
        for claim in items("claims") {
            for (key, known) in [("notes", &notes), ("sources", &sources), ("dates", &dates), ("places", &places)] {
                self.look(claim.get(key), known, found);
            }
        }
        for citation in items("notes").iter().filter_map(|note| note.get("citations")).flat_map(Node::items) {
            self.look(citation.get("source"), &sources, found);
            self.look(citation.get("through"), &notes, found);
        }
        for source in items("sources") {
            self.look(source.get("references"), &sources, found);
        }
    }
}

impl DanglingId {
    /// Whether `named`, an id or a list of them, is in `known`.
    fn look(&self, named: Option<&Node<'_>>, known: &Ids<'_>, found: &mut Vec<Finding>) {
        let Some(named) = named.filter(|named| !named.is_null()) else { return };
        let one = std::slice::from_ref(named);
        for id in if named.as_str().is_some() { one } else { named.items() } {
            let Some(name) = id.as_str().filter(|name| !known.ids.contains(name)) else { continue };
            let finding = self.finding(id.span, format!("no {} `{name}` in this record", known.noun));
            let mut sorted: Vec<&str> = known.ids.iter().copied().collect();
            sorted.sort_unstable();
            found.push(match nearest(name, sorted.into_iter()) {
                Some(near) => {
                    finding.help(format!("did you mean `{near}`?")).fix(false, vec![Edit::replace(id.span, near)])
                }
                None => finding.help(format!("add the {}, or take the id out", known.noun)),
            });
        }
    }
}
