//! STY006.

use super::passage::passages;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::MarkKind;
use crate::text::{Span, each_byte};
use std::ops::Range;

/// Words that English doubles on purpose: *had had*, *that that*, *what it is is*, *in in-flight*.
const MAY_DOUBLE: &[&str] =
    &["had", "that", "is", "very", "so", "many", "much", "long", "no", "do", "her", "who", "what", "ha", "bye"];

/// Articles, prepositions and conjunctions, of which one can always go.
const SAFE: &[&str] = &[
    "the", "a", "an", "of", "to", "and", "by", "for", "from", "with", "at", "or", "but", "as", "into", "between",
    "against", "under", "its", "their", "his", "this", "these", "was", "were", "be", "been", "are", "which", "than",
];

rule! {
    /// ## What it checks
    /// No word stands twice in a row. Both must be written in the same case, so that an acronym before a small
    /// word (*IS is*) passes, and only words in small letters count, so that *Boutros Boutros-Ghali* does; but an
    /// article or preposition with the capital of its sentence (*The the town*) is one that stands twice.
    ///
    /// Not reported: what English doubles (*had had*, *that that*), words in italics, which may be of a language
    /// that doubles, and words with a sign between them.
    ///
    /// ## Example
    /// ```article
    /// Before launching the the battle, the IS is said to have left.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Before launching the battle, the IS is said to have left; he had had no part in it, and he said that that
    /// was so. They came *shway shway*.
    /// ```
    DoubledWord = "STY006", "doubled-word", Warning, Safe
}

impl Rule for DoubledWord {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
            let emphasis = passage.marked(|kind| matches!(kind, MarkKind::Emphasis));
            for (first, second) in doubled(passage.words()) {
                let word = &passage.words()[first.clone()];
                // Another language may double a word; none doubles an English article or preposition.
                let small = &passage.words()[second.clone()];
                let own = SAFE.contains(&small) && word.len() > 1;
                if !own && (emphasis.has(first.start) || emphasis.has(second.start)) {
                    continue;
                }
                let (one, other) = (passage.span(first.clone()), passage.span(second.clone()));
                let whole = first.start..second.end;
                let mut finding = self.finding(passage.span(whole.clone()), format!("“{word}” stands twice"));
                // A page break may lie between the two: then both are told, and nothing is taken out.
                if passage.text.plain.spans(whole).len() == 1 && one.len() == word.len() && other.len() == word.len() {
                    let cut = vec![Edit::delete(Span::new(one.end, other.end))];
                    finding = finding.fix(SAFE.contains(&small), cut);
                }
                found.push(finding.help("take one of them out"));
            }
        }
    }
}

/// What may follow the second word.
const SIGNS: [char; 9] = [',', '.', ';', ':', '!', '?', ')', '”', '"'];

/// Whether `bare` stands there a second time: in the same letters, or in small ones after an article or preposition
/// that opens a sentence (*The the town*).
fn is_again(first: &str, bare: &str) -> bool {
    first == bare || (SAFE.contains(&bare) && bare.len() > 1 && is_opening(first, bare))
}

/// Whether `first` is `small` with a capital.
fn is_opening(first: &str, small: &str) -> bool {
    let (one, other) = (first.as_bytes(), small.as_bytes());
    one.len() == other.len() && one[0].to_ascii_lowercase() == other[0] && one[1..] == other[1..]
}

/// The pairs of equal words with nothing but a space between them: all white space is read as one.
fn doubled(words: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let bytes = words.as_bytes();
    let mut pairs = Vec::new();
    // No word begins with a space.
    let (mut previous, mut initial, mut start) = (0..0, b' ', 0);
    let mut see = |end: usize| {
        let own = std::mem::replace(&mut start, end + 1)..end;
        if own.is_empty() {
            return;
        }
        // Nearly all words begin with another letter than the one before.
        let first = bytes[own.start];
        if first.eq_ignore_ascii_case(&initial) {
            pairs.extend(again(words, previous.clone(), own.clone()));
        }
        (previous, initial) = (own, first);
    };
    each_byte(bytes, b' ', &mut see);
    see(bytes.len());
    pairs
}

/// The word before and `own`, where it is the same word; without the sign that may follow it.
fn again(words: &str, previous: Range<usize>, own: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let first = &words[previous.clone()];
    if !words.as_bytes()[own.start + 1..own.end].starts_with(&first.as_bytes()[1..]) {
        return None;
    }
    // The second may be followed by a sign, the first may not; neither may be preceded by one.
    let bare = words[own.clone()].trim_end_matches(SIGNS);
    let doubles = !first.ends_with(SIGNS)
        && is_again(first, bare)
        && bare.chars().all(|c| c.is_lowercase() && c.is_alphabetic())
        && !MAY_DOUBLE.contains(&bare)
        && !(matches!(bare, "was" | "were") && ends_a_subject(&words[..previous.start]));
    doubles.then(|| (previous, own.start..own.start + bare.len()))
}

/// Whether `words`, before the first of two verbs, open a clause that is the subject of the second: "Whatever sympathy
/// there was was shown".
fn ends_a_subject(words: &str) -> bool {
    let mut before = words.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let subject = before.next().unwrap_or_default();
    let opens = ["what", "whatever", "who", "whoever", "all", "that", "which"];
    matches!(subject, "there" | "it" | "he" | "she" | "they" | "this" | "I" | "we" | "you")
        && before.take(6).any(|word| opens.iter().any(|opening| word.eq_ignore_ascii_case(opening)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_of_one_case_count() {
        for (words, expected) in [
            ("launching the the battle", 1),
            ("from town to to.", 1),
            ("IS is there", 0),
            ("Boutros Boutros-Ghali", 0),
            ("he had had it", 0),
            ("the, the", 0),
            ("in in-flight", 0),
            ("left. The the town", 1),
            ("A a group", 0),
            ("Many many towns", 0),
            ("12 12", 0),
            ("Whatever sympathy there was was shown", 0),
            ("it was was shown", 1),
            ("at at at", 2),
            ("\0 \0", 0),
            ("", 0),
        ] {
            assert_eq!(doubled(words).len(), expected, "{words}");
        }
    }
}
