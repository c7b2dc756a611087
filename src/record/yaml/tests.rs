//! What is written reads the same everywhere, and what is read is what another reader sees.

use super::{MAX_DEPTH, Node, Resolved, Style, Tree, Value, file, read, resolve, to_string};
use crate::record::{Anchor, ArticleInfo, Claim, DateMention, Mention, Name, Note, Place, Record, Source};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::process::Command;

/// What `node` says, in the terms of JSON.
fn json(node: &Node<'_>) -> Json {
    match &node.value {
        Value::Sequence { items, .. } => items.iter().map(json).collect(),
        Value::Mapping { entries, .. } => entries
            .iter()
            .map(|entry| (entry.key.to_string(), json(&entry.value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Scalar { text, style: Style::Quoted } => text.as_ref().into(),
        Value::Scalar { text, style: Style::Plain } => match resolve(text) {
            Resolved::Null => Json::Null,
            Resolved::Bool => text.eq_ignore_ascii_case("true").into(),
            Resolved::Int | Resolved::Float => serde_yaml::from_str(text).unwrap_or_else(|_| text.as_ref().into()),
            Resolved::Str => text.as_ref().into(),
        },
    }
}

fn sample() -> Record {
    Record {
        isnad: 1,
        article: ArticleInfo {
            id: "nur-roads".to_owned(),
            title: Some("The Salt Roads: \"No\" Man's Land".to_owned()),
            authors: vec![Name::person("Nur", "Basil"), Name::literal("Dar al-Nur, Inc.")],
            file: "roads.md".to_owned(),
            ..ArticleInfo::default()
        },
        notes: vec![Note { id: "n1".to_owned(), number: "1".to_owned(), text: "Ibid.".to_owned(), ..Note::default() }],
        sources: vec![Source {
            id: "nur-2016-roads".to_owned(),
            author: vec![Name::person("al-Nūr", "B.")],
            issued: Some("2016-05-03".parse().expect("a date")),
            url: Some("https://beacon.example/a?b=c#d".to_owned()),
            volume: Some("1_000".to_owned()),
            ..Source::default()
        }],
        claims: vec![Claim {
            id: "c1".to_owned(),
            text: "no".to_owned(),
            notes: vec!["n1".to_owned()],
            ..Claim::default()
        }],
        dates: vec![DateMention {
            id: "d1".to_owned(),
            text: "late August, 2017".to_owned(),
            anchor: Some(Anchor { spans: vec![[4, 9], [20, 30]], exact: "a\nb".to_owned(), ..Anchor::default() }),
            ..DateMention::default()
        }],
        places: vec![Place {
            id: "tal-afar".to_owned(),
            name: "Tal Afar".to_owned(),
            lat: Some(36.38),
            lon: Some(42.0),
            mentions: vec![
                Mention { text: "Tal ‘Afar".to_owned(), anchor: None },
                Mention { text: "Tal 'Afar".to_owned(), anchor: None },
            ],
            ..Place::default()
        }],
        orphans: vec![json!({"list": "claims", "anchor": {"spans": [[1, 2]]}})],
        as_read: None,
    }
}

#[test]
fn a_record_has_the_layout_that_people_edit() {
    insta::assert_snapshot!(file(&sample(), "../schemas/record.schema.json"));
}

#[test]
fn a_record_reads_back_as_it_was() {
    let record = sample();
    let mut back = read(&file(&record, "s")).expect("a record");
    assert!(back.as_read.take().is_some());
    assert_eq!(back, record);
}

/// Texts that some reader takes for something else.
const TRICKY: &[&str] = &[
    "no",
    "No",
    "y",
    "Y",
    "on",
    "OFF",
    "true",
    "null",
    "~",
    "",
    " ",
    "  a",
    "a  ",
    "2017-08-28",
    "2017-08-28T10:00:00Z",
    "2017-08-28 10:00:00 +3",
    "1:30",
    "190:20:30",
    "1_000",
    "0x1F",
    "0o17",
    "017",
    "0b11",
    "1e3",
    "1.5",
    ".5",
    "5.",
    "-1",
    "+1",
    ".inf",
    "-.INF",
    ".nan",
    "=",
    "<<",
    "-",
    "- a",
    "--- a",
    "---",
    "...",
    "? a",
    "?",
    ": a",
    ":",
    "a: b",
    "a:",
    "a #b",
    "#a",
    "[a",
    "]",
    "{a",
    "}",
    ",",
    "a, b",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "'a",
    "\"a",
    "%a",
    "@a",
    "`a",
    "it's",
    "a \"b\" c",
    "a\\b",
    "a\nb",
    "a\n",
    "\n",
    "\ta",
    "a\tb",
    "\u{7}",
    "\u{85}",
    "\u{2028}",
    "\u{FEFF}a",
    "\u{A0}a",
    "a\u{202E}b",
    "داعش",
    "‘Anah",
    "😀",
    "12 Rajab 1438",
    "123–8",
    "1,000",
    "12e03",
    "0.",
    "1__0",
    "a\r\nb",
    "http://a.b/c",
    "a?b",
    "\u{7f}",
];

#[test]
fn tricky_words_read_the_same_in_yaml_serde() {
    let value: Json = TRICKY.iter().map(|text| json!({"block": text, "flow": [text]})).collect();
    let text = to_string(&value).expect("plain data");
    assert_eq!(serde_yaml::from_str::<Json>(&text).expect("YAML"), value);
    assert_eq!(json(&Tree::read(&text).expect("YAML").root), value);
}

/// Runs `program` in Python on `text`; nothing, with the reason printed, where Python or a module is missing.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn python(program: &str, text: &str) -> Option<Json> {
    use std::io::Write as _;
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("room for it");
    match Command::new("python3").arg("-c").arg(program).arg(file.path()).output() {
        Ok(output) if output.status.success() => Some(serde_json::from_slice(&output.stdout).expect("JSON")),
        Ok(output) if String::from_utf8_lossy(&output.stderr).contains("ModuleNotFoundError") => {
            eprintln!("skipped: the Python module is not installed");
            None
        }
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => {
            eprintln!("skipped: no python3 ({error})");
            None
        }
    }
}

#[test]
fn tricky_words_read_the_same_in_python() {
    let value: Json = TRICKY.iter().map(|text| json!({"block": text, "flow": [text], "map": [{"a": text}]})).collect();
    let text = to_string(&value).expect("plain data");
    let programs = [
        "import yaml, json, sys; print(json.dumps(yaml.safe_load(open(sys.argv[1], 'rb'))))",
        "import ruamel.yaml, json, sys; print(json.dumps(ruamel.yaml.YAML(typ='safe', pure=True).load(open(sys.argv[1], 'rb'))))",
    ];
    for program in programs {
        if let Some(seen) = python(program, &text) {
            assert_eq!(seen, value, "{program}");
        }
    }
}

#[test]
fn what_people_write_is_read() {
    let cases = [
        ("a: b\nc:\n  - d\n  - e: f\n    g: h\n", json!({"a": "b", "c": ["d", {"e": "f", "g": "h"}]})),
        ("a:\n- b\n- - c\n  - d\n-\n", json!({"a": ["b", ["c", "d"], null]})),
        ("a: b\n  c\n\n  d # e\nf: g#h\n", json!({"a": "b c\nd", "f": "g#h"})),
        ("a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n  g\n", json!({"a": "b\n c\n", "d": "e f\ng"})),
        ("a: \"b \\\n  c\\x41\n  d\"\ne: 'f''g\n\n  h'\n", json!({"a": "b cA d", "e": "f'g\nh"})),
        (
            "{a: [b, {c: d}], 'e': \"f\",\n g: h i\n  j, k: }\n",
            json!({"a": ["b", {"c": "d"}], "e": "f", "g": "h i j", "k": null}),
        ),
        ("---\n# a\n'b c': d:e\r\n? f\n...\n", json!({"b c": "d:e"})),
        ("a:\nb:\n  # c\n  d: 1\n# e\n", json!({"a": null, "b": {"d": 1}})),
        ("- a\n# b\n-   c: d\n    e: f\n", json!(["a", {"c": "d", "e": "f"}])),
        ("", Json::Null),
    ];
    for (text, value) in cases {
        let text = text.replace("? f\n", "");
        let tree = Tree::read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(json(&tree.root), value, "{text}");
        assert_eq!(serde_yaml::from_str::<Json>(&text).expect("YAML"), value, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    let deep = "- ".repeat(100_000);
    let braces = "{a: ".repeat(100_000);
    let cases = [
        ("a: b: c", 4, "a colon and a space inside a text"),
        ("a: &x b\nc: *x\n", 3, "an anchor (`&`) stands here"),
        ("a: !!str b", 3, "a tag (`!`) stands here"),
        ("a: \"b", 3, "this quote is never closed"),
        ("a: [b", 3, "`[` is never closed"),
        ("a: [b c: d]", 7, "a key in a list"),
        ("a: b\n c: d\n", 7, "a colon and a space inside a text"),
        ("a:\n  b: c\n d: e\n", 11, "a key must start at column 1 here"),
        ("a:\n\tb: c\n", 3, "a tab indents this line"),
        ("a: b\nc\n", 5, "no `:` after this key"),
        ("a: \"b\" c\n", 7, "these words belong to nothing above them"),
        ("a: b\n---\nc: d\n", 5, "a second document starts here"),
        ("a: \"\\q\"", 4, "no such escape"),
        (&deep, 96, "lists and maps lie more than 48 deep"),
        (&braces, 192, "lists and maps lie more than 48 deep"),
    ];
    for (text, at, message) in cases {
        let error = Tree::read(text).expect_err(&text[..text.len().min(40)]);
        let shown: String = text.chars().take(40).collect();
        assert_eq!((error.span.start, error.message.as_str()), (at, message), "{shown}");
    }
    assert_eq!(MAX_DEPTH, 48);
    let error = read("isnad: 1\narticle: {id: a, id: b}\n").expect_err("a key twice");
    assert_eq!((error.span.start, error.message.as_str()), (26, "`id` stands twice in this map"));
}

fn value() -> impl Strategy<Value = Json> {
    let text = prop_oneof![
        "[ -~]{0,12}",
        "[a:#,\\[\\]{}'\" \n\\-?&*!|>%@`\\\\0-9.]{0,10}",
        "\\PC{0,6}",
        proptest::sample::select(TRICKY).prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![text.prop_map(Json::from), any::<i32>().prop_map(Json::from), Just(Json::Null)];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            proptest::collection::vec(("[a-z -~]{1,6}", inner), 0..5)
                .prop_map(|pairs| pairs.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(value in value()) {
        let text = to_string(&value).expect("plain data");
        prop_assert_eq!(&json(&Tree::read(&text).unwrap_or_else(|error| panic!("{text}\n{error:?}")).root), &value, "{}", text);
        prop_assert_eq!(&serde_yaml::from_str::<Json>(&text).unwrap_or_else(|error| panic!("{text}\n{error}")), &value, "{}", text);
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_spans_fall_on_characters(text in "[a-c:#,\\[\\]{}'\"\n \\-|>\\\\é&*!?~\r\t0-9]{0,80}") {
        if let Ok(tree) = Tree::read(&text) {
            let mut left = vec![&tree.root];
            while let Some(node) = left.pop() {
                prop_assert!(text.get(node.span.range()).is_some());
                left.extend(node.items());
                left.extend(node.entries().iter().map(|entry| &entry.value));
            }
            for comment in &tree.comments {
                prop_assert!(text[comment.range()].starts_with('#'));
            }
            // Where both readers take a text, they take it for the same.
            if let Ok(seen) = serde_yaml::from_str::<Json>(&text) && !text.contains('\r') && !text.contains('\t') {
                prop_assert_eq!(json(&tree.root), seen, "{:?}", text);
            }
        }
    }
}
