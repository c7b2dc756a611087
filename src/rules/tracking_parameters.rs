//! LNK009.

use super::links::{host, is_under, parameters};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;
use std::ops::Range;

/// Parameters that tell a site where a reader came from, and change nothing of the page.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "oly_anon_id",
    "oly_enc_id",
    "wickedid",
    "vero_id",
    "_openstat",
    "ref_src",
    "ref_url",
    "cmp",
    "cmpid",
    "ocid",
    "ncid",
    "smid",
    "smtyp",
    "partner",
    "wt.mc_id",
    "spm",
    "share_id",
    "xtor",
    "at_medium",
    "at_campaign",
    "s_cid",
    "trk",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "wbraid",
    "gbraid",
];

/// Fronts of such names.
const FRONTS: &[&str] = &["utm_", "hsa_", "pk_", "mtm_", "matomo_", "at_custom", "__cft__", "__tn__", "__xts__"];

/// Names too short to say so by themselves, with the site on which they are buttons for sharing.
const SHARED: &[(&str, &[&str])] = &[
    ("twitter.com", &["s", "t"]),
    ("x.com", &["s", "t"]),
    ("youtube.com", &["si", "feature", "pp"]),
    ("youtu.be", &["si", "feature"]),
    ("facebook.com", &["mibextid", "rdid"]),
    ("medium.com", &["source"]),
];

rule! {
    /// ## What it checks
    /// An address holds nothing that only tells a site where its reader came from (`utm_source`, `fbclid`).
    ///
    /// Not reported: parameters that name the page, as `v` names a video.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> "[The Road Map](https://a.example/b?id=3&utm_source=mail)," *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> "[The Road Map](https://a.example/b?id=3)," *Niqash*, August 21, 2017.
    /// ```
    TrackingParameters = "LNK009", "tracking-parameters", Warning, Safe
}

impl Rule for TrackingParameters {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links().iter().filter(|link| host(&link.url).is_some()) {
            let names: Vec<&str> = tracking(&link.url).map(|(name, _)| name).collect();
            if names.is_empty() {
                continue;
            }
            let message = format!("the address holds tracking parameters: {}", names.join(", "));
            let mut finding = self.finding(link.url_span.unwrap_or(link.span), message).help("take them out");
            // Of `[URL](URL)` both are mended.
            let own = reading.article.text.slice(link.span);
            let places: Vec<Edit> = (own.match_indices(link.url.as_str()))
                .map(|(at, _)| link.span.start + at)
                .map(|start| Edit::replace(Span::new(start, start + link.url.len()), clean(&link.url)))
                .collect();
            if !places.is_empty() {
                finding = finding.fix(true, places);
            }
            found.push(finding);
        }
    }
}

/// The parameters of `url` that tell where its reader came from.
fn tracking(url: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let host = host(url).unwrap_or_default();
    let shared: Vec<&str> =
        SHARED.iter().filter(|(site, _)| is_under(&host, site)).flat_map(|(_, names)| *names).copied().collect();
    parameters(url).into_iter().filter(move |(name, piece)| {
        let lower = name.to_ascii_lowercase();
        TRACKING.contains(&lower.as_str())
            || FRONTS.iter().any(|front| lower.starts_with(front))
            || shared.contains(&lower.as_str())
            // `ref=twsrc^tfw`: elsewhere a reference is of the page's own.
            || lower == "ref" && url[piece.clone()].contains("=twsrc")
    })
}

/// `url` without its tracking parameters.
fn clean(url: &str) -> String {
    let (front, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let stem = front.split('?').next().unwrap_or_default();
    let taken: Vec<Range<usize>> = tracking(url).map(|(_, range)| range).collect();
    let kept: Vec<&str> =
        parameters(url).into_iter().filter(|(_, range)| !taken.contains(range)).map(|(_, range)| &url[range]).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{stem}{query}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_the_page_stays() {
        for (url, expected) in [
            ("https://a.example/b?utm_source=x&fbclid=y", "https://a.example/b"),
            ("https://a.example/b?v=1&utm_source=x#c", "https://a.example/b?v=1#c"),
            ("https://a.example/b?UTM_Source=x&id=2", "https://a.example/b?id=2"),
            ("https://a.example/b?v=1", "https://a.example/b?v=1"),
        ] {
            assert_eq!(clean(url), expected);
        }
    }
}
