//! The program and an independent validator of JSON Schema say the same of a record.

use isnad::record::conform;
use isnad::record::yaml::Tree;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

const HEAD: &str = "isnad: 1\narticle: {id: a, file: a.md, sha256: ''}\n";

/// Records that the schema takes, after [`HEAD`].
const GOOD: &[&str] = &[
    "",
    "notes: []\nx-mine: {a: [1, 2]}\n",
    "notes:\n- {id: n1, number: '1', text: Ibid., markers: [{anchor: {spans: [[1, 2]], exact: a}}]}\n",
    "notes:\n- id: n1\n  number: '1'\n  text: |\n    A.\n  citations:\n  - {id: n1.1, source: null, form: cross-reference, through: [n1]}\n",
    "sources:\n- {id: a, type: personal_communication, author: [{family: B, x-viaf: 1}], issued: '2017-08', title: null}\n",
    "dates:\n- {id: d1, text: late August, edtf: '2017-08', mod: end, calendar: islamic}\n",
    "dates:\n- {id: d1, text: A, edtf: 2017}\n",
    "places:\n- {id: a, name: A, lat: 36.5, lon: 42, geonames: 89824, confidence: 0.5, status: confirmed, by: B}\n",
    "orphans:\n- {list: claims, id: c1, text: A}\n",
];

/// Records that it refuses.
const BAD: &[&str] = &[
    "sorces: []\n",
    "notes: {}\n",
    "notes:\n- {id: n1, text: A}\n",
    "notes:\n- {id: n1, number: 1, text: A}\n",
    "notes:\n- {id: n1, number: '1', text: A, markers: [{anchor: {spans: [[1, 2, 3]], exact: a}}]}\n",
    "notes:\n- {id: n1, number: '1', text: A, markers: [{anchor: {spans: [[1, -2]], exact: a}}]}\n",
    "sources:\n- {id: a, type: newspaper}\n",
    "sources:\n- {id: a, type: book, title: 1984}\n",
    "sources:\n- {id: a, type: book, author: Nur}\n",
    "sources:\n- {id: a, type: book, continer-title: B}\n",
    "sources:\n- {id: a, type: book, status: maybe}\n",
    "sources:\n- {id: a, type: book, labels: claim}\n",
    "claims:\n- {id: c1, text: A}\n",
    "claims:\n- {id: c1, text: [A], stance: asserted}\n",
    "dates:\n- {id: d1, text: A, edtf: [2017]}\n",
    "dates:\n- {id: d1, text: A, edtf: '2017', mod: late}\n",
    "places:\n- {id: a, name: A, lat: north}\n",
    "places:\n- {id: a, name: A, geonames: 1.5}\n",
    "places:\n- {id: a, name: A, lat: '36.5'}\n",
    "orphans: [a]\n",
    "article: []\n",
];

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn the_program_and_check_jsonschema_agree() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut paths = Vec::new();
    let mut refused = BTreeSet::new();
    for (wanted, cases) in [(true, GOOD), (false, BAD)] {
        for (index, case) in cases.iter().enumerate() {
            let text = if case.starts_with("article") { format!("isnad: 1\n{case}") } else { format!("{HEAD}{case}") };
            let tree = Tree::read(&text).expect("YAML");
            assert_eq!(conform(&tree.root).is_empty(), wanted, "{text}");
            let name = format!("{wanted}-{index}.yaml");
            fs::write(folder.path().join(&name), text).expect("room for it");
            if !wanted {
                refused.insert(name.clone());
            }
            paths.push(name);
        }
    }
    // And the records of the bundled corpus, which people have worked on.
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/records");
    for entry in fs::read_dir(kept).expect("the corpus has records").flatten() {
        if entry.path().extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a record is readable");
        assert_eq!(conform(&Tree::read(&text).expect("YAML").root), [], "{:?}", entry.path());
        let name = entry.file_name().to_string_lossy().into_owned();
        fs::write(folder.path().join(&name), text).expect("room for it");
        paths.push(name);
    }
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/record.schema.json");
    let mut command = Command::new("check-jsonschema");
    command.args(["-o", "json", "--schemafile"]).arg(schema).args(&paths).current_dir(folder.path());
    let output = match command.output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            eprintln!("skipped: check-jsonschema is not installed");
            return;
        }
        output => output.expect("check-jsonschema runs"),
    };
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(answer["parse_errors"], serde_json::json!([]));
    let errors = answer["errors"].as_array().expect("a list of errors").iter();
    let told: BTreeSet<String> = errors.filter_map(|error| error["filename"].as_str().map(str::to_owned)).collect();
    assert_eq!(told, refused);
}
