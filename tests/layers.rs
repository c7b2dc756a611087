//! A layer uses only those listed above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, from the one that knows least.
const LAYERS: &[&str] = &["text", "document", "record", "extract", "corpus", "rules", "export", "report", "cli"];

#[test]
fn layers_use_only_those_above_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (height, layer) in LAYERS.iter().enumerate() {
        let files = files(&source.join(layer));
        assert!(!files.is_empty(), "the layer {layer} has no file");
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file is readable");
            for above in &LAYERS[height + 1..] {
                if uses(&text, above) {
                    wrong.push(format!("{} uses {above}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_corpus_and_cli_touch_the_file_system() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for layer in LAYERS.iter().filter(|layer| !matches!(**layer, "corpus" | "cli")) {
        for file in files(&source.join(layer)) {
            let text = fs::read_to_string(&file).expect("a source file is readable");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            assert!(!code.contains("std::fs") && !code.contains("std::env"), "{} does", file.display());
        }
    }
}

#[test]
fn the_list_names_every_layer() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    for module in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        assert!(LAYERS.contains(&module.trim_end_matches(';')), "{module} is not in the list");
    }
}

/// Whether `text` names the module `layer` of the crate, alone or in a list of imports.
fn uses(text: &str, layer: &str) -> bool {
    let listed = |line: &str| {
        line.trim_start().starts_with("use crate::{")
            && line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == layer)
    };
    text.contains(&format!("crate::{layer}::"))
        || text.contains(&format!("crate::{layer};"))
        || text.lines().any(listed)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
