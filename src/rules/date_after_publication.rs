//! DAT004.

use super::too_late::later_than;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Edtf;

rule! {
    /// ## What it checks
    /// Nothing that an article cites appeared, or was looked at, after the article itself. It needs the day of
    /// publication, which the article states or the command line gives; without it the rule is silent.
    ///
    /// A work that is called forthcoming or in press is passed over.
    ///
    /// Where most of what is cited is later, what was read as the day of publication is another day, such as one that the
    /// title tells, and nothing is reported.
    ///
    /// ## Example
    /// ```article
    /// Fajr Notes, Volume 3, Number 2, May 1, 2017
    ///
    /// # The Fall of a Town
    ///
    /// Nur Haj
    ///
    /// Roads make states, and where they end the writ of the capital ends, or so it is said.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 6, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Fajr Notes, Volume 3, Number 2, May 1, 2017
    ///
    /// # The Fall of a Town
    ///
    /// Nur Haj
    ///
    /// Roads make states, and where they end the writ of the capital ends, or so it is said.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, April 6, 2017.
    /// ```
    DateAfterPublication = "DAT004", "date-after-publication", Error
}

impl Rule for DateAfterPublication {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let Some(published) = &reading.published else { return };
        let Some(last) = Edtf::latest(published) else { return };
        let late = later_than(reading, last);
        let dated = reading.citations().filter(|(_, cited)| cited.item.issued.is_some()).count();
        // Where most of what is cited is later, the day is another one: that of the event, told in the title.
        if late.len() > 1 && late.len() * 2 > dated {
            return;
        }
        for late in late {
            let message = format!("{} after this article ({published})", late.what);
            let help = "correct the date, or say that the work is forthcoming";
            found.push(self.finding(late.span, message).note(late.note).help(help));
        }
    }
}
