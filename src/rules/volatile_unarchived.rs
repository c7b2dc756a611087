//! LNK004.

use super::links::{Link, host, is_under};
use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::Reading;
use crate::record::Edtf;
use foldhash::HashSet;
use jiff::civil;

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
    /// The fix adds the address under which web.archive.org keeps the copy nearest to the day on which the page was
    /// read or appeared. Whether there is one, only a look can tell.
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
    VolatileUnarchived = "LNK004", "volatile-unarchived", Info, Unsafe
}

impl Rule for VolatileUnarchived {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let links = reading.links();
        let hosted = |domains: &[&str], url: &str| {
            host(url).and_then(|host| domains.iter().find(|domain| is_under(&host, domain)).map(ToString::to_string))
        };
        let archived: HashSet<Within> =
            links.iter().filter(|link| hosted(ARCHIVES, &link.url).is_some()).map(|link| link.passage.within).collect();
        for link in links.iter().filter(|link| link.passage.is_note() && !archived.contains(&link.passage.within)) {
            if let Some(domain) = hosted(VOLATILE, &link.url) {
                let message = format!("a page of {domain} without an archived copy");
                let help = "have it archived (perma.cc, web.archive.org) and add the address of the copy";
                let mut finding = self.finding(link.url_span.unwrap_or(link.span), message).help(help);
                if let (Some(at), Some(day)) = (end_of_address(reading, link), day_read(reading, link)) {
                    let copy = format!("https://web.archive.org/web/{}/{}", day.strftime("%Y%m%d"), link.url);
                    finding = finding.fix(false, vec![Edit::insert(at, format!(", archived at {copy}"))]);
                }
                found.push(finding);
            }
        }
    }
}

/// Where an address in plain sight ends, with the brackets around it; nothing where it stands behind words.
fn end_of_address(reading: &Reading<'_>, link: &Link<'_>) -> Option<usize> {
    let text = reading.article.text.text();
    let end = link.url_span?.end;
    let plain = link.passage.words().get(link.range.clone()) == Some(link.url.as_str());
    let (before, after) = (&text[..link.url_span?.start], &text[end..]);
    match (before.chars().next_back(), after.chars().next()) {
        _ if !plain || !is_markdown(reading.article.text) => None,
        (Some('<'), Some('>')) => Some(end + 1),
        (Some('(' | '"' | '[' | '<'), _) => None,
        _ => Some(end),
    }
}

/// The day on which the citation that holds `link` was read, or else appeared: the archive leads to the copy that is
/// nearest to it.
fn day_read(reading: &Reading<'_>, link: &Link<'_>) -> Option<civil::Date> {
    let Within::Note(index) = link.passage.within else { return None };
    let own = reading.notes[index].citations.iter().find(|citation| citation.range.contains(&link.range.start))?;
    let mut days = [&own.item.accessed, &own.item.issued].into_iter().flatten();
    days.find_map(Edtf::to_day)
}
