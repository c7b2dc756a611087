//! `[^1]`, as pandoc and GitHub write it.

use super::{NoteDialect, Place, Sign};
use crate::document::Dialect;
use crate::document::leaf::Leaf;

/// The longest label that is looked for, in bytes.
const LONGEST: usize = 64;

/// `[^1]`, defined or not.
pub(super) struct Caret;

impl NoteDialect for Caret {
    fn dialect(&self) -> Dialect {
        Dialect::Caret
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        let plain = leaf.text.as_str();
        let bytes = plain.as_bytes();
        for start in memchr::memchr_iter(b'[', bytes).filter(|at| bytes.get(at + 1) == Some(&b'^')) {
            let rest = &plain[start + 2..];
            let Some(length) = rest.bytes().take(LONGEST).position(|byte| matches!(byte, b']' | b' ' | b'[')) else {
                continue;
            };
            if length == 0 || rest.as_bytes()[length] != b']' {
                continue;
            }
            let range = start..start + 2 + length + 1;
            let span = leaf.text.plain.span(range.clone());
            let label = rest[..length].to_owned();
            found.push(Sign {
                label,
                range,
                span,
                dialect: Dialect::Caret,
                place: Place::Inside,
                sure: true,
                back: false,
            });
        }
    }
}
