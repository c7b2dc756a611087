//! Where in a note each citation starts and ends, and what is left.

use super::item;
use super::model::Label;
use super::words::Word;
use crate::extract::citation::{Cited, remarks};
use std::ops::Range;

/// Words of which a signal is made.
pub(super) const SIGNAL: &[&str] = &[
    "see",
    "also",
    "cf",
    "compare",
    "but",
    "and",
    "e",
    "g",
    "eg",
    "for",
    "example",
    "instance",
    "generally",
    "further",
    "especially",
    "particular",
    "quoted",
    "cited",
    "as",
    "in",
    "by",
    "accord",
    "contra",
    "vgl",
    "siehe",
    "s",
    "auch",
    "dazu",
    "hierzu",
    "näher",
    "etwa",
    "so",
    "statt",
    "vieler",
    "ausführlich",
    "grundlegend",
    "bei",
    "anders",
    "ebenso",
    "sowie",
    "zit",
    "nach",
    "cfr",
    "si",
    "veda",
    "vedano",
    "vedi",
    "v",
    "anche",
    "voir",
    "aussi",
    "par",
    "exemple",
    "cité",
    "dans",
    "véase",
    "también",
    "ver",
    "citado",
    "en",
];

/// Of these, the ones that make a signal by themselves.
const STRONG: &[&str] = &[
    "see",
    "cf",
    "compare",
    "quoted",
    "cited",
    "accord",
    "contra",
    "vgl",
    "siehe",
    "s",
    "dazu",
    "hierzu",
    "näher",
    "zit",
    "cfr",
    "veda",
    "vedano",
    "vedi",
    "voir",
    "cité",
    "véase",
    "ver",
    "citado",
    "grundlegend",
    "ausführlich",
    "anders",
    "ebenso",
    "vieler",
];

/// Words that join two citations, and belong to neither.
pub(super) const JOINTS: &[&str] = &["and", "und", "sowie", "et", "e", "y", "auch", "also"];

/// Cuts a note of labelled words into citations and remarks.
pub(super) fn cut(note: &str, words: &[Word<'_>], tags: &[(Label, f32)]) -> Cited {
    let mut cited = Cited::default();
    let mut outside = 0;
    let mut at = 0;
    let mut end = 0;
    while at < words.len() {
        if tags[at].0 == Label::Outside {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        while at < words.len() && tags[at].0 != Label::Outside && !tags[at].0.starts() {
            at += 1;
        }
        let own = opening(note, words[first].range.start, end)..closing(note, words, first, at);
        let prefix = prefix(words, outside, first);
        let mut citation = item::read(note, &words[first..at], &tags[first..at], own.clone());
        citation.prefix = prefix.map(|prefix| words[prefix.start].range.start..word_end(note, &words[prefix.end - 1]));
        citation.range.start = citation.prefix.as_ref().map_or(own.start, |prefix| prefix.start);
        end = own.end;
        outside = at;
        cited.citations.push(citation);
    }
    cited.remarks = remarks::of(note, &cited.citations);
    cited
}

/// Where a citation starts whose first letter is at `start`: before the marks that open there.
fn opening(note: &str, start: usize, floor: usize) -> usize {
    let before = &note[floor..start];
    let words = before.trim_end_matches(['“', '‘', '«', '„', '"', '\'', '‚', '*', '_', ' ']);
    let marks = &before[words.len()..];
    floor + words.len() + (marks.len() - marks.trim_start().len())
}

/// Where a citation of the words from `first` to `last` ends: after what closes there, and its full stop.
fn closing(note: &str, words: &[Word<'_>], first: usize, last: usize) -> usize {
    let start = words[first].range.start;
    let mut end = words[last - 1].range.end;
    let limit = words.get(last).map_or(note.len(), |word| word.range.start);
    let mut depth = note[start..end].chars().fold(0_i32, |depth, c| match c {
        '(' | '[' => depth + 1,
        ')' | ']' => depth - 1,
        _ => depth,
    });
    for (at, c) in note[end..limit].char_indices() {
        match c {
            ')' | ']' if depth > 0 => depth -= 1,
            '.' | '”' | '’' | '»' | '"' | '?' | '!' | '“' => {}
            _ => break,
        }
        if matches!(c, '“') && limit < note.len() {
            break;
        }
        let after = words[last - 1].range.end + at + c.len_utf8();
        end = after;
        if c == '.' && !note[after..limit].starts_with([')', ']', '”', '’', '»', '"']) {
            break;
        }
    }
    end
}

fn word_end(note: &str, word: &Word<'_>) -> usize {
    let end = word.range.end;
    end + usize::from(note[end..].starts_with('.'))
}

/// The signal at the end of the words from `from` to `to`.
fn prefix(words: &[Word<'_>], from: usize, to: usize) -> Option<Range<usize>> {
    let mut start = to;
    while start > from && to - start < 5 && SIGNAL.contains(&words[start - 1].lower.as_str()) {
        start -= 1;
        if words[start].gap.contains([';', ':'])
            || start > from && words[start].gap.contains(". ") && words[start - 1].lower.len() > 2
        {
            break;
        }
    }
    while start < to && JOINTS.contains(&words[start].lower.as_str()) {
        start += 1;
    }
    let strong = words[start..to].iter().any(|word| STRONG.contains(&word.lower.as_str()));
    strong.then_some(start..to)
}
