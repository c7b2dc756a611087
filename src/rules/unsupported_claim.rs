//! MRK010.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{BlockKind, Within};
use crate::text::Span;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// A paragraph that gives a date or a figure has a note. Off unless asked for: opening and closing paragraphs
    /// often sum up what was shown elsewhere.
    ///
    /// ## Example
    /// ```article
    /// # Families
    ///
    /// Rima Haj
    ///
    /// Some 4,000 families left the town in May 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # Families
    ///
    /// Rima Haj
    ///
    /// Some 4,000 families left the town in May 2016.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    UnsupportedClaim = "MRK010", "unsupported-claim", Off
}

impl Rule for UnsupportedClaim {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let marked = article.marked_blocks();
        // The first date of each block.
        let mut dates: Vec<Option<Range<usize>>> = vec![None; article.blocks.len()];
        for date in &reading.dates {
            if let Within::Block(index) = date.within {
                let first = &mut dates[index];
                if first.as_ref().is_none_or(|first| date.range.start < first.start) {
                    *first = Some(date.range.clone());
                }
            }
        }
        for (index, block) in article.blocks.iter().enumerate() {
            if block.kind != BlockKind::Paragraph || marked[index] {
                continue;
            }
            let date = dates[index].take();
            let first = date.into_iter().chain(figure(block.text.as_str())).min_by_key(|range| range.start);
            if let Some(range) = first {
                let span: Span = block.text.plain.span(range.clone());
                let message = format!("no note stands for “{}” in this paragraph", &block.text.as_str()[range]);
                found.push(self.finding(span, message).help("say where this is known from"));
            }
        }
    }
}

/// The first number of two digits or more.
fn figure(words: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',';
    let mut from = 0;
    while let Some(start) = words[from..].find(|c: char| c.is_ascii_digit()).map(|at| at + from) {
        let end = words[start..].find(|c: char| !is_part(c)).map_or(words.len(), |len| start + len);
        let end = start + words[start..end].trim_end_matches(',').len();
        if end - start >= 2 {
            return Some(start..end);
        }
        from = end.max(start + 1);
    }
    None
}
