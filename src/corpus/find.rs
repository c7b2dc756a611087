//! Finding articles and records.

use super::is_record;
use camino::Utf8PathBuf;
use ignore::WalkBuilder;

/// The endings of articles.
const ARTICLES: &[&str] = &["md", "markdown", "html", "htm", "docx"];

/// Why a path leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The file system refused.
    #[error("cannot read {0}")]
    Walk(#[from] ignore::Error),
    /// Its name is not UTF-8.
    #[error("the name of {0} is not UTF-8; rename it")]
    Name(String),
}

/// The files of `paths`: those named, and those in folders that may be articles or records, without what
/// `.gitignore` excludes. In order of name within a folder, each once.
#[must_use]
pub fn find(paths: &[Utf8PathBuf]) -> Vec<Result<Utf8PathBuf, FindError>> {
    let mut found: Vec<Result<Utf8PathBuf, FindError>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for path in paths {
        if !path.is_dir() {
            if seen.insert(path.clone()) {
                found.push(Ok(path.clone()));
            }
            continue;
        }
        for entry in WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).require_git(false).build() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.push(Err(error.into()));
                    continue;
                }
            };
            if entry.file_type().is_none_or(|kind| !kind.is_file()) {
                continue;
            }
            match Utf8PathBuf::from_path_buf(entry.into_path()) {
                Ok(file) => {
                    let ending = file.extension().unwrap_or_default().to_ascii_lowercase();
                    let wanted = ARTICLES.contains(&ending.as_str()) || is_record(&file);
                    if wanted && seen.insert(file.clone()) {
                        found.push(Ok(file));
                    }
                }
                Err(file) => found.push(Err(FindError::Name(file.display().to_string()))),
            }
        }
    }
    found
}
