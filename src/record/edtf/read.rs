//! Reads an EDTF.

use super::EdtfError;
use super::bounds;
use super::form::{Date, End, Form, Item, Range, days};

/// Takes `text` apart.
pub(super) fn form(text: &str) -> Result<Form, EdtfError> {
    if let Some(items) = set(text) {
        return items.split(',').map(item).collect::<Result<_, _>>().map(Form::Set);
    }
    if let Some((start, end)) = text.split_once('/') {
        return interval(text, start, end);
    }
    if let Some((day, time)) = text.split_once('T') {
        let date = date(day)?;
        if !is_exact(&date) {
            return Err(EdtfError::Shape(text.to_owned()));
        }
        return if is_time(time) { Ok(Form::Time(date)) } else { Err(EdtfError::Time(time.to_owned())) };
    }
    date(text).map(Form::Date)
}

fn set(text: &str) -> Option<&str> {
    text.strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .or_else(|| text.strip_prefix('{').and_then(|text| text.strip_suffix('}')))
}

fn item(text: &str) -> Result<Item, EdtfError> {
    let end = |text: &str| if text.is_empty() { Ok(None) } else { date(text).map(Some) };
    match text.split_once("..") {
        Some(("", "")) => Err(EdtfError::Shape(text.to_owned())),
        Some((from, to)) => match (end(from)?, end(to)?) {
            (Some(from), Some(to)) if is_backwards(&from, &to) => Err(EdtfError::Backwards(text.to_owned())),
            (from, to) => Ok(Item::Run(from, to)),
        },
        None => date(text).map(Item::One),
    }
}

fn interval(text: &str, start: &str, end: &str) -> Result<Form, EdtfError> {
    let at = |text: &str| if matches!(text, "" | "..") { Ok(End::Open) } else { date(text).map(End::At) };
    match (at(start)?, at(end)?) {
        (End::Open, End::Open) => Err(EdtfError::Shape(text.to_owned())),
        (End::At(start), End::At(end)) if is_backwards(&start, &end) => Err(EdtfError::Backwards(text.to_owned())),
        (start, end) => Ok(Form::Interval(start, end)),
    }
}

/// Whether `end` is over before `start` begins.
fn is_backwards(start: &Date, end: &Date) -> bool {
    match (bounds::first(start), bounds::last(end)) {
        (Some(start), Some(end)) => end < start,
        _ => end.year.high < start.year.low,
    }
}

fn date(text: &str) -> Result<Date, EdtfError> {
    let shape = || EdtfError::Shape(text.to_owned());
    let mut doubt = Doubt::default();
    if let Some(long) = text.strip_prefix('Y') {
        let year = long_year(doubt.after(long)).ok_or_else(shape)?;
        return Ok(doubt.of(year, None, None));
    }
    let bare = doubt.before(text);
    let (minus, bare) = bare.strip_prefix('-').map_or((false, bare), |bare| (true, bare));
    let mut parts = bare.split('-');
    let year = four_digits(doubt.after(parts.next().unwrap_or_default()), minus)
        .ok_or_else(|| if looks_like_year(bare) { EdtfError::Year(bare.to_owned()) } else { shape() })?;
    let mut part = || {
        let part = parts.next()?;
        let part = doubt.before(part);
        Some(two_digits(doubt.after(part)))
    };
    let month = part().map(|month| month.ok_or_else(shape)).transpose()?;
    let day = part().map(|day| day.ok_or_else(shape)).transpose()?;
    if parts.next().is_some() {
        return Err(shape());
    }
    let month = month.map(|digits| month_of(digits).ok_or_else(|| EdtfError::Month(digits.iter().collect())));
    let month = month.transpose()?;
    let day = match (month, day) {
        (Some(month), Some(digits)) => {
            Some(day_of(year, month, digits).ok_or_else(|| EdtfError::Day(text.to_owned()))?)
        }
        _ => None,
    };
    Ok(doubt.of(year, month, day))
}

/// Whether somebody meant a year and gave it too few or too many digits.
fn looks_like_year(text: &str) -> bool {
    text.len() <= 8 && !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// The marks of doubt met so far.
#[derive(Default)]
struct Doubt {
    approximate: bool,
    uncertain: bool,
}

impl Doubt {
    fn mark(&mut self, mark: char) -> bool {
        self.approximate |= matches!(mark, '~' | '%');
        self.uncertain |= matches!(mark, '?' | '%');
        matches!(mark, '~' | '?' | '%')
    }

    /// Takes a mark off the start.
    fn before<'t>(&mut self, text: &'t str) -> &'t str {
        match text.chars().next() {
            Some(mark) if self.mark(mark) => &text[1..],
            _ => text,
        }
    }

    /// Takes a mark off the end.
    fn after<'t>(&mut self, text: &'t str) -> &'t str {
        match text.chars().next_back() {
            Some(mark) if self.mark(mark) => &text[..text.len() - 1],
            _ => text,
        }
    }

    fn of(self, year: Range, month: Option<Range>, day: Option<Range>) -> Date {
        Date { year, month, day, approximate: self.approximate, uncertain: self.uncertain }
    }
}

/// `2017`, `201X`, `1950S2`.
fn four_digits(text: &str, minus: bool) -> Option<Range> {
    let (text, significant) = significant(text)?;
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X') {
        return None;
    }
    let at = |digit: &str| text.replace('X', digit).parse::<i64>().ok();
    let (low, high) = (at("0")?, at("9")?);
    let year = if minus { Range { low: -high, high: -low } } else { Range { low, high } };
    match significant {
        Some(_) if low != high => None,
        Some(digits) => rounded(year.low, digits),
        None => Some(year),
    }
}

/// What follows `Y`: `170000002`, `-17E7`, `3388E2S3`.
fn long_year(text: &str) -> Option<Range> {
    let (text, significant) = significant(text)?;
    let (digits, exponent) = text.split_once('E').map_or((text, 0), |(digits, exponent)| {
        (digits, if is_number(exponent) { exponent.parse().unwrap_or(u32::MAX) } else { u32::MAX })
    });
    if !is_number(digits.strip_prefix('-').unwrap_or(digits)) {
        return None;
    }
    let year = digits.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(exponent)?)?;
    // A long year has more than four digits, or it would be a short one.
    if year.unsigned_abs() < 10_000 {
        return None;
    }
    significant.map_or(Some(Range::one(year)), |digits| rounded(year, digits))
}

/// Cuts `S2` off: so many digits are significant.
fn significant(text: &str) -> Option<(&str, Option<u32>)> {
    let Some((text, digits)) = text.split_once('S') else { return Some((text, None)) };
    let digits: u32 = digits.parse().ok().filter(|count| *count > 0 && is_number(digits))?;
    Some((text, Some(digits)))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The years that have the first `digits` digits of `year`.
fn rounded(year: i64, digits: u32) -> Option<Range> {
    let open = year.unsigned_abs().to_string().len().checked_sub(usize::try_from(digits).ok()?)?;
    let unit = 10_i64.checked_pow(u32::try_from(open).ok()?)?;
    let low = year.abs() / unit * unit;
    let high = low.checked_add(unit - 1)?;
    Some(if year < 0 { Range { low: -high, high: -low } } else { Range { low, high } })
}

fn two_digits(text: &str) -> Option<[char; 2]> {
    let mut digits = text.chars();
    let two = [digits.next()?, digits.next()?];
    (digits.next().is_none() && two.iter().all(|c| c.is_ascii_digit() || *c == 'X')).then_some(two)
}

/// The numbers from `low` to `high` that `digits` can mean.
fn fitting(digits: [char; 2], low: i64, high: i64) -> Option<Range> {
    let fits = |number: i64| {
        let number = [number / 10, number % 10];
        digits.iter().zip(number).all(|(digit, value)| digit.to_digit(10).is_none_or(|known| i64::from(known) == value))
    };
    let low = (low..=high).find(|number| fits(*number))?;
    let high = (low..=high).rev().find(|number| fits(*number))?;
    Some(Range { low, high })
}

fn month_of(digits: [char; 2]) -> Option<Range> {
    fitting(digits, 1, 12).or_else(|| if digits.contains(&'X') { None } else { fitting(digits, 21, 41) })
}

/// A day that at least one of the months and years meant has.
fn day_of(year: Range, month: Range, digits: [char; 2]) -> Option<Range> {
    if month.low > 12 {
        return None;
    }
    // Among nine years there is a leap year unless a century is passed over; a whole range has one.
    let years = year.low..=year.high.min(year.low.saturating_add(8));
    let longest = years.flat_map(|year| (month.low..=month.high).map(move |month| days(year, month))).max()?;
    fitting(digits, 1, longest)
}

fn is_exact(date: &Date) -> bool {
    let known = |part: Option<Range>| part.is_some_and(|part| part.low == part.high);
    date.year.low == date.year.high && known(date.month) && known(date.day) && !date.approximate && !date.uncertain
}

/// `23:20:30`, `23:20:30Z`, `23:20:30-04`, `23:20:30+04:30`.
fn is_time(text: &str) -> bool {
    let number = |text: &str, most: u8| {
        text.len() == 2 && is_number(text) && text.parse::<u8>().is_ok_and(|number| number <= most)
    };
    let Some((time, zone)) = text.split_at_checked(8) else { return false };
    let mut parts = time.split(':');
    let mut part = |most| parts.next().is_some_and(|part| number(part, most));
    let in_the_day = part(23) && part(59) && part(60) || time == "24:00:00";
    let in_the_world = match zone.strip_prefix(['+', '-']) {
        Some(shift) => match shift.split_once(':') {
            Some((hours, minutes)) => number(hours, 23) && number(minutes, 59),
            None => number(shift, 23),
        },
        None => matches!(zone, "" | "Z"),
    };
    in_the_day && in_the_world
}
