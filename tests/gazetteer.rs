//! The lists behind the gazetteer are in order, and the gazetteer is the one that they make.

use isnad::extract::Kind;
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
