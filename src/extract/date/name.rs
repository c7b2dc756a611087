//! The names of months in the calendars and languages of the region.

use super::roles::Roles;
use super::token::{Kind, Token};
use crate::text::{WordMap, is_apostrophe, key};
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::sync::LazyLock;

/// `month-names.csv`.
const LIST: &str = include_str!("month-names.csv");

/// No name has more tokens than this: `Dhu al-Hijja` has four.
const LONGEST: usize = 5;

/// A month that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthName {
    /// The calendar of the name, though its year can tell another: `Nisan 1316` is Ottoman, `Nisan 5708` Hebrew.
    pub(super) calendar: Base,
    /// From 1; of the Gregorian and Ottoman calendars from January, of the Hebrew from Tishri without Adar I.
    pub(super) month: u8,
    /// Adar I.
    pub(super) leap: bool,
    pub(super) language: &'static str,
    /// An abbreviation.
    pub(super) short: bool,
}

/// What a list of months belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The twelve months of the Julian, Ottoman and Gregorian calendars.
    Gregorian,
    Islamic,
    Persian,
    Hebrew,
}

/// The list by the key of each name.
static NAMES: LazyLock<HashMap<String, Vec<MonthName>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<MonthName>> = HashMap::new();
    for row in LIST.lines().skip(1) {
        let mut cells = row.split(',');
        let mut cell = || cells.next().expect("a row of the list of months has six cells");
        let (calendar, month, name, language, kind) = (cell(), cell(), cell(), cell(), cell());
        let calendar = match calendar {
            "islamic" => Base::Islamic,
            "persian" => Base::Persian,
            "hebrew" => Base::Hebrew,
            _ => Base::Gregorian,
        };
        let leap = month.ends_with('L');
        let month = month.trim_end_matches('L').parse().expect("months are numbered");
        let short = kind == "short";
        names.entry(key(name)).or_default().push(MonthName { calendar, month, leap, language, short });
    }
    names
});

/// What a name may be that begins with a word.
#[derive(Clone, Copy, Debug)]
struct Begun {
    /// What the word alone can mean.
    alone: &'static [MonthName],
    /// Names of more words begin with it.
    more: bool,
}

/// The names by the keys of their first words.
static BEGUN: LazyLock<WordMap<Begun>> = LazyLock::new(|| {
    let more: HashSet<&str> = NAMES.keys().filter_map(|key| key.split_once(' ')).map(|(first, _)| first).collect();
    let begun = |word| Begun { alone: NAMES.get(word).map_or(&[], Vec::as_slice), more: more.contains(word) };
    WordMap::new(first_words().map(|word| (word, begun(word))))
});

/// The name of a month at token `at` of `text`: what it can mean, and the token after it.
///
/// The longest name wins; a full stop after an abbreviation belongs to it.
pub(super) fn month_at(text: &str, tokens: &[Token], at: usize) -> Option<(&'static [MonthName], usize)> {
    let token = tokens.get(at)?;
    // "2. Kânun" is the only name that starts with a number.
    if !token.roles.has(Roles::MONTH) {
        return None;
    }
    let word = &text[token.range()];
    let begun = begun(word)?;
    let longest = if begun.more { LONGEST } else { 1 };
    for count in (1..=longest.min(tokens.len() - at)).rev() {
        let last = &tokens[at + count - 1];
        let ends = match last.kind {
            Kind::Word { .. } => true,
            Kind::Number(number) => number.digits == 1 && count > 1,
            _ => false,
        };
        let inner = &tokens[at + 1..at + count];
        let joined = inner.iter().all(|token| match token.kind {
            Kind::Mark(c) => is_apostrophe(c) || c == '.',
            Kind::Number(_) => std::ptr::eq(token, last),
            _ => true,
        });
        if !ends || !joined {
            continue;
        }
        let words = &text[token.start..last.end];
        let months = if count == 1 { begun.alone } else { NAMES.get(&key(words)).map_or(&[][..], Vec::as_slice) };
        if !months.is_empty() {
            let mut after = at + count;
            if tokens.get(after).is_some_and(|next| next.kind == Kind::Mark('.') && !next.spaced)
                // "hanged in June." ends a sentence; "June. 4" is somebody's way of shortening.
                && (months.iter().any(|month| month.short)
                    || (words.chars().count() <= 4
                        && tokens.get(after + 1).is_some_and(|next| matches!(next.kind, Kind::Number(_)))))
            {
                after += 1;
            }
            return Some((months, after));
        }
    }
    None
}

/// Whether `word` is the name of a month in some calendar, and of no settlement first: `Tir`, `Adar`, `Safar`.
pub(in crate::extract) fn is_month(word: &str) -> bool {
    !word.contains(' ') && NAMES.contains_key(&key(word))
}

/// The first word of every name, as its key.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    let mut words: Vec<&str> = NAMES.keys().map(|key| key.split(' ').next().unwrap_or_default()).collect();
    words.sort_unstable();
    words.dedup();
    words.into_iter()
}

/// Whether a name may begin with `word`.
pub(super) fn begins_with(word: &str) -> bool {
    begun(word).is_some()
}

/// What a name may be that begins with `word`.
fn begun(word: &str) -> Option<Begun> {
    // The key of a plain word is the word, but for its case.
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return BEGUN.get_letters(word.as_bytes());
    }
    BEGUN.get(&key(word))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn the_list_is_sorted_without_repeats_and_every_row_has_a_source() {
        let rows: Vec<&str> = LIST.lines().skip(1).collect();
        let cells = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
        let mut sorted: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
        assert!(sorted.iter().all(|row| row.len() == 6 && row.iter().all(|cell| !cell.is_empty())));
        let given = sorted.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(given, sorted);
    }

    #[test]
    fn a_month_is_known_by_its_usual_transliterations() {
        for (words, calendar, month) in [
            ("Sha'ban", Base::Islamic, 8),
            ("Sha‘bān", Base::Islamic, 8),
            ("Dhu al-Hijja", Base::Islamic, 12),
            ("Dhu'l-Hijja", Base::Islamic, 12),
            ("Dhū l-Ḥijja", Base::Islamic, 12),
            ("Rab II", Base::Islamic, 4),
            ("Rabi‘ I", Base::Islamic, 3),
            ("Jumādā al-Ūlā", Base::Islamic, 5),
            ("Cemâziyelâhir", Base::Islamic, 6),
            ("Mordad", Base::Persian, 5),
            ("Esfand", Base::Persian, 12),
            ("Kislev", Base::Hebrew, 3),
            ("Ağustos", Base::Gregorian, 8),
            ("Kânûn-ı Sânî", Base::Gregorian, 1),
            ("Teşrinievvel", Base::Gregorian, 10),
            ("septembre", Base::Gregorian, 9),
            ("Sept.", Base::Gregorian, 9),
        ] {
            let tokens = tokens(words);
            let (months, after) = month_at(words, &tokens, 0).unwrap_or_else(|| panic!("{words}"));
            assert!(months.iter().any(|name| (name.calendar, name.month) == (calendar, month)), "{words}");
            assert_eq!(after, tokens.len(), "{words}");
        }
        for words in ["Marching", "Rabin", "Dhu", "Jumada", "Salah", "Adornment", "2014"] {
            assert_eq!(month_at(words, &tokens(words), 0), None, "{words}");
        }
    }
}
