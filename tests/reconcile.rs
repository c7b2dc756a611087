//! `isnad reconcile`: a library held against what a corpus cites.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A corpus of three cited works, with the lists of names of the house.
fn corpus() -> TempDir {
    let sources = json!([
        {"id": "salihi-2017-quwwat", "type": "article-newspaper", "author": [{"family": "al-Salihi", "given": "Muhammad"}],
         "title": "al-Quwwat al-Nahriyya", "title-translation": "The River Forces",
         "container-title": "al-Dhifaf al-Yawm", "issued": "2017-08-25", "language": "ar-Latn"},
        {"id": "haddad-1999-rivers", "type": "book", "author": [{"family": "Haddad", "given": "Ilyas"}],
         "title": "Rivers of Contention: A History", "publisher": "Meander University Press", "issued": "1999"},
        {"id": "rao-2011-silt", "type": "article-journal", "author": [{"family": "Rao", "given": "Meera"}],
         "title": "Silt Revisited", "container-title": "Delta Studies", "volume": "4", "issued": "2011"},
        {"id": "pc", "type": "personal_communication", "author": [{"family": "Mutar"}], "issued": "2017"},
    ]);
    let ids: Vec<&str> =
        sources.as_array().expect("a list").iter().filter_map(|source| source["id"].as_str()).collect();
    let notes: Vec<Value> = (ids.iter().enumerate())
        .map(|(index, id)| {
            json!({"id": format!("n{}", index + 1), "number": (index + 1).to_string(), "text": "A work.",
            "citations": [{"id": format!("n{}.1", index + 1), "source": id, "form": "full"}]})
        })
        .collect();
    let article = json!({"id": "a", "title": "A", "published": null, "file": "a.md", "sha256": ""});
    let record = json!({"isnad": 1, "article": article, "notes": notes, "sources": sources});
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("the folder takes files");
    write("a.yaml", &serde_yaml::to_string(&record).expect("plain data"));
    folder
}

/// Runs it, and gives the exit code, what it wrote and what it said.
fn reconcile(folder: &TempDir, library: &str, more: &[&str]) -> (i32, String, String) {
    let output = cargo_bin_cmd!("isnad")
        .args(["reconcile", library, "a.yaml"])
        .args(more)
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("it ends by itself"), words(output.stdout), words(output.stderr))
}

fn with(name: &str, text: &str) -> TempDir {
    let folder = corpus();
    fs::write(folder.path().join(name), text).expect("the folder takes files");
    folder
}

const BIBLATEX: &str = r"
@article{alsalihiQuwwat2017,
  title = {{{al-Quwwat al-Nahriyya}}},
  author = {{al-Salihi}, Muhammad},
  date = {2017-08-25}, journaltitle = {{{al-Dhifaf al-Yawm}}}, entrysubtype = {newspaper}, langid = {arabic},
  file = {/x/y.pdf},
}
@book{haddadRivers1999,
  title = {Rivers of Contention}, author = {Haddad, Ilyas}, date = {1998}, publisher = {Meander University Press}
}
@online{unrelated, title = {Something Else}, url = {https://x.example}}
";

#[test]
fn what_is_in_a_library_of_biblatex_and_how_it_differs() {
    let folder = with("library.bib", BIBLATEX);
    let (code, told, said) = reconcile(&folder, "library.bib", &[]);
    assert_eq!(
        told,
        "haddad-1999-rivers: is haddadRivers1999 in the library (by title, author, container and date), and differs:\n  \
         title: cited `Rivers of Contention: A History`, in the library `Rivers of Contention`\n  \
         issued: cited `1999`, in the library `1998`\n\
         rao-2011-silt: not in the library: Meera Rao, Silt Revisited, Delta Studies, 2011\n"
    );
    assert_eq!(said.trim(), "3 works cited: 2 in the library, 1 of them differ; 1 are not in it");
    assert_eq!(code, 1, "something is to be done");
}

#[test]
fn json_has_one_work_a_line() {
    let folder = with("library.bib", BIBLATEX);
    let (_, told, _) = reconcile(&folder, "library.bib", &["--json"]);
    let lines: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["source"], "haddad-1999-rivers");
    assert_eq!(lines[0]["differs"][1], json!({"field": "issued", "cited": "1999", "library": "1998"}));
    assert_eq!(lines[1]["library"], Value::Null);
    assert_eq!((&lines[2]["library"], &lines[2]["differs"]), (&json!("alsalihiQuwwat2017"), &json!([])));
}

#[test]
fn ris_and_csl_json_are_read_as_well() {
    let ris = "TY  - NEWS\nAU  - al-Salihi, Muhammad\nTI  - al-Quwwat al-Nahriyya\nT2  - al-Dhifaf al-Yawm\nDA  - 2017/08/25/\nER  - \n";
    let json = r#"[{"id": 7, "type": "article-newspaper", "title": "al-Quwwat al-Nahriyya [The River Forces]",
        "author": [{"family": "Salihi", "given": "Muhammad", "non-dropping-particle": "al-"}],
        "container-title": "al-Dhifaf al-Yawm", "issued": {"date-parts": [[2017, 8, 25]]}}]"#;
    for (name, text) in [("library.ris", ris), ("library.json", json)] {
        let folder = with(name, text);
        let (code, told, said) = reconcile(&folder, name, &[]);
        assert!(!told.contains("salihi"), "{name}: {told}");
        assert!(said.starts_with("3 works cited: 1 in the library, 0 of them differ; 2 are not"), "{name}: {said}");
        assert_eq!(code, 1);
    }
}

/// What the program exports holds all that it cites, and differs in nothing.
#[test]
fn an_export_of_the_corpus_is_a_library_of_all_its_works() {
    for (format, name) in [("biblatex", "l.bib"), ("bibtex", "l.bib"), ("ris", "l.ris"), ("csl-json", "l.json")] {
        let folder = corpus();
        let output =
            cargo_bin_cmd!("isnad").args(["export", "a.yaml", "--to", format]).current_dir(folder.path()).output();
        fs::write(folder.path().join(name), output.expect("it runs").stdout).expect("the folder takes files");
        let (code, told, said) = reconcile(&folder, name, &[]);
        assert_eq!((code, told.as_str()), (0, ""), "{format}: {said}");
        assert_eq!(said.trim(), "3 works cited: 3 in the library, 0 of them differ; 0 are not in it");
    }
}

#[test]
fn what_is_no_library_is_an_error_that_says_why() {
    for (name, text, why) in [
        ("notes.md", "# Notes\n\nWrite to a@b.example.\n", "neither BibLaTeX, nor RIS, nor CSL-JSON"),
        ("empty.bib", "\n", "the file is empty"),
        ("cut.bib", "@book{a, title = {A", "line 1: the entry `a` does not end"),
        ("list.json", "[{\"title\": \"A\"}]", "item 1 of the list has no `type`"),
    ] {
        let folder = with(name, text);
        let (code, told, said) = reconcile(&folder, name, &[]);
        assert_eq!((code, told.as_str()), (2, ""), "{name}");
        assert!(said.contains(name) && said.contains(why), "{name}: {said}");
    }
    let (code, _, said) = reconcile(&corpus(), "none.bib", &[]);
    assert!(code == 2 && said.contains("none.bib"), "{said}");
}
