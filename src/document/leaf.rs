//! The smallest blocks: runs of words with no block inside, as Markdown and HTML have them.

use super::marked::{MarkKind, MarkedText};
use crate::text::Span;

/// A run of words with no block inside, before anyone has asked what it is to the article. Its words still hold the
/// markers and the label of a note.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) kind: LeafKind,
    pub(super) text: MarkedText,
    /// Its lines in the file, with their markup. Leaves stand in order and do not overlap.
    pub(super) span: Span,
    /// The plain bytes at which a line of the file starts, but the first.
    pub(super) lines: Vec<usize>,
    /// What the markup says of its part in the article.
    pub(super) hint: Option<Hint>,
}

/// What the markup makes of a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LeafKind {
    Paragraph,
    /// A heading and its level. `rule` is the line under it where that may have been meant for a rule.
    Heading {
        level: u8,
        rule: Option<Span>,
    },
    /// The first words of an item of a list, with its number as printed.
    Item {
        number: Option<String>,
    },
    /// More of the same item.
    ItemGoesOn,
    Quote,
    Table,
    Code,
    /// A line across the page.
    Rule,
    /// An item without words: what a converter may leave of a rule.
    EmptyItem,
    /// A picture without words.
    Picture,
    /// Front matter in YAML.
    FrontMatter,
}

/// What the markup says of a leaf's part in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Title,
    /// The second line of the title.
    Subtitle,
    Byline,
    Dateline,
    Caption,
    /// The first words of a note. The label stands at the span, or nowhere.
    Note {
        label: String,
        span: Option<Span>,
    },
    /// More of the same note.
    NoteGoesOn,
    /// It stands where only notes do.
    AmongNotes,
}

impl Leaf {
    /// Whether it has no words.
    pub(super) fn is_empty(&self) -> bool {
        self.text.plain.is_empty()
    }

    /// Whether all its words are bold, in one stretch or several.
    pub(super) fn is_bold(&self) -> bool {
        self.is_all(|kind| *kind == MarkKind::Strong)
    }

    /// Whether all its words are bold or in italics.
    pub(super) fn is_slanted(&self) -> bool {
        self.is_all(|kind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis))
    }

    fn is_all(&self, wanted: impl Fn(&MarkKind) -> bool) -> bool {
        let words = self.text.as_str();
        let mut at = 0;
        for mark in self.text.marks.iter().filter(|mark| wanted(&mark.kind)) {
            if at < mark.range.start && !words[at..mark.range.start].trim().is_empty() {
                return false;
            }
            at = at.max(mark.range.end);
        }
        at > 0 && words[at..].trim().is_empty()
    }
}
