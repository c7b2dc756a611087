//! One text, its lines, and its places in code points.

use super::Span;

/// How many bytes lie between two entries of the table of code points.
const STRIDE: usize = 256;

/// One text with a name: an article as it stands in its file.
///
/// Everything that is read from it is kept as a [`Span`] of bytes; lines, columns and offsets in code points
/// are counted only when somebody asks to see them.
#[derive(Debug)]
pub struct TextResource {
    name: String,
    text: String,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// How many code points stand before byte `STRIDE * i`, counting those that start there.
    code_points: Vec<usize>,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1. Lines end with `\n`, `\r\n` or a lone `\r`.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// From 0, in code points, over the whole text.
    pub offset: usize,
}

impl TextResource {
    /// Takes `text` under `name`, which is the path to show in messages.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut code_points = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for stride in bytes.chunks(STRIDE) {
            code_points.push(count);
            count += starts(stride);
        }
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                lines.push(at + 1);
            }
        }
        Self { name: name.into(), text, lines, code_points }
    }

    /// The path to show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// How many code points stand before byte `at`.
    #[must_use]
    pub fn offset(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let Some(known) = self.code_points.get(at / STRIDE).or(self.code_points.last()) else { return 0 };
        let from = (at / STRIDE).min(self.code_points.len() - 1) * STRIDE;
        known + starts(&self.text.as_bytes()[from..at])
    }

    /// The byte at which code point `offset` starts; the length of the text when it has fewer.
    #[must_use]
    pub fn byte(&self, offset: usize) -> usize {
        let stride = self.code_points.partition_point(|count| *count <= offset).saturating_sub(1);
        let Some(mut left) = self.code_points.get(stride).map(|count| offset - count) else { return 0 };
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(stride * STRIDE) {
            if is_start(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// Byte `at` as people count it.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= at);
        let offset = self.offset(at);
        Position { line, column: offset - self.offset(self.lines[line - 1]) + 1, offset }
    }

    /// The bytes of line `line`, counted from 1, without its end.
    #[must_use]
    pub fn line(&self, line: usize) -> Span {
        let start = self.lines[line - 1];
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        let words = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + words.len())
    }

    /// How many lines there are; a text without a line end has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
}

/// How many of `bytes` start a character. A sum of no more than 128 fits a byte, and is made of many bytes at once.
fn starts(bytes: &[u8]) -> usize {
    let sum = |part: &[u8]| part.iter().fold(0_u8, |sum, byte| sum + u8::from(is_start(*byte)));
    bytes.chunks(128).map(|part| usize::from(sum(part))).sum()
}

/// Whether `byte` starts a character, by the form of UTF-8 (RFC 3629, section 3).
#[inline]
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_and_offsets_in_code_points() {
        let text = TextResource::new("a", "Bi‘aj\nwas داعش taken\r\nlast");
        let at = |words: &str| text.text().find(words).map(|at| text.position(at)).expect("the words stand there");
        assert_eq!(at("aj"), Position { line: 1, column: 4, offset: 3 });
        assert_eq!(at("taken"), Position { line: 2, column: 10, offset: 15 });
        assert_eq!(at("last"), Position { line: 3, column: 1, offset: 22 });
        assert_eq!(text.slice(text.line(2)), "was داعش taken");
    }

    #[test]
    fn offsets_and_bytes_are_inverse_over_many_strides() {
        let text = TextResource::new("a", "‘Anah, al-Qa’im, Ğazīra; ".repeat(200));
        for (offset, (byte, _)) in text.text().char_indices().enumerate() {
            assert_eq!(text.offset(byte), offset);
            assert_eq!(text.byte(offset), byte);
        }
        assert_eq!(text.byte(usize::MAX), text.text().len());
        assert_eq!(text.offset(usize::MAX), text.text().chars().count());
    }

    #[test]
    fn an_empty_text_has_one_empty_line() {
        let text = TextResource::new("a", "");
        assert_eq!(text.position(0), Position { line: 1, column: 1, offset: 0 });
        assert_eq!((text.line_count(), text.byte(5), text.line(1)), (1, 0, Span::empty(0)));
    }
}
