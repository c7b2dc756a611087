//! Names that no list has, where the words around them leave no doubt.

use super::find::{Evidence, Finder, Found, LONGEST};
use super::row::Kind;
use super::token::{Gap, Token};
use crate::text::is_apostrophe;
use std::rc::Rc;

impl<'r> Finder<'r> {
    /// A name that no list has, where the words around it leave no doubt: "the town of X", "X province".
    pub(super) fn unknown_at(&self, index: usize, end: usize, list: Option<(Kind, usize)>) -> Option<Found<'r>> {
        let first = &self.tokens[index];
        let beside = self.beside(index);
        let is_noun = beside.kind.is_some() && !beside.begins_a_name();
        let is_other = first.demonym().is_some()
            || (beside.is_title() && !beside.is_kunya())
            || beside.is_direction()
            || beside.is_function_word();
        if first.shouted || is_noun || is_other || end <= index {
            return None;
        }
        let end = end.min(index + LONGEST);
        let (bare, until, typed) = self.type_behind(index, end);
        let listed = list.filter(|(_, at)| *at == index).map(|(kind, _)| kind);
        let mount = beside.kind.filter(|_| beside.begins_a_name() && end == index + 2);
        let headed =
            || (end == index + 2 && beside.heads_a_name() && self.is_led_in(index)).then_some(Kind::Settlement);
        let located = || (bare == end && self.is_located(index, end)).then_some(Kind::Settlement);
        let apposed = || if bare == end { self.type_apposed(end) } else { None };
        let before = || self.type_before(index);
        let typed = typed.or_else(before).or(listed).or(mount).or_else(apposed).or_else(headed).or_else(located)?;
        let person = self.persons.has(first.key())
            || (first.is_given() && bare > index + 1 && self.persons.has(self.tokens[bare - 1].key()));
        if person || bare - index > 4 || bare == index || (index..end).any(|at| self.beside(at).is_body()) {
            return None;
        }
        let keys = self.tokens[index..until].iter().map(Token::key);
        Some(Found {
            key: keys.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(" ").into(),
            range: first.range.start..self.tokens[until - 1].range.end,
            country: self.stated_country(&(index..until)),
            tokens: index..until,
            senses: Rc::default(),
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
            let beside = self.beside(at);
            let Some(kind) = beside.kind else { continue };
            if kind == Kind::Province {
                return (at, at, Some(kind));
            }
            if at < end && beside.ends_a_name() {
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
            .find(|at| self.beside(*at).kind.is_some())?;
        let ends = !self.adjoins(head + 1)
            || self.tokens[head + 1].gap == Gap::Space
                && (self.beside(head + 1).is_locative()
                    || matches!(
                        self.word(head + 1),
                        "of" | "on" | "where" | "that" | "which" | "with" | "whose" | "whence" | "under" | "by" | "to"
                    ));
        self.beside(head).kind.filter(|kind| ends && matches!(kind, Kind::Settlement | Kind::Camp))
    }

    /// Whether a place and nothing else can stand where the unknown name from `index` to `end` does: "near X", "south of
    /// X", "at X". Of a body, a feast or a person it is said too; those are known by their own words.
    fn is_located(&self, index: usize, end: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|_| self.adjoins(index)) else { return false };
        let led = match self.word(before) {
            "near" | "at" | "At" | "Near" | "into" | "outside" | "around" | "above" | "below" => true,
            "of" | "from" => before.checked_sub(1).is_some_and(|head| {
                let (word, beside) = (self.word(head), self.beside(head));
                // "Farther west, from January on"
                self.adjoins(before) && beside.is_direction() && word != "old"
                    || matches!(word, "kilometres" | "kilometers" | "km" | "miles")
            }),
            _ => false,
        };
        if !led || end - index > 3 {
            return false;
        }
        let plain = (index..end).all(|at| {
            let (token, beside) = (&self.tokens[at], self.beside(at));
            !token.shouted
                && !token.is_given()
                && !beside.is_title()
                && token.demonym().is_none()
                && !beside.is_feast()
                && !self.persons.has(token.key())
        });
        // "Cap d'Ambre": the name goes on.
        let goes_on = self.adjoins(end)
            && (self.beside(end).is_particle()
                || self.word(end).starts_with(['d', 'l']) && self.word(end).chars().nth(1).is_some_and(is_apostrophe));
        let closed =
            !goes_on && (!self.adjoins(end) || (!self.beside(end).is_body() && self.tokens[end].gap == Gap::Space));
        plain && closed && !self.tokens[end - 1].genitive
    }

    /// Whether a place is to be expected at `index`: "in X", "past X".
    fn is_led_in(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.adjoins(index) && self.beside(before).leads_in())
    }

    /// The word before an unknown name that says what it is: "the town of X", "the province X".
    fn type_before(&self, index: usize) -> Option<Kind> {
        let before = index.checked_sub(1).filter(|_| self.adjoins(index))?;
        // "Camps such as X"
        if self.word(before) == "as" && before >= 2 && self.word(before - 1) == "such" {
            let plural = self.word(before - 2).ends_with('s');
            return (self.beside(before - 2).kind)
                .filter(|kind| plural && matches!(kind, Kind::Settlement | Kind::Camp | Kind::Province));
        }
        if self.word(before) == "of" {
            let head = before.checked_sub(1).filter(|head| !self.tokens[*head].capital)?;
            let kind = self.beside(head).kind;
            let district = matches!(self.word(head), "district" | "subdistrict" | "county");
            return kind.filter(|kind| district || !matches!(kind, Kind::Region | Kind::Spot | Kind::Mountain));
        }
        let kind = self.beside(before).kind.filter(|_| !self.tokens[before].capital);
        kind.filter(|kind| matches!(kind, Kind::Province | Kind::Settlement))
    }
}
