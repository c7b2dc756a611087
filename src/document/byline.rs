//! Who signed: the names in a line, and the day that may stand beside them.

use super::shape::words_of;
use std::ops::Range;

/// Whether the line is made of names.
pub(super) fn is_byline(line: &str) -> bool {
    !names(line).is_empty()
}

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "bin", "bint", "ibn", "ben", "abu", "umm", "von", "van", "der", "den", "de", "del", "della",
    "di", "da", "dos", "du", "la", "le", "ter", "zu", "ud", "ad", "an", "ar", "as", "ash", "at", "az", "oğlu", "y",
    "d", "l",
];

/// Words of institutions, ranks of the house and captions, which no name holds.
const NO_NAME: &[&str] = &[
    "university",
    "college",
    "center",
    "centre",
    "institute",
    "school",
    "department",
    "forum",
    "foundation",
    "museum",
    "council",
    "academy",
    "faculty",
    "program",
    "programme",
    "project",
    "press",
    "society",
    "association",
    "notes",
    "papers",
    "paper",
    "brief",
    "briefs",
    "review",
    "letters",
    "journal",
    "quarterly",
    "bulletin",
    "monitor",
    "report",
    "reports",
    "studies",
    "series",
    "newsletter",
    "magazine",
    "digest",
    "perspectives",
    "commentary",
    "analysis",
    "map",
    "figure",
    "photo",
    "abstract",
    "introduction",
    "summary",
    "contents",
    "keywords",
    "street",
    "square",
    "the",
    "a",
    "in",
    "of",
    "to",
    "on",
    "for",
    "with",
    "from",
];

/// The names in a byline, as ranges of it; none when it is no byline.
pub(super) fn names(line: &str) -> Vec<Range<usize>> {
    if line.len() > 200 {
        return Vec::new();
    }
    let day = day_of(line).unwrap_or(line.len()..line.len());
    // The names stand on one side of the day.
    let start = if line[..day.start].contains(char::is_alphabetic) { 0 } else { day.end };
    let end = if start == 0 { day.start } else { line.len() };
    let start = start + line[start..end].len() - line[start..end].trim_start_matches(is_separator).len();
    let end = start + line[start..end].trim_end_matches(is_separator).len();
    let lead = ["By ", "by ", "BY "].iter().find(|by| line[start..end].starts_with(**by)).map_or(0, |by| by.len());
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in parts(line, start + lead..end) {
        let words = &line[part.clone()];
        match name(words) {
            // The town after the name: nobody signs with one word in a list of whole names.
            Some(inner)
                if !found.is_empty()
                    && !words[inner.clone()].contains(' ')
                    && !line[..part.start].ends_with("and ") => {}
            Some(inner) => found.push(part.start + inner.start..part.start + inner.end),
            None if found.is_empty() || !is_institution(words) => return Vec::new(),
            None => {}
        }
    }
    let whole = found.iter().any(|name| line[name.clone()].contains(' '));
    if whole || (lead > 0 && found.len() == 1) { found } else { Vec::new() }
}

/// What stands between names and a day.
fn is_separator(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, ',' | ';' | '|' | '·' | '•' | '/' | '(' | ')' | '[' | ']' | '—' | '–' | '-' | '*')
}

/// The day, month or year that opens or closes `line`, with a mark between it and the rest: `Nur Haj | 3 May 2016`.
pub(super) fn day_of(line: &str) -> Option<Range<usize>> {
    let words: Vec<Range<usize>> = words_of(line)
        .map(|word| {
            let start = word.as_ptr() as usize - line.as_ptr() as usize;
            start..start + word.len()
        })
        .collect();
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_digits(word);
    let fits = |range: &Range<usize>| {
        let word = &line[range.clone()];
        let lower = word.to_lowercase();
        let digits = word.trim_end_matches(|sign: char| sign.is_ascii_lowercase());
        is_year(word) || is_month(&lower) || is_weekday(&lower) || (digits.len() <= 2 && is_digits(digits))
    };
    let last = words.len() - words.iter().rev().take_while(|word| fits(word)).count();
    let first = words.iter().take_while(|word| fits(word)).count();
    for (from, to) in [(last, words.len()), (0, first)] {
        let Some((start, end)) = words.get(from).zip(words[..to].last()).map(|(one, other)| (one.start, other.end))
        else {
            continue;
        };
        let day = start..end;
        let apart = (start == 0 || line[..start].trim_end().ends_with(is_separator))
            && (end == line.len() || line[end..].trim_start().starts_with(is_separator));
        if apart && words[from..to].iter().any(|word| is_year(&line[word.clone()])) {
            return Some(day);
        }
    }
    None
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cuts `range` of a line at commas, semicolons and "and".
fn parts(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (range.start, range.start);
    while at < range.end {
        let rest = &line[at..range.end];
        let cut = [", and ", " and ", " & ", ", ", "; ", " | ", " · ", " • ", " / "]
            .iter()
            .find(|joint| rest.starts_with(**joint));
        if let Some(joint) = cut {
            parts.push(from..at);
            at += joint.len();
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(from..range.end);
    parts
}

/// The name in `words` without ranks and degrees, if they are one.
fn name(words: &str) -> Option<Range<usize>> {
    const RANKS: &[&str] =
        &["Dr.", "Dr", "Prof.", "Professor", "Mr.", "Mrs.", "Ms.", "Col.", "Gen.", "Brig.", "Rabbi", "Sheikh"];
    let mut start = words.len() - words.trim_start().len();
    while let Some(rank) =
        RANKS.iter().find(|rank| words[start..].strip_prefix(**rank).is_some_and(|rest| rest.starts_with(' ')))
    {
        start += rank.len();
        start += words[start..].len() - words[start..].trim_start().len();
    }
    let end = words.trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, '*' | '†' | ',')).len();
    let name = words.get(start..end).filter(|name| !name.is_empty())?;
    let each: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let lower = bare.to_lowercase();
        let first = lower.split(['-', '’', '\'']).next().unwrap_or_default();
        bare.chars().all(|sign| !sign.is_numeric() && !matches!(sign, ':' | '/' | '?' | '!' | '@'))
            && !NO_NAME.contains(&lower.as_str())
            && (bare.starts_with(char::is_uppercase)
                || bare.starts_with(|sign: char| sign.is_alphabetic() && !sign.is_lowercase())
                || PARTICLES.contains(&first))
    };
    let closed = !word_ends_in_stop(each.last()?);
    (each.len() <= 6
        && closed
        && each.iter().all(fits)
        && each.iter().any(|word| word.contains(char::is_uppercase) || !word.is_ascii()))
    .then_some(start..end)
}

/// A full stop after more than an initial or "Jr." ends a sentence, not a name.
fn word_ends_in_stop(word: &str) -> bool {
    word.strip_suffix(['.', ':', '!', '?']).is_some_and(|stem| stem.chars().count() > 2)
}

fn is_institution(words: &str) -> bool {
    words_of(words).any(|word| NO_NAME.contains(&word.to_lowercase().as_str())) || words_of(words).count() <= 4
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_made_of_names_and_a_caption_is_not() {
        let read = |line| names(line).into_iter().map(|range| &line[range]).collect::<Vec<&str>>();
        for (line, expected) in [
            ("Rafi Sellem", vec!["Rafi Sellem"]),
            ("By Dr. Huda el-Shami", vec!["Huda el-Shami"]),
            ("Walid Mansour and Clara Roth", vec!["Walid Mansour", "Clara Roth"]),
            ("Joost de Boer, Cem Karadoğan, and W. J. Haj", vec!["Joost de Boer", "Cem Karadoğan", "W. J. Haj"]),
            ("Muhammad ibn Sa‘d al-Madani", vec!["Muhammad ibn Sa‘d al-Madani"]),
            ("Rima Haj, University of Aden", vec!["Rima Haj"]),
            ("by Nur Haj, Tbilisi", vec!["Nur Haj"]),
            (
                "Nur Haj, J. R. Reed, and Pierre d’Artois · October 5, 2018",
                vec!["Nur Haj", "J. R. Reed", "Pierre d’Artois"],
            ),
            ("13 May 2016 | Prof. Nur Haj-Kaya", vec!["Nur Haj-Kaya"]),
            ("Nur Haj, The University of Aden | January 18, 2007", vec!["Nur Haj"]),
        ] {
            assert_eq!(read(line), expected);
        }
        for line in [
            "Tal 'Afar in northern Iraq",
            "A map of the East Bank",
            "Introduction",
            "It fell.",
            "May 3, 2016",
            "",
            "Land, Law and the War",
            "Land, Law",
        ] {
            assert!(names(line).is_empty(), "{line}");
        }
    }
}
