//! Names of one word that no list of places has and that stand where a place would, in two spellings: *in Gemmayze*,
//! *Gemmayzeh*.

use super::Subject;
use super::passage::{Passage, passages};
use super::romanised::Bones;
use super::spoken::NameWord;
use super::unplaced::{is_own, is_placed};
use crate::document::MarkKind;
use crate::extract::{demonym, is_given_name};
use crate::text::Span;

/// How long the key of such a name must be: short words are like many.
const LONG: usize = 6;

/// The same where two names differ by nothing but the h of one consonant, and stand after nothing but such words.
const SHORT: usize = 4;

/// Whether one of two keys is the other without the h of a consonant that is written with two letters: *Karkh*, *Karh*,
/// where either letter may be left out.
fn lacks_h(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    long.len() == short.len() + 1
        && ["kh", "gh", "dh", "th", "sh"].iter().any(|pair| {
            long.match_indices(pair).any(|(at, _)| {
                let without = |gone: usize| format!("{}{}", &long[..gone], &long[gone + 1..]) == short;
                without(at) || without(at + 1)
            })
        })
}

/// Whether words of one sound have two spellings or more that may be one name's.
fn differ(words: &[(Bones, (usize, &NameWord))]) -> bool {
    // Most are one word time and again.
    let key = |at: usize| words[at].1.1.spoken.key.as_str();
    if (1..words.len()).all(|at| key(at) == key(0)) {
        return false;
    }
    let mut keys: Vec<&str> = (0..words.len()).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    match keys[..] {
        [one, other] if one.len().min(other.len()) < LONG => lacks_h(one, other),
        _ => keys.iter().all(|key| key.len() >= LONG),
    }
}

/// Words after which nothing else but a place or a time is said.
const STRICT: &[&str] = &["in", "at", "near", "from", "outside", "toward", "towards", "through", "around", "into"];

/// Such names, in groups of those that are like one another: their words and where they stand.
pub(super) fn unlisted<'r>(reading: &'r Subject<'_, '_>) -> Vec<Vec<(&'r str, Span)>> {
    let texts: Vec<Passage<'_>> = passages(&reading.article).filter(|passage| passage.is_scholarly()).collect();
    let mut alone: Vec<(Bones, (usize, &NameWord))> = Vec::new();
    for (index, passage) in texts.iter().enumerate() {
        for run in reading.runs().of(passage.within) {
            // "From Gemmayzeh to the river": the preposition that opens a sentence has a capital too.
            let lead = |first: &NameWord| STRICT.contains(&first.spoken.key.as_str());
            let word = match run {
                [word] => Some(word),
                [first, word] if lead(first) => Some(word),
                _ => None,
            };
            if let Some(word) = word
                && word.capital
                && word.spoken.key.len() >= SHORT
                && !word.spoken.title
            {
                alone.push((word.spoken.bones, (index, word)));
            }
        }
    }
    // Most have no like: what stands alone by the last bits of its sound need not be sorted.
    let mut times = [0_usize; 256];
    for (bones, _) in &alone {
        times[bones.last_bits()] += 1;
    }
    alone.retain(|(bones, _)| times[bones.last_bits()] > 1);
    // Stable, so that those of one sound stay in their order.
    alone.sort_by_key(|(bones, _)| *bones);
    let of_one_sound = alone.chunk_by(|(one, _), (other, _)| one == other).filter(|words| differ(words));
    let mut groups: Vec<Vec<(usize, &NameWord)>> =
        of_one_sound.map(|words| words.iter().map(|(_, word)| *word).collect()).collect();
    groups.sort_by_key(|words| (words[0].0, words[0].1.range.start));
    let mut found = Vec::new();
    for words in groups {
        let mut strict = false;
        let mut all_strict = true;
        let short = words.iter().any(|(_, word)| word.spoken.key.len() < LONG);
        let mut named: Vec<(&str, Span)> = Vec::new();
        for (index, word) in words {
            let passage = texts[index];
            let (text, range) = (passage.words(), word.range.clone());
            let name = &text[range.clone()];
            if is_given_name(name) || demonym(name).is_some() || !is_placed(text, &range) {
                continue;
            }
            let set_off = passage.marked(|mark| matches!(mark, MarkKind::Emphasis | MarkKind::Link { .. }));
            if is_own(reading, passage, &set_off, &range) {
                let before = text[..range.start].trim_end().rsplit(' ').next().unwrap_or_default();
                let placed = STRICT.iter().any(|word| word.eq_ignore_ascii_case(before));
                (strict, all_strict) = (strict || placed, all_strict && placed);
                named.push((name, passage.span(range)));
            }
        }
        if strict && named.len() > 1 && (all_strict || !short) {
            found.push(named);
        }
    }
    found
}
