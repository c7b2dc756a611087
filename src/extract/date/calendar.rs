//! Days of other calendars as days of the Gregorian.

use crate::record::Calendar;
use icu_calendar::cal::hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use icu_calendar::cal::{Hebrew, Hijri, Julian, Persian};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date, Gregorian};
use jiff::civil;

/// From this year on, Saudi Arabia prints the calendar of Umm al-Qura; before it, tables are the better guess.
const UMM_AL_QURA_SINCE: i32 = 1356;

/// The first Ottoman fiscal year whose months were those of the Gregorian calendar: law of 8 February 1332
/// (21 February 1917), by which 15 February 1332 was followed by 1 March 1333.
const RUMI_REFORM: i32 = 1333;

/// The first day of the Gregorian calendar.
const GREGORIAN_SINCE: civil::Date = civil::date(1582, 10, 15);

/// The day of the Gregorian calendar that `day` of `month` of `year` is, by the most likely reckoning. Nothing for
/// a day that the calendar has not.
///
/// Ottoman months count from January; `leap` is for Adar I.
pub(super) fn gregorian(calendar: Calendar, year: i32, month: u8, leap: bool, day: u8) -> Option<civil::Date> {
    match calendar {
        Calendar::Islamic if year >= UMM_AL_QURA_SINCE => umm_al_qura(year, month, day),
        Calendar::Islamic => tabular(year, month, day),
        Calendar::Persian => civil(&Date::try_new(year.into(), Month::new(month), day, Persian).ok()?),
        Calendar::Hebrew => {
            let month = if leap { Month::leap(month) } else { Month::new(month) };
            civil(&Date::try_new(year.into(), month, day, Hebrew).ok()?)
        }
        Calendar::Rumi => rumi(year, month, day),
        Calendar::Julian => julian(year, month, day),
    }
}

/// Every day that somebody could have meant: for the Hijri calendar, where the month began with a sighting of the
/// moon, by each of the reckonings in use; for the others, one.
pub(super) fn candidates(calendar: Calendar, year: i32, month: u8, leap: bool, day: u8) -> Vec<civil::Date> {
    match calendar {
        Calendar::Islamic => {
            let mut days: Vec<_> =
                [umm_al_qura(year, month, day), tabular(year, month, day)].into_iter().flatten().collect();
            // Before the Gregorian reform the western day beside it is of the Julian calendar: who writes 4 July 1187
            // means no other.
            let old =
                days.iter().filter(|day| **day < GREGORIAN_SINCE).filter_map(|day| as_julian(*day)).collect::<Vec<_>>();
            days.extend(old);
            days
        }
        _ => gregorian(calendar, year, month, leap, day).into_iter().collect(),
    }
}

/// How many days the month can have.
pub(super) fn days(calendar: Calendar, year: i32, month: u8, leap: bool) -> Option<u8> {
    (1..=31).rev().find(|day| gregorian(calendar, year, month, leap, *day).is_some())
}

/// The first and the last day of a year.
pub(super) fn year(calendar: Calendar, year: i32) -> Option<(civil::Date, civil::Date)> {
    let start = |year: i32| match calendar {
        // The Hebrew year starts with Tishri, the Ottoman with March.
        Calendar::Rumi if year <= RUMI_REFORM => gregorian(calendar, year, 3, false, 1),
        _ => gregorian(calendar, year, 1, false, 1),
    };
    Some((start(year)?, start(year.checked_add(1)?)?.yesterday().ok()?))
}

/// The calendar of Saudi Arabia.
fn umm_al_qura(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    islamic(year, month, day, Hijri::new_umm_al_qura())
}

/// The table of thirty years with eleven leap years (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), from Friday 16 July
/// 622 (Julian).
fn tabular(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    let table = Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);
    islamic(year, month, day, table)
}

/// A month that a table gives 29 days may have had 30 where the moon was not seen.
fn islamic<A: AsCalendar>(year: i32, month: u8, day: u8, calendar: A) -> Option<civil::Date> {
    if !(1..=30).contains(&day) || !(1..=1600).contains(&year) {
        return None;
    }
    let first = civil(&Date::try_new(year.into(), Month::new(month), 1, calendar).ok()?)?;
    first.checked_add(jiff::Span::new().days(i64::from(day) - 1)).ok()
}

/// The Ottoman fiscal year: months of the Julian calendar, the year from 1 March, until 1917 made the months
/// Gregorian and 1918 moved the new year to January.
fn rumi(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    if !(1..=1500).contains(&year) {
        return None;
    }
    if year >= RUMI_REFORM {
        // The year 1333 had no January and February; who writes one means those that followed.
        let western = year + 584 + i32::from(year == RUMI_REFORM && month < 3);
        return civil::Date::new(i16::try_from(western).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    }
    let western = if month >= 3 { year + 584 } else { year + 585 };
    julian(western, month, day)
}

fn julian(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    civil(&Date::try_new(year.into(), Month::new(month), day, Julian).ok()?)
}

/// What the Julian calendar called `day`.
fn as_julian(day: civil::Date) -> Option<civil::Date> {
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    let date = Date::try_new(i32::from(day.year()).into(), Month::new(month), of_month, Gregorian).ok()?;
    let date = date.to_calendar(Julian);
    let year = i16::try_from(date.year().extended_year()).ok()?;
    civil::Date::new(year, i8::try_from(date.month().number()).ok()?, i8::try_from(date.day_of_month().0).ok()?).ok()
}

fn civil<A: AsCalendar>(date: &Date<A>) -> Option<civil::Date> {
    let date = date.to_calendar(Gregorian);
    let year = i16::try_from(date.year().extended_year()).ok()?;
    civil::Date::new(year, i8::try_from(date.month().number()).ok()?, i8::try_from(date.day_of_month().0).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days that history knows by both dates.
    #[test]
    fn known_pairs_agree() {
        use Calendar as C;
        for (calendar, year, month, leap, day, expected, what) in [
            (C::Rumi, 1325, 3, false, 31, "1909-04-13", "the incident of 31 March"),
            (C::Rumi, 1316, 8, false, 19, "1900-09-01", "the start of the Hijaz Railway"),
            (C::Rumi, 1324, 7, false, 10, "1908-07-23", "the constitution restored"),
            (C::Rumi, 1332, 2, false, 15, "1917-02-28", "the last Julian day"),
            (C::Rumi, 1333, 3, false, 1, "1917-03-01", "the first Gregorian day"),
            (C::Rumi, 1334, 10, false, 30, "1918-10-30", "the armistice of Mudros"),
            (C::Rumi, 1341, 12, false, 31, "1925-12-31", "the last day of the calendar"),
            (C::Persian, 1357, 11, false, 22, "1979-02-11", "the victory of the revolution"),
            (C::Persian, 1332, 5, false, 28, "1953-08-19", "the coup against Mosaddegh"),
            (C::Persian, 1285, 5, false, 13, "1906-08-05", "the constitutional decree"),
            (C::Persian, 1399, 12, false, 30, "2021-03-20", "a leap year's last day"),
            (C::Hebrew, 5708, 8, false, 5, "1948-05-14", "the declaration of independence"),
            (C::Hebrew, 5738, 3, false, 10, "1977-11-20", "Sadat in the Knesset"),
            (C::Hebrew, 5784, 5, true, 1, "2024-02-10", "the first Adar of a leap year"),
            (C::Hebrew, 5784, 6, false, 1, "2024-03-11", "the second"),
            (C::Islamic, 1438, 9, false, 1, "2017-05-27", "Ramadan of 2017"),
            (C::Islamic, 1445, 9, false, 1, "2024-03-11", "Ramadan by Umm al-Qura"),
            (C::Islamic, 857, 5, false, 20, "1453-06-07", "a table's day (29 May, Julian)"),
            (C::Julian, 1917, 10, false, 25, "1917-11-07", "the October Revolution"),
        ] {
            let got = gregorian(calendar, year, month, leap, day).map(|day| day.to_string());
            assert_eq!(got.as_deref(), Some(expected), "{what}");
        }
    }

    #[test]
    fn a_day_that_the_calendar_has_not_is_none() {
        use Calendar as C;
        assert_eq!(gregorian(C::Persian, 1331, 7, false, 31), None, "the second half of the year has months of 30");
        assert_eq!(gregorian(C::Persian, 1398, 12, false, 30), None, "no leap year");
        assert_eq!(gregorian(C::Islamic, 1438, 9, false, 31), None);
        assert!(gregorian(C::Islamic, 1438, 2, false, 30).is_some(), "where the moon was not seen");
        assert_eq!(gregorian(C::Hebrew, 5708, 8, false, 30), None);
        assert_eq!(gregorian(C::Hebrew, 5785, 5, true, 1), None, "no leap year");
        assert_eq!(gregorian(C::Julian, 1900, 2, false, 30), None);
        assert!(gregorian(C::Julian, 1900, 2, false, 29).is_some());
        assert_eq!(days(C::Persian, 1331, 4, false), Some(31));
        assert_eq!(gregorian(C::Islamic, i32::MAX, 1, false, 1), None);
        assert_eq!(gregorian(C::Rumi, i32::MIN / 2, 1, false, 1), None);
    }
}
