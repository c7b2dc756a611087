//! Markdown, in every dialect of notes.

use super::inline::inline;
use super::{Article, Block, BlockKind, Dialect, Element, ElementKind, MarkedText, Note, NoteRef, Within};
use crate::text::{Span, TextResource};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;
use std::sync::LazyLock;

static MARKER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<sup>(\d{1,3})</sup>|\[\^(\w+)\]|\[(\d{1,3})\]").expect("a fixed pattern"));
static NOTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:<sup>(\d{1,3})</sup>|\[\^(\w+)\]:|\[(\d{1,3})\])\s*").expect("a fixed pattern"));

/// Reads an article from Markdown.
#[must_use]
pub fn read(text: &TextResource) -> Article<'_> {
    let mut article = Article {
        text,
        title: None,
        authors: Vec::new(),
        dateline: None,
        blocks: Vec::new(),
        refs: Vec::new(),
        notes: Vec::new(),
        elements: Vec::new(),
        repairs: Vec::new(),
    };
    let mut open: Option<(usize, BlockKind)> = None;
    for (event, range) in Parser::new_ext(text.text(), Options::empty()).into_offset_iter() {
        let kind = match &event {
            Event::Start(Tag::Paragraph) => Some(BlockKind::Paragraph),
            Event::Start(Tag::Heading { .. }) => Some(BlockKind::Heading),
            Event::Start(Tag::Item) => Some(BlockKind::ListItem),
            _ => None,
        };
        if let (Some(kind), None) = (kind, open) {
            open = Some((range.start, kind));
        } else if let (Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item), Some((start, kind))) =
            (&event, open)
            && start == range.start
        {
            block(&mut article, Span::new(range.start, range.end), kind);
            open = None;
        }
    }
    article
}

fn block(article: &mut Article<'_>, span: Span, kind: BlockKind) {
    let words = article.text.slice(span);
    let bare = words.trim_start_matches(['#', '-', '*', ' ']);
    let start = span.start + (words.len() - bare.len());
    let bare = bare.trim_end();
    if let Some(found) = NOTE.captures(bare) {
        let label = found.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
        let at = found[0].len();
        let index = article.notes.len();
        article.notes.push(Note {
            label: label.to_owned(),
            label_span: Span::new(start, start + found[0].trim_end().len()),
            text: inline(&bare[at..], start + at),
            spans: vec![span],
            dialect: Dialect::Sup,
            listed: kind == BlockKind::ListItem,
        });
        article.elements.push(Element { span, kind: ElementKind::Note(index) });
        return;
    }
    let index = article.blocks.len();
    let mut text = MarkedText::default();
    let mut from = 0;
    for found in MARKER.captures_iter(bare) {
        let whole = found.get(0).expect("the match itself");
        text.join("", &inline_untrimmed(&bare[from..whole.start()], start + from));
        let label = found.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
        article.refs.push(NoteRef {
            label: label.to_owned(),
            span: Span::new(start + whole.start(), start + whole.end()),
            within: Within::Block(index),
            at: text.plain.len(),
            recovered: false,
        });
        from = whole.end();
    }
    text.join("", &inline_untrimmed(&bare[from..], start + from));
    let kind = match (kind, article.title.is_some()) {
        (BlockKind::Heading, false) => BlockKind::Title,
        (BlockKind::Paragraph, true) if article.authors.is_empty() => BlockKind::Byline,
        (kind, _) => kind,
    };
    match kind {
        BlockKind::Title => article.title = Some(text.clone()),
        BlockKind::Byline => article.authors.push(text.clone()),
        _ => {}
    }
    article.blocks.push(Block { kind, text, spans: vec![span] });
    article.elements.push(Element { span, kind: ElementKind::Block(index) });
}

fn inline_untrimmed(words: &str, base: usize) -> MarkedText {
    let lead = words.len() - words.trim_start().len();
    let mut text = MarkedText::default();
    text.plain.push(&words[..lead], base);
    let rest = &words[lead..];
    text.join("", &inline(rest, base + lead));
    let tail = rest.trim_end().len();
    if !rest.is_empty() {
        text.plain.push(&rest[tail..], base + lead + tail);
    }
    text
}
