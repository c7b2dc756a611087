//! LNK003.

use super::links::host;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A link's address ends where the address ends: the full stop, comma or bracket of the sentence is no part
    /// of it, and no white space from a line break stands inside.
    ///
    /// Not reported: a bracket that has its partner inside the address, and the punctuation after an address in
    /// plain sight.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://niqash.example/a.html).)," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> [https://niqash.example/b.](https://niqash.example/b.)
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://niqash.example/a_(b))," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> See https://niqash.example/b.
    /// ```
    UrlResidue = "LNK003", "url-residue", Warning, Safe
}

impl Rule for UrlResidue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links() {
            if link.url_span == Some(link.span) || host(&link.url).is_none() {
                continue;
            }
            let url = link.url.as_str();
            let bare = without_residue(url);
            if bare.len() < url.len() {
                let residue = &url[bare.len()..];
                let message = format!("“{}” is glued to the address", residue.trim());
                let mut finding = self.finding(link.url_span.unwrap_or(link.span), message);
                if let Some(span) = link.url_span {
                    let residue = Span::new(span.start + bare.len(), span.end);
                    finding = finding.fix(true, vec![Edit::delete(residue)]);
                }
                found.push(finding.help("end the address before it"));
            }
        }
    }
}

fn without_residue(url: &str) -> &str {
    let mut url = url;
    loop {
        let bare = url.trim_end_matches(['.', ',', ';', '"', '”', '’', '“', ' ']);
        let bare = match bare.strip_suffix(')') {
            Some(rest) if bare.matches(')').count() > bare.matches('(').count() => rest,
            _ => bare,
        };
        if bare.len() == url.len() {
            return url;
        }
        url = bare;
    }
}
