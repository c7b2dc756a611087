//! The words around names that tell places from persons, bodies and works. The lists are the tables in `data`.

use super::Kind;
use crate::text::{WordMap, WordSet, sound};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What words may be beside a name, one word a row; in `classes`, `|` stands between what it may be.
const BESIDE: &str = include_str!("data/beside-names.csv");

/// Words that say what a place is.
const TYPES: &str = include_str!("data/types.csv");

/// Given names of the region and of those who write of it, in one spelling each; compared by their sound.
const GIVEN: &str = include_str!("data/given-names.csv");

/// Words for peoples, languages and creeds, with the country of today that they point to. `Arab`, `Kurdish` and the
/// like point to none and are here so that `Iraqi Kurdistan` is read as an adjective and a place.
const PEOPLES: &str = include_str!("data/peoples.csv");

/// What a word may be beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Part of a name when it stands before it with a capital: `Mount Chaambi`, `Jabl Hamrin`.
    Begins,
    /// In the singular, it makes a body, a work, a treaty or an event of the name beside it.
    Body,
    /// A point of the compass, or another word that goes before a place without belonging to its name.
    Direction,
    /// Part of a name when it stands behind it with a capital: `Jordan River`, `Nuba Mountains`.
    Ends,
    /// A feast or a time of the year, at which something may happen: "at Christmas".
    Feast,
    /// It has a capital only because a sentence begins with it.
    Function,
    /// It stands before another in the names of settlements and creeks: mound, village, spring, well, castle.
    Heads,
    /// A title with which the names of places begin as well: Umm Qasr, Abu Kamal, Ben Gardane.
    Kunya,
    /// After it a place is to be expected.
    Leads,
    /// It says where something is, and is not said of people.
    Locative,
    /// A word of small letters inside the names of persons.
    Particle,
    /// What is signed somewhere and called by the place: `the treaty of Lausanne`.
    Signed,
    /// A noun that says a place is near: "the outskirts of".
    Surrounding,
    /// A title that stands before the name of a person.
    Title,
    /// A title that stands behind the name of a person.
    TitleBehind,
    /// A common noun that makes a treaty of the name before it: `the Lausanne treaty`.
    Treaty,
}

impl Class {
    /// Every class, with its name in the table.
    const ALL: [(&'static str, Self); 16] = [
        ("begins", Self::Begins),
        ("body", Self::Body),
        ("direction", Self::Direction),
        ("ends", Self::Ends),
        ("feast", Self::Feast),
        ("function", Self::Function),
        ("heads", Self::Heads),
        ("kunya", Self::Kunya),
        ("leads", Self::Leads),
        ("locative", Self::Locative),
        ("particle", Self::Particle),
        ("signed", Self::Signed),
        ("surrounding", Self::Surrounding),
        ("title", Self::Title),
        ("title-behind", Self::TitleBehind),
        ("treaty", Self::Treaty),
    ];

    /// Its bit among those of a word.
    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The first two cells of each row of a table.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().skip(1).filter_map(|row| {
        let mut cells = row.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

/// The classes of a row, as bits.
fn bits(classes: &str) -> u16 {
    let named = |name: &str| Class::ALL.iter().find(|(known, _)| *known == name).map_or(0, |(_, class)| class.bit());
    classes.split('|').map(named).fold(0, |all, bit| all | bit)
}

/// Whether `word` has a capital letter; all words of the tables begin with a letter of ASCII, or with a sign and one.
fn has_capital(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// What is said of words with a capital, with the word as it is spelled: "Ben" is a title, "ben" a particle.
static CAPITALS: LazyLock<WordMap<(&str, u16)>> = LazyLock::new(|| {
    let capitals = rows(BESIDE).filter(|(word, _)| has_capital(word));
    WordMap::new(capitals.map(|(word, classes)| (word, (word, bits(classes)))))
});

/// The bits of a word's classes, and what it says of the place that it stands beside.
type Said = (u16, Option<Kind>);

/// What is said of words in small letters.
static SMALL: LazyLock<WordMap<Said>> = LazyLock::new(|| {
    let mut words: Vec<(Cow<'_, str>, Said)> = Vec::new();
    for (word, classes) in rows(BESIDE).filter(|(word, _)| !has_capital(word)) {
        let bits = bits(classes);
        words.push((word.into(), (bits, None)));
        if bits & Class::Body.bit() != 0 {
            words.push((format!("{word}s").into(), (Class::Body.bit(), None)));
            words.extend(word.strip_suffix('y').map(|stem| (format!("{stem}ies").into(), (Class::Body.bit(), None))));
        }
    }
    words.extend(rows(TYPES).map(|(word, kind)| (word.into(), (0, Kind::named(kind)))));
    words.sort_by(|(one, _), (other, _)| one.cmp(other));
    words.dedup_by(|(word, (bits, kind)), (kept, known)| {
        let same = word == kept;
        if same {
            *known = (known.0 | *bits, known.1.or(*kind));
        }
        same
    });
    WordMap::new(words.iter().map(|(word, known)| (word.as_ref(), *known)))
});

/// What the lists say of a word that stands beside a name. It is looked up once for each word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// The bits of its classes.
    classes: u16,
    /// It has no capital letter.
    small: bool,
    /// What it says of the place that it stands beside, in whatever case.
    pub(super) kind: Option<Kind>,
}

impl Beside {
    /// What the lists say of `word`.
    pub(super) fn of(word: &str) -> Self {
        let small = !has_capital(word);
        let (classes, kind) = SMALL.get(word).unwrap_or_default();
        let capital = if small { None } else { CAPITALS.get(word).filter(|(spelled, _)| *spelled == word) };
        Self { classes: classes | capital.map_or(0, |(_, bits)| bits), small, kind }
    }

    /// The same for the word in small letters: "In" for "in".
    pub(super) fn in_small_letters(self) -> Self {
        Self { small: true, ..self }
    }

    /// Whether it is of `class`: with a capital, where it is spelled as in the list; without, in whatever case.
    fn is(self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether it is of `class`, and in small letters.
    fn is_small(self, class: Class) -> bool {
        self.small && self.is(class)
    }

    /// Whether it is part of a name that stands before it.
    pub(super) fn ends_a_name(self) -> bool {
        self.is(Class::Ends)
    }

    /// Whether it is part of a name that stands behind it.
    pub(super) fn begins_a_name(self) -> bool {
        self.is(Class::Begins)
    }

    /// Whether names of settlements and creeks begin with it.
    pub(super) fn heads_a_name(self) -> bool {
        self.is(Class::Heads)
    }

    /// Whether a place is to be expected after it.
    pub(super) fn leads_in(self) -> bool {
        self.is_small(Class::Leads)
    }

    /// Whether it says where something is, and is not said of people.
    pub(super) fn is_locative(self) -> bool {
        self.is_small(Class::Locative)
    }

    /// Whether it goes before a place without belonging to its name, as "northern" does.
    pub(super) fn is_direction(self) -> bool {
        self.is(Class::Direction)
    }

    /// Whether it makes a body of the name beside it, in the singular or the plural.
    pub(super) fn is_body(self) -> bool {
        self.is(Class::Body)
    }

    /// Whether it is a common noun that makes a treaty of the name before it.
    pub(super) fn is_treaty(self) -> bool {
        self.is_small(Class::Treaty)
    }

    /// Whether it is a common noun for what is called by the place where it was signed.
    pub(super) fn is_signed(self) -> bool {
        self.is_small(Class::Signed)
    }

    /// Whether it is a time at which something may happen.
    pub(super) fn is_feast(self) -> bool {
        self.is(Class::Feast)
    }

    /// Whether it stands inside the names of persons.
    pub(super) fn is_particle(self) -> bool {
        self.is_small(Class::Particle)
    }

    /// Whether it says that a place is near.
    pub(super) fn is_surrounding(self) -> bool {
        self.is_small(Class::Surrounding)
    }

    /// Whether it is a title that stands before the name of a person.
    pub(super) fn is_title(self) -> bool {
        self.is(Class::Title)
    }

    /// Whether it is a title that begins the names of places as well.
    pub(super) fn is_kunya(self) -> bool {
        self.is(Class::Kunya)
    }

    /// Whether it is a title that stands behind the name of a person.
    pub(super) fn is_title_behind(self) -> bool {
        self.is(Class::TitleBehind)
    }

    /// Whether it has its capital only because a sentence begins with it.
    pub(super) fn is_function_word(self) -> bool {
        self.is(Class::Function)
    }
}

/// Whether `word`, as it is spelled, with a capital, is of `class`.
fn capital_is(word: &str, class: Class) -> bool {
    CAPITALS.get(word).is_some_and(|(spelled, bits)| bits & class.bit() != 0 && spelled == word)
}

/// Whether `word` is a title that stands before the name of a person.
pub(crate) fn is_title(word: &str) -> bool {
    capital_is(word, Class::Title)
}

/// Whether `word` has its capital only because a sentence begins with it.
pub(crate) fn is_function_word(word: &str) -> bool {
    capital_is(word, Class::Function)
}

static GIVEN_SOUNDS: LazyLock<WordSet> = LazyLock::new(|| {
    let sounds: Vec<String> = rows(GIVEN).map(|(name, _)| sound(name)).collect();
    WordSet::of(sounds.iter().map(String::as_str))
});

/// Whether `word` is a given name, in any spelling.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_SOUNDS.contains(&sound(word))
}

/// The country that an adjective such as `Iraqi` points to; empty for one that points to none.
pub(crate) fn demonym(word: &str) -> Option<&'static str> {
    let known = |name: &str| DEMONYMS.get(name).filter(|(known, _)| *known == name).map(|(_, country)| country);
    // The people in the plural, too: `Iraqis`.
    known(word).or_else(|| word.strip_suffix('s').and_then(known))
}

/// By the word, in whatever case.
static DEMONYMS: LazyLock<WordMap<(&str, &str)>> =
    LazyLock::new(|| WordMap::new(rows(PEOPLES).map(|row| (row.0, row))));

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_are_known_in_every_form() {
        assert_eq!(Beside::of("Province").kind, Some(Kind::Province));
        for body in ["Accords", "University", "armies", "Briefs", "PARTIES", "Party"] {
            assert!(Beside::of(body).is_body(), "{body}");
        }
        assert!(!Beside::of("province").is_body());
        assert!(is_given_name("Muhamad") && is_given_name("Hossein") && !is_given_name("Baghdad"));
        assert_eq!(demonym("Iraqi"), Some("IQ"));
        assert_eq!((demonym("Russians"), demonym("Arabs"), demonym("Basras")), (Some("RU"), Some(""), None));
    }

    #[test]
    fn a_word_with_a_capital_is_another_than_one_without() {
        let is = |word, question: fn(Beside) -> bool| question(Beside::of(word));
        assert!(is("Ben", Beside::is_title) && !is("ben", Beside::is_title) && !is("BEN", Beside::is_title));
        assert!(is("ben", Beside::is_particle) && !is("Ben", Beside::is_particle));
        assert!(is("in", Beside::leads_in) && !is("In", Beside::leads_in));
        assert!(Beside::of("In").in_small_letters().leads_in());
        assert!(is("In", Beside::is_function_word) && !is("in", Beside::is_function_word));
        assert!(is("Northern", Beside::is_direction) && is("northern", Beside::is_direction));
        assert!(is_title("Ben") && !is_title("ben") && is_function_word("In") && !is_function_word("in"));
    }

    #[test]
    fn a_class_is_of_words_with_a_capital_or_of_those_without() {
        let classes = |capital: bool| {
            rows(BESIDE).filter(|(word, _)| has_capital(word) == capital).fold(0, |all, (_, of)| all | bits(of))
        };
        assert_eq!(classes(true) & classes(false), 0);
    }

    #[test]
    fn the_lists_are_sorted_have_no_repeats_and_a_source_for_each_row() {
        for (table, cells) in [(BESIDE, 3), (TYPES, 3), (GIVEN, 2), (PEOPLES, 3)] {
            let lines: Vec<&str> = table.lines().skip(1).collect();
            assert!(lines.is_sorted(), "{:?}", lines.windows(2).find(|pair| pair[0] > pair[1]));
            let mut seen = HashSet::new();
            for line in lines {
                let row: Vec<&str> = line.split(',').collect();
                assert!(seen.insert(row[0]), "twice: {line}");
                assert_eq!(row.len(), cells, "{line}");
                assert!(matches!(row[cells - 1], "usage" | "ISO 3166"), "no source: {line}");
            }
        }
    }

    #[test]
    fn every_row_of_the_lists_is_read() {
        for (word, kind) in rows(TYPES) {
            assert_eq!(Beside::of(word).kind, Kind::named(kind), "{word}");
            assert!(Kind::named(kind).is_some(), "{kind}");
        }
        for (word, classes) in rows(BESIDE) {
            for class in classes.split('|') {
                let class = Class::ALL.iter().find(|(known, _)| *known == class).expect(class).1;
                assert!(Beside::of(word).is(class), "{word}");
                assert!(has_capital(word) || Beside::of(word).is_small(class), "{word}");
            }
        }
        for (word, country) in rows(PEOPLES) {
            assert_eq!(demonym(word), Some(country), "{word}");
            assert!(country.is_empty() || country.len() == 2, "{word}");
        }
    }
}
