//! BIB006.

use super::full_citation::full;
use super::passage::with_signs;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;

rule! {
    /// ## What it checks
    /// A citation is more than an address, which says neither who wrote nor what, and may be dead tomorrow.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> <https://example.org/p/1>, accessed May 2, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*, May 1, 2017, <https://example.org/p/1>.
    /// ```
    BareUrl = "BIB006", "bare-url", Warning
}

impl Rule for BareUrl {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading).filter(super::full_citation::Full::is_bare_url) {
            let span = with_signs(reading.article.text.text(), full.span_of(reading, Field::Url));
            let finding = self.finding(span, "an address, and nothing else".to_owned()).note(full.label);
            found.push(finding.help("give author, title or first words, site and date"));
        }
    }
}
