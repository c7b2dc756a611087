//! Whether two names of one key are printed in the same letters.

use super::heard::Heard;
use super::spelling::Spellings;
use crate::text::{Span, is_apostrophe, is_article, key};
use foldhash::{HashMap, HashMapExt as _};
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

/// Which diacritics make a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// All: a newspaper prints its name in one way.
    All,
    /// All but those of exact transliteration, which one half of an article may do without: macrons, dots and lines
    /// below, circumflexes.
    OfAlphabets,
}

/// Of `named`, those that have the key of others and are printed otherwise than most of these: the index of the one to
/// keep, and those of the same other letters.
pub(super) fn printed_otherwise(named: &[(&str, Span)], marks: Marks) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    for group in in_other_letters(named) {
        let printed: Vec<Vec<Word>> = group.iter().map(|index| letters(named[*index].0, marks)).collect();
        // Most are printed alike: each form is counted once.
        let mut times: HashMap<&[Word], usize> = HashMap::new();
        for words in &printed {
            *times.entry(words).or_default() += 1;
        }
        let counted = |words: &[Word]| -> usize {
            times.iter().filter(|(other, _)| is_same(other, words)).map(|(_, times)| times).sum()
        };
        let counts: HashMap<&[Word], usize> = times.keys().map(|words| (*words, counted(words))).collect();
        let count = |at: usize| counts[printed[at].as_slice()];
        let kept = (0..group.len()).max_by_key(|at| (count(*at), usize::MAX - at)).unwrap_or_default();
        let mut told: Vec<usize> = Vec::new();
        for at in 0..group.len() {
            if is_same(&printed[kept], &printed[at]) || told.iter().any(|told| printed[*told] == printed[at]) {
                continue;
            }
            told.push(at);
            let same = group.iter().zip(&printed).filter(|(_, words)| **words == printed[at]);
            found.push((group[kept], same.map(|(index, _)| *index).collect()));
        }
    }
    found
}

/// Of `named`, the groups of one key that have more than one spelling: in their order, by their first.
fn in_other_letters(named: &[(&str, Span)]) -> Vec<Vec<usize>> {
    let spellings = Spellings::new(named.iter().map(|(words, _)| *words));
    if spellings.words.len() < 2 {
        return Vec::new();
    }
    // Most keys have one spelling: those that have more are given a group when their second is met.
    let mut by_key: HashMap<Rc<str>, usize> = HashMap::new();
    let mut group_of: Vec<Option<usize>> = vec![None; spellings.words.len()];
    let mut groups = 0;
    for (spelling, words) in spellings.words.iter().enumerate() {
        let first = *by_key.entry(Rc::clone(Heard::of(words).key())).or_insert(spelling);
        if first != spelling {
            let group = *group_of[first].get_or_insert_with(|| {
                groups += 1;
                groups - 1
            });
            group_of[spelling] = Some(group);
        }
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); groups];
    for (index, spelling) in spellings.of.iter().enumerate() {
        if let Some(group) = group_of[*spelling] {
            found[group].push(index);
        }
    }
    found.sort_unstable();
    found
}

/// Whether two names of people have one key and are printed in other letters.
pub(super) fn is_printed_otherwise(one: &str, other: &str) -> bool {
    key(one) == key(other) && !is_same(&letters(one, Marks::OfAlphabets), &letters(other, Marks::OfAlphabets))
}

/// A word as its letters are printed: its article, and the rest.
#[derive(PartialEq, Eq, Hash)]
struct Word {
    article: String,
    rest: String,
}

/// Whether two names have the same letters; an article that is there or not is no difference.
fn is_same(one: &[Word], other: &[Word]) -> bool {
    let same = |(one, other): (&Word, &Word)| {
        one.rest == other.rest && (one.article == other.article || one.article.is_empty() || other.article.is_empty())
    };
    one.len() != other.len() || one.iter().zip(other).all(same)
}

/// The words of a name in small letters, without signs for ayn, hyphens as spaces but after the article.
fn letters(words: &str, marks: Marks) -> Vec<Word> {
    const EXACT: [char; 6] = ['\u{302}', '\u{304}', '\u{323}', '\u{325}', '\u{331}', '\u{332}'];
    let plain = |c: &char| !is_apostrophe(*c) && (marks == Marks::All || !EXACT.contains(c));
    let lower: String = words.to_lowercase().nfd().filter(plain).collect();
    let mut list: Vec<Word> = Vec::new();
    for word in lower.split_whitespace() {
        let (article, rest) = word.split_once('-').filter(|(article, _)| is_article(article)).unwrap_or(("", word));
        let before = list.last().filter(|last| matches!(last.rest.as_str(), "al" | "el" | "ul") && list.len() > 1);
        let article = match before {
            // "Salah al Din": the article without its hyphen.
            Some(_) => list.pop().map_or(String::new(), |last| last.rest),
            None => article.to_owned(),
        };
        let mut parts = rest.split('-').filter(|part| !part.is_empty());
        list.push(Word { article, rest: parts.next().unwrap_or_default().to_owned() });
        list.extend(parts.map(|part| Word { article: String::new(), rest: part.to_owned() }));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_and_letters_of_an_alphabet_count_and_exact_marks_do_not() {
        let differ = |one: &str, other: &str, marks: Marks| !is_same(&letters(one, marks), &letters(other, marks));
        for (one, other) in [
            ("Salim al-Nur", "Salim el-Nur"),
            ("Anwar as-Sadat", "Anwar al-Sadat"),
            ("Osman Saygılı", "Osman Saygili"),
            ("Chérif Nur", "Cherif Nur"),
        ] {
            assert!(differ(one, other, Marks::OfAlphabets), "{one} and {other}");
        }
        for (one, other) in [
            ("Salim al-Nur", "Salim Nur"),
            ("Al-Nur", "al-Nur"),
            ("Rashīd Riḍā", "Rashid Rida"),
            ("Salah al-Din", "Salah al Din"),
            ("Ja'far Nur", "Ja‘far Nur"),
            ("Ben-Gurion", "Ben Gurion"),
        ] {
            assert!(!differ(one, other, Marks::OfAlphabets), "{one} and {other}");
        }
        assert!(differ("L’Écho", "L’Echo", Marks::All));
    }
}
