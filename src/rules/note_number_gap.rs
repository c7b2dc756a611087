//! MRK003.

use super::passage::number;
use super::renumber::renumber;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;
use foldhash::HashSet;
use std::collections::BTreeMap;

rule! {
    /// ## What it checks
    /// Note numbers go up by one. A number that neither a marker nor a note bears was lost, with its source, or
    /// the count is wrong.
    ///
    /// A marker without a note (MRK001) and a note without a marker (MRK002) are not gaps. Two numberings, one of
    /// which starts again at 1, are reported as repeated numbers (MRK004).
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>3</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>3</sup> *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    NoteNumberGap = "MRK003", "note-number-gap", Error, Unsafe
}

impl Rule for NoteNumberGap {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        // The first place of each number, a marker before a note.
        let mut places: BTreeMap<u32, (Span, &str)> = BTreeMap::new();
        let markers = article.refs.iter().map(|marker| (&marker.label, marker.span));
        for (label, span) in markers.chain(article.notes.iter().map(|note| (&note.label, note.label_span))) {
            if let Some(number) = number(label) {
                places.entry(number).or_insert((span, label));
            }
        }
        // One number alone is an excerpt, not a count.
        if places.len() < 2 {
            return;
        }
        // A marker beyond a gap that calls no note is a slip of its own (MRK001).
        let known: HashSet<&str> = article.notes.iter().map(|note| note.label.as_str()).collect();
        let mut expected = 1;
        let mut first = true;
        for (number, (span, label)) in places {
            if number > expected {
                if !known.is_empty() && !known.contains(label) {
                    continue;
                }
                let message = match number - expected {
                    1 => format!("note {expected} is missing: the numbers go on with {number}"),
                    _ => format!("notes {expected} to {} are missing: the numbers go on with {number}", number - 1),
                };
                let help = "restore the missing note, or renumber those that follow and the references to them";
                let mut finding = self.finding(span, message).note(label).help(help);
                // One renumbering closes all gaps.
                if let Some(edits) = std::mem::take(&mut first).then(|| renumber(reading)).flatten() {
                    finding = finding.fix(false, edits);
                }
                found.push(finding);
            }
            expected = number.saturating_add(1);
        }
    }
}
