//! Annotations for programs that read tables: CSV with a column for what most items have, and whole items as JSON.

use super::row::{Row, rows};
use super::{Annotated, AnnotationFormat};
use crate::record::Name;
use serde_json::{Map, Value};
use std::io;

/// Annotations as CSV (RFC 4180).
#[derive(Debug)]
pub(super) struct Csv;

/// Annotations as JSON, one a line.
#[derive(Debug)]
pub(super) struct JsonLines;

/// The fields that have a column, beside where the item stands.
const FIELDS: &[&str] = &[
    "number",
    "text",
    "form",
    "source",
    "locator",
    "remarks",
    "type",
    "author",
    "title",
    "container-title",
    "issued",
    "stance",
    "attribution",
    "edtf",
    "mod",
    "calendar",
    "name",
    "country",
    "geonames",
    "lat",
    "lon",
    "notes",
    "sources",
    "dates",
    "places",
    "confidence",
    "status",
    "by",
    "at",
    "why",
    "labels",
];

impl AnnotationFormat for Csv {
    fn name(&self) -> &'static str {
        "annotations-csv"
    }

    fn about(&self) -> &'static str {
        "annotations as a table, a row for each place where an item stands"
    }

    fn write(&self, articles: &[Annotated<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            write!(out, "{}\r\n", cells.join(","))
        };
        let head = ["article", "list", "id", "start", "end", "exact"].iter().chain(FIELDS).map(|it| (*it).to_owned());
        line(head.collect())?;
        for Annotated { record, .. } in articles {
            for row in rows(record) {
                let said: Vec<String> = FIELDS.iter().map(|field| cell(&row, field)).collect();
                let mut write = |[start, end, exact]: [String; 3]| {
                    let mut cells =
                        vec![record.article.id.clone(), row.list.to_owned(), row.id.clone(), start, end, exact];
                    cells.extend(said.iter().cloned());
                    line(cells)
                };
                if row.anchors.is_empty() {
                    write([String::new(), String::new(), String::new()])?;
                }
                for anchor in &row.anchors {
                    let start = anchor.spans.iter().map(|span| span[0]).min();
                    let end = anchor.spans.iter().map(|span| span[1]).max();
                    let [start, end] = [start, end].map(|at| at.map_or_else(String::new, |at| at.to_string()));
                    write([start, end, anchor.exact.clone()])?;
                }
            }
        }
        Ok(())
    }
}

impl AnnotationFormat for JsonLines {
    fn name(&self) -> &'static str {
        "annotations-jsonl"
    }

    fn about(&self) -> &'static str {
        "annotations as JSON, an item a line"
    }

    fn write(&self, articles: &[Annotated<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        for Annotated { record, .. } in articles {
            for row in rows(record) {
                let mut line = Map::new();
                line.insert("article".to_owned(), record.article.id.clone().into());
                line.insert("file".to_owned(), record.article.file.clone().into());
                line.insert("list".to_owned(), row.list.into());
                line.extend(row.within.map(|note| ("note".to_owned(), note.into())));
                line.extend(row.item);
                serde_json::to_writer(&mut *out, &line)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}

/// The words of a field.
fn cell(row: &Row<'_>, field: &str) -> String {
    let Some(value) = row.item.get(field) else { return String::new() };
    let words = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(keys) if field == "locator" => {
            let word = |key: &str| keys.get(key).and_then(Value::as_str).unwrap_or_default();
            format!("{} {}", word("label"), word("value"))
        }
        Value::Object(_) => {
            serde_json::from_value::<Name>(value.clone()).map_or_else(|_| value.to_string(), |name| name.display())
        }
        other => other.to_string(),
    };
    match value {
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        one => words(one),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
