//! The dates that an article states, for the rules that look at dates.

use crate::document::Within;
use crate::extract::date::{DatePhrase, DateStyle, phrases};
use crate::extract::{Field, Reading};
use crate::record::{Edtf, MONTHS};
use crate::text::{PlainText, Span};
use jiff::civil;
use std::borrow::Cow;
use std::ops::Range;

/// A date with its place.
#[derive(Clone, Debug)]
pub(super) struct Stated<'r> {
    pub(super) within: Within,
    /// The plain bytes there.
    pub(super) range: Range<usize>,
    /// The bytes of the file.
    pub(super) span: Span,
    pub(super) phrase: Cow<'r, DatePhrase>,
    /// The date, with the year that the text leaves out.
    pub(super) edtf: Option<Edtf>,
    /// In what part it stands.
    pub(super) role: Role,
}

/// What a date is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// In running text or a remark.
    Mention,
    /// In a citation.
    Citation,
}

/// The plain text in which something stands.
pub(super) fn plain<'r>(reading: &'r Reading<'_>, within: Within) -> &'r PlainText {
    match within {
        Within::Block(block) => &reading.article.blocks[block].text.plain,
        Within::Note(note) => &reading.article.notes[note].text.plain,
    }
}

/// Every date of body and notes; what stands in titles is the titles' own.
pub(super) fn stated<'r>(reading: &'r Reading<'_>) -> Vec<Stated<'r>> {
    let mut dates = mentioned(reading);
    dates.extend(cited(reading));
    dates
}

/// The dates in body and remarks.
fn mentioned<'r>(reading: &'r Reading<'_>) -> Vec<Stated<'r>> {
    let each = reading.dates.iter().filter_map(|date| {
        let plain = plain(reading, date.within);
        let phrase = phrase_at(reading, date.within, &date.range)?;
        let edtf = date.problem.is_none().then(|| date.edtf.clone());
        let (range, span) = (date.range.clone(), plain.span(date.range.clone()));
        Some(Stated { within: date.within, range, span, phrase, edtf, role: Role::Mention })
    });
    each.collect()
}

/// The date phrase that `range` of a block or note is, or the first in it.
pub(super) fn phrase_at<'r>(
    reading: &'r Reading<'_>,
    within: Within,
    range: &Range<usize>,
) -> Option<Cow<'r, DatePhrase>> {
    let read = reading.phrases.of(within);
    let at = read.partition_point(|phrase| phrase.range.start < range.start);
    if let Some(phrase) = read.get(at).filter(|phrase| phrase.range == *range) {
        return Some(Cow::Borrowed(phrase));
    }
    let mut phrase = phrases(&plain(reading, within).as_str()[range.clone()]).into_iter().next()?;
    // Read from its own words, it knows its places from their start.
    if let Some((_, weekday)) = &mut phrase.weekday {
        *weekday = weekday.start + range.start..weekday.end + range.start;
    }
    Some(Cow::Owned(phrase))
}

/// The dates in citations.
fn cited<'r>(reading: &'r Reading<'_>) -> Vec<Stated<'r>> {
    let mut dates = Vec::new();
    for (index, (note, read)) in reading.article.notes.iter().zip(&reading.notes).enumerate() {
        let text = note.text.as_str();
        let fields = read.citations.iter().flat_map(|citation| &citation.fields);
        let worded = fields.filter(|field| is_worded(field.field)).map(|field| &field.range);
        // Stretches that hold no date of a citation, by where they start and how far any of them has come.
        let mut taken: Vec<Range<usize>> = worded.chain(&read.remarks).cloned().collect();
        taken.sort_by_key(|range| range.start);
        let mut furthest = 0;
        for range in &mut taken {
            furthest = furthest.max(range.end);
            range.end = furthest;
        }
        for phrase in reading.phrases.of(Within::Note(index)) {
            let range = phrase.range.clone();
            let before = taken.partition_point(|other| other.start <= range.start);
            let own = before.checked_sub(1).is_some_and(|index| range.end <= taken[index].end);
            if own || is_numbered(&text[..range.start]) {
                continue;
            }
            let (edtf, span) = (phrase.edtf.clone(), note.text.plain.span(range.clone()));
            let phrase = Cow::Borrowed(phrase);
            dates.push(Stated { within: Within::Note(index), range, span, phrase, edtf, role: Role::Citation });
        }
    }
    dates
}

/// Whether a field is made of words that are not the author's.
fn is_worded(field: Field) -> bool {
    matches!(
        field,
        Field::Title
            | Field::Translation
            | Field::Original
            | Field::Container
            | Field::Collection
            | Field::Url
            | Field::Doi
            | Field::Isbn
            | Field::Page
            | Field::Locator
            | Field::Volume
            | Field::Issue
            | Field::Number
            | Field::ArchiveLocation
            | Field::Event
    )
}

/// Whether a number after `before` counts issues, pages or boxes: `no. 31 May` is the issue of May.
fn is_numbered(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches('.');
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    matches!(
        word.as_str(),
        "no" | "nos"
            | "nr"
            | "vol"
            | "vols"
            | "issue"
            | "number"
            | "p"
            | "pp"
            | "page"
            | "pages"
            | "box"
            | "file"
            | "art"
            | "para"
            | "ch"
            | "chapter"
            | "sec"
            | "section"
            | "doc"
            | "folio"
            | "fol"
            | "fols"
    ) || before.ends_with('#')
}

/// The names of the days of the week, for messages and fixes.
pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The day of the week by name.
pub(super) fn weekday(day: civil::Date) -> &'static str {
    WEEKDAYS[usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default()]
}

/// A day as it is written in `style`; in the English manner where the style has no form of its own.
pub(super) fn written(day: civil::Date, style: DateStyle) -> String {
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or_default()];
    let (year, number) = (day.year(), day.day());
    match style {
        DateStyle::MonthDay => format!("{month} {number}, {year}"),
        DateStyle::Iso => day.to_string(),
        DateStyle::Dotted => format!("{number}.{}.{year}", day.month()),
        _ => format!("{number} {month} {year}"),
    }
}
