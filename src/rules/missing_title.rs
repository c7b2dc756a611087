//! BIB002.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Mark, MarkKind};
use crate::extract::is_periodical;
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// A work that is cited with its author has a title, and so has what is cited from a newspaper. Posts, letters, interviews and files do without.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, *The Beacon*, May 1, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*, May 1, 2017.
    /// ```
    MissingTitle = "BIB002", "missing-title", Error
}

/// No name of a newspaper has more words.
const MOST_WORDS: usize = 5;

impl MissingTitle {
    /// Notes that are the name of a newspaper in italics and nothing else: which day of it, and what stood there?
    fn outlets_alone(&self, reading: &Subject<'_, '_>, found: &mut Vec<Finding>) {
        for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
            let words = note.text.as_str().trim_end_matches(|c: char| !c.is_alphanumeric());
            let in_italics = |mark: &Mark| mark.kind == MarkKind::Emphasis && mark.range.start == 0;
            let named = note.text.marks.first().is_some_and(|mark| in_italics(mark) && mark.range.end >= words.len());
            if !named || words.is_empty() || words.split(' ').count() > MOST_WORDS {
                continue;
            }
            let cited = || reading.sources.iter().any(|source| source.container_title.as_deref() == Some(words));
            let untitled = read.citations.iter().all(|cited| cited.item.title.is_none());
            if untitled && (is_periodical(words) || cited()) {
                let span = note.text.plain.span(0..words.len());
                let message = format!("no title and no date for what stands in {words}");
                found.push(self.finding(span, message).note(&note.label).help("say what is cited, and of which day"));
            }
        }
    }
}

impl Rule for MissingTitle {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        self.outlets_alone(reading, found);
        for full in full(reading) {
            let item = full.item;
            if full.is_name_alone(reading) {
                let message = format!("no title after {}", item.title.as_deref().unwrap_or_default());
                found.push(self.finding(full.span, message).note(full.label).help("give the title after the author"));
                continue;
            }
            // A paper that a body files under a number is found by that.
            let filed = item.kind == SourceType::Report && item.number.is_some();
            if item.title.is_some() || item.author.is_empty() || full.is_archival() || filed || !wants_title(item.kind)
            {
                continue;
            }
            let message = match &item.container_title {
                Some(container) => format!("no title for what stands in {container}"),
                None => "no title".to_owned(),
            };
            found.push(self.finding(full.span, message).note(full.label).help("give the title after the author"));
        }
    }
}

fn wants_title(kind: SourceType) -> bool {
    use SourceType::{
        Article, ArticleJournal, ArticleMagazine, ArticleNewspaper, Book, Chapter, Collection, Entry,
        EntryEncyclopedia, PaperConference, Report, Thesis,
    };
    matches!(
        kind,
        Article
            | ArticleJournal
            | ArticleMagazine
            | ArticleNewspaper
            | Book
            | Chapter
            | Collection
            | Entry
            | EntryEncyclopedia
            | PaperConference
            | Report
            | Thesis
    )
}
