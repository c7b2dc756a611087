//! DAT009.

use super::stated::{Role, phrase_at, plain};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::extract::date::DateProblem;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// A range of days, months or years runs forward.
    ///
    /// In notes a range of four-digit numbers may be one of pages, and is not taken for years. Pages run forward as
    /// well: *pp. 157–119*, while the last of *157–9* is short for 159.
    ///
    /// ## Example
    /// ```article
    /// # The War
    ///
    /// Nur Haj
    ///
    /// In the Great War (1918–1914) the railway carried the mail of two armies and the dead of a third.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The War
    ///
    /// Nur Haj
    ///
    /// In the Great War (1914–1918) the railway carried the mail of two armies and the dead of a third.
    /// ```
    ReversedRange = "DAT009", "reversed-range", Error
}

impl Rule for ReversedRange {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for date in reading.stated() {
            if date.phrase.problem != Some(DateProblem::Reversed)
                || (date.role == Role::Citation && !date.phrase.is_full())
            {
                continue;
            }
            let words = &plain(reading, date.within).as_str()[date.range.clone()];
            let message = format!("{words} ends before it starts");
            found.push(self.finding(date.span, message).help("write the earlier date first"));
        }
        self.pages(reading, found);
        for pair in reading.dates.windows(2) {
            let (first, last) = (&pair[0], &pair[1]);
            if first.within != last.within || (first.calendar, last.calendar) != (None, None) {
                continue;
            }
            let text = plain(reading, first.within);
            let words = text.as_str();
            let before = words[..first.range.start].trim_end_matches("the ");
            let joined = match words.get(first.range.end..last.range.start) {
                Some(" to " | " until " | " till " | " through ") => {
                    before.ends_with("from ") || before.ends_with("From ")
                }
                Some(" and ") => before.ends_with("between ") || before.ends_with("Between "),
                _ => false,
            };
            let reversed = || first.edtf.earliest() > last.edtf.latest();
            if !joined || first.edtf.earliest().is_none() || last.edtf.latest().is_none() || !reversed() {
                continue;
            }
            // A year that is not printed was guessed from the sentence.
            let sure =
                |range: &Range<usize>| phrase_at(reading, first.within, range).is_some_and(|it| !it.lacks_year());
            if sure(&first.range) && sure(&last.range) {
                let range = first.range.start..last.range.end;
                let message = format!("{} ends before it starts", &words[range.clone()]);
                found.push(self.finding(text.span(range), message).help("write the earlier date first"));
            }
        }
    }
}

impl ReversedRange {
    /// Pages, columns and the like of which the last is lower than the first: `pp. 157–119`. Two or three digits after
    /// more stand for a higher page that begins as the first does: `321–25`, and not `190–86`. One digit does everywhere.
    fn pages(&self, reading: &Subject<'_, '_>, found: &mut Vec<Finding>) {
        for (note, cited) in reading.citations() {
            for field in cited.fields.iter().filter(|field| matches!(field.field, Field::Page | Field::Locator)) {
                let words = reading.note_words(note, field.range.clone());
                for part in words.split([',', ';', ' ']) {
                    let Some((first, last)) = part.split_once(['–', '-', '—']) else { continue };
                    let plain = |number: &str| {
                        let digits = number.len() > 1 && number.bytes().all(|byte| byte.is_ascii_digit());
                        digits && !number.starts_with('0')
                    };
                    if !plain(first) || !plain(last) {
                        continue;
                    }
                    let paged = field.field == Field::Page
                        || cited.locator.as_ref().is_some_and(|locator| locator.label == "page");
                    let short = paged && (2..first.len()).contains(&last.len());
                    let start = if short { &first[first.len() - last.len()..] } else { first };
                    if start.len() == last.len() && last < start {
                        let at = field.range.start + (part.as_ptr() as usize - words.as_ptr() as usize);
                        let span = reading.note_span(note, at..at + part.len());
                        let finding = self.finding(span, format!("{part} ends before it starts"));
                        found.push(finding.note(&reading.article.notes[note].label).help("write the lower page first"));
                    }
                }
            }
        }
    }
}
