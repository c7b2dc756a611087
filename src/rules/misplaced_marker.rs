//! MRK012.

use super::passage::{number, passage_of};
use super::{Edit, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::document::{BlockKind, NoteRef};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A raised number closes up to the word or sign before it, and stands in running text. In a heading or a
    /// caption it is only remarked (info): some houses allow it there.
    ///
    /// A sign such as `*` in a title is usual and not reported, nor are two markers with a space between them.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August. <sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    MisplacedMarker = "MRK012", "misplaced-marker", Warning, Safe
}

impl Rule for MisplacedMarker {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let gap = |marker: &NoteRef| {
            let file = &article.text.text()[..marker.span.start];
            file.len() - file.trim_end_matches([' ', '\t', '\u{a0}', '\u{202f}']).len()
        };
        // Numbers in brackets on the line stand after a space in many houses: in all places, or in none.
        let bracketed = |marker: &NoteRef| article.text.slice(marker.span).starts_with('[');
        let bracketed = article.refs.iter().filter(|marker| bracketed(marker));
        let (spaced, closed): (Vec<_>, Vec<_>) = bracketed.partition(|marker| gap(marker) > 0);
        let usual = spaced.len() > closed.len();
        for (index, marker) in article.refs.iter().enumerate() {
            let passage = passage_of(article, marker);
            let before = &passage.words()[..marker.at];
            let bare = before.trim_end();
            let gap = gap(marker);
            let after_marker = index.checked_sub(1).is_some_and(|other| {
                let other = &article.refs[other];
                other.within == marker.within && other.at >= bare.len()
            });
            let own_way = usual && article.text.slice(marker.span).starts_with('[');
            if bare.len() < before.len() && gap > 0 && !bare.is_empty() && !after_marker && !own_way {
                let space = Span::new(marker.span.start - gap, marker.span.start);
                let message = format!("a space stands before the marker of note {}", marker.label);
                let finding = self.finding(space.cover(marker.span), message).note(&marker.label);
                found.push(finding.help("close it up").fix(true, vec![Edit::delete(space)]));
            }
            let place = match passage.kind {
                Some(BlockKind::Title | BlockKind::Heading) => "heading",
                Some(BlockKind::Caption) => "caption",
                _ => continue,
            };
            if number(&marker.label).is_some() {
                let message = format!("the marker of note {} stands in a {place}", marker.label);
                let finding = self.finding(marker.span, message).note(&marker.label).severity(Severity::Info);
                found.push(finding.help("move it into the text"));
            }
        }
    }
}
