//! Footnotes read from a file of one a line, beside `AnyStyle`, which reads one reference a line.

use super::articles;
use super::took::{Took, median, row};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How often a command is run; the median counts.
const RUNS: usize = 5;

/// Prints a table: the start alone, then notes with and without their marks, then one note that grows.
#[expect(clippy::print_stdout, reason = "the table is what is asked for")]
pub(super) fn table(isnad: &str) {
    let folder = tempfile::tempdir().expect("a folder for the notes");
    let file = folder.path().join("notes.txt");
    println!("{:>7}  {:34} {:>8} {:>8} {:>8}", "notes", "command", "wall s", "CPU s", "peak MB");
    row(1, "isnad cite, the start with one note", written(isnad, &file, &notes(1)));
    for size in [1_000, 10_000] {
        let marked = notes(size);
        row(size as u64, "isnad cite", written(isnad, &file, &marked));
        let bare = marked.replace(['*', '['], "").replace("](#)", "");
        row(size as u64, "isnad cite, no italics", written(isnad, &file, &bare));
        // What is there reads the same notes without their marks: one reference a line is what it is made for.
        let words = ["--stdout", "-f", "json", "parse", file.to_str().expect("a path of Unicode")];
        row(size as u64, "anystyle, no italics", median(RUNS, "anystyle", &words, None));
    }
    for size in [200, 400, 800] {
        let long = notes(size).replace(".\n", "; ");
        row(size as u64, "isnad cite, all in one note", written(isnad, &file, &long));
    }
    println!();
}

/// What it takes to read `notes`, handed over as standard input.
fn written(isnad: &str, file: &Path, notes: &str) -> Option<Took> {
    fs::write(file, notes).expect("notes are written");
    median(RUNS, isnad, &["cite"], Some(file))
}

/// The first `count` notes of our articles, one a line, without their numbers.
fn notes(count: usize) -> String {
    let mut text = String::new();
    let mut found = 0;
    for number in 0.. {
        let article = articles::article(number);
        let lines = article.lines().filter_map(|line| line.trim_start_matches("- ").strip_prefix("<sup>"));
        for note in lines.filter_map(|line| line.split_once("</sup> ")).map(|(_, note)| note) {
            if found == count {
                return text;
            }
            writeln!(text, "{}", note.trim()).expect("writing to a string");
            found += 1;
        }
    }
    text
}
