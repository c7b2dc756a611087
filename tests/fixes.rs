//! Properties of fixes, over whole articles and over the examples on the rules' pages.

use isnad::rules::{self, Finding, RULES, Selection, Settings};
use isnad::text::{TextResource, is_apostrophe};
use isnad::{document, extract};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn find(name: &str, text: &str) -> Vec<Finding> {
    let text = TextResource::new(name, text);
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    let selection = Selection::all();
    let found = rules::check(&reading, &Settings::default(), &selection);
    rules::settle(&reading.article, found.findings, &selection).open
}

/// Every text there is to try: name and words.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["corpus/articles", "tests/seeded"].map(|folder| root.join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the articles are there").flatten());
    let paths = entries.map(|entry| entry.path());
    let mut texts = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending != "yaml")) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8").to_owned();
        if let Ok(text) = fs::read_to_string(&path) {
            texts.push((name, text));
        }
    }
    for meta in RULES.iter().map(|rule| rule.meta()) {
        for (number, block) in meta.text().split("```article\n").skip(1).enumerate() {
            let words = block.split("```").next().unwrap_or_default();
            texts.push((format!("{}-{number}.md", meta.code), words.to_owned()));
        }
    }
    texts.sort();
    texts
}

fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule.code).or_default() += 1;
    }
    counts
}

fn apostrophes(text: &str) -> Vec<char> {
    text.chars().filter(|c| is_apostrophe(*c)).collect()
}

#[test]
fn mending_twice_is_mending_once_and_brings_no_new_finding() {
    let mut wrong = Vec::new();
    for unsafely in [false, true] {
        let mut applied = 0;
        for (name, text) in texts() {
            let mended = rules::mend(&text, unsafely, |words| find(&name, words));
            applied += mended.count;
            let again = rules::mend(&mended.text, unsafely, |words| find(&name, words));
            if again.text != mended.text {
                wrong.push(format!("{name}: mending twice is not mending once ({unsafely})"));
            }
            let before = counts(&find(&name, &text));
            for (code, count) in counts(&find(&name, &mended.text)) {
                if count > before.get(code).copied().unwrap_or_default() {
                    wrong.push(format!("{name}: the fixes bring a new {code} ({unsafely})\n{}", mended.text));
                }
            }
        }
        assert!(applied > 10, "only {applied} fixes were tried");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_safe_fix_touches_ayn_hamza_or_apostrophe() {
    for (name, text) in texts() {
        let mended = rules::mend(&text, false, |words| find(&name, words));
        assert_eq!(apostrophes(&mended.text), apostrophes(&text), "{name}");
    }
}

/// What may be asked for and take a sign away or bring one: the rules that choose between spellings, and those that
/// write or move words of which a sign is part. REC009 takes out a comment, which is no part of the article.
const CHOOSES_SPELLING: &[&str] =
    &["NAM001", "NAM002", "NAM003", "NAM005", "NAM007", "PLC001", "PLC002", "XRF003", "XRF008", "REC009"];

#[test]
fn no_unsafe_fix_but_a_choice_of_spelling_touches_ayn_or_hamza() {
    for (name, text) in texts() {
        for finding in find(&name, &text) {
            let Some(fix) = finding.fix.as_ref().filter(|_| !CHOOSES_SPELLING.contains(&finding.rule.code)) else {
                continue;
            };
            let after = rules::replaced(&text, fix.edits.iter());
            let (mut old, mut new) = (apostrophes(&text), apostrophes(&after));
            // What moves takes its signs with it.
            old.sort_unstable();
            new.sort_unstable();
            assert_eq!(old, new, "{name}: {}", finding.message);
        }
    }
}

#[test]
fn a_finding_points_at_characters_and_its_fix_at_places_apart() {
    for (name, text) in texts() {
        for finding in find(&name, &text) {
            assert!(text.get(finding.span.range()).is_some(), "{name}: {}", finding.message);
            let message = finding.message.as_str();
            assert!(!message.ends_with('.') || message.ends_with("cit."), "{name}: {message}");
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).collect::<Vec<_>>();
            assert!(edits.iter().all(|edit| text.get(edit.span.range()).is_some()), "{name}: {}", finding.message);
            let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
            assert!(apart, "{name}: {}: edits overlap or are out of order", finding.message);
        }
    }
}
