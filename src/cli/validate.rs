//! `isnad validate`.

use super::Outcome;
use crate::corpus;
use crate::record::yaml::{self, Tree};
use crate::report::{Diagnostic, Weighed};
use crate::rules::{self, Finding, RecordFile, Selection, Settings, Severity};
use crate::text::TextResource;
use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::io;

/// Hold records to their schema, their own ids, and their articles
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Records, or folders of them [default: this folder]
    #[arg(value_name = "RECORDS")]
    records: Vec<Utf8PathBuf>,

    /// How to show what was found
    #[arg(long, default_value = "full")]
    output_format: String,
}

/// A record that was looked at.
pub(super) struct Looked {
    /// Its text, where something is wrong in it.
    text: Option<TextResource>,
    findings: Vec<Finding>,
    /// Why its article could not be looked at.
    pub(super) error: Option<anyhow::Error>,
}

impl Looked {
    /// What was found, for showing.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.text.as_ref().map(|text| Diagnostic::all(text, &self.findings)).unwrap_or_default()
    }
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let here = [Utf8PathBuf::from(".")];
    let paths = corpus::records(if args.records.is_empty() { &here } else { &args.records });
    let (settings, selection) = (Settings::default(), Selection::default());
    let looked: Vec<anyhow::Result<Looked>> = paths.par_iter().map(|path| look(path, &settings, &selection)).collect();
    let mut failed = false;
    let mut shown: Vec<Diagnostic> = Vec::new();
    for each in looked {
        let error = match each {
            Ok(looked) => {
                shown.extend(looked.diagnostics());
                looked.error
            }
            Err(error) => Some(error),
        };
        if let Some(error) = error {
            let _ = super::show_error(&error);
            failed = true;
        }
    }
    let shown = Weighed::new(&shown);
    super::show_findings(&args.output_format, &shown, out)?;
    // As in `check`, what is merely worth knowing fails nothing.
    Ok(match (failed, shown.worst() >= Some(Severity::Warning)) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// Looks at the record at `path`.
pub(super) fn look(path: &Utf8Path, settings: &Settings, selection: &Selection) -> anyhow::Result<Looked> {
    let text = corpus::load(path)?;
    let (findings, error) = findings(path, &text, settings, selection);
    let text = (!findings.is_empty()).then_some(text);
    Ok(Looked { text, findings, error })
}

/// What is found in the record `text`, and why its article could not be looked at.
pub(super) fn findings(
    path: &Utf8Path,
    text: &TextResource,
    settings: &Settings,
    selection: &Selection,
) -> (Vec<Finding>, Option<anyhow::Error>) {
    let tree = Tree::read(text.text());
    let record = tree.as_ref().ok().and_then(|tree| yaml::typed(tree).ok());
    let article = tree.as_ref().ok().and_then(|tree| corpus::article_of(path, &tree.root)).transpose();
    let (article, error) = match article.with_context(|| format!("{path}: its article cannot be looked at")) {
        Ok(article) => (article, None),
        Err(error) => (None, Some(error)),
    };
    let file = RecordFile { text, tree: tree.as_ref(), record: record.as_ref(), article: article.as_ref() };
    (rules::check_record(&file, settings, selection), error)
}
