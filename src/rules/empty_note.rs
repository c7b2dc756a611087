//! MRK006.

use super::{Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// Each note says something. A number with nothing but punctuation after it is a source that was lost.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> .
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    EmptyNote = "MRK006", "empty-note", Error
}

impl Rule for EmptyNote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for note in &reading.article.notes {
            if !note.text.as_str().contains(char::is_alphanumeric) {
                let help = "write what supports the marked words, or take note and marker out";
                let message = format!("note {} is empty", note.label);
                found.push(self.finding(note.label_span, message).note(&note.label).help(help));
            }
        }
    }
}
