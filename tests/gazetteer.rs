//! The lists behind the gazetteer are in order, and the gazetteer is the one that they make.

use isnad::extract::{Gazetteer, Kind};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../examples/build_gazetteer/build.rs"]
mod build;
#[path = "../examples/build_gazetteer/spelling.rs"]
mod spelling;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/place/data")
}

#[test]
fn our_own_places_are_sorted_each_once_with_a_source() {
    let list = fs::read_to_string(data().join("places.csv")).expect("the list is in the repository");
    let rows: Vec<&str> = list.lines().skip(1).collect();
    assert!(rows.is_sorted(), "places.csv is not sorted");
    let mut seen = HashSet::new();
    for row in rows {
        let columns: Vec<&str> = row.split(',').collect();
        let [name, kind, country, lat, lon, _, source] = columns[..] else { panic!("not seven columns: {row}") };
        assert!(seen.insert((name, kind, country)), "twice: {row}");
        assert!(Kind::named(kind).is_some(), "no such kind: {row}");
        assert!(matches!(source, "usage" | "atlas" | "history"), "no source: {row}");
        assert!(country.is_empty() || country.len() == 2, "no country's code: {row}");
        if !lat.is_empty() {
            let (lat, lon): (f64, f64) = (lat.parse().expect(row), lon.parse().expect(row));
            assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0, "not on this planet: {row}");
        }
    }
}

/// Places of ours that do lie far from every settlement that we have of their country: in the desert, on a border, or in
/// Pakistan, of which we have the large towns only. Each was checked by hand.
const REMOTE: &[&str] = &[
    "Akobo",
    "Bir Natrun",
    "Chagai Hills",
    "Djado",
    "Dolo Ado",
    "Gilf Kebir",
    "Gwadar",
    "Maaten al-Sarra",
    "Madama",
    "Pochalla",
    "Reko Diq",
    "Turbat",
];

/// A slip of the pen in a coordinate puts a place into another country: every place of ours that has a country lies near
/// a settlement that GeoNames has there. The deserts and the seas are wide.
#[test]
fn our_own_places_lie_in_their_country() {
    let list = fs::read_to_string(data().join("places.csv")).expect("the list is in the repository");
    let gazetteer = Gazetteer::get();
    let rows: Vec<_> = (0..u16::try_from(gazetteer.len()).expect("a row's number has sixteen bits"))
        .map(|number| gazetteer.row(number))
        .filter(|row| row.kind == Kind::Settlement && row.geonames > 0)
        .collect();
    let mut wrong = Vec::new();
    for line in list.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let [name, kind, country, lat, lon, _, _] = columns[..] else { panic!("not seven columns: {line}") };
        let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) else { continue };
        let kilometres = |point: (i32, i32)| {
            let (other_lat, other_lon) = (f64::from(point.0) / 100_000.0, f64::from(point.1) / 100_000.0);
            let east = (other_lon - lon) * lat.to_radians().cos();
            (other_lat - lat).hypot(east) * 111.2
        };
        let settlements = rows.iter().filter(|row| row.country() == Some(country));
        let nearest = settlements.filter_map(|row| row.point).map(kilometres).min_by(f64::total_cmp);
        let most = match Kind::named(kind) {
            Some(Kind::Desert | Kind::Water | Kind::Island | Kind::Region) => 260.0,
            _ => 230.0,
        };
        if nearest.is_some_and(|nearest| nearest > most) && !REMOTE.contains(&name) {
            wrong.push(format!("{name}, {country}: {:.0} km", nearest.unwrap_or_default()));
        }
    }
    assert!(wrong.is_empty(), "far from every settlement of their country: {wrong:#?}");
}

#[test]
fn common_words_are_sorted_each_once_with_a_source() {
    let list = fs::read_to_string(data().join("common-words.csv")).expect("the list is in the repository");
    let rows: Vec<&str> = list.lines().skip(1).collect();
    assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "common-words.csv is not sorted, or repeats a word");
    assert!(rows.iter().all(|row| row.ends_with(",SCOWL")), "a word has no source");
}

/// Only where Python has the packages; without them there is nothing to compare with.
#[test]
fn the_gazetteer_is_what_its_sources_make() {
    let Some(packages) = build::packages() else { return };
    let inputs = build::Inputs::read(&packages, &data()).expect("the packages hold what they should");
    for (name, fresh) in build::build(&inputs).expect("the lists fit the packages") {
        let kept = fs::read(data().join(name)).expect("the gazetteer is in the repository");
        assert!(kept == fresh, "{name} is stale: run cargo run --example build_gazetteer");
    }
}
