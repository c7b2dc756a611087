//! Spellings that the house does not want, where they stand in a text.

use super::Listed;
use foldhash::{HashMap, HashMapExt as _};
use std::ops::Range;

/// The spellings of a list, by their first run of letters.
pub(super) struct Spellings<'s> {
    by_run: HashMap<&'s str, Vec<Spelling<'s>>>,
}

/// One spelling.
struct Spelling<'s> {
    /// What stands before its first letter: a sign for ayn.
    lead: &'s str,
    /// The rest.
    rest: &'s str,
    listed: &'s Listed,
    /// It is the one that the house wants.
    wanted: bool,
}

impl<'s> Spellings<'s> {
    pub(super) fn new(list: &'s [Listed]) -> Self {
        let mut by_run: HashMap<&str, Vec<Spelling<'_>>> = HashMap::new();
        for listed in list {
            let variants = listed.variants.iter().filter(|variant| **variant != listed.name);
            let wanted = std::iter::once((&listed.name, true));
            for (words, wanted) in wanted.chain(variants.map(|variant| (variant, false))) {
                let Some((at, run)) = runs(words).next() else { continue };
                let (lead, rest) = words.split_at(at);
                by_run.entry(run).or_default().push(Spelling { lead, rest, listed, wanted });
            }
        }
        Self { by_run }
    }

    /// Where `words` have an unwanted spelling, and of what. The longest spelling is taken, so that one inside a
    /// wanted name is none.
    pub(super) fn unwanted(&self, words: &str) -> Vec<(Range<usize>, &'s Listed)> {
        let mut found = Vec::new();
        let mut past = 0;
        for (at, run) in runs(words) {
            let Some(spellings) = self.by_run.get(run).filter(|_| at >= past) else { continue };
            let fits = spellings.iter().filter(|it| {
                let (before, after) = words.split_at(at);
                let ends = after.strip_prefix(it.rest).is_some_and(|rest| !goes_on(rest.chars()));
                ends && before.strip_suffix(it.lead).is_some_and(|rest| !goes_on(rest.chars().rev()))
            });
            let Some(best) = fits.max_by_key(|it| (it.rest.len() + it.lead.len(), it.wanted)) else { continue };
            past = at + best.rest.len();
            if !best.wanted {
                found.push((at - best.lead.len()..past, best.listed));
            }
        }
        found
    }
}

/// Whether the word goes on with `rest`: by a letter, or by a hyphen and a letter.
pub(super) fn goes_on(mut rest: impl Iterator<Item = char>) -> bool {
    match rest.next() {
        Some('-' | '‐' | '‑') => rest.next().is_some_and(char::is_alphanumeric),
        next => next.is_some_and(char::is_alphanumeric),
    }
}

/// The runs of letters and digits, and where they start.
fn runs(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let runs = words.split_inclusive(|c: char| !c.is_alphanumeric()).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(|c: char| !c.is_alphanumeric()))
    });
    runs.filter(|(_, run)| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_is_taken_and_no_part_of_a_word() {
        let listed = |name: &str, variants: &[&str]| Listed {
            name: name.to_owned(),
            variants: variants.iter().map(|&it| it.to_owned()).collect(),
            description: None,
        };
        let list = [listed("Deir ez-Zor", &["Deir al-Zor", "Deir"]), listed("Ifrin", &["‘Afrin", ""])];
        let spellings = Spellings::new(&list);
        let text = "Deir ez-Zor, Deir al-Zor’s, Deir, Deira, Deir-Alla, x‘Afrin, Afrin and ‘Afrin.";
        let got: Vec<&str> = spellings.unwanted(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(got, ["Deir al-Zor", "Deir", "‘Afrin"]);
    }
}
