//! One file of fifty megabytes.

use super::took::{row, run};
use std::fmt::Write as _;
use std::fs;

/// Files of fifty megabytes, each one article: prose alone, and a note to every sentence.
#[expect(clippy::print_stdout, reason = "the table is what is asked for")]
pub(super) fn table(isnad: &str) {
    const BYTES: usize = 50_000_000;
    println!("{:>7}  {:34} {:>8} {:>8} {:>8}", "notes", "command, one file of 50 MB", "wall s", "CPU s", "peak MB");
    let folder = tempfile::tempdir().expect("a folder for the article");
    let file = folder.path().join("large.md");
    let path = file.to_str().expect("a path of Unicode");
    for noted in [false, true] {
        let mut text = String::from("# Salt\n\n");
        let mut notes = 0;
        while text.len() < BYTES {
            text.push_str("The army took the town of Rawa in May 1936, and left it to Nur Haj. It was late.");
            if noted {
                notes += 1;
                write!(
                    text,
                    "[^{notes}]\n\n[^{notes}]: Rima Haj, *Salt and Roads* (Aden: Dar al-Nur, 1999), p. {notes}.\n\n"
                )
                .expect("writing to a string");
            } else if text.len() % 1_000 < 80 {
                text.push_str("\n\n");
            }
        }
        fs::write(&file, text).expect("the article is written");
        for (name, words) in [
            ("isnad check", vec!["check", path, "--exit-zero", "--no-cache", "--output-format", "concise"]),
            ("isnad parse", vec!["parse", path, "--format", "jsonl"]),
        ] {
            row(notes, name, run(isnad, &words, None));
        }
    }
}
