//! Words, numbers and marks, for reading dates.

use super::roles::Roles;
use crate::text::{ByteSet, is_apostrophe, letters_end};
use std::ops::Range;

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// White space stands before it.
    pub(super) spaced: bool,
    /// What a word can be in a date.
    pub(super) roles: Roles,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Digits, with what is glued to them.
    Number(Number),
    /// Letters, with the signs for ayn and hamza inside.
    Word {
        /// It starts with a capital.
        capital: bool,
    },
    /// A dash of any length or a hyphen, as `-` (hyphen) or `–` (all others).
    Dash(char),
    /// Anything else.
    Mark(char),
}

/// Digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits were written; more than nine are no date.
    pub(super) digits: u8,
    pub(super) glued: Glued,
}

/// What stands right after digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glued {
    /// Nothing.
    Nothing,
    /// The ending of an ordinal: `21st`, `1er`.
    Ordinal,
    /// `1990s`, `1990's`.
    Plural,
    /// A letter or a comma and more digits: `60mm`, `1,500`, `2A`.
    Other,
}

impl Token {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The bytes behind which a run of letters goes on as a word, or may: digits, apostrophes and what is not of ASCII.
static GOES_ON: ByteSet = ByteSet::of(b"0123456789'`").with(0x80..=0xFF);

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    cut(text, &mut all);
    all
}

/// Cuts `text` into tokens, and puts them into `all` for those that it had: who reads text after text needs one list.
pub(super) fn cut(text: &str, all: &mut Vec<Token>) {
    all.clear();
    all.reserve(text.len() / 4 + 4);
    let mut at = 0;
    let mut spaced = true;
    let bytes = text.as_bytes();
    let lists = Roles::lists();
    while let Some(first) = bytes.get(at) {
        // Nearly all tokens are words of plain letters, and marks.
        let (kind, end, roles) = if first.is_ascii_alphabetic() {
            let end = letters_end(text, at);
            if bytes.get(end).is_some_and(|next| GOES_ON.has(*next)) {
                word(text, at)
            } else {
                (Kind::Word { capital: first.is_ascii_uppercase() }, end, lists.of_letters(&bytes[at..end]))
            }
        } else if first.is_ascii_digit() {
            number(text, at)
        } else if first.is_ascii() {
            if matches!(first, b' ' | b'\t'..=b'\r') {
                spaced = true;
                at += 1;
                continue;
            }
            let kind = if *first == b'-' { Kind::Dash('-') } else { Kind::Mark(char::from(*first)) };
            let roles = if matches!(first, b'\'' | b'`') { Roles::OTHER } else { Roles::default() };
            (kind, at + 1, roles)
        } else {
            match beyond_ascii(text, at) {
                Ok(token) => token,
                Err(next) => {
                    spaced = true;
                    at = next;
                    continue;
                }
            }
        };
        all.push(Token { start: at, end, kind, spaced, roles });
        spaced = bytes.get(end) == Some(&b' ');
        at = end + usize::from(spaced);
    }
}

/// What a token is, where it ends and what it can be.
type Seen = (Kind, usize, Roles);

/// The token at byte `at`, which begins with a character beyond ASCII; of white space, where it ends.
#[inline(never)] // few tokens are such, and the loop is quicker without them
fn beyond_ascii(text: &str, at: usize) -> Result<Seen, usize> {
    let Some(c) = text[at..].chars().next() else { return Err(at + 1) };
    let end = at + c.len_utf8();
    if c.is_whitespace() {
        return Err(end);
    }
    if c.is_alphabetic() {
        return Ok(word(text, at));
    }
    Ok(match c {
        '‐' | '‑' => (Kind::Dash('-'), end, Roles::default()),
        '–' | '—' | '−' | '‒' => (Kind::Dash('–'), end, Roles::default()),
        _ if is_apostrophe(c) => (Kind::Mark(c), end, Roles::OTHER),
        _ => (Kind::Mark(c), end, Roles::default()),
    })
}

/// The word at byte `at`, whatever its letters are.
#[inline(never)] // for the same reason
fn word(text: &str, at: usize) -> Seen {
    let end = word_end(text, at);
    let word = &text[at..end];
    (Kind::Word { capital: word.starts_with(char::is_uppercase) }, end, Roles::of(word))
}

/// The number at byte `at`, with what is glued to it. A date may begin with any.
fn number(text: &str, at: usize) -> Seen {
    let rest = &text.as_bytes()[at..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // To nearly all of them nothing is glued.
    let glued = rest.get(digits).is_some_and(|next| match next {
        b',' => rest.get(digits + 1).is_some_and(u8::is_ascii_digit),
        next => next.is_ascii_alphabetic() || GOES_ON.has(*next),
    });
    if glued || digits > 9 {
        let (kind, end) = glued_number(text, at);
        return (kind, end, Roles::OTHER);
    }
    let value = rest[..digits].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let digits_told = u8::try_from(digits).unwrap_or(u8::MAX);
    let kind = Kind::Number(Number { value, digits: digits_told, glued: Glued::Nothing });
    (kind, at + digits, Roles::OTHER)
}

/// The number at byte `at` to which something may be glued, and where it ends.
#[inline(never)] // for the same reason
fn glued_number(text: &str, at: usize) -> (Kind, usize) {
    let rest = &text.as_bytes()[at..];
    let mut digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut glued = Glued::Nothing;
    // `1,500` and `1,500,000` are amounts; `9,10` and `1970,1971` are not.
    while digits <= 11
        && (glued == Glued::Other || digits <= 3)
        && rest.get(digits) == Some(&b',')
        && rest[digits + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count() == 3
    {
        digits += 4;
        glued = Glued::Other;
    }
    let mut end = at + digits;
    let value = text[at..end].parse().unwrap_or(u32::MAX);
    let tail = &text[end..];
    let letters: usize = tail.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    if letters > 0 {
        glued = match &tail[..letters] {
            "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" | "er" | "re" | "e" | "ème" | "º" | "ª" | "d" => {
                Glued::Ordinal
            }
            "s" if glued == Glued::Nothing => Glued::Plural,
            _ => Glued::Other,
        };
        end += letters;
    } else if glued == Glued::Nothing {
        let mut chars = tail.chars();
        if chars.next().is_some_and(is_apostrophe)
            && chars.next() == Some('s')
            && !chars.next().is_some_and(char::is_alphanumeric)
            && value.is_multiple_of(10)
            && digits == 4
        {
            glued = Glued::Plural;
            end += tail.find('s').map_or(0, |at| at + 1);
        }
    }
    (Kind::Number(Number { value, digits: u8::try_from(digits).unwrap_or(u8::MAX), glued }), end)
}

/// Letters and their marks; an apostrophe or digit sign between two letters belongs to the word.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let inside = c.is_alphanumeric()
            || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}')
            || (is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()));
        if !inside {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_what_is_glued_to_them() {
        for (text, value, digits, glued, end) in [
            ("1990s", 1990, 4, Glued::Plural, 5),
            ("1990's rule", 1990, 4, Glued::Plural, 6),
            ("1967's war", 1967, 4, Glued::Nothing, 4),
            ("21st", 21, 2, Glued::Ordinal, 4),
            ("1,500 men", u32::MAX, 5, Glued::Other, 5),
            ("9,10", 9, 1, Glued::Nothing, 1),
            ("60mm", 60, 2, Glued::Other, 4),
            ("99999999999999999999", u32::MAX, 20, Glued::Nothing, 20),
        ] {
            let first = tokens(text)[0];
            assert_eq!(first.kind, Kind::Number(Number { value, digits, glued }), "{text}");
            assert_eq!(first.end, end, "{text}");
        }
    }

    #[test]
    fn a_word_holds_its_ayn_and_a_hyphen_parts_two() {
        let text = "Sha‘ban, mid-August ‘Anah";
        let words: Vec<&str> = tokens(text).iter().map(|token| &text[token.range()]).collect();
        assert_eq!(words, ["Sha‘ban", ",", "mid", "-", "August", "‘", "Anah"]);
    }
}
