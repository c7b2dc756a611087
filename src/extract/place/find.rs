//! Which words of a text name a place.

use super::atlas::{Atlas, Match, PlaceId};
use super::lexeme::Lexeme;
use super::persons::{Persons, run, runs};
use super::row::Kind;
use super::token::{Gap, Token};
use super::words::{
    begins_a_name, demonym, ends_a_name, heads_a_name, is_body, is_direction, is_feast, is_function_word, is_kunya,
    is_locative, is_particle, is_signed, is_surrounding, is_title_behind, is_treaty, kind_of, leads_in,
};
use crate::extract::citation::is_outlet;
use crate::extract::date::is_month;
use crate::text::{is_apostrophe, is_article};
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// A name that may be a place's, and what speaks for it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a doubt of its own")]
pub(super) struct Found {
    /// The tokens of the name.
    pub(super) tokens: Range<usize>,
    /// The bytes of the mention.
    pub(super) range: Range<usize>,
    /// The folded key.
    pub(super) key: String,
    /// What it may mean; nothing where no list has it.
    pub(super) senses: Vec<(PlaceId, bool)>,
    /// What the text says that it is.
    pub(super) typed: Option<Kind>,
    /// How strongly the words around it speak for a place.
    pub(super) evidence: Evidence,
    /// It stands beside other words of a name that the list does not have, or opens a sentence.
    pub(super) doubtful: bool,
    /// The country that the text puts it in.
    pub(super) country: Option<String>,
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
const LONGEST: usize = 64;

/// The weight of a town of a hundred thousand people: it needs no word to lead it in.
pub(super) const WELL_KNOWN: u8 = 50;

/// The weight of a town of some three hundred thousand people.
const LARGE: u8 = 55;

/// Whether `word` begins with an article and its hyphen.
fn has_article(word: &str) -> bool {
    word.split_once(['-', '‐', '‑']).is_some_and(|(head, rest)| !rest.is_empty() && is_article(&head.to_lowercase()))
}

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
    /// Where names are looked up.
    pub(super) atlas: &'r Atlas<'r>,
    /// The people of the article.
    pub(super) persons: &'r Persons,
    /// Bytes of the text that are titles of works, names of newspapers, foreign terms.
    pub(super) titles: &'r [Range<usize>],
}

impl Finder<'_> {
    /// All names in the text, in order.
    pub(super) fn find(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let runs = runs(self.tokens);
        let mut index = 0;
        // The kind and the end of a list such as "the towns of A, B, and".
        let mut list: Option<(Kind, usize)> = None;
        while index < self.tokens.len() {
            if !self.tokens[index].capital || self.in_title(index) {
                index += 1;
                continue;
            }
            let end = runs[index];
            let known = self.name_at(index);
            let unknown = || self.unknown_at(index, end, list);
            let next = match known.or_else(unknown) {
                Some(name) => {
                    let after = name.tokens.end;
                    list = self.list_after(&name, list);
                    found.push(name);
                    after
                }
                None => index + 1,
            };
            index = next.max(index + 1);
        }
        self.join_lists(&mut found);
        // "Al-Ra'y wrote": a paper, unless the words around it ask for a place.
        found.retain(|name| {
            let paper = has_article(self.word(name.tokens.start)) && is_outlet(&self.text[name.range.clone()]);
            name.evidence > Evidence::None || !paper
        });
        found
    }

    /// What speaks for one member of a list speaks for the next: "in Hama, Salamiyya and Misyaf".
    fn join_lists(&self, found: &mut [Found]) {
        for second in 1..found.len() {
            let (before, after) = found.split_at_mut(second);
            let (one, other) = (&before[second - 1], &mut after[0]);
            let typed = one.evidence == Evidence::Typed;
            if one.sentence != other.sentence || ((one.common || one.person) && !typed) {
                continue;
            }
            let known = one.senses.first().is_some_and(|(place, _)| {
                let row = self.atlas.row(*place);
                row.curated || row.weight >= WELL_KNOWN || !matches!(row.kind, Kind::Settlement)
            });
            // "Cairo and al-Akhbar": papers are listed as towns are.
            if is_outlet(&self.text[other.range.clone()]) {
                continue;
            }
            if (known || one.evidence >= Evidence::Weak) && self.is_listed(one.tokens.end, other.tokens.start) {
                other.evidence = other.evidence.max(Evidence::Lead);
            }
        }
    }

    /// Whether nothing but a comma, "and" or "or" stands between tokens `end` and `start`.
    fn is_listed(&self, end: usize, start: usize) -> bool {
        let gap = |at: usize| self.tokens.get(at).map(|token| token.gap);
        let joins = end + 1 == start && matches!(self.word(end), "and" | "or" | "nor");
        (end == start && gap(end) == Some(Gap::Comma))
            || (joins && matches!(gap(end), Some(Gap::Comma | Gap::Space)) && gap(start) == Some(Gap::Space))
    }

    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.text[token.range.clone()])
    }

    fn in_title(&self, index: usize) -> bool {
        let at = self.tokens[index].range.start;
        self.titles.iter().any(|title| title.contains(&at))
    }

    /// Whether the token at `index` goes on from the one before without a mark.
    fn adjoins(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Hyphen) && !token.opens)
    }

    /// The longest name of the atlas at `index`, where the words around it allow a place.
    fn name_at(&self, index: usize) -> Option<Found> {
        let opens = |lexeme: &Rc<Lexeme>| lexeme.opens_a_name || !self.key_of(index, index).eq(lexeme.key.as_str());
        if !self.atlas.has_extra() && !self.tokens[index].lexeme.as_ref().is_some_and(opens) {
            return None;
        }
        let words = (index..self.tokens.len().min(index + 8))
            .take_while(|at| *at == index || (self.adjoins(*at) && !self.tokens[*at - 1].genitive))
            .map(|at| (at, self.key_of(at, index)));
        let mut matched = self.atlas.longest(words, |at| self.tokens[at].capital)?;
        let key = std::mem::take(&mut matched.key);
        let tokens = index..matched.end;
        if tokens.len() == 1 && self.tokens[index].shouted && key.len() <= 4 && self.word(index).len() <= 4 {
            let country = matched
                .senses
                .iter()
                .any(|(place, _)| matches!(self.atlas.row(*place).kind, Kind::Country | Kind::FormerState));
            if !country {
                return None;
            }
        }
        self.judge(tokens, key, matched)
    }

    /// The key of a token inside a name that starts at `start`: nothing for an article.
    fn key_of(&self, at: usize, start: usize) -> Cow<'_, str> {
        let token = &self.tokens[at];
        let word = self.word(at);
        if token.capital {
            // "El Obeid", "Al Anbar"
            let bare =
                at == start && matches!(word, "Al" | "El" | "Ash" | "Ar" | "Az" | "Ad") && self.capital_after(at);
            return Cow::Borrowed(if bare { "" } else { token.key() });
        }
        if at > start && is_article(word) && word != "a" && word.len() < 5 {
            Cow::Borrowed("")
        } else if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        }
    }

    fn capital_after(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.capital && token.gap == Gap::Space)
    }

    /// Weighs the words around `tokens`; nothing where they make it part of another name.
    fn judge(&self, tokens: Range<usize>, key: String, matched: Match) -> Option<Found> {
        let first = &self.tokens[tokens.start];
        let mut found = Found {
            country: self.stated_country(&tokens),
            sentence: first.sentence,
            range: first.range.start..self.tokens[tokens.end - 1].range.end,
            person: self.is_person(&tokens, &key) || self.is_kunya_of_a_man(&tokens, &matched),
            opens: first.opens,
            // With the article it is no word of English: al-Bab, al-Salt.
            common: matched.common && !has_article(self.word(tokens.start)),
            typed: None,
            evidence: Evidence::None,
            doubtful: false,
            senses: matched.senses,
            tokens,
            key,
        };
        // "The Berber parties": people before they are a town.
        let people = found.tokens.len() == 1
            && demonym(self.word(found.tokens.start)).is_some()
            && found.tokens.start.checked_sub(1).is_some_and(|before| self.word(before) == "the");
        let stands = !people
            && !self.is_compass(&found.tokens)
            && !self.is_in_a_date(&found.tokens)
            && self.look_left(&mut found)
            && self.look_right(&mut found);
        stands.then_some(found)
    }

    /// Whether people are called so: in general, or in this article.
    fn is_person(&self, tokens: &Range<usize>, key: &str) -> bool {
        let given = self.tokens[tokens.start].is_given();
        let last = key.rsplit(' ').next().unwrap_or_default();
        self.persons.has(key) || (given && (tokens.len() == 1 || (tokens.len() == 2 && self.persons.has(last))))
    }

    /// Whether the name is that of a father: "Abu Musa" is an island and many a man. Abu Kamal is a town first.
    fn is_kunya_of_a_man(&self, tokens: &Range<usize>, matched: &Match) -> bool {
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
    fn is_in_a_date(&self, tokens: &Range<usize>) -> bool {
        let number = |index: usize| self.word(index).starts_with(|c: char| c.is_ascii_digit());
        self.adjoins(tokens.end)
            && number(tokens.end)
            && (tokens.start.checked_sub(1).is_some_and(|before| self.adjoins(tokens.start) && number(before))
                || (tokens.len() == 1 && self.word(tokens.end).len() == 4 && is_month(self.word(tokens.start))))
    }

    /// "South of the town": the point of the compass, with the capital of a sentence.
    fn is_compass(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && is_direction(self.word(tokens.start))
    }

    /// "The treaty of Sèvres", "the armistice of Rhodes": what was signed, by the place where it was.
    fn is_of_a_treaty(&self, before: usize) -> bool {
        self.word(before) == "of"
            && before.checked_sub(1).is_some_and(|head| self.adjoins(before) && is_signed(self.word(head)))
    }

    /// Weighs the words before `found`; false where they make it part of another name.
    fn look_left(&self, found: &mut Found) -> bool {
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
            found.doubtful |= gap == Gap::Hyphen && demonym(word).is_none();
        } else if after_capital && is_particle(word) {
            return false;
        }
        self.led_in(before, found);
        !self.is_of_a_body(before) && !self.is_of_a_treaty(before)
    }

    /// Weighs the words behind `found`; false where they make it part of another name.
    fn look_right(&self, found: &mut Found) -> bool {
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
        // "Bab al-Wad": one name, of which the list has the first word.
        let large = found.senses.iter().any(|(place, _)| self.atlas.row(*place).weight >= LARGE);
        if has_article(word) && !large {
            return false;
        }
        // "In Medina Fakhri Pasha held out": a person's name may begin here.
        let person = self.tokens[end].is_given()
            || next.is_title()
            || demonym(word).is_some()
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
            || demonym(word).is_some()
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
            || demonym(self.word(index)).is_some()
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

    /// The country named behind: "Deir al-Zor in Syria", "Albukamal (in Syria)", "Homs, Syria".
    fn stated_country(&self, tokens: &Range<usize>) -> Option<String> {
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
        let matched = self.atlas.longest(words, |index| self.tokens[index].capital)?;
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

    /// A name that no list has, where the words around it leave no doubt: "the town of X", "X province".
    fn unknown_at(&self, index: usize, end: usize, list: Option<(Kind, usize)>) -> Option<Found> {
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
        let typed = typed.or_else(|| self.type_before(index)).or(listed).or(mount).or_else(headed).or_else(located)?;
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

    /// Whether a place and nothing else can stand where the unknown name from `index` to `end` does: "near X", "south of
    /// X", "at X". Of a body, a feast or a person it is said too; those are known by their own words.
    fn is_located(&self, index: usize, end: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|_| self.adjoins(index)) else { return false };
        let led = match self.word(before) {
            "near" | "at" | "At" | "Near" => true,
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

    /// Where a list goes on after `name`: the kind of its members and the token of the next.
    fn list_after(&self, name: &Found, list: Option<(Kind, usize)>) -> Option<(Kind, usize)> {
        let plural = |kind: Kind| {
            let before = name.tokens.start.checked_sub(2)?;
            let head = self.word(before);
            (self.word(before + 1) == "of" && head.ends_with('s') && kind_of(head) == Some(kind)).then_some(kind)
        };
        let kind = match list {
            // "Albukamal (in Syria) and": Syria is no member.
            Some((_, at)) if at > name.tokens.start => return list,
            Some((kind, at)) if at == name.tokens.start => kind,
            // "At A and B", where the list has neither.
            _ if name.senses.is_empty()
                && matches!(name.typed, Some(Kind::Settlement | Kind::Camp))
                && self.word(name.tokens.end) == "and" =>
            {
                name.typed?
            }
            _ => name.typed.and_then(plural)?,
        };
        let mut at = name.tokens.end;
        // "(in Syria)"
        if self.tokens.get(at).is_some_and(|token| token.gap == Gap::Open) {
            while self.tokens.get(at).is_some_and(|token| token.gap != Gap::Other && self.word(at) != "and") {
                at += 1;
            }
        }
        let next = self.tokens.get(at)?;
        if next.opens || !matches!(next.gap, Gap::Comma | Gap::Space | Gap::Other) {
            return None;
        }
        if self.word(at) == "and" {
            at += 1;
        } else if next.gap != Gap::Comma {
            return None;
        }
        self.tokens.get(at).filter(|token| token.capital)?;
        Some((kind, at))
    }
}
