//! Reading article files.

use crate::document::{DocxError, docx};
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};

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
    /// It is larger than any article.
    #[error("cannot read {path}: more than {limit} MB are no article; leave it out, or cut it up")]
    Large {
        /// The file.
        path: Utf8PathBuf,
        /// How much may be, in megabytes.
        limit: u64,
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

/// The most that a file may hold, in bytes: some five thousand times an article, and a hundred times a book. What is
/// longer was named by mistake, and reading it would take the memory of everything else.
pub const LARGEST: u64 = 64 << 20;

/// Reads the file at `path`. The text of a Word document is the HTML that is made of it.
pub fn load(path: &Utf8Path) -> Result<TextResource, LoadError> {
    text_of(path, read_file(path)?)
}

/// The bytes of the file at `path`.
pub fn read_file(path: &Utf8Path) -> Result<Vec<u8>, LoadError> {
    let failed = |why| LoadError::Io { path: path.to_owned(), why };
    let file = File::open(path).map_err(failed)?;
    let known = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(known.min(LARGEST)).unwrap_or_default() + 1);
    // What is no file, such as a pipe, does not say how long it is.
    if known <= LARGEST {
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if known.max(bytes.len() as u64) > LARGEST {
        return Err(LoadError::Large { path: path.to_owned(), limit: LARGEST >> 20 });
    }
    Ok(bytes)
}

/// The text in `bytes`, read from `path`. That of a Word document is the HTML that is made of it.
pub fn text_of(path: &Utf8Path, bytes: Vec<u8>) -> Result<TextResource, LoadError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_any_article_is_told_and_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a.md")).expect("UTF-8");
        let file = File::create(&path).expect("room");
        // A file with a hole takes no room on the disk.
        file.set_len(5 << 30).expect("a hole");
        let told = load(&path).expect_err("too large").to_string();
        assert_eq!(told, format!("cannot read {path}: more than 64 MB are no article; leave it out, or cut it up"));
        file.set_len(1 << 20).expect("a smaller hole");
        assert_eq!(load(&path).expect("a text").text().len(), 1 << 20);
    }

    #[test]
    #[cfg(unix)]
    fn what_never_ends_is_told() {
        let told = load("/dev/zero".into()).expect_err("no end").to_string();
        assert!(told.contains("more than 64 MB"), "{told}");
    }
}
