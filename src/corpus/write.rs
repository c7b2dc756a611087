//! Writing files: whole or not at all.

use camino::Utf8Path;
use std::io::{self, Write as _};

/// Puts `text` in place of what stands at `path`: written beside it, synced, renamed, with the old file's rights.
pub fn replace_file(path: &Utf8Path, text: &str) -> io::Result<()> {
    // Through a link, the file behind it is replaced and not the link.
    let real = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    let folder = real.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".isnad-").tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    if let Ok(known) = std::fs::metadata(&real) {
        beside.as_file().set_permissions(known.permissions())?;
    }
    beside.as_file().sync_all()?;
    beside.persist(&real)?;
    Ok(())
}
