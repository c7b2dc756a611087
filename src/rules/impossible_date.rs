//! DAT001.

use super::stated::plain;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::date::DateProblem;

rule! {
    /// ## What it checks
    /// Each day and month that is named exists, in its own calendar and year.
    ///
    /// The months of the Iranian year have 31 days up to Shahrivar and 30 after it; a Hijri month may have 30 days
    /// in any year, since it began when the moon was seen. A date inside a title is the title's own, and one that
    /// is followed by `[sic]` has been looked at.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> "The Fall," *al-Fajr*, 31 September 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell on 31 Tir 1331.<sup>1</sup>
    ///
    /// - <sup>1</sup> "The Fall," *al-Fajr*, 30 September 2017.
    /// ```
    ImpossibleDate = "DAT001", "impossible-date", Error
}

impl Rule for ImpossibleDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for date in reading.stated() {
            let Some(DateProblem::Impossible(why)) = &date.phrase.problem else { continue };
            let text = plain(reading, date.within).as_str();
            if text[date.range.end..].trim_start().starts_with("[sic") {
                continue;
            }
            let message = format!("there is no {}: {why}", &text[date.range.clone()]);
            let help = "look the day up; if the source itself has it so, write [sic] after it";
            found.push(self.finding(date.span, message).help(help));
        }
    }
}
