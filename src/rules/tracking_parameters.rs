//! LNK009.

use super::links::host;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::{Span, tracking, without_tracking};

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
            let names: Vec<&str> = tracking(&link.url).into_iter().map(|(name, _)| name).collect();
            if names.is_empty() {
                continue;
            }
            let message = format!("the address holds tracking parameters: {}", names.join(", "));
            let mut finding = self.finding(link.url_span.unwrap_or(link.span), message).help("take them out");
            // Of `[URL](URL)` both are mended.
            let clean = without_tracking(&link.url).unwrap_or_default();
            let own = reading.article.text.slice(link.span);
            let places: Vec<Edit> = (own.match_indices(link.url.as_str()))
                .map(|(at, _)| link.span.start + at)
                .map(|start| Edit::replace(Span::new(start, start + link.url.len()), clean.clone()))
                .collect();
            if !places.is_empty() {
                finding = finding.fix(true, places);
            }
            found.push(finding);
        }
    }
}
