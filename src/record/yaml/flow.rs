//! Reading quoted scalars, and what stands in brackets or braces.

use super::block::{Reader, error};
use super::tree::{Entry, Node, Style, Value, YamlError};
use crate::text::Span;
use std::borrow::Cow;

impl<'t> Reader<'t> {
    /// The list or map that opens here.
    pub(super) fn flow(&mut self) -> Result<Node<'t>, YamlError> {
        self.deeper()?;
        let start = self.at;
        let map = self.peek(0) == b'{';
        let close = if map { b'}' } else { b']' };
        self.at += 1;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        loop {
            self.gap();
            if self.peek(0) == close {
                break;
            }
            if self.at >= self.bytes.len() {
                let what = if map { "`{` is never closed" } else { "`[` is never closed" };
                return Err(error(start..start + 1, what, "close it, or put quotes around the text"));
            }
            let node = self.flow_node()?;
            self.gap();
            if map {
                let Value::Scalar { text, .. } = node.value else {
                    return Err(YamlError {
                        span: node.span,
                        message: "a list or map as a key".to_owned(),
                        help: None,
                    });
                };
                let value = if self.peek(0) == b':' {
                    self.at += 1;
                    self.gap();
                    self.flow_node()?
                } else {
                    Node { span: Span::empty(node.span.end), value: nothing() }
                };
                entries.push(Entry { key: text, key_span: node.span, value });
                self.gap();
            } else {
                items.push(node);
            }
            match self.peek(0) {
                b',' => self.at += 1,
                byte if byte == close => {}
                b':' if !map => {
                    return Err(error(self.at..self.at + 1, "a key in a list", "put braces around key and value"));
                }
                _ if self.at >= self.bytes.len() => {}
                _ => {
                    let len = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
                    let help = "put a comma before it, or quotes around the whole text";
                    return Err(error(self.at..self.at + len, "neither a comma nor the closing sign", help));
                }
            }
        }
        self.at += 1;
        self.shallower();
        let value = if map {
            Value::Mapping { entries, flow: true }
        } else {
            Value::Sequence { items, flow: true, dashes: Vec::new() }
        };
        Ok(Node { span: Span::new(start, self.at), value })
    }

    /// Steps over white space, line ends and comments.
    fn gap(&mut self) {
        loop {
            self.spaces();
            self.comment();
            if !self.line_end() {
                return;
            }
        }
    }

    fn flow_node(&mut self) -> Result<Node<'t>, YamlError> {
        self.refused()?;
        let start = self.at;
        match self.peek(0) {
            b'[' | b'{' => self.flow(),
            quote @ (b'"' | b'\'') => {
                let text = self.quoted(quote)?;
                Ok(Node { span: Span::new(start, self.at), value: Value::Scalar { text, style: Style::Quoted } })
            }
            b',' | b']' | b'}' => Ok(Node { span: Span::empty(start), value: nothing() }),
            _ => Ok(self.flow_plain()),
        }
    }

    fn flow_plain(&mut self) -> Node<'t> {
        let start = self.at;
        let mut end = start;
        let mut text = String::new();
        let mut from = start;
        loop {
            match self.peek(0) {
                b',' | b'[' | b']' | b'{' | b'}' => break,
                b':' if self.ends(1) || matches!(self.peek(1), b',' | b'[' | b']' | b'{' | b'}') => break,
                b'#' if self.at > start && matches!(self.bytes[self.at - 1], b' ' | b'\t') => break,
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => {
                    text.push_str(&self.text[from..end.max(from)]);
                    let mut breaks = 0;
                    while self.line_end() {
                        breaks += 1;
                        self.spaces();
                    }
                    if breaks == 1 {
                        text.push(' ');
                    } else {
                        text.extend(std::iter::repeat_n('\n', breaks - 1));
                    }
                    from = self.at;
                    if self.peek(0) == b'#' {
                        break;
                    }
                }
                _ if self.at >= self.bytes.len() => break,
                _ => {
                    self.at += 1;
                    end = self.at;
                }
            }
        }
        let text = if from == start {
            Cow::Borrowed(&self.text[start..end])
        } else {
            text.push_str(&self.text[from..end.max(from)]);
            text.truncate(text.trim_end_matches([' ', '\n']).len());
            Cow::Owned(text)
        };
        Node { span: Span::new(start, end), value: Value::Scalar { text, style: Style::Plain } }
    }

    /// The text in quotes that opens here.
    pub(super) fn quoted(&mut self, quote: u8) -> Result<Cow<'t, str>, YamlError> {
        let start = self.at;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        let mut from = self.at;
        // White space before a line end goes, unless an escape wrote it.
        let mut kept = 0;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(len) = rest.iter().position(|byte| *byte == quote || matches!(byte, b'\\' | b'\n' | b'\r')) else {
                let help = "close it; an apostrophe in single quotes is written twice";
                return Err(error(start..start + 1, "this quote is never closed", help));
            };
            self.at += len;
            let words = &self.text[from..self.at];
            match rest[len] {
                b'\\' if quote == b'\'' => {
                    self.at += 1;
                    continue;
                }
                b'\\' => {
                    text.to_mut().push_str(words);
                    self.escape(text.to_mut())?;
                    kept = text.len();
                }
                b'\n' | b'\r' => {
                    text.to_mut().push_str(words);
                    let text = text.to_mut();
                    text.truncate(text.trim_end_matches([' ', '\t']).len().max(kept));
                    let mut breaks = 0;
                    while self.line_end() {
                        breaks += 1;
                        self.spaces();
                    }
                    if breaks == 1 {
                        text.push(' ');
                    } else {
                        text.extend(std::iter::repeat_n('\n', breaks - 1));
                    }
                    kept = text.len();
                }
                _ if quote == b'\'' && self.peek(1) == b'\'' => {
                    text.to_mut().push_str(words);
                    text.to_mut().push('\'');
                    self.at += 2;
                    kept = text.len();
                }
                _ => {
                    self.at += 1;
                    if text.is_empty() && from == start + 1 {
                        return Ok(Cow::Borrowed(words));
                    }
                    text.to_mut().push_str(words);
                    return Ok(text);
                }
            }
            from = self.at;
        }
    }

    /// The escape that starts here (YAML 1.2, 5.7), onto `text`.
    fn escape(&mut self, text: &mut String) -> Result<(), YamlError> {
        let start = self.at;
        self.at += 2;
        let digits = match self.bytes.get(start + 1).copied().unwrap_or(0) {
            b'0' => return push(text, '\0'),
            b'a' => return push(text, '\u{7}'),
            b'b' => return push(text, '\u{8}'),
            b't' | b'\t' => return push(text, '\t'),
            b'n' => return push(text, '\n'),
            b'v' => return push(text, '\u{B}'),
            b'f' => return push(text, '\u{C}'),
            b'r' => return push(text, '\r'),
            b'e' => return push(text, '\u{1B}'),
            sign @ (b' ' | b'"' | b'/' | b'\\') => return push(text, char::from(sign)),
            b'N' => return push(text, '\u{85}'),
            b'_' => return push(text, '\u{A0}'),
            b'L' => return push(text, '\u{2028}'),
            b'P' => return push(text, '\u{2029}'),
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'\n' | b'\r' => {
                self.at -= 1;
                self.line_end();
                self.spaces();
                return Ok(());
            }
            _ => {
                let len = self.text[start + 1..].chars().next().map_or(0, char::len_utf8);
                let help = "write a backslash as `\\\\`, or use single quotes";
                return Err(error(start..start + 1 + len, "no such escape", help));
            }
        };
        let code = self.text.get(self.at..self.at + digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        let Some(c) = code.and_then(char::from_u32) else {
            let help = "write the character itself, or all digits of its code";
            return Err(error(start..start + 2, "this escape names no character", help));
        };
        self.at += digits;
        push(text, c)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of the caller return what this does")]
fn push(text: &mut String, c: char) -> Result<(), YamlError> {
    text.push(c);
    Ok(())
}

fn nothing<'t>() -> Value<'t> {
    Value::Scalar { text: Cow::Borrowed(""), style: Style::Plain }
}
