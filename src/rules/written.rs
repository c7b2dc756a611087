//! The words of a text as a reader of names sees them.

use crate::text::{is_apostrophe, is_article};
use std::ops::Range;

/// A word as it is written: letters, digits, apostrophes and hyphens.
pub(super) struct Written {
    pub(super) range: Range<usize>,
    /// It has nothing but small letters of ASCII and digits.
    pub(super) small: bool,
    /// It has nothing but letters of ASCII and digits.
    pub(super) plain: bool,
}

/// The first word of `text` from byte `at` on.
pub(super) fn next_word(text: &str, mut at: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let beyond = |at: usize| text[at..].chars().next().filter(|c| c.is_alphanumeric() || is_apostrophe(*c));
    let sign = |byte: u8| SIGNS[usize::from(byte)];
    loop {
        match sign(*bytes.get(at)?) {
            Sign::Other => at += 1,
            Sign::Beyond if beyond(at).is_none() => at += text[at..].chars().next().map_or(1, char::len_utf8),
            _ => break,
        }
    }
    let (start, mut small, mut plain) = (at, true, true);
    loop {
        // Most of a word is small letters.
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| sign(*byte) != Sign::Small).unwrap_or(rest.len());
        match bytes.get(at).map(|byte| sign(*byte)) {
            Some(Sign::Capital) => at += 1,
            Some(Sign::Inside) => {
                plain = false;
                at += 1;
            }
            Some(Sign::Beyond) => {
                let Some(c) = beyond(at) else { break };
                plain = false;
                at += c.len_utf8();
            }
            _ => break,
        }
        small = false;
    }
    Some(Written { range: start..at, small, plain })
}

/// What a byte is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A small letter or a digit.
    Small,
    /// A capital.
    Capital,
    /// An apostrophe or a hyphen.
    Inside,
    /// Part of a letter or mark beyond ASCII.
    Beyond,
    /// It parts words.
    Other,
}

static SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Other; 256];
    let mut byte = 0_u8;
    loop {
        signs[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => Sign::Small,
            b'A'..=b'Z' => Sign::Capital,
            b'\'' | b'`' | b'-' => Sign::Inside,
            128.. => Sign::Beyond,
            _ => Sign::Other,
        };
        match byte.checked_add(1) {
            Some(next) => byte = next,
            None => break signs,
        }
    }
};

/// Whether a word is written with a capital: its first letter, or the one after its article.
pub(super) fn has_capital(word: &str) -> bool {
    match word.as_bytes() {
        // An article has a small letter.
        [first, ..] if first.is_ascii_uppercase() => return true,
        [first, ..] if first.is_ascii_lowercase() && !word.contains('-') => return false,
        _ => {}
    }
    let word = word.trim_start_matches(is_apostrophe);
    let word = word.split_once('-').filter(|(article, _)| is_article(article)).map_or(word, |(_, rest)| rest);
    word.trim_start_matches(is_apostrophe).starts_with(char::is_uppercase)
}

/// The word with which `text` begins, where it has a capital; without the genitive's s.
pub(super) fn capital_at_start(text: &str) -> Option<Range<usize>> {
    let Written { range, .. } = next_word(text, 0).filter(|word| word.range.start == 0)?;
    Some(bare(text, range)).filter(|word| has_capital(&text[word.clone()]))
}

/// The word at `range` without the signs at its end and the genitive's s.
pub(super) fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    // Most words end in a letter and have no sign before an s.
    if let [.., before, last] = text.as_bytes()[range.clone()]
        && last.is_ascii_alphanumeric()
        && (last != b's' || before.is_ascii_alphanumeric())
    {
        return range;
    }
    let word = text[range.clone()].trim_end_matches(|c| is_apostrophe(c) || c == '-');
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    range.start..range.start + word.len()
}
