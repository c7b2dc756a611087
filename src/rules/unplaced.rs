//! Names in running text that no list of places has, and that are like a place which the article names.
//!
//! The gazetteer knows many spellings of a place and none of its misspellings: *Wad Medani* is found there, *Qezvin*
//! is not, and so no mention of any place.

use super::Subject;
use super::by_bones::ByBones;
use super::heard::Heard;
use super::passage::{Marked, Passage, passages};
use super::romanised::Romanised;
use super::spelling::mentioned;
use super::spoken::{NameWord, bones};
use super::written::capital_at_start;
use crate::document::{MarkKind, Within};
use crate::extract::{demonym, is_given_name, is_title};
use crate::text::{Span, is_apostrophe, key};
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// A name that is like that of a place.
pub(super) struct Unplaced<'r> {
    pub(super) words: &'r str,
    pub(super) span: Span,
    /// The index of the place.
    pub(super) place: usize,
}

/// How long the key of a name must be: short words are like many.
const LONG: usize = 5;

/// Words after which a name is that of a place.
const LOCATIVE: &[&str] = &[
    "in", "at", "near", "outside", "inside", "around", "into", "toward", "towards", "through", "across", "to", "from",
    "of", "for", "between", "beyond", "above", "below", "via", "behind", "reached", "entered", "left", "and", "or",
];

/// The places of an article, to be looked up by how their names sound.
struct Known {
    by_bones: ByBones<(Rc<Heard>, usize)>,
    /// By the first letter of a key, the shortest and the longest: most words are out by these alone.
    lengths: [Option<(usize, usize)>; 256],
    /// The keys of the names, and whether a gazetteer has the place.
    keys: HashMap<Rc<str>, (usize, bool)>,
}

impl Known {
    fn new(reading: &Subject<'_, '_>) -> Self {
        let mut lengths: [Option<(usize, usize)>; 256] = [None; 256];
        let mut keys: HashMap<Rc<str>, (usize, bool)> = HashMap::new();
        let mut names = Vec::new();
        for (index, place) in reading.places.iter().enumerate() {
            let mut last = "";
            for (within, range) in &place.mentions {
                let words = mentioned(reading, *within, range);
                if words == last {
                    continue;
                }
                last = words;
                let heard = Heard::of(words);
                let name = heard.key();
                if name.len() < LONG || name.split(' ').count() > 2 || keys.contains_key(name) {
                    continue;
                }
                let known = lengths[usize::from(class(name.as_bytes()[0]))].get_or_insert((name.len(), name.len()));
                *known = (known.0.min(name.len()), known.1.max(name.len()));
                keys.insert(Rc::clone(name), (index, place.place.geonames.is_some()));
                names.push((heard.letters().bones(), (heard, index)));
            }
        }
        Self { by_bones: ByBones::new(names.into_iter()), lengths, keys }
    }

    /// The place of which `name`, printed as `words`, is another spelling.
    fn like(&self, name: &[NameWord], words: &str) -> Option<usize> {
        let first = match words.bytes().next()? {
            letter if letter.is_ascii_alphabetic() => letter,
            _ => words.trim_start_matches(is_apostrophe).bytes().next()?,
        };
        let first = first.to_ascii_lowercase();
        let of = |letter: u8| self.lengths[usize::from(class(letter))];
        let (short, long) = of(first).or_else(|| of(b'a'))?;
        if words.len() + 3 < short || words.len() > long + 6 {
            return None;
        }
        let bones = bones(name);
        let alike = || self.by_bones.of(bones);
        let heard = Heard::of(words);
        let name = heard.key();
        // What no gazetteer has is taken for a place by the words around it; it may be another all the same.
        let before = match self.keys.get(name) {
            Some((_, true)) => return None,
            Some((index, false)) => Some(*index),
            None => None,
        };
        // A shorter one lacks a letter of a consonant that is written with two: *Karh* for *Karkh*.
        let longer = || alike().any(|(place, _)| place.key().len() > name.len());
        if name.len() < LONG && !(name.len() + 1 == LONG && longer()) {
            return None;
        }
        let name = heard.letters();
        let near = |place: &Romanised| place.is_like(name) || place.opens_otherwise(name);
        let like = alike().filter(|(place, _)| near(place.letters()));
        let found = |place: &usize| self.keys.values().any(|(index, known)| index == place && *known);
        like.map(|(_, index)| *index)
            .find(|index| before.is_none_or(|own| *index < own || found(index) && *index != own))
    }
}

/// First letters that hands write for one another, as one.
fn class(letter: u8) -> u8 {
    match letter {
        b'q' | b'g' | b'j' | b'c' => b'k',
        b'z' | b's' | b't' => b'd',
        b'p' => b'b',
        b'v' => b'w',
        b'e' | b'i' | b'o' | b'u' => b'a',
        letter => letter,
    }
}

/// The names in body and remarks that are like a place, outside titles and quotations.
pub(super) fn unplaced<'r>(reading: &'r Subject<'_, '_>) -> Vec<Unplaced<'r>> {
    let known = Known::new(reading);
    if known.keys.is_empty() {
        return Vec::new();
    }
    let mut people: Option<HashSet<String>> = None;
    let mut found = Vec::new();
    for passage in passages(&reading.article) {
        let words = passage.words();
        let mut set_off: Option<Marked> = None;
        for run in reading.runs().of(passage.within) {
            for at in (0..run.len()).filter(|at| run[*at].capital) {
                let names = [2, 1].into_iter().filter_map(|length| run.get(at..at + length));
                // Most sound like no place.
                let mut names = names.filter(|name| known.by_bones.has(bones(name)));
                let like = names.find_map(|name| {
                    let range = name[0].range.start..name[name.len() - 1].range.end;
                    let whole = name.len() == 1 || name[1].capital;
                    let place = whole.then(|| known.like(name, &words[range.clone()])).flatten();
                    place.map(|place| (range, place))
                });
                let Some((range, place)) = like else { continue };
                let name = &words[range.clone()];
                let set_off = set_off.get_or_insert_with(|| {
                    passage.marked(|mark| matches!(mark, MarkKind::Emphasis | MarkKind::Link { .. }))
                });
                if is_given_name(name)
                    || is_title(name)
                    || demonym(name).is_some()
                    || people.get_or_insert_with(|| families(reading)).contains(&key(name))
                    || !is_own(reading, passage, set_off, &range)
                    || !is_placed(words, &range)
                {
                    continue;
                }
                let span = passage.span(range.clone());
                found.push(Unplaced { words: name, span, place });
            }
        }
    }
    found
}

/// The last words of the people whom the article names.
fn families(reading: &Subject<'_, '_>) -> HashSet<String> {
    let named = reading.persons.iter().map(|(within, range)| super::spelling::mention(reading, *within, range).0);
    let signed = reading.authors().iter().map(|(name, _)| *name);
    named.chain(signed).filter_map(|name| name.rsplit(' ').next().map(key)).collect()
}

/// Whether the author of the article speaks at `range`, outside what is `set_off`, of no place that is known and of no
/// person.
pub(super) fn is_own(reading: &Subject<'_, '_>, passage: Passage<'_>, set_off: &Marked, range: &Range<usize>) -> bool {
    let remark = match passage.within {
        Within::Block(_) => true,
        Within::Note(note) => reading.notes[note].remarks.iter().any(|own| own.contains(&range.start)),
    };
    let holds = |(within, of): &(Within, Range<usize>)| *within == passage.within && of.contains(&range.start);
    let known = reading.places.iter().filter(|place| place.place.geonames.is_some());
    remark
        && !known.flat_map(|place| &place.mentions).any(holds)
        && !reading.persons.iter().any(holds)
        && !set_off.has(range.start)
        && !reading.quotations(passage.within).inside.iter().any(|quoted| quoted.contains(&range.start))
}

/// Whether the name stands alone, and where a place would: after a preposition, in a list, or before a verb.
pub(super) fn is_placed(words: &str, range: &Range<usize>) -> bool {
    let before = &words[..range.start];
    let last = before.trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let bare = last.trim_matches(|c: char| !c.is_alphanumeric());
    let after = words[range.end..].strip_prefix(' ').unwrap_or_default();
    let alone = capital_at_start(after).is_none();
    let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', ':', ';', ')', ']']);
    let listed = last.ends_with(',');
    alone && (opens || listed || LOCATIVE.contains(&bare.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_where_a_place_would() {
        let words = "From al-Qa'im to Shafa 'Amr's gate, and the Wadi's end.";
        let of = |name: &str| {
            let at = words.find(name).expect("the name");
            at..at + name.len()
        };
        assert!(is_placed(words, &of("Shafa 'Amr")) && !is_placed(words, &of("Shafa")));
    }
}
