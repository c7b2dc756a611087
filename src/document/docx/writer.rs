//! From the XML of a part to HTML: paragraphs, runs, links.

use super::DocxError;
use super::note::Kind;
use super::part::{LARGEST, attribute};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::fmt::Write as _;

/// How a run of words is set.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Set {
    italic: bool,
    bold: bool,
    raised: bool,
}

#[derive(Default)]
pub(super) struct Writer {
    pub(super) links: HashMap<String, String>,
    pub(super) html: String,
    /// The paragraph that is being read.
    pub(super) paragraph: String,
    /// Its HTML element.
    pub(super) element: &'static str,
    pub(super) class: &'static str,
    pub(super) set: Set,
    /// In the properties of a run.
    pub(super) properties: bool,
    /// In the words of a run.
    pub(super) words: bool,
    /// In words that were struck out.
    pub(super) deleted: usize,
    /// The marks that are open in the paragraph.
    pub(super) open: Set,
    /// The notes in the order of their markers.
    pub(super) order: Vec<(Kind, String)>,
    /// The note that is being read.
    pub(super) note: Option<(Kind, String)>,
    pub(super) notes: HashMap<(Kind, String), String>,
    /// There are both footnotes and endnotes.
    pub(super) both: bool,
    /// The labels of the notes that have a marker.
    pub(super) labels: HashMap<(Kind, String), String>,
    /// How many notes of each kind were numbered.
    pub(super) numbered: HashMap<Kind, usize>,
    /// How they are numbered, where the document says it.
    pub(super) formats: HashMap<Kind, String>,
    /// The note whose own sign the next words are.
    pub(super) custom: Option<(Kind, String)>,
    /// Those in the order of the file.
    pub(super) read: Vec<(Kind, String)>,
}

impl Writer {
    pub(super) fn read(&mut self, part: &'static str, xml: &[u8]) -> Result<(), DocxError> {
        let mut reader = Reader::from_reader(xml);
        loop {
            // One long link may be repeated in a few bytes.
            if (self.html.len().max(self.paragraph.len()) as u64) > LARGEST {
                return Err(DocxError::Large { part, limit: LARGEST >> 20 });
            }
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, false),
                Ok(Event::Empty(tag)) => self.start(&tag, true),
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
                Ok(Event::Text(text)) if self.words => {
                    self.put(&text.decode().unwrap_or_default());
                }
                Ok(Event::CData(text)) if self.words => self.put(&text.decode().unwrap_or_default()),
                Ok(Event::GeneralRef(name)) if self.words => {
                    let reference = format!("&{};", name.decode().unwrap_or_default());
                    self.raw(&reference);
                }
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(source) => return Err(DocxError::Xml { part, at: reader.error_position(), source }),
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        let on = || !matches!(attribute(tag, b"val").as_deref(), Some("0" | "false" | "none"));
        match tag.local_name().as_ref() {
            b"p" if !empty => (self.element, self.class) = ("p", ""),
            b"pStyle" => self.style(&attribute(tag, b"val").unwrap_or_default().to_lowercase()),
            b"numPr" if self.element == "p" => self.element = "li",
            b"rPr" => self.properties = !empty,
            b"r" => self.set = Set::default(),
            b"i" if self.properties => self.set.italic = on(),
            b"b" if self.properties => self.set.bold = on(),
            b"vertAlign" => self.set.raised = attribute(tag, b"val").as_deref() == Some("superscript"),
            b"t" => self.words = !empty && self.deleted == 0,
            b"del" | b"moveFrom" if !empty => self.deleted += 1,
            b"tab" if !self.properties && !self.element.is_empty() => self.put(" "),
            b"br" | b"cr" => self.raw("<br>"),
            b"noBreakHyphen" => self.put("-"),
            b"hyperlink" if !empty => {
                self.close();
                let anchor = attribute(tag, b"anchor").map(|anchor| format!("#{anchor}"));
                let target = attribute(tag, b"id").and_then(|id| self.links.get(&id).cloned()).or(anchor);
                let target = escaped(&target.unwrap_or_default());
                write!(self.paragraph, "<a href=\"{target}\">").expect("writing to a string cannot fail");
            }
            b"footnoteReference" => self.marker(Kind::Foot, tag),
            b"endnoteReference" => self.marker(Kind::End, tag),
            name @ (b"footnote" | b"endnote") if !empty => {
                let kind = if name == b"footnote" { Kind::Foot } else { Kind::End };
                let own = attribute(tag, b"type").is_none_or(|kind| kind == "normal");
                self.note = own.then(|| (kind, attribute(tag, b"id").unwrap_or_default()));
                self.html.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" => {
                self.close();
                let (element, class) = (self.element, self.class);
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                let paragraph = std::mem::take(&mut self.paragraph);
                writeln!(self.html, "<{element}{class}>{paragraph}</{element}>")
                    .expect("writing to a string cannot fail");
            }
            b"rPr" => self.properties = false,
            b"t" => self.words = false,
            b"del" | b"moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            b"hyperlink" => {
                self.close();
                self.paragraph.push_str("</a>");
            }
            b"footnote" | b"endnote" => {
                let html = std::mem::take(&mut self.html);
                if let Some(id) = self.note.take() {
                    self.read.push(id.clone());
                    self.notes.insert(id, html);
                }
            }
            _ => {}
        }
    }

    fn style(&mut self, style: &str) {
        (self.element, self.class) = match style {
            "title" => ("h1", ""),
            "heading1" => ("h2", ""),
            "heading2" => ("h3", ""),
            "heading3" | "heading4" | "heading5" | "heading6" => ("h4", ""),
            "quote" | "intensequote" => ("blockquote", ""),
            "caption" => ("p", "caption"),
            "author" | "byline" => ("p", "byline"),
            _ => return,
        };
    }

    /// Adds words of the document.
    pub(super) fn put(&mut self, words: &str) {
        if let Some(id) = self.custom.take() {
            let sign = words.trim();
            let label: String = sign.chars().take_while(|sign| !sign.is_whitespace()).collect();
            if label.chars().count() <= 3 && !label.is_empty() {
                let rest = sign[label.len()..].to_owned();
                self.call(id, label);
                self.put(&rest);
                return;
            }
            // No sign after all: the note is numbered as the others are.
            let label = self.next_label(id.0);
            self.call(id, label);
        }
        let words = escaped(words);
        self.raw(&words);
    }

    /// Adds HTML, set as the run is.
    fn raw(&mut self, html: &str) {
        if self.element.is_empty() || self.deleted > 0 {
            return;
        }
        if self.open != self.set {
            self.close();
            for (on, tag) in [(self.set.bold, "<b>"), (self.set.italic, "<i>"), (self.set.raised, "<sup>")] {
                self.paragraph.push_str(if on { tag } else { "" });
            }
            self.open = self.set;
        }
        self.paragraph.push_str(html);
    }

    pub(super) fn close(&mut self) {
        for (on, tag) in [(self.open.raised, "</sup>"), (self.open.italic, "</i>"), (self.open.bold, "</b>")] {
            self.paragraph.push_str(if on { tag } else { "" });
        }
        self.open = Set::default();
    }
}

pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
