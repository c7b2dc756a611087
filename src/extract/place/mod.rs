//! Places: which words name one, and which one they name.
//!
//! Words are cut into [tokens](token); the [longest name](find) that the [atlas] has is taken wherever the words
//! around it do not make it part of a person's name, of a body's or of a title; what it means is
//! [settled](resolve) by the countries that sentence, paragraph and article speak of, by what the text calls it,
//! and by size. Names are compared by the fine key only: a coarser one turns Karabla into Karbala.

mod around;
mod atlas;
mod find;
mod gazetteer;
mod lexeme;
mod listed;
mod persons;
mod resolve;
mod row;
mod token;
mod unknown;
mod words;

pub use atlas::ExtraPlace;
pub use gazetteer::{Gazetteer, Sense};
pub use row::{Kind, Row, WIDTH as ROW_WIDTH};
pub(crate) use words::{demonym, is_function_word, is_given_name, is_title};

use super::{NoteReading, PlaceReading};
use crate::document::{Article, MarkKind, MarkedText, Within};
use crate::record::{Place, Source};
use crate::text::{ByteSet, sentences};
use atlas::{Atlas, PlaceId};
use find::{Finder, Found};
use foldhash::{HashMap, HashMapExt as _};
use persons::Persons;
use resolve::{Countries, Meaning, is_named_for_people, is_out_of_the_way, resolve};
use row::Code;
use std::borrow::Cow;
use std::ops::Range;
use token::{Words, words};

/// A stretch of text in which places are looked for.
struct Stretch<'a> {
    within: Within,
    /// Where in the text of the block or note it starts.
    base: usize,
    text: &'a str,
    words: Words,
    titles: Vec<Range<usize>>,
}

/// Reads the places that body and remarks name, each once, by first mention; and where they name people by a given
/// name and more.
///
/// A person's name inside the title of a work is left out, and so is one after a title of honour alone.
pub(super) fn read(
    article: &Article<'_>,
    notes: &[NoteReading],
    sources: &[Source],
    extra: &[ExtraPlace],
    of_blocks: &[Vec<Range<usize>>],
) -> (Vec<PlaceReading>, Vec<(Within, Range<usize>)>) {
    let atlas = Atlas::new(extra);
    let stretches = stretches(article, notes, of_blocks);
    let mut persons = Persons::default();
    for author in &article.authors {
        persons.add(author.as_str());
    }
    for name in sources.iter().flat_map(|source| &source.author) {
        name.family.iter().chain(&name.given).for_each(|part| persons.add(part));
    }
    for stretch in &stretches {
        persons.collect(stretch.text, &stretch.words);
    }
    let mut countries = Countries::default();
    let mut all: Vec<(usize, Found<'_>)> = Vec::new();
    let mut names = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let finder = Finder {
            text: stretch.text,
            tokens: &stretch.words.tokens,
            runs: &stretch.words.runs,
            atlas: &atlas,
            persons: &persons,
            titles: &stretch.titles,
        };
        for token in stretch.words.runs.iter().flat_map(|run| &stretch.words.tokens[run.clone()]) {
            if let Some(country) = token.demonym().and_then(Code::of) {
                countries.add(index, token.sentence, country, 1.0);
            }
        }
        finder.find(&mut names);
        for found in &names {
            count(found, index, &atlas, &mut countries);
        }
        all.extend(names.drain(..).map(|found| (index, found)));
    }
    (gather(&stretches, all, &atlas, countries), people(&stretches))
}

/// What is known of the place that `name` usually means, by the corpus's own list and the gazetteer; `id` and
/// `mentions` are empty.
#[must_use]
pub fn place_named(name: &str, extra: &[ExtraPlace]) -> Option<Place> {
    let atlas = Atlas::new(extra);
    let key = crate::text::key(name);
    let words: Vec<&str> = key.split(' ').collect();
    let last = words.len() - 1;
    let found =
        atlas.longest(atlas.start(), words.into_iter().map(Cow::Borrowed).enumerate(), |index| index == last)?;
    let meant = &found.senses.meant;
    let (id, _) = meant.iter().find(|(_, primary)| *primary).or(meant.first())?;
    Some(place(*id, 1.0, &atlas))
}

/// Where people are named.
fn people(stretches: &[Stretch<'_>]) -> Vec<(Within, Range<usize>)> {
    let mut found = Vec::new();
    for stretch in stretches {
        let in_title = |at: usize| stretch.titles.iter().any(|title| title.contains(&at));
        let names = persons::names(stretch.text, &stretch.words).filter(|name| !in_title(name.start));
        found.extend(names.map(|name| (stretch.within, stretch.base + name.start..stretch.base + name.end)));
    }
    found
}

/// Counts what `found` says of the countries that the article speaks of.
fn count(found: &Found<'_>, text: usize, atlas: &Atlas<'_>, countries: &mut Countries) {
    if let Some(country) = found.country {
        countries.add(text, found.sentence, country, 0.5);
    }
    let Some((place, _)) = found.senses.first() else { return };
    let row = atlas.row(*place);
    let person = is_named_for_people(&row) && found.evidence < find::Evidence::Lead;
    let Some(country) = row.code().filter(|_| !person && !is_out_of_the_way(&row)) else { return };
    let others = || found.senses.iter().skip(1).map(|(other, _)| atlas.row(*other));
    let alone = found.senses.len() == 1;
    // A name that may well mean a place elsewhere says nothing of the country yet: it would speak for itself.
    if others().any(|other| other.code() != Some(country) && (other.curated || other.weight >= 45)) {
        return;
    }
    if let Some(point) = row.point.filter(|_| !found.person && !found.common && found.evidence > find::Evidence::None) {
        countries.add_point(text, point);
    }
    match row.kind {
        Kind::Country => countries.add(text, found.sentence, country, 2.0),
        _ if found.person => {}
        _ if row.curated && alone => countries.add(text, found.sentence, country, 1.0),
        _ if row.weight >= 55 => countries.add(text, found.sentence, country, 0.7),
        _ if alone && found.evidence > find::Evidence::None => countries.add(text, found.sentence, country, 0.4),
        _ => {}
    }
}

/// Every body block, and every remark of a note.
fn stretches<'a>(article: &'a Article<'_>, notes: &[NoteReading], of_blocks: &[Vec<Range<usize>>]) -> Vec<Stretch<'a>> {
    let stretch = |within, text: &'a MarkedText, range: Range<usize>, sentences: &[Range<usize>]| Stretch {
        within,
        base: range.start,
        text: &text.as_str()[range.clone()],
        words: words(&text.as_str()[range.clone()], sentences),
        titles: titles(text, &range),
    };
    let mut found = Vec::new();
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_body()) {
        let whole = 0..block.text.as_str().len();
        found.push(stretch(Within::Block(index), &block.text, whole, &of_blocks[index]));
    }
    for (index, (note, read)) in article.notes.iter().zip(notes).enumerate() {
        for range in &read.remarks {
            let own = sentences(&note.text.as_str()[range.clone()]);
            found.push(stretch(Within::Note(index), &note.text, range.clone(), &own));
        }
    }
    found
}

/// The first bytes of the double quotation marks.
static MARKS: ByteSet = ByteSet::of(&[b'"', 0xE2]);

/// The bytes of `range` (counted from its start) that are titles of works, newspapers and foreign terms: what is in
/// italics, unless all is, and what is in quotation marks with a capital on each word that bears one in a title.
fn titles(text: &MarkedText, range: &Range<usize>) -> Vec<Range<usize>> {
    let words = &text.as_str()[range.clone()];
    let italics = text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis);
    let inside = |mark: &Range<usize>| mark.start.max(range.start)..mark.end.min(range.end);
    let mut titles: Vec<Range<usize>> = italics
        .map(|mark| inside(&mark.range))
        .filter(|mark| !mark.is_empty() && mark.len() * 10 < words.len() * 9)
        .map(|mark| mark.start - range.start..mark.end - range.start)
        .collect();
    let mut open: Option<usize> = None;
    for (at, c) in MARKS.chars(words) {
        match (c, open) {
            ('"', None) | ('“', _) => open = Some(at),
            ('"' | '”', Some(start)) => {
                if is_title_case(&words[start..at]) {
                    titles.push(start..at);
                }
                open = None;
            }
            _ => {}
        }
    }
    titles
}

/// Whether every longer word has a capital, as in an English title.
fn is_title_case(words: &str) -> bool {
    let mut long = words
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '-' | '–' | ','))
        .filter(|word| word.chars().count() > 3 && word.chars().next().is_some_and(char::is_alphabetic))
        .peekable();
    long.peek().is_some() && long.all(|word| word.starts_with(char::is_uppercase) || word.starts_with("al-"))
}

/// Puts mentions of one place together.
fn gather(
    stretches: &[Stretch<'_>],
    all: Vec<(usize, Found<'_>)>,
    atlas: &Atlas<'_>,
    mut countries: Countries,
) -> Vec<PlaceReading> {
    let mut scored = Vec::new();
    let meanings: Vec<Meaning> =
        all.iter().map(|(text, found)| resolve(found, *text, atlas, &countries, &mut scored)).collect();
    // Now that they are settled, the ambiguous ones tell as well where the article is.
    for ((text, found), meaning) in all.iter().zip(&meanings) {
        if let Meaning::Place(id, _) = meaning
            && let Some(country) = atlas.row(*id).code()
            && found.senses.len() > 1
        {
            countries.add(*text, found.sentence, country, 0.7);
        }
    }
    let mut places: Vec<PlaceReading> = Vec::new();
    // The country of the last place named: what no list has is looked for beside it.
    let mut last: Option<((usize, usize), Code)> = None;
    let mut known: HashMap<Result<PlaceId, String>, usize> = HashMap::new();
    for ((text, mut found), meaning) in all.into_iter().zip(meanings) {
        let stretch = &stretches[text];
        let here = (text, found.sentence);
        let (id, sure) = match meaning {
            Meaning::None => continue,
            Meaning::Unknown => (Err(std::mem::take(&mut found.key).into_owned()), UNKNOWN),
            Meaning::Place(id, sure) => {
                last = atlas.row(id).code().map(|country| (here, country)).or(last);
                (Ok(id), sure)
            }
        };
        let mention = (stretch.within, stretch.base + found.range.start..stretch.base + found.range.end);
        let index = *known.entry(id).or_insert_with_key(|id| {
            let place = if let Ok(id) = id {
                place(*id, sure, atlas)
            } else {
                let beside = last.filter(|(before, _)| *before == here).map(|(_, country)| country);
                unknown(stretch, &found, countries.likeliest(text, found.sentence, beside))
            };
            places.push(PlaceReading { place, mentions: Vec::new() });
            places.len() - 1
        });
        let reading = &mut places[index];
        // The surest mention speaks for the place.
        if reading.place.confidence.unwrap_or(1.0) < sure {
            reading.place.confidence = told(sure);
        }
        reading.mentions.push(mention);
    }
    places
}

/// How sure a place is, where that is less than certain.
fn told(sure: f32) -> Option<f32> {
    (sure < 1.0).then_some(sure)
}

/// What the gazetteer says of a place.
fn place(id: PlaceId, confidence: f32, atlas: &Atlas<'_>) -> Place {
    let row = atlas.row(id);
    let degrees = |value: i32| f64::from(value) / 100_000.0;
    Place {
        name: atlas.name(id),
        geonames: (row.geonames > 0).then_some(row.geonames),
        country: row.country().map(str::to_owned),
        lat: row.point.map(|(lat, _)| degrees(lat)),
        lon: row.point.map(|(_, lon)| degrees(lon)),
        confidence: told(confidence),
        ..Place::default()
    }
}

/// How sure a name is that no list has.
const UNKNOWN: f32 = 0.3;

/// A place that no list has: its name as printed, and the country that it is likeliest in.
fn unknown(stretch: &Stretch<'_>, found: &Found<'_>, likely: Option<Code>) -> Place {
    let words = &stretch.text[found.range.clone()];
    // Rivers and ranges may be shared; a single mountain or a wadi hardly is.
    let single = ["Jabal ", "Jebel ", "Jabl ", "Djebel ", "Gebel ", "Mount ", "Wadi "];
    let single = single.iter().any(|head| words.starts_with(head)) && !words.ends_with("Mountains");
    let shared = !single && matches!(found.typed, Some(Kind::River | Kind::Mountain | Kind::Desert | Kind::Water));
    Place {
        name: words.to_owned(),
        country: found.country.or(likely.filter(|_| !shared)).map(|country| country.as_str().to_owned()),
        confidence: told(UNKNOWN),
        ..Place::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Article;
    use crate::text::{TextResource, sentences};
    use std::fmt::Write as _;
    use std::time::{Duration, Instant};

    /// Twelve kilobytes of prose that name forty places, with a note to every third sentence.
    fn article() -> String {
        const NAMES: [&str; 12] = [
            "Baghdad",
            "Deir al-Zor",
            "Kirkuk",
            "Tal 'Afar",
            "Ibb",
            "Mosul",
            "Sallum",
            "Bi'aj",
            "Aleppo",
            "al-Raqqa",
            "Port Said",
            "Halabja",
        ];
        let mut text = String::from("# Roads\n\nRima Haj\n\n");
        for number in 0.. {
            let (from, to) = (NAMES[number % 12], NAMES[(number * 5 + 3) % 12]);
            write!(text, "In May 1936 the column of General Nur al-Hajj left {from} for {to}, and the road, which nobody had mended since the war, was closed behind it. ").expect("writing to a string");
            if number % 3 == 2 {
                text.push_str("The governor wrote that it was late.<sup>1</sup>\n\n");
            }
            if text.len() > 12_000 {
                break;
            }
        }
        text.push_str("\n\n---\n\n- <sup>1</sup> Haj, *Roads*, p. 4.\n");
        text
    }

    #[test]
    #[expect(clippy::print_stdout, reason = "the figure is what a release is asked for")]
    fn the_places_of_an_article_are_found_in_less_than_a_millisecond() {
        let text = TextResource::new("article.md", article());
        let article: Article<'_> = crate::document::read(&text);
        let of_blocks: Vec<_> = article.blocks.iter().map(|block| sentences(block.text.as_str())).collect();
        let once = || {
            let start = Instant::now();
            let (places, _) = read(&article, &[], &[], &[], &of_blocks);
            (start.elapsed(), places.len())
        };
        let (first, count) = once();
        let best = (0..20).map(|_| once().0).min().expect("twenty runs");
        println!("{} bytes, {count} places: {best:?}, the first time {first:?}", text.text().len());
        assert!(count >= 11, "{count}");
        // Without optimisation nothing is promised; the bar is that of a release.
        let most = if cfg!(debug_assertions) { Duration::from_millis(200) } else { Duration::from_millis(1) };
        assert!(best < most, "{best:?}");
    }
}
