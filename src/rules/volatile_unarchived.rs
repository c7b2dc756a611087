//! LNK004.

use super::links::{host, is_under, links};
use super::{Finding, Meta, Rule, Settings, rule};
use crate::document::Within;
use crate::extract::Reading;
use std::collections::HashSet;

/// Hosts whose pages change or vanish without notice.
const VOLATILE: &[&str] = &[
    "facebook.com",
    "fb.com",
    "twitter.com",
    "x.com",
    "instagram.com",
    "t.me",
    "telegram.me",
    "tiktok.com",
    "vk.com",
    "ok.ru",
    "youtube.com",
    "youtu.be",
    "snapchat.com",
    "threads.net",
    "mastodon.social",
    "soundcloud.com",
    "justpaste.it",
    "pastebin.com",
    "blogspot.com",
    "wordpress.com",
    "tumblr.com",
    "medium.com",
    "linkedin.com",
    "reddit.com",
    "weibo.com",
    "dailymotion.com",
    "vimeo.com",
];

/// Hosts that keep copies.
pub(super) const ARCHIVES: &[&str] = &[
    "archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.li",
    "archive.vn",
    "archive.md",
    "perma.cc",
    "webcitation.org",
    "ghostarchive.org",
];

rule! {
    /// ## What it checks
    /// A post, a video or a page of a private site that a note cites has an archived copy beside its address: such
    /// pages are changed and taken down.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Rima Haj, "Open gates," Facebook, May 3, 2016, https://www.facebook.com/haj/posts/1.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Rima Haj, "Open gates," Facebook, May 3, 2016, https://www.facebook.com/haj/posts/1, archived at
    ///   https://perma.cc/AB12-CD34.
    /// ```
    VolatileUnarchived = "LNK004", "volatile-unarchived", Info
}

impl Rule for VolatileUnarchived {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let links = links(&reading.article);
        let hosted = |domains: &[&str], url: &str| {
            host(url).and_then(|host| domains.iter().find(|domain| is_under(&host, domain)).map(ToString::to_string))
        };
        let archived: HashSet<Within> =
            links.iter().filter(|link| hosted(ARCHIVES, &link.url).is_some()).map(|link| link.passage.within).collect();
        for link in links.iter().filter(|link| link.passage.is_note() && !archived.contains(&link.passage.within)) {
            if let Some(domain) = hosted(VOLATILE, &link.url) {
                let message = format!("a page of {domain} without an archived copy");
                let help = "have it archived (perma.cc, web.archive.org) and add the address of the copy";
                found.push(self.finding(link.url_span.unwrap_or(link.span), message).help(help));
            }
        }
    }
}
