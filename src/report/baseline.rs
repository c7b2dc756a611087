//! A baseline: findings that were there before, by which new ones are told apart.
//!
//! An entry is made of the path, the rule, the number of the note and the folded excerpt, so that edits elsewhere
//! in the article open nothing again.

use super::list::{Item, List};
use super::{Diagnostic, Findings, Suppressed};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io;

/// The version of the file.
const VERSION: u64 = 1;

/// Findings that were there before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: HashSet<(String, String)>,
}

/// The file.
#[derive(Serialize)]
#[serde(bound = "")]
struct File<'f, P: Fn(&str) -> String> {
    #[serde(rename = "isnad-baseline")]
    version: u64,
    findings: List<'f, Entries<P>>,
}

/// The entries of what counts. `path` gives a path as it is written there.
struct Entries<P> {
    path: P,
}

impl<P: Fn(&str) -> String> Item for Entries<P> {
    type Of<'d> = Value;

    fn of(&self, found: &Diagnostic) -> Option<Value> {
        let entry = || {
            json!({
                "path": (self.path)(&found.path),
                "code": found.rule.code,
                "note": found.note,
                "excerpt": found.excerpt,
                "fingerprint": found.fingerprint(),
            })
        };
        found.is_open().then(entry)
    }
}

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is no JSON.
    #[error("no baseline: {0}")]
    Json(#[from] serde_json::Error),
    /// It is some other JSON, or of another version.
    #[error("no baseline of version {VERSION}; make a new one with `--write-baseline`")]
    Shape,
}

impl Baseline {
    /// Reads a baseline.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let whole: Value = serde_json::from_str(text)?;
        if whole["isnad-baseline"].as_u64() != Some(VERSION) {
            return Err(BaselineError::Shape);
        }
        let entries = whole["findings"].as_array().ok_or(BaselineError::Shape)?;
        let entry =
            |entry: &Value| Some((entry["path"].as_str()?.to_owned(), entry["fingerprint"].as_str()?.to_owned()));
        let known = entries.iter().map(|it| entry(it).ok_or(BaselineError::Shape)).collect::<Result<_, _>>()?;
        Ok(Self { known })
    }

    /// Writes what is open in `found` as a baseline. `path` gives a path as it is written there.
    pub fn write(found: &dyn Findings, path: impl Fn(&str) -> String, out: &mut dyn io::Write) -> io::Result<()> {
        let whole = File { version: VERSION, findings: List { found, item: Entries { path } } };
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    }

    /// Marks what is in the baseline as suppressed.
    pub fn apply(&self, found: &mut [Diagnostic], path: impl Fn(&str) -> String) {
        for diagnostic in found.iter_mut().filter(|diagnostic| diagnostic.suppressed.is_none()) {
            if self.known.contains(&(path(&diagnostic.path), diagnostic.fingerprint())) {
                diagnostic.suppressed = Some(Suppressed::Baseline);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Finding, RULES};
    use crate::text::{Span, TextResource};

    fn found(text: &str, words: &str) -> Vec<Diagnostic> {
        let at = text.find(words).expect("the words stand there");
        let span = Span::new(at, at + words.len());
        let finding = Finding::new(RULES[0].meta(), span, "m".to_owned());
        Diagnostic::all(&TextResource::new("a.md", text), &[finding])
    }

    #[test]
    fn what_was_there_before_stays_hidden_after_edits_elsewhere() {
        let mut file = Vec::new();
        Baseline::write(&found("the the town", "the the"), str::to_owned, &mut file).expect("memory");
        let baseline = Baseline::read(std::str::from_utf8(&file).expect("UTF-8")).expect("a baseline");
        let mut later = found("New words. And the the town", "the the");
        baseline.apply(&mut later, str::to_owned);
        assert_eq!(later[0].suppressed, Some(Suppressed::Baseline));
        let mut other = found("and and", "and and");
        baseline.apply(&mut other, str::to_owned);
        assert!(other[0].is_open());
        assert!(matches!(Baseline::read("[]"), Err(BaselineError::Shape)));
    }
}
