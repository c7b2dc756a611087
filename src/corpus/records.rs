//! Finding record files, and the articles that they are of.

use super::config::absolute;
use super::{LoadError, load};
use crate::record::yaml::{Node, Tree};
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};
use ignore::WalkBuilder;
use std::fs::File;
use std::io::Read as _;

/// How much of a file is looked at to see whether it is a record, in bytes.
const HEAD: u64 = 4096;

/// The records among `paths`: files as they are named, and of a folder every YAML file with the key `isnad:`, in
/// the order of their paths. What git ignores is left out.
#[must_use]
pub fn records(paths: &[Utf8PathBuf]) -> Vec<Utf8PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let walk = WalkBuilder::new(path).require_git(false).sort_by_file_name(Ord::cmp).build();
        let files = walk.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        found.extend(files.filter_map(|entry| {
            let path = Utf8PathBuf::from_path_buf(entry.into_path()).ok()?;
            is_record(&path).then(|| path.strip_prefix("./").map(Utf8Path::to_owned).unwrap_or(path))
        }));
    }
    found
}

/// Whether the file at `path` is a record by its ending and its first key.
#[must_use]
pub fn is_record(path: &Utf8Path) -> bool {
    if !matches!(path.extension(), Some("yaml" | "yml")) || path.file_name() == Some("isnad.yaml") {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && head.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"isnad:"))
}

/// The article of the record at `path`, whose top is `root`: nothing where the record names none.
#[must_use]
pub fn article_of(path: &Utf8Path, root: &Node<'_>) -> Option<Result<TextResource, LoadError>> {
    let file = root.get("article")?.get("file")?.as_str().filter(|file| !file.is_empty())?;
    let folder = path.parent().unwrap_or(Utf8Path::new(""));
    Some(load(&folder.join(file)))
}

/// The article of the record at `path`, from the root of the file system, by the head of the record: nothing where it
/// names none there.
#[must_use]
pub fn article_path(path: &Utf8Path) -> Option<Utf8PathBuf> {
    article_file(path).map(|file| absolute(&file))
}

/// The same, as the record names it.
#[must_use]
pub fn article_file(path: &Utf8Path) -> Option<Utf8PathBuf> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    // What follows the article may be cut off in the middle.
    let whole = head.find("\nnotes:").or_else(|| head.rfind('\n')).unwrap_or(head.len());
    let tree = Tree::read(&head[..whole]).ok()?;
    let file = tree.root.get("article")?.get("file")?.as_str().filter(|file| !file.is_empty())?;
    Some(path.parent().unwrap_or(Utf8Path::new("")).join(file))
}
