//! Addresses: those behind links and those in plain sight.

use super::passage::{Passage, passages};
use crate::document::{Article, MarkKind};
use crate::text::Span;
pub(super) use crate::text::{host, is_under, parameters, path};
use memchr::{memchr, memchr_iter};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An address in plain sight, with slips in its scheme that people make.
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:h{0,3}t{1,3}ps?[:;]{0,2}\s?/{1,3}:?|file:/{1,3}|www\.)[^\s<>"“”«»]+"#)
        .expect("a fixed pattern")
});

/// An address in an article.
#[derive(Clone, Debug)]
pub(super) struct Link<'r> {
    pub(super) passage: Passage<'r>,
    /// The plain bytes that the link covers; of an address in plain sight, its own.
    pub(super) range: Range<usize>,
    /// The address as written.
    pub(super) url: String,
    /// Where the link stands, with its markup.
    pub(super) span: Span,
    /// Where the address itself stands, where it stands letter for letter.
    pub(super) url_span: Option<Span>,
}

impl Link<'_> {
    /// Whether it is an address in plain sight, and no link of the article's.
    pub(super) fn is_plain(&self) -> bool {
        self.url_span == Some(self.span)
    }
}

/// Every address, in the order of the passages.
pub(super) fn links<'r>(article: &'r Article<'_>) -> Vec<Link<'r>> {
    let mut links = Vec::new();
    for passage in passages(article) {
        let from = links.len();
        for mark in &passage.text.marks {
            if let MarkKind::Link { url } = &mark.kind {
                let own = article.text.slice(mark.span);
                let url_span = (!url.is_empty()).then(|| last_of(own, url)).flatten();
                let url_span = url_span.map(|at| Span::new(mark.span.start + at, mark.span.start + at + url.len()));
                let (range, span) = (mark.range.clone(), mark.span);
                links.push(Link { passage, range, url: url.clone(), span, url_span });
            }
        }
        let words = passage.words();
        if !may_hold_address(words.as_bytes()) {
            continue;
        }
        // Marked links by where they start, and how far any of them has come.
        let mut marked: Vec<Range<usize>> = links[from..].iter().map(|link| link.range.clone()).collect();
        marked.sort_by_key(|range| range.start);
        let mut furthest = 0;
        for range in &mut marked {
            furthest = furthest.max(range.end);
            range.end = furthest;
        }
        for found in PLAIN.find_iter(words) {
            let url = without_tail(found.as_str());
            let range = found.start()..found.start() + url.len();
            let before = marked.partition_point(|link| link.start < range.end);
            if before.checked_sub(1).is_none_or(|index| marked[index].end <= range.start) {
                let span = passage.span(range.clone());
                let exact = article.text.slice(span) == url;
                links.push(Link { passage, range, url: url.to_owned(), span, url_span: exact.then_some(span) });
            }
        }
    }
    links
}

/// Whether there is any sign of an address: a slash, or a host that says what it is.
fn may_hold_address(words: &[u8]) -> bool {
    let names_host = |dot: usize| dot >= 3 && matches!(&words[dot - 3..dot], b"www" | b"WWW");
    memchr(b'/', words).is_some() || memchr_iter(b'.', words).any(names_host)
}

/// Where `url` last stands in the link `own`: in Markdown right before its end.
fn last_of(own: &str, url: &str) -> Option<usize> {
    match own.strip_suffix(')').and_then(|own| own.strip_suffix(url)) {
        Some(before) if !own.ends_with(url) => Some(before.len()),
        _ => own.rfind(url),
    }
}

/// An address in a sentence without the punctuation of the sentence.
fn without_tail(url: &str) -> &str {
    let mut url = url;
    loop {
        let bare = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'', '*', '_']);
        let bare = match bare.strip_suffix(')') {
            Some(rest) if bare.matches(')').count() > bare.matches('(').count() => rest,
            _ => bare,
        };
        let bare = bare.strip_suffix(']').filter(|rest| !rest.contains('[')).unwrap_or(bare);
        if bare.len() == url.len() {
            return url;
        }
        url = bare;
    }
}

/// Whether `url` goes nowhere: the converter lost the address.
pub(super) fn is_dead(url: &str) -> bool {
    matches!(url.trim(), "" | "#" | "#_" | "about:blank" | "javascript:void(0)" | "javascript:;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_a_sentence_ends_before_the_sentence_does() {
        for (text, url) in [
            ("https://a.example/b.", "https://a.example/b"),
            ("https://a.example/b_(c)).", "https://a.example/b_(c)"),
            ("https://a.example/b),", "https://a.example/b"),
            ("www.a.example/?q=1;", "www.a.example/?q=1"),
        ] {
            assert_eq!(without_tail(text), url);
        }
    }
}
