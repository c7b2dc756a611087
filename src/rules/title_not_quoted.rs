//! STY003.

use super::passage::{Passage, is_markdown, passages};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{MarkKind, Within};
use crate::extract::{Field, Reading};
use crate::record::SourceType;
use crate::text::Span;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// The title of an article stands in quotation marks, where the other notes put it so: italics are for what
    /// appears by itself.
    ///
    /// ## Why it does not fail a check
    /// Whether an item is an article or a thing that appears by itself is a judgement, and this one is a program's.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, *The Army of the North*, *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, "The Army of the North," *Niqash*, August 22, 2017.
    /// ```
    TitleNotQuoted = "STY003", "title-not-quoted", Info, Unsafe
}

impl Rule for TitleNotQuoted {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let (mut quoted, mut curly) = (0, false);
        let mut italic: Vec<(Passage<'_>, Range<usize>)> = Vec::new();
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
            let emphasis = passage.marked(|kind| matches!(kind, MarkKind::Emphasis));
            for citation in &reading.notes[index].citations {
                let of_article = matches!(
                    citation.item.kind,
                    SourceType::ArticleNewspaper | SourceType::ArticleJournal | SourceType::ArticleMagazine
                );
                let title = citation.fields.iter().find(|field| field.field == Field::Title);
                let Some(title) = title.filter(|_| of_article) else { continue };
                let words = passage.words();
                if words[..title.range.start].ends_with(['"', '“', '‘', '\'', '«', '„']) {
                    quoted += 1;
                    curly |= words[..title.range.start].ends_with('“');
                } else if emphasis.has(title.range.start) {
                    italic.push((passage, title.range.clone()));
                }
            }
        }
        if quoted > italic.len() || (quoted > 0 && quoted == italic.len()) {
            for (passage, range) in italic {
                let message = "the title of an article stands in italics, and others in quotation marks".to_owned();
                // With the link around it, where there is one.
                let around = passage.text.marks.iter().filter(|mark| mark.range == range).map(|mark| mark.span);
                let span = around.fold(passage.span(range.clone()), Span::cover);
                let mut finding = self.finding(span, message).help("put it in quotation marks");
                if let Some(edits) = quoted_instead(reading, passage, &range, curly) {
                    finding = finding.fix(false, edits);
                }
                found.push(finding);
            }
        }
    }
}

/// The edits that put the title at `range` in quotation marks in place of its italics, the comma after it inside them.
/// Nothing where it has quotation marks of its own, or other words share its italics.
fn quoted_instead(reading: &Reading<'_>, passage: Passage<'_>, range: &Range<usize>, curly: bool) -> Option<Vec<Edit>> {
    let text = reading.article.text;
    let mut own = passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis && mark.range == *range);
    let mark = own.next()?;
    let inner = passage.span(range.clone());
    let title = text.slice(inner);
    let sound =
        is_markdown(text) && !title.contains(['"', '“', '”', '*', '\n']) && title == &passage.words()[range.clone()];
    // The markup is the stars or strokes next to the words, escaped or not.
    let open = text.slice(Span::new(mark.span.start, inner.start));
    let close = text.slice(Span::new(inner.end, mark.span.end));
    let is_markup = |words: &str| !words.is_empty() && words.chars().all(|c| matches!(c, '*' | '_' | '\\'));
    if !sound || !is_markup(open) || !is_markup(close) {
        return None;
    }
    let (opener, closer) = if curly { ("“", "”") } else { ("\"", "\"") };
    let comma = text.text()[mark.span.end..].starts_with(',');
    let end = mark.span.end + usize::from(comma);
    let closer = if comma { format!(",{closer}") } else { closer.to_owned() };
    Some(vec![
        Edit::replace(Span::new(mark.span.start, inner.start), opener),
        Edit::replace(Span::new(inner.end, end), closer),
    ])
}
