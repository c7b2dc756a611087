//! The bundled articles are read into the records that were reviewed for them.
//!
//! What is not yet read rightly is listed in `corpus/known-gaps.txt`, one field a line. A gap that closes must leave
//! the list and a new one fails, so that the list tells the truth both ways. To rewrite it, run
//! `INSTA_UPDATE=always cargo test --test corpus` and read the diff.

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn articles_are_read_as_reviewed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut gaps = Vec::new();
    let mut records = 0;
    for path in files(&corpus.join("records")) {
        let text = fs::read_to_string(&path).expect("a record is readable");
        let reviewed: Value = serde_yaml::from_str(&text).expect("a record is YAML");
        let file = reviewed["article"]["file"].as_str().expect("a record names its article");
        let article = path.parent().expect("a record lies in a folder").join(file);
        let (told, read) = (leaves(&reviewed), leaves(&parse(&article)));
        let name = path.file_stem().expect("a file has a name").to_string_lossy();
        for (field, value) in &told {
            match read.get(field) {
                Some(other) if other == value => {}
                Some(other) => gaps.push(format!("{name} {field}: {other}, not {value}")),
                None => gaps.push(format!("{name} {field}: nothing, not {value}")),
            }
        }
        gaps.extend(
            read.keys().filter(|field| !told.contains_key(*field)).map(|field| format!("{name} {field}: too much")),
        );
        records += 1;
    }
    assert!(records >= 3, "the corpus has lost its records");

    let list = corpus.join("known-gaps.txt");
    let found = gaps.into_iter().fold(String::new(), |found, gap| found + &gap + "\n");
    if env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&list, &found).expect("the list of gaps is writable");
    }
    let told = fs::read_to_string(&list).expect("the list of gaps is readable");
    let diff = similar::TextDiff::from_lines(&told, &found);
    assert!(told == found, "{}", diff.unified_diff().header("known gaps", "gaps"));
}

#[test]
fn a_folder_is_read_article_by_article() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let written = |words: &[&str]| {
        let mut isnad = Command::cargo_bin("isnad").expect("the program is built");
        isnad.current_dir(&corpus).arg("parse").args(words).args(["--format", "jsonl"]).output().expect("it runs")
    };
    let mut articles: Vec<PathBuf> = fs::read_dir(corpus.join("articles"))
        .expect("articles")
        .map(|entry| entry.expect("an article").path())
        .collect();
    articles.sort();
    let each: Vec<u8> = articles.iter().flat_map(|article| written(&[&article.to_string_lossy()]).stdout).collect();
    let all = written(&["articles"]);
    assert!(all.status.success() && all.stdout.split(|byte| *byte == b'\n').count() > 3);
    assert_eq!(String::from_utf8_lossy(&all.stdout), String::from_utf8_lossy(&each));
    let none = written(&["records"]);
    let told = String::from_utf8_lossy(&none.stderr);
    assert!(!none.status.success() && told.contains("no articles in the folder records"), "{told}");
}

/// What the program reads from `article`.
fn parse(article: &Path) -> Value {
    let output = Command::cargo_bin("isnad")
        .expect("the program is built")
        .arg("parse")
        .arg(article)
        .args(["--format", "json"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("a record is JSON")
}

/// Every scalar of a record by the way to it. What a person decided, and where the words stand, are left out: the
/// first no program can know, and the second is told by the words.
fn leaves(record: &Value) -> BTreeMap<String, String> {
    let mut leaves = BTreeMap::new();
    collect(record, "", &mut leaves);
    leaves
}

fn collect(value: &Value, way: &str, leaves: &mut BTreeMap<String, String>) {
    const LEFT_OUT: &[&str] =
        &["anchor", "markers", "status", "by", "at", "why", "labels", "file", "sha256", "confidence"];
    let step = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") };
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str())) {
                collect(value, &step(key), leaves);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                // Items with an id are found by it, so that one too many does not shift the rest.
                let key = item["id"].as_str().map_or_else(|| index.to_string(), str::to_owned);
                collect(item, &step(&key), leaves);
            }
        }
        Value::Null => {}
        scalar => {
            leaves.insert(way.to_owned(), scalar.to_string());
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}
