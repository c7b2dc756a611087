//! What `isnad cite` answers in each of its forms.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};

/// A work in full, and the one that points to it.
const NOTES: &str = "Rima Haj, *Tarikh al-Milh* (\"The History of Salt\") (Tyre: Nur, 1999), p. 12.\nIbid., 14.\n";

fn answer(format: &str) -> String {
    let output = cargo_bin_cmd!("isnad")
        .args(["cite", "--format", format])
        .write_stdin(NOTES)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The answers of `json`, one a line.
fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn json_is_one_line_for_each_footnote() {
    let answers = lines(&answer("json"));
    let [first, second] = answers.as_slice() else { panic!("{answers:?}") };
    let full = &first["citations"][0];
    for (field, value) in [
        ("form", json!("full")),
        ("type", json!("book")),
        ("author", json!([{"family": "Haj", "given": "Rima"}])),
        ("title", json!("Tarikh al-Milh")),
        ("title-translation", json!("The History of Salt")),
        ("publisher", json!("Nur")),
        ("publisher-place", json!("Tyre")),
        ("issued", json!("1999")),
        ("language", json!("ar-Latn")),
        ("locator", json!({"label": "page", "value": "12"})),
    ] {
        assert_eq!(full[field], value, "{field} of {full}");
    }
    let later = &second["citations"][0];
    assert_eq!(later["form"], "ibid");
    assert_eq!(later["locator"], json!({"label": "page", "value": "14"}));
    assert_eq!(later["title"], Value::Null);
    assert_eq!((&first["remarks"], &second["remarks"]), (&Value::Null, &Value::Null));
}

#[test]
fn yaml_says_what_json_says() {
    let text = answer("yaml");
    let documents: Vec<Value> = text
        .split("---\n")
        .filter(|document| !document.is_empty())
        .map(|document| serde_yaml::from_str(document).expect("each document is YAML"))
        .collect();
    assert_eq!(documents, lines(&answer("json")));
}

#[test]
fn biblatex_has_the_work_once_and_nothing_of_ibid() {
    let text = answer("biblatex");
    assert_eq!(text.matches("\n@").count() + usize::from(text.starts_with('@')), 1, "{text}");
    for line in
        ["@book{haj-1999-tarikh,", "{Haj, Rima}", "Tarikh al-Milh [The History of Salt]", "{Nur}", "{Tyre}", "{1999}"]
    {
        assert!(text.contains(line), "{line} is missing:\n{text}");
    }
}

#[test]
fn csl_json_is_a_list_for_each_footnote() {
    let answers = lines(&answer("csl-json"));
    let [first, second] = answers.as_slice() else { panic!("{answers:?}") };
    assert_eq!(second, &json!([]));
    let [work] = first.as_array().expect("a list").as_slice() else { panic!("{first}") };
    assert_eq!(work["id"], "haj-1999-tarikh");
    assert_eq!(work["author"], json!([{"family": "Haj", "given": "Rima"}]));
    assert_eq!(work["issued"], json!({"date-parts": [[1999]]}));
    assert_eq!(work["publisher-place"], "Tyre");
}

/// An article whose third note repeats the imprint after a family name.
const AGAIN: &str = "# Salt\n\nSalt was sold.[^1] It was dear.[^2] It was cheap.[^3] It is gone.[^4]\n\n[^1]: Rima Haj, *The Salt Roads* (Tyre: Nur, 1999), 12.\n[^2]: Haj, *The Salt Roads*, 14.\n[^3]: Haj, *The Salt Roads* (Tyre: Nur, 1999), 41.\n[^4]: Haj, *The Salt Roads*, 15.\n";

#[test]
fn a_short_form_with_an_imprint_takes_no_references_from_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = folder.path().join("salt.md");
    std::fs::write(&article, AGAIN).expect("the folder takes files");
    let output = cargo_bin_cmd!("isnad").arg("parse").arg(&article).output().expect("the program runs");
    let record: Value = serde_yaml::from_slice(&output.stdout).expect("a record is YAML");
    let sources: Vec<&Value> = record["sources"].as_array().expect("a list").iter().map(|work| &work["id"]).collect();
    assert_eq!(sources, ["haj-1999-salt"]);
    for note in record["notes"].as_array().expect("a list") {
        assert_eq!(note["citations"][0]["source"], "haj-1999-salt", "{note}");
    }
}
