//! The words of blocks and notes, with the markers taken out of them.

use super::Composer;
use super::label::Part;
use crate::document::byline::Line;
use crate::document::dialects::Sign;
use crate::document::join::joint;
use crate::document::marked::{MarkedText, Shift};
use crate::document::{Block, BlockKind, Element, ElementKind, NoteRef, Within};
use std::ops::Range;

impl<'l> Composer<'_, 'l> {
    pub(super) fn block(&mut self, index: usize, kind: BlockKind) {
        let leaf = &self.leaves[index];
        let part = Part { range: 0..leaf.text.plain.len(), span: leaf.span, note: None };
        self.block_part(index, kind, &part);
        self.rule = None;
        self.run = false;
    }

    pub(super) fn block_part(&mut self, index: usize, kind: BlockKind, part: &Part<'l>) {
        let number = self.article.blocks.len();
        // A title in two lines is one block.
        if kind == BlockKind::Title && self.article.blocks.last().is_some_and(|last| last.kind == BlockKind::Title) {
            self.extend(Within::Block(number - 1), index, part);
            return;
        }
        self.owners.push(Element { span: part.span, kind: ElementKind::Block(number) });
        let text = self.text(index, part.range.clone(), Within::Block(number), 0);
        match kind {
            BlockKind::Byline => {
                let leaf = &self.leaves[index];
                let line = Line::of(leaf, &self.signs[index]);
                let found = line.names();
                if let (None, Some(day)) = (&self.article.dateline, line.day()) {
                    self.article.dateline = Some(leaf.text.slice(day));
                }
                let names: Vec<MarkedText> = if found.is_empty() {
                    vec![text.clone()]
                } else {
                    found.into_iter().map(|range| leaf.text.slice(range)).collect()
                };
                for name in names {
                    if self.authors.iter().any(|other| other == name.as_str()) {
                        continue;
                    }
                    self.authors.push(name.as_str().to_owned());
                    self.article.authors.push(name);
                }
            }
            BlockKind::Dateline => {
                // A line that names the series alone gives way to one with a number in it.
                let says = |line: &MarkedText| line.as_str().contains(|sign: char| sign.is_ascii_digit());
                if self.article.dateline.as_ref().is_none_or(|line| !says(line) && says(&text)) {
                    self.article.dateline = Some(text.clone());
                }
            }
            BlockKind::Paragraph => self.open = Some(number),
            BlockKind::Heading | BlockKind::AuthorNote => self.open = None,
            _ => {}
        }
        self.article.blocks.push(Block { kind, text, spans: vec![part.span] });
    }

    /// Adds a part of a leaf to the block or note that goes on in it.
    pub(super) fn extend(&mut self, within: Within, index: usize, part: &Part<'l>) {
        let (before, kind) = match within {
            Within::Block(block) => (&self.article.blocks[block].text, ElementKind::Block(block)),
            Within::Note(note) => (&self.article.notes[note].text, ElementKind::Note(note)),
        };
        self.owners.push(Element { span: part.span, kind });
        let length = before.plain.len();
        let words = &self.leaves[index].text.as_str()[part.range.clone()];
        let (gone, joint) = if length == 0 { (0, "") } else { joint(before.as_str(), words) };
        let refs = self.article.refs.len();
        let more = self.text(index, part.range.clone(), within, length - gone + joint.len());
        let (text, spans) = match within {
            Within::Block(block) => {
                let block = &mut self.article.blocks[block];
                (&mut block.text, &mut block.spans)
            }
            Within::Note(note) => {
                let note = &mut self.article.notes[note];
                (&mut note.text, &mut note.spans)
            }
        };
        spans.push(part.span);
        if more.plain.is_empty() {
            // Nothing but markers: they stand at the end.
            for marker in &mut self.article.refs[refs..] {
                marker.at = length;
            }
            return;
        }
        if gone > 0 {
            text.truncate(length - gone);
        }
        text.join(joint, &more);
    }

    /// The words of plain bytes `range` of a leaf without the markers in them, which are recorded; `base` is where
    /// they come to stand in the text of `within`.
    pub(super) fn text(&mut self, index: usize, range: Range<usize>, within: Within, base: usize) -> MarkedText {
        let leaf = &self.leaves[index];
        let plain = leaf.text.as_str();
        let first = self.signs[index].partition_point(|sign| sign.range.start < range.start);
        let signs = self.signs[index][first..].iter().take_while(|sign| sign.range.end <= range.end);
        let mut gone: Vec<Range<usize>> = Vec::new();
        let mut kept: Vec<(&Sign, usize)> = Vec::new();
        for sign in signs {
            let is_note = matches!(within, Within::Note(_));
            if is_note && !sign.sure {
                continue; // a number in brackets inside a note is the note's own
            }
            let (mut start, mut end) = (sign.range.start, sign.range.end);
            let spaced = start == range.start || plain[..start].ends_with(' ');
            if spaced && plain[end..range.end].starts_with(' ') {
                end += 1;
            }
            start = start.max(gone.last().map_or(range.start, |last| last.end));
            gone.push(start - range.start..end.max(start) - range.start);
            kept.push((sign, start - range.start));
        }
        let markers = gone.len();
        let first = leaf.lines.partition_point(|line| *line < range.start);
        for line in leaf.lines[first..].iter().copied().take_while(|line| *line < range.end) {
            let before = plain[..line].trim_end();
            let (hyphen, joint) = joint(&plain[range.start.min(before.len())..before.len()], &plain[line..range.end]);
            if joint.is_empty() {
                let start = before.len() - hyphen;
                let next = gone[..markers].partition_point(|gone| gone.end + range.start <= start);
                let apart = gone[..markers].get(next).is_none_or(|gone| gone.start + range.start >= line);
                if apart && start >= range.start {
                    gone.push(start - range.start..line - range.start);
                }
            }
        }
        gone.sort_by_key(|range| range.start);
        let shift = Shift::new(&gone);
        for (sign, at) in kept {
            if sign.back || sign.label.is_empty() {
                continue;
            }
            self.labels.insert(sign.label.as_str());
            self.article.refs.push(NoteRef {
                label: sign.label.clone(),
                span: sign.span,
                within,
                at: base + shift.of(at),
                dialect: sign.dialect,
                note: None,
                recovered: false,
            });
        }
        if range == (0..plain.len()) {
            return leaf.text.without(&gone);
        }
        let words = self.slicer.slice(&leaf.text, range);
        if gone.is_empty() { words } else { words.without(&gone) }
    }
}
