//! Articles into which flaws were sown on purpose, with what a check must find and what it must leave alone.
//!
//! Beside each article of `tests/seeded` stands a YAML file: `flaws`, each by its rule and its note or the words at the
//! spot (`A / B` names two spellings of one thing), and `clean`, what looks like a flaw and is none. An article without
//! flaws passes a check.

use isnad::rules::{self, Finding, Selection, Settings, Severity};
use isnad::text::{TextResource, key};
use isnad::{document, extract};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Sown {
    flaws: Vec<Spot>,
    clean: Option<Vec<Spot>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spot {
    rule: String,
    note: Option<String>,
    text: Option<String>,
    #[expect(dead_code, reason = "for the reader of the file")]
    why: Option<String>,
}

impl Spot {
    fn is(&self, finding: &Finding, text: &TextResource) -> bool {
        let excerpt = key(text.slice(finding.span));
        let spelled = |words: &str| {
            let mut spellings = words.split(" / ").map(key).filter(|words| !words.is_empty());
            spellings.any(|words| !excerpt.is_empty() && (excerpt.contains(&words) || words.contains(&excerpt)))
        };
        finding.rule.name == self.rule
            && (self.note.is_some() && finding.note == self.note || self.text.as_deref().is_some_and(spelled))
    }
}

fn articles() -> Vec<(PathBuf, Sown)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeded");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the articles are there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let each = paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending != "yaml"));
    each.map(|path| {
        let sown = fs::read_to_string(path.with_extension("yaml")).expect("each article says what was sown into it");
        (path, serde_yaml::from_str(&sown).expect("what was sown can be read"))
    })
    .collect()
}

#[test]
fn what_was_sown_is_found_and_what_is_clean_is_left_alone() {
    let mut wrong = Vec::new();
    for (path, sown) in articles() {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8");
        let text = TextResource::new(name, fs::read_to_string(&path).expect("an article can be read"));
        let reading = extract::read(document::read(&text), &extract::Settings::default());
        let settings = Settings { as_of: Some("2026-01-01".parse().expect("a day")), ..Settings::default() };
        let found = rules::check(&reading, &settings, &Selection::default()).findings;
        for flaw in &sown.flaws {
            if !found.iter().any(|finding| flaw.is(finding, &text)) {
                wrong.push(format!("{name}: not found: {flaw:?}"));
            }
        }
        for trap in sown.clean.iter().flatten() {
            let of_flaw = |finding: &Finding| sown.flaws.iter().any(|flaw| flaw.is(finding, &text));
            let alarms = found.iter().filter(|finding| trap.is(finding, &text) && !of_flaw(finding));
            wrong.extend(alarms.map(|finding| format!("{name}: false alarm: {}", finding.message)));
        }
        let failing = found.iter().filter(|finding| finding.severity >= Severity::Warning);
        let failing = failing.filter(|_| sown.flaws.is_empty());
        wrong.extend(failing.map(|finding| format!("{name}: is without flaws, but {}", finding.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
