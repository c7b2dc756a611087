//! XRF009.

use super::later::{labels, pointing, target};
use super::{Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// "See note 9 above" points up and "below" points down.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> See note 2 above.
    ///
    /// <sup>2</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> See note 2 below.
    ///
    /// <sup>2</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    /// ```
    CrossReferenceForward = "XRF009", "cross-reference-forward", Warning
}

impl Rule for CrossReferenceForward {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let labels = labels(reading);
        for (note, range, words) in pointing(reading) {
            let words = words.to_lowercase();
            let Some(label) = target(&words) else { continue };
            let Some(&other) = labels.get(label) else { continue };
            let (said, is) = match (has_word(&words, &["above", "supra"]), has_word(&words, &["below", "infra"])) {
                (true, false) if other > note => ("above", "below"),
                (false, true) if other < note => ("below", "above"),
                _ => continue,
            };
            let span = reading.note_span(note, range);
            let message = format!("note {label} stands {is}, not {said}");
            let finding = self.finding(span, message).note(&reading.article.notes[note].label);
            found.push(finding.help("the notes were renumbered, perhaps; point to the note that cites the work"));
        }
    }
}

fn has_word(words: &str, wanted: &[&str]) -> bool {
    words.split(|c: char| !c.is_alphabetic()).any(|word| wanted.contains(&word))
}
