//! BIB019.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use memchr::memchr_iter;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// The check digit of an ISBN or ISSN is right (ISO 2108 and ISO 3297).
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), ISBN 978-3-16-148410-1, p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), ISBN 978-3-16-148410-0, p. 4.
    /// ```
    IsbnChecksum = "BIB019", "isbn-checksum", Error
}

impl Rule for IsbnChecksum {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (index, note) in reading.article.notes.iter().enumerate() {
            let words = note.text.as_str();
            for (name, number) in numbers(words) {
                let digits: Vec<u32> = words[number.clone()].chars().filter_map(digit).collect();
                let right = match (name, digits.len()) {
                    ("ISBN", 13) => weighted(&digits, |at| if at % 2 == 0 { 1 } else { 3 }) % 10 == 0,
                    ("ISBN", 10) => weighted(&digits, |at| 10 - at) % 11 == 0,
                    ("ISSN", 8) => weighted(&digits, |at| 8 - at) % 11 == 0,
                    _ => false,
                };
                if !right {
                    let shown = &words[number.clone()];
                    let span = reading.note_span(index, number);
                    let finding =
                        self.finding(span, format!("{name} {shown} is not one that can be")).note(&note.label);
                    found.push(finding.help("a digit is wrong: compare it with the book"));
                }
            }
        }
    }
}

/// The numbers that follow "ISBN" or "ISSN".
fn numbers(words: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    // Few notes have either.
    if !memchr_iter(b'I', words.as_bytes()).any(|at| matches!(words.as_bytes().get(at + 1), Some(b'S'))) {
        return found;
    }
    for name in ["ISBN", "ISSN"] {
        for (at, _) in words.match_indices(name) {
            let rest = &words[at + name.len()..];
            let lead = rest.strip_prefix("-13").or(rest.strip_prefix("-10")).unwrap_or(rest);
            let Some(first) = lead.find(|c: char| c.is_ascii_digit()).filter(|first| *first <= 3) else { continue };
            let number = &lead[first..];
            let end = number
                .find(|c| digit(c).is_none() && !matches!(c, '-' | '‐' | '‑' | '–' | ' '))
                .unwrap_or(number.len());
            // A blank parts the number's groups; what follows the last is another number.
            let number = number[..end].trim_end_matches(|c| digit(c).is_none());
            let start = at + name.len() + (rest.len() - lead.len()) + first;
            found.push((name, start..start + number.len()));
        }
    }
    found
}

/// The value of a digit; X is ten.
fn digit(c: char) -> Option<u32> {
    if matches!(c, 'X' | 'x') { Some(10) } else { c.to_digit(10) }
}

fn weighted(digits: &[u32], weight: impl Fn(u32) -> u32) -> u32 {
    digits.iter().zip(0..).map(|(digit, at)| digit * weight(at)).sum()
}
