//! XRF003.

use super::ibid_ambiguous::may_mean;
use super::later::{is_ibid, is_op_cit};
use super::short_form::{printed, short_form};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Form;

rule! {
    /// ## What it checks
    /// No later reference is made by *ibid.* or *op. cit.*, where the house wants a short form (Chicago 17, 14.34).
    /// Off unless asked for.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Ibid., p. 12.
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
    /// <sup>2</sup> Haj, *Salt Roads*, p. 12.
    /// ```
    PreferShortForm = "XRF003", "prefer-short-form", Off, Unsafe
}

impl Rule for PreferShortForm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, cited) in reading.citations().filter(|(_, cited)| matches!(cited.form, Form::Ibid | Form::Short)) {
            let words = reading.note_words(note, cited.range.clone());
            if !is_ibid(words) && !is_op_cit(words) {
                continue;
            }
            let span = reading.note_span(note, cited.range.clone());
            let mut finding = self.finding(span, "a reference by ibid. or op. cit.".to_owned());
            finding = finding.note(&reading.article.notes[note].label).help("write author, short title and page");
            // Words that go on after ibid. would be read as the work's own.
            let rest = &reading.article.notes[note].text.as_str()[cited.range.end..];
            // Which of several works is meant only the author knows.
            if may_mean(reading, note, cited).1 < 2
                && (rest.trim().is_empty() || rest.trim_start().starts_with([';', '.']))
                && let Some(source) = cited.source
                && let Some(short) = short_form(&reading.sources[source], cited.locator.as_ref())
            {
                finding = finding.fix(false, vec![Edit::replace(printed(reading, note, &cited.range), short)]);
            }
            found.push(finding);
        }
    }
}
