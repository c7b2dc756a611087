//! Markers whose raising was lost, so that their digits stand glued to a word: `comfit."25`, `colors.49`.

use super::marked::Shift;
use super::{Article, Dialect, NoteRef, Repair, RepairKind, Within};
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::collections::BTreeMap;
use std::ops::Range;

/// Finds the markers of notes that nothing calls among digits that are glued to words.
///
/// The notes say which numbers are missing, and the markers that are there say between which places a missing one
/// must stand; digits alone (`Figure 4.2`, `1:440`, `in 1936.`) say nothing.
pub(super) fn recover(article: &mut Article<'_>, only: Option<Dialect>) {
    let called: HashSet<&str> = article.refs.iter().map(|marker| marker.label.as_str()).collect();
    let numbers = article.notes.iter().filter(|note| !called.contains(note.label.as_str()));
    let missing: Vec<u32> = numbers.filter_map(|note| note.label.parse().ok()).collect();
    if missing.is_empty() || only.is_some_and(|only| only != Dialect::Glued) {
        return;
    }
    let mut known: BTreeMap<u32, Place> = BTreeMap::new();
    for marker in &article.refs {
        if let (Within::Block(block), Ok(number)) = (marker.within, marker.label.parse()) {
            known.entry(number).or_insert(Place { block, at: marker.at });
        }
    }
    let found = candidates(article, &missing.iter().copied().collect());
    let mut chosen: Vec<(Place, Range<usize>, u32)> = Vec::new();
    for number in missing {
        let after = known.range(..number).next_back().map(|(_, place)| *place);
        let before = known.range(number + 1..).next().map(|(_, place)| *place);
        let fits = |candidate: &&Candidate| {
            after.is_none_or(|after| after <= candidate.place) && before.is_none_or(|before| candidate.place <= before)
        };
        let each = found.get(&number).into_iter().flatten();
        let Some(best) = each.filter(fits).min_by_key(|candidate| (candidate.rank, candidate.place)) else { continue };
        if known.insert(number, best.place).is_none() {
            chosen.push((best.place, best.range.clone(), number));
        }
    }
    chosen.sort_by_key(|(place, ..)| *place);
    let mut rest = &chosen[..];
    while let Some((first, ..)) = rest.first() {
        let count = rest.partition_point(|(place, ..)| place.block == first.block);
        raise(article, first.block, &rest[..count]);
        rest = &rest[count..];
    }
    article.refs.sort_by_key(|marker| marker.span);
    for (index, marker) in article.refs.iter().enumerate().filter(|(_, marker)| marker.recovered) {
        article.repairs.push(Repair { span: marker.span, kind: RepairKind::RecoveredRef(index) });
    }
}

/// A place in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    block: usize,
    at: usize,
}

/// Digits that may have been raised.
struct Candidate {
    place: Place,
    range: Range<usize>,
    /// How much less likely it is than others.
    rank: u8,
}

/// The digits in the body that may be markers of `numbers`.
fn candidates(article: &Article<'_>, numbers: &HashSet<u32>) -> HashMap<u32, Vec<Candidate>> {
    let mut found: HashMap<u32, Vec<Candidate>> = HashMap::new();
    for (block, text) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_body()) {
        each(text.text.as_str(), numbers, |number, range, rank| {
            let place = Place { block, at: range.start };
            found.entry(number).or_default().push(Candidate { place, range, rank });
        });
    }
    found
}

/// Tells `take` of the digits in `text` that may be markers of `numbers`, where they stand and how likely they are
/// others: 0 the least.
pub(super) fn each(text: &str, numbers: &HashSet<u32>, mut take: impl FnMut(u32, Range<usize>, u8)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + next;
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let range = start..start + length;
        at = range.end;
        if length > 3 || bytes[start] == b'0' {
            continue;
        }
        let Some(number) = text[range.clone()].parse().ok().filter(|number| numbers.contains(number)) else {
            continue;
        };
        if let Some(rank) = rank(&text[..start], &text[range.end..]) {
            take(number, range, rank);
        }
    }
}

/// How likely digits between `before` and `after` were raised: 0 the most; nothing where they were not.
fn rank(before: &str, after: &str) -> Option<u8> {
    let mut back = before.chars().rev();
    let (last, last_but_one) = (back.next()?, back.next());
    let mut ahead = after.chars();
    let (next, next_but_one) = (ahead.next(), ahead.next());
    let ends = match next {
        None => true,
        Some('.' | ',' | ':') => next_but_one.is_none_or(|sign| !sign.is_ascii_digit()),
        Some(sign) => !sign.is_alphanumeric() && !matches!(sign, '%' | '-' | '–' | '/' | '°' | '\'' | '’'),
    };
    let capital = after.trim_start().chars().next().is_none_or(|sign| !sign.is_lowercase());
    if !ends {
        return None;
    }
    match last {
        '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '…' => Some(0),
        '.' | ',' | ';' | ':' | '!' | '?' => match last_but_one? {
            // "in 1936.5 Then": a year, and not "4.2" or "1:440"
            sign if sign.is_ascii_digit() => {
                let year = ends_in_a_year(before.trim_end_matches(last));
                (year && last == '.' && capital && next.is_none_or(char::is_whitespace)).then_some(2)
            }
            sign => (sign.is_alphabetic() || matches!(sign, '"' | '”' | '’' | '\'' | ')' | ']')).then_some(0),
        },
        ' ' => {
            let stopped = last_but_one.is_some_and(|sign| matches!(sign, '.' | '!' | '?' | '”' | '"'));
            (stopped && capital && next.is_some_and(char::is_whitespace)).then_some(3)
        }
        sign => (sign.is_alphabetic() && !sign.is_uppercase()).then_some(1),
    }
}

/// Whether a year ends `words`, or the short end of two: "1936", "1932–33".
fn ends_in_a_year(words: &str) -> bool {
    let bare = words.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let first = bare.trim_end_matches(['–', '-']);
    match words.len() - bare.len() {
        4 => true,
        2 => first.len() < bare.len() && first.bytes().rev().take_while(u8::is_ascii_digit).count() == 4,
        _ => false,
    }
}

/// Makes markers of the digits at `chosen`, all of them in `block`.
fn raise(article: &mut Article<'_>, block: usize, chosen: &[(Place, Range<usize>, u32)]) {
    let ranges: Vec<Range<usize>> = chosen.iter().map(|(_, range, _)| range.clone()).collect();
    let shift = Shift::new(&ranges);
    for marker in article.refs.iter_mut().filter(|marker| marker.within == Within::Block(block)) {
        marker.at = shift.of(marker.at);
    }
    let text = &article.blocks[block].text;
    for (_, range, number) in chosen {
        article.refs.push(NoteRef {
            label: number.to_string(),
            span: text.plain.span(range.clone()),
            within: Within::Block(block),
            at: shift.of(range.start),
            dialect: Dialect::Glued,
            note: None,
            recovered: true,
        });
    }
    article.blocks[block].text = text.without(&ranges);
}
