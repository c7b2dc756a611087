//! Words with a definite article before a hyphen: `al-Qa'im`, `ash-Sharq`.

use memchr::memchr_iter;
use std::ops::Range;

/// What may stand between the hyphen and the word: a sign for ayn or hamza.
const SIGNS: [char; 5] = ['\'', '’', '‘', 'ʿ', 'ʾ'];

/// Letters of ASCII before a hyphen, from a word's start, and where the word behind it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Articled {
    /// The bytes of the letters.
    pub(super) article: Range<usize>,
    /// The byte after the hyphen.
    pub(super) rest: usize,
    /// The byte after the hyphen and a sign for ayn or hamza.
    pub(super) word: usize,
}

/// Every hyphen of `words` with two or three letters before it that begin a word with `a`, in order.
pub(super) fn articled(words: &str) -> impl Iterator<Item = Articled> + '_ {
    memchr_iter(b'-', words.as_bytes()).filter_map(move |hyphen| {
        let bytes = words.as_bytes();
        let letters = bytes[..hyphen].iter().rev().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let start = hyphen - letters;
        let opens = words[..start].chars().next_back().is_none_or(|c| !is_of_a_word(c));
        if !matches!(letters, 2 | 3) || !matches!(bytes[start], b'a' | b'A') || !opens {
            return None;
        }
        let rest = hyphen + 1;
        let sign = words[rest..].chars().next().filter(|c| SIGNS.contains(c)).map_or(0, char::len_utf8);
        Some(Articled { article: start..hyphen, rest, word: rest + sign })
    })
}

/// Where the run of characters for which `is` holds ends that begins at byte `at` of `words`.
pub(super) fn run(words: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    words[at..].find(|c| !is(c)).map_or(words.len(), |length| at + length)
}

/// Whether a word may hold `c`, so that no word begins after it.
pub(super) fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_before_their_words() {
        let words = "In al-Qa'im, Ash-‘Sharq, the co-op, pal-mary, é_al-x, well-known and a-b";
        let found: Vec<(&str, &str)> = articled(words)
            .map(|it| (&words[it.article], &words[it.word..run(words, it.word, char::is_alphabetic)]))
            .collect();
        assert_eq!(found, [("al", "Qa"), ("Ash", "Sharq")]);
    }
}
