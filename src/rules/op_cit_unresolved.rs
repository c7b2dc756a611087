//! XRF004.

use super::later::{FirstCited, is_op_cit};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Form;

rule! {
    /// ## What it checks
    /// An *op. cit.*, *loc. cit.* or *idem* names an author of whom exactly one work stands in full before it.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Zahra, op. cit., p. 9.
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
    /// <sup>2</sup> Haj, op. cit., p. 9.
    /// ```
    OpCitUnresolved = "XRF004", "op-cit-unresolved", Error
}

impl Rule for OpCitUnresolved {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let first = FirstCited::of(reading);
        for (note, cited) in reading.citations().filter(|(_, cited)| matches!(cited.form, Form::Ibid | Form::Short)) {
            if !is_op_cit(reading.note_words(note, cited.range.clone())) {
                continue;
            }
            // Without a name it means the work before it, as ibid. does.
            let count = if cited.item.author.is_empty() {
                usize::from(first.any_before(note, cited.range.start))
            } else {
                first.by_author_before(&cited.item, note, cited.range.start)
            };
            let message = match count {
                1 => continue,
                0 => "op. cit. of a work that is not cited before".to_owned(),
                count => format!("op. cit. may mean any of {count} works by this author"),
            };
            let span = reading.note_span(note, cited.range.clone());
            let finding = self.finding(span, message).note(&reading.article.notes[note].label);
            found.push(finding.help("name the work by author and short title"));
        }
    }
}
