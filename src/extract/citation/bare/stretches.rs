//! The runs of words that marks part from each other, and what each is like.

use super::features::View;
use super::lexicon::Classes;
use super::words::{Shape, Word};

/// A run of words without a comma, a stop, a bracket or a quotation mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Segment {
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it is like, in a few bits.
    pub(super) like: u64,
    /// The stretch it is in.
    pub(super) stretch: usize,
}

/// A run of segments without a semicolon or a full stop: a sentence, or what a reference has instead.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stretch {
    /// Its first segment.
    pub(super) start: usize,
    /// What it is like, in a few bits.
    pub(super) like: u64,
}

/// Cuts the words into segments, and tells each what it is like.
pub(super) fn segments(words: &[Word<'_>], views: &mut [View]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for i in 0..words.len() {
        let before = i.checked_sub(1).map(|at| &words[at]);
        if i == 0 || is_break(&words[i], before) {
            segments.push(Segment { start: i, ..Segment::default() });
        }
        views[i].segment = segments.len() - 1;
        if let Some(segment) = segments.last_mut() {
            segment.end = i + 1;
        }
    }
    for segment in &mut segments {
        segment.like = likeness(&words[segment.start..segment.end], &views[segment.start..segment.end]);
    }
    segments
}

fn is_break(word: &Word<'_>, before: Option<&Word<'_>>) -> bool {
    let gap = word.gap;
    if gap.contains([',', ';', ':', '(', ')', '[', ']', '“', '”', '„', '«', '»', '"', '‘', '?', '!', '/', '—'])
    {
        return true;
    }
    // A dash before a small letter, and an apostrophe between spaces, are what scanners make of a divided word.
    let dash = gap.contains(" - ") || gap.contains(" – ");
    if dash && word.shape != Shape::Lower || gap.contains('’') && gap != " ’ " {
        return true;
    }
    gap.contains(". ") && before.is_some_and(|word| word.shape != Shape::Initial)
}

fn likeness(words: &[Word<'_>], views: &[View]) -> u64 {
    let count = words.len();
    let any = |class| views.iter().any(|view| view.classes.any(class));
    let shapes = |shape| words.iter().any(|word| word.shape == shape);
    let lower = words.iter().filter(|word| word.shape == Shape::Lower).count();
    let capital = words.iter().filter(|word| word.shape.is_capital()).count();
    let number = words.iter().filter(|word| word.shape.is_number()).count();
    let size = match count {
        1 => 0,
        2 => 1,
        3 | 4 => 2,
        5..=8 => 3,
        _ => 4,
    };
    let case = if number == count {
        0
    } else if capital + number == count {
        1
    } else if lower + number == count {
        2
    } else if lower * 2 > count {
        3
    } else {
        4
    };
    let mut like = size * 5 + case;
    for (bit, holds) in [
        shapes(Shape::Initial),
        shapes(Shape::Year),
        any(Classes::GIVEN),
        any(Classes::FAMILY),
        any(Classes::PLACE),
        any(Classes::JOURNAL),
        any(Classes::PUBLISHER),
        any(Classes::MONTH),
        any(Classes::VERB),
    ]
    .into_iter()
    .enumerate()
    {
        like |= u64::from(holds) << (8 + bit);
    }
    like
}

/// Cuts the segments into stretches, and tells each what it is like.
pub(super) fn stretches(words: &[Word<'_>], views: &[View], segments: &mut [Segment]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, segment) in segments.iter_mut().enumerate() {
        let start = segment.start;
        let gap = words[start].gap;
        let stop = gap.contains(". ") && start > 0 && !matches!(words[start - 1].shape, Shape::Initial);
        if at == 0 || gap.contains(';') || stop {
            stretches.push(Stretch { start: at, like: 0 });
        }
        segment.stretch = stretches.len() - 1;
        if let Some(stretch) = stretches.last_mut() {
            for (word, view) in words[start..segment.end].iter().zip(&views[start..segment.end]) {
                let (shape, classes) = (word.shape, view.classes);
                stretch.like |= u64::from(shape == Shape::Year)
                    | u64::from(shape.is_number() && shape != Shape::Year) << 1
                    | u64::from(classes.any(Classes::VERB)) << 2
                    | u64::from(classes.any(Classes::PLACE)) << 3
                    | u64::from(view.quote == 1) << 4
                    | u64::from(shape.is_address()) << 5;
            }
        }
    }
    stretches
}
