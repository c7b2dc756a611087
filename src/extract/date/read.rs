//! The dates of an article: in its body and in the remarks of its notes.

use super::mention::{Placed, mentions};
use super::resolve::Story;
use super::scan::Scan;
use super::stretch;
use super::token::{Glued, Kind};
use super::{DatePhrase, Phrases, paired, placed, token};
use crate::document::{Article, Within};
use crate::extract::{DateReading, NoteReading};
use crate::record::{Calendar, Edtf, Modifier, Source};
use crate::text::sentences;
use foldhash::{HashMap, HashMapExt as _};
use jiff::civil;
use std::ops::Range;

/// The last day on which anything cited appeared or was looked at: the article is not older. Of a month or a year
/// its start counts, which is all that is sure.
pub(in crate::extract) fn terminus_post_quem(sources: &[Source]) -> Option<Edtf> {
    let dates = sources.iter().flat_map(|source| [&source.issued, &source.accessed]).flatten();
    let known = dates.filter_map(|date| Some((start_of_last(date)?, date)));
    // Of two that start together, the one that says more.
    let (day, date) = known.max_by_key(|(day, date)| (*day, date.precision()))?;
    Some(if date.is_many() || date.is_approximate() { Edtf::day(day) } else { date.clone() })
}

/// The first day of the last date in `date`: of an interval, its end.
fn start_of_last(date: &Edtf) -> Option<civil::Date> {
    if !date.is_many() {
        return date.earliest();
    }
    let last = date.as_str().rsplit(['/', ',']).next()?.trim_end_matches(['}', ']']);
    last.parse::<Edtf>().ok()?.earliest()
}

/// Reads all dates of `article`, in the order of the file; with all that could be one by its form. `of_blocks` has the
/// sentences of each block, `of_notes` the [`phrases`](super::phrases) of each note.
pub(in crate::extract) fn read(
    article: &Article<'_>,
    notes: &[NoteReading],
    sources: &[Source],
    published: Option<&Edtf>,
    of_blocks: &[Vec<Range<usize>>],
    of_notes: Vec<Vec<DatePhrase>>,
) -> (Vec<DateReading>, Phrases) {
    let mut phrases = Phrases { blocks: Vec::new(), notes: of_notes };
    let cited = terminus_post_quem(sources);
    let newest = published.or(cited.as_ref());
    let mut found: Vec<(usize, DateReading)> = Vec::new();
    let mut story = Story::default();
    // Where the story stood: the block, the byte in it, and the story from there on.
    let mut stations: Vec<(usize, usize, Story)> = Vec::new();
    let mut tokens = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        if !block.kind.is_body() {
            phrases.blocks.push(Vec::new());
            continue;
        }
        let text = block.text.as_str();
        token::cut(text, &mut tokens);
        let scan = Scan { text, tokens: &tokens };
        let placed = placed(text, &tokens);
        phrases.blocks.push(phrases_of(&placed));
        let mut told = stretch::join(&scan, mentions(&scan, with_days_alone(&scan, placed)));
        stations.push((index, 0, story));
        story.tell(&scan, &mut told, newest, &of_blocks[index], |at, story| stations.push((index, at, story)));
        let within = Within::Block(index);
        found.extend(readings(&scan, within, &told).map(|date| (block.text.plain.source(date.range.start), date)));
    }
    let mut markers: HashMap<&str, (usize, usize)> = HashMap::new();
    for marker in &article.refs {
        if let Within::Block(block) = marker.within {
            markers.entry(&marker.label).or_insert((block, marker.at));
        }
    }
    for (index, (note, reading)) in article.notes.iter().zip(notes).enumerate() {
        if reading.remarks.is_empty() || phrases.notes[index].is_empty() {
            continue;
        }
        let text = note.text.as_str();
        token::cut(text, &mut tokens);
        let placed = placed(text, &tokens);
        let scan = Scan { text, tokens: &tokens };
        let remarked = (placed.into_iter())
            .filter(|placed| {
                let range = &placed.phrase.range;
                reading.remarks.iter().any(|remark| remark.start <= range.start && range.end <= remark.end)
            })
            .collect();
        let mut told = stretch::join(&scan, mentions(&scan, remarked));
        let marker = markers.get(note.label.as_str());
        let mut story = story_at(marker, &stations);
        if let Some((block, at)) = marker.filter(|_| told.iter().any(|mention| mention.phrase.lacks_year())) {
            story = story.beside(&of_blocks[*block], *at);
        }
        let own = if told.is_empty() { Vec::new() } else { sentences(text) };
        story.tell(&scan, &mut told, newest, &own, |_, _| {});
        let within = Within::Note(index);
        found.extend(readings(&scan, within, &told).map(|date| (note.text.plain.source(date.range.start), date)));
    }
    found.sort_by_key(|(at, _)| *at);
    (found.into_iter().map(|(_, date)| date).collect(), phrases)
}

fn phrases_of(placed: &[Placed]) -> Vec<DatePhrase> {
    placed.iter().map(|placed| placed.phrase.clone()).collect()
}

/// Where the story stands at `marker`, the first one of a note: the block and the byte in it.
fn story_at(marker: Option<&(usize, usize)>, stations: &[(usize, usize, Story)]) -> Story {
    let Some(marker) = marker else { return Story::default() };
    let after = stations.partition_point(|(block, at, _)| (*block, *at) <= *marker);
    after.checked_sub(1).map(|index| stations[index].2).unwrap_or_default()
}

/// The mentions as readings. A date that is still without a year is none.
fn readings<'m>(scan: &'m Scan<'m>, within: Within, told: &'m [Placed]) -> impl Iterator<Item = DateReading> + 'm {
    told.iter().enumerate().filter_map(move |(index, mention)| {
        let phrase = &mention.phrase;
        let mut beside =
            [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|index| told.get(index));
        let of_record = beside.find_map(|other| day_of_record(scan.text, phrase, &other.phrase));
        Some(DateReading {
            within,
            range: phrase.range.clone(),
            edtf: of_record.or_else(|| phrase.nearest())?,
            modifier: phrase.modifier.or_else(|| open_end(scan, mention)),
            calendar: phrase.calendar,
            problem: phrase.problem.clone(),
        })
    })
}

/// A hijri day depends on the sighting of the moon: where the Gregorian day stands beside it and is no more than
/// one off, that is the day.
fn day_of_record(text: &str, hijri: &DatePhrase, beside: &DatePhrase) -> Option<Edtf> {
    if hijri.calendar != Some(Calendar::Islamic) || beside.calendar.is_some() {
        return None;
    }
    let (one, other) = if hijri.range.start < beside.range.start { (hijri, beside) } else { (beside, hijri) };
    let day = beside.edtf.as_ref().and_then(Edtf::to_day).filter(|_| paired(text, one, other))?;
    let near = |candidate: &civil::Date| (*candidate - day).get_days().abs() <= 1;
    hijri.candidate_days().iter().any(near).then(|| Edtf::day(day))
}

/// "Since March" starts a stretch that has no end, "until 1967" ends one that has no start.
fn open_end(scan: &Scan<'_>, mention: &Placed) -> Option<Modifier> {
    let mut before = mention.tokens.start.checked_sub(1)?;
    if scan.is_word(before, &["the"]) {
        before = before.checked_sub(1)?;
    }
    if scan.is_word(before, &["since"]) {
        return Some(Modifier::Since);
    }
    scan.is_word(before, &["until", "till"]).then_some(Modifier::Until)
}

/// Adds to `placed` the days without a month: "on the 19th".
fn with_days_alone(scan: &Scan<'_>, placed: Vec<Placed>) -> Vec<Placed> {
    let ordinal = |at: &usize| matches!(scan.tokens[*at].kind, Kind::Number(number) if number.glued == Glued::Ordinal);
    let mut ordinals = (2..scan.tokens.len()).filter(ordinal).peekable();
    if ordinals.peek().is_none() {
        return placed;
    }
    let mut found: Vec<Placed> = Vec::new();
    let mut rest = placed.into_iter().peekable();
    for at in ordinals {
        while rest.peek().is_some_and(|next| next.tokens.start <= at) {
            found.extend(rest.next());
        }
        let taken = found.last().is_some_and(|last| at < last.tokens.end);
        if !taken && let Some((phrase, start)) = super::day::day_alone_at(scan, at) {
            found.push(Placed { phrase, tokens: start..at + 1 });
        }
    }
    found.extend(rest);
    found
}
