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
                let span = note.text.plain.span(0..note.text.as_str().len());
                let message = "a date or figure, and no source".to_owned();
                found.push(self.finding(span, message).note(&note.label).help("say on whose word"));
            }
        }
    }
}

/// Whether `words` say something: a string of names, numbers and dates, as a citation of an unknown kind is, has no
/// word in small letters but those that join names.
fn is_sentence(words: &str) -> bool {
    const JOINING: &[&str] = &[
        "a", "an", "and", "art", "at", "by", "dated", "ed", "eds", "for", "from", "in", "no", "nos", "of", "on", "or",
        "p", "para", "pp", "see", "the", "to", "trans", "vol", "vols", "with",
    ];
    let mut small = words.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c) && c != '-');
    small.any(|word| {
        word.chars().all(|c| c.is_lowercase() || is_apostrophe(c) || c == '-')
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !JOINING.contains(&word)
    })
}
