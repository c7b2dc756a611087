//! Findings for people and machines, one form a file. Knows nothing of what is wrong.
//!
//! To add a form: write its file, then add its `mod` line here and a place in [`FORMS`]. All forms show the same
//! [`Diagnostic`]s; each counts columns as its readers do.

mod baseline;
mod concise;
mod diagnostic;
mod full;
mod github;
mod gitlab;
mod json;
mod json_lines;
mod junit;
mod rdjson;
mod sarif;
mod statistics;

pub use baseline::{Baseline, BaselineError};
pub use diagnostic::{At, Diagnostic, Mending, Place, Range, Suppressed, Window, escaped};
pub use json::diagnostics_schema;
pub use statistics::statistics;

use std::io;

/// Every form, in the order in which `--help` lists them. The first is the one that is shown unasked.
pub static FORMS: &[&dyn Form] = &[
    &full::Full,
    &concise::Concise,
    &json::Json,
    &json_lines::JsonLines,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &junit::Junit,
    &rdjson::RdJson,
];

/// A form in which findings are shown.
pub trait Form: Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &'static str;

    /// Writes what was found. Same findings, same bytes. Colours are written as escape codes; who hands over `out`
    /// takes them away where nobody can see them.
    fn write(&self, found: &[Diagnostic], out: &mut dyn io::Write) -> io::Result<()>;
}

/// The form called `name`.
#[must_use]
pub fn form(name: &str) -> Option<&'static dyn Form> {
    FORMS.iter().copied().find(|form| form.name() == name)
}

/// Those that count.
fn open(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|diagnostic| diagnostic.is_open())
}
