//! STY010.

use super::links::Link;
use super::passage::{passages, with_word};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{MarkKind, Within};
use crate::text::ByteSet;
use foldhash::HashSet;
use std::cell::LazyCell;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// Within a note or a paragraph each round or square bracket has its partner.
    ///
    /// Not reported: the bracket after the letter or number of a list, `a)` or `(1) … 2)`, and brackets inside an
    /// address.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999, p. 3.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> There were two reasons: a) the heat, and b) the dust.
    ///
    /// - <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur [n.d.]), p. 3.
    /// ```
    UnbalancedBracket = "STY010", "unbalanced-bracket", Warning
}

impl Rule for UnbalancedBracket {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        // What stands right after an address in plain sight is told as part of it.
        let plain = |link: &&Link<'_>| link.is_plain();
        let ends = LazyCell::new(|| -> HashSet<(Within, usize)> {
            reading.links().iter().filter(plain).map(|link| (link.passage.within, link.range.end)).collect()
        });
        for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
            let words = passage.words();
            let code = passage.marked(|kind| matches!(kind, MarkKind::Code));
            for (at, opens) in alone(words) {
                if code.has(at) || (!opens && ends.contains(&(passage.within, at))) {
                    continue;
                }
                let (message, help) = if opens {
                    ("a bracket opens and does not close", "put the closing bracket")
                } else {
                    ("a bracket closes what none has opened", "put the opening bracket, or take this one out")
                };
                found.push(
                    self.finding(passage.span(with_word(words, at..at + 1, opens)), message.to_owned()).help(help),
                );
            }
        }
    }
}

/// Where brackets close in `words` that nothing has opened. Right after an address such a one is no bracket of the
/// sentence but left over from the address (LNK003).
pub(super) fn closing_alone(words: &str) -> HashSet<usize> {
    alone(words).into_iter().filter(|(_, opens)| !opens).map(|(at, _)| at).collect()
}

static BRACKETS: ByteSet = ByteSet::of(b"()[]");

/// The brackets without a partner: where, and whether it is an opening one.
fn alone(words: &str) -> Vec<(usize, bool)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    // Most texts have no bracket alone.
    let addresses = LazyCell::new(|| addresses(words));
    let is_in_address = |at: usize| {
        let before = addresses.partition_point(|address| address.start <= at);
        before.checked_sub(1).is_some_and(|index| at < addresses[index].end)
    };
    for (at, sign) in BRACKETS.chars(words) {
        let partner = match sign {
            '(' | '[' => {
                open.push((at, sign));
                continue;
            }
            ')' => '(',
            _ => '[',
        };
        match open.iter().rposition(|(_, opener)| *opener == partner) {
            // What opened inside and did not close is alone.
            Some(index) => alone.extend(open.drain(index..).skip(1).map(|(at, _)| (at, true))),
            None if !is_list_sign(words, at) && !is_in_address(at) => alone.push((at, false)),
            None => {}
        }
    }
    alone.extend(open.into_iter().filter(|(at, _)| !is_in_address(*at)).map(|(at, _)| (at, true)));
    alone.sort_unstable();
    alone
}

/// `a)`, `iv)`, `12)` at the start of a word.
fn is_list_sign(words: &str, at: usize) -> bool {
    // No such sign is longer than four characters; the word may be as long as the text.
    let back = words[..at].char_indices().rev().take(6).map(|(start, _)| start).last().unwrap_or(at);
    let word = words[back..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let roman = !word.is_empty() && word.len() <= 4 && word.chars().all(|c| "ivxIVX".contains(c));
    letters || roman || (!word.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit()))
}

/// The addresses in `words`, each from the sign that it is one.
fn addresses(words: &str) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    let mut start = 0;
    for piece in words.split_inclusive(char::is_whitespace) {
        let scheme = piece.find("://").map(|at| at + 3);
        let host = piece.starts_with("www.").then_some(4);
        if let Some(sign) = scheme.into_iter().chain(host).min() {
            // A bracket at its end that none in it has opened is not its own.
            let mut own = piece.trim_end().trim_end_matches(['.', ',', ';', '"', '”', '’']);
            while own.ends_with(')') && own.matches(')').count() > own.matches('(').count() {
                own = &own[..own.len() - 1];
            }
            addresses.push(start + sign..start + own.len().max(sign));
        }
        start += piece.len();
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_paired_across_kinds() {
        for (words, expected) in [
            ("(a [b] c)", vec![]),
            ("(Cairo, 1999, p. 3.", vec![(0, true)]),
            ("Cairo, 1999), p.", vec![(11, false)]),
            ("([a)", vec![(1, true)]),
            ("a) heat and 2) dust", vec![]),
            ("https://a.example/b_(c", vec![]),
            ("https://a.example/b_(c).", vec![]),
            ("at https://a.example/b).", vec![(22, false)]),
        ] {
            assert_eq!(alone(words), expected, "{words}");
        }
    }
}
