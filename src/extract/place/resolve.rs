//! Which place a name means, by what the article is about.

use super::atlas::{Atlas, PlaceId};
use super::find::{Evidence, Found, WELL_KNOWN};
use super::row::{Kind, Row};
use std::collections::{BTreeMap, BTreeSet};

/// The countries that an article speaks of, and how much.
#[derive(Debug, Default)]
pub(super) struct Countries {
    weights: BTreeMap<String, f64>,
    /// Those of each sentence, and of each text.
    sentences: BTreeMap<(usize, usize), BTreeSet<String>>,
    texts: BTreeMap<usize, BTreeSet<String>>,
}

impl Countries {
    /// Counts a mention of `country` in sentence `sentence` of text `text`.
    pub(super) fn add(&mut self, text: usize, sentence: usize, country: &str, weight: f64) {
        *self.weights.entry(country.to_owned()).or_default() += weight;
        self.sentences.entry((text, sentence)).or_default().insert(country.to_owned());
        self.texts.entry(text).or_default().insert(country.to_owned());
    }

    /// The share of `country` in the article.
    fn share(&self, country: &str) -> f64 {
        let all: f64 = self.weights.values().sum();
        if all > 0.0 { self.weights.get(country).copied().unwrap_or_default() / all } else { 0.0 }
    }

    /// How much the words around sentence `sentence` of text `text` speak for `country`.
    fn near(&self, text: usize, sentence: usize, country: &str) -> f64 {
        let sentence = self.sentences.get(&(text, sentence)).is_some_and(|known| known.contains(country));
        let text = self.texts.get(&text).is_some_and(|known| known.contains(country));
        f64::from(u8::from(sentence)) * 1.5 + f64::from(u8::from(text)) * 0.7 + 3.5 * self.share(country)
    }

    /// The country that sentence, text and article speak of most.
    pub(super) fn likeliest(&self, text: usize, sentence: usize) -> Option<&str> {
        let countries = self.weights.keys().map(String::as_str);
        countries.max_by(|a, b| self.near(text, sentence, a).total_cmp(&self.near(text, sentence, b)))
    }
}

/// The meaning that fits best and how sure it is; nothing where no meaning fits well enough to call it a place.
pub(super) fn resolve(found: &Found, text: usize, atlas: &Atlas<'_>, countries: &Countries) -> Option<(PlaceId, f32)> {
    let mut scored: Vec<(f64, PlaceId)> = Vec::new();
    for (place, primary) in &found.senses {
        let row = atlas.row(*place);
        scored.push((score(found, text, &row, *primary, countries), *place));
    }
    scored.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    let (best, place) = *scored.first()?;
    let row = atlas.row(place);
    if !is_place(found, text, &row, countries) {
        return None;
    }
    let rival = scored
        .iter()
        .skip(1)
        .find(|(_, other)| atlas.row(*other).country != row.country || atlas.row(*other).kind != row.kind);
    let lead = rival.map_or(6.0, |(score, _)| best - score);
    let sure = (0.5 + lead / 8.0).clamp(0.3, 1.0) * if found.doubtful { 0.8 } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1, to two places")]
    let confidence = ((sure * 100.0).round() / 100.0) as f32;
    Some((place, confidence))
}

fn score(found: &Found, text: usize, row: &Row, primary: bool, countries: &Countries) -> f64 {
    let mut score =
        f64::from(row.weight) / 10.0 + f64::from(u8::from(primary)) + f64::from(u8::from(row.curated)) * 1.5;
    if row.kind == Kind::Country {
        score += 3.0;
    }
    if let Some(country) = row.country() {
        score += countries.near(text, found.sentence, country);
        if let Some(stated) = &found.country {
            score += if stated == country { 6.0 } else { -4.0 };
        }
    }
    score + found.typed.map_or_else(|| untyped(row.kind), |typed| fit(typed, row.kind))
}

/// Without a word on what it is, a town comes before its province, and both before a river.
fn untyped(kind: Kind) -> f64 {
    match kind {
        Kind::Province => -1.0,
        Kind::River | Kind::Mountain | Kind::Water => -0.5,
        _ => 0.0,
    }
}

/// How a place of kind `kind` fits what the text calls it.
fn fit(typed: Kind, kind: Kind) -> f64 {
    if typed == kind {
        return 6.0;
    }
    match (typed, kind) {
        (Kind::Province, Kind::Region) => 4.0,
        (Kind::Region | Kind::Spot, Kind::Province | Kind::Region | Kind::Mountain | Kind::Desert | Kind::Spot) => 2.0,
        (Kind::Settlement, Kind::Camp) | (Kind::Spot, Kind::Settlement) => 1.0,
        (Kind::Settlement, Kind::Province | Kind::Country | Kind::Region) => -4.0,
        (Kind::Province, Kind::Settlement) => -2.0,
        (Kind::River | Kind::Mountain | Kind::Desert | Kind::Water | Kind::Island, _) => -5.0,
        _ => 0.0,
    }
}

/// Whether the name, if it means `row`, is a mention of a place here.
fn is_place(found: &Found, text: usize, row: &Row, countries: &Countries) -> bool {
    let known = row.curated || !matches!(row.kind, Kind::Settlement) || row.weight >= WELL_KNOWN;
    let fits = found.country.is_some()
        || row.country().is_none_or(|country| countries.near(text, found.sentence, country) >= 0.35);
    if found.typed.is_some_and(|typed| {
        matches!(typed, Kind::River | Kind::Mountain | Kind::Water) && typed != row.kind && fit(typed, row.kind) < 0.0
    }) {
        return false;
    }
    if found.person && row.kind != Kind::Country {
        return found.evidence == Evidence::Typed
            || (found.evidence == Evidence::Locative
                && known
                && fits
                && (row.weight >= WELL_KNOWN || row.kind == Kind::Province));
    }
    if found.common && row.kind == Kind::Settlement {
        let least = if row.curated { Evidence::Lead } else { Evidence::Locative };
        return found.evidence >= least && !found.opens && fits && row.weight >= 45;
    }
    if found.doubtful && !(known && row.weight >= WELL_KNOWN) {
        return false;
    }
    match row.kind {
        Kind::Settlement if known => fits || row.weight >= 55 || found.evidence >= Evidence::Lead,
        Kind::Settlement => fits && found.evidence >= Evidence::Lead,
        Kind::Province if !row.curated => fits || found.evidence == Evidence::Typed,
        _ => true,
    }
}
