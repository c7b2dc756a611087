//! Looking at tokens by their index.

use super::roles::Roles;
use super::token::{Glued, Kind, Number, Token};
use crate::text::WordSet;

/// A text and its tokens. Every look past the end finds nothing.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

impl<'t> Scan<'t> {
    pub(super) fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    /// The words of the token at `at`, or nothing.
    pub(super) fn words(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| &self.text[token.range()])
    }

    /// Whether the word at `at` is one of `words`, in any case.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let Some(token @ Token { kind: Kind::Word { .. }, .. }) = self.token(at) else { return false };
        let word = &self.text.as_bytes()[token.range()];
        // The first letters alone tell most apart; in small and capital letters they differ in one bit.
        let first = |word: &[u8]| word.first().map(|byte| byte | 0x20);
        let is =
            |known: &[u8]| known.len() == word.len() && first(known) == first(word) && known.eq_ignore_ascii_case(word);
        words.iter().any(|known| is(known.as_bytes()))
    }

    /// Whether the word at `at` is in a longer list, in any case.
    pub(super) fn is_listed(&self, at: usize, words: &WordSet) -> bool {
        matches!(self.token(at), Some(Token { kind: Kind::Word { .. }, .. })) && words.contains(self.words(at))
    }

    /// Whether the word at `at` can be one of `roles`.
    pub(super) fn can_be(&self, at: usize, roles: Roles) -> bool {
        self.token(at).is_some_and(|token| token.roles.has(roles))
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// A hyphen or dash of any length.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.kind, Kind::Dash(_)))
    }

    /// Whether a dash at `at` joins what is on both sides: no space around it, or one on each side of a long dash.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        let (Some(dash), Some(next)) = (self.token(at), self.token(at + 1)) else { return false };
        matches!(dash.kind, Kind::Dash(_))
            && dash.spaced == next.spaced
            && (!dash.spaced || dash.kind == Kind::Dash('–'))
    }

    /// White space stands before the token.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word { capital: true })
    }

    pub(super) fn number(&self, at: usize) -> Option<Number> {
        match self.token(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A number of digits alone.
    pub(super) fn plain(&self, at: usize) -> Option<Number> {
        self.number(at).filter(|number| number.glued == Glued::Nothing)
    }

    /// A number that stands where a day stands. Up to 39: what is too high is a mistake to tell, not another thing.
    pub(super) fn day(&self, at: usize) -> Option<u8> {
        let number = self.number(at)?;
        let like = matches!(number.glued, Glued::Nothing | Glued::Ordinal) && number.digits <= 2;
        // Neither `3.5 million` nor `10:30` nor `5%`.
        let goes_on = (self.is_mark(at + 1, '.') || self.is_mark(at + 1, ':'))
            && !self.is_spaced(at + 1)
            && self.number(at + 2).is_some()
            && !self.is_spaced(at + 2);
        let day = u8::try_from(number.value).ok().filter(|day| (1..=39).contains(day))?;
        (like && !goes_on && !self.is_mark(at + 1, '%')).then_some(day)
    }

    /// A number of four digits that can be a year of our era.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let number = self.plain(at)?;
        let goes_on = (self.is_mark(at + 1, '.') || self.is_mark(at + 1, ':') || self.is_mark(at + 1, ','))
            && !self.is_spaced(at + 1)
            && self.number(at + 2).is_some()
            && !self.is_spaced(at + 2);
        let year = i32::try_from(number.value).ok().filter(|year| (1000..=2199).contains(year))?;
        (number.digits == 4 && !goes_on).then_some(year)
    }
}
