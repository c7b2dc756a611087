//! BIB016.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;

rule! {
    /// ## What it checks
    /// A page of a web site has a date, or the day on which it was looked at.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," River Watch, https://example.org/r.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," River Watch, https://example.org/r, accessed May 2, 2017.
    /// ```
    MissingAccessDate = "BIB016", "missing-access-date", Warning
}

impl Rule for MissingAccessDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let Some(url) = item.url.as_deref() else { continue };
            let dated = item.issued.is_some() || item.issued_text.is_some() || item.accessed.is_some();
            // An access date that cannot be is for other rules; it is there.
            let tried = full.has(Field::Accessed) || full.has(Field::Issued) || says_accessed(full.words);
            if dated || tried || url.contains("doi.org/") || item.doi.is_some() || full.is_undated_on_purpose() {
                continue;
            }
            let finding = self.finding(full.span, "neither a date nor a day of access".to_owned()).note(full.label);
            found.push(finding.help("add the date of the page, or “accessed” and the day"));
        }
    }
}

fn says_accessed(words: &str) -> bool {
    let mut each = words.split(|c: char| !c.is_alphabetic());
    each.any(|word| {
        ["accessed", "retrieved", "consulted", "viewed", "visited"].iter().any(|sign| word.eq_ignore_ascii_case(sign))
    })
}
