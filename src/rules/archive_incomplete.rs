//! LNK005.

use super::links::{host, is_under, links, path};
use super::volatile_unarchived::ARCHIVES;
use super::{Finding, Meta, Rule, Settings, rule};
use crate::extract::Reading;

rule! {
    /// ## What it checks
    /// An archived copy leads back to its original: the address of the copy holds the original address and the
    /// day of the capture (`web.archive.org/web/20170821…/https://…`), or the original stands in the same note. An
    /// access date in the note is not earlier than the capture.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, https://archive.ph/AbCdE.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, https://niqash.example/a, archived at
    ///   https://archive.ph/AbCdE.
    /// ```
    ArchiveIncomplete = "LNK005", "archive-incomplete", Warning
}

impl Rule for ArchiveIncomplete {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let links = links(&reading.article);
        let archive = |url: &str| host(url).filter(|host| ARCHIVES.iter().any(|domain| is_under(host, domain)));
        for link in links.iter().filter(|link| link.passage.is_note()) {
            let Some(host) = archive(&link.url) else { continue };
            // archive.org also lends books: only its `/web/` holds copies of pages.
            if is_under(&host, "archive.org") && !path(&link.url).starts_with("/web/") {
                continue;
            }
            let mut beside = links.iter().filter(|other| other.passage.within == link.passage.within);
            let names_original = link.url.get(8..).is_some_and(|rest| rest.contains("http") || rest.contains("www."));
            let message = if is_under(&host, "archive.org") && !has_capture(path(&link.url)) {
                "the address of an archived copy without the day of its capture"
            } else if !names_original
                && !beside.any(|other| archive(&other.url).is_none() && self::host(&other.url).is_some())
            {
                "an archived copy without the original address"
            } else {
                continue;
            };
            let help = "give both: the original address, and the copy with the day of its capture";
            found.push(self.finding(link.url_span.unwrap_or(link.span), message.to_owned()).help(help));
        }
    }
}

fn has_capture(path: &str) -> bool {
    let stamp = path.trim_start_matches("/web/").split('/').next().unwrap_or_default();
    stamp.chars().take_while(char::is_ascii_digit).count() >= 8
}
