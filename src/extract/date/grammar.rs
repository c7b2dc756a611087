//! The forms of a date phrase: what may stand before a date, and what joins two.

use super::period::{period_at, season_at};
use super::phrase::{DatePhrase, DateStyle, Parts, Value};
use super::roles::Roles;
use super::scan::Scan;
use super::token::Kind;
use super::{day, era, year};
use crate::record::{Calendar, Modifier};

/// A date read from token to token.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) value: Value,
    pub(super) style: DateStyle,
    /// The token after it.
    pub(super) after: usize,
}

pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["Monday", "Mon", "lundi", "Montag", "lunedì", "lunes", "Pazartesi"],
    &["Tuesday", "Tue", "Tues", "mardi", "Dienstag", "martedì", "martes", "Salı"],
    &["Wednesday", "Wed", "mercredi", "Mittwoch", "mercoledì", "miércoles", "Çarşamba"],
    &["Thursday", "Thu", "Thurs", "jeudi", "Donnerstag", "giovedì", "jueves", "Perşembe"],
    &["Friday", "Fri", "vendredi", "Freitag", "venerdì", "viernes", "Cuma"],
    &["Saturday", "Sat", "samedi", "Samstag", "sabato", "sábado", "Cumartesi"],
    &["Sunday", "Sun", "dimanche", "Sonntag", "domenica", "domingo", "Pazar"],
];

/// The date phrase that starts at token `at`, and the token after it.
pub(super) fn phrase_at(scan: &Scan<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    if let Some((weekday, next)) = weekday_at(scan, at) {
        let found = core_at(scan, next).filter(|found| {
            matches!(
                found.style,
                DateStyle::MonthDay | DateStyle::DayMonth | DateStyle::Iso | DateStyle::Dotted | DateStyle::Slashed
            )
        })?;
        let after = found.after;
        let mut phrase = finish(scan, at, found);
        phrase.weekday = Some((weekday, scan.tokens[at].range()));
        return Some((phrase, after));
    }
    let (approximate, start) = approximately(scan, at);
    let (modifier, next) = modifier_at(scan, start);
    let found = core_at(scan, next)?;
    if modifier.is_some() && !takes_modifier(&found) {
        return None;
    }
    let after = found.after;
    let mut phrase = finish(scan, at, found);
    phrase.modifier = modifier;
    if let Value::Date(parts) = &mut phrase.value
        && parts.calendar.is_none()
        && parts.day.is_some()
        && is_julian(scan, after)
    {
        parts.calendar = Some(Calendar::Julian);
        phrase.calendar = Some(Calendar::Julian);
        phrase.settle();
    }
    if approximate {
        phrase.approximate = true;
        phrase.settle();
    }
    Some((phrase, after))
}

fn finish(scan: &Scan<'_>, at: usize, found: Found) -> DatePhrase {
    let range = scan.tokens[at].start..scan.tokens[found.after - 1].end;
    DatePhrase::new(range, found.value, found.style)
}

/// "By the Julian calendar", said after a date.
fn is_julian(scan: &Scan<'_>, at: usize) -> bool {
    let at = if scan.is_mark(at, ',') { at + 1 } else { at };
    let led = scan.is_word(at, &["by", "in", "of", "on"]) || scan.is_word(at, &["according"]);
    let at = if scan.is_word(at, &["according"]) && scan.is_word(at + 1, &["to"]) { at + 2 } else { at + 1 };
    let at = if scan.is_word(at, &["the"]) { at + 1 } else { at };
    led && scan.is_word(at, &["Julian"]) && scan.is_word(at + 1, &["calendar", "reckoning"])
}

/// "Early" is said of a month, a season, a year or longer; of a day nobody says it.
fn takes_modifier(found: &Found) -> bool {
    match &found.value {
        Value::Date(parts) => parts.day.is_none(),
        Value::Season { .. } | Value::Decade(_) | Value::Century { .. } => true,
        Value::Span(..) => found.style == DateStyle::Period,
        _ => false,
    }
}

/// `Tuesday, ` and the like: the day, from 1, and the token after it.
fn weekday_at(scan: &Scan<'_>, at: usize) -> Option<(i8, usize)> {
    if !scan.can_be(at, Roles::WEEKDAY) {
        return None;
    }
    let word = scan.words(at);
    let index = WEEKDAYS.iter().position(|names| names.contains(&word))?;
    let mut next = at + 1;
    if scan.is_mark(next, '.') {
        next += 1;
    }
    if scan.is_mark(next, ',') {
        next += 1;
    }
    if scan.is_word(next, &["the", "den", "le"]) {
        next += 1;
    }
    Some((i8::try_from(index).ok()? + 1, next))
}

/// What says that a date is approximate.
pub(super) const ABOUT: &[&str] = &["circa", "around", "about", "approximately", "roughly", "vers", "etwa", "um"];

/// `circa`, `about`.
fn approximately(scan: &Scan<'_>, at: usize) -> (bool, usize) {
    if !scan.can_be(at, Roles::ABOUT) {
        return (false, at);
    }
    if scan.is_word(at, ABOUT) {
        return (true, at + 1);
    }
    if matches!(scan.words(at), "c" | "ca" | "Ca") && scan.is_mark(at + 1, '.') && !scan.is_spaced(at + 1) {
        return (true, at + 2);
    }
    (false, at)
}

/// What has a first and a last part of its own.
#[rustfmt::skip]
const STRETCHES: &[&str] = &[
    "days", "weeks", "week", "months", "half", "part", "years", "third", "quarter", "decades", "decade",
];

/// What may stand before the month or year of a part: "the last days of that April", "the end of the same year".
const THE: &[&str] = &["the", "that"];

/// How many of them: the numbers that are written out.
#[rustfmt::skip]
const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "few", "couple"];

/// What the names of parts begin with.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "early", "late", "later", "mid", "first", "opening", "last", "final", "closing", "latter", "second", "beginning", "start",
    "outset", "middle", "end", "close",
];

/// `early`, `mid-`, `the end of`: the part, and the token after it.
fn modifier_at(scan: &Scan<'_>, at: usize) -> (Option<Modifier>, usize) {
    if !scan.can_be(at, Roles::PART) {
        return (None, at);
    }
    let of = |next: usize| {
        let next = if scan.is_word(next, &["of", "in"]) { next + 1 } else { return None };
        Some(if scan.is_word(next, THE) { next + 1 } else { next })
    };
    let the = |next: usize| if scan.is_word(next, THE) { next + 1 } else { next };
    let hyphen = |next: usize| if scan.is_dash(next) && !scan.is_spaced(next) { next + 1 } else { next };
    if scan.is_word(at, &["early"]) {
        return (Some(Modifier::Start), of(at + 1).unwrap_or_else(|| hyphen(at + 1)));
    }
    // "The later nineteenth century", but not "two years later, in May".
    let later = scan.is_word(at, &["later"]) && at > 0 && scan.is_word(at - 1, &["the"]);
    if later || scan.is_word(at, &["late"]) {
        return (Some(Modifier::End), of(at + 1).unwrap_or_else(|| hyphen(at + 1)));
    }
    if scan.is_word(at, &["mid"]) {
        return (Some(Modifier::Mid), hyphen(at + 1));
    }
    // "The first days of September", "the second half of 1958"; a first day is a day, and a second week neither.
    let stretch = |at: usize| scan.is_word(at, STRETCHES) && scan.is_word(at + 1, &["of"]);
    // "The last ten days of March", "the first three weeks".
    let counted =
        usize::from(scan.is_word(at + 1, NUMBERS) || scan.plain(at + 1).is_some_and(|number| number.digits < 3));
    if stretch(at + 1 + counted) {
        let half = scan.is_word(at + 1, &["half", "part"]);
        let modifier = if scan.is_word(at, &["first", "opening", "early"]) {
            Some(Modifier::Start)
        } else if scan.is_word(at, &["last", "final", "closing", "latter"]) || (half && scan.is_word(at, &["second"])) {
            Some(Modifier::End)
        } else {
            None
        };
        if modifier.is_some() {
            return (modifier, the(at + 3 + counted));
        }
    }
    let parts: [(&[&str], Modifier); 3] = [
        (&["beginning", "start", "outset"], Modifier::Start),
        (&["middle"], Modifier::Mid),
        (&["end", "close"], Modifier::End),
    ];
    for (words, modifier) in parts {
        if scan.is_word(at, words)
            && scan.is_word(at + 1, &["of"])
            && let Some(next) = of(at + 1)
        {
            return (Some(modifier), the(next));
        }
    }
    (None, at)
}

/// A date, and what it is joined to by a dash.
fn core_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let mut found = one_at(scan, at)?;
    if let Some((end, era)) = era::era_at(scan, found.after).map(|(era, after)| (after, era))
        && era == era::Era::Julian
        && let Value::Date(parts) = &mut found.value
        && parts.calendar.is_none()
        && parts.day.is_some()
    {
        parts.calendar = Some(Calendar::Julian);
        found.after = end;
    }
    let slash = scan.is_mark(found.after, '/') && !scan.is_spaced(found.after) && !scan.is_spaced(found.after + 1);
    if !slash && !scan.is_joint(found.after) {
        return Some(found);
    }
    let next = found.after + 1;
    let next = modifier_at(scan, next).1;
    if let Some(end) = one_at(scan, next)
        && let Some(value) = joined(&found.value, &end.value)
        && (!slash || are_neighbours(&value))
    {
        let style = if found.style == DateStyle::Year { DateStyle::Period } else { found.style.max_detail(end.style) };
        return Some(Found { value, style, after: end.after });
    }
    Some(found)
}

/// Whether the stretch is of two months or of two days, one after the other: "July/August 1990". Others parted by a
/// slash are one day in two calendars: "25 October/7 November 1917".
fn are_neighbours(value: &Value) -> bool {
    let Value::Span(start, end) = value else { return false };
    let (Value::Date(one), Value::Date(other)) = (&**start, &**end) else { return false };
    let next_month = one.month.zip(other.month).is_some_and(|(one, other)| one % 12 + 1 == other);
    match (one.day, other.day) {
        (None, None) => next_month,
        (Some(first), Some(1)) => next_month && first >= 28,
        (Some(first), Some(last)) => one.month == other.month && first + 1 == last,
        _ => false,
    }
}

/// From one to the other, where they are of one kind; what the first leaves out, the second gives.
fn joined(start: &Value, end: &Value) -> Option<Value> {
    let span = |start: Value, end: Value| Some(Value::Span(Box::new(start), Box::new(end)));
    match (start, end) {
        (Value::Date(one), Value::Date(other)) if one.calendar == other.calendar => {
            let same_kind = one.day.is_some() == other.day.is_some() && one.month.is_some() == other.month.is_some();
            if !same_kind || one.month.is_none() {
                return None;
            }
            let mut one = *one;
            if one.year.is_none() {
                // "November–January 2015": the year before.
                one.year = other.year.map(|year| year - i32::from(one.month > other.month));
            } else if other.year.is_none() {
                return None;
            }
            span(Value::Date(one), end.clone())
        }
        (Value::Season { year, season }, Value::Season { year: last, .. }) => {
            span(Value::Season { year: year.or(*last), season: *season }, end.clone())
        }
        (Value::Decade(_), Value::Decade(_)) | (Value::Century { .. }, Value::Century { .. }) => {
            span(start.clone(), end.clone())
        }
        _ => None,
    }
}

/// One date.
fn one_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    match scan.token(at)?.kind {
        Kind::Number(_) => day::numeric_at(scan, at)
            .or_else(|| day::day_month_at(scan, at))
            .or_else(|| period_at(scan, at))
            .or_else(|| year::year_at(scan, at)),
        Kind::Word { .. } if !scan.token(at)?.roles.opens() => None,
        Kind::Word { .. } => day::month_at(scan, at)
            .or_else(|| day::day_in_words_at(scan, at))
            .or_else(|| season_at(scan, at))
            .or_else(|| period_at(scan, at))
            .or_else(|| year::after_era_at(scan, at))
            .or_else(|| undated_at(scan, at)),
        Kind::Mark(_) => period_at(scan, at),
        Kind::Dash(_) => None,
    }
}

/// `n.d.` and its like in other languages.
fn undated_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let dotted = |first: &str, second: &str| {
        scan.words(at) == first
            && scan.is_mark(at + 1, '.')
            && scan.words(at + 2) == second
            && scan.is_mark(at + 3, '.')
    };
    let undated = |after| Some(Found { value: Value::Undated, style: DateStyle::Undated, after });
    if dotted("n", "d") || dotted("s", "d") || dotted("o", "J") || dotted("t", "y") {
        return undated(at + 4);
    }
    if scan.is_word(at, &["undated"]) {
        return undated(at + 1);
    }
    (scan.is_word(at, &["no"]) && scan.is_word(at + 1, &["date"])).then(|| undated(at + 2)).flatten()
}

impl DateStyle {
    /// The more telling of the styles of two ends.
    fn max_detail(self, other: Self) -> Self {
        if self == Self::Year { other } else { self }
    }
}

/// A Gregorian date.
pub(super) fn parts(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Parts {
    Parts { year, month, day, ..Parts::default() }
}
