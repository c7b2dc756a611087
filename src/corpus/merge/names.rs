//! Which items are the same, and under which ids they stand in the end.
//!
//! An id stays with its item, so that what names it elsewhere still does; only the ids of notes follow the numbers
//! that are printed.

use super::find::{Again, Finder};
use super::lists::touched;
use super::pair::{Mark, pair};
use super::same::{places, sources};
use crate::record::yaml::{self, Edits, Node, Seal, Tree, YamlError, digits, same};
use crate::text::key;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// The lists, in the order in which they are paired.
const LISTS: [&str; 5] = ["notes", "sources", "dates", "places", "claims"];

/// Pairs and ids.
pub(super) struct Names {
    pairs: HashMap<&'static str, Vec<Option<usize>>>,
    /// By list and id in the fresh reading: the id in the end; nothing for what somebody took out.
    finals: HashMap<(&'static str, String), Option<String>>,
    /// By id in the old record: the id of a note whose number has changed.
    notes: HashMap<String, String>,
    /// What somebody took out of the record, by list and place in the fresh reading.
    out: HashSet<(&'static str, usize)>,
    /// Citations that somebody took out, by id in the end.
    citations_out: HashSet<String>,
    /// Digits that have no item any more: what was changed by hand or taken out.
    left: RefCell<HashMap<u32, usize>>,
    /// Sources that are named by what somebody has touched.
    named: HashSet<String>,
    /// What somebody has touched and the article no longer has, by list and place in the old record.
    lost: HashSet<(&'static str, usize)>,
}

impl Names {
    pub(super) fn new(
        old: &Tree<'_>,
        fresh: &Tree<'_>,
        seal: Option<&Seal>,
        finder: &Finder<'_, '_>,
    ) -> Result<Self, YamlError> {
        let mut names = Self {
            pairs: HashMap::new(),
            finals: HashMap::new(),
            notes: HashMap::new(),
            out: HashSet::new(),
            citations_out: HashSet::new(),
            left: RefCell::new(leftover(old, seal)),
            named: HashSet::new(),
            lost: HashSet::new(),
        };
        for list in LISTS {
            let (was, is) = (list_of(old, list), list_of(fresh, list));
            let pairs = match list {
                "sources" => sources(old, fresh, &names.pairs["notes"]),
                "places" => places(was, is),
                _ => pair(&marks(was), &marks(is), list != "dates"),
            };
            names.pairs.insert(list, pairs);
        }
        // What will be an orphan is known before ids are given, so that no later merge gives others.
        for list in ["notes", "dates", "places", "claims"] {
            names.lose(list, old, fresh, seal, finder);
        }
        names.settle("notes", old, fresh, fresh, seal);
        names.named = named(old, &names, seal);
        for list in ["sources", "dates", "places"] {
            names.settle(list, old, fresh, fresh, seal);
        }
        names.citation_ids(old, fresh);
        // Claims and citations name notes. What somebody took out is known by the ids that the notes had then.
        let back = names.rename_to(fresh, true);
        let back = back.as_deref().map(Tree::read).transpose()?;
        let back = back.as_ref().unwrap_or(fresh);
        names.settle("claims", old, fresh, back, seal);
        names.citations_out(old, back, seal);
        Ok(names)
    }

    /// For each old item of `list`, its place in the fresh reading.
    pub(super) fn pairs(&self, list: &str) -> &[Option<usize>] {
        self.pairs.get(list).map_or(&[], Vec::as_slice)
    }

    /// The new id of the old note `id`, where it has one.
    pub(super) fn note(&self, id: &str) -> Option<&str> {
        self.notes.get(id).map(String::as_str)
    }

    /// Whether the article no longer has item `index` of `list` in the old record, which somebody has touched.
    pub(super) fn is_lost(&self, list: &'static str, index: usize) -> bool {
        self.lost.contains(&(list, index))
    }

    /// Whether what somebody has touched names the source `id`.
    pub(super) fn is_named(&self, id: &str) -> bool {
        self.named.contains(id)
    }

    /// Whether somebody took item `index` of `list` in the fresh reading out of the record; of citations by id.
    pub(super) fn is_out(&self, list: &'static str, index: usize, item: &Node<'_>) -> bool {
        match list {
            "citations" => self.citations_out.contains(id(item)),
            _ => self.out.contains(&(list, index)),
        }
    }

    /// Takes one of `digits` from what is left over, if it is there.
    fn take(&self, digits: u32) -> bool {
        match self.left.borrow_mut().get_mut(&digits) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// What somebody has touched in `list` and neither the fresh reading nor the article has. What the article has, and
    /// the fresh reading at the very place, is that item: it may have come back from the orphans reworded and out of its
    /// order, so that comparing the lists did not see it.
    fn lose(
        &mut self,
        list: &'static str,
        old: &Tree<'_>,
        fresh: &Tree<'_>,
        seal: Option<&Seal>,
        finder: &Finder<'_, '_>,
    ) {
        let Some(node) = old.root.get(list) else { return };
        let fresh = list_of(fresh, list);
        let mut pairs = self.pairs[list].clone();
        for (index, item) in node.items().iter().enumerate() {
            if pairs[index].is_some() || !touched(old, node, index, list, seal) {
                continue;
            }
            match finder.again(list, item, &spans(fresh, &pairs)) {
                Again::Gone => drop(self.lost.insert((list, index))),
                Again::At(place) => {
                    let found = place.get("spans");
                    let there = |now: &Node<'_>| {
                        let stands = now.get("anchor").and_then(|anchor| anchor.get("spans"));
                        stands.zip(found).is_some_and(|(stands, found)| same(stands, found))
                    };
                    pairs[index] = fresh.iter().position(there);
                }
                Again::Unsaid => {}
            }
        }
        self.pairs.insert(list, pairs);
    }

    /// The ids of the items of `list`, and which of them somebody took out. `told` is the fresh reading with the ids
    /// under which digits are compared.
    fn settle(&mut self, list: &'static str, old: &Tree<'_>, fresh: &Tree<'_>, told: &Tree<'_>, seal: Option<&Seal>) {
        let pairs = self.pairs[list].clone();
        let (was, fresh, told) = (list_of(old, list), list_of(fresh, list), list_of(told, list));
        let mut of_fresh = vec![None; fresh.len()];
        for (index, pair) in pairs.iter().enumerate() {
            if let Some(pair) = pair {
                of_fresh[*pair] = Some(&was[index]);
                // What was changed by hand accounts for the digits of what was read.
                if seal.is_some_and(|seal| !seal.has(digits(list, &was[index]))) {
                    self.take(digits(list, &told[*pair]));
                }
            }
        }
        let mut new = Vec::new();
        for (index, item) in fresh.iter().enumerate().filter(|(index, _)| of_fresh[*index].is_none()) {
            if self.take(digits(list, &told[index])) {
                self.out.insert((list, index));
                self.finals.insert((list, id(item).to_owned()), None);
            } else {
                new.push(id(item));
            }
        }
        let mut used = HashSet::new();
        for (item, was) in fresh.iter().zip(&of_fresh) {
            let Some(was) = was else { continue };
            let (now, was_id) = (id(item), id(was));
            let stays = list != "notes" || !follows_number(was);
            let end_id = if stays { was_id } else { now };
            if list == "notes" && end_id != was_id {
                self.notes.insert(was_id.to_owned(), end_id.to_owned());
            }
            used.insert(end_id.to_owned());
            self.finals.insert((list, now.to_owned()), Some(end_id.to_owned()));
        }
        let alone = self.alone(list, old, seal);
        if list == "notes" {
            // A note is what is printed under its number: where another has the number now, this one is gone, and
            // its id is that of the other.
            let numbers: HashSet<&str> = new.iter().copied().chain(used.iter().map(String::as_str)).collect();
            let gone = alone.iter().filter(|index| numbers.contains(id(&was[**index])));
            self.lost.extend(gone.map(|index| (list, *index)));
            let kept = alone.iter().filter(|index| !self.is_lost(list, **index));
            used.extend(kept.map(|index| id(&was[*index]).to_owned()));
        } else {
            // What nobody has touched goes, and leaves its id. An orphan keeps its own: it may come back.
            let orphans = list_of(old, "orphans").iter();
            let orphans = orphans.filter(|orphan| orphan.get("list").and_then(Node::as_str) == Some(list));
            used.extend(orphans.chain(alone.iter().map(|index| &was[*index])).map(|item| id(item).to_owned()));
        }
        for item in new {
            let end_id = free(item, &used);
            used.insert(end_id.clone());
            self.finals.insert((list, item.to_owned()), Some(end_id));
        }
    }

    /// The items of `list` in the old record that no fresh one is and that do not simply go: what somebody has
    /// touched, and the sources that it names.
    fn alone(&self, list: &'static str, old: &Tree<'_>, seal: Option<&Seal>) -> Vec<usize> {
        let Some(node) = old.root.get(list) else { return Vec::new() };
        let pairs = self.pairs(list);
        let is_named = |item| list == "sources" && self.is_named(id(item));
        let items = node.items().iter().enumerate().filter(|(index, _)| pairs[*index].is_none());
        let stay = items.filter(|(index, item)| is_named(item) || touched(old, node, *index, list, seal));
        stay.map(|(index, _)| index).collect()
    }

    /// The ids of citations: that of their note, and a number that stays.
    fn citation_ids(&mut self, old: &Tree<'_>, fresh: &Tree<'_>) {
        let (old, fresh) = (list_of(old, "notes"), list_of(fresh, "notes"));
        let mut of_fresh = vec![None; fresh.len()];
        for (index, pair) in self.pairs["notes"].iter().enumerate() {
            if let Some(pair) = pair {
                of_fresh[*pair] = Some(&old[index]);
            }
        }
        for (note, was) in fresh.iter().zip(of_fresh) {
            let head = self.finals.get(&("notes", id(note).to_owned())).cloned().flatten();
            let head = head.unwrap_or_else(|| id(note).to_owned());
            let now = citations_of(note);
            let pairs = was.map(|was| citations(was, note)).unwrap_or_default();
            let before = was.map(citations_of).unwrap_or_default();
            let tail = |item: &Node<'_>| id(item).rsplit_once('.').map_or("1", |(_, tail)| tail).to_owned();
            let mut used: HashSet<String> = before.iter().map(|item| format!("{head}.{}", tail(item))).collect();
            for (index, citation) in now.iter().enumerate() {
                let same = pairs.iter().position(|pair| *pair == Some(index)).map(|place| &before[place]);
                let end_id = match same {
                    Some(same) => format!("{head}.{}", tail(same)),
                    None => free(&format!("{head}.{}", tail(citation)), &used),
                };
                used.insert(end_id.clone());
                self.finals.insert(("citations", id(citation).to_owned()), Some(end_id));
            }
        }
    }

    /// The citations that somebody took out of a note.
    fn citations_out(&mut self, old: &Tree<'_>, told: &Tree<'_>, seal: Option<&Seal>) {
        let (old, told) = (list_of(old, "notes"), list_of(told, "notes"));
        let pairs = self.pairs["notes"].clone();
        for (note, now) in old.iter().zip(pairs).filter_map(|(note, pair)| Some((note, &told[pair?]))) {
            let (before, after) = (citations_of(note), citations_of(now));
            let mut free = vec![true; after.len()];
            for (citation, pair) in before.iter().zip(citations(note, now)) {
                let Some(pair) = pair else { continue };
                free[pair] = false;
                if seal.is_some_and(|seal| !seal.has(digits("citations", citation))) {
                    self.take(digits("citations", &after[pair]));
                }
            }
            for (citation, _) in after.iter().zip(free).filter(|(_, free)| *free) {
                if self.take(digits("citations", citation)) {
                    self.citations_out.insert(id(citation).to_owned());
                }
            }
        }
    }

    /// The text of the fresh reading `tree` with the ids that its items have in the end, if it has others.
    pub(super) fn rename(&self, tree: &Tree<'_>) -> Option<String> {
        self.rename_to(tree, false)
    }

    /// The same; `back` with the ids that notes had in the old record where others name them.
    fn rename_to(&self, tree: &Tree<'_>, back: bool) -> Option<String> {
        let backwards: HashMap<&str, &str> = self.notes.iter().map(|(was, is)| (is.as_str(), was.as_str())).collect();
        let notes = |id: &str| backwards.get(id).filter(|_| back).map(|was| (*was).to_owned());
        let keep = |_: &str| None;
        let mut edits = Edits::new(tree.text);
        for list in LISTS {
            for item in list_of(tree, list) {
                self.rename_in(list, item, "id", &keep, &mut edits);
                match list {
                    "claims" => {
                        for named in ["notes", "sources", "dates", "places"] {
                            self.rename_in(named, item, named, &notes, &mut edits);
                        }
                    }
                    "sources" => self.rename_in("sources", item, "references", &keep, &mut edits),
                    _ => {}
                }
                for citation in citations_of(item) {
                    self.rename_in("citations", citation, "id", &keep, &mut edits);
                    self.rename_in("sources", citation, "source", &keep, &mut edits);
                    self.rename_in("notes", citation, "through", &notes, &mut edits);
                }
            }
        }
        (!edits.is_empty()).then(|| edits.apply())
    }

    /// The id, or ids, of `list` under `field` of `item`.
    fn rename_in(
        &self,
        list: &'static str,
        item: &Node<'_>,
        field: &str,
        over: &dyn Fn(&str) -> Option<String>,
        edits: &mut Edits<'_>,
    ) {
        let Some(node) = item.get(field) else { return };
        let end_id = |node: &Node<'_>| {
            let end_id = self.finals.get(&(list, node.as_str()?.to_owned()))?.clone();
            Some(end_id.map(|end_id| over(&end_id).filter(|_| list == "notes").unwrap_or(end_id)))
        };
        if node.as_str().is_some() {
            match end_id(node) {
                Some(Some(end_id)) if node.as_str() != Some(&end_id) => edits.replace(node.span, written(&end_id)),
                Some(None) if field != "id" => edits.replace(node.span, "null"),
                _ => {}
            }
            return;
        }
        let changes =
            node.items().iter().any(|item| end_id(item).is_some_and(|end_id| end_id.as_deref() != item.as_str()));
        if changes {
            let kept = node.items().iter().filter_map(|item| match end_id(item) {
                Some(end_id) => end_id,
                None => item.as_str().map(str::to_owned),
            });
            let kept: Vec<String> = kept.map(|id| written(&id)).collect();
            edits.replace(node.span, format!("[{}]", kept.join(", ")));
        }
    }
}

fn written(id: &str) -> String {
    let mut text = String::new();
    yaml::scalar(id, true, &mut text);
    text
}

pub(super) fn id<'n>(item: &'n Node<'_>) -> &'n str {
    item.get("id").and_then(Node::as_str).unwrap_or_default()
}

pub(super) fn list_of<'n, 't>(tree: &'n Tree<'t>, list: &str) -> &'n [Node<'t>] {
    tree.root.get(list).map(Node::items).unwrap_or_default()
}

pub(super) fn citations_of<'n, 't>(note: &'n Node<'t>) -> &'n [Node<'t>] {
    note.get("citations").map(Node::items).unwrap_or_default()
}

fn marks<'n>(items: &'n [Node<'_>]) -> Vec<Mark<'n>> {
    items.iter().map(Mark::of).collect()
}

/// For each citation of the note `old`, its place among those of the same note as it is read `now`.
pub(super) fn citations(old: &Node<'_>, now: &Node<'_>) -> Vec<Option<usize>> {
    pair(&marks(citations_of(old)), &marks(citations_of(now)), true)
}

/// Whether the id of a note is the one that the program makes of its number.
fn follows_number(note: &Node<'_>) -> bool {
    let number = note.get("number").and_then(Node::as_str).map(key).unwrap_or_default();
    let tail = id(note).strip_prefix('n').and_then(|tail| tail.split('-').next()).unwrap_or_default();
    !tail.is_empty() && (tail == number || tail.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `wanted`, or where it is taken the next of its kind that is not.
pub(super) fn free(wanted: &str, used: &HashSet<String>) -> String {
    if !used.contains(wanted) {
        return wanted.to_owned();
    }
    let letters = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
    let counted = letters.len() < wanted.len() && (letters.len() == 1 || letters.ends_with('.'));
    if counted {
        let numbers = used.iter().filter_map(|id| id.strip_prefix(letters)?.parse::<usize>().ok());
        return format!("{letters}{}", numbers.max().unwrap_or(0) + 1);
    }
    let each = (2..).map(|count| format!("{wanted}-{count}"));
    each.into_iter().find(|id| !used.contains(id)).unwrap_or_else(|| wanted.to_owned())
}

/// What stands in the seal and in no item.
fn leftover(old: &Tree<'_>, seal: Option<&Seal>) -> HashMap<u32, usize> {
    let Some(seal) = seal else { return HashMap::new() };
    let mut left = seal.counts();
    for digits in Seal::of(&old.root).all() {
        if let Some(count) = left.get_mut(digits) {
            *count = count.saturating_sub(1);
        }
    }
    left
}

/// The spans of those `items` that are paired: a word that another item stands on already is not what one has lost.
pub(super) fn spans<'n, 't>(items: &'n [Node<'t>], pairs: &[Option<usize>]) -> Vec<&'n Node<'t>> {
    pairs.iter().flatten().filter_map(|pair| items[*pair].get("anchor")?.get("spans")).collect()
}

/// The sources that touched citations and claims name, where these stay.
fn named(old: &Tree<'_>, names: &Names, seal: Option<&Seal>) -> HashSet<String> {
    let mut cited = HashSet::new();
    let mut add = |node: Option<&Node<'_>>| {
        let Some(node) = node else { return };
        cited.extend(node.word().into_iter().chain(node.items().iter().filter_map(Node::word)).map(str::to_owned));
    };
    for list in ["notes", "claims"] {
        let Some(node) = old.root.get(list) else { continue };
        for (index, item) in node.items().iter().enumerate() {
            let whole = touched(old, node, index, list, seal);
            if names.is_lost(list, index) || !whole && names.pairs(list)[index].is_none() {
                continue;
            }
            if whole {
                add(item.get("sources"));
            }
            let Some(nested) = item.get("citations") else { continue };
            for (place, citation) in nested.items().iter().enumerate() {
                if whole || touched(old, nested, place, "citations", seal) {
                    add(citation.get("source"));
                }
            }
        }
    }
    cited
}
