//! BIB001.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::is_apostrophe;

rule! {
    /// ## What it checks
    /// A note that asserts a fact (it names a date or a figure) says on whose word. What has no words but names, dates
    /// and numbers asserts nothing.
    ///
    /// ## Why
    /// Notes that explain rather than cite are good usage (Chicago 17, 14.37), and what everybody knows needs no source;
    /// so this is told and does not fail a check.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> The bridge reopened in June 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> The bridge reopened in June 2017: Basil Nur, "Markets Reopen," *The Beacon*, June 3, 2017.
    /// ```
    NoteWithoutSource = "BIB001", "note-without-source", Info
}

impl Rule for NoteWithoutSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
            let words = note.text.as_str();
            let states_figure = words.contains(|c: char| c.is_ascii_digit());
            if read.citations.is_empty() && states_figure && is_sentence(words) {
                let span = note.label_span.cover(note.text.plain.span(0..note.text.as_str().len()));
                let message = "a date or figure, and no source".to_owned();
                found.push(self.finding(span, message).note(&note.label).help("say on whose word"));
            }
        }
    }
}

/// Whether `words` say something. A string of names, numbers and dates, as a citation of an unknown kind is, has few
/// words in small letters but those that join names; and what points to a page or a leaf points into a source.
fn is_sentence(words: &str) -> bool {
    const JOINING: &[&str] = &[
        "a", "an", "and", "at", "by", "dated", "de", "for", "from", "in", "of", "on", "or", "see", "the", "to", "van",
        "von", "with",
    ];
    const POINTING: &[&str] = &[
        "art", "arts", "box", "ch", "doc", "fol", "fols", "line", "lines", "ms", "mss", "n", "no", "nos", "p", "para",
        "paras", "pp", "vol", "vols",
    ];
    let mut small = 0;
    let mut pointed = false;
    for word in words.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c) && c != '-') {
        if word.is_empty() {
            continue;
        }
        if pointed && word.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        pointed = POINTING.contains(&word) || word == "MS" || word == "MSS";
        let lower = word.chars().all(|c| c.is_lowercase() || is_apostrophe(c) || c == '-');
        let counts = lower && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        small += usize::from(counts && !JOINING.contains(&word) && !pointed);
    }
    small > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_told_from_a_citation_of_a_kind_that_nobody_knows() {
        for words in ["The bridge reopened in June 2017.", "Some 300 families came back, most of them on foot."] {
            assert!(is_sentence(words), "{words}");
        }
        for words in [
            "Order in Council, 10 August 1922, arts. 51–54.",
            "Factors at Suez to Surat, 14 May 1707, Company Archive, fols. 12–14.",
            "Unless the word in MS Heb. d. 66, fol. 24v, is the same.",
            "Private observation, Nablus, 2 October 2017.",
            "Diary of Jan van der Nur, 11 June 1812.",
            "Law No. 40 of 1936.",
        ] {
            assert!(!is_sentence(words), "{words}");
        }
    }
}
