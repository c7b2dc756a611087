//! What is read and reported, told as prose with examples.
//!
//! Each file under `tests/spec` is Markdown. An `article` block (`article html` for HTML) is followed by blocks named
//! for a view of it, such as `report` or `claims`, which hold what the program says. `report` shows what warns by
//! default, `report STY MRK010` what those rules find. A `cite` block stands alone: it holds footnotes, each after
//! `> ` and followed by what is read of it, a line for each citation and one for its remarks. To rewrite them all, run
//! `INSTA_UPDATE=always cargo test --test spec` and read the diff.

use isnad::document::{self, Within};
use isnad::extract::{self, Reading};
use isnad::rules::{self, Finding, Selection, Severity};
use isnad::text::TextResource;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A way of looking at an article, by the name that its block bears.
type View = fn(&Reading<'_>) -> String;

const VIEWS: &[(&str, View)] = &[
    ("head", head),
    ("reading", reading),
    ("citations", citations),
    ("claims", claims),
    ("dates", dates),
    ("places", places),
    ("report", report),
];

#[test]
fn every_example_is_read_as_told() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for path in spec_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec")) {
        let told = fs::read_to_string(&path).expect("a spec file is readable");
        let (found, count) = retell(&told);
        assert!(count > 0, "{} has no example", path.display());
        cases += count;
        if found == told {
            continue;
        }
        if env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
            fs::write(&path, found).expect("a spec file is writable");
        } else {
            wrong.push(format!("{}:\n{}", path.display(), difference(&told, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 0, "no examples at all");
}

/// The text with every view's block made anew, and how many there are.
fn retell(told: &str) -> (String, usize) {
    let mut out = String::new();
    let mut article: Option<(String, String)> = None;
    let mut lines = told.lines().peekable();
    let mut count = 0;
    while let Some(line) = lines.next() {
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        let info = line[fence.len()..].trim();
        if fence.len() < 3 {
            writeln!(out, "{line}").expect("writing to a string");
            continue;
        }
        let mut body = String::new();
        for inner in lines.by_ref().take_while(|inner| *inner != fence) {
            writeln!(body, "{inner}").expect("writing to a string");
        }
        if info == "cite" {
            count += body.lines().filter(|line| line.starts_with("> ")).count();
            body = footnotes(&body);
        } else if info.starts_with("article") {
            article = Some((info.to_owned(), body.clone()));
        } else if let Some((_, view)) = VIEWS.iter().find(|(name, _)| *name == info) {
            let (info, text) = article.as_ref().unwrap_or_else(|| panic!("`{info}` stands before any article"));
            count += 1;
            body = look(info, text, view);
        } else if let Some(words) = info.strip_prefix("report ") {
            let (info, text) = article.as_ref().unwrap_or_else(|| panic!("`{info}` stands before any article"));
            count += 1;
            body = look(info, text, |reading| report_of(reading, words));
        } else {
            panic!("no view `{info}`");
        }
        writeln!(out, "{line}\n{body}{fence}").expect("writing to a string");
    }
    (out, count)
}

/// The footnotes of a `cite` block, each with what is read of it.
fn footnotes(told: &str) -> String {
    let mut out = String::new();
    for line in told.lines().filter(|line| line.starts_with("> ")) {
        let note = document::inline(&line[2..], 0);
        let words = note.as_str();
        let cited = extract::cite(&note);
        writeln!(out, "{line}").expect("writing to a string");
        for citation in &cited.citations {
            writeln!(out, "{}", footnote(citation, words)).expect("writing to a string");
        }
        let remarks: Vec<&str> = cited.remarks.iter().map(|range| &words[range.clone()]).collect();
        if !remarks.is_empty() {
            writeln!(out, "remarks: {}", remarks.join(" ")).expect("writing to a string");
        }
    }
    out
}

/// One citation in one line: its type, or its form if that is not full, then its fields.
fn footnote(citation: &extract::CitationReading, words: &str) -> String {
    let mut fields = serde_json::to_value(&citation.item).expect("a source is JSON");
    let fields = fields.as_object_mut().expect("a source is an object");
    fields.retain(|key, _| !matches!(key.as_str(), "id" | "type" | "confidence"));
    let form = serde_json::to_value(citation.form).expect("a form is JSON");
    let mut out = match form.as_str() {
        Some("full") => citation.item.kind.to_string(),
        form => form.unwrap_or_default().to_owned(),
    };
    for (field, value) in fields.iter() {
        write!(out, "; {field}: {}", plain(value).replace("; ", " & ")).expect("writing to a string");
    }
    if let Some(locator) = &citation.locator {
        write!(out, "; {}: {}", locator.label, locator.value).expect("writing to a string");
    }
    if let Some(label) = &citation.to_note {
        write!(out, "; to note: {label}").expect("writing to a string");
    }
    if let Some(prefix) = &citation.prefix {
        write!(out, "; prefix: {}", &words[prefix.clone()]).expect("writing to a string");
    }
    out
}

fn look(info: &str, article: &str, view: impl Fn(&Reading<'_>) -> String) -> String {
    // A word after the kind says how the article differs from what a Markdown file can show.
    let article = if info.contains("no-final-newline") { article.trim_end() } else { article };
    let article = if info.contains("crlf") { article.replace('\n', "\r\n") } else { article.to_owned() };
    let text = TextResource::new("article", article);
    let read = document::read(&text);
    view(&extract::read(read, &extract::Settings::default()))
}

/// Blocks, markers and notes as the reader cut them.
/// Title, authors and day of publication.
fn head(reading: &Reading<'_>) -> String {
    let mut out = String::new();
    if let Some(title) = &reading.article.title {
        writeln!(out, "Title: {}", title.as_str()).expect("writing to a string");
    }
    for author in &reading.article.authors {
        writeln!(out, "Author: {}", author.as_str()).expect("writing to a string");
    }
    if let Some(published) = &reading.published {
        writeln!(out, "Published: {published}").expect("writing to a string");
    }
    out
}

fn reading(reading: &Reading<'_>) -> String {
    let article = &reading.article;
    let mut out = String::new();
    for (index, block) in article.blocks.iter().enumerate() {
        let words = with_markers(reading, Within::Block(index), block.text.as_str());
        writeln!(out, "{:?}: {words}", block.kind).expect("writing to a string");
    }
    for (index, note) in article.notes.iter().enumerate() {
        let words = with_markers(reading, Within::Note(index), note.text.as_str());
        writeln!(out, "Note {}: {words}", note.label).expect("writing to a string");
    }
    for repair in &article.repairs {
        let at = article.text.position(repair.span.start);
        writeln!(out, "{}:{} {:?}", at.line, at.column, repair.kind).expect("writing to a string");
    }
    out
}

/// The words with each marker in braces at its place.
fn with_markers(reading: &Reading<'_>, within: Within, words: &str) -> String {
    let mut out = words.to_owned();
    let markers: Vec<_> = reading.article.refs.iter().filter(|marker| marker.within == within).collect();
    for marker in markers.iter().rev() {
        out.insert_str(marker.at, &format!("{{{}}}", marker.label));
    }
    out
}

/// Each note's citations, field by field, and its remarks.
fn citations(reading: &Reading<'_>) -> String {
    let mut out = String::new();
    for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
        writeln!(out, "{}", note.label).expect("writing to a string");
        let words = note.text.as_str();
        for citation in &read.citations {
            let mut item = citation.item.clone();
            item.id.clear();
            item.confidence = None;
            let mut fields = serde_json::to_value(&item).expect("a source is JSON");
            let fields = fields.as_object_mut().expect("a source is an object");
            fields.shift_remove("id");
            let form = serde_json::to_value(citation.form).expect("a form is JSON");
            writeln!(out, "  {} {}", form.as_str().unwrap_or_default(), item.kind).expect("writing to a string");
            if let Some(prefix) = &citation.prefix {
                writeln!(out, "    prefix: {}", &words[prefix.clone()]).expect("writing to a string");
            }
            for (field, value) in fields.iter().filter(|(field, _)| *field != "type") {
                writeln!(out, "    {field}: {}", plain(value)).expect("writing to a string");
            }
            if let Some(locator) = &citation.locator {
                writeln!(out, "    {}: {}", locator.label, locator.value).expect("writing to a string");
            }
            if let Some(source) = citation.source.filter(|_| form != "full") {
                writeln!(out, "    source: {}", reading.sources[source].id).expect("writing to a string");
            }
        }
        let remarks: Vec<&str> = read.remarks.iter().map(|range| &words[range.clone()]).collect();
        if !remarks.is_empty() {
            writeln!(out, "  remarks: {}", remarks.join(" ")).expect("writing to a string");
        }
    }
    out
}

fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(names) => names.iter().map(name).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn name(value: &serde_json::Value) -> String {
    let part = |key: &str| value.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
    part("literal").unwrap_or_else(|| {
        let parts = [part("family"), part("given"), part("suffix")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    })
}

fn claims(reading: &Reading<'_>) -> String {
    let mut out = String::new();
    for (claim, read) in reading.claims.iter().zip(reading.stances()) {
        let words = reading.article.blocks[claim.block].text.as_str();
        let notes: Vec<&str> = claim.refs.iter().map(|marker| reading.article.refs[*marker].label.as_str()).collect();
        let stance = serde_json::to_value(read.stance).expect("a stance is JSON");
        write!(out, "{} {}", notes.join(","), stance.as_str().unwrap_or_default()).expect("writing to a string");
        if let Some(attribution) = read.attribution {
            write!(out, " ({})", &words[attribution]).expect("writing to a string");
        }
        writeln!(out, ": {}", &words[claim.range.clone()]).expect("writing to a string");
    }
    out
}

fn dates(reading: &Reading<'_>) -> String {
    let mut out = String::new();
    for date in &reading.dates {
        let words = &words_of(reading, date.within)[date.range.clone()];
        write!(out, "{words}: {}", date.edtf).expect("writing to a string");
        if let Some(part) = date.modifier {
            write!(out, " {}", serde_json::to_value(part).expect("JSON").as_str().unwrap_or_default())
                .expect("written");
        }
        if let Some(other) = date.calendar {
            write!(out, " {}", serde_json::to_value(other).expect("JSON").as_str().unwrap_or_default())
                .expect("written");
        }
        out.push('\n');
    }
    out
}

fn places(reading: &Reading<'_>) -> String {
    let mut out = String::new();
    for read in &reading.places {
        let place = &read.place;
        write!(out, "{}", place.name).expect("writing to a string");
        if let Some(country) = &place.country {
            write!(out, " {country}").expect("writing to a string");
        }
        if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
            write!(out, " {lat:.2},{lon:.2}").expect("writing to a string");
        }
        let mentions: Vec<&str> =
            read.mentions.iter().map(|(within, range)| &words_of(reading, *within)[range.clone()]).collect();
        writeln!(out, ": {}", mentions.join(" | ")).expect("writing to a string");
    }
    out
}

fn words_of<'r>(reading: &'r Reading<'_>, within: Within) -> &'r str {
    match within {
        Within::Block(index) => reading.article.blocks[index].text.as_str(),
        Within::Note(index) => reading.article.notes[index].text.as_str(),
    }
}

/// What the rules say that warn unless settings say otherwise: line, column, code, message.
fn report(reading: &Reading<'_>) -> String {
    let found = rules::check(reading, &rules::Settings::default(), &Selection::default());
    told(reading, found.findings.iter().filter(|finding| finding.severity >= Severity::Warning))
}

/// The same of the rules that `words` name, however severe: `report STY MRK010`.
fn report_of(reading: &Reading<'_>, words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    let selection = Selection::new(&words, &[], &[]).expect("known rules");
    told(reading, rules::check(reading, &rules::Settings::default(), &selection).findings.iter())
}

fn told<'f>(reading: &Reading<'_>, found: impl Iterator<Item = &'f Finding>) -> String {
    let mut out = String::new();
    for finding in found {
        let at = reading.article.text.position(finding.span.start);
        writeln!(out, "{}:{} {} {}", at.line, at.column, finding.rule.code, finding.message)
            .expect("writing to a string");
    }
    out
}

/// The lines that differ.
fn difference(told: &str, found: &str) -> String {
    let diff = similar::TextDiff::from_lines(told, found);
    diff.unified_diff().context_radius(3).header("told", "found").to_string()
}

fn spec_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(spec_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
    files.sort();
    files
}
