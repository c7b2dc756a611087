//! MRK007.

use super::passage::passage_of;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A raised number follows the punctuation at which it stands; only a dash comes after it (Chicago Manual of
    /// Style, 17th ed., 14.26).
    ///
    /// A comma between two markers at one spot parts the markers and is no punctuation of the sentence. A marker
    /// inside a bracket or a quotation, before its closing sign, belongs to the words there.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August<sup>1</sup>.
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
    MarkerBeforePunctuation = "MRK007", "marker-before-punctuation", Warning, Safe
}

impl Rule for MarkerBeforePunctuation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        for (index, marker) in article.refs.iter().enumerate() {
            let passage = passage_of(article, marker);
            let words = passage.words();
            let (before, after) = words.split_at(marker.at);
            // A space may have stayed behind: "town<sup>3</sup> ." French has one before the other signs.
            let gap = usize::from(after.starts_with(" .") || after.starts_with(" ,"));
            let after = &after[gap..];
            let Some(sign) = after.chars().next().filter(|sign| ".,;:!?".contains(*sign)) else { continue };
            let next = &after[1..];
            if gap > 0 && next.trim_start().starts_with(sign) {
                continue; // ". . ."
            }
            // "…", "3:1", and the parting of "2,3".
            if next.starts_with(sign) || next.starts_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
            let parts_markers = |other: &crate::document::NoteRef| {
                other.within == marker.within && other.at > marker.at && other.at <= marker.at + 2
            };
            if article.refs.get(index + 1).is_some_and(parts_markers)
                || before.ends_with(|c: char| ".,;:!?".contains(c) || c.is_whitespace())
                || before.is_empty()
            {
                continue;
            }
            let closing = next.chars().next().filter(|c| "”\"’»".contains(*c)).map_or(0, char::len_utf8);
            let end = passage.after(marker.at + gap + 1 + closing);
            let own = article.text.slice(marker.span);
            let message = format!("the marker of note {} stands before the {}", marker.label, name(sign));
            let help = "put it after the punctuation";
            let mut finding = self.finding(marker.span, message).note(&marker.label).help(help);
            if !marker.recovered && end > marker.span.end {
                let moved =
                    vec![Edit::delete(Span::new(marker.span.start, marker.span.end + gap)), Edit::insert(end, own)];
                finding = finding.fix(article.text.slice(Span::new(marker.span.end, end)).len() <= 4, moved);
            }
            found.push(finding);
        }
    }
}

fn name(sign: char) -> &'static str {
    match sign {
        '.' => "full stop",
        ',' => "comma",
        ';' => "semicolon",
        ':' => "colon",
        '!' => "exclamation mark",
        _ => "question mark",
    }
}
