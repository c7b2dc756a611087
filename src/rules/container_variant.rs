//! NAM007.

use super::heard::Heard;
use super::printed::{Marks, printed_otherwise};
use super::spelling::{elsewhere, forms, skeleton, variants_in_sound};
use super::{CorpusFacts, CorpusFinding, Edit, Facts, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::extract::{Field, Reading};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A newspaper or journal has one name throughout an article.
    ///
    /// Two names are one when word for word they sound alike, or have the same consonants: *Azzaman* and *al-Zaman*,
    /// *Yedi‘ot Aharonot* and *Yediot Ahronot*; or the same letters but for an accent or the form of the article,
    /// *al-Nahar* and *an-Nahar*. *Al-Ahram* and *al-Ahrar* are two newspapers. Where articles of a corpus differ from
    /// each other, each in one way, it is remarked (info).
    ///
    /// ## Example
    /// ```article
    /// They left.<sup>1</sup> They came back.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "Markets Reopen," *Azzaman*, May 3, 2016.
    /// - <sup>2</sup> Basil Nur, "Markets Close," *al-Zaman*, May 5, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They left.<sup>1</sup> They came back.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "Markets Reopen," *Azzaman*, May 3, 2016.
    /// - <sup>2</sup> Basil Nur, "Markets Close," *Azzaman*, May 5, 2016.
    /// ```
    ContainerVariant = "NAM007", "container-variant", Warning, Unsafe
}

impl Rule for ContainerVariant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let named = containers(reading);
        self.letters(&named, found);
        let forms = forms(named);
        for (kept, other) in variants_in_sound(&forms, bones) {
            let message = format!("{} is also called {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words)).collect();
            let finding = self.finding(other.span, message).related(kept.span, "called so here");
            found.push(finding.help("use one name, unless they are two").fix(false, edits));
        }
    }

    fn gather(&self, reading: &Subject<'_, '_>, _: &Settings, facts: &mut Facts) {
        for (words, span) in containers(reading) {
            facts.add(Heard::of(words).sound(), words, span, None);
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for other in elsewhere(facts.of(META.code), |_, _| true) {
            let mut told = other.told(self, "use one name in the corpus, unless they are two");
            told.finding = told.finding.severity(Severity::Info);
            found.push(told);
        }
    }
}

/// The newspapers, journals and books that the citations name.
fn containers<'r>(reading: &'r Reading<'_>) -> Vec<(&'r str, Span)> {
    let mut named = Vec::new();
    for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
        for field in read.citations.iter().flat_map(|citation| &citation.fields) {
            if field.field == Field::Container {
                let words = &note.text.as_str()[field.range.clone()];
                named.push((words, note.text.plain.span(field.range.clone())));
            }
        }
    }
    named
}

impl ContainerVariant {
    /// Names of one key that are printed in other letters: *L’Écho* and *L’Echo*, *al-Nahar* and *an-Nahar*. Capitals,
    /// signs for ayn, and an article that is there or not are no other name.
    fn letters(&self, named: &[(&str, Span)], found: &mut Vec<Finding>) {
        for (kept, other) in printed_otherwise(named, Marks::All) {
            let (name, first) = &named[kept];
            let (words, span) = &named[other[0]];
            let edits = other.iter().map(|index| Edit::replace(named[*index].1, *name)).collect();
            let message = format!("{words} is also written {name}");
            let finding = self.finding(*span, message).related(*first, "written so here");
            found.push(finding.help("write the name in one way").fix(false, edits));
        }
    }
}

/// How many consonants two names must share where their vowels sound different.
const ENOUGH: usize = 5;

/// The consonants of a name that has enough of them.
fn bones(words: &str) -> Option<String> {
    let bones = skeleton(Heard::of(words).sound());
    (bones.chars().count() >= ENOUGH).then_some(bones)
}
