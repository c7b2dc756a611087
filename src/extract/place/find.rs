//! Which words of a text name a place.

use super::atlas::{Atlas, PlaceId, Senses};
use super::persons::Persons;
use super::row::{Code, Kind};
use super::token::{Gap, Token};
use super::words::Beside;
use crate::extract::citation::is_outlet;
use crate::text::is_article;
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// A name that may be a place's, and what speaks for it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a doubt of its own")]
pub(super) struct Found<'r> {
    /// The tokens of the name.
    pub(super) tokens: Range<usize>,
    /// The bytes of the mention.
    pub(super) range: Range<usize>,
    /// The folded key.
    pub(super) key: Cow<'r, str>,
    /// What it may mean; nothing where no list has it.
    pub(super) senses: Rc<[(PlaceId, bool)]>,
    /// What the text says that it is.
    pub(super) typed: Option<Kind>,
    /// How strongly the words around it speak for a place.
    pub(super) evidence: Evidence,
    /// It stands beside other words of a name that the list does not have, or opens a sentence.
    pub(super) doubtful: bool,
    /// The country that the text puts it in.
    pub(super) country: Option<Code>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// Somebody in the article, or people in general, are called so.
    pub(super) person: bool,
    /// It begins a sentence.
    pub(super) opens: bool,
    /// It is a word of English, too.
    pub(super) common: bool,
}

/// No name has more words: a longer run of capitals is a heading or a list without commas.
pub(super) const LONGEST: usize = 64;

/// The weight of a town of a hundred thousand people: it needs no word to lead it in.
pub(super) const WELL_KNOWN: u8 = 50;

/// How strongly the words around a name speak for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Nothing does.
    None,
    /// "Of", which is said of people as well: "the songs of X".
    Weak,
    /// A preposition or a verb after which a place may stand.
    Lead,
    /// A preposition that says where.
    Locative,
    /// A word such as `town` or `province`.
    Typed,
}

/// Finds names in one text.
pub(super) struct Finder<'r> {
    /// The text.
    pub(super) text: &'r str,
    /// Its words.
    pub(super) tokens: &'r [Token],
    /// The runs of capitalised words among them.
    pub(super) runs: &'r [Range<usize>],
    /// Where names are looked up.
    pub(super) atlas: &'r Atlas<'r>,
    /// The people of the article.
    pub(super) persons: &'r Persons,
    /// Bytes of the text that are titles of works, names of newspapers, foreign terms.
    pub(super) titles: &'r [Range<usize>],
}

impl<'r> Finder<'r> {
    /// Puts all names in the text into `found`, in order, for those that it had.
    pub(super) fn find(&self, found: &mut Vec<Found<'r>>) {
        found.clear();
        // The kind and the end of a list such as "the towns of A, B, and".
        let mut list: Option<(Kind, usize)> = None;
        // The token after the last name.
        let mut free = 0;
        for run in self.runs {
            for index in run.clone() {
                if index < free || self.in_title(index) {
                    continue;
                }
                if let Some(name) = self.name_at(index).or_else(|| self.unknown_at(index, run.end, list)) {
                    free = name.tokens.end;
                    list = self.list_after(&name, list);
                    found.push(name);
                }
            }
        }
        self.join_lists(found);
        // "Al-Ra'y wrote": a paper, unless the words around it ask for a place.
        found.retain(|name| {
            name.evidence > Evidence::None
                || !(self.tokens[name.tokens.start].has_article() && is_outlet(&self.text[name.range.clone()]))
        });
    }

    pub(super) fn word(&self, index: usize) -> &'r str {
        self.tokens.get(index).map_or("", |token| &self.text[token.range.clone()])
    }

    /// What the lists say of the word at `index`.
    pub(super) fn beside(&self, index: usize) -> Beside {
        self.tokens.get(index).map_or_else(Beside::default, |token| token.beside(self.text))
    }

    fn in_title(&self, index: usize) -> bool {
        let at = self.tokens[index].range.start;
        self.titles.iter().any(|title| title.contains(&at))
    }

    /// Whether the token at `index` goes on from the one before without a mark.
    pub(super) fn adjoins(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Hyphen) && !token.opens)
    }

    /// The longest name of the atlas at `index`, where the words around it allow a place.
    fn name_at(&self, index: usize) -> Option<Found<'r>> {
        // What its first word means alone, and where longer names go on, is known; of most, that none begins so.
        let known = self.tokens[index].lexeme.as_ref();
        if known.is_some_and(|lexeme| !lexeme.bare_article && !lexeme.opens_a_name()) && !self.atlas.has_extra() {
            return None;
        }
        let known = known.filter(|_| !self.atlas.has_extra() && !self.is_bare_article(index));
        let (from, next) = known.map_or((Some(self.atlas.start()), index), |lexeme| (lexeme.goes_on, index + 1));
        let words = (next..self.tokens.len().min(index + 8))
            .take_while(|at| *at == index || (self.adjoins(*at) && !self.tokens[*at - 1].genitive))
            .map(|at| (at, self.key_of(at, index)));
        match (from.and_then(|from| self.atlas.longest(from, words, |at| self.tokens[at].capital)), known) {
            (Some(longest), _) => self.judge(index..longest.end, longest.senses),
            (None, Some(lexeme)) if !lexeme.alone.meant.is_empty() => {
                self.judge(index..index + 1, lexeme.alone.clone())
            }
            _ => None,
        }
    }

    /// The key of a name: those of its words.
    fn key(&self, tokens: &Range<usize>) -> Cow<'r, str> {
        let mut key = self.key_of(tokens.start, tokens.start);
        for at in tokens.start + 1..tokens.end {
            let word = self.key_of(at, tokens.start);
            if word.is_empty() {
                continue;
            }
            // Most names are one word, and have its key.
            let key = key.to_mut();
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word);
        }
        key
    }

    /// The key of a token inside a name that starts at `start`: nothing for an article.
    pub(super) fn key_of(&self, at: usize, start: usize) -> Cow<'r, str> {
        let token = &self.tokens[at];
        let word = self.word(at);
        if token.capital {
            return Cow::Borrowed(if at == start && self.is_bare_article(at) { "" } else { token.key() });
        }
        if at > start && is_article(word) && word != "a" && word.len() < 5 {
            Cow::Borrowed("")
        } else if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        }
    }

    /// "El Obeid", "Al Anbar": an article without its hyphen.
    fn is_bare_article(&self, at: usize) -> bool {
        self.tokens[at].lexeme.as_ref().is_some_and(|lexeme| lexeme.bare_article)
            && self.tokens.get(at + 1).is_some_and(|token| token.capital && token.gap == Gap::Space)
    }

    /// Weighs the words around the name at `tokens`; nothing where they make it part of another name.
    fn judge(&self, tokens: Range<usize>, senses: Senses) -> Option<Found<'r>> {
        let first = &self.tokens[tokens.start];
        let key = self.key(&tokens);
        let state = |place| matches!(self.atlas.row(place).kind, Kind::Country | Kind::FormerState);
        let abbreviates = first.shouted && tokens.len() == 1 && key.len() <= 4 && first.range.len() <= 4;
        if abbreviates && !senses.meant.iter().any(|(place, _)| state(*place)) {
            return None;
        }
        let mut found = Found {
            country: self.stated_country(&tokens),
            sentence: first.sentence,
            range: first.range.start..self.tokens[tokens.end - 1].range.end,
            person: self.is_person(&tokens, &key) || self.is_kunya_of_a_man(&tokens, &senses.meant),
            opens: first.opens,
            // With the article it is no word of English: al-Bab, al-Salt.
            common: senses.common && !first.has_article(),
            typed: None,
            evidence: Evidence::None,
            doubtful: false,
            senses: senses.meant,
            tokens,
            key,
        };
        // "The Berber parties": people before they are a town.
        let people = found.tokens.len() == 1
            && self.tokens[found.tokens.start].demonym().is_some()
            && found.tokens.start.checked_sub(1).is_some_and(|before| self.word(before) == "the");
        let stands = !people
            && !self.is_compass(&found.tokens)
            && !self.is_type_alone(&found.tokens)
            && !self.is_in_a_date(&found.tokens)
            && self.look_left(&mut found)
            && self.look_right(&mut found);
        stands.then_some(found)
    }
}
