//! Reads dates: a phrase wherever it stands, and every mention in body and remarks.
//!
//! [`phrases`] knows words only: what could be a date by its form, in citations as in prose. It keeps what is
//! wrong with a date rather than drop it. `mention` knows prose, and tells the month from the verb and the year
//! from the number of people.

mod calendar;
mod day;
mod era;
mod grammar;
mod mention;
mod name;
mod period;
mod phrase;
mod read;
mod relative;
mod resolve;
mod roles;
mod scan;
mod stretch;
mod token;
mod year;

#[cfg(test)]
mod prose_tests;
#[cfg(test)]
mod tests;

pub(super) use name::is_month;
pub use phrase::{DatePhrase, DateProblem, DateStyle};
pub(super) use read::{read, terminus_post_quem};

use crate::document::Within;
use std::ops::Range;

/// The dates that blocks and notes hold by their form, as [`phrases`] finds them.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    blocks: Vec<Vec<DatePhrase>>,
    notes: Vec<Vec<DatePhrase>>,
}

impl Phrases {
    /// Those of one block or note, in order; none of a block that is no body.
    #[must_use]
    pub fn of(&self, within: Within) -> &[DatePhrase] {
        match within {
            Within::Block(index) => &self.blocks[index],
            Within::Note(index) => &self.notes[index],
        }
    }
}

/// Every date that `text` holds by its form, in order, none inside another.
///
/// A number of four digits from 1000 to 2099 that stands alone is among them, with [`DateStyle::Year`]: whether it
/// is a year, only its neighbours can say. Two calendars for one day ("12 Rajab 1438 / 9 April 2017") are two
/// phrases; [`paired`] tells that they belong together.
#[must_use]
pub fn phrases(text: &str) -> Vec<DatePhrase> {
    let tokens = token::tokens(text);
    placed(text, &tokens).into_iter().map(|placed| placed.phrase).collect()
}

/// The phrases of `text` with the tokens that each takes.
fn placed(text: &str, tokens: &[token::Token]) -> Vec<mention::Placed> {
    let scan = scan::Scan { text, tokens };
    debug_assert!(
        (0..tokens.len()).all(|at| tokens[at].roles.opens() || grammar::phrase_at(&scan, at).is_none()),
        "a date begins with a word not listed"
    );
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.roles.opens()) {
        if at < free {
            continue;
        }
        if let Some((phrase, after)) = grammar::phrase_at(&scan, at) {
            found.push(mention::Placed { phrase, tokens: at..after });
            free = after;
        }
    }
    found
}

/// The date that is all of `text`, apart from white space and the marks around it. A date in two calendars is the
/// Gregorian one, over the range of both; a list (`May 3, 5, and 9, 2016`) is one.
#[must_use]
pub fn read_date(text: &str) -> Option<DatePhrase> {
    let mut found = phrases(text);
    let words = |range: Range<usize>| text[range].contains(char::is_alphanumeric);
    let (first, last) = (found.first()?.range.start, found.last()?.range.end);
    if words(0..first) || words(last..text.len()) {
        return None;
    }
    match found.len() {
        1 => found.pop(),
        2 if paired(text, &found[0], &found[1]) => {
            let western = usize::from(found[0].calendar.is_some());
            let mut date = found.swap_remove(western);
            date.range = first..last;
            Some(date)
        }
        _ => None,
    }
}

/// Whether two neighbours give one date in two calendars: `12 Rajab 1438 / 9 April 2017`, `1397 (2018)`,
/// `15 Rab II 1267 aH [17 Feb. 1851]`.
#[must_use]
pub fn paired(text: &str, one: &DatePhrase, other: &DatePhrase) -> bool {
    if one.range.end > other.range.start || one.calendar.is_some() == other.calendar.is_some() {
        return false;
    }
    let between = text[one.range.end..other.range.start].trim();
    let joined = matches!(between, "/" | "(" | "[" | "=" | ", i.e." | "(=" | "[=" | "/ " | "–" | "|" | ", that is")
        || matches!(between, "corresponding to" | ", corresponding to" | "(corresponding to" | "or" | ", or");
    joined && (one.grain() == other.grain())
}
