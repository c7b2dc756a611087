//! `isnad schema`.

use super::Outcome;
use crate::record::schema;
use clap::ValueEnum;
use std::io;

/// Print the JSON Schema of a file that the program reads
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of which file
    #[arg(value_enum, default_value_t = Kind::Record)]
    kind: Kind,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The record of an article
    Record,
    /// The settings of a corpus, `isnad.yaml`
    Config,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let schema = match args.kind {
        Kind::Record => schema::schema(),
        Kind::Config => crate::corpus::config_schema(),
    };
    out.write_all(schema::to_text(&schema).as_bytes())?;
    Ok(Outcome::Clean)
}
