//! From a reading to the record.

use super::Reading;
use super::date::terminus_post_quem;
use crate::document::{Article, NoteRef, Within};
use crate::record::{
    Anchor, ArticleInfo, Citation, Claim, DateMention, Marker, Mention, Name, Note, Place, Record, VERSION,
};
use crate::text::{PlainText, Span, TextResource, key};
use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many characters of context an anchor keeps on each side.
const CONTEXT: usize = 30;

/// What a record says of the file that its article stands in.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file, relative to the record's folder.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The record of what was read.
#[must_use]
pub fn record(reading: &Reading<'_>, origin: &Origin) -> Record {
    let anchors = Anchors { reading };
    let note_ids = note_ids(reading);
    let places = places(reading, &anchors);
    let dates: Vec<DateMention> = dates(reading, &anchors);
    Record {
        isnad: VERSION,
        article: article(reading, origin),
        notes: notes(reading, &anchors, &note_ids),
        sources: reading.sources.clone(),
        claims: claims(reading, &anchors, &note_ids, &dates, &places),
        dates,
        places,
        orphans: Vec::new(),
        as_read: None,
    }
}

fn article(reading: &Reading<'_>, origin: &Origin) -> ArticleInfo {
    let article = &reading.article;
    let authors: Vec<Name> = article.authors.iter().map(|name| person(name.as_str())).collect();
    let title = article.title.as_ref().map(|title| title.as_str().to_owned());
    let family = authors.first().and_then(|name| name.family.as_deref().or(name.literal.as_deref()));
    ArticleInfo {
        id: slug([family.unwrap_or_default(), title.as_deref().unwrap_or(&origin.file)], 8),
        title,
        authors,
        series: None,
        published: reading.published.clone(),
        terminus_post_quem: terminus_post_quem(&reading.sources),
        file: origin.file.clone(),
        sha256: origin.sha256.clone(),
        rulings: Vec::new(),
    }
}

/// A name in running order.
fn person(name: &str) -> Name {
    match name.rsplit_once(' ') {
        Some((given, family)) => Name::person(family, given),
        None => Name::literal(name),
    }
}

/// ASCII words for an id: the first `limit` words of `parts`, folded.
pub fn slug<const N: usize>(parts: [&str; N], limit: usize) -> String {
    let words = parts.map(key).join(" ");
    let ascii = words.split(' ').map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    ascii.filter(|word| !word.is_empty()).take(limit).collect::<Vec<_>>().join("-")
}

/// The id of each note: `n4`, and `n4-2` where a defective article uses 4 again. A note without words has none; one
/// that is printed twice, word for word, has one.
fn note_ids(reading: &Reading<'_>) -> Vec<Option<String>> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut printed: HashMap<(&str, &str), String> = HashMap::new();
    let mut id = |label: &str| {
        let label = slug([label], 1);
        let count = seen.entry(label.clone()).or_default();
        *count += 1;
        if *count == 1 { format!("n{label}") } else { format!("n{label}-{count}") }
    };
    (reading.article.notes.iter())
        .map(|note| {
            let words = note.text.as_str();
            words
                .contains(char::is_alphanumeric)
                .then(|| printed.entry((note.label.as_str(), words)).or_insert_with(|| id(&note.label)).clone())
        })
        .collect()
}

fn notes(reading: &Reading<'_>, anchors: &Anchors<'_, '_>, ids: &[Option<String>]) -> Vec<Note> {
    let article = &reading.article;
    let mut markers: HashMap<&str, Vec<&NoteRef>> = HashMap::new();
    for marker in &article.refs {
        if let Some(id) = marker.note.and_then(|note| ids[note].as_deref()) {
            markers.entry(id).or_default().push(marker);
        }
    }
    let mut written: HashSet<&str> = HashSet::new();
    let each = article.notes.iter().zip(&reading.notes).enumerate();
    each.filter_map(|(index, (note, read))| {
        let id = ids[index].as_deref().filter(|id| written.insert(id))?;
        let within = Within::Note(index);
        let markers = markers.get(id).into_iter().flatten();
        let remarks: Vec<&str> = read.remarks.iter().map(|range| &note.text.as_str()[range.clone()]).collect();
        Some(Note {
            id: id.to_owned(),
            number: note.label.clone(),
            text: note.text.as_str().to_owned(),
            markers: markers
                .map(|marker| Marker { anchor: anchors.marker(marker.within, marker.at, marker.span) })
                .collect(),
            citations: read
                .citations
                .iter()
                .enumerate()
                .map(|(number, citation)| Citation {
                    id: format!("{id}.{}", number + 1),
                    source: citation.source.map(|source| reading.sources[source].id.clone()),
                    form: citation.form,
                    locator: citation.locator.clone(),
                    prefix: citation.prefix.clone().map(|range| note.text.as_str()[range].to_owned()),
                    through: citation.through.iter().filter_map(|note| ids[*note].clone()).collect(),
                    // Two digits are more than anybody can tell apart.
                    confidence: (citation.confidence < 1.0).then_some((citation.confidence * 100.0).round() / 100.0),
                    anchor: Some(anchors.at(within, citation.range.clone())),
                    ..Citation::default()
                })
                .collect(),
            remarks: (!remarks.is_empty()).then(|| remarks.join(" ")),
            anchor: Some(anchors.at(within, 0..note.text.as_str().len())),
            ..Note::default()
        })
    })
    .collect()
}

fn dates(reading: &Reading<'_>, anchors: &Anchors<'_, '_>) -> Vec<DateMention> {
    let each = reading.dates.iter().enumerate();
    each.map(|(index, date)| DateMention {
        id: format!("d{}", index + 1),
        text: anchors.text(date.within)[date.range.clone()].to_owned(),
        edtf: date.edtf.clone(),
        modifier: date.modifier,
        calendar: date.calendar,
        anchor: Some(anchors.at(date.within, date.range.clone())),
        ..DateMention::default()
    })
    .collect()
}

fn places(reading: &Reading<'_>, anchors: &Anchors<'_, '_>) -> Vec<Place> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let each = reading.places.iter();
    each.map(|read| {
        let slug = slug([&read.place.name], 6);
        let count = seen.entry(slug.clone()).or_default();
        *count += 1;
        let mention = |(within, range): &(Within, Range<usize>)| Mention {
            text: anchors.text(*within)[range.clone()].to_owned(),
            anchor: Some(anchors.at(*within, range.clone())),
        };
        Place {
            id: if *count == 1 { slug } else { format!("{slug}-{count}") },
            mentions: read.mentions.iter().map(mention).collect(),
            ..read.place.clone()
        }
    })
    .collect()
}

fn claims(
    reading: &Reading<'_>,
    anchors: &Anchors<'_, '_>,
    note_ids: &[Option<String>],
    dates: &[DateMention],
    places: &[Place],
) -> Vec<Claim> {
    let times = Inside::new(reading.dates.iter().map(|date| [(date.within, date.range.clone())]));
    let spots = Inside::new(reading.places.iter().map(|place| &place.mentions));
    let each = reading.claims.iter().zip(reading.stances()).enumerate();
    each.map(|(index, (claim, read))| {
        let within = Within::Block(claim.block);
        let sources =
            claim.notes.iter().flat_map(|note| &reading.notes[*note].citations).filter_map(|cited| cited.source);
        let mut known: HashSet<&str> = HashSet::new();
        let ids = sources.map(|source| &reading.sources[source].id).filter(|id| known.insert(id.as_str()));
        Claim {
            id: format!("c{}", index + 1),
            text: anchors.text(within)[claim.range.clone()].to_owned(),
            stance: read.stance,
            attribution: read.attribution.map(|range| anchors.text(within)[range].to_owned()),
            notes: claim.notes.iter().filter_map(|note| note_ids[*note].clone()).collect(),
            sources: ids.cloned().collect(),
            dates: times.of(claim.block, &claim.range).into_iter().map(|date| dates[date].id.clone()).collect(),
            places: spots.of(claim.block, &claim.range).into_iter().map(|place| places[place].id.clone()).collect(),
            anchor: Some(anchors.at(within, claim.range.clone())),
            ..Claim::default()
        }
    })
    .collect()
}

/// What stands where in the blocks, so that a claim need not look at all of it.
struct Inside {
    /// Block, first and last byte, and the index of what stands there, in this order.
    found: Vec<(usize, usize, usize, usize)>,
}

impl Inside {
    /// `each` has the mentions of one thing after another.
    fn new<M>(each: impl Iterator<Item = M>) -> Self
    where
        M: IntoIterator,
        M::Item: Borrow<(Within, Range<usize>)>,
    {
        let mut found = Vec::new();
        for (index, mentions) in each.enumerate() {
            for mention in mentions {
                let (within, range) = mention.borrow();
                if let Within::Block(block) = within {
                    found.push((*block, range.start, range.end, index));
                }
            }
        }
        found.sort_unstable();
        Self { found }
    }

    /// The indices of what lies in `range` of a block, in order and once each.
    fn of(&self, block: usize, range: &Range<usize>) -> Vec<usize> {
        let first = self.found.partition_point(|(other, start, ..)| (*other, *start) < (block, range.start));
        let reached = self.found[first..].iter().take_while(|(other, start, ..)| (*other, *start) < (block, range.end));
        let mut indices: Vec<usize> =
            reached.filter(|(_, _, end, _)| *end <= range.end).map(|(.., index)| *index).collect();
        indices.sort_unstable();
        indices.dedup();
        indices
    }
}

/// Makes anchors.
struct Anchors<'r, 'a> {
    reading: &'r Reading<'a>,
}

impl Anchors<'_, '_> {
    fn plain(&self, within: Within) -> &PlainText {
        plain(&self.reading.article, within)
    }

    fn text(&self, within: Within) -> &str {
        self.plain(within).as_str()
    }

    /// The anchor of plain bytes `range`.
    fn at(&self, within: Within, range: Range<usize>) -> Anchor {
        let plain = self.plain(within);
        self.anchor(plain, plain.spans(range.clone()), range)
    }

    /// The anchor of a marker, whose own words are not part of the plain text.
    fn marker(&self, within: Within, at: usize, span: Span) -> Anchor {
        let exact = self.reading.article.text.slice(span).to_owned();
        Anchor { exact, ..self.anchor(self.plain(within), vec![span], at..at) }
    }

    fn anchor(&self, plain: &PlainText, spans: Vec<Span>, range: Range<usize>) -> Anchor {
        anchor_of(self.reading.article.text, plain, spans, range)
    }
}

/// The anchor of plain bytes `range` of `within` in `article`.
#[must_use]
pub fn anchor(article: &Article<'_>, within: Within, range: Range<usize>) -> Anchor {
    let plain = plain(article, within);
    anchor_of(article.text, plain, plain.spans(range.clone()), range)
}

fn plain<'r>(article: &'r Article<'_>, within: Within) -> &'r PlainText {
    match within {
        Within::Block(index) => &article.blocks[index].text.plain,
        Within::Note(index) => &article.notes[index].text.plain,
    }
}

fn anchor_of(text: &TextResource, plain: &PlainText, spans: Vec<Span>, range: Range<usize>) -> Anchor {
    let words = plain.as_str();
    let before = words[..range.start].char_indices().rev().take(CONTEXT).last().map_or(range.start, |(at, _)| at);
    let after = words[range.end..].char_indices().nth(CONTEXT).map_or(words.len(), |(at, _)| range.end + at);
    Anchor {
        spans: spans.into_iter().map(|span| [text.offset(span.start), text.offset(span.end)]).collect(),
        exact: words[range.clone()].to_owned(),
        prefix: words[before..range.start].to_owned(),
        suffix: words[range.end..after].to_owned(),
    }
}
