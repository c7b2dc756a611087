//! What one format writes, its reader reads: every field that the format says that it can hold.

use super::{Export, FORMATS, Format, Settings, library};
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Invented works, of every type.
pub(super) fn works() -> Vec<Source> {
    serde_json::from_str(include_str!("../../tests/data/sources.json")).expect("the works are sources")
}

/// The formats that are read as well.
fn both_ways() -> impl Iterator<Item = &'static dyn Format> {
    let read = ["biblatex", "bibtex", "ris", "csl-json"];
    FORMATS.iter().copied().filter(move |format| read.contains(&format.name()))
}

/// What differs in `works` after they were written in `format` and read again, apart from what it says it loses.
fn wrong(format: &dyn Format, works: &[Source], settings: Settings) -> Vec<String> {
    let mut out = Vec::new();
    format.write(Export { sources: works, records: &[], texts: &[], settings }, &mut out).expect("memory");
    let text = String::from_utf8(out).expect("UTF-8");
    let back = library(&text).expect("what we wrote");
    assert_eq!(back.len(), works.len(), "{}: {text}", format.name());
    let mut wrong = Vec::new();
    for (work, back) in works.iter().zip(&back) {
        let lost = format.loses(work);
        let (one, other) = (fields(work), fields(back));
        for key in one.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
            if one.get(key) != other.get(key) && !lost.contains(&key.as_str()) {
                let (one, other) = (one.get(key), other.get(key));
                wrong.push(format!("{} {} {key}: {one:?} {other:?}", format.name(), work.id));
            }
        }
    }
    wrong
}

#[test]
fn what_is_exported_and_imported_is_the_same() {
    let works = works();
    for settings in [Settings { translations: true }, Settings { translations: false }] {
        let wrong: Vec<String> = both_ways().flat_map(|format| wrong(format, &works, settings)).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Pieces of words that have broken one format or another.
const PIECES: &[&str] = &[
    "al-Ṣāliḥī",
    "ʿAbd",
    "Da'esh",
    "50%",
    "A&B",
    "x_y",
    "#1",
    "$5",
    "{b}",
    "~",
    "a^b",
    "\\c",
    "“q”",
    "‘s’",
    "d'Or",
    "–",
    "a—b",
    "İşçi",
    "ı",
    "Œuvre",
    "ḫ̮",
    "العربية",
    "note:",
    "a: b",
    "--",
    "and",
    "C.",
    "\"x\"",
    "[y]",
    "B1",
    "3-4",
    "||",
    "@z",
    "TY - X",
    "type: book",
    "Über",
    "a\u{a0}b",
    "<i>",
    "type:",
    "=",
    "(z",
    "%20",
    "\\&",
    "``",
    "''",
    "ER  -",
    "\\textit{x}",
    "\\'e",
    "}",
    "{",
    "&amp;",
    "a;b",
    "a,",
    "et al.",
    "and others",
    "’Umar",
    "Ṭa",
    "t\u{323}",
    "\u{200f}א",
    "http://x.example/a_b",
    "~~",
    "^",
    "$",
    "%",
    "@",
    "title-translation: x",
    "«z»",
    "?",
    "x.",
    "x!",
    "Review of A: B",
    "review of",
];

fn words() -> impl Strategy<Value = String> {
    vec(select(PIECES), 1..4).prop_map(|pieces| pieces.join(" "))
}

fn name() -> impl Strategy<Value = Name> {
    let part = || {
        select(&["al-Ṣāliḥī", "von Hagen", "Brandt", "ʿAbd al-ʿAzīz", "and Sons", "O'Neill", "d'Or", "李", "A, B"][..])
    };
    prop_oneof![
        (part(), part()).prop_map(|(family, given)| Name::person(family, given)),
        part().prop_map(|family| Name::person(family, "")),
        (part(), part())
            .prop_map(|(family, given)| Name { suffix: Some("Jr.".to_owned()), ..Name::person(family, given) }),
        select(&["Radio Nile", "Hall and Sons", "BBC", "Bank of Wasit, The"][..]).prop_map(Name::literal),
    ]
}

fn date() -> impl Strategy<Value = Edtf> {
    let dates = [
        "2017-08-21",
        "2017-08",
        "2017",
        "1931~",
        "1935?",
        "1935%",
        "193X",
        "19XX",
        "2004-21",
        "1960/1964",
        "1990/..",
        "2010-05-03/2010-05-05",
        "0870",
        "[1917,1920]",
        "-0044-03-15",
        "1914-06~/1918",
    ];
    select(dates.map(|date| date.parse().expect("EDTF")).to_vec())
}

/// Any source: each field with any words that it may have.
fn source() -> impl Strategy<Value = Source> {
    let kinds: Vec<SourceType> = works().iter().map(|work| work.kind).collect();
    let texts = TextField::ALL.iter().map(|field| match field {
        TextField::Url | TextField::ArchiveUrl => {
            select(&["https://a.example/b_c?d=1%20e#f", "http://x.example/~y"][..]).prop_map(str::to_owned).boxed()
        }
        TextField::Doi => Just("10.5555/a_b(c)".to_owned()).boxed(),
        TextField::Isbn => select(&["978-3-16-148410-0", "3-16", "n.a."][..]).prop_map(str::to_owned).boxed(),
        TextField::Issn => select(&["2049-3630", "1234-5678"][..]).prop_map(str::to_owned).boxed(),
        TextField::Page => {
            select(&["45–67", "45", "xii–xv, 3", "A1-2", "12 (map)"][..]).prop_map(str::to_owned).boxed()
        }
        TextField::Volume | TextField::NumberOfVolumes => {
            select(&["4", "II-a", "3 and 4"][..]).prop_map(str::to_owned).boxed()
        }
        TextField::Language => select(&["en", "ar-Latn", "ar", "fa", "tr", "de", "he-Latn", "und", "en-GB"][..])
            .prop_map(str::to_owned)
            .boxed(),
        _ => words().boxed(),
    });
    let texts: Vec<_> = texts.map(|strategy| proptest::option::weighted(0.3, strategy)).collect();
    let names: Vec<_> = NamesField::ALL.iter().map(|_| vec(name(), 0..3)).collect();
    let dates: Vec<_> = DateField::ALL.iter().map(|_| proptest::option::of(date())).collect();
    (select(kinds), texts, names, dates).prop_map(|(kind, texts, names, dates)| {
        let mut source = Source { id: "a".to_owned(), kind, ..Source::default() };
        for (field, text) in TextField::ALL.iter().zip(texts) {
            *field.of_mut(&mut source) = text;
        }
        for (field, names) in NamesField::ALL.iter().zip(names) {
            *field.of_mut(&mut source) = names;
        }
        for (field, date) in DateField::ALL.iter().zip(dates) {
            *field.of_mut(&mut source) = date;
        }
        source
    })
}

/// Four hundred sources, or as many more as the environment asks of the crate (`PROPTEST_CASES`).
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { failure_persistence: None, cases: default.cases.max(400), ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_a_format_can_hold_comes_back(source in source(), translations in any::<bool>()) {
        for format in both_ways() {
            let wrong = wrong(format, std::slice::from_ref(&source), Settings { translations });
            prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
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
    let mut source = source.clone();
    // A short title that the title says as well is no field of its own.
    if source.title_short.as_deref() == source.title.as_deref().map(super::title::main) {
        source.title_short = None;
    }
    // To a format, who has one name only may be a person or a body; and what a name is sorted by follows from it.
    for field in NamesField::ALL {
        for name in field.of_mut(&mut source) {
            name.sort_key = None;
            if name.given.is_none() && name.suffix.is_none() {
                name.literal = name.literal.take().or(name.family.take());
            }
        }
    }
    // TeX knows one space, and takes a letter and its mark for the letter with the mark.
    for field in TextField::ALL {
        if let Some(text) = field.of_mut(&mut source) {
            let mut composed: String = text.nfc().collect();
            while composed.contains("  ") {
                composed = composed.replace("  ", " ");
            }
            *text = composed;
        }
    }
    let serde_json::Value::Object(object) = serde_json::to_value(source).expect("plain data") else { unreachable!() };
    object.into_iter().collect()
}
