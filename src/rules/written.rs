//! The words of a text as a reader of names sees them.

use crate::text::{is_apostrophe, is_article};
use std::ops::Range;

/// A word as it is written: letters, digits, apostrophes and hyphens.
pub(super) struct Written {
    pub(super) range: Range<usize>,
    /// It has nothing but small letters of ASCII and digits.
    pub(super) small: bool,
}

/// The first word of `text` from byte `at` on.
pub(super) fn next_word(text: &str, mut at: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let beyond = |at: usize| text[at..].chars().next().filter(|c| c.is_alphanumeric() || is_apostrophe(*c));
    while !bytes.get(at)?.is_ascii_alphanumeric() && !matches!(bytes[at], b'\'' | b'`' | b'-') {
        if bytes[at].is_ascii() {
            at += 1;
        } else if beyond(at).is_some() {
            break;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    let (start, mut small) = (at, true);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            at += 1;
        } else if byte.is_ascii_uppercase() || matches!(byte, b'\'' | b'`' | b'-') {
            small = false;
            at += 1;
        } else if let Some(c) = Some(byte).filter(|byte| !byte.is_ascii()).and_then(|_| beyond(at)) {
            small = false;
            at += c.len_utf8();
        } else {
            break;
        }
    }
    Some(Written { range: start..at, small })
}

/// Whether a word is written with a capital: its first letter, or the one after its article.
pub(super) fn has_capital(word: &str) -> bool {
    match word.as_bytes() {
        [first, ..] if first.is_ascii_uppercase() && !word.contains('-') => return true,
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

/// The words with a capital; without the genitive's s.
pub(super) fn capitals(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let Written { range, small } = next_word(text, at)?;
            at = range.end;
            let word = bare(text, range);
            if !small && has_capital(&text[word.clone()]) {
                return Some(word);
            }
        }
    })
}

/// The word at `range` without the signs at its end and the genitive's s.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let word = text[range.clone()].trim_end_matches(|c| is_apostrophe(c) || c == '-');
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    range.start..range.start + word.len()
}
