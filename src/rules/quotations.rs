//! Quotation marks and what stands between them.
//!
//! Single marks are never paired here: ’ and ‘ are also apostrophe, ayn and hamza, and which is which needs the
//! word. Double marks mean nothing else.

use crate::text::ByteSet;
use std::ops::Range;

/// What the double quotation marks of a text enclose.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Quotations {
    /// The words of each, without the marks, outer ones and inner ones, in the order in which they close.
    pub(super) inside: Vec<Range<usize>>,
    /// The marks without a partner.
    pub(super) alone: Vec<Range<usize>>,
}

/// The first bytes of the marks.
static MARKS: ByteSet = ByteSet::of(&[b'"', 0xC2, 0xE2]);

/// Pairs the double quotation marks of `words`: “ ”, « », „ “ and straight ones.
pub(super) fn quotations(words: &str) -> Quotations {
    let mut found = Quotations::default();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, mark) in MARKS.chars(words) {
        let end = at + mark.len_utf8();
        let closes = match mark {
            '“' | '‟' => open.last().is_some_and(|(_, opener)| *opener == '„'),
            '„' | '«' => false,
            '”' | '»' => true,
            '"' => is_closing(words, at, &open),
            _ => continue,
        };
        if !closes {
            open.push((at, mark));
        } else if let Some((start, opener)) = open.pop() {
            found.inside.push(start + opener.len_utf8()..at);
        } else {
            found.alone.push(at..end);
        }
    }
    found.alone.extend(open.into_iter().map(|(at, mark)| at..at + mark.len_utf8()));
    found.alone.sort_by_key(|range| range.start);
    found
}

/// Whether the straight mark at `at` closes: it follows a word and something is open, or it follows no space and
/// precedes one.
fn is_closing(words: &str, at: usize, open: &[(usize, char)]) -> bool {
    let before = words[..at].chars().next_back();
    let after = words[at + 1..].chars().next();
    let opens = before.is_none_or(|c| c.is_whitespace() || "([—–-/“‘".contains(c))
        && after.is_some_and(|c| !c.is_whitespace() && !".,;:)]".contains(c));
    !(opens || open.is_empty() && after.is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_marks_are_paired_in_every_form() {
        for (words, inside, alone) in [
            ("He said \"no\" and “yes.”", vec!["no", "yes."], vec![]),
            ("„Nein“ and «non»", vec!["Nein", "non"], vec![]),
            ("“a \"b\" c”", vec!["b", "a \"b\" c"], vec![]),
            ("‘Abd al-Mun‘im’s", vec![], vec![]),
            ("Zahra, “River, Paper", vec![], vec!["“"]),
            ("Zahra, River,” Paper", vec![], vec!["”"]),
            ("Zahra, \"River, Paper", vec![], vec!["\""]),
            ("(\"The Purge\"), and", vec!["The Purge"], vec![]),
            ("*\"Hashd\"*", vec!["Hashd"], vec![]),
        ] {
            let found = quotations(words);
            let texts = |ranges: &[Range<usize>]| ranges.iter().map(|range| &words[range.clone()]).collect::<Vec<_>>();
            assert_eq!((texts(&found.inside), texts(&found.alone)), (inside, alone), "{words}");
        }
    }
}
