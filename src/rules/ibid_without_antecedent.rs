//! XRF001.

use super::later::is_ibid;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Reading;
use crate::record::Form;

rule! {
    /// ## What it checks
    /// An *ibid.* has something before it to point to: the note before it, or an earlier citation in its own note, cites
    /// a work.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Ibid., p. 12.
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
    /// <sup>2</sup> Ibid., p. 12.
    /// ```
    IbidWithoutAntecedent = "XRF001", "ibid-without-antecedent", Error
}

impl Rule for IbidWithoutAntecedent {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, cited) in reading.citations().filter(|(_, cited)| cited.form == Form::Ibid) {
            let words = reading.note_words(note, cited.range.clone());
            if !is_ibid(words) || has_antecedent(reading, note, cited.range.start) {
                continue;
            }
            let message = match note.checked_sub(1).map(|before| &reading.article.notes[before].label) {
                None => "ibid. in the first note points to nothing".to_owned(),
                Some(label) => format!("ibid. after note {label}, which cites nothing"),
            };
            let span = reading.note_span(note, cited.range.clone());
            let help = "name the work, by its short form if an earlier note has it in full";
            found.push(self.finding(span, message).note(&reading.article.notes[note].label).help(help));
        }
    }
}

/// Whether a work is cited in the note before, or before byte `at` of the note itself.
fn has_antecedent(reading: &Reading<'_>, note: usize, at: usize) -> bool {
    let here = reading.notes[note].citations.iter().any(|cited| cited.range.start < at);
    here || note.checked_sub(1).is_some_and(|before| !reading.notes[before].citations.is_empty())
}
