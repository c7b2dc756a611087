//! The pages of the rules, one by one and as one document.

use super::{Meta, RULES};
use std::fmt::Write as _;

/// What the letters of codes stand for, in the order of the catalogue.
const GROUPS: &[(&str, &str)] = &[
    ("STR", "Structure"),
    ("MRK", "Markers and notes"),
    ("XRF", "Cross-references"),
    ("BIB", "Bibliographic completeness"),
    ("DAT", "Dates"),
    ("NAM", "Names and transliteration"),
    ("PLC", "Places"),
    ("LNK", "Links"),
    ("STY", "Typography and style"),
    ("DUP", "Duplicates"),
    ("REC", "Records, tags, export"),
];

/// The whole page of a rule, in Markdown.
#[must_use]
pub fn page(meta: &Meta) -> String {
    let fix = match meta.fix.as_str() {
        "none" => String::new(),
        kind => format!(" Fix: {kind}."),
    };
    format!("# {} {}\n\nDefault: {}.{fix}\n\n{}", meta.code, meta.name, meta.severity.as_str(), meta.text())
}

/// All pages, in Markdown: `src/rules/RULES.md`.
#[must_use]
pub fn catalogue() -> String {
    let mut out = String::from(
        "<!-- Made from the rules' own pages; to make it anew: INSTA_UPDATE=always cargo test --lib catalogue -->\n\
         # Rules\n\nEvery rule, as `isnad explain RULE` prints it.\n",
    );
    for (group, title) in GROUPS {
        let metas: Vec<&Meta> = RULES.iter().map(|rule| rule.meta()).filter(|meta| meta.group() == *group).collect();
        if metas.is_empty() {
            continue;
        }
        write!(
            out,
            "\n## {group}: {title}\n\n| rule | name | default | fix | what it checks |\n|---|---|---|---|---|\n"
        )
        .expect("writing to a string");
        for meta in &metas {
            let summary = meta.summary().replace('|', "\\|");
            let row = [meta.code, meta.name, meta.severity.as_str(), meta.fix.as_str(), &summary];
            writeln!(out, "| {} |", row.join(" | ")).expect("writing to a string");
        }
        for meta in metas {
            // Headings go two levels down, below that of the group.
            let page = page(meta);
            let lines =
                page.lines().map(|line| if line.starts_with('#') { format!("##{line}") } else { line.to_owned() });
            let mut in_block = false;
            out.push('\n');
            for (line, bare) in lines.zip(page.lines()) {
                in_block ^= bare.starts_with("```");
                let line = if in_block { bare } else { &line };
                writeln!(out, "{line}").expect("writing to a string");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_pages_of_all_rules() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/RULES.md");
        let fresh = catalogue();
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            std::fs::write(&path, &fresh).expect("the folder of rules is writable");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == fresh, "src/rules/RULES.md is out of date; run INSTA_UPDATE=always cargo test --lib catalogue");
    }

    #[test]
    fn every_rule_belongs_to_a_group() {
        for meta in RULES.iter().map(|rule| rule.meta()) {
            assert!(GROUPS.iter().any(|(group, _)| meta.group() == *group), "{}", meta.code);
        }
    }
}
