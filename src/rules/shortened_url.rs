//! LNK007.

use super::links::{host, is_under, parameters, path};
use super::{Finding, Meta, Rule, Settings, Subject, rule};

/// Services that give a short address for a long one.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "bitly.com",
    "tinyurl.com",
    "goo.gl",
    "t.co",
    "ow.ly",
    "is.gd",
    "v.gd",
    "buff.ly",
    "adf.ly",
    "cutt.ly",
    "rb.gy",
    "rebrand.ly",
    "shorturl.at",
    "tiny.cc",
    "lnkd.in",
    "dlvr.it",
    "fb.me",
    "j.mp",
    "su.pr",
    "trib.al",
    "ift.tt",
    "wp.me",
    "soo.gd",
    "bl.ink",
    "t.ly",
    "shorte.st",
    "urlz.fr",
    "po.st",
    "snip.ly",
    "amzn.to",
    "nyti.ms",
    "wapo.st",
    "econ.st",
    "reut.rs",
    "bbc.in",
    "cnn.it",
    "on.ft.com",
    "yhoo.it",
    "apne.ws",
    "goo.su",
    "clck.ru",
];

/// Hosts of search engines, whose results change with the reader.
const SEARCH: &[&str] = &["google.com", "bing.com", "duckduckgo.com", "yahoo.com", "yandex.ru", "baidu.com"];

/// Parameters that hold a reader's session.
const SESSIONS: &[&str] =
    &["phpsessid", "jsessionid", "sid", "sessionid", "session_id", "aspsessionid", "cfid", "cftoken"];

rule! {
    /// ## What it checks
    /// An address is that of the page itself, for every reader: no shortener, no library's proxy, no copy for
    /// telephones (`m.`, AMP), no page of search results, no session.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://bit.ly/2kQxTn4)," *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://niqash.example/a)," *Niqash*, August 21, 2017,
    ///   https://youtu.be/abc.
    /// ```
    ShortenedUrl = "LNK007", "shortened-url", Warning
}

impl Rule for ShortenedUrl {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links() {
            if let Some(what) = what_it_is(&link.url) {
                let message = format!("the address is {what}");
                let help = "give the address to which it leads every reader";
                found.push(self.finding(link.url_span.unwrap_or(link.span), message).help(help));
            }
        }
    }
}

fn what_it_is(url: &str) -> Option<&'static str> {
    let host = host(url)?;
    let path = path(url);
    let labels: Vec<&str> = host.split('.').collect();
    if SHORTENERS.contains(&host.as_str()) && path.len() > 1 {
        return Some("a shortened one");
    }
    if labels.iter().any(|label| matches!(*label, "ezproxy" | "proxy" | "libproxy" | "idm" | "ezp" | "eproxy"))
        && labels.len() > 2
        || host.contains("-com.") && host.contains("proxy")
    {
        return Some("that of a library's proxy");
    }
    if labels.first() == Some(&"amp") && labels.len() > 2 || path.split('/').any(|part| part == "amp") {
        return Some("that of a copy for telephones (AMP)");
    }
    if labels.len() > 2 && matches!(labels[0], "m" | "mobile") {
        return Some("that of a copy for telephones");
    }
    if SEARCH.iter().any(|engine| is_under(&host, engine)) && (path == "/search" || path == "/url") {
        return Some("a page of search results");
    }
    let has_session = parameters(url).iter().any(|(name, _)| SESSIONS.contains(&name.to_ascii_lowercase().as_str()));
    (has_session || url.to_ascii_lowercase().contains(";jsessionid=")).then_some("that of one reader's session")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_the_page_itself_is_told() {
        for url in [
            "https://bit.ly/2kQxTn4",
            "https://www-jstor-org.ezproxy.tau.example/stable/1",
            "https://m.facebook.com/a",
            "https://a.example/amp/b",
            "https://www.google.com/search?q=mosul",
            "https://a.example/b?PHPSESSID=1",
        ] {
            assert!(what_it_is(url).is_some(), "{url}");
        }
        for url in [
            "https://youtu.be/abc",
            "https://doi.org/10.1/2",
            "https://www.google.com/maps",
            "https://a.example/b?id=1",
            "https://m.example",
            "https://perma.cc/AB12",
            "https://bit.ly",
            "https://t.me/channel/3",
        ] {
            assert!(what_it_is(url).is_none(), "{url}");
        }
    }
}
