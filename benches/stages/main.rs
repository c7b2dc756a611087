//! The stages of the way from an article to its findings, apart: `cargo bench --bench stages`.

mod articles;
mod hard;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use isnad::extract::{self, Origin};
use isnad::record::yaml::{self, Tree};
use isnad::rules::{self, RecordFile, Selection};
use isnad::text::TextResource;
use isnad::{corpus, document, record};
use std::fmt;

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

/// The records of the articles.
fn records() -> Vec<record::Record> {
    let texts = texts();
    let readings = texts.iter().map(|text| extract::read(document::read(text), &extract::Settings::default()));
    readings.map(|reading| extract::record(&reading, &Origin::default())).collect()
}

#[divan::bench]
fn write_record(bencher: Bencher<'_, '_>) {
    let records = records();
    let size: usize = records.iter().map(|record| record::yaml::file(record, "record.schema.json").len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for record in &records {
            black_box(record::yaml::file(record, "record.schema.json"));
        }
    });
}

/// The same records by the emitter of the YAML library.
#[divan::bench]
fn floor_yaml_serde(bencher: Bencher<'_, '_>) {
    let records = records();
    let emitted = |record: &record::Record| serde_yaml::to_string(record).expect("a record is plain data");
    let size: usize = records.iter().map(|record| emitted(record).len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for record in &records {
            black_box(emitted(record));
        }
    });
}

/// The records of `texts` as files.
fn files(texts: &[TextResource]) -> Vec<String> {
    let each = texts.iter().map(|text| {
        let reading = extract::read(document::read(text), &extract::Settings::default());
        let sha256 = corpus::sha256(text.text().as_bytes());
        yaml::file(&extract::record(&reading, &Origin { file: text.name().to_owned(), sha256 }), "")
    });
    each.collect()
}

/// Merges the records with what is read from articles in which a word of every sentence has changed.
#[divan::bench]
fn merge(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let records = files(&texts);
    let edited: Vec<TextResource> =
        (texts.iter()).map(|text| TextResource::new(text.name(), text.text().replace(" the ", " this "))).collect();
    let readings: Vec<_> =
        edited.iter().map(|text| extract::read(document::read(text), &extract::Settings::default())).collect();
    let fresh: Vec<_> = readings.iter().map(|reading| extract::record(reading, &Origin::default())).collect();
    let size: usize = records.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for ((old, fresh), reading) in records.iter().zip(&fresh).zip(&readings) {
            black_box(corpus::merge(old, fresh, &reading.article).expect("what was written is a record"));
        }
    });
}

/// Holds the records to schema, ids and articles.
#[divan::bench]
fn validate(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let records: Vec<TextResource> =
        files(&texts).into_iter().map(|record| TextResource::new("record.yaml", record)).collect();
    let (settings, selection) = (rules::Settings::default(), Selection::default());
    let size: usize = records.iter().map(|record| record.text().len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        for (text, article) in records.iter().zip(&texts) {
            let tree = Tree::read(text.text());
            let record = tree.as_ref().ok().and_then(|tree| yaml::typed(tree).ok());
            let file = RecordFile { text, tree: tree.as_ref(), record: record.as_ref(), article: Some(article) };
            black_box(rules::check_record(&file, &settings, &selection));
        }
    });
}

/// A hard text at one size.
#[derive(Clone, Copy)]
struct HardText {
    name: &'static str,
    count: usize,
}

impl fmt::Display for HardText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {}", self.name, self.count)
    }
}

/// Hard texts, each at one, two and four times a size: the rate stays the same where time grows with length.
#[divan::bench(args = hard_texts(), sample_count = 3, sample_size = 1)]
fn hard(bencher: Bencher<'_, '_>, HardText { name, count }: HardText) {
    let (_, format, make) = hard::HARD.iter().find(|(other, ..)| *other == name).expect("a hard text of that name");
    let text = TextResource::new(name, make(count));
    bencher.counter(BytesCount::new(text.text().len())).bench(|| black_box(hard::read(&text, *format)));
}

fn hard_texts() -> impl Iterator<Item = HardText> {
    hard::HARD.iter().flat_map(|(name, ..)| [25_000, 50_000, 100_000].map(|count| HardText { name, count }))
}
