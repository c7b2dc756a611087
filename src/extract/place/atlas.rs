//! The gazetteer together with the names that a corpus adds to it.

use super::gazetteer::{Gazetteer, Sense, Step};
use super::row::{Kind, Row};
use crate::text::key;
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;
use std::rc::Rc;

/// A place that somebody adds to the gazetteer, or a better word on one that it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExtraPlace {
    /// The name to write.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// What it is, as [`Kind::name`] calls it; a settlement where nothing is said.
    pub kind: Option<Kind>,
    /// The country of today, by its ISO 3166-1 code.
    pub country: Option<String>,
    /// Its number in GeoNames.
    pub geonames: Option<u32>,
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
}

impl ExtraPlace {
    /// It as a row.
    fn row(&self) -> Row {
        let code = self.country.as_deref().map(str::as_bytes);
        Row {
            geonames: self.geonames.unwrap_or_default(),
            point: self.point.map(|(lat, lon)| (hundred_thousandths(lat), hundred_thousandths(lon))),
            name: (0, 0),
            country: code.and_then(|code| code.try_into().ok()).unwrap_or_default(),
            kind: self.kind.unwrap_or(Kind::Settlement),
            weight: 80,
            province: None,
            curated: true,
        }
    }
}

/// A place as a look-up finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum PlaceId {
    /// One of the names that were added.
    Extra(usize),
    /// A row of the gazetteer.
    Row(u16),
}

/// What a name may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Senses {
    /// The places, the likeliest first; true where the name is primary.
    pub(super) meant: Rc<[(PlaceId, bool)]>,
    /// It is a word of English, too.
    pub(super) common: bool,
}

impl Senses {
    /// Those of a name of the gazetteer.
    pub(super) fn of(senses: impl Iterator<Item = Sense>) -> Self {
        Self::with(&[], senses)
    }

    /// Those of a name that was `added`, and of the same in the gazetteer.
    fn with(added: &[usize], senses: impl Iterator<Item = Sense>) -> Self {
        let mut common = false;
        let own = senses.map(|sense| {
            common = sense.common;
            (PlaceId::Row(sense.row), sense.primary)
        });
        let meant = added.iter().map(|index| (PlaceId::Extra(*index), true)).chain(own).collect();
        Self { meant, common }
    }
}

/// A name that was looked up, and how long it is.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The token after its last.
    pub(super) end: usize,
    pub(super) senses: Senses,
}

/// Where names are looked up.
pub(super) struct Atlas<'e> {
    gazetteer: &'static Gazetteer,
    extra: &'e [ExtraPlace],
    keys: HashMap<String, Vec<usize>>,
}

impl<'e> Atlas<'e> {
    pub(super) fn new(extra: &'e [ExtraPlace]) -> Self {
        let mut keys: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, place) in extra.iter().enumerate() {
            for name in std::iter::once(&place.name).chain(&place.also) {
                keys.entry(key(name)).or_default().push(index);
            }
        }
        Self { gazetteer: Gazetteer::get(), extra, keys }
    }

    /// Whether it has names that the gazetteer does not have.
    pub(super) fn has_extra(&self) -> bool {
        !self.keys.is_empty()
    }

    /// The start of a walk through the names.
    pub(super) fn start(&self) -> Step {
        self.gazetteer.start()
    }

    /// The longest name that goes on from where a walk has come with `words`, or begins with them. Each word is its key, or nothing for one that a
    /// name may hold and its key does not (an article); the last word of a match satisfies `may_end`.
    pub(super) fn longest<'t>(
        &self,
        from: Step,
        words: impl Iterator<Item = (usize, Cow<'t, str>)>,
        may_end: impl Fn(usize) -> bool,
    ) -> Option<Match> {
        let mut step = Some(from);
        // The key so far: only names that were added are looked up by it.
        let mut whole = String::new();
        // The token after the longest name so far, what was added by its key, and where its walk came.
        let mut best = None;
        for (index, word) in words.filter(|(_, word)| !word.is_empty()) {
            step = step.and_then(|step| self.gazetteer.walk(step, &word));
            if self.has_extra() {
                whole.push_str(if whole.is_empty() { "" } else { " " });
                whole.push_str(&word);
            }
            if may_end(index) {
                let added = self.added(&whole);
                let ends = step.is_some_and(|step| self.gazetteer.end(step).next().is_some());
                best = (ends || !added.is_empty()).then_some((index + 1, added, step)).or(best);
            }
            // A name of more words goes on with a space.
            step = step.and_then(|step| self.gazetteer.walk(step, " "));
            if step.is_none() && !self.has_extra() {
                break;
            }
        }
        let (end, added, step) = best?;
        let own = step.map(|step| self.gazetteer.end(step)).into_iter().flatten();
        Some(Match { end, senses: Senses::with(added, own) })
    }

    /// The names that were added with the key `whole`.
    fn added(&self, whole: &str) -> &[usize] {
        if self.has_extra() { self.keys.get(whole).map_or(&[], Vec::as_slice) } else { &[] }
    }

    /// All that is known of a place.
    #[inline]
    pub(super) fn row(&self, place: PlaceId) -> Row {
        match place {
            PlaceId::Row(number) => self.gazetteer.row(number),
            PlaceId::Extra(index) => self.extra[index].row(),
        }
    }

    /// The name to write for it.
    pub(super) fn name(&self, place: PlaceId) -> String {
        match place {
            PlaceId::Row(number) => self.gazetteer.name(&self.gazetteer.row(number)).to_owned(),
            PlaceId::Extra(index) => self.extra[index].name.clone(),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most 18 million; a number that is none of a place is cut")]
fn hundred_thousandths(degrees: f64) -> i32 {
    (degrees * 100_000.0).round() as i32
}
