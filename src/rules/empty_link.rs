//! LNK001.

use super::full_citation::full;
use super::links::{Link, is_dead};
use super::no_locator::{lacks_address, prints_no_addresses};
use super::{Edit, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::document::Within;
use std::ops::Range;

/// How many characters of a link's words a message shows.
const SHOWN: usize = 40;

rule! {
    /// ## What it checks
    /// A link leads somewhere. A target that is empty or `#` is what a converter leaves of an address that it
    /// lost, and in a note it is all that was known of where the source can be read.
    ///
    /// It is taken out only where the source can be found without it, or where the article gives no addresses.
    ///
    /// An error in a note; outside notes it is only remarked (info).
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop Tal Afar](#)," *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop Tal Afar](https://niqash.example/tal-afar)," *Niqash*, August 21, 2017.
    /// ```
    EmptyLink = "LNK001", "empty-link", Error, Unsafe
}

impl Rule for EmptyLink {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let text = reading.article.text;
        // Without its link, a source that others of its kind give an address for would lack one.
        let mut bound: Vec<(usize, Range<usize>)> = Vec::new();
        if !prints_no_addresses(reading) {
            let lacking = full(reading).filter(|full| lacks_address(*full));
            bound.extend(lacking.map(|full| (full.note, full.cited.range.clone())));
        }
        let may_go = |link: &Link<'_>| {
            let Within::Note(note) = link.passage.within else { return true };
            let meets = |range: &Range<usize>| range.start < link.range.end && link.range.start < range.end;
            !bound.iter().any(|(other, range)| *other == note && meets(range))
        };
        for link in reading.links().iter().filter(|link| is_dead(&link.url)) {
            let severity = if link.passage.is_note() { Severity::Error } else { Severity::Info };
            let words = &link.passage.words()[link.range.clone()];
            let front = words.char_indices().nth(SHOWN).map_or(words.len(), |(at, _)| at);
            let dots = if front < words.len() { "…" } else { "" };
            let mut finding = self.finding(link.span, format!("the link of “{}{dots}” leads nowhere", &words[..front]));
            // Markdown: what stands between `[` and the last `](` stays.
            let own = text.slice(link.span);
            let is_plain = may_go(link);
            if let (true, Some(inside), Some(end)) = (is_plain, own.strip_prefix('['), own.rfind("](")) {
                let edit = Edit::replace(link.span, &inside[..end - 1]);
                finding = finding.fix(false, vec![edit]);
            }
            found.push(finding.severity(severity).help("restore the address, or take the link out"));
        }
    }
}
