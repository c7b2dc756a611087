//! Words with their marks: emphasis, links, raised text.

use crate::text::{PlainText, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Plain words with the markup that stood around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkedText {
    /// The words.
    pub plain: PlainText,
    /// What stood around them, by where it opens, outer before inner.
    pub marks: Vec<Mark>,
}

/// Markup around a range of plain text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The plain bytes inside.
    pub range: Range<usize>,
    /// The markup in the file, from its first sign to its last.
    pub span: Span,
    /// What it means.
    pub kind: MarkKind,
}

/// What markup means.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// Italics; also where the stars were escaped by a converter (`\*Title\*`).
    Emphasis,
    /// Bold.
    Strong,
    /// A link. The target is as written, `#` or empty where the converter lost it.
    Link {
        /// Where it leads.
        url: String,
    },
    /// Raised text that is no marker: `10<sup>th</sup>`.
    Superscript,
    /// What Markdown takes for code; a backtick for ayn may be behind it.
    Code,
    /// Struck out.
    Strikethrough,
}

impl MarkedText {
    /// The words, without markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.plain.as_str()
    }

    /// The words of `range` with the marks inside it, cut to it.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let cut = |mark: &Mark| {
            let start = mark.range.start.max(range.start);
            let end = mark.range.end.min(range.end);
            (start < end).then(|| Mark { range: start - range.start..end - range.start, ..mark.clone() })
        };
        Self { plain: self.plain.slice(range.clone()), marks: self.marks.iter().filter_map(cut).collect() }
    }

    /// Adds `other` as what comes after a break in the file.
    pub fn join(&mut self, joint: &str, other: &Self) {
        self.plain.join(joint, &other.plain);
        let base = self.plain.len() - other.plain.len();
        let moved = |mark: &Mark| Mark { range: mark.range.start + base..mark.range.end + base, ..mark.clone() };
        self.marks.extend(other.marks.iter().map(moved));
    }

    /// The marks that hold the byte before which `at` stands.
    pub fn marks_at(&self, at: usize) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.range.start <= at && at < mark.range.end)
    }
}

/// Reads one line of inline Markdown, such as a note without its number. Spans are bytes of `text`, from `base`.
#[must_use]
pub fn inline(text: &str, base: usize) -> MarkedText {
    let mut marked = MarkedText::default();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut parser = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).into_offset_iter();
    for (event, range) in parser.by_ref() {
        let span = Span::new(range.start + base, range.end + base);
        let kind = match &event {
            Event::Start(Tag::Emphasis) => Some(MarkKind::Emphasis),
            Event::Start(Tag::Strong) => Some(MarkKind::Strong),
            Event::Start(Tag::Strikethrough) => Some(MarkKind::Strikethrough),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(MarkKind::Link { url: dest_url.to_string() })
            }
            _ => None,
        };
        if let Some(kind) = kind {
            let at = marked.plain.len();
            open.push((marked.marks.len(), at));
            marked.marks.push(Mark { range: at..at, span, kind });
            continue;
        }
        match event {
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                if let Some((index, start)) = open.pop() {
                    marked.marks[index].range = start..marked.plain.len();
                }
            }
            Event::Text(words) => add(&mut marked.plain, &words, text, range, base),
            Event::Code(words) => {
                let at = marked.plain.len();
                marked.plain.push_for(&words, span);
                marked.marks.push(Mark { range: at..marked.plain.len(), span, kind: MarkKind::Code });
            }
            Event::SoftBreak | Event::HardBreak => marked.plain.push_for(" ", span),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) if !marked.plain.is_empty() => {
                marked.plain.push_for(" ", Span::empty(span.end));
            }
            _ => {}
        }
    }
    let words = marked.plain.as_str().trim_end().len();
    marked.plain.truncate(words);
    marked
}

/// Adds `words`, which pulldown-cmark read at `range` of `text`.
fn add(plain: &mut PlainText, words: &str, text: &str, range: Range<usize>, base: usize) {
    if text.get(range.clone()) == Some(words) {
        plain.push(words, range.start + base);
    } else {
        plain.push_for(words, Span::new(range.start + base, range.end + base));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_around_their_words() {
        let text = r#"A, "[Next Stop](#)," *Niqash*, Garnet &amp; Hall."#;
        let marked = inline(text, 0);
        assert_eq!(marked.as_str(), "A, \"Next Stop,\" Niqash, Garnet & Hall.");
        let words: Vec<_> =
            marked.marks.iter().map(|mark| (&marked.as_str()[mark.range.clone()], &mark.kind)).collect();
        assert_eq!(words[0], ("Next Stop", &MarkKind::Link { url: "#".to_owned() }));
        assert_eq!(words[1], ("Niqash", &MarkKind::Emphasis));
        assert_eq!(&text[marked.marks[1].span.range()], "*Niqash*");
    }
}
