//! Markers of two notes that stand without a space between them: `³⁴` calls notes 3 and 4.

use crate::document::Dialect;
use crate::document::dialects::label::{numbered, pair};
use crate::document::dialects::{Place, Sign};
use crate::document::leaf::{Hint, Leaf, LeafKind};
use crate::text::Span;
use foldhash::{HashSet, HashSetExt as _};

/// Cuts the markers of `signs` in two that call no note, and of which the halves call two that follow each other.
pub(super) fn apart(leaves: &[Leaf], signs: &mut [Vec<Sign>]) {
    if !signs.iter().flatten().any(|sign| middle(sign).is_some()) {
        return;
    }
    let mut noted: HashSet<String> = HashSet::new();
    for (leaf, signs) in leaves.iter().zip(&*signs) {
        noted.extend(signs.iter().filter(|sign| sign.place != Place::Inside).map(|sign| sign.label.clone()));
        match (&leaf.hint, &leaf.kind) {
            (Some(Hint::Note { label, .. }), _) | (_, LeafKind::Item { number: Some(label) }) => {
                noted.insert(label.clone());
            }
            _ => noted.extend(numbered(leaf.text.as_str()).map(|(label, _)| label)),
        }
    }
    for (leaf, signs) in leaves.iter().zip(signs) {
        let cut = |sign: &Sign| {
            let half = middle(sign).filter(|_| !noted.contains(&sign.label))?;
            let (one, other) = sign.label.split_at(half);
            (noted.contains(one) && noted.contains(other)).then(|| halves(leaf, sign, half)).flatten()
        };
        let mut at = 0;
        while let Some(sign) = signs.get(at) {
            match cut(sign) {
                Some(halves) => {
                    signs.splice(at..=at, halves);
                    at += 2;
                }
                None => at += 1,
            }
        }
        // No article has a thousand notes.
        signs.retain(|sign| sign.label.len() < 4 || middle(sign).is_none());
    }
}

/// How many digits of the label are the first number, where two may have been run together.
fn middle(sign: &Sign) -> Option<usize> {
    let raised = matches!(sign.dialect, Dialect::Superscript | Dialect::Sup);
    (raised && sign.place == Place::Inside && !sign.back).then(|| pair(&sign.label)).flatten()
}

/// The two signs into which `sign` is cut after digit `half`.
fn halves(leaf: &Leaf, sign: &Sign, half: usize) -> Option<[Sign; 2]> {
    let words = &leaf.text.as_str()[sign.range.clone()];
    if words.chars().count() != sign.label.len() {
        return None;
    }
    let middle = sign.range.start + words.char_indices().nth(half)?.0;
    let at = leaf.text.plain.source(middle).clamp(sign.span.start, sign.span.end);
    let (one, other) = sign.label.split_at(half);
    let part = |label: &str, range, span| Sign { label: label.to_owned(), range, span, ..sign.clone() };
    Some([
        part(one, sign.range.start..middle, Span::new(sign.span.start, at)),
        part(other, middle..sign.range.end, Span::new(at, sign.span.end)),
    ])
}
