//! Single tags of HTML among words.

use super::marked::MarkKind;
use super::words::Words;
use crate::text::Span;
use html5gum::{Token, Tokenizer};

/// Takes in the tag or comment of `text` at `span`, which stands among words of Markdown. A tag that HTML does not
/// have, such as `<sic>`, is words.
pub(super) fn read(text: &str, span: Span, words: &mut Words<'_>) {
    let tag = &text[span.range()];
    let Some((closing, name)) = name(tag) else { return };
    let is_known = || name == "a" || kind(&name).is_some() || KNOWN.contains(&name.as_str());
    if !is_known() && !name.contains([':', '-']) {
        words.add(span);
    } else if closing {
        close(&name, span, words);
    } else {
        let url = if name == "a" { attribute(tag, "href") } else { None };
        open(&name, url, span, words);
    }
}

/// Takes in the start tag `name`.
pub(super) fn open(name: &str, url: Option<String>, span: Span, words: &mut Words<'_>) {
    match name {
        "br" => words.line(span),
        "wbr" => {}
        "a" => words.open(MarkKind::Link { url: url.unwrap_or_default() }, span.start),
        _ => {
            if let Some(kind) = kind(name) {
                words.open(kind, span.start);
            }
        }
    }
}

/// Takes in the end tag `name`.
pub(super) fn close(name: &str, span: Span, words: &mut Words<'_>) {
    if name == "a" {
        words.close_like(span.end, |kind| matches!(kind, MarkKind::Link { .. }));
    } else if let Some(kind) = kind(name) {
        words.close_like(span.end, |open| *open == kind);
    }
}

/// What the element `name` means for the words in it.
fn kind(name: &str) -> Option<MarkKind> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => MarkKind::Emphasis,
        "strong" | "b" => MarkKind::Strong,
        "sup" => MarkKind::Superscript,
        "code" | "tt" | "kbd" | "samp" => MarkKind::Code,
        "del" | "s" | "strike" => MarkKind::Strikethrough,
        _ => return None,
    })
}

/// Whether it closes, and its name in lower case; nothing for a comment.
fn name(tag: &str) -> Option<(bool, String)> {
    let rest = tag.strip_prefix('<')?;
    let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end = rest.find(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '>')).unwrap_or(rest.len());
    let name = &rest[..end];
    name.starts_with(|first: char| first.is_ascii_alphabetic()).then(|| (closing, name.to_ascii_lowercase()))
}

/// The value of attribute `name` of `tag`.
fn attribute(tag: &str, name: &str) -> Option<String> {
    Tokenizer::new(tag).flatten().find_map(|token| match token {
        Token::StartTag(start) => {
            start.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        }
        _ => None,
    })
}

/// The elements of HTML, with those that are no longer in it.
/// Source: HTML Standard, "Index of elements" and "Obsolete features".
static KNOWN: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
