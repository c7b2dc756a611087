//! SARIF 2.1.0 (OASIS), which code hosts and editors read.

use super::list::{Item, List};
use super::{Diagnostic, Findings, Form, Place, Range, Screen, Suppressed};
use crate::rules::{Meta, RULES, Severity};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

/// SARIF 2.1.0. What a comment or the baseline hides is in it, marked as suppressed.
#[derive(Debug)]
pub(super) struct Sarif;

impl Form for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        found.each(&mut |some| {
            used.extend(some.iter().map(|diagnostic| diagnostic.rule.code));
            Ok(())
        })?;
        let metas: Vec<&Meta> = RULES.iter().map(|rule| rule.meta()).filter(|meta| used.contains(meta.code)).collect();
        let rules: Vec<Value> = (metas.iter())
            .map(|meta| {
                json!({
                    "id": meta.code,
                    "name": meta.name,
                    "shortDescription": {"text": meta.summary()},
                    "fullDescription": {"text": meta.summary()},
                    "help": {"text": meta.text(), "markdown": meta.text()},
                    "defaultConfiguration": {"level": level(meta.severity), "enabled": meta.severity != Severity::Off},
                })
            })
            .collect();
        let whole = Log {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: json!({"driver": {"name": "isnad", "version": env!("CARGO_PKG_VERSION"), "rules": rules}}),
                column_kind: "unicodeCodePoints",
                results: List { found, item: Results { metas } },
            }],
        };
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    }
}

/// The whole file.
#[derive(Serialize)]
struct Log<'f> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'f>; 1],
}

/// The one run in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'f> {
    tool: Value,
    column_kind: &'static str,
    results: List<'f, Results>,
}

/// The results of a run, which point at its rules by their places.
struct Results {
    metas: Vec<&'static Meta>,
}

impl Item for Results {
    type Of<'d> = Value;

    fn of(&self, found: &Diagnostic) -> Option<Value> {
        let index = self.metas.iter().position(|meta| meta.code == found.rule.code);
        Some(result(found, index.unwrap_or_default()))
    }
}

fn result(found: &Diagnostic, index: usize) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}; {help}", found.message),
        None => found.message.clone(),
    };
    let mut result = json!({
        "ruleId": found.rule.code,
        "ruleIndex": index,
        "level": level(found.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": location(&found.path, found.range, Some(&found.excerpt))}],
        "partialFingerprints": {"isnad/v1": found.fingerprint()},
    });
    if !found.related.is_empty() {
        result["relatedLocations"] = found.related.iter().enumerate().map(related).collect();
    }
    if let Some(fix) = &found.fix {
        let replacement = |(range, text): &(Range, String)| json!({"deletedRegion": region(*range), "insertedContent": {"text": text}});
        let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
        result["fixes"] = json!([{
            "description": {"text": if fix.safe { "safe" } else { "unsafe: read it before you apply it" }},
            "artifactChanges": [{"artifactLocation": {"uri": uri(&found.path)}, "replacements": replacements}],
        }]);
    }
    match &found.suppressed {
        Some(Suppressed::Comment(reason)) => {
            result["suppressions"] = json!([{"kind": "inSource", "justification": reason}]);
        }
        Some(Suppressed::Baseline) => {
            result["suppressions"] = json!([{"kind": "external", "justification": "in the baseline"}]);
        }
        None => {}
    }
    result
}

fn related((index, other): (usize, &Place)) -> Value {
    json!({
        "id": index,
        "message": {"text": other.message},
        "physicalLocation": location(&other.path, other.range, None),
    })
}

fn location(path: &str, range: Range, excerpt: Option<&str>) -> Value {
    let mut region = region(range);
    if let Some(excerpt) = excerpt.filter(|excerpt| !excerpt.is_empty()) {
        region["snippet"] = json!({"text": excerpt});
    }
    json!({"artifactLocation": {"uri": uri(path)}, "region": region})
}

fn region(range: Range) -> Value {
    let (start, end) = (range.start, range.end);
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "charOffset": start.offset, "charLength": end.offset - start.offset,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::Off => "none",
    }
}

/// A path as a relative or `file:` URI (RFC 3986).
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    out
}
