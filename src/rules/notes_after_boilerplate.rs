//! STR006.

use super::{Finding, Meta, Rule, Settings, rule};
use crate::document::BlockKind;
use crate::extract::Reading;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// Notes stand before the terms of reprint and the lines on mailing lists. Below them a reader, or a program
    /// that cuts such lines off, may miss a note.
    ///
    /// ## Example
    /// ```article
    /// # The Town
    ///
    /// Rima Haj
    ///
    /// The town fell in August, and those who could leave left.<sup>1</sup>
    ///
    /// You are subscribed to the mailing list of the Center. To unsubscribe, please send an email to
    /// list@center.example.org.
    ///
    /// ---
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Town
    ///
    /// Rima Haj
    ///
    /// The town fell in August, and those who could leave left.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// You are subscribed to the mailing list of the Center. To unsubscribe, please send an email to
    /// list@center.example.org.
    /// ```
    NotesAfterBoilerplate = "STR006", "notes-after-boilerplate", Info
}

impl Rule for NotesAfterBoilerplate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let boilerplate = article.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        let Some(first) = boilerplate.filter_map(|block| block.spans.first()).min_by_key(|span| span.start) else {
            return;
        };
        if let Some(note) = article.notes.iter().find(|note| note.label_span.start > first.start) {
            let line = article.text.line(article.text.position(first.start).line);
            let message = format!("note {} stands below what is no part of the article", note.label);
            found.push(
                (self.finding(note.label_span, message).note(&note.label).help("move the notes above it"))
                    .related(Span::new(first.start, line.end.max(first.start)), "this"),
            );
        }
    }
}
