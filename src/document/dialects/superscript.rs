//! `¹²³`, with a list.

use super::label::pair;
use super::{NoteDialect, Place, Sign, is_power};
use crate::document::Dialect;
use crate::document::leaf::Leaf;

/// Raised digits of Unicode.
pub(super) struct Superscript;

impl NoteDialect for Superscript {
    fn dialect(&self) -> Dialect {
        Dialect::Superscript
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        let plain = leaf.text.as_str();
        let bytes = plain.as_bytes();
        let mut at = 0;
        while let Some(next) = memchr::memchr2(0xC2, 0xE2, &bytes[at..]) {
            let start = at + next;
            let mut end = start;
            let mut label = String::new();
            for sign in plain[start..].chars() {
                let Some(digit) = digit(sign) else { break };
                label.push(digit);
                end += sign.len_utf8();
            }
            if end == start {
                at = start + 2;
                while !plain.is_char_boundary(at) {
                    at += 1;
                }
                continue;
            }
            at = end;
            if label.len() <= 3 || pair(&label).is_some() {
                let sure = !is_power(&plain[..start], &label);
                let span = leaf.text.plain.span(start..end);
                found.push(Sign {
                    label,
                    range: start..end,
                    span,
                    dialect: Dialect::Superscript,
                    place: Place::Inside,
                    sure,
                    back: false,
                });
            }
        }
    }
}

/// The digit that `sign` raises.
fn digit(sign: char) -> Option<char> {
    Some(match sign {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        '⁴'..='⁹' => char::from(b'4' + u8::try_from(u32::from(sign) - u32::from('⁴')).ok()?),
        _ => return None,
    })
}
