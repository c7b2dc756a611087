//! `isnad import`.

use super::{Outcome, agree};
use crate::corpus::{self, agree::Disagreement, agree::Imported, agree::import};
use crate::export::web_annotations;
use crate::record::Record;
use crate::record::yaml::{self, SCHEMA_PATH};
use crate::report::escaped;
use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use std::io::{self, Read as _};

/// Take what annotations say into records
///
/// What nobody has decided on is made to say what the annotations say; what somebody has decided on stays and is told;
/// nothing is taken out. A record that is not there yet is made.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The form of the annotations
    #[arg(long, value_enum)]
    from: Form,

    /// The annotations; `-` is standard input
    #[arg(value_name = "FILE")]
    file: Utf8PathBuf,

    /// The record, or a folder of them, each found by its article
    #[arg(value_name = "RECORD")]
    record: Utf8PathBuf,

    /// Follow the annotations also where somebody has decided otherwise
    #[arg(long)]
    overwrite: bool,

    /// Say what would change, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Show what would change line by line, and write nothing
    #[arg(long)]
    diff: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// W3C Web Annotations, as `isnad export --to web-annotation` writes them
    WebAnnotation,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let text = if args.file == "-" {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).context("cannot read standard input as UTF-8")?;
        text
    } else {
        corpus::load(&args.file)?.text().to_owned()
    };
    let noted = match args.from {
        Form::WebAnnotation => web_annotations(&text).with_context(|| format!("cannot read {}", args.file))?,
    };
    if !noted.others.is_empty() {
        let shown: Vec<String> = noted.others.iter().take(3).map(|id| escaped(id)).collect();
        anstream::eprintln!(
            "warning: left out what holds no item of a record ({}): {}{}",
            noted.others.len(),
            shown.join(", "),
            if noted.others.len() > 3 { " …" } else { "" }
        );
    }
    let mut outcome = Outcome::Clean;
    if !noted.others.is_empty() {
        outcome = Outcome::Findings;
    }
    let single = noted.records.len() == 1 && !args.record.is_dir();
    if !single && !noted.records.is_empty() && !args.record.is_dir() {
        bail!("{} has annotations of {} articles; name a folder of records", args.file, noted.records.len());
    }
    for record in &noted.records {
        let path = if single { args.record.clone() } else { place(record, &args.record)? };
        if take(args, record, &path, out)? > 0 {
            outcome = Outcome::Findings;
        }
    }
    Ok(outcome)
}

/// Where the record of the same article lies in `folder`, or would.
fn place(record: &Record, folder: &Utf8Path) -> anyhow::Result<Utf8PathBuf> {
    let name = Utf8Path::new(&record.article.file).file_name().unwrap_or_default();
    for path in corpus::records(&[folder.to_owned()]) {
        let text = corpus::load(&path)?;
        let Ok(known) = yaml::read(text.text()) else { continue };
        let is_same = !name.is_empty() && Utf8Path::new(&known.article.file).file_name() == Some(name);
        if is_same || !known.article.id.is_empty() && known.article.id == record.article.id {
            return Ok(path);
        }
    }
    let stem = Utf8Path::new(name).file_stem().filter(|stem| !stem.is_empty()).unwrap_or(&record.article.id);
    // What comes from elsewhere names no file outside the folder.
    let stem: String = stem.chars().map(|c| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '-' }).collect();
    Ok(folder.join(format!("{}.yaml", stem.trim_start_matches('.'))))
}

/// Takes `record` into the file at `path`; how much of it was not taken.
fn take(args: &Args, record: &Record, path: &Utf8Path, out: &mut dyn io::Write) -> anyhow::Result<usize> {
    let dry = args.dry_run || args.diff;
    let mut done = (Imported::default(), String::new(), true);
    corpus::update(path, |old| -> anyhow::Result<Option<String>> {
        let imported = match old {
            Some(old) => import(old, record, args.overwrite).with_context(|| format!("{path}: cannot import"))?,
            None => Imported { text: yaml::file(record, SCHEMA_PATH), ..Imported::default() },
        };
        done = (imported, old.unwrap_or_default().to_owned(), old.is_none());
        Ok((!dry).then(|| done.0.text.clone()))
    })?;
    let (imported, before, is_new) = done;
    if args.diff {
        let diff = similar::TextDiff::from_lines(&before, &imported.text);
        write!(out, "{}", diff.unified_diff().header(path.as_str(), path.as_str()))?;
    }
    if is_new {
        anstream::eprintln!("{path}: new");
    }
    for found in &imported.taken {
        anstream::eprintln!("{path}: {}", told(found, "taken"));
    }
    for found in &imported.kept {
        anstream::eprintln!("{path}: {}", told(found, "kept, since somebody decided on it"));
    }
    Ok(imported.kept.len())
}

fn told(found: &Disagreement, what: &str) -> String {
    // What the record lacked has been put in by now.
    let [had, has] = agree::said(found).map(|words| words.replace("B:", ""));
    escaped(&match (found.field, &found.ids[0]) {
        ("present", None) => format!("{}: added “{has}”", found.ids[1].as_deref().unwrap_or_default()),
        _ => format!("{}: {what}: here {had}, in the annotations {has}", found.id),
    })
}
