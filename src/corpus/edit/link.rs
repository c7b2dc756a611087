//! What rests on what: a claim on notes and sources, a citation on its source, a source on another.

use super::EditError;
use super::act::{append, take_out, what};
use super::pick::{Pick, Target, one, resolve};
use crate::record::Record;
use crate::record::select::Kind;
use crate::record::yaml::{Edits, Node, Style};

/// Puts what `picks` stand for to `item`.
pub(super) fn link(
    edits: &mut Edits<'_>,
    item: &Node<'_>,
    target: Target,
    record: &Record,
    picks: &[Pick],
) -> Result<(), EditError> {
    for (key, ids) in by_key(target, record, picks)? {
        let word = |id: &str| Node::scalar(id.to_owned(), Style::Quoted);
        if matches!(key, "source" | "references") {
            let [id] = *ids else {
                return Err(EditError::Value(format!(
                    "a {} has one `{key}`, and these are {}",
                    what(target),
                    ids.len()
                )));
            };
            if target.kind == Some(Kind::Sources) && target.id(record) == id {
                return Err(EditError::Value("a source cannot refer to itself".to_owned()));
            }
            if item.get(key).and_then(Node::word) != Some(id) {
                edits.set(item, key, &word(id), item.entry("source").map(|_| "source"));
            }
            continue;
        }
        let there: Vec<&str> =
            item.get(key).map(Node::items).unwrap_or_default().iter().filter_map(Node::as_str).collect();
        let new: Vec<Node<'_>> = ids.iter().filter(|id| !there.contains(id)).map(|id| word(id)).collect();
        if !new.is_empty() {
            append(edits, item, key, new);
        }
    }
    Ok(())
}

/// Takes what `picks` stand for from `item`.
pub(super) fn unlink(
    edits: &mut Edits<'_>,
    item: &Node<'_>,
    target: Target,
    record: &Record,
    picks: &[Pick],
) -> Result<(), EditError> {
    for (key, ids) in by_key(target, record, picks)? {
        let named = |id: &&str| match key {
            "source" | "references" => item.get(key).and_then(Node::word) == Some(id),
            _ => item.get(key).map(Node::items).unwrap_or_default().iter().any(|node| node.as_str() == Some(id)),
        };
        if let Some(id) = ids.iter().find(|id| !named(id)) {
            return Err(EditError::Missing(format!("{} `{}` does not name `{id}`", what(target), target.id(record))));
        }
        match key {
            "source" => edits.set(item, key, &Node::scalar("", Style::Plain), None),
            "references" => edits.unset(item, key),
            _ => take_out(edits, item, key, &ids),
        }
    }
    Ok(())
}

/// The ids that `picks` stand for, by the key under which an item like `target` names them.
fn by_key<'r>(
    target: Target,
    record: &'r Record,
    picks: &[Pick],
) -> Result<Vec<(&'static str, Vec<&'r str>)>, EditError> {
    let mut found: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for pick in picks {
        for other in resolve(pick, record)? {
            let key = match (target.kind, other.kind) {
                (Some(Kind::Claims), Some(kind @ (Kind::Notes | Kind::Sources | Kind::Dates | Kind::Places))) => {
                    kind.name()
                }
                (Some(Kind::Citations), Some(Kind::Sources)) => "source",
                (Some(Kind::Citations), Some(Kind::Notes)) => "through",
                (Some(Kind::Sources), Some(Kind::Sources)) => "references",
                (_, kind) => {
                    let help = "a claim is linked to notes, sources, dates and places, a citation to its source";
                    let kind = kind.map_or("article", one);
                    return Err(EditError::Value(format!("a {} is not linked to a {kind}; {help}", what(target))));
                }
            };
            let id = other.id(record);
            match found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, ids)) if ids.contains(&id) => {}
                Some((_, ids)) => ids.push(id),
                None => found.push((key, vec![id])),
            }
        }
    }
    Ok(found)
}
