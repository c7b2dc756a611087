//! Annotations as a STAM store (Stand-off Text Annotation Model), in its JSON: <https://github.com/annotation/stam>.

use super::row::{Row, rows};
use super::{Annotated, AnnotationFormat};
use crate::record::{Anchor, Name, Record};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io;

/// The name of our set of keys.
const SET: &str = "isnad";

/// STAM JSON.
#[derive(Debug)]
pub(super) struct Stam;

impl AnnotationFormat for Stam {
    fn name(&self) -> &'static str {
        "stam"
    }

    fn about(&self) -> &'static str {
        "annotations and texts for the STAM tools (JSON)"
    }

    fn holds_texts(&self) -> bool {
        true
    }

    fn write(&self, articles: &[Annotated<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut keys = BTreeSet::new();
        let (mut resources, mut annotations) = (Vec::new(), Vec::new());
        let mut named = BTreeSet::new();
        for (index, Annotated { record, article }) in articles.iter().enumerate() {
            let Some(article) = article else { continue };
            // Two records of one id would be one resource.
            let mut id = record.article.id.clone();
            if id.is_empty() || !named.insert(id.clone()) {
                id = format!("{id}-{}", index + 1);
                named.insert(id.clone());
            }
            let length = article.offset(article.text().len());
            resources.push(json!({"@type": "TextResource", "@id": id, "text": article.text()}));
            annotations.push(json!({
                "@type": "Annotation", "@id": format!("{id}#article"),
                "target": {"@type": "ResourceSelector", "resource": id},
                "data": data("article", article_fields(record), &mut keys),
            }));
            for row in rows(record) {
                annotations.push(json!({
                    "@type": "Annotation",
                    "@id": format!("{id}#{}/{}", row.list, row.id),
                    "target": target(&id, &row.anchors, length),
                    "data": data(row.list, fields(&row), &mut keys),
                }));
            }
        }
        let keys: Vec<Value> = keys.iter().map(|key| json!({"@type": "DataKey", "@id": key})).collect();
        let store = json!({
            "@type": "AnnotationStore",
            "@id": SET,
            "resources": resources,
            "annotationsets": [{"@type": "AnnotationDataSet", "@id": SET, "keys": keys, "data": []}],
            "annotations": annotations,
        });
        serde_json::to_writer_pretty(&mut *out, &store)?;
        out.write_all(b"\n")
    }
}

/// Where an item stands: in one range; in several that are one thing; or in several that are many.
fn target(resource: &str, anchors: &[&Anchor], length: usize) -> Value {
    // Of an article that has changed since, the offsets may lie beyond the end: then it is about the whole.
    let lies_within = |anchor: &&&Anchor| {
        !anchor.spans.is_empty() && anchor.spans.iter().all(|span| span[0] < span[1] && span[1] <= length)
    };
    let kept: Vec<&&Anchor> = anchors.iter().filter(lies_within).collect();
    let cursor = |at: usize| json!({"@type": "BeginAlignedCursor", "value": at});
    let range = |span: &[usize; 2]| {
        let offset = json!({"@type": "Offset", "begin": cursor(span[0]), "end": cursor(span[1])});
        json!({"@type": "TextSelector", "resource": resource, "offset": offset})
    };
    let one = |anchor: &Anchor| match &anchor.spans[..] {
        [span] => range(span),
        several => json!({"@type": "CompositeSelector", "selectors": several.iter().map(range).collect::<Vec<_>>()}),
    };
    match &kept[..] {
        [] => json!({"@type": "ResourceSelector", "resource": resource}),
        [anchor] => one(anchor),
        // Selectors of several parts do not lie in each other.
        several => {
            let ranges: Vec<Value> = several.iter().flat_map(|anchor| anchor.spans.iter().map(range)).collect();
            json!({"@type": "MultiSelector", "selectors": ranges})
        }
    }
}

/// Keys and values as data of our set.
fn data(list: &str, fields: Vec<(String, Value)>, keys: &mut BTreeSet<String>) -> Vec<Value> {
    let mut fields = fields;
    fields.insert(0, ("list".to_owned(), list.into()));
    let typed = fields.into_iter().filter_map(|(key, value)| Some((key, typed(&value)?)));
    typed
        .map(|(key, value)| {
            keys.insert(key.clone());
            json!({"@type": "AnnotationData", "set": SET, "key": key, "value": value})
        })
        .collect()
}

/// A scalar with its type.
fn typed(value: &Value) -> Option<Value> {
    let kind = match value {
        Value::String(_) => "String",
        Value::Bool(_) => "Bool",
        Value::Number(number) if number.is_f64() => "Float",
        Value::Number(_) => "Int",
        _ => return None,
    };
    Some(json!({"@type": kind, "value": value}))
}

fn article_fields(record: &Record) -> Vec<(String, Value)> {
    let about = &record.article;
    let mut fields = vec![("id".to_owned(), about.id.clone().into()), ("file".to_owned(), about.file.clone().into())];
    fields.extend(about.title.iter().map(|title| ("title".to_owned(), title.clone().into())));
    fields.extend(about.authors.iter().map(|name| ("authors".to_owned(), name.display().into())));
    fields.extend(about.series.iter().map(|series| ("series".to_owned(), series.clone().into())));
    fields.extend(about.published.iter().map(|date| ("published".to_owned(), date.to_string().into())));
    fields
}

/// What an item says, in scalars: of several values each one, of a name the whole of it, and of what has keys of its
/// own each under a path. Where it stands is in the target.
fn fields(row: &Row<'_>) -> Vec<(String, Value)> {
    let mut fields: Vec<(String, Value)> =
        row.within.map(|note| ("note".to_owned(), note.into())).into_iter().collect();
    for (key, value) in &row.item {
        if !matches!(key.as_str(), "anchor" | "markers" | "mentions") {
            walk(key, value, &mut fields);
        }
    }
    fields
}

fn walk(path: &str, value: &Value, fields: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(path, item, fields)),
        Value::Object(keys) => {
            let is_name = ["family", "given", "literal"].iter().any(|key| keys.contains_key(*key));
            match serde_json::from_value::<Name>(value.clone()) {
                Ok(name) if is_name => fields.push((path.to_owned(), name.display().into())),
                _ => keys.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, fields)),
            }
        }
        _ => fields.push((path.to_owned(), value.clone())),
    }
}
