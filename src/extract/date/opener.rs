//! Which words may begin a date: all others are passed over without a look at the grammar.

use super::grammar::WEEKDAYS;
use super::name;
use super::period::{DECADES, ORDINALS, SEASONS};
use super::token::{Kind, Token};
use crate::text::{WordSet, is_apostrophe};
use std::sync::LazyLock;

/// What begins a date beside weekdays, months, seasons and numbers in words: what may stand before one, eras, and
/// the words and letters for "no date".
const OTHERS: &[&str] = &[
    "circa",
    "around",
    "about",
    "approximately",
    "roughly",
    "vers",
    "etwa",
    "um",
    "c",
    "ca",
    "early",
    "late",
    "mid",
    "beginning",
    "start",
    "outset",
    "middle",
    "end",
    "close",
    "nineteen",
    "twenty",
    "thirty",
    "thirtieth",
    "opening",
    "closing",
    "final",
    "last",
    "latter",
    "ad",
    "ah",
    "ce",
    "n",
    "s",
    "o",
    "t",
    "undated",
    "no",
];

static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    let weekdays = WEEKDAYS.into_iter().flatten().copied();
    let periods = SEASONS.iter().map(|(name, _)| *name).chain(DECADES.iter().map(|(name, _)| *name));
    let others = ORDINALS.iter().chain(OTHERS).copied();
    let words = weekdays.chain(periods).chain(others).chain(name::first_words());
    let lower: Vec<String> = words.filter(|word| word.is_ascii()).map(str::to_ascii_lowercase).collect();
    WordSet::of(lower.iter().map(String::as_str))
});

/// Whether a date may begin with `token`.
pub(super) fn may_open(text: &str, token: &Token) -> bool {
    match token.kind {
        Kind::Number(_) => true,
        Kind::Dash(_) => false,
        Kind::Mark(mark) => is_apostrophe(mark),
        Kind::Word { .. } => {
            let word = &text[token.range()];
            // `A.D.`, but no article; and what has letters or signs beyond ASCII the grammar looks at itself.
            word == "A" || OPENERS.contains(word) || !word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    }
}
