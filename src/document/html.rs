//! HTML: from tags to leaves.

use super::entity::Entities;
use super::leaf::{Hint, Leaf, LeafKind};
use super::tags;
use super::words::Words;
use crate::text::Span;
use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};
use std::collections::BTreeMap;

/// How many open elements are looked through for the one that an end tag closes.
const REACH: usize = 64;

/// The leaves of `text`, in order.
pub(super) fn leaves(text: &str) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    read(text, Span::new(0, text.len()), &mut leaves);
    leaves
}

/// Adds the leaves of the HTML in `text` at `span`.
pub(super) fn read(text: &str, span: Span, leaves: &mut Vec<Leaf>) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(text, span, leaves);
    for token in Tokenizer::new_with_emitter(&text[span.range()], emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let at = reader.upto(tag.span.start, tag.span.end);
                reader.start(&tag, at);
            }
            Token::EndTag(tag) => {
                let at = reader.upto(tag.span.start, tag.span.end);
                reader.end(&String::from_utf8_lossy(&tag.name).to_ascii_lowercase(), at);
            }
            Token::Comment(Spanned { span, .. }) | Token::Doctype(Spanned { span, .. }) => reader.pass(span.end),
            Token::String(_) | Token::Error(_) => {}
        }
    }
    reader.words_upto(span.end);
    reader.shut();
}

/// An element that is open.
struct Open {
    name: String,
    /// What it makes of the leaves in it.
    hint: Option<Hint>,
    /// The number of the next item of a list; the number of an item.
    number: u64,
    /// A leaf was read in it.
    filled: bool,
}

struct Reader<'t, 'l> {
    text: &'t str,
    base: usize,
    leaves: &'l mut Vec<Leaf>,
    words: Words<'t>,
    entities: Entities,
    elements: Vec<Open>,
    /// The leaf that is being read.
    open: Option<Span>,
    /// The byte up to which the file was read.
    at: usize,
    /// Inside an element whose text is not for readers.
    hidden: Option<String>,
}

impl<'t, 'l> Reader<'t, 'l> {
    fn new(text: &'t str, span: Span, leaves: &'l mut Vec<Leaf>) -> Self {
        Self {
            text,
            base: span.start,
            leaves,
            words: Words::new(text),
            entities: Entities::default(),
            elements: Vec::new(),
            open: None,
            at: span.start,
            hidden: None,
        }
    }

    /// Reads the words before the tag at `start..end` of the tokenizer's own count, and returns its span.
    fn upto(&mut self, start: usize, end: usize) -> Span {
        let start = self.place(start).max(self.at);
        self.words_upto(start);
        self.at = self.place(end).max(start);
        Span::new(start, self.at)
    }

    /// Leaves out what stands between the words and byte `end`: a comment. Words before it are read.
    fn pass(&mut self, end: usize) {
        let end = self.place(end).max(self.at);
        let gap = &self.text[self.at..end];
        let words = ["<!", "<?", "</"].iter().filter_map(|sign| gap.find(sign)).min().unwrap_or(gap.len());
        self.words_upto(self.at + words);
        self.at = end;
        if self.text[self.at..].starts_with('>') && !gap.ends_with('>') {
            self.at += 1;
        }
    }

    fn place(&self, at: usize) -> usize {
        let mut at = (at + self.base).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn words_upto(&mut self, end: usize) {
        let (start, text) = (self.at, self.text);
        self.at = end;
        if self.hidden.is_some() || start >= end {
            return;
        }
        let words = &text[start..end];
        if self.open.is_none() {
            let lead = words.len() - words.trim_start().len();
            if lead == words.len() {
                return;
            }
            self.open = Some(Span::empty(start + lead));
        }
        self.entities.read(text, Span::new(start, end), &mut self.words);
        if let Some(span) = &mut self.open {
            span.end = start + words.trim_end().len().max(span.end.saturating_sub(start));
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, span: Span) {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        if self.hidden.is_some() {
            return;
        }
        if matches!(name.as_str(), "script" | "style" | "title" | "template" | "svg" | "math" | "textarea") {
            if !tag.self_closing {
                self.hidden = Some(name);
            }
            return;
        }
        if !is_block(&name) {
            let url = tag.attributes.get("href".as_bytes()).map(|url| String::from_utf8_lossy(url).into_owned());
            if name == "img" {
                if self.open.is_none() {
                    self.leaf(LeafKind::Picture, span);
                }
            } else if name != "br" || self.open.is_some() {
                self.touch(span);
                tags::open(&name, url, span, &mut self.words);
            }
            return;
        }
        self.shut();
        if name == "hr" {
            self.leaf(LeafKind::Rule, span);
            return;
        }
        if self.elements.last().is_some_and(|last| matches!(&*last.name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
        {
            self.elements.pop();
        }
        let mut number = attribute(&tag.attributes, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        if name == "li" {
            let reach = self.elements.len().saturating_sub(REACH);
            if let Some(place) =
                self.elements[reach..].iter().rposition(|open| matches!(&*open.name, "li" | "ol" | "ul"))
            {
                if self.elements[reach + place].name == "li" {
                    self.elements.truncate(reach + place);
                }
                if let Some(list) = self.elements.last_mut() {
                    number =
                        attribute(&tag.attributes, "value").and_then(|own| own.parse().ok()).unwrap_or(list.number);
                    list.number = number + 1;
                }
            }
        }
        let hint = hint(&name, &tag.attributes);
        self.elements.push(Open { name, hint, number, filled: false });
    }

    fn end(&mut self, name: &str, span: Span) {
        if let Some(hidden) = &self.hidden {
            if hidden == name {
                self.hidden = None;
            }
            return;
        }
        if !is_block(name) {
            if let Some(open) = &mut self.open {
                open.end = span.end;
            }
            tags::close(name, span, &mut self.words);
            return;
        }
        self.shut();
        let reach = self.elements.len().saturating_sub(REACH);
        if let Some(place) = self.elements[reach..].iter().rposition(|open| open.name == name) {
            if name == "li" && !self.elements[reach + place].filled {
                self.leaf(LeafKind::EmptyItem, span);
                // An empty item of a list of notes is a note that has lost its words.
                let item = reach + place;
                let ordered = item.checked_sub(1).is_some_and(|list| self.elements[list].name == "ol");
                if let Some(leaf) = self.leaves.last_mut().filter(|leaf| leaf.hint == Some(Hint::AmongNotes) && ordered)
                {
                    leaf.hint = Some(Hint::Note { label: self.elements[item].number.to_string(), span: None });
                }
            }
            self.elements.truncate(reach + place);
        }
    }

    /// A tag among words belongs to their leaf.
    fn touch(&mut self, span: Span) {
        let open = self.open.get_or_insert(span);
        open.end = span.end;
    }

    fn shut(&mut self) {
        let Some(span) = self.open.take() else { return };
        self.leaf(LeafKind::Paragraph, span);
    }

    /// Adds a leaf, as the elements make it that it stands in.
    fn leaf(&mut self, kind: LeafKind, span: Span) {
        let (text, lines) = self.words.finish();
        if text.plain.is_empty() && kind == LeafKind::Paragraph {
            return;
        }
        let mut leaf = Leaf { kind, text, span, lines, hint: None };
        let reach = self.elements.len().saturating_sub(REACH);
        for open in self.elements[reach..].iter_mut().rev() {
            let paragraph = leaf.kind == LeafKind::Paragraph;
            match open.name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if paragraph => {
                    leaf.kind = LeafKind::Heading { level: open.name.as_bytes()[1] - b'0', rule: None };
                }
                "blockquote" if paragraph => leaf.kind = LeafKind::Quote,
                "table" if paragraph => leaf.kind = LeafKind::Table,
                "pre" if paragraph => leaf.kind = LeafKind::Code,
                "li" if paragraph && open.filled => leaf.kind = LeafKind::ItemGoesOn,
                "li" if paragraph => leaf.kind = LeafKind::Item { number: Some(open.number.to_string()) },
                "ul" => {
                    if let LeafKind::Item { number } = &mut leaf.kind {
                        *number = None;
                    }
                }
                _ => {}
            }
            if matches!(leaf.hint, None | Some(Hint::AmongNotes)) {
                leaf.hint = match &open.hint {
                    Some(Hint::Note { .. }) if open.filled => Some(Hint::NoteGoesOn),
                    None => leaf.hint.take(),
                    hint => hint.clone(),
                };
            }
            open.filled = true;
        }
        self.leaves.push(leaf);
    }
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

fn attribute(attributes: &Attributes, name: &str) -> Option<String> {
    attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase())
}

/// What an element says of the leaves in it.
fn hint(name: &str, attributes: &Attributes) -> Option<Hint> {
    let class = attribute(attributes, "class").unwrap_or_default();
    let role = attribute(attributes, "role").unwrap_or_default();
    let id = attribute(attributes, "id").unwrap_or_default();
    let has =
        |names: &[&str]| class.split_whitespace().chain([role.as_str(), id.as_str()]).any(|word| names.contains(&word));
    if name == "figcaption" || name == "caption" || has(&["caption", "fig", "figure", "figcaption", "wp-caption-text"])
    {
        return Some(Hint::Caption);
    }
    if let Some(label) = note_of(&id).filter(|_| matches!(name, "li" | "div" | "p" | "aside" | "dd" | "section")) {
        return Some(Hint::Note { label: label.to_owned(), span: None });
    }
    if has(&["footnotes", "endnotes", "notes", "fn-group", "doc-endnotes", "doc-footnotes", "references", "reflist"]) {
        return Some(Hint::AmongNotes);
    }
    if has(&["byline", "author", "authors"]) {
        return Some(Hint::Byline);
    }
    if has(&["subtitle", "sub-title", "article-subtitle", "entry-subtitle"]) {
        return Some(Hint::Subtitle);
    }
    if has(&["title", "headline", "article-title", "entry-title"]) && is_block(name) {
        return Some(Hint::Title);
    }
    None
}

/// The number of the note that an element is, by its `id`, such as `fn1`, `_ftn1`, `footnote-1`, `cite_note-1`.
fn note_of(id: &str) -> Option<&str> {
    let at = id.find(|sign: char| sign.is_ascii_digit())?;
    let (name, label) = id.split_at(at);
    let name = name.trim_matches(['_', '-', ':', '.', '#']);
    let known = ["fn", "ftn", "edn", "en", "footnote", "endnote", "note", "cite_note", "sdfootnote", "sdendnote"];
    (known.contains(&name) && label.bytes().all(|byte| byte.is_ascii_digit())).then_some(label)
}

/// Whether the element stands on lines of its own.
/// Source: HTML Standard, 15.3 "Non-replaced elements".
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "ul"
    )
}
