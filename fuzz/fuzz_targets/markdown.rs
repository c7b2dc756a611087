//! Any text is an article.

#![no_main]

use isnad::extract::{self, Origin};
use isnad::rules::{self, RULES};
use isnad::{document, text::TextResource};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = TextResource::new("article.md", text);
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    let mut found = Vec::new();
    for rule in RULES {
        rule.check(&reading, &rules::Settings::default(), &mut found);
    }
    for finding in &found {
        let _ = text.slice(finding.span);
    }
    let _ = extract::record(&reading, &Origin::default());
});
