//! XRF008.

use super::short_form::{printed, short_form};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::CitationReading;
use crate::record::Form;
use foldhash::{HashMap, HashMapExt as _};

rule! {
    /// ## What it checks
    /// A work that an earlier note cites in full is cited by a short form.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 9.
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
    /// <sup>2</sup> Haj, *Salt Roads*, p. 9.
    /// ```
    DuplicateSource = "XRF008", "duplicate-source", Info, Unsafe
}

impl Rule for DuplicateSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut first: HashMap<usize, usize> = HashMap::new();
        // A family name alone before the title makes no short form of a citation that prints the imprint again.
        let full = |cited: &CitationReading| {
            cited.form == Form::Full
                || cited.form == Form::Short && cited.item.publisher.is_some() && cited.item.issued.is_some()
        };
        for (note, cited) in reading.citations().filter(|(_, cited)| full(cited)) {
            let Some(source) = cited.source else { continue };
            // A file or a conversation has no short form that anybody would know.
            if reading.sources[source].title.is_none() {
                continue;
            }
            let Some(earlier) = first.get(&source).copied() else {
                first.insert(source, note);
                continue;
            };
            let span = reading.note_span(note, cited.range.clone());
            let label = &reading.article.notes[earlier].label;
            let message = format!("note {label} already cites this work in full");
            let mut finding = self.finding(span, message).note(&reading.article.notes[note].label);
            finding = finding.related(reading.article.notes[earlier].label_span, "the first full citation");
            finding = finding.help("a short form will do");
            // The final period of the note may lie within the citation.
            let ends = reading.note_words(note, cited.range.clone()).ends_with('.');
            if cited.prefix.is_none()
                && let Some(short) = short_form(&reading.sources[source], cited.locator.as_ref())
            {
                let short = if ends { short + "." } else { short };
                finding = finding.fix(false, vec![Edit::replace(printed(reading, note, &cited.range), short)]);
            }
            found.push(finding);
        }
    }
}
