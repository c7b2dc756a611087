//! A date as printed.

use super::calendar;
use crate::record::{Calendar, Edtf, MONTHS, Modifier, Season};
use jiff::civil;
use std::ops::Range;

/// A date as printed.
#[derive(Clone, Debug, PartialEq)]
pub struct DatePhrase {
    /// The bytes of the text: with weekday, modifier and era, without preposition and article.
    pub range: Range<usize>,
    /// The date in the Gregorian calendar; nothing where it has no year, cannot be, or could be two days.
    pub edtf: Option<Edtf>,
    /// The part of it that is meant.
    pub modifier: Option<Modifier>,
    /// The calendar in which it is written, where it is another.
    pub calendar: Option<Calendar>,
    /// How it is written.
    pub style: DateStyle,
    /// What is wrong with it.
    pub problem: Option<DateProblem>,
    /// The weekday that it names, 1 for Monday, and its bytes.
    pub weekday: Option<(i8, Range<usize>)>,
    /// "About" is said of it.
    pub approximate: bool,
    /// What was read, before it was made an EDTF.
    pub(super) value: Value,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// `May 6, 2017`.
    MonthDay,
    /// `4 May 2017`.
    DayMonth,
    /// `2017-05-04`.
    Iso,
    /// `4.5.2017`.
    Dotted,
    /// `4/5/2017`.
    Slashed,
    /// `May 2017`, `spring of 2017`.
    Month,
    /// `2017`, and nothing that shows it to be a year.
    Year,
    /// `1990s`, `nineteenth century`, `2014–16`, `AD 70`.
    Period,
    /// `n.d.`
    Undated,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq)]
pub enum DateProblem {
    /// The month has not so many days, or the year not so many months: why, in words.
    Impossible(String),
    /// Day and month could change places.
    Ambiguous {
        /// Read as in Europe.
        day_first: Edtf,
        /// Read as in America.
        month_first: Edtf,
    },
    /// A range that ends before it starts.
    Reversed,
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Date(Parts),
    Season { year: Option<i32>, season: Season },
    Decade(u16),
    Century { number: i32 },
    Span(Box<Value>, Box<Value>),
    All(Vec<Parts>),
    Ambiguous { year: i32, one: u8, other: u8 },
    Undated,
}

/// A year, month and day, as far as they are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) calendar: Option<Calendar>,
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
    /// Adar I.
    pub(super) leap: bool,
    pub(super) day: Option<u8>,
}

impl DatePhrase {
    /// What the phrase is worth at `range`.
    pub(super) fn new(range: Range<usize>, value: Value, style: DateStyle) -> Self {
        let mut phrase = Self {
            range,
            edtf: None,
            modifier: None,
            calendar: value.calendar(),
            style,
            problem: None,
            weekday: None,
            approximate: false,
            value,
        };
        phrase.settle();
        phrase
    }

    /// Works out date and problem from what was read.
    pub(super) fn settle(&mut self) {
        match self.value.edtf() {
            Ok(edtf) => self.edtf = edtf.map(|edtf| if self.approximate { edtf.approximate() } else { edtf }),
            Err(problem) => {
                self.edtf = None;
                self.problem = Some(problem);
            }
        }
    }

    /// Whether it has no year of its own: `3 May`, `late August`.
    #[must_use]
    pub fn lacks_year(&self) -> bool {
        self.value.year().is_none() && !matches!(self.value, Value::Undated | Value::Decade(_) | Value::Century { .. })
    }

    /// The Gregorian year that it names; of a range, the first.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        // What most are tells it without its EDTF being read.
        match self.value {
            Value::Date(Parts { calendar: None, year: Some(year), .. }) => return Some(year),
            Value::Decade(year) => return Some(year.into()),
            _ => {}
        }
        self.edtf.as_ref().and_then(Edtf::earliest).map(|day| i32::from(day.year())).or_else(|| self.value.year())
    }

    /// The Gregorian month that it names; of a range, the first.
    #[must_use]
    pub fn month(&self) -> Option<i8> {
        if self.grain() < 2 {
            return None;
        }
        let printed = match &self.value {
            Value::Date(parts) => Some(*parts),
            Value::Span(start, _) => match **start {
                Value::Date(parts) => Some(parts),
                _ => None,
            },
            Value::All(parts) => parts.first().copied(),
            _ => None,
        };
        match printed {
            Some(Parts { calendar: None, month: Some(month), .. }) => i8::try_from(month).ok(),
            _ => self.edtf.as_ref().and_then(Edtf::earliest).map(civil::Date::month),
        }
    }

    /// The first month that it can mean, without its year: of a season too.
    pub(super) fn first_month(&self) -> Option<i8> {
        self.value.month().or_else(|| self.month())
    }

    /// Whether it is a day and no more: "the 19th".
    pub(super) fn lacks_month(&self) -> bool {
        let bare = |value: &Value| matches!(value, Value::Date(Parts { month: None, day: Some(_), .. }));
        match &self.value {
            Value::Span(start, end) => bare(start) && bare(end),
            value => bare(value),
        }
    }

    /// The date with `year` and `month` for those left out.
    pub(super) fn in_month(&self, year: i32, month: u8) -> Self {
        let mut dated = self.clone();
        let give = |value: &mut Value| {
            if let Value::Date(parts) = value {
                (parts.year, parts.month) = (Some(year), Some(month));
            }
        };
        match &mut dated.value {
            Value::Span(start, end) => [start, end].into_iter().for_each(|end| give(end)),
            value => give(value),
        }
        dated.problem = None;
        dated.settle();
        dated
    }

    /// The date with `year` for the one left out.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Self {
        let mut dated = self.clone();
        dated.value.set_year(year);
        dated.problem = None;
        dated.settle();
        dated
    }

    /// The date where it has to be written down in any case: of an impossible day the month, of an ambiguous one
    /// either day, of a range that runs backwards the range turned round.
    #[must_use]
    pub fn nearest(&self) -> Option<Edtf> {
        match &self.problem {
            None => self.edtf.clone(),
            Some(DateProblem::Ambiguous { day_first, month_first }) => {
                let (one, other) =
                    if day_first < month_first { (day_first, month_first) } else { (month_first, day_first) };
                format!("[{one},{other}]").parse().ok()
            }
            Some(DateProblem::Reversed) => match &self.value {
                Value::Span(start, end) => Edtf::interval(&end.edtf().ok()??, &start.edtf().ok()??),
                _ => None,
            },
            Some(DateProblem::Impossible(_)) => match &self.value {
                Value::Date(parts) => Parts { day: None, ..*parts }
                    .edtf()
                    .or_else(|_| Parts { day: None, month: None, ..*parts }.edtf())
                    .ok()
                    .flatten(),
                _ => self.value.year().filter(|_| self.calendar.is_none()).map(Edtf::year),
            },
        }
    }

    /// Whether it names a day, or days.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.grain() == 3
    }

    /// The months, days or else that it says: 1 for a year, 2 for a month, 3 for a day, 0 for less.
    pub(super) fn grain(&self) -> u8 {
        match &self.value {
            Value::Date(parts) => parts.grain(),
            Value::Span(start, end) => match (&**start, &**end) {
                (Value::Date(_), Value::Date(end)) => end.grain(),
                _ => 0,
            },
            Value::All(parts) => parts.first().map_or(0, |parts| parts.grain()),
            Value::Ambiguous { .. } => 3,
            _ => 0,
        }
    }

    /// The days in other calendars that somebody could have meant by this one; for the Hijri calendar more than
    /// one. Empty for what is no single day.
    #[must_use]
    pub fn candidate_days(&self) -> Vec<civil::Date> {
        match self.value {
            Value::Date(Parts {
                calendar: Some(calendar),
                year: Some(year),
                month: Some(month),
                leap,
                day: Some(day),
            }) => calendar::candidates(calendar, year, month, leap, day),
            _ => self.edtf.as_ref().and_then(Edtf::to_day).into_iter().collect(),
        }
    }
}

impl Parts {
    fn grain(self) -> u8 {
        match (self.month, self.day) {
            (Some(_), Some(_)) => 3,
            (Some(_), None) => 2,
            _ => 1,
        }
    }

    /// The date; nothing without a year.
    fn edtf(self) -> Result<Option<Edtf>, DateProblem> {
        let Some(year) = self.year else {
            // 31 September is impossible in any year, 29 February is not.
            return match (self.calendar, self.month, self.day) {
                (None, Some(month), Some(day))
                    if civil::Date::new(2000, month.cast_signed(), day.cast_signed()).is_err() =>
                {
                    Err(self.impossible())
                }
                _ => Ok(None),
            };
        };
        if let Some(calendar) = self.calendar {
            return self.converted(calendar, year);
        }
        let date = match (self.month, self.day) {
            (None, _) => Some(Edtf::year(year)),
            (Some(month), None) => Edtf::month(year, month),
            (Some(month), Some(day)) => {
                let year = i16::try_from(year).map_err(|_| self.impossible())?;
                civil::Date::new(year, month.cast_signed(), day.cast_signed()).ok().map(Edtf::day)
            }
        };
        date.map(Some).ok_or_else(|| self.impossible())
    }

    /// A date of another calendar. A month or a year of it is from its first day to its last.
    fn converted(self, calendar: Calendar, year: i32) -> Result<Option<Edtf>, DateProblem> {
        let at = |month, leap, day| calendar::gregorian(calendar, year, month, leap, day);
        let stretch = |first: Option<civil::Date>, last: Option<civil::Date>| {
            let (first, last) = first.zip(last)?;
            if first.first_of_month() == first && first.last_of_month() == last {
                return Edtf::month(first.year().into(), u8::try_from(first.month()).ok()?);
            }
            Edtf::interval(&first.into(), &last.into())
        };
        let date = match (self.month, self.day) {
            (Some(month), Some(day)) => at(month, self.leap, day).map(Edtf::day),
            (Some(month), None) => {
                let last = calendar::days(calendar, year, month, self.leap).and_then(|last| at(month, self.leap, last));
                stretch(at(month, self.leap, 1), last)
            }
            (None, _) => match calendar {
                Calendar::Julian => return Ok(Some(Edtf::year(year))),
                _ => calendar::year(calendar, year).and_then(|(first, last)| {
                    Edtf::interval(&Edtf::year(first.year().into()), &Edtf::year(last.year().into()))
                }),
            },
        };
        date.map(Some).ok_or_else(|| self.impossible())
    }

    fn impossible(self) -> DateProblem {
        let Some(month) = self.month else {
            return DateProblem::Impossible("there is no such year in that calendar".to_owned());
        };
        let day = self.day.unwrap_or_default();
        let why = match (self.calendar, self.year) {
            (None, _) if !(1..=12).contains(&month) => format!("there is no month {month}"),
            (None, year) => {
                let name = MONTHS[usize::from(month) - 1];
                let year = year.and_then(|year| i16::try_from(year).ok());
                let last = civil::Date::new(year.unwrap_or(2000), month.cast_signed(), 1)
                    .map_or(31, civil::Date::days_in_month);
                match year {
                    Some(year) if month == 2 && day == 29 => format!("February {year} has 28 days: it is no leap year"),
                    _ => format!("{name} has {last} days"),
                }
            }
            (Some(calendar), Some(year)) => match calendar::days(calendar, year, month, self.leap) {
                Some(last) => format!("that month of {year} has {last} days"),
                None => format!("the year {year} has no such month"),
            },
            _ => "there is no such day in that calendar".to_owned(),
        };
        DateProblem::Impossible(why)
    }
}

impl Value {
    pub(super) fn calendar(&self) -> Option<Calendar> {
        match self {
            Self::Date(parts) => parts.calendar,
            Self::Span(_, end) => end.calendar(),
            Self::All(parts) => parts.first().and_then(|parts| parts.calendar),
            _ => None,
        }
    }

    /// The year as printed, in its own calendar.
    pub(super) fn year(&self) -> Option<i32> {
        match self {
            Self::Date(parts) => parts.year,
            Self::Season { year, .. } => *year,
            Self::Decade(year) => Some((*year).into()),
            Self::Century { number } => Some((number - 1) * 100),
            Self::Span(start, end) => start.year().or_else(|| end.year()),
            Self::All(parts) => parts.iter().find_map(|parts| parts.year),
            Self::Ambiguous { year, .. } => Some(*year),
            Self::Undated => None,
        }
    }

    /// The Gregorian month that it names; of a season the first, of a range that of its start.
    pub(super) fn month(&self) -> Option<i8> {
        match self {
            Self::Date(parts) if parts.calendar.is_none() => parts.month.and_then(|month| i8::try_from(month).ok()),
            Self::Season { season, .. } => match season {
                Season::Spring => Some(3),
                Season::Summer => Some(6),
                Season::Autumn => Some(9),
                Season::Winter => Some(12),
            },
            Self::Span(start, _) => start.month(),
            Self::All(parts) => parts.first().and_then(|parts| parts.month).and_then(|month| i8::try_from(month).ok()),
            _ => None,
        }
    }

    /// Fills in the year where it was left out.
    pub(super) fn set_year(&mut self, given: i32) {
        match self {
            Self::Date(parts) => parts.year = parts.year.or(Some(given)),
            Self::Season { year, .. } => *year = year.or(Some(given)),
            Self::Span(start, end) => {
                // "From November to January": over the turn of the year.
                let turns = start.year().is_none() && end.year().is_none() && start.month() > end.month();
                start.set_year(given);
                end.set_year(given + i32::from(turns));
            }
            Self::All(parts) => parts.iter_mut().for_each(|parts| parts.year = parts.year.or(Some(given))),
            _ => {}
        }
    }

    fn edtf(&self) -> Result<Option<Edtf>, DateProblem> {
        match self {
            Self::Date(parts) => parts.edtf(),
            Self::Season { year, season } => Ok(year.map(|year| Edtf::season(year, *season))),
            Self::Decade(year) => Ok(Some(Edtf::decade(*year))),
            Self::Century { number } => Ok(century(*number)),
            Self::Span(start, end) => match (start.edtf()?, end.edtf()?) {
                (Some(start), Some(end)) => Edtf::interval(&start, &end).map(Some).ok_or(DateProblem::Reversed),
                _ => Ok(None),
            },
            Self::All(parts) => {
                let dates = parts.iter().map(|parts| parts.edtf()).collect::<Result<Option<Vec<_>>, _>>()?;
                Ok(dates.and_then(|dates| Edtf::all_of(&dates)))
            }
            Self::Ambiguous { year, one, other } => {
                let day =
                    |month, day| Parts { year: Some(*year), month: Some(month), day: Some(day), ..Parts::default() };
                match (day(*other, *one).edtf()?, day(*one, *other).edtf()?) {
                    (Some(day_first), Some(month_first)) => Err(DateProblem::Ambiguous { day_first, month_first }),
                    _ => Ok(None),
                }
            }
            Self::Undated => Ok(None),
        }
    }
}

/// The nineteenth is `18XX`; those before Christ are from year to year.
fn century(number: i32) -> Option<Edtf> {
    match u16::try_from(number) {
        Ok(number) => (1..=100).contains(&number).then(|| Edtf::century((number - 1) * 100)),
        // The third century BC is 300 to 201 BC, and 300 BC is the year -299.
        Err(_) => Edtf::interval(&Edtf::year(number * 100 + 1), &Edtf::year(number * 100 + 100)),
    }
}
