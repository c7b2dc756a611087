//! A date taken apart, for formats that hold its parts.

use crate::record::Edtf;

/// A point in time, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    /// The year of the Gregorian calendar; of a decade or century, its first.
    pub year: i32,
    /// 1 to 12; 21 to 24 for spring to winter.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// How many digits of the year are not known: 1 in `199X`, 2 in `18XX`.
    pub unknown_digits: u8,
}

impl Point {
    /// The season, 1 for spring to 4 for winter.
    pub(crate) fn season(self) -> Option<u8> {
        self.month.filter(|month| (21..=24).contains(month)).map(|month| month - 20)
    }

    /// The month, where it is no season.
    pub(crate) fn calendar_month(self) -> Option<u8> {
        self.month.filter(|month| (1..=12).contains(month))
    }
}

/// How a date goes on after its first point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It is no range.
    Same,
    /// It is a range without an end.
    Open,
    /// It is a range up to here.
    At(Point),
}

/// A date, or a range of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    /// Its first point.
    pub start: Point,
    /// How it goes on.
    pub end: End,
    /// Circa (`~`).
    pub approximate: bool,
    /// Doubtful (`?`).
    pub uncertain: bool,
}

impl When {
    /// Takes `date` apart. Sets (`[1917, 1920]`) and dates without a known start have no such parts.
    pub(crate) fn of(date: &Edtf) -> Option<Self> {
        let text = date.as_str();
        let (start, end) = match text.split_once('/') {
            Some((start, end)) => (start, Some(end)),
            None => (text, None),
        };
        let (start, mut doubt) = point(start)?;
        let end = match end {
            None => End::Same,
            Some("" | "..") => End::Open,
            Some(end) => {
                let (end, more) = point(end)?;
                doubt = (doubt.0 || more.0, doubt.1 || more.1);
                End::At(end)
            }
        };
        Some(Self { start, end, approximate: doubt.0, uncertain: doubt.1 })
    }

    /// The date in EDTF again.
    pub(crate) fn edtf(&self) -> Option<Edtf> {
        let mark = match (self.approximate, self.uncertain) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        };
        let text = match self.end {
            End::Same => format!("{}{mark}", write(self.start)),
            End::Open => format!("{}{mark}/..", write(self.start)),
            End::At(end) => format!("{}{mark}/{}{mark}", write(self.start), write(end)),
        };
        text.parse().ok()
    }

    /// Whether it is one plain day, month or year.
    pub(crate) fn is_plain(&self) -> bool {
        self.end == End::Same && !self.approximate && !self.uncertain && self.start.unknown_digits == 0
    }

    /// A decade or century in English, which no format of numbers holds: `1990s`, `19th century`.
    pub(crate) fn in_words(&self) -> Option<String> {
        match (self.end, self.start.unknown_digits, self.start.year) {
            (End::Same, 1, year) => Some(format!("{year}s")),
            (End::Same, 2, year) if year >= 0 => Some(format!("{} century", ordinal(year / 100 + 1))),
            _ => None,
        }
    }
}

/// Reads what [`When::in_words`] writes.
pub(crate) fn from_words(words: &str) -> Option<Edtf> {
    if let Some(year) = words.strip_suffix('s').filter(|year| year.len() == 4 && year.ends_with('0')) {
        return year.chars().all(|c| c.is_ascii_digit()).then(|| format!("{}X", &year[..3]).parse().ok())?;
    }
    let number: i32 = words.strip_suffix(" century")?.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    (1..=99).contains(&number).then(|| format!("{:02}XX", number - 1).parse().ok())?
}

/// `1st`, `2nd`, `11th`.
pub(crate) fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

pub(crate) fn write(point: Point) -> String {
    let year = match (point.unknown_digits, point.year) {
        (1, year) => format!("{:03}X", year / 10),
        (2, year) => format!("{:02}XX", year / 100),
        (_, year) if year < 0 => format!("-{:04}", -year),
        (_, year) => format!("{year:04}"),
    };
    match (point.month, point.day) {
        (None, _) => year,
        (Some(month), None) => format!("{year}-{month:02}"),
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
    }
}

/// A point and its doubt: approximate, uncertain.
fn point(text: &str) -> Option<(Point, (bool, bool))> {
    let percent = text.contains('%');
    let doubt = (percent || text.contains('~'), percent || text.contains('?'));
    let plain: String = text.chars().filter(|c| !matches!(c, '~' | '?' | '%')).collect();
    let plain = plain.split_once('T').map_or(plain.as_str(), |(day, _)| day);
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
    let mut parts = plain.split('-');
    let digits = parts.next()?;
    let unknown = digits.bytes().rev().take_while(|byte| *byte == b'X').count();
    if digits.len() != 4 || unknown > 2 {
        return None;
    }
    let known: i32 = digits[..4 - unknown].parse().ok()?;
    let number = |text: &str| text.parse::<u8>().ok();
    let month = parts.next().and_then(number).filter(|month| matches!(month, 1..=12 | 21..=24));
    let day = parts.next().and_then(number).filter(|day| matches!(day, 1..=31) && month.is_some_and(|m| m <= 12));
    let unknown_digits = u8::try_from(unknown).ok()?;
    let year = sign * known * 10_i32.pow(u32::from(unknown_digits));
    (parts.next().is_none()).then_some((Point { year, month, day, unknown_digits }, doubt))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().expect("EDTF")
    }

    #[test]
    fn a_date_taken_apart_can_be_put_together() {
        for text in [
            "2017-08-21",
            "2017-08",
            "2017",
            "1920~",
            "1920?",
            "1920%",
            "2014/2016",
            "199X",
            "18XX",
            "2014-22",
            "2014/..",
            "-0044-03-15",
            "1914-06-28/1918-11-11",
        ] {
            let when = When::of(&edtf(text)).expect(text);
            assert_eq!(when.edtf(), Some(edtf(text)));
        }
        for text in ["[1917,1920]", "../1920", "XXXX", "{1960,1961}"] {
            assert_eq!(When::of(&edtf(text)), None, "{text}");
        }
    }

    #[test]
    fn decades_and_centuries_are_words() {
        for (text, words) in [("199X", "1990s"), ("18XX", "19th century"), ("20XX", "21st century")] {
            assert_eq!(When::of(&edtf(text)).and_then(|when| when.in_words()).as_deref(), Some(words));
            assert_eq!(from_words(words), Some(edtf(text)));
        }
        for words in ["summers", "199s", "century", "x century", "th century", "éééés"] {
            assert_eq!(from_words(words), None);
        }
    }
}
