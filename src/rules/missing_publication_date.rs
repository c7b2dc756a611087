//! STR001.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// The article says when it appeared: in a line of date under the title, or by the number of its issue.
    /// Without it no date in a note can be held against it (DAT004). The finding names the day before which it
    /// cannot have appeared, by the newest of its sources.
    ///
    /// Only remarked (info): most articles are dated by the volume they stand in, and an article on its own is no
    /// worse for it. `--published` or a record supplies the date.
    ///
    /// ## Example
    /// ```article
    /// # The Fall of the Town
    ///
    /// Rima Haj
    ///
    /// The town fell in August.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Fall of the Town
    ///
    /// Rima Haj
    ///
    /// September 4, 2017
    ///
    /// The town fell in August.
    /// ```
    MissingPublicationDate = "STR001", "missing-publication-date", Info
}

impl Rule for MissingPublicationDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        if reading.published.is_some() || reading.article.dateline.is_some() || reading.article.blocks.is_empty() {
            return;
        }
        let days = reading.sources.iter().flat_map(|source| [&source.issued, &source.accessed]).flatten();
        let newest = days.map(ToString::to_string).filter(|day| day.starts_with(|c: char| c.is_ascii_digit())).max();
        let message = match newest {
            Some(day) => format!("the article does not say when it appeared: not before {day}, by its newest source"),
            None => "the article does not say when it appeared".to_owned(),
        };
        found.push(
            self.finding(Span::empty(0), message).help("add the date under the title, or `published:` to its record"),
        );
    }
}
