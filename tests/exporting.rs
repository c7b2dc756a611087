//! `isnad export`: what may be chosen, at the command line.

use assert_cmd::cargo::cargo_bin_cmd;
use std::fs;
use tempfile::TempDir;

const RECORD: &str = r#"isnad: 1
article: {id: a, title: Salt, published: null, file: a.md, sha256: ""}
notes:
- {id: n1, number: "1", text: A work., citations: [{id: n1.1, source: old-id, form: full}]}
- {id: n2, number: "2", text: A work., citations: [{id: n2.1, source: told, form: full}]}
sources:
- {id: old-id, type: article-newspaper, author: [{family: al-Ṣāliḥī, given: Muhammad, sort-key: Ṣāliḥī}],
   title: Ṭarīq al-Milḥ, title-translation: The Salt Road, container-title: al-Nahr, issued: "2017-08-21", language: ar-Latn}
- {id: second, type: book, author: [{family: al-Salihi, given: Muhammad}], title: "Ṭarīq: al-Jisr", issued: "2017"}
- {id: told, type: personal_communication, author: [{family: Mutar, given: Salim}], issued: "2017-07-15", medium: telephone}
"#;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), RECORD).expect("the folder takes files");
    folder
}

/// Runs the export, and gives the exit code, what it wrote and what it said.
fn export(args: &[&str]) -> (i32, String, String) {
    let folder = folder();
    let output = cargo_bin_cmd!("isnad").args(["export", "a.yaml"]).args(args).current_dir(&folder).output();
    let output = output.expect("the program runs");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("it ends by itself"), words(output.stdout), words(output.stderr))
}

#[test]
fn keys_follow_a_pattern_and_the_same_twice_is_told_apart() {
    for (format, keys) in [
        ("biblatex", ["@book{salihi2017-tariq,", "@article{salihi2017-tariq-2,"]),
        ("bibtex", ["@book{salihi2017-tariq,", "@article{salihi2017-tariq-2,"]),
        ("ris", ["ID  - salihi2017-tariq\n", "ID  - salihi2017-tariq-2\n"]),
        ("csl-json", ["\"id\": \"salihi2017-tariq\"", "\"id\": \"salihi2017-tariq-2\""]),
    ] {
        let (code, written, said) = export(&["--to", format, "--key-pattern", "{author}{year}-{title}"]);
        assert_eq!(code, 0, "{said}");
        for key in keys {
            assert!(written.contains(key), "{format} has no {key}: {written}");
        }
    }
    let (_, _, said) = export(&["--to", "ris", "--key-pattern", "{author}{year}-{title}", "--explain"]);
    assert!(said.contains("note: old-id has the key salihi2017-tariq-2\n"), "{said}");
    let (_, written, _) = export(&["--to", "biblatex"]);
    assert!(written.contains("@article{old-id,"), "without a pattern the id is the key: {written}");
}

#[test]
fn a_pattern_that_is_none_says_why() {
    for (pattern, why) in [
        ("{editor}", "no `{editor}` in keys; use {author}"),
        ("x", "at least one field"),
        ("{author} {year}", "cannot stand in a key"),
    ] {
        let (code, written, said) = export(&["--to", "ris", "--key-pattern", pattern]);
        assert_eq!((code, written.as_str()), (2, ""));
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn translations_stand_in_brackets_unless_they_are_not_wanted() {
    for (args, with, without) in [
        (["--style", "chicago-bibliography"], "“Ṭarīq al-Milḥ” [The Salt Road]. al-Nahr", "“Ṭarīq al-Milḥ.” al-Nahr"),
        (["--style", "ijmes"], "“Ṭarīq al-Milḥ” (The Salt Road), al-Nahr", "“Ṭarīq al-Milḥ,” al-Nahr"),
        (["--to", "biblatex"], "{{Ṭarīq al-Milḥ [The Salt Road]}}", "{{Ṭarīq al-Milḥ}}"),
        (["--to", "ris"], "TI  - Ṭarīq al-Milḥ [The Salt Road]\n", "TI  - Ṭarīq al-Milḥ\n"),
        (["--to", "csl-json"], "\"title\": \"Ṭarīq al-Milḥ [The Salt Road]\"", "\"title\": \"Ṭarīq al-Milḥ\""),
    ] {
        let (_, written, _) = export(&args);
        assert!(written.contains(with), "{args:?}: {written}");
        let (_, written, _) = export(&[&args[..], &["--no-translations"]].concat());
        assert!(written.contains(without), "{args:?}: {written}");
        let is_data = args[0] == "--to";
        assert_eq!(written.contains("The Salt Road"), is_data, "data keep it in a note: {written}");
    }
}

#[test]
fn what_people_told_is_in_a_bibliography_only_if_asked_for() {
    for (args, told) in [
        (&["--style", "chicago-bibliography"][..], false),
        (&["--style", "chicago-bibliography", "--personal"], true),
        (&["--style", "chicago-notes"], true),
        (&["--to", "biblatex"], false),
        (&["--to", "biblatex", "--personal"], true),
        (&["--to", "jsonl"], true),
    ] {
        let (code, written, said) = export(args);
        assert_eq!(code, 0, "{said}");
        assert_eq!(written.contains("Mutar"), told, "{args:?}: {written}");
    }
}

#[cfg(not(feature = "csl"))]
#[test]
fn a_style_from_a_file_is_refused_with_both_ways_to_have_it() {
    let (code, written, said) = export(&["--style", "apa.csl"]);
    assert_eq!((code, written.as_str()), (2, ""));
    assert!(said.contains("--features csl") && said.contains("pandoc, with --citeproc --csl apa.csl"), "{said}");
}

#[test]
fn an_address_is_printed_without_what_tells_where_its_reader_came_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = "https://a.example/b?id=3&utm_source=mail&fbclid=x#c";
    let record = RECORD.replace("container-title: al-Nahr", &format!("container-title: al-Nahr, URL: '{url}'"));
    fs::write(folder.path().join("a.yaml"), record).expect("the folder takes files");
    let export = |args: &[&str]| {
        let output = cargo_bin_cmd!("isnad").args(["export", "a.yaml"]).args(args).current_dir(&folder).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
    };
    for args in [["--to", "biblatex"], ["--to", "ris"], ["--to", "csl-json"], ["--to", "mods"]] {
        let written = export(&args);
        assert!(!written.contains("utm_source") && !written.contains("fbclid"), "{args:?}: {written}");
    }
    for style in ["chicago-bibliography", "chicago-notes"] {
        let printed = export(&["--style", style]);
        assert!(printed.contains("https://a.example/b?id=3#c"), "{style}: {printed}");
    }
    assert!(export(&["--to", "jsonl"]).contains(url), "data keep what was recorded");
}

#[test]
fn a_review_without_a_title_is_told_by_the_work_that_it_is_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = RECORD.replace(
        "{id: second, type: book, author: [{family: al-Salihi, given: Muhammad}], title: \"Ṭarīq: al-Jisr\", issued: \"2017\"}",
        "{id: second, type: article-journal, author: [{family: Weir, given: Tom}], genre: review of, title: \"Rivers: A History\",\n   container-title: Delta Book Review, volume: \"5\", issued: \"2002\", page: \"12\"}",
    );
    fs::write(folder.path().join("a.yaml"), record).expect("the folder takes files");
    let export = |args: &[&str]| {
        let output = cargo_bin_cmd!("isnad").args(["export", "a.yaml"]).args(args).current_dir(&folder).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
    };
    let printed = export(&["--style", "chicago-bibliography", "--markup", "markdown"]);
    assert!(
        printed.contains("Weir, Tom. Review of *Rivers: A History*. *Delta Book Review* 5 (2002): 12."),
        "{printed}"
    );
    let written = export(&["--to", "csl-json"]);
    assert!(written.contains("\"reviewed-title\": \"Rivers: A History\"") && !written.contains("\"title\": \"Rivers"));
}
