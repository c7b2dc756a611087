//! `[1]`, with a list `[1] …` at the end.

use super::{NoteDialect, Sign, push_labels};
use crate::document::Dialect;
use crate::document::leaf::Leaf;

/// The longest inside that is looked at, in bytes.
const LONGEST: usize = 24;

/// Numbers in square brackets, which may also be the author's own.
pub(super) struct Bracket;

impl NoteDialect for Bracket {
    fn dialect(&self) -> Dialect {
        Dialect::Bracket
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        let plain = leaf.text.as_str();
        for start in memchr::memchr_iter(b'[', plain.as_bytes()) {
            let rest = &plain.as_bytes()[start + 1..];
            let Some(length) = rest.iter().take(LONGEST).position(|byte| matches!(byte, b']' | b'[' | b'^')) else {
                continue;
            };
            if length == 0 || rest[length] != b']' {
                continue;
            }
            let range = start..start + length + 2;
            let span = leaf.text.plain.span(range.clone());
            // A backslash before an escaped bracket goes with it.
            let before = found.len();
            push_labels(leaf, range, span, Dialect::Bracket, false, found);
            found[before..].iter_mut().for_each(|sign| sign.sure = false);
        }
    }
}
