//! Whole commands over many articles, beside what others take for the same files:
//! `cargo bench --bench commands`, or `cargo bench --bench commands -- 100 1000` for other sizes; `-- cite` for
//! footnotes alone, `-- large` for files of fifty megabytes, `-- bars` for the ratios that the program is held to.
//!
//! Each row is the median of three runs. Processor time and memory are read from `/proc`, and are left out where there
//! is none.

#![expect(clippy::print_stdout, reason = "the table is what is asked for")]

#[path = "../stages/articles.rs"]
mod articles;
mod bars;
mod cite;
mod large;
mod took;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use took::{Took, median, row, run, ticks};

/// How many articles a run is made over where nobody says.
const SIZES: [u64; 3] = [100, 1_000, 10_000];

/// How often a command is run; the median counts.
const RUNS: usize = 3;

/// The row of a run for which all but one article were looked at before.
const AFTER_CHANGE: &str = "isnad check, one article changed";

fn main() {
    if std::env::args().any(|word| word == "cite") {
        cite::table(env!("CARGO_BIN_EXE_isnad"));
        return;
    }
    if std::env::args().any(|word| word == "large") {
        large::table(env!("CARGO_BIN_EXE_isnad"));
        return;
    }
    if std::env::args().any(|word| word == "bars") {
        bars::table(env!("CARGO_BIN_EXE_isnad"));
        return;
    }
    let sizes: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let isnad = env!("CARGO_BIN_EXE_isnad");
    println!("{:>7}  {:34} {:>8} {:>8} {:>8}", "files", "command", "wall s", "CPU s", "peak MB");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the articles");
        let bytes = write_articles(size, folder.path());
        with_settings(folder.path());
        let here = folder.path().to_str().expect("a path of Unicode");
        row(size, "pulldown-cmark alone, one thread", floor(folder.path()));
        for (name, program, words) in [
            ("isnad check", isnad, vec!["check", here, "--exit-zero", "--no-cache"]),
            (
                "isnad check, concise",
                isnad,
                vec!["check", here, "--exit-zero", "--no-cache", "--output-format", "concise"],
            ),
            ("isnad check, one thread", isnad, vec!["check", here, "--exit-zero", "--no-cache", "--threads", "1"]),
            (AFTER_CHANGE, isnad, vec!["check", here, "--exit-zero"]),
            ("isnad parse, jsonl", isnad, vec!["parse", here, "--format", "jsonl"]),
            ("rumdl check --no-cache", "rumdl", vec!["check", "--no-cache", here]),
        ] {
            if name == AFTER_CHANGE {
                row(size, name, after_changes(folder.path(), || run(program, &words, None)));
            } else {
                row(size, name, median(RUNS, program, &words, None));
            }
        }
        if size == 100 {
            row(size, "pandoc to JSON, a process a file", pandoc(folder.path()));
        }
        println!("{size:>7}  {bytes} bytes in all\n");
    }
}

/// The median of runs before each of which one article changes. The cache is filled by one that counts for nothing.
fn after_changes(folder: &Path, again: impl Fn() -> Option<Took>) -> Option<Took> {
    again()?;
    let mut runs: Vec<Took> = (0..RUNS)
        .filter_map(|round| {
            change(folder, round);
            again()
        })
        .collect();
    runs.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    runs.get(RUNS / 2).copied()
}

/// Changes one article.
fn change(folder: &Path, round: usize) {
    let file = folder.join("000007.md");
    let text = fs::read_to_string(&file).expect("an article of ours");
    fs::write(file, format!("{text}\nThe river rose {round} times.\n")).expect("an article is written");
}

/// Makes a corpus of the folder: one keeps its cache in its own, so that the measurement leaves nothing in the user's.
fn with_settings(folder: &Path) {
    fs::write(folder.join("isnad.yaml"), "as-of: 2026-01-01\n").expect("settings are written");
}

/// Writes the articles numbered up to `size`, and says how many bytes they have.
fn write_articles(size: u64, folder: &Path) -> usize {
    let each = (0..size).map(|number| {
        let text = articles::article(number);
        fs::write(folder.join(format!("{number:06}.md")), &text).expect("an article is written");
        text.len()
    });
    each.sum()
}

/// The articles in a folder, without what a run keeps beside them.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let all = fs::read_dir(folder).expect("the folder that we made").flatten().map(|file| file.path());
    all.filter(|path| path.extension().is_some_and(|ending| ending == "md"))
}

/// The floor: every article read, and its events counted, in this process.
fn floor(folder: &Path) -> Option<Took> {
    let (start, before) = (Instant::now(), processor_of_this());
    for path in files(folder) {
        let text = fs::read_to_string(path).ok()?;
        std::hint::black_box(pulldown_cmark::Parser::new(&text).into_offset_iter().count());
    }
    Some(Took { wall: start.elapsed().as_secs_f64(), processor: processor_of_this() - before, memory: 0.0 })
}

fn pandoc(folder: &Path) -> Option<Took> {
    let mut all = Took::default();
    for path in files(folder) {
        let took = run("pandoc", &["--to", "json", path.to_str()?], None)?;
        all.wall += took.wall;
        all.processor += took.processor;
        all.memory = all.memory.max(took.memory);
    }
    Some(all)
}

/// The processor time of this process, in seconds: fields 14 and 15 of `proc(5)`'s stat.
fn processor_of_this() -> f64 {
    ticks(11) + ticks(12)
}
