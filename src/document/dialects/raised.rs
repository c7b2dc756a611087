//! `<sup>1</sup>`, and `^1^`.

use super::{NoteDialect, Sign, push_labels, raised};
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
            push_labels(leaf, range, span, Dialect::Sup, false, found);
        }
    }
}
