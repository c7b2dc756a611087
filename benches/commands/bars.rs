//! The bars that the program is held to, each as a ratio of two things measured in one run.
//!
//! What a row is held against must be installed: where it is not, the row says so, and no bar counts as met.

use super::took::{Took, median, run};
use super::{RUNS, after_changes, articles, floor, pandoc, with_settings, write_articles};
use isnad::document;
use isnad::extract::{self, Origin};
use isnad::record::{Record, yaml};
use isnad::text::TextResource;
use std::hint::black_box;
use std::time::Instant;

/// How often one file is looked at: a process of some milliseconds is measured badly.
const SMALL_RUNS: usize = 15;

/// How often a stage goes over [`STAGE_ARTICLES`] in this process; the quickest counts.
const STAGE_RUNS: usize = 40;

/// On how many articles a stage is measured.
const STAGE_ARTICLES: u64 = 40;

/// On which side of a bar it is good to be.
#[derive(Clone, Copy)]
enum Good {
    High,
    Low,
}

/// A bar: its number, what is divided by what, what it must be, and what it shall be.
struct Bar(&'static str, &'static str, Good, f64, f64);

/// What one size of corpus takes.
struct Times {
    full: Option<Took>,
    one_thread: Option<Took>,
    changed: Option<Took>,
    rumdl: Option<Took>,
    floor: Option<Took>,
}

/// Prints a row for each bar.
#[expect(clippy::print_stdout, reason = "the table is what is asked for")]
pub(super) fn table(isnad: &str) {
    use Good::{High, Low};
    println!("bar  {:58} {:>8} {:>8} {:>9}", "what", "must", "aim", "measured");
    let wall = |took: Took| took.wall;
    let processor = |took: Took| took.processor;
    let memory = |took: Took| took.memory;

    let (hundred, thousand, many) = (Corpus::new(100), Corpus::new(1_000), Corpus::new(10_000));
    let [small, middle, large] = [&hundred, &thousand, &many].map(|corpus| corpus.times(isnad));
    let markdownlint = median(1, "markdownlint-cli2", &[&format!("{}/*.md", thousand.path())], None);
    let (own_one, other_one) = hundred.one_file(isnad);
    let (offsets, reading, own_yaml, other_yaml) = stages();

    let ratio = |one: Option<Took>, other: Option<Took>, of: fn(Took) -> f64| Some(of(one?) / of(other?));
    for (bar, measured) in [
        (
            Bar("1", "rumdl's processor time to that of check, 10,000", High, 2.0, 4.0),
            ratio(large.rumdl, large.full, processor),
        ),
        (Bar("1", "rumdl's time to that of check, 10,000", High, 2.0, 4.0), ratio(large.rumdl, large.full, wall)),
        (
            Bar("2", "markdownlint-cli2's processor time to that of check, 1,000", High, 40.0, 90.0),
            ratio(markdownlint, middle.full, processor),
        ),
        (
            Bar("3", "pandoc's processor time to that of check, 100", High, 200.0, 500.0),
            ratio(pandoc(hundred.folder.path()), small.full, processor),
        ),
        (
            Bar("4", "processor time of check to that of pulldown-cmark, 10,000", Low, 10.0, 5.0),
            ratio(large.full, large.floor, processor),
        ),
        (Bar("5", "pulldown-cmark's time to that of reading, %", High, 50.0, 80.0), Some(100.0 * offsets / reading)),
        (
            Bar("6", "time with one thread to that with two, 10,000", High, 1.6, 1.8),
            ratio(large.one_thread, large.full, wall),
        ),
        (Bar("7", "time for 10,000 to that for 1,000", Low, 11.0, 10.3), ratio(large.full, middle.full, wall)),
        (Bar("8", "most memory at 1,000, tables and all, MB", Low, 30.0, 12.0), middle.full.map(memory)),
        (
            Bar("9", "what each further article takes of memory, KB", Low, 4.0, 1.0),
            large.full.zip(middle.full).map(|(one, other)| (one.memory - other.memory) * 1024.0 / 9_000.0),
        ),
        (
            Bar("10", "time after one change to that of all, 10,000, %", Low, 40.0, 20.0),
            ratio(large.changed, large.full, wall).map(|share| share * 100.0),
        ),
        (Bar("11", "time for one file to that of rumdl", Low, 1.0, 0.6), ratio(own_one, other_one, wall)),
        (Bar("12", "serde_yaml's time to that of writing a record", High, 1.0, 2.0), Some(other_yaml / own_yaml)),
    ] {
        println!("{}", row(&bar, measured));
    }
    println!("13 and 14: cargo bench --bench export -- 10000; 15: cargo bench --bench commands -- cite");
}

fn row(Bar(number, what, good, must, aim): &Bar, measured: Option<f64>) -> String {
    let Some(measured) = measured else {
        return format!("{number:>3}  {what:58} {must:>8} {aim:>8} {:>9}", "not here");
    };
    let reaches = |bar: f64| match good {
        Good::High => measured >= bar,
        Good::Low => measured <= bar,
    };
    let met = if reaches(*aim) {
        "as aimed at"
    } else if reaches(*must) {
        "met"
    } else {
        "not met"
    };
    format!("{number:>3}  {what:58} {must:>8} {aim:>8} {measured:>9.2}  {met}")
}

/// Articles in a folder that goes when it is dropped.
struct Corpus {
    folder: tempfile::TempDir,
}

impl Corpus {
    fn new(size: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the articles");
        write_articles(size, folder.path());
        with_settings(folder.path());
        Self { folder }
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().expect("a path of Unicode")
    }

    fn times(&self, isnad: &str) -> Times {
        let here = self.path();
        let full = ["check", here, "--exit-zero", "--no-cache", "--threads", "2"];
        let one_thread = ["check", here, "--exit-zero", "--no-cache", "--threads", "1"];
        let again = ["check", here, "--exit-zero", "--threads", "2"];
        let full = median(RUNS, isnad, &full, None);
        let rumdl = median(RUNS, "rumdl", &["check", "--no-cache", here], None);
        let one_thread = median(RUNS, isnad, &one_thread, None);
        Times {
            full,
            one_thread,
            changed: after_changes(self.folder.path(), || run(isnad, &again, None)),
            rumdl,
            floor: floor(self.folder.path()),
        }
    }

    /// What one file takes, and what rumdl takes for it.
    fn one_file(&self, isnad: &str) -> (Option<Took>, Option<Took>) {
        let file = self.folder.path().join("000003.md");
        let file = file.to_str().expect("a path of Unicode");
        (
            median(SMALL_RUNS, isnad, &["check", file, "--exit-zero", "--no-cache"], None),
            median(SMALL_RUNS, "rumdl", &["check", "--no-cache", file], None),
        )
    }
}

/// The seconds that pulldown-cmark's events, reading, and the writing of records by us and by the library take in this
/// process.
fn stages() -> (f64, f64, f64, f64) {
    let texts: Vec<TextResource> =
        (0..STAGE_ARTICLES).map(|number| TextResource::new("article.md", articles::article(number))).collect();
    let readings = texts.iter().map(|text| extract::read(document::read(text), &extract::Settings::default()));
    let records: Vec<Record> = readings.map(|reading| extract::record(&reading, &Origin::default())).collect();
    (
        quickest(&texts, |text| pulldown_cmark::Parser::new(text.text()).into_offset_iter().count()),
        quickest(&texts, |text| document::read(text).blocks.len()),
        quickest(&records, |record| yaml::file(record, "record.schema.json").len()),
        quickest(&records, |record| serde_yaml::to_string(record).expect("a record is plain data").len()),
    )
}

fn quickest<T>(each: &[T], work: impl Fn(&T) -> usize) -> f64 {
    let once = |_| {
        let start = Instant::now();
        for item in each {
            black_box(work(item));
        }
        start.elapsed().as_secs_f64()
    };
    (0..STAGE_RUNS).map(once).fold(f64::INFINITY, f64::min)
}
