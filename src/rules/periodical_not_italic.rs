//! STY004.

use super::passage::{Passage, passages};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{Format, MarkKind, Within};
use crate::extract::{Field, is_periodical};
use crate::record::SourceType;
use crate::text::key;
use foldhash::{HashSet, HashSetExt as _};
use std::ops::Range;

rule! {
    /// ## What it checks
    /// The name of a newspaper, magazine or journal stands in italics, where the article sets it so elsewhere.
    ///
    /// Reported for a name that the same article does set in italics in another place, and for a known newspaper or
    /// magazine where most others stand in italics: agencies, stations and sites stand in roman.
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
            let emphasis = passage.marked(|kind| matches!(kind, MarkKind::Emphasis));
            for citation in &reading.notes[index].citations {
                let periodical = matches!(
                    citation.item.kind,
                    SourceType::ArticleNewspaper | SourceType::ArticleJournal | SourceType::ArticleMagazine
                );
                let container = citation.fields.iter().find(|field| field.field == Field::Container);
                let Some(container) = container.filter(|_| periodical) else { continue };
                if emphasis.has(container.range.start) {
                    italic.insert(key(&passage.words()[container.range.clone()]));
                } else {
                    roman.push((passage, container.range.clone()));
                }
            }
        }
        let is_usual = italic.len() > roman.len();
        for (passage, range) in roman {
            let name = &passage.words()[range.clone()];
            let told = if italic.contains(&key(name)) {
                format!("“{name}” stands in roman here, and in italics elsewhere")
            } else if is_usual && is_periodical(name) {
                format!("“{name}” stands in roman, and other periodicals in italics")
            } else {
                continue;
            };
            let span = passage.span(range.clone());
            let mut finding = self.finding(span, told);
            let markdown = Format::of(reading.article.text) == Format::Markdown;
            if markdown && reading.article.text.slice(span) == name {
                finding = finding.fix(true, vec![Edit::insert(span.start, "*"), Edit::insert(span.end, "*")]);
            }
            found.push(finding.help("set it in italics"));
        }
    }
}
