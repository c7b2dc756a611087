//! What a marker or a note may be called.

use std::ops::Range;

/// Signs that call a note where there are few, in the order in which printers use them.
/// Source: The Chicago Manual of Style, 17th ed., 3.79.
const SYMBOLS: &[char] = &['*', '†', '‡', '§', '¶', '‖', '#', '∗', '⁎'];

/// The labels in the inside of a raised or bracketed stretch, such as `11, 12`, with their places in it; nothing
/// where it is something else.
pub(super) fn labels(inner: &str) -> Option<Vec<(Range<usize>, String)>> {
    if inner.len() > 24 {
        return None;
    }
    let bare = inner.trim_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '[' | ']' | '(' | ')' | '.' | '^' | '{' | '}')
    });
    let start = bare.as_ptr() as usize - inner.as_ptr() as usize;
    let mut labels = Vec::new();
    let mut from = 0;
    for (at, sign) in bare.char_indices().chain([(bare.len(), ',')]) {
        if matches!(sign, ',' | ';' | ' ' | '-' | '–') {
            if at > from {
                let label = bare[from..at].trim_end_matches([')', ']', '.']);
                if !is_label(label) {
                    return None;
                }
                labels.push((start + from..start + at, label.to_owned()));
            }
            from = at + sign.len_utf8();
        }
    }
    (!labels.is_empty()).then_some(labels)
}

/// Whether a note may be called `label`: a number of up to three digits, perhaps with a letter; a roman number; a
/// printer's sign, up to three times.
pub(in crate::document) fn is_label(label: &str) -> bool {
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &label[digits..];
    (digits > 0
        && digits <= 3
        && (rest.is_empty() || (rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase()))))
        || is_roman(label)
        || is_symbol(label)
}

/// How many digits of `label` are the first of two numbers that follow each other and were run together: `34`, `910`,
/// `1819`.
pub(in crate::document) fn pair(label: &str) -> Option<usize> {
    let half = label.len() / 2;
    let number = |digits: Option<&str>| digits.filter(|digits| !digits.starts_with('0'))?.parse::<u32>().ok();
    let (one, other) = (number(label.get(..half))?, number(label.get(half..))?);
    (label.len() <= 4 && one + 1 == other).then_some(half)
}

/// Whether `label` is a printer's sign.
pub(in crate::document) fn is_symbol(label: &str) -> bool {
    let mut signs = label.chars();
    let Some(first) = signs.next() else { return false };
    SYMBOLS.contains(&first) && signs.clone().count() < 3 && signs.all(|sign| sign == first)
}

/// Whether `label` is a roman number up to lxxxix, in small letters.
pub(in crate::document) fn is_roman(label: &str) -> bool {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    !label.is_empty()
        && label.len() <= 8
        && tens.iter().rev().any(|ten| label.strip_prefix(ten).is_some_and(|rest| ones.contains(&rest)))
}

/// The number at the start of `words`, with what follows it up to the note's first word: `12. `, `12) `, `12  `.
/// Nothing where a word of the note does not follow.
pub(in crate::document) fn numbered(words: &str) -> Option<(String, Range<usize>)> {
    let lead = words.len() - words.trim_start_matches([' ', '(']).len();
    let rest = &words[lead..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let after = &rest[digits..];
    let point = after.strip_prefix(['.', ')', ':', ']']).unwrap_or(after);
    let words = point.trim_start();
    (words.len() < point.len() && !words.is_empty())
        .then(|| (rest[..digits].to_owned(), 0..lead + rest.len() - words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_labels_is_read_and_other_raised_text_is_not() {
        let read =
            |inner: &str| labels(inner).map(|found| found.into_iter().map(|(_, label)| label).collect::<Vec<_>>());
        for (inner, expected) in [
            ("1", vec!["1"]),
            ("[12]", vec!["12"]),
            ("3, 4", vec!["3", "4"]),
            ("3–5", vec!["3", "5"]),
            ("**", vec!["**"]),
            ("iv", vec!["iv"]),
            ("4a", vec!["4a"]),
        ] {
            assert_eq!(read(inner), Some(expected.into_iter().map(str::to_owned).collect()));
        }
        for (label, half) in [
            ("34", Some(1)),
            ("910", Some(1)),
            ("1819", Some(2)),
            ("12", Some(1)),
            ("21", None),
            ("1936", None),
            ("5", None),
        ] {
            assert_eq!(pair(label), half, "{label}");
        }
        for inner in ["th", "1936", "", "2nd", "e", "Hebrew", "sic", "iiii"] {
            assert_eq!(read(inner), None, "{inner}");
        }
    }
}
