//! Names, dates and numbers in words.

use crate::export::when::{End, Point, When};
use crate::record::{Edtf, MONTHS, Name};

/// How many names are listed before "et al.".
#[derive(Clone, Copy, Debug)]
pub(super) struct EtAl {
    /// Up to so many all stand.
    pub all: usize,
    /// Else so many, and "et al.".
    pub first: usize,
}

/// Given name first: `Muhammad al-Salihi`.
pub(super) fn running(name: &Name) -> String {
    match (&name.literal, &name.suffix) {
        (Some(literal), _) => literal.clone(),
        (None, _) => name.display(),
    }
}

/// Family name first: `al-Salihi, Muhammad`.
pub(super) fn inverted(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return literal.clone();
    }
    let parts = [&name.family, &name.given, &name.suffix];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The family name alone, for short forms.
pub(super) fn family(name: &Name) -> String {
    name.family.as_ref().or(name.literal.as_ref()).or(name.given.as_ref()).cloned().unwrap_or_default()
}

/// `words` with a capital at their head.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

/// A list of names, the first in `first`'s manner.
pub(super) fn list(names: &[Name], first: fn(&Name) -> String, others: fn(&Name) -> String, limit: EtAl) -> String {
    let shown = if names.len() > limit.all { limit.first } else { names.len() };
    let each: Vec<String> =
        names[..shown].iter().enumerate().map(|(at, name)| if at == 0 { first(name) } else { others(name) }).collect();
    // "Sabri, Nadia, and": an inverted name is closed by a comma.
    let comma = each.len() > 2 || (each.len() == 2 && each[0].contains(", ") && names[0].literal.is_none());
    match (each.as_slice(), shown < names.len()) {
        ([one], true) => format!("{one} et al."),
        (some, true) => format!("{}, et al.", some.join(", ")),
        ([], false) => String::new(),
        ([one], false) => one.clone(),
        ([before @ .., last], false) => format!("{}{} and {last}", before.join(", "), if comma { "," } else { "" }),
    }
}

/// A date as American prose has it: `August 21, 2017`, `May 3–5, 2010`, `[ca. 1931]`, `[1935?]` (*Chicago Manual of
/// Style*, 17th ed., 14.145). One that has no such form stays EDTF.
pub(super) fn date(date: &Edtf) -> String {
    let Some(when) = When::of(date) else { return date.to_string() };
    let written = match when.end {
        End::Same => when.in_words().unwrap_or_else(|| point(when.start)),
        End::Open => format!("{}–", point(when.start)),
        End::At(end) => range(when.start, end),
    };
    match (when.approximate, when.uncertain) {
        (false, false) => written,
        (true, false) => format!("[ca. {written}]"),
        (false, true) => format!("[{written}?]"),
        (true, true) => format!("[ca. {written}?]"),
    }
}

/// The year alone, for books.
pub(super) fn year(date: &Edtf) -> String {
    match When::of(date) {
        Some(mut when) if when.start.month.is_some() => {
            let bare = |point: Point| Point { month: None, day: None, ..point };
            when.start = bare(when.start);
            when.end = match when.end {
                End::At(end) if bare(end) == when.start => End::Same,
                End::At(end) => End::At(bare(end)),
                end => end,
            };
            when.edtf().map_or_else(String::new, |date| self::date(&date))
        }
        _ => self::date(date),
    }
}

fn point(point: Point) -> String {
    let year = if point.year < 1 { format!("{} BCE", 1 - point.year) } else { point.year.to_string() };
    let year = match point.unknown_digits {
        0 => year,
        1 => format!("{year}s"),
        _ => crate::export::when::write(point),
    };
    if let Some(season) = point.season() {
        return format!("{} {year}", ["Spring", "Summer", "Fall", "Winter"][usize::from(season) - 1]);
    }
    match (point.calendar_month().map(|month| MONTHS[usize::from(month) - 1]), point.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year,
    }
}

fn range(start: Point, end: Point) -> String {
    let (Some(month), Some(other)) = (start.calendar_month(), end.calendar_month()) else {
        return format!("{}–{}", point(start), point(end));
    };
    let name = |month: u8| MONTHS[usize::from(month) - 1];
    match (start.day, end.day) {
        (Some(day), Some(last)) if start.year == end.year && month == other => {
            format!("{} {day}–{last}, {}", name(month), start.year)
        }
        (Some(day), Some(_)) if start.year == end.year => format!("{} {day}–{}", name(month), point(end)),
        (None, None) if start.year == end.year => format!("{}–{}", name(month), point(end)),
        _ => format!("{}–{}", point(start), point(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_in_prose() {
        for (edtf, words) in [
            ("2017-08-21", "August 21, 2017"),
            ("2017-08", "August 2017"),
            ("2010-05-03/2010-05-05", "May 3–5, 2010"),
            ("1914-06-28/1918-11-11", "June 28, 1914–November 11, 1918"),
            ("1960/1964", "1960–1964"),
            ("1931~", "[ca. 1931]"),
            ("1935?", "[1935?]"),
            ("199X", "1990s"),
            ("2004-21", "Spring 2004"),
            ("1990/..", "1990–"),
        ] {
            assert_eq!(date(&edtf.parse().expect("EDTF")), words);
        }
        assert_eq!(year(&"2010-05-03/2010-05-05".parse().expect("EDTF")), "2010");
    }

    #[test]
    fn names_are_listed_as_the_edition_has_it() {
        let names: Vec<Name> = ["A", "B", "C", "D"].iter().map(|family| Name::person(*family, "X")).collect();
        let limit = EtAl { all: 3, first: 1 };
        assert_eq!(list(&names[..1], running, running, limit), "X A");
        assert_eq!(list(&names[..2], running, running, limit), "X A and X B");
        assert_eq!(list(&names[..2], inverted, running, limit), "A, X, and X B");
        assert_eq!(list(&names[..3], running, running, limit), "X A, X B, and X C");
        assert_eq!(list(&names, running, running, limit), "X A et al.");
    }
}
