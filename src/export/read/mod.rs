//! What other programs hand out, read: annotations, and bibliographies as Zotero, `JabRef` or pandoc hand them out. What
//! the exports of this program put into a note comes back from there.

mod bib;
mod bib_name;
mod biblatex;
mod csl_json;
mod ris;
mod web_annotation;

pub use web_annotation::{AnnotationError, Noted, web_annotations};

use crate::record::Source;

/// Why a bibliography could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// Its form is not one that is known.
    #[error("neither BibLaTeX, nor RIS, nor CSL-JSON; export it as one of these")]
    Unknown,
    /// It is no JSON, or not that of CSL.
    #[error("no CSL-JSON: {0}")]
    Json(String),
    /// An entry that does not end.
    #[error("line {line}: the entry `{key}` does not end; close its braces")]
    Open {
        /// Where it starts, from 1.
        line: usize,
        /// Its key.
        key: String,
    },
}

/// Reads `text`, in whichever of the forms it is: BibLaTeX or BibTeX, RIS, CSL-JSON.
pub fn library(text: &str) -> Result<Vec<Source>, LibraryError> {
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    if start.starts_with(['[', '{']) {
        return csl_json::read(start);
    }
    if text.lines().any(ris::is_start) {
        return Ok(ris::read(text));
    }
    if text.contains('@') {
        return biblatex::read(text);
    }
    if start.is_empty() { Ok(Vec::new()) } else { Err(LibraryError::Unknown) }
}
