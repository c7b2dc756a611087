//! `isnad schema`.

use super::Outcome;
use crate::record::schema;
use clap::ValueEnum;
use std::io;

/// Print the JSON Schema of what the program reads or prints
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of what
    #[arg(value_enum, default_value_t = Kind::Record)]
    kind: Kind,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The record of an article
    Record,
    /// The settings of a corpus, `isnad.yaml`
    Config,
    /// What `check --output-format json` prints
    Diagnostics,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let schema = match args.kind {
        Kind::Record => schema::schema(),
        Kind::Config => crate::corpus::config_schema(),
        Kind::Diagnostics => crate::report::diagnostics_schema(),
    };
    out.write_all(schema::to_text(&schema).as_bytes())?;
    Ok(Outcome::Clean)
}
