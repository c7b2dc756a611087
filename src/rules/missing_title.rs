//! BIB002.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// A work that is cited with its author has a title. Posts, letters, interviews and files do without.
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

impl Rule for MissingTitle {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            if full.is_name_alone(reading) {
                let message = format!("no title after {}", item.title.as_deref().unwrap_or_default());
                found.push(self.finding(full.span, message).note(full.label).help("give the title after the author"));
                continue;
            }
            if item.title.is_some() || item.author.is_empty() || full.is_archival() || !wants_title(item.kind) {
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
