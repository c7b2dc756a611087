//! Which quotation mark or bracket closes which.
//!
//! A sign for ayn or hamza is no quotation mark, though it may look like one: single marks count only in a note
//! without double ones, and only where both a word's edge and the words around them say so.

use crate::text::{ByteSet, is_apostrophe, key};

/// An opening sign with its closing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The byte at which the opening sign stands.
    pub(super) open: usize,
    /// The byte at which the closing sign stands, or the end of what it must hold where there is none.
    pub(super) close: usize,
    /// What they are.
    pub(super) kind: PairKind,
    /// Whether the closing sign is there.
    pub(super) closed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PairKind {
    Double,
    Single,
    Round,
    Square,
    Angle,
}

/// The first bytes of brackets and double quotation marks.
static DOUBLE: ByteSet = ByteSet::of(&[b'(', b')', b'[', b']', b'<', b'>', b'"', 0xC2, 0xE2]);

/// The first bytes of single quotation marks.
static SINGLE: ByteSet = ByteSet::of(&[b'\'', 0xE2]);

/// First parts of names that begin with ayn, as [`key`] has them: after these an opening mark is the letter.
const AYN: &[&str] = &[
    "abd", "ali", "umar", "omar", "uthman", "isa", "aziz", "abbas", "adil", "amr", "imad", "isam", "izz", "abdallah",
    "abdullah", "aql", "arif", "atif", "aysha", "aisha", "adnan", "alawi", "amid", "abbud", "aziza", "izzat", "ala",
    "irfan", "adli", "ajami", "attar", "aqil", "atiyya", "awad", "umran", "uday", "ubayd", "uqba", "id",
];

/// The pairs of `text`, by where they open.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, PairKind)> = Vec::new();
    let mut counts = [0usize; 5];
    let mut double = false;
    for (at, c) in DOUBLE.chars(text) {
        let (before, after) = (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
        match sign(c, before, after, counts[PairKind::Double as usize] > 0) {
            Some((kind, true)) => {
                open.push((at, kind));
                counts[kind as usize] += 1;
            }
            Some((kind, false)) if counts[kind as usize] > 0 => {
                while let Some((from, found)) = open.pop() {
                    counts[found as usize] -= 1;
                    if found == kind {
                        pairs.push(Pair { open: from, close: at, kind, closed: true });
                        double |= kind == PairKind::Double;
                        break;
                    }
                    if found == PairKind::Double {
                        pairs.push(Pair { open: from, close: at, kind: found, closed: false });
                    }
                }
            }
            _ => {}
        }
    }
    for (from, kind) in open {
        if kind == PairKind::Double {
            pairs.push(Pair { open: from, close: text.len(), kind, closed: false });
        }
    }
    let mut singles = Vec::new();
    single(text, &mut singles);
    // Beside double marks, single ones count only around them, and right before one in brackets.
    let mut doubles: Vec<Pair> = pairs.iter().copied().filter(|pair| pair.kind == PairKind::Double).collect();
    doubles.sort_by_key(|pair| pair.open);
    singles.retain(|pair| {
        let inner = doubles.get(doubles.partition_point(|inner| inner.open <= pair.open));
        // A title in single marks may have its gloss in double ones: ‘Ayyam al-Nahr’ (“Days of the River”).
        let glossed = || {
            let end = &text[pair.close..];
            end.starts_with("’ (“") || end.starts_with("' (\"") || end.starts_with("' (“")
        };
        !double || inner.is_some_and(|inner| inner.close < pair.close) || glossed()
    });
    pairs.extend(singles);
    pairs.sort_by_key(|pair| pair.open);
    pairs
}

/// What kind of sign `c` is, and whether it opens.
fn sign(c: char, before: Option<char>, after: Option<char>, inside: bool) -> Option<(PairKind, bool)> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    Some(match c {
        '(' => (PairKind::Round, true),
        ')' => (PairKind::Round, false),
        '[' => (PairKind::Square, true),
        ']' => (PairKind::Square, false),
        '<' => (PairKind::Angle, true),
        '>' => (PairKind::Angle, false),
        '„' | '«' => (PairKind::Double, true),
        '»' | '”' => (PairKind::Double, false),
        // German closes with the sign by which English opens.
        '“' => (PairKind::Double, !(inside && !edge(before) && edge(after))),
        '"' => {
            let starts = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '—' | '–'))
                // A. Nur,"Markets": the space is lost.
                || !inside && before == Some(',');
            (PairKind::Double, starts && after.is_some_and(|c| !c.is_whitespace()))
        }
        _ => return None,
    })
}

/// Adds single quotation marks.
fn single(text: &str, pairs: &mut Vec<Pair>) {
    let mut opens = Vec::new();
    let (mut good, mut fair) = (Vec::new(), Vec::new());
    for (at, c) in SINGLE.chars(text) {
        if matches!(c, '\'' | '’' | '‘' | '‚' | '‹' | '›' | '‛') {
            let rest = &text[at + c.len_utf8()..];
            let (before, after) = (text[..at].chars().next_back(), rest.chars().next());
            let starts = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '—'));
            if starts && after.is_some_and(|c| c.is_alphanumeric() || is_apostrophe(c) || matches!(c, '“' | '"' | '„'))
            {
                opens.push((at, c.len_utf8()));
            } else if !starts && after.is_none_or(|c| !c.is_alphanumeric()) && !is_opening(c) {
                let next = rest.trim_start();
                let ends = rest.starts_with([',', ';', ':', '.', ')', ']']) || next.is_empty();
                if ends || next.starts_with(['(', '[']) || next.starts_with("in ") || next.starts_with("In ") {
                    good.push(at);
                }
                fair.push(at);
            }
        }
    }
    let mut from = 0;
    for (at, width) in opens {
        if at < from {
            continue;
        }
        let first = text[at + width..].split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
        if AYN.contains(&key(first).as_str()) {
            continue;
        }
        let next = |ends: &[usize]| ends.get(ends.partition_point(|end| *end <= at)).copied();
        if let Some(close) = next(&good).or_else(|| next(&fair)) {
            pairs.push(Pair { open: at, close, kind: PairKind::Single, closed: true });
            from = close;
        }
    }
}

/// Whether `c` never closes.
fn is_opening(c: char) -> bool {
    matches!(c, '‚' | '‹')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let quotes = |pair: &Pair| matches!(pair.kind, PairKind::Double | PairKind::Single) && pair.closed;
        let inner = |pair: Pair| {
            let width = text[pair.open..].chars().next().map_or(1, char::len_utf8);
            &text[pair.open + width..pair.close]
        };
        pairs(text).into_iter().filter(quotes).map(inner).collect()
    }

    #[test]
    fn quotation_marks_of_every_kind_are_paired() {
        for (text, expected) in [
            (r#"A, "Next Stop," B"#, vec!["Next Stop,"]),
            (r#""Yu'asis "Wilayat" Li," C"#, vec![r#"Yu'asis "Wilayat" Li,"#, "Wilayat"]),
            ("N. Lev, “Hata'asiya” (‘x’)", vec!["Hata'asiya"]),
            ("N. Lev, ‘Ayyam al-Nahr’ (“Days of the River”), *Al-Fajr*", vec!["Ayyam al-Nahr", "Days of the River"]),
            ("‘Ali al-Rabi‘ (“The Spring”), B", vec!["The Spring"]),
            ("X, « Les Ports », *Le Phare*", vec![" Les Ports "]),
            ("X, „Die Häfen“, in: Y", vec!["Die Häfen"]),
            ("B. Sole, ‘Women’s Ports: A Husband's Share’ (1994) 28 Ports 3", vec!["Women’s Ports: A Husband's Share"]),
            ("'Abd al-Karim Nur, Salt, p. 3, al-Rabi', p. 4", vec![]),
            ("Tal 'Afar and al-Qa'im and Shi'i", vec![]),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }

    #[test]
    fn a_bracket_without_a_mate_does_not_take_that_of_another() {
        let found = pairs("(a [b) c] (d)");
        let spans: Vec<_> = found.iter().map(|pair| (pair.open, pair.close)).collect();
        assert_eq!(spans, [(0, 5), (10, 12)]);
    }
}
