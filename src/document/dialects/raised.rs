//! `<sup>1</sup>`, and `^1^`.

use super::label::pair;
use super::{NoteDialect, Place, Sign, push_labels, raised};
use crate::document::Dialect;
use crate::document::leaf::Leaf;

/// Raised numbers.
pub(super) struct Raised;

impl NoteDialect for Raised {
    fn dialect(&self) -> Dialect {
        Dialect::Sup
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        for (range, span) in raised(leaf) {
            let inner = &leaf.text.as_str()[range.clone()];
            if inner.len() == 4 && pair(inner).is_some() {
                let (label, place) = (inner.to_owned(), Place::Inside);
                found.push(Sign { label, range, span, dialect: Dialect::Sup, place, sure: true, back: false });
                continue;
            }
            push_labels(leaf, range, span, Dialect::Sup, false, found);
        }
    }
}
