//! What was found out of words, kept for when they come back.

use foldhash::HashMap;
use std::rc::Rc;

/// The longest word that is kept, in bytes.
const LONGEST: usize = 40;

/// What a thread knows of the words that it met.
///
/// Few words make up most of any text (Zipf's law), and names come back in article after article.
#[derive(Debug)]
pub struct Met<V> {
    known: HashMap<Box<str>, Rc<V>>,
    /// How many words are kept before it begins anew.
    most: usize,
}

impl<V> Met<V> {
    /// No words yet, and later no more than `most`.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { known: HashMap::default(), most }
    }

    /// What is known of `word`, found out by `look` where it was not met before or is too long to be kept.
    pub fn of(&mut self, word: &str, look: impl FnOnce(&str) -> V) -> Rc<V> {
        if word.len() > LONGEST {
            return Rc::new(look(word));
        }
        if let Some(known) = self.known.get(word) {
            return Rc::clone(known);
        }
        if self.known.len() >= self.most {
            self.known.clear();
        }
        let new = Rc::new(look(word));
        self.known.insert(word.into(), Rc::clone(&new));
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
        assert!(met.known.len() <= 2);
        let long = "z".repeat(LONGEST + 1);
        assert!(!Rc::ptr_eq(&met.of(&long, str::len), &met.of(&long, str::len)));
    }
}
