//! Text as a reader reads it, with the way back to the file.

use super::Span;
use std::ops::Range;

/// Plain words that were read from a text: markup gone, breaks bridged, and each character traced to the bytes
/// it came from.
///
/// Offsets into it are bytes of [`as_str`](Self::as_str).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of plain text and its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where in the plain text it starts.
    at: usize,
    span: Span,
    /// The plain bytes are the bytes of the span, one for one.
    verbatim: bool,
    /// It stands apart from what is before it: a page break, a caption or a note lies between.
    cut: bool,
}

impl PlainText {
    /// No words yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// `text` as a plain text that stands at `start`, one for one.
    #[must_use]
    pub fn verbatim(text: &str, start: usize) -> Self {
        let mut plain = Self::new();
        plain.push(text, start);
        plain
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Their length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds `words` that stand in the file, letter for letter, from byte `start`.
    pub fn push(&mut self, words: &str, start: usize) {
        if !words.is_empty() {
            self.add(words, Span::new(start, start + words.len()), true, false);
        }
    }

    /// Adds `words` for which the file has something else at `span`: an entity, a line end, or nothing.
    pub fn push_for(&mut self, words: &str, span: Span) {
        self.add(words, span, false, false);
    }

    /// Adds all of `other` as what comes after a break in the file, with `joint` (a space, or nothing inside a
    /// word) between the two.
    pub fn join(&mut self, joint: &str, other: &Self) {
        let Some(first) = other.pieces.first() else { return };
        if !joint.is_empty() {
            let end = self.pieces.last().map_or(first.span.start, |piece| piece.span.end);
            self.add(joint, Span::empty(end), false, false);
        }
        let base = self.text.len();
        let from = self.pieces.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { at: piece.at + base, ..*piece }));
        self.pieces[from].cut = base > 0;
    }

    /// Takes away all, and keeps the room for more.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// Takes away all from plain byte `len` on.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.text.len() {
            return;
        }
        self.pieces.truncate(self.pieces.partition_point(|piece| piece.at < len));
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
        {
            last.span.end = last.span.start + (len - last.at);
        }
        self.text.truncate(len);
    }

    /// The words without those of `ranges`, which stand in order and do not overlap.
    #[must_use]
    pub fn without(&self, ranges: &[Range<usize>]) -> Self {
        let mut rest = Self {
            text: String::with_capacity(self.text.len()),
            pieces: Vec::with_capacity(self.pieces.len() + ranges.len()),
        };
        let mut from = 0;
        let mut added = None;
        for range in ranges.iter().cloned().chain(std::iter::once(self.len()..self.len())) {
            for index in self.pieces_of(&(from..range.start)) {
                let piece = self.pieces[index];
                let (start, end) = (from.max(piece.at), range.start.min(self.end_of(index)));
                let cut = piece.cut && added != Some(index) && !rest.is_empty();
                rest.add(&self.text[start..end], self.origin(index, start..end), piece.verbatim, cut);
                added = Some(index);
            }
            from = range.end;
        }
        rest
    }

    /// Moves every origin by `base` bytes: the text was part of a longer one.
    pub fn shift(&mut self, base: usize) {
        for piece in &mut self.pieces {
            piece.span = Span::new(piece.span.start + base, piece.span.end + base);
        }
    }

    /// The words of `range`, with their origins.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let within = self.pieces_of(&range);
        let mut part = Self {
            text: String::with_capacity(range.end.min(self.len()).saturating_sub(range.start)),
            pieces: Vec::with_capacity(within.len()),
        };
        for index in within {
            let piece = self.pieces[index];
            let (start, end) = (range.start.max(piece.at), range.end.min(self.end_of(index)));
            let cut = piece.cut && start == piece.at && !part.is_empty();
            part.add(&self.text[start..end], self.origin(index, start..end), piece.verbatim, cut);
        }
        part
    }

    /// The spans of the file from which `range` was read: one, or one for each side of every break in it.
    ///
    /// Markup inside lies within the spans. A range without words has the empty span of its place.
    #[must_use]
    pub fn spans(&self, range: Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for index in self.pieces_of(&range) {
            let piece = self.pieces[index];
            let span = self.origin(index, range.start.max(piece.at)..range.end.min(self.end_of(index)));
            match spans.last_mut() {
                Some(last) if !(piece.cut && range.start <= piece.at) => *last = last.cover(span),
                _ => spans.push(span),
            }
        }
        if spans.is_empty() {
            spans.push(Span::empty(self.source(range.start)));
        }
        spans
    }

    /// The first of the [`spans`](Self::spans) of `range`: where to point at it.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let mut first: Option<Span> = None;
        for index in self.pieces_of(&range) {
            let piece = self.pieces[index];
            let span = self.origin(index, range.start.max(piece.at)..range.end.min(self.end_of(index)));
            first = match first {
                Some(_) if piece.cut && range.start <= piece.at => break,
                Some(before) => Some(before.cover(span)),
                None => Some(span),
            };
        }
        first.unwrap_or_else(|| Span::empty(self.source(range.start)))
    }

    /// The byte of the file at which plain byte `at` was read.
    #[must_use]
    pub fn source(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.at <= at).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return 0 };
        if at >= self.end_of(index) {
            piece.span.end
        } else if piece.verbatim {
            piece.span.start + (at - piece.at)
        } else {
            piece.span.start
        }
    }

    /// The plain bytes at which the text goes on after a break in the file.
    pub fn cuts(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter(|piece| piece.cut).map(|piece| piece.at)
    }

    fn add(&mut self, words: &str, span: Span, verbatim: bool, cut: bool) {
        let at = self.text.len();
        self.text.push_str(words);
        if let Some(last) = self.pieces.last_mut()
            && verbatim
            && last.verbatim
            && !cut
            && last.span.end == span.start
        {
            last.span.end = span.end;
            return;
        }
        self.pieces.push(Piece { at, span, verbatim, cut });
    }

    fn end_of(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at)
    }

    fn pieces_of(&self, range: &Range<usize>) -> Range<usize> {
        if range.start >= range.end {
            return 0..0;
        }
        let first = self.pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        let last = self.pieces.partition_point(|piece| piece.at < range.end);
        first..last
    }

    fn origin(&self, index: usize, range: Range<usize>) -> Span {
        let piece = self.pieces[index];
        if piece.verbatim {
            Span::new(piece.span.start + range.start - piece.at, piece.span.start + range.end - piece.at)
        } else {
            piece.span
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_over_a_page_break_has_two_spans_and_markup_inside_has_one() {
        // "*Hashd* men and" at 10, "border guards" at 90.
        let mut first = PlainText::verbatim("Hashd", 11);
        first.push(" men and", 17);
        first.join(" ", &PlainText::verbatim("border guards", 90));
        assert_eq!(first.as_str(), "Hashd men and border guards");
        assert_eq!(first.spans(0..first.len()), [Span::new(11, 25), Span::new(90, 103)]);
        assert_eq!(first.spans(0..9), [Span::new(11, 21)]);
        assert_eq!(first.spans(14..20), [Span::new(90, 96)]);
        let part = first.slice(10..20);
        assert_eq!(part.as_str(), "and border");
        assert_eq!(part.spans(0..10), [Span::new(22, 25), Span::new(90, 96)]);
        assert_eq!(first.cuts().collect::<Vec<_>>(), [14]);
    }

    #[test]
    fn an_entity_is_traced_as_a_whole() {
        let mut plain = PlainText::verbatim("Garnet ", 0);
        plain.push_for("&", Span::new(7, 12));
        plain.push(" Hall", 12);
        assert_eq!(plain.spans(7..8), [Span::new(7, 12)]);
        assert_eq!(plain.spans(0..13), [Span::new(0, 17)]);
        assert_eq!((plain.source(8), plain.source(13)), (12, 17));
    }
}
