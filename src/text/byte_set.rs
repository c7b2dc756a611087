//! Looking for signs in a text without taking it apart into characters.

use std::ops::RangeInclusive;

/// A set of bytes: those of ASCII signs, and the first bytes of others.
///
/// Prose has few signs. Whoever looks for some passes over the letters between two of them byte by byte, which is
/// several times as fast as character by character.
#[derive(Clone, Debug)]
pub struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set of `bytes`.
    #[must_use]
    pub const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// The set of all bytes in `range`.
    #[must_use]
    pub const fn range(range: RangeInclusive<u8>) -> Self {
        Self::of(&[]).with(range)
    }

    /// The set with all bytes in `range` as well.
    #[must_use]
    pub const fn with(mut self, range: RangeInclusive<u8>) -> Self {
        let mut byte = *range.start() as usize;
        while byte <= *range.end() as usize {
            self.0[byte] = true;
            byte += 1;
        }
        self
    }

    /// Whether `byte` is in the set.
    #[must_use]
    pub const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// The first byte of `text` from byte `at` on that is in the set.
    #[must_use]
    pub fn next(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.as_bytes().get(at..)?;
        let is = |byte: u8| self.0[usize::from(byte)];
        // Eight at a time: one branch for a stretch of letters.
        let (eights, _) = rest.as_chunks::<8>();
        let passed =
            eights.iter().take_while(|eight| !eight.iter().fold(false, |any, byte| any | is(*byte))).count() * 8;
        rest[passed..].iter().position(|byte| is(*byte)).map(|length| at + passed + length)
    }

    /// The characters of `text` that begin with a byte of the set, with the byte at which each stands.
    pub fn chars<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, char)> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.next(text, at)?;
            // A byte of the set is the first of its character, or the set would hold what begins none.
            let sign = text.get(found..)?.chars().next()?;
            at = found + sign.len_utf8();
            Some((found, sign))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_where_they_stand() {
        let set = ByteSet::of(&[b'(', b'"', 0xE2]);
        let found: Vec<(usize, char)> = set.chars("al-Qa’im (or “Rawa\")é").collect();
        assert_eq!(found, [(5, '’'), (11, '('), (15, '“'), (22, '"')]);
        assert_eq!(set.next("a(b(", 2), Some(3));
        assert_eq!((set.next("ab", 0), set.next("ab", 9)), (None, None));
    }
}
