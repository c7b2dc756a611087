//! Reading article files.

use crate::document::{DocxError, docx};
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::{fs, io};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file system refused.
    #[error("cannot read {path}: {why}")]
    Io {
        /// The file.
        path: Utf8PathBuf,
        /// What the file system said.
        why: io::Error,
    },
    /// It is not the Word document that its name says.
    #[error("cannot read {path}: {why}")]
    Docx {
        /// The file.
        path: Utf8PathBuf,
        /// What is wrong with it.
        why: DocxError,
    },
    /// The bytes are no text.
    #[error("cannot read {path}: not UTF-8 at byte {at}; save it as UTF-8")]
    NotUtf8 {
        /// The file.
        path: Utf8PathBuf,
        /// The first byte that is not.
        at: usize,
    },
}

/// Reads the file at `path`. The text of a Word document is the HTML that is made of it.
pub fn load(path: &Utf8Path) -> Result<TextResource, LoadError> {
    let bytes = fs::read(path).map_err(|why| LoadError::Io { path: path.to_owned(), why })?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) {
        let text = docx(&bytes).map_err(|why| LoadError::Docx { path: path.to_owned(), why })?;
        return Ok(TextResource::new(path.as_str(), text));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(TextResource::new(path.as_str(), text)),
        Err(error) => Err(LoadError::NotUtf8 { path: path.to_owned(), at: error.utf8_error().valid_up_to() }),
    }
}

/// The SHA-256 of `bytes`, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
        hex
    })
}
