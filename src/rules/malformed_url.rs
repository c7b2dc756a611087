//! LNK002.

use super::links::{Link, host, is_dead};
use super::{Finding, Meta, Rule, Settings, Subject, rule};

/// Schemes that a citation may use.
const SCHEMES: &[&str] = &["http", "https", "ftp", "mailto", "doi", "tel", "urn", "hdl", "ark", "gopher", "tg"];

rule! {
    /// ## What it checks
    /// An address can be followed: it has a scheme, written as it should be, a host with a dot in it, and no
    /// white space; it is no path on the author's own disk.
    ///
    /// Not reported: an address in plain sight that begins with `www.`, links inside the page (`#notes`), and
    /// relative links outside notes.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](http//niqash.example/tal-afar)," *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](http://niqash.example/tal-afar)," *Niqash*, August 21, 2017,
    ///   www.niqash.example.
    /// ```
    MalformedUrl = "LNK002", "malformed-url", Error
}

impl Rule for MalformedUrl {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links() {
            if let Some(why) = defect(link) {
                let message = format!("`{}` is no address: {why}", link.url);
                let span = link.url_span.unwrap_or(link.span);
                found.push(self.finding(span, message).help("write the address as it stands in the browser"));
            }
        }
    }
}

fn defect(link: &Link<'_>) -> Option<&'static str> {
    let url = link.url.trim();
    let in_sight = link.url_span == Some(link.span);
    if is_dead(url) || url.starts_with('#') {
        return None;
    }
    let is_drive = url.as_bytes().get(1) == Some(&b':') && url.starts_with(|c: char| c.is_ascii_alphabetic());
    if url.starts_with("file:") || is_drive || url.starts_with("\\\\") {
        return Some("it is a path on somebody's own disk");
    }
    let lower = url.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        let host = host(url).unwrap_or_default();
        if url.contains(char::is_whitespace) || url.contains("%20http") {
            return Some("it has a space in it");
        }
        return match host.as_str() {
            "" => Some("it has no host"),
            "http" | "https" => Some("it has two schemes"),
            host if host.contains(',') => Some("its host has a comma in it"),
            host if !host.contains('.') => Some("its host has no dot"),
            host if host.starts_with('.') || host.ends_with('.') || host.contains("..") => Some("its host is broken"),
            _ => None,
        };
    }
    if lower.starts_with("www.") {
        // "www.oup .com": a line ended there.
        let mut after = link.passage.words()[link.range.end..].chars();
        let torn = in_sight && url.matches('.').count() == 1 && !url.contains('/');
        if torn
            && after.next() == Some(' ')
            && after.next() == Some('.')
            && after.next().is_some_and(char::is_lowercase)
        {
            return Some("it has a space in it");
        }
        return (!in_sight).then_some("it has no scheme (`https://`)");
    }
    let scheme = lower.split(':').next().filter(|scheme| scheme.len() < lower.len());
    let looks_like_scheme = |scheme: &str| {
        !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
            && !scheme.contains('.')
    };
    if scheme.is_some_and(|scheme| SCHEMES.contains(&scheme)) && !lower.starts_with("http") {
        return None;
    }
    if lower.starts_with("htt")
        || lower.starts_with("hht")
        || lower.starts_with("htp")
        || lower.starts_with("ttp")
        || lower.starts_with("tps:")
    {
        return Some("its scheme is broken");
    }
    match scheme {
        Some(scheme) if looks_like_scheme(scheme) && lower[scheme.len()..].starts_with("://") => {
            Some("its scheme is unknown")
        }
        _ if link.passage.is_note() && !in_sight && !url.starts_with('/') && scheme.is_none() => {
            Some("it has no scheme (`https://`)")
        }
        _ => None,
    }
}
