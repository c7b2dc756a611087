//! What is known of a capitalised word wherever it stands, found out once.

use super::atlas::Senses;
use super::gazetteer::{Gazetteer, Step};
use super::token::is_article_in_any_case;
use super::words::{Beside, demonym, is_given_name};
use crate::text::{Met, key};
use std::cell::RefCell;
use std::rc::Rc;

/// A word as it is printed, with its capital.
#[derive(Debug)]
pub(super) struct Lexeme {
    /// The folded key.
    pub(super) key: String,
    /// It is a given name, in any spelling.
    pub(super) given: bool,
    /// What the lists say of it beside a name.
    pub(super) beside: Beside,
    /// It begins with an article and its hyphen.
    pub(super) article: bool,
    /// It may be an article whose hyphen was left out: "El Obeid", "Al Anbar".
    pub(super) bare_article: bool,
    /// What it may mean as a name of the gazetteer.
    pub(super) alone: Senses,
    /// Where a walk through the gazetteer has come behind its key and a space, where a longer name begins so.
    pub(super) goes_on: Option<Step>,
    /// For a word for people or a language, the country that it points to, as [`demonym`] says.
    pub(super) demonym: Option<&'static str>,
}

/// How many words a thread keeps: some three megabytes.
const MOST: usize = 1 << 15;

thread_local! {
    static MET: RefCell<Met<Lexeme>> = RefCell::new(Met::new(MOST));
}

impl Lexeme {
    /// Whether it is a name of the gazetteer, or the first word of one.
    pub(super) fn opens_a_name(&self) -> bool {
        !self.alone.meant.is_empty() || self.goes_on.is_some()
    }

    /// What is known of `word`.
    pub(super) fn of(word: &str) -> Rc<Self> {
        MET.with_borrow_mut(|met| met.of(word, Self::new))
    }

    fn new(word: &str) -> Self {
        let gazetteer = Gazetteer::get();
        let key = key(word);
        let step = gazetteer.walk(gazetteer.start(), &key);
        Self {
            given: is_given_name(word),
            beside: Beside::of(word),
            article: has_article(word),
            bare_article: matches!(word, "Al" | "El" | "Ash" | "Ar" | "Az" | "Ad"),
            demonym: demonym(word),
            alone: step.map(|step| Senses::of(gazetteer.end(step))).unwrap_or_default(),
            goes_on: step.and_then(|step| gazetteer.walk(step, " ")),
            key,
        }
    }
}

/// Whether `word` begins with an article and its hyphen.
fn has_article(word: &str) -> bool {
    word.split_once(['-', '‐', '‑']).is_some_and(|(head, rest)| !rest.is_empty() && is_article_in_any_case(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_itself() {
        let raqqa = Lexeme::of("al-Raqqa");
        assert!(raqqa.opens_a_name() && raqqa.article && !raqqa.given && !raqqa.beside.is_title());
        assert_eq!(raqqa.key, "raqqa");
        assert!(Rc::ptr_eq(&raqqa, &Lexeme::of("al-Raqqa")));
        assert!(Lexeme::of("General").beside.is_title() && Lexeme::of("Muhamad").given);
        assert!(Lexeme::of("Deir").opens_a_name(), "Deir al-Zor");
        assert!(!Lexeme::of("Raqq").opens_a_name() && !Lexeme::of(&"Zz".repeat(40)).opens_a_name());
    }
}
