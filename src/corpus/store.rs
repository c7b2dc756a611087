//! Writing a file so that it is replaced whole or not at all, and that no writer overwrites another's work.

use super::write::{replace_file, write_beside};
use camino::{Utf8Path, Utf8PathBuf};
use std::fs::{self, File};
use std::io;

/// Why a file could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It could not be read.
    #[error("cannot read {0}: {1}")]
    Read(Utf8PathBuf, io::Error),
    /// It could not be written; what was there is still there.
    #[error("cannot write {0}: {1}; the file is as it was")]
    Write(Utf8PathBuf, io::Error),
    /// Somebody else replaced it again and again.
    #[error("cannot write {0}: another program keeps changing it; run this again when that is done")]
    Busy(Utf8PathBuf),
}

/// How often a file that others replace meanwhile is read anew.
const TRIES: usize = 100;

/// Brings the file at `path` up to date: `change` is given what is there, or nothing, and answers what shall be,
/// or nothing where it shall stay. Whether it was written.
///
/// The file is locked from the reading to the writing, so that two runs do not lose each other's work; the new text
/// is written beside it, synced and renamed over it, so that a run that is killed leaves the old text or the new.
pub fn update<E: From<StoreError>>(
    path: &Utf8Path,
    mut change: impl FnMut(Option<&str>) -> Result<Option<String>, E>,
) -> Result<bool, E> {
    let failed = |error| StoreError::Write(path.to_owned(), error);
    // Through a link, the file behind it is replaced and not the link.
    let real = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    let path = real.as_path();
    for _ in 0..TRIES {
        let Some(lock) = lock(path)? else {
            // There is no file yet. Whoever comes first makes it; the other then finds it.
            let Some(text) = change(None)? else { return Ok(false) };
            match write_beside(path, &text, None).map_err(failed)?.persist_noclobber(path) {
                Ok(_) => return Ok(true),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(failed(error.error).into()),
            }
        };
        let text = fs::read_to_string(path).map_err(|error| StoreError::Read(path.to_owned(), error))?;
        if !is_same(&lock, path) {
            continue;
        }
        let Some(new) = change(Some(&text))? else { return Ok(false) };
        if new == text {
            return Ok(false);
        }
        replace_file(path, &new).map_err(failed)?;
        return Ok(true);
    }
    Err(StoreError::Busy(path.to_owned()).into())
}

/// The file at `path`, locked; nothing where there is none.
fn lock(path: &Utf8Path) -> Result<Option<File>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::Read(path.to_owned(), error)),
    };
    // Some network file systems have no locks; there the rename alone must do.
    match file.lock() {
        Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(StoreError::Read(path.to_owned(), error)),
        _ => Ok(Some(file)),
    }
}

/// Whether the locked file is still the one at `path`, and was not replaced while this run waited for it.
#[cfg(unix)]
fn is_same(lock: &File, path: &Utf8Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |known: &fs::Metadata| (known.dev(), known.ino());
    matches!((&lock.metadata(), &fs::metadata(path)), (Ok(one), Ok(other)) if number(one) == number(other))
}

#[cfg(not(unix))]
fn is_same(_: &File, path: &Utf8Path) -> bool {
    path.exists()
}

/// The folder of the corpus in which `from` lies: the nearest, upwards, that has an `isnad.yaml`.
#[must_use]
pub fn home(from: &Utf8Path) -> Option<Utf8PathBuf> {
    let whole = from.canonicalize_utf8().ok()?;
    whole.ancestors().find(|folder| folder.join("isnad.yaml").is_file()).map(Utf8Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(path: &Utf8Path, line: &str) -> Result<bool, StoreError> {
        update(path, |old| Ok(Some(format!("{}{line}\n", old.unwrap_or_default()))))
    }

    #[test]
    fn writers_at_once_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a.yaml")).expect("UTF-8");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for count in 0..10 {
                        add(path, &format!("{writer}.{count}")).expect("room");
                    }
                });
            }
        });
        let mut lines: Vec<String> = fs::read_to_string(&path).expect("the file").lines().map(str::to_owned).collect();
        lines.sort();
        lines.dedup();
        assert_eq!(lines.len(), 40);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_that_stays_is_not_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a.yaml")).expect("UTF-8");
        assert!(add(&path, "a").expect("room"));
        assert!(!update::<StoreError>(&path, |old| Ok(old.map(str::to_owned))).expect("room"));
        assert!(!update::<StoreError>(&path, |_| Ok(None)).expect("room"));
    }

    #[test]
    fn where_nothing_can_be_written_the_error_says_so() {
        let error = add(Utf8Path::new("/proc/isnad/none.yaml"), "a").expect_err("no such folder");
        assert!(error.to_string().starts_with("cannot write /proc/isnad/none.yaml"), "{error}");
    }
}
