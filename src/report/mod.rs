//! Findings for people and machines, one form a file. Knows nothing of what is wrong.
//!
//! To add a form: write its file, then add its `mod` line here and a place in [`FORMS`].

mod json;

use crate::rules::Finding;
use crate::text::TextResource;
use std::io;

/// Every form, in the order in which `--help` lists them.
pub static FORMS: &[&dyn Form] = &[&json::Json];

/// The findings of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileReport<'a> {
    /// The file.
    pub text: &'a TextResource,
    /// What is wrong in it, in the order of the file.
    pub findings: &'a [Finding],
}

/// A form in which findings are shown.
pub trait Form: Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &'static str;

    /// Writes the findings of all files.
    fn write(&self, files: &[FileReport<'_>], out: &mut dyn io::Write) -> io::Result<()>;
}
