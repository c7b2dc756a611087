//! Eras and calendars that a date names.

use super::scan::Scan;
use super::token::Kind;

/// What is said beside a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    /// CE, AD.
    Common,
    /// BCE, BC.
    Before,
    /// AH, H.
    Islamic,
    /// SH, AHS, AP.
    Persian,
    /// R.
    Rumi,
    /// AM, of the Jewish era.
    Hebrew,
    /// Old Style.
    Julian,
}

/// The signs of each era. Letters are compared as they stand once full stops are gone, since `h` and `H`, `am` and
/// `AM` are not the same.
const SIGNS: &[(&str, Era)] = &[
    ("CE", Era::Common),
    ("AD", Era::Common),
    ("BCE", Era::Before),
    ("BC", Era::Before),
    ("AH", Era::Islamic),
    ("aH", Era::Islamic),
    ("ah", Era::Islamic),
    ("H", Era::Islamic),
    ("Hijri", Era::Islamic),
    ("hijri", Era::Islamic),
    ("hicri", Era::Islamic),
    ("SH", Era::Persian),
    ("Sh", Era::Persian),
    ("sh", Era::Persian),
    ("AHS", Era::Persian),
    ("AP", Era::Persian),
    ("HS", Era::Persian),
    ("shamsi", Era::Persian),
    ("Shamsi", Era::Persian),
    ("R", Era::Rumi),
    ("rumi", Era::Rumi),
    ("Rumi", Era::Rumi),
    ("AM", Era::Hebrew),
    ("OS", Era::Julian),
    ("Julian", Era::Julian),
];

/// No sign has more letters.
const LONGEST: usize = 6;

/// The flight to Medina, from which the Islamic era counts, in its usual spellings: "1447 of the Hijra".
const HIJRA: &[&str] = &["hijra", "hijrah", "hegira", "hejira", "hidjra"];

/// The sign of an era at `at`, perhaps in brackets, and the token after it.
pub(super) fn era_at(scan: &Scan<'_>, at: usize) -> Option<(Era, usize)> {
    let closing = if scan.is_mark(at, '(') {
        ')'
    } else if scan.is_mark(at, '[') {
        ']'
    } else {
        return sign(scan, at);
    };
    let (era, after) = sign(scan, at + 1)?;
    scan.is_mark(after, closing).then_some((era, after + 1))
}

fn sign(scan: &Scan<'_>, at: usize) -> Option<(Era, usize)> {
    let token = scan.token(at).filter(|token| matches!(token.kind, Kind::Word { .. }))?;
    if scan.is_word(at, &["old"]) && scan.is_word(at + 1, &["style"]) {
        return Some((Era::Julian, at + 2));
    }
    if scan.is_word(at, &["of"]) && scan.is_word(at + 1, &["the"]) && scan.is_word(at + 2, HIJRA) {
        return Some((Era::Islamic, at + 3));
    }
    // Most words are longer than any sign.
    if token.range().len() > LONGEST {
        return None;
    }
    let dotted = |at: usize| scan.is_mark(at, '.') && !scan.is_spaced(at);
    // Only the letters of `A.H.` must be put together.
    if !dotted(at + 1) {
        let word = scan.words(at);
        return SIGNS.iter().find(|(sign, _)| *sign == word).map(|(_, era)| (*era, at + 1));
    }
    let mut letters = String::new();
    let mut next = at;
    // `A.H.` is letters and full stops without a space; `AH` is one word.
    while letters.len() < 8 && (next == at || !scan.is_spaced(next)) {
        let word = scan.words(next);
        if word.is_empty() || !word.chars().all(|c| c.is_ascii_alphabetic()) {
            break;
        }
        letters.push_str(word);
        next += 1;
        if !dotted(next) || (word.len() > 2 && !scan.is_capital(next + 1)) {
            break;
        }
        // The full stop of a sentence is not the sign's: `In 1438 AH.`
        let abbreviation = word.len() == 1 || (word.len() == 2 && letters.len() == 2 && word.ends_with('h'));
        if !abbreviation {
            break;
        }
        next += 1;
    }
    let era = SIGNS.iter().find(|(sign, _)| *sign == letters)?.1;
    Some((era, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_longer_than_the_longest() {
        assert_eq!(SIGNS.iter().map(|(sign, _)| sign.len()).max(), Some(LONGEST));
    }
}
