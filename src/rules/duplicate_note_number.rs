//! MRK004.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use foldhash::{HashMap, HashMapExt as _};

rule! {
    /// ## What it checks
    /// No two notes bear one number: a marker would not say which of them it means.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>1</sup> *Azzaman*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Azzaman*, August 22, 2017.
    /// ```
    DuplicateNoteNumber = "MRK004", "duplicate-note-number", Error
}

impl Rule for DuplicateNoteNumber {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut first = HashMap::new();
        for note in reading.article.notes.iter().filter(|note| note.label.starts_with(char::is_alphanumeric)) {
            match first.get(note.label.as_str()) {
                None => {
                    first.insert(note.label.as_str(), note);
                }
                Some(earlier) => {
                    let same = earlier.text.as_str() == note.text.as_str();
                    let message = if same {
                        format!("note {} is printed twice", note.label)
                    } else {
                        format!("another note is numbered {} too", note.label)
                    };
                    let help = if same { "take one of them out" } else { "renumber one of them, and its marker" };
                    found.push(
                        (self.finding(note.label_span, message).note(&note.label).help(help))
                            .related(earlier.label_span, "the first note of this number"),
                    );
                }
            }
        }
    }
}
