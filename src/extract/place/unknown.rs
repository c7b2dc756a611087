//! Names that no list has, where the words around them leave no doubt.

use super::find::{Evidence, Finder, Found, LONGEST};
use super::row::Kind;
use super::token::{Gap, Token};
use super::words::{
    begins_a_name, demonym, ends_a_name, heads_a_name, is_body, is_direction, is_feast, is_function_word, is_kunya,
    is_locative, is_particle, kind_of, leads_in,
};
use crate::text::is_apostrophe;

impl Finder<'_> {
    /// A name that no list has, where the words around it leave no doubt: "the town of X", "X province".
    pub(super) fn unknown_at(&self, index: usize, end: usize, list: Option<(Kind, usize)>) -> Option<Found> {
        let first = &self.tokens[index];
        let word = self.word(index);
        let is_noun = kind_of(word).is_some() && !begins_a_name(word);
        let is_other = demonym(word).is_some()
            || (first.is_title() && !is_kunya(word))
            || is_direction(word)
            || is_function_word(word);
        if first.shouted || is_noun || is_other || end <= index {
            return None;
        }
        let end = end.min(index + LONGEST);
        let (bare, until, typed) = self.type_behind(index, end);
        let listed = list.filter(|(_, at)| *at == index).map(|(kind, _)| kind);
        let mount = (begins_a_name(word) && end == index + 2).then(|| kind_of(word)).flatten();
        let headed = || (end == index + 2 && heads_a_name(word) && self.is_led_in(index)).then_some(Kind::Settlement);
        let located = || (bare == end && self.is_located(index, end)).then_some(Kind::Settlement);
        let apposed = || if bare == end { self.type_apposed(end) } else { None };
        let before = || self.type_before(index);
        let typed = typed.or_else(before).or(listed).or(mount).or_else(apposed).or_else(headed).or_else(located)?;
        let person = self.persons.has(first.key())
            || (first.is_given() && bare > index + 1 && self.persons.has(self.tokens[bare - 1].key()));
        if person || bare - index > 4 || bare == index || (index..end).any(|at| is_body(self.word(at))) {
            return None;
        }
        let keys = self.tokens[index..until].iter().map(Token::key);
        Some(Found {
            key: keys.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(" "),
            range: first.range.start..self.tokens[until - 1].range.end,
            country: self.stated_country(&(index..until)),
            tokens: index..until,
            senses: Vec::new(),
            typed: Some(typed),
            evidence: Evidence::Typed,
            doubtful: false,
            sentence: first.sentence,
            person: false,
            opens: first.opens,
            common: false,
        })
    }

    /// The word behind an unknown name that says what it is, in the run of capitals from `index` to `end` or right
    /// after it: where the bare name stops, where the name stops, and the kind.
    fn type_behind(&self, index: usize, end: usize) -> (usize, usize, Option<Kind>) {
        for at in index + 1..=end {
            if self.tokens[at - 1].genitive || (at == end && !self.adjoins(at)) {
                break;
            }
            let Some(kind) = kind_of(self.word(at)) else { continue };
            if kind == Kind::Province {
                return (at, at, Some(kind));
            }
            if at < end && ends_a_name(self.word(at)) {
                return (at, at + 1, Some(kind));
            }
        }
        (end, end, None)
    }

    /// What is said behind a comma of the unknown name that ends before token `end`: "X, a village of weavers". Of a person
    /// a noun goes on: "X, a village headman".
    fn type_apposed(&self, end: usize) -> Option<Kind> {
        let opens = self.tokens.get(end).is_some_and(|token| token.gap == Gap::Comma && !token.opens)
            && matches!(self.word(end), "a" | "an" | "the")
            && !self.tokens[end - 1].genitive;
        let head = (end + 1..end + 4)
            .take_while(|at| opens && self.adjoins(*at) && !self.tokens[*at].capital)
            .find(|at| kind_of(self.word(*at)).is_some())?;
        let ends = !self.adjoins(head + 1)
            || self.tokens[head + 1].gap == Gap::Space
                && (is_locative(self.word(head + 1))
                    || matches!(
                        self.word(head + 1),
                        "of" | "on" | "where" | "that" | "which" | "with" | "whose" | "whence" | "under" | "by" | "to"
                    ));
        kind_of(self.word(head)).filter(|kind| ends && matches!(kind, Kind::Settlement | Kind::Camp))
    }

    /// Whether a place and nothing else can stand where the unknown name from `index` to `end` does: "near X", "south of
    /// X", "at X". Of a body, a feast or a person it is said too; those are known by their own words.
    fn is_located(&self, index: usize, end: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|_| self.adjoins(index)) else { return false };
        let led = match self.word(before) {
            "near" | "at" | "At" | "Near" | "into" | "outside" | "around" | "above" | "below" => true,
            "of" | "from" => before.checked_sub(1).is_some_and(|head| {
                let head = self.word(head);
                // "Farther west, from January on"
                self.adjoins(before) && is_direction(head) && head != "old"
                    || matches!(head, "kilometres" | "kilometers" | "km" | "miles")
            }),
            _ => false,
        };
        let plain = (index..end).all(|at| {
            let word = self.word(at);
            !self.tokens[at].shouted
                && !self.tokens[at].is_given()
                && !self.tokens[at].is_title()
                && demonym(word).is_none()
                && !is_feast(word)
                && !self.persons.has(self.tokens[at].key())
        });
        // "Cap d'Ambre": the name goes on.
        let goes_on = self.adjoins(end)
            && (is_particle(self.word(end))
                || self.word(end).starts_with(['d', 'l']) && self.word(end).chars().nth(1).is_some_and(is_apostrophe));
        let closed =
            !goes_on && (!self.adjoins(end) || (!is_body(self.word(end)) && self.tokens[end].gap == Gap::Space));
        led && plain && closed && end - index <= 3 && !self.tokens[end - 1].genitive
    }

    /// Whether a place is to be expected at `index`: "in X", "past X".
    fn is_led_in(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.adjoins(index) && leads_in(self.word(before)))
    }

    /// The word before an unknown name that says what it is: "the town of X", "the province X".
    fn type_before(&self, index: usize) -> Option<Kind> {
        let before = index.checked_sub(1).filter(|_| self.adjoins(index))?;
        // "Camps such as X"
        if self.word(before) == "as" && before >= 2 && self.word(before - 1) == "such" {
            let head = self.word(before - 2);
            return kind_of(head)
                .filter(|kind| head.ends_with('s') && matches!(kind, Kind::Settlement | Kind::Camp | Kind::Province));
        }
        if self.word(before) == "of" {
            let head = before.checked_sub(1).filter(|head| !self.tokens[*head].capital)?;
            let kind = kind_of(self.word(head));
            let district = matches!(self.word(head), "district" | "subdistrict" | "county");
            return kind.filter(|kind| district || !matches!(kind, Kind::Region | Kind::Spot | Kind::Mountain));
        }
        let kind = kind_of(self.word(before)).filter(|_| !self.tokens[before].capital);
        kind.filter(|kind| matches!(kind, Kind::Province | Kind::Settlement))
    }
}
