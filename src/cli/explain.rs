//! `isnad explain`.

use super::Outcome;
use crate::rules::{self, Meta, RULES};
use std::io;

/// Show the page of a rule, or the list of all
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A rule by code or name, or the front of some codes (`MRK`)
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let Some(word) = &args.rule else {
        for meta in metas() {
            line(meta, out)?;
        }
        return Ok(Outcome::Clean);
    };
    rules::known(word)?;
    let named: Vec<&Meta> = metas().filter(|meta| meta.is_named(word)).collect();
    if let [meta] = named[..] {
        writeln!(out, "{}", rules::page(meta))?;
    } else {
        for meta in named {
            line(meta, out)?;
        }
    }
    Ok(Outcome::Clean)
}

fn metas() -> impl Iterator<Item = &'static Meta> {
    RULES.iter().map(|rule| rule.meta())
}

fn line(meta: &Meta, out: &mut dyn io::Write) -> io::Result<()> {
    let (severity, fix) = (meta.severity.as_str(), meta.fix.as_str());
    let fix = if fix == "none" { String::new() } else { format!(", {fix} fix") };
    writeln!(out, "{}  {} ({severity}{fix})", meta.code, meta.name)
}
