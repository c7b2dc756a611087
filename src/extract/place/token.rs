//! The words of a text as a search for names needs them.

use super::lexeme::Lexeme;
use super::words::Beside;
use crate::text::{ByteSet, alphanumeric_end, is_apostrophe, is_article};
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

    /// What the lists say of it beside a name, in `text`.
    #[inline]
    pub(super) fn beside(&self, text: &str) -> Beside {
        self.lexeme.as_ref().map_or_else(|| Beside::of(&text[self.range.clone()]), |lexeme| lexeme.beside)
    }

    /// Whether it is a given name, in any spelling.
    pub(super) fn is_given(&self) -> bool {
        self.lexeme.as_ref().is_some_and(|lexeme| lexeme.given)
    }

    /// Whether it begins with an article and its hyphen.
    pub(super) fn has_article(&self) -> bool {
        self.lexeme.as_ref().is_some_and(|lexeme| lexeme.article)
    }

    /// The country that a word for people or a language points to; see [`demonym`](super::words::demonym).
    pub(super) fn demonym(&self) -> Option<&'static str> {
        self.lexeme.as_ref().and_then(|lexeme| lexeme.demonym)
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

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them, in order.
    pub(super) tokens: Vec<Token>,
    /// The runs of those with a capital, in order; no mark and no genitive stands between two of a run.
    pub(super) runs: Vec<Range<usize>>,
}

impl Words {
    #[inline]
    fn push(&mut self, token: Token) {
        let index = self.tokens.len();
        if token.capital {
            match self.runs.last_mut() {
                Some(run) if run.end == index && goes_on(&self.tokens[index - 1], &token) => run.end += 1,
                _ => self.runs.push(index..index + 1),
            }
        }
        self.tokens.push(token);
    }
}

/// Whether a run of capitalised words goes from one word on to the next.
pub(super) fn goes_on(before: &Token, next: &Token) -> bool {
    matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.opens && !before.genitive
}

/// The words of `text`, whose sentences are `sentences`.
pub(super) fn words(text: &str, sentences: &[Range<usize>]) -> Words {
    let bytes = text.as_bytes();
    // Letters to a word and words to a run as in prose: most texts need no more room.
    let mut words =
        Words { tokens: Vec::with_capacity(text.len() / 5 + 1), runs: Vec::with_capacity(text.len() / 32 + 1) };
    let end_of = |sentence: usize| sentences.get(sentence).map_or(usize::MAX, |range| range.end);
    let (mut sentence, mut sentence_end) = (0, end_of(0));
    // It stands at the start of the text or of a sentence.
    let mut opens = true;
    // Where the word before ends, and where the next is looked for.
    let (mut end, mut at) = (0, 0);
    while let Some(first) = bytes.get(at) {
        if BETWEEN.has(*first) {
            at += 1;
            continue;
        }
        // Nearly all words are plain: letters and digits of ASCII, and after them no sign that may belong to a word.
        let stop = alphanumeric_end(text, at);
        let plain = stop > at && bytes.get(stop).is_none_or(|next| BETWEEN.has(*next) && *next != b'-');
        let stop = if plain { stop } else { word_end(text, at) };
        if !plain && !text[at..stop].contains(char::is_alphanumeric) {
            at = stop.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
            continue;
        }
        while at >= sentence_end {
            sentence += 1;
            sentence_end = end_of(sentence);
            opens = true;
        }
        let gap = if words.tokens.is_empty() {
            Gap::Other
        } else if end + 1 == at && bytes[end] == b' ' {
            Gap::Space
        } else {
            gap(&text[..end], &text[end..at])
        };
        if plain && first.is_ascii_lowercase() {
            // Most words are in lower case, and of those there is no more to see.
            let (lexeme, capital, shouted, genitive) = (None, false, false, false);
            words.tokens.push(Token { lexeme, capital, shouted, gap, opens, genitive, sentence, range: at..stop });
        } else if plain {
            let letters = &bytes[at..stop];
            let capital = first.is_ascii_uppercase() && letters.len() > 1;
            let lexeme = capital.then(|| Lexeme::of(&text[at..stop]));
            let shouted = letters.len() > 1 && !letters.iter().any(u8::is_ascii_lowercase);
            words.push(Token { lexeme, capital, shouted, gap, opens, genitive: false, sentence, range: at..stop });
        } else {
            words.push(Token { gap, opens, sentence, ..with_signs(text, at..stop) });
        }
        opens = false;
        end = stop;
        at = end + usize::from(bytes.get(end) == Some(&b' '));
    }
    words
}

/// The word at `range`, which has hyphens, apostrophes or letters beyond ASCII; what stands around it is not looked at.
#[inline(never)] // few words are such, and the loop is quicker without them
fn with_signs(text: &str, range: Range<usize>) -> Token {
    let (range, genitive) = bare(text, range);
    let word = &text[range.clone()];
    let hyphen = word.bytes().any(|byte| byte == b'-' || !byte.is_ascii());
    let parts = hyphen.then(|| word.split_once(['-', '‐', '‑'])).flatten();
    let stem = parts.filter(|(head, _)| is_article_in_any_case(head));
    let stem = stem.map_or(word, |(_, rest)| rest).trim_start_matches(is_apostrophe);
    let capital = stem.starts_with(char::is_uppercase) && !genitive_only(stem);
    Token {
        lexeme: capital.then(|| Lexeme::of(word)),
        capital,
        shouted: !stem.chars().any(char::is_lowercase) && stem.chars().count() > 1,
        gap: Gap::Other,
        opens: false,
        genitive,
        sentence: 0,
        range,
    }
}

/// Whether `word` is a form of the article. None is longer than three letters, or has others than of ASCII.
pub(super) fn is_article_in_any_case(word: &str) -> bool {
    let mut letters = [0; 3];
    let Some(lower) = letters.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(is_article)
}

/// A lone letter is an initial, and no name.
fn genitive_only(stem: &str) -> bool {
    stem.chars().count() < 2
}

/// What `between` is, after the words `before`. The full stop of "St. Petersburg" and "Mt. Hermon" parts nothing.
#[inline(never)] // for the same reason
fn gap(before: &str, between: &str) -> Gap {
    // The commonest, without a look at its characters.
    if between == ", " {
        return Gap::Comma;
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

/// The signs of ASCII that part words, and the hyphen, which may stand in one but begins none.
static BETWEEN: ByteSet = {
    let signs = ByteSet::range(0..=b'&').with(b'('..=b'/').with(b':'..=b'@');
    signs.with(b'['..=b'_').with(b'{'..=0x7F)
};

/// Where the run of letters, marks, digits and apostrophes ends that begins at `at`, cut at hyphens unless an article
/// stands before; there, where none does.
#[inline(never)] // for the same reason
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
                && is_article_in_any_case(&text[at..end])
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
            is_article_in_any_case(head) && rest.starts_with(char::is_uppercase) && !rest.ends_with('s')
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
        let got: Vec<&str> = words(text, &[]).tokens.into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["In", "al-Raqqa", "fall", "Tal", "‘Afar", "Iraq", "and", "Deir", "ez-Zor", "Iraqis", "Baq'a"]);
    }

    #[test]
    fn a_cape_is_no_genitive() {
        let text = "At Ra's al-Hadd and Ra’s Gharib, not Ra's.";
        let got: Vec<&str> = words(text, &[]).tokens.into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["At", "Ra's", "al-Hadd", "and", "Ra’s", "Gharib", "not", "Ra"]);
    }

    #[test]
    fn an_apostrophe_that_opens_a_quotation_is_no_ayn() {
        let text = "The 'Khartoum Springs' of 'Anah";
        let got: Vec<&str> = words(text, &[]).tokens.into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(got, ["The", "Khartoum", "Springs", "of", "'Anah"]);
    }

    #[test]
    fn a_token_knows_its_sentence_and_what_stands_before_it() {
        let text = "Rawa, and Anah. Mosul (Iraq) fell.";
        let got = words(text, &crate::text::sentences(text)).tokens;
        let gaps: Vec<Gap> = got.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Other, Gap::Comma, Gap::Space, Gap::Other, Gap::Open, Gap::Other]);
        assert_eq!(got.iter().filter(|token| token.opens).count(), 2);
    }
}
