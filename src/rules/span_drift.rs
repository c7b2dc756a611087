//! REC004.

use super::{Edit, Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::document::{self, Article};
use crate::record::yaml::{Node, Value};
use crate::text::{PlainText, Span, TextResource};
use std::cell::OnceCell;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// Every anchor lies inside the article, and the words there are those that it quotes as `exact`.
    ///
    /// Spans count Unicode characters of the file from 0. The fix writes the spans at which the words stand now, where
    /// they and what stood around them are found once; `isnad parse` finds more, and moves what is lost to `orphans`.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August 2017.
    /// ```
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// dates:
    /// - {id: d1, text: August 2017, edtf: 2017-08, anchor: {spans: [[12, 23]], exact: August 2017}}
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August 2017.
    /// ```
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// dates:
    /// - {id: d1, text: August 2017, edtf: 2017-08, anchor: {spans: [[17, 28]], exact: August 2017}}
    /// ```
    SpanDrift = "REC004", "span-drift", Error, Safe
}

impl Rule for SpanDrift {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let (Ok(tree), Some(text)) = (file.tree, file.article) else { return };
        let words = Words { text, article: OnceCell::new() };
        // Orphans have lost their text, and say so by standing there.
        let lists = tree.root.entries().iter().filter(|entry| entry.key != "orphans");
        let mut left: Vec<&Node<'_>> = lists.map(|entry| &entry.value).collect();
        while let Some(node) = left.pop() {
            left.extend(node.items());
            for entry in node.entries() {
                if entry.key == "anchor" {
                    self.anchor(&entry.value, &words, found);
                } else if matches!(entry.value.value, Value::Sequence { .. } | Value::Mapping { .. }) {
                    left.push(&entry.value);
                }
            }
        }
    }
}

impl SpanDrift {
    fn anchor(&self, anchor: &Node<'_>, words: &Words<'_>, found: &mut Vec<Finding>) {
        let (Some(spans), Some(exact)) = (anchor.get("spans"), anchor.get("exact")) else { return };
        let Some(quote) = exact.as_str() else { return };
        let len = words.text.offset(words.text.text().len());
        let mut places = Vec::new();
        for span in spans.items() {
            let ends: Vec<usize> = span.items().iter().filter_map(|end| end.as_str()?.parse().ok()).collect();
            let [start, end] = ends[..] else { return };
            if start > end || end > len {
                let message =
                    format!("the span [{start}, {end}] does not lie in the article, which has {len} characters");
                let finding = self.finding(span.span, message).help(HELP);
                found.push(words.anew(anchor, spans, quote, finding));
                return;
            }
            places.push(Span::new(words.text.byte(start), words.text.byte(end)));
        }
        if !words.spell(&places, quote) {
            let there: String = places.first().map_or("", |first| words.text.slice(*first)).chars().take(60).collect();
            let there = there.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("the article does not have these words there, but \"{there}\"");
            let finding = self.finding(exact.span, message).help(HELP);
            found.push(words.anew(anchor, spans, quote, finding));
        }
    }
}

const HELP: &str = "`isnad parse` finds the words again, or moves the item to `orphans`";

/// The words of an article, read only when a plain look at the file does not answer.
struct Words<'a> {
    text: &'a TextResource,
    article: OnceCell<Article<'a>>,
}

impl Words<'_> {
    /// With the spans at which the quote now stands, if it and what stood around it are there once.
    fn anew(&self, anchor: &Node<'_>, spans: &Node<'_>, quote: &str, finding: Finding) -> Finding {
        let around = ["prefix", "suffix"].map(|key| anchor.get(key).and_then(Node::as_str).unwrap_or_default());
        if quote.is_empty() {
            return finding;
        }
        let article = self.article.get_or_init(|| document::read(self.text));
        let blocks = article.blocks.iter().map(|block| &block.text.plain);
        let mut places = blocks.chain(article.notes.iter().map(|note| &note.text.plain)).flat_map(|plain| {
            let places = plain.as_str().match_indices(quote).map(|(at, _)| at..at + quote.len());
            // What has nothing on either side is a whole note or paragraph.
            let stands = |at: &Range<usize>| {
                if around == ["", ""] { at.len() == plain.len() } else { agrees(plain.as_str(), at, around) }
            };
            places.filter(stands).map(|at| plain.spans(at)).collect::<Vec<_>>()
        });
        let place = match (places.next(), places.next()) {
            (Some(place), None) => place,
            (Some(_), Some(_)) => return finding,
            // A marker is no word of a note or paragraph.
            (None, _) => {
                let text = self.text.text();
                let places = text.match_indices(quote).map(|(at, _)| at..at + quote.len());
                let mut places = places.filter(|at| around != ["", ""] && agrees(text, at, around));
                let (Some(place), None) = (places.next(), places.next()) else { return finding };
                vec![Span::new(place.start, place.end)]
            }
        };
        let offset = |at: usize| self.text.offset(at);
        let pairs: Vec<String> =
            place.iter().map(|span| format!("[{}, {}]", offset(span.start), offset(span.end))).collect();
        finding.fix(true, vec![Edit::replace(spans.span, format!("[{}]", pairs.join(", ")))])
    }

    /// Whether the words at `spans` read as `quote`.
    fn spell(&self, spans: &[Span], quote: &str) -> bool {
        let [first, ..] = spans else { return quote.is_empty() };
        if spans.len() == 1 && self.text.slice(*first) == quote {
            return true;
        }
        let article = self.article.get_or_init(|| document::read(self.text));
        let blocks = article.blocks.iter().map(|block| &block.text.plain);
        let plain = blocks.chain(article.notes.iter().map(|note| &note.text.plain));
        plain.filter(|plain| holds(plain, *first)).any(|plain| stands_at(plain, spans, quote))
            || folded(spans.iter().map(|span| self.text.slice(*span))) == folded([quote].into_iter())
    }
}

/// How many characters of what stood before and after a quote must stand there still.
const NEXT: usize = 12;

/// Whether next to `at` stands what an anchor keeps of it.
fn agrees(words: &str, at: &Range<usize>, [prefix, suffix]: [&str; 2]) -> bool {
    let tail: String = prefix.chars().rev().take(NEXT).collect();
    let head: String = suffix.chars().take(NEXT).collect();
    let before: String = words[..at.start].chars().rev().take(NEXT).collect();
    before.starts_with(&tail) && words[at.end..].starts_with(&head)
}

/// Whether `plain` was read from around `span`.
fn holds(plain: &PlainText, span: Span) -> bool {
    plain.source(0) <= span.start && span.end <= plain.source(plain.len())
}

/// Whether `quote` is what `plain` has at `spans` of the file.
fn stands_at(plain: &PlainText, spans: &[Span], quote: &str) -> bool {
    let (mut low, mut high) = (0, plain.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if plain.source(middle) < spans[0].start { low = middle + 1 } else { high = middle }
    }
    // An entity or a mark around the words may start a little before them.
    (low.saturating_sub(3)..=low + 3).any(|at| {
        plain.as_str().get(at..).is_some_and(|rest| rest.starts_with(quote))
            && plain.spans(at..at + quote.len()) == spans
    })
}

fn folded<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
