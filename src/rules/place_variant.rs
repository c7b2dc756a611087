//! PLC001.

use super::accented::accented;
use super::headed::headed;
use super::heard::{Heard, sound_alike};
use super::printed::{Marks, printed_otherwise};
use super::spelling::{elsewhere, forms, mention, mentioned, text_of, variants};
use super::unlisted::unlisted;
use super::unplaced::unplaced;
use super::{CorpusFacts, CorpusFinding, Edit, Facts, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A place is spelled in one way throughout the body and the remarks of an article.
    ///
    /// A spelling inside a cited title is the work's own. Another name of a place (Constantinople), a name with or
    /// without its article, and one that differs only in the sign for ayn or hamza (NAM004) are no other spelling.
    /// A name that no list of places has is one of these when it stands where a place would and is like no other.
    /// Where articles of a corpus differ from each other, each in one way, it is remarked (info).
    ///
    /// ## Example
    /// ```article
    /// The strike began in Wad Madani. Within days Wad Medani was without bread.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The strike began in Wad Madani. Within days Wad Madani was without bread.
    /// ```
    PlaceVariant = "PLC001", "place-variant", Warning, Unsafe
}

impl Rule for PlaceVariant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let unplaced = unplaced(reading);
        for (index, place) in reading.places.iter().enumerate() {
            let mut astray = unplaced.iter().filter(|name| name.place == index).peekable();
            // Most places are called by one name throughout.
            let mut words = place.mentions.iter().map(|(within, range)| mentioned(reading, *within, range));
            let first = words.next();
            if astray.peek().is_none() && words.all(|words| Some(words) == first) {
                continue;
            }
            let mentions = place.mentions.iter().map(|(within, range)| mention(reading, *within, range));
            let named: Vec<(&str, Span)> = mentions.chain(astray.map(|name| (name.words, name.span))).collect();
            for (kept, other) in printed_otherwise(&named, Marks::OfAlphabets) {
                let spans = other.iter().map(|index| named[*index].1).collect::<Vec<Span>>();
                found.push(self.tell(named[kept], named[other[0]].0, &spans));
            }
            for (kept, other) in variants(&forms(named), is_spelling) {
                found.push(self.tell((kept.words, kept.span), other.words, &other.spans));
            }
        }
        for named in headed(reading).into_iter().chain(unlisted(reading)) {
            for (kept, other) in variants(&forms(named), sound_alike) {
                if !found.iter().any(|told| told.rule.code == META.code && told.span.overlaps(other.span)) {
                    found.push(self.tell((kept.words, kept.span), other.words, &other.spans));
                }
            }
        }
        for name in accented(reading) {
            found.push(self.tell((&name.kept.0, name.kept.1), &name.words, &name.spans));
        }
    }

    fn gather(&self, reading: &Subject<'_, '_>, _: &Settings, facts: &mut Facts) {
        let (mut key, mut told) = (String::new(), Vec::new());
        for place in &reading.places {
            let (name, country) = (&place.place.name, place.place.country.as_deref().unwrap_or_default());
            key.clear();
            key.extend([country, " ", name]);
            told.clear();
            for (within, range) in &place.mentions {
                let words = mentioned(reading, *within, range);
                if told.contains(&words) {
                    continue;
                }
                let span = text_of(reading, *within).plain.span(range.clone());
                if span.len() == words.len() {
                    facts.add(&key, words, span, None);
                    told.push(words);
                }
            }
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for other in elsewhere(facts.of(META.code), is_spelling) {
            let mut told = other.told(self, "choose one spelling for the corpus");
            told.finding = told.finding.severity(Severity::Info);
            found.push(told);
        }
    }
}

impl PlaceVariant {
    /// Says that what stands at `spans` as `words` is spelled as `kept` elsewhere.
    fn tell(&self, kept: (&str, Span), words: &str, spans: &[Span]) -> Finding {
        let edits = spans.iter().map(|span| Edit::replace(*span, kept.0)).collect();
        let finding = self.finding(spans[0], format!("{words} is also spelled {}", kept.0));
        finding.related(kept.1, "spelled so here").help("choose one spelling").fix(false, edits)
    }
}

/// How near two words of one place's names must be, from 0 to 1.
const NEAR: f64 = 0.7;

/// Whether two names of one place are spellings of one name: word for word they begin alike and are near.
fn is_spelling(one: &str, other: &str) -> bool {
    let heard = (Heard::of(one), Heard::of(other));
    let sounds = (heard.0.sound(), heard.1.sound());
    let differ = heard.0.key() != heard.1.key();
    let pairs = || sounds.0.split(' ').zip(sounds.1.split(' '));
    let count = |words: &str| words.split(' ').count();
    let near = |(one, other): (&str, &str)| {
        let initial = |word: &str| word.chars().next().map(|c| if matches!(c, 'q' | 'g') { 'k' } else { c });
        one == other || (initial(one) == initial(other) && strsim::normalized_damerau_levenshtein(one, other) >= NEAR)
    };
    let solid = |words: &str| words.replace(' ', "");
    heard.0.is_like(&heard.1)
        || heard.0.letters().opens_otherwise(heard.1.letters())
        || (differ && solid(sounds.0) == solid(sounds.1))
        || (differ && count(sounds.0) == count(sounds.1) && pairs().all(near))
}
