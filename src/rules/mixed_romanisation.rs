//! NAM006.

use super::articled::{articled, run};
use super::own::own;
use super::passage::Passage;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::{Field, Reading};
use crate::text::{Span, is_apostrophe, key};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The article without its vowel, assimilated or not.
const FORMS: [&str; 10] = ["l", "sh", "th", "dh", "t", "d", "r", "z", "s", "n"];

/// The consonants to which the article is assimilated, as they are written at the start of a word.
const SUN: &[char] = &['t', 'd', 'r', 'z', 's', 'n'];

rule! {
    /// ## What it checks
    /// One scheme of transliteration is followed throughout: the article is assimilated before every sun letter or
    /// before none (*ash-Shams*, *al-Shams*), and long vowels are shown in all words or in none.
    ///
    /// Articles are looked at in running text, remarks, authors and transliterated titles; vowels in transliterated
    /// titles and terms, where a word counts as not showing them if it ends in *-iyat* or *-ayat*, which are always
    /// long, or stands elsewhere with a long vowel. The rarer way is told. Names come to an article from many hands,
    /// each with its own scheme, so this is a remark and no warning.
    ///
    /// ## Example
    /// ```article
    /// The gate of Bab ash-Shams was shut. Near al-Shati and al-Rashid the road was open.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The gate of Bab al-Shams was shut. Near al-Shati and al-Rashid the road was open.
    /// ```
    MixedRomanisation = "NAM006", "mixed-romanisation", Info
}

/// A word with the way in which it is written.
struct Written<'r> {
    /// It is assimilated, or shows its long vowels.
    shown: bool,
    words: &'r str,
    span: Span,
}

impl Rule for MixedRomanisation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let titles = titles(reading);
        let mut parts = own(reading, &[Field::Author]);
        parts.extend(titles.iter().cloned());
        let article = articles(&parts);
        self.tell(article, ["the article is assimilated", "the article is not assimilated"], found);
        self.tell(vowels(reading, &titles), ["long vowels are shown", "long vowels are not shown"], found);
    }
}

impl MixedRomanisation {
    /// Tells the rarer of two ways, each word once. `ways` says what the two are.
    fn tell(&self, mut written: Vec<Written<'_>>, ways: [&str; 2], found: &mut Vec<Finding>) {
        written.sort_by_key(|it| it.span);
        let shown = written.iter().filter(|it| it.shown).count();
        let rarer = shown * 2 <= written.len();
        let Some(other) = written.iter().find(|it| it.shown != rarer) else { return };
        let mut told: Vec<String> = Vec::new();
        for it in written.iter().filter(|it| it.shown == rarer) {
            let key = key(it.words);
            if told.contains(&key) {
                continue;
            }
            told.push(key);
            let [here, elsewhere] = if rarer { ways } else { [ways[1], ways[0]] };
            let message = format!("{here} in {}; {elsewhere} in {}", it.words, other.words);
            let finding = self.finding(it.span, message).related(other.span, "the other way");
            found.push(finding.help("follow one scheme, except in names that are known in one form"));
        }
    }
}

/// The titles and newspapers that the notes print in transliteration.
fn titles<'r>(reading: &'r Reading<'_>) -> Vec<(Passage<'r>, Range<usize>)> {
    let passages = super::passage::passages(&reading.article).filter(|passage| passage.is_note());
    let mut titles = Vec::new();
    for (passage, note) in passages.zip(&reading.notes) {
        for citation in &note.citations {
            if citation.item.language.as_deref().is_some_and(|language| language.ends_with("-Latn")) {
                let fields = citation.fields.iter().filter(|field| field.field == Field::Title);
                titles.extend(fields.map(|field| (passage, field.range.clone())));
            }
        }
    }
    titles
}

/// The articles before sun letters.
fn articles<'r>(parts: &[(Passage<'r>, Range<usize>)]) -> Vec<Written<'r>> {
    let mut written = Vec::new();
    for (passage, range) in parts {
        let words = &passage.words()[range.clone()];
        for it in articled(words) {
            let form = &words[it.article.start + 1..it.article.end];
            let end = run(words, it.word, |c| c.is_alphabetic() || is_combining_mark(c));
            let word = &words[it.word..end];
            let named = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
            if !named || !FORMS.contains(&form) {
                continue;
            }
            let (shown, lower) = (form != "l", word.to_lowercase());
            // Word and article begin alike, or it is no article.
            if lower.starts_with(SUN) && (!shown || lower.starts_with(form)) {
                let span = passage.span(range.start + it.article.start..range.start + end);
                written.push(Written { shown, words: &words[it.article.start..end], span });
            }
        }
    }
    written
}

/// The words of which it can be told whether they show their long vowels.
fn vowels<'r>(reading: &'r Subject<'_, '_>, titles: &[(Passage<'r>, Range<usize>)]) -> Vec<Written<'r>> {
    let mut words: Vec<(&'r str, Span)> = Vec::new();
    for (passage, range) in titles {
        let title = &passage.words()[range.clone()];
        words.extend(words_of(title).map(|it| {
            let lead = glued(&title[..it.start]);
            let span = passage.span(range.start + it.start - lead..range.start + it.end);
            (&title[it], span)
        }));
    }
    for (term, span, ..) in reading.terms().iter().filter(|(term, ..)| term.contains('-') || is_long(term)) {
        words.extend(words_of(term).map(|it| (&term[it], *span)));
    }
    let shown: Vec<String> = words.iter().filter(|(word, _)| is_long(word)).map(|(word, _)| bare(word)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let is_short = |word: &str| {
        let bare = bare(word);
        bare.len() > 3 && (bare.ends_with("iyat") || bare.ends_with("ayat") || shown.contains(&bare))
    };
    let each = words.into_iter().filter_map(|(words, span)| {
        let shown = is_long(words);
        (shown || is_short(words)).then_some(Written { shown, words, span })
    });
    each.collect()
}

/// The words of a title or term: letters with their marks and the signs for ayn and hamza.
fn words_of(title: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + title[at..].find(char::is_alphabetic)?;
        let inside = |c: char| {
            c.is_alphabetic() || matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ') || (!c.is_ascii() && is_combining_mark(c))
        };
        at = run(title, start, inside);
        Some(start..at)
    })
}

/// How long the article or preposition is that hyphens join to the word behind `before`: `bil-`, `wa-l-`.
fn glued(before: &str) -> usize {
    let mut start = before.trim_end_matches(is_apostrophe).len();
    while let Some(rest) = before[..start].strip_suffix('-') {
        let bare = rest.trim_end_matches(char::is_alphabetic);
        if bare.len() == rest.len() {
            break;
        }
        start = bare.len();
    }
    if before[start..].contains('-') { before.len() - start } else { 0 }
}

/// Whether a word shows a long vowel: by a macron or a circumflex, or by two letters.
fn is_long(word: &str) -> bool {
    let doubled = || {
        let pairs = &mut word.as_bytes().array_windows();
        pairs.any(|[one, other]| one.eq_ignore_ascii_case(other) && matches!(one | 0x20, b'a' | b'i' | b'u'))
    };
    (!word.is_ascii() && word.nfd().any(|c| matches!(c, '\u{304}' | '\u{302}'))) || doubled()
}

/// The key of a word as if it showed no long vowel.
fn bare(word: &str) -> String {
    let mut bare = key(word);
    for (pair, one) in [("aa", "a"), ("ii", "i"), ("uu", "u"), ("yy", "y")] {
        bare = bare.replace(pair, one);
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_vowel_is_seen_however_it_is_shown() {
        for word in ["Khasaa'ir", "ʿAmaliyyāt", "Kitâb", "Qadaa"] {
            assert!(is_long(word), "{word}");
        }
        assert!(!is_long("Amaliyat"));
        assert_eq!(bare("ʿAmaliyyāt"), bare("'Amaliyat"));
    }
}
