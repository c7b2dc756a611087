//! When the article appeared, where it says so.

use crate::document::Article;
use crate::record::Edtf;

/// The months, with the forms that are cut short.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day, month or year of publication in the dateline of `article`.
pub(super) fn read(article: &Article<'_>) -> Option<Edtf> {
    let line = article.dateline.as_ref()?.as_str();
    let words: Vec<&str> = line
        .split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.')))
        .map(|word| word.trim_matches(['.', '-', '/']))
        .filter(|word| !word.is_empty())
        .collect();
    let date = (0..words.len()).find_map(|at| iso(words[at]).or_else(|| written(&words, at)));
    let date = date.or_else(|| words.iter().rev().find_map(|word| year(word)).map(|year| format!("{year:04}")));
    date.and_then(|date| date.parse().ok())
}

/// `2017-11-19`, `19.11.2017`.
fn iso(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let [first, middle, last] = parts[..] else { return None };
    let (year, day) = match (year(first), year(last)) {
        (Some(year), _) => (year, last),
        (None, Some(year)) => (year, first),
        _ => return None,
    };
    let (month, day): (u32, u32) = (middle.parse().ok()?, day.parse().ok()?);
    // With slashes, day and month may change places.
    let sure = !word.contains('/') || day > 12 || day == month;
    (sure && (1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `November 19, 2017`, `19 November 2017`, `November 2017`, from the word at `at`.
fn written(words: &[&str], at: usize) -> Option<String> {
    let word = |index: usize| words.get(index).copied().unwrap_or_default();
    let number = month(word(at))?;
    let before = at.checked_sub(1).and_then(|before| day(word(before)));
    if let Some(year) = year(word(at + 1)) {
        return Some(match before {
            Some(day) => format!("{year:04}-{number:02}-{day:02}"),
            None => format!("{year:04}-{number:02}"),
        });
    }
    let day = day(word(at + 1))?;
    let year = year(word(at + 2))?;
    Some(format!("{year:04}-{number:02}-{day:02}"))
}

fn month(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    let found = MONTHS.iter().position(|month| lower.len() >= 3 && (month.starts_with(&lower) || lower == "sept"));
    found.map(|index| if lower == "sept" { 9 } else { index + 1 })
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|sign: char| sign.is_ascii_lowercase());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 4)
}

fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1500..2200).contains(year))
}
