//! LNK006.

use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// An address begins with `https://`. Most sites that once had `http://` answer there too; whether this one
    /// does must be tried, so the fix is unsafe.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, http://niqash.example/a.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, https://niqash.example/a.
    /// ```
    InsecureHttp = "LNK006", "insecure-http", Info, Unsafe
}

impl Rule for InsecureHttp {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links().iter().filter(|link| link.url.starts_with("http://")) {
            let mut finding =
                self.finding(link.url_span.unwrap_or(link.span), "an address without encryption".to_owned());
            if let Some(span) = link.url_span {
                let scheme = Span::new(span.start, span.start + "http".len());
                finding = finding.fix(false, vec![Edit::replace(scheme, "https")]);
            }
            found.push(finding.help("try it with `https://`"));
        }
    }
}
