//! DAT007.

use super::stated::{phrase_at, plain};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::{DateReading, stance_of};
use crate::record::{Edtf, Precision, SourceType, Stance};
use foldhash::{HashMap, HashMapExt as _};
use jiff::civil;

/// Words by which a sentence speaks of what was still to come.
const AHEAD: &[&str] = &[
    "will",
    "would",
    "shall",
    "plan",
    "plans",
    "planned",
    "scheduled",
    "due",
    "until",
    "till",
    "set",
    "expected",
    "by",
    "hoped",
    "intended",
    "promised",
    "proposed",
    "slated",
    "next",
    "before",
    "deadline",
    "later",
];

rule! {
    /// ## What it checks
    /// No event that a sentence dates is later than every source in the note at its marker: what appeared on May 2
    /// cannot tell of May 9.
    ///
    /// Only the marker's own claim is looked at, only dates with their year, and no sentence that speaks of what
    /// was planned, promised or still to come. A note that cites something undated vouches for any date.
    ///
    /// ## Example
    /// ```article
    /// # The Fall of a Town
    ///
    /// Nur Haj
    ///
    /// On May 9, 2017, the army entered the town and burned the market to the ground.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 2, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Fall of a Town
    ///
    /// Nur Haj
    ///
    /// On May 9, 2017, the army entered the town and burned the market to the ground.<sup>1</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 12, 2017.
    /// ```
    EventAfterSource = "DAT007", "event-after-source", Warning
}

impl Rule for EventAfterSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut by_block: HashMap<usize, Vec<&DateReading>> = HashMap::new();
        for date in &reading.dates {
            if let Within::Block(block) = date.within {
                by_block.entry(block).or_default().push(date);
            }
        }
        for claim in &reading.claims {
            let cited = claim.notes.iter().flat_map(|note| &reading.notes[*note].citations);
            let mut newest: Option<(civil::Date, &Edtf)> = None;
            let mut all_dated = true;
            for citation in cited {
                // A later reference has the date of the work it refers to.
                let resolved = citation.source.map(|source| &reading.sources[source]);
                // A law tells the day on which it comes into force, and a treaty what is to be done.
                let kind = resolved.map_or(citation.item.kind, |source| source.kind);
                if matches!(
                    kind,
                    SourceType::Legislation | SourceType::Bill | SourceType::Regulation | SourceType::Treaty
                ) {
                    all_dated = false;
                }
                let issued =
                    citation.item.issued.as_ref().or_else(|| resolved.and_then(|source| source.issued.as_ref()));
                let last = issued.and_then(|issued| Some((issued.latest()?, issued)));
                all_dated &= last.is_some();
                if let Some(last) = last.filter(|last| newest.is_none_or(|newest| newest.0 < last.0)) {
                    newest = Some(last);
                }
            }
            let (Some((newest, issued)), true) = (newest, all_dated) else { continue };
            let text = plain(reading, Within::Block(claim.block));
            let looks_ahead = || {
                let mut words = text.as_str()[claim.range.clone()].split(|c: char| !c.is_alphanumeric());
                words.any(|word| AHEAD.contains(&word))
            };
            let own = by_block.get(&claim.block).map(Vec::as_slice).unwrap_or_default();
            let from = own.partition_point(|date| date.range.start < claim.range.start);
            for date in own[from..].iter().take_while(|date| date.range.end <= claim.range.end) {
                let printed = phrase_at(reading, date.within, &date.range);
                let sure = printed.is_some_and(|phrase| !phrase.lacks_year() && phrase.problem.is_none())
                    && date.edtf.precision() >= Precision::Month
                    && !date.edtf.is_approximate();
                // A day of another calendar is counted by tables, which may be a day out.
                let slack = i64::from(date.calendar.is_some());
                let until = newest.checked_add(jiff::Span::new().days(slack)).unwrap_or(newest);
                if !sure || date.edtf.earliest().is_none_or(|first| first <= until) {
                    continue;
                }
                if looks_ahead() {
                    break;
                }
                let read = || stance_of(&reading.article, claim.block, claim.range.clone()).0;
                if claim.stance.unwrap_or_else(read) == Stance::Predicted {
                    break;
                }
                let note = claim.notes.first().map(|note| &reading.article.notes[*note]);
                let message = format!("this is of {}, and nothing in the note is later than {issued}", date.edtf);
                let mut finding = self.finding(text.span(date.range.clone()), message);
                finding = finding.help("correct one of the dates, or cite what tells of the event");
                if let Some(note) = note {
                    finding = finding
                        .note(&note.label)
                        .related(note.spans.first().copied().unwrap_or(note.label_span), "the note");
                }
                found.push(finding);
            }
        }
    }
}
