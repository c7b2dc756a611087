//! Reads notes without marks: other houses' references, where neither italics nor links say what is what.
//!
//! A linear-chain conditional random field labels the words ([`features`], [`tag`]); rules turn runs of labels into
//! the fields of a source. The model was learned from notes that `examples/train_labeller` writes of works that do
//! not exist; no reference that anybody printed is in it.

mod dates;
mod features;
mod item;
mod lexicon;
mod mend;
mod model;
mod people;
mod quotes;
mod segment;
mod stretches;
mod words;

pub use features::{Features, ROWS, features};
pub use model::{LABELS, Label, SIZE, STEPS, tag};
pub use words::{Shape, Word, words};

use super::Cited;

/// What `note` cites, and what of it is its own prose.
pub(super) fn cite(note: &str) -> Cited {
    let words = words(note);
    let mut tags = tag(&features(&words, &|_| false));
    mend::mend(&words, &mut tags);
    segment::cut(note, &words, &tags)
}

/// Whether `word`, in lower case, is the name of a town or country.
pub(super) fn is_place(word: &str) -> bool {
    lexicon::classes(word).any(lexicon::Classes::PLACE)
}

#[cfg(test)]
mod tests;
