//! MRK007.

use super::passage::passage_of;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Article;
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
        let spaced = stands_apart(article);
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
                || before.ends_with(|c: char| ".,;:!?".contains(c))
                || before.ends_with(char::is_whitespace) && !(spaced && closes_words(before))
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
                // The space before it goes with it.
                let lead =
                    usize::from(before.ends_with(' ') && article.text.text()[..marker.span.start].ends_with(' '));
                let own = format!("{}{own}", &" "[..lead]);
                // So does the one behind it, where it stands right there in the file; it may be the end of a line.
                let space = passage.span(marker.at..marker.at + gap);
                let gone = if gap > 0 && space.start == marker.span.end { space.end } else { marker.span.end };
                let from = Span::new(marker.span.start - lead, gone);
                let moved = vec![Edit::delete(from), Edit::insert(end, own)];
                finding = finding.fix(article.text.slice(Span::new(marker.span.end, end)).len() <= 4, moved);
            }
            found.push(finding);
        }
    }
}

/// Whether most markers of the article stand after a sign and a space: "The town fell. [1] It rose."
fn stands_apart(article: &Article<'_>) -> bool {
    let apart = article.refs.iter().filter(|marker| {
        let before = &passage_of(article, marker).words()[..marker.at];
        before.ends_with(' ') && before.trim_end().ends_with(['.', ',', ';', ':', '!', '?', '”', '"', '’', '\''])
    });
    apart.count() * 2 > article.refs.len()
}

/// Whether a marker behind `before` and a space closes these words, and is not one of them: "as argued in [4]."
fn closes_words(before: &str) -> bool {
    let bare = before.trim_end();
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let leads = ["in", "see", "See", "by", "of", "and", "note", "also", "from", "with", "to", "than", "like"];
    bare.len() + 1 == before.len() && last.ends_with(char::is_alphanumeric) && !leads.contains(&last)
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
