//! Years: `2017`, `2014–16`, `1894/95`, `581/1185`, `1438 AH`, `586 BCE`, `AD 70`.

use super::era::{Era, era_at};
use super::grammar::{Found, parts};
use super::phrase::{DateStyle, Parts, Value};
use super::scan::Scan;
use crate::record::Calendar;

/// The year, or the years, at `at`.
pub(super) fn year_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let number = scan.plain(at)?;
    if number.digits > 4 {
        return None;
    }
    let value = i32::try_from(number.value).ok().filter(|value| *value > 0)?;
    if let Some((era, after)) = era_at(scan, at + 1)
        && scan.is_spaced(at + 1)
        && let Some(date) = with_era(value, number.digits, era)
    {
        return Some(Found { value: Value::Date(date), style: DateStyle::Period, after });
    }
    if let Some(found) = dual(scan, at, value) {
        return Some(found);
    }
    let year = scan.year(at)?;
    if let Some(found) = range(scan, at, year) {
        return Some(found);
    }
    if let Some(calendar) = explained(scan, at, year) {
        let date = Parts { calendar: Some(calendar), year: Some(year), ..Parts::default() };
        return Some(Found { value: Value::Date(date), style: DateStyle::Period, after: at + 1 });
    }
    // `2017/18` was a range; `2017/1234`, `S/2017` and `1.2017` are numbers of something.
    let part = |at: usize| ['/', '#', '_', '=', '@', '$', '£', '€'].iter().any(|mark| scan.is_mark(at, *mark));
    if (at > 0 && part(at - 1) && !scan.is_spaced(at)) || (part(at + 1) && !scan.is_spaced(at + 1)) {
        return None;
    }
    Some(Found { value: Value::Date(parts(Some(year), None, None)), style: DateStyle::Year, after: at + 1 })
}

/// `AD 70`, `AH 1438`.
pub(super) fn after_era_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !matches!(scan.words(at), "AD" | "AH" | "A" | "CE") {
        return None;
    }
    let (era, next) = era_at(scan, at)?;
    let number = scan.plain(next).filter(|number| number.digits <= 4)?;
    let date = with_era(i32::try_from(number.value).ok()?, number.digits, era)?;
    Some(Found { value: Value::Date(date), style: DateStyle::Period, after: next + 1 })
}

fn with_era(value: i32, digits: u8, era: Era) -> Option<Parts> {
    let of = |calendar, year| Some(Parts { calendar, year: Some(year), ..Parts::default() });
    match era {
        Era::Common => of(None, value),
        Era::Before => of(None, 1 - value),
        Era::Islamic if value <= 1500 => of(Some(Calendar::Islamic), value),
        Era::Persian if (1200..=1500).contains(&value) => of(Some(Calendar::Persian), value),
        Era::Rumi if (1205..=1345).contains(&value) => of(Some(Calendar::Rumi), value),
        Era::Hebrew if digits == 4 && value > 3000 => of(Some(Calendar::Hebrew), value),
        _ => None,
    }
}

/// `2014–16`, `1914–1918`, `1894/95`, `1949–present`.
fn range(scan: &Scan<'_>, at: usize, year: i32) -> Option<Found> {
    let slash = scan.is_mark(at + 1, '/') && !scan.is_spaced(at + 1) && !scan.is_spaced(at + 2);
    if !slash && !scan.is_joint(at + 1) {
        return None;
    }
    let until = |end: Value, after| {
        let start = Value::Date(parts(Some(year), None, None));
        Some(Found { value: Value::Span(Box::new(start), Box::new(end)), style: DateStyle::Period, after })
    };
    let number = scan.plain(at + 2)?;
    let value = i32::try_from(number.value).ok()?;
    let goes_on =
        (scan.is_dash(at + 3) || scan.is_mark(at + 3, '/')) && !scan.is_spaced(at + 3) && scan.number(at + 4).is_some();
    if goes_on {
        return None;
    }
    let end = match number.digits {
        4 if (1000..=2199).contains(&value) && !slash => value,
        4 if (1000..=2199).contains(&value) && value == year + 1 => value,
        // A stroke joins a year and the next; "DH.MKT 1234/56" is a shelf-mark.
        2 if slash && value != (year + 1) % 100 => return None,
        2 if value > year % 100 => year / 100 * 100 + value,
        // `1999–02`
        2 if year % 100 >= 80 && value <= 20 => (year / 100 + 1) * 100 + value,
        1 if value > year % 10 && !slash => year / 10 * 10 + value,
        _ => return None,
    };
    until(Value::Date(parts(Some(end), None, None)), at + 3)
}

/// `581/1185`: a year of the Hijra and the one that it mostly was.
fn dual(scan: &Scan<'_>, at: usize, year: i32) -> Option<Found> {
    if !scan.is_mark(at + 1, '/') || scan.is_spaced(at + 1) || scan.is_spaced(at + 2) {
        return None;
    }
    let western = scan.plain(at + 2).filter(|number| (3..=4).contains(&number.digits))?;
    let western = i32::try_from(western.value).ok()?;
    if !(is_islamic(year, western) || is_persian(year, western)) {
        return None;
    }
    if let Some(found) = scan.year(at + 2).and_then(|year| range(scan, at + 2, year)) {
        return Some(found);
    }
    Some(Found { value: Value::Date(parts(Some(western), None, None)), style: DateStyle::Period, after: at + 3 })
}

/// `1397 (2018)`: the calendar of a year that the next one explains.
fn explained(scan: &Scan<'_>, at: usize, year: i32) -> Option<Calendar> {
    let opens =
        scan.is_mark(at + 1, '(') || scan.is_mark(at + 1, '[') || (scan.is_mark(at + 1, '/') && scan.is_spaced(at + 1));
    if !opens || year > 1500 {
        return None;
    }
    let western = scan.year(at + 2)?;
    if is_persian(year, western) {
        Some(Calendar::Persian)
    } else if is_islamic(year, western) {
        Some(Calendar::Islamic)
    } else if (1205..=1345).contains(&year) && matches!(western - year, 584 | 585) {
        Some(Calendar::Rumi)
    } else {
        None
    }
}

/// A Hijri year is 354.37 days and the first began in July 622.
fn is_islamic(year: i32, western: i32) -> bool {
    let start = f64::from(year).mul_add(0.970_224, 620.55);
    let western = f64::from(western);
    (1..=1600).contains(&year) && western > start - 1.0 && western < start + 2.0
}

fn is_persian(year: i32, western: i32) -> bool {
    (1200..=1500).contains(&year) && matches!(western - year, 621 | 622)
}
