//! What is left of a note when its citations are taken out.

use super::{CitationReading, signal};
use std::ops::Range;

/// What is left of a note when its citations are taken out, apart from what joins them.
pub(super) fn of(text: &str, citations: &[CitationReading]) -> Vec<Range<usize>> {
    let mut remarks = Vec::new();
    let mut from = 0;
    for citation in citations {
        let mut between = from..citation.range.start.max(from);
        if from > 0 {
            between.start += conjunction(&text[between.clone()]);
        }
        gap(text, between, &mut remarks);
        from = citation.range.end.max(from);
    }
    gap(text, from..text.len(), &mut remarks);
    remarks
}

/// How many bytes of `words`, which stand between two citations, join them: "; and, on the border of 1922,".
fn conjunction(words: &str) -> usize {
    let bare = words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';'));
    let joint = ["and, ", "and "].iter().find(|joint| bare.starts_with(**joint));
    joint.map_or(0, |joint| words.len() - bare.len() + joint.len())
}

fn gap(text: &str, range: Range<usize>, remarks: &mut Vec<Range<usize>>) {
    let words = &text[range.clone()];
    if signal::is_joint(words) {
        return;
    }
    let lead = words.len()
        - words
            .trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '—' | '–' | '”' | '>')
            })
            .len();
    let bare = words[lead..].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '(' | '<'));
    // "…, which saw a rising; and", before the next citation.
    let kept = bare.strip_suffix("; and").unwrap_or(bare).trim_end_matches([' ', ';']).len();
    if kept > 0 {
        remarks.push(range.start + lead..range.start + lead + kept);
    }
}
