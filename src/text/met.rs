//! What was found out of words, kept for when they come back.

use super::word_map::{Packed, whole};
use foldhash::HashMap;
use std::rc::Rc;

/// The longest word that is kept, in bytes.
const LONGEST: usize = 40;

/// What a thread knows of the words that it met.
///
/// Few words make up most of any text (Zipf's law), and names come back in article after article.
#[derive(Debug)]
pub struct Met<V> {
    /// Short words, which are most, packed into numbers: a string takes longer to be hashed and compared.
    short: HashMap<Packed, Rc<V>>,
    long: HashMap<Box<str>, Rc<V>>,
    /// How many words are kept before it begins anew.
    most: usize,
}

impl<V> Met<V> {
    /// No words yet, and later no more than `most`.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { short: HashMap::default(), long: HashMap::default(), most }
    }

    /// What is known of `word`, found out by `look` where it was not met before or is too long to be kept.
    pub fn of(&mut self, word: &str, look: impl FnOnce(&str) -> V) -> Rc<V> {
        if word.len() > LONGEST {
            return Rc::new(look(word));
        }
        let packed = whole(word.as_bytes());
        let known = packed.map_or_else(|| self.long.get(word), |packed| self.short.get(&packed));
        if let Some(known) = known {
            return Rc::clone(known);
        }
        if self.short.len() + self.long.len() >= self.most {
            self.short.clear();
            self.long.clear();
        }
        let new = Rc::new(look(word));
        match packed {
            Some(packed) => self.short.insert(packed, Rc::clone(&new)),
            None => self.long.insert(word.into(), Rc::clone(&new)),
        };
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_at_once_and_no_more_are_kept_than_are_allowed() {
        let mut met: Met<usize> = Met::new(2);
        assert_eq!(*met.of("salt", str::len), 4);
        let kept = met.of("salt", |_| unreachable!("it was met"));
        assert_eq!(*kept, 4);
        for word in ["a", "bc", "def"] {
            assert_eq!(*met.of(word, str::len), word.len());
        }
        assert!(met.short.len() + met.long.len() <= 2);
        let long = "z".repeat(LONGEST + 1);
        assert!(!Rc::ptr_eq(&met.of(&long, str::len), &met.of(&long, str::len)));
    }
}
