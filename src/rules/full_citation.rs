//! What the rules on single citations share: the citations in full, with their words.

use super::subject::Subject;
use crate::document::{Mark, MarkKind};
use crate::extract::{CitationReading, Field, Reading};
use crate::record::{Form, Source, SourceType};
use crate::text::{Span, is_apostrophe, key};

/// How many marks may stand around one word.
const NESTED: usize = 8;

/// A citation in full.
#[derive(Clone, Copy, Debug)]
pub(super) struct Full<'r> {
    /// The number of its note.
    pub(super) label: &'r str,
    /// The citation.
    pub(super) cited: &'r CitationReading,
    /// What it says.
    pub(super) item: &'r Source,
    /// Its words.
    pub(super) words: &'r str,
    /// Where it stands.
    pub(super) span: Span,
    /// The index of its note.
    pub(super) note: usize,
}

/// Every citation in full, in the order of the file.
pub(super) fn full<'s, 'r>(subject: &'s Subject<'r, '_>) -> impl Iterator<Item = Full<'r>> + use<'s, 'r> {
    subject.full().iter().copied()
}

/// Finds every citation in full, in the order of the file.
pub(super) fn find_full<'r>(reading: &'r Reading<'_>) -> Vec<Full<'r>> {
    let found = reading.citations().filter(|(_, cited)| cited.form == Form::Full).map(|(note, cited)| Full {
        label: &reading.article.notes[note].label,
        cited,
        item: &cited.item,
        words: reading.note_words(note, cited.range.clone()),
        span: reading.note_span(note, cited.range.clone()),
        note,
    });
    found.collect()
}

impl Full<'_> {
    /// Whether `field` was read in it.
    pub(super) fn has(&self, field: Field) -> bool {
        self.cited.fields.iter().any(|read| read.field == field)
    }

    /// Where `field` stands in the file, or else the whole citation.
    pub(super) fn span_of(&self, reading: &Reading<'_>, field: Field) -> Span {
        let read = self.cited.fields.iter().find(|read| read.field == field);
        read.map_or(self.span, |read| reading.note_span(self.note, read.range.clone()))
    }

    /// Whether what stands for the title is a person's name: words with capitals outside marks, before the imprint of a
    /// book, in an article that puts titles in italics.
    pub(super) fn is_name_alone(&self, reading: &Subject<'_, '_>) -> bool {
        let item = self.item;
        let Some(title) = item.title.as_deref().filter(|_| item.author.is_empty() && item.editor.is_empty()) else {
            return false;
        };
        if item.kind != SourceType::Book || item.title_translation.is_some() || item.url.is_some() {
            return false;
        }
        let particle = |word: &str| matches!(word, "bin" | "ibn" | "ben" | "de" | "von" | "van") || word.contains('-');
        let capital = |word: &str| word.trim_start_matches(is_apostrophe).starts_with(char::is_uppercase);
        let named = title.split(' ').all(|word| capital(word) || particle(word));
        let ends =
            title.split(' ').next().is_some_and(capital) && title.chars().all(|c| !c.is_ascii_digit() && c != ':');
        let in_italics = |full: &Full<'_>| {
            let title = full.cited.fields.iter().find(|field| field.field == Field::Title);
            let marks = &reading.article.notes[full.note].text.marks;
            // Marks stand by where they open: the few before the title are those that can hold it.
            title.is_some_and(|title| {
                let opened = marks.partition_point(|mark| mark.range.start <= title.range.start);
                let holds = |mark: &Mark| mark.kind == MarkKind::Emphasis && mark.range.contains(&title.range.start);
                marks[..opened].iter().rev().take(NESTED).any(holds)
            })
        };
        let count = title.split(' ').count();
        let books = || full(reading).filter(|other| other.item.kind == SourceType::Book && other.item.title.is_some());
        (2..=4).contains(&count)
            && named
            && ends
            && !in_italics(self)
            && self.words.starts_with(title)
            && books().filter(|book| !in_italics(book)).nth(1).is_none()
            && books().filter(in_italics).nth(1).is_some()
    }

    /// Whether it is an address and nothing else but the day on which somebody looked at it.
    pub(super) fn is_bare_url(&self) -> bool {
        let item = self.item;
        item.url.is_some() && item.title.is_none() && item.author.is_empty() && item.container_title.is_none()
    }

    /// Whether it is a file in an archive, found by its shelf-mark.
    pub(super) fn is_archival(&self) -> bool {
        self.item.archive.is_some() || self.item.archive_location.is_some() || self.item.kind == SourceType::Manuscript
    }

    /// Whether it says in so many words that the work bears no date or is not out.
    pub(super) fn is_undated_on_purpose(&self) -> bool {
        let folded = key(self.words);
        let words: Vec<&str> = folded.split(' ').collect();
        let pairs = words
            .windows(2)
            .any(|pair| matches!(pair, ["n" | "s", "d"] | ["no", "date"] | ["o", "j"] | ["in", "press"]));
        pairs || words.iter().any(|word| matches!(*word, "nd" | "undated" | "forthcoming" | "tarihsiz"))
    }
}

/// Whether `kind` is a piece of a newspaper, magazine or journal.
pub(super) fn is_article(kind: SourceType) -> bool {
    use SourceType::{Article, ArticleJournal, ArticleMagazine, ArticleNewspaper};
    matches!(kind, Article | ArticleJournal | ArticleMagazine | ArticleNewspaper)
}
