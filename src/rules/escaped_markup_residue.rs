//! STR007.

use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::Span;
use memchr::memchr;

rule! {
    /// ## What it checks
    /// No pair of stars, underscores or brackets is escaped with backslashes: converters leave such pairs where
    /// italics or plain brackets were meant, and the words are printed with the signs.
    ///
    /// A sign alone (`\*` before an author's note) is not reported.
    ///
    /// ## Why it does not fail a check
    /// The signs are a converter's, and are read as the italics and brackets that were meant.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> [\*Tariq al-Milh\*](#) ("The Salt Road"), *al-Fajr*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> [*Tariq al-Milh*](#) ("The Salt Road"), *al-Fajr*, May 3, 2016.
    ///
    /// \* The author thanks her readers.
    /// ```
    EscapedMarkupResidue = "STR007", "escaped-markup-residue", Info, Safe
}

impl Rule for EscapedMarkupResidue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let text = reading.article.text;
        if !is_markdown(text) {
            return;
        }
        let bytes = text.text().as_bytes();
        let mut next = memchr(b'\\', bytes);
        while let Some(first) = next {
            // What opens and closes stands in one line.
            let line = text.line(text.position(first).line);
            next = memchr(b'\\', &bytes[line.end..]).map(|length| line.end + length);
            let words = text.slice(line);
            for (one, other) in pairs(words) {
                let sign = &words[one + 1..one + 2];
                let edits = [one, other].map(|at| Edit::delete(Span::new(line.start + at, line.start + at + 1)));
                for at in [one, other] {
                    let message = format!("`{}` is left of a conversion", &words[at..at + 2]);
                    let span = Span::new(line.start + at, line.start + at + 2);
                    let mut finding = self.finding(span, message).help("take the backslash out");
                    if is_mendable(words, one, other, sign) {
                        finding = finding.fix(true, edits.to_vec());
                    }
                    found.push(finding);
                }
            }
        }
    }
}

/// The escaped signs of `line` that open and close something, by where their backslashes stand.
fn pairs(line: &str) -> Vec<(usize, usize)> {
    let bytes = line.as_bytes();
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut pairs = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let sign = bytes[at + 1];
        let opener = match sign {
            b')' => b'(',
            b']' => b'[',
            sign => sign,
        };
        let known = open.iter().rposition(|(_, other)| *other == opener);
        match (sign, known) {
            (b'*' | b'_' | b')' | b']', Some(index)) => {
                pairs.push((open[index].0, at));
                open.truncate(index);
            }
            (b'*' | b'_' | b'(' | b'[', None) | (b'(' | b'[', Some(_)) => open.push((at, sign)),
            _ => {}
        }
        at += 2;
    }
    pairs.sort_unstable();
    pairs
}

/// Whether the two signs, bare, mean what was meant: italics around words, or brackets that make no link.
fn is_mendable(line: &str, one: usize, other: usize, sign: &str) -> bool {
    let (inside, after) = (&line[one + 2..other], &line[other + 2..]);
    match sign {
        "*" | "_" => {
            !inside.is_empty()
                && !inside.starts_with(char::is_whitespace)
                && !inside.ends_with(char::is_whitespace)
                && !inside.contains(['*', '_'])
        }
        "(" => !line[..one].ends_with(']'),
        _ => !after.starts_with(['(', '[', ':']) && !inside.contains(['[', ']', '^']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_count() {
        for (line, expected) in [
            (r"[\*a\*](#)", vec![(1, 4)]),
            (r"\* a note", vec![]),
            (r"(MDC\) and \(TAU\)", vec![(11, 16)]),
            (r"\[sic\]", vec![(0, 5)]),
            (r"\\*a*", vec![]),
        ] {
            assert_eq!(pairs(line), expected, "{line}");
        }
    }
}
