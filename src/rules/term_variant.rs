//! NAM003.

use super::spelling::{forms, terms, variants_in_sound};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// A transliterated term in italics is spelled in one way throughout an article.
    ///
    /// Two terms are one when word for word they sound alike and the letters differ. What notes cite is left alone,
    /// and so is a term that differs only in the sign for ayn or hamza, which is NAM004.
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
        let terms = terms(reading).into_iter().map(|(words, span, ..)| (words, span));
        let forms = forms(terms.filter(|(words, _)| words.chars().count() > 3));
        for (kept, other) in variants_in_sound(&forms, |_| None) {
            let message = format!("{} is also spelled {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words.clone())).collect();
            let finding = self.finding(other.span, message).related(kept.span, "spelled so here");
            found.push(finding.help("choose one spelling").fix(false, edits));
        }
    }
}
