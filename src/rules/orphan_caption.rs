//! STR005.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::BlockKind;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A caption stands beside its picture or map. One that stands alone is what is left of a figure that the
    /// conversion dropped.
    ///
    /// ## Example
    /// ```article
    /// # The Crossings
    ///
    /// Rima Haj
    ///
    /// Map 2: the river crossings
    ///
    /// The army crossed the river in May at three places, and by the end of the month it stood before the town.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Crossings
    ///
    /// Rima Haj
    ///
    /// ![](crossings.png)
    ///
    /// Map 2: the river crossings
    ///
    /// The army crossed the river in May at three places, and by the end of the month it stood before the town.
    /// ```
    OrphanCaption = "STR005", "orphan-caption", Info
}

impl Rule for OrphanCaption {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let text = reading.article.text;
        // A line above the title names the series.
        let blocks = &reading.article.blocks;
        let title = blocks.iter().position(|block| block.kind == BlockKind::Title).unwrap_or_default();
        for block in blocks[title..].iter().filter(|block| block.kind == BlockKind::Caption) {
            let span = block.text.plain.span(0..block.text.as_str().len());
            if !has_picture(text.text(), block.spans.first().map_or(span, |whole| whole.cover(span))) {
                let message = "a caption without its figure".to_owned();
                found.push(self.finding(span, message).help("restore the figure, or take the caption out"));
            }
        }
    }
}

/// Whether an image stands in `span` or in the lines next to it.
fn has_picture(text: &str, span: Span) -> bool {
    let is_picture =
        |line: &str| ["![", "<img", "<figure", "<svg", "<table", "<video"].iter().any(|it| line.contains(it));
    let before = text[..span.start].lines().rev().find(|line| !line.trim().is_empty());
    let after = text[span.end..].lines().find(|line| !line.trim().is_empty());
    is_picture(&text[span.range()]) || before.is_some_and(is_picture) || after.is_some_and(is_picture)
}
