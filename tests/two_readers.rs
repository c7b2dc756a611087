//! Two readers of one article: measured, ruled on, and handed from program to program.

use assert_cmd::cargo::cargo_bin_cmd;
use isnad::record::{Record, Status, yaml};
use std::fs;
use std::path::Path;

/// The example, in a folder of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/two-readers");
    for name in ["salt-roads.md", "nur.yaml", "haj.yaml"] {
        fs::copy(from.join(name), folder.path().join(name)).expect("the folder takes files");
    }
    folder
}

/// Runs the program in `folder`: its exit code, and what it said.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = cargo_bin_cmd!("isnad").args(args).current_dir(folder).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn read(folder: &Path, name: &str) -> Record {
    yaml::read(&fs::read_to_string(folder.join(name)).expect("the record")).expect("a record")
}

const RULE: [&str; 8] =
    ["adjudicate", "nur.yaml", "haj.yaml", "-o", "ruled/salt.yaml", "--by", "S. Adwan", "--at=2026-01-31"];

#[test]
fn rulings_are_written_and_the_rest_stays_open() {
    let folder = folder();
    let mut args = RULE.to_vec();
    args.extend(["--rule", "n4.1.source=B", "--rule", "claims.stance=A", "--rule", "damascus@1.present=B"]);
    args.extend(["--why", "the page is none of the article's"]);
    let (code, _, said) = run(folder.path(), &args);
    assert_eq!(code, Some(1), "{said}");
    assert!(!said.contains("0 left open") && !said.contains("warning"), "{said}");
    let ruled = read(folder.path(), "ruled/salt.yaml");
    let ibid = &ruled.notes[3].citations[0];
    assert_eq!(
        (ibid.source.as_deref(), ibid.status, ibid.by.as_deref()),
        (Some("reed-1931-salt"), Some(Status::Edited), Some("S. Adwan"))
    );
    let [ruling] = &ibid.rulings[..] else { panic!("{:?}", ibid.rulings) };
    let values: Vec<&str> = ruling.opinions.iter().filter_map(|opinion| opinion.value.as_str()).collect();
    assert_eq!((ruling.holds, values), (2, vec!["roth-1988-caravans", "reed-1931-salt"]));
    assert_eq!(ruling.opinions[1].by.as_deref(), Some("R. Haj"));
    let damascus = ruled.places.iter().find(|place| place.id == "damascus").expect("the place stays");
    assert!(damascus.mentions.is_empty() && damascus.rulings.len() == 1);
    assert_eq!(ruled.article.file, "../salt-roads.md");
    assert_eq!(run(folder.path(), &["validate", "ruled"]).0, Some(0));

    // What was ruled is not asked again, and not ruled otherwise.
    let mut args = RULE.to_vec();
    args.extend(["--prefer", "b"]);
    let (code, _, said) = run(folder.path(), &args);
    assert_eq!(code, Some(0), "{said}");
    let again = read(folder.path(), "ruled/salt.yaml");
    assert_eq!(again.claims[3].stance, ruled.claims[3].stance);
    assert_eq!(again.claims[0].text, "the price of salt doubled within a week.");
    assert_eq!(run(folder.path(), &args).2.lines().last(), Some("0 ruled, 0 left open"));
    assert_eq!(run(folder.path(), &["validate", "ruled"]).0, Some(0));
}

#[test]
fn an_opinion_is_never_written_over_and_a_script_is_not_asked() {
    let folder = folder();
    let before = fs::read(folder.path().join("nur.yaml")).expect("the record");
    let (code, _, said) =
        run(folder.path(), &["adjudicate", "nur.yaml", "haj.yaml", "-o", "nur.yaml", "--by", "X", "--prefer", "b"]);
    assert!(code == Some(2) && said.contains("is one of the two opinions"), "{said}");
    assert_eq!(fs::read(folder.path().join("nur.yaml")).expect("the record"), before);
    let mut args = RULE.to_vec();
    args.extend(["--prefer", "ask"]);
    let (code, _, said) = run(folder.path(), &args);
    assert!(code == Some(2) && said.contains("needs a terminal"), "{said}");
}

#[test]
fn annotations_go_out_and_come_back() {
    let folder = folder();
    let (code, annotations, said) = run(folder.path(), &["export", "nur.yaml", "--to", "web-annotation"]);
    assert_eq!(code, Some(0), "{said}");
    fs::write(folder.path().join("nur.json"), annotations).expect("the folder takes files");
    let import = ["import", "--from", "web-annotation", "nur.json"];
    let into = |name: &'static str| [&import[..], &[name]].concat();
    assert_eq!(run(folder.path(), &into("new.yaml")).0, Some(0));
    assert_eq!(read(folder.path(), "new.yaml"), read(folder.path(), "nur.yaml"));
    // Into the record that they came from, they bring nothing.
    let before = fs::read(folder.path().join("nur.yaml")).expect("the record");
    assert_eq!(run(folder.path(), &into("nur.yaml")).0, Some(0));
    assert_eq!(fs::read(folder.path().join("nur.yaml")).expect("the record"), before);
    // Into that of another, they bring what he has not decided, and tell the rest.
    let (code, _, said) = run(folder.path(), &into("haj.yaml"));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("n4.1.source: kept, since somebody decided on it"), "{said}");
    let merged = read(folder.path(), "haj.yaml");
    assert_eq!(merged.notes[3].citations[0].source.as_deref(), Some("reed-1931-salt"));
    assert_eq!(merged.claims[3].attribution.as_deref(), Some("the governor"));
    assert!(merged.places.iter().any(|place| place.name == "Damascus" && place.mentions.len() == 1));
    assert_eq!(run(folder.path(), &["validate", "haj.yaml"]).0, Some(0));
}
