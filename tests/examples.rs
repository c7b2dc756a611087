//! The examples that a user would copy do what they say.

use assert_cmd::cargo::cargo_bin;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A path on which `isnad` is found first.
fn path_with_isnad() -> std::ffi::OsString {
    let program = cargo_bin("isnad");
    let mut folders = vec![program.parent().expect("the program lies in a folder").to_path_buf()];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).expect("no folder has a colon in its name")
}

fn run(command: &mut Command) -> Output {
    command.env("PATH", path_with_isnad()).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether `program` is there; says so where it is not.
fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: {program} is not installed");
        }
    }
    there
}

/// A folder with an article whose note is broken, or sound.
fn folder_with_article(note: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let article = format!("# A Town\n\nRima Haj\n\nThe town fell in August.<sup>1</sup>\n\n---\n\n{note}\n");
    fs::write(folder.path().join("article.md"), article).expect("a temporary folder is writable");
    folder
}

const SOUND: &str = "<sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.";
const BROKEN: &str = "<sup>2</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.";

#[test]
fn the_hook_stops_a_commit_with_a_broken_note_and_lets_a_sound_one_pass() {
    if !is_there("git") {
        return;
    }
    for (note, passes) in [(SOUND, true), (BROKEN, false)] {
        let folder = folder_with_article(note);
        let git = |args: &[&str]| run(Command::new("git").args(args).current_dir(folder.path()));
        assert!(git(&["init", "--quiet"]).status.success());
        let hook = folder.path().join(".git/hooks/pre-commit");
        fs::create_dir_all(hook.parent().expect("a hook lies in a folder")).expect("writable");
        fs::copy(project().join("examples/pre-commit"), &hook).expect("the hook can be copied");
        git(&["add", "article.md"]);
        let commit =
            git(&["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "An article"]);
        let said = text(&commit.stdout) + &text(&commit.stderr);
        assert_eq!(commit.status.success(), passes, "{said}");
        assert_eq!(said.contains("MRK001"), !passes, "{said}");
    }
}

#[test]
fn the_workflow_runs_the_checks_that_it_names() {
    let workflow = fs::read_to_string(project().join("examples/github-workflow.yml")).expect("readable");
    let workflow: serde_json::Value = serde_yaml::from_str(&workflow).expect("a workflow is YAML");
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("a job has steps");
    let runs: Vec<&str> =
        steps.iter().filter_map(|step| step["run"].as_str()).filter(|run| run.starts_with("isnad")).collect();
    assert!(!runs.is_empty(), "the workflow runs nothing of ours");
    for (note, passes) in [(SOUND, true), (BROKEN, false)] {
        let folder = folder_with_article(note);
        let outputs: Vec<Output> =
            runs.iter().map(|run_| run(Command::new("sh").args(["-c", run_]).current_dir(folder.path()))).collect();
        let all = outputs.iter().map(|output| text(&output.stdout) + &text(&output.stderr)).collect::<String>();
        assert_eq!(outputs.iter().all(|output| output.status.success()), passes, "{all}");
        assert_eq!(all.contains("::error"), !passes, "{all}");
    }
}

#[test]
fn the_script_writes_three_bibliographies() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let script = project().join("examples/bibliography.sh");
    let output = run(Command::new("sh").arg(script).arg(project().join("corpus")).arg(out.path()));
    assert!(output.status.success(), "{}", text(&output.stderr));
    for (file, sign) in [("sources.bib", "@book{"), ("sources.json", "\"book\""), ("bibliography.txt", "Batatu, Hanna")]
    {
        let written = fs::read_to_string(out.path().join(file)).unwrap_or_default();
        assert!(written.contains(sign), "{file} has no {sign}:\n{written}");
    }
}

/// The README's lines and the script, with a style of which each part can be told.
#[test]
fn pandoc_prints_what_is_cited_in_the_style_of_a_file() {
    if !is_there("pandoc") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let style = project().join("tests/data/small.csl");
    fs::copy(&style, folder.path().join("style.csl")).expect("the style can be copied");
    let readme = fs::read_to_string(project().join("README.md")).expect("readable");
    let lines = readme.split("```sh\n").filter_map(|rest| rest.split_once("```")).map(|(lines, _)| lines);
    let lines = lines.filter(|lines| lines.contains("pandoc")).collect::<String>();
    let lines = lines.replace("export corpus", &format!("export {}", project().join("corpus").display()));
    let shown = run(Command::new("sh").args(["-ec", &lines]).current_dir(folder.path()));
    let script = project().join("examples/any-style.sh");
    let scripted = run(Command::new("sh").arg(script).arg(project().join("corpus")).arg(style));
    for output in [shown, scripted] {
        let printed = text(&output.stdout);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(printed.contains("Dann, Uriel. Iraq under Qassem: A Political History, 1958–1963. 1969."), "{printed}");
    }
}

#[test]
fn the_program_on_the_library_names_claims_without_named_sources() {
    let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--example", "unnamed_sources", "--", "corpus/articles/suez-1956.md"])
        .current_dir(project())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// Whether Python has `module`; says so where it has not.
fn python_has(module: &str) -> bool {
    let there = Command::new("python3").args(["-c", &format!("import {module}")]).output();
    let there = there.is_ok_and(|output| output.status.success());
    if !there {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: Python's {module} is not installed");
        }
    }
    there
}

#[test]
fn spark_reads_every_article() {
    if !python_has("pyspark") || !is_there("java") {
        return;
    }
    let out = tempfile::tempdir().expect("a temporary folder");
    let output = run(Command::new("python3")
        .arg(project().join("examples/spark_parse.py"))
        .arg(project().join("corpus/articles"))
        .arg(out.path().join("records"))
        // The session needs no name that others can reach it by.
        .env("SPARK_LOCAL_IP", "127.0.0.1"));
    let articles = fs::read_dir(project().join("corpus/articles")).expect("readable").count();
    assert_eq!(text(&output.stdout), format!("{articles} records, 0 errors\n"), "{}", text(&output.stderr));
    let parts = fs::read_dir(out.path().join("records")).expect("Spark has written");
    let lines: usize = parts
        .map(|part| part.expect("readable").path())
        .filter(|part| part.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-")))
        .map(|part| fs::read_to_string(part).expect("JSON is UTF-8").lines().count())
        .sum();
    assert_eq!(lines, articles);
}

#[test]
fn the_query_finds_claims_on_nobodys_word() {
    if !python_has("duckdb") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let article = "# Salt\n\nRima Haj\n\nThe town fell in August.<sup>1</sup> Nobody saw it.<sup>2</sup>\n\n---\n\n\
        - <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.\n- <sup>2</sup> As the author was told.\n";
    fs::write(folder.path().join("salt.md"), article).expect("a temporary folder is writable");
    let parsed = run(Command::new("isnad").args(["parse", "--format", "jsonl", "salt.md"]).current_dir(folder.path()));
    fs::write(folder.path().join("records.jsonl"), parsed.stdout).expect("a temporary folder is writable");
    // DuckDB's own shell is not among the packages of Python.
    let shell = "import duckdb, sys\nfor s in open(sys.argv[1]).read().split(';'):\n  if s.strip():\n    \
        r = duckdb.execute(s)\n    print(r.fetchall() if r.description else '')";
    let output = run(Command::new("python3")
        .args(["-c", shell])
        .arg(project().join("examples/sources.sql"))
        .current_dir(folder.path()));
    let said = text(&output.stdout);
    assert!(said.contains("('book', 'Dar al-Nur', 1, 1)"), "{said}{}", text(&output.stderr));
    assert!(said.contains("'Nobody saw it.'"), "{said}{}", text(&output.stderr));
}
