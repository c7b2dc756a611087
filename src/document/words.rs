//! Gathers the words and marks of one block, whatever the markup they stand in.

use super::marked::{Mark, MarkKind, MarkedText, Shift};
use crate::text::{PlainText, Span};
use memchr::memmem::Finder;
use std::mem;
use std::ops::Range;
use std::sync::LazyLock;

/// How deep marks may lie in one another. Deeper ones hold the same words and add nothing that a reader sees.
const DEPTH: usize = 48;

/// Gathers the words of one block from the pieces of the file in which they stand.
///
/// White space is folded, soft hyphens and signs of direction go, stars that a converter has escaped count as
/// emphasis; all can be traced.
pub(super) struct Words<'t> {
    text: &'t str,
    plain: PlainText,
    marks: Vec<Mark>,
    /// The indices of the marks that are open, outer before inner.
    open: Vec<usize>,
    /// Marks that were opened beyond [`DEPTH`] and not closed yet.
    ignored: usize,
    /// The plain bytes at which a line of the file starts, but the first.
    lines: Vec<usize>,
    /// Escaped stars and underscores: where in the plain text, and where in the file with the backslash.
    escapes: Vec<(usize, Span)>,
}

/// Whether `byte` may need more than to be copied: white space but the space, or the first byte of a character of which
/// some are spaces or invisible. Told by its size alone, so that many are looked at at once.
const fn is_special(byte: u8) -> bool {
    byte < b' ' || byte >= 0xC2
}

static TWO_SPACES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"  "));

/// The first byte from `at` on that [is special](is_special), or a space behind a space.
fn special(bytes: &[u8], at: usize) -> Option<usize> {
    let (chunks, _) = bytes[at..].as_chunks::<32>();
    let is_plain = |chunk: &&[u8; 32]| !chunk.iter().fold(false, |any, byte| any | is_special(*byte));
    let plain = chunks.iter().take_while(is_plain).count() * 32;
    let found = bytes[at + plain..].iter().position(|byte| is_special(*byte)).map(|more| at + plain + more);
    let spaces = TWO_SPACES.find(&bytes[at..found.unwrap_or(bytes.len())]);
    spaces.map(|more| at + more + 1).or(found)
}

impl<'t> Words<'t> {
    /// No words yet; `text` is the whole file.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            plain: PlainText::new(),
            marks: Vec::new(),
            open: Vec::new(),
            ignored: 0,
            lines: Vec::new(),
            escapes: Vec::new(),
        }
    }

    /// Whether there are no words yet.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// Adds the words of the file at `span`.
    pub(super) fn add(&mut self, span: Span) {
        let bytes = self.text.as_bytes();
        if matches!(bytes.get(span.start), Some(b'*' | b'_')) && span.start > 0 && bytes[span.start - 1] == b'\\' {
            self.escapes.push((self.plain.len(), Span::new(span.start - 1, span.start + 1)));
        }
        let mut from = span.start;
        let mut at = span.start;
        loop {
            // Behind what was left out or folded to a space, there is none.
            while at == from && at < span.end && bytes[at] == b' ' && self.ends_in_space() {
                at += 1;
                from = at;
            }
            let Some(found) = special(&bytes[..span.end], at) else { break };
            at = found;
            let Some(sign) = self.text[at..span.end].chars().next() else { break };
            let end = at + sign.len_utf8();
            if sign == ' ' {
                // It stands behind a space.
                self.copy(from..at);
                from = end;
            } else if is_space(sign) || matches!(sign, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') {
                self.copy(from..at);
                self.space(Span::new(at, end));
                from = end;
            } else if is_invisible(sign) {
                self.copy(from..at);
                from = end;
            }
            at = end;
        }
        self.copy(from..span.end);
    }

    /// Adds `words` for which the file has something else at `span`, such as an entity.
    pub(super) fn add_for(&mut self, words: &str, span: Span) {
        if words.chars().all(|sign| is_space(sign) || sign.is_whitespace()) {
            self.space(span);
        } else {
            let seen: String = words.chars().filter(|sign| !is_invisible(*sign)).collect();
            if !seen.is_empty() {
                self.plain.push_for(&seen, span);
            }
        }
    }

    /// Adds the end of a line. A word that is hyphenated there is put together.
    pub(super) fn line(&mut self, span: Span) {
        if !self.is_empty() {
            self.space(span);
            self.lines.push(self.plain.len());
        }
    }

    /// Adds a space for what stands at `span`, unless there is one.
    pub(super) fn space(&mut self, span: Span) {
        if !self.ends_in_space() {
            self.plain.push_for(" ", span);
        }
    }

    /// Opens a mark whose first sign stands at `start`.
    pub(super) fn open(&mut self, kind: MarkKind, start: usize) {
        if self.open.len() == DEPTH {
            self.ignored += 1;
            return;
        }
        let at = self.plain.len();
        self.open.push(self.marks.len());
        self.marks.push(Mark { range: at..usize::MAX, span: Span::new(start, start), kind });
    }

    /// Closes the mark that was opened last; its last sign ends at `end`.
    pub(super) fn close(&mut self, end: usize) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some(index) = self.open.pop() {
            self.shut(index, end);
        }
    }

    /// Closes the innermost open mark that means what `like` says, if there is one.
    pub(super) fn close_like(&mut self, end: usize, like: impl Fn(&MarkKind) -> bool) {
        if let Some(place) = self.open.iter().rposition(|index| like(&self.marks[*index].kind)) {
            let index = self.open.remove(place);
            self.shut(index, end);
        }
    }

    /// Marks the words that were added since plain byte `at`.
    pub(super) fn mark_from(&mut self, at: usize, kind: MarkKind, span: Span) {
        self.marks.push(Mark { range: at..self.plain.len(), span, kind });
    }

    /// How many bytes of plain words there are.
    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    /// The words and marks, and the plain bytes at which lines start; ready for the next block. A mark that was
    /// never closed is none.
    pub(super) fn finish(&mut self) -> (MarkedText, Vec<usize>) {
        let words = self.plain.as_str().trim_end().len();
        self.plain.truncate(words);
        // Copies take no more room than they need, and block after block is gathered where the one before was.
        let mut marks: Vec<Mark> = self.marks.drain(..).collect();
        if !self.open.is_empty() {
            marks.retain(|mark| mark.range.end != usize::MAX);
        }
        for mark in &mut marks {
            mark.range.end = mark.range.end.min(words);
            mark.range.start = mark.range.start.min(mark.range.end);
        }
        self.open.clear();
        self.ignored = 0;
        let mut text = MarkedText { plain: self.plain.clone(), marks };
        self.plain.clear();
        let mut lines = mem::take(&mut self.lines);
        lines.retain(|line| *line < words);
        let escapes = mem::take(&mut self.escapes);
        if !escapes.is_empty() {
            let stars = emphasise(&mut text, &escapes);
            let shift = Shift::new(&stars);
            for line in &mut lines {
                *line = shift.of(*line);
            }
            text = text.without(&stars);
        }
        let carets = raise(&mut text);
        if !carets.is_empty() {
            let shift = Shift::new(&carets);
            for line in &mut lines {
                *line = shift.of(*line);
            }
            text = text.without(&carets);
        }
        (text, lines)
    }

    fn shut(&mut self, index: usize, end: usize) {
        let mark = &mut self.marks[index];
        mark.range.end = self.plain.len();
        mark.span.end = end.max(mark.span.start);
    }

    fn copy(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.plain.push(&self.text[range.clone()], range.start);
        }
    }

    fn ends_in_space(&self) -> bool {
        self.plain.as_str().bytes().next_back().is_none_or(|byte| byte == b' ')
    }
}

/// Makes emphasis of escaped stars that stand in pairs, and returns the stars that are then markup.
fn emphasise(text: &mut MarkedText, escapes: &[(usize, Span)]) -> Vec<Range<usize>> {
    let plain = text.as_str();
    let mut runs: Vec<(Range<usize>, Span, char)> = Vec::new();
    for (at, span) in escapes {
        let Some(sign) = plain[*at..].chars().next() else { continue };
        match runs.last_mut() {
            Some((range, whole, same)) if range.end == *at && whole.end == span.start && *same == sign => {
                range.end += 1;
                whole.end = span.end;
            }
            _ => runs.push((*at..*at + 1, *span, sign)),
        }
    }
    let (mut stars, mut marks) = (Vec::new(), Vec::new());
    let mut opener: Option<(Range<usize>, Span, char)> = None;
    for run in runs {
        let closes = !plain[..run.0.start].ends_with(char::is_whitespace);
        let opens = plain[run.0.end..].starts_with(|next: char| !next.is_whitespace());
        match opener.take() {
            Some(first) if closes && first.2 == run.2 && first.0.len() == run.0.len() => {
                let kind = if run.0.len() == 2 { MarkKind::Strong } else { MarkKind::Emphasis };
                marks.push(Mark { range: first.0.end..run.0.start, span: first.1.cover(run.1), kind });
                stars.extend([first.0, run.0]);
            }
            _ if opens => opener = Some(run),
            kept => opener = kept,
        }
    }
    text.marks.extend(marks);
    text.marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    stars
}

/// Raises what stands between carets, as pandoc writes it (`10^th^`), and returns the carets.
fn raise(text: &mut MarkedText) -> Vec<Range<usize>> {
    let bytes = text.as_str().as_bytes();
    let mut carets = Vec::new();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'^', &bytes[at..]).map(|found| at + found) {
        let length = bytes[start + 1..].iter().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = start + 1 + length;
        at = start + 1;
        if (1..=4).contains(&length) && bytes.get(end) == Some(&b'^') {
            let span = text.plain.span(start..end + 1);
            marks.push(Mark { range: start + 1..end, span, kind: MarkKind::Superscript });
            carets.extend([start..start + 1, end..end + 1]);
            at = end + 1;
        }
    }
    if !marks.is_empty() {
        text.marks.extend(marks);
        text.marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    }
    carets
}

/// Whether `sign` is read as a space: no-break spaces and those of a given width.
fn is_space(sign: char) -> bool {
    matches!(
        sign,
        '\u{85}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether `sign` has no shape and no part in the spelling: soft hyphens, zero-width spaces, marks of order, signs of
/// direction. The joiners of Persian and Urdu (U+200C, U+200D) are spelling.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
