//! What an EDTF is made of.

use super::Precision;

/// An EDTF, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// One date.
    Date(Date),
    /// A day with a time of the day.
    Time(Date),
    /// From one date to another.
    Interval(End, End),
    /// One of some dates (`[…]`), or all of them (`{…}`).
    Set(Vec<Item>),
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// A date.
    At(Date),
    /// None (`..`), or nobody knows (nothing).
    Open,
}

/// A member of a set.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A date.
    One(Date),
    /// `1670..1672`, `..1672`, `1670..`.
    Run(Option<Date>, Option<Date>),
}

/// A year, month or day, each perhaps with digits left open, and the doubts about any of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Date {
    pub(super) year: Range,
    /// 1 to 12, or 21 to 41 for the other parts of a year.
    pub(super) month: Option<Range>,
    pub(super) day: Option<Range>,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

/// The least and the greatest number that digits can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Range {
    pub(super) fn one(number: i64) -> Self {
        Self { low: number, high: number }
    }
}

impl Form {
    /// Every date in it.
    pub(super) fn dates(&self) -> impl Iterator<Item = &Date> {
        let dates: Vec<&Date> = match self {
            Self::Date(date) | Self::Time(date) => vec![date],
            Self::Interval(start, end) => [start, end]
                .into_iter()
                .filter_map(|end| match end {
                    End::At(date) => Some(date),
                    End::Open => None,
                })
                .collect(),
            Self::Set(items) => items.iter().flat_map(Item::dates).collect(),
        };
        dates.into_iter()
    }
}

impl Item {
    fn dates(&self) -> impl Iterator<Item = &Date> {
        let (one, other) = match self {
            Self::One(date) => (Some(date), None),
            Self::Run(from, to) => (from.as_ref(), to.as_ref()),
        };
        one.into_iter().chain(other)
    }
}

impl Date {
    /// How much of it is known.
    pub(super) fn precision(&self) -> Precision {
        let known = |part: Range| part.low == part.high;
        match self.year.high - self.year.low {
            0 => {}
            9 => return Precision::Decade,
            99 => return Precision::Century,
            _ => return Precision::Unknown,
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) if known(month) && known(day) => Precision::Day,
            (Some(month), _) if known(month) && month.low > 12 => Precision::Season,
            (Some(month), _) if known(month) => Precision::Month,
            _ => Precision::Year,
        }
    }
}

/// A year as EDTF writes it.
pub(super) fn year(year: i32) -> String {
    if !(-9999..=9999).contains(&year) {
        return format!("Y{year}");
    }
    let mut written = String::with_capacity("-2017-08-21".len());
    if year < 0 {
        written.push('-');
    }
    push_digits(&mut written, year.unsigned_abs(), 4);
    written
}

/// A year as it is written, and each of `parts` behind it: a month or a season, a day.
pub(super) fn date(year: i32, parts: &[u8]) -> String {
    let mut written = self::year(year);
    for part in parts {
        written.push('-');
        push_digits(&mut written, u32::from(*part), 2);
    }
    written
}

/// Writes `number` with `digits` digits. Articles are full of dates, and this takes a tenth of what `format!` does.
fn push_digits(written: &mut String, number: u32, digits: u32) {
    let digit = |place: u32| char::from_digit(number / 10_u32.pow(place) % 10, 10).expect("a digit");
    written.extend((0..digits).rev().map(digit));
}

/// How many days a month of the (proleptic) Gregorian calendar has.
pub(super) fn days(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
