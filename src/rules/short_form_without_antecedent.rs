//! XRF007.

use super::later::{FirstCited, is_op_cit};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Form;

rule! {
    /// ## What it checks
    /// A work that is cited by a short form stands in full in an earlier note.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Zahra, *Rivers*, p. 4.
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
    /// <sup>1</sup> Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001), p. 9.
    ///
    /// <sup>2</sup> Zahra, *Rivers*, p. 4.
    /// ```
    ShortFormWithoutAntecedent = "XRF007", "short-form-without-antecedent", Error
}

impl Rule for ShortFormWithoutAntecedent {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let first = FirstCited::of(reading);
        for (note, cited) in reading.citations().filter(|(_, cited)| cited.form == Form::Short) {
            let words = reading.note_words(note, cited.range.clone());
            let known = cited.source.is_some_and(|source| first.is_before(source, note, cited.range.start));
            if is_op_cit(words) || known {
                continue;
            }
            let span = reading.note_span(note, cited.range.clone());
            let later = cited.source.and_then(|source| first.at(source));
            let finding = if let Some((full, _)) = later {
                let label = &reading.article.notes[full].label;
                let message = format!("a short form before the full citation in note {label}");
                let finding = self.finding(span, message).help("give the full citation here, the short form there");
                finding.related(reading.article.notes[full].label_span, "the full citation")
            } else {
                let message = "a short form of a work that no earlier note cites in full".to_owned();
                self.finding(span, message).help("give the full citation")
            };
            found.push(finding.note(&reading.article.notes[note].label));
        }
    }
}
