//! BIB009.

use super::full_citation::{Full, full};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Mark, MarkKind};
use crate::record::SourceType;

rule! {
    /// ## What it checks
    /// An article of the age of the web can be found: by an address, a DOI, or an archive's shelf-mark. Where its title is
    /// a dead link, `empty-link` says so instead. An article that gives addresses for few of three or more such items cites
    /// them by their day, and nothing is said.
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

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        if prints_no_addresses(reading) {
            return;
        }
        for full in full(reading).filter(|full| lacks_address(*full)) {
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

/// So many citations without an address are a custom.
const CUSTOM: usize = 3;

/// Whether `full` is of the age of the web, and of a kind that is found there.
fn is_online(full: Full<'_>) -> bool {
    use SourceType::{ArticleMagazine, ArticleNewspaper, PostWeblog, Webpage};
    let item = full.item;
    let year = item.issued.as_ref().and_then(|issued| issued.as_str().get(..4)?.parse::<u32>().ok());
    matches!(item.kind, ArticleNewspaper | ArticleMagazine | Webpage | PostWeblog)
        && year.is_some_and(|year| year >= SINCE)
}

/// Whether nothing but a link, which may be dead, leads to what `full` cites, and something should.
pub(super) fn lacks_address(full: Full<'_>) -> bool {
    let item = full.item;
    let found_by = item.url.is_some() || item.doi.is_some() || item.page.is_some() || full.is_archival();
    is_online(full) && !found_by
}

/// Whether the article does without addresses, as the houses do that cite newspapers by their day.
pub(super) fn prints_no_addresses(reading: &Subject<'_, '_>) -> bool {
    let online = || full(reading).filter(|full| is_online(*full));
    let without = online().filter(|full| lacks_address(*full)).count();
    without >= CUSTOM && without * 2 > online().count()
}
