//! LNK001.

use super::links::{is_dead, links};
use super::{Edit, Finding, Meta, Rule, Settings, Severity, rule};
use crate::extract::Reading;

/// How many characters of a link's words a message shows.
const SHOWN: usize = 40;

rule! {
    /// ## What it checks
    /// A link leads somewhere. A target that is empty or `#` is what a converter leaves of an address that it
    /// lost, and in a note it is all that was known of where the source can be read.
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

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let text = reading.article.text;
        for link in links(&reading.article).into_iter().filter(|link| is_dead(&link.url)) {
            let severity = if link.passage.is_note() { Severity::Error } else { Severity::Info };
            let words = &link.passage.words()[link.range.clone()];
            let front = words.char_indices().nth(SHOWN).map_or(words.len(), |(at, _)| at);
            let dots = if front < words.len() { "…" } else { "" };
            let mut finding = self.finding(link.span, format!("the link of “{}{dots}” leads nowhere", &words[..front]));
            // Markdown: what stands between `[` and the last `](` stays.
            let own = text.slice(link.span);
            if let (Some(inside), Some(end)) = (own.strip_prefix('['), own.rfind("](")) {
                let edit = Edit::replace(link.span, &inside[..end - 1]);
                finding = finding.fix(false, vec![edit]);
            }
            found.push(finding.severity(severity).help("restore the address, or take the link out"));
        }
    }
}
