//! Terms, newspapers and places that articles of one corpus spell in different ways.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// An article that names a term, a newspaper and a place.
fn article(term: &str, paper: &str, place: &str) -> String {
    format!(
        "# A Province\n\nRima Haj\n\nMarch 3, 2017\n\nThey declared the *{term}* in spring, and {place} was its seat.<sup>1</sup>\n\n\
         ---\n\n<sup>1</sup> Basil Nur, \"Markets Reopen,\" *{paper}*, May 3, 2016, https://a.example/1.\n"
    )
}

/// What is found under `path`: file, code, severity and message.
fn found(folder: &Path, path: &str) -> Vec<[String; 4]> {
    let mut isnad = cargo_bin_cmd!("isnad");
    isnad.args(["check", "--as-of", "2020-01-01", "--select", "NAM003,NAM007,PLC001", "--output-format", "json", path]);
    let output = isnad.current_dir(folder).output().expect("the program runs");
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list");
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<[String; 4]> =
        found.iter().map(|finding| ["path", "code", "severity", "message"].map(|key| word(finding, key))).collect();
    found.sort();
    found
}

#[test]
fn what_one_article_spells_otherwise_than_the_corpus_is_remarked_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let usual = article("Wilayat al-Furat", "Azzaman", "Wad Madani");
    let odd = article("Wilayat al-Forat", "al-Zaman", "Wad Medani");
    for (name, text) in [("a.md", &usual), ("b.md", &usual), ("c.md", &odd)] {
        fs::write(folder.path().join(name), text).expect("writable");
    }
    let told = found(folder.path(), ".");
    let codes: Vec<[&str; 3]> = told.iter().map(|[path, code, severity, _]| [&**path, &**code, &**severity]).collect();
    let in_c = |path: &str| Path::new(path).file_name().is_some_and(|name| name == "c.md");
    assert!(codes.iter().all(|[path, _, severity]| in_c(path) && *severity == "info"), "{told:?}");
    assert_eq!(codes.iter().map(|[_, code, _]| *code).collect::<Vec<_>>(), ["NAM003", "NAM007", "PLC001"], "{told:?}");
    for (usual, [.., message]) in ["Wilayat al-Furat", "Azzaman", "Wad Madani"].iter().zip(&told) {
        assert!(message.contains(&format!("is spelled {usual} elsewhere in the corpus")), "{message}");
    }
    assert!(found(folder.path(), "c.md").is_empty(), "an article alone is at one with itself");
}

#[test]
fn an_article_with_both_spellings_is_told_of_itself_and_not_of_the_corpus() {
    let folder = tempfile::tempdir().expect("a folder");
    let usual = article("Wilayat al-Furat", "Azzaman", "Wad Madani");
    let both = usual.replace(" was its seat", " was its seat; the *Wilayat al-Forat* had no other than Wad Medani");
    for (name, text) in [("a.md", &usual), ("b.md", &usual), ("c.md", &both)] {
        fs::write(folder.path().join(name), text).expect("writable");
    }
    let told = found(folder.path(), ".");
    assert_eq!(told.len(), 2, "{told:?}");
    for [_, _, severity, message] in &told {
        assert!(severity == "warning" && message.contains("is also spelled"), "{message}");
    }
}

#[test]
fn articles_that_agree_and_names_that_are_two_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = article("Wilayat al-Furat", "al-Ahram", "Wad Madani");
    let two = article("Wilayat al-Khayr", "al-Ahrar", "Wad Madani");
    for (name, text) in [("a.md", &one), ("b.md", &one), ("c.md", &two)] {
        fs::write(folder.path().join(name), text).expect("writable");
    }
    assert!(found(folder.path(), ".").is_empty());
}
