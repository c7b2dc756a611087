//! BIB018.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// An article in a journal, or a chapter, has its pages or the page that is meant. Entries of encyclopedias are found by
    /// their headwords.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *Salt Review* 8, no. 3 (2004).
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *Salt Review* 8, no. 3 (2004): 12–40.
    /// ```
    MissingPages = "BIB018", "missing-pages", Info
}

impl Rule for MissingPages {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let paginated = matches!(item.kind, SourceType::ArticleJournal | SourceType::Chapter);
            if paginated && item.title.is_some() && item.page.is_none() && full.cited.locator.is_none() {
                let message = "no pages".to_owned();
                let finding = self.finding(full.span, message).note(full.label);
                found.push(finding.help("give the range of pages, or the page that is meant"));
            }
        }
    }
}
