//! `isnad cite`.

use super::Outcome;
use crate::document::{MarkedText, inline};
use crate::extract::{CitationReading, cite};
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// Read footnotes: from the argument, or one a line from standard input
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A footnote
    text: Option<String>,

    /// How to write the answers
    #[arg(long, default_value = "json")]
    format: String,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    match &args.text {
        Some(text) => answer(text, out)?,
        None => {
            for line in io::stdin().lock().lines() {
                answer(&line?, out)?;
            }
        }
    }
    Ok(Outcome::Clean)
}

fn answer(text: &str, out: &mut dyn io::Write) -> anyhow::Result<()> {
    if text.trim().is_empty() {
        out.write_all(b"{\"citations\":[],\"remarks\":null}\n")?;
        return Ok(());
    }
    let note = inline(text, 0);
    let cited = cite(&note);
    let remarks: Vec<&str> = cited.remarks.iter().map(|range| &note.as_str()[range.clone()]).collect();
    let citations = cited.citations.iter().map(|citation| object(citation, &note)).collect::<Result<Vec<_>, _>>()?;
    let mut object = Map::new();
    object.insert("citations".to_owned(), Value::Array(citations));
    object.insert("remarks".to_owned(), if remarks.is_empty() { Value::Null } else { remarks.join(" ").into() });
    serde_json::to_writer(&mut *out, &object)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// The fields of a source and of a citation in one object.
fn object(citation: &CitationReading, note: &MarkedText) -> anyhow::Result<Value> {
    let mut object = match serde_json::to_value(&citation.item)? {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    object.shift_remove("id");
    object.insert("form".to_owned(), serde_json::to_value(citation.form)?);
    if let Some(locator) = &citation.locator {
        object.insert("locator".to_owned(), serde_json::to_value(locator)?);
    }
    if let Some(prefix) = &citation.prefix {
        object.insert("prefix".to_owned(), note.as_str()[prefix.clone()].into());
    }
    // The citation's own words, without what leads it in.
    let own = citation.prefix.as_ref().map_or(citation.range.start, |prefix| prefix.end)..citation.range.end;
    let exact = note.as_str()[own].trim_start_matches([',', ':', ' ']);
    object.insert("exact".to_owned(), exact.into());
    Ok(Value::Object(object))
}
