//! What is no note: which kind of block it is, and whether the block before goes on in it.

use super::Composer;
use super::bare;
use super::heading::notes_heading;
use super::label::Part;
use crate::document::dialects::Place;
use crate::document::dialects::label::numbered;
use crate::document::leaf::{Hint, Leaf, LeafKind};
use crate::document::shape::{goes_on, is_cut, is_short, is_stopped, waits, words_of};
use crate::document::{BlockKind, Repair, RepairKind, Within, back};

impl<'l> Composer<'_, 'l> {
    /// A stretch that is no note: running text, or more of a note.
    pub(super) fn words(&mut self, index: usize, part: &Part<'l>) {
        let leaf = &self.leaves[index];
        let text = &leaf.text.as_str()[part.range.clone()];
        let called = self.signs[index].iter().any(|sign| sign.place == Place::Inside && !sign.back);
        if let Some(note) = self.article.notes.len().checked_sub(1) {
            let cut = is_cut(self.article.notes[note].text.as_str());
            let lone = self.lone && self.run && self.article.notes[note].text.plain.is_empty();
            let own = lone || leaf.hint == Some(Hint::NoteGoesOn) || (leaf.kind == LeafKind::ItemGoesOn && self.run);
            let ending = self.is_back(index);
            let listed = (self.zone || leaf.hint == Some(Hint::AmongNotes))
                && !matches!(leaf.kind, LeafKind::Heading { .. })
                && ending.is_none();
            let page = self.rule.is_some() && cut && self.next_is_note(index) && !called;
            let between = self.run
                && self.rule.is_none()
                && !called
                && self.next_is_note(index)
                && is_short(text)
                && !matches!(leaf.kind, LeafKind::Heading { .. });
            if own || listed || page {
                self.more_of_note(note, index, part, page);
                return;
            }
            if between {
                if self.is_missing_label(note, index) && !cut {
                    self.unnumbered(note, index, part);
                } else {
                    self.more_of_note(note, index, part, cut);
                }
                return;
            }
        }
        let text = bare(text, &self.signs[index], part.range.end);
        let kind = self.kind(index, text, called);
        if kind == BlockKind::Paragraph && self.goes_on_here(index, text, part) {
            return;
        }
        self.block_part(index, kind, part);
    }

    /// What kind of block a stretch of text is.
    fn kind(&mut self, index: usize, text: &str, called: bool) -> BlockKind {
        let leaf = &self.leaves[index];
        let kind = match leaf.kind {
            LeafKind::Heading { .. } => BlockKind::Heading,
            LeafKind::Item { .. } | LeafKind::ItemGoesOn => BlockKind::ListItem,
            LeafKind::Quote => BlockKind::Quote,
            LeafKind::Table | LeafKind::Code => BlockKind::Other,
            _ => BlockKind::Paragraph,
        };
        if kind == BlockKind::Heading {
            if let Some(weak) = notes_heading(text) {
                self.zone = !weak || self.numbers_called_after(index);
            } else if !is_page_number(leaf) {
                self.zone = false;
            }
        } else if kind == BlockKind::Paragraph && is_short(text) && notes_heading(text) == Some(false) {
            self.zone = true;
            return BlockKind::Heading;
        }
        // Who is quoted, on a line under the quotation.
        let sign = text.starts_with(['—', '–']) || text.starts_with("--");
        if kind == BlockKind::Paragraph && sign && is_short(text) && is_cut(text) && self.follows_quote() {
            return BlockKind::Quote;
        }
        if is_page_number(leaf) && leaf.hint.is_none() {
            return BlockKind::RunningHead;
        }
        if self.census.recurs(leaf, &self.signs[index]) && notes_heading(text).is_none() {
            return BlockKind::RunningHead;
        }
        if let Some(kind) = self.is_back(index) {
            self.back = true;
            return kind;
        }
        if leaf.hint == Some(Hint::Caption) {
            return BlockKind::Caption;
        }
        // A heading that is no more than set bold.
        if kind == BlockKind::Paragraph && is_short(text) && leaf.is_bold() && is_cut(text) && !waits(text) {
            return BlockKind::Heading;
        }
        if kind == BlockKind::Paragraph && self.is_caption(index, text, called) {
            return BlockKind::Caption;
        }
        kind
    }

    fn follows_quote(&self) -> bool {
        self.article.blocks.last().is_some_and(|block| block.kind == BlockKind::Quote)
    }

    /// Whether what follows the heading at `index` is a numbered list that markers call.
    fn numbers_called_after(&self, index: usize) -> bool {
        let listed = self.leaves[index + 1..].iter().take(12).any(|leaf| match &leaf.kind {
            LeafKind::Item { number: Some(number) } => self.census.calls(number) || self.census.calls_none(),
            _ => false,
        });
        let plain = self.leaves[index + 1..]
            .iter()
            .take(3)
            .any(|leaf| numbered(leaf.text.as_str()).is_some_and(|(label, _)| self.census.calls(&label)));
        listed || plain
    }

    fn is_back(&self, index: usize) -> Option<BlockKind> {
        let leaf = &self.leaves[index];
        let prose = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { .. });
        if !prose || index < self.census.last_called || self.article.blocks.is_empty() {
            return None;
        }
        let last = self.census.last_called;
        // "The authors conclude … .¹": what calls a note is text, though it names an author, unless it is set apart.
        let called = last > 0 && index == last && !leaf.is_slanted();
        if !called && back::is_author_note(leaf, &self.authors) {
            return Some(BlockKind::AuthorNote);
        }
        let late = self.back || (last > 0 && index > last);
        (late && back::is_boilerplate(leaf, self.back)).then_some(BlockKind::Boilerplate)
    }

    /// A short line that stands alone and does not end as a sentence does, unless the text goes on after it as though
    /// it had been its first line.
    fn is_caption(&self, index: usize, text: &str, called: bool) -> bool {
        const OPENINGS: &[&str] =
            &["Figure", "Fig.", "Map", "Photo", "Table", "Image", "Picture", "Plate", "Illustration"];
        if !is_short(text) {
            return false;
        }
        if OPENINGS.iter().any(|opening| text.strip_prefix(opening).is_some_and(|rest| rest.starts_with([' ', ':']))) {
            return true;
        }
        let among = self.signs[index].iter().any(|sign| sign.range.end < text.len());
        let prose = text.contains(". ") || among || waits(text) || is_stopped(text) || goes_on(text);
        if prose || words_of(text).count() < 2 {
            return false;
        }
        let cut = self.open.is_some_and(|open| is_cut(self.article.blocks[open].text.as_str()));
        let next_goes_on = self.next_text(index).is_some_and(|next| goes_on(self.leaves[next].text.as_str()));
        !next_goes_on || (cut && !called)
    }

    /// The next leaf of running text: no note, no running head.
    fn next_text(&self, index: usize) -> Option<usize> {
        (index + 1..self.leaves.len()).take(64).find(|next| {
            let leaf = &self.leaves[*next];
            let note = matches!(leaf.hint, Some(Hint::Note { .. } | Hint::NoteGoesOn))
                || self.signs[*next].first().is_some_and(|sign| sign.place == Place::Start);
            let head = self.census.recurs(leaf, &self.signs[*next]);
            leaf.kind == LeafKind::Paragraph && !leaf.is_empty() && !note && !head && !is_page_number(leaf)
        })
    }

    /// Joins the stretch to the paragraph that was cut before it, if it goes on from there.
    fn goes_on_here(&mut self, index: usize, text: &str, part: &Part<'l>) -> bool {
        let Some(open) = self.open else { return false };
        let before = self.article.blocks[open].text.as_str();
        let lower = goes_on(text) || self.signs[index].first().is_some_and(|sign| sign.place == Place::Start);
        let paused = before.ends_with(':') || before.ends_with(';');
        if !(is_cut(before) || (lower && paused)) {
            return false;
        }
        let prose = !is_short(before) || before.contains(". ") || lower || waits(before);
        if !prose {
            return false;
        }
        self.extend(Within::Block(open), index, part);
        self.article.repairs.push(Repair { span: part.span, kind: RepairKind::JoinedParagraph(open) });
        true
    }
}

/// Whether the leaf is a page number: `12`, `Page 12`, `- 12 -`.
pub(super) fn is_page_number(leaf: &Leaf) -> bool {
    let text = leaf.text.as_str();
    if text.len() > 16 || !matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) {
        return false;
    }
    let bare = text
        .trim_start_matches(['p', 'P'])
        .trim_start_matches("age")
        .trim_matches(|sign: char| !sign.is_alphanumeric());
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
