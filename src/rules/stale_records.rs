//! REC005.

use super::{Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::Node;
use crate::text::Span;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

rule! {
    /// ## What it checks
    /// The article still is what it was when the record was made: its SHA-256 is the one that the record keeps.
    /// `isnad parse` brings a stale record up to date and keeps what people decided; `isnad check --fix` does the same.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August 2017.
    /// ```
    /// ```record
    /// isnad: 1
    /// article:
    ///   id: nur-markets
    ///   file: nur.md
    ///   sha256: 0000000000000000000000000000000000000000000000000000000000000000
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August 2017.
    /// ```
    /// ```record
    /// isnad: 1
    /// article:
    ///   id: nur-markets
    ///   file: nur.md
    ///   sha256: b4a4ac38471145946b202320be0d4bbac30c7c7fa7315d11cadbc94ae69bbd06
    /// ```
    StaleRecords = "REC005", "stale-records", Warning, Safe
}

impl Rule for StaleRecords {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let (Ok(tree), Some(article)) = (file.tree, file.article) else { return };
        let kept = tree.at(&["article", "sha256"]);
        let Some(said) = kept.and_then(Node::as_str).filter(|said| !said.is_empty()) else { return };
        let mut hash = String::with_capacity(64);
        for byte in Sha256::digest(article.text().as_bytes()) {
            write!(hash, "{byte:02x}").expect("writing to a string cannot fail");
        }
        if !said.eq_ignore_ascii_case(&hash) {
            let span = kept.map_or(Span::empty(0), |kept| kept.span);
            let message = format!("{} is not as it was when this record was made", article.name());
            found.push(self.finding(span, message).help("run `isnad parse` again; it keeps what people decided"));
        }
    }
}
