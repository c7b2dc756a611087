//! BIB003.

use super::full_citation::{full, is_article};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// An article has the newspaper, journal or book that it stands in.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," May 1, 2017, p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*, May 1, 2017, p. 4.
    /// ```
    MissingContainer = "BIB003", "missing-container", Error
}

impl Rule for MissingContainer {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let elsewhere = item.container_title.is_some()
                || item.publisher.is_some()
                || item.url.is_some()
                || item.doi.is_some()
                || item.genre.is_some()
                || item.number.is_some()
                || item.event_title.is_some()
                || full.is_archival();
            let part =
                is_article(item.kind) || matches!(item.kind, SourceType::Chapter | SourceType::EntryEncyclopedia);
            if item.title.is_some() && part && !elsewhere {
                let message = "no newspaper, journal or book that this stands in".to_owned();
                let span = full.span_of(reading, Field::Title);
                found.push(self.finding(span, message).note(full.label).help("name it after the title, in italics"));
            }
        }
    }
}
