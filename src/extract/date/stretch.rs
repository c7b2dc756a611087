//! Ranges told in words: "from 1916 to 1922", "between May and July 2015".

use super::mention::Placed;
use super::phrase::{DatePhrase, DateStyle, Value};
use super::scan::Scan;

/// Joins mentions that are the two ends of one stretch of time.
pub(super) fn join(scan: &Scan<'_>, mentions: Vec<Placed>) -> Vec<Placed> {
    let mut joined: Vec<Placed> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let mention = days_between(scan, mention);
        match joined.last().and_then(|first| together(scan, first, &mention)) {
            Some(whole) => {
                joined.pop();
                joined.push(whole);
            }
            None => joined.push(mention),
        }
    }
    joined
}

/// The word that opens the stretch before token `at`.
fn opener<'t>(scan: &Scan<'t>, at: usize) -> &'t str {
    let article = at.checked_sub(1).filter(|at| scan.is_word(*at, &["the"]));
    article.unwrap_or(at).checked_sub(1).map_or("", |at| scan.words(at))
}

/// "Between 5 and 10 October 1988" is no list of two days.
fn days_between(scan: &Scan<'_>, mut mention: Placed) -> Placed {
    if let Value::All(days) = &mention.phrase.value
        && let [one, other] = days[..]
        && opener(scan, mention.tokens.start).eq_ignore_ascii_case("between")
    {
        let value = Value::Span(Box::new(Value::Date(one)), Box::new(Value::Date(other)));
        mention.phrase = DatePhrase::new(mention.phrase.range.clone(), value, mention.phrase.style);
    }
    mention
}

/// The stretch from `first` to `last`, if the words between them and before them make one.
fn together(scan: &Scan<'_>, first: &Placed, last: &Placed) -> Option<Placed> {
    // "Between September 26, 1937, and May 3, 1939".
    let at = first.tokens.end + usize::from(first.phrase.is_full() && scan.is_mark(first.tokens.end, ','));
    let article = usize::from(scan.is_word(at + 1, &["the"]));
    if at + 1 + article != last.tokens.start {
        return None;
    }
    let opener = opener(scan, first.tokens.start);
    let years = is_year(&first.phrase) && is_year(&last.phrase);
    let joins = if opener.eq_ignore_ascii_case("between") {
        scan.is_word(at, &["and"])
    } else if opener.eq_ignore_ascii_case("from") {
        scan.is_word(at, &["to", "until", "till", "through"])
    } else {
        years && scan.is_word(at, &["to", "through"])
    };
    let plain = |phrase: &DatePhrase| {
        !phrase.approximate
            && phrase.problem.is_none()
            && phrase.calendar.is_none()
            && matches!(phrase.value, Value::Date(_) | Value::Season { .. } | Value::Decade(_) | Value::Century { .. })
    };
    if !joins || !plain(&first.phrase) || !plain(&last.phrase) {
        return None;
    }
    let (mut start, mut end) = (first.phrase.value.clone(), last.phrase.value.clone());
    // "From the 3rd to the 9th of May".
    if let (Value::Date(one), Value::Date(other)) = (&mut start, &end)
        && one.month.is_none()
        && one.day.is_some()
    {
        one.month = other.month;
    }
    match (start.year(), end.year()) {
        // "Between November and January 2015": the year before.
        (None, Some(year)) => start.set_year(year - i32::from(start.month() > end.month())),
        (Some(year), None) => end.set_year(year + i32::from(start.month() > end.month())),
        _ => {}
    }
    let style = if first.phrase.style == DateStyle::Year { DateStyle::Period } else { last.phrase.style };
    let range = first.phrase.range.start..last.phrase.range.end;
    let phrase = DatePhrase::new(range, Value::Span(Box::new(start), Box::new(end)), style);
    // Told backwards it is no stretch: "from 1967 to 1948 and back".
    phrase.problem.is_none().then_some(Placed { phrase, tokens: first.tokens.start..last.tokens.end })
}

fn is_year(phrase: &DatePhrase) -> bool {
    matches!(&phrase.value, Value::Date(parts) if parts.month.is_none() && parts.year.is_some())
}
