//! The words of a text as a search for names needs them.

use super::lexeme::Lexeme;
use crate::text::{is_apostrophe, is_article};
use std::ops::Range;
use std::rc::Rc;

/// One word. An article and its hyphen belong to the word (`al-Qa'im`); other hyphens part words.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something to see of a word, and they do not exclude each other"
)]
pub(super) struct Token {
    /// The bytes, with a leading ayn and without a genitive.
    pub(super) range: Range<usize>,
    /// What is known of the word by itself; nothing for one in lower case, with which no name begins or ends.
    pub(super) lexeme: Option<Rc<Lexeme>>,
    /// It begins with a capital, an article apart.
    pub(super) capital: bool,
    /// It has no letter in lower case, and more than one in all.
    pub(super) shouted: bool,
    /// What stands between it and the word before.
    pub(super) gap: Gap,
    /// It is the first word of its sentence.
    pub(super) opens: bool,
    /// A genitive follows: `Iraq's`.
    pub(super) genitive: bool,
    /// The number of its sentence.
    pub(super) sentence: usize,
}

impl Token {
    /// The folded key; empty for words in lower case.
    pub(super) fn key(&self) -> &str {
        self.lexeme.as_ref().map_or("", |lexeme| &lexeme.key)
    }

    /// Whether it is a given name, in any spelling.
    pub(super) fn is_given(&self) -> bool {
        self.lexeme.as_ref().is_some_and(|lexeme| lexeme.given)
    }

    /// The country that a word for people or a language points to; see [`demonym`](super::words::demonym).
    pub(super) fn demonym(&self) -> Option<&'static str> {
        self.lexeme.as_ref().and_then(|lexeme| lexeme.demonym)
    }

    /// Whether it is a title that stands before the name of a person.
    pub(super) fn is_title(&self) -> bool {
        self.lexeme.as_ref().is_some_and(|lexeme| lexeme.title)
    }
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing but white space.
    Space,
    /// A hyphen or a dash without spaces.
    Hyphen,
    /// A comma.
    Comma,
    /// An opening bracket.
    Open,
    /// Anything else, or the start of the text.
    Other,
}

/// The words of `text`, whose sentences are `sentences`.
pub(super) fn tokens(text: &str, sentences: &[Range<usize>]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let mut end = 0;
    let mut sentence = 0;
    each_word(text, |range, plain| {
        let before = sentence;
        while sentences.get(sentence).is_some_and(|now| range.start >= now.end) {
            sentence += 1;
        }
        let opens = sentence > before || tokens.is_empty();
        let gap = match text.as_bytes()[end..range.start] {
            _ if tokens.is_empty() => Gap::Other,
            [b' '] => Gap::Space,
            _ => gap(&text[..end], &text[end..range.start]),
        };
        end = range.end;
        if plain {
            let word = &text[range.clone()];
            let bytes = word.as_bytes();
            let capital = bytes.len() > 1 && bytes[0].is_ascii_uppercase();
            tokens.push(Token {
                lexeme: capital.then(|| Lexeme::of(word)),
                capital,
                shouted: bytes.len() > 1 && !bytes.iter().any(u8::is_ascii_lowercase),
                gap,
                opens,
                genitive: false,
                sentence,
                range,
            });
            return;
        }
        let (range, genitive) = bare(text, range);
        let word = &text[range.clone()];
        let hyphen = word.bytes().any(|byte| byte == b'-' || !byte.is_ascii());
        let parts = hyphen.then(|| word.split_once(['-', '‐', '‑'])).flatten();
        let stem = parts.filter(|(head, _)| is_article(&head.to_lowercase()));
        let stem = stem.map_or(word, |(_, rest)| rest).trim_start_matches(is_apostrophe);
        let capital = stem.starts_with(char::is_uppercase) && !genitive_only(stem);
        tokens.push(Token {
            lexeme: capital.then(|| Lexeme::of(word)),
            capital,
            shouted: !stem.chars().any(char::is_lowercase) && stem.chars().count() > 1,
            gap,
            opens,
            genitive,
            sentence,
            range,
        });
    });
    tokens
}

/// A lone letter is an initial, and no name.
fn genitive_only(stem: &str) -> bool {
    stem.chars().count() < 2
}

/// What `between` is, after the words `before`. The full stop of "St. Petersburg" and "Mt. Hermon" parts nothing.
fn gap(before: &str, between: &str) -> Gap {
    if between == " " {
        return Gap::Space;
    }
    let trimmed = between.trim();
    match trimmed {
        "" if between.is_empty() => Gap::Hyphen,
        "" => Gap::Space,
        "-" | "‐" | "‑" | "–" => Gap::Hyphen,
        "," => Gap::Comma,
        "." if ["St", "Ste", "Mt", "Ft"].iter().any(|short| before.ends_with(short)) => Gap::Space,
        "(" => Gap::Open,
        _ => Gap::Other,
    }
}

/// Hands `each` the runs of letters, marks, digits and apostrophes, cut at hyphens unless an article stands before; and
/// whether a run has letters and digits of ASCII only.
fn each_word(text: &str, mut each: impl FnMut(Range<usize>, bool)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let mut end = at;
        while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            end += 1;
        }
        let goes_on = bytes.get(end).is_some_and(|next| matches!(next, b'\'' | b'`' | b'-') || !next.is_ascii());
        if end > at && !goes_on {
            each(at..end, true);
            at = end + 1;
        } else if end == at && first.is_ascii() && !matches!(first, b'\'' | b'`') {
            at += 1;
        } else {
            let end = word_end(text, at);
            if end > at && text[at..end].contains(char::is_alphanumeric) {
                each(at..end, false);
            }
            at = end.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
        }
    }
}

/// Where the word ends that begins at `at`; there, where none does.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let inside = c.is_alphanumeric()
            || is_apostrophe(c)
            || c == '\u{ad}'
            || ('\u{300}'..'\u{370}').contains(&c)
            || (matches!(c, '-' | '‐' | '‑')
                && end > at
                && is_article(&text[at..end].to_lowercase())
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic() || is_apostrophe(*next)));
        if !inside {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// The word without the apostrophes at its end, a genitive, and an apostrophe at its start that opens a quotation.
fn bare(text: &str, range: Range<usize>) -> (Range<usize>, bool) {
    let Range { mut start, mut end } = range;
    let word = &text[start..end];
    let trimmed = word.trim_end_matches(is_apostrophe);
    end = start + trimmed.len();
    let mut genitive = trimmed.len() < word.len() && trimmed.ends_with('s');
    if ends_in_an_ayn(&text[..start], word, trimmed) {
        return (range, false);
    }
    let mut back = trimmed.char_indices().rev();
    if let (Some((_, 's')), Some((at, mark))) = (back.next(), back.next())
        && is_apostrophe(mark)
        && at > 0
        && !is_head(&trimmed[..at], &text[range.end..])
    {
        end = start + at;
        genitive = true;
    }
    let lead = text[start..end].len() - text[start..end].trim_start_matches(is_apostrophe).len();
    if lead > 0 && closes_soon(&text[end..]) {
        start += lead;
    }
    (start..end, genitive)
}

/// Whether the sign at the end of `word`, which without it is `trimmed`, is a letter, as in `al-Dali‘`: the name has an
/// article, and no quotation is open that the sign may close.
fn ends_in_an_ayn(before: &str, word: &str, trimmed: &str) -> bool {
    let mark = word.len() - trimmed.len();
    let article = || {
        trimmed.split_once('-').is_some_and(|(head, rest)| {
            is_article(&head.to_lowercase()) && rest.starts_with(char::is_uppercase) && !rest.ends_with('s')
        })
    };
    // The sign of a quotation stands before a word, and so does an ayn: where in doubt, it is a quotation.
    let opened = || {
        let mut after = 'a';
        before.chars().rev().take(160).any(|c| {
            let opens = is_apostrophe(after) && (c.is_whitespace() || matches!(c, '(' | '—' | '“' | '"'));
            after = c;
            opens
        })
    };
    mark > 0 && word[trimmed.len()..].chars().count() == 1 && article() && !opened()
}

/// Whether `stem` and the `'s` behind it are `ra's`, a cape or the head of a valley: the name goes on.
fn is_head(stem: &str, rest: &str) -> bool {
    stem.eq_ignore_ascii_case("ra")
        && rest.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether a single quotation mark closes in the next words: the apostrophe before was one that opens. Behind an s
/// it is a genitive, unless all words up to it have a capital.
fn closes_soon(rest: &str) -> bool {
    let mut before = 'a';
    let mut capitals = true;
    let mut chars = rest.chars().take(120).peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '.' | '"' | '“' | '”' | '\n') {
            return false;
        }
        capitals &= !(before == ' ' && c.is_lowercase());
        let ends = chars.peek().is_none_or(|next| !next.is_alphanumeric());
        if matches!(c, '’' | '\'') && ends && (before != 's' || capitals) {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_article_and_ayn_and_lose_their_genitive() {
        let text = "In al-Raqqa's fall, Tal ‘Afar (Iraq) and Deir-ez-Zor; Iraqis’ Baq'a.";
        let got: Vec<&str> = tokens(text, &[]).into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["In", "al-Raqqa", "fall", "Tal", "‘Afar", "Iraq", "and", "Deir", "ez-Zor", "Iraqis", "Baq'a"]);
    }

    #[test]
    fn a_cape_is_no_genitive() {
        let text = "At Ra's al-Hadd and Ra’s Gharib, not Ra's.";
        let got: Vec<&str> = tokens(text, &[]).into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["At", "Ra's", "al-Hadd", "and", "Ra’s", "Gharib", "not", "Ra"]);
    }

    #[test]
    fn an_apostrophe_that_opens_a_quotation_is_no_ayn() {
        let text = "The 'Khartoum Springs' of 'Anah";
        let got: Vec<&str> = tokens(text, &[]).into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["The", "Khartoum", "Springs", "of", "'Anah"]);
    }

    #[test]
    fn a_token_knows_its_sentence_and_what_stands_before_it() {
        let text = "Rawa, and Anah. Mosul (Iraq) fell.";
        let got = tokens(text, &crate::text::sentences(text));
        let gaps: Vec<Gap> = got.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Other, Gap::Comma, Gap::Space, Gap::Other, Gap::Open, Gap::Other]);
        assert_eq!(got.iter().filter(|token| token.opens).count(), 2);
    }
}
