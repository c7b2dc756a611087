//! Prints every claim of an article that rests on nobody who is named.
//!
//! Run it with `cargo run --example unnamed_sources -- corpus/articles/mosul-1926.md`.

use isnad::document;
use isnad::extract::{self, Origin};
use isnad::record::Source;
use isnad::text::TextResource;
use std::error::Error;
use std::io::{self, Write};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("name an article")?;
    let text = TextResource::new(path.as_str(), fs::read_to_string(&path)?);
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    let record = extract::record(&reading, &Origin::default());

    let mut out = io::stdout().lock();
    for claim in &record.claims {
        let sources: Vec<&Source> = record.sources.iter().filter(|source| claim.sources.contains(&source.id)).collect();
        if !sources.iter().any(|source| is_named(source)) {
            writeln!(out, "{}: {}", claim.notes.join(", "), claim.text)?;
        }
    }
    Ok(())
}

/// Whether the source can be found again: by an author, or by a title.
fn is_named(source: &Source) -> bool {
    !source.author.is_empty() || !source.editor.is_empty() || source.title.is_some()
}
