//! Acts on items that are there.

use super::pick::Target;
use super::{Act, Desk, EditError, Hand, field, link};
use crate::record::select::Kind;
use crate::record::yaml::{Edits, Node, Style, Tree, same};
use crate::record::{Record, Status, nearest};

/// Does `act` to the item `target`.
pub(super) fn act<'t>(
    edits: &mut Edits<'t>,
    tree: &Tree<'t>,
    record: &Record,
    target: Target,
    act: &Act,
    hand: &Hand,
    desk: &Desk,
) -> Result<(), EditError> {
    let Some(node) = target.node(tree) else {
        return Err(EditError::Missing(format!("no `{}` in this record", target.id(record))));
    };
    if target.kind.is_none() && !matches!(act, Act::Set(_) | Act::Unset(_)) {
        return Err(EditError::Value("what the record says of its article can be set and unset only".to_owned()));
    }
    let before = edits.len();
    match act {
        Act::Confirm => decide(edits, node, Status::Confirmed, hand),
        Act::Reject => decide(edits, node, Status::Rejected, hand),
        Act::Reopen => {
            edits.unset_all(node, &["status", "by", "at", "why"]);
        }
        Act::Set(fields) => {
            for (path, value) in fields {
                field::set(edits, node, target, record, path, value)?;
            }
        }
        Act::Unset(fields) => field::unset(edits, node, target, record, fields)?,
        Act::Link(picks) => link::link(edits, node, target, record, picks)?,
        Act::Unlink(picks) => link::unlink(edits, node, target, record, picks)?,
        Act::Label(labels) => label(edits, node, labels, hand, desk)?,
        Act::Unlabel(labels) => unlabel(edits, node, labels)?,
        Act::Add(_) => {}
    }
    let corrects = matches!(act, Act::Set(_) | Act::Unset(_) | Act::Link(_) | Act::Unlink(_));
    if corrects && edits.len() > before && target.kind.is_some() {
        decide(edits, node, Status::Edited, hand);
    }
    Ok(())
}

/// Writes a decision: what, who, when, and why. A decision that is there already, by the same hand and for the same
/// reason, stays as it is.
pub(super) fn decide(edits: &mut Edits<'_>, item: &Node<'_>, status: Status, hand: &Hand) {
    let word = match status {
        Status::Confirmed => "confirmed",
        Status::Edited => "edited",
        Status::Rejected => "rejected",
    };
    let is = |key: &str, value: Option<&str>| item.get(key).and_then(Node::word) == value;
    let again = is("status", Some(word)) && is("by", Some(&hand.by)) && is("why", hand.why.as_deref());
    if again && status != Status::Edited {
        return;
    }
    // Of the four, those that are new stand after those that are there.
    let there = ["why", "at", "by", "status"].into_iter().find(|key| item.get(key).is_some());
    let values =
        [("status", Some(word)), ("by", Some(&*hand.by)), ("at", Some(&*hand.at)), ("why", hand.why.as_deref())];
    for (key, value) in values {
        match value {
            Some(value) => put(edits, item, key, &Node::scalar(value.to_owned(), Style::Quoted), there),
            // The reason of an earlier decision is none of this one.
            None => edits.unset(item, key),
        }
    }
}

/// Sets `key` of `item` unless it says that already.
fn put(edits: &mut Edits<'_>, item: &Node<'_>, key: &str, value: &Node<'_>, after: Option<&str>) {
    if item.get(key).is_none_or(|was| !same(was, value)) {
        edits.set(item, key, value, after);
    }
}

fn label(edits: &mut Edits<'_>, item: &Node<'_>, labels: &[String], hand: &Hand, desk: &Desk) -> Result<(), EditError> {
    for label in labels {
        known(label, desk)?;
    }
    let there: Vec<&str> =
        item.get("labels").map(Node::items).unwrap_or_default().iter().filter_map(Node::as_str).collect();
    let mut new: Vec<Node<'_>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        if !there.contains(&label.as_str()) && !labels[..index].contains(label) {
            new.push(Node::scalar(label.clone(), Style::Quoted));
        }
    }
    if new.is_empty() {
        return Ok(());
    }
    append(edits, item, "labels", new);
    // A label says nothing on whether the item is right. Who put it there is told where nobody has decided.
    if item.get("status").is_none() {
        put(edits, item, "by", &Node::scalar(hand.by.clone(), Style::Quoted), None);
        put(edits, item, "at", &Node::scalar(hand.at.clone(), Style::Quoted), None);
        if let Some(why) = &hand.why {
            put(edits, item, "why", &Node::scalar(why.clone(), Style::Quoted), None);
        }
    }
    Ok(())
}

/// That the corpus has the label `label`.
fn known(label: &str, desk: &Desk) -> Result<(), EditError> {
    if desk.labels.contains_key(label) {
        return Ok(());
    }
    let names = || desk.labels.keys().map(String::as_str);
    let help = match nearest(label, names()) {
        _ if desk.labels.is_empty() => "this corpus has none; list them under `labels:` in isnad.yaml".to_owned(),
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the labels of this corpus are {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(EditError::Value(format!("no label `{label}`; {help}")))
}

fn unlabel(edits: &mut Edits<'_>, item: &Node<'_>, labels: &[String]) -> Result<(), EditError> {
    let there: Vec<&str> =
        item.get("labels").map(Node::items).unwrap_or_default().iter().filter_map(Node::as_str).collect();
    let wanted: Vec<&str> = labels.iter().map(String::as_str).collect();
    if let Some(label) = wanted.iter().find(|label| !there.contains(label))
        && let Some(near) = nearest(label, there.iter().copied())
    {
        return Err(EditError::Value(format!("it has no label `{label}`; did you mean `{near}`?")));
    }
    take_out(edits, item, "labels", &wanted);
    Ok(())
}

/// Writes `new` at the end of the list under `key` of `item`.
pub(super) fn append(edits: &mut Edits<'_>, item: &Node<'_>, key: &str, new: Vec<Node<'_>>) {
    match item.get(key) {
        Some(list) if !list.items().is_empty() => {
            edits.insert(item, key, list.items().len(), &new.iter().collect::<Vec<_>>());
        }
        _ => edits.set(item, key, &Node::list(new), None),
    }
}

/// Takes the words `gone` out of the list under `key` of `item`; a list of which nothing is left goes, where the
/// schema can do without it.
pub(super) fn take_out(edits: &mut Edits<'_>, item: &Node<'_>, key: &str, gone: &[&str]) {
    let Some(list) = item.get(key) else { return };
    let is_gone = |node: &Node<'_>| node.as_str().is_some_and(|word| gone.contains(&word));
    if list.items().iter().all(is_gone) && !list.items().is_empty() {
        if matches!(key, "labels" | "through") {
            edits.unset(item, key);
        } else {
            edits.set(item, key, &Node::list(Vec::new()), None);
        }
        return;
    }
    let gone: Vec<usize> = (0..list.items().len()).filter(|index| is_gone(&list.items()[*index])).collect();
    edits.remove_all(list, &gone);
}

/// The word for one item of the kind of `target`.
pub(super) fn what(target: Target) -> &'static str {
    target.kind.map_or("article", super::pick::one)
}

/// The key of the list of `target`, as the schema has it.
pub(super) fn list(target: Target) -> &'static str {
    target.kind.map_or("article", Kind::name)
}
