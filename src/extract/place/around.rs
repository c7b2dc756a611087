//! What the words around a name that the atlas has say of it.

use super::atlas::{Match, PlaceId};
use super::find::{Evidence, Finder, Found, LONGEST, WELL_KNOWN, has_article};
use super::persons::run;
use super::row::Kind;
use super::token::Gap;
use super::words::{
    begins_a_name, ends_a_name, heads_a_name, is_body, is_direction, is_function_word, is_locative, is_particle,
    is_signed, is_surrounding, is_title_behind, is_treaty, kind_of, leads_in,
};
use crate::extract::date::is_month;
use std::ops::Range;

/// The weight of a town of some three hundred thousand people.
const LARGE: u8 = 55;

impl Finder<'_> {
    /// Weighs the words before `found`; false where they make it part of another name.
    pub(super) fn look_left(&self, found: &mut Found) -> bool {
        let start = found.tokens.start;
        let gap = self.tokens[start].gap;
        let Some(before) = start.checked_sub(1).filter(|_| self.adjoins(start)) else {
            if gap == Gap::Open {
                found.evidence = Evidence::Lead;
            }
            return true;
        };
        let (word, token) = (self.word(before), &self.tokens[before]);
        let after_capital = before > 0 && self.tokens[before - 1].capital && self.adjoins(before);
        if let Some(kind) = kind_of(word) {
            (found.typed, found.evidence) = (Some(kind), Evidence::Typed);
            if begins_a_name(word) && token.capital {
                found.range.start = token.range.start;
            }
        } else if token.capital && !token.genitive {
            if !self.may_stand_before(before) {
                if !token.opens || token.is_title() || token.is_given() || is_body(word) {
                    return false;
                }
                found.doubtful = true;
            }
            found.doubtful |= gap == Gap::Hyphen && token.demonym().is_none();
        } else if after_capital && is_particle(word) {
            return false;
        }
        self.led_in(before, found);
        !self.is_of_a_body(before) && !self.is_of_a_treaty(before)
    }

    /// Weighs the words behind `found`; false where they make it part of another name.
    pub(super) fn look_right(&self, found: &mut Found) -> bool {
        let end = found.tokens.end;
        if !self.adjoins(end) || self.tokens[end - 1].genitive {
            return true;
        }
        let (word, next) = (self.word(end), &self.tokens[end]);
        if next.gap == Gap::Hyphen {
            // "Brest-Litovsk": a double name, of which the list has one half.
            found.doubtful |= next.capital && !next.lexeme.as_ref().is_some_and(|lexeme| lexeme.opens_a_name);
            return !(next.capital && self.ends_as_a_body(end));
        }
        if let Some(kind) = kind_of(word) {
            (found.typed, found.evidence) = (Some(kind), Evidence::Typed);
            if ends_a_name(word) && next.capital {
                found.range.end = next.range.end;
                found.tokens.end += 1;
            }
            return !(next.capital && self.ends_as_a_body(end + 1));
        }
        if is_treaty(word) {
            return false;
        }
        if !next.capital {
            return true;
        }
        if is_body(word) || is_title_behind(word) {
            return false;
        }
        // "Bab al-Wad", "Bab Sharqi": one name, of which the list has the first word.
        if found.tokens.len() == 1 && heads_a_name(self.word(found.tokens.start)) {
            return false;
        }
        let large = found.senses.iter().any(|(place, _)| self.atlas.row(*place).weight >= LARGE);
        if has_article(word) && !large {
            return false;
        }
        // "In Medina Fakhri Pasha held out": a person's name may begin here.
        let person = self.tokens[end].is_given()
            || next.is_title()
            || next.demonym().is_some()
            || (self.adjoins(end + 1) && is_title_behind(self.word(end + 1)));
        if person && found.evidence >= Evidence::Weak {
            return true;
        }
        let large = found.senses.iter().any(|(place, _)| self.atlas.row(*place).weight >= WELL_KNOWN);
        found.evidence == Evidence::Locative && large && !self.ends_as_a_body(end)
    }

    /// Whether the capitalised word at `index` may stand before a place and not be part of its name.
    fn may_stand_before(&self, index: usize) -> bool {
        let word = self.word(index);
        is_direction(word)
            || self.tokens[index].demonym().is_some()
            || (self.tokens[index].opens && is_function_word(word))
            || matches!(word, "In" | "The" | "Of" | "To" | "From" | "And" | "At")
    }

    /// Whether a run of capitalised words from `index` ends as the name of a body does.
    fn ends_as_a_body(&self, index: usize) -> bool {
        let end = run(&self.tokens[..self.tokens.len().min(index + LONGEST)], index);
        (index..end.max(index + 1)).any(|at| is_body(self.word(at)))
    }

    /// What the words up to `before` say of the place that follows: "the town of", "west of", "in".
    fn led_in(&self, mut before: usize, found: &mut Found) {
        let mut word = self.word(before).to_lowercase();
        // An adjective or a point of the compass hides the preposition.
        let first = before.saturating_sub(LONGEST);
        while before > first && self.adjoins(before) && self.hides(before, &word) {
            before -= 1;
            word = self.word(before).to_lowercase();
        }
        if word == "of" && before > 0 {
            let head = self.word(before - 1).to_lowercase();
            if let Some(kind) = kind_of(&head) {
                found.typed = found.typed.or(Some(kind));
                found.evidence = Evidence::Typed;
            } else if is_direction(&head) || is_surrounding(&head) {
                found.evidence = found.evidence.max(Evidence::Locative);
            }
        }
        // "As far as Andkhoy".
        let far = word == "as" && before > 0 && self.word(before - 1) == "far";
        if is_locative(&word) || far {
            found.evidence = found.evidence.max(Evidence::Locative);
        } else if leads_in(&word) {
            let of = if word == "of" { Evidence::Weak } else { Evidence::Lead };
            found.evidence = found.evidence.max(of);
        }
    }

    /// Whether the word at `index`, in lower case `word`, may stand between a preposition and a place.
    fn hides(&self, index: usize, word: &str) -> bool {
        matches!(word, "the" | "nearby" | "neighboring" | "neighbouring" | "both" | "all")
            || is_direction(word)
            || self.tokens[index].demonym().is_some()
    }

    /// Whether the words up to `before` are "University of", "Front for the Liberation of", "Treaty of".
    fn is_of_a_body(&self, before: usize) -> bool {
        let mut at = before;
        if !matches!(self.word(at), "of" | "for" | "the" | "and") {
            return false;
        }
        let mut joined = false;
        for _ in 0..7 {
            let word = self.word(at);
            let token = &self.tokens[at];
            if token.capital {
                if joined && is_body(word) {
                    return true;
                }
            } else if matches!(word, "of" | "for") {
                joined = true;
            } else if !matches!(word, "the" | "and") {
                return false;
            }
            if at == 0 || !self.adjoins(at) {
                return false;
            }
            at -= 1;
        }
        false
    }

    /// "The treaty of Sèvres", "the armistice of Rhodes": what was signed, by the place where it was.
    fn is_of_a_treaty(&self, before: usize) -> bool {
        self.word(before) == "of"
            && before.checked_sub(1).is_some_and(|head| self.adjoins(before) && is_signed(self.word(head)))
    }

    /// The country named behind: "Deir al-Zor in Syria", "Albukamal (in Syria)", "Homs, Syria".
    pub(super) fn stated_country(&self, tokens: &Range<usize>) -> Option<String> {
        let mut at = tokens.end;
        let next = self.tokens.get(at).filter(|token| !token.opens)?;
        match next.gap {
            Gap::Comma | Gap::Open if next.capital => {}
            Gap::Space | Gap::Open | Gap::Comma if matches!(self.word(at), "in") => at += 1,
            _ => return None,
        }
        while self.tokens.get(at).is_some_and(|_| is_direction(self.word(at)) || self.word(at) == "the") {
            at += 1;
        }
        if !self.tokens.get(at)?.capital {
            return None;
        }
        let words = (at..self.tokens.len().min(at + 4)).map(|index| (index, self.key_of(index, at)));
        let matched = self.atlas.longest(words, |index| self.tokens[index].capital, |_| None)?;
        // "A, Iraq, and Syria" is a list of countries.
        if next.gap == Gap::Comma
            && self
                .tokens
                .get(matched.end)
                .is_some_and(|after| after.gap == Gap::Comma && self.word(matched.end) == "and")
        {
            return None;
        }
        let country =
            matched.senses.iter().map(|(place, _)| self.atlas.row(*place)).find(|row| row.kind == Kind::Country)?;
        country.country().map(str::to_owned)
    }

    /// Whether people are called so: in general, or in this article.
    pub(super) fn is_person(&self, tokens: &Range<usize>, key: &str) -> bool {
        let given = self.tokens[tokens.start].is_given();
        let last = key.rsplit(' ').next().unwrap_or_default();
        self.persons.has(key) || (given && (tokens.len() == 1 || (tokens.len() == 2 && self.persons.has(last))))
    }

    /// Whether the name is that of a father: "Abu Musa" is an island and many a man. Abu Kamal is a town first.
    pub(super) fn is_kunya_of_a_man(&self, tokens: &Range<usize>, matched: &Match) -> bool {
        let town = |place: &PlaceId| {
            let row = self.atlas.row(*place);
            row.curated && row.kind == Kind::Settlement
        };
        tokens.len() == 2
            && matches!(self.word(tokens.start), "Abu" | "Abou" | "Umm")
            && self.tokens[tokens.start + 1].is_given()
            && !matched.senses.iter().any(|(place, _)| town(place))
    }

    /// Whether numbers stand on both sides, as beside the name of a month: "31 Tir 1331"; a year is enough beside the
    /// name of one: "in Tir 1331".
    pub(super) fn is_in_a_date(&self, tokens: &Range<usize>) -> bool {
        let number = |index: usize| self.word(index).starts_with(|c: char| c.is_ascii_digit());
        self.adjoins(tokens.end)
            && number(tokens.end)
            && (tokens.start.checked_sub(1).is_some_and(|before| self.adjoins(tokens.start) && number(before))
                || (tokens.len() == 1 && self.word(tokens.end).len() == 4 && is_month(self.word(tokens.start))))
    }

    /// "South of the town": the point of the compass, with the capital of a sentence.
    pub(super) fn is_compass(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && is_direction(self.word(tokens.start))
    }

    /// "The states of the Gulf": the word for a kind of place, which names one far away as well.
    pub(super) fn is_type_alone(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && kind_of(self.word(tokens.start)).is_some_and(|kind| kind != Kind::Province)
    }
}
