//! The words of a bare note, and what stands between them.

use std::ops::Range;

/// A word: a run of letters and digits, with apostrophes inside; an address is one word, whatever is in it.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Its letters.
    pub text: &'a str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its letters in lower case.
    pub lower: String,
    /// What it looks like.
    pub shape: Shape,
    /// What stands between the word before and this one, and before the first word.
    pub gap: &'a str,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Initial,
    FewCapitals,
    Capitals,
    Capital,
    Lower,
    Camel,
    Year,
    OneDigit,
    TwoDigits,
    ThreeDigits,
    Digits,
    Mixed,
    Ordinal,
    Roman,
    Url,
    Doi,
    Caseless,
}

impl Shape {
    /// Whether it is a number in Arabic digits.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Year | Self::OneDigit | Self::TwoDigits | Self::ThreeDigits | Self::Digits)
    }

    /// Whether it is an address or an identifier that resolves to one.
    #[must_use]
    pub fn is_address(self) -> bool {
        matches!(self, Self::Url | Self::Doi)
    }

    /// Whether it starts with a capital letter.
    #[must_use]
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Initial | Self::FewCapitals | Self::Capitals | Self::Capital | Self::Camel | Self::Roman)
    }
}

/// The words of `text`, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if !is_letter(c) {
            at += c.len_utf8();
            continue;
        }
        let range = address(text, at).unwrap_or_else(|| at..word_end(text, at));
        let word = &text[range.clone()];
        words.push(Word {
            text: word,
            lower: word.to_lowercase(),
            shape: shape(word),
            gap: &text[end..range.start],
            range: range.clone(),
        });
        end = range.end;
        at = range.end;
    }
    words
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_mark(c)
}

/// Combining marks of the scripts in which references are written.
fn unicode_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | 'ʼ' | 'ʻ' | '`' | '\u{ad}')
}

/// Where the word that starts at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let joins = is_joint(c) && rest.peek().is_some_and(|next| next.is_alphabetic());
        if !is_letter(c) && !joins {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The address or identifier that starts at `start`.
fn address(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let has = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let doi = rest.starts_with("10.") && rest.bytes().skip(3).take_while(u8::is_ascii_digit).count() >= 4;
    if !(doi || ["http:", "https:", "ftp:", "www."].iter().any(|prefix| has(prefix))) {
        return None;
    }
    let long =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '“' | '”' | '"' | '»')).unwrap_or(rest.len());
    let mut trimmed = rest[..long].trim_end_matches(['.', ',', ';', ':', '’', '\'', '!', '?']);
    while let Some(fewer) = trimmed.strip_suffix([')', ']'])
        && trimmed.matches(['(', '[']).count() < trimmed.matches([')', ']']).count()
    {
        trimmed = fewer.trim_end_matches(['.', ',', ';']);
    }
    (trimmed.len() > 7).then(|| start..start + trimmed.len())
}

fn shape(word: &str) -> Shape {
    let lower = word.as_bytes().get(..4).unwrap_or_default().to_ascii_lowercase();
    if lower == b"http" || lower == b"www." || lower == b"ftp:" {
        return Shape::Url;
    }
    if word.starts_with("10.") {
        return Shape::Doi;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if digits > 0 {
        let front = word.bytes().take_while(u8::is_ascii_digit).count();
        if front == 4 && letters <= 1 && digits == 4 && ("1400".."2100").contains(&&word[..4]) {
            return Shape::Year;
        }
        if is_misread_year(word) {
            return Shape::Year;
        }
        return match (letters, digits) {
            (0, 1) => Shape::OneDigit,
            (0, 2) => Shape::TwoDigits,
            (0, 3) => Shape::ThreeDigits,
            (0, _) => Shape::Digits,
            (1..=3, _) if front == digits => Shape::Ordinal,
            _ => Shape::Mixed,
        };
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let first = word.chars().next().is_some_and(char::is_uppercase);
    match (first, upper, letters) {
        (true, 1, 1) => Shape::Initial,
        (true, _, 2..) if upper == letters && word.chars().all(|c| "IVXLC".contains(c)) => Shape::Roman,
        (true, _, 2..=3) if upper == letters => Shape::FewCapitals,
        (true, _, _) if upper == letters => Shape::Capitals,
        (true, 1, _) => Shape::Capital,
        (false, 0, _) if word.chars().any(char::is_lowercase) => Shape::Lower,
        (false, 0, _) => Shape::Caseless,
        _ => Shape::Camel,
    }
}

/// "I960", "i8o2", "19g7": a year in which a scanner took figures for letters. What year it was is not told.
fn is_misread_year(word: &str) -> bool {
    let figures = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'I' | b'l' | b'i' | b'o' | b'O' | b'g' | b'S');
    word.len() == 4
        && matches!(word.as_bytes()[0], b'1' | b'I' | b'l' | b'i')
        && word.bytes().all(figures)
        && word.bytes().filter(u8::is_ascii_digit).count() >= 2
        && !word.bytes().all(|byte| byte.is_ascii_digit())
}
