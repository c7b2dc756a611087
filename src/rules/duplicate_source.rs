//! XRF008.

use super::short_form::{printed, short_form};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::{CitationReading, Reading};
use crate::record::Form;
use foldhash::{HashMap, HashMapExt as _};
use std::ops::Range;

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
            if cited.prefix.is_none()
                && let Some(short) = short_form(&reading.sources[source], cited.locator.as_ref())
            {
                finding = finding.fix(false, vec![shortened(reading, note, &cited.range, short)]);
            }
            found.push(finding);
        }
    }
}

/// The edit that writes `short` for the citation at plain bytes `range` of note `note`, in its quotation marks and with its
/// final stop, which stands inside them and may lie within the citation or behind it.
fn shortened(reading: &Reading<'_>, note: usize, range: &Range<usize>, short: String) -> Edit {
    let words = reading.note_words(note, range.clone());
    let after = &reading.article.notes[note].text.as_str()[range.end..];
    let mut span = printed(reading, note, range);
    let short = match short.strip_suffix('”') {
        Some(title) if words.ends_with('.') => format!("{title}.”"),
        Some(title) if after.starts_with('.') => {
            span = span.cover(reading.note_span(note, range.end..range.end + 1));
            format!("{title}.”")
        }
        None if words.ends_with('.') => short + ".",
        _ => short,
    };
    Edit::replace(span, if words.contains('"') { short.replace(['“', '”'], "\"") } else { short })
}
