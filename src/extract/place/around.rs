//! What the words around a name that the atlas has say of it.

use super::atlas::PlaceId;
use super::find::{Evidence, Finder, Found, LONGEST, WELL_KNOWN};
use super::persons::run;
use super::row::{Code, Kind};
use super::token::Gap;
use super::words::Beside;
use crate::extract::date::is_month;
use std::ops::Range;

/// The weight of a town of some three hundred thousand people.
const LARGE: u8 = 55;

impl Finder<'_> {
    /// Weighs the words before `found`; false where they make it part of another name.
    pub(super) fn look_left(&self, found: &mut Found<'_>) -> bool {
        let start = found.tokens.start;
        let gap = self.tokens[start].gap;
        let Some(before) = start.checked_sub(1).filter(|_| self.adjoins(start)) else {
            if gap == Gap::Open {
                found.evidence = Evidence::Lead;
            }
            return true;
        };
        let (token, beside) = (&self.tokens[before], self.beside(before));
        let after_capital = before > 0 && self.tokens[before - 1].capital && self.adjoins(before);
        if let Some(kind) = beside.kind {
            (found.typed, found.evidence) = (Some(kind), Evidence::Typed);
            if beside.begins_a_name() && token.capital {
                found.range.start = token.range.start;
            }
        } else if token.capital && !token.genitive {
            if !self.may_stand_before(before) {
                if !token.opens || beside.is_title() || token.is_given() || beside.is_body() {
                    return false;
                }
                found.doubtful = true;
            }
            found.doubtful |= gap == Gap::Hyphen && token.demonym().is_none();
        } else if after_capital && beside.is_particle() {
            return false;
        }
        self.led_in(before, beside, found);
        !self.is_of_a_body(before) && !self.is_of_a_treaty(before)
    }

    /// Weighs the words behind `found`; false where they make it part of another name.
    pub(super) fn look_right(&self, found: &mut Found<'_>) -> bool {
        let end = found.tokens.end;
        if !self.adjoins(end) || self.tokens[end - 1].genitive {
            return true;
        }
        let (next, beside) = (&self.tokens[end], self.beside(end));
        if next.gap == Gap::Hyphen {
            // "Brest-Litovsk": a double name, of which the list has one half.
            found.doubtful |= next.capital && !next.lexeme.as_ref().is_some_and(|lexeme| lexeme.opens_a_name());
            return !(next.capital && self.ends_as_a_body(end));
        }
        if let Some(kind) = beside.kind {
            (found.typed, found.evidence) = (Some(kind), Evidence::Typed);
            if beside.ends_a_name() && next.capital {
                found.range.end = next.range.end;
                found.tokens.end += 1;
            }
            return !(next.capital && self.ends_as_a_body(end + 1));
        }
        if beside.is_treaty() {
            return false;
        }
        if !next.capital {
            return true;
        }
        if beside.is_body() || beside.is_title_behind() {
            return false;
        }
        // "Bab al-Wad", "Bab Sharqi": one name, of which the list has the first word.
        if found.tokens.len() == 1 && self.beside(found.tokens.start).heads_a_name() {
            return false;
        }
        let large = |least: u8| found.senses.iter().any(|(place, _)| self.atlas.row(*place).weight >= least);
        if next.has_article() && !large(LARGE) {
            return false;
        }
        // "In Medina Fakhri Pasha held out": a person's name may begin here.
        let person = next.is_given()
            || beside.is_title()
            || next.demonym().is_some()
            || (self.adjoins(end + 1) && self.beside(end + 1).is_title_behind());
        if person && found.evidence >= Evidence::Weak {
            return true;
        }
        found.evidence == Evidence::Locative && large(WELL_KNOWN) && !self.ends_as_a_body(end)
    }

    /// Whether the capitalised word at `index` may stand before a place and not be part of its name.
    fn may_stand_before(&self, index: usize) -> bool {
        let (token, beside) = (&self.tokens[index], self.beside(index));
        beside.is_direction()
            || token.demonym().is_some()
            || (token.opens && beside.is_function_word())
            || matches!(self.word(index), "In" | "The" | "Of" | "To" | "From" | "And" | "At")
    }

    /// Whether a run of capitalised words from `index` ends as the name of a body does.
    fn ends_as_a_body(&self, index: usize) -> bool {
        let end = run(&self.tokens[..self.tokens.len().min(index + LONGEST)], index);
        (index..end.max(index + 1)).any(|at| self.beside(at).is_body())
    }

    /// What the words up to `before`, of which the lists say `beside`, say of the place that follows: "the town of",
    /// "west of", "in".
    fn led_in(&self, mut before: usize, mut beside: Beside, found: &mut Found<'_>) {
        // An adjective or a point of the compass hides the preposition.
        let first = before.saturating_sub(LONGEST);
        while before > first && self.adjoins(before) && self.hides(before, beside) {
            before -= 1;
            beside = self.beside(before);
        }
        let (word, beside) = (self.word(before), beside.in_small_letters());
        let of = word.eq_ignore_ascii_case("of");
        if of && before > 0 {
            let head = self.beside(before - 1).in_small_letters();
            if let Some(kind) = head.kind {
                found.typed = found.typed.or(Some(kind));
                found.evidence = Evidence::Typed;
            } else if head.is_direction() || head.is_surrounding() {
                found.evidence = found.evidence.max(Evidence::Locative);
            }
        }
        // "As far as Andkhoy".
        let far = word.eq_ignore_ascii_case("as") && before > 0 && self.word(before - 1) == "far";
        if beside.is_locative() || far {
            found.evidence = found.evidence.max(Evidence::Locative);
        } else if beside.leads_in() {
            found.evidence = found.evidence.max(if of { Evidence::Weak } else { Evidence::Lead });
        }
    }

    /// Whether the word at `index`, of which the lists say `beside`, may stand between a preposition and a place.
    fn hides(&self, index: usize, beside: Beside) -> bool {
        beside.is_direction()
            || self.tokens[index].demonym().is_some()
            || ["the", "nearby", "neighboring", "neighbouring", "both", "all"]
                .iter()
                .any(|known| self.word(index).eq_ignore_ascii_case(known))
    }

    /// Whether the words up to `before` are "University of", "Front for the Liberation of", "Treaty of".
    fn is_of_a_body(&self, before: usize) -> bool {
        let mut at = before;
        if !matches!(self.word(at), "of" | "for" | "the" | "and") {
            return false;
        }
        let mut joined = false;
        for _ in 0..7 {
            let (word, token) = (self.word(at), &self.tokens[at]);
            if token.capital {
                if joined && self.beside(at).is_body() {
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
            && before.checked_sub(1).is_some_and(|head| self.adjoins(before) && self.beside(head).is_signed())
    }

    /// The country named behind: "Deir al-Zor in Syria", "Albukamal (in Syria)", "Homs, Syria".
    pub(super) fn stated_country(&self, tokens: &Range<usize>) -> Option<Code> {
        let mut at = tokens.end;
        let next = self.tokens.get(at).filter(|token| !token.opens)?;
        match next.gap {
            Gap::Comma | Gap::Open if next.capital => {}
            Gap::Space | Gap::Open | Gap::Comma if matches!(self.word(at), "in") => at += 1,
            _ => return None,
        }
        while self.beside(at).is_direction() || self.word(at) == "the" {
            at += 1;
        }
        if !self.tokens.get(at)?.capital {
            return None;
        }
        let words = (at..self.tokens.len().min(at + 4)).map(|index| (index, self.key_of(index, at)));
        let matched = self.atlas.longest(self.atlas.start(), words, |index| self.tokens[index].capital)?;
        // "A, Iraq, and Syria" is a list of countries.
        if next.gap == Gap::Comma
            && self
                .tokens
                .get(matched.end)
                .is_some_and(|after| after.gap == Gap::Comma && self.word(matched.end) == "and")
        {
            return None;
        }
        let country = matched
            .senses
            .meant
            .iter()
            .map(|(place, _)| self.atlas.row(*place))
            .find(|row| row.kind == Kind::Country)?;
        country.code()
    }

    /// Whether people are called so: in general, or in this article.
    pub(super) fn is_person(&self, tokens: &Range<usize>, key: &str) -> bool {
        let given = self.tokens[tokens.start].is_given();
        let last = || key.rsplit(' ').next().unwrap_or_default();
        self.persons.has(key) || (given && (tokens.len() == 1 || (tokens.len() == 2 && self.persons.has(last()))))
    }

    /// Whether the name is that of a father: "Abu Musa" is an island and many a man. Abu Kamal is a town first.
    pub(super) fn is_kunya_of_a_man(&self, tokens: &Range<usize>, meant: &[(PlaceId, bool)]) -> bool {
        let town = |place: &PlaceId| {
            let row = self.atlas.row(*place);
            row.curated && row.kind == Kind::Settlement
        };
        tokens.len() == 2
            && matches!(self.word(tokens.start), "Abu" | "Abou" | "Umm")
            && self.tokens[tokens.start + 1].is_given()
            && !meant.iter().any(|(place, _)| town(place))
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
        tokens.len() == 1 && self.beside(tokens.start).is_direction()
    }

    /// "The states of the Gulf": the word for a kind of place, which names one far away as well.
    pub(super) fn is_type_alone(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.beside(tokens.start).kind.is_some_and(|kind| kind != Kind::Province)
    }
}
