//! One list of JSON objects.

use super::{FileReport, Form};
use crate::rules::{Fix, Severity};
use crate::text::{Span, TextResource};
use serde_json::{Value, json};
use std::io;

/// One list of JSON objects.
#[derive(Debug)]
pub(super) struct Json;

impl Form for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, files: &[FileReport<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let objects: Vec<Value> = files.iter().flat_map(objects).collect();
        serde_json::to_writer_pretty(&mut *out, &objects)?;
        out.write_all(b"\n")
    }
}

fn objects(file: &FileReport<'_>) -> Vec<Value> {
    let text = file.text;
    let each = file.findings.iter();
    each.map(|finding| {
        let related: Vec<Value> = (finding.related.iter())
            .map(|other| json!({"message": other.message, "path": text.name(), "range": range(text, other.span)}))
            .collect();
        json!({
            "code": finding.rule.code,
            "name": finding.rule.name,
            "severity": severity(finding.severity),
            "message": finding.message,
            "help": finding.help,
            "path": text.name(),
            "range": range(text, finding.span),
            "note": finding.note,
            "excerpt": text.slice(finding.span),
            "related": related,
            "fix": finding.fix.as_ref().map(|mend| fix(text, mend)),
        })
    })
    .collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "info",
    }
}

fn range(text: &TextResource, span: Span) -> Value {
    let [start, end] = [span.start, span.end].map(|at| {
        let at = text.position(at);
        json!({"line": at.line, "column": at.column, "offset": at.offset})
    });
    json!({"start": start, "end": end})
}

fn fix(text: &TextResource, fix: &Fix) -> Value {
    let edits: Vec<Value> = (fix.edits.iter())
        .map(
            |edit| json!({"start": text.offset(edit.span.start), "end": text.offset(edit.span.end), "text": edit.text}),
        )
        .collect();
    json!({"safe": fix.safe, "edits": edits})
}
