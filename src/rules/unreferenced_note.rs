//! MRK002.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use foldhash::HashSet;

rule! {
    /// ## What it checks
    /// Each note is called by a raised number in the text. A note that nothing points to has lost its marker, or
    /// the sentence that it stood for.
    ///
    /// A note marked by a sign (`*`) is left alone: it often belongs to the title or to the author's name.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    UnreferencedNote = "MRK002", "unreferenced-note", Error
}

impl Rule for UnreferencedNote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let called: HashSet<&str> = article.refs.iter().map(|marker| marker.label.as_str()).collect();
        for note in article.notes.iter().filter(|note| note.label.starts_with(char::is_alphanumeric)) {
            if !called.contains(note.label.as_str()) {
                let message = format!("nothing in the text calls note {}", note.label);
                let help = "put its marker after the words that it supports, or take the note out";
                found.push(self.finding(note.label_span, message).note(&note.label).help(help));
            }
        }
    }
}
