//! A report of code quality, as GitLab shows it on a merge request.

use super::list::{Item, List};
use super::{Diagnostic, Findings, Form, Screen};
use crate::corpus::sha256;
use crate::rules::Severity;
use serde_json::{Value, json};
use std::io;

/// A report of code quality for GitLab.
#[derive(Debug)]
pub(super) struct Gitlab;

impl Form for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &List { found, item: Self })?;
        out.write_all(b"\n")
    }
}

impl Item for Gitlab {
    type Of<'d> = Value;

    fn of(&self, found: &Diagnostic) -> Option<Value> {
        found.is_open().then(|| object(found))
    }
}

fn object(found: &Diagnostic) -> Value {
    let severity = match found.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info | Severity::Off => "info",
    };
    let [start, end] = [found.range.start, found.range.end].map(|at| json!({"line": at.line, "column": at.column}));
    // GitLab wants a fingerprint to be unique in the whole report.
    let fingerprint = &sha256(format!("{}\n{}", found.path, found.fingerprint()).as_bytes())[..32];
    json!({
        "description": format!("{}: {}", found.rule.code, found.message),
        "check_name": found.rule.name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": *found.path, "positions": {"begin": start, "end": end}, "lines": {"begin": found.range.start.line, "end": found.range.end.line}},
    })
}
