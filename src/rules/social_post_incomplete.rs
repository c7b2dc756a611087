//! BIB007.

use super::full_citation::full;
use super::passage::with_signs;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::record::{Source, SourceType};
use crate::text::key;

rule! {
    /// ## What it checks
    /// A post on a social medium has its author, the platform, the day, and its opening words (Chicago 17, 14.209).
    ///
    /// ## Why it does not fail a check
    /// An address alone is reported by `bare-url`; what else a post lacks is often not to be had any more.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> <https://x.com/fajr/status/9>, accessed May 2, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj (@fajr), "Gate open," Twitter, May 1, 2017, <https://x.com/fajr/status/9>.
    /// ```
    SocialPostIncomplete = "BIB007", "social-post-incomplete", Info, Unsafe
}

impl Rule for SocialPostIncomplete {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let platform = item.url.as_deref().and_then(platform);
            if item.kind != SourceType::Post && platform.is_none() {
                continue;
            }
            let gaps: Vec<&str> = [
                ("its author", item.author.is_empty()),
                ("its opening words", item.title.is_none()),
                ("the platform", !names_platform(item)),
                ("the day of posting", item.issued.is_none() && item.issued_text.is_none()),
            ]
            .into_iter()
            .filter_map(|(gap, open)| open.then_some(gap))
            .collect();
            if gaps.is_empty() {
                continue;
            }
            let url = with_signs(reading.article.text.text(), full.span_of(reading, Field::Url));
            let mut finding = self.finding(full.span.cover(url), format!("a post without {}", gaps.join(", ")));
            if let Some(platform) = platform.filter(|_| !names_platform(item) && full.has(Field::Url)) {
                let url = full.span_of(reading, Field::Url);
                // An address in angle brackets, or linked, opens before its words.
                let before = reading.article.text.text()[..url.start].trim_end_matches(['<', '[', '(']).len();
                finding = finding.fix(false, vec![Edit::insert(before, format!("{platform}, "))]);
            }
            found.push(finding.note(full.label).help("give author, opening words, platform and day, then the address"));
        }
    }
}

/// The platforms of posts, by the hosts of their addresses.
const PLATFORMS: &[(&str, &str)] = &[
    ("facebook.com", "Facebook"),
    ("fb.com", "Facebook"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("t.me", "Telegram"),
    ("telegram.me", "Telegram"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("threads.net", "Threads"),
    ("bsky.app", "Bluesky"),
    ("vk.com", "VK"),
];

/// Whether the citation says on what platform the post stands: as its container, or as what kind of thing it is.
fn names_platform(item: &Source) -> bool {
    let named = |words: &str| key(words).split(' ').any(|word| PLATFORMS.iter().any(|(_, name)| key(name) == word));
    item.container_title.is_some()
        || [&item.genre, &item.medium, &item.publisher].into_iter().flatten().any(|words| named(words))
}

/// The platform to whose posts `url` leads.
fn platform(url: &str) -> Option<&'static str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest).to_ascii_lowercase();
    let is_of = |known: &str| host.strip_suffix(known).is_some_and(|front| front.is_empty() || front.ends_with('.'));
    PLATFORMS.iter().find(|(known, _)| is_of(known)).map(|(_, platform)| *platform)
}
