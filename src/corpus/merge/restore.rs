//! Orphans whose words the article has again.
//!
//! They are put back into their lists, as they were and with their comments, before anything is paired: from there
//! on they are items that somebody has decided on, like any other.

use super::find::Finder;
use super::pair::{LONG, Mark, TELLING};
use crate::record::yaml::{Edits, Node, Style, Tree, YamlError};
use crate::text::key;
use std::collections::HashSet;

/// A record in which orphans are back.
pub(super) struct Restored {
    pub(super) text: String,
    /// Their lists and ids.
    pub(super) items: Vec<(&'static str, String)>,
}

/// The lists from which orphans come.
const LISTS: [&str; 6] = ["notes", "sources", "dates", "places", "claims", "citations"];

/// Puts back what the article has again; nothing where there is none of it.
pub(super) fn restore(
    old: &Tree<'_>,
    fresh: &Tree<'_>,
    finder: &Finder<'_, '_>,
) -> Result<Option<Restored>, YamlError> {
    let orphans = old.root.get("orphans").map(Node::items).unwrap_or_default();
    let back: Vec<usize> = (0..orphans.len()).filter(|index| is_back(&orphans[*index], old, fresh, finder)).collect();
    let mut text = old.text.to_owned();
    let mut items = Vec::new();
    // From the last to the first, so that the places of the others stay.
    for index in back.into_iter().rev() {
        let tree = Tree::read(&text)?;
        if let Some((moved, list, id)) = put_back(&tree, index, fresh) {
            text = moved;
            items.push((list, id));
        }
    }
    Ok((!items.is_empty()).then_some(Restored { text, items }))
}

fn list_of(orphan: &Node<'_>) -> Option<&'static str> {
    let said = orphan.get("list")?.as_str()?;
    LISTS.into_iter().find(|list| *list == said)
}

fn id(item: &Node<'_>) -> String {
    item.get("id").and_then(Node::as_str).unwrap_or_default().to_owned()
}

fn items<'n, 't>(tree: &'n Tree<'t>, list: &str) -> &'n [Node<'t>] {
    tree.root.get(list).map(Node::items).unwrap_or_default()
}

/// Whether the article has the words of `orphan` again.
fn is_back(orphan: &Node<'_>, old: &Tree<'_>, fresh: &Tree<'_>, finder: &Finder<'_, '_>) -> bool {
    let has_words = orphan.get("anchor").is_some_and(|anchor| anchor.get("exact").is_some());
    match list_of(orphan) {
        Some("claims" | "dates") => has_words && stands_again(orphan, finder),
        // A note is what is printed under its number.
        Some("notes") => {
            let same = |note: &Node<'_>| {
                ["number", "text"]
                    .into_iter()
                    .all(|key| note.get(key).and_then(Node::as_str) == orphan.get(key).and_then(Node::as_str))
            };
            items(fresh, "notes").iter().any(same) && !items(old, "notes").iter().any(|note| id(note) == id(orphan))
        }
        Some("citations") => has_words && note_of(orphan, old, fresh).is_some(),
        Some("places") => {
            let mentions = orphan.get("mentions").map(Node::items).unwrap_or_default();
            let there = |mention: &Node<'_>| mention.get("anchor").is_some() && stands_again(mention, finder);
            mentions.iter().any(there)
        }
        Some("sources") => {
            let words = |source: &Node<'_>| {
                let word = |field| source.get(field).and_then(Node::word).map(key).unwrap_or_default();
                (word("title"), word("container-title"), word("issued"))
            };
            let own = words(orphan);
            let told = !own.0.is_empty() || !own.1.is_empty() && !own.2.is_empty();
            items(fresh, "sources").iter().any(|source| told && words(source) == own)
        }
        _ => false,
    }
}

/// Whether the words of `orphan` stand between what they stood between: a year alone, or one neighbour of it, is
/// met elsewhere, too.
fn stands_again(orphan: &Node<'_>, finder: &Finder<'_, '_>) -> bool {
    let was = Mark::of(orphan);
    let Some(found) = finder.find(&was) else { return false };
    let map = Node::map(vec![("anchor", found)]);
    let is = Mark::of(&map);
    let near = |one: &str, other: &str, back: bool| {
        let same = if back {
            one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count()
        } else {
            one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
        };
        same >= TELLING.min(one.chars().count())
    };
    was.exact.chars().nth(LONG).is_some() || near(was.prefix, is.prefix, true) && near(was.suffix, is.suffix, false)
}

/// The place in the old record of the note in which the citation `orphan` stands again.
fn note_of(orphan: &Node<'_>, old: &Tree<'_>, fresh: &Tree<'_>) -> Option<usize> {
    let exact = |citation: &Node<'_>| citation.get("anchor")?.get("exact")?.as_str().map(str::to_owned);
    let own = exact(orphan)?;
    let cites = |note: &&Node<'_>| {
        let citations = note.get("citations").map(Node::items).unwrap_or_default();
        citations.iter().any(|citation| exact(citation).as_deref() == Some(&own))
    };
    let note = items(fresh, "notes").iter().find(cites)?;
    items(old, "notes").iter().position(|other| id(other) == id(note))
}

/// `tree` with orphan `index` in its list, the list, and its id there; nothing where it cannot go.
fn put_back(tree: &Tree<'_>, index: usize, fresh: &Tree<'_>) -> Option<(String, &'static str, String)> {
    let orphans = tree.root.get("orphans")?;
    let orphan = orphans.items().get(index)?;
    let list = list_of(orphan)?;
    let (map, key) = match list {
        "citations" => (&items(tree, "notes")[note_of(orphan, tree, fresh)?], "citations"),
        _ => (&tree.root, list),
    };
    let siblings = map.get(key).map(Node::items).unwrap_or_default();
    let used: HashSet<String> = siblings.iter().map(id).collect();
    let own = id(orphan);
    let new = super::names::free(&own, &used);
    let mut edits = Edits::new(tree.text);
    let lines = edits.lines_of(orphans, index, |inner, orphan| {
        inner.unset(orphan, "list");
        if new != own {
            inner.set(orphan, "id", &Node::scalar(new.clone(), Style::Quoted), None);
        }
    });
    let start = |item: &Node<'_>| Mark::of(item).at;
    let after = siblings.iter().position(|other| start(other) > start(orphan) && start(other) != usize::MAX);
    edits.insert_lines(map, key, after.unwrap_or(siblings.len()), &lines);
    if orphans.items().len() == 1 {
        edits.unset(&tree.root, "orphans");
    } else {
        edits.remove(orphans, index);
    }
    Some((edits.apply(), list, new))
}
