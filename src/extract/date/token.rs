//! Words, numbers and marks, for reading dates.

use super::roles::Roles;
use crate::text::{is_apostrophe, letters_end};
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

    /// Whether a date may begin with it.
    #[inline]
    fn may_open(&self) -> bool {
        match self.kind {
            Kind::Number(_) => true,
            Kind::Dash(_) => false,
            Kind::Mark(mark) => is_apostrophe(mark),
            Kind::Word { .. } => self.roles.opens(),
        }
    }
}

/// A text in tokens.
#[derive(Debug)]
pub(super) struct Tokens {
    /// All of them, in order.
    pub(super) all: Vec<Token>,
    /// Which of them a date may begin with, in order.
    pub(super) openers: Vec<usize>,
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Tokens {
    let (mut all, mut openers) = (Vec::with_capacity(text.len() / 4), Vec::with_capacity(text.len() / 40));
    let mut at = 0;
    let mut spaced = true;
    let bytes = text.as_bytes();
    while let Some(first) = bytes.get(at) {
        // Nearly all words are of plain letters with a space before them.
        let end = if first.is_ascii_alphabetic() { letters_end(text, at) } else { at };
        let token = if end > at && bytes.get(end).is_none_or(|next| matches!(next, b' ' | b',' | b'.')) {
            let kind = Kind::Word { capital: first.is_ascii_uppercase() };
            Token { start: at, end, kind, spaced, roles: Roles::of_letters(&text[at..end]) }
        } else if let Some(token) = other_at(text, at) {
            Token { spaced, ..token }
        } else {
            spaced = true;
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        spaced = bytes.get(token.end) == Some(&b' ');
        at = token.end + usize::from(spaced);
        if token.may_open() {
            openers.push(all.len());
        }
        all.push(token);
    }
    Tokens { all, openers }
}

/// The token at byte `at`, whatever it is; nothing for white space.
#[inline(never)] // few tokens are no plain word, and the loop is quicker without them
fn other_at(text: &str, at: usize) -> Option<Token> {
    let c = text[at..].chars().next().filter(|c| !c.is_whitespace())?;
    let (kind, end) = if c.is_ascii_digit() {
        number(text, at)
    } else if c.is_alphabetic() {
        (Kind::Word { capital: c.is_uppercase() }, word_end(text, at))
    } else {
        let kind = match c {
            '-' | '‐' | '‑' => Kind::Dash('-'),
            '–' | '—' | '−' | '‒' => Kind::Dash('–'),
            _ => Kind::Mark(c),
        };
        (kind, at + c.len_utf8())
    };
    let word = matches!(kind, Kind::Word { .. });
    let roles = if word { Roles::of(&text[at..end]) } else { Roles::default() };
    Some(Token { start: at, end, kind, spaced: false, roles })
}

fn number(text: &str, at: usize) -> (Kind, usize) {
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
            let first = tokens(text).all[0];
            assert_eq!(first.kind, Kind::Number(Number { value, digits, glued }), "{text}");
            assert_eq!(first.end, end, "{text}");
        }
    }

    #[test]
    fn a_word_holds_its_ayn_and_a_hyphen_parts_two() {
        let text = "Sha‘ban, mid-August ‘Anah";
        let words: Vec<&str> = tokens(text).all.iter().map(|token| &text[token.range()]).collect();
        assert_eq!(words, ["Sha‘ban", ",", "mid", "-", "August", "‘", "Anah"]);
    }
}
