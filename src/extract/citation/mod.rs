//! What a note cites.

use super::NoteReading;
use crate::document::{Article, MarkedText};
use crate::record::{Form, Locator, Source};
use std::ops::Range;

/// One act of citing, with the words it was read from. Ranges are plain bytes of the note.
#[derive(Clone, Debug)]
pub struct CitationReading {
    /// The whole citation, its prefix included.
    pub range: Range<usize>,
    /// What leads in: "see also", "quoted in".
    pub prefix: Option<Range<usize>>,
    /// In full, or by reference to an earlier one.
    pub form: Form,
    /// The fields as read here; a short form has only what it prints. `id` is empty.
    pub item: Source,
    /// The page or part that is pointed to.
    pub locator: Option<Locator>,
    /// Where each field stands, in the order of the text.
    pub fields: Vec<FieldRange>,
    /// The name of the shape that matched, as in the registry of shapes.
    pub shape: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// The index of the source in [`Reading::sources`](super::Reading::sources), once resolved.
    pub source: Option<usize>,
    /// The indices of the notes through which a later reference leads there, nearest first.
    pub through: Vec<usize>,
}

/// Where a field of a citation was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRange {
    /// Which field.
    pub field: Field,
    /// The plain bytes of the note, without quotation marks and brackets around it.
    pub range: Range<usize>,
}

/// A field of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Author,
    Editor,
    Translator,
    Title,
    Translation,
    Original,
    Container,
    Collection,
    Issued,
    Accessed,
    Volume,
    Issue,
    Page,
    Locator,
    Number,
    Edition,
    Publisher,
    Place,
    Archive,
    ArchiveLocation,
    Genre,
    Medium,
    Url,
    Doi,
    Isbn,
    Language,
    Event,
    Section,
    Other,
}

/// What `isnad cite` answers for one footnote.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// What it cites, in order.
    pub citations: Vec<CitationReading>,
    /// The stretches that are its own prose.
    pub remarks: Vec<Range<usize>>,
}

/// Reads one footnote that stands alone.
#[must_use]
pub fn cite(_note: &MarkedText) -> Cited {
    Cited::default()
}

/// Reads all notes of `article`, and the works they cite, each once.
pub(super) fn read(article: &Article<'_>) -> (Vec<NoteReading>, Vec<Source>) {
    (article.notes.iter().map(|_| NoteReading::default()).collect(), Vec::new())
}
