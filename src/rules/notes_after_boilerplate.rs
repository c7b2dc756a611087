//! STR006.

use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Article, BlockKind, ElementKind};
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
    NotesAfterBoilerplate = "STR006", "notes-after-boilerplate", Info, Unsafe
}

impl Rule for NotesAfterBoilerplate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let boilerplate = article.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        let Some(first) = boilerplate.filter_map(|block| block.spans.first()).min_by_key(|span| span.start) else {
            return;
        };
        if let Some(note) = article.notes.iter().find(|note| note.label_span.start > first.start) {
            let line = article.text.line(article.text.position(first.start).line);
            let message = format!("note {} stands below what is no part of the article", note.label);
            let mut finding =
                (self.finding(note.label_span, message).note(&note.label).help("move the notes above it"))
                    .related(Span::new(first.start, line.end.max(first.start)), "this");
            if let Some(region) = notes_below(article, note.label_span.start).filter(|_| is_markdown(article.text)) {
                let moved = article.text.slice(region).trim();
                let to = article.text.line(article.text.position(first.start).line).start;
                finding = finding.fix(false, vec![Edit::insert(to, format!("{moved}\n\n")), Edit::delete(region)]);
            }
            found.push(finding);
        }
    }
}

/// The stretch from the block before byte `at`, where a note starts, to the end of the last note, if nothing but notes
/// and the rule above them is in it.
fn notes_below(article: &Article<'_>, at: usize) -> Option<Span> {
    let is_note = |kind: ElementKind| matches!(kind, ElementKind::Note(_) | ElementKind::Ref(_));
    let first = article.elements.iter().position(|element| element.span.end > at)?;
    let lead = article.elements[..first].iter().rposition(|element| element.kind != ElementKind::Markup)?;
    let last = article.elements.iter().rposition(|element| is_note(element.kind)).filter(|last| *last >= first)?;
    let own = &article.elements[lead + 1..=last];
    let pure = own.iter().all(|element| is_note(element.kind) || element.kind == ElementKind::Markup);
    pure.then(|| Span::new(article.elements[lead].span.end, article.elements[last].span.end))
}
