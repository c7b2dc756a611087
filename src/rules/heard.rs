//! What is heard of a phrase: names of people, places and newspapers, terms.
//!
//! The same names come back in article after article: each thread keeps what it heard of those that it met.

use super::romanised::{Bones, Romanised};
use crate::text::{Met, key, sound_of_key};
use std::cell::RefCell;
use std::rc::Rc;

/// Whether two phrases have words that sound alike, one by one, and are not the same. What schemes write differently
/// does not count: u and o, i and e, doubled letters; nor a and e, as in *Ahmad* and *Ahmed*.
pub(super) fn sound_alike(one: &str, other: &str) -> bool {
    Heard::of(one).is_like(&Heard::of(other))
}

/// A phrase as it sounds.
#[derive(Debug)]
pub(super) struct Heard {
    key: Rc<str>,
    sound: String,
    /// With e as a.
    open: String,
    /// How many words it has.
    count: usize,
    /// As another hand may write it.
    romanised: Romanised,
    /// The numbers of what is compared, each once: see [`Self::signs`].
    signs: [Option<Bones>; 3],
}

/// How many phrases a thread keeps: some two megabytes.
const MOST: usize = 1 << 12;

thread_local! {
    static MET: RefCell<Met<Heard>> = RefCell::new(Met::new(MOST));
}

impl Heard {
    /// What is heard of `words`.
    pub(super) fn of(words: &str) -> Rc<Self> {
        MET.with_borrow_mut(|met| met.of(words, Self::new))
    }

    fn new(words: &str) -> Self {
        let key = key(words);
        let sound = sound_of_key(&key);
        let open = if key.contains('e') { sound_of_key(&key.replace('e', "a")) } else { sound.clone() };
        let romanised = Romanised::of_key(key.clone());
        let by_sound = Bones::of(&sound);
        let by_open = Some(Bones::of(&open)).filter(|number| *number != by_sound);
        let by_letters = Some(romanised.bones()).filter(|number| *number != by_sound && Some(*number) != by_open);
        let signs = [Some(by_sound), by_open, by_letters];
        Self { count: romanised.count(), romanised, signs, sound, open, key: key.into() }
    }

    /// The folded key.
    pub(super) fn key(&self) -> &Rc<str> {
        &self.key
    }

    /// The coarse key: what schemes write differently is one.
    pub(super) fn sound(&self) -> &str {
        &self.sound
    }

    /// Its letters, to be compared one by one.
    pub(super) fn letters(&self) -> &Romanised {
        &self.romanised
    }

    /// Numbers of which it has one in common with whatever it [is like](Self::is_like) or has the same `bones` as; each
    /// once.
    pub(super) fn signs(&self, bones: Option<&str>) -> impl Iterator<Item = Bones> {
        let bones = bones.map(Bones::of).filter(|number| !self.signs.contains(&Some(*number)));
        self.signs.into_iter().chain([bones]).flatten()
    }

    /// Whether the other is the same words in another spelling.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let sounds = self.sound == other.sound || self.open == other.open || self.romanised.is_like(&other.romanised);
        self.count == other.count && self.key != other.key && sounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_man_in_two_spellings_is_told_from_two_men() {
        for (one, other) in [
            ("Muhammad al-Salihi", "Muhamad al-Salihi"),
            ("Hossein Fatemi", "Hosein Fatemi"),
            ("Ahmed Ben Bella", "Ahmad Ben Bella"),
            ("Wilayat al-Khair", "Wilayat al-Khayr"),
        ] {
            assert!(sound_alike(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("Khalid al-Nur", "Khalil al-Nur"),
            ("Mustafa Barzani", "Massoud Barzani"),
            ("al-Hashimi", "Hashimi"),
            ("Hasan Nur", "Husayn Nur"),
            ("Nur", "Hasan Nur"),
        ] {
            assert!(!sound_alike(one, other), "{one} and {other}");
        }
    }
}
