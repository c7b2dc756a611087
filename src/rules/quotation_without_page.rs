//! BIB012.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::{Form, SourceType};

rule! {
    /// ## What it checks
    /// A direct quotation of five words or more from a book, chapter or journal article has the page.
    ///
    /// ## Example
    /// ```article
    /// He wrote that "they left the town in the night and did not come back."<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001).
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// He wrote that "they left the town in the night and did not come back."<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001), p. 9.
    /// ```
    QuotationWithoutPage = "BIB012", "quotation-without-page", Warning
}

impl Rule for QuotationWithoutPage {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for claim in &reading.claims {
            let words = &reading.article.blocks[claim.block].text.as_str()[claim.range.clone()];
            let [note] = claim.notes[..] else { continue };
            let [cited] = &reading.notes[note].citations[..] else { continue };
            let item = cited.source.map_or(&cited.item, |source| &reading.sources[source]);
            let paginated = matches!(item.kind, SourceType::Book | SourceType::Chapter | SourceType::ArticleJournal);
            let paged = cited.locator.is_some() || cited.item.page.is_some() || item.page.is_some();
            let short_or_full = matches!(cited.form, Form::Full | Form::Short);
            if paginated && !paged && short_or_full && item.url.is_none() && quotes(words) {
                let span = reading.note_span(note, cited.range.clone());
                let message = "a quotation, and no page on which to find it".to_owned();
                let finding = self.finding(span, message).note(&reading.article.notes[note].label);
                found.push(finding.help("give the page"));
            }
        }
    }
}

/// Whether five words in a row stand between quotation marks.
fn quotes(words: &str) -> bool {
    let inside = |open: char, close: char| {
        let mut rest = words;
        while let Some(start) = rest.find(open) {
            rest = &rest[start + open.len_utf8()..];
            let Some(end) = rest.find(close) else { return false };
            if rest[..end].split_whitespace().count() >= 5 {
                return true;
            }
            rest = &rest[end + close.len_utf8()..];
        }
        false
    };
    inside('"', '"') || inside('“', '”')
}
