//! Names in running text that stand there with the letters of their alphabet and without: *Hasanoğlan*, *Hasanoglan*.
//!
//! A list of places has few villages, and what it does not have is no mention of any place.

use super::Subject;
use super::passage::passages;
use super::printed::{Marks, printed_otherwise};
use super::unplaced::{is_own, is_placed};
use crate::document::MarkKind;
use crate::text::Span;
use foldhash::{HashSet, HashSetExt as _};

/// A name that is printed otherwise than most of its kind.
pub(super) struct Accented {
    pub(super) words: String,
    pub(super) spans: Vec<Span>,
    /// How most are printed, and where the first of these stands.
    pub(super) kept: (String, Span),
}

/// How many letters a name must have at least.
const LONG: usize = 4;

/// Names of one key, one of which has letters that English has not, of places that no list knows.
pub(super) fn accented(reading: &Subject<'_, '_>) -> Vec<Accented> {
    let texts = || passages(&reading.article).filter(|passage| passage.is_scholarly());
    let is_accented = |word: &str| !word.is_ascii() && word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    let mut keys: HashSet<String> = HashSet::new();
    for passage in texts().filter(|passage| !passage.words().is_ascii()) {
        let words = passage.words();
        let capitals = reading.runs().of(passage.within).flatten().filter(|word| word.capital);
        let accented = capitals.filter(|word| is_accented(&words[word.range.clone()]));
        keys.extend(accented.map(|word| word.spoken.key.clone()));
    }
    keys.retain(|key| key.len() >= LONG);
    if keys.is_empty() {
        return Vec::new();
    }
    let mut named: Vec<(&str, Span)> = Vec::new();
    let mut placed: Vec<bool> = Vec::new();
    for passage in texts() {
        let words = passage.words();
        let set_off = passage.marked(|mark| matches!(mark, MarkKind::Emphasis | MarkKind::Link { .. }));
        for word in reading.runs().of(passage.within).flatten().filter(|word| word.capital) {
            let range = word.range.clone();
            if keys.contains(&word.spoken.key) && is_own(reading, passage, &set_off, &range) {
                placed.push(is_placed(words, &range));
                named.push((&words[range.clone()], passage.span(range)));
            }
        }
    }
    let pairs = printed_otherwise(&named, Marks::OfAlphabets).into_iter();
    let of_place = pairs.filter(|(kept, other)| placed[*kept] || other.iter().any(|index| placed[*index]));
    of_place
        .map(|(kept, other)| Accented {
            words: named[other[0]].0.to_owned(),
            spans: other.iter().map(|index| named[*index].1).collect(),
            kept: (named[kept].0.to_owned(), named[kept].1),
        })
        .collect()
}
