//! The names of people in an article: what is called so is no place.

use super::token::{Gap, Token, Words, goes_on};
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

    /// Adds the people that `words` of `text` name: what follows a given name or a title.
    pub(super) fn collect(&mut self, text: &str, words: &Words) {
        for run in words.runs.iter().filter(|run| run.len() > 1) {
            let named = &words.tokens[run.clone()];
            let (first, beside) = (&named[0], named[0].beside(text));
            let title = beside.is_title();
            if title || first.is_given() {
                self.add_keys(&named[usize::from(title)..]);
            } else if named.len() == 2
                && named[1].is_given()
                && named[1].gap == Gap::Space
                && beside.kind.is_none()
                && first.demonym().is_none()
                && !beside.is_function_word()
                && !run.start.checked_sub(1).is_some_and(|before| words.tokens[before].beside(text).leads_in())
            {
                // "Abiy Ahmed": the father's name says that the first is a name as well.
                self.add_keys(named);
            }
        }
    }

    /// Adds the keys of words in names of people.
    fn add_keys(&mut self, named: &[Token]) {
        for key in named.iter().map(Token::key).filter(|key| key.len() > 2) {
            if !self.keys.contains(key) {
                self.keys.insert(key.to_owned());
            }
        }
    }

    /// Whether somebody in the article is called so.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }
}

/// The names in `words` of `text` that begin with a given name and have from two to four words.
pub(super) fn names<'t>(text: &'t str, words: &'t Words) -> impl Iterator<Item = Range<usize>> + 't {
    words.runs.iter().filter_map(|run| {
        let titles = words.tokens[run.clone()].iter().take_while(|token| token.beside(text).is_title()).count();
        let name = words.tokens.get(run.start + titles..run.end)?;
        let (first, last) = (name.first()?, name.last()?);
        ((2..=4).contains(&name.len()) && first.is_given()).then_some(first.range.start..last.range.end)
    })
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
