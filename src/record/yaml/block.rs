//! Reading blocks: maps and lists by indentation, plain scalars over several lines, and text after `|` or `>`.

use super::tree::{Entry, MAX_BYTES, MAX_DEPTH, Node, Style, Tree, Value, YamlError};
use crate::text::Span;
use std::borrow::Cow;

/// Takes `text` apart.
pub(super) fn read(text: &str) -> Result<Tree<'_>, YamlError> {
    if text.len() > MAX_BYTES {
        return Err(YamlError {
            span: Span::empty(0),
            message: format!("{} bytes are no record; the limit is {MAX_BYTES}", text.len()),
            help: Some("give each article a record of its own".to_owned()),
        });
    }
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, line: 0, depth: 0, comments: Vec::new() };
    if text.starts_with('\u{FEFF}') {
        reader.at = 3;
    }
    reader.blank()?;
    if reader.marker() {
        reader.at += 3;
        reader.spaces();
    }
    let root = reader.block(-1, false)?;
    reader.blank()?;
    if reader.marker() {
        let what = &text[reader.at..reader.at + 3];
        let start = reader.at;
        reader.at += 3;
        reader.spaces();
        reader.blank()?;
        if what == "---" || reader.at < text.len() {
            return Err(error(start..start + 3, "a second document starts here", "keep one record in a file"));
        }
    }
    if reader.at < text.len() {
        return Err(reader.stray());
    }
    Ok(Tree { text, root, comments: reader.comments })
}

/// An error at `range`.
pub(super) fn error(range: std::ops::Range<usize>, message: impl Into<String>, help: &str) -> YamlError {
    YamlError { span: range.into(), message: message.into(), help: Some(help.to_owned()) }
}

/// Where the reading stands.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    /// Where the line starts in which `at` lies.
    pub(super) line: usize,
    depth: usize,
    pub(super) comments: Vec<Span>,
}

impl<'t> Reader<'t> {
    /// The byte `ahead` of here; 0 at the end.
    pub(super) fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Whether white space or the end is `ahead`.
    pub(super) fn ends(&self, ahead: usize) -> bool {
        self.at + ahead >= self.bytes.len() || matches!(self.peek(ahead), b' ' | b'\t' | b'\n' | b'\r')
    }

    pub(super) fn column(&self) -> usize {
        self.at - self.line
    }

    pub(super) fn spaces(&mut self) {
        while matches!(self.peek(0), b' ' | b'\t') {
            self.at += 1;
        }
    }

    /// Steps over a line end, if one is here.
    pub(super) fn line_end(&mut self) -> bool {
        match self.peek(0) {
            b'\r' if self.peek(1) == b'\n' => self.at += 2,
            b'\n' | b'\r' => self.at += 1,
            _ => return false,
        }
        self.line = self.at;
        true
    }

    /// Steps over the comment that starts here, if one does; one starts at a line's start or after white space.
    pub(super) fn comment(&mut self) -> bool {
        let apart = self.at == self.line || matches!(self.bytes[self.at - 1], b' ' | b'\t');
        if self.peek(0) != b'#' || !apart {
            return false;
        }
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        self.comments.push(Span::new(start, self.at));
        true
    }

    /// Steps over blank lines and comments, up to the next word.
    fn blank(&mut self) -> Result<(), YamlError> {
        loop {
            let start = self.at == self.line;
            while self.peek(0) == b' ' {
                self.at += 1;
            }
            if self.peek(0) == b'\t' {
                let tab = self.at;
                self.spaces();
                if start && !matches!(self.peek(0), b'\n' | b'\r' | b'#') && self.at < self.bytes.len() {
                    return Err(error(tab..tab + 1, "a tab indents this line", "indent with spaces"));
                }
            }
            self.comment();
            if !self.line_end() {
                return Ok(());
            }
        }
    }

    /// Whether `---` or `...` stands here, alone at the start of a line.
    fn marker(&self) -> bool {
        self.column() == 0
            && (self.bytes[self.at..].starts_with(b"---") || self.bytes[self.at..].starts_with(b"..."))
            && self.ends(3)
    }

    /// The error for words where nothing can stand.
    fn stray(&self) -> YamlError {
        let rest = &self.text[self.at..];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
        error(
            self.at..self.at + end,
            "these words belong to nothing above them",
            "look at the indentation, and put quotes around a text that starts with a quote and goes on after it",
        )
    }

    pub(super) fn deeper(&mut self) -> Result<(), YamlError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(error(
                self.at..self.at,
                format!("lists and maps lie more than {MAX_DEPTH} deep"),
                "a record needs seven levels",
            ));
        }
        Ok(())
    }

    pub(super) fn shallower(&mut self) {
        self.depth -= 1;
    }

    /// No value: it ends with its key or dash, and a comment behind these is none of its own.
    fn absent(&self) -> Node<'t> {
        Node {
            span: Span::empty(self.end_of_words()),
            value: Value::Scalar { text: Cow::Borrowed(""), style: Style::Plain },
        }
    }

    /// The node that starts here or on a later line, and lies deeper than column `parent`. As the value of a key,
    /// a list may stand at the column of the key.
    fn block(&mut self, parent: isize, of_key: bool) -> Result<Node<'t>, YamlError> {
        let (start, line, comments) = (self.at, self.line, self.comments.len());
        self.blank()?;
        let column = self.column().cast_signed();
        let dash = self.peek(0) == b'-' && self.ends(1);
        if self.at >= self.bytes.len() || self.marker() || column < parent + isize::from(!(of_key && dash)) {
            // What was stepped over may belong to the next item: let the caller step over it again.
            (self.at, self.line) = (start, line);
            self.comments.truncate(comments);
            return Ok(self.absent());
        }
        self.here(parent)
    }

    /// The node that starts at this very byte.
    fn here(&mut self, parent: isize) -> Result<Node<'t>, YamlError> {
        self.refused()?;
        let column = self.column();
        if self.peek(0) == b'-' && self.ends(1) {
            return self.sequence(column);
        }
        if self.is_key() {
            return self.mapping(column);
        }
        self.value(parent)
    }

    /// What a record does not take, where it stands here.
    pub(super) fn refused(&self) -> Result<(), YamlError> {
        let range = self.at..self.at + 1;
        match self.peek(0) {
            b'&' => {
                Err(error(range, "an anchor (`&`) stands here", "write the value out; or put quotes around the text"))
            }
            b'*' => {
                Err(error(range, "an alias (`*`) stands here", "write the value out; or put quotes around the text"))
            }
            b'!' => Err(error(range, "a tag (`!`) stands here", "take it out; or put quotes around the text")),
            b'%' | b'@' | b'`' => Err(error(
                range,
                format!("a text cannot start with `{}`", char::from(self.peek(0))),
                "put quotes around it",
            )),
            b'?' if self.ends(1) => {
                Err(error(range, "a key of several lines (`?`) stands here", "write the key before its colon"))
            }
            _ => Ok(()),
        }
    }

    /// Whether this line goes on as `key:`. Looks no further than the line.
    fn is_key(&self) -> bool {
        let rest = &self.bytes[self.at..];
        let line = &rest[..rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())];
        let colon = |from: usize| {
            let mut from = from;
            while line.get(from) == Some(&b' ') {
                from += 1;
            }
            line.get(from) == Some(&b':') && line.get(from + 1).is_none_or(|byte| matches!(byte, b' ' | b'\t'))
        };
        match line.first() {
            Some(quote @ (b'"' | b'\'')) => {
                let mut at = 1;
                while at < line.len() && line[at] != *quote {
                    at += if line[at] == b'\\' && *quote == b'"' { 2 } else { 1 };
                }
                while *quote == b'\'' && line.get(at + 1) == Some(&b'\'') {
                    at += 2;
                    while at < line.len() && line[at] != b'\'' {
                        at += 1;
                    }
                }
                colon(at + 1)
            }
            Some(b'[' | b'{' | b'|' | b'>') | None => false,
            Some(_) => plain_end(line).1,
        }
    }

    /// A list whose dashes stand at `column`.
    fn sequence(&mut self, column: usize) -> Result<Node<'t>, YamlError> {
        self.deeper()?;
        let start = self.at;
        let (mut items, mut dashes) = (Vec::new(), Vec::new());
        let mut end;
        loop {
            dashes.push(self.at);
            self.at += 1;
            self.spaces();
            let item = if matches!(self.peek(0), b'\n' | b'\r' | b'#') || self.at >= self.bytes.len() {
                self.block(column.cast_signed(), false)?
            } else {
                self.here(column.cast_signed())?
            };
            end = item.span.end.max(self.end_of_words());
            items.push(item);
            if !(self.next_entry(column, "an item")? && self.peek(0) == b'-' && self.ends(1)) {
                break;
            }
        }
        self.shallower();
        Ok(Node { span: Span::new(start, end), value: Value::Sequence { items, flow: false, dashes } })
    }

    /// The end of the last word before here: an absent value ends with its key or dash.
    fn end_of_words(&self) -> usize {
        self.text[..self.at].trim_end_matches([' ', '\t']).len()
    }

    /// A map whose keys stand at `column`.
    fn mapping(&mut self, column: usize) -> Result<Node<'t>, YamlError> {
        self.deeper()?;
        let start = self.at;
        let mut entries = Vec::new();
        let mut end;
        loop {
            let (key, key_span) = self.key()?;
            self.spaces();
            let value = if matches!(self.peek(0), b'\n' | b'\r' | b'#') || self.at >= self.bytes.len() {
                self.block(column.cast_signed(), true)?
            } else {
                self.refused()?;
                if self.peek(0) == b'-' && self.ends(1) {
                    return Err(error(
                        self.at..self.at + 1,
                        "a list starts on the line of its key",
                        "start it on the next line",
                    ));
                }
                self.value(column.cast_signed())?
            };
            end = value.span.end.max(self.end_of_words());
            entries.push(Entry { key, key_span, value });
            if !self.next_entry(column, "a key")? || (self.peek(0) == b'-' && self.ends(1)) {
                break;
            }
            self.refused()?;
            if !self.is_key() {
                return Err(error(
                    self.at..self.at + self.line_left(),
                    "no `:` after this key",
                    "write `key: value`; indent the lines of a long text deeper than its key",
                ));
            }
        }
        self.shallower();
        Ok(Node { span: Span::new(start, end), value: Value::Mapping { entries, flow: false } })
    }

    fn line_left(&self) -> usize {
        let rest = &self.bytes[self.at..];
        rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    /// Goes on to the next entry of the block at `column`, and whether there is one.
    fn next_entry(&mut self, column: usize, what: &str) -> Result<bool, YamlError> {
        let (at, line, comments) = (self.at, self.line, self.comments.len());
        self.spaces();
        self.comment();
        if self.at < self.bytes.len() && !matches!(self.peek(0), b'\n' | b'\r') && self.line != self.at {
            // A value that ended at the start of this line (a block of text) leaves nothing before it.
            if !self.text[self.line..self.at].bytes().all(|byte| byte == b' ') {
                return Err(self.stray());
            }
        }
        self.blank()?;
        let here = self.column();
        if self.at >= self.bytes.len() || self.marker() || here < column {
            (self.at, self.line) = (at, line);
            self.comments.truncate(comments);
            return Ok(false);
        }
        if here > column {
            let range = self.at..self.at + self.line_left();
            return Err(error(
                range,
                format!("{what} must start at column {} here", column + 1),
                "look at the indentation",
            ));
        }
        Ok(true)
    }

    fn key(&mut self) -> Result<(Cow<'t, str>, Span), YamlError> {
        let start = self.at;
        let quote = self.peek(0);
        let key = if matches!(quote, b'"' | b'\'') {
            self.quoted(quote)?
        } else {
            let end = plain_end(&self.bytes[start..start + self.line_left()]).0;
            self.at = start + end;
            Cow::Borrowed(&self.text[start..self.at])
        };
        let span = Span::new(start, self.at);
        self.spaces();
        self.at += 1;
        Ok((key, span))
    }

    /// A scalar, or what stands in brackets or braces, in a block that lies at column `parent`.
    fn value(&mut self, parent: isize) -> Result<Node<'t>, YamlError> {
        let start = self.at;
        match self.peek(0) {
            b'[' | b'{' => self.flow(),
            quote @ (b'"' | b'\'') => {
                let text = self.quoted(quote)?;
                Ok(Node { span: Span::new(start, self.at), value: Value::Scalar { text, style: Style::Quoted } })
            }
            b'|' | b'>' => self.literal(parent),
            _ => self.plain(parent),
        }
    }

    /// A plain scalar, which goes on over the lines that are indented deeper than `parent`.
    fn plain(&mut self, parent: isize) -> Result<Node<'t>, YamlError> {
        let start = self.at;
        let mut end = start;
        let mut text = Cow::Borrowed("");
        let mut breaks = 0;
        loop {
            let line = &self.bytes[self.at..self.at + self.line_left()];
            let (len, is_key) = plain_end(line);
            if is_key {
                let colon = self.at + len;
                let colon = colon + self.text[colon..].find(':').unwrap_or(0);
                return Err(error(
                    colon..colon + 1,
                    "a colon and a space inside a text",
                    "put quotes around the whole text",
                ));
            }
            let words = &self.text[self.at..self.at + len];
            match breaks {
                0 => text = Cow::Borrowed(words),
                1 => text.to_mut().push(' '),
                _ => text.to_mut().extend(std::iter::repeat_n('\n', breaks - 1)),
            }
            if breaks > 0 {
                text.to_mut().push_str(words);
            }
            self.at += len;
            end = end.max(self.at);
            // A comment ends it; a deeper line carries it on.
            let (at, from) = (self.at, self.line);
            self.spaces();
            breaks = 0;
            if self.peek(0) != b'#' {
                while self.line_end() {
                    breaks += 1;
                    self.spaces();
                }
            }
            let goes_on = breaks > 0
                && self.at < self.bytes.len()
                && self.column().cast_signed() > parent
                && self.peek(0) != b'#'
                && !self.marker();
            if !goes_on {
                (self.at, self.line) = (at, from);
                return Ok(Node { span: Span::new(start, end), value: Value::Scalar { text, style: Style::Plain } });
            }
        }
    }

    /// A text after `|` or `>`.
    fn literal(&mut self, parent: isize) -> Result<Node<'t>, YamlError> {
        let start = self.at;
        let folded = self.peek(0) == b'>';
        self.at += 1;
        let (mut keep, mut given) = (None, None);
        loop {
            match self.peek(0) {
                sign @ (b'+' | b'-') if keep.is_none() => keep = Some(sign == b'+'),
                digit @ b'1'..=b'9' if given.is_none() => given = Some(usize::from(digit - b'0')),
                _ => break,
            }
            self.at += 1;
        }
        self.spaces();
        self.comment();
        if self.at < self.bytes.len() && !self.line_end() {
            return Err(error(start..self.at, "words after `|` or `>`", "start the text on the next line"));
        }
        let base = usize::try_from(parent.max(-1) + 1).unwrap_or(0);
        let mut indent = given.map(|given| usize::try_from(parent.max(0)).unwrap_or(0) + given);
        let mut lines: Vec<&'t str> = Vec::new();
        let mut end = self.at;
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
            let len = self.line_left();
            if spaces == len {
                lines.push(&self.text[self.at + indent.unwrap_or(len).min(len)..self.at + len]);
            } else {
                let indent = *indent.get_or_insert(spaces.max(base));
                if spaces < indent || (indent == 0 && self.marker()) {
                    break;
                }
                lines.push(&self.text[self.at + indent..self.at + len]);
                end = self.at + len;
            }
            self.at += len;
            self.line_end();
        }
        let words = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        let mut text = if folded { fold(&lines[..words]) } else { lines[..words].join("\n") };
        match keep {
            Some(true) => text.extend(std::iter::repeat_n('\n', lines.len() - words + usize::from(words > 0))),
            None if words > 0 => text.push('\n'),
            _ => {}
        }
        let span = Span::new(start, end.max(start + 1));
        Ok(Node { span, value: Value::Scalar { text: Cow::Owned(text), style: Style::Quoted } })
    }
}

/// Lines after `>`: a single line end is a space, unless a line beside it is indented.
fn fold(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut breaks = 0;
    let indented = |line: &str| line.starts_with([' ', '\t']);
    let mut last: Option<&str> = None;
    for line in lines.iter().copied() {
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        match last {
            Some(before) if indented(before) || indented(line) => text.extend(std::iter::repeat_n('\n', breaks + 1)),
            Some(_) if breaks == 0 => text.push(' '),
            _ => text.extend(std::iter::repeat_n('\n', breaks)),
        }
        text.push_str(line);
        (last, breaks) = (Some(line), 0);
    }
    text
}

/// Where a plain scalar ends in `line`, without white space after it, and whether a key's colon follows.
fn plain_end(line: &[u8]) -> (usize, bool) {
    let mut end = 0;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b':' if line.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\t')) => return (end, true),
            b'#' if at > 0 && matches!(line[at - 1], b' ' | b'\t') => return (end, false),
            b' ' | b'\t' => {}
            _ => end = at + 1,
        }
    }
    (end, false)
}
