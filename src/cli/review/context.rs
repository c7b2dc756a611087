//! What is shown of an item: where it stands, and what the record says of it.

use super::queue::{Item, find};
use super::session::shown;
use super::wrap::{Face, Run, run};
use crate::document::Article;
use crate::record::select::Kind;
use crate::record::{Anchor, Note, Record};
use serde_json::Value;

/// A heading, and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) heading: String,
    /// Paragraphs, or one line for each field.
    pub(super) lines: Vec<Vec<Run>>,
}

impl Part {
    fn of(heading: impl Into<String>, runs: Vec<Run>) -> Self {
        Self { heading: heading.into(), lines: vec![runs] }
    }
}

/// How many characters of the article stand on each side.
const AROUND: usize = 300;

/// What belongs to `item`.
pub(super) fn parts(record: &Record, article: Option<&Article<'_>>, item: &Item) -> Vec<Part> {
    let Some(value) = find(record, item.kind, &item.id) else { return Vec::new() };
    let mut parts = Vec::new();
    match item.kind {
        Kind::Citations => {
            if let Some(note) = record.notes.iter().find(|note| note.citations.iter().any(|it| it.id == item.id)) {
                parts.push(of_note(note, Some(&item.id)));
                parts.extend(body(record, article, note));
            }
        }
        Kind::Notes => {
            if let Some(note) = record.notes.iter().find(|note| note.id == item.id) {
                parts.push(of_note(note, None));
                parts.extend(body(record, article, note));
            }
        }
        Kind::Sources => {
            let cites = |note: &&Note| note.citations.iter().any(|it| it.source.as_ref() == Some(&item.id));
            for note in record.notes.iter().filter(cites).take(3) {
                let citation = note.citations.iter().find(|it| it.source.as_ref() == Some(&item.id));
                parts.push(of_note(note, citation.map(|it| it.id.as_str())));
            }
        }
        Kind::Claims => {
            if let Some(claim) = record.claims.iter().find(|claim| claim.id == item.id) {
                let runs = claim.anchor.as_ref().map_or_else(
                    || vec![run(&claim.text, Face::Marked)],
                    |anchor| around(article, anchor, Face::Marked),
                );
                parts.push(Part::of("In the text", runs));
                let notes = record.notes.iter().filter(|note| claim.notes.contains(&note.id));
                parts.extend(notes.map(|note| of_note(note, None)));
            }
        }
        Kind::Dates => {
            let anchor = record.dates.iter().find(|date| date.id == item.id).and_then(|date| date.anchor.as_ref());
            parts.extend(anchor.map(|it| Part::of("In the text", around(article, it, Face::Marked))));
        }
        Kind::Places => {
            let place = record.places.iter().find(|place| place.id == item.id);
            let mentions = place.map(|place| &place.mentions[..]).unwrap_or_default();
            for (index, anchor) in mentions.iter().filter_map(|mention| mention.anchor.as_ref()).take(3).enumerate() {
                let heading = format!("Mention {} of {}", index + 1, mentions.len());
                parts.push(Part::of(heading, around(article, anchor, Face::Marked)));
            }
        }
    }
    parts.extend(decision(&value));
    parts.push(Part { heading: format!("The {}", one(item.kind)), lines: fields(&value) });
    if let (Kind::Citations, Some(source)) = (item.kind, value["source"].as_str())
        && let Some(source) = find(record, Kind::Sources, source)
    {
        parts.push(Part { heading: "Its source (o to go there)".to_owned(), lines: fields(&source) });
    }
    parts
}

/// The word for one item of `kind`.
pub(super) fn one(kind: Kind) -> &'static str {
    let name = kind.name();
    name.strip_suffix('s').unwrap_or(name)
}

/// A note, with one of its citations marked.
fn of_note(note: &Note, citation: Option<&str>) -> Part {
    let heading = format!("Note {}", note.number);
    let whole = vec![run(&note.text, Face::Plain)];
    let exact = |id: &str| note.citations.iter().find(|it| it.id == id)?.anchor.as_ref().map(|it| it.exact.as_str());
    let Some(words) = citation.and_then(exact).filter(|words| !words.is_empty()) else {
        return Part::of(heading, whole);
    };
    // Of two citations in the same words, as two ibids, each is marked in its turn.
    let before = note.citations.iter().take_while(|it| Some(it.id.as_str()) != citation);
    let turn = before.filter(|it| it.anchor.as_ref().is_some_and(|anchor| anchor.exact == words)).count();
    let Some((at, _)) = note.text.match_indices(words).nth(turn) else { return Part::of(heading, whole) };
    let end = at + words.len();
    let runs = vec![
        run(&note.text[..at], Face::Plain),
        run(&note.text[at..end], Face::Marked),
        run(&note.text[end..], Face::Plain),
    ];
    Part::of(heading, runs)
}

/// What the text says where the note is called.
fn body(record: &Record, article: Option<&Article<'_>>, note: &Note) -> Option<Part> {
    let claim = record.claims.iter().find(|claim| claim.notes.contains(&note.id));
    let anchor = claim.and_then(|claim| claim.anchor.as_ref()).or(note.markers.first().map(|marker| &marker.anchor));
    Some(Part::of("In the text", around(article, anchor?, Face::Plain)))
}

/// The words at `anchor` and what stands around them.
fn around(article: Option<&Article<'_>>, anchor: &Anchor, face: Face) -> Vec<Run> {
    let exact = anchor.exact.as_str();
    let start = anchor.spans.first().map_or(0, |span| span[0]);
    let found = article.filter(|_| !exact.is_empty()).and_then(|article| {
        let blocks = article.blocks.iter().map(|block| &block.text.plain);
        let plains = blocks.chain(article.notes.iter().map(|note| &note.text.plain));
        plains.into_iter().find_map(|plain| {
            let mut places = plain.as_str().match_indices(exact);
            let (at, _) = places.find(|(at, _)| article.text.offset(plain.source(*at)) == start)?;
            Some((plain.as_str(), at))
        })
    });
    let Some((text, at)) = found else {
        return vec![run(&anchor.prefix, Face::Faint), run(exact, face), run(&anchor.suffix, Face::Faint)];
    };
    let end = at + exact.len();
    let from = text[..at].char_indices().rev().take(AROUND).last().map_or(at, |(from, _)| from);
    let until = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(until, _)| end + until);
    // Not from the middle of a word.
    let from = if from == 0 { 0 } else { text[from..at].find(' ').map_or(at, |space| from + space + 1) };
    let until = if until == text.len() { until } else { text[end..until].rfind(' ').map_or(end, |space| end + space) };
    let more = |cut: bool| if cut { "… " } else { "" };
    vec![
        run(&format!("{}{}", more(from > 0), &text[from..at]), Face::Faint),
        run(&text[at..end], face),
        run(&format!("{}{}", &text[end..until], if until < text.len() { " …" } else { "" }), Face::Faint),
    ]
}

/// What somebody decided, and the labels.
fn decision(value: &Value) -> Option<Part> {
    let word = |key: &str| value[key].as_str().map(str::to_owned);
    let mut words: Vec<String> = word("status").into_iter().collect();
    words.extend(word("by").map(|by| format!("by {by}")));
    words.extend(word("why").map(|why| format!("since {why}")));
    let labels = shown(&value["labels"]);
    if !labels.is_empty() {
        words.push(format!("labels: {labels}"));
    }
    let runs = vec![run(&words.join(", "), Face::Plain)];
    (!words.is_empty()).then(|| Part::of("Decided", runs))
}

/// The fields, one a line.
fn fields(value: &Value) -> Vec<Vec<Run>> {
    let hidden = [
        "id",
        "status",
        "by",
        "at",
        "why",
        "labels",
        "rulings",
        "anchor",
        "markers",
        "mentions",
        "citations",
        "article",
        "text",
    ];
    let mut lines = Vec::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        let words = shown(value);
        if hidden.contains(&key.as_str()) || words.is_empty() {
            continue;
        }
        lines.push(vec![run(&format!("{key}: "), Face::Faint), run(&words, Face::Plain)]);
    }
    lines
}
