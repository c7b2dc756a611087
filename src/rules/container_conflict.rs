//! PLC004.

use super::spelling::mention;
use super::stated::plain;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::{Gazetteer, Kind, Reading};
use crate::record::Place;
use crate::text::{Span, key};
use foldhash::{HashMap, HashMapExt as _};
use std::ops::Range;

rule! {
    /// ## What it checks
    /// A place lies in one country, and in one province, throughout an article.
    ///
    /// Read are *Mosul, Iraq* and *Mosul (in Iraq)*; a province only where it is called one. In a list of places
    /// nothing lies in its neighbour. Where a place may be said to lie in Israel or in Palestine depends on the year
    /// and on who speaks, and is left to the author.
    ///
    /// ## Example
    /// ```article
    /// The convoy left Abu Kamal (in Syria) at dawn. A year later the market of Abu Kamal, Iraq, was rebuilt.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The convoy left Abu Kamal (in Syria) at dawn. A year later the market of Abu Kamal, Syria, was rebuilt.
    /// ```
    ContainerConflict = "PLC004", "container-conflict", Warning
}

/// What is said to hold a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Level {
    Country,
    Province,
}

impl Rule for ContainerConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mentions = mentions(reading);
        let mut first: HashMap<(usize, Level), (usize, Span)> = HashMap::new();
        for (at, pair) in mentions.windows(2).enumerate() {
            let [(within, inner, place), (other, outer, container)] = pair else { continue };
            let words = plain(reading, *within).as_str();
            if within != other || inner.end > outer.start || place == container {
                continue;
            }
            let next = mentions.get(at + 2).filter(|(it, ..)| it == within).map(|(_, range, _)| range.start);
            let in_list = next.is_some_and(|next| is_listed(words, outer.end, next));
            if !matches!(&words[inner.end..outer.start], ", " | " (" | " (in ") || in_list {
                continue;
            }
            let Some(level) = level(&reading.places[*container].place, &words[outer.start..], outer.len()) else {
                continue;
            };
            let span = plain(reading, *within).span(inner.start..outer.end);
            let (before, where_before) = *first.entry((*place, level)).or_insert((*container, span));
            let names = [before, *container].map(|index| &reading.places[index].place);
            let disputed = names.iter().all(|it| matches!(it.country.as_deref(), Some("IL" | "PS")));
            if before != *container && !disputed {
                let name = mention(reading, *within, inner).0;
                let message = format!("{name} is in {} here and in {} elsewhere", names[1].name, names[0].name);
                let finding = self.finding(span, message).related(where_before, "said to lie elsewhere here");
                found.push(finding.help("correct one of them, or tell two places of one name apart"));
            }
        }
    }
}

/// Every mention of a place with the index of the place, in the order of the text.
fn mentions(reading: &Reading<'_>) -> Vec<(Within, Range<usize>, usize)> {
    let places = reading.places.iter().enumerate();
    let each = places.flat_map(|(index, it)| it.mentions.iter().map(move |(within, at)| (*within, at.clone(), index)));
    let mut mentions: Vec<_> = each.collect();
    mentions.sort_by_key(|(within, range, _)| {
        let order = match within {
            Within::Block(index) => (0, *index),
            Within::Note(index) => (1, *index),
        };
        (order, range.start)
    });
    mentions
}

/// Whether the place that ends at `end` and the one that starts at `next` are members of one list.
fn is_listed(words: &str, end: usize, next: usize) -> bool {
    let between = words.get(end..next).unwrap_or_default();
    matches!(between, ", " | " and " | ", and " | " or " | ", or " | ", the " | " and the " | ", and the ")
}

/// What a province is called.
const WORDS: [&str; 4] = ["province", "governorate", "Province", "Governorate"];

/// What `place`, named in the first `len` bytes of `words`, is to a place that lies in it.
fn level(place: &Place, words: &str, len: usize) -> Option<Level> {
    let gazetteer = Gazetteer::get();
    let rows = || gazetteer.senses(&key(&place.name)).map(|sense| gazetteer.row(sense.row));
    if rows().any(|row| row.kind == Kind::Country && row.country() == place.country.as_deref()) {
        return Some(Level::Country);
    }
    let (name, after) = words.split_at(len);
    let called = WORDS.iter().any(|word| name.ends_with(word) || after.trim_start().starts_with(word));
    called.then_some(Level::Province)
}
