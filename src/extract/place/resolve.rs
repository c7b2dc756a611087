//! Which place a name means, by what the article is about.

use super::atlas::{Atlas, PlaceId};
use super::find::{Evidence, Found, WELL_KNOWN};
use super::row::{Code, Kind, Row};
use foldhash::HashSet;

/// The countries that an article speaks of, and how much. They are a handful, so that lists are quicker than maps.
#[derive(Debug, Default)]
pub(super) struct Countries {
    /// In the order in which they were met; elsewhere each is called by its place in this list.
    weights: Vec<(Code, f64)>,
    /// All of them together.
    all: f64,
    /// What each text says.
    texts: Vec<Said>,
    /// Of the countries past the [`FIRST`], text and sentence and country where one is spoken of; and, without a
    /// sentence, text and country.
    others: HashSet<(usize, Option<usize>, usize)>,
}

/// How many countries are bits. Hardly an article has more.
const FIRST: usize = 64;

/// What one text says of where it is.
#[derive(Debug, Default)]
struct Said {
    /// The [`FIRST`] countries that it speaks of, as bits.
    whole: u64,
    /// The same of each sentence.
    sentences: Vec<u64>,
    /// Where the places lie that it names without a doubt, in hundred-thousandths of a degree.
    points: Vec<(i32, i32)>,
}

impl Countries {
    /// Counts a mention of `country` in sentence `sentence` of text `text`.
    pub(super) fn add(&mut self, text: usize, sentence: usize, country: Code, weight: f64) {
        self.all += weight;
        let index = self.index(country).unwrap_or_else(|| {
            self.weights.push((country, 0.0));
            self.weights.len() - 1
        });
        self.weights[index].1 += weight;
        if index >= FIRST {
            self.others.extend([(text, Some(sentence), index), (text, None, index)]);
            return;
        }
        let said = self.said(text);
        said.whole |= 1 << index;
        if said.sentences.len() <= sentence {
            said.sentences.resize(sentence + 1, 0);
        }
        said.sentences[sentence] |= 1 << index;
    }

    /// What `text` says, to be added to.
    fn said(&mut self, text: usize) -> &mut Said {
        if self.texts.len() <= text {
            self.texts.resize_with(text + 1, Said::default);
        }
        &mut self.texts[text]
    }

    fn index(&self, country: Code) -> Option<usize> {
        self.weights.iter().position(|(known, _)| *known == country)
    }

    /// Counts a place at `point` that text `text` names without a doubt.
    pub(super) fn add_point(&mut self, text: usize, point: (i32, i32)) {
        let points = &mut self.said(text).points;
        if points.len() < MOST_POINTS {
            points.push(point);
        }
    }

    /// How much the places that text `text` names speak for one at `point`: 1 where it lies among them, and less the
    /// farther the nearest of them is.
    fn beside(&self, text: usize, point: Option<(i32, i32)>) -> f64 {
        /// A day's ride by train.
        const FAR: f64 = 400.0;
        let (Some((lat, lon)), Some(said)) = (point, self.texts.get(text)) else { return 0.0 };
        if said.points.is_empty() {
            return 0.0;
        }
        let degrees = |value: i32| f64::from(value) / 100_000.0;
        let east = degrees(lat).to_radians().cos();
        // The nearest by the square of its distance; only of that one the root is taken.
        let square = |(north, west): &(i32, i32)| {
            let (up, along) = (f64::from(north - lat), f64::from(west - lon) * east);
            up * up + along * along
        };
        let squares = said.points.iter().map(|place| (square(place), place));
        let nearest = squares.min_by(|(one, _), (other, _)| one.total_cmp(other));
        nearest.map_or(0.0, |(_, (north, west))| {
            let kilometres = degrees(north - lat).hypot(degrees(west - lon) * east) * 111.2;
            (-kilometres / FAR).exp()
        })
    }

    /// The share of the country at `index` in the article.
    fn share(&self, index: usize) -> f64 {
        if self.all > 0.0 { self.weights[index].1 / self.all } else { 0.0 }
    }

    /// How much the words around sentence `sentence` of text `text` speak for `country`.
    fn near(&self, text: usize, sentence: usize, country: Code) -> f64 {
        self.index(country).map_or(0.0, |index| self.near_index(text, sentence, index))
    }

    fn near_index(&self, text: usize, sentence: usize, index: usize) -> f64 {
        let (sentence, text) = if index < FIRST {
            let has = |countries: Option<u64>| countries.is_some_and(|countries| countries >> index & 1 == 1);
            let said = self.texts.get(text);
            (has(said.and_then(|said| said.sentences.get(sentence).copied())), has(said.map(|said| said.whole)))
        } else {
            (self.others.contains(&(text, Some(sentence), index)), self.others.contains(&(text, None, index)))
        };
        f64::from(u8::from(sentence)) * 1.5 + f64::from(u8::from(text)) * 0.7 + 3.5 * self.share(index)
    }

    /// The country that sentence, text and article speak of most, and `beside`, that of the place which the sentence
    /// named right before.
    pub(super) fn likeliest(&self, text: usize, sentence: usize, beside: Option<Code>) -> Option<Code> {
        // The judges sit in Strasbourg, and the village of which they judge is elsewhere: a country that the article
        // hardly speaks of draws no unknown village to it.
        let drawn = |index: usize| if beside == Some(self.weights[index].0) { 4.0 } else { 0.0 };
        let weight = |index: usize| {
            let share = self.share(index);
            self.near_index(text, sentence, index) + 3.0 * share + drawn(index) * (share / SPOKEN_OF).min(1.0)
        };
        // Of two for which equally much speaks, always the same one, whichever was met first.
        let weighed = self.weights.iter().enumerate().map(|(index, (country, _))| (weight(index), *country));
        weighed.max_by(|(a, one), (b, other)| a.total_cmp(b).then(one.cmp(other))).map(|(_, country)| country)
    }
}

/// The share of an article from which on it speaks of a country.
const SPOKEN_OF: f64 = 0.15;

/// More places than a paragraph names.
const MOST_POINTS: usize = 64;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A place that the atlas has, and how sure that is.
    Place(PlaceId, f32),
    /// A place that the atlas has not.
    Unknown,
    /// No place.
    None,
}

/// A place that a name may mean, and how well it fits.
pub(super) type Scored = (f64, PlaceId, Row);

/// The meaning that fits best; none where no meaning fits well enough to call it a place. In `scored` they are weighed:
/// who resolves name after name needs one list.
pub(super) fn resolve(
    found: &Found<'_>,
    text: usize,
    atlas: &Atlas<'_>,
    countries: &Countries,
    scored: &mut Vec<Scored>,
) -> Meaning {
    if found.senses.is_empty() {
        return Meaning::Unknown;
    }
    let famous = found.senses.len() > 1
        && found.senses.iter().any(|(place, _)| {
            let row = atlas.row(*place);
            row.curated && row.weight >= WELL_KNOWN
        });
    let alone = found.senses.len() == 1;
    scored.clear();
    for (place, primary) in &found.senses[..] {
        let row = atlas.row(*place);
        let country = row.code();
        if is_out_of_the_way(&row) && found.country.is_none_or(|stated| country != Some(stated)) {
            let near = country.map_or(0.0, |country| countries.near(text, found.sentence, country));
            if near <= 0.0 {
                continue;
            }
        }
        // What has no namesake need not be weighed.
        let score = if alone { 0.0 } else { score(found, text, &row, *primary, countries) };
        // Of namesakes the one next door: far more of a place that somebody looked at than of a village in England.
        let weight = if row.curated { 2.5 } else { 1.0 };
        // Who writes of Washington and lives in Durham says so.
        let shade = if famous && !row.curated { 1.5 } else { 0.0 };
        let beside = if alone { 0.0 } else { weight * countries.beside(text, row.point) };
        scored.push((score + beside - shade, *place, row));
    }
    scored.sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then(one.cmp(other)));
    let Some((best, place, row)) = scored.first() else {
        // A namesake on the other side of the world: where a place must stand, it is one that no list has.
        let led = found.evidence >= Evidence::Locative && !found.person && !found.common && !found.doubtful;
        return if led { Meaning::Unknown } else { Meaning::None };
    };
    if !is_place(found, text, row, countries) {
        return Meaning::None;
    }
    let rival = scored.iter().skip(1).find(|(_, _, other)| other.country != row.country || other.kind != row.kind);
    let lead = rival.map_or(6.0, |(score, _, _)| best - score);
    let sure = (0.5 + lead / 8.0).clamp(0.3, 1.0) * if found.doubtful { 0.8 } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1, to two places")]
    let confidence = ((sure * 100.0).round() / 100.0) as f32;
    Meaning::Place(*place, confidence)
}

/// Whether a place is so far from what such articles are about that it must be named together with its country: a town
/// of less than a million people beyond the region, Europe and North America.
pub(super) fn is_out_of_the_way(row: &Row) -> bool {
    /// Countries of Asia, Africa, America and Oceania that have no part in the region's affairs, in order.
    #[rustfmt::skip]
    const FAR: &[&str] = &[
        "AO", "AR", "AU", "BD", "BF", "BI", "BJ", "BO", "BR", "BT", "BW", "CD", "CG", "CI", "CL", "CM", "CN", "CO",
        "CR", "CU", "DO", "EC", "FJ", "GA", "GH", "GM", "GN", "GQ", "GT", "GW", "GY", "HN", "HT", "ID", "JM", "JP",
        "KH", "KP", "KR", "LA", "LK", "LR", "LS", "MG", "MM", "MN", "MW", "MX", "MY", "MZ", "NA", "NI", "NP", "NZ",
        "PA", "PE", "PG", "PH", "PR", "PY", "RW", "SB", "SL", "SR", "SV", "SZ", "TG", "TH", "TT", "TW", "UY", "VE",
        "VN", "ZA", "ZM", "ZW",
    ];
    !row.curated
        && row.kind == Kind::Settlement
        && row.weight < 60
        && row.country().is_some_and(|country| FAR.binary_search(&country).is_ok())
}

/// Whether people are as likely to be called so as the town: in the New World towns bear the names of people. "The
/// songs of Gilbert", "Lincoln's army".
pub(super) fn is_named_for_people(row: &Row) -> bool {
    !row.curated && row.kind == Kind::Settlement && matches!(row.country(), Some("US" | "CA" | "AU" | "NZ"))
}

fn score(found: &Found<'_>, text: usize, row: &Row, primary: bool, countries: &Countries) -> f64 {
    let mut score =
        f64::from(row.weight) / 10.0 + f64::from(u8::from(primary)) + f64::from(u8::from(row.curated)) * 1.5;
    let near = row.code().map_or(0.0, |country| countries.near(text, found.sentence, country));
    if row.kind == Kind::Country {
        // Of a country of which nothing else speaks, its namesake next door may be meant: Azerbaijan in Iran.
        score += if near > 0.0 { 3.0 } else { 1.5 };
    }
    if let Some(country) = row.code() {
        score += near;
        if let Some(stated) = found.country {
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

/// Whether nothing but this small town can be meant, in a text that speaks of its country: "Varto followed, and Silvan".
fn is_at_home(found: &Found<'_>, text: usize, row: &Row, countries: &Countries) -> bool {
    let short = found.key.chars().count() < 4;
    let near = row.code().map_or(0.0, |country| countries.near(text, found.sentence, country));
    let beside = |least: f64| countries.beside(text, row.point) > least;
    !short && !found.doubtful && (near >= 2.0 && beside(0.6) || near >= 1.3 && beside(0.8))
}

/// Whether the name, if it means `row`, is a mention of a place here.
fn is_place(found: &Found<'_>, text: usize, row: &Row, countries: &Countries) -> bool {
    let known = row.curated || !matches!(row.kind, Kind::Settlement) || row.weight >= WELL_KNOWN;
    let fits = found.country.is_some()
        || row.code().is_none_or(|country| countries.near(text, found.sentence, country) >= 0.35)
        // "Damascus, Ma'an and Tabuk": the next town on a road, if over a border of today.
        || countries.beside(text, row.point) > 0.55;
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
        let least = if row.curated { Evidence::Weak } else { Evidence::Locative };
        // With its capital in the middle of a sentence a large town is no word of English: "neither Mecca nor Medina".
        let large = row.curated && row.weight >= 55 && !found.doubtful;
        return (found.evidence >= least || large) && !found.opens && fits && row.weight >= 45;
    }
    if is_named_for_people(row) && !fits && found.evidence < Evidence::Lead {
        return false;
    }
    if found.doubtful && !(known && row.weight >= WELL_KNOWN) {
        return false;
    }
    match row.kind {
        Kind::Settlement if known => fits || row.weight >= 55 || found.evidence >= Evidence::Lead,
        Kind::Settlement => fits && (found.evidence >= Evidence::Weak || is_at_home(found, text, row, countries)),
        Kind::Province if !row.curated => fits || found.evidence == Evidence::Typed,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_near_however_many_were_met_before() {
        let code = |number: u8| {
            let letters = [b'A' + number / 26, b'A' + number % 26].map(char::from);
            Code::of(&String::from_iter(letters)).expect("a code has two letters")
        };
        let mut countries = Countries::default();
        (0..70).for_each(|number| countries.add(0, number.into(), code(number), 1.0));
        for number in [0, 63, 64, 69] {
            let near = |text, sentence| countries.near(text, sentence, code(number));
            let (here, same_text, elsewhere) = (near(0, number.into()), near(0, 70), near(1, number.into()));
            assert!(here > same_text && same_text > elsewhere && elsewhere > 0.0, "{number}");
        }
    }
}
