//! What one format writes, its reader reads: every field that the format says that it can hold.

use super::{Export, FORMATS, Settings, library};
use crate::record::{Source, SourceType};
use std::collections::BTreeMap;

/// Invented works, of every type.
pub(super) fn works() -> Vec<Source> {
    serde_json::from_str(include_str!("../../tests/data/sources.json")).expect("the works are sources")
}

#[test]
fn what_is_exported_and_imported_is_the_same() {
    let works = works();
    for settings in [Settings { translations: true }, Settings { translations: false }] {
        let mut wrong = Vec::new();
        for format in FORMATS.iter().filter(|format| ["biblatex", "bibtex", "ris", "csl-json"].contains(&format.name()))
        {
            let mut out = Vec::new();
            format.write(Export { sources: &works, records: &[], settings }, &mut out).expect("memory");
            let back = library(&String::from_utf8(out).expect("UTF-8")).expect("what we wrote");
            assert_eq!(back.len(), works.len(), "{}", format.name());
            for (work, back) in works.iter().zip(&back) {
                let lost = format.loses(work);
                let (one, other) = (fields(work), fields(back));
                for key in one.keys().chain(other.keys()).collect::<std::collections::BTreeSet<_>>() {
                    if one.get(key) != other.get(key) && !lost.contains(&key.as_str()) {
                        wrong.push(format!(
                            "{} {} {key}: {:?} {:?}",
                            format.name(),
                            work.id,
                            one.get(key),
                            other.get(key)
                        ));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_works_are_of_every_type_that_notes_cite() {
    let works = works();
    for kind in [SourceType::Post, SourceType::Interview, SourceType::PersonalCommunication, SourceType::Broadcast] {
        assert!(works.iter().any(|work| work.kind == kind), "{kind}");
    }
}

fn fields(source: &Source) -> BTreeMap<String, serde_json::Value> {
    let serde_json::Value::Object(object) = serde_json::to_value(source).expect("plain data") else { unreachable!() };
    object.into_iter().collect()
}
