//! `iv. …`, a note whose marker is a raised `iv`.

use super::{NoteDialect, Place, Sign, label};
use crate::document::Dialect;
use crate::document::leaf::{Leaf, LeafKind};

/// Roman numbers at the start of a line, which are notes only where the same number is a marker.
pub(super) struct Roman;

impl NoteDialect for Roman {
    fn dialect(&self) -> Dialect {
        Dialect::Sup
    }

    fn find(&self, leaf: &Leaf, _: &str, found: &mut Vec<Sign>) {
        if !matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { .. }) {
            return;
        }
        let text = leaf.text.as_str();
        for start in std::iter::once(0).chain(leaf.lines.iter().copied()) {
            let length = text[start..].bytes().take_while(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l')).count();
            let after = &text[start + length..];
            let Some(rest) = after.strip_prefix(['.', ')', ':']) else { continue };
            if label::is_roman(&text[start..start + length]) && rest.starts_with(' ') {
                found.push(Sign {
                    label: text[start..start + length].to_owned(),
                    range: start..start + length,
                    span: leaf.text.plain.span(start..start + length),
                    dialect: Dialect::Sup,
                    place: Place::Inside,
                    sure: false,
                    back: false,
                });
            }
        }
    }
}
