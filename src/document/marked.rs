//! Words with their marks: emphasis, links, raised text.

use crate::text::{PlainText, Span};
use std::ops::Range;

/// Plain words with the markup that stood around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkedText {
    /// The words.
    pub plain: PlainText,
    /// What stood around them, by where it opens, outer before inner.
    pub marks: Vec<Mark>,
}

/// Markup around a range of plain text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The plain bytes inside.
    pub range: Range<usize>,
    /// The markup in the file, from its first sign to its last.
    pub span: Span,
    /// What it means.
    pub kind: MarkKind,
}

/// What markup means.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// Italics; also where the stars were escaped by a converter (`\*Title\*`).
    Emphasis,
    /// Bold.
    Strong,
    /// A link. The target is as written, `#` or empty where the converter lost it.
    Link {
        /// Where it leads.
        url: String,
    },
    /// Raised text that is no marker: `10<sup>th</sup>`.
    Superscript,
    /// What Markdown takes for code.
    Code,
    /// Struck out.
    Strikethrough,
}

impl MarkedText {
    /// The words, without markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.plain.as_str()
    }

    /// The words of `range` with the marks inside it, cut to it.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let reached = self.marks.partition_point(|mark| mark.range.start < range.end);
        self.slice_with(range, &mut self.marks[..reached].iter())
    }

    /// The words of `range` with those of `marks` that lie in it, cut to it.
    fn slice_with(&self, range: Range<usize>, marks: &mut dyn Iterator<Item = &Mark>) -> Self {
        let cut = |mark: &Mark| {
            let start = mark.range.start.max(range.start);
            let end = mark.range.end.min(range.end);
            (start < end).then(|| Mark { range: start - range.start..end - range.start, ..mark.clone() })
        };
        Self { plain: self.plain.slice(range.clone()), marks: marks.filter_map(cut).collect() }
    }

    /// The words without those of `ranges`, which stand in order and do not overlap, with the marks that still hold
    /// any.
    #[must_use]
    pub fn without(&self, ranges: &[Range<usize>]) -> Self {
        if ranges.is_empty() {
            return self.clone();
        }
        let shift = Shift::new(ranges);
        let kept = |mark: &Mark| {
            let range = shift.of(mark.range.start)..shift.of(mark.range.end);
            (!range.is_empty()).then(|| Mark { range, ..mark.clone() })
        };
        Self { plain: self.plain.without(ranges), marks: self.marks.iter().filter_map(kept).collect() }
    }

    /// Adds `other` as what comes after a break in the file.
    pub fn join(&mut self, joint: &str, other: &Self) {
        self.plain.join(joint, &other.plain);
        let base = self.plain.len() - other.plain.len();
        let moved = |mark: &Mark| Mark { range: mark.range.start + base..mark.range.end + base, ..mark.clone() };
        self.marks.extend(other.marks.iter().map(moved));
    }

    /// Takes away all from plain byte `len` on.
    pub fn truncate(&mut self, len: usize) {
        self.plain.truncate(len);
        self.marks.retain_mut(|mark| {
            mark.range.end = mark.range.end.min(len);
            mark.range.start < mark.range.end
        });
    }

    /// The marks that hold the byte before which `at` stands.
    pub fn marks_at(&self, at: usize) -> impl Iterator<Item = &Mark> {
        self.marks.iter().take_while(move |mark| mark.range.start <= at).filter(move |mark| at < mark.range.end)
    }
}

/// Cuts a text into parts from first to last, and looks at each mark once, or once for each part that it spans.
#[derive(Default)]
pub(super) struct Slicer {
    /// The marks that reach over the end of the part before.
    open: Vec<usize>,
    /// The first mark that no part has reached.
    next: usize,
}

impl Slicer {
    /// The next part: `range` of `text`, which must not start before the last one ended.
    pub(super) fn slice(&mut self, text: &MarkedText, range: Range<usize>) -> MarkedText {
        let reached = self.next + text.marks[self.next..].partition_point(|mark| mark.range.start < range.end);
        self.open.extend(self.next..reached);
        self.next = reached;
        let part = text.slice_with(range.clone(), &mut self.open.iter().map(|index| &text.marks[*index]));
        self.open.retain(|index| text.marks[*index].range.end > range.end);
        part
    }
}

/// Where a plain byte comes to stand when ranges before it are taken out.
pub(super) struct Shift<'r> {
    ranges: &'r [Range<usize>],
    /// How many bytes go before each range.
    gone: Vec<usize>,
}

impl<'r> Shift<'r> {
    pub(super) fn new(ranges: &'r [Range<usize>]) -> Self {
        let mut sum = 0;
        let gone = (ranges.iter())
            .map(|range| {
                let before = sum;
                sum += range.len();
                before
            })
            .collect();
        Self { ranges, gone }
    }

    /// The new place of byte `at`.
    pub(super) fn of(&self, at: usize) -> usize {
        let after = self.ranges.partition_point(|range| range.start < at);
        let Some(index) = after.checked_sub(1) else { return at };
        at - self.gone[index] - (at.min(self.ranges[index].end) - self.ranges[index].start)
    }
}
