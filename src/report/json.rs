//! One list of JSON objects.

use super::{Diagnostic, Form, Range, open};
use serde_json::{Value, json};
use std::io;

/// One list of JSON objects.
#[derive(Debug)]
pub(super) struct Json;

impl Form for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, found: &[Diagnostic], out: &mut dyn io::Write) -> io::Result<()> {
        let objects: Vec<Value> = open(found).map(object).collect();
        serde_json::to_writer_pretty(&mut *out, &objects)?;
        out.write_all(b"\n")
    }
}

/// A finding as an object.
pub(super) fn object(found: &Diagnostic) -> Value {
    let related = found.related.iter();
    let related: Vec<Value> = related
        .map(|other| json!({"message": other.message, "path": *other.path, "range": range(other.range)}))
        .collect();
    let fix = found.fix.as_ref().map(|fix| {
        let edit = |(range, text): &(Range, String)| json!({"start": range.start.offset, "end": range.end.offset, "text": text});
        json!({"safe": fix.safe, "edits": fix.edits.iter().map(edit).collect::<Vec<_>>()})
    });
    json!({
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.severity.as_str(),
        "message": found.message,
        "help": found.help,
        "path": *found.path,
        "range": range(found.range),
        "note": found.note,
        "excerpt": found.excerpt,
        "related": related,
        "fix": fix,
    })
}

fn range(range: Range) -> Value {
    let [start, end] =
        [range.start, range.end].map(|at| json!({"line": at.line, "column": at.column, "offset": at.offset}));
    json!({"start": start, "end": end})
}
