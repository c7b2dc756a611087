//! `isnad check`.

use super::Outcome;
use crate::corpus;
use crate::report::{self, Diagnostic};
use crate::rules::{self, Finding, Selection, Settings};
use crate::{document, extract};
use camino::Utf8PathBuf;
use std::io;

/// Hold articles and records to account
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles to look at
    #[arg(value_name = "PATHS", required = true)]
    paths: Vec<Utf8PathBuf>,

    /// How to show what was found
    #[arg(long, default_value = "json")]
    output_format: String,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let form = report::form(&args.output_format);
    let form = form.ok_or_else(|| anyhow::anyhow!("no output format `{}`", args.output_format))?;
    let mut failed = false;
    let mut files = Vec::new();
    for path in &args.paths {
        match corpus::load(path) {
            Ok(text) => files.push(text),
            Err(error) => {
                let _ = super::show_error(&error.into());
                failed = true;
            }
        }
    }
    let settings = Settings::default();
    let found: Vec<Vec<Finding>> = (files.iter())
        .map(|text| {
            let reading = extract::read(document::read(text), &extract::Settings::default());
            rules::check(&reading, &settings, &Selection::default()).findings
        })
        .collect();
    let shown: Vec<Diagnostic> =
        files.iter().zip(&found).flat_map(|(text, findings)| Diagnostic::all(text, findings)).collect();
    form.write(&shown, out)?;
    Ok(match (failed, found.iter().all(Vec::is_empty)) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Clean,
        (false, false) => Outcome::Findings,
    })
}
