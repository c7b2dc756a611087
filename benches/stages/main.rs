//! The stages of the way from an article to its findings, apart: `cargo bench --bench stages`.

mod articles;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use isnad::extract::{self, Origin};
use isnad::rules::{self, Selection};
use isnad::text::TextResource;
use isnad::{document, record};

fn main() {
    divan::main();
}

/// How many articles a stage is measured on.
const ARTICLES: u64 = 40;

fn texts() -> Vec<TextResource> {
    (0..ARTICLES).map(|number| TextResource::new(format!("{number}.md"), articles::article(number))).collect()
}

fn bytes(texts: &[TextResource]) -> BytesCount {
    BytesCount::new(texts.iter().map(|text| text.text().len()).sum::<usize>())
}

#[divan::bench]
fn floor_pulldown_cmark(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            black_box(pulldown_cmark::Parser::new(text.text()).into_offset_iter().count());
        }
    });
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            black_box(document::read(text));
        }
    });
}

#[divan::bench]
fn read_and_extract(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            black_box(extract::read(document::read(text), &extract::Settings::default()));
        }
    });
}

#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let readings: Vec<_> =
        texts.iter().map(|text| extract::read(document::read(text), &extract::Settings::default())).collect();
    let (settings, selection) = (rules::Settings::default(), Selection::default());
    bencher.counter(bytes(&texts)).bench(|| {
        for reading in &readings {
            black_box(rules::check(reading, &settings, &selection));
        }
    });
}

#[divan::bench]
fn write_record(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let records: Vec<record::Record> = texts
        .iter()
        .map(|text| extract::read(document::read(text), &extract::Settings::default()))
        .map(|reading| extract::record(&reading, &Origin::default()))
        .collect();
    let size: usize = records.iter().map(|record| record::yaml::file(record, "record.schema.json").len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for record in &records {
            black_box(record::yaml::file(record, "record.schema.json"));
        }
    });
}
