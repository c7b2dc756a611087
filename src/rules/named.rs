//! Where body and remarks may name somebody again, in a spelling that nothing but its sound betrays.

use super::passage::passages;
use super::quotations::quotations;
use super::romanised::Romanised;
use super::spelling::Form;
use crate::document::{MarkKind, Within};
use crate::extract::{Reading, demonym, is_given_name, is_title};
use crate::text::{Span, is_apostrophe, is_article, key};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// A run of words that may name somebody.
pub(super) struct Named {
    pub(super) words: String,
    pub(super) span: Span,
    /// For a family name alone: which of the forms bears it in another spelling, and how it is written there.
    pub(super) family_of: Option<(usize, String)>,
}

/// How long the key of a family name that stands alone must be: short words are like many.
const LONG: usize = 5;

/// The names in running text that are like one of `known`, which are full names: in full, with as many words, or the
/// family name alone of one for whom `in_text` holds. A name inside a title or a quotation is as others spelled it.
pub(super) fn named_again(reading: &Reading<'_>, known: &[Form], in_text: impl Fn(&Form) -> bool) -> Vec<Named> {
    let mut found = Vec::new();
    let mut full: HashMap<String, Vec<Romanised>> = HashMap::new();
    let mut families: HashMap<String, Vec<(Romanised, usize, String)>> = HashMap::new();
    let mut words: HashSet<String> = HashSet::new();
    for (index, form) in known.iter().enumerate() {
        words.extend(key(&form.words).split(' ').map(str::to_owned));
        let name = Romanised::new(&form.words);
        full.entry(name.bones()).or_default().push(name);
        for family in Some(form).filter(|form| in_text(form)).into_iter().flat_map(|form| families_of(&form.words)) {
            let name = Romanised::new(family);
            families.entry(name.bones()).or_default().push((name, index, family.to_owned()));
        }
    }
    // Names of nobody who is known, by their bones: two that share a word and are like in the others are one.
    let mut unknown: BTreeMap<String, Vec<(Romanised, Named)>> = BTreeMap::new();
    let places: HashSet<(Within, usize)> =
        reading.places.iter().flat_map(|place| &place.mentions).map(|(within, range)| (*within, range.start)).collect();
    for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
        let text = passage.words();
        let own = |at: usize| match passage.within {
            Within::Block(_) => true,
            Within::Note(note) => reading.notes[note].remarks.iter().any(|own| own.contains(&at)),
        };
        let italics = passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis);
        let italics = italics.map(|mark| mark.range.clone()).filter(|mark| mark.len() * 10 < text.len() * 9);
        let others: Vec<Range<usize>> = italics.chain(quotations(text).inside).collect();
        for run in runs(text) {
            let start = run[0].start;
            if !own(start) || others.iter().any(|other| other.contains(&start)) {
                continue;
            }
            let bare = run.iter().take_while(|word| is_title(&text[(*word).clone()])).count().min(run.len() - 1);
            let honour = text.get(run[bare.saturating_sub(1)].clone()).filter(|_| bare > 0);
            for at in bare..run.len() {
                for end in at + 2..=run.len().min(at + 4) {
                    let range = run[at].start..run[end - 1].end;
                    let name = Romanised::new(&text[range.clone()]);
                    let named = |range: Range<usize>| Named {
                        words: text[range.clone()].to_owned(),
                        span: passage.span(range),
                        family_of: None,
                    };
                    if full.get(&name.bones()).is_some_and(|known| known.iter().any(|known| known.is_like(&name))) {
                        found.push(named(range));
                    } else if end - at == run.len() - bare && !places.contains(&(passage.within, range.start)) {
                        unknown.entry(name.bones()).or_default().push((name, named(range)));
                    }
                }
            }
            let range = run[bare].start..run[run.len() - 1].end;
            let alone = &text[range.clone()];
            let family = key(alone);
            let rest = run.len() - bare == 1 || alone.split([' ', '-']).next().is_some_and(is_son);
            let reigns = honour.is_some_and(|honour| {
                matches!(honour, "King" | "Queen" | "Prince" | "Princess" | "Sultan" | "Shah" | "Imam" | "Pope")
            });
            if !rest
                || reigns
                || family.len() < LONG
                || words.contains(&family)
                || places.contains(&(passage.within, range.start))
                || demonym(alone).is_some()
                || is_given_name(alone)
            {
                continue;
            }
            let name = Romanised::new(alone);
            let like = families.get(&name.bones()).into_iter().flatten().find(|(known, ..)| known.is_like(&name));
            let opens = bare == 0 && opens_sentence(&text[..start]);
            if let Some((_, of, written)) = like.filter(|_| !opens || !is_word(reading, alone)) {
                let (words, span) = (alone.to_owned(), passage.span(range));
                found.push(Named { words, span, family_of: Some((*of, written.clone())) });
            }
        }
    }
    for alike in unknown.into_values() {
        let is_other = |name: &Romanised| alike.iter().any(|(other, _)| other.is_like(name) && other.shares(name));
        let twice: Vec<bool> = alike.iter().map(|(name, _)| is_other(name)).collect();
        found.extend(alike.into_iter().zip(twice).filter(|(_, twice)| *twice).map(|((_, named), _)| named));
    }
    found
}

/// The ends of a full name that are its family name: the last word, or what follows `Ben`. *Abd al-Fattah* has none.
fn families_of(name: &str) -> impl Iterator<Item = &str> {
    let mut words = name.rsplit(' ');
    let last = words.next().filter(|last| last.len() < name.len());
    let before = words.next().unwrap_or_default();
    let lowered = before.to_lowercase();
    let servant = lowered.trim_start_matches(is_apostrophe).starts_with("abd");
    let with = is_son(before).then(|| last.map(|last| &name[name.len() - last.len() - 1 - before.len()..])).flatten();
    last.filter(|_| !servant).into_iter().chain(with)
}

fn is_son(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "ben" | "bin" | "ibn" | "abu" | "abou" | "bar" | "bou")
}

/// Whether the article has `name` in small letters as well, so that it may be a word at the start of a sentence.
fn is_word(reading: &Reading<'_>, name: &str) -> bool {
    let lower = name.to_lowercase();
    passages(&reading.article).any(|passage| passage.words().contains(&lower))
}

/// Whether what stands before a word ends a sentence, so that its capital says nothing.
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['"', '”', '“', '’', '‘', ')', ']']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':'])
}

/// The runs of words with a capital, apart by one space, particles between them; without the genitive's s.
fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut last = 0;
    let mut close = |open: &mut Vec<Range<usize>>| {
        while open.last().is_some_and(|word| !has_capital(&text[word.clone()])) {
            open.pop();
        }
        if !open.is_empty() {
            runs.push(std::mem::take(open));
        }
    };
    let is_part = |c: char| c.is_alphanumeric() || is_apostrophe(c) || c == '-';
    let mut at = 0;
    while let Some(lead) = text[at..].find(is_part) {
        let start = at + lead;
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |len| start + len);
        let word = text[start..end].trim_end_matches(|c| is_apostrophe(c) || c == '-');
        let genitive = word.strip_suffix('s').filter(|rest| rest.ends_with(['\'', '’']));
        let bare =
            genitive.map_or(word, |rest| &rest[..rest.len() - rest.chars().next_back().map_or(0, char::len_utf8)]);
        if !open.is_empty() && &text[last..start] != " " {
            close(&mut open);
        }
        if has_capital(bare) || (!open.is_empty() && is_particle(bare)) {
            open.push(start..start + bare.len());
        } else {
            close(&mut open);
        }
        if bare.len() < end - start {
            close(&mut open);
        }
        last = end;
        at = end;
    }
    close(&mut open);
    runs
}

fn is_particle(word: &str) -> bool {
    matches!(word, "bin" | "ibn" | "ben" | "von" | "van" | "de" | "al" | "el")
}

/// Whether a word is written with a capital: its first letter, or the one after its article.
fn has_capital(word: &str) -> bool {
    let word = word.trim_start_matches(is_apostrophe);
    let word = word.split_once('-').filter(|(article, _)| is_article(article)).map_or(word, |(_, rest)| rest);
    word.trim_start_matches(is_apostrophe).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_capitals_come_in_runs() {
        let text = "When Salih al-Nur’s son met ‘Umar ibn Sabri, the Qadi of Basra; Nur-Aldin's sons.";
        let runs = runs(text);
        let got: Vec<String> = runs.iter().map(|run| text[run[0].start..run[run.len() - 1].end].to_owned()).collect();
        assert_eq!(got, ["When Salih al-Nur", "‘Umar ibn Sabri", "Qadi", "Basra", "Nur-Aldin"]);
        assert_eq!(families_of("David Ben Harush").collect::<Vec<_>>(), ["Harush", "Ben Harush"]);
        assert_eq!(families_of("Ismail Abd al-Fattah").count(), 0);
        assert_eq!(families_of("Ismail").count(), 0);
    }
}
