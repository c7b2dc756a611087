//! What `check` keeps for the next run: the report is the same with it and without.

use assert_cmd::cargo::{cargo_bin, cargo_bin_cmd};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FORMATS: &[&str] = &["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"];

/// An article with a doubled word, a lost note, a comment that hides, and an author who is spelled in two ways.
fn article(number: usize) -> String {
    let author = if number.is_multiple_of(3) { "Muhamad Zahra" } else { "Muhammad Zahra" };
    let hidden = if number.is_multiple_of(7) { "It was was so. <!-- isnad-ignore STY006: quoted -->\n\n" } else { "" };
    format!(
        "# A Town\n\nRima Haj\n\nMarch 3, 2017\n\nIt left the the town.<sup>1</sup> It rose.<sup>9</sup>\n\n{hidden}---\n\n\
         <sup>1</sup> {author}, \"River Town {number},\" *al-Fajr* May 4, 2016.\n"
    )
}

/// A corpus large enough for a cache.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("isnad.yaml"), "as-of: 2020-01-01\n").expect("writable");
    fs::create_dir(folder.path().join("texts")).expect("writable");
    for number in 0..80 {
        fs::write(folder.path().join(format!("texts/{number}.md")), article(number)).expect("writable");
    }
    folder
}

fn check(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["check", "."]).args(args).current_dir(folder).output().expect("the program runs");
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
}

/// The shards of a corpus.
fn shards(folder: &Path) -> Vec<PathBuf> {
    let mut shards: Vec<PathBuf> =
        fs::read_dir(folder.join(".isnad/cache")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    shards.sort();
    shards
}

/// That a run with the cache tells what one without it does; its words.
fn same(folder: &Path, format: &str) -> String {
    let without = check(folder, &["--no-cache", "--output-format", format]);
    let with = check(folder, &["--output-format", format]);
    assert!(with == without, "{format}: the cache changes the report");
    with.0
}

#[test]
fn every_format_is_the_same_with_what_was_kept() {
    let folder = corpus();
    assert!(check(folder.path(), &["--no-cache"]).0.contains("NAM001"));
    assert!(shards(folder.path()).is_empty(), "--no-cache keeps nothing");
    for format in FORMATS {
        same(folder.path(), format);
    }
    assert!(!shards(folder.path()).is_empty() && folder.path().join(".isnad/.gitignore").is_file());
}

#[test]
fn what_changes_is_looked_at_again() {
    let folder = corpus();
    let first = same(folder.path(), "concise");
    let kept: Vec<Vec<u8>> = shards(folder.path()).iter().map(|shard| fs::read(shard).expect("a shard")).collect();
    fs::write(folder.path().join("texts/5.md"), article(5).replace("the the", "the")).expect("writable");
    let second = same(folder.path(), "concise");
    assert_eq!(first.matches("STY006").count(), second.matches("STY006").count() + 1);
    let now = shards(folder.path()).into_iter().map(|shard| fs::read(shard).expect("a shard"));
    assert_eq!(kept.into_iter().zip(now).filter(|(old, new)| old != new).count(), 1, "one shard is written anew");
    // What somebody decided in the record beside it.
    let record =
        "isnad: 1\narticle: {id: x, title: A Town, file: 6.md, sha256: x}\nnotes: []\nsources: []\nclaims: []\n";
    fs::write(folder.path().join("texts/6.yaml"), record).expect("writable");
    same(folder.path(), "concise");
    // The settings, and the arguments.
    fs::write(folder.path().join("isnad.yaml"), "as-of: 2016-01-01\nignore: [STY006]\n").expect("writable");
    let third = same(folder.path(), "concise");
    assert!(third.contains("DAT005") && !third.contains("STY006"), "{third}");
    let of_args = |args: &[&str]| check(folder.path(), args).0;
    assert_eq!(of_args(&["--select", "MRK001"]), of_args(&["--select", "MRK001", "--no-cache"]));
    // What is no longer there is no longer kept.
    let size = || shards(folder.path()).iter().map(|shard| shard.metadata().expect("a shard").len()).sum::<u64>();
    same(folder.path(), "concise");
    let before = size();
    for number in 10..80 {
        fs::remove_file(folder.path().join(format!("texts/{number}.md"))).expect("writable");
    }
    for number in 100..160 {
        fs::write(folder.path().join(format!("texts/{number}.md")), "Words.\n").expect("writable");
    }
    same(folder.path(), "concise");
    assert!(size() < before / 2, "{} of {before} bytes", size());
}

#[test]
fn a_damaged_cache_changes_nothing_and_is_written_anew() {
    let folder = corpus();
    let first = same(folder.path(), "json");
    let whole: Vec<Vec<u8>> = shards(folder.path()).iter().map(|shard| fs::read(shard).expect("a shard")).collect();
    for (index, shard) in shards(folder.path()).into_iter().enumerate() {
        let mut bytes = fs::read(&shard).expect("a shard");
        let at = bytes.len() * (index % 10) / 10;
        match index % 4 {
            0 => bytes[at] ^= 0x55,
            1 => bytes.truncate(at),
            2 => bytes.extend_from_slice(b"more"),
            _ => bytes = b"nonsense".repeat(index),
        }
        fs::write(&shard, bytes).expect("writable");
    }
    assert_eq!(same(folder.path(), "json"), first);
    let now: Vec<Vec<u8>> = shards(folder.path()).iter().map(|shard| fs::read(shard).expect("a shard")).collect();
    assert!(now == whole, "what was damaged is whole again");
}

#[test]
fn two_runs_at_once_tell_the_same() {
    let folder = corpus();
    let alone = check(folder.path(), &["--no-cache"]).0;
    for _ in 0..3 {
        let start = || {
            let mut isnad = Command::new(cargo_bin("isnad"));
            isnad.args(["check", "."]).current_dir(folder.path()).stdout(Stdio::piped()).spawn().expect("it runs")
        };
        let runs = [start(), start(), start()];
        for run in runs {
            let output = run.wait_with_output().expect("it ends");
            assert!(output.stdout == alone.as_bytes(), "another run changed the report");
        }
        if let Some(shard) = shards(folder.path()).first() {
            fs::remove_file(shard).expect("writable");
        }
    }
    let beside = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "tmp");
    assert!(!shards(folder.path()).iter().any(beside), "something is left beside");
}

#[test]
fn where_no_corpus_is_the_users_cache_is_used_and_one_that_cannot_be_made_is_no_error() {
    let (folder, user) = (corpus(), tempfile::tempdir().expect("a folder"));
    fs::remove_file(folder.path().join("isnad.yaml")).expect("writable");
    let run = |home: &Path| {
        let mut isnad = cargo_bin_cmd!("isnad");
        let isnad = isnad.args(["check", ".", "--as-of", "2020-01-01"]).env("XDG_CACHE_HOME", home);
        let output = isnad.env("LOCALAPPDATA", home).current_dir(folder.path()).output().expect("the program runs");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let nowhere = run(Path::new("/proc/none"));
    assert!(run(user.path()) == nowhere && run(user.path()) == nowhere);
    assert!(!folder.path().join(".isnad").exists(), "a folder that is no corpus is left alone");
    assert!(user.path().join("isnad").is_dir());
}
