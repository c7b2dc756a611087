//! Closing the gaps in a count of notes: markers, notes, and what refers to them by number.

use super::Edit;
use super::passage::{number, passages};
use crate::document::Dialect;
use crate::extract::Reading;
use crate::text::Span;
use regex::Regex;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// A reference to a note by its number; and what refers to several, in words that a program had better not rewrite.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(notes|nn|footnotes|endnotes|fns)|note|n|fn|footnote|endnote)\b\.?\s+(\d+)(\s*[-–—,&]\s*\d)?")
        .expect("a fixed pattern")
});

/// The edits that make the numbers of the notes go up by one, and of the references to them what they then are.
/// Nothing where the numbers do not tell the notes apart, where a number is written in more places than one (anchors,
/// HTML), or where something refers to a note that is missing.
pub(super) fn renumber(reading: &Reading<'_>) -> Option<Vec<Edit>> {
    let article = &reading.article;
    let markers = article.refs.iter().map(|marker| (&marker.label, marker.span, marker.dialect));
    let notes = article.notes.iter().map(|note| (&note.label, note.label_span, note.dialect));
    let labels: Vec<(u32, Span, Dialect)> = markers
        .chain(notes)
        .map(|(label, span, dialect)| Some((number(label)?, span, dialect)))
        .collect::<Option<_>>()?;
    let mut own = BTreeSet::new();
    if !article.notes.iter().filter_map(|note| number(&note.label)).all(|number| own.insert(number)) {
        return None;
    }
    let used: BTreeSet<u32> = labels.iter().map(|(number, ..)| *number).collect();
    let now: HashMap<u32, u32> = used.iter().copied().zip(1..).collect();
    let mut edits = Vec::new();
    for (number, span, dialect) in &labels {
        let whole = article.text.slice(*span);
        let written = match dialect {
            Dialect::Superscript => raised(*number),
            Dialect::Sup | Dialect::Caret | Dialect::Bracket | Dialect::Paren => number.to_string(),
            Dialect::Anchor | Dialect::Html | Dialect::Docx | Dialect::Glued => return None,
        };
        let mut places = whole.match_indices(&written);
        let (Some((at, _)), None) = (places.next(), places.next()) else { return None };
        let new = now.get(number).copied().filter(|new| new != number);
        let span = Span::new(span.start + at, span.start + at + written.len());
        edits.extend(new.map(|new| {
            let new = if *dialect == Dialect::Superscript { raised(new) } else { new.to_string() };
            Edit::replace(span, new)
        }));
    }
    for passage in passages(article) {
        let words = passage.words();
        for found in REFERENCE.captures_iter(words) {
            let (whole, digits) = (found.get(0)?, found.get(2)?);
            // "228 n. 54" is the note of another work.
            if words[..whole.start()].trim_end_matches([' ', ',']).ends_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let Ok(number) = digits.as_str().parse::<u32>() else { continue };
            let several = found.get(1).is_some() || found.get(3).is_some();
            match now.get(&number) {
                _ if several => return None,
                // Beyond the last note it points nowhere before and after.
                None if used.last().is_some_and(|last| number > *last) => {}
                None => return None,
                Some(new) if *new == number => {}
                Some(new) => {
                    let span = passage.span(digits.range());
                    if article.text.slice(span) != digits.as_str() {
                        return None;
                    }
                    edits.push(Edit::replace(span, new.to_string()));
                }
            }
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    Some(edits)
}

/// A number in raised digits.
fn raised(number: u32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::replaced;
    use crate::text::TextResource;
    use crate::{document, extract};

    fn renumbered(text: &str) -> Option<String> {
        let text = TextResource::new("a.md", text);
        let reading = extract::read(document::read(&text), &extract::Settings::default());
        Some(replaced(text.text(), renumber(&reading)?.iter()))
    }

    #[test]
    fn markers_notes_and_references_go_down_together() {
        let text = "One.<sup>1</sup> Two.<sup>3</sup> Three.<sup>4</sup>\n\n---\n\n\
            <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), 228 n. 4.\n\n\
            <sup>3</sup> Rima Haj, *Salt Towns* (Cairo: Dar al-Nur, 2001), p. 4.\n\n\
            <sup>4</sup> See note 3 above.\n";
        let expected = "One.<sup>1</sup> Two.<sup>2</sup> Three.<sup>3</sup>\n\n---\n\n\
            <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), 228 n. 4.\n\n\
            <sup>2</sup> Rima Haj, *Salt Towns* (Cairo: Dar al-Nur, 2001), p. 4.\n\n\
            <sup>3</sup> See note 2 above.\n";
        assert_eq!(renumbered(text).as_deref(), Some(expected));
    }

    #[test]
    fn a_reference_to_what_is_missing_stops_it() {
        let text = "One.[^1] Two.[^3]\n\n[^1]: *Niqash*, May 1, 2017.\n[^3]: See note 2 above.\n";
        assert_eq!(renumbered(text), None);
    }
}
