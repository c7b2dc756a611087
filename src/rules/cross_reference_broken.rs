//! XRF005.

use super::later::{labels, pointing, target};
use super::{Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// "See note 4" points to a note that is there.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> See note 42 above.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> See note 1 above.
    /// ```
    CrossReferenceBroken = "XRF005", "cross-reference-broken", Error
}

impl Rule for CrossReferenceBroken {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let labels = labels(reading);
        for (note, range, words) in pointing(reading) {
            let Some(label) = target(words) else { continue };
            if labels.contains_key(label) {
                continue;
            }
            let span = reading.note_span(note, range);
            let finding = self.finding(span, format!("there is no note {label} in this article"));
            let help = "the notes were renumbered, perhaps; point to the note that cites the work";
            found.push(finding.note(&reading.article.notes[note].label).help(help));
        }
    }
}
