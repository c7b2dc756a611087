//! Where sentences end.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Words whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Dr", "Mr", "Mrs", "Ms", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Brig", "Adm", "Sgt", "St", "Hon", "Rev",
    "Pres", "Gov", "Sen", "Rep", "eds", "trans", "cf", "e.g", "i.e", "vs", "approx", "viz",
];

/// Words whose full stop does not end a sentence when a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "vol", "vols", "no", "nos",
    "p", "pp", "fig", "ca", "c", "d", "r", "n", "nn", "ch", "chap", "art", "sec", "fol", "fols", "Vol", "Vols", "No",
    "Nos", "Fig", "Ch", "Chap", "Art", "Sec", "para",
];

/// The sentences of `text` as ranges of bytes, without the white space between them.
///
/// Unicode's rules (UAX #29) cut it first; a cut after an abbreviation, an initial or an ellipsis, or before
/// words that go on in lower case, is taken back.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let words = piece.trim();
        if words.is_empty() {
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let range = start..start + words.len();
        match sentences.last_mut() {
            Some(last) if goes_on(&text[last.clone()], words) => last.end = range.end,
            _ => sentences.push(range),
        }
    }
    sentences
}

/// Whether the sentence `before` is not over when `after` follows.
fn goes_on(before: &str, after: &str) -> bool {
    if after.starts_with(char::is_lowercase) {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else { return false };
    let word = stem.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“')).next().unwrap_or(stem);
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    initial
        || ABBREVIATIONS.contains(&word)
        || (BEFORE_NUMBERS.contains(&word) && after.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_says() {
        for (text, expected) in [
            ("One. Two.", vec!["One.", "Two."]),
            ("Backed by the U.S.-led coalition. It fell.", vec!["Backed by the U.S.-led coalition.", "It fell."]),
            ("See Dr. Haj on p. 4 of it. Then go.", vec!["See Dr. Haj on p. 4 of it.", "Then go."]),
            ("W. J. Berridge wrote it. It sold.", vec!["W. J. Berridge wrote it.", "It sold."]),
            ("He said \"no.\" She left.", vec!["He said \"no.\"", "She left."]),
            ("They took al-Qa'im. Then Rawa.", vec!["They took al-Qa'im.", "Then Rawa."]),
            ("  ", vec![]),
        ] {
            let got: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, expected);
        }
    }
}
