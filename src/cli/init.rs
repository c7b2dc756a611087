//! `isnad init`.

use super::Outcome;
use crate::record::schema;
use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};

/// What a new corpus starts from. Each line says what it sets.
const SETTINGS: &str = include_str!("init.yaml");

/// Make a folder into a corpus
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; made where it is not there
    #[arg(default_value = ".")]
    folder: Utf8PathBuf,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    for folder in [args.folder.join("articles"), args.folder.join("records")] {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {folder}"))?;
    }
    let settings = args.folder.join("isnad.yaml");
    write_new(&settings)?;
    let schemas = args.folder.join("schemas");
    fs::create_dir_all(&schemas).with_context(|| format!("cannot make the folder {schemas}"))?;
    for (name, schema) in [("record", schema::schema()), ("config", crate::corpus::config_schema())] {
        let path = schemas.join(format!("{name}.schema.json"));
        crate::corpus::replace_file(&path, &schema::to_text(&schema))
            .with_context(|| format!("cannot write {path}"))?;
    }
    writeln!(out, "made {settings}")?;
    writeln!(out, "put articles into {}, then run `isnad check {}`", args.folder.join("articles"), args.folder)?;
    Ok(Outcome::Clean)
}

/// Writes the settings, and never over a file that is there.
fn write_new(path: &Utf8Path) -> anyhow::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            anyhow::bail!("{path} is there already: this is a corpus; edit the file instead")
        }
        opened => opened.with_context(|| format!("cannot make {path}"))?,
    };
    file.write_all(SETTINGS.as_bytes()).with_context(|| format!("cannot write {path}"))
}
