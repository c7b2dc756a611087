//! W3C Web Annotations, read back: those that the export of this program wrote, wherever they have been since.

use crate::record::Record;
use serde_json::{Map, Value, json};

/// Records from annotations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// One for each article, in the order of the annotations.
    pub records: Vec<Record>,
    /// The ids of annotations that hold nothing of ours.
    pub others: Vec<String>,
}

/// Why annotations could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnnotationError {
    /// It is no JSON.
    #[error("no JSON: {0}")]
    Json(String),
    /// It is JSON, and holds no annotations.
    #[error("no Web Annotations: there is no `AnnotationCollection`, `AnnotationPage` or `Annotation` in it")]
    None,
    /// An item that is none of a record.
    #[error("the annotation {id} does not hold what a record can: {message}")]
    Item {
        /// The annotation.
        id: String,
        /// What is wrong with it.
        message: String,
    },
}

/// The lists of a record by the types of bodies.
const LISTS: [(&str, &str); 6] = [
    ("isnad:Note", "notes"),
    ("isnad:Citation", "citations"),
    ("isnad:Source", "sources"),
    ("isnad:Claim", "claims"),
    ("isnad:Date", "dates"),
    ("isnad:Place", "places"),
];

/// Reads `text`: a collection, a page, a list of annotations, or one.
pub fn web_annotations(text: &str) -> Result<Noted, AnnotationError> {
    let whole: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| AnnotationError::Json(error.to_string()))?;
    let annotations = annotations(&whole).ok_or(AnnotationError::None)?;
    let mut found: Vec<(String, Map<String, Value>)> = Vec::new();
    let mut noted = Noted::default();
    for annotation in annotations {
        let id = annotation["id"].as_str().unwrap_or("without id").to_owned();
        let Some((kind, data)) = body(annotation) else {
            noted.others.push(id);
            continue;
        };
        let article = id.split('#').next().unwrap_or_default().to_owned();
        let at = found.iter().position(|(known, _)| *known == article).unwrap_or_else(|| {
            found.push((article, Map::new()));
            found.len() - 1
        });
        put(&mut found[at].1, kind, data.clone()).map_err(|message| AnnotationError::Item { id, message })?;
    }
    for (id, mut record) in found {
        record.entry("isnad").or_insert(crate::record::VERSION.into());
        // Annotations without that of their article are still some; what they are put into has the rest.
        record
            .entry("article")
            .or_insert_with(|| json!({"id": "", "title": null, "published": null, "file": "", "sha256": ""}));
        let record = serde_json::from_value(record.into());
        noted.records.push(record.map_err(|error| AnnotationError::Item { id, message: error.to_string() })?);
    }
    Ok(noted)
}

/// Puts one item where it stands in a record.
fn put(record: &mut Map<String, Value>, kind: &str, mut data: Map<String, Value>) -> Result<(), String> {
    let Some((_, list)) = LISTS.iter().find(|(name, _)| *name == kind) else {
        for (key, value) in data {
            record.insert(key, value);
        }
        return Ok(());
    };
    let within = data.remove("within");
    let into = if *list == "citations" {
        let id = within.as_ref().and_then(Value::as_str).ok_or("it does not say of which note it is")?;
        let notes = record.get_mut("notes").and_then(Value::as_array_mut);
        let note = notes.and_then(|notes| notes.iter_mut().rfind(|note| note["id"] == id));
        note.and_then(Value::as_object_mut).ok_or_else(|| format!("there is no note {id} before it"))?
    } else {
        record
    };
    match into.entry(*list).or_insert_with(|| json!([])) {
        Value::Array(items) => items.push(data.into()),
        _ => return Err(format!("`{list}` is no list")),
    }
    Ok(())
}

/// The annotations in what was read.
fn annotations(whole: &Value) -> Option<Vec<&Value>> {
    let is = |value: &Value, kind: &str| match &value["type"] {
        Value::String(word) => word == kind,
        Value::Array(words) => words.iter().any(|word| word == kind),
        _ => false,
    };
    if let Value::Array(items) = whole {
        return Some(items.iter().filter(|item| is(item, "Annotation")).collect());
    }
    if is(whole, "Annotation") {
        return Some(vec![whole]);
    }
    let page = if is(whole, "AnnotationCollection") { &whole["first"] } else { whole };
    let items = page["items"].as_array().or_else(|| whole["items"].as_array())?;
    Some(items.iter().collect())
}

/// The body of ours in `annotation`: its type, and what it holds.
fn body(annotation: &Value) -> Option<(&str, &Map<String, Value>)> {
    let bodies = match &annotation["body"] {
        Value::Array(bodies) => bodies.iter().collect(),
        one => vec![one],
    };
    bodies.into_iter().find_map(|body| {
        let kind = body["type"].as_str().filter(|kind| kind.starts_with("isnad:"))?;
        let data = body.get("data").or_else(|| body.get("isnad:data"))?;
        Some((kind, data.as_object()?))
    })
}
