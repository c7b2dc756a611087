//! Bibliographies and data, one format a file. Knows nothing of where they go.
//!
//! To add a format: write its file, then add its `mod` line here and a place in [`FORMATS`].

mod json_lines;

use crate::record::{Record, Source};
use std::io;

/// Every format, in the order in which `--help` lists them.
pub static FORMATS: &[&dyn Format] = &[&json_lines::JsonLines];

/// What is written out.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The works, each once, in the order of a bibliography.
    pub sources: &'a [Source],
    /// The records they come from.
    pub records: &'a [Record],
}

/// A form in which works, or whole records, are handed out.
pub trait Format: Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &'static str;

    /// What it is, in a few words.
    fn about(&self) -> &'static str;

    /// Writes. Same input, same bytes.
    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()>;
}
