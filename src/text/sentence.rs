//! Where sentences end.

use super::ByteSet;
use std::ops::Range;

/// Words whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Dr", "Mr", "Mrs", "Ms", "Mme", "Mlle", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Cpt", "Brig", "Adm", "Cmdr",
    "Sgt", "St", "Ste", "Mt", "Ft", "Hon", "Rev", "Fr", "Pres", "Gov", "Sen", "Rep", "Amb", "Min", "eds", "trans",
    "cf", "e.g", "i.e", "vs", "approx", "viz", "Messrs", "Msgr", "esp", "incl", "resp", "Hajj", "Sh", "Wm", "Geo",
    "Chas", "Thos", "Jas", "Robt", "Edw", "Em", "Revd", "Sig", "Sigg", "Sgra", "Mgr", "Mons", "Sra", "Herr", "Dipl",
    "Ing",
];

/// Words whose full stop does not end a sentence when a number follows.
const BEFORE_NUMBERS: &[&str] = &[
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "vol", "vols", "no", "nos",
    "p", "pp", "fig", "figs", "ca", "c", "b", "d", "r", "fl", "n", "nn", "ch", "chap", "art", "sec", "fol", "fols",
    "Vol", "Vols", "No", "Nos", "Fig", "Figs", "Ch", "Chap", "Art", "Sec", "para", "paras", "ll", "col", "cols", "ed",
    "Ps", "Gen", "Isa", "q", "Q", "Doc", "Res", "Rs", "Km", "Hr", "Nr", "Bd", "Abs",
];

/// Initials of two letters: "Th. Mommsen", "Yu. Andropov".
const DIGRAPHS: &[&str] = &["Ch", "Chr", "Dh", "Gh", "Kh", "Ph", "Sh", "Th", "Ts", "Ya", "Ye", "Yu", "Zh"];

/// Words that open a sentence and no name, so that `U.S. The` is two sentences and `U.S. Army` is not.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "After",
    "Before",
    "When",
    "While",
    "As",
    "If",
    "But",
    "And",
    "Yet",
    "So",
    "Or",
    "Nor",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Then",
    "Thus",
    "However",
    "Moreover",
    "Nevertheless",
    "Meanwhile",
    "Although",
    "Though",
    "Since",
    "Because",
    "Despite",
    "During",
    "Until",
    "Under",
    "Over",
    "Among",
    "Between",
    "Another",
    "Other",
    "Some",
    "Many",
    "Most",
    "Few",
    "Both",
    "Each",
    "All",
    "No",
    "Not",
    "Only",
    "Even",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "Which",
    "To",
    "Of",
    "Once",
    "Finally",
    "First",
    "Second",
    "Third",
    "Later",
    "Today",
    "Indeed",
    "Similarly",
    "Likewise",
    "Still",
    "Also",
    "Here",
    "Such",
    "According",
    "Instead",
    "Apparently",
    "Eventually",
    "Almost",
    "Nearly",
    "Perhaps",
    "Either",
    "Neither",
    "Thereafter",
    "Now",
    "Soon",
    "Behind",
    "Against",
    "Within",
    "Without",
    "Three",
    "Two",
    "One",
    "Nothing",
    "Nobody",
    "None",
    "Others",
];

/// What may end a sentence, or hold an end inside it: all else is passed over.
static SIGNS: ByteSet = ByteSet::of(&[b'.', b'!', b'?', b'(', b'[', b'"', 0xE2, 0xD8, 0xDB]);

/// How far the end of a quotation or a parenthesis is looked for, in bytes.
const REACH: usize = 600;

/// The sentences of `text` as ranges of bytes, without the white space between them.
///
/// A full stop, question or exclamation mark ends a sentence, with the quotation marks and brackets after it, where
/// white space and a new start follow: no small letter (but `al-Qa'im` is a start), nothing after an abbreviation, an
/// initial or an elision in brackets. What stands in brackets or quotation marks inside a sentence does not end it.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::new();
    let mut start = skip_space(text, 0);
    let mut closed = 0; // what is quoted or in brackets ends here
    let mut at = start;
    while let Some(sign) = SIGNS.next(text, at) {
        at = sign;
        match bytes[at] {
            b'.' | b'!' | b'?' => {}
            b'(' | b'[' | b'"' if at > start && at >= closed => {
                let close = match bytes[at] {
                    b'(' => b')',
                    b'[' => b']',
                    _ => b'"',
                };
                closed = inside(bytes, at, close).unwrap_or(closed);
                at += 1;
                continue;
            }
            0xE2 | 0xD8 | 0xDB => match text[at..].chars().next() {
                Some('…' | '؟' | '۔') => {}
                Some('“') if at > start && at >= closed => {
                    closed = quoted(text, at).unwrap_or(closed);
                    at += '“'.len_utf8();
                    continue;
                }
                sign => {
                    at += sign.map_or(1, char::len_utf8);
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        }
        let stop = at;
        let end = after_closers(text, at);
        at = end;
        if end <= closed.saturating_sub(1) {
            continue; // inside quotation marks or brackets
        }
        let next = skip_space(text, end);
        if next == end && end < text.len() {
            continue; // a dot inside a word or a number
        }
        if next < text.len() && goes_on(text, start, stop, end, next) {
            continue;
        }
        sentences.push(start..end);
        start = next;
        at = next;
    }
    let end = text.trim_end().len();
    if start < end {
        sentences.push(start..end);
    }
    sentences
}

/// Where the stops, quotation marks and brackets end that follow the stop at `at`.
fn after_closers(text: &str, at: usize) -> usize {
    let is_closer =
        |sign: char| matches!(sign, '.' | '!' | '?' | '…' | '؟' | '۔' | '"' | '”' | '’' | '\'' | '»' | ')' | ']');
    text[at..].find(|sign| !is_closer(sign)).map_or(text.len(), |length| at + length)
}

fn skip_space(text: &str, at: usize) -> usize {
    text[at..].find(|sign: char| !sign.is_whitespace()).map_or(text.len(), |length| at + length)
}

/// Where the bracket or quotation mark that opens at `at` is closed again, if that is near and it does not open the
/// sentence.
fn inside(bytes: &[u8], at: usize, close: u8) -> Option<usize> {
    let opens = bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
    let apart = at == 0 || matches!(bytes[at - 1], b' ' | b'(' | b'[' | b'-') || !bytes[at - 1].is_ascii();
    if !opens || (close == b'"' && !apart) {
        return None;
    }
    let near = &bytes[at + 1..bytes.len().min(at + REACH)];
    near.iter().position(|byte| *byte == close).map(|length| at + 1 + length + 1)
}

fn quoted(text: &str, at: usize) -> Option<usize> {
    let mut end = text.len().min(at + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[at..end].find('”').map(|length| at + length + '”'.len_utf8())
}

/// Whether the sentence from `start` is not over with its stop at `stop` and its closing marks up to `end`, when
/// `next` follows.
fn goes_on(text: &str, start: usize, stop: usize, end: usize, next: usize) -> bool {
    let after = text[next..].trim_start_matches(['"', '“', '‘', '\'', '(', '[', '—', '–', '-', ' ', 'ʿ', 'ʾ', '«']);
    let first = after.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '.')).next().unwrap_or(after);
    if after.starts_with(char::is_lowercase) && !is_name(first) {
        return true;
    }
    if text[next..].starts_with([',', ';', ':', '.', ')', ']', '”']) {
        return true;
    }
    let before = &text[start..stop];
    if before.ends_with('[') || (before.ends_with("..") && text[..stop].trim_end_matches('.').ends_with('[')) {
        return true; // an elision in brackets
    }
    if !text[stop..].starts_with('.') || text[stop + 1..end].starts_with(['.', '!', '?', '"', '”', '’']) {
        return false;
    }
    let opener = |sign: char| sign.is_whitespace() || matches!(sign, '(' | '[' | '"' | '“' | '‘' | '/' | '–' | '—');
    let word = before.rsplit(opener).next().unwrap_or(before);
    if word.is_empty() {
        return false;
    }
    let digits = after.starts_with(|sign: char| sign.is_ascii_digit());
    // "King George St. The house": a street, and no saint.
    let street = word == "St" && (digits || OPENERS.contains(&first));
    if (ABBREVIATIONS.contains(&word) && !street) || (digits && BEFORE_NUMBERS.contains(&word)) {
        return true;
    }
    // "ʿAli b. Muhammad"
    if matches!(word, "b" | "bt") && !digits && !OPENERS.contains(&first) {
        return true;
    }
    // "p. xii", "n. d."
    if matches!(word, "p" | "pp") {
        return true;
    }
    let initial = word.split(['.', '-']).all(|part| {
        let mut signs = part.chars();
        let capital = signs.next().is_some_and(char::is_uppercase);
        capital && (signs.next().is_none() || DIGRAPHS.contains(&part))
    });
    if initial || matches!(word, "Jr" | "Sr" | "Inc" | "Ltd" | "Co" | "Corp" | "a.m" | "p.m" | "Ph.D") {
        return !OPENERS.contains(&first);
    }
    // The number of an item: "1. The"
    before.len() == word.len() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `word` opens in a small letter as names with an article do: `al-Qa'im`, `el-Sisi`, `ash-Sharq`.
fn is_name(word: &str) -> bool {
    let Some((article, rest)) = word.split_once('-') else { return false };
    article.chars().count() <= 3
        && rest.trim_start_matches(['\'', '’', '‘', 'ʿ', 'ʾ', '`']).starts_with(|sign: char| sign.is_uppercase())
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
            ("They left Rawa. al-Qa'im fell.", vec!["They left Rawa.", "al-Qa'im fell."]),
            ("It left the U.S. The army stayed.", vec!["It left the U.S.", "The army stayed."]),
            ("It left the U.S. Army base. It fell.", vec!["It left the U.S. Army base.", "It fell."]),
            ("He waited … and left. It fell.", vec!["He waited … and left.", "It fell."]),
            ("“The people . . . decide.” It fell.", vec!["“The people . . . decide.”", "It fell."]),
            ("He wrote: “We won. We lost.” It fell.", vec!["He wrote: “We won. We lost.”", "It fell."]),
            ("He wrote, \"We won. We lost.\" It fell.", vec!["He wrote, \"We won. We lost.\"", "It fell."]),
            ("“We won. We lost,” he wrote.", vec!["“We won.", "We lost,” he wrote."]),
            (
                "It fell (so he says. Twice.) in May. Then Rawa.",
                vec!["It fell (so he says. Twice.) in May.", "Then Rawa."],
            ),
            ("It fell. (It was burned.) Then Rawa.", vec!["It fell.", "(It was burned.)", "Then Rawa."]),
            ("Who won? Nobody! It ended.", vec!["Who won?", "Nobody!", "It ended."]),
            ("\"Who?\" asked Haj. It ended.", vec!["\"Who?\" asked Haj.", "It ended."]),
            ("It rose by 4.2 percent in Vol. 3. It fell.", vec!["It rose by 4.2 percent in Vol. 3.", "It fell."]),
            ("It began in 1936. Then it ended.", vec!["It began in 1936.", "Then it ended."]),
            ("He wrote [...] The people left. It fell.", vec!["He wrote [...] The people left.", "It fell."]),
            ("On Feb. 7 it fell, at 4 p.m. local time.", vec!["On Feb. 7 it fell, at 4 p.m. local time."]),
            ("the end (it is said", vec!["the end (it is said"]),
            ("  ", vec![]),
            ("...", vec!["..."]),
        ] {
            let got: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, expected);
        }
    }
}
