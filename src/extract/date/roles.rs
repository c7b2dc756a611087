//! What a word can be in a date. All other words are passed over without a look at the grammar.

use super::day::PAST;
use super::grammar::{ABOUT, PARTS, WEEKDAYS};
use super::name;
use super::period::{DECADES, ORDINALS, SEASONS, TENS};
use super::resolve::{ASIDE, RELATIVE};
use crate::text::{Met, WordMap};
use std::cell::RefCell;
use std::sync::LazyLock;

/// What a word can be in a date or beside one, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u16);

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
    /// It begins a date in another way: an era, "no date"; and all numbers and apostrophes.
    pub(super) const OTHER: Self = Self(1 << 7);
    /// With one of these a date begins.
    const OPENERS: Self = Self(0xFF);
    /// "Had", which looks back from where the story is.
    pub(super) const HAD: Self = Self(1 << 8);
    /// "Since", which looks back as well.
    pub(super) const SINCE: Self = Self(1 << 9);
    /// "Born": a life is told, and not the story.
    pub(super) const BORN: Self = Self(1 << 10);
    /// Any of [`ASIDE`].
    pub(super) const ASIDE: Self = Self(1 << 11);
    /// "That", which may begin a relative clause.
    pub(super) const THAT: Self = Self(1 << 12);
    /// Any of [`RELATIVE`].
    pub(super) const RELATIVE: Self = Self(1 << 13);
    /// "Will" and "shall".
    pub(super) const FUTURE: Self = Self(1 << 14);
    /// Any of [`PAST`].
    pub(super) const PAST: Self = Self(1 << 15);

    /// The lists in which words are looked up. Who asks of many words gets them once.
    pub(super) fn lists() -> Lists {
        Lists(&ROLES)
    }

    /// What `word` can be.
    pub(super) fn of(word: &str) -> Self {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Self::lists().of_letters(word.as_bytes());
        }
        // Names of months are written with many signs.
        *MET.with_borrow_mut(|met| {
            met.of(word, |word| {
                let month = if name::begins_with(word) { Self::MONTH } else { Self::default() };
                ROLES.get(word).unwrap_or_default().or(month)
            })
        })
    }

    /// One of these or one of `others`.
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether it can be one of `roles`.
    #[inline]
    pub(super) fn has(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }

    /// Whether a date may begin with it.
    #[inline]
    pub(super) fn opens(self) -> bool {
        self.has(Self::OPENERS)
    }
}

/// The lists of words that can be something in a date.
#[derive(Clone, Copy)]
pub(super) struct Lists(&'static WordMap<Roles>);

impl Lists {
    /// What `word` can be, which has letters of ASCII only.
    #[inline]
    pub(super) fn of_letters(self, word: &[u8]) -> Roles {
        self.0.get_letters(word).unwrap_or(if word == b"A" { Roles::OTHER } else { Roles::default() })
    }
}

/// How many words with signs a thread keeps.
const MOST: usize = 1 << 12;

thread_local! {
    static MET: RefCell<Met<Roles>> = RefCell::new(Met::new(MOST));
}

/// Eras, and the words and letters for "no date".
const OTHERS: &[&str] = &["ad", "ah", "ce", "n", "s", "o", "t", "undated", "no"];

static ROLES: LazyLock<WordMap<Roles>> = LazyLock::new(|| {
    let mut roles: Vec<(String, Roles)> = Vec::new();
    let mut add = |words: &mut dyn Iterator<Item = &'static str>, role: Roles| {
        roles.extend(words.map(|word| (word.to_lowercase(), role)));
    };
    add(&mut WEEKDAYS.into_iter().flatten().copied(), Roles::WEEKDAY);
    add(&mut name::first_words(), Roles::MONTH);
    add(&mut SEASONS.iter().map(|(word, _)| *word), Roles::SEASON);
    add(&mut DECADES.iter().map(|(word, _)| *word).chain(["nineteen"]), Roles::DECADE);
    add(&mut TENS.iter().map(|(word, _)| *word).chain(ORDINALS.iter().copied()), Roles::ORDINAL);
    add(&mut ABOUT.iter().copied().chain(["c", "ca"]), Roles::ABOUT);
    add(&mut PARTS.iter().copied(), Roles::PART);
    add(&mut OTHERS.iter().copied(), Roles::OTHER);
    add(&mut ["had"].into_iter(), Roles::HAD);
    add(&mut ["since"].into_iter(), Roles::SINCE);
    add(&mut ["born"].into_iter(), Roles::BORN);
    add(&mut ASIDE.iter().copied(), Roles::ASIDE);
    add(&mut ["that"].into_iter(), Roles::THAT);
    add(&mut RELATIVE.iter().copied(), Roles::RELATIVE);
    add(&mut ["will", "shall"].into_iter(), Roles::FUTURE);
    add(&mut PAST.iter().copied(), Roles::PAST);
    roles.sort_by(|(one, _), (other, _)| one.cmp(other));
    roles.dedup_by(|(word, roles), (kept, all)| {
        let same = word == kept;
        if same {
            *all = all.or(*roles);
        }
        same
    });
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
        assert!(Roles::of("Şubat").has(Roles::MONTH) && Roles::of("Sha‘ban").has(Roles::MONTH));
        assert!(Roles::of("Çarşamba").has(Roles::WEEKDAY) && Roles::of("FRÜHJAHR").has(Roles::SEASON));
        assert!(Roles::of("had").has(Roles::ASIDE) && Roles::of("Had").has(Roles::PAST) && !Roles::of("had").opens());
        assert!(!Roles::of("Ma‘an").opens() && !Roles::of("Iraq's").opens());
        assert!(!Roles::of("river").opens() && !Roles::of("a").opens() && Roles::of("A").opens());
    }
}
