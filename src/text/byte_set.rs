//! Looking for signs in a text without taking it apart into characters.

use memchr::memchr3;
use std::ops::RangeInclusive;

/// A set of bytes: those of ASCII signs, and the first bytes of others.
///
/// Prose has few signs. Whoever looks for some passes over the letters between two of them many bytes at once, which
/// is several times as fast as character by character.
#[derive(Clone, Debug)]
pub struct ByteSet {
    has: [bool; 256],
    /// The same as a list, for up to three, which are looked for in one go. The first stands in for what is missing.
    few: [u8; FEW],
    /// How many there are, also where they are not few.
    count: usize,
}

/// How many bytes are few.
const FEW: usize = 3;

impl ByteSet {
    /// The set of `bytes`.
    #[must_use]
    pub const fn of(bytes: &[u8]) -> Self {
        let mut has = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            has[bytes[at] as usize] = true;
            at += 1;
        }
        Self { has, few: [0; FEW], count: 0 }.counted()
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
            self.has[byte] = true;
            byte += 1;
        }
        self.counted()
    }

    /// Makes the list anew.
    const fn counted(mut self) -> Self {
        self.count = 0;
        let mut byte = u8::MAX;
        loop {
            if self.has[byte as usize] {
                if self.count == 0 {
                    self.few = [byte; FEW];
                } else if self.count < FEW {
                    self.few[self.count] = byte;
                }
                self.count += 1;
            }
            match byte.checked_sub(1) {
                Some(next) => byte = next,
                None => return self,
            }
        }
    }

    /// Whether `byte` is in the set.
    #[must_use]
    pub const fn has(&self, byte: u8) -> bool {
        self.has[byte as usize]
    }

    /// The first byte of `text` from byte `at` on that is in the set.
    #[must_use]
    pub fn next(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.as_bytes().get(at..)?;
        let found = match self.count {
            0 => None,
            1..=FEW => memchr3(self.few[0], self.few[1], self.few[2], rest),
            _ => self.next_of_many(rest),
        };
        found.map(|length| at + length)
    }

    fn next_of_many(&self, rest: &[u8]) -> Option<usize> {
        // Eight at a time: one branch for a stretch of letters.
        let (eights, _) = rest.as_chunks::<8>();
        let is = |byte: u8| self.has[usize::from(byte)];
        let passed =
            eights.iter().take_while(|eight| !eight.iter().fold(false, |any, byte| any | is(*byte))).count() * 8;
        rest[passed..].iter().position(|byte| is(*byte)).map(|length| passed + length)
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

    #[test]
    fn sets_of_every_size_find_the_first() {
        let signs = b"()[]<>!?;:.,";
        for size in 0..=signs.len() {
            let set = ByteSet::of(&signs[..size]);
            for length in [0, 7, 40, 255, 256, 600] {
                let text = format!("{}{}", "a".repeat(length), "x,.:;?!><][)(x");
                let first = text.bytes().position(|byte| signs[..size].contains(&byte));
                assert_eq!(set.next(&text, length / 2), first, "{size} signs behind {length} letters");
            }
        }
        let capitals = ByteSet::range(b'A'..=b'Z').with(0xC0..=0xFF);
        assert_eq!(capitals.next("in the lower town of Basra", 0), Some(21));
    }
}
