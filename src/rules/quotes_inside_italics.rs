//! STY008.

use super::passage::passages;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::MarkKind;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A foreign term or a title is set in italics or in quotation marks, not in both.
    ///
    /// Reported only where the marks and the italics enclose the same words.
    ///
    /// ## Example
    /// ```article
    /// The Shi'i militias (*"Hashd al-Sha'bi"*) came.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The Shi'i militias (*Hashd al-Sha'bi*) came with *"Hashd" flags*.
    /// ```
    QuotesInsideItalics = "STY008", "quotes-inside-italics", Info, Safe
}

impl Rule for QuotesInsideItalics {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
            for mark in passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis) {
                let inside = &passage.words()[mark.range.clone()];
                let bare = (inside.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')))
                    .or_else(|| inside.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')));
                let Some(bare) = bare.filter(|bare| !bare.is_empty() && !bare.contains(['"', '“', '”'])) else {
                    continue;
                };
                let quote = (inside.len() - bare.len()) / 2;
                let (start, end) = (mark.range.start, mark.range.end);
                let marks: [Span; 2] = [passage.span(start..start + quote), passage.span(end - quote..end)];
                let edits = marks.map(Edit::delete).to_vec();
                let message = format!("“{bare}” stands in italics and in quotation marks");
                found.push(self.finding(mark.span, message).help("italics are enough").fix(true, edits));
            }
        }
    }
}
