//! Fixes that choose one of two spellings: what the first citation has, or what the house has listed.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn isnad(folder: &Path, args: &[&str]) -> String {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["check", "--as-of", "2020-01-01", "--no-cache"]).args(args).current_dir(folder).output();
    String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
}

/// The codes of what is found in a folder by all rules, in order.
fn codes(folder: &Path) -> Vec<String> {
    let told = isnad(folder, &[".", "--select", "ALL", "--output-format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&told).expect("a list");
    let mut codes: Vec<String> =
        found.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect();
    codes.sort();
    codes
}

fn article(notes: &[&str]) -> String {
    let mut text = "# A Port\n\nRima Haj\n\nMarch 3, 2017\n\nThe port was closed.".to_owned();
    text.extend((1..=notes.len()).map(|n| format!(" It rained.<sup>{n}</sup>")));
    text.push_str("\n\n---\n\n");
    text.extend(notes.iter().zip(1..).map(|(note, n)| format!("<sup>{n}</sup> {note}\n\n")));
    text
}

/// The files after all fixes of `rule`, and whether mending again leaves them so.
fn mended(folder: &Path, rule: &str, files: &[(&str, String)]) -> Vec<String> {
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("writable");
    }
    let read = || -> Vec<String> {
        files.iter().map(|(name, _)| fs::read_to_string(folder.join(name)).expect("it is there")).collect()
    };
    isnad(folder, &[".", "--select", rule, "--fix"]);
    let before: Vec<String> = files.iter().map(|(_, text)| text.clone()).collect();
    assert_eq!(read(), before, "not without being asked");
    isnad(folder, &[".", "--select", rule, "--fix", "--unsafe-fixes"]);
    let once = read();
    isnad(folder, &[".", "--select", rule, "--fix", "--unsafe-fixes"]);
    assert_eq!(read(), once, "mending twice is mending once");
    once
}

#[test]
fn a_work_in_two_spellings_is_brought_to_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = article(&[
        "Basil Nur, \"The Markets Reopen,\" *The Beacon*, May 3, 2016.",
        "Rima Haj, *Salt* (Cairo: Nur, 1999).",
    ]);
    let two = article(&["See Basil Noor, \"The Market Reopens,\" *The Beacon*, May 3, 2016.", "Ibid."]);
    let unsigned =
        article(&["\"The Markets Reopen,\" *The Beacon*, May 3, 2016.", "\"The Ports, Part 2,\" *Dawn*, May 3, 2016."]);
    let part = article(&["\"The Ports, Part 1,\" *Dawn*, May 3, 2016."]);
    let files = [("a.md", one.clone()), ("b.md", two.clone()), ("c.md", unsigned.clone()), ("d.md", part.clone())];
    let after = mended(folder.path(), "DUP002", &files);
    let wanted = two.replace("Basil Noor, \"The Market Reopens", "Basil Nur, \"The Markets Reopen");
    assert_eq!(after, [one, wanted, unsigned, part]);
}

#[test]
fn within_an_article_the_later_citation_becomes_a_short_form_and_nothing_new_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = article(&[
        "Basil Nur, \"The Markets Reopen,\" *The Beacon*, May 3, 2016.",
        "Rima Haj, *Salt* (Cairo: Nur, 1999), p. 3.",
        "Basil Noor, \"The Market Reopens,\" *The Beacon*, May 3, 2016.",
    ]);
    fs::write(folder.path().join("a.md"), &text).expect("writable");
    let before = codes(folder.path());
    assert!(before.iter().any(|code| code == "DUP002"), "{before:?}");
    isnad(folder.path(), &[".", "--select", "DUP002,XRF008", "--fix", "--unsafe-fixes"]);
    let after = codes(folder.path());
    assert!(after.iter().all(|code| before.contains(code) && code != "DUP002"), "{before:?}, then {after:?}");
    let now = fs::read_to_string(folder.path().join("a.md")).expect("it is there");
    assert!(now.contains("<sup>3</sup> Nur, \"Markets Reopen.\""), "{now}");
}

#[test]
fn of_two_sources_of_a_record_the_one_that_knows_only_its_own_spelling_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = [
        "Basil Nur, \"The Markets Reopen,\" *The Beacon*, May 3, 2016, https://beacon.example/markets.",
        "Basil Noor, \"The Market Reopens,\" *The Beacon*, May 3, 2016.",
    ];
    fs::write(folder.path().join("a.md"), article(&notes)).expect("writable");
    let mut parse = cargo_bin_cmd!("isnad");
    assert!(
        parse.args(["parse", "a.md", "-o", "."]).current_dir(folder.path()).output().expect("it runs").status.success()
    );
    let file = folder.path().join("a.yaml");
    let sources = |text: &str| text.matches("\n  container-title: The Beacon\n").count();
    assert_eq!(sources(&fs::read_to_string(&file).expect("a record")), 2);
    isnad(folder.path(), &["a.yaml", "--select", "DUP002", "--fix", "--unsafe-fixes"]);
    let once = fs::read_to_string(&file).expect("a record");
    assert_eq!(sources(&once), 1, "{once}");
    assert!(once.contains("family: Nur, ") && !once.contains("family: Noor"), "{once}");
    assert_eq!(once.matches("\n    source: nur-2016-markets\n").count(), 2, "{once}");
    assert_eq!(isnad(folder.path(), &["a.yaml", "--select", "DUP002,REC001,REC002", "--output-format", "concise"]), "");
}

#[test]
fn signs_for_ayn_and_hamza_are_written_as_the_house_has_listed_them_and_no_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "# A Road\n\nRima Haj\n\nMarch 3, 2017\n\nThe road to Tal 'Afar was cut at ‘Anah. Tal\n'Afar's men fled to \
                Tal ‘Afar, the Shi'i to 'Amara, and nobody's son to ‘Amara.\n";
    let one = [("a.md", text.to_owned())];
    assert_eq!(mended(folder.path(), "NAM004", &one), [text], "no list, no fix");
    let house = "names:\n  places:\n  - {name: Tal ‘Afar}\n  terms:\n  - {name: Shi‘i}\n  - {name: Rub‘ al-Khali}\n";
    fs::write(folder.path().join("isnad.yaml"), house).expect("writable");
    let before = codes(folder.path());
    let wanted = text.replace("'Afar", "‘Afar").replace("Shi'i", "Shi‘i");
    assert_eq!(mended(folder.path(), "NAM004", &one), [wanted]);
    let after = codes(folder.path());
    assert!(after.len() < before.len() && after.iter().all(|code| before.contains(code)), "{before:?}, then {after:?}");
}
