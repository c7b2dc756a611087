//! What a word can be in a date. All other words are passed over without a look at the grammar.

use super::grammar::{ABOUT, PARTS, WEEKDAYS};
use super::name;
use super::period::{DECADES, ORDINALS, SEASONS, TENS};
use crate::text::WordMap;
use std::sync::LazyLock;

/// What a word can be in a date, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    /// The name of a weekday.
    pub(super) const WEEKDAY: Self = Self(1);
    /// The first word of the name of a month.
    pub(super) const MONTH: Self = Self(1 << 1);
    /// The name of a season.
    pub(super) const SEASON: Self = Self(1 << 2);
    /// A word in the name of a decade.
    pub(super) const DECADE: Self = Self(1 << 3);
    /// The first word of an ordinal.
    pub(super) const ORDINAL: Self = Self(1 << 4);
    /// It says that a date is approximate.
    pub(super) const ABOUT: Self = Self(1 << 5);
    /// The first word of what names a part of a month, a year or a longer time.
    pub(super) const PART: Self = Self(1 << 6);
    /// It begins a date in another way: an era, "no date".
    pub(super) const OTHER: Self = Self(1 << 7);
    /// It may be anything: the grammar looks at it itself.
    const ANY: Self = Self(u8::MAX);

    /// What `word` can be, which has letters of ASCII only.
    pub(super) fn of_letters(word: &str) -> Self {
        ROLES.get_letters(word).unwrap_or(if word == "A" { Self::OTHER } else { Self::default() })
    }

    /// What `word` can be.
    pub(super) fn of(word: &str) -> Self {
        // `A.D.`, but no article; and what has letters or signs beyond ASCII no list has in all its forms.
        match ROLES.get(word) {
            Some(roles) => roles,
            None if word == "A" => Self::OTHER,
            None if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Self::default(),
            None => Self::ANY,
        }
    }

    /// Whether it can be one of `roles`.
    pub(super) fn has(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }

    /// Whether a date may begin with it.
    pub(super) fn opens(self) -> bool {
        self.0 != 0
    }
}

/// Eras, and the words and letters for "no date".
const OTHERS: &[&str] = &["ad", "ah", "ce", "n", "s", "o", "t", "undated", "no"];

static ROLES: LazyLock<WordMap<Roles>> = LazyLock::new(|| {
    let weekdays = WEEKDAYS.into_iter().flatten().map(|word| (*word, Roles::WEEKDAY));
    let months = name::first_words().map(|word| (word, Roles::MONTH));
    let seasons = SEASONS.iter().map(|(word, _)| (*word, Roles::SEASON));
    let decades = DECADES.iter().map(|(word, _)| *word).chain(["nineteen"]).map(|word| (word, Roles::DECADE));
    let tens = TENS.iter().map(|(word, _)| *word);
    let ordinals = tens.chain(ORDINALS.iter().copied()).chain(["thirtieth"]).map(|word| (word, Roles::ORDINAL));
    let about = ABOUT.iter().copied().chain(["c", "ca"]).map(|word| (word, Roles::ABOUT));
    let parts = PARTS.iter().map(|word| (*word, Roles::PART));
    let others = OTHERS.iter().map(|word| (*word, Roles::OTHER));
    let all = weekdays.chain(months).chain(seasons).chain(decades).chain(ordinals).chain(about).chain(parts);
    let mut roles: Vec<(String, Roles)> = Vec::new();
    for (word, role) in all.chain(others).filter(|(word, _)| word.is_ascii()) {
        let word = word.to_ascii_lowercase();
        match roles.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => known.0 |= role.0,
            None => roles.push((word, role)),
        }
    }
    WordMap::new(roles.iter().map(|(word, roles)| (word.as_str(), *roles)))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_several_things() {
        let second = Roles::of("Second");
        assert!(second.has(Roles::ORDINAL) && second.has(Roles::PART) && !second.has(Roles::MONTH));
        assert!(Roles::of("MAY").has(Roles::MONTH));
        assert!(Roles::of("Şubat").has(Roles::MONTH), "the grammar looks at it");
        assert!(!Roles::of("river").opens() && !Roles::of("a").opens() && Roles::of("A").opens());
    }
}
