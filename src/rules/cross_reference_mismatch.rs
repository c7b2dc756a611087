//! XRF006.

use super::later::{labels, share_author, target};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Form;

rule! {
    /// ## What it checks
    /// "Zahra (see note 3)" points to a note, not to itself, that cites something, and cites the one who is named.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Zahra (see note 1 above), p. 12.
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
    /// <sup>2</sup> Haj (see note 1 above), p. 12.
    /// ```
    CrossReferenceMismatch = "XRF006", "cross-reference-mismatch", Warning
}

impl Rule for CrossReferenceMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let labels = labels(reading);
        for (note, cited) in
            reading.citations().filter(|(_, cited)| matches!(cited.form, Form::CrossReference | Form::Short))
        {
            let Some(label) = target(reading.note_words(note, cited.range.clone())) else { continue };
            let Some(&other) = labels.get(label) else { continue };
            let sources: Vec<usize> = reading.notes[other].citations.iter().filter_map(|cited| cited.source).collect();
            let message = if other == note {
                format!("note {label} points to itself")
            } else if !cited.item.author.is_empty()
                && !sources.is_empty()
                && !sources.iter().any(|source| share_author(&cited.item, &reading.sources[*source]))
            {
                format!("note {label} does not cite {}", cited.item.author[0].display())
            } else {
                continue;
            };
            let span = reading.note_span(note, cited.range.clone());
            let finding = self.finding(span, message).note(&reading.article.notes[note].label);
            found.push(finding.help("point to the note that cites the work"));
        }
    }
}
