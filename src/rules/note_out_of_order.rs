//! MRK011.

use super::passage::number;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;
use std::collections::HashSet;

rule! {
    /// ## What it checks
    /// Markers come in the order of their numbers, and so do notes.
    ///
    /// A number that stands a second time is reported by MRK005 or MRK004 only.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>2</sup> The army stayed.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 22, 2017.
    /// - <sup>2</sup> *Niqash*, August 21, 2017.
    /// ```
    NoteOutOfOrder = "MRK011", "note-out-of-order", Error
}

impl Rule for NoteOutOfOrder {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let markers = backwards(article.refs.iter().map(|marker| (marker.label.as_str(), marker.span)));
        for (label, span, (higher, other)) in &markers {
            let message = format!("the marker of note {label} stands after that of note {higher}");
            let finding = self.finding(*span, message).note(*label).help("renumber markers and notes");
            found.push(finding.related(*other, format!("marker {higher}")));
        }
        let notes = backwards(article.notes.iter().map(|note| (note.label.as_str(), note.label_span)));
        for (label, span, (higher, other)) in notes {
            // A list that follows the markers in their wrong order has one defect, not two.
            if markers.iter().any(|(marker, ..)| *marker == label) {
                continue;
            }
            let message = format!("note {label} stands after note {higher}");
            let finding = self.finding(span, message).note(label).help("put the notes in the order of their numbers");
            found.push(finding.related(other, format!("note {higher}")));
        }
    }
}

/// What bears a lower number than something before it, and the nearest such thing.
fn backwards<'l>(labels: impl Iterator<Item = (&'l str, Span)>) -> Vec<(&'l str, Span, (u32, Span))> {
    let mut highest: Option<(u32, Span)> = None;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (label, span) in labels {
        let Some(number) = number(label) else { continue };
        if !seen.insert(number) {
            continue;
        }
        match highest {
            Some(higher) if number < higher.0 => found.push((label, span, higher)),
            _ => highest = Some((number, span)),
        }
    }
    found
}
