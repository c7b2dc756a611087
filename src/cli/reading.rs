//! The records that the commands over a corpus work on.

use super::Outcome;
use crate::corpus::{self, Corpus};
use crate::document::{self, Article, Dialect};
use crate::extract;
use crate::record::Record;
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::collections::HashSet;

/// The corpus in which the first of `paths` lies, or the folder that the program runs in.
pub(super) fn corpus_of(paths: &[Utf8PathBuf]) -> anyhow::Result<Option<Corpus>> {
    let first = paths.first().map_or(Utf8Path::new("."), |path| path);
    let Ok(whole) = camino::absolute_utf8(first) else { return Ok(None) };
    let folder = if whole.is_dir() { &*whole } else { whole.parent().unwrap_or(&whole) };
    let clean = folder.canonicalize_utf8().unwrap_or_else(|_| folder.to_owned());
    Ok(Corpus::above(&clean)?)
}

/// How the article at `path` is read, by the settings of its corpus.
pub(super) fn settings(corpus: Option<&Corpus>, path: &Utf8Path) -> extract::Settings {
    let published = corpus.and_then(|corpus| corpus.published(path)).cloned();
    let places = corpus.map(|corpus| corpus.config.extra_places()).unwrap_or_default();
    extract::Settings { published, places }
}

/// The dialect that a command insists on.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Insisted {
    /// The only way of writing markers and notes that counts; found out unless given
    #[arg(long, value_parser = dialects(), value_name = "DIALECT")]
    dialect: Option<String>,
}

fn dialects() -> clap::builder::PossibleValuesParser {
    Dialect::NAMED.iter().map(|(name, _)| *name).collect::<Vec<_>>().into()
}

impl Insisted {
    /// The article in `text`, in the dialect that was insisted on: here, else in the settings of its corpus.
    pub(super) fn document<'t>(&self, corpus: Option<&Corpus>, text: &'t TextResource) -> Article<'t> {
        let asked = self.dialect.as_deref();
        let named = Dialect::NAMED.iter().find(|(known, _)| Some(*known) == asked).map(|(_, dialect)| *dialect);
        let house = || corpus.and_then(|corpus| corpus.config.dialect).map(Dialect::from);
        let dialect = named.or_else(house);
        document::read_as(text, document::Settings { dialect, ..document::Settings::default() })
    }
}

/// The records of `paths`, those that were kept before those that are made now. An article whose record is among
/// them is not read again. What cannot be read is told, and the rest goes on; where there is nothing at all, that
/// is an error.
pub(super) fn read(paths: &[Utf8PathBuf], insisted: &Insisted) -> anyhow::Result<(Vec<Record>, Outcome)> {
    let (records, outcome) = read_with_paths(paths, insisted)?;
    Ok((records.into_iter().map(|(record, _)| record).collect(), outcome))
}

/// As [`read`], each record with the path of its article.
pub(super) fn read_with_paths(
    paths: &[Utf8PathBuf],
    insisted: &Insisted,
) -> anyhow::Result<(Vec<(Record, Utf8PathBuf)>, Outcome)> {
    let corpus = corpus_of(paths)?;
    let mut outcome = Outcome::Clean;
    let mut failed = |error: anyhow::Error| {
        let _ = super::show_error(&error);
        outcome = Outcome::Failed;
    };
    let (mut kept, mut articles) = (Vec::new(), Vec::new());
    for path in corpus::find(paths) {
        match path {
            Ok(path) if corpus.as_ref().is_some_and(|corpus| corpus.is_excluded(&path)) => {}
            Ok(path) if matches!(path.extension(), Some("yaml" | "yml")) => kept.push(path),
            Ok(path) => articles.push(path),
            Err(error) => failed(error.into()),
        }
    }
    let mut records: Vec<(Record, Utf8PathBuf)> = Vec::new();
    let mut recorded: HashSet<Utf8PathBuf> = HashSet::new();
    let read: Vec<anyhow::Result<Record>> = kept.par_iter().map(|path| kept_record(path)).collect();
    for (path, record) in kept.iter().zip(read) {
        match record {
            Ok(record) => {
                let folder = path.parent().unwrap_or(Utf8Path::new(""));
                let article = plain(&folder.join(&record.article.file));
                recorded.insert(article.clone());
                records.push((record, article));
            }
            Err(error) => failed(error),
        }
    }
    articles.retain(|path| !recorded.contains(&plain(path)));
    let made: Vec<anyhow::Result<Record>> = articles
        .par_iter()
        .map(|path| {
            let text = corpus::load(path)?;
            let reading = extract::read(insisted.document(corpus.as_ref(), &text), &settings(corpus.as_ref(), path));
            let origin = extract::Origin {
                file: path.file_name().unwrap_or(path.as_str()).to_owned(),
                sha256: corpus::sha256(text.text().as_bytes()),
            };
            Ok(extract::record(&reading, &origin))
        })
        .collect();
    for (path, record) in articles.into_iter().zip(made) {
        match record {
            Ok(record) => records.push((record, path)),
            Err(error) => failed(error),
        }
    }
    if records.is_empty() && outcome == Outcome::Clean {
        anyhow::bail!("no article and no record here; name a file or a folder");
    }
    Ok((records, outcome))
}

fn kept_record(path: &Utf8Path) -> anyhow::Result<Record> {
    let text = corpus::load(path)?;
    if !corpus::is_record(path) {
        anyhow::bail!("{path} is no record: it has no `isnad:` key");
    }
    serde_yaml::from_str(text.text()).map_err(|error| anyhow::anyhow!("cannot read {path}: {error}"))
}

/// `a/../b` as `b`, without asking the file system.
pub(super) fn plain(path: &Utf8Path) -> Utf8PathBuf {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.components() {
        match part.as_str() {
            "." => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "/")) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_a_file_are_one() {
        assert_eq!(plain("./records/../a.md".into()), Utf8Path::new("a.md"));
        assert_eq!(plain("/x/../a.md".into()), Utf8Path::new("/a.md"));
        assert_eq!(plain("../a.md".into()), Utf8Path::new("../a.md"));
    }
}
