//! `(1)`, with a list `(1) …` at the end.

use super::{NoteDialect, Sign, push_labels};
use crate::document::Dialect;
use crate::document::leaf::Leaf;

/// The longest inside that is looked at, in bytes.
const LONGEST: usize = 12;

/// Numbers in round brackets, which are more often the author's own: "three aims: (1) to hold the town, (2) …".
pub(super) struct Paren;

impl NoteDialect for Paren {
    fn dialect(&self) -> Dialect {
        Dialect::Paren
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        let plain = leaf.text.as_str();
        for start in memchr::memchr_iter(b'(', plain.as_bytes()) {
            let inner = &plain.as_bytes()[start + 1..];
            let length = inner
                .iter()
                .take(LONGEST)
                .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'-'))
                .count();
            if !inner.first().is_some_and(u8::is_ascii_digit) || inner.get(length) != Some(&b')') {
                continue;
            }
            let range = start..start + length + 2;
            let span = leaf.text.plain.span(range.clone());
            let before = found.len();
            push_labels(leaf, range, span, Dialect::Paren, false, found);
            found[before..].iter_mut().for_each(|sign| sign.sure = false);
        }
    }
}
