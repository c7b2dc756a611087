//! STY003.

use super::passage::{Passage, passages};
use super::{Finding, Meta, Rule, Settings, rule};
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
    TitleNotQuoted = "STY003", "title-not-quoted", Info
}

impl Rule for TitleNotQuoted {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Reading<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut quoted = 0;
        let mut italic: Vec<(Passage<'_>, Range<usize>)> = Vec::new();
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
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
                } else if passage.is_in(title.range.start, |kind| matches!(kind, MarkKind::Emphasis)) {
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
                found.push(self.finding(span, message).help("put it in quotation marks"));
            }
        }
    }
}
