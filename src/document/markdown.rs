//! Markdown: from the parser's events to leaves.

use super::inline::{inside, read, without_ayn};
use super::leaf::{Hint, Leaf, LeafKind};
use super::words::Words;
use super::{front_matter, html};
use crate::text::Span;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The leaves of `text`, in order.
pub(super) fn leaves(text: &str) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    let start = front_matter::leaf(text, &mut leaves);
    let seen = without_ayn(&text[start..]);
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let parser = Parser::new_ext(&seen, options);
    // What looks like `[1]: address` is a note to us, where the parser only keeps it for its links.
    let defined: Vec<Span> = (parser.reference_definitions().iter())
        .filter(|(label, _)| label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|(_, definition)| Span::new(definition.span.start + start, definition.span.end + start))
        .collect();
    let mut reader = Reader::new(text, leaves);
    for (event, at) in parser.into_offset_iter() {
        reader.take(&event, Span::new(at.start + start, at.end + start));
    }
    let mut leaves = reader.leaves;
    for span in defined {
        leaves.push(bare(text, span, LeafKind::Paragraph));
    }
    leaves.sort_by_key(|leaf| leaf.span.start);
    leaves
}

/// The leaf of words that the parser gives no inside of.
fn bare(text: &str, span: Span, kind: LeafKind) -> Leaf {
    let mut words = Words::new(text);
    inside(text, span.range(), &mut words);
    let (marked, lines) = words.finish();
    Leaf { kind, text: marked, span: trimmed(text, span), lines, hint: None }
}

/// A block that holds others.
enum Holder {
    Quote,
    Item {
        number: Option<String>,
        start: usize,
        filled: bool,
    },
    Note {
        label: String,
        start: usize,
        filled: bool,
    },
    /// A sentence that Markdown takes for an item, from where it starts.
    Year(usize),
    /// What is read as a whole at its end.
    Other,
}

struct Reader<'t> {
    text: &'t str,
    leaves: Vec<Leaf>,
    holders: Vec<Holder>,
    words: Words<'t>,
    /// The leaf that is being read: what it is, and where it starts and so far ends.
    open: Option<(LeafKind, Span)>,
    pictures: usize,
    /// Words outside pictures.
    prose: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, leaves: Vec<Leaf>) -> Self {
        Self { text, leaves, holders: Vec::new(), words: Words::new(text), open: None, pictures: 0, prose: false }
    }

    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, event, span),
            Event::End(tag) => self.end(*tag, event, span),
            Event::Rule => {
                self.shut();
                self.push(LeafKind::Rule, span);
            }
            Event::Html(_) => {}
            Event::Text(_) if matches!(self.holders.last(), Some(Holder::Other)) => {} // read at its end
            Event::Text(_) if matches!(self.open, Some((LeafKind::Code, _))) => {
                self.words.add(span);
            }
            _ => self.inline(event, span),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, event: &Event<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.begin(LeafKind::Paragraph, span.start),
            Tag::Heading { level, .. } => {
                let words = &self.text[span.range()];
                let under = words.trim_end();
                let rule = (!words.trim_start().starts_with('#') && under.ends_with('-'))
                    .then(|| under.rfind(['\n', '\r']))
                    .flatten()
                    .map(|at| Span::new(span.start + at + 1, span.start + under.len()));
                self.shut();
                self.open = Some((LeafKind::Heading { level: number(*level), rule }, trimmed(self.text, span)));
            }
            Tag::BlockQuote(_) => self.hold(Holder::Quote),
            Tag::Item => {
                let printed = self.text[span.range()].trim_start();
                let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
                let number = (digits > 0).then(|| printed[..digits].to_owned());
                if digits > 3 {
                    // "1936. In that year": a year that opens a sentence, and no list.
                    self.hold(Holder::Year(span.start));
                    let lead = self.text[span.range()].len() - printed.len();
                    self.words.add(Span::new(span.start + lead, span.start + lead + digits + 2));
                    return;
                }
                self.hold(Holder::Item { number, start: span.start, filled: false });
            }
            Tag::FootnoteDefinition(label) => {
                self.hold(Holder::Note { label: label.to_string(), start: span.start, filled: false });
            }
            Tag::CodeBlock(CodeBlockKind::Indented) | Tag::HtmlBlock => {
                self.shut();
                self.holders.push(Holder::Other);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.shut();
                self.open = Some((LeafKind::Code, trimmed(self.text, span)));
            }
            Tag::Table(_) => {
                self.shut();
                self.open = Some((LeafKind::Table, trimmed(self.text, span)));
            }
            Tag::List(_) => self.shut(),
            Tag::Image { .. } => {
                self.pictures += 1;
                self.inline(event, span);
            }
            Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            _ => self.inline(event, span),
        }
    }

    fn end(&mut self, tag: TagEnd, event: &Event<'_>, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table => self.shut(),
            TagEnd::TableCell => self.words.space(Span::empty(span.end)),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::List(_) => {}
            TagEnd::CodeBlock if matches!(self.open, Some((LeafKind::Code, _))) => self.shut(),
            TagEnd::CodeBlock => {
                self.holders.pop();
                self.indented(span);
            }
            TagEnd::HtmlBlock => {
                self.holders.pop();
                html::read(self.text, span, &mut self.leaves);
            }
            TagEnd::BlockQuote(_) => {
                self.shut();
                self.holders.pop();
            }
            TagEnd::Item => {
                self.shut();
                if let Some(Holder::Item { filled: false, .. }) = self.holders.pop() {
                    self.push(LeafKind::EmptyItem, span);
                }
            }
            TagEnd::FootnoteDefinition => {
                self.shut();
                if let Some(Holder::Note { label, start, filled: false }) = self.holders.pop() {
                    let label_span = definition(self.text, span);
                    let mut leaf = self.leaf(LeafKind::Paragraph, Span::new(start, span.end));
                    leaf.hint = Some(Hint::Note { label, span: Some(label_span) });
                    self.leaves.push(leaf);
                }
            }
            TagEnd::Image => {
                self.inline(event, span);
                self.pictures = self.pictures.saturating_sub(1);
            }
            _ => self.inline(event, span),
        }
    }

    /// Code by indentation: in prose, a paragraph that was set in.
    fn indented(&mut self, span: Span) {
        let mut from = None;
        let mut at = span.start;
        for line in self.text[span.range()].split_inclusive('\n') {
            let blank = line.trim().is_empty();
            match (blank, from) {
                (false, None) => from = Some(at + (line.len() - line.trim_start().len())),
                (true, Some(start)) => {
                    self.leaves.push(bare(self.text, Span::new(start, at), LeafKind::Paragraph));
                    from = None;
                }
                _ => {}
            }
            at += line.len();
        }
        if let Some(start) = from {
            self.leaves.push(bare(self.text, Span::new(start, at), LeafKind::Paragraph));
        }
    }

    fn inline(&mut self, event: &Event<'_>, span: Span) {
        if self.open.is_none() {
            self.begin(LeafKind::Paragraph, span.start);
        }
        if let Some((_, whole)) = &mut self.open {
            whole.end = whole.end.max(span.end);
        }
        self.prose |= self.pictures == 0 && matches!(event, Event::Text(_) | Event::Code(_));
        read(event, span, self.text, &mut self.words);
    }

    fn hold(&mut self, holder: Holder) {
        self.shut();
        self.holders.push(holder);
    }

    fn begin(&mut self, kind: LeafKind, start: usize) {
        self.shut();
        self.open = Some((kind, Span::empty(start)));
    }

    /// Ends the leaf that is being read.
    fn shut(&mut self) {
        let Some((kind, span)) = self.open.take() else { return };
        let pictures = !self.prose && kind == LeafKind::Paragraph;
        self.prose = false;
        let mut leaf = self.leaf(kind, span);
        if pictures && leaf.is_empty() {
            leaf.kind = LeafKind::Picture;
        } else if pictures && !leaf.text.marks.is_empty() {
            leaf.hint = Some(Hint::Caption);
        }
        let (mut quoted, mut listed) = (false, false);
        for holder in self.holders.iter_mut().rev() {
            match holder {
                Holder::Quote => quoted = true,
                Holder::Year(start) => leaf.span.start = leaf.span.start.min(std::mem::replace(start, usize::MAX)),
                Holder::Item { .. } if listed => {}
                Holder::Item { number, start, filled } => {
                    if leaf.kind == LeafKind::Paragraph {
                        leaf.kind =
                            if *filled { LeafKind::ItemGoesOn } else { LeafKind::Item { number: number.take() } };
                    }
                    if !*filled {
                        leaf.span.start = leaf.span.start.min(*start);
                    }
                    *filled = true;
                    listed = true;
                }
                Holder::Note { label, start, filled } => {
                    if *filled {
                        leaf.hint = Some(Hint::NoteGoesOn);
                    } else {
                        let whole = Span::new(*start, leaf.span.end);
                        let label_span = definition(self.text, whole);
                        leaf.span.start = *start;
                        leaf.hint = Some(Hint::Note { label: label.clone(), span: Some(label_span) });
                    }
                    *filled = true;
                    break;
                }
                Holder::Other => {}
            }
        }
        if quoted && leaf.kind == LeafKind::Paragraph {
            leaf.kind = LeafKind::Quote;
        }
        self.leaves.push(leaf);
    }

    fn push(&mut self, kind: LeafKind, span: Span) {
        let span = trimmed(self.text, span);
        self.leaves.push(Leaf { kind, text: super::MarkedText::default(), span, lines: Vec::new(), hint: None });
    }

    fn leaf(&mut self, kind: LeafKind, span: Span) -> Leaf {
        let (text, lines) = self.words.finish();
        Leaf { kind, text, span: trimmed(self.text, span), lines, hint: None }
    }
}

/// Where `[^1]:` stands in a definition.
fn definition(text: &str, span: Span) -> Span {
    let end = text[span.range()].find("]:").map_or(span.start, |at| span.start + at + 2);
    Span::new(span.start, end)
}

/// The span without white space at its end.
fn trimmed(text: &str, span: Span) -> Span {
    Span::new(span.start, span.start + text[span.range()].trim_end().len())
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
