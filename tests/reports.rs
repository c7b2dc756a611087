//! What `check` prints for machines, judged by their own schemas and readers. A judge that is not installed is passed
//! over, and says so.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An article with much that is wrong, and characters that forms must escape.
const FLAWED: &str = "# The \"Town\" & <River>\n\nRima Haj\n\nThe the town fell in Tal ‘Afar, 100% of it: so \
    much.<sup>7</sup> The army’s men stayed.<sup>2</sup>\n\n---\n\n<sup>1</sup> Samir Adwan, \"[\\*Tariq \
    al-Milh\\*](#)\" (\"The Salt Road\") *al-Fajr* May 3, 2016.\n\n<sup>2</sup> Rima Haj, *Salt Roads* (Cairo: Dar \
    al-Nur, 1999, p. 4.\n\n<sup>4</sup> See note 31 above.\n";

/// A folder with articles that have many findings, one of them under a name that forms must escape.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    for name in ["suez-1956.md", "baghdad-1958.html"] {
        fs::copy(own.join(name), folder.path().join(name)).expect("the folder takes files");
    }
    fs::write(folder.path().join("a b,c%d.md"), FLAWED).expect("the folder takes files");
    folder
}

fn report(folder: &Path, args: &[&str]) -> String {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["check", "--exit-zero", "--as-of", "2020-01-01", "--output-format"]).args(args);
    let output = output.arg(".").current_dir(folder).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn items(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("words")
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
fn pass_over(why: &str) {
    println!("passed over: {why}");
}

/// Runs a judge, or says that it is not here.
fn judge(folder: &Path, program: &Path, args: &[&str]) -> Option<Output> {
    match Command::new(program).args(args).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(error) => {
            pass_over(&format!("{}: {error}", program.display()));
            None
        }
    }
}

fn accept(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

/// A file that npm put among the tools of `.ci/run`.
fn tool(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules").join(path);
    if !path.exists() {
        pass_over(&format!("{} is not installed", path.display()));
        return None;
    }
    Some(path)
}

#[test]
fn json_is_as_its_schema_says_and_json_lines_are_its_items() {
    let folder = corpus();
    let list = report(folder.path(), &["json"]);
    let found = json(&list);
    assert!(items(&found).len() > 20);
    let lines: Vec<Value> = report(folder.path(), &["jsonl"]).lines().map(json).collect();
    assert_eq!(items(&found), lines);
    fs::write(folder.path().join("found.json"), &list).expect("the folder takes files");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/diagnostics.schema.json");
    let args = ["--schemafile", schema.to_str().expect("a path in UTF-8"), "found.json"];
    let Some(output) = judge(folder.path(), Path::new("check-jsonschema"), &args) else { return };
    accept(&output);
}

#[test]
fn offsets_of_json_cut_the_excerpt_out_of_the_file() {
    let folder = corpus();
    for found in items(&json(&report(folder.path(), &["json"]))) {
        let article = fs::read_to_string(folder.path().join(text(&found["path"]))).expect("the article is there");
        let place =
            |end: &str| usize::try_from(found["range"][end]["offset"].as_u64().expect("a number")).expect("fits");
        let words: String = article.chars().skip(place("start")).take(place("end") - place("start")).collect();
        let excerpt = text(&found["excerpt"]);
        assert!(words.starts_with(excerpt.trim_end_matches('…')), "{excerpt:?} is not {words:?}");
    }
}

#[test]
fn sarif_is_as_its_schema_says_and_is_read_by_sarif_tools() {
    let folder = corpus();
    fs::write(folder.path().join("found.sarif"), report(folder.path(), &["sarif"])).expect("the folder takes files");
    if let Some(schema) = tool("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") {
        // The schema has a pattern that only some dialects take.
        let schema = schema.to_str().expect("a path in UTF-8");
        let args = ["--regex-variant", "python", "--schemafile", schema, "found.sarif"];
        if let Some(output) = judge(folder.path(), Path::new("check-jsonschema"), &args) {
            accept(&output);
        }
    }
    let Some(output) = judge(folder.path(), Path::new("sarif"), &["summary", "found.sarif"]) else { return };
    accept(&output);
    let found = json(&report(folder.path(), &["json"]));
    let errors = items(&found).iter().filter(|found| found["severity"] == "error").count();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains(&format!("error: {errors}")), "{told}");
}

#[test]
fn sarif_marks_what_the_baseline_or_a_comment_hides() {
    let folder = corpus();
    let hidden = "<!-- isnad-ignore MRK001: the note was lost -->\nA sentence.<sup>3</sup>\n";
    fs::write(folder.path().join("hidden.md"), hidden).expect("the folder takes files");
    report(folder.path(), &["full", "--write-baseline", "base.json"]);
    fs::write(folder.path().join("new.md"), "A sentence.<sup>3</sup>\n").expect("the folder takes files");
    let sarif = json(&report(folder.path(), &["sarif", "--baseline", "base.json"]));
    let results = items(&sarif["runs"][0]["results"]);
    let file = |result: &Value| text(&result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).to_owned();
    let kind = |result: &Value| result["suppressions"][0]["kind"].as_str().map(str::to_owned);
    let mut kinds = HashSet::new();
    for result in results {
        let expected = match (file(result).as_str(), text(&result["ruleId"])) {
            ("new.md", _) => None,
            ("hidden.md", "MRK001") => Some("inSource".to_owned()),
            _ => Some("external".to_owned()),
        };
        assert_eq!(kind(result), expected, "{result}");
        kinds.insert(expected);
    }
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    // The other forms leave out what is hidden.
    let open = json(&report(folder.path(), &["json", "--baseline", "base.json"]));
    assert!(items(&open).iter().all(|found| found["path"] == "new.md"));
}

#[test]
fn junit_is_read_by_junitparser() {
    let folder = corpus();
    fs::write(folder.path().join("found.xml"), report(folder.path(), &["junit"])).expect("the folder takes files");
    let count = items(&json(&report(folder.path(), &["json"]))).len();
    if let Some(output) = judge(folder.path(), Path::new("xmllint"), &["--noout", "found.xml"]) {
        accept(&output);
    }
    let lines = format!(
        "import junitparser\n\
         suites = junitparser.JUnitXml.fromfile('found.xml')\n\
         cases = [case for suite in suites for case in suite]\n\
         assert suites.tests == suites.failures == len(cases) == {count}, (suites.tests, suites.failures, len(cases))\n\
         assert all(suite.tests == suite.failures == len(list(suite)) for suite in suites)\n\
         assert all(isinstance(case.result[0], junitparser.Failure) and case.result[0].message for case in cases)\n\
         assert any('a b,c%d.md' == case.classname for case in cases)"
    );
    let Some(here) = judge(folder.path(), Path::new("python3"), &["-c", "import junitparser"]) else { return };
    if !here.status.success() {
        return pass_over("Python has no junitparser");
    }
    accept(&judge(folder.path(), Path::new("python3"), &["-c", &lines]).expect("it was there"));
}

/// What GitLab's documentation of code quality reports asks of each entry.
#[test]
fn gitlab_has_the_fields_that_gitlab_asks_for() {
    let folder = corpus();
    let report = json(&report(folder.path(), &["gitlab"]));
    let mut seen = HashSet::new();
    for entry in items(&report) {
        assert!(!text(&entry["description"]).is_empty() && !text(&entry["check_name"]).is_empty(), "{entry}");
        assert!(seen.insert(text(&entry["fingerprint"])), "a fingerprint stands twice: {entry}");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(&entry["severity"])), "{entry}");
        let path = text(&entry["location"]["path"]);
        assert!(!path.starts_with("./") && !path.starts_with('/'), "{path} is not relative to the repository");
        assert!(entry["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{entry}");
    }
    assert!(seen.len() > 20);
}

#[test]
fn rdjson_is_as_its_validator_says_and_counts_bytes() {
    let folder = corpus();
    let report = report(folder.path(), &["rdjson"]);
    fs::write(folder.path().join("found.json"), &report).expect("the folder takes files");
    if let Some(validator) = tool(".bin/rdformat-validator")
        && let Some(output) = judge(folder.path(), &validator, &["--no-extra-fields", "found.json"])
    {
        accept(&output);
    }
    let report = json(&report);
    let after_ayn = items(&report["diagnostics"]).iter().find(|found| found["code"]["value"] == "MRK001");
    let place = &after_ayn.expect("a marker has no note")["location"];
    let line = FLAWED.lines().nth(4).expect("the first paragraph");
    let column = line.find("<sup>7").expect("the marker") as u64 + 1;
    assert_eq!((text(&place["path"]), &place["range"]["start"]["column"]), ("a b,c%d.md", &Value::from(column)));
}

/// As GitHub's runner takes a line apart: `::level key=value,…::message`, with `%` escapes.
#[test]
fn github_lines_are_taken_apart_into_what_was_found() {
    let folder = corpus();
    let found = json(&report(folder.path(), &["json"]));
    let lines = report(folder.path(), &["github"]);
    assert_eq!(lines.lines().count(), items(&found).len());
    let plain = |words: &str| {
        [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
            .iter()
            .fold(words.to_owned(), |words, (sign, c)| words.replace(sign, c))
    };
    for (line, found) in lines.lines().zip(items(&found)) {
        let (command, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("two parts");
        let (level, properties) = command.split_once(' ').expect("a level and properties");
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let property =
            |key: &str| properties.split(',').find_map(|pair| Some(plain(pair.strip_prefix(key)?.strip_prefix('=')?)));
        assert_eq!(property("file").as_deref(), found["path"].as_str());
        assert_eq!(property("line"), Some(found["range"]["start"]["line"].to_string()));
        assert!(property("title").is_some_and(|title| title.starts_with(text(&found["code"]))), "{line}");
        assert!(plain(message).starts_with(text(&found["message"])), "{line}");
    }
}
