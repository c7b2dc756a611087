//! Annotations as W3C Web Annotations (JSON-LD): <https://www.w3.org/TR/annotation-model/>.
//!
//! An annotation has for its target the places where an item stands, by position and by quotation, and for its bodies
//! what people read (labels as tags, a reason as a comment) and the item itself as a JSON literal, from which a record
//! is read back whole. The W3C context is named and never fetched.

use super::row::{Row, plain, rows};
use super::{Annotated, AnnotationFormat};
use crate::record::{Anchor, Record};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io;

/// What the names of our own are in.
const NAMESPACE: &str = "urn:isnad:";

/// The type of the body that holds what is no item of a list: the record itself.
const COLLECTION: &str = "Record";

/// W3C Web Annotations.
#[derive(Debug)]
pub(super) struct WebAnnotation;

impl AnnotationFormat for WebAnnotation {
    fn name(&self) -> &'static str {
        "web-annotation"
    }

    fn about(&self) -> &'static str {
        "annotations in the model of the W3C (JSON-LD)"
    }

    fn write(&self, articles: &[Annotated<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let pages: Vec<Value> = articles.iter().map(|article| page(article.record)).collect();
        let total: usize = pages.iter().map(|page| page["items"].as_array().map_or(0, Vec::len)).sum();
        // A later context may not take the place of the W3C's: it only adds the key of our JSON literal.
        let context = json!(["http://www.w3.org/ns/anno.jsonld",
            {"@version": 1.1, "isnad": NAMESPACE, "data": {"@id": "isnad:data", "@type": "@json"}}]);
        let items: Vec<Value> = pages
            .into_iter()
            .flat_map(|mut page| match page["items"].take() {
                Value::Array(items) => items,
                _ => Vec::new(),
            })
            .collect();
        let whole = json!({
            "@context": context,
            "id": format!("{NAMESPACE}annotations"),
            "type": "AnnotationCollection",
            "label": "Annotations of isnad",
            "total": total,
            "first": {"id": format!("{NAMESPACE}annotations#1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
        });
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    }
}

/// All of one record.
fn page(record: &Record) -> Value {
    let mut items = vec![whole(record)];
    items.extend(rows(record).iter().map(|row| annotation(record, row)));
    json!({ "items": items })
}

/// The annotation of the article as a whole: what the record says that is no item of a list.
fn whole(record: &Record) -> Value {
    let mut data = plain(record);
    for list in ["notes", "sources", "claims", "dates", "places"] {
        data.shift_remove(list);
    }
    let title = record.article.title.clone().unwrap_or_else(|| record.article.file.clone());
    json!({
        "id": name(record, "record", ""),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "format": "text/plain", "value": title},
            {"type": format!("isnad:{COLLECTION}"), "data": data},
        ],
        "target": source(record),
    })
}

fn annotation(record: &Record, row: &Row<'_>) -> Value {
    let mut bodies = Vec::new();
    let text = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value});
    bodies.extend(told(row).map(|told| text("describing", &told)));
    let labels = row.item.get("labels").and_then(Value::as_array);
    bodies.extend(labels.into_iter().flatten().filter_map(Value::as_str).map(|label| text("tagging", label)));
    bodies.extend(row.word("why").map(|why| text("commenting", why)));
    let mut data = row.item.clone();
    if let Some(within) = row.within {
        data.insert("within".to_owned(), within.into());
    }
    bodies.push(json!({"type": format!("isnad:{}", kind(row.list)), "data": data}));
    let mut annotation = Map::new();
    annotation.insert("id".to_owned(), name(record, row.list, &row.id).into());
    annotation.insert("type".to_owned(), "Annotation".into());
    annotation.insert("motivation".to_owned(), motivation(row.list).into());
    if let Some(by) = row.word("by") {
        annotation.insert("creator".to_owned(), json!({"type": "Person", "name": by}));
    }
    // The model wants a date and a time with its zone (xsd:dateTime); a day alone stays in the data.
    if let Some(at) =
        row.word("at").filter(|at| at.contains('T') && (at.ends_with('Z') || at[10..].contains(['+', '-'])))
    {
        annotation.insert("modified".to_owned(), at.into());
    }
    annotation.insert("body".to_owned(), bodies.into());
    annotation.insert("target".to_owned(), target(record, &row.anchors));
    annotation.into()
}

/// What an item says, for people who see only that.
fn told(row: &Row<'_>) -> Option<String> {
    let word = |field| row.word(field).map(str::to_owned);
    match row.list {
        "claims" => word("stance").map(|stance| match row.word("attribution") {
            Some(who) => format!("claim, {stance} ({who})"),
            None => format!("claim, {stance}"),
        }),
        "citations" => Some(format!("citation of {}", row.word("source").unwrap_or("a source unknown"))),
        "dates" => word("edtf"),
        "notes" => word("number").map(|number| format!("note {number}")),
        "places" => word("name"),
        _ => word("title").or_else(|| word("container-title")),
    }
}

/// The type of an item's body.
fn kind(list: &str) -> &'static str {
    match list {
        "notes" => "Note",
        "citations" => "Citation",
        "sources" => "Source",
        "claims" => "Claim",
        "dates" => "Date",
        _ => "Place",
    }
}

/// Why somebody annotates (section 3.3.5 of the model).
fn motivation(list: &str) -> &'static str {
    match list {
        "citations" => "linking",
        "dates" | "places" => "identifying",
        "claims" => "classifying",
        _ => "describing",
    }
}

/// The name of an annotation. Only what an IRI may hold stands in it as it is.
fn name(record: &Record, list: &str, id: &str) -> String {
    let mut name = NAMESPACE.to_owned();
    percent(&record.article.id, &mut name);
    name.push('#');
    name.push_str(list);
    if !id.is_empty() {
        name.push('/');
        percent(id, &mut name);
    }
    name
}

/// Adds `text` with what RFC 3986 does not reserve, the rest as percents.
fn percent(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
}

/// The article as a resource: a relative reference to its file.
fn source(record: &Record) -> Value {
    let mut id = String::new();
    for (index, part) in record.article.file.split('/').enumerate() {
        if index > 0 {
            id.push('/');
        }
        percent(part, &mut id);
    }
    let format = match record.article.file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => "text/html",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/markdown",
    };
    json!({"id": id, "type": "Text", "format": format})
}

/// Where an item stands. A place in one piece has both selectors; one in several has its quotation, which runs over
/// the pieces, and the position of each piece.
fn target(record: &Record, anchors: &[&Anchor]) -> Value {
    let at = |selector: Value| json!({"type": "SpecificResource", "source": source(record), "selector": selector});
    let mut targets = Vec::new();
    for anchor in anchors {
        let mut quote = json!({"type": "TextQuoteSelector", "exact": anchor.exact});
        for (key, words) in [("prefix", &anchor.prefix), ("suffix", &anchor.suffix)] {
            if !words.is_empty() {
                quote[key] = words.as_str().into();
            }
        }
        let position = |span: &[usize; 2]| json!({"type": "TextPositionSelector", "start": span[0], "end": span[1]});
        if let [span] = &anchor.spans[..] {
            targets.push(at(json!([quote, position(span)])));
        } else {
            targets.push(at(quote));
            targets.extend(anchor.spans.iter().map(|span| at(position(span))));
        }
    }
    match targets.len() {
        0 => source(record),
        1 => targets.swap_remove(0),
        _ => targets.into(),
    }
}
