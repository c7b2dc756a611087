//! Seasons, decades and centuries.

use super::era::{Era, era_at};
use super::grammar::Found;
use super::phrase::{DateStyle, Parts, Value};
use super::roles::Roles;
use super::scan::Scan;
use super::token::{Glued, Kind};
use super::year;
use crate::record::Season;
use crate::text::WordMap;
use std::borrow::Cow;
use std::sync::LazyLock;

pub(super) const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
    ("springtime", Season::Spring),
    ("summertime", Season::Summer),
    ("wintertime", Season::Winter),
    ("printemps", Season::Spring),
    ("automne", Season::Autumn),
    ("hiver", Season::Winter),
    ("frühjahr", Season::Spring),
    ("frühling", Season::Spring),
    ("sommer", Season::Summer),
    ("herbst", Season::Autumn),
];

pub(super) const DECADES: &[(&str, u16)] = &[
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// The thirtieth is the last.
pub(super) const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
];

static ORDINAL_NUMBERS: LazyLock<WordMap<i32>> =
    LazyLock::new(|| WordMap::new(ORDINALS.iter().copied().zip((1..=20).chain([30]))));

/// What an ordinal beyond the twentieth begins with.
pub(super) const TENS: &[(&str, i32)] = &[("twenty", 20), ("thirty", 30)];

/// `spring of 2017`, `Summer 2013`, `winter 1916–17`, and a season alone.
pub(super) fn season_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.can_be(at, Roles::SEASON) {
        return None;
    }
    let word = scan.words(at);
    let lower = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    let season = SEASONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&lower))?.1;
    let found = |year, after| Found { value: Value::Season { year, season }, style: DateStyle::Month, after };
    let word = if scan.is_word(at + 1, &["months"]) { at + 1 } else { at };
    let next = if scan.is_word(word + 1, &["of"]) || scan.is_mark(word + 1, ',') { word + 2 } else { word + 1 };
    // "The Arab Spring of 2011" is no season.
    let called = at > 0
        && scan.is_capital(at)
        && scan.is_capital(at - 1)
        && scan.is_word(word + 1, &["of"])
        && !scan.is_word(at - 1, &["the", "in", "by", "during", "since", "until", "early", "late", "that", "from"]);
    if let Some(first) = scan.year(next).filter(|_| !called) {
        // A winter of two years is named for the first.
        let after = year::year_at(scan, next).map_or(next + 1, |years| years.after);
        return Some(found(Some(first), after));
    }
    Some(found(None, at + 1))
}

/// `1990s`, `’60s`, `the sixties`, `nineteenth century`.
pub(super) fn period_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    decade_at(scan, at).or_else(|| century_at(scan, at))
}

fn decade_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let decade = |year: u16, after| Some(Found { value: Value::Decade(year), style: DateStyle::Period, after });
    match scan.token(at)?.kind {
        Kind::Number(number)
            if number.glued == Glued::Plural && number.digits == 4 && number.value.is_multiple_of(10) =>
        {
            let year = u16::try_from(number.value).ok().filter(|year| (1000..=2190).contains(year))?;
            // The 1800s are a century; the 2000s, so far, a decade.
            if year % 100 == 0 && year < 2000 {
                let number = i32::from(year / 100) + 1;
                return Some(Found { value: Value::Century { number }, style: DateStyle::Period, after: at + 1 });
            }
            decade(year, at + 1)
        }
        Kind::Mark(mark) if crate::text::is_apostrophe(mark) && scan.is_spaced(at) => {
            let number = scan.number(at + 1).filter(|number| number.digits == 2 && !scan.is_spaced(at + 1))?;
            if number.glued != Glued::Plural || !number.value.is_multiple_of(10) {
                return None;
            }
            decade(1900 + u16::try_from(number.value).ok()?, at + 2)
        }
        Kind::Word { .. } if scan.can_be(at, Roles::DECADE) => {
            let named =
                |at: usize| DECADES.iter().find(|(name, _)| scan.is_word(at, &[name])).map(|(_, year)| 1900 + year);
            if scan.is_word(at, &["nineteen"]) {
                let next = if scan.is_dash(at + 1) { at + 2 } else { at + 1 };
                return named(next).and_then(|year| decade(year, next + 1)).or_else(|| in_words(scan, at + 1));
            }
            // Of a person's age there is no article; of Fahrenheit nobody writes here.
            let led = at > 0
                && (scan.is_word(at - 1, &["the", "early", "late"])
                    || (scan.is_dash(at - 1) && at > 1 && scan.is_word(at - 2, &["mid"])));
            let year = named(at).filter(|_| led)?;
            decade(year, at + 1)
        }
        _ => None,
    }
}

/// Tens and ones, with which a year in words ends.
const YEAR_TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const YEAR_ONES: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const YEAR_TEENS: &[&str] =
    &["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

/// `nineteen forty-eight`, `nineteen fourteen`: the year whose last words begin at `at`. Of "nineteen forty-pounders"
/// more follows.
fn in_words(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let place = |at: usize, words: &[&str]| words.iter().position(|word| scan.is_word(at, &[word]));
    let (rest, after) = if let Some(teens) = place(at, YEAR_TEENS) {
        (teens + 11, at + 1)
    } else {
        let tens = (place(at, YEAR_TENS)? + 2) * 10;
        let ones = (scan.is_dash(at + 1) && !scan.is_spaced(at + 1)).then(|| place(at + 2, YEAR_ONES)).flatten();
        ones.map_or((tens, at + 1), |ones| (tens + ones + 1, at + 3))
    };
    // Behind a number that is only counted stands what it counts.
    let counts = (scan.is_dash(after) && !scan.is_spaced(after))
        || scan.token(after).is_some_and(|token| token.kind == Kind::Word { capital: false })
            && scan.words(after).ends_with('s')
            && !scan.is_word(after, &["was", "is", "has", "brings", "as", "its", "his"]);
    if counts || scan.is_spaced(at - 1) && scan.is_dash(at - 1) {
        return None;
    }
    let date = Parts { year: Some(1900 + i32::try_from(rest).ok()?), ..Parts::default() };
    Some(Found { value: Value::Date(date), style: DateStyle::Period, after })
}

/// The number of an ordinal, and the token after it.
fn ordinal(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some(number) = scan.number(at) {
        let value = i32::try_from(number.value).ok().filter(|value| (1..=30).contains(value))?;
        return (number.glued == Glued::Ordinal).then_some((value, at + 1));
    }
    ordinal_in_words(scan, at)
}

/// `first` to `thirty-first`, and the token after it.
pub(super) fn ordinal_in_words(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    if !scan.can_be(at, Roles::ORDINAL) {
        return None;
    }
    let number = |at: usize| ORDINAL_NUMBERS.get(scan.words(at));
    if let Some(tens) = TENS.iter().find(|(name, _)| scan.is_word(at, &[name])).map(|(_, tens)| *tens) {
        let next = if scan.is_dash(at + 1) { at + 2 } else { at + 1 };
        return Some((tens + number(next).filter(|ones| *ones < 10)?, next + 1));
    }
    Some((number(at)?, at + 1))
}

/// How far back the word may stand that an ordinal leaves out.
const UNDERSTOOD: usize = 32;

/// "In the eighteenth century, and in the later nineteenth,": an early or late part of it, said after one in full.
fn is_understood(scan: &Scan<'_>, at: usize, next: usize) -> bool {
    let part = at > 0 && scan.is_word(at - 1, &["early", "late", "later"]);
    let closes = scan.token(next).is_none_or(|token| matches!(token.kind, Kind::Mark(_)));
    part && closes && (at.saturating_sub(UNDERSTOOD)..at).any(|before| scan.is_word(before, &["century", "centuries"]))
}

fn century_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (number, next) = ordinal(scan, at)?;
    let found = |number, after| Some(Found { value: Value::Century { number }, style: DateStyle::Period, after });
    let hyphen = if scan.is_dash(next) && !scan.is_spaced(next) { next + 1 } else { next };
    if scan.is_word(hyphen, &["century", "centuries"]) {
        return match era_at(scan, hyphen + 1) {
            Some((Era::Before, after)) => found(-number, after),
            Some((Era::Common, after)) => found(number, after),
            // A century of another era has no short form of its own.
            Some(_) => None,
            None => found(number, hyphen + 1),
        };
    }
    if number >= 10 && is_understood(scan, at, next) {
        return found(number, next);
    }
    // "the nineteenth and early twentieth centuries", "nineteenth- and twentieth-century"
    let mut other = hyphen;
    if scan.is_word(other, &["and", "or", "to", "through"]) {
        other += 1;
    } else if other == next {
        return None;
    }
    if scan.is_word(other, &["early", "late", "mid", "the"]) {
        other += 1;
        if scan.is_dash(other) {
            other += 1;
        }
    }
    let (_, last) = ordinal(scan, other)?;
    let last = if scan.is_dash(last) { last + 1 } else { last };
    scan.is_word(last, &["century", "centuries"]).then(|| found(number, next)).flatten()
}
