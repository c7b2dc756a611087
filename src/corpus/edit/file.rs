//! Acts on record files: under their locks, whole or not at all, and with a way back.

use super::journal::{self, Entry, JournalError};
use super::{Act, Desk, EditError, Edited, Hand, Order, edit};
use crate::corpus::{LoadError, StoreError, article_of, sha256, update};
use crate::document;
use crate::record::yaml::Tree;
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};

/// What came of an act on a file.
#[derive(Clone, Debug)]
pub struct Done {
    /// The record as it was.
    pub before: String,
    /// The record as it is, or would be.
    pub edited: Edited,
}

/// Why an act on a file was not done. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum TagError {
    /// The act cannot be done.
    #[error("{path}: {why}")]
    Edit {
        /// The record.
        path: Utf8PathBuf,
        /// Why.
        why: EditError,
    },
    /// There is no such file.
    #[error("cannot read {0}: there is no such file")]
    Absent(Utf8PathBuf),
    /// The file cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its article cannot be read.
    #[error(transparent)]
    Article(#[from] LoadError),
    /// The article is not the one that was read into the record.
    #[error("{0}: the article has changed since it was read; run `isnad parse` first")]
    Stale(Utf8PathBuf),
    /// The way back cannot be kept, or is not known.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// An act as it is remembered: the mark of the command, its words, and how many records it changes.
pub type Memory<'m> = (&'m str, &'m str, usize);

/// Does what `order` says to the record at `path`. Without a `memory` nothing is written.
pub fn tag(
    path: &Utf8Path,
    order: &Order,
    hand: &Hand,
    desk: &Desk,
    memory: Option<Memory<'_>>,
) -> Result<Done, TagError> {
    let mut done = None;
    update(path, |old| -> Result<Option<String>, TagError> {
        let Some(old) = old else { return Err(TagError::Absent(path.to_owned())) };
        let article = if matches!(order.act, Act::Add(_)) { Some(article(path, old)?) } else { None };
        let article = article.as_ref().map(document::read);
        let edited = edit(old, article.as_ref(), order, hand, desk);
        let edited = edited.map_err(|why| TagError::Edit { path: path.to_owned(), why })?;
        let new = edited.text.clone();
        done = Some(Done { before: old.to_owned(), edited });
        let Some((action, what, records)) = memory.filter(|_| new != old) else { return Ok(None) };
        journal::push(path, old, Entry::between(old, &new, [action, what, &hand.by], records))?;
        Ok(Some(new))
    })?;
    done.ok_or_else(|| TagError::Absent(path.to_owned()))
}

/// Takes the last act on the record at `path` back, if it is the one marked `action`; with `dry`, only looks whether
/// that can be done. What it was, and the record before and after.
pub fn reverse(path: &Utf8Path, action: &str, dry: bool) -> Result<(Entry, String, String), TagError> {
    let mut done = None;
    update(path, |old| -> Result<Option<String>, TagError> {
        let Some(old) = old else { return Err(TagError::Absent(path.to_owned())) };
        let entry = journal::last(path, old)?;
        let changed =
            || JournalError::Changed { path: path.to_owned(), what: entry.what.clone(), by: entry.by.clone() };
        let undone = entry.undone(old).filter(|_| entry.action == action).ok_or_else(changed)?;
        done = Some((entry, old.to_owned(), undone.clone()));
        Ok((!dry).then_some(undone))
    })?;
    if !dry {
        journal::forget(path, action)?;
    }
    done.ok_or_else(|| TagError::Absent(path.to_owned()))
}

/// The article of the record `text` at `path`, which must be the one that was read into it: by any other the new
/// item would stand among old ones whose places are those of another text.
fn article(path: &Utf8Path, text: &str) -> Result<TextResource, TagError> {
    let wrong = |why| TagError::Edit { path: path.to_owned(), why };
    let tree = Tree::read(text).map_err(|error| wrong(EditError::yaml(text, error)))?;
    let article = article_of(path, &tree.root).ok_or_else(|| {
        wrong(EditError::Missing("it names no article, so that no words can be looked for".to_owned()))
    })??;
    let sum = tree.at(&["article", "sha256"]).and_then(|sum| sum.word());
    if sum.is_some_and(|sum| !sum.is_empty() && sum != sha256(article.text().as_bytes())) {
        return Err(TagError::Stale(path.to_owned()));
    }
    Ok(article)
}
