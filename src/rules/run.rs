//! Has the rules look at articles, at records, and at all articles together.

use super::{CorpusFacts, CorpusFinding, Fact, Facts, Finding, Meta, RULES, RecordFile, Selection, Settings, Subject};
use crate::extract::Reading;
use crate::text::Span;

/// What the rules found in one article, and what they keep of it.
#[derive(Debug, Default)]
pub struct Found {
    /// What is wrong, in the order of the file.
    pub findings: Vec<Finding>,
    /// What the rules that see all articles keep of this one.
    pub facts: Vec<(&'static Meta, Fact)>,
}

/// Has the rules of `selection` look at one article.
#[must_use]
pub fn check(reading: &Reading<'_>, settings: &Settings, selection: &Selection) -> Found {
    let mut findings = Vec::new();
    let mut facts = Facts::new(RULES[0].meta());
    let subject = Subject::new(reading);
    for (index, rule) in RULES.iter().enumerate().filter(|(index, _)| selection.is_on(*index)) {
        let from = findings.len();
        rule.check(&subject, settings, &mut findings);
        for finding in &mut findings[from..] {
            selection.settle(index, finding);
            if finding.note.is_none() {
                finding.note = note_at(reading, finding.span);
            }
        }
        facts.turn_to(rule.meta());
        rule.gather(reading, settings, &mut facts);
    }
    sort(&mut findings);
    Found { findings, facts: facts.into_facts() }
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
pub fn check_corpus(facts: &CorpusFacts, settings: &Settings, selection: &Selection) -> Vec<CorpusFinding> {
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

/// The number of the note in which `span` stands, or which the marker at `span` calls.
fn note_at(reading: &Reading<'_>, span: Span) -> Option<String> {
    let article = &reading.article;
    let within = |place: &Span| place.contains(span) && (!span.is_empty() || span.start < place.end);
    let note = article.notes.iter().find(|note| note.spans.iter().any(within)).map(|note| &note.label);
    let marker = || article.refs.iter().find(|marker| marker.span.contains(span)).map(|marker| &marker.label);
    note.or_else(marker).cloned()
}
