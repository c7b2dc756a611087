//! MRK001.

use super::{Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// Each raised number in the body has a note of the same number.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    UndefinedNote = "MRK001", "undefined-note", Error
}

impl Rule for UndefinedNote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        for marker in &article.refs {
            if marker.note.is_none() {
                let message = format!("no note {} in this article", marker.label);
                let help = "write the note, or take the marker out";
                found.push(self.finding(marker.span, message).note(&marker.label).help(help));
            }
        }
    }
}
