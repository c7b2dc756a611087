//! Days and months: `21 August 2017`, `August 21, 2017`, `21.8.2017`, `12 Rajab 1438`.

use super::era::{Era, era_at};
use super::grammar::{Found, WEEKDAYS, parts};
use super::name::{self, Base, MonthName};
use super::period::ordinal_in_words;
use super::phrase::{DatePhrase, DateStyle, Parts, Value};
use super::roles::Roles;
use super::scan::Scan;
use super::token::{Glued, Kind};
use crate::record::Calendar;

/// No list of days of one month is longer.
const MOST: usize = 12;

/// The days of one month that a date names, in order.
struct Days {
    listed: [u8; MOST],
    count: usize,
}

impl Days {
    fn of(first: u8) -> Self {
        let mut days = Self { listed: [0; MOST], count: 0 };
        days.add(first);
        days
    }

    /// Adds a day; nothing where there would be too many.
    fn add(&mut self, day: u8) -> Option<()> {
        *self.listed.get_mut(self.count)? = day;
        self.count += 1;
        Some(())
    }

    fn all(&self) -> &[u8] {
        &self.listed[..self.count]
    }
}

/// `2017-08-21`, `21.8.2017`, `21/8/2017`.
pub(super) fn numeric_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (first, second, third) = (scan.number(at)?, scan.plain(at + 2)?, scan.plain(at + 4)?);
    let sign = scan.token(at + 1)?.kind;
    let glued = !scan.is_spaced(at + 1) && (at + 2..=at + 4).all(|at| !scan.is_spaced(at) || sign == Kind::Mark('.'));
    if sign != scan.token(at + 3)?.kind || !glued || first.digits > 4 {
        return None;
    }
    // `1.2.2017.3` is a section, `10.1.2017/…` part of an address.
    let more = scan.number(at + 6).is_some() && !scan.is_spaced(at + 6) && scan.token(at + 5)?.kind == sign;
    let before = at > 0
        && !scan.is_spaced(at)
        && matches!(scan.token(at - 1)?.kind, Kind::Mark('/' | '.' | '_' | '=') | Kind::Dash(_));
    if more || before {
        return None;
    }
    let small = |value: u32| u8::try_from(value).ok().filter(|value| *value <= 99);
    if first.digits == 4 {
        let style = if matches!(sign, Kind::Dash('-')) { DateStyle::Iso } else { DateStyle::Dotted };
        if !matches!(sign, Kind::Dash('-') | Kind::Mark('.' | '/')) || second.digits > 2 || third.digits > 2 {
            return None;
        }
        let year = scan.number(at).map(|number| number.value).and_then(|year| i32::try_from(year).ok());
        let year = year.filter(|year| (1000..=2199).contains(year))?;
        let date = parts(Some(year), small(second.value), small(third.value));
        return Some(Found { value: Value::Date(date), style, after: at + 5 });
    }
    let year = i32::try_from(third.value).ok().filter(|year| third.digits == 4 && (1000..=2199).contains(year))?;
    let (day, month) = (small(first.value)?, small(second.value)?);
    if first.digits > 2 || second.digits > 2 || day == 0 || month == 0 || day > 39 || month > 39 {
        return None;
    }
    let after = at + 5;
    match sign {
        // Full stops are written where the day comes first: Germany, Israel, Turkey, Russia.
        Kind::Mark('.') => Some(Found {
            value: Value::Date(parts(Some(year), Some(month), Some(day))),
            style: DateStyle::Dotted,
            after,
        }),
        Kind::Mark('/') | Kind::Dash(_) => {
            let style = DateStyle::Slashed;
            let value = if day <= 12 && month <= 12 && day != month {
                Value::Ambiguous { year, one: day, other: month }
            } else if day <= 12 && month > 12 {
                Value::Date(parts(Some(year), Some(day), Some(month)))
            } else {
                Value::Date(parts(Some(year), Some(month), Some(day)))
            };
            Some(Found { value, style, after })
        }
        _ => None,
    }
}

/// `first of November`, `twenty-first of August 1968`: the day in words.
pub(super) fn day_in_words_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (day, next) = ordinal_in_words(scan, at)?;
    let day = u8::try_from(day).ok().filter(|day| *day <= 31)?;
    if !scan.is_word(next, &["of"]) || !scan.is_capital(next + 1) {
        return None;
    }
    let (names, after) = name::month_at(scan.text, scan.tokens, next + 1)?;
    let year_at = if scan.is_mark(after, ',') || scan.is_word(after, &["of"]) { after + 1 } else { after };
    let (date, after) = match year_of(scan, names, year_at) {
        Some(dated) => dated,
        None => (yearless(names)?, after),
    };
    Some(Found { value: Value::Date(Parts { day: Some(day), ..date }), style: DateStyle::DayMonth, after })
}

/// `21 August 2017`, `3–5 May`, `the 21st of August`, `3, 5 and 9 May 2016`.
pub(super) fn day_month_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let mut days = Days::of(scan.day(at)?);
    let (mut range, mut and) = (false, false);
    let mut next = at + 1;
    loop {
        let second = if scan.is_joint(next) || (scan.is_mark(next, '/') && days.count == 1) {
            range = true;
            next + 1
        } else if scan.is_mark(next, ',') && scan.is_word(next + 1, &["and"]) {
            and = true;
            next + 2
        } else if scan.is_word(next, &["and"]) || scan.is_mark(next, '&') {
            and = true;
            next + 1
        } else if scan.is_word(next, &["to", "through"]) && days.count == 1 {
            range = true;
            next + 1
        } else if scan.is_mark(next, ',') && !and {
            next + 1
        } else {
            break;
        };
        days.add(scan.day(second)?)?;
        next = second + 1;
        if range && days.count > 2 {
            return None;
        }
    }
    // "Volume 14, Number 2, 3 February": commas alone make no list of days.
    if days.count > 1 && !range && !and {
        return None;
    }
    if scan.is_mark(next, '.') && !scan.is_spaced(next) {
        next += 1;
    }
    if scan.is_word(next, &["of", "de", "di", "day"]) {
        next += 1;
        if scan.is_word(next, &["of"]) {
            next += 1;
        }
    }
    let (names, mut after) = name::month_at(scan.text, scan.tokens, next)?;
    if scan.is_mark(after, '.') && !scan.is_spaced(after) && scan.number(after + 1).is_some() {
        after += 1;
    }
    let word = scan.words(next);
    let lower = !scan.is_capital(next);
    let year_at = if scan.is_mark(after, ',') || scan.is_word(after, &["of", "de"]) { after + 1 } else { after };
    let year = year_of(scan, names, year_at).or_else(|| year_of(scan, names, after));
    if lower && year.is_none() && (english_word(word) || names.iter().all(|name| name.short)) {
        return None;
    }
    let (date, after) = match year {
        Some((date, after)) => (date, after),
        // Without a year only the months that need no calendar to tell.
        None => (yearless(names)?, after),
    };
    Some(Found { value: value_of(days.all(), date, range), style: DateStyle::DayMonth, after })
}

/// What an ordinal and a capital may name: units, sittings, streets.
#[rustfmt::skip]
const NUMBERED_BODIES: &[&str] = &[
    "Division", "Army", "Brigade", "Corps", "Fleet", "Regiment", "Battalion", "Squadron", "Infantry", "Armored",
    "Armoured", "Cavalry", "Parachute", "Artillery", "Congress", "Conference", "Session", "Summit", "Assembly",
    "Parliament", "Knesset", "Majlis", "Amendment", "Street", "Avenue", "Parallel", "Century", "Republic", "Dynasty",
    "Plenum", "Meeting", "Committee", "Council", "Festival", "Anniversary", "Imam", "Legion", "Company", "Wing",
    "Divisions", "Armies", "Brigades", "Regiments", "Battalions", "Squadrons",
];

/// What a day has: "the evening of the 16th".
const PARTS_OF_A_DAY: &[&str] =
    &["morning", "noon", "afternoon", "evening", "night", "eve", "dawn", "dusk", "midnight", "hours"];

/// Whether a day alone stands before token `at`: "between the 3rd" and the 5th.
fn follows_a_day(scan: &Scan<'_>, at: usize) -> bool {
    at >= 3
        && scan.number(at - 1).is_some_and(|number| number.glued == Glued::Ordinal)
        && scan.is_word(at - 2, &["the"])
        && scan.is_word(at - 3, &["on", "between"])
}

/// Verbs of the past that do not end in -ed, which may follow a day: "on the 25th stood".
#[rustfmt::skip]
pub(super) const PAST: &[&str] = &[
    "was", "were", "had", "made", "took", "fell", "came", "went", "left", "began", "gave", "met", "sent", "stood",
    "rose", "broke", "brought", "ran", "held", "lost", "won", "said", "told", "saw", "heard", "drove", "flew", "rode",
    "fought", "caught", "bought", "sold", "spoke", "wrote", "found", "got", "kept", "led", "put", "read", "sat",
    "swore", "withdrew", "threw", "struck", "shot", "set", "cut", "hit", "burnt", "sank", "became", "could", "would",
    "did", "hung", "fled", "built", "paid",
];

/// The first of the ordinals that are listed with the one at `at`: "on the 14th and 15th".
fn first_of_list(scan: &Scan<'_>, at: usize) -> usize {
    let mut first = at;
    for _ in 0..MOST {
        let mut before = first;
        if before > 0 && scan.is_word(before - 1, &["and", "or"]) {
            before -= 1;
        }
        if before > 0 && scan.is_mark(before - 1, ',') {
            before -= 1;
        }
        let ordinal = before != first
            && before > 0
            && scan.number(before - 1).is_some_and(|number| number.glued == Glued::Ordinal && number.digits <= 2);
        if !ordinal {
            break;
        }
        first = before - 1;
    }
    first
}

/// The last of the ordinals that are listed with the one at `at`.
fn last_of_list(scan: &Scan<'_>, at: usize) -> usize {
    let mut last = at;
    for _ in 0..MOST {
        let comma = usize::from(scan.is_mark(last + 1, ','));
        let and = usize::from(scan.is_word(last + 1 + comma, &["and", "or"]));
        let next = last + 1 + comma + and;
        if comma + and == 0 || scan.number(next).is_none_or(|number| number.glued != Glued::Ordinal) {
            break;
        }
        last = next;
    }
    last
}

/// "The 19th", after a word that says when, where no noun goes with it; and its first token, which may be the
/// weekday's: "Friday the 19th".
pub(super) fn day_alone_at(scan: &Scan<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    let number = scan.number(at).filter(|number| number.glued == Glued::Ordinal && number.digits <= 2)?;
    let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))?;
    let first = first_of_list(scan, at);
    let head = first.checked_sub(2)?;
    let weekday = (first == at && scan.is_word(at - 1, &["the"]))
        .then(|| if scan.is_mark(head, ',') { head.checked_sub(1) } else { Some(head) })
        .flatten()
        .filter(|at| WEEKDAYS.iter().any(|names| scan.is_word(*at, &names[..1])));
    let led = scan.is_word(first - 1, &["the"])
        && (weekday.is_some()
            || scan.is_word(
                head,
                &["on", "by", "until", "till", "since", "before", "after", "from", "to", "for", "between"],
            )
            || (scan.is_word(head, &["of"]) && head > 0 && scan.is_word(head - 1, PARTS_OF_A_DAY))
            || (scan.is_word(head, &["and"]) && follows_a_day(scan, head)));
    let on = scan.is_word(head, &["on", "by"]) || scan.is_word(head, &["of"]) && led;
    // What follows the last of a list follows them all: "on the 1st and 2nd Divisions".
    let last = last_of_list(scan, at);
    let next = scan.token(last + 1);
    let month = scan.is_word(last + 1, &["of"])
        && scan.is_word(last + 2, &["the", "that"])
        && (scan.is_word(last + 3, &["month"]) || scan.is_word(last + 4, &["month"]));
    let alone = match next.map(|token| token.kind) {
        None | Some(Kind::Mark(_)) => true,
        Some(Kind::Dash(_)) => scan.is_spaced(last + 1),
        Some(Kind::Word { capital: false }) => {
            month
                || scan.is_word(
                    last + 1,
                    &[
                        "he",
                        "she",
                        "it",
                        "they",
                        "we",
                        "the",
                        "a",
                        "an",
                        "and",
                        "but",
                        "in",
                        "at",
                        "with",
                        "after",
                        "when",
                        "as",
                        "his",
                        "her",
                        "their",
                        "its",
                        "by",
                        "for",
                        "to",
                        "that",
                        "there",
                        "all",
                        "only",
                        "two",
                        "three",
                        "four",
                        "five",
                        "six",
                        "some",
                        "about",
                        "several",
                        "nothing",
                        "nobody",
                        "everyone",
                        "everything",
                        "another",
                        "both",
                        "most",
                        "many",
                        "no",
                    ],
                )
                || scan.can_be(last + 1, Roles::PAST)
                || (on && scan.words(last + 1).ends_with("ed"))
        }
        // "On the 7th President Asad announced", but "on the 7th Indian Division".
        Some(Kind::Word { capital: true }) => {
            on && !(last + 1..scan.tokens.len().min(last + 5))
                .take_while(|at| scan.is_capital(*at))
                .any(|at| scan.is_word(at, NUMBERED_BODIES))
        }
        _ => false,
    };
    // Of a weekday there is no doubt: "on Wednesday the 11th two brigades came".
    if !led || !(alone || weekday.is_some()) {
        return None;
    }
    let value = Value::Date(parts(None, None, Some(day)));
    let start = weekday.unwrap_or(at);
    let range = scan.tokens[start].start..scan.tokens[at].end;
    Some((DatePhrase::new(range, value, DateStyle::DayMonth), start))
}

/// `August 21, 2017`, `August 2017`, `August`, `May 3–5, 2016`, `May 3, 5, and 9, 2016`.
pub(super) fn month_at(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (names, after) = name::month_at(scan.text, scan.tokens, at)?;
    let word = scan.words(at);
    let lower = !scan.is_capital(at);
    let dated = || matches!(word, "mars" | "mart" | "sept") && year_of(scan, names, after).is_some();
    if lower && english_word(word) && !dated() {
        return None;
    }
    if let Some(found) = month_days(scan, names, at, after)
        && !lower
    {
        return Some(found);
    }
    let year_at = if scan.is_mark(after, ',') || scan.is_word(after, &["of", "de"]) { after + 1 } else { after };
    if let Some((date, after)) = year_of(scan, names, year_at) {
        return Some(Found { value: Value::Date(date), style: DateStyle::Month, after });
    }
    // Alone, an abbreviation or a name of another language says too little.
    let alone = names.iter().find(|name| name.language == "en" && !name.short)?;
    if lower {
        return None;
    }
    Some(Found { value: Value::Date(parts(None, Some(alone.month), None)), style: DateStyle::Month, after })
}

/// The days after the name of a month.
fn month_days(scan: &Scan<'_>, names: &[MonthName], start: usize, at: usize) -> Option<Found> {
    let mut next = if scan.is_word(at, &["the"]) { at + 1 } else { at };
    let day = scan.day(next)?;
    let mut days = Days::of(day);
    next += 1;
    if let Some(found) = old_style(scan, names, day, next) {
        return Some(found);
    }
    if let Some(found) = told_range(scan, names, day, start, next) {
        return Some(found);
    }
    let mut range = false;
    let single = next;
    loop {
        let second = if scan.is_joint(next) {
            range = true;
            next + 1
        } else if scan.is_mark(next, ',') && scan.is_word(next + 1, &["and"]) {
            next + 2
        } else if scan.is_mark(next, ',') || scan.is_word(next, &["and"]) || scan.is_mark(next, '&') {
            next + 1
        } else {
            break;
        };
        if scan.day(second).and_then(|day| days.add(day)).is_none() {
            break;
        }
        next = second + 1;
        if range {
            break;
        }
    }
    let with_year = |next: usize| {
        let at = if scan.is_mark(next, ',') { next + 1 } else { next };
        year_of(scan, names, at)
    };
    if let Some((date, after)) = with_year(next) {
        return Some(Found { value: value_of(days.all(), date, range), style: DateStyle::MonthDay, after });
    }
    let date = yearless(names)?;
    if range {
        return Some(Found { value: value_of(days.all(), date, true), style: DateStyle::MonthDay, after: next });
    }
    // "On May 3, 17 men": without a year at the end, what follows the first day is no list.
    if let Some((date, after)) = with_year(single) {
        return Some(Found { value: value_of(&[day], date, false), style: DateStyle::MonthDay, after });
    }
    Some(Found { value: value_of(&[day], date, false), style: DateStyle::MonthDay, after: single })
}

/// `June 15 (Old Style), 1865`: the calendar stands before the year.
fn old_style(scan: &Scan<'_>, names: &[MonthName], day: u8, at: usize) -> Option<Found> {
    let (era, next) = era_at(scan, at).filter(|(era, _)| *era == Era::Julian)?;
    debug_assert_eq!(era, Era::Julian, "no other was let through");
    let next = if scan.is_mark(next, ',') { next + 1 } else { next };
    let (date, after) = year_of(scan, names, next).filter(|(date, _)| date.calendar.is_none())?;
    let date = Parts { day: Some(day), calendar: Some(Calendar::Julian), ..date };
    Some(Found { value: Value::Date(date), style: DateStyle::MonthDay, after })
}

/// `between September 4 and 12`, `from July 5 to 9, 2016`: the words before the month say that it is a stretch.
fn told_range(scan: &Scan<'_>, names: &[MonthName], day: u8, start: usize, at: usize) -> Option<Found> {
    let led = |words: &[&str]| start.checked_sub(1).is_some_and(|before| scan.is_word(before, words));
    let joined = (led(&["between"]) && scan.is_word(at, &["and"]))
        || (led(&["from"]) && scan.is_word(at, &["to", "until", "till", "through"]))
        || scan.is_word(at, &["through"]);
    let second = if scan.is_word(at + 1, &["the"]) { at + 2 } else { at + 1 };
    let last = scan.day(second).filter(|_| joined)?;
    let next = second + 1;
    // "From July 5 to 17 August": the second day has a month of its own.
    let month = if scan.is_word(next, &["of"]) { next + 1 } else { next };
    if scan.is_capital(month) && name::month_at(scan.text, scan.tokens, month).is_some() {
        return None;
    }
    let year_at = if scan.is_mark(next, ',') { next + 1 } else { next };
    let (date, after) = match year_of(scan, names, year_at) {
        Some(dated) => dated,
        None => (yearless(names)?, next),
    };
    Some(Found { value: value_of(&[day, last], date, true), style: DateStyle::MonthDay, after })
}

/// One date, a range, or several: the `days` in the month and year of `date`.
fn value_of(days: &[u8], date: Parts, range: bool) -> Value {
    let on = |day: &u8| Parts { day: Some(*day), ..date };
    match days {
        [one] => Value::Date(on(one)),
        [one, other] if range => Value::Span(Box::new(Value::Date(on(one))), Box::new(Value::Date(on(other)))),
        _ => Value::All(days.iter().map(on).collect()),
    }
}

/// Whether a word in lower case is an English one, and no month.
fn english_word(word: &str) -> bool {
    matches!(
        word,
        "may"
            | "march"
            | "august"
            | "mar"
            | "set"
            | "dec"
            | "gen"
            | "ago"
            | "mars"
            | "mart"
            | "sept"
            | "out"
            | "ab"
            | "hut"
            | "day"
            | "safer"
            | "mag"
            | "june"
            | "april"
    )
}

/// A month without its year: only of the calendar that the text is written in.
fn yearless(names: &[MonthName]) -> Option<Parts> {
    let name = names.iter().find(|name| name.calendar == Base::Gregorian && name.language == "en").or_else(|| {
        names.iter().find(|name| name.calendar == Base::Gregorian && matches!(name.language, "fr" | "de" | "it" | "es"))
    })?;
    Some(parts(None, Some(name.month), None))
}

/// The year at `at` and its era, with the month that `names` then means; and the token after it.
fn year_of(scan: &Scan<'_>, names: &[MonthName], at: usize) -> Option<(Parts, usize)> {
    let number = scan.plain(at)?;
    if number.digits > 4 {
        return None;
    }
    let value = i32::try_from(number.value).ok()?;
    let (era, after) = match era_at(scan, at + 1) {
        Some((era, after)) => (Some(era), after),
        None => (None, at + 1),
    };
    // "8 Dhu al-Hijja 60 AH": of two digits only an era says that they are a year.
    if number.digits < 3 && !matches!(era, Some(Era::Islamic | Era::Common | Era::Before)) {
        return None;
    }
    let months = |base: Base| names.iter().find(|name| name.calendar == base);
    let of = |name: &MonthName, calendar: Option<Calendar>, year: i32, after: usize| {
        (Parts { calendar, year: Some(year), month: Some(name.month), leap: name.leap, day: None }, after)
    };
    if let Some(name) = months(Base::Islamic)
        && (1..=1500).contains(&value)
        && matches!(era, None | Some(Era::Islamic))
    {
        return Some(of(name, Some(Calendar::Islamic), value, after));
    }
    if let Some(name) = months(Base::Persian)
        && matches!(era, None | Some(Era::Persian))
    {
        if (1200..=1500).contains(&value) {
            return Some(of(name, Some(Calendar::Persian), value, after));
        }
        // The imperial era of 1976 to 1978 counted from Cyrus.
        if (2534..=2538).contains(&value) {
            return Some(of(name, Some(Calendar::Persian), value - 1180, after));
        }
    }
    if let Some(name) = months(Base::Hebrew)
        && (5000..=6000).contains(&value)
        && matches!(era, None | Some(Era::Hebrew))
    {
        return Some(of(name, Some(Calendar::Hebrew), value, after));
    }
    let name = months(Base::Gregorian)?;
    let ottoman = names.iter().find(|name| name.calendar == Base::Gregorian && matches!(name.language, "tr" | "ota"));
    if let Some(name) = ottoman
        && (1205..=1345).contains(&value)
        && matches!(era, None | Some(Era::Rumi))
    {
        return Some(of(name, Some(Calendar::Rumi), value, after));
    }
    if number.digits == 3 && !matches!(era, Some(Era::Common | Era::Before)) {
        return None;
    }
    match era {
        Some(Era::Before) => Some(of(name, None, 1 - value, after)),
        Some(Era::Common) => Some(of(name, None, value, after)),
        // Old Style is said of a day, and read after it.
        _ => (scan.year(at).is_some()).then(|| of(name, None, value, at + 1)),
    }
}
