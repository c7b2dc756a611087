//! The gazetteer together with the names that a corpus adds to it.

use super::gazetteer::{Gazetteer, Step};
use super::row::{Kind, Row};
use crate::text::key;
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;

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

/// A place as a look-up finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum PlaceId {
    /// One of the names that were added.
    Extra(usize),
    /// A row of the gazetteer.
    Row(u16),
}

/// What a name may mean, and how long it is.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The token after its last.
    pub(super) end: usize,
    /// The keys of its words.
    pub(super) key: String,
    /// What it may mean; true where the name is primary.
    pub(super) senses: Vec<(PlaceId, bool)>,
    /// It is a word of English, too.
    pub(super) common: bool,
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

    /// The longest name that begins with the first of `words`. Each word is its key, or nothing for one that a
    /// name may hold and its key does not (an article); the last word of a match satisfies `may_end`. `opened` is where
    /// the key of a word leads that opens a name, where that is known.
    pub(super) fn longest<'t>(
        &self,
        words: impl Iterator<Item = (usize, Cow<'t, str>)>,
        may_end: impl Fn(usize) -> bool,
        opened: impl Fn(usize) -> Option<Step>,
    ) -> Option<Match> {
        let mut step = Some(self.gazetteer.start());
        let mut whole = String::new();
        let mut best = None;
        for (index, word) in words {
            if !word.is_empty() {
                if whole.is_empty() {
                    step = opened(index).or_else(|| self.gazetteer.walk(self.gazetteer.start(), &word));
                } else {
                    step = step.and_then(|step| self.gazetteer.walk(step, " "));
                    step = step.and_then(|step| self.gazetteer.walk(step, &word));
                    whole.push(' ');
                }
                whole.push_str(&word);
            }
            if step.is_none() && self.keys.is_empty() {
                break;
            }
            if !word.is_empty() && may_end(index) {
                let (senses, common) = self.senses(step, &whole);
                if !senses.is_empty() {
                    best = Some(Match { end: index + 1, key: whole.clone(), senses, common });
                }
            }
        }
        best
    }

    fn senses(&self, step: Option<Step>, whole: &str) -> (Vec<(PlaceId, bool)>, bool) {
        let mut common = false;
        let extra = self.keys.get(whole).into_iter().flatten().map(|index| (PlaceId::Extra(*index), true));
        let mut senses: Vec<(PlaceId, bool)> = extra.collect();
        for sense in step.into_iter().flat_map(|step| self.gazetteer.end(step)) {
            common = sense.common;
            senses.push((PlaceId::Row(sense.row), sense.primary));
        }
        (senses, common)
    }

    /// All that is known of a place.
    pub(super) fn row(&self, place: PlaceId) -> Row {
        match place {
            PlaceId::Row(number) => self.gazetteer.row(number),
            PlaceId::Extra(index) => {
                let extra = &self.extra[index];
                let code = extra.country.as_deref().map(str::as_bytes);
                Row {
                    geonames: extra.geonames.unwrap_or_default(),
                    point: extra.point.map(|(lat, lon)| (hundred_thousandths(lat), hundred_thousandths(lon))),
                    name: (0, 0),
                    country: code.and_then(|code| code.try_into().ok()).unwrap_or_default(),
                    kind: extra.kind.unwrap_or(Kind::Settlement),
                    weight: 80,
                    province: None,
                    curated: true,
                }
            }
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
