//! Whole commands over many articles, beside what others take for the same files:
//! `cargo bench --bench commands`, or `cargo bench --bench commands -- 100 1000` for other sizes.
//!
//! Each row is the median of three runs. Processor time and memory are read from `/proc`, and are left out where there
//! is none.

#![expect(clippy::print_stdout, reason = "the table is what is asked for")]

#[path = "../stages/articles.rs"]
mod articles;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How many articles a run is made over where nobody says.
const SIZES: [u64; 3] = [100, 1_000, 10_000];

/// How often a command is run; the median counts.
const RUNS: usize = 3;

/// How often the memory of a process is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What one run took.
#[derive(Clone, Copy, Default)]
struct Took {
    wall: f64,
    /// User and system, in seconds.
    processor: f64,
    /// The most memory, in megabytes.
    memory: f64,
}

fn main() {
    let sizes: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let isnad = env!("CARGO_BIN_EXE_isnad");
    println!("{:>7}  {:34} {:>8} {:>8} {:>8}", "files", "command", "wall s", "CPU s", "peak MB");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the articles");
        let bytes = write_articles(size, folder.path());
        let here = folder.path().to_str().expect("a path of Unicode");
        row(size, "pulldown-cmark alone, one thread", floor(folder.path()));
        for (name, program, words) in [
            ("isnad check", isnad, vec!["check", here, "--exit-zero"]),
            ("isnad check, concise", isnad, vec!["check", here, "--exit-zero", "--output-format", "concise"]),
            ("isnad check, one thread", isnad, vec!["check", here, "--exit-zero", "--threads", "1"]),
            ("isnad parse, jsonl", isnad, vec!["parse", here, "--format", "jsonl"]),
            ("rumdl check --no-cache", "rumdl", vec!["check", "--no-cache", here]),
        ] {
            let mut runs: Vec<Took> = (0..RUNS).filter_map(|_| run(program, &words)).collect();
            runs.sort_by(|one, other| one.wall.total_cmp(&other.wall));
            row(size, name, runs.get(RUNS / 2).copied());
        }
        if size == 100 {
            row(size, "pandoc to JSON, a process a file", pandoc(folder.path()));
        }
        println!("{size:>7}  {bytes} bytes in all\n");
    }
}

fn row(size: u64, name: &str, took: Option<Took>) {
    match took {
        Some(took) => {
            println!("{size:>7}  {name:34} {:>8.3} {:>8.2} {:>8.0}", took.wall, took.processor, took.memory);
        }
        None => println!("{size:>7}  {name:34} {:>8}", "not here"),
    }
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

/// The floor: every file read, and its events counted, in this process.
fn floor(folder: &Path) -> Option<Took> {
    let (start, before) = (Instant::now(), processor_of_this());
    for file in fs::read_dir(folder).ok()?.flatten() {
        let text = fs::read_to_string(file.path()).ok()?;
        std::hint::black_box(pulldown_cmark::Parser::new(&text).into_offset_iter().count());
    }
    Some(Took { wall: start.elapsed().as_secs_f64(), processor: processor_of_this() - before, memory: 0.0 })
}

fn pandoc(folder: &Path) -> Option<Took> {
    let mut all = Took::default();
    for file in fs::read_dir(folder).ok()?.flatten() {
        let path = file.path();
        let took = run("pandoc", &["--to", "json", path.to_str()?])?;
        all.wall += took.wall;
        all.processor += took.processor;
        all.memory = all.memory.max(took.memory);
    }
    Some(all)
}

/// Runs a command whose output nobody reads; nothing where it is not installed.
fn run(program: &str, words: &[&str]) -> Option<Took> {
    let before = processor_of_children();
    let start = Instant::now();
    let mut child = Command::new(program).args(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let memory = watched(&mut child);
    child.wait().ok()?;
    Some(Took { wall: start.elapsed().as_secs_f64(), processor: processor_of_children() - before, memory })
}

/// The most memory that `child` has taken when it ends.
fn watched(child: &mut Child) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while let Ok(None) = child.try_wait() {
        let known = fs::read_to_string(&status).unwrap_or_default();
        let line = known.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        most = most.max(kilobytes.unwrap_or_default() / 1024.0);
        thread::sleep(LOOK);
    }
    most
}

/// The processor time of the children that have ended, in seconds: fields 16 and 17 of `proc(5)`'s stat.
fn processor_of_children() -> f64 {
    ticks(13) + ticks(14)
}

/// That of this process: fields 14 and 15.
fn processor_of_this() -> f64 {
    ticks(11) + ticks(12)
}

/// The time in a field of `/proc/self/stat`, counted from 0 after the name in brackets; Linux counts a hundred a second.
fn ticks(field: usize) -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    fields.split(' ').nth(field).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default() / 100.0
}
