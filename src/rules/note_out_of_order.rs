//! MRK011.

use super::passage::number;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;
use foldhash::{HashSet, HashSetExt as _};

rule! {
    /// ## What it checks
    /// Markers come in the order of their numbers, and so do notes.
    ///
    /// A number that stands a second time is reported by MRK005 or MRK004 only, and a marker without a note by MRK001.
    /// Of many numbers in a wrong order, the fewest are told whose moving puts the rest in order.
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
        let known: HashSet<&str> = article.notes.iter().map(|note| note.label.as_str()).collect();
        let called = article.refs.iter().filter(|marker| known.is_empty() || known.contains(marker.label.as_str()));
        let markers = astray(called.map(|marker| (marker.label.as_str(), marker.span)));
        for Astray { label, span, way, beside, other } in &markers {
            let message = format!("the marker of note {label} stands {way} that of note {beside}");
            let finding = self.finding(*span, message).note(*label).help("renumber markers and notes");
            found.push(finding.related(*other, format!("marker {beside}")));
        }
        let notes = astray(article.notes.iter().map(|note| (note.label.as_str(), note.label_span)));
        for Astray { label, span, way, beside, other } in notes {
            // A list that follows the markers in their wrong order has one defect, not two.
            if markers.iter().any(|marker| marker.label == label) {
                continue;
            }
            let message = format!("note {label} stands {way} note {beside}");
            let finding = self.finding(span, message).note(label).help("put the notes in the order of their numbers");
            found.push(finding.related(other, format!("note {beside}")));
        }
    }
}

/// What stands in a wrong place among the others.
struct Astray<'l> {
    label: &'l str,
    span: Span,
    /// Whether it stands "after" or "before" the nearest thing in order that shows it.
    way: &'static str,
    beside: u32,
    other: Span,
}

/// The fewest of `labels` without which the numbers of the others go up; of several such choices, the latest.
fn astray<'l>(labels: impl Iterator<Item = (&'l str, Span)>) -> Vec<Astray<'l>> {
    let mut seen = HashSet::new();
    let numbered = labels.filter_map(|(label, span)| Some((number(label)?, label, span)));
    let numbered: Vec<(u32, &str, Span)> = numbered.filter(|(number, ..)| seen.insert(*number)).collect();
    if numbered.is_sorted_by_key(|(number, ..)| *number) {
        return Vec::new();
    }
    let kept = in_order(&numbered.iter().map(|(number, ..)| *number).collect::<Vec<_>>());
    let mut found = Vec::new();
    let mut next = 0;
    for (index, (number, label, span)) in numbered.iter().enumerate() {
        if kept.get(next) == Some(&index) {
            next += 1;
            continue;
        }
        let before = next.checked_sub(1).map(|last| numbered[kept[last]]).filter(|(other, ..)| other > number);
        let after = kept.get(next).map(|at| numbered[*at]);
        let Some((way, (beside, _, other))) =
            before.map(|other| ("after", other)).or_else(|| after.map(|other| ("before", other)))
        else {
            continue;
        };
        found.push(Astray { label, span: *span, way, beside, other });
    }
    found
}

/// The indices of the longest run of `numbers` that goes up, of equally long ones the earliest at each step.
fn in_order(numbers: &[u32]) -> Vec<usize> {
    // From the end: how long a run may be that starts here, and by each length the highest number that starts one.
    let mut highest: Vec<u32> = Vec::new();
    let mut lengths = vec![0; numbers.len()];
    for (index, number) in numbers.iter().enumerate().rev() {
        let length = highest.partition_point(|other| other > number);
        match highest.get_mut(length) {
            Some(other) => *other = *number,
            None => highest.push(*number),
        }
        lengths[index] = length + 1;
    }
    let mut wanted = highest.len();
    let mut last = None;
    let mut kept = Vec::with_capacity(wanted);
    for (index, number) in numbers.iter().enumerate() {
        if lengths[index] == wanted && last.is_none_or(|last| last < *number) {
            kept.push(index);
            last = Some(*number);
            wanted -= 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_numbers_are_astray() {
        for (numbers, astray) in [
            (vec![1, 2, 3], vec![]),
            (vec![1, 3, 2, 4], vec![2]),
            (vec![1, 9, 2, 3, 4], vec![9]),
            (vec![3, 4, 1, 2, 5], vec![1, 2]),
            (vec![4, 3, 2, 1], vec![3, 2, 1]),
            (vec![], vec![]),
        ] {
            let kept = in_order(&numbers);
            let rest = (0..numbers.len()).filter(|index| !kept.contains(index)).map(|index| numbers[index]);
            assert_eq!(rest.collect::<Vec<u32>>(), astray, "{numbers:?}");
        }
    }
}
