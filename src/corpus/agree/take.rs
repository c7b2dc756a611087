//! Making a record say what another says: one disagreement at a time, and nothing else in its text.

use super::compare::{FOREIGN, Names, compare, plain};
use super::{Disagreement, Twice};
use crate::record::yaml::{self, Edits, Node, Style, Tree, Value as Yaml, YamlError};
use crate::record::{Citation, Claim, DateMention, Mention, Note, Opinion, Place, Record, Ruling, Source, Status};
use crate::text::Span;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashSet;

/// Who decides, when and for what reason.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'j> {
    /// The name.
    pub by: &'j str,
    /// A date, or a date and a time (RFC 3339).
    pub at: &'j str,
    /// The reason, where one is given.
    pub why: Option<&'j str>,
}

/// A record after one step, and the id that the item has in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The record.
    pub text: String,
    /// The item; of a mention, as in [`Disagreement::ids`].
    pub id: String,
}

/// Why a record cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// It is no record.
    #[error("{0}")]
    Yaml(#[from] YamlError),
    /// What is to be changed is not there.
    #[error("{list} have no `{id}`")]
    Absent {
        /// The list.
        list: &'static str,
        /// The id.
        id: String,
    },
}

/// Fields that a record has even where they say nothing.
const ALWAYS: &[&str] = &["source", "title", "published"];

/// The lists in the order in which they are taken, so that what is named is there before what names it.
const ORDER: [&str; 8] = ["article", "notes", "sources", "citations", "dates", "mentions", "places", "claims"];

/// Puts disagreements in the order in which they can be taken one after the other: what is named before what names it,
/// and of the mentions of a place the last first, since taking one out moves those after it.
pub fn in_order(found: &mut [Disagreement]) {
    found.sort_by_key(|it| {
        let count = it.ids[0].as_deref().and_then(|id| id.rsplit_once('@')?.1.parse::<usize>().ok());
        let count = if it.list == "mentions" { count.unwrap_or(0) } else { 0 };
        (ORDER.iter().position(|list| *list == it.list), std::cmp::Reverse(count))
    });
}

/// Makes the record in `text` say what `other` says where `found` tells that they differ. An item that only the record
/// has stays: see [`decide`].
pub fn take(text: &str, other: &Record, found: &Disagreement) -> Result<Taken, TakeError> {
    let list = found.list;
    match (&found.ids, found.field) {
        ([None, Some(id)], _) => insert(text, other, list, id),
        ([Some(one), None], _) | ([Some(one), Some(_)], "present") => {
            Ok(Taken { text: text.to_owned(), id: one.clone() })
        }
        ([Some(one), Some(id)], "extent") => {
            let item = item(other, list, id)?;
            let mut text = set(text, list, one, "anchor", &item["anchor"])?;
            if matches!(list, "claims" | "dates" | "mentions") {
                text = set(&text, list, one, "text", &item["text"])?;
            }
            Ok(Taken { text, id: one.clone() })
        }
        ([Some(one), Some(id)], "place") => {
            let removed = drop_mention(text, one)?;
            insert(&removed, other, list, id)
        }
        ([Some(one), Some(id)], field) => {
            let value = item(other, list, id)?[field].clone();
            let (text, value) = named(text.to_owned(), other, field, value)?;
            Ok(Taken { text: set(&text, list, one, field, &value)?, id: one.clone() })
        }
        ([None, None], _) => Err(TakeError::Absent { list, id: String::new() }),
    }
}

/// Writes a decision on an item; one on a mention stands with its place, and one on the article nowhere.
pub fn decide(
    text: &str,
    list: &'static str,
    id: &str,
    status: Status,
    judge: &Judge<'_>,
) -> Result<String, TakeError> {
    let (list, id) = keeper(list, id);
    if list == "article" {
        return Ok(text.to_owned());
    }
    let mut text = set(text, list, id, "status", &plain(&status))?;
    for (key, value) in [("by", Some(judge.by)), ("at", Some(judge.at)), ("why", judge.why)] {
        text = set(&text, list, id, key, &plain(&value))?;
    }
    Ok(text)
}

/// Puts on record what two said of `found` and which of the two opinions `holds`, 1 or 2, with the item `id` that it
/// is about.
pub fn rule(
    text: &str,
    found: &Disagreement,
    id: &str,
    opinions: [Opinion; 2],
    holds: usize,
    judge: &Judge<'_>,
) -> Result<String, TakeError> {
    let (list, kept) = keeper(found.list, id);
    // A place may have many mentions: the ruling says by its offset which of them it is about.
    let field = match found.at.filter(|_| found.list == "mentions") {
        Some(at) => format!("{}@{at}", found.field),
        None => found.field.to_owned(),
    };
    let ruling = Ruling {
        field,
        opinions: opinions.into(),
        holds,
        by: Some(judge.by.to_owned()),
        at: Some(judge.at.to_owned()),
        why: judge.why.map(str::to_owned),
    };
    let written = written(&ruling);
    let tree = Tree::read(text)?;
    let node = node(&tree, list, kept)?;
    let count = node.get("rulings").map_or(0, |rulings| rulings.items().len());
    let mut edits = Edits::new(text);
    edits.insert(node, "rulings", count, &[&Tree::read(&written)?.root.items()[0]]);
    Ok(edits.apply())
}

/// Takes a mention out of its place.
pub fn drop_mention(text: &str, id: &str) -> Result<String, TakeError> {
    let tree = Tree::read(text)?;
    let absent = || TakeError::Absent { list: "mentions", id: id.to_owned() };
    let (place, count) = id.rsplit_once('@').ok_or_else(absent)?;
    let place = node(&tree, "places", place)?;
    let count = count.parse::<usize>().ok().and_then(|count| count.checked_sub(1)).ok_or_else(absent)?;
    let mentions = place.get("mentions").filter(|mentions| count < mentions.items().len()).ok_or_else(absent)?;
    let mut edits = Edits::new(text);
    edits.remove(mentions, count);
    Ok(edits.apply())
}

/// The list and id of what keeps the decisions on an item.
pub(super) fn keeper<'i>(list: &'static str, id: &'i str) -> (&'static str, &'i str) {
    match (list, id.rsplit_once('@')) {
        ("mentions", Some((place, _))) => ("places", place),
        _ => (list, id),
    }
}

/// Sets `key` of an item, or takes it out where there is nothing to say.
pub(super) fn set(text: &str, list: &'static str, id: &str, key: &str, value: &Value) -> Result<String, TakeError> {
    let tree = Tree::read(text)?;
    let item = node(&tree, list, id)?;
    let mut edits = Edits::new(text);
    if value.is_null() && !ALWAYS.contains(&key) {
        edits.unset(item, key);
    } else {
        edits.set(item, key, &yaml_of(value), None);
    }
    Ok(edits.apply())
}

/// Puts in an item of `other`, under an id that is free, and what it names.
fn insert(text: &str, other: &Record, list: &'static str, id: &str) -> Result<Taken, TakeError> {
    let mut value = item(other, list, id)?;
    let mut text = text.to_owned();
    for field in ["notes", "sources", "dates", "places", "source", "references"] {
        // A citation's notes are none of its fields, and a note's citations come one by one.
        if value.get(field).is_some() {
            let (new, named) = named(text, other, field, value[field].take())?;
            text = new;
            value[field] = named;
        }
    }
    let record = yaml::read(&text)?;
    let names = names(&text, other)?;
    let used = |ids: &mut dyn Iterator<Item = &String>| -> HashSet<String> { ids.cloned().collect() };
    let absent = |list, id: &str| TakeError::Absent { list, id: id.to_owned() };
    let (under, new_id, written) = match list {
        "notes" => {
            let new = free(id, &used(&mut record.notes.iter().map(|it| &it.id)));
            value["citations"] = Value::Array(Vec::new());
            (None, new.clone(), with_id::<Note>(value, &new))
        }
        "citations" => {
            let note = other.notes.iter().find(|note| note.citations.iter().any(|it| it.id == id));
            let note = note.and_then(|note| names.of("notes", &note.id)).ok_or_else(|| absent("notes", id))?;
            let all = record.notes.iter().flat_map(|note| &note.citations);
            let new = free(&format!("{note}.1"), &used(&mut all.map(|it| &it.id)));
            (Some(("notes", note.to_owned())), new.clone(), with_id::<Citation>(value, &new))
        }
        "sources" => {
            let new = free(id, &used(&mut record.sources.iter().map(|it| &it.id)));
            (None, new.clone(), with_id::<Source>(value, &new))
        }
        "claims" => {
            let new = free("c1", &used(&mut record.claims.iter().map(|it| &it.id)));
            (None, new.clone(), with_id::<Claim>(value, &new))
        }
        "dates" => {
            let new = free("d1", &used(&mut record.dates.iter().map(|it| &it.id)));
            (None, new.clone(), with_id::<DateMention>(value, &new))
        }
        "places" => {
            let new = free(id, &used(&mut record.places.iter().map(|it| &it.id)));
            // Its mentions come one by one.
            value["mentions"] = Value::Array(Vec::new());
            (None, new.clone(), with_id::<Place>(value, &new))
        }
        "mentions" => {
            let place = id.rsplit_once('@').map_or(id, |(place, _)| place);
            let Some(known) = names.of("places", place) else {
                let made = insert(&text, other, "places", place)?;
                return into_place(&made.text, &made.id, value);
            };
            return into_place(&text, known, value);
        }
        _ => return Err(absent(list, id)),
    };
    let tree = Tree::read(&text)?;
    let item = Tree::read(&written)?;
    let mut edits = Edits::new(&text);
    let map = match &under {
        Some((list, id)) => node(&tree, list, id)?,
        None => &tree.root,
    };
    let count = map.get(list).map_or(0, |items| items.items().len());
    edits.insert(map, list, count, &[&item.root.items()[0]]);
    Ok(Taken { text: edits.apply(), id: new_id })
}

/// Puts a mention at the end of those of the place `id`.
fn into_place(text: &str, id: &str, mention: Value) -> Result<Taken, TakeError> {
    let tree = Tree::read(text)?;
    let place = node(&tree, "places", id)?;
    let count = place.get("mentions").map_or(0, |mentions| mentions.items().len());
    let mention: Mention = serde_json::from_value(mention).unwrap_or_default();
    let written = written(&mention);
    let mut edits = Edits::new(text);
    edits.insert(place, "mentions", count, &[&Tree::read(&written)?.root.items()[0]]);
    Ok(Taken { text: edits.apply(), id: format!("{id}@{}", count + 1) })
}

/// `value` of `field` in `other` by the ids of the record in `text`. Sources and places that this does not have are put
/// in; notes and dates that it does not have were not wanted, and are left out.
fn named(text: String, other: &Record, field: &str, value: Value) -> Result<(String, Value), TakeError> {
    let list = match field {
        "source" | "sources" | "references" => "sources",
        "places" => "places",
        "notes" => "notes",
        "dates" => "dates",
        _ => return Ok((text, value)),
    };
    let mut text = text;
    let ids: Vec<String> = match &value {
        Value::String(id) => vec![id.clone()],
        Value::Array(ids) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => return Ok((text, value)),
    };
    let mut known: Vec<Value> = Vec::new();
    for id in ids {
        let name = names(&text, other)?.of(list, &id).map(str::to_owned);
        let name = match name {
            Some(name) => Some(name),
            None if matches!(list, "sources" | "places") && item(other, list, &id).is_ok() => {
                let made = insert(&text, other, list, &id)?;
                text = made.text;
                Some(made.id)
            }
            None => None,
        };
        known.extend(name.map(Value::from));
    }
    let value = if value.is_string() { known.into_iter().next().unwrap_or_default() } else { known.into() };
    Ok((text, value))
}

/// The ids of `other` by those of the record in `text`.
fn names(text: &str, other: &Record) -> Result<Names, TakeError> {
    let record = yaml::read(text)?;
    Ok(compare(Twice { name: "", records: [&record, other], length: None }.records).names)
}

/// What `record` says of an item.
pub(super) fn item(record: &Record, list: &'static str, id: &str) -> Result<Value, TakeError> {
    let id = id.strip_prefix(FOREIGN).unwrap_or(id);
    let found = match list {
        "article" => Some(plain(&record.article)),
        "notes" => record.notes.iter().find(|it| it.id == id).map(plain),
        "citations" => record.notes.iter().flat_map(|note| &note.citations).find(|it| it.id == id).map(plain),
        "sources" => record.sources.iter().find(|it| it.id == id).map(plain),
        "claims" => record.claims.iter().find(|it| it.id == id).map(plain),
        "dates" => record.dates.iter().find(|it| it.id == id).map(plain),
        "places" => record.places.iter().find(|it| it.id == id).map(plain),
        _ => id.rsplit_once('@').and_then(|(place, count)| {
            let place = record.places.iter().find(|it| it.id == place)?;
            place.mentions.get(count.parse::<usize>().ok()?.checked_sub(1)?).map(plain)
        }),
    };
    found.ok_or_else(|| TakeError::Absent { list, id: id.to_owned() })
}

/// The node of an item.
fn node<'n, 't>(tree: &'n Tree<'t>, list: &'static str, id: &str) -> Result<&'n Node<'t>, TakeError> {
    let is = |node: &&Node<'_>| node.get("id").and_then(Node::as_str) == Some(id);
    let items = |key: &str| tree.root.get(key).map(Node::items).unwrap_or_default();
    let found = match list {
        "article" => tree.root.get("article"),
        "citations" => {
            let notes = items("notes").iter().filter_map(|note| note.get("citations"));
            notes.flat_map(Node::items).find(is)
        }
        "mentions" => id.rsplit_once('@').and_then(|(place, count)| {
            let place = items("places").iter().find(|node| node.get("id").and_then(Node::as_str) == Some(place))?;
            place.get("mentions")?.items().get(count.parse::<usize>().ok()?.checked_sub(1)?)
        }),
        _ => items(list).iter().find(is),
    };
    found.ok_or_else(|| TakeError::Absent { list, id: id.to_owned() })
}

/// An item of a record as it is written, under the id `id`.
fn with_id<T: DeserializeOwned + Serialize + Default>(mut value: Value, id: &str) -> String {
    value["id"] = id.into();
    // It was made from such an item, with other ids.
    written(&serde_json::from_value::<T>(value).unwrap_or_default())
}

fn written<T: Serialize>(item: &T) -> String {
    yaml::item(item, 0).expect("the types of a record are scalars, lists and maps with scalar keys")
}

/// `wanted` if it is free, else the next of its kind: `c7` after `c6`, `nur-2` after `nur`.
fn free(wanted: &str, used: &HashSet<String>) -> String {
    if !used.contains(wanted) && !matches!(wanted, "c1" | "d1") {
        return wanted.to_owned();
    }
    let letters = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.len() < wanted.len() && (letters.len() == 1 || letters.ends_with('.')) {
        let numbers = used.iter().filter_map(|id| id.strip_prefix(letters)?.parse::<usize>().ok());
        return format!("{letters}{}", numbers.max().unwrap_or(0) + 1);
    }
    let mut each = (2..).map(|count| format!("{wanted}-{count}"));
    each.find(|id| !used.contains(id)).unwrap_or_else(|| wanted.to_owned())
}

/// Plain data as YAML on one line.
fn yaml_of(value: &Value) -> Node<'static> {
    match value {
        Value::Null => Node::scalar("null", Style::Plain),
        Value::Bool(_) | Value::Number(_) => Node::scalar(value.to_string(), Style::Plain),
        Value::String(text) => Node::scalar(text.clone(), Style::Quoted),
        Value::Array(items) => Node::list(items.iter().map(yaml_of).collect()),
        Value::Object(keys) => {
            let entry = |(key, value): (&String, &Value)| yaml::Entry {
                key: Cow::Owned(key.clone()),
                key_span: Span::empty(0),
                value: yaml_of(value),
            };
            let entries = keys.iter().map(entry).collect();
            Node { span: Span::empty(0), value: Yaml::Mapping { entries, flow: true } }
        }
    }
}
