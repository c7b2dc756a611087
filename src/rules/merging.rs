//! Makes two sources of a record one.

use super::Edit;
use crate::record::yaml::{Node, Tree, Value, same};
use crate::text::Span;

/// The edits that take out of sources `one` and `other` the one that knows nothing that the other does not, and name
/// the other in its place. Of the fields in `spelled` it is enough that both have one. Nothing where each knows something,
/// or somebody decided or remarked on the one to go.
pub(super) fn merged(tree: &Tree<'_>, one: usize, other: usize, spelled: &[&str]) -> Option<Vec<Edit>> {
    let list = tree.root.get("sources")?;
    let Value::Sequence { items, flow: false, dashes } = &list.value else { return None };
    let holds = |fuller: usize, poorer: usize| {
        let own = items[poorer].entries().iter().filter(|entry| entry.key != "id" && !entry.value.is_null());
        own.into_iter().all(|entry| {
            let known = items[fuller].get(&entry.key).filter(|value| !value.is_null());
            known.is_some_and(|value| spelled.contains(&&*entry.key) || same(value, &entry.value))
        })
    };
    let (kept, gone) = match (holds(one, other), holds(other, one)) {
        (true, _) => (one, other),
        (false, true) => (other, one),
        (false, false) => return None,
    };
    let (kept, id) = (items[kept].get("id")?.as_str()?, items[gone].get("id")?.as_str()?);
    let end = match dashes.get(gone + 1) {
        Some(next) => line_start(tree.text, *next),
        None => {
            tree.text[items[gone].span.end..].find('\n').map_or(tree.text.len(), |at| items[gone].span.end + at + 1)
        }
    };
    let lines = Span::new(line_start(tree.text, *dashes.get(gone)?), end);
    if tree.comments.iter().any(|comment| lines.contains(*comment)) {
        return None;
    }
    let mut edits = vec![Edit::delete(lines)];
    let citations = tree.root.get("notes").map(Node::items).unwrap_or_default().iter();
    let citations = citations.filter_map(|note| note.get("citations")).flat_map(Node::items);
    let mut named: Vec<&Node<'_>> = citations.filter_map(|citation| citation.get("source")).collect();
    named.extend(items.iter().filter_map(|source| source.get("references")));
    edits.extend(named.iter().filter(|node| node.as_str() == Some(id)).map(|node| Edit::replace(node.span, kept)));
    for claim in tree.root.get("claims").map(Node::items).unwrap_or_default() {
        let sources = claim.get("sources").map(Node::items).unwrap_or_default();
        let old = sources.iter().filter(|node| node.as_str() == Some(id));
        // A claim that rests on both would name one twice.
        if sources.iter().any(|node| node.as_str() == Some(kept)) && old.clone().count() > 0 {
            return None;
        }
        edits.extend(old.map(|node| Edit::replace(node.span, kept)));
    }
    edits.sort_by_key(|edit| edit.span);
    Some(edits)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}
