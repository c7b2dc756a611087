//! Dates as citations print them.

use crate::record::Edtf;

/// A date that starts where somebody looked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// Its length in bytes.
    pub(super) len: usize,
    /// The date; none where it is ambiguous, cannot be, has no year or is of a calendar not computed here.
    pub(super) edtf: Option<Edtf>,
    /// How exactly it is given.
    pub(super) precision: Precision,
}

/// How exactly a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    Year,
    Month,
    Day,
}

/// Months by the first letters that tell them apart, in the languages of notes.
const MONTHS: &[(&str, u8)] = &[
    ("january", 1),
    ("jan", 1),
    ("februar", 2),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
    ("janvier", 1),
    ("janv", 1),
    ("février", 2),
    ("fevrier", 2),
    ("févr", 2),
    ("mars", 3),
    ("avril", 4),
    ("avr", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("juil", 7),
    ("août", 8),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("decembre", 12),
    ("déc", 12),
    ("januar", 1),
    ("jänner", 1),
    ("märz", 3),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("okt", 10),
    ("dezember", 12),
    ("dez", 12),
    ("gennaio", 1),
    ("genn", 1),
    ("febbraio", 2),
    ("febbr", 2),
    ("marzo", 3),
    ("aprile", 4),
    ("maggio", 5),
    ("giugno", 6),
    ("luglio", 7),
    ("agosto", 8),
    ("settembre", 9),
    ("sett", 9),
    ("ottobre", 10),
    ("ott", 10),
    ("dicembre", 12),
    ("dic", 12),
    ("enero", 1),
    ("febrero", 2),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("septiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
];

/// Months of the Ottoman, Islamic, Persian and Hebrew calendars, folded.
const OTHER_MONTHS: &[&str] = &[
    "muharrem",
    "safer",
    "rebiulevvel",
    "rebiulahir",
    "cemaziyelevvel",
    "cemaziyelahir",
    "recep",
    "receb",
    "saban",
    "sevval",
    "zilkade",
    "zilhicce",
    "nisan",
    "mayis",
    "haziran",
    "temmuz",
    "agustos",
    "eylul",
    "tesrin",
    "tesrinievvel",
    "tesrinisani",
    "kanun",
    "kanunuevvel",
    "kanunusani",
    "kanunievvel",
    "kanunisani",
    "subat",
    "mart",
    "muharram",
    "safar",
    "rabi",
    "rabi al",
    "jumada",
    "rajab",
    "shaban",
    "ramadan",
    "ramazan",
    "shawwal",
    "dhu",
    "zu",
    "zul",
    "farvardin",
    "ordibehesht",
    "khordad",
    "tir",
    "mordad",
    "shahrivar",
    "mehr",
    "aban",
    "azar",
    "dey",
    "bahman",
    "esfand",
    "tishri",
    "tishrei",
    "heshvan",
    "cheshvan",
    "marheshvan",
    "kislev",
    "tevet",
    "shevat",
    "adar",
    "iyar",
    "iyyar",
    "sivan",
    "tammuz",
    "av",
    "elul",
];

const SEASONS: &[(&str, u8)] = &[
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
    ("printemps", 21),
    ("été", 22),
    ("automne", 23),
    ("hiver", 24),
    ("frühjahr", 21),
    ("frühling", 21),
    ("sommer", 22),
    ("herbst", 23),
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Number(u32, usize),
    Word(&'a str),
    Sign(char),
}

/// The date with which `text` starts.
pub(super) fn at(text: &str) -> Option<When> {
    let pieces = pieces(text);
    let pieces = pieces.as_slice();
    let first = pieces.first()?;
    if let Piece::Word(word) = first.0 {
        let word = word.to_lowercase();
        if WEEKDAYS.contains(&word.as_str()) {
            let skip = if pieces.get(1).is_some_and(|piece| matches!(piece.0, Piece::Sign(',' | '.'))) { 2 } else { 1 };
            return calendar_day(&pieces[skip.min(pieces.len())..]).filter(|when| when.precision == Precision::Day);
        }
    }
    calendar_day(pieces).or_else(|| season(pieces)).or_else(|| year(pieces))
}

/// Whether `word`, without its full stop, names a month of any calendar.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some() || other_month(word)
}

fn month(word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) && word.len() < 5 {
        return None;
    }
    let word = word.to_lowercase();
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

fn other_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && {
        let word = crate::text::key(word);
        OTHER_MONTHS.contains(&word.as_str())
    }
}

/// The first few pieces of `text`, each with its end.
fn pieces(text: &str) -> Vec<(Piece<'_>, usize)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while pieces.len() < 18 {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let len = if c.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if c.is_alphabetic() {
            let word = |c: char| c.is_alphabetic() || crate::text::is_apostrophe(c) || matches!(c, '-' | '\u{307}');
            rest.find(|c: char| !word(c)).unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        let words = &rest[..len];
        at += len;
        let piece = match c {
            '0'..='9' => words.parse().map_or(Piece::Sign('0'), |number| Piece::Number(number, len)),
            c if c.is_alphabetic() => Piece::Word(words),
            c => Piece::Sign(c),
        };
        pieces.push((piece, at));
    }
    pieces
}

type Pieces<'p, 'a> = &'p [(Piece<'a>, usize)];

fn number(pieces: Pieces<'_, '_>, at: usize) -> Option<u32> {
    match pieces.get(at)?.0 {
        Piece::Number(number, _) => Some(number),
        _ => None,
    }
}

fn sign(pieces: Pieces<'_, '_>, at: usize) -> Option<char> {
    match pieces.get(at)?.0 {
        Piece::Sign(sign) => Some(sign),
        _ => None,
    }
}

fn full_year(pieces: Pieces<'_, '_>, at: usize) -> Option<u32> {
    match pieces.get(at)?.0 {
        Piece::Number(year @ 1000..=2199, 4) => Some(year),
        _ => None,
    }
}

/// Skips a full stop.
fn stop(pieces: Pieces<'_, '_>, at: usize) -> usize {
    at + usize::from(sign(pieces, at) == Some('.'))
}

/// Skips a comma.
fn comma(pieces: Pieces<'_, '_>, at: usize) -> usize {
    at + usize::from(sign(pieces, at) == Some(','))
}

fn ordinal(pieces: Pieces<'_, '_>, at: usize) -> usize {
    at + usize::from(matches!(pieces.get(at), Some((Piece::Word("st" | "nd" | "rd" | "th" | "er"), _))))
}

fn found(pieces: Pieces<'_, '_>, count: usize, edtf: Option<String>, precision: Precision) -> Option<When> {
    let len = pieces.get(count.checked_sub(1)?)?.1;
    Some(When { len, edtf: edtf.and_then(|edtf| edtf.parse().ok()), precision })
}

fn calendar_day(pieces: Pieces<'_, '_>) -> Option<When> {
    numeric(pieces).or_else(|| month_first(pieces)).or_else(|| day_first(pieces))
}

/// 2017-08-21, 21.8.2017, 21/8/2017.
fn numeric(pieces: Pieces<'_, '_>) -> Option<When> {
    let (a, b, c) = (number(pieces, 0)?, number(pieces, 2)?, number(pieces, 4)?);
    let between = (sign(pieces, 1)?, sign(pieces, 3)?);
    match between {
        ('-' | '‑' | '/', other) if full_year(pieces, 0).is_some() && other == between.0 => {
            found(pieces, 5, day(a, b, c), Precision::Day)
        }
        ('.', '.') if full_year(pieces, 4).is_some() => found(pieces, 5, day(c, b, a), Precision::Day),
        ('/' | '-', other) if full_year(pieces, 4).is_some() && other == between.0 => {
            let edtf = match (a, b) {
                (13.., _) => day(c, b, a),
                (_, 13..) => day(c, a, b),
                (a, b) if a == b => day(c, a, b),
                _ => None,
            };
            found(pieces, 5, edtf, Precision::Day)
        }
        _ => None,
    }
}

/// August 21, 2017; Aug. 21–23, 2017; August 2017; August 21.
fn month_first(pieces: Pieces<'_, '_>) -> Option<When> {
    let Piece::Word(word) = pieces.first()?.0 else { return None };
    let name = month(word)?;
    let next = stop(pieces, 1);
    if let Some(year) = full_year(pieces, comma(pieces, next)) {
        return found(pieces, comma(pieces, next) + 1, Some(format!("{year:04}-{name:02}")), Precision::Month);
    }
    let first = number(pieces, next).filter(|day| (1..=31).contains(day))?;
    let mut at = ordinal(pieces, next + 1);
    let mut last = first;
    let mut whole = at;
    // May 3–5, 2016; May 3, 5, and 9, 2016.
    while let Some(joint) = pieces.get(at) {
        let joined = matches!(joint.0, Piece::Sign('–' | '-' | ',' | '&') | Piece::Word("and"));
        let day = (at + 1..at + 3).find(|at| number(pieces, *at).is_some_and(|day| (1..=31).contains(&day)));
        match day {
            Some(day) if joined && full_year(pieces, at + 1).is_none() => {
                last = number(pieces, day).unwrap_or(last);
                at = ordinal(pieces, day + 1);
                whole = at;
            }
            _ => break,
        }
    }
    let year_at = comma(pieces, at);
    if let Some(year) = full_year(pieces, year_at) {
        return found(pieces, year_at + 1, days(year, name, first, last), Precision::Day);
    }
    found(pieces, whole, None, Precision::Day)
}

/// 21 August 2017; 21. August 2017; 21–23 August 2017; 18 Nisan 1316 [1 May 1900].
fn day_first(pieces: Pieces<'_, '_>) -> Option<When> {
    let first = number(pieces, 0).filter(|day| (1..=31).contains(day))?;
    let mut at = ordinal(pieces, 1);
    let mut last = first;
    if matches!(sign(pieces, at), Some('–' | '-' | '/')) {
        last = number(pieces, at + 1).filter(|day| (1..=31).contains(day))?;
        at = ordinal(pieces, at + 2);
    }
    at = stop(pieces, at);
    let Piece::Word(word) = pieces.get(at)?.0 else { return None };
    if let Some(name) = month(word) {
        let next = stop(pieces, at + 1);
        let year_at = comma(pieces, next);
        return match full_year(pieces, year_at) {
            Some(year) => found(pieces, year_at + 1, days(year, name, first, last), Precision::Day),
            None => found(pieces, at + 1, None, Precision::Day),
        };
    }
    if !other_month(word) {
        return None;
    }
    let year_at = (at + 1..at + 4).find(|at| matches!(pieces.get(*at), Some((Piece::Number(1000..=5999, 4), _))))?;
    let mut end = year_at + 1;
    if matches!(pieces.get(end), Some((Piece::Word("AH" | "aH" | "H" | "R" | "AP" | "SH"), _))) {
        end += 1;
    }
    if matches!(sign(pieces, end), Some('[' | '(' | '/' | '=')) {
        let inner = &pieces[end + 1..];
        if let Some(gregorian) = calendar_day(inner) {
            let closes = inner.iter().position(|piece| piece.1 > gregorian.len).unwrap_or(inner.len());
            let count = end + 1 + closes + usize::from(matches!(sign(inner, closes), Some(']' | ')')));
            return found(pieces, count, gregorian.edtf.map(String::from), Precision::Day);
        }
    }
    found(pieces, end, None, Precision::Day)
}

/// Summer 1979; Winter 1999/2000.
fn season(pieces: Pieces<'_, '_>) -> Option<When> {
    let Piece::Word(word) = pieces.first()?.0 else { return None };
    let word = word.to_lowercase();
    let (_, season) = SEASONS.iter().find(|(name, _)| *name == word)?;
    let at = comma(pieces, 1);
    let year = full_year(pieces, at)?;
    let mut count = at + 1;
    if matches!(sign(pieces, count), Some('/' | '–' | '-')) && number(pieces, count + 1).is_some() {
        count += 2;
    }
    found(pieces, count, Some(format!("{year:04}-{season}")), Precision::Month)
}

/// 1994; 1994–95; 1894/95; [1994]; 1994a.
fn year(pieces: Pieces<'_, '_>) -> Option<When> {
    let year = full_year(pieces, 0)?;
    if matches!(sign(pieces, 1), Some('–' | '/' | '-')) {
        let (end, digits) = match pieces.get(2) {
            Some((Piece::Number(end, digits @ (2 | 4)), _)) => (*end, *digits),
            _ => return found(pieces, 1, Some(format!("{year:04}")), Precision::Year),
        };
        let end = if digits == 2 { year / 100 * 100 + end } else { end };
        if end > year && end < 2200 && end - year < 150 {
            return found(pieces, 3, Some(format!("{year:04}/{end:04}")), Precision::Year);
        }
        return None;
    }
    found(pieces, 1, Some(format!("{year:04}")), Precision::Year)
}

fn day(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn days(year: u32, month: u8, first: u32, last: u32) -> Option<String> {
    let start = day(year, month.into(), first)?;
    if last == first { Some(start) } else { Some(format!("{start}/{}", day(year, month.into(), last)?)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_style_of_notes() {
        for (text, len, edtf) in [
            ("August 21, 2017.", 15, "2017-08-21"),
            ("Nov. 19, 1977, x", 13, "1977-11-19"),
            ("5 July 1951, I", 11, "1951-07-05"),
            ("16.11.1964.", 10, "1964-11-16"),
            ("2013-10-06, p", 10, "2013-10-06"),
            ("Summer 1979): 4", 11, "1979-22"),
            ("May 3, 5, and 9, 2016", 21, "2016-05-03/2016-05-09"),
            ("3–5 May 2016", 14, "2016-05-03/2016-05-05"),
            ("18 Nisan 1316 [1 May 1900], BOA", 26, "1900-05-01"),
            ("1999", 4, "1999"),
            ("1894/95", 7, "1894/1895"),
            ("Tuesday, May 3, 2016", 20, "2016-05-03"),
            ("31 September 1908", 17, ""),
            ("03/04/2014.", 10, ""),
        ] {
            let when = at(text).unwrap_or_else(|| panic!("{text}"));
            let got = when.edtf.as_ref().map_or("", Edtf::as_str);
            assert_eq!((when.len, got), (len, edtf), "{text}");
        }
        for text in ["no date", "44 men", "Marches", "371/91602"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
