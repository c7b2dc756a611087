//! BIB004.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// A newspaper, journal or book citation has a date, or says that there is none (*n.d.*). A page of a web site may
    /// have the day on which it was looked at instead.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*, May 1, 2017.
    ///
    /// <sup>2</sup> Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, n.d.), p. 4.
    /// ```
    MissingDate = "BIB004", "missing-date", Error
}

impl Rule for MissingDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let dated = item.issued.is_some() || item.issued_text.is_some() || item.original_date.is_some();
            // What has an address is for `missing-access-date` to judge; print has a year all the same.
            let printed = item.kind == SourceType::ArticleJournal && item.volume.is_some()
                || item.kind == SourceType::Book && item.publisher.is_some();
            let online = item.accessed.is_some() || item.url.is_some() || item.doi.is_some();
            let online = online && !printed;
            let named = item.title.is_some() || item.container_title.is_some();
            if dated || online || !named || !wants_date(item.kind) || full.is_archival() || full.is_undated_on_purpose()
            {
                continue;
            }
            let what = item.title.as_deref().or(item.container_title.as_deref()).unwrap_or_default();
            let finding = self.finding(full.span, format!("no date for “{what}”")).note(full.label);
            found.push(finding.help("give the date, or write n.d. where the work has none"));
        }
    }
}

/// Books of scripture, laws and works of reference are cited without.
fn wants_date(kind: SourceType) -> bool {
    use SourceType::{
        Article, ArticleJournal, ArticleMagazine, ArticleNewspaper, Book, Broadcast, Chapter, Collection, Pamphlet,
        PaperConference, Report, Thesis,
    };
    matches!(
        kind,
        Article
            | ArticleJournal
            | ArticleMagazine
            | ArticleNewspaper
            | Book
            | Broadcast
            | Chapter
            | Collection
            | Pamphlet
            | PaperConference
            | Report
            | Thesis
    )
}
