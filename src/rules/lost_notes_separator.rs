//! STR003.

use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Article, ElementKind, RepairKind};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// Where some blocks of notes stand under a rule (`---`), all do. A converter that loses one leaves an empty
    /// bullet, or nothing, and the notes run on from the text.
    ///
    /// ## Why it does not fail a check
    /// The rule is lost by a converter, and the notes are read all the same.
    ///
    /// ## Example
    /// ```article
    /// # The Town
    ///
    /// Rima Haj
    ///
    /// The town fell in August, and those who could leave left.<sup>1</sup> The army stayed in the
    ///
    /// -
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// hills above it until the spring of the year that followed.<sup>2</sup>
    ///
    /// ---
    ///
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Town
    ///
    /// Rima Haj
    ///
    /// The town fell in August, and those who could leave left.<sup>1</sup> The army stayed in the
    ///
    /// ---
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// hills above it until the spring of the year that followed.<sup>2</sup>
    ///
    /// ---
    ///
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    LostNotesSeparator = "STR003", "lost-notes-separator", Info, Unsafe
}

impl Rule for LostNotesSeparator {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let text = article.text;
        for repair in &article.repairs {
            let RepairKind::LostSeparator(index) = repair.kind else { continue };
            let Some(note) = article.notes.get(index) else { continue };
            let message = format!("no rule stands above the notes from note {} on", note.label);
            if has_rule_above(article, index) {
                continue;
            }
            let mut finding = self.finding(repair.span, message).help("put a rule (`---`) above them");
            if is_markdown(text) {
                let line = text.line(text.position(repair.span.start).line);
                let is_bullet = matches!(text.slice(line).trim(), "-" | "*" | "+");
                let edit = match (is_bullet, note.spans.first()) {
                    (true, _) => Edit::replace(Span::new(line.start, line.end), "---\n"),
                    (false, Some(first)) => Edit::insert(text.line(text.position(first.start).line).start, "---\n\n"),
                    (false, None) => continue,
                };
                finding = finding.fix(false, vec![edit]);
            }
            found.push(finding);
        }
    }
}

/// Whether a rule stands above the notes before note `index`: what lies between may be the rest of a note that
/// goes on from the page before.
fn has_rule_above(article: &Article<'_>, index: usize) -> bool {
    let own = article.elements.iter().position(|element| element.kind == ElementKind::Note(index));
    let before = article.elements[..own.unwrap_or(0)].iter().rev();
    let mut apart = before.take_while(|element| matches!(element.kind, ElementKind::Note(_) | ElementKind::Markup));
    apart.any(|element| {
        element.kind == ElementKind::Markup && article.text.slice(element.span).lines().any(|line| is_rule(line.trim()))
    })
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && ["-", "*", "_"].iter().any(|sign| line.replace(' ', "").replace(sign, "").is_empty())
}
