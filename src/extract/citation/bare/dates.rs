//! Dates, of the words that were labelled as one.

use super::words::{Shape, Word};
use crate::record::Edtf;

/// Months by their first letters, in the languages of bibliographies; the longest that fits counts.
const MONTHS: &[(&str, u8)] = &[
    ("ja", 1),
    ("jä", 1),
    ("genn", 1),
    ("gen", 1),
    ("ene", 1),
    ("fe", 2),
    ("fé", 2),
    ("mar", 3),
    ("mär", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("ago", 8),
    ("ag", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("déc", 12),
    ("dez", 12),
    ("dic", 12),
];

/// Seasons, as EDTF numbers them.
const SEASONS: &[(&str, u8)] = &[
    ("spring", 21),
    ("printemps", 21),
    ("primavera", 21),
    ("frühjahr", 21),
    ("summer", 22),
    ("été", 22),
    ("sommer", 22),
    ("estate", 22),
    ("autumn", 23),
    ("fall", 23),
    ("automne", 23),
    ("herbst", 23),
    ("autunno", 23),
    ("winter", 24),
    ("hiver", 24),
    ("inverno", 24),
];

/// A date in parts.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The month that `word`, in lower case, names.
pub(super) fn month(word: &str) -> Option<u8> {
    if word.chars().count() < 2 || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let fits = MONTHS.iter().filter(|(start, _)| word.starts_with(start));
    fits.max_by_key(|(start, _)| start.len()).map(|(_, number)| *number)
}

/// The date that `words` give, and an earlier year that stands beside it.
pub(super) fn read(words: &[&Word<'_>]) -> (Option<Edtf>, Option<Edtf>) {
    let mut years: Vec<u16> = Vec::new();
    let mut parts = Parts::default();
    let mut days: Vec<u8> = Vec::new();
    let mut season = None;
    let mut months: Vec<u8> = Vec::new();
    let mut span = false;
    let mut small: Vec<u8> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let digits: String = word.text.chars().take_while(char::is_ascii_digit).collect();
        if word.shape == Shape::Year {
            years.extend(digits.parse::<u16>().ok().filter(|_| digits.len() == 4));
            span |= years.len() > 1 && word.gap.contains(['-', '–', '—', '/']);
        } else if let Some(number) = month(&word.lower) {
            months.push(number);
        } else if let Some((_, number)) = SEASONS.iter().find(|(name, _)| word.lower == *name) {
            season = Some(*number);
        } else if let Ok(number) = digits.parse::<u8>() {
            let joined = at > 0 && words[at - 1].shape == Shape::Year && word.gap.trim().starts_with(['/', '-', '–']);
            match years.last() {
                // "1974/75", and "2010-08-07".
                Some(&year) if joined && digits.len() == 2 && u16::from(number) > year % 100 && number > 12 => {
                    years.push(year / 100 * 100 + u16::from(number));
                    span = true;
                }
                _ if (1..=31).contains(&number) => small.push(number),
                _ => {}
            }
        }
    }
    if months.is_empty() && season.is_none() && small.len() == 2 && years.len() == 1 {
        let front = words.first().is_some_and(|word| word.shape == Shape::Year);
        let (day, month) = if front { (small[1], small[0]) } else { (small[0], small[1]) };
        // 03/04/2017 may be two days; 13/04/2017 is one.
        let slashed = words.iter().any(|word| word.gap == "/");
        let (day, month) = if slashed && month > 12 { (month, day) } else { (day, month) };
        if !(slashed && !front && day <= 12 && day != month) {
            (parts.day, parts.month) = (Some(day), Some(month));
        }
    } else {
        parts.month = months.first().copied();
        if parts.month.is_some() {
            days.extend(&small);
            parts.day = days.first().copied();
        }
    }
    let earlier = (years.len() > 1 && !span).then(|| years.iter().min().copied()).flatten();
    parts.year = if span { years.first().copied() } else { years.iter().max().copied() };
    let Some(year) = parts.year else { return (None, None) };
    let parse = |text: String| text.parse::<Edtf>().ok();
    let date = if let Some(season) = season {
        parse(format!("{year:04}-{season}"))
    } else if span && years.len() > 1 {
        parse(format!("{year:04}/{:04}", years[1]))
    } else if let (Some(month), Some(day)) = (parts.month, parts.day) {
        match days.get(1) {
            Some(&last) if days.len() == 2 && months.len() < 2 && last > day => {
                parse(format!("{year:04}-{month:02}-{day:02}/{year:04}-{month:02}-{last:02}"))
            }
            _ => parse(format!("{year:04}-{month:02}-{day:02}")),
        }
    } else if let Some(month) = parts.month {
        match months.get(1) {
            Some(&last) if months.len() == 2 && last > month => {
                parse(format!("{year:04}-{month:02}/{year:04}-{last:02}"))
            }
            _ => parse(format!("{year:04}-{month:02}")),
        }
    } else {
        None
    };
    (
        date.or_else(|| parse(format!("{year:04}"))),
        earlier.filter(|&earlier| earlier < year).and_then(|year| parse(format!("{year:04}"))),
    )
}
