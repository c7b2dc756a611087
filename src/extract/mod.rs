//! Reads what an article says, with evidence, from its notes and body. Knows nothing of files.
//!
//! A [`Reading`] points at its words: every citation, claim, date and place is a range of the plain text of a
//! block or a note. [`record`] turns it into the record that people keep.

mod citation;
mod claim;
pub mod date;
mod place;
mod published;
mod record;
mod stance;

pub use citation::bare;
pub use citation::{CitationReading, Cited, Field, FieldRange, cite, is_english, is_periodical, names, works};
pub use place::{ExtraPlace, Gazetteer, Kind, ROW_WIDTH, Row, Sense, place_named};
pub(crate) use place::{demonym, is_function_word, is_given_name, is_title};
pub use record::{Origin, anchor, record, slug};

use crate::document::{Article, Within};
use crate::record::{Calendar, Edtf, Modifier, Place, Source, Stance};
use crate::text::{Span, sentences};
use std::ops::Range;

/// What the reader is told beforehand.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// When the article appeared, where somebody says so.
    pub published: Option<Edtf>,
    /// Places that the corpus adds to the gazetteer.
    pub places: Vec<ExtraPlace>,
}

/// An article with all that was read from it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: Article<'a>,
    /// What each of [`Article::notes`] says, in the same order.
    pub notes: Vec<NoteReading>,
    /// What the notes cite, each work once, in the order in which they first do.
    pub sources: Vec<Source>,
    /// What the body asserts, in the order of the markers.
    pub claims: Vec<ClaimReading>,
    /// Dates in the body and in remarks, in the order of the file.
    pub dates: Vec<DateReading>,
    /// All that could be a date by its form, in body and notes.
    pub phrases: date::Phrases,
    /// Places in the body and in remarks, by first mention.
    pub places: Vec<PlaceReading>,
    /// Where body and remarks name people by a given name and more: in what, and the plain bytes there.
    pub persons: Vec<(Within, Range<usize>)>,
    /// When the article appeared, where it says so or somebody did.
    pub published: Option<Edtf>,
}

/// What one note says.
#[derive(Clone, Debug, Default)]
pub struct NoteReading {
    /// What it cites, in order.
    pub citations: Vec<CitationReading>,
    /// The stretches of its plain text that are its own prose.
    pub remarks: Vec<Range<usize>>,
}

/// The words that a marker vouches for.
#[derive(Clone, Debug)]
pub struct ClaimReading {
    /// The index of the block in which it stands.
    pub block: usize,
    /// The plain bytes of that block.
    pub range: Range<usize>,
    /// The indices of the markers at its end.
    pub refs: Vec<usize>,
    /// The indices of the notes that those call.
    pub notes: Vec<usize>,
    /// How the text stands to it, where somebody decided; [`Reading::stances`] has what the text shows.
    pub stance: Option<Stance>,
}

/// How the text stands to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct StanceReading {
    /// How.
    pub stance: Stance,
    /// The plain bytes of the claim's block that name whose word it is.
    pub attribution: Option<Range<usize>>,
}

/// A mention of a date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateReading {
    /// Where it stands.
    pub within: Within,
    /// The plain bytes there.
    pub range: Range<usize>,
    /// The date in the Gregorian calendar.
    pub edtf: Edtf,
    /// The part of it that is meant.
    pub modifier: Option<Modifier>,
    /// The calendar in which it is written, where it is another.
    pub calendar: Option<Calendar>,
    /// What is wrong with it.
    pub problem: Option<date::DateProblem>,
}

/// A place and its mentions.
#[derive(Clone, Debug)]
pub struct PlaceReading {
    /// What is known of it; `id` and `mentions` are still empty.
    pub place: Place,
    /// Where it is named: in what, and the plain bytes there.
    pub mentions: Vec<(Within, Range<usize>)>,
}

impl Reading<'_> {
    /// Every citation with the index of its note, in the order of the file.
    pub fn citations(&self) -> impl Iterator<Item = (usize, &CitationReading)> {
        self.notes.iter().enumerate().flat_map(|(index, note)| note.citations.iter().map(move |cited| (index, cited)))
    }

    /// How the text stands to each of [`claims`](Self::claims), in the same order. It is read when it is asked for:
    /// whoever checks notes seldom has to know.
    #[must_use]
    pub fn stances(&self) -> Vec<StanceReading> {
        let mut stances = stance::read(&self.article, &self.claims);
        for (read, claim) in stances.iter_mut().zip(&self.claims) {
            read.stance = claim.stance.unwrap_or(read.stance);
        }
        stances
    }

    /// The words of plain bytes `range` of note `note`.
    #[must_use]
    pub fn note_words(&self, note: usize, range: Range<usize>) -> &str {
        &self.article.notes[note].text.as_str()[range]
    }

    /// Where plain bytes `range` of note `note` stand in the file.
    #[must_use]
    pub fn note_span(&self, note: usize, range: Range<usize>) -> Span {
        self.article.notes[note].text.plain.span(range)
    }
}

/// How the text stands to plain bytes `range` of block `block`, taken as a claim, and the words that name whose word
/// it is.
#[must_use]
pub fn stance_of(article: &Article<'_>, block: usize, range: Range<usize>) -> (Stance, Option<String>) {
    let (refs, notes) = (Vec::new(), Vec::new());
    let claim = ClaimReading { block, range, refs, notes, stance: None };
    let read = stance::read(article, &[claim]).pop();
    let read = read.unwrap_or(StanceReading { stance: Stance::Asserted, attribution: None });
    let words = read.attribution.map(|range| article.blocks[block].text.as_str()[range].to_owned());
    (read.stance, words)
}

/// Reads `article`.
#[must_use]
pub fn read<'a>(article: Article<'a>, settings: &Settings) -> Reading<'a> {
    // The dates of notes, for those who read citations and those who read remarks.
    let of_notes: Vec<_> = article.notes.iter().map(|note| date::phrases(note.text.as_str())).collect();
    let (notes, sources) = citation::read(&article, &of_notes);
    let published = settings.published.clone().or_else(|| published::read(&article));
    let of_blocks: Vec<_> = article.blocks.iter().map(|block| sentences(block.text.as_str())).collect();
    let (dates, phrases) = date::read(&article, &notes, &sources, published.as_ref(), &of_blocks, of_notes);
    let (places, persons) = place::read(&article, &notes, &sources, &settings.places, &of_blocks);
    let claims = claim::read(&article, &of_blocks);
    Reading { article, notes, sources, claims, dates, phrases, places, persons, published }
}
