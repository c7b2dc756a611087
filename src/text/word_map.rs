//! Lists of words, for looking a word up without copying it.

use super::eight::{in_lower_case, is_ascii};
use foldhash::{HashMap, HashMapExt as _};

/// Words up to this length lie in two numbers; longer ones are rare in any list.
const SHORT: usize = 15;

/// A short word: its letters, and in the last byte how many.
pub(super) type Packed = (u64, u64);

/// A list of words with what is known of each; upper and lower case are one.
///
/// A reader asks such lists about every word of an article. A short word of ASCII is packed into numbers, which
/// takes neither memory nor the hashing of a string.
#[derive(Debug)]
pub struct WordMap<V> {
    /// A power of two of places, of which at least half are free; a word stands at its own place or after it.
    places: Box<[Option<(Packed, V)>]>,
    /// By first letter and length, the second and the last letters of the short words, as bits: most words that are asked
    /// for are in no list, and this tells of nearly all of them.
    begins: Box<[u64; 32 * (SHORT + 1)]>,
    /// In lower case, what is longer or not ASCII.
    others: HashMap<String, V>,
    /// The length in bytes of the longest word.
    longest: usize,
}

/// A list of words; upper and lower case are one.
pub type WordSet = WordMap<()>;

impl<V: Copy> WordMap<V> {
    /// The list of `words`, which are in lower case. Of a word that stands twice the first counts.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        let words: Vec<(&str, V)> = words.into_iter().collect();
        let mut map = Self {
            places: vec![None; (words.len() * 2).next_power_of_two().max(2)].into(),
            begins: Box::new([0; 32 * (SHORT + 1)]),
            others: HashMap::new(),
            longest: words.iter().map(|(word, _)| word.len()).max().unwrap_or_default(),
        };
        for (word, value) in words {
            match packed(word.as_bytes()) {
                Some(packed) => {
                    let place = map.place(packed);
                    let (begins, letters) = beginning(word.as_bytes());
                    map.begins[begins] |= letters;
                    if map.places[place].is_none() {
                        map.places[place] = Some((packed, value));
                    }
                }
                None => {
                    map.others.entry(word.to_lowercase()).or_insert(value);
                }
            }
        }
        map
    }

    /// What is known of `word`.
    #[must_use]
    #[inline]
    pub fn get(&self, word: &str) -> Option<V> {
        if word.len() <= SHORT {
            let (begins, letters) = beginning(word.as_bytes());
            if self.begins[begins] & letters != letters {
                // It may be among the others if it has a letter beyond ASCII.
                return if self.others.is_empty() || word.is_ascii() { None } else { self.other(word) };
            }
        }
        self.look_up(word.as_bytes())
    }

    /// What is known of `word`, which has letters of ASCII only.
    #[must_use]
    #[inline]
    pub fn get_letters(&self, word: &[u8]) -> Option<V> {
        debug_assert!(word.is_ascii(), "{word:?} has other letters");
        if word.len() <= SHORT {
            let (begins, letters) = beginning(word);
            if self.begins[begins] & letters != letters {
                return None;
            }
        }
        self.look_up(word)
    }

    /// What is known of a word that begins as one of the list does.
    fn look_up(&self, word: &[u8]) -> Option<V> {
        match packed(word) {
            Some(word) => self.places[self.place(word)].map(|(_, value)| value),
            None => self.other(std::str::from_utf8(word).ok()?),
        }
    }

    /// What is known of a word that is long or not of ASCII alone.
    fn other(&self, word: &str) -> Option<V> {
        // No letter has a small form of less than a third of its bytes.
        if self.others.is_empty() || word.len() > self.longest * 3 {
            return None;
        }
        self.others.get(&word.to_lowercase()).copied()
    }

    /// Whether `word` is in the list.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Where `word` stands, or may be put.
    fn place(&self, word: Packed) -> usize {
        // Fibonacci hashing: the upper bits of a product depend on all below them.
        let product = (word.0 ^ word.1.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let last = self.places.len() - 1;
        let mut place = usize::try_from(product >> 32).expect("half of a number fits") & last;
        while self.places[place].as_ref().is_some_and(|(known, _)| *known != word) {
            place = (place + 1) & last;
        }
        place
    }
}

impl WordSet {
    /// The list of `words`, which are in lower case.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::new(words.into_iter().map(|word| (word, ())))
    }
}

/// Where a short word stands among the beginnings, by its first letter and its length, and the bits of its second letter
/// and of its last.
#[inline]
fn beginning(word: &[u8]) -> (usize, u64) {
    // Small and capital letters have the same five lowest bits.
    let five = |byte: Option<&u8>| byte.map_or(0, |byte| byte & 31);
    let letters = (1 << five(word.get(1))) | ((1 << 32) << five(word.last()));
    (usize::from(five(word.first())) * (SHORT + 1) + word.len(), letters)
}

/// A short word of ASCII as numbers, in lower case.
#[inline]
fn packed(word: &[u8]) -> Option<Packed> {
    // The byte that says how long it is becomes no other: it is no capital.
    whole(word)
        .filter(|(first, rest)| is_ascii(first | rest))
        .map(|(first, rest)| (in_lower_case(first), in_lower_case(rest)))
}

/// The bytes of a short word as numbers.
#[inline]
pub(super) fn whole(bytes: &[u8]) -> Option<Packed> {
    let (first, rest) = match bytes.first_chunk::<8>() {
        None => (number(bytes), 0),
        Some(first) if bytes.len() <= SHORT => (u64::from_le_bytes(*first), number(&bytes[8..])),
        Some(_) => return None,
    };
    let length = u64::try_from(bytes.len()).expect("a short word");
    Some((first, rest | (length << 56)))
}

/// Less than eight bytes as one number.
#[inline]
fn number(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Where they share bytes, both have the same there.
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | (u64::from(last) << (8 * (bytes.len() - 4)));
    }
    let three = match *bytes {
        [first] => [first, 0, 0, 0],
        [first, second] => [first, second, 0, 0],
        [first, second, third] => [first, second, third, 0],
        _ => [0; 4],
    };
    u32::from_le_bytes(three).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_length() {
        let words = ["a", "al", "press", "consulate-general", "matba‘at", "éditions", "antidisestablishmentarian"];
        let set = WordSet::of(words);
        for word in words {
            assert!(set.contains(word) && set.contains(&word.to_uppercase()), "{word}");
        }
        for word in ["", "b", "pres", "presses", "édition", "consulate-genera", "antidisestablishmentarians"] {
            assert!(!set.contains(word), "{word}");
        }
        assert!(!WordSet::of([]).contains("a"));
    }

    #[test]
    fn words_of_every_length_are_told_apart() {
        let words: Vec<&str> = (1..=20).map(|length| &"abcdefghijklmnopqrst"[..length]).collect();
        let set = WordSet::of(words.iter().copied());
        for word in words {
            assert!(set.contains(word) && set.contains(&word.to_uppercase()), "{word}");
            for at in 0..word.len() {
                for other in ["z", "@", "["] {
                    let other = format!("{}{other}{}", &word[..at], &word[at + 1..]);
                    assert!(!set.contains(&other), "{other}");
                }
            }
        }
    }

    #[test]
    fn every_word_of_a_long_list_is_found_with_what_is_known_of_it() {
        let words: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
        let map = WordMap::new(words.iter().enumerate().map(|(index, word)| (word.as_str(), index)));
        for (index, word) in words.iter().enumerate() {
            assert_eq!(map.get(word), Some(index));
        }
        assert_eq!(map.get("word3000"), None);
        assert_eq!(WordMap::new([("a", 1), ("a", 2)]).get("A"), Some(1), "the first counts");
    }
}
