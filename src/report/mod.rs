//! Findings for people and machines, one form a file. Knows nothing of what is wrong.
//!
//! To add a form: write its file, then add its `mod` line here and a place in [`FORMS`]. All forms show the same
//! [`Diagnostic`]s; each counts columns as its readers do.

mod baseline;
mod concise;
mod diagnostic;
mod excerpt;
mod full;
mod github;
mod gitlab;
mod json;
mod json_lines;
mod junit;
mod list;
mod rdjson;
mod sarif;
mod statistics;

pub use baseline::{Baseline, BaselineError};
pub use diagnostic::{At, Diagnostic, Mending, Place, Range, Suppressed, Window, escaped};
pub use json::diagnostics_schema;
pub use statistics::statistics;

use crate::rules::Severity;
use std::cell::Cell;
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

    /// Writes what was found, as it fits a screen where people read it. Same findings and screen, same bytes.
    ///
    /// A form goes through `found` as often as it must (its head may tell what is in its body), and keeps none.
    fn write(&self, found: &dyn Findings, screen: Screen, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Where people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// It shows colours, which are written as escape codes (ECMA-48, 8.3.117).
    pub colours: bool,
    /// How many columns a line has.
    pub columns: usize,
}

/// Findings that are made when they are shown, so that those of ten thousand articles are never in memory at once.
pub trait Findings {
    /// Gives all to `take`, some at a time, in their order; those of one file together.
    fn each(&self, take: &mut dyn FnMut(&[Diagnostic]) -> io::Result<()>) -> io::Result<()>;
}

impl Findings for Vec<Diagnostic> {
    fn each(&self, take: &mut dyn FnMut(&[Diagnostic]) -> io::Result<()>) -> io::Result<()> {
        take(self)
    }
}

/// Findings that are weighed while they are shown.
pub struct Weighed<'f> {
    found: &'f dyn Findings,
    worst: Cell<Option<Severity>>,
    count: Cell<usize>,
}

impl<'f> Weighed<'f> {
    /// Weighs `found`.
    #[must_use]
    pub fn new(found: &'f dyn Findings) -> Self {
        Self { found, worst: Cell::new(None), count: Cell::new(0) }
    }

    /// How many were shown and count.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count.get()
    }

    /// How bad the worst is that was shown and counts.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.worst.get()
    }
}

impl Findings for Weighed<'_> {
    fn each(&self, take: &mut dyn FnMut(&[Diagnostic]) -> io::Result<()>) -> io::Result<()> {
        self.count.set(0);
        self.found.each(&mut |some| {
            self.count.set(self.count.get() + open(some).count());
            self.worst.set(self.worst.get().max(open(some).map(|diagnostic| diagnostic.severity).max()));
            take(some)
        })
    }
}

/// The form called `name`.
#[must_use]
pub fn form(name: &str) -> Option<&'static dyn Form> {
    FORMS.iter().copied().find(|form| form.name() == name)
}

/// Gives each of `found` that counts to `take`.
fn each_open(found: &dyn Findings, take: &mut dyn FnMut(&Diagnostic) -> io::Result<()>) -> io::Result<()> {
    found.each(&mut |some| open(some).try_for_each(&mut *take))
}

/// Those that count.
fn open(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|diagnostic| diagnostic.is_open())
}
