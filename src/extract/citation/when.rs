//! Dates as citations print them.

use crate::extract::date::{DatePhrase, DateStyle, paired, phrases, read_date};
use crate::record::Edtf;
use std::ops::Range;

/// How exactly a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    Year,
    Month,
    Day,
}

/// Those of `phrases`, all dates of `text` by their form, that can stand in a citation; a date in two calendars is one.
pub(super) fn dates(text: &str, phrases: impl IntoIterator<Item = DatePhrase>) -> Vec<(Range<usize>, Precision)> {
    let mut found: Vec<DatePhrase> = Vec::new();
    let mut dates: Vec<(Range<usize>, Precision)> = Vec::new();
    for phrase in phrases {
        let phrase = without_number(text, phrase);
        let Some(precision) = precision(text, &phrase) else { continue };
        match (found.last(), dates.last_mut()) {
            (Some(before), Some(date)) if paired(text, before, &phrase) => {
                // "3 Ramadan 1337 [2 June 1919]": the bracket closes with the date in it.
                let opened = text[before.range.end..phrase.range.start].contains(['[', '(']);
                let closed = opened && text[phrase.range.end..].starts_with([']', ')']);
                date.0.end = phrase.range.end + usize::from(closed);
            }
            _ => dates.push((phrase.range.clone(), precision)),
        }
        found.push(phrase);
    }
    dates
}

/// "S/RES/2, 30 January 1946", "no. 12, 3 May 2016": the first number is no day.
fn without_number(text: &str, phrase: DatePhrase) -> DatePhrase {
    let words = &text[phrase.range.clone()];
    let digits = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let before = text[..phrase.range.start].trim_end_matches(' ');
    let glued =
        before.len() == phrase.range.start && before.ends_with(|c: char| c.is_alphanumeric() || "/-.–:".contains(c));
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let numbered = !word.is_empty()
        && before.ends_with(word)
        && !matches!(word, "on" | "of" | "from" | "and" | "the" | "On" | "for");
    if digits == 0
        || !words[digits..].starts_with(',')
        || !(glued || before.ends_with('.') || before.ends_with('#') || numbered)
    {
        return phrase;
    }
    let from = phrase.range.start + digits;
    match phrases(&text[from..phrase.range.end]).into_iter().next() {
        Some(mut later) => {
            later.range = later.range.start + from..later.range.end + from;
            later
        }
        None => phrase,
    }
}

/// How exactly `phrase` is given; none if citations have no such date.
fn precision(text: &str, phrase: &DatePhrase) -> Option<Precision> {
    Some(match phrase.style {
        DateStyle::MonthDay | DateStyle::DayMonth | DateStyle::Iso | DateStyle::Dotted | DateStyle::Slashed => {
            Precision::Day
        }
        DateStyle::Month => Precision::Month,
        DateStyle::Year => Precision::Year,
        DateStyle::Period if text[phrase.range.clone()].starts_with(|c: char| c.is_ascii_digit()) => Precision::Year,
        DateStyle::Period | DateStyle::Undated => return None,
    })
}

/// The date that is all of `text`.
pub(super) fn edtf(text: &str) -> Option<Edtf> {
    read_date(text)?.edtf
}

/// How exactly the date that is all of `text` is given.
pub(super) fn exactly(text: &str) -> Option<Precision> {
    precision(text, &read_date(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_citations() {
        for (text, expected) in [
            ("al-Fajr, August 21, 2017.", vec!["August 21, 2017"]),
            ("İrade, 18 Nisan 1316 [1 May 1900], BOA", vec!["18 Nisan 1316 [1 May 1900]"]),
            ("Review 3, no. 1 (Summer 1979): 44", vec!["Summer 1979"]),
            ("MDE 14/023/2006, 4 September 2006", vec!["4 September 2006"]),
        ] {
            let found: Vec<&str> = dates(text, phrases(text)).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, expected);
        }
    }
}
