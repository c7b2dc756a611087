//! `isnad export`.

use super::Outcome;
use crate::corpus;
use crate::export::{Export, FORMATS, Format, Pattern, Settings, set_keys};
use crate::record::{Record, Source, SourceType, Status};
use crate::{document, extract};
use camino::{Utf8Path, Utf8PathBuf};
use clap::builder::PossibleValuesParser;
use std::collections::{BTreeMap, HashSet};
use std::io;

/// Hand out bibliographies and data
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles, records or folders; a record is preferred to the article that it was made from
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<Utf8PathBuf>,

    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    to: String,

    /// Leave the translated title out of the brackets after the title
    #[arg(long)]
    no_translations: bool,

    /// Keep personal communications, which bibliographies leave out
    #[arg(long)]
    personal: bool,

    /// Keys from a pattern, such as `{author}{year}{title}`
    #[arg(long, value_name = "PATTERN")]
    key_pattern: Option<Pattern>,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let format = FORMATS.iter().copied().find(|format| format.name() == args.to);
    let format = format.ok_or_else(|| anyhow::anyhow!("no format `{}`", args.to))?;
    let (records, mut outcome) = read(&args.paths);
    if records.is_empty() && outcome == Outcome::Clean {
        anyhow::bail!("no article and no record here; name a file or a folder");
    }
    let mut sources: Vec<Source> = records.iter().flat_map(|record| record.sources.clone()).collect();
    sources.retain(|source| source.status != Some(Status::Rejected));
    if !args.personal && !format.is_data() {
        sources.retain(|source| source.kind != SourceType::PersonalCommunication);
    }
    set_keys(&mut sources, args.key_pattern.as_ref());
    tell_losses(format, &sources);
    let settings = Settings { translations: !args.no_translations };
    format.write(Export { sources: &sources, records: &records, settings }, out)?;
    if outcome == Outcome::Findings {
        outcome = Outcome::Clean;
    }
    Ok(outcome)
}

/// REC008: names what the format cannot hold, field by field.
fn tell_losses(format: &dyn Format, sources: &[Source]) {
    let mut lost: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources {
        for field in format.loses(source) {
            lost.entry(field).or_default().push(&source.id);
        }
    }
    for (field, ids) in lost {
        let shown = ids.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        let more = if ids.len() > 3 { format!(" and {} more", ids.len() - 3) } else { String::new() };
        anstream::eprintln!(
            "warning: REC008 lossy-export: {} cannot hold `{field}` as it is: {shown}{more}",
            format.name()
        );
    }
}

/// The records of `paths`. An article whose record is among them is not read again. What cannot be read is told,
/// and the rest goes on.
pub(super) fn read(paths: &[Utf8PathBuf]) -> (Vec<Record>, Outcome) {
    let mut outcome = Outcome::Clean;
    let mut failed = |error: anyhow::Error| {
        let _ = super::show_error(&error);
        outcome = Outcome::Failed;
    };
    let mut records: Vec<Record> = Vec::new();
    let mut recorded: HashSet<Utf8PathBuf> = HashSet::new();
    let mut articles: Vec<Utf8PathBuf> = Vec::new();
    for path in corpus::find(paths) {
        let path = match path {
            Ok(path) => path,
            Err(error) => {
                failed(error.into());
                continue;
            }
        };
        if !matches!(path.extension(), Some("yaml" | "yml")) {
            articles.push(path);
            continue;
        }
        let text = match corpus::load(&path) {
            Ok(text) => text,
            Err(error) => {
                failed(error.into());
                continue;
            }
        };
        if !corpus::is_record(&path) {
            failed(anyhow::anyhow!("{path} is no record: it has no `isnad:` key"));
            continue;
        }
        match serde_yaml::from_str::<Record>(text.text()) {
            Ok(record) => {
                let folder = path.parent().unwrap_or(Utf8Path::new(""));
                recorded.insert(plain(&folder.join(&record.article.file)));
                records.push(record);
            }
            Err(error) => failed(anyhow::anyhow!("cannot read {path}: {error}")),
        }
    }
    for path in articles.iter().filter(|path| !recorded.contains(&plain(path))) {
        match corpus::load(path) {
            Ok(text) => {
                let reading = extract::read(document::read(&text), &extract::Settings::default());
                let origin = extract::Origin {
                    file: path.file_name().unwrap_or(path.as_str()).to_owned(),
                    sha256: corpus::sha256(text.text().as_bytes()),
                };
                records.push(extract::record(&reading, &origin));
            }
            Err(error) => failed(error.into()),
        }
    }
    (records, outcome)
}

/// `a/../b` as `b`, without asking the file system.
fn plain(path: &Utf8Path) -> Utf8PathBuf {
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
