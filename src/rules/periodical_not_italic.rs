//! STY004.

use super::passage::{Passage, passages};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Format, MarkKind, Within};
use crate::extract::Field;
use crate::record::SourceType;
use crate::text::key;
use std::collections::HashSet;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// The name of a newspaper, magazine or journal stands in italics, where the article sets it so elsewhere.
    ///
    /// Reported only for a name that the same article does set in italics in another place: whether some other
    /// name is that of a newspaper or of an agency, a station or a site, which stand in roman, cannot be told from
    /// the note.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Azzaman*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, "The Army of the North," Azzaman, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Azzaman*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, "The Army of the North," Reuters, August 22, 2017.
    /// ```
    PeriodicalNotItalic = "STY004", "periodical-not-italic", Warning, Safe
}

impl Rule for PeriodicalNotItalic {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut italic: HashSet<String> = HashSet::new();
        let mut roman: Vec<(Passage<'_>, Range<usize>)> = Vec::new();
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
            for citation in &reading.notes[index].citations {
                let periodical = matches!(
                    citation.item.kind,
                    SourceType::ArticleNewspaper | SourceType::ArticleJournal | SourceType::ArticleMagazine
                );
                let container = citation.fields.iter().find(|field| field.field == Field::Container);
                let Some(container) = container.filter(|_| periodical) else { continue };
                if passage.is_in(container.range.start, |kind| matches!(kind, MarkKind::Emphasis)) {
                    italic.insert(key(&passage.words()[container.range.clone()]));
                } else {
                    roman.push((passage, container.range.clone()));
                }
            }
        }
        for (passage, range) in roman {
            let name = &passage.words()[range.clone()];
            if !italic.contains(&key(name)) {
                continue;
            }
            let span = passage.span(range.clone());
            let mut finding = self.finding(span, format!("“{name}” stands in roman here, and in italics elsewhere"));
            let markdown = Format::of(reading.article.text) == Format::Markdown;
            if markdown && reading.article.text.slice(span) == name {
                finding = finding.fix(true, vec![Edit::insert(span.start, "*"), Edit::insert(span.end, "*")]);
            }
            found.push(finding.help("set it in italics"));
        }
    }
}
