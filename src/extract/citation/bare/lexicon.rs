//! What is known of single words: that they name people or places, or do a job in references.

/// The words in order of their bytes, a line each: `word,classes,source`, classes as in [`Classes`]. The README
/// beside it says where they are from.
static LEXICON: &str = include_str!("lexicon.csv");

/// Its first line.
const HEAD: &str = "word,classes,source\n";

/// What a word may be, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u8);

impl Classes {
    /// A given name.
    pub(super) const GIVEN: Self = Self(1);
    /// A family name.
    pub(super) const FAMILY: Self = Self(2);
    /// A town or country.
    pub(super) const PLACE: Self = Self(4);
    /// A month.
    pub(super) const MONTH: Self = Self(8);
    /// A word of journals and proceedings.
    pub(super) const JOURNAL: Self = Self(16);
    /// A word of publishers and universities.
    pub(super) const PUBLISHER: Self = Self(32);
    /// A word with a job of its own: the model knows it by itself.
    pub(super) const KEYWORD: Self = Self(64);
    /// A verb of sentences, which titles seldom have.
    pub(super) const VERB: Self = Self(128);

    /// Whether it is any of `other`.
    #[must_use]
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The bits.
    #[must_use]
    pub(super) fn bits(self) -> u8 {
        self.0
    }

    fn read(letters: &str) -> Self {
        let mut classes = 0;
        for letter in letters.bytes() {
            classes |= match letter {
                b'g' => 1,
                b'f' => 2,
                b'p' => 4,
                b'm' => 8,
                b'j' => 16,
                b'u' => 32,
                b'k' => 64,
                b'v' => 128,
                _ => 0,
            };
        }
        Self(classes)
    }
}

/// What `word`, in lower case, may be. Nothing is built for it: the file is searched as it lies in the program.
#[must_use]
pub(super) fn classes(word: &str) -> Classes {
    let (mut low, mut high) = (HEAD.len(), LEXICON.len());
    while low < high {
        let middle = LEXICON.as_bytes()[low..low + (high - low) / 2].iter().rposition(|&byte| byte == b'\n');
        let start = middle.map_or(low, |at| low + at + 1);
        let end =
            LEXICON.as_bytes()[start..].iter().position(|&byte| byte == b'\n').map_or(LEXICON.len(), |at| start + at);
        let (entry, rest) = LEXICON[start..end].split_once(',').unwrap_or_default();
        match entry.cmp(word) {
            std::cmp::Ordering::Equal => return Classes::read(rest.split(',').next().unwrap_or_default()),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    Classes::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_is_in_order_and_every_word_is_found() {
        let rows: Vec<Vec<&str>> = LEXICON[HEAD.len()..].lines().map(|line| line.split(',').collect()).collect();
        assert!(LEXICON.starts_with(HEAD));
        assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]));
        for row in rows {
            let [word, letters, source] = row[..] else { panic!("three columns: {row:?}") };
            assert_eq!(classes(word), Classes::read(letters), "{word}");
            assert_ne!(classes(word), Classes::default(), "{word}");
            assert!(source.split("; ").all(|source| ["Faker", "GeoNames", "own"].contains(&source)), "{source}");
        }
        for none in ["no such word", "", "word,classes", "a,k", "\n", "zzzz"] {
            assert_eq!(classes(none), Classes::default(), "{none:?}");
        }
    }
}
