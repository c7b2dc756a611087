//! The records of two scholars, paired by article.

use crate::corpus;
use crate::record::{Record, yaml};
use crate::text::TextResource;
use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A record and where it was read.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) path: Utf8PathBuf,
    pub(super) text: String,
    pub(super) record: Record,
}

/// Two records of one article.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) kept: [Kept; 2],
    /// The article, where it can be read and is the one that the records were made from.
    pub(super) article: Option<TextResource>,
}

impl Pair {
    /// How the article is called in messages.
    pub(super) fn name(&self) -> &str {
        self.article.as_ref().map_or_else(|| key(&self.kept[0]), |article| article.name())
    }
}

/// The records of `one` and `other`, files or folders, by article; and what to tell of those that stay alone.
pub(super) fn pair(one: &Utf8Path, other: &Utf8Path) -> anyhow::Result<(Vec<Pair>, Vec<String>)> {
    let (mut ones, others) = (read(one)?, read(other)?);
    let mut told = Vec::new();
    let mut pairs = Vec::new();
    // Two files are two records of one article, whatever they call it.
    if !one.is_dir() && !other.is_dir() {
        let names: Vec<&str> = ones.keys().chain(others.keys()).map(String::as_str).collect();
        if let [name, another] = names[..]
            && name != another
        {
            told.push(format!("{one} is of {name}, and {other} of {another}"));
        }
        pairs.extend(ones.into_values().zip(others.into_values()).map(|(one, other)| [one, other]));
    } else {
        for (name, record) in others {
            match ones.remove(&name) {
                Some(kept) => pairs.push([kept, record]),
                None => told.push(format!("only the second has a record of {name}: {}", record.path)),
            }
        }
        told.extend(ones.into_iter().map(|(name, it)| format!("only the first has a record of {name}: {}", it.path)));
        pairs.sort_by(|one, other| one[0].path.cmp(&other[0].path));
    }
    if pairs.is_empty() {
        bail!("no article of which both have a record; {}", told.join("; "));
    }
    let mut found = Vec::with_capacity(pairs.len());
    for kept in pairs {
        let [one, other] = &kept;
        if one.record.article.sha256 != other.record.article.sha256 {
            told.push(format!(
                "{} and {} were read from two states of the article; bring both up to date with `isnad parse -o`",
                one.path, other.path
            ));
        }
        let article = kept.iter().find_map(|kept| article_of(&kept.path, &kept.record));
        found.push(Pair { kept, article });
    }
    Ok((found, told))
}

/// The record in the file at `path`.
pub(super) fn kept(path: &Utf8Path) -> anyhow::Result<Kept> {
    let text = corpus::load(path)?;
    let record = yaml::read(text.text()).map_err(|error| {
        let place = text.position(error.span.start);
        anyhow::anyhow!("{path}:{}:{}: {error}", place.line, place.column)
    })?;
    Ok(Kept { path: path.to_owned(), text: text.text().to_owned(), record })
}

/// The article of the record that lies at `path`, if it still is as it was.
pub(super) fn article_of(path: &Utf8Path, record: &Record) -> Option<TextResource> {
    let file = Some(record.article.file.as_str()).filter(|file| !file.is_empty())?;
    let folder = path.parent().unwrap_or(Utf8Path::new(""));
    let text = corpus::load(&super::reading::plain(&folder.join(file))).ok()?;
    (corpus::sha256(text.text().as_bytes()) == record.article.sha256).then_some(text)
}

/// The records of `path` by their articles.
fn read(path: &Utf8Path) -> anyhow::Result<BTreeMap<String, Kept>> {
    if !path.exists() {
        bail!("cannot read {path}: no such file or folder");
    }
    let files = corpus::records(&[path.to_owned()]);
    if files.is_empty() {
        bail!("no record in {path}; `isnad parse -o {path} ARTICLE` makes one");
    }
    let read: Vec<anyhow::Result<Kept>> = files.par_iter().map(|file| kept(file)).collect();
    let mut records = BTreeMap::new();
    for record in read {
        let record = record.with_context(|| format!("cannot compare the records of {path}"))?;
        let name = key(&record).to_owned();
        let here = record.path.clone();
        if let Some(other) = records.insert(name.clone(), record) {
            bail!("{here} and {} are both of {name}; name one of them", other.path);
        }
    }
    Ok(records)
}

/// What names the article of a record: the name of its file, or where it has none, its id.
fn key(kept: &Kept) -> &str {
    let about = &kept.record.article;
    Utf8Path::new(&about.file).file_name().unwrap_or(&about.id)
}
