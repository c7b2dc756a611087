//! Writing files: whole or not at all.

use camino::Utf8Path;
use std::fs::{self, File};
use std::io::{self, Write as _};

/// Puts `text` in place of what stands at `path`: written beside it, synced, and renamed over it, with the old file's
/// rights. Who is killed on the way leaves the old text or the new.
pub fn replace_file(path: &Utf8Path, text: &str) -> io::Result<()> {
    // Through a link, the file behind it is replaced and not the link.
    let real = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    let kept = fs::metadata(&real).map(|known| known.permissions()).ok();
    if kept.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    write_beside(&real, text, kept)?.persist(&real)?;
    // The name is on the disk only when the folder is. Not every file system can do that.
    let _ = File::open(folder(&real)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes `text` to a file beside `path`, with the rights `kept` or those of a new file.
pub(super) fn write_beside(
    path: &Utf8Path,
    text: &str,
    kept: Option<fs::Permissions>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".isnad-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(kept.unwrap_or_else(|| fs::Permissions::from_mode(0o644)));
    }
    #[cfg(not(unix))]
    let _ = kept;
    let mut file = builder.tempfile_in(folder(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// What git is told of a folder of ours.
const IGNORE: &str = "# Made by isnad, which keeps its last acts and what it has found here; may be removed.\n*\n";

/// Tells git to take no notice of `top`, a folder `.isnad` or one in the user's cache.
pub(super) fn ignore_own(top: &Utf8Path) -> io::Result<()> {
    let ignore = top.join(".gitignore");
    if ignore.exists() {
        return Ok(());
    }
    fs::write(ignore, IGNORE)
}

fn folder(path: &Utf8Path) -> &Utf8Path {
    path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."))
}
