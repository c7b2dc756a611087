//! DAT005.

use super::too_late::later_than;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Edtf;

rule! {
    /// ## What it checks
    /// Nothing that an article cites has a date after today, or after the day given as `--as-of`.
    ///
    /// A work that is called forthcoming or in press is passed over.
    ///
    /// ## Example
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 6, 2099.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 6, 2019.
    /// ```
    FutureDate = "DAT005", "future-date", Error
}

impl Rule for FutureDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let Some(today) = settings.as_of.as_ref().and_then(Edtf::latest) else { return };
        for late in later_than(reading, today) {
            let message = format!("{} after today ({today})", late.what);
            found.push(self.finding(late.span, message).note(late.note).help("correct the date"));
        }
    }
}
