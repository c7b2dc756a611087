//! The exports, judged by programs that we did not write. A judge that is not installed is passed over, and says so.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A record that cites each of the invented works once, in a folder of its own.
fn corpus() -> tempfile::TempDir {
    let sources: Value = serde_json::from_str(include_str!("data/sources.json")).expect("the works are JSON");
    let cite = |(index, source): (usize, &Value)| {
        let id = format!("n{}", index + 1);
        json!({ "id": id, "number": (index + 1).to_string(), "text": "A work.",
                "citations": [{ "id": format!("{id}.1"), "source": source["id"], "form": "full" }] })
    };
    let notes: Vec<Value> = sources.as_array().expect("a list").iter().enumerate().map(cite).collect();
    let record = json!({
        "isnad": 1,
        "article": { "id": "judged", "title": "Judged", "published": null, "file": "judged.md", "sha256": "" },
        "notes": notes,
        "sources": sources,
    });
    let folder = tempfile::tempdir().expect("a folder");
    let yaml = serde_yaml::to_string(&record).expect("plain data");
    fs::write(folder.path().join("judged.yaml"), yaml).expect("the folder takes files");
    folder
}

/// Exports the works to a file `name` in `folder`.
fn export(folder: &Path, format: &str, name: &str) {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["export", "judged.yaml", "--personal", "--to", format]).current_dir(folder).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(folder.join(name), output.stdout).expect("the folder takes files");
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
/// Runs a judge, or says that it is not here.
fn judge(folder: &Path, program: &str, args: &[&str]) -> Option<Output> {
    match Command::new(program).args(args).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(error) => {
            println!("passed over: {program}: {error}");
            None
        }
    }
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
/// Runs a few lines of Python that need the package `package`.
fn python(folder: &Path, package: &str, lines: &str) {
    let Some(here) = judge(folder, "python3", &["-c", &format!("import {package}")]) else { return };
    if !here.status.success() {
        println!("passed over: Python has no {package}");
        return;
    }
    let Some(output) = judge(folder, "python3", &["-c", lines]) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn count() -> usize {
    let sources: Value = serde_json::from_str(include_str!("data/sources.json")).expect("the works are JSON");
    sources.as_array().expect("a list").len()
}

#[test]
fn biber_finds_nothing_to_warn_of() {
    let folder = corpus();
    export(folder.path(), "biblatex", "works.bib");
    let Some(output) = judge(folder.path(), "biber", &["--tool", "--validate-datamodel", "works.bib"]) else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong: Vec<&str> = said.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).collect();
    assert!(output.status.success() && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pybtex_reads_every_entry_of_bibtex() {
    let folder = corpus();
    export(folder.path(), "bibtex", "works.bib");
    let bytes = fs::read(folder.path().join("works.bib")).expect("the export");
    // Only titles in their own script are beyond ASCII.
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.lines().filter(|line| !line.is_ascii()).all(|line| line.contains("title-original")), "{text}");
    let lines =
        format!("from pybtex.database import parse_file\nassert len(parse_file('works.bib').entries) == {}", count());
    python(folder.path(), "pybtex", &lines);
}

#[test]
fn rispy_reads_every_item_of_ris() {
    let folder = corpus();
    export(folder.path(), "ris", "works.ris");
    let lines = format!("import rispy\nassert len(rispy.load(open('works.ris', encoding='utf-8'))) == {}", count());
    python(folder.path(), "rispy", &lines);
}

#[test]
fn xml_is_well_formed() {
    let folder = corpus();
    for format in ["mods", "endnote", "tei", "coins"] {
        export(folder.path(), format, format);
        let Some(output) = judge(folder.path(), "xmllint", &["--noout", format]) else { return };
        assert!(output.status.success(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn sqlite_opens_the_database_and_finds_words() {
    let folder = corpus();
    export(folder.path(), "sqlite", "works.db");
    let lines = format!(
        "import sqlite3\n\
         db = sqlite3.connect('works.db')\n\
         assert db.execute('pragma integrity_check').fetchall() == [('ok',)]\n\
         assert db.execute('pragma foreign_key_check').fetchall() == []\n\
         assert db.execute('select count(*) from source').fetchone() == ({},)\n\
         assert db.execute(\"select id from search where search match 'malhama'\").fetchall() == [('salihi-2017-quwwat',)]",
        count()
    );
    python(folder.path(), "sqlite3", &lines);
}

#[test]
fn pandoc_keeps_the_family_name_whole() {
    let folder = corpus();
    export(folder.path(), "csl-json", "works.json");
    fs::write(folder.path().join("a.md"), "x [@salihi-2017-quwwat]\n").expect("the folder takes files");
    let args = ["--citeproc", "--bibliography", "works.json", "-t", "plain", "--wrap", "none", "a.md"];
    let Some(output) = judge(folder.path(), "pandoc", &args) else { return };
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(printed.contains("al-Salihi, Muhammad"), "{printed}");
    assert!(!printed.contains("Originally published"), "{printed}");
}
