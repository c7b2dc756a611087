//! BIB011.

use super::full_citation::full;
use super::{Chicago, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// A citation has what its kind of work needs: a journal article its volume or number, a chapter the editor of its book,
    /// a thesis its university, a broadcast its station, and a book, under Chicago 17, its place of publication.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River" (PhD diss., 1999), p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River" (PhD diss., University of Aleppo, 1999), p. 4.
    /// ```
    WorkIncomplete = "BIB011", "work-incomplete", Warning
}

impl Rule for WorkIncomplete {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let lacks = match item.kind {
                SourceType::ArticleJournal if item.volume.is_none() && item.issue.is_none() && item.doi.is_none() => {
                    item.container_title.is_some() && item.url.is_none()
                }
                SourceType::Thesis => item.publisher.is_none(),
                SourceType::Broadcast => {
                    item.container_title.is_none() && item.publisher.is_none() && item.url.is_none()
                }
                _ => false,
            };
            let placeless = item.kind == SourceType::Book
                && settings.profile.chicago == Chicago::Seventeenth
                && item.publisher.is_some()
                && item.publisher_place.is_none();
            let what = match item.kind {
                _ if !lacks && !placeless => continue,
                SourceType::ArticleJournal => "no volume or number of the journal",
                SourceType::Thesis => "no university for the thesis",
                SourceType::Broadcast => "no station for the broadcast",
                _ => "no place of publication",
            };
            // A book's place is a matter of house style, and many houses have given it up.
            let severity = if placeless { Severity::Info } else { Severity::Warning };
            let finding = self.finding(full.span, what.to_owned()).severity(severity).note(full.label);
            found.push(finding.help("complete the citation"));
        }
    }
}
