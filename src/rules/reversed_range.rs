//! DAT009.

use super::stated::{Role, plain};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::date::DateProblem;

rule! {
    /// ## What it checks
    /// A range of days, months or years runs forward.
    ///
    /// In notes a range of four-digit numbers may be one of pages, and is passed over.
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
    }
}
