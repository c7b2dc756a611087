//! The ways in which markers and notes are written, one a file.
//!
//! To add one: write its file (a type with its [`NoteDialect`]), then add its `mod` line here and a place in
//! [`DIALECTS`]. Where two find the same sign, the one listed first names it.

mod anchor;
mod bracket;
mod caret;
pub(super) mod label;
mod paren;
mod raised;
mod roman;
mod superscript;
mod symbol;

use super::Dialect;
use super::leaf::Leaf;
use super::marked::MarkKind;
use crate::text::Span;
use std::ops::Range;

/// Every dialect whose signs stand in the text itself.
pub(super) static DIALECTS: &[&dyn NoteDialect] = &[
    &raised::Raised,
    &anchor::Anchor,
    &caret::Caret,
    &bracket::Bracket,
    &paren::Paren,
    &superscript::Superscript,
    &symbol::Symbol,
    &roman::Roman,
];

/// One way of writing markers and notes.
pub(super) trait NoteDialect: Sync {
    /// Which it is.
    fn dialect(&self) -> Dialect;

    /// Adds the signs in `leaf` that may be markers or labels of notes. `text` is the whole file.
    fn find(&self, leaf: &Leaf, text: &str, found: &mut Vec<Sign>);
}

/// A number or sign that may be a marker or the label of a note.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    /// The number or sign itself.
    pub(super) label: String,
    /// The plain bytes of the leaf.
    pub(super) range: Range<usize>,
    /// The file, with the markup.
    pub(super) span: Span,
    pub(super) dialect: Dialect,
    pub(super) place: Place,
    /// It can hardly be anything else.
    pub(super) sure: bool,
    /// It is a link that leads back from a note to its marker.
    pub(super) back: bool,
}

/// Where in its leaf a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before all words.
    Start,
    /// First in a line of the file.
    Line,
    /// Among words.
    Inside,
}

/// The signs of `leaf` in order, none overlapping another; only those of `only`, where somebody insists on it.
pub(super) fn signs(leaf: &Leaf, text: &str, only: Option<Dialect>) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    for dialect in DIALECTS {
        if only.is_none_or(|only| only == dialect.dialect()) {
            dialect.find(leaf, text, &mut found);
        }
    }
    if found.is_empty() {
        return found;
    }
    found.sort_by_key(|sign| sign.range.start); // stable: the order of the registry decides between equals
    let mut signs: Vec<Sign> = Vec::with_capacity(found.len());
    for mut sign in found {
        in_brackets(leaf, &mut sign);
        match signs.last_mut() {
            Some(last) if sign.range.start < last.range.end || sign.span.start < last.span.end => {
                if last.label == sign.label {
                    last.range = last.range.start.min(sign.range.start)..last.range.end.max(sign.range.end);
                    last.span = last.span.cover(sign.span);
                    last.back |= sign.back;
                    last.sure |= sign.sure;
                }
            }
            _ => signs.push(sign),
        }
    }
    for sign in &mut signs {
        sign.place = if leaf.text.as_str()[..sign.range.start].trim().is_empty() {
            Place::Start
        } else if leaf.lines.binary_search(&sign.range.start).is_ok() {
            Place::Line
        } else {
            Place::Inside
        };
    }
    signs
}

/// Takes in the brackets right around a sign whose link or raising lies inside them.
fn in_brackets(leaf: &Leaf, sign: &mut Sign) {
    let plain = leaf.text.as_str().as_bytes();
    let (start, end) = (sign.range.start, sign.range.end);
    if start > 0 && plain[start - 1] == b'[' && plain.get(end) == Some(&b']') && sign.dialect != Dialect::Caret {
        sign.range = start - 1..end + 1;
        let (open, close) = (leaf.text.plain.source(start - 1), leaf.text.plain.span(end..end + 1).end);
        sign.span = Span::new(open.min(sign.span.start), close.max(sign.span.end));
    }
}

/// Whether the digits before which `before` ends may be a power or a unit's square: `m²`, `10⁶`, `x²`.
fn is_power(before: &str, label: &str) -> bool {
    let length: usize =
        before.chars().rev().take(4).take_while(|sign| sign.is_alphanumeric()).map(char::len_utf8).sum();
    let stem = &before[..before.len() - length];
    let word = &before[stem.len()..];
    let unit = matches!(word, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "nm" | "yd" | "in");
    (unit && matches!(label, "2" | "3") && is_measured(stem))
        || (word == "10" && !stem.ends_with(['.', ',', '-', '–']))
        || (word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && matches!(label, "2" | "3"))
}

/// Whether `stem` ends in what a unit stands after: a number, a word such as "square", or nothing.
fn is_measured(stem: &str) -> bool {
    let last = stem.trim_end().chars().next_back();
    last.is_none_or(|last| last.is_ascii_digit() || matches!(last, '/' | '(')) || stem.ends_with(char::is_whitespace)
}

/// Adds a sign for each label in plain bytes `range` of `leaf`, of which the markup stands at `span`.
fn push_labels(leaf: &Leaf, range: Range<usize>, span: Span, dialect: Dialect, back: bool, found: &mut Vec<Sign>) {
    let inner = &leaf.text.as_str()[range.clone()];
    let Some(labels) = label::labels(inner) else { return };
    let count = labels.len();
    let (mut from, mut at) = (range.start, span.start);
    for (index, (part, label)) in labels.into_iter().enumerate() {
        let last = index + 1 == count;
        let end = if last { range.end } else { range.start + part.end };
        let to = if last { span.end } else { leaf.text.plain.source(end).clamp(at, span.end) };
        let sure = label.bytes().all(|byte| byte.is_ascii_digit());
        let sure = sure && !is_power(&leaf.text.as_str()[..range.start], &label);
        let sign = Sign { label, range: from..end, span: Span::new(at, to), dialect, place: Place::Inside, sure, back };
        found.push(sign);
        (from, at) = (end, to);
    }
}

/// The raised stretches of `leaf`.
fn raised(leaf: &Leaf) -> impl Iterator<Item = (Range<usize>, Span)> {
    let marks = leaf.text.marks.iter().filter(|mark| mark.kind == MarkKind::Superscript);
    marks.map(|mark| (mark.range.clone(), mark.span))
}
