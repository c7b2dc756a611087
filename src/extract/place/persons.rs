//! The names of people in an article: what is called so is no place.

use super::token::{Gap, Token};
use super::words::{demonym, is_function_word, kind_of, leads_in};
use foldhash::HashSet;
use std::ops::Range;

/// The keys of names that people bear in one article.
#[derive(Debug, Default)]
pub(super) struct Persons {
    keys: HashSet<String>,
}

impl Persons {
    /// Adds a name that is known to be a person's.
    pub(super) fn add(&mut self, name: &str) {
        let keys = crate::text::key(name);
        self.keys.extend(keys.split(' ').filter(|word| word.len() > 2).map(str::to_owned));
    }

    /// Adds the people that `tokens` name: what follows a given name or a title.
    pub(super) fn collect(&mut self, text: &str, tokens: &[Token]) {
        let word = |token: &Token| &text[token.range.clone()];
        let mut index = 0;
        while index < tokens.len() {
            let end = run(tokens, index);
            if end > index + 1 {
                let named = &tokens[index..end];
                let first = word(&named[0]);
                let title = named[0].is_title();
                if title || named[0].is_given() {
                    let rest = named.iter().skip(usize::from(title));
                    self.keys.extend(rest.map(|token| token.key().to_owned()).filter(|key| key.len() > 2));
                } else if named.len() == 2
                    && named[1].is_given()
                    && named[1].gap == Gap::Space
                    && kind_of(first).is_none()
                    && demonym(first).is_none()
                    && !is_function_word(first)
                    && !(index.checked_sub(1)).is_some_and(|before| leads_in(word(&tokens[before])))
                {
                    // "Abiy Ahmed": the father's name says that the first is a name as well.
                    self.keys.extend(named.iter().map(|token| token.key().to_owned()).filter(|key| key.len() > 2));
                }
            }
            index = end.max(index + 1);
        }
    }

    /// Whether somebody in the article is called so.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }
}

/// The names in `tokens` that begin with a given name and have from two to four words.
pub(super) fn names(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let end = run(tokens, index);
        let titles = tokens[index..end].iter().take_while(|token| token.is_title()).count();
        let start = index + titles;
        if (2..=4).contains(&end.saturating_sub(start)) && tokens[start].is_given() {
            names.push(tokens[start].range.start..tokens[end - 1].range.end);
        }
        index = end.max(index + 1);
    }
    names
}

/// The end of the run of capitalised words that starts at each of `tokens`, as [`run`] tells it of one.
pub(super) fn runs(tokens: &[Token]) -> Vec<usize> {
    let mut ends = vec![0; tokens.len()];
    for index in (0..tokens.len()).rev() {
        ends[index] = match tokens.get(index + 1) {
            _ if !tokens[index].capital => index,
            Some(next) if next.capital && goes_on(&tokens[index], next) => ends[index + 1],
            _ => index + 1,
        };
    }
    ends
}

/// Whether a run of capitalised words goes from one word on to the next.
fn goes_on(before: &Token, next: &Token) -> bool {
    matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.opens && !before.genitive
}

/// The end of the run of capitalised words that starts at `index`; that index where it has none.
pub(super) fn run(tokens: &[Token], index: usize) -> usize {
    let mut end = index;
    while tokens.get(end).is_some_and(|token| token.capital)
        && (end == index || goes_on(&tokens[end - 1], &tokens[end]))
    {
        end += 1;
    }
    end
}
