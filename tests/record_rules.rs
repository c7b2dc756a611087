//! What `check` says of records: that they fit the schema, that nothing lies about unused, and that their quotes stand
//! where they say.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const ARTICLE: &str = "# A Town\n\nRima Haj\n\nMarch 3, 2017\n\nThe army left the town of Basra in May 2016.<sup>1</sup> It \
                       came back in June, and nobody was there.<sup>2</sup>\n\n---\n\n\
                       <sup>1</sup> Basil Nur, \"Markets Reopen,\" *al-Fajr*, May 3, 2016, https://fajr.example/1.\n\n\
                       <sup>2</sup> Basil Nur, *Rivers of the North* (Cairo: Dar al-Nur, 1999), p. 3.\n";

/// A folder with an article and the record of it.
fn corpus() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("town.md"), ARTICLE).expect("writable");
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["parse", "town.md", "-o", "."]).current_dir(folder.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let record = folder.path().join("town.yaml");
    assert!(record.exists());
    (folder, record)
}

/// Checks the record by `rule` alone: the exit code, and of each finding its line, its message and its help.
fn check(folder: &Path, rule: &str) -> (Option<i32>, Vec<(u64, String, String)>) {
    let mut isnad = cargo_bin_cmd!("isnad");
    isnad.args(["check", "town.yaml", "--as-of", "2020-01-01", "--output-format", "json", "--select", rule]);
    let output = isnad.current_dir(folder).output().expect("the program runs");
    let found: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let told = found.iter().map(|finding| {
        let line = finding["range"]["start"]["line"].as_u64().expect("a line");
        (line, word(&finding["message"]), word(&finding["help"]))
    });
    (output.status.code(), told.collect())
}

fn mend(folder: &Path, args: &[&str]) {
    let mut isnad = cargo_bin_cmd!("isnad");
    isnad.args(["check", "town.yaml", "--as-of", "2020-01-01", "--fix"]).args(args);
    isnad.current_dir(folder).output().expect("the program runs");
}

/// The record with `from`, which it has, as `to`.
fn edit(record: &Path, from: &str, to: &str) -> String {
    let text = fs::read_to_string(record).expect("a record");
    assert!(text.contains(from), "{from} is not in {text}");
    let edited = text.replacen(from, to, 1);
    fs::write(record, &edited).expect("writable");
    edited
}

/// The number of the line in which `sign` first stands.
fn line_of(text: &str, sign: &str) -> u64 {
    let line = text.lines().position(|line| line.contains(sign)).expect("it is there");
    u64::try_from(line).expect("a small number") + 1
}

#[test]
fn a_record_as_it_was_made_is_without_a_finding() {
    let (folder, _) = corpus();
    for rule in ["REC001", "REC003", "REC004"] {
        assert_eq!(check(folder.path(), rule), (Some(0), Vec::new()), "{rule}");
    }
}

#[test]
fn a_misspelled_key_is_told_with_the_right_one_and_mended() {
    let (folder, record) = corpus();
    let before = fs::read_to_string(&record).expect("a record");
    let text = edit(&record, "container-title:", "contaner-title:");
    let (code, told) = check(folder.path(), "REC001");
    assert_eq!((code, told.len()), (Some(1), 1), "{told:?}");
    let (line, message, help) = &told[0];
    assert_eq!(*line, line_of(&text, "contaner-title:"));
    assert!(message.contains("contaner-title") && help.contains("container-title"), "{message}: {help}");
    mend(folder.path(), &["--select", "REC001"]);
    assert_eq!(fs::read_to_string(&record).expect("a record"), before);
}

#[test]
fn a_date_that_is_none_an_id_twice_and_broken_yaml_are_told() {
    let (folder, record) = corpus();
    let text = edit(&record, "issued: \"2016-05-03\"", "issued: \"2016-13-03\"");
    let (_, told) = check(folder.path(), "REC001");
    assert!(told.len() == 1 && told[0].1.contains("month"), "{told:?}");
    assert_eq!(told[0].0, line_of(&text, "2016-13-03"));

    let (folder, record) = corpus();
    edit(&record, "- id: n2", "- id: n1");
    let (_, told) = check(folder.path(), "REC001");
    assert!(told.iter().any(|(_, message, _)| message.contains("`n1` is the id of two notes")), "{told:?}");

    let (folder, record) = corpus();
    edit(&record, "sources:", "sources: [");
    let (code, told) = check(folder.path(), "REC001");
    assert!(code == Some(1) && !told.is_empty(), "{told:?}");
}

#[test]
fn a_source_that_nothing_uses_is_told_and_taken_out_on_demand() {
    let (folder, record) = corpus();
    let before = fs::read_to_string(&record).expect("a record");
    let lone = "- id: haj-2001-lone\n  type: book\n  title: Lone\n";
    let text = edit(&record, "sources:\n", &format!("sources:\n{lone}"));
    let (code, told) = check(folder.path(), "REC003");
    assert_eq!((code, told.len()), (Some(1), 1), "{told:?}");
    assert!(told[0].0 == line_of(&text, "haj-2001-lone") && told[0].1.contains("`haj-2001-lone`"), "{told:?}");
    mend(folder.path(), &["--select", "REC003"]);
    assert_eq!(fs::read_to_string(&record).expect("a record"), text, "not without being asked");
    mend(folder.path(), &["--select", "REC003", "--unsafe-fixes"]);
    assert_eq!(fs::read_to_string(&record).expect("a record"), before);

    edit(&record, "sources:\n", &format!("sources:\n{lone}  status: rejected\n"));
    assert_eq!(check(folder.path(), "REC003").1, [], "what somebody rejected lies where it lay");
}

#[test]
fn a_place_without_mentions_is_told() {
    let (folder, record) = corpus();
    edit(&record, "places:\n", "places:\n- id: rawa\n  name: Rawa\n  mentions: []\n");
    let (code, told) = check(folder.path(), "REC003");
    assert!(code == Some(1) && told.len() == 1 && told[0].1.contains("the place `rawa`"), "{told:?}");
}

#[test]
fn quotes_that_moved_are_told_and_found_again() {
    let (folder, record) = corpus();
    let before = fs::read_to_string(&record).expect("a record");
    let moved = ARTICLE.replace("The army left", "In the end the army left");
    fs::write(folder.path().join("town.md"), moved).expect("writable");
    let (code, told) = check(folder.path(), "REC004");
    assert!(code == Some(1) && told.len() > 3, "{told:?}");
    assert!(told.iter().all(|(_, message, _)| message.contains("the article does not have these words there")));
    mend(folder.path(), &["--select", "REC004"]);
    assert_ne!(fs::read_to_string(&record).expect("a record"), before);
    // The sentence that was edited itself is not found again, and everything else is: quotes, markers, whole notes.
    let (_, left) = check(folder.path(), "REC004");
    assert!(left.len() == 1 && left[0].1.contains("In the end the army left"), "{left:?}");
}

#[test]
fn a_span_beyond_the_article_is_told_and_a_quote_that_stands_twice_is_not_moved() {
    let (folder, record) = corpus();
    let text = fs::read_to_string(&record).expect("a record");
    let at = text.find("spans: [[").expect("an anchor");
    let end = at + text[at..].find("]]").expect("its end") + 2;
    let edited = format!("{}spans: [[90000, 90010]]{}", &text[..at], &text[end..]);
    fs::write(&record, &edited).expect("writable");
    let (code, told) = check(folder.path(), "REC004");
    assert!(code == Some(1) && told.len() == 1, "{told:?}");
    assert!(told[0].1.contains("does not lie in the article") && told[0].0 == line_of(&edited, "90000"), "{told:?}");

    let (folder, record) = corpus();
    let paragraph = ARTICLE.split("\n\n").nth(3).expect("a paragraph");
    let twice = ARTICLE.replace(paragraph, &format!("{paragraph}\n\n{paragraph}"));
    fs::write(folder.path().join("town.md"), format!("Preface.\n\n{twice}")).expect("writable");
    let before = fs::read_to_string(&record).expect("a record");
    mend(folder.path(), &["--select", "REC004"]);
    let after = fs::read_to_string(&record).expect("a record");
    let spans = |text: &str, exact: &str| {
        let line = text.lines().find(|line| line.contains(&format!("exact: {exact}"))).expect("a quote");
        line[line.find("spans").expect("an anchor")..line.find("exact").expect("a quote")].to_owned()
    };
    assert_eq!(spans(&before, "The army left"), spans(&after, "The army left"));
}

#[test]
fn a_stale_record_is_brought_up_to_date_and_what_people_decided_stays() {
    let (folder, record) = corpus();
    edit(&record, "title: Markets Reopen", "title: The Markets Reopen");
    let before = fs::read_to_string(&record).expect("a record");
    mend(folder.path(), &["--select", "REC005"]);
    assert_eq!(fs::read_to_string(&record).expect("a record"), before, "what is not stale stays as it is");
    let moved = ARTICLE.replace("The army left", "In the end the army left");
    fs::write(folder.path().join("town.md"), moved).expect("writable");
    assert_eq!(check(folder.path(), "REC005").1.len(), 1);
    mend(folder.path(), &["--select", "REC004"]);
    assert_eq!(check(folder.path(), "REC005").1.len(), 1, "not where nobody looks for it");
    mend(folder.path(), &["--select", "REC005"]);
    let after = fs::read_to_string(&record).expect("a record");
    assert!(after.contains("title: The Markets Reopen") && after.contains("In the end the army left"), "{after}");
    for rule in ["REC001", "REC004", "REC005"] {
        assert_eq!(check(folder.path(), rule), (Some(0), Vec::new()), "{rule}");
    }
    mend(folder.path(), &["--select", "REC005"]);
    assert_eq!(fs::read_to_string(&record).expect("a record"), after, "mending twice is mending once");
}
