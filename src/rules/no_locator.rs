//! BIB009.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, rule};
use crate::document::{Mark, MarkKind};
use crate::extract::Reading;
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// An article of the age of the web can be found: by an address, a DOI, or an archive's shelf-mark. Where its title is
    /// a dead link, `empty-link` says so instead.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "Markets Reopen," *The Beacon*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "Markets Reopen," *The Beacon*, May 3, 2016, https://beacon.example/markets.
    /// ```
    NoLocator = "BIB009", "no-locator", Info
}

impl Rule for NoLocator {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let online = matches!(
                item.kind,
                SourceType::ArticleNewspaper
                    | SourceType::ArticleMagazine
                    | SourceType::Webpage
                    | SourceType::PostWeblog
            );
            let recent = item.issued.as_ref().and_then(|issued| issued.as_str().get(..4)?.parse::<u32>().ok());
            let found_by = item.url.is_some() || item.doi.is_some() || item.page.is_some() || full.is_archival();
            if !online || found_by || recent.is_none_or(|year| year < SINCE) {
                continue;
            }
            let marks = &reading.article.notes[full.note].text.marks;
            let linked = |mark: &Mark| {
                matches!(mark.kind, MarkKind::Link { .. })
                    && mark.range.start < full.cited.range.end
                    && full.cited.range.start < mark.range.end
            };
            if !marks.iter().any(linked) {
                let finding = self.finding(full.span, "no address by which this can be found".to_owned());
                found.push(finding.note(full.label).help("give the address, a DOI or an archived copy"));
            }
        }
    }
}

/// The year from which newspapers can be expected on the web.
const SINCE: u32 = 2005;
