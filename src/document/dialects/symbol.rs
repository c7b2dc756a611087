//! `*`, `†`, `‡`.

use super::{NoteDialect, Place, Sign};
use crate::document::Dialect;
use crate::document::dialects::label::is_symbol;
use crate::document::leaf::Leaf;

/// Printer's signs, which are notes only where one stands at a word and its like before a note.
pub(super) struct Symbol;

impl NoteDialect for Symbol {
    fn dialect(&self) -> Dialect {
        Dialect::Sup
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        let plain = leaf.text.as_str();
        let mut at = 0;
        while let Some(next) = memchr::memchr3(b'*', 0xE2, 0xC2, &plain.as_bytes()[at..]) {
            let start = at + next;
            let Some(first) = plain[start..].chars().next() else { break };
            let end = start + plain[start..].chars().take_while(|sign| *sign == first).count() * first.len_utf8();
            at = end;
            let label = &plain[start..end];
            if !matches!(first, '*' | '∗' | '⁎' | '†' | '‡' | '§') || !is_symbol(label) {
                continue;
            }
            let before = plain[..start].chars().next_back();
            let after = plain[end..].chars().next();
            let opens = before.is_none_or(char::is_whitespace);
            let closes = after.is_none_or(|sign| !sign.is_alphanumeric());
            if (opens && before.is_none()) || (!opens && closes) {
                found.push(Sign {
                    label: label.to_owned(),
                    range: start..end,
                    span: leaf.text.plain.span(start..end),
                    dialect: Dialect::Sup,
                    place: Place::Inside,
                    sure: false,
                    back: false,
                });
            }
        }
    }
}
