//! NAM003.

use super::heard::Heard;
use super::printed::{Marks, printed_otherwise};
use super::spelling::{elsewhere, forms, variants_in_sound};
use super::{CorpusFacts, CorpusFinding, Edit, Facts, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::text::Span;
use std::collections::BTreeSet;

rule! {
    /// ## What it checks
    /// A transliterated term in italics is spelled in one way throughout an article.
    ///
    /// Two terms are one when word for word they sound alike and the letters differ, if only by the diacritics of an
    /// alphabet (*mükellefiyet*, *mukellefiyet*); an English plural in -s is the same term. What notes cite is left alone,
    /// and so is a term that differs only in the sign for ayn or hamza, which is NAM004. Where articles of a corpus
    /// differ from each other, each in one way, it is remarked (info).
    ///
    /// ## Example
    /// ```article
    /// They declared the *Wilayat al-Furat* in spring. By autumn the *Wilayat al-Forat* had a governor.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They declared the *Wilayat al-Furat* in spring. By autumn the *Wilayat al-Furat* had a governor.
    /// ```
    TermVariant = "NAM003", "term-variant", Warning, Unsafe
}

impl Rule for TermVariant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let terms = reading.terms().iter().map(|(words, span, ..)| singular(words, *span));
        let terms: Vec<(&str, Span)> = terms.filter(|(words, _)| words.chars().count() > 3).collect();
        for (kept, other) in printed_otherwise(&terms, Marks::OfAlphabets) {
            let (words, first) = &terms[kept];
            let edits = other.iter().map(|index| Edit::replace(terms[*index].1, *words)).collect();
            let (form, span) = &terms[other[0]];
            let finding = self.finding(*span, format!("{form} is also spelled {words}"));
            found.push(finding.related(*first, "spelled so here").help("choose one spelling").fix(false, edits));
        }
        let terms = with_leads(terms);
        let forms = forms(terms);
        for (kept, other) in variants_in_sound(&forms, |_| None) {
            if found.iter().any(|told| told.rule.code == META.code && told.span.overlaps(other.span)) {
                continue;
            }
            let message = format!("{} is also spelled {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words)).collect();
            let finding = self.finding(other.span, message).related(kept.span, "spelled so here");
            found.push(finding.help("choose one spelling").fix(false, edits));
        }
    }

    fn gather(&self, reading: &Subject<'_, '_>, _: &Settings, facts: &mut Facts) {
        for (words, span, ..) in reading.terms() {
            let (words, span) = singular(words, *span);
            if words.chars().count() > 3 && span.len() == words.len() {
                facts.add(Heard::of(words).sound(), words, span, None);
            }
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for other in elsewhere(facts.of(META.code), |_, _| true) {
            let mut told = other.told(self, "choose one spelling for the corpus");
            told.finding = told.finding.severity(Severity::Info);
            found.push(told);
        }
    }
}

/// `terms`, and of each long one the first words, as many as another term has: *Wathiqat al-‘Ahd wa-l-Ittifaq* is the
/// *Wathiqat al-‘Ahd* too.
fn with_leads<'r>(mut terms: Vec<(&'r str, Span)>) -> Vec<(&'r str, Span)> {
    let count = |words: &str| words.split(' ').count();
    let counts: BTreeSet<usize> = terms.iter().map(|(words, _)| count(words)).filter(|count| *count > 1).collect();
    let mut leads: Vec<(&'r str, Span)> = Vec::new();
    for (words, span) in terms.iter().filter(|(words, span)| span.len() == words.len()) {
        for shorter in counts.range(..count(words)) {
            let end = words.match_indices(' ').nth(shorter - 1).map_or(words.len(), |(at, _)| at);
            leads.push((&words[..end], Span::new(span.start, span.start + end)));
        }
    }
    terms.append(&mut leads);
    terms
}

/// A term without the English s of its plural.
fn singular(words: &str, span: Span) -> (&str, Span) {
    match words.strip_suffix('s').filter(|rest| rest.ends_with(|c: char| c.is_alphabetic() && c != 's')) {
        Some(rest) if span.len() == words.len() => (rest, Span::new(span.start, span.end - 1)),
        _ => (words, span),
    }
}
