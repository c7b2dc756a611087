//! DAT008.

use super::feast::named_last;
use super::stated::written;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{MarkedText, Within};
use crate::extract::Reading;
use crate::extract::date::{DatePhrase, DateStyle, paired};
use crate::record::Edtf;
use jiff::civil;

rule! {
    /// ## What it checks
    /// Where a day is given in two calendars, both name one day.
    ///
    /// One day of difference is let pass: a Hijri month begins when the moon is seen, and Hijri and Hebrew days
    /// begin in the evening. A Hijri day is compared with the calendar of Umm al-Qura and with the table; Ottoman
    /// fiscal dates are Julian up to 1332 and Gregorian after it. The fix writes the Gregorian day that the other
    /// date was; it is unsafe, since the other date may be the slip.
    ///
    /// ## Example
    /// ```article
    /// # The Law
    ///
    /// Nur Haj
    ///
    /// On 7 Ordibehesht 1330 (30 April 1951) the chamber passed the law of nine articles in one sitting.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Law
    ///
    /// Nur Haj
    ///
    /// On 7 Ordibehesht 1330 (28 April 1951) the chamber passed the law of nine articles in one sitting.
    /// ```
    CalendarMismatch = "DAT008", "calendar-mismatch", Error, Unsafe
}

impl Rule for CalendarMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_body()) {
            self.compare(reading, Within::Block(index), &block.text, found);
        }
        for (index, note) in article.notes.iter().enumerate() {
            self.compare(reading, Within::Note(index), &note.text, found);
        }
    }
}

impl CalendarMismatch {
    fn compare(&self, reading: &Reading<'_>, within: Within, marked: &MarkedText, found: &mut Vec<Finding>) {
        let text = marked.as_str();
        let phrases = reading.phrases.of(within);
        for western in phrases.iter().filter(|phrase| phrase.calendar.is_none()) {
            found.extend(self.feast(text, western, marked));
        }
        for pair in phrases.windows(2).filter(|pair| paired(text, &pair[0], &pair[1])) {
            let (other, western) = if pair[0].calendar.is_some() { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
            let Some(days) = apart(other, western) else { continue };
            let words = |phrase: &DatePhrase| text[phrase.range.clone()].to_owned();
            let range = pair[0].range.start..pair[1].range.end;
            let mut finding = match days {
                Apart::Days(day) => {
                    let right = written(day, style(western));
                    let message = format!("{} was {right}, not {}", words(other), words(western));
                    let mut finding = self.finding(marked.plain.span(range), message);
                    let span = marked.plain.span(western.range.clone());
                    if reading.article.text.slice(span) == words(western) && western.weekday.is_none() {
                        finding = finding.fix(false, vec![Edit::replace(span, right)]);
                    }
                    finding
                }
                Apart::Stretches => {
                    let message = format!("{} and {} have no day in common", words(other), words(western));
                    self.finding(marked.plain.span(range), message)
                }
            };
            finding = finding.help("correct one of the two dates");
            found.push(finding);
        }
    }
}

impl CalendarMismatch {
    /// A feast beside a day on which it was not: *Yom Kippur (October 8, 1973)*, *‘Ashura 1377 / 1 January 1957*.
    fn feast(&self, text: &str, western: &DatePhrase, marked: &MarkedText) -> Option<Finding> {
        let before = &text[..western.range.start];
        let named = before.trim_end_matches([' ', '(', '[', '/', '=', ',']);
        let sign = before[named.len()..].trim();
        let day = western.edtf.as_ref().filter(|_| !sign.is_empty())?.to_day()?;
        let (start, feasts, year) = named_last(named)?;
        // "After Passover, on 3 May 1950" dates what came after.
        let lead = text[..start].trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
        let apart = ["after", "before", "since", "until", "following"].contains(&&*lead);
        if apart || feasts.iter().any(|feast| feast.can_be(day, year)) {
            return None;
        }
        let nearest = feasts.iter().filter_map(|feast| feast.nearest(day, year));
        let right = written(nearest.min_by_key(|first| (*first - day).get_days().abs())?, style(western));
        let (feast, words) = (&text[start..named.len()], &text[western.range.clone()]);
        let finding =
            self.finding(marked.plain.span(start..western.range.end), format!("{feast} was {right}, not {words}"));
        Some(finding.help("correct the date, or name another day"))
    }
}

/// How two dates differ.
enum Apart {
    /// Two days; the first was this one.
    Days(civil::Date),
    /// Months or years that do not meet.
    Stretches,
}

fn apart(other: &DatePhrase, western: &DatePhrase) -> Option<Apart> {
    let day = western.edtf.as_ref()?;
    let candidates = other.candidate_days();
    if let (Some(day), Some(likely)) = (day.to_day(), other.edtf.as_ref().and_then(Edtf::to_day)) {
        let near = |candidate: &civil::Date| (*candidate - day).get_days().abs() <= 1;
        return (!candidates.iter().any(near)).then_some(Apart::Days(likely));
    }
    let of = |edtf: &Edtf| edtf.earliest().zip(edtf.latest());
    let ((first, last), (start, end)) = (of(other.edtf.as_ref()?)?, of(day)?);
    // A month that begins a day later still has days in common with its neighbour.
    (last < start || end < first).then_some(Apart::Stretches)
}

fn style(western: &DatePhrase) -> DateStyle {
    western.style
}
