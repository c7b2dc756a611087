//! Has the rules look at articles, at records, and at all articles together.

use super::{CorpusFacts, CorpusFinding, Facts, Finding, RULES, RecordFile, Selection, Settings, Subject};
use crate::extract::Reading;
use crate::text::Span;

/// What the rules found in one article, and what they keep of it.
#[derive(Debug, Default)]
pub struct Found {
    /// What is wrong, in the order of the file.
    pub findings: Vec<Finding>,
    /// What the rules that see all articles keep of this one, for [`CorpusFacts::add`].
    pub facts: Vec<u8>,
}

/// Has the rules of `selection` look at one article.
#[must_use]
pub fn check(reading: &Reading<'_>, settings: &Settings, selection: &Selection) -> Found {
    let mut findings = Vec::new();
    let mut facts = Facts::new(0);
    let subject = Subject::new(reading);
    let notes = Notes::of(reading);
    for (index, rule) in RULES.iter().enumerate().filter(|(index, _)| selection.is_on(*index)) {
        let from = findings.len();
        rule.check(&subject, settings, &mut findings);
        for finding in &mut findings[from..] {
            selection.settle(index, finding);
            if finding.note.is_none() {
                finding.note = notes.at(finding.span).map(str::to_owned);
            }
        }
        facts.turn_to(index);
        rule.gather(&subject, settings, &mut facts);
    }
    sort(&mut findings);
    Found { findings, facts: facts.into_bytes() }
}

/// Has the rules of `selection` look at one record.
#[must_use]
pub fn check_record(file: &RecordFile<'_>, settings: &Settings, selection: &Selection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, rule) in RULES.iter().enumerate().filter(|(index, _)| selection.is_on(*index)) {
        let from = findings.len();
        rule.check_record(file, settings, &mut findings);
        for finding in &mut findings[from..] {
            selection.settle(index, finding);
        }
    }
    sort(&mut findings);
    findings
}

/// Has the rules of `selection` look at what was kept of all articles. The findings come in the order of the
/// files; what is off for one file only must still be taken out.
#[must_use]
pub fn check_corpus(facts: &CorpusFacts<'_>, settings: &Settings, selection: &Selection) -> Vec<CorpusFinding> {
    let mut findings: Vec<CorpusFinding> = Vec::new();
    for (index, rule) in RULES.iter().enumerate().filter(|(index, _)| selection.is_on(*index)) {
        let from = findings.len();
        rule.check_corpus(facts, settings, &mut findings);
        for found in &mut findings[from..] {
            selection.settle(index, &mut found.finding);
        }
    }
    findings.sort_by(|one, other| one.file.cmp(&other.file).then_with(|| order(&one.finding, &other.finding)));
    findings
}

/// Puts findings in the order of the file, those at one place in the order of their codes.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(order);
}

fn order(one: &Finding, other: &Finding) -> std::cmp::Ordering {
    let place = |finding: &Finding| (finding.span, finding.rule.code);
    place(one).cmp(&place(other)).then_with(|| one.message.cmp(&other.message))
}

/// Where the notes of an article and the markers that call them stand.
struct Notes<'r> {
    notes: Places<'r>,
    markers: Places<'r>,
}

impl<'r> Notes<'r> {
    fn of(reading: &'r Reading<'_>) -> Self {
        let article = &reading.article;
        let notes = article.notes.iter().enumerate();
        let notes = notes.flat_map(|(index, note)| note.spans.iter().map(move |span| (*span, index, &*note.label)));
        let markers = article.refs.iter().enumerate().map(|(index, marker)| (marker.span, index, &*marker.label));
        Self { notes: Places::new(notes), markers: Places::new(markers) }
    }

    /// The number of the note in which `span` stands, or which the marker at `span` calls.
    fn at(&self, span: Span) -> Option<&'r str> {
        let inside = |place: Span| !span.is_empty() || span.start < place.end;
        self.notes.first(span, inside).or_else(|| self.markers.first(span, |_| true))
    }
}

/// Labels by their places in the file.
struct Places<'r> {
    /// In the order of the file: the place, the number of its label, and the label.
    places: Vec<(Span, usize, &'r str)>,
    /// How far any place up to each has come.
    furthest: Vec<usize>,
}

impl<'r> Places<'r> {
    fn new(places: impl Iterator<Item = (Span, usize, &'r str)>) -> Self {
        let mut places: Vec<_> = places.collect();
        places.sort_unstable();
        let mut end = 0;
        let ends = places.iter().map(|(span, ..)| {
            end = end.max(span.end);
            end
        });
        let furthest = ends.collect();
        Self { places, furthest }
    }

    /// The first label at a place that holds `span` and for which `is` holds.
    fn first(&self, span: Span, is: impl Fn(Span) -> bool) -> Option<&'r str> {
        let after = self.places.partition_point(|(place, ..)| place.start <= span.start);
        let near = (0..after).rev().take_while(|index| self.furthest[*index] >= span.end);
        let holding = near.map(|index| self.places[index]).filter(|(place, ..)| place.contains(span) && is(*place));
        holding.min_by_key(|(_, index, _)| *index).map(|(.., label)| label)
    }
}
