//! Reading an article again into a record that people have worked on.
//!
//! What nobody has touched is replaced by what is read now; what somebody has decided on, annotated or changed stays
//! word for word and is anchored again in the edited article; what has lost its text moves to `orphans`. The record
//! is changed only where something changes, so that comments, order and layout stay, and an article that is as it
//! was leaves its record as it was.

mod find;
mod lists;
mod names;
mod pair;
mod restore;
mod same;

use crate::document::Article;
use crate::record::Record;
use crate::record::yaml::{self, AS_READ, Edits, Node, Seal, Style, Tree, YamlError, digits, same};
use find::{Again, Finder};
use lists::{holds_a_decision, touched};
use names::Names;
use pair::Mark;
use std::collections::HashSet;
use std::fmt;

/// A record that was brought up to date.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The record.
    pub text: String,
    /// What is different in it, in the order of its lists.
    pub changes: Vec<Change>,
}

/// One item that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened to it.
    pub what: What,
    /// The list in which it stands or stood.
    pub list: &'static str,
    /// Its id.
    pub id: String,
}

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is new.
    Added,
    /// Nobody had touched it, and it reads otherwise now.
    Updated,
    /// Nobody had touched it, and the article no longer has it.
    Removed,
    /// Somebody decided on it, and it stands elsewhere now.
    Moved,
    /// Somebody decided on it, and the article's words for it have changed since.
    Reworded,
    /// Somebody decided on it, and the article no longer has its words: it is among the orphans.
    Orphaned,
    /// The article has its words again: it is back from the orphans.
    Restored,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Removed => "removed",
            Self::Moved => "moved with its words",
            Self::Reworded => "kept, though its words have changed",
            Self::Orphaned => "moved to orphans: its words are gone",
            Self::Restored => "back from the orphans",
        })
    }
}

/// Brings the record in the text `old` up to `fresh`, which was read from `article` as it is now.
#[expect(clippy::missing_panics_doc, reason = "it cannot")]
pub fn merge(old: &str, fresh: &Record, article: &Article<'_>) -> Result<Merged, YamlError> {
    // Behind a last line that does not end, what goes into its key and what goes behind it would stand at one place.
    if !old.is_empty() && !old.ends_with('\n') {
        let ended = format!("{old}\n");
        let mut merged = merge(&ended, fresh, article)?;
        if merged.text == ended {
            merged.text.pop();
        }
        return Ok(merged);
    }
    let old_tree = Tree::read(old)?;
    old_tree.unique_keys()?;
    if old_tree.root.get("isnad").is_none() {
        let help = Some("move the file away, or name another folder".to_owned());
        return Err(YamlError {
            span: crate::text::Span::empty(0),
            message: "this file is no record".to_owned(),
            help,
        });
    }
    yaml::typed(&old_tree)?;
    let fresh_text =
        yaml::to_string(fresh).expect("the types of a record are scalars, lists and maps with scalar keys");
    let fresh_tree = Tree::read(&fresh_text)?;
    let finder = Finder::new(article);
    if let Some(restored) = restore::restore(&old_tree, &fresh_tree, &finder)? {
        let tree = Tree::read(&restored.text)?;
        let mut merged = bring(&tree, &fresh_tree, article)?;
        let is_gone = |change: &Change| {
            change.what == What::Orphaned
                && restored.items.iter().any(|(list, id)| (*list, id) == (change.list, &change.id))
        };
        // Where one would be an orphan again at once, they all stay where they are.
        if !merged.changes.iter().any(is_gone) {
            let back = restored.items.into_iter().map(|(list, id)| Change { what: What::Restored, list, id });
            merged.changes.splice(0..0, back.rev());
            return Ok(merged);
        }
    }
    bring(&old_tree, &fresh_tree, article)
}

/// Brings the record in `old_tree` up to the fresh reading in `fresh_tree`.
fn bring(old_tree: &Tree<'_>, fresh_tree: &Tree<'_>, article: &Article<'_>) -> Result<Merged, YamlError> {
    let seal = Seal::read(&old_tree.root);
    let finder = Finder::new(article);
    let names = Names::new(old_tree, fresh_tree, seal.as_ref(), &finder)?;
    let renamed = names.rename(fresh_tree);
    let renamed = renamed.as_deref().map(Tree::read).transpose()?;
    let fresh_tree = renamed.as_ref().unwrap_or(fresh_tree);

    let mut merge = Merge {
        old: old_tree,
        edits: Edits::new(old_tree.text),
        finder,
        seal: seal.as_ref(),
        names: &names,
        orphans: String::new(),
        gone: HashSet::new(),
        changes: Vec::new(),
    };
    merge.article(&fresh_tree.root);
    for list in ["sources", "dates", "places", "notes", "claims"] {
        merge.list(list, &fresh_tree.root);
    }
    Ok(merge.finish(&fresh_tree.root))
}

/// A merge under way.
struct Merge<'m> {
    old: &'m Tree<'m>,
    edits: Edits<'m>,
    finder: Finder<'m, 'm>,
    seal: Option<&'m Seal>,
    names: &'m Names,
    /// The items that go to the orphans, as they are written there.
    orphans: String,
    /// The ids that are no longer there, by list.
    gone: HashSet<(&'static str, &'m str)>,
    changes: Vec<Change>,
}

impl<'m> Merge<'m> {
    fn change(&mut self, what: What, list: &'static str, item: &Node<'_>) {
        let id = item.get("id").and_then(Node::as_str).unwrap_or("?").to_owned();
        self.changes.push(Change { what, list, id });
    }

    /// What the record says of the article: the file as it is now, and the rest unless somebody changed it.
    fn article(&mut self, fresh: &Node<'_>) {
        let (Some(old), Some(fresh)) = (self.old.root.get("article"), fresh.get("article")) else { return };
        let known = self.seal.map(Seal::counts);
        let mut before = None;
        for entry in fresh.entries() {
            let key = entry.key.as_ref();
            let was = old.get(key);
            let machine = matches!(key, "sha256" | "file");
            let by_hand = was.is_some_and(|was| {
                known.as_ref().is_some_and(|known| !known.contains_key(&digits(key, was)))
                    || self.old.has_comment(was.span)
            });
            let stays = key == "id" || by_hand || (entry.value.is_null() && was.is_some());
            if (machine || !stays) && was.is_none_or(|was| !same(was, &entry.value)) {
                self.edits.set(old, key, &entry.value, before);
            }
            before = old.get(key).map(|_| key).or(before);
        }
    }

    /// One list of items.
    fn list(&mut self, list: &'static str, fresh: &Node<'_>) {
        let fresh = fresh.get(list).map(Node::items).unwrap_or_default();
        self.items(list, &self.old.root, list, fresh, self.names.pairs(list));
    }

    /// The items under `key` of `map`, of which the old are paired with the `fresh`.
    fn items(
        &mut self,
        list: &'static str,
        map: &'m Node<'m>,
        key: &'static str,
        fresh: &[Node<'_>],
        pairs: &[Option<usize>],
    ) {
        let node = map.get(key);
        let old = node.map(Node::items).unwrap_or_default();
        let taken = names::spans(fresh, pairs);
        let mut gone = Vec::new();
        for (index, item) in old.iter().enumerate() {
            let item_touched = touched(self.old, node.unwrap_or(item), index, list, self.seal);
            match (pairs.get(index).copied().flatten().map(|pair| &fresh[pair]), item_touched) {
                (Some(now), false) => self.update(list, item, now),
                (Some(now), true) => self.keep(list, item, now),
                (None, false) if list == "sources" && self.is_named(item) => {}
                (None, true) if !self.names.is_lost(list, index) && self.anchor_again(list, item, &taken) => {}
                (None, decided) => {
                    let decided = decided || (list == "notes" && holds_a_decision(self.old, item, self.seal));
                    self.change(if decided { What::Orphaned } else { What::Removed }, list, item);
                    if decided {
                        let comments = lists::comments(self.old, node.unwrap_or(item), index);
                        lists::orphan(list, item, &comments, &mut self.orphans);
                    }
                    self.gone.extend(item.get("id").and_then(Node::as_str).map(|id| (list, id)));
                    gone.push(index);
                }
            }
        }
        let added = lists::added(list, old, fresh, pairs, self.names);
        if node.is_some() && gone.len() == old.len() {
            // Nothing of the list is left: it is written anew.
            let all: Vec<&Node<'_>> = added.iter().map(|(_, item)| *item).collect();
            if !old.is_empty() || !all.is_empty() {
                self.edits.fill(map, key, &all);
            }
        } else {
            for index in gone {
                self.edits.remove(node.unwrap_or(map), index);
            }
            for group in added.chunk_by(|one, other| one.0 == other.0) {
                let items: Vec<&Node<'_>> = group.iter().map(|(_, item)| *item).collect();
                self.edits.insert(map, key, group[0].0, &items);
            }
        }
        for (_, item) in &added {
            self.change(What::Added, list, item);
        }
    }

    /// An item that nobody has touched: what it says now.
    fn update(&mut self, list: &'static str, old: &'m Node<'m>, now: &Node<'_>) {
        let before = self.edits.len();
        let nested = |key: &str| list == "notes" && key == "citations";
        for entry in old.entries() {
            if now.get(&entry.key).is_none() && !entry.key.starts_with("x-") && !nested(&entry.key) {
                self.edits.unset(old, &entry.key);
            }
        }
        let mut above = None;
        for entry in now.entries() {
            let key = entry.key.as_ref();
            if !nested(key) && old.get(key).is_none_or(|was| !same(was, &entry.value)) {
                self.edits.set(old, key, &entry.value, above);
            }
            above = old.get(key).map(|_| key).or(above);
        }
        if self.edits.len() > before {
            self.change(What::Updated, list, old);
        }
        if list == "notes" {
            self.citations(old, now);
        }
    }

    fn citations(&mut self, old: &'m Node<'m>, now: &Node<'_>) {
        let marks = |note: &Node<'_>| note.get("citations").map(Node::items).unwrap_or_default().len();
        if marks(old) + marks(now) == 0 {
            return;
        }
        let fresh = now.get("citations").map(Node::items).unwrap_or_default();
        let pairs = names::citations(old, now);
        self.items("citations", old, "citations", fresh, &pairs);
    }

    /// An item that somebody has touched, and whose words are found: where they stand now, and nothing else.
    fn keep(&mut self, list: &'static str, old: &'m Node<'m>, now: &Node<'_>) {
        let reworded = match (old.get("anchor"), now.get("anchor")) {
            (Some(was), Some(is)) if !same(was, is) => {
                let exact = |anchor: &Node<'_>| anchor.get("exact").and_then(Node::as_str).map(str::to_owned);
                self.edits.set(old, "anchor", is, None);
                Some(exact(was) != exact(is))
            }
            _ => None,
        };
        match reworded {
            Some(true) => self.change(What::Reworded, list, old),
            Some(false) => self.change(What::Moved, list, old),
            None => {}
        }
        if let (Some(was), Some(is)) = (old.get("id"), now.get("id"))
            && !same(was, is)
        {
            self.edits.set(old, "id", is, None);
        }
        match list {
            "notes" => {
                for key in ["markers", "number"] {
                    if let Some(is) = now.get(key)
                        && old.get(key).is_some_and(|was| !same(was, is))
                    {
                        self.edits.set(old, key, is, None);
                    }
                }
                let pairs = names::citations(old, now);
                let fresh = now.get("citations").map(Node::items).unwrap_or_default();
                let taken = names::spans(fresh, &pairs);
                for (citation, pair) in old.get("citations").map(Node::items).unwrap_or_default().iter().zip(pairs) {
                    match pair {
                        Some(pair) => self.keep("citations", citation, &fresh[pair]),
                        None => {
                            let _ = self.anchor_again("citations", citation, &taken);
                        }
                    }
                }
            }
            "places" => self.mentions(old, now),
            _ => {}
        }
        self.references(old);
    }

    /// The mentions of a place that somebody decided on: those that the article has now. Where he changed what was
    /// read, mentions that he took out do not come back.
    fn mentions(&mut self, old: &'m Node<'m>, now: &Node<'_>) {
        let (Some(was), Some(is)) = (old.get("mentions"), now.get("mentions")) else { return };
        if same(was, is) || self.old.has_comment(was.span) {
            return;
        }
        let edited = match self.seal {
            Some(seal) => !seal.has(digits("places", old)),
            None => old.get("status").and_then(Node::as_str) == Some("edited"),
        };
        if !edited {
            return self.edits.set(old, "mentions", is, None);
        }
        let marks = |list: &'m Node<'m>| list.items().iter().map(Mark::of).collect::<Vec<_>>();
        let fresh: Vec<Mark<'_>> = is.items().iter().map(Mark::of).collect();
        let pairs = pair::pair(&marks(was), &fresh, false);
        let lost = pairs.iter().filter(|pair| pair.is_none()).count();
        for (index, mention) in was.items().iter().enumerate() {
            match pairs[index].and_then(|pair| is.items()[pair].get("anchor")) {
                Some(anchor) if mention.get("anchor").is_none_or(|was| !same(was, anchor)) => {
                    self.edits.set(mention, "anchor", anchor, None);
                }
                None if pairs[index].is_none() && lost < was.items().len() => self.edits.remove(was, index),
                _ => {}
            }
        }
    }

    /// Ids that an item names: of notes that have other numbers now, and of what is no longer there.
    fn references(&mut self, item: &'m Node<'m>) {
        for key in ["notes", "through", "sources", "dates", "places"] {
            let Some(list) = item.get(key) else { continue };
            for (index, node) in list.items().iter().enumerate() {
                let Some(id) = node.as_str() else { continue };
                if let Some(new) = self.names.note(id).filter(|_| matches!(key, "notes" | "through")) {
                    let mut text = String::new();
                    yaml::scalar(new, true, &mut text);
                    self.edits.replace(node.span, text);
                } else if self.gone.contains(&(key, id)) {
                    self.edits.remove(list, index);
                }
            }
        }
    }

    /// Whether something that stays names the source `item`.
    fn is_named(&self, item: &Node<'_>) -> bool {
        item.get("id").and_then(Node::as_str).is_some_and(|id| self.names.is_named(id))
    }

    /// Looks for the words of an item that the fresh reading does not have; whether it may stay where it is. At the
    /// spans `taken` others stand.
    fn anchor_again(&mut self, list: &'static str, item: &'m Node<'m>, taken: &[&Node<'_>]) -> bool {
        self.references(item);
        if list == "sources" {
            return self.is_named(item);
        }
        match self.finder.again(list, item, taken) {
            Again::Gone => return false,
            Again::At(is) => {
                if let Some(was) = item.get("anchor").filter(|was| !same(was, &is)) {
                    let exact = |anchor: &Node<'_>| anchor.get("exact").and_then(Node::as_str).map(str::to_owned);
                    let reworded = exact(was) != exact(&is);
                    self.edits.set(item, "anchor", &is, None);
                    self.change(if reworded { What::Reworded } else { What::Moved }, list, item);
                }
            }
            Again::Unsaid => {}
        }
        true
    }

    /// The orphans, the check digits, and the text.
    fn finish(mut self, fresh: &Node<'_>) -> Merged {
        if !self.orphans.is_empty() {
            self.edits.append(&self.old.root, "orphans", &self.orphans);
        }
        let new_seal = Seal::of(fresh);
        let changed = !self.edits.is_empty();
        let agrees = match self.seal {
            Some(seal) => seal.agrees(&new_seal),
            None => !changed,
        };
        if !agrees {
            let text = new_seal.bare();
            let node = Node::scalar(text, Style::Quoted);
            self.edits.set(&self.old.root, AS_READ, &node, None);
        }
        let text = self.edits.apply();
        Merged { text, changes: self.changes }
    }
}

#[cfg(test)]
mod tests;
