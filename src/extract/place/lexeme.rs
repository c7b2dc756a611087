//! What is known of a capitalised word wherever it stands, found out once.

use super::gazetteer::{Gazetteer, Step};
use super::words::{demonym, is_given_name, is_title};
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
    /// It is a title that stands before the name of a person.
    pub(super) title: bool,
    /// It is a name of the gazetteer, or the first word of one.
    pub(super) opens_a_name: bool,
    /// Where a walk through the gazetteer has come behind its key, where a name begins so.
    pub(super) step: Option<Step>,
    /// For a word for people or a language, the country that it points to, as [`demonym`] says.
    pub(super) demonym: Option<&'static str>,
}

/// How many words a thread keeps: some three megabytes.
const MOST: usize = 1 << 15;

thread_local! {
    static MET: RefCell<Met<Lexeme>> = RefCell::new(Met::new(MOST));
}

impl Lexeme {
    /// What is known of `word`.
    pub(super) fn of(word: &str) -> Rc<Self> {
        MET.with_borrow_mut(|met| met.of(word, Self::new))
    }

    fn new(word: &str) -> Self {
        let gazetteer = Gazetteer::get();
        let key = key(word);
        let step = gazetteer.walk(gazetteer.start(), &key);
        let opens_a_name =
            step.is_some_and(|step| gazetteer.end(step).next().is_some() || gazetteer.walk(step, " ").is_some());
        Self { given: is_given_name(word), title: is_title(word), demonym: demonym(word), opens_a_name, step, key }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_itself() {
        let raqqa = Lexeme::of("al-Raqqa");
        assert!(raqqa.opens_a_name && !raqqa.given && !raqqa.title);
        assert_eq!(raqqa.key, "raqqa");
        assert!(Rc::ptr_eq(&raqqa, &Lexeme::of("al-Raqqa")));
        assert!(Lexeme::of("General").title && Lexeme::of("Muhamad").given);
        assert!(Lexeme::of("Deir").opens_a_name, "Deir al-Zor");
        assert!(!Lexeme::of("Raqq").opens_a_name && !Lexeme::of(&"Zz".repeat(40)).opens_a_name);
    }
}
