//! What stands before the text: title, byline, dateline.

use super::BlockKind;
use super::compose::bare;
use super::dialects::{Place, Sign};
use super::leaf::{Hint, Leaf, LeafKind};
use super::shape::{is_short, is_stopped, words_of};
use std::ops::Range;

/// How many leaves may stand before the text.
const REACH: usize = 16;

/// What the leaves before the text are; nothing for those that stand in it.
pub(super) fn roles(leaves: &[Leaf], signs: &[Vec<Sign>]) -> Vec<Option<BlockKind>> {
    let mut roles = vec![None; leaves.len()];
    let body = body(leaves, signs);
    title(leaves, signs, body, &mut roles);
    let named: Option<usize> = roles.iter().take(body).rposition(|role| *role == Some(BlockKind::Title));
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        if is_note(leaf, &signs[index]) {
            continue;
        }
        if roles[index].is_none() && leaf.hint == Some(Hint::Byline) && !leaf.is_empty() {
            roles[index] = Some(BlockKind::Byline);
        } else if roles[index].is_none() && is_dateline(leaf) {
            roles[index] = Some(BlockKind::Dateline);
        }
    }
    if roles.contains(&Some(BlockKind::Byline)) {
        return roles;
    }
    // After the title, else before it; several lines of names in a row are one byline.
    let after = named.map_or(0..body, |named| named + 1..body);
    for range in [after, 0..named.unwrap_or(0)] {
        let mut found = false;
        for index in range {
            let leaf = &leaves[index];
            if leaf.is_empty() || roles[index].is_some() || is_note(leaf, &signs[index]) {
                if found && leaf.kind == LeafKind::Picture {
                    break;
                }
                continue;
            }
            let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) && leaf.hint.is_none();
            if plain && is_byline(bare(leaf.text.as_str(), &signs[index], leaf.text.plain.len())) {
                roles[index] = Some(BlockKind::Byline);
                found = true;
            } else if found {
                break;
            }
        }
        if found {
            break;
        }
    }
    roles
}

/// The index of the first leaf of the text itself.
fn body(leaves: &[Leaf], signs: &[Vec<Sign>]) -> usize {
    let is_text = |(index, leaf): (usize, &Leaf)| match leaf.kind {
        LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { .. } => {
            let text = bare(leaf.text.as_str(), &signs[index], leaf.text.plain.len());
            !is_note(leaf, &signs[index])
                && ((leaf.hint.is_none() && !is_short(text) && !is_dateline(leaf))
                    || (is_stopped(text) && words_of(text).count() > 8))
        }
        _ => false,
    };
    let found = leaves.iter().enumerate().position(is_text);
    let headings = leaves.iter().take(REACH).rposition(|leaf| matches!(leaf.kind, LeafKind::Heading { .. }));
    found.unwrap_or_else(|| headings.map_or(0, |last| last + 1).max(leaves.len().min(REACH)))
}

/// Whether the leaf opens as notes do.
fn is_note(leaf: &Leaf, signs: &[Sign]) -> bool {
    matches!(leaf.hint, Some(Hint::Note { .. } | Hint::NoteGoesOn | Hint::AmongNotes))
        || signs.first().is_some_and(|sign| sign.place == Place::Start)
}

fn title(leaves: &[Leaf], signs: &[Vec<Sign>], body: usize, roles: &mut [Option<BlockKind>]) {
    let mut first: Option<(usize, u8)> = None;
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        let LeafKind::Heading { level, .. } = leaf.kind else {
            if first.is_some() && !leaf.is_empty() {
                break;
            }
            continue;
        };
        if leaf.is_empty() || is_dateline(leaf) {
            continue;
        }
        match first {
            None => {
                roles[index] = Some(BlockKind::Title);
                first = Some((index, level));
            }
            // A title in two lines: headings of one rank in a row, or one that waits for more.
            Some((last, rank)) => {
                let waits = leaves[last].text.as_str().ends_with([':', ',', '-', '–', '—']);
                let again = leaf.text.as_str() == leaves[last].text.as_str();
                if (rank == level || waits) && !again && !is_byline(leaf.text.as_str()) {
                    roles[index] = Some(BlockKind::Title);
                    first = Some((index, rank));
                } else {
                    break;
                }
            }
        }
    }
    if first.is_some() {
        return;
    }
    if let Some(index) = leaves.iter().take(body).position(|leaf| leaf.hint == Some(Hint::Title)) {
        roles[index] = Some(BlockKind::Title);
        return;
    }
    // No heading: a short line that is set bold or stands right over the byline.
    let mut short = (0..body).filter(|index| {
        let leaf = &leaves[*index];
        let plain = leaf.kind == LeafKind::Paragraph && leaf.hint.is_none() && !leaf.is_empty();
        plain && !is_dateline(leaf) && !is_note(leaf, &signs[*index])
    });
    let Some(index) = short.next() else { return };
    let bold = is_bold(&leaves[index]);
    let over = short
        .next()
        .is_some_and(|next| is_byline(bare(leaves[next].text.as_str(), &signs[next], leaves[next].text.plain.len())));
    let words = bare(leaves[index].text.as_str(), &signs[index], leaves[index].text.plain.len());
    if (bold || over) && !is_stopped(words) {
        roles[index] = Some(BlockKind::Title);
    }
}

fn is_bold(leaf: &Leaf) -> bool {
    leaf.text.marks.iter().any(|mark| {
        mark.kind == super::MarkKind::Strong && mark.range.start == 0 && mark.range.end == leaf.text.plain.len()
    })
}

/// Words of a line that names series, number or day, beside names and numbers.
const DATELINE: &[&str] = &[
    "vol",
    "volume",
    "no",
    "nos",
    "number",
    "issue",
    "published",
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
];

/// Whether the leaf names series, number or day of publication and nothing else.
fn is_dateline(leaf: &Leaf) -> bool {
    if leaf.hint == Some(Hint::Dateline) && leaf.kind == LeafKind::FrontMatter {
        return !leaf.is_empty();
    }
    let text = leaf.text.as_str();
    if !is_short(text) || matches!(leaf.kind, LeafKind::Table | LeafKind::Code | LeafKind::FrontMatter) {
        return false;
    }
    let (mut year, mut counted, mut dated) = (false, false, false);
    for word in words_of(text) {
        let lower = word.to_lowercase();
        if word.starts_with(|sign: char| sign.is_ascii_digit()) {
            year |= word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            dated |= word.len() <= 2;
            continue;
        }
        counted |= matches!(lower.as_str(), "vol" | "volume" | "no" | "nos" | "number" | "issue");
        dated |= is_month(&lower);
        if word.starts_with(char::is_lowercase) && !DATELINE.contains(&lower.as_str()) && !is_month(&lower) {
            return false;
        }
    }
    let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
    numbered && ((year && (dated || counted)) || (counted && text.len() < 60))
}

/// Whether `word`, in small letters, is the name of a month or opens as one does.
fn is_month(word: &str) -> bool {
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

/// Whether the line is made of names.
fn is_byline(line: &str) -> bool {
    !names(line).is_empty()
}

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "bin", "bint", "ibn", "ben", "abu", "umm", "von", "van", "der", "den", "de", "del", "della",
    "di", "da", "dos", "du", "la", "le", "ter", "zu", "ud", "ad", "an", "ar", "as", "ash", "at", "az", "oğlu", "y",
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
    let lead =
        ["By ", "by ", "BY "].iter().find_map(|by| line.strip_prefix(by)).map_or(0, |rest| line.len() - rest.len());
    if line.len() > 200 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in parts(line, lead) {
        let words = &line[part.clone()];
        match name(words) {
            Some(inner) => found.push(part.start + inner.start..part.start + inner.end),
            None if found.is_empty() || !is_institution(words) => return Vec::new(),
            None => {}
        }
    }
    let alone = found.len() == 1 && lead == 0 && !line[found[0].clone()].contains(' ');
    if alone { Vec::new() } else { found }
}

/// Cuts a line at commas, semicolons and "and".
fn parts(line: &str, lead: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = lead;
    let mut at = lead;
    while at < line.len() {
        let rest = &line[at..];
        let cut = [", and ", " and ", " & ", ", ", "; ", " | ", " · "].iter().find(|joint| rest.starts_with(**joint));
        if let Some(joint) = cut {
            parts.push(from..at);
            at += joint.len();
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(from..line.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_made_of_names_and_a_caption_is_not() {
        let read = |line| names(line).into_iter().map(|range| &line[range]).collect::<Vec<&str>>();
        for (line, expected) in [
            ("Ronen Zeidel", vec!["Ronen Zeidel"]),
            ("By Dr. Nadia el-Amin", vec!["Nadia el-Amin"]),
            ("Karim Belhadj and Miriam Stein", vec!["Karim Belhadj", "Miriam Stein"]),
            ("Peter de Wit, Selim Arslanoğlu, and W. J. Haj", vec!["Peter de Wit", "Selim Arslanoğlu", "W. J. Haj"]),
            ("Muhammad ibn Sa‘d al-Madani", vec!["Muhammad ibn Sa‘d al-Madani"]),
            ("Rima Haj, University of Aden", vec!["Rima Haj"]),
        ] {
            assert_eq!(read(line), expected);
        }
        for line in
            ["Tal 'Afar in northern Iraq", "A map of the East Bank", "Introduction", "It fell.", "May 3, 2016", ""]
        {
            assert!(names(line).is_empty(), "{line}");
        }
    }
}
