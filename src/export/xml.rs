//! Elements of XML, as a tree that is written with indents.

use std::fmt::Write as _;

/// `text` for XML: escaped, and without the characters that XML 1.0 cannot have.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(c),
        }
    }
    out
}

/// Writes elements.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            writeln!(self.out, "</{name}>").expect("writing to a string cannot fail");
        }
    }

    /// An element with words, or none where there are none.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.start(name, attributes);
        if words.is_empty() {
            self.out.push_str("/>\n");
        } else {
            writeln!(self.out, ">{}</{name}>", escape(words)).expect("writing to a string cannot fail");
        }
    }

    /// An element whose content is XML already.
    pub(super) fn raw(&mut self, name: &'static str, attributes: &[(&str, &str)], content: &str) {
        self.start(name, attributes);
        writeln!(self.out, ">{content}</{name}>").expect("writing to a string cannot fail");
    }

    /// What was made so far.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            write!(self.out, " {key}=\"{}\"", escape(value)).expect("writing to a string cannot fail");
        }
    }

    fn indent(&mut self) {
        for _ in 0..self.open.len() {
            self.out.push_str("  ");
        }
    }
}
