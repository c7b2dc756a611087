//! The way back: what an act changed in a record, kept beside it.
//!
//! In the folder `.isnad/undo` beside a record stands a file of its name, with the last acts on it. Each has the
//! check sums of the record before and after, so that an act is taken back only where the record is as the act
//! left it, and the words that it replaced. The folder tells git to leave it out: it is a convenience of one desk,
//! and no part of the record.

use super::super::write::ignore_own;
use crate::corpus::{replace_file, sha256};
use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use std::{fs, io};

/// How many acts on a record are kept.
const KEPT: usize = 20;

/// An act that may be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The same for all records that one command changed; later commands sort after earlier ones.
    pub action: String,
    /// What was done, in the words of the command line.
    pub what: String,
    /// Who did it.
    pub by: String,
    /// How many records the command changed.
    pub records: usize,
    /// The SHA-256 of the record before.
    pub before: String,
    /// The SHA-256 of the record after.
    pub after: String,
    /// The bytes of the record after that are new.
    pub new: [usize; 2],
    /// What stood there before.
    pub old: String,
}

/// Why an act cannot be taken back.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Nothing is known of an act.
    #[error("{0}: no act to take back is known")]
    Empty(Utf8PathBuf),
    /// The record is not as the act left it.
    #[error("{path}: changed since `{what}` by {by}; take it back by hand, or with your version control")]
    Changed {
        /// The record.
        path: Utf8PathBuf,
        /// What was done.
        what: String,
        /// Who did it.
        by: String,
    },
    /// What is kept cannot be read.
    #[error("cannot read {0}: {1}")]
    Read(Utf8PathBuf, io::Error),
    /// It cannot be written.
    #[error("cannot write {0}: {1}; the record is as it was")]
    Write(Utf8PathBuf, io::Error),
}

impl Entry {
    /// The way back from `new` to `old`; `action`, `what`, `by` and `records` tell of the act.
    pub(super) fn between(old: &str, new: &str, [action, what, by]: [&str; 3], records: usize) -> Self {
        let alike = |(one, other): &(u8, u8)| one == other;
        let shared = old.bytes().zip(new.bytes()).take_while(alike).count();
        let start = (0..=shared).rev().find(|at| old.is_char_boundary(*at) && new.is_char_boundary(*at)).unwrap_or(0);
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let shared = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(alike).count();
        let fits = |len: &usize| {
            old_rest.is_char_boundary(old_rest.len() - len) && new_rest.is_char_boundary(new_rest.len() - len)
        };
        let tail = (0..=shared).rev().find(fits).unwrap_or(0);
        Self {
            action: action.to_owned(),
            what: what.to_owned(),
            by: by.to_owned(),
            records,
            before: sha256(old.as_bytes()),
            after: sha256(new.as_bytes()),
            new: [start, new.len() - tail],
            old: old_rest[..old_rest.len() - tail].to_owned(),
        }
    }

    /// `text`, which the act left, as it was before.
    pub(super) fn undone(&self, text: &str) -> Option<String> {
        if sha256(text.as_bytes()) != self.after {
            return None;
        }
        let [start, end] = self.new;
        let undone = [text.get(..start)?, &self.old, text.get(end..)?].concat();
        (sha256(undone.as_bytes()) == self.before).then_some(undone)
    }
}

/// The last act on the record at `path`, whose text is `text`. An act that was written down and never done, since the
/// program was killed between the two, is passed over.
pub fn last(path: &Utf8Path, text: &str) -> Result<Entry, JournalError> {
    let sum = sha256(text.as_bytes());
    let mut entries = read(path)?;
    while entries.last().is_some_and(|entry| entry.after != sum && entry.before == sum) {
        entries.pop();
    }
    entries.pop().ok_or_else(|| JournalError::Empty(path.to_owned()))
}

/// Writes `entry` down; called before the record at `path`, whose text is still `text`, is replaced.
pub(super) fn push(path: &Utf8Path, text: &str, entry: Entry) -> Result<(), JournalError> {
    let sum = sha256(text.as_bytes());
    // What cannot be read any more is of no use either.
    let mut entries = read(path).unwrap_or_default();
    while entries.last().is_some_and(|entry| entry.after != sum) {
        entries.pop();
    }
    entries.push(entry);
    let first = entries.len().saturating_sub(KEPT);
    write(path, &entries[first..])
}

/// Forgets the act `action` and what came after it; called when it has been taken back.
pub(super) fn forget(path: &Utf8Path, action: &str) -> Result<(), JournalError> {
    let mut entries = read(path)?;
    if let Some(index) = entries.iter().position(|entry| entry.action == action) {
        entries.truncate(index);
    }
    write(path, &entries)
}

/// Where the acts on the record at `path` are kept.
fn place(path: &Utf8Path) -> (Utf8PathBuf, Utf8PathBuf) {
    let real = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    let top = real.parent().unwrap_or(Utf8Path::new("")).join(".isnad");
    let name = format!("{}.json", real.file_name().unwrap_or("record"));
    let file = top.join("undo").join(name);
    (top, file)
}

fn read(path: &Utf8Path) -> Result<Vec<Entry>, JournalError> {
    let (_, file) = place(path);
    match fs::read(&file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| JournalError::Read(file, error.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(JournalError::Read(file, error)),
    }
}

fn write(path: &Utf8Path, entries: &[Entry]) -> Result<(), JournalError> {
    let (top, file) = place(path);
    let failed = |error| JournalError::Write(file.clone(), error);
    fs::create_dir_all(file.parent().unwrap_or(&top)).map_err(failed)?;
    ignore_own(&top).map_err(failed)?;
    let text = serde_json::to_string(entries).expect("acts are plain data");
    replace_file(&file, &text).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_back() {
        let cases =
            [("abc", "abXc"), ("abc", "ac"), ("a‘c", "a’c"), ("", "x"), ("aaa", "aaaa"), ("ab", "ab"), ("éa", "éb")];
        for (old, new) in cases {
            let entry = Entry::between(old, new, ["1", "confirm", "R. Haj"], 1);
            assert_eq!(entry.undone(new).as_deref(), Some(old));
            assert_eq!(entry.undone("other"), None);
        }
    }

    #[test]
    fn an_act_that_was_written_down_and_never_done_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a.yaml")).expect("UTF-8");
        let act = |old: &str, new: &str, name: &str| {
            push(&path, old, Entry::between(old, new, [name, name, "R. Haj"], 1)).expect("room");
        };
        act("a", "ab", "1");
        act("ab", "abc", "2");
        // Killed before the record was replaced: it is still `ab`.
        assert_eq!(last(&path, "ab").expect("an act").action, "1");
        act("ab", "abd", "3");
        assert_eq!(last(&path, "abd").expect("an act").action, "3");
        forget(&path, "3").expect("room");
        assert_eq!(last(&path, "ab").expect("an act").action, "1");
        // What somebody else wrote is told by the check sums.
        assert_eq!(last(&path, "xyz").expect("an act").undone("xyz"), None);
        forget(&path, "1").expect("room");
        assert!(matches!(last(&path, "a"), Err(JournalError::Empty(_))));
    }
}
