//! Words that are in no dictionary, in the manner of a language: titles are full of words that the model never saw.

use super::phrases::pick;
use super::random::Random;

/// What a coined word shall be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Plural,
    Adjective,
}

/// A word that looks like one of `language`, in small letters: a syllable or two, and an end.
pub(super) fn coined(random: &mut Random, language: &'static str, kind: Kind) -> String {
    let mut word = String::new();
    for _ in 0..random.between(1, 2) {
        for part in ["opens", "vowels", "closes"] {
            word += pick(random, language, part);
        }
    }
    word + pick(
        random,
        language,
        match kind {
            Kind::Noun => "noun-ends",
            Kind::Plural => "plural-ends",
            Kind::Adjective => "adj-ends",
        },
    )
}
