//! DAT010.

use super::stated::{plain, written};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::date::{DateProblem, DateStyle};
use crate::record::Edtf;

rule! {
    /// ## What it checks
    /// A date in numbers does not leave open which is the day and which the month.
    ///
    /// With strokes the order is that of Europe or of America; with full stops the day comes first everywhere, and
    /// `25/12/2016` and `5/5/2020` can be read in one way only.
    ///
    /// ## Example
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> "The Fall," *al-Fajr*, https://fajr.example/fall, accessed 03/04/2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> "The Fall," *al-Fajr*, https://fajr.example/fall, accessed 25/12/2017.
    /// ```
    AmbiguousDate = "DAT010", "ambiguous-date", Warning
}

impl Rule for AmbiguousDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for date in reading.stated() {
            let Some(DateProblem::Ambiguous { day_first, month_first }) = &date.phrase.problem else { continue };
            let words = &plain(reading, date.within).as_str()[date.range.clone()];
            let name = |edtf: &Edtf| edtf.to_day().map(|day| written(day, DateStyle::DayMonth)).unwrap_or_default();
            let message = format!("{words} may be {} or {}", name(day_first), name(month_first));
            found.push(self.finding(date.span, message).help("write the month as a word, or the date as YYYY-MM-DD"));
        }
    }
}
