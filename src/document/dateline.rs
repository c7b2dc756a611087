//! Lines that name series, number and day of publication.

use super::byline::Line;
use super::dialects::Sign;
use super::leaf::{Hint, Leaf, LeafKind};
use super::shape::{is_short, words_of};

/// Whether the leaf names series, number or day of publication and nothing else.
pub(super) fn is_dateline(leaf: &Leaf, signs: &[Sign]) -> bool {
    if leaf.hint == Some(Hint::Dateline) && leaf.kind == LeafKind::FrontMatter {
        return !leaf.is_empty();
    }
    let text = leaf.text.as_str();
    if !is_short(text) || matches!(leaf.kind, LeafKind::Table | LeafKind::Code | LeafKind::FrontMatter) {
        return false;
    }
    let line = Line::of(leaf, signs);
    let (mut year, mut counted, mut dated, mut series) = (false, false, false, false);
    // Whether a word was read that no dateline needs, and whether a date hangs on it: "The Riots of January 1977",
    // "Black September 1970".
    let (mut prose, mut hangs) = (0, false);
    let mut before = String::new();
    let mut end = 0;
    for word in words_of(text) {
        let lower = word.to_lowercase();
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let number = word.starts_with(|sign: char| sign.is_ascii_digit());
        let date = is_month(&lower) || is_season(&lower);
        if number || date {
            let leads =
                matches!(&*before, "of" | "in" | "since" | "from" | "to" | "and" | "until" | "after" | "before");
            let apart = text[end..start].trim() != "" || line.is_cut_before(start);
            let own =
                is_series_word(&before) || DATELINE.contains(&&*before) || is_month(&before) || is_season(&before);
            let own = own || is_weekday(&before) || before.starts_with(|sign: char| sign.is_ascii_digit());
            hangs |= prose > 0 && (leads || (date && !apart && !own));
        }
        if number {
            year |= is_year(word);
            dated |= word.len() <= 2;
            // `2017-03-12` is one word.
            let iso = word.len() == 10 && word.get(..4).is_some_and(is_year) && word.matches('-').count() == 2;
            (year, dated) = (year || iso, dated || iso);
        } else {
            counted |= matches!(lower.as_str(), "vol" | "volume" | "no" | "nos" | "number" | "issue");
            series |= is_series_word(&lower);
            let known = DATELINE.contains(&lower.as_str()) || date;
            dated |= date;
            prose += usize::from(!known && !is_weekday(&lower));
            // "al-Sham" is a name.
            let article = word.split_once('-').is_some_and(|(_, name)| name.contains(char::is_uppercase));
            if word.starts_with(char::is_lowercase) && !known && !article {
                return false;
            }
        }
        before = lower;
        end = start + word.len();
    }
    // "Bread and Smoke: A Street in Homs, Summer 2012": a title may end in the time that it speaks of.
    let titled = matches!(leaf.kind, LeafKind::Heading { .. }) || text.contains([':', '?', '!']);
    if titled && prose >= TITLE && !counted && !series {
        return false;
    }
    let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
    // A series that says so may have a long name.
    let longest = if series { 100 } else { 60 };
    let alone = series && line.day().is_some() && leaf.kind == LeafKind::Paragraph;
    numbered && (counted || !hangs) && ((year && (dated || counted || alone)) || (counted && text.len() < longest))
}

/// So many words that no dateline needs make a title of a line that is set or stopped as one.
const TITLE: usize = 3;

/// Words of a line that names series, number or day, beside names and numbers.
const DATELINE: &[&str] = &[
    "vol",
    "volume",
    "no",
    "nos",
    "number",
    "issue",
    "published",
    "first",
    "online",
    "posted",
    "updated",
    "date",
    "on",
    "of",
    "the",
    "and",
    "series",
    "paper",
    "papers",
    "notes",
    "brief",
    "briefs",
    "th",
    "st",
    "nd",
    "rd",
    "in",
    "at",
    "pp",
    "p",
    "pages",
    "page",
    "for",
];

/// Whether `word`, in small letters, is one of those by which series call themselves.
pub(super) fn is_series_word(word: &str) -> bool {
    matches!(
        word,
        "notes"
            | "paper"
            | "papers"
            | "brief"
            | "briefs"
            | "review"
            | "letters"
            | "journal"
            | "quarterly"
            | "bulletin"
            | "newsletter"
            | "monitor"
            | "report"
            | "reports"
            | "studies"
            | "series"
            | "commentary"
            | "analysis"
            | "perspectives"
            | "affairs"
    )
}

/// Whether `word`, in small letters, is the name of a month or opens as one does.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
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
    word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(word) || word == "sept")
}

/// Whether `word`, in small letters, is the name of a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Whether `word`, in small letters, names a part of the year by which journals are dated.
pub(super) fn is_season(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter")
}

/// Whether `word` is a year in figures.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}
