//! Single quotation marks that open and do not close.
//!
//! ‘ and ' are signs for ayn as well. But an ayn stands before a vowel, and so a mark before a consonant opens a
//! quotation or title, and so does one before a small word of English.

use crate::document::{MarkKind, MarkedText};
use crate::text::ByteSet;
use std::ops::Range;

/// The first bytes of the marks.
static MARKS: ByteSet = ByteSet::of(&[b'\'', 0xE2]);

/// Words of English with which titles open and names do not, in the letters that an ayn may stand before.
const OPENING: &[&str] = &[
    "A", "After", "Against", "All", "An", "And", "As", "At", "I", "If", "In", "Into", "Is", "It", "On", "One", "Our",
    "Out", "Under",
];

/// Words of which an apostrophe stands for the first letters: *’til*, *’twas*. Programs turn it the wrong way round.
const SHORTENED: &[&str] =
    &["bout", "cause", "em", "fraid", "gainst", "n", "neath", "round", "s", "t", "til", "tis", "twas"];

/// The marks in `words` that open a quotation which nothing closes.
pub(super) fn unclosed(words: &str) -> Vec<Range<usize>> {
    let mut open: Vec<Range<usize>> = Vec::new();
    for (at, mark) in MARKS.chars(words).filter(|(_, mark)| matches!(mark, '\'' | '‘' | '’')) {
        let end = at + mark.len_utf8();
        let (before, after) = (words[..at].chars().next_back(), &words[end..]);
        if mark != '’' && before.is_none_or(|c| c.is_whitespace() || "([“—".contains(c)) {
            if opens(after) {
                open.push(at..end);
            }
        } else if mark != '‘' && !after.starts_with(char::is_alphanumeric) {
            open.pop();
        }
    }
    open
}

/// The marks that open the gloss of a word in italics and have no partner in its bracket: *afkar* (‘ideas). What explains
/// a foreign word is English, and there the mark is no ayn.
pub(super) fn open_glosses(text: &MarkedText) -> Vec<Range<usize>> {
    let words = text.as_str();
    let mut found = Vec::new();
    for mark in text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis) {
        let Some(inside) = words[mark.range.end..].strip_prefix(" (‘").filter(|_| !mark.range.is_empty()) else {
            continue;
        };
        let at = mark.range.end + " (".len();
        let end =
            inside.char_indices().take(MOST_OF_GLOSS).find(|(_, c)| matches!(c, ')' | '’' | '\'')).map(|(at, _)| at);
        let small = inside.starts_with(char::is_lowercase);
        if let Some(end) = end.filter(|end| small && inside[*end..].starts_with(')')) {
            // Another term in the bracket, with an ayn, has no letter that transliteration does without.
            if inside[..end].contains(['c', 'e', 'o', 'p', 'v', 'x']) {
                found.push(at..at + '‘'.len_utf8());
            }
        }
    }
    found
}

/// How many characters of a bracket are looked at.
const MOST_OF_GLOSS: usize = 80;

/// Whether words that begin so stand in a quotation, and not in a name with an ayn.
fn opens(after: &str) -> bool {
    let word = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    let consonant = word.starts_with(|c: char| c.is_ascii_alphabetic() && !"aeiouAEIOU".contains(c));
    (consonant && !SHORTENED.contains(&word.to_ascii_lowercase().as_str())) || OPENING.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_told_from_a_name_with_an_ayn() {
        for (words, expected) in [
            ("Haj, ‘The Salt of the Sea, Journal 3", 1),
            ("Haj, ‘The Salt of the Sea’, Journal 3", 0),
            ("Haj, 'A Town, Journal 3", 1),
            ("‘Abd al-Mun‘im and ‘Umar in ‘Amman", 0),
            ("‘The Role of the ‘Free’ Men’", 0),
            ("‘The Workers’ Strike’, and the workers’ pay", 0),
            ("‘The Salt, Journal; ‘The Sea’, Journal", 1),
            ("rock 'n' roll, '48, ‘til then, ’twas", 0),
            ("", 0),
        ] {
            assert_eq!(unclosed(words).len(), expected, "{words}");
        }
    }
}
