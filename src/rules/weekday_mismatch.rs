//! DAT002.

use super::stated::{Stated, WEEKDAYS, plain, weekday, written};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::date::DateStyle;
use crate::record::Edtf;
use crate::text::Span;
use jiff::civil;
use std::ops::Range;

/// Before this year a text may reckon by the Julian calendar without saying so: there the weekday is wrong only if it is
/// so in both calendars.
const GREGORIAN: i16 = 1800;

/// The first whole year of the Gregorian calendar.
const SINCE: i16 = 1583;

rule! {
    /// ## What it checks
    /// A day of the week that is named with a date is the day on which that date fell: before the date
    /// (`Monday, August 21, 2017`), in brackets after it, or beside it (`August 21, 2017, a Monday`).
    ///
    /// The fix writes the day of the week that the date had; it is unsafe, since the date may be the slip.
    ///
    /// ## Example
    /// ```article
    /// Roads make states, and where they end the writ of the capital ends, or so it is said.
    ///
    /// On Tuesday, September 6, 1970, several airliners were taken to the desert near the town.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Roads make states, and where they end the writ of the capital ends, or so it is said.
    ///
    /// On Sunday, September 6, 1970, several airliners were taken to the desert near the town.
    /// ```
    WeekdayMismatch = "DAT002", "weekday-mismatch", Error, Unsafe
}

impl Rule for WeekdayMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for date in reading.stated() {
            let text = plain(reading, date.within);
            let Some((named, range)) = named(date, text.as_str()) else { continue };
            let Some(day) = date.edtf.as_ref().and_then(Edtf::to_day).filter(|day| day.year() >= SINCE) else {
                continue;
            };
            let julian = || day.year() < GREGORIAN && named == julian_weekday(day);
            if date.phrase.calendar.is_some() || named == day.weekday().to_monday_one_offset() || julian() {
                continue;
            }
            let word = &text.as_str()[range.clone()];
            let message = format!("{} was a {}, not a {word}", in_words(day), weekday(day));
            let whole = date.range.start.min(range.start)..date.range.end.max(range.end);
            let help = format!("write {}, or the day that was meant", weekday(day));
            let mut finding = self.finding(text.span(whole), message).help(help);
            if WEEKDAYS.contains(&word) {
                let spans: Vec<Span> = text.spans(range);
                if let [span] = spans[..] {
                    finding = finding.fix(false, vec![Edit::replace(span, weekday(day))]);
                }
            }
            found.push(finding);
        }
    }
}

/// The weekday, from 1 for Monday, of the day that the Julian calendar calls as the Gregorian calls `day`.
fn julian_weekday(day: civil::Date) -> i8 {
    let century = |year: i16| i64::from(year / 100 - year / 400);
    // The leap day that the Gregorian calendar leaves out in most centuries comes at the end of February.
    let year = if day.month() > 2 { day.year() } else { day.year() - 1 };
    let behind = century(year) - 2;
    let offset = (i64::from(day.weekday().to_monday_zero_offset()) + behind).rem_euclid(7);
    i8::try_from(offset).unwrap_or_default() + 1
}

fn in_words(day: civil::Date) -> String {
    written(day, DateStyle::DayMonth)
}

/// The day of the week that stands with `date`, from 1 for Monday, and its plain bytes.
fn named(date: &Stated, text: &str) -> Option<(i8, Range<usize>)> {
    if let Some((weekday, range)) = &date.phrase.weekday {
        return Some((*weekday, range.clone()));
    }
    let after = &text[date.range.end..];
    let rest = [", a ", " (", ", ("].iter().find_map(|lead| after.strip_prefix(lead))?;
    let index = WEEKDAYS.iter().position(|name| rest.starts_with(name))?;
    let word = WEEKDAYS[index];
    let closed = rest[word.len()..].starts_with(|c: char| !c.is_alphanumeric()) || rest.len() == word.len();
    let bare = !rest[word.len()..].starts_with([' ', '-']);
    let start = text.len() - rest.len();
    (closed && bare).then_some((i8::try_from(index).ok()? + 1, start..start + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekday_of_the_other_calendar_is_known() {
        // 4 October 1582 was the last Julian Thursday; 14 September 1752 followed Wednesday the second in Britain.
        for (date, weekday) in [((1752, 9, 2), 3), ((1700, 2, 28), 3), ((1700, 3, 1), 5), ((1649, 1, 30), 2)] {
            let day = civil::date(date.0, date.1, date.2);
            assert_eq!(julian_weekday(day), weekday, "{day}");
        }
    }
}
