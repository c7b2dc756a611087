//! BIB017.

use super::full_citation::{Full, full};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::record::{Source, SourceType};

rule! {
    /// ## What it checks
    /// A book names its publisher. Old books do without, a report is published by the body that wrote it, and an article whose
    /// books mostly have a place and no publisher follows another style.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, *Rivers* (Beirut, 2001), p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001), p. 4; *Towns* (Beirut: n.p., 1998), p. 3.
    /// ```
    MissingPublisher = "BIB017", "missing-publisher", Info
}

impl Rule for MissingPublisher {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let books: Vec<Full<'_>> = full(reading).filter(|full| is_dated_book(full.item)).collect();
        let without = books.iter().filter(|full| full.item.publisher.is_none()).count();
        if without > 1 && without * 2 > books.len() {
            return;
        }
        for full in books.iter().filter(|full| full.item.publisher.is_none() && !says_none(full.words)) {
            let title = full.item.title.as_deref().unwrap_or_default();
            let span = full.span_of(reading, Field::Place);
            let finding = self.finding(span, format!("no publisher for “{title}”")).note(full.label);
            found.push(finding.help("write place and publisher: (Beirut: Dar al-Bahr, 2001)"));
        }
    }
}

/// Whether a citation says that the book names no publisher, or that its author published it.
fn says_none(words: &str) -> bool {
    let folded = words.to_lowercase();
    [
        "n.p.,",
        "n. p.,",
        "n.p.)",
        "s.n.",
        "n.pub.",
        "privately printed",
        "published by the author",
        "self-published",
        "the author,",
    ]
    .iter()
    .any(|sign| folded.contains(sign))
}

/// The year from which books have publishers rather than printers (Chicago 17, 14.128).
const SINCE: u32 = 1900;

/// A book with a year after which it must have a publisher.
fn is_dated_book(source: &Source) -> bool {
    let year = source.issued.as_ref().and_then(|issued| issued.as_str().get(..4)?.parse::<u32>().ok());
    let book = matches!(source.kind, SourceType::Book | SourceType::Collection | SourceType::Chapter);
    book && source.title.is_some() && year.is_some_and(|year| year >= SINCE) && source.url.is_none()
}
