//! What a person's name looks like in a byline, and what does not look like one.

use super::shape::words_of;
use std::ops::Range;

/// The name in `words` without ranks and degrees, if they are one.
pub(super) fn name(words: &str) -> Option<Range<usize>> {
    const RANKS: &[&str] = &[
        "Dr.",
        "Dr",
        "Prof.",
        "Prof",
        "Professor",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Col.",
        "Colonel",
        "Gen.",
        "General",
        "Brig.",
        "Maj.",
        "Lt.",
        "Lt.-Col.",
        "Lt.-Gen.",
        "Capt.",
        "Adm.",
        "Amb.",
        "Ambassador",
        "Rabbi",
        "Sheikh",
        "Rev.",
        "(ret.)",
        "(res.)",
    ];
    let mut start = words.len() - words.trim_start().len();
    while let Some(rank) =
        RANKS.iter().find(|rank| words[start..].strip_prefix(**rank).is_some_and(|rest| rest.starts_with(' ')))
    {
        start += rank.len();
        start += words[start..].len() - words[start..].trim_start().len();
    }
    let end =
        words.trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, '*' | '∗' | '†' | '‡' | ',')).len();
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

/// Whether the words after a name say where somebody works, or what as.
pub(super) fn is_institution(words: &str) -> bool {
    words_of(words).any(|word| NO_NAME.contains(&word.to_lowercase().as_str())) || words_of(words).count() <= 4
}

/// Whether what looks like a name of two words and more is a town, by how it opens: `Port Said`, `Tel Aviv`.
pub(super) fn is_town(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or(words);
    matches!(
        first,
        "Port"
            | "Tel"
            | "Beit"
            | "Bir"
            | "New"
            | "San"
            | "Los"
            | "Las"
            | "Fort"
            | "Cape"
            | "East"
            | "West"
            | "North"
            | "South"
            | "Kuwait"
            | "Ras"
            | "Addis"
            | "Great"
            | "United"
    )
}

/// A full stop after more than an initial or "Jr." ends a sentence, not a name.
fn word_ends_in_stop(word: &str) -> bool {
    word.strip_suffix(['.', ':', '!', '?']).is_some_and(|stem| stem.chars().count() > 2)
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
    "fellow",
    "senior",
    "junior",
    "research",
    "researcher",
    "lecturer",
    "director",
    "editor",
    "analyst",
    "candidate",
    "scholar",
    "student",
    "correspondent",
    "emeritus",
    "independent",
    "visiting",
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
