//! REC001.

use super::{Edit, Finding, Listed, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::{Node, Tree, YamlError};
use crate::record::{Edtf, conform, nearest};
use std::collections::HashMap;

rule! {
    /// ## What it checks
    /// A record is YAML, has the fields of the schema and no others, each with a value of its kind; dates are
    /// EDTF, no key stands twice in a map, and no two items have one id. Keys of your own start with `x-`. Where
    /// `isnad.yaml` lists labels, an item has no others.
    ///
    /// `isnad schema` prints the schema; an editor with a YAML language server checks against it while you write.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// sources:
    /// - id: nur-2016-markets
    ///   type: article-newspaper
    ///   continer-title: The Beacon
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
    /// - id: nur-2016-markets
    ///   type: article-newspaper
    ///   container-title: The Beacon
    /// ```
    SchemaViolation = "REC001", "schema-violation", Error, Safe
}

impl Rule for SchemaViolation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, settings: &Settings, found: &mut Vec<Finding>) {
        let tree = match file.tree {
            Ok(tree) => tree,
            Err(error) => return found.push(self.of(error)),
        };
        found.extend(tree.root.repeated_keys().iter().map(|error| self.of(error)));
        for misfit in conform(&tree.root) {
            let mut finding = self.finding(misfit.span, misfit.message);
            finding.help = misfit.help;
            if let Some(instead) = misfit.instead {
                finding = finding.fix(true, vec![Edit::replace(misfit.span, instead)]);
            }
            found.push(finding);
        }
        self.dates(&tree.root, found);
        self.ids(tree, found);
        if !settings.labels.is_empty() {
            self.labels(&tree.root, &settings.labels, found);
        }
    }
}

impl SchemaViolation {
    fn of(&self, error: &YamlError) -> Finding {
        let mut finding = self.finding(error.span, error.message.clone());
        finding.help.clone_from(&error.help);
        finding
    }

    /// Dates that are no EDTF. What is no text at all the schema tells.
    fn dates(&self, root: &Node<'_>, found: &mut Vec<Finding>) {
        const KEYS: [&str; 6] = ["edtf", "issued", "accessed", "original-date", "published", "terminus-post-quem"];
        let lists = ["sources", "dates"].iter().filter_map(|list| root.get(list)).flat_map(Node::items);
        for entry in lists.chain(root.get("article")).flat_map(Node::entries) {
            let date = &entry.value;
            if !KEYS.contains(&entry.key.as_ref()) || date.is_null() {
                continue;
            }
            if let Some(Err(error)) = date.as_str().map(str::parse::<Edtf>) {
                found.push(self.finding(date.span, error.to_string()));
            }
        }
    }

    /// Labels that are none of the house's.
    fn labels(&self, root: &Node<'_>, known: &[Listed], found: &mut Vec<Finding>) {
        let lists = ["notes", "sources", "claims", "dates", "places"];
        let items = lists.iter().filter_map(|list| root.get(list)).flat_map(Node::items);
        let nested = |item| [Some(item), Node::get(item, "citations")].into_iter().flatten();
        let bearing = items.flat_map(nested).flat_map(|node| match node.items() {
            [] => std::slice::from_ref(node),
            items => items,
        });
        for label in bearing.filter_map(|item| item.get("labels")).flat_map(Node::items) {
            let Some(word) = label.as_str().filter(|word| known.iter().all(|listed| listed.name != *word)) else {
                continue;
            };
            let finding = self.finding(label.span, format!("`{word}` is no label of this corpus"));
            let names = || known.iter().map(|listed| listed.name.as_str());
            found.push(if let Some(near) = nearest(word, names()) {
                let finding = finding.help(format!("write `{near}`, or list the label in isnad.yaml"));
                finding.fix(true, vec![Edit::replace(label.span, near)])
            } else {
                let names = names().collect::<Vec<_>>().join(", ");
                finding.help(format!("it has {names}; list the label in isnad.yaml if it is meant"))
            });
        }
    }

    /// Ids that two items have.
    fn ids(&self, tree: &Tree<'_>, found: &mut Vec<Finding>) {
        for list in ["notes", "sources", "claims", "dates", "places"] {
            let mut seen = HashMap::new();
            let items = tree.root.get(list).map(Node::items).unwrap_or_default();
            let nested = items.iter().filter_map(|note| note.get("citations")).flat_map(Node::items);
            for id in items.iter().chain(nested).filter_map(|item| item.get("id")) {
                let Some(name) = id.as_str() else { continue };
                match seen.insert(name, id.span) {
                    None => {}
                    Some(first) => found.push(
                        self.finding(id.span, format!("`{name}` is the id of two {list}"))
                            .help("give one of them another id")
                            .related(first, "the other"),
                    ),
                }
            }
        }
    }
}
