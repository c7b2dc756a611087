//! `isnad parse`.

use super::Outcome;
use crate::corpus;
use crate::{document, extract, record};
use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use std::io;

/// Read articles into records
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles to read
    #[arg(value_name = "FILES", required = true)]
    files: Vec<Utf8PathBuf>,

    /// How to write the record
    #[arg(long, value_enum, default_value_t = RecordFormat::Yaml)]
    format: RecordFormat,
}

/// A form of a record.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum RecordFormat {
    Yaml,
    Json,
    Jsonl,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    for path in &args.files {
        match parse(path) {
            Ok(record) => write(&record, args.format, out)?,
            Err(error) => {
                let _ = super::show_error(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

fn parse(path: &Utf8Path) -> anyhow::Result<record::Record> {
    let text = corpus::load(path)?;
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    let origin = extract::Origin {
        file: path.file_name().unwrap_or(path.as_str()).to_owned(),
        sha256: corpus::sha256(text.text().as_bytes()),
    };
    Ok(extract::record(&reading, &origin))
}

fn write(record: &record::Record, format: RecordFormat, out: &mut dyn io::Write) -> anyhow::Result<()> {
    match format {
        RecordFormat::Yaml => out.write_all(record::yaml::file(record, record::yaml::SCHEMA_PATH).as_bytes())?,
        RecordFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, record)?;
            out.write_all(b"\n")?;
        }
        RecordFormat::Jsonl => {
            serde_json::to_writer(&mut *out, record)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
