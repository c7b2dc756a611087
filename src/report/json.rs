//! One list of JSON objects, and the schema of it, which is made from the types here.

use super::list::{Item, List};
use super::{At, Diagnostic, Findings, Form, Range, Screen};
use crate::record::schema;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use std::io;

/// One list of JSON objects.
#[derive(Debug)]
pub(super) struct Json;

impl Form for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &List { found, item: Self })?;
        out.write_all(b"\n")
    }
}

impl Item for Json {
    type Of<'d> = Found<'d>;

    fn of<'d>(&self, found: &'d Diagnostic) -> Option<Found<'d>> {
        found.is_open().then(|| Found::of(found))
    }
}

/// The schema of the list that `--output-format json` prints (JSON Schema, draft 2020-12); `jsonl` prints its items,
/// one a line.
#[must_use]
pub fn diagnostics_schema() -> Schema {
    let mut schema = schema::closed::<Vec<Found<'static>>>();
    schema.insert("title".to_owned(), "What isnad check finds".into());
    schema
}

/// One finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct Found<'f> {
    /// The code of the rule: `LNK001`.
    code: &'f str,
    /// The name of the rule: `empty-link`.
    name: &'f str,
    /// How bad it is.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    severity: &'f str,
    /// What is wrong: one sentence.
    message: &'f str,
    /// What to do about it.
    help: Option<&'f str>,
    /// The file.
    path: &'f str,
    /// Where in it.
    range: Reach,
    /// The number of the note in which it stands, or to which a marker points.
    note: Option<&'f str>,
    /// The file's own words over the range; cut where they are very long.
    excerpt: &'f str,
    /// Other places that matter to it.
    related: Vec<Other<'f>>,
    /// How to mend it.
    fix: Option<Mending<'f>>,
}

/// Another place that matters to a finding.
#[derive(Serialize, JsonSchema)]
struct Other<'f> {
    /// Why it matters.
    message: &'f str,
    /// The file.
    path: &'f str,
    /// Where in it.
    range: Reach,
}

/// From a place up to another.
#[derive(Serialize, JsonSchema)]
struct Reach {
    /// Its first character.
    start: Place,
    /// The character after its last.
    end: Place,
}

/// A place in a file.
#[derive(Serialize, JsonSchema)]
struct Place {
    /// From 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// From 1, in code points.
    #[schemars(range(min = 1))]
    column: usize,
    /// From 0, in code points, over the whole file.
    offset: usize,
}

/// How to mend a finding.
#[derive(Serialize, JsonSchema)]
struct Mending<'f> {
    /// It cannot change what the author meant.
    safe: bool,
    /// In the order of the file, none over another.
    edits: Vec<Edit<'f>>,
}

/// One replacement.
#[derive(Serialize, JsonSchema)]
struct Edit<'f> {
    /// The offset of the first character that goes.
    start: usize,
    /// The offset of the character after the last that goes.
    end: usize,
    /// What comes in their place.
    text: &'f str,
}

impl<'f> Found<'f> {
    /// A finding as an object.
    pub(super) fn of(found: &'f Diagnostic) -> Self {
        let related = found.related.iter();
        let edit = |(range, text): &'f (Range, String)| Edit { start: range.start.offset, end: range.end.offset, text };
        Self {
            code: found.rule.code,
            name: found.rule.name,
            severity: found.severity.as_str(),
            message: &found.message,
            help: found.help.as_deref(),
            path: &found.path,
            range: found.range.into(),
            note: found.note.as_deref(),
            excerpt: &found.excerpt,
            related: related
                .map(|other| Other { message: &other.message, path: &other.path, range: other.range.into() })
                .collect(),
            fix: found.fix.as_ref().map(|fix| Mending { safe: fix.safe, edits: fix.edits.iter().map(edit).collect() }),
        }
    }
}

impl From<Range> for Reach {
    fn from(range: Range) -> Self {
        let place = |at: At| Place { line: at.line, column: at.column, offset: at.offset };
        Self { start: place(range.start), end: place(range.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_the_schema_of_the_types() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/diagnostics.schema.json");
        let fresh = schema::to_text(&diagnostics_schema());
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            std::fs::write(&path, &fresh).expect("the folder of schemas is writable");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == fresh,
            "schemas/diagnostics.schema.json is out of date; run INSTA_UPDATE=always cargo test --lib json"
        );
    }
}
