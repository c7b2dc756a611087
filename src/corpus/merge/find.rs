//! Finding quoted words again in an article that was edited.

use super::pair::{Mark, likeness};
use crate::document::Article;
use crate::record::yaml::{Node, Style, same};
use crate::text::{PlainText, Span};
use std::ops::Range;

/// How many characters of context an anchor keeps on each side.
const CONTEXT: usize = 30;

/// How many characters at each end of a quote are looked for where the whole is not there.
const ENDS: usize = 20;

/// What has become of the words of an item that the fresh reading does not have.
pub(super) enum Again {
    /// It has none of its own that it could lose.
    Unsaid,
    /// They stand here now.
    At(Node<'static>),
    /// The article no longer has them.
    Gone,
}

/// Finds quotes in one article.
pub(super) struct Finder<'r, 'a> {
    article: &'r Article<'a>,
}

impl<'r, 'a> Finder<'r, 'a> {
    pub(super) fn new(article: &'r Article<'a>) -> Self {
        Self { article }
    }

    fn plains(&self) -> impl Iterator<Item = &'r PlainText> {
        let blocks = self.article.blocks.iter().map(|block| &block.text.plain);
        blocks.chain(self.article.notes.iter().map(|note| &note.text.plain))
    }

    /// The anchor of the words of `mark` as they stand now, where what stands around them tells which they are.
    pub(super) fn find(&self, mark: &Mark<'_>) -> Option<Node<'static>> {
        if mark.exact.is_empty() {
            return None;
        }
        let long = mark.exact.chars().nth(ENDS * 2).is_some();
        let mut found: Vec<(usize, usize, &PlainText, Range<usize>)> = Vec::new();
        let mut count = 0;
        for plain in self.plains() {
            for (at, _) in plain.as_str().match_indices(mark.exact) {
                count += 1;
                let range = at..at + mark.exact.len();
                let (before, after) = around(plain.as_str(), &range);
                if mark.agrees(before, after) || long {
                    let away = self.article.text.offset(plain.source(at)).abs_diff(mark.at);
                    found.push((mark.context(before, after), usize::MAX - away, plain, range));
                }
            }
        }
        if count > 1 {
            found.retain(|(_, _, plain, range)| {
                let (before, after) = around(plain.as_str(), range);
                mark.agrees(before, after)
            });
        }
        let best = found.into_iter().max_by_key(|(context, near, ..)| (*context, *near));
        let best = best.map(|(_, _, plain, range)| (plain, range));
        let (plain, range) = best.or_else(|| if long { self.reworded(mark.exact) } else { None })?;
        Some(self.anchor(plain, range))
    }

    /// Looks for the words of an item of `list`. At the spans `taken` others stand. A place lives by its mentions.
    pub(super) fn again(&self, list: &str, item: &Node<'_>, taken: &[&Node<'_>]) -> Again {
        if item.get("anchor").is_none_or(|anchor| anchor.get("exact").is_none()) {
            let mentions = item.get("mentions").map(Node::items).unwrap_or_default();
            let is_lost = |mention: &Node<'_>| self.find(&Mark::of(mention)).is_none();
            let gone = list == "places" && !mentions.is_empty() && mentions.iter().all(is_lost);
            return if gone { Again::Gone } else { Again::Unsaid };
        }
        match self.find(&Mark::of(item)) {
            Some(is) if is.get("spans").is_none_or(|spans| !taken.iter().any(|other| same(other, spans))) => {
                Again::At(is)
            }
            _ => Again::Gone,
        }
    }

    /// The one place whose ends are those of `quote` and whose words are mostly the same.
    fn reworded(&self, quote: &str) -> Option<(&'r PlainText, Range<usize>)> {
        let head_end = quote.char_indices().nth(ENDS).map_or(quote.len(), |(at, _)| at);
        let tail_start = quote.char_indices().rev().nth(ENDS - 1).map_or(0, |(at, _)| at);
        let (head, tail) = (&quote[..head_end], &quote[tail_start..]);
        let mut found = None;
        for plain in self.plains() {
            let Some(start) = plain.as_str().find(head) else { continue };
            let most = quote.len() * 2 + ENDS;
            let until = (start..=plain.len().min(start + most)).rev().find(|at| plain.as_str().is_char_boundary(*at));
            let rest = &plain.as_str()[start..until.unwrap_or(start)];
            let Some(end) = rest.find(tail).map(|at| start + at + tail.len()) else { continue };
            if end > start && likeness(&plain.as_str()[start..end], quote) >= 0.6 {
                if found.is_some() {
                    return None;
                }
                found = Some((plain, start..end));
            }
        }
        found
    }

    fn anchor(&self, plain: &PlainText, range: Range<usize>) -> Node<'static> {
        let offset = |at| Node::scalar(self.article.text.offset(at).to_string(), Style::Plain);
        let pair = |span: Span| Node::list(vec![offset(span.start), offset(span.end)]);
        let (before, after) = around(plain.as_str(), &range);
        let quote = |text: &str| Node::scalar(text.to_owned(), Style::Quoted);
        let mut entries = vec![
            ("spans", Node::list(plain.spans(range.clone()).into_iter().map(pair).collect())),
            ("exact", quote(&plain.as_str()[range])),
        ];
        for (key, text) in [("prefix", before), ("suffix", after)] {
            if !text.is_empty() {
                entries.push((key, quote(text)));
            }
        }
        Node::map(entries)
    }
}

/// Some thirty characters before and after `range`.
pub(super) fn around<'t>(words: &'t str, range: &Range<usize>) -> (&'t str, &'t str) {
    let before = words[..range.start].char_indices().rev().take(CONTEXT).last().map_or(range.start, |(at, _)| at);
    let after = words[range.end..].char_indices().nth(CONTEXT).map_or(words.len(), |(at, _)| range.end + at);
    (&words[before..range.start], &words[range.end..after])
}
