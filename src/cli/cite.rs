//! `isnad cite`.

use super::Outcome;
use crate::document::{MarkedText, inline};
use crate::export::{Export, FORMATS, Format, Settings};
use crate::extract::{CitationReading, cite, works};
use clap::builder::PossibleValuesParser;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::io::{self, BufRead};

/// Read footnotes: from the argument, or one a line from standard input
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A footnote; Markdown italics and links are understood
    text: Option<String>,

    /// How to write the answers, one for each footnote in order
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = PossibleValuesParser::new(formats()))]
    format: String,
}

/// The names of all forms of an answer.
fn formats() -> Vec<&'static str> {
    ["json", "yaml"]
        .into_iter()
        .chain(FORMATS.iter().map(|format| format.name()).filter(|name| *name != "jsonl"))
        .collect()
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let export = FORMATS.iter().copied().find(|format| format.name() == args.format);
    let mut answers = Answers { format: &args.format, export, taken: HashSet::new() };
    if let Some(text) = &args.text {
        answers.write(text, out)?;
        return Ok(Outcome::Clean);
    }
    let mut outcome = Outcome::Clean;
    let mut input = io::BufReader::new(io::stdin().lock());
    let mut line = Vec::new();
    let mut number = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if let Ok(text) = std::str::from_utf8(&line) {
            answers.write(text.trim_end_matches(['\n', '\r']), out)?;
        } else {
            let error = anyhow::anyhow!("line {number} of the input is not UTF-8; its answer is empty");
            let _ = super::show_error(&error);
            answers.write("", out)?;
            outcome = Outcome::Failed;
        }
        line.clear();
        // Whoever types waits for an answer; whoever sends a file does not.
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
    Ok(outcome)
}

/// Writes answers in one form.
struct Answers<'a> {
    format: &'a str,
    export: Option<&'static dyn Format>,
    /// The ids given so far: a bibliography in pieces is still one bibliography.
    taken: HashSet<String>,
}

impl Answers<'_> {
    fn write(&mut self, text: &str, out: &mut dyn io::Write) -> anyhow::Result<()> {
        let note = inline(text.trim(), 0);
        if let Some(export) = self.export {
            return self.bibliography(&note, export, out);
        }
        let answer = answer(&note)?;
        if self.format == "yaml" {
            out.write_all(b"---\n")?;
            serde_yaml::to_writer(&mut *out, &answer)?;
        } else {
            serde_json::to_writer(&mut *out, &answer)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn bibliography(&mut self, note: &MarkedText, export: &dyn Format, out: &mut dyn io::Write) -> anyhow::Result<()> {
        let mut sources = works(note, &cite(note));
        for source in &mut sources {
            let base = source.id.clone();
            let mut count = 1;
            while !self.taken.insert(source.id.clone()) {
                count += 1;
                source.id = format!("{base}-{count}");
            }
        }
        let mut written = Vec::new();
        export.write(
            Export { sources: &sources, records: &[], texts: &[], settings: Settings::default() },
            &mut written,
        )?;
        // Data is one line for each footnote; a bibliography has entries of many lines.
        match serde_json::from_slice::<Value>(&written) {
            Ok(data) => {
                serde_json::to_writer(&mut *out, &data)?;
                out.write_all(b"\n")?;
            }
            Err(_) => out.write_all(&written)?,
        }
        Ok(())
    }
}

/// What a footnote cites and what else it says.
fn answer(note: &MarkedText) -> anyhow::Result<Value> {
    let cited = cite(note);
    let remarks: Vec<&str> = cited.remarks.iter().map(|range| &note.as_str()[range.clone()]).collect();
    let citations = cited.citations.iter().map(|citation| object(citation, note)).collect::<Result<Vec<_>, _>>()?;
    let mut object = Map::new();
    object.insert("citations".to_owned(), Value::Array(citations));
    object.insert("remarks".to_owned(), if remarks.is_empty() { Value::Null } else { remarks.join(" ").into() });
    Ok(Value::Object(object))
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
    if citation.confidence < 1.0 {
        object.insert("confidence".to_owned(), ((f64::from(citation.confidence) * 100.0).round() / 100.0).into());
    }
    // The citation's own words, without what leads it in.
    let own = citation.prefix.as_ref().map_or(citation.range.start, |prefix| prefix.end)..citation.range.end;
    object.insert("exact".to_owned(), note.as_str()[own].trim_start_matches([',', ':', ' ']).into());
    Ok(Value::Object(object))
}
