//! Words with italics, for text, Markdown and HTML.

use super::quotes::ends_in_quotation;

/// In what the words are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Plain text; italics are lost.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// Puts `sign` at the end of a quoted title, inside the single marks in which a quotation at its end stands (17th ed.,
/// 6.9; 18th ed., 6.9).
pub(super) fn push_inside(out: &mut String, sign: char) {
    let nested = ends_in_quotation(out);
    if nested {
        out.pop();
    }
    out.push(sign);
    if nested {
        out.push('’');
    }
}

/// Takes back a comma at the end, or before a single closing mark there.
fn take_comma(out: &mut String) {
    if out.ends_with(',') {
        out.pop();
    } else if out.ends_with(",’") {
        out.truncate(out.len() - ",’".len());
        out.push('’');
    }
}

/// Words as they are put together: punctuation that would double is left out.
#[derive(Debug)]
pub(super) struct Rich {
    out: String,
    markup: Markup,
    /// The last sign of the words, whatever markup follows it.
    last: char,
}

impl Rich {
    pub(super) fn new(markup: Markup) -> Self {
        Self { out: String::with_capacity(256), markup, last: ' ' }
    }

    pub(super) fn words(&mut self, words: &str) {
        for c in words.chars() {
            self.sign(c);
        }
        self.last = words.chars().next_back().unwrap_or(self.last);
    }

    /// Words in italics; those of a script that has none, such as Arabic or Hebrew, stay upright.
    pub(super) fn italic(&mut self, words: &str) {
        match words.chars().find(|c| c.is_alphabetic()) {
            Some('\u{590}'..='\u{10ff}' | '\u{2e80}'..) => self.words(words),
            _ => self.set(words, [("*", "*"), ("<i>", "</i>")]),
        }
    }

    #[cfg(feature = "csl")]
    pub(super) fn bold(&mut self, words: &str) {
        self.set(words, [("**", "**"), ("<b>", "</b>")]);
    }

    /// Words within a pair of signs, in Markdown and in HTML.
    fn set(&mut self, words: &str, [markdown, html]: [(&str, &str); 2]) {
        let (open, close) = match self.markup {
            Markup::Text => ("", ""),
            Markup::Markdown => markdown,
            Markup::Html => html,
        };
        self.out.push_str(open);
        self.words(words);
        self.out.push_str(close);
    }

    /// An address, which leads there where the markup can.
    pub(super) fn address(&mut self, url: &str) {
        match self.markup {
            Markup::Text => self.out.push_str(url),
            Markup::Markdown => {
                self.out.push('<');
                self.out.push_str(url);
                self.out.push('>');
            }
            Markup::Html => {
                self.out.push_str("<a href=\"");
                self.words(url);
                self.out.push_str("\">");
                self.words(url);
                self.out.push_str("</a>");
            }
        }
        self.last = url.chars().next_back().unwrap_or(self.last);
    }

    /// A comma or full stop and a space, unless the words end in a sign that stands for it.
    pub(super) fn stop(&mut self, sign: char) {
        if self.out.is_empty() || self.last == ' ' {
            return;
        }
        let ended = matches!(self.last, '.' | '?' | '!') && sign == '.' || self.last == sign;
        if !ended && !self.stop_inside(sign) {
            self.out.push(sign);
        }
        self.out.push(' ');
        self.last = ' ';
    }

    /// Puts `sign` inside the marks of a quotation with which the words end, be it in italics; whether they do.
    fn stop_inside(&mut self, sign: char) -> bool {
        if self.last != '”' {
            return false;
        }
        let markup = self.markup_at_end();
        let words = self.out.len() - markup.len();
        if !self.out[..words].ends_with('”') {
            return false;
        }
        self.out.truncate(words - '”'.len_utf8());
        let ended = sign == '.' && self.out.ends_with(['.', '?', '!']) || self.out.ends_with(sign);
        if !ended {
            push_inside(&mut self.out, sign);
        }
        self.out.push('”');
        self.out.push_str(markup);
        true
    }

    /// The markup that closes italics at the end.
    fn markup_at_end(&self) -> &'static str {
        ["*", "</i>"].into_iter().find(|markup| self.markup != Markup::Text && self.out.ends_with(markup)).unwrap_or("")
    }

    /// A title in quotation marks, with the sign that follows inside them, as American printers have it.
    pub(super) fn quoted(&mut self, title: &str, sign: Option<char>) {
        self.out.push('“');
        // Quotation marks within are single ones.
        let inner: String = title
            .chars()
            .map(|c| match c {
                '“' => '‘',
                '”' => '’',
                '"' => '\'',
                c => c,
            })
            .collect();
        self.words(&inner);
        if let Some(sign) = sign {
            let ended = sign == '.' && matches!(self.last, '.' | '?' | '!') || self.last == sign;
            if !ended {
                push_inside(&mut self.out, sign);
            }
            self.out.push('”');
            self.last = sign;
        } else {
            self.out.push('”');
            self.last = '”';
        }
    }

    /// Takes back the comma before a bracket.
    pub(super) fn drop_comma(&mut self) {
        if self.out.ends_with("” ") {
            self.out.truncate(self.out.len() - "” ".len());
            take_comma(&mut self.out);
            self.out.push_str("” ");
        } else if let Some(bare) = self.out.strip_suffix(", ") {
            self.out.truncate(bare.len());
            self.out.push(' ');
        }
    }

    /// A space, where none is.
    pub(super) fn space(&mut self) {
        if !self.out.is_empty() && self.last != ' ' {
            self.out.push(' ');
            self.last = ' ';
        }
    }

    /// The whole, ended by a full stop.
    pub(super) fn finish(mut self) -> String {
        let end = self.out.trim_end().trim_end_matches([',', ';']).len();
        let ended = matches!(self.last, '.' | '?' | '!') && end == self.out.len();
        self.out.truncate(end);
        let words = &self.out[..self.out.len() - self.markup_at_end().len()];
        let inside = words.ends_with(".”") || words.ends_with(".’”");
        if !ended && !inside && !self.out.ends_with(['.', '?', '!']) && !self.out.is_empty() {
            self.out.push('.');
        }
        self.out
    }

    /// The whole, as the middle of a sentence.
    pub(super) fn clause(mut self) -> String {
        let end = self.out.trim_end_matches([' ', ',']).len();
        self.out.truncate(end);
        if self.out.ends_with('”') {
            self.out.pop();
            take_comma(&mut self.out);
            self.out.push('”');
        }
        self.out
    }

    /// The whole as it stands.
    pub(super) fn unfinished(self) -> String {
        self.out
    }

    fn sign(&mut self, c: char) {
        match (self.markup, c) {
            (Markup::Markdown, '*' | '_' | '[' | ']' | '`' | '\\' | '<' | '#') => {
                self.out.push('\\');
                self.out.push(c);
            }
            (Markup::Html, '&') => self.out.push_str("&amp;"),
            (Markup::Html, '<') => self.out.push_str("&lt;"),
            (Markup::Html, '>') => self.out.push_str("&gt;"),
            (Markup::Html, '"') => self.out.push_str("&quot;"),
            (_, '\n' | '\r' | '\t') => self.out.push(' '),
            (_, c) if c.is_control() => {}
            (_, c) => self.out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_stands_inside_the_marks_at_the_end_of_a_title_in_italics() {
        for (markup, printed) in [
            (Markup::Text, "Shout “Down,” 45"),
            (Markup::Markdown, "*Shout “Down,”* 45"),
            (Markup::Html, "<i>Shout “Down,”</i> 45"),
        ] {
            let mut out = Rich::new(markup);
            out.italic("Shout “Down”");
            out.stop(',');
            out.words("45");
            assert_eq!(out.clause(), printed);
            let mut out = Rich::new(markup);
            out.italic("Shout “Down”");
            out.stop('.');
            assert_eq!(out.finish(), printed.replace(',', ".").replace(" 45", ""));
        }
    }
}
