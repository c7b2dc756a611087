//! Dates with their precision and their doubt.

mod bounds;
mod form;
mod read;

use form::{Date, Form};
use jiff::civil;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A date in the Extended Date/Time Format (ISO 8601-2; the Library of Congress's specification of 2019, levels
/// 0 to 2): `2017-08-28`, `2017-08`, `199X`, `1920~`, `2014/2016`, `2014-22` for a summer. Months count from 1.
///
/// It is kept as it was written, and is sound: what does not follow the specification, or names a day that no
/// calendar has, cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Edtf(String);

/// The English names of the months, the first at 0: for dates that are printed.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is no EDTF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// It does not have the form.
    #[error("`{0}` is no EDTF date; write `2017-08-21`, `2017-08` or `2017`")]
    Shape(String),
    /// A year that has not four digits.
    #[error("a year has four digits, and `{0}` has not; write `0750`, or `Y12000` beyond 9999")]
    Year(String),
    /// A month that is none, and no season either.
    #[error("month {0} is not between 01 and 12 (nor a season, 21 to 24); write year, month, day in this order")]
    Month(String),
    /// A day that its month has not.
    #[error("`{0}` names a day that its month has not; look the day up, or write the month alone")]
    Day(String),
    /// A time of day that is none.
    #[error("`{0}` is no time of day; write `23:20:30`, with `Z` or `+02:00` where the zone is known")]
    Time(String),
    /// An interval whose end stands before its start.
    #[error("`{0}` ends before it starts; write the earlier date first")]
    Backwards(String),
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Nothing but that there is one, or of longer stretches than a century.
    Unknown,
    /// A century: `18XX`.
    Century,
    /// A decade: `195X`.
    Decade,
    /// A year.
    Year,
    /// A season, quarter or half of a year.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A time of the day.
    Time,
}

/// A season of a year, by the numbers that do not say in which hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// 21.
    Spring = 21,
    /// 22.
    Summer = 22,
    /// 23.
    Autumn = 23,
    /// 24.
    Winter = 24,
}

impl Edtf {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A year; 1 BC is 0, as in ISO 8601.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self(form::year(year))
    }

    /// A month of a year, or nothing for one that is not between 1 and 12.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then(|| Self(form::date(year, &[month])))
    }

    /// A day.
    #[must_use]
    pub fn day(day: civil::Date) -> Self {
        Self(form::date(day.year().into(), &[day.month().unsigned_abs(), day.day().unsigned_abs()]))
    }

    /// A season of a year.
    #[must_use]
    pub fn season(year: i32, season: Season) -> Self {
        Self(form::date(year, &[season as u8]))
    }

    /// The decade that holds `year`: `195X`. Years before the first have none.
    #[must_use]
    pub fn decade(year: u16) -> Self {
        Self(format!("{:03}X", year.min(9999) / 10))
    }

    /// The century that holds `year`: `18XX` for the nineteenth, taken as the hundreds.
    #[must_use]
    pub fn century(year: u16) -> Self {
        Self(format!("{:02}XX", year.min(9999) / 100))
    }

    /// From `start` to `end`. Nothing where one of them is more than a date, or the end is before the start.
    #[must_use]
    pub fn interval(start: &Self, end: &Self) -> Option<Self> {
        format!("{start}/{end}").parse().ok()
    }

    /// From `start` on, without an end. Nothing where `start` is more than a date.
    #[must_use]
    pub fn since(start: &Self) -> Option<Self> {
        format!("{start}/..").parse().ok()
    }

    /// Up to `end`, from no one knows when. Nothing where `end` is more than a date.
    #[must_use]
    pub fn until(end: &Self) -> Option<Self> {
        format!("../{end}").parse().ok()
    }

    /// All of `dates`, in order: `{2016-05-03,2016-05-09}`. One date is itself; nothing for none, or where one
    /// is more than a date.
    #[must_use]
    pub fn all_of(dates: &[Self]) -> Option<Self> {
        match dates {
            [] => None,
            [date] => Some(date.clone()),
            _ => {
                let items: Vec<&str> = dates.iter().map(Self::as_str).collect();
                format!("{{{}}}", items.join(",")).parse().ok()
            }
        }
    }

    /// The same with "about" said of it. An interval, a set and what is approximate already stay as they are.
    #[must_use]
    pub fn approximate(self) -> Self {
        match self.form() {
            Form::Date(date) if !date.approximate && !date.uncertain => Self(self.0 + "~"),
            _ => self,
        }
    }

    /// The same with a question mark. An interval, a set and what has a mark already stay as they are.
    #[must_use]
    pub fn uncertain(self) -> Self {
        match self.form() {
            Form::Date(date) if !date.approximate && !date.uncertain => Self(self.0 + "?"),
            _ => self,
        }
    }

    /// Whether some part of it is approximate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.0.contains(['~', '%']) && self.form().dates().any(|date| date.approximate)
    }

    /// Whether some part of it is uncertain (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.0.contains(['?', '%']) && self.form().dates().any(|date| date.uncertain)
    }

    /// Whether it is more than one date: an interval or a set.
    #[must_use]
    pub fn is_many(&self) -> bool {
        // Only an interval has a stroke, only a set brackets.
        self.0.contains(['/', '[', '{'])
    }

    /// How much is known: of an interval or a set, the least of its dates.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.plain() {
            Some((_, _, Some(_))) => return Precision::Day,
            Some((_, Some(_), None)) => return Precision::Month,
            Some((_, None, None)) => return Precision::Year,
            None => {}
        }
        let form = self.form();
        if matches!(form, Form::Time(_)) {
            return Precision::Time;
        }
        form.dates().map(Date::precision).min().unwrap_or(Precision::Unknown)
    }

    /// The first day that it can mean. Nothing for an open or unknown start, and outside the years -9999 to 9999.
    ///
    /// A winter may be the one in which its year began or the one in which it ended, so that it starts in January
    /// and ends with the next February.
    #[must_use]
    pub fn earliest(&self) -> Option<civil::Date> {
        match self.plain() {
            Some((year, month, day)) => civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok(),
            None => bounds::earliest(&self.form()),
        }
    }

    /// The last day that it can mean; see [`earliest`](Self::earliest).
    #[must_use]
    pub fn latest(&self) -> Option<civil::Date> {
        match self.plain() {
            Some((year, month, Some(day))) => civil::Date::new(year, month?, day).ok(),
            Some((year, month, None)) => {
                civil::Date::new(year, month.unwrap_or(12), 1).ok().map(civil::Date::last_of_month)
            }
            None => bounds::latest(&self.form()),
        }
    }

    /// The day, where it is one day and no other.
    #[must_use]
    pub fn to_day(&self) -> Option<civil::Date> {
        if let Some((year, month, day)) = self.plain() {
            return civil::Date::new(year, month?, day?).ok();
        }
        let day = self.earliest()?;
        (self.latest()? == day && !self.is_many()).then_some(day)
    }

    /// The year in which all of it lies.
    #[must_use]
    pub fn to_year(&self) -> Option<i32> {
        let mut years = None;
        for date in self.form().dates() {
            let year = i32::try_from(date.year.low).ok().filter(|_| date.year.low == date.year.high)?;
            if *years.get_or_insert(year) != year {
                return None;
            }
        }
        years
    }

    /// Year, month and day, where it is written as most are: `2017-08-28`, `2017-08`, `2017`.
    fn plain(&self) -> Option<(i16, Option<i8>, Option<i8>)> {
        let written = self.0.as_bytes();
        let number = |digits: &[u8]| {
            let digit = |byte: &u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
            digits.iter().try_fold(0_i16, |sum, byte| Some(sum * 10 + digit(byte)?))
        };
        let two = |at: usize| match written[at..] {
            [b'-', tens, ones, ..] => number(&[tens, ones]).and_then(|number| i8::try_from(number).ok()),
            _ => None,
        };
        let (month, day) = match written.len() {
            4 => (None, None),
            7 => (Some(two(4)?), None),
            10 => (Some(two(4)?), Some(two(7)?)),
            _ => return None,
        };
        // Beyond the twelfth month are the parts of a year.
        let year = number(&written[..4])?;
        month.is_none_or(|month| month <= 12).then_some((year, month, day))
    }

    fn form(&self) -> Form {
        read::form(&self.0).expect("an `Edtf` was read when it was made")
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        read::form(text).map(|_| Self(text.to_owned()))
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0
    }
}

impl From<civil::Date> for Edtf {
    fn from(day: civil::Date) -> Self {
        Self::day(day)
    }
}

impl Default for Edtf {
    /// The unspecified date.
    fn default() -> Self {
        Self("XXXX".to_owned())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// Takes an EDTF as a hand writes it in YAML, where a year without quotation marks is a number.
struct Written;

impl de::Visitor<'_> for Written {
    type Value = Edtf;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an EDTF date such as 2017-08-21, 2017-08 or 2017")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Edtf, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<Edtf, E> {
        let four = i32::try_from(year).ok().filter(|year| (-9999..=9999).contains(year));
        four.map(Edtf::year).ok_or_else(|| E::custom(EdtfError::Year(year.to_string())))
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<Edtf, E> {
        self.visit_i64(i64::try_from(year).unwrap_or(i64::MAX))
    }
}

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date in the Extended Date/Time Format (ISO 8601-2, levels 0 to 2). A year may stand without quotation marks.",
            "type": ["string", "integer"],
            "pattern": r"^[-0-9XYESTZ~?%./:+,\[\]{}]+$",
            "minimum": -9999,
            "maximum": 9999,
            "examples": ["2017-08-28", "2017-08", "2017", "199X", "18XX", "1920~", "1984?", "2014/2016", "2017-03/..", "2014-22", "-0585"]
        })
    }
}

#[cfg(test)]
mod tests;
