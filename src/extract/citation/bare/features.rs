//! What the model sees of each word: its own signs, its neighbours', and where in the reference it stands.

use super::lexicon::{Classes, classes};
use super::quotes::Quotes;
use super::stretches::{Segment, Stretch, segments, stretches};
use super::words::{Shape, Word};

/// How many rows of weights the model has; a feature is a hash below it.
pub const ROWS: usize = 57_344;

/// The features of each word of a note, one after another.
#[derive(Debug, Default)]
pub struct Features {
    ids: Vec<u32>,
    ends: Vec<usize>,
}

impl Features {
    /// The rows of word `index`.
    #[must_use]
    pub fn of(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.ids[start..self.ends[index]]
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// What is worked out once for a word, and seen by its neighbours too.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct View {
    /// The word itself if it is a keyword, else its shape and classes.
    kind: u64,
    /// The shape alone.
    pub(super) shape: u64,
    pub(super) classes: Classes,
    /// The gap before it.
    gap: u64,
    pub(super) quote: u64,
    paren: u64,
    /// The segment it is in.
    pub(super) segment: usize,
}

/// The features of `words`. `hidden` says of which words the classes shall not be seen: in training some are held
/// back, so that the model learns to do without.
#[must_use]
pub fn features(words: &[Word<'_>], hidden: &dyn Fn(usize) -> bool) -> Features {
    let mut views = views(words, hidden);
    let mut segments = segments(words, &mut views);
    let stretches = stretches(words, &views, &mut segments);
    let years: Vec<usize> = (0..words.len()).filter(|&i| words[i].shape == Shape::Year).collect();
    let mut features = Features::default();
    let mut next_year = 0;
    for i in 0..words.len() {
        while years.get(next_year).is_some_and(|&year| year < i) {
            next_year += 1;
        }
        let after = years.get(next_year).map_or(9, |&year| bucket(year - i));
        let before = next_year.checked_sub(1).map_or(9, |last| bucket(i - years[last]));
        word_features(&mut features.ids, words, &views, (&segments, &stretches), i, (before, after));
        features.ends.push(features.ids.len());
    }
    features
}

fn word_features(
    ids: &mut Vec<u32>,
    words: &[Word<'_>],
    views: &[View],
    (segments, stretches): (&[Segment], &[Stretch]),
    i: usize,
    (year_before, year_after): (u64, u64),
) {
    let mut template = 0;
    let mut add = |parts: &[u64]| {
        template += 1;
        ids.push(row(template, parts));
    };
    let edge = |offset: u64| View { kind: 7 + offset, shape: 7, gap: 7, ..View::default() };
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .and_then(|at| views.get(at))
            .copied()
            .unwrap_or_else(|| edge(u64::from(offset > 0)))
    };
    let (p3, p2, p1, me, n1, n2, n3) = (at(-3), at(-2), at(-1), at(0), at(1), at(2), at(3));
    let lower = &words[i].lower;
    let segment = segments[me.segment];
    let none = Segment { like: 99, ..Segment::default() };
    let last_segment = me.segment.checked_sub(1).map_or(none, |at| segments[at]);
    let next_segment = segments.get(me.segment + 1).copied().unwrap_or(none);
    let first = u64::from(i == segment.start) * 2 + u64::from(i + 1 == segment.end);
    let context = me.quote * 8 + me.paren;

    add(&[]);
    add(&[me.kind]);
    add(&[me.shape, suffix(lower, 3)]);
    add(&[me.shape, suffix(lower, 2)]);
    add(&[me.shape, u64::from(me.classes.bits())]);
    add(&[p1.kind]);
    add(&[n1.kind]);
    add(&[p2.kind]);
    add(&[n2.kind]);
    add(&[p3.kind]);
    add(&[n3.kind]);
    add(&[me.gap]);
    add(&[n1.gap]);
    add(&[p1.gap, p1.shape]);
    add(&[n2.gap, n1.shape]);
    add(&[p1.kind, me.gap, me.kind]);
    add(&[me.kind, n1.gap, n1.kind]);
    add(&[me.gap, me.shape, n1.gap]);
    add(&[p1.shape, me.gap, me.shape, n1.gap, n1.shape]);
    add(&[p2.kind, p1.gap, p1.kind, me.gap, me.shape]);
    add(&[me.shape, n1.gap, n1.kind, n2.gap, n2.kind]);
    add(&[n1.gap, n1.shape, n2.gap, n2.shape, n3.gap]);
    add(&[p2.gap, p2.shape, p1.gap, p1.shape, me.gap]);
    add(&[context, me.shape]);
    add(&[context, me.kind]);
    add(&[context, first]);
    add(&[context, segment.like]);
    add(&[segment.like, first, me.shape]);
    add(&[segment.like, last_segment.like]);
    add(&[segment.like, next_segment.like]);
    add(&[segment.like, last_segment.like, next_segment.like]);
    add(&[last_segment.like, me.gap, me.shape]);
    add(&[next_segment.like, me.shape, context]);
    add(&[year_before, me.shape]);
    add(&[year_after, me.shape]);
    add(&[year_before, year_after, context]);
    add(&[year_before, me.gap, me.shape, n1.gap]);
    let position = i.min(4) as u64;
    let left = (words.len() - 1 - i).min(3) as u64;
    add(&[position, me.shape, me.gap]);
    add(&[left, me.shape, n1.gap]);
    add(&[position, segment.like]);
    add(&[me.segment.min(7) as u64, segment.like]);
    add(&[(segments.len() - 1 - me.segment).min(4) as u64, segment.like]);
    let place = views[segment.start].gap;
    add(&[place, segment.like, views.get(segment.end).map_or(7, |view| view.gap)]);
    add(&[views[segment.start].kind, u64::from(i == segment.start)]);
    add(&[views[segment.end - 1].kind, me.shape]);
    let stretch = stretches[segment.stretch];
    let beside = |at: Option<usize>| at.and_then(|at| stretches.get(at)).map_or(99, |stretch| stretch.like);
    let (last_stretch, next_stretch) = (beside(segment.stretch.checked_sub(1)), beside(Some(segment.stretch + 1)));
    let depth = (me.segment - stretch.start).min(5) as u64;
    add(&[stretch.like, me.shape]);
    add(&[stretch.like, last_stretch, next_stretch]);
    add(&[stretch.like, depth, first]);
    add(&[segments[stretch.start].like, depth, me.shape]);
}

/// How far, in a few steps.
fn bucket(distance: usize) -> u64 {
    match distance {
        0..=3 => distance as u64,
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        _ => 7,
    }
}

fn views(words: &[Word<'_>], hidden: &dyn Fn(usize) -> bool) -> Vec<View> {
    let mut state = Quotes::default();
    let mut paren = 0_u64;
    let quoted = words.iter().any(|word| word.gap.contains(['“', '‘', '«', '„', '"', '»']));
    words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            state.read(word, words.get(i.wrapping_sub(1)));
            for c in word.gap.chars() {
                paren = match c {
                    '(' => 1,
                    '[' => 2,
                    ')' | ']' => 0,
                    _ => paren,
                };
            }
            let known = classes(&word.lower);
            let keyword = known.any(Classes::KEYWORD);
            let seen = if hidden(i) && !keyword { Classes::default() } else { known };
            let shape = word.shape as u64;
            let kind = if keyword {
                hash(&word.lower) ^ u64::from(word.shape == Shape::Lower)
            } else {
                1000 + shape * 256 + u64::from(seen.bits())
            };
            View {
                kind,
                shape,
                classes: seen,
                gap: gap(word.gap),
                quote: if quoted { state.view() } else { 4 },
                paren,
                segment: 0,
            }
        })
        .collect()
}

/// A gap as the model sees it: every run of white space is one space, and all quotation marks of a side are one.
fn gap(gap: &str) -> u64 {
    let mut key = Hash::new();
    let mut count = 0;
    let mut space = false;
    for c in gap.chars() {
        let c = match c {
            c if c.is_whitespace() => ' ',
            '–' | '—' | '‐' | '‑' | '−' | '‒' => '-',
            '„' | '«' | '‹' => '“',
            '»' | '›' => '”',
            '‚' => '‘',
            c => c,
        };
        if c == ' ' && space || matches!(c, '*' | '_') {
            continue;
        }
        space = c == ' ';
        count += 1;
        if count > 6 {
            break;
        }
        key.add(u64::from(c));
    }
    key.0
}

fn suffix(word: &str, length: usize) -> u64 {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    hash(&word[start..])
}

fn hash(word: &str) -> u64 {
    let mut key = Hash::new();
    for byte in word.bytes() {
        key.add(u64::from(byte));
    }
    key.0
}

/// FNV-1a over words of 64 bits: small, and the same on every machine.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, part: u64) {
        self.0 = (self.0 ^ part).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 ^= self.0 >> 29;
    }
}

fn row(template: u64, parts: &[u64]) -> u32 {
    let mut key = Hash::new();
    key.add(template);
    for &part in parts {
        key.add(part);
    }
    // The high bits are the better mixed.
    u32::try_from((key.0 >> 16) % ROWS as u64).unwrap_or_default()
}
