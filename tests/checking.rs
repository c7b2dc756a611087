//! Runs of `check` as people drive them: over many files, on several threads, watching, mending, beside records.

use assert_cmd::cargo::{cargo_bin, cargo_bin_cmd};
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    folder
}

fn check(folder: &Path, args: &[&str]) -> Output {
    let mut isnad = cargo_bin_cmd!("isnad");
    isnad.args(["check", "--as-of", "2020-01-01"]).args(args).current_dir(folder).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The codes of what is found, with the numbers of the notes.
fn codes(output: &Output) -> Vec<(String, Option<String>)> {
    let found: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {}{}", text(&output.stdout), text(&output.stderr));
    });
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let found = found.as_array().expect("a list").iter();
    found.map(|found| (word(&found["code"]).expect("a code"), word(&found["note"]))).collect()
}

/// An article by `author` on a town, with a broken marker in it, of a length that keeps a thread busy.
fn article(number: usize, author: &str) -> String {
    let filler = "The army stayed in the town, and nobody who could leave it did. ".repeat(number % 7 * 20 + 5);
    format!(
        "# A Town\n\nRima Haj\n\nMarch 3, 2017\n\n{filler}It left the the town.<sup>1</sup> It rose.<sup>9</sup>\n\n---\n\n\
         <sup>1</sup> {author}, \"River Town {number},\" *al-Fajr* May {}, 2016, https://fajr.example/{number}.\n",
        number % 28 + 1
    )
}

#[test]
fn a_report_is_the_same_at_any_number_of_threads() {
    let articles: Vec<(String, String)> = (0..24)
        .map(|number| {
            let author = if number % 3 == 0 { "Muhamad Zahra" } else { "Muhammad Zahra" };
            (format!("{}/{number}.md", number % 5), article(number, author))
        })
        .collect();
    let files: Vec<(&str, &str)> = articles.iter().map(|(name, text)| (&**name, &**text)).collect();
    let folder = folder(&files);
    for format in ["json", "full"] {
        let run = |threads: &str| {
            let mut isnad = cargo_bin_cmd!("isnad");
            let isnad = isnad.args(["check", "--as-of", "2020-01-01", "--output-format", format, "."]);
            isnad
                .env("RAYON_NUM_THREADS", threads)
                .current_dir(folder.path())
                .output()
                .expect("the program runs")
                .stdout
        };
        let alone = run("1");
        assert!(alone.len() > 10_000);
        for threads in ["2", "7"] {
            assert!(run(threads) == alone, "{format} on {threads} threads is another report");
        }
        let told = check(folder.path(), &["--threads", "2", "--output-format", format, "."]).stdout;
        assert!(told == alone, "{format} with --threads 2 is another report");
    }
    let found = codes(&check(folder.path(), &["--output-format", "json", "."]));
    let variants = found.iter().filter(|(code, _)| code == "NAM001").count();
    assert_eq!(variants, 8, "each article that spells the author otherwise is told");
}

#[test]
fn statistics_count_by_rule() {
    let folder = folder(&[("a.md", &article(1, "Muhammad Zahra")), ("b.md", &article(2, "Muhammad Zahra"))]);
    let output = check(folder.path(), &["--statistics", "."]);
    let told = text(&output.stdout);
    assert!(told.lines().any(|line| line.split_whitespace().eq(["2", "MRK001", "undefined-note"])), "{told}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_the_settings_exclude_is_left_out_even_where_it_is_named() {
    let settings = ("isnad.yaml", "exclude: [drafts/]\n");
    let (one, two) = (article(1, "Muhammad Zahra"), article(2, "Muhammad Zahra"));
    let folder = folder(&[settings, ("drafts/a.md", &one), ("b.md", &two)]);
    let output = check(folder.path(), &["--output-format", "concise", "drafts/a.md", "b.md"]);
    let told = text(&output.stdout);
    assert!(told.contains("b.md:") && !told.contains("drafts"), "{told}");
}

#[test]
fn a_wrong_key_in_the_settings_is_told_with_the_nearest_right_one() {
    let folder = folder(&[("isnad.yaml", "ignroe: [STR]\n"), ("a.md", "Words.\n")]);
    let output = check(folder.path(), &["."]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("isnad.yaml:1:1") && told.contains("`ignore`"), "{told}");
}

/// The lines of a child's output up to one that holds `sign`.
fn read_until(lines: &mut impl Iterator<Item = std::io::Result<String>>, sign: &str) -> String {
    let mut read = String::new();
    for line in lines {
        let line = line.expect("the program writes UTF-8");
        read += &line;
        read.push('\n');
        if line.contains(sign) {
            return read;
        }
    }
    panic!("the program ended without saying {sign}: {read}");
}

#[test]
#[cfg(unix)]
fn a_watched_article_is_looked_at_again_when_it_or_its_record_changes() {
    let flawed = article(1, "Muhammad Zahra");
    let folder = folder(&[("a.md", &flawed)]);
    let mut child = Command::new(cargo_bin("isnad"))
        .args(["check", "--watch", "--output-format", "concise", "a.md"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let first = read_until(&mut lines, "watching");
    assert!(first.contains("MRK001") && first.contains("STY006"), "{first}");
    let mended = flawed.replace("the the", "the").replace(" It rose.<sup>9</sup>", "");
    fs::write(folder.path().join("a.md"), mended).expect("writable");
    let second = read_until(&mut lines, "watching");
    assert!(!second.contains("MRK001") && !second.contains("STY006"), "{second}");
    // A shell has its background jobs ignore interrupts, and this test may be a part of one.
    let end = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill runs");
    assert!(end.success());
    let ended = child.wait().expect("the program ends");
    assert!(!ended.success(), "an interrupted run did not do its work");
}

/// `script` runs the program in a terminal of its own.
#[test]
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
fn a_long_run_shows_on_a_terminal_how_far_it_is() {
    let text_of = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles/suez-1956.md"));
    let text_of = text_of.expect("the article is there");
    let names: Vec<String> = (0..150).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text_of.as_str())).collect();
    let folder = folder(&files);
    let program = cargo_bin("isnad");
    let command = format!("{} check --threads 1 --statistics .", program.display());
    let start = Instant::now();
    let run = Command::new("script").args(["-qec", &command, "/dev/null"]).current_dir(folder.path()).output();
    let Ok(output) = run else { return println!("passed over: script is not installed") };
    if start.elapsed() < Duration::from_secs(2) {
        return println!("passed over: this computer is too fast to need a bar");
    }
    let (told, error) = (text(&output.stdout), text(&output.stderr));
    assert!(told.contains("files, ") && told.contains("to go"), "no bar: {told}{error}");
    // Into a pipe it shows none.
    let piped = check(folder.path(), &["--threads", "1", "--statistics", "."]);
    assert!(!text(&piped.stderr).contains("to go"), "{}", text(&piped.stderr));
}

const CITED: &str = "# A Town\n\nRima Haj\n\nMarch 3, 2017\n\nThe town fell.<sup>1</sup> It rose.<sup>2</sup>\n\n---\n\n\
    <sup>1</sup> Samir Adwan, \"River Town,\" *al-Fajr*.\n\n<sup>2</sup> Samir Adwan, \"The Road Back,\" *al-Fajr*, May \
    4, 2016, https://fajr.example/2.\n";

#[test]
fn what_somebody_corrected_in_the_record_is_believed() {
    let folder = folder(&[("isnad.yaml", "articles: articles\nrecords: records\n"), ("articles/a.md", CITED)]);
    let found = |args: &[&str]| codes(&check(folder.path(), &[&["--output-format", "json"], args].concat()));
    let undated = ("BIB004".to_owned(), Some("1".to_owned()));
    assert!(found(&["articles/a.md"]).contains(&undated));
    let mut isnad = cargo_bin_cmd!("isnad");
    let parsed = isnad.args(["parse"]).current_dir(folder.path()).output().expect("the program runs");
    assert!(parsed.status.success(), "{}", text(&parsed.stderr));
    assert!(found(&["articles/a.md"]).contains(&undated), "a record that nobody touched changes nothing");
    let path = folder.path().join("records/a.yaml");
    let record = fs::read_to_string(&path).expect("the record was written");
    let dated =
        record.replacen("  container-title: al-Fajr\n", "  container-title: al-Fajr\n  issued: 2016-05-02\n", 1);
    assert_ne!(dated, record);
    fs::write(&path, dated).expect("writable");
    assert!(!found(&["articles/a.md"]).contains(&undated), "the date in the record counts");
    assert!(!found(&["."]).contains(&undated), "in a run over the corpus too");
    // The article moves, and what was decided moves with it.
    fs::write(folder.path().join("articles/a.md"), CITED.replace("The town fell.", "One day the town fell."))
        .expect("writable");
    assert!(!found(&["articles/a.md"]).contains(&undated), "a correction outlives an edit of the article");
    // What cannot be read is told, and the article is checked as it is read.
    fs::write(&path, "isnad: 1\narticle: {id: a, file: ../articles/a.md, sha256: ''}\nnotes: [\n").expect("writable");
    let output = check(folder.path(), &["--output-format", "json", "articles/a.md"]);
    assert!(codes(&output).contains(&undated) && output.status.code() == Some(2), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("records/a.yaml"), "{}", text(&output.stderr));
}

#[test]
fn fixes_of_rules_that_see_all_articles_are_applied() {
    let (one, other) = (article(1, "Muhammad Zahra"), article(2, "Muhamad Zahra"));
    let folder = folder(&[("a.md", &one), ("b.md", &other)]);
    let output = check(folder.path(), &["--fix", "--unsafe-fixes", "--exit-zero", "."]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mended = fs::read_to_string(folder.path().join("b.md")).expect("the article is there");
    assert!(mended.contains("Muhammad Zahra") && !mended.contains("Muhamad Zahra"), "{mended}");
    let again = check(folder.path(), &["--diff", "--unsafe-fixes", "."]);
    assert!(again.stdout.is_empty(), "{}", text(&again.stdout));
}

#[test]
fn a_record_is_mended_and_a_word_document_is_left_and_told() {
    let record = "isnad: 1\narticle: {id: a, file: a.md, sha256: ''}\nsources:\n- id: haj-2016-town\n  type: book\n  \
        tilte: Town\nnotes:\n- id: n1\n  number: '1'\n  text: Town.\n  citations:\n  - {id: n1.1, source: \
        haj-2016-town, form: full}\n";
    let folder =
        folder(&[("a.md", "Words.<sup>1</sup>\n\n- <sup>1</sup> Town.\n"), ("a.yaml", record), ("b.docx", "no")]);
    let output = check(folder.path(), &["--fix", "--exit-zero", "--output-format", "concise", "."]);
    let mended = fs::read_to_string(folder.path().join("a.yaml")).expect("the record is there");
    assert_eq!(mended, record.replace("tilte", "title"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("1 Word document"), "{}", text(&output.stderr));
}

#[test]
fn losses_of_the_formats_that_the_house_exports_to_are_told() {
    let noted = CITED.replace("\"River Town,\"", "\"Madinat al-Nahr\" (\"River Town\"),");
    let folder = folder(&[("isnad.yaml", "exports: [coins, csl-json]\n"), ("a.md", &noted)]);
    let output = check(folder.path(), &["--select", "REC008", "--output-format", "concise", "."]);
    let told = text(&output.stdout);
    assert!(told.contains("REC008 coins cannot hold") && told.contains("`title-translation`"), "{told}");
    assert!(!told.contains("csl-json"), "{told}");
    fs::write(folder.path().join("isnad.yaml"), "exports: [cions]\n").expect("writable");
    let output = check(folder.path(), &["."]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("no format `cions`"));
}

#[test]
fn a_comment_that_would_hide_findings_and_is_misspelled_is_told() {
    let article = "# A Town\n\nRima Haj\n\n<!-- isnad-ignore-line STY006: so he wrote -->\nIt left the the town.\n";
    let folder = folder(&[("a.md", article)]);
    let found = codes(&check(folder.path(), &["--select", "STY006,REC009", "--output-format", "json", "a.md"]));
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["REC009", "STY006"]);
}
