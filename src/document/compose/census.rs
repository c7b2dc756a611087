//! What labels and running heads there are in the whole article, by which a single one is judged.

use crate::document::Dialect;
use crate::document::dialects::{Place, Sign};
use crate::document::leaf::{Hint, Leaf, LeafKind};
use std::collections::{HashMap, HashSet};

/// What labels there are in the whole article.
pub(super) struct Census {
    /// Labels at the start of a leaf or a line, or given to a note by its markup.
    pub(super) starts: HashSet<String>,
    /// Labels among words that can hardly be anything but markers.
    pub(super) called: HashSet<String>,
    /// Labels among words that may be something else.
    pub(super) maybe: HashSet<String>,
    /// There are notes that open with a number in square brackets.
    pub(super) brackets: bool,
    /// How often short lines without a full stop occur, without their digits.
    pub(super) heads: HashMap<String, usize>,
}

impl Census {
    pub(super) fn new(leaves: &[Leaf], signs: &[Vec<Sign>]) -> Self {
        let mut census = Self {
            starts: HashSet::new(),
            called: HashSet::new(),
            maybe: HashSet::new(),
            brackets: false,
            heads: HashMap::new(),
        };
        for (leaf, signs) in leaves.iter().zip(signs) {
            if let Some(Hint::Note { label, .. }) = &leaf.hint {
                census.starts.insert(label.clone());
            }
            for sign in signs {
                let start = sign.place != Place::Inside;
                if start {
                    census.starts.insert(sign.label.clone());
                    census.brackets |= sign.dialect == Dialect::Bracket && sign.label.parse::<u32>().is_ok();
                } else if sign.sure && !sign.back {
                    census.called.insert(sign.label.clone());
                } else if !sign.back {
                    census.maybe.insert(sign.label.clone());
                }
            }
            if let Some(head) = head(leaf) {
                *census.heads.entry(head).or_default() += 1;
            }
            if let LeafKind::Item { number: Some(number) } = &leaf.kind {
                census.starts.extend((leaf.hint == Some(Hint::AmongNotes)).then(|| number.clone()));
            }
        }
        census
    }

    /// Takes out of `signs` what is no sign of a note after all.
    pub(super) fn settle(&self, signs: &mut [Vec<Sign>]) {
        let listed = self.called.is_empty();
        let sequence = self.starts.is_empty() && self.called.is_empty() && {
            let numbers: HashSet<u32> = self.maybe.iter().filter_map(|label| label.parse().ok()).collect();
            numbers.len() >= 2
                && (1..=u32::try_from(numbers.len()).unwrap_or(u32::MAX)).all(|number| numbers.contains(&number))
        };
        for signs in signs.iter_mut().filter(|signs| !signs.is_empty()) {
            signs.retain(|sign| {
                if sign.sure {
                    return true;
                }
                let number = sign.label.parse::<u32>().is_ok();
                let start = sign.place != Place::Inside;
                if sign.dialect == Dialect::Bracket && number {
                    start || self.brackets || (listed && (sequence || !self.maybe.is_empty() && self.starts.is_empty()))
                } else if start {
                    self.maybe.contains(&sign.label) || self.called.contains(&sign.label)
                } else {
                    self.starts.contains(&sign.label)
                }
            });
        }
    }
}

/// A short line without a full stop, without its digits: what may be a running head.
pub(super) fn head(leaf: &Leaf) -> Option<String> {
    let text = leaf.text.as_str();
    let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) && leaf.hint.is_none();
    if !plain || text.is_empty() || text.len() > 90 || text.ends_with('.') {
        return None;
    }
    let bare: String = text.chars().filter(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (!bare.is_empty()).then_some(bare)
}
