//! The whole file, cut into elements.

use super::{Element, ElementKind, NoteRef};
use crate::text::Span;

/// Cuts a file of `length` bytes: what `owners` take is theirs but for the markers in it, the rest is markup.
///
/// `refs` stand in the order of the file.
pub(super) fn partition(length: usize, mut owners: Vec<Element>, refs: &[NoteRef]) -> Vec<Element> {
    owners.sort_by_key(|owner| (owner.span.start, owner.span.end));
    let mut elements = Vec::with_capacity(2 * (owners.len() + refs.len()) + 1);
    let mut at = 0;
    let mut marker = 0;
    for owner in owners {
        let (start, end) = (owner.span.start.max(at), owner.span.end.min(length));
        push(&mut elements, &mut at, start, ElementKind::Markup);
        while let Some(next) = refs.get(marker).filter(|next| next.span.start < end) {
            if next.span.start >= at && next.span.end <= end {
                push(&mut elements, &mut at, next.span.start, owner.kind);
                push(&mut elements, &mut at, next.span.end, ElementKind::Ref(marker));
            }
            marker += 1;
        }
        push(&mut elements, &mut at, end, owner.kind);
    }
    push(&mut elements, &mut at, length, ElementKind::Markup);
    elements
}

/// Adds the stretch from `at` to `end`, if there is one.
fn push(elements: &mut Vec<Element>, at: &mut usize, end: usize, kind: ElementKind) {
    if *at < end {
        elements.push(Element { span: Span::new(*at, end), kind });
        *at = end;
    }
}
