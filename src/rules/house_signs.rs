//! How the house writes ayn and hamza in the names and terms that it has listed.

use super::listed::goes_on;
use super::{Listed, Names};
use crate::text::is_apostrophe;
use foldhash::{HashMap, HashMapExt as _};
use std::ops::Range;

/// Listed names that have a sign for ayn or hamza, by each of their words that has one.
pub(super) struct HouseSigns<'s> {
    /// By the word with every sign alike: the whole name, and where the word begins in it. Longer names come first.
    by_word: HashMap<String, Vec<(&'s str, usize)>>,
}

impl<'s> HouseSigns<'s> {
    /// Of the lists in `names`; `signed` cuts the words with a sign out of a name.
    pub(super) fn new(names: &'s Names, signed: impl for<'n> Fn(&'n str) -> Vec<(usize, &'n str)>) -> Self {
        let lists: [&[Listed]; 4] = [&names.persons, &names.newspapers, &names.places, &names.terms];
        let mut listed: Vec<&str> = lists.into_iter().flatten().map(|listed| listed.name.as_str()).collect();
        listed.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let mut by_word: HashMap<String, Vec<(&str, usize)>> = HashMap::new();
        for name in listed {
            for (at, word) in signed(name) {
                by_word.entry(alike(word)).or_default().push((name, at));
            }
        }
        Self { by_word }
    }

    /// The signs of `word`, which begins at byte `start` of `text`, that the house writes otherwise: where in `text`, and
    /// how. Nothing where no listed name stands there, letter for letter.
    pub(super) fn otherwise(&self, text: &str, start: usize, word: &str) -> Vec<(Range<usize>, char)> {
        if self.by_word.is_empty() {
            return Vec::new();
        }
        let (before, from) = text.split_at(start);
        let stands = |(name, at): &&(&'s str, usize)| {
            let (lead, rest) = name.split_at(*at);
            let lead = after_same(before.chars().rev(), lead.chars().rev());
            let rest = after_same(from.chars(), rest.chars());
            lead.is_some_and(|before| !goes_on(before)) && rest.is_some_and(|after| !goes_on(after))
        };
        let Some((name, at)) = self.by_word.get(&alike(word)).and_then(|names| names.iter().find(stands)) else {
            return Vec::new();
        };
        let signs = word.char_indices().zip(name[*at..].chars()).filter(|((_, sign), wanted)| sign != wanted);
        signs.map(|((at, sign), wanted)| (start + at..start + at + sign.len_utf8(), wanted)).collect()
    }
}

/// `word` with every sign for ayn and hamza alike.
fn alike(word: &str) -> String {
    word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
}

/// What follows in `text` after `name`, of which the signs may be others; nothing where something else stands there.
fn after_same<T: Iterator<Item = char>>(mut text: T, name: impl Iterator<Item = char>) -> Option<T> {
    for wanted in name {
        let there = text.next()?;
        if there != wanted && !(is_apostrophe(there) && is_apostrophe(wanted)) {
            return None;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listed_name_is_written_as_listed_and_only_its_signs() {
        let listed = |name: &str| Listed { name: name.to_owned(), ..Listed::default() };
        let names = Names {
            places: vec![listed("Tal ‘Afar"), listed("Qal‘at Ja‘bar")],
            terms: vec![listed("Ba‘ath")],
            ..Names::default()
        };
        let signs = HouseSigns::new(&names, signed);
        for (text, wanted) in [
            ("Tal 'Afar", "Tal ‘Afar"),
            ("of Tal ʿAfar.", "of Tal ‘Afar."),
            ("Qal'at Ja'bar", "Qal‘at Ja‘bar"),
            ("Qal'at Salih", "Qal'at Salih"),
            ("'Afar", "'Afar"),
            ("Metal 'Afar", "Metal 'Afar"),
            ("Tal 'Afari", "Tal 'Afari"),
            ("the Ba'ath party", "the Ba‘ath party"),
            ("neo-Ba'ath", "neo-Ba'ath"),
        ] {
            let words = signed(text).into_iter();
            let edits: Vec<_> = words.flat_map(|(at, word)| signs.otherwise(text, at, word)).collect();
            let mut written = text.to_owned();
            for (range, sign) in edits.into_iter().rev() {
                written.replace_range(range, &sign.to_string());
            }
            assert_eq!(written, wanted);
        }
    }

    /// The words with a sign, and where they begin.
    fn signed(text: &str) -> Vec<(usize, &str)> {
        let words = text.split([' ', '.']).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
        words.filter(|(_, word)| word.contains(is_apostrophe)).collect()
    }
}
