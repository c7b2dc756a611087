//! `isnad reconcile`.

use super::Outcome;
use crate::corpus::{self, Alike, Difference, differences};
use crate::export::library;
use crate::record::{Name, Source, SourceType};
use camino::Utf8PathBuf;
use serde_json::{Value, json};
use std::io;

/// Compare a library (of Zotero, say) with what a corpus cites
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The library: BibLaTeX, BibTeX, RIS or CSL-JSON
    #[arg(value_name = "LIBRARY")]
    library: Utf8PathBuf,

    /// Articles, records or folders
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<Utf8PathBuf>,

    /// Write JSON, one work a line
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let text = corpus::load(&args.library)?;
    let held = library(text.text()).map_err(|error| anyhow::anyhow!("cannot read {}: {error}", args.library))?;
    let (records, mut outcome) = super::reading::read(&args.paths, &super::reading::Insisted::default())?;
    let names = super::reading::corpus_of(&args.paths)?.map(|corpus| corpus.config.names).unwrap_or_default();
    let works = corpus::works_spelled(&records, &names);
    let cited: Vec<&Source> =
        works.sources.iter().filter(|source| source.kind != SourceType::PersonalCommunication).collect();
    let (mut missing, mut differing) = (0, 0);
    for (source, found) in cited.iter().zip(corpus::find_alike(&cited, &held)) {
        let Some(Alike { index, evidence }) = found else {
            missing += 1;
            if args.json {
                writeln!(out, "{}", json!({ "source": source.id, "library": null, "title": source.title }))?;
            } else {
                writeln!(out, "{}: not in the library: {}", source.id, shown(source))?;
            }
            continue;
        };
        let other = &held[index];
        let fields = differences(source, other);
        differing += usize::from(!fields.is_empty());
        if args.json {
            let fields: Vec<Value> = (fields.iter())
                .map(|Difference { field, cited, held }| json!({ "field": field, "cited": cited, "library": held }))
                .collect();
            let line = json!({ "source": source.id, "library": other.id, "evidence": evidence.to_string(), "differs": fields });
            writeln!(out, "{line}")?;
        } else if !fields.is_empty() {
            writeln!(out, "{}: is {} in the library (by {evidence}), and differs:", source.id, other.id)?;
            for Difference { field, cited, held } in fields {
                writeln!(out, "  {field}: cited `{cited}`, in the library `{held}`")?;
            }
        }
    }
    anstream::eprintln!(
        "{} works cited: {} in the library, {differing} of them differ; {missing} are not in it",
        cited.len(),
        cited.len() - missing
    );
    if outcome == Outcome::Clean && missing + differing > 0 {
        outcome = Outcome::Findings;
    }
    Ok(outcome)
}

fn shown(source: &Source) -> String {
    let who = source.author.first().map(Name::display);
    let title = source.title.clone().or_else(|| source.url.clone());
    let parts = [who, title, source.container_title.clone(), source.issued.as_ref().map(ToString::to_string)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
