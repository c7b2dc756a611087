//! Markdown inside a block: from the parser's events to words and marks.

use super::marked::{MarkKind, MarkedText};
use super::tags;
use super::words::Words;
use crate::text::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Reads bare words with Markdown in them, such as a note without its number. Spans are bytes of `text`, from
/// `base`.
///
/// All is read as the inside of one paragraph: `60. Title` and `- word` keep their first signs.
#[must_use]
pub fn inline(text: &str, base: usize) -> MarkedText {
    let mut words = Words::new(text);
    inside(text, 0..text.len(), &mut words);
    let (mut marked, _) = words.finish();
    if base > 0 {
        marked.plain.shift(base);
        for mark in &mut marked.marks {
            mark.span = Span::new(mark.span.start + base, mark.span.end + base);
        }
    }
    marked
}

/// Reads `range` of `text` as the inside of one paragraph.
///
/// The parser sees a full stop before it, so that nothing at its start looks like a list, a heading or a quotation,
/// and spaces for line ends.
pub(super) fn inside(text: &str, range: Range<usize>, words: &mut Words<'_>) {
    let bare: String =
        text[range.clone()].chars().map(|sign| if matches!(sign, '\n' | '\r') { ' ' } else { sign }).collect();
    let seen = format!(".{bare}");
    let seen = without_ayn(&seen);
    for (event, at) in Parser::new_ext(&seen, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        let place = |at: usize| (at.max(1) - 1 + range.start).min(range.end);
        let span = Span::new(place(at.start), place(at.end));
        if at.start == 0 && matches!(event, Event::Text(_)) {
            words.add(span); // it opens with the full stop, and so is letter for letter as it stands
            continue;
        }
        read(&event, span, text, words);
    }
}

/// Takes in one event inside a block; `span` is where it stands in `text`. Whether it was one.
pub(super) fn read(event: &Event<'_>, span: Span, text: &str, words: &mut Words<'_>) -> bool {
    match event {
        Event::Text(seen) => {
            if seen.len() == span.len() {
                words.add(span);
            } else if !seen.is_empty() || !span.is_empty() {
                words.add_for(seen, span);
            }
        }
        Event::Code(_) => {
            let ticks = text[span.range()].bytes().take_while(|byte| *byte == b'`').count();
            let at = words.len();
            words.add(Span::new(span.start + ticks, (span.end - ticks).max(span.start + ticks)));
            words.mark_from(at, MarkKind::Code, span);
        }
        Event::SoftBreak | Event::HardBreak => words.line(span),
        Event::Start(Tag::Emphasis) => words.open(MarkKind::Emphasis, span.start),
        Event::Start(Tag::Strong) => words.open(MarkKind::Strong, span.start),
        Event::Start(Tag::Strikethrough) => words.open(MarkKind::Strikethrough, span.start),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            words.open(MarkKind::Link { url: dest_url.to_string() }, span.start);
        }
        Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
            words.close(span.end);
        }
        Event::InlineHtml(_) => tags::read(text, span, words),
        Event::FootnoteReference(_) => words.add(span),
        _ => return false,
    }
    true
}

/// The same text for the parser, byte for byte as long, without backticks that stand for an ayn (`` Shi`a ``) and
/// would be taken for code.
///
/// A backtick between two letters gives them away; so does one that opens a word when the next one does too.
pub(super) fn without_ayn(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut inside, mut opened) = (false, false);
    let mut ayn = false;
    for at in memchr::memchr_iter(b'`', bytes) {
        let lone = (at == 0 || bytes[at - 1] != b'`') && bytes.get(at + 1) != Some(&b'`');
        if !lone {
            opened = false;
            continue;
        }
        let before = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
        let after = text[at + 1..].chars().next().is_some_and(char::is_alphabetic);
        inside |= before && after;
        let opens = after && !before;
        ayn |= opens && opened;
        opened = opens;
    }
    if !(inside || ayn) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let lone = sign == '`' && (at == 0 || bytes[at - 1] != b'`') && bytes.get(at + 1) != Some(&b'`');
        seen.push(if lone { '\'' } else { sign });
    }
    Cow::Owned(seen)
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

    #[test]
    fn no_word_of_a_bare_string_is_taken_for_a_list_or_a_tag() {
        for (text, expected) in [
            ("60. Differences of the two", "60. Differences of the two"),
            ("- Haj, *Salt*", "- Haj, Salt"),
            ("# 4", "# 4"),
            ("    Haj, 4", "Haj, 4"),
            ("[1]: https://example.org", "[1]: https://example.org"),
            ("<https://example.org/a> accessed May 3", "https://example.org/a accessed May 3"),
            ("<accessed May 3> and <i>Haj</i>", "<accessed May 3> and Haj"),
            ("5 * 3 * 2 _ 4", "5 * 3 * 2 _ 4"),
            ("Shi`a and `Ali in `Anah", "Shi`a and `Ali in `Anah"),
            ("the demon\u{AD}stration\u{A0}of  1964", "the demonstration of 1964"),
            ("\\*Da'esh Yu'asis\\*, Haj", "Da'esh Yu'asis, Haj"),
            ("", ""),
        ] {
            assert_eq!(inline(text, 0).as_str(), expected);
        }
    }

    #[test]
    fn escaped_stars_are_emphasis_and_their_words_are_traced() {
        let text = r"[\*Da'esh Yu'asis\*](#) (*x*)";
        let marked = inline(text, 100);
        let emphasis: Vec<_> = marked.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis).collect();
        assert_eq!(&marked.as_str()[emphasis[0].range.clone()], "Da'esh Yu'asis");
        assert_eq!(emphasis[0].span, Span::new(101, 119));
        assert_eq!(marked.plain.spans(0..6), [Span::new(103, 109)]);
    }
}
