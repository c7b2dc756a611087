//! Blocks and notes as one kind of thing: words of which each can be traced to the file.

use crate::document::{Article, BlockKind, MarkKind, MarkedText, NoteRef, Within};
use crate::text::{Span, TextResource};
use std::ops::Range;

/// The words of a block or of a note.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'r> {
    pub(super) within: Within,
    /// What kind of block it is; nothing for a note.
    pub(super) kind: Option<BlockKind>,
    pub(super) text: &'r MarkedText,
}

impl<'r> Passage<'r> {
    pub(super) fn words(self) -> &'r str {
        self.text.as_str()
    }

    pub(super) fn span(self, range: Range<usize>) -> Span {
        self.text.plain.span(range)
    }

    pub(super) fn is_note(self) -> bool {
        self.kind.is_none()
    }

    /// Whether the author speaks here on the matter: running text and notes, no boilerplate.
    pub(super) fn is_scholarly(self) -> bool {
        self.kind.is_none_or(|kind| kind.is_body() || kind == BlockKind::Title)
    }

    /// The words inside marks for which `is` holds.
    pub(super) fn marked(self, is: impl Fn(&MarkKind) -> bool) -> Marked {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for mark in self.text.marks.iter().filter(|mark| is(&mark.kind)) {
            match ranges.last_mut().filter(|last| mark.range.start <= last.end) {
                Some(last) => last.end = last.end.max(mark.range.end),
                None => ranges.push(mark.range.clone()),
            }
        }
        Marked(ranges)
    }

    /// The byte of the file after plain byte `end` and the markup that closes there.
    pub(super) fn after(self, end: usize) -> usize {
        let closing = self.text.marks.iter().filter(|mark| mark.range.end == end && !mark.range.is_empty());
        let word = if end == 0 { self.text.plain.source(0) } else { self.span(last_char(self.words(), end)).end };
        closing.map(|mark| mark.span.end).max().unwrap_or(word).max(word)
    }
}

/// Words inside marks of one kind: looked up by halves, since a note may have as many marks as words.
#[derive(Debug)]
pub(super) struct Marked(Vec<Range<usize>>);

impl Marked {
    /// Whether byte `at` stands inside one.
    pub(super) fn has(&self, at: usize) -> bool {
        let after = self.0.partition_point(|range| range.start <= at);
        after.checked_sub(1).is_some_and(|index| at < self.0[index].end)
    }
}

/// The range of the character of `words` that ends at `end`.
fn last_char(words: &str, end: usize) -> Range<usize> {
    words[..end].char_indices().next_back().map_or(end, |(at, _)| at)..end
}

/// How much of a word beside a sign is shown, in bytes.
const BESIDE: usize = 40;

/// The sign at `sign` with the word that it opens or closes: a sign alone says nothing in a report, and cannot be told
/// from the next one.
pub(super) fn with_word(words: &str, sign: Range<usize>, opens: bool) -> Range<usize> {
    // No further than a word may reach: the next white space may be as far away as the text is long.
    let (lead, rest) = (&words[..sign.start], &words[sign.end..]);
    if opens {
        let word = rest.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
        let word = word.take_while(|(end, c)| *end <= BESIDE && !c.is_whitespace());
        return sign.start..sign.end + word.last().map_or(0, |(end, _)| end);
    }
    let word = lead.char_indices().rev().take_while(|(at, c)| lead.len() - at <= BESIDE && !c.is_whitespace());
    word.last().map_or(sign.start, |(at, _)| at)..sign.end
}

/// All blocks, then all notes.
pub(super) fn passages<'r>(article: &'r Article<'_>) -> impl Iterator<Item = Passage<'r>> {
    let blocks = article.blocks.iter().enumerate().map(|(index, block)| Passage {
        within: Within::Block(index),
        kind: Some(block.kind),
        text: &block.text,
    });
    let notes = article.notes.iter().enumerate();
    blocks.chain(notes.map(|(index, note)| Passage { within: Within::Note(index), kind: None, text: &note.text }))
}

/// The words in which `marker` stands.
pub(super) fn passage_of<'r>(article: &'r Article<'_>, marker: &NoteRef) -> Passage<'r> {
    match marker.within {
        Within::Block(index) => {
            let block = &article.blocks[index];
            Passage { within: marker.within, kind: Some(block.kind), text: &block.text }
        }
        Within::Note(index) => Passage { within: marker.within, kind: None, text: &article.notes[index].text },
    }
}

/// Whether `text` is a Markdown file: the ones in which markup can be mended.
pub(super) fn is_markdown(text: &TextResource) -> bool {
    let ending = text.name().rsplit_once('.').map_or("", |(_, ending)| ending);
    !["html", "htm", "xhtml", "docx"].iter().any(|other| ending.eq_ignore_ascii_case(other))
}

/// The number that a label is, where it is one.
pub(super) fn number(label: &str) -> Option<u32> {
    label.parse().ok()
}

/// `span` with the signs of emphasis or the angle brackets right around it in `text`: a title or an address as it is
/// written.
pub(super) fn with_signs(text: &str, span: Span) -> Span {
    const PAIRS: [(&str, &str); 3] = [("*", "*"), ("_", "_"), ("<", ">")];
    let mut span = span;
    while let Some((open, close)) =
        PAIRS.iter().find(|(open, close)| text[..span.start].ends_with(open) && text[span.end..].starts_with(close))
    {
        span = Span::new(span.start - open.len(), span.end + close.len());
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_shown_with_the_word_that_it_opens_or_closes() {
        let words = "Rawa (it fell. Ḥadītha) rose”";
        let beside = |sign: &str, opens| {
            let at = words.find(sign).expect("the sign");
            &words[with_word(words, at..at + sign.len(), opens)]
        };
        assert_eq!([beside("(", true), beside(")", false), beside("”", false)], ["(it", "Ḥadītha)", "rose”"]);
        let long = format!("({}", "ḥ".repeat(100));
        assert_eq!(with_word(&long, 0..1, true), 0..BESIDE);
    }
}
