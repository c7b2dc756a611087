//! What each marker vouches for. How the text stands to it is read afterwards.

use super::ClaimReading;
use crate::document::{Article, BlockKind, Within};
use std::ops::Range;

/// Reads the claims of `article`, in the order of the markers; `sentences` has those of each block.
///
/// A claim runs from the start of the sentence that carries the marker, or from just after an earlier marker in the
/// same sentence, up to the marker. Markers at one spot share one. In a title, heading or caption it is all the words.
pub(super) fn read(article: &Article<'_>, sentences: &[Vec<Range<usize>>]) -> Vec<ClaimReading> {
    let mut by_block: Vec<Vec<usize>> = vec![Vec::new(); article.blocks.len()];
    for (index, marker) in article.refs.iter().enumerate() {
        if let Within::Block(block) = marker.within {
            by_block[block].push(index);
        }
    }
    let mut claims: Vec<ClaimReading> = Vec::new();
    for (block, refs) in by_block.iter().enumerate().filter(|(_, refs)| !refs.is_empty()) {
        let kind = article.blocks[block].kind;
        let text = article.blocks[block].text.as_str();
        let whole = matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Caption);
        if !(kind.is_body() || whole) {
            continue;
        }
        let mut before = 0; // the marker before
        let mut from = 0;
        for index in refs {
            let at = article.refs[*index].at;
            if let Some(last) = claims.last_mut()
                && last.block == block
                && (whole || text[before..at].trim_matches(parts_markers).is_empty())
                && from > 0
            {
                last.refs.push(*index);
                last.notes.extend(article.refs[*index].note);
                before = at;
                continue;
            }
            let range = if whole { 0..text.len() } else { claim(text, &sentences[block], before, at) };
            claims.push(ClaimReading {
                block,
                range,
                refs: vec![*index],
                notes: article.refs[*index].note.into_iter().collect(),
                stance: None,
            });
            before = at;
            from += 1;
        }
    }
    claims.sort_by_key(|claim| claim.refs[0]);
    claims
}

/// Whether `sign` may stand between two markers at one spot: `¹,²`, `⁴⸴⁵`.
fn parts_markers(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ',' | ';' | '⸴' | '˒')
}

/// The words before a marker at `at` that it vouches for, when the marker before stands at `before`.
fn claim(text: &str, sentences: &[Range<usize>], before: usize, at: usize) -> Range<usize> {
    let end = text[..at].trim_end().len();
    let sentence =
        sentences.partition_point(|sentence| sentence.start < end).checked_sub(1).map(|index| &sentences[index]);
    let start = sentence.map_or(0, |sentence| sentence.start).max(before).min(end);
    let lead = text[start..end].trim_start_matches(|sign: char| {
        sign.is_whitespace()
            || (start == before && before > 0 && matches!(sign, ',' | ';' | ':' | '.' | ')' | '”' | '–' | '—'))
    });
    end - lead.len()..end
}
