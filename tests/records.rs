//! Records on disk, from the command line: reading into them again, tagging, taking back, and what is wrong in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const ARTICLE: &str = "# Salt\n\nRima Haj\n\nIn 1901 the merchants of Wadi Nun paid nothing.<sup>1</sup> Nobody knew why.<sup>2</sup>\n\n---\n\n\
    <sup>1</sup> Basil Nur, \"The Salt Tax,\" *The Beacon*, March 12, 1922.\n\n<sup>2</sup> Ibid.\n";

/// A corpus with one article.
fn corpus(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    for name in ["articles", "records"] {
        fs::create_dir(root.join(name)).expect("a folder");
    }
    fs::write(root.join("isnad.yaml"), settings).expect("room");
    fs::write(root.join("articles/salt.md"), ARTICLE).expect("room");
    folder
}

fn isnad(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("isnad"));
    command.args(words).current_dir(folder).env("NO_COLOR", "1").output().expect("it runs")
}

/// What a run that went well wrote.
fn well(folder: &Path, words: &[&str]) -> String {
    let output = isnad(folder, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The exit code and the message of a run that did not.
fn ill(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = isnad(folder, words);
    assert!(!output.status.success(), "{words:?} went well");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

fn record(folder: &Path) -> String {
    fs::read_to_string(folder.join("records/salt.yaml")).expect("the record")
}

#[test]
fn reading_again_can_be_looked_at_before_it_is_done() {
    let corpus = corpus("");
    let root = corpus.path();
    let new = well(root, &["parse", "--diff"]);
    assert!(new.contains("+isnad: 1\n") && !root.join("records/salt.yaml").exists(), "{new}");
    well(root, &["parse"]);
    let before = record(root);
    well(root, &["parse"]);
    assert_eq!(record(root), before, "an article that is as it was");
    fs::write(root.join("articles/salt.md"), ARTICLE.replace("merchants", "rich merchants")).expect("room");
    let dry = isnad(root, &["parse", "--dry-run"]);
    let told = String::from_utf8(dry.stderr).expect("UTF-8");
    assert!(
        dry.status.success()
            && dry.stdout.is_empty()
            && told.contains("salt.yaml: ")
            && told.contains("claims updated"),
        "{told}"
    );
    let diff = well(root, &["parse", "--diff"]);
    assert!(
        diff.contains("-  text: In 1901 the merchants") && diff.contains("+  text: In 1901 the rich merchants"),
        "{diff}"
    );
    assert_eq!(record(root), before, "neither writes anything");
    well(root, &["parse"]);
    assert!(record(root).contains("rich merchants"));
}

#[test]
fn reading_uses_what_the_corpus_says() {
    let settings = "records: kept\nexclude: ['drafts/']\npublished: {articles/salt.md: 1923-05-01}\n\
        names:\n  places:\n  - {name: Wadi Nun, country: XX, geonames: 77}\n";
    let corpus = corpus(settings);
    let root = corpus.path();
    fs::create_dir(root.join("drafts")).expect("a folder");
    fs::write(root.join("drafts/half.md"), ARTICLE).expect("room");
    well(root, &["parse"]);
    let kept = fs::read_to_string(root.join("kept/salt.yaml")).expect("the record lies where the settings say");
    assert!(kept.contains("published: \"1923-05-01\"") && kept.contains("geonames: 77"), "{kept}");
    assert!(!root.join("kept/half.yaml").exists());
    assert!(!kept.contains("$schema"), "there is none that it could point to");
    let printed = well(root, &["parse", "articles/salt.md"]);
    assert!(printed.contains("published: \"1923-05-01\"") && printed.contains("geonames: 77"), "{printed}");
    assert_eq!(well(root, &["parse", "drafts/half.md"]), "");
    // A schema in the corpus is pointed to from wherever the record lies.
    fs::create_dir(root.join("schemas")).expect("a folder");
    fs::write(root.join("schemas/record.schema.json"), well(root, &["schema"])).expect("room");
    well(root, &["parse", "articles/salt.md", "-o", "kept/by/hand"]);
    let kept = fs::read_to_string(root.join("kept/by/hand/salt.yaml")).expect("a record");
    assert!(
        kept.starts_with("# yaml-language-server: $schema=../../../schemas/record.schema.json\nisnad: 1\n"),
        "{kept}"
    );
    assert!(kept.contains("file: \"../../../articles/salt.md\""), "{kept}");
}

#[test]
fn a_new_corpus_has_labels_and_schemas() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    well(root, &["init"]);
    fs::write(root.join("articles/salt.md"), ARTICLE).expect("room");
    well(root, &["parse"]);
    assert!(record(root).starts_with("# yaml-language-server: $schema=../schemas/record.schema.json\n"));
    assert_eq!(
        well(root, &["tag", "records", "c1", "label", "key-claim", "--by", "R"]),
        "records/salt.yaml: labelled: c1\n"
    );
    let (code, message) = ill(root, &["tag", "records", "c1", "label", "key-clam", "--by", "R"]);
    assert_eq!(
        (code, message.as_str()),
        (Some(2), "error: records/salt.yaml: no label `key-clam`; did you mean `key-claim`?\n")
    );
    well(root, &["validate"]);
}

#[test]
fn an_act_is_done_on_all_records_or_on_none_and_taken_back_likewise() {
    let corpus = corpus("");
    let root = corpus.path();
    fs::write(root.join("articles/sugar.md"), ARTICLE.replace("Salt", "Sugar").replace("Nobody knew why", "All knew"))
        .expect("room");
    well(root, &["parse"]);
    let sugar = || fs::read_to_string(root.join("records/sugar.yaml")).expect("the record");
    let before = (record(root), sugar());
    // The second record lacks the claim that is asked for.
    fs::write(root.join("records/sugar.yaml"), sugar().replace("- id: c2\n", "- id: c9\n")).expect("room");
    let (code, message) = ill(root, &["tag", "records/salt.yaml", "records/sugar.yaml", "c2", "reject", "--by", "R"]);
    assert!(
        code == Some(2) && message.starts_with("error: records/sugar.yaml: no item `c2` in this record"),
        "{message}"
    );
    assert_eq!(record(root), before.0);
    fs::write(root.join("records/sugar.yaml"), &before.1).expect("room");
    let dry = well(root, &["tag", "records", "claims", "--where", "text~nobody", "reject", "--by", "R", "--dry-run"]);
    assert_eq!((dry.as_str(), record(root)), ("records/salt.yaml: would be rejected: c2\n", before.0.clone()));
    let told = well(
        root,
        &["tag", "records", "--where", "container-title=The Beacon", "set", "container-title=Beacon", "--by", "R"],
    );
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(record(root).contains("container-title: Beacon\n") && sugar().contains("container-title: Beacon\n"));
    // What one record alone was given since is taken back first; then what both were given.
    well(root, &["tag", "records/salt.yaml", "c1", "confirm", "--by", "R", "--at", "2026-01-31"]);
    assert_eq!(well(root, &["tag", "records", "undo"]), "records/salt.yaml: took back `c1 confirm` of R\n");
    assert_eq!(well(root, &["tag", "records", "undo"]).lines().count(), 2);
    assert_eq!((record(root), sugar()), before);
    let (code, message) = ill(root, &["tag", "records", "undo"]);
    assert_eq!(
        (code, message.as_str()),
        (Some(2), "error: no act on these records is known that could be taken back\n")
    );
}

#[test]
fn an_act_is_not_taken_back_over_somebody_elses_work() {
    let corpus = corpus("");
    let root = corpus.path();
    well(root, &["parse"]);
    well(root, &["tag", "records/salt.yaml", "c1", "confirm", "--by", "R. Haj"]);
    let edited = record(root).replace("stance: asserted", "stance: hedged");
    fs::write(root.join("records/salt.yaml"), &edited).expect("room");
    let (code, message) = ill(root, &["tag", "records/salt.yaml", "undo"]);
    let wanted = "error: records/salt.yaml: changed since `c1 confirm` by R. Haj; take it back by hand, or with your version control\n";
    assert_eq!((code, message.as_str()), (Some(2), wanted));
    assert_eq!(record(root), edited);
}

#[test]
fn a_decision_survives_an_edit_of_the_article() {
    let corpus = corpus("");
    let root = corpus.path();
    well(root, &["parse"]);
    well(root, &["tag", "records/salt.yaml", "note:1.1", "c1", "confirm", "--by", "R. Haj", "--why", "seen"]);
    well(
        root,
        &["tag", "records/salt.yaml", "add", "date", "--quote", "Nobody knew why", "edtf=1902", "--by", "R. Haj"],
    );
    let text = ARTICLE
        .replace("# Salt\n", "# Salt and Bread\n")
        .replace("Nobody knew why.<sup>2</sup>", "It rained.<sup>2</sup>");
    fs::write(root.join("articles/salt.md"), &text).expect("room");
    let (code, message) =
        ill(root, &["tag", "records/salt.yaml", "add", "date", "--quote", "It rained", "edtf=1902", "--by", "R"]);
    assert_eq!(
        (code, message.as_str()),
        (Some(2), "error: records/salt.yaml: the article has changed since it was read; run `isnad parse` first\n")
    );
    well(root, &["parse"]);
    let again = record(root);
    assert_eq!(again.matches("why: seen").count(), 2, "{again}");
    assert!(
        again.contains("orphans:\n- list: dates\n  id: d2\n") || again.contains("- {list: dates, id: d2"),
        "{again}"
    );
    fs::write(root.join("articles/salt.md"), ARTICLE).expect("room");
    let told = isnad(root, &["parse"]);
    let told = String::from_utf8(told.stderr).expect("UTF-8");
    assert!(told.contains("date `d2` back from the orphans"), "{told}");
    assert!(!record(root).contains("orphans:"), "{}", record(root));
    well(root, &["validate", "records"]);
}

#[test]
fn what_is_wrong_in_a_record_is_told_at_its_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let head = "isnad: 1\narticle: {id: a, file: a.md, sha256: ''}\n";
    fs::write(root.join("a.md"), "A.\n").expect("room");
    let deep = format!("{head}x-deep: {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let bomb = format!("{head}x-a: &a [x, x]\nx-b: &b [*a, *a]\nx-c: [*b, *b]\n");
    let twice = format!("{head}claims: []\nclaims: []\n");
    let slip = format!("{head}sources:\n- id: s\n  type: book\n  continer-title: B\n");
    let wrong = format!("{head}sources:\n- id: s\n  type: book\n  title: 1984\n");
    let date = format!("{head}dates:\n- {{id: d1, text: May, edtf: 2017-13}}\n");
    let open = format!("{head}x-a: [b\n");
    let huge = format!("{head}x-a: {}\n", "y".repeat(33 << 20));
    let cases = [
        (&deep, "3:56: ", "lists and maps lie more than 48 deep"),
        (&bomb, "3:6: ", "an anchor (`&`) stands here"),
        (&twice, "4:1: ", "`claims` stands twice in this map"),
        (&slip, "6:3: ", "no key `continer-title` belongs here"),
        (&wrong, "6:10: ", "`title` is text, and here it is a number"),
        (&date, "4:29: ", "month 13 is not between 01 and 12"),
        (&open, "3:6: ", "`[` is never closed"),
        (&huge, "1:1: ", "are no record; the limit is 33554432"),
    ];
    for (text, place, message) in cases {
        fs::write(root.join("a.yaml"), text).expect("room");
        let output = isnad(root, &["validate", "a.yaml", "--output-format", "concise"]);
        let told = String::from_utf8(output.stdout).expect("UTF-8");
        let line = told.lines().find(|line| line.contains(message));
        assert!(line.is_some_and(|line| line.contains(&format!("a.yaml:{place}"))), "{message}: {told}");
        assert_eq!(output.status.code(), Some(1), "{message}");
        // A key or a number too much is no hindrance to tagging; into what cannot be read nothing is written.
        if message.contains("continer-title") || message.contains("a number") {
            continue;
        }
        let (code, error) = ill(root, &["tag", "a.yaml", "all", "confirm", "--by", "R"]);
        assert!(code == Some(2) && error.starts_with("error: a.yaml"), "{error}");
    }
}
