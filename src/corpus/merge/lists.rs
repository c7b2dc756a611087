//! The items of a list: which were touched, which are new, and how one becomes an orphan.

use super::names::Names;
use crate::record::yaml::{Edits, Entry, Node, Seal, Style, Tree, Value, digits, render};
use crate::text::Span;
use std::borrow::Cow;

/// Whether somebody has decided on item `index` of `list`, put a key of his own or a comment to it, or changed it.
pub(super) fn touched(tree: &Tree<'_>, list: &Node<'_>, index: usize, name: &str, seal: Option<&Seal>) -> bool {
    let Some(item) = list.items().get(index) else { return true };
    let decided = |item: &Node<'_>| {
        item.entries().iter().any(|entry| {
            matches!(entry.key.as_ref(), "status" | "by" | "at" | "why") && !entry.value.is_null()
                || matches!(entry.key.as_ref(), "labels" | "rulings") && !entry.value.items().is_empty()
                || entry.key.starts_with("x-")
        })
    };
    if decided(item)
        || tree.has_comment(Edits::new(tree.text).chunk(list, index))
        || list.is_flow() && tree.has_comment(item.span)
    {
        return true;
    }
    let known = |list: &str, item: &Node<'_>| seal.is_none_or(|seal| seal.has(digits(list, item)));
    if !known(name, item) {
        return true;
    }
    false
}

/// Whether somebody has touched one of the citations of a note.
pub(super) fn holds_a_decision(tree: &Tree<'_>, note: &Node<'_>, seal: Option<&Seal>) -> bool {
    let Some(citations) = note.get("citations") else { return false };
    (0..citations.items().len()).any(|index| touched(tree, citations, index, "citations", seal))
}

/// The items of `fresh` that no old one is, each with the place among the old before which it goes.
pub(super) fn added<'f, 'n>(
    list: &'static str,
    old: &[Node<'_>],
    fresh: &'f [Node<'n>],
    pairs: &[Option<usize>],
    names: &Names,
) -> Vec<(usize, &'f Node<'n>)> {
    let mut of_fresh = vec![None; fresh.len()];
    for (index, pair) in pairs.iter().enumerate() {
        if let Some(pair) = pair {
            of_fresh[*pair] = Some(index);
        }
    }
    let mut place = 0;
    let mut added = Vec::new();
    for (index, item) in fresh.iter().enumerate() {
        match of_fresh[index] {
            Some(old) => place = old + 1,
            None if names.is_out(list, index, item) => {}
            None => added.push((place.min(old.len()), item)),
        }
    }
    added.sort_by_key(|(place, _)| *place);
    added
}

/// The comments in and just above item `index` of `list`.
pub(super) fn comments<'t>(tree: &Tree<'t>, list: &Node<'_>, index: usize) -> Vec<&'t str> {
    let item = list.items()[index].span;
    let chunk = if list.is_flow() { item } else { Edits::new(tree.text).chunk(list, index) };
    let from = tree.comments.partition_point(|comment| comment.start < chunk.start);
    let inside = tree.comments[from..].iter().take_while(|comment| comment.start < chunk.end);
    inside.map(|comment| &tree.text[comment.range()]).collect()
}

/// Writes `item` as it stands among the orphans: as it was, with the name of the list that it comes from, and the
/// comments that it had.
pub(super) fn orphan(list: &'static str, item: &Node<'_>, comments: &[&str], out: &mut String) {
    for comment in comments {
        out.push_str(comment);
        out.push('\n');
    }
    let mut entries = vec![Entry {
        key: Cow::Borrowed("list"),
        key_span: Span::empty(0),
        value: Node { span: Span::empty(0), value: Value::Scalar { text: Cow::Borrowed(list), style: Style::Plain } },
    }];
    entries.extend(item.entries().iter().cloned());
    let node = Node { span: Span::empty(0), value: Value::Mapping { entries, flow: item.is_flow() } };
    out.push_str("- ");
    render(&node, 2, out);
    out.push('\n');
}
