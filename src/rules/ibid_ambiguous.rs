//! XRF002.

use super::later::is_ibid;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::{CitationReading, Reading};
use crate::record::Form;

rule! {
    /// ## What it checks
    /// An *ibid.* can mean one work only: the note before it cites no more than one.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4; Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001), p. 9.
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
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4; Omar Zahra, *Rivers* (Beirut: Dar al-Bahr, 2001), p. 9.
    ///
    /// <sup>2</sup> Zahra, *Rivers*, p. 12.
    /// ```
    IbidAmbiguous = "XRF002", "ibid-ambiguous", Error
}

impl Rule for IbidAmbiguous {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, cited) in reading.citations().filter(|(_, cited)| cited.form == Form::Ibid) {
            let (before, works) = may_mean(reading, note, cited);
            if works < 2 {
                continue;
            }
            let label = &reading.article.notes[before].label;
            let message = format!("ibid. may mean any of the {works} works in note {label}");
            let span = reading.note_span(note, cited.range.clone());
            let finding = self.finding(span, message).note(&reading.article.notes[note].label);
            let other = reading.article.notes[before].label_span;
            found.push(finding.related(other, format!("note {label}")).help("name the work by its short form"));
        }
    }
}

/// The note before, and how many works in it the ibid. `cited` of note `note` may mean; none where it is no ibid. that
/// opens a note.
pub(super) fn may_mean(reading: &Reading<'_>, note: usize, cited: &CitationReading) -> (usize, usize) {
    let opens = reading.notes[note].citations.first().is_some_and(|first| first.range == cited.range);
    let before = note.checked_sub(1).filter(|_| opens && is_ibid(reading.note_words(note, cited.range.clone())));
    let Some(before) = before else { return (note, 0) };
    let mut works: Vec<usize> = reading.notes[before].citations.iter().filter_map(|cited| cited.source).collect();
    works.sort_unstable();
    works.dedup();
    (before, works.len())
}
