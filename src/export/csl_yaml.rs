//! CSL-YAML, for the head of a pandoc document.

use super::csl_json::item;
use super::{Export, Format};
use crate::record::Source;
use serde_json::{Value, json};
use std::io;

/// CSL-YAML.
#[derive(Debug)]
pub(super) struct CslYaml;

impl Format for CslYaml {
    fn name(&self) -> &'static str {
        "csl-yaml"
    }

    fn about(&self) -> &'static str {
        "CSL in YAML, for pandoc"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let items: Vec<Value> = export.sources.iter().map(|source| item(source, export.settings)).collect();
        out.write_all(b"---\n")?;
        serde_yaml::to_writer(&mut *out, &json!({ "references": items })).map_err(io::Error::other)?;
        out.write_all(b"...\n")
    }

    fn loses(&self, source: &Source) -> Vec<&'static str> {
        super::csl_json::CslJson.loses(source)
    }
}
