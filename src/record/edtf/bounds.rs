//! The first and the last day that an EDTF can mean.

use super::form::{Date, End, Form, Item, days};
use jiff::civil;

/// The first day, where there is one.
pub(super) fn earliest(form: &Form) -> Option<civil::Date> {
    match form {
        Form::Date(date) | Form::Time(date) | Form::Interval(End::At(date), _) => first(date),
        Form::Interval(End::Open, _) => None,
        Form::Set(items) => items
            .iter()
            .map(|item| match item {
                Item::One(date) | Item::Run(Some(date), _) => first(date),
                Item::Run(None, _) => None,
            })
            .reduce(|one, other| Some(one?.min(other?)))?,
    }
}

/// The last day, where there is one.
pub(super) fn latest(form: &Form) -> Option<civil::Date> {
    match form {
        Form::Date(date) | Form::Time(date) | Form::Interval(_, End::At(date)) => last(date),
        Form::Interval(_, End::Open) => None,
        Form::Set(items) => items
            .iter()
            .map(|item| match item {
                Item::One(date) | Item::Run(_, Some(date)) => last(date),
                Item::Run(_, None) => None,
            })
            .reduce(|one, other| Some(one?.max(other?)))?,
    }
}

/// The months of a part of the year, the second perhaps of the next year (13 is January).
///
/// The seasons of 25 to 32 say their hemisphere, those of 21 to 24 are taken as northern; 33 to 36 are quarters,
/// 37 to 39 thirds, 40 and 41 halves (specification, level 2, "Sub-year groupings").
fn months(part: i64) -> (i64, i64) {
    match part {
        21 | 25 | 31 => (3, 5),
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        24 | 28 | 30 => (1, 14),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        37 => (1, 4),
        38 => (5, 8),
        39 => (9, 12),
        40 => (1, 6),
        41 => (7, 12),
        month => (month, month),
    }
}

pub(super) fn first(date: &Date) -> Option<civil::Date> {
    let month = date.month.map_or(1, |month| months(month.low).0);
    // A 29 February with an open year, or a day that only a later month has: the first year and month that have it.
    let day = date.day.map_or(1, |day| day.low);
    let highest = date.month.map_or(1, |month| month.high.max(month.low));
    let years = date.year.low..=date.year.high.min(date.year.low + 8);
    years
        .flat_map(|year| (month..=highest.max(month)).map(move |month| (year, month)))
        .find(|(year, month)| *month > 12 || day <= days(*year, *month))
        .and_then(|(year, month)| civil(year, month, day))
}

pub(super) fn last(date: &Date) -> Option<civil::Date> {
    let month = date.month.map_or(12, |month| months(month.high).1);
    let lowest = date.month.map_or(12, |month| if month.low > 12 { months(month.high).1 } else { month.low });
    let (low, high) = date.day.map_or((31, 31), |day| (day.low, day.high));
    let years = (date.year.low.max(date.year.high - 8)..=date.year.high).rev();
    let found = years
        .flat_map(|year| (lowest.min(month)..=month).rev().map(move |month| (year, month)))
        .map(|(year, month)| (year + (month - 1) / 12, (month - 1) % 12 + 1))
        .find(|(year, month)| date.day.is_none() || low <= days(*year, *month));
    found.and_then(|(year, month)| civil(year, month, high.min(days(year, month))))
}

fn civil(year: i64, month: i64, day: i64) -> Option<civil::Date> {
    civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
