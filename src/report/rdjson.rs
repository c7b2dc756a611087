//! The format of reviewdog. It counts columns in bytes of UTF-8.

use super::list::{Item, List};
use super::{At, Diagnostic, Findings, Form, Range, Screen};
use crate::rules::Severity;
use serde::Serialize;
use serde_json::{Value, json};
use std::io;

/// The format of reviewdog, as one object.
#[derive(Debug)]
pub(super) struct RdJson;

impl Form for RdJson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        let whole = Whole { source: json!({"name": "isnad"}), diagnostics: List { found, item: Self } };
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    }
}

/// The object.
#[derive(Serialize)]
struct Whole<'f> {
    source: Value,
    diagnostics: List<'f, RdJson>,
}

impl Item for RdJson {
    type Of<'d> = Value;

    fn of(&self, found: &Diagnostic) -> Option<Value> {
        found.is_open().then(|| object(found))
    }
}

fn object(found: &Diagnostic) -> Value {
    let severity = match found.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Off => "INFO",
    };
    let related: Vec<Value> = (found.related.iter())
        .map(|other| json!({"message": other.message, "location": {"path": *other.path, "range": range(other.range)}}))
        .collect();
    let mut object = json!({
        "message": found.message,
        "location": {"path": *found.path, "range": range(found.range)},
        "severity": severity,
        "code": {"value": found.rule.code},
    });
    if let Some(fix) = &found.fix {
        let suggestion = |(place, text): &(Range, String)| json!({"range": range(*place), "text": text});
        object["suggestions"] = fix.edits.iter().map(suggestion).collect();
    }
    if !related.is_empty() {
        object["relatedLocations"] = related.into();
    }
    object
}

fn range(range: Range) -> Value {
    let place = |at: At| json!({"line": at.line, "column": at.byte_column});
    json!({"start": place(range.start), "end": place(range.end)})
}
