//! BIB001.

use super::{Finding, Meta, Rule, Settings, rule};
use crate::extract::Reading;

rule! {
    /// ## What it checks
    /// A note that asserts a fact (it names a date or a figure) says on whose word.
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

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
            let states_figure = note.text.as_str().contains(|c: char| c.is_ascii_digit());
            if read.citations.is_empty() && states_figure {
                let span = note.text.plain.span(0..note.text.as_str().len());
                let message = "a date or figure, and no source".to_owned();
                found.push(self.finding(span, message).note(&note.label).help("say on whose word"));
            }
        }
    }
}
