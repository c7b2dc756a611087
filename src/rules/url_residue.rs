//! LNK003.

use super::links::host;
use super::unbalanced_bracket::closing_alone;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::text::Span;
use foldhash::HashSet;

rule! {
    /// ## What it checks
    /// A link's address ends where the address ends: the full stop, comma or bracket of the sentence is no part
    /// of it, and no white space from a line break stands inside.
    ///
    /// Not reported: a bracket that has its partner inside the address or before it, and the stop or comma after an
    /// address in plain sight.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://niqash.example/a.html).)," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> [https://niqash.example/b.](https://niqash.example/b.)
    /// - <sup>3</sup> Rima Haj, "The Hills," *Niqash*, August 22, 2017, https://niqash.example/c.html).
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "[Next Stop](https://niqash.example/a_(b))," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> See https://niqash.example/b (and https://niqash.example/c).
    /// ```
    UrlResidue = "LNK003", "url-residue", Warning, Safe
}

impl Rule for UrlResidue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        // The links of a passage follow each other: its brackets are paired once.
        let mut brackets: Option<(Within, HashSet<usize>)> = None;
        for link in reading.links() {
            if host(&link.url).is_none() {
                continue;
            }
            if link.is_plain() {
                let (words, at) = (link.passage.words(), link.range.end);
                if !words[at..].starts_with([')', ']']) {
                    continue;
                }
                let within = link.passage.within;
                let of = brackets.take().filter(|(of, _)| *of == within);
                let (_, alone) = brackets.insert(of.unwrap_or_else(|| (within, closing_alone(words))));
                if alone.contains(&at) {
                    let bracket = link.passage.span(at..at + 1);
                    let message = format!("“{}” is glued to the address", &words[at..=at]);
                    let finding = self.finding(link.span.cover(bracket), message).help("end the address before it");
                    found.push(finding.fix(true, vec![Edit::delete(bracket)]));
                }
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
