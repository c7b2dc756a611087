//! What the words beside a date say of its year: "the following spring", "next April", "4 April of this year".

use super::mention::Placed;
use super::phrase::{DatePhrase, Value};
use super::scan::Scan;
use crate::record::Season;
use jiff::civil;

/// Where the year of a mention is to be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    /// The first such date after where the story stands: "the following spring".
    After,
    /// The last such date before where the story stands: "the previous summer".
    Before,
    /// In the year told last, though it was on the side: "that October", "of that year".
    Told,
    /// So many years from the story's: "of the following year".
    Years(i32),
    /// The first such date after the article: "next April".
    Next,
    /// The last such date before the article: "last December".
    Last,
    /// In the year of the article: "of this year".
    This,
}

/// What stands beside `mention`.
pub(super) fn relative(scan: &Scan<'_>, mention: &Placed) -> Option<Relative> {
    let end = mention.tokens.end;
    let of = scan.is_word(end, &["of"]);
    let at = if of { end + 1 } else { end };
    let the = scan.is_word(at, &["the"]);
    let at = if the { at + 1 } else { at };
    // "On 17 March of the year before", not "of the year before the war".
    if the && scan.is_word(at, &["year"]) && !scan.is_word(at + 2, &["the", "his", "her", "its", "their", "last"]) {
        if scan.is_word(at + 1, &["before"]) {
            return Some(Relative::Years(-1));
        }
        if scan.is_word(at + 1, &["after"]) {
            return Some(Relative::Years(1));
        }
    }
    if scan.is_word(at + 1, &["year"]) {
        if scan.is_word(at, &["following", "next"]) {
            return Some(Relative::Years(1));
        }
        if scan.is_word(at, &["previous", "preceding"]) {
            return Some(Relative::Years(-1));
        }
        if scan.is_word(at, &["same", "that"]) {
            return Some(Relative::Told);
        }
        if scan.is_word(at, &["this"]) {
            return Some(Relative::This);
        }
        if scan.is_word(at, &["last"]) && !the {
            return Some(Relative::Last);
        }
    }
    // "The last days of that April".
    if mention.tokens.clone().skip(2).any(|at| scan.is_word(at, &["that"])) {
        return Some(Relative::Told);
    }
    let before = mention.tokens.start.checked_sub(1)?;
    let the = before > 0 && scan.is_word(before - 1, &["the"]);
    if scan.is_word(before, &["following"]) || (the && scan.is_word(before, &["next"])) {
        return Some(Relative::After);
    }
    if scan.is_word(before, &["that"])
        || (scan.is_word(before, &["same"]) && before > 0 && scan.is_word(before - 1, &["that", "the"]))
    {
        return Some(Relative::Told);
    }
    if scan.is_word(before, &["previous", "preceding"]) {
        return Some(Relative::Before);
    }
    if scan.is_word(before, &["next"]) {
        return Some(Relative::Next);
    }
    if scan.is_word(before, &["last", "past"]) && !the {
        return Some(Relative::Last);
    }
    None
}

/// The last token of "of that year", "of the year before" and the like that begin at token `end`, right behind a mention:
/// they belong to its words, as the extents of TIMEX3 have it.
pub(super) fn year_said(scan: &Scan<'_>, end: usize) -> Option<usize> {
    if !scan.is_word(end, &["of"]) {
        return None;
    }
    let the = scan.is_word(end + 1, &["the"]);
    let at = end + 1 + usize::from(the);
    let said =
        if the { &["following", "next", "previous", "preceding", "same"][..] } else { &["that", "this", "last"] };
    if scan.is_word(at, said) && scan.is_word(at + 1, &["year"]) {
        return Some(at + 1);
    }
    // Not "of the year before the war".
    let alone = !scan.is_word(at + 2, &["the", "his", "her", "its", "their", "last"]);
    (the && scan.is_word(at, &["year"]) && scan.is_word(at + 1, &["before", "after"]) && alone).then_some(at + 1)
}

/// The token right before a mention without a year that says which one is meant: "that July", "the following spring",
/// "last December". It belongs to the words of the mention; the article before it does not.
pub(super) fn year_led_in(scan: &Scan<'_>, start: usize) -> Option<usize> {
    let said = ["that", "following", "next", "same", "previous", "preceding", "last", "past"];
    start.checked_sub(1).filter(|at| scan.is_word(*at, &said))
}

/// The year of `phrase` where `relative` counts from the day of the article.
pub(super) fn from_article(relative: Relative, phrase: &DatePhrase, newest: civil::Date) -> Option<i32> {
    let year = i32::from(newest.year());
    let start = phrase.in_year(year).edtf.and_then(|edtf| edtf.earliest());
    match relative {
        Relative::This => Some(year),
        Relative::Next => Some(year + i32::from(start.is_some_and(|day| day <= newest))),
        Relative::Last => Some(year - i32::from(start.is_some_and(|day| day > newest))),
        _ => None,
    }
}

/// The year of `phrase` where `relative` counts from `anchor`, the year and month at which the story stands.
pub(super) fn from_story(relative: Relative, phrase: &DatePhrase, anchor: (i32, Option<i8>)) -> Option<i32> {
    let (year, month) = anchor;
    let own = phrase.first_month();
    match relative {
        Relative::Told => Some(year),
        Relative::Years(shift) => Some(year + shift),
        // Of a story that stands at a year and no month, the next spring is the next year's.
        // The winter that follows a year begins in it.
        Relative::After if month.is_none() && matches!(phrase.value, Value::Season { season: Season::Winter, .. }) => {
            Some(year)
        }
        Relative::After => Some(year + i32::from(month.is_none() || own <= month)),
        Relative::Before => Some(year - i32::from(month.is_none() || own >= month)),
        _ => None,
    }
}
