//! DUP001.

use super::merging::merged;
use super::{Finding, Meta, RecordFile, Rule, Settings, rule};
use crate::record::yaml::Node;
use crate::text::key;
use std::collections::HashMap;

rule! {
    /// ## What it checks
    /// No two sources of a record are one work: none have one DOI or one address, or one ISBN with one title.
    ///
    /// Two addresses are one when they differ in `http` and `https`, in `www.`, in the part after `#`, or in a last
    /// slash. The front page of a site is no work. Two chapters may share the ISBN of their book. What somebody has
    /// rejected does not count. Where one of the two knows nothing that the other does not, the fix takes it out;
    /// else only a person can tell which is right.
    ///
    /// ## Example
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// sources:
    /// - {id: haj-2016-markets, type: article-newspaper, URL: "https://www.example.org/markets/"}
    /// - {id: haj-2016-opening, type: webpage, URL: "http://example.org/markets"}
    /// ```
    ///
    /// ## Instead
    /// ```record
    /// isnad: 1
    /// article: {id: nur-markets, file: nur.md, sha256: ""}
    /// sources:
    /// - {id: haj-2016-markets, type: article-newspaper, URL: "https://www.example.org/markets/"}
    /// - {id: haj-2016-opening, type: webpage, URL: "https://example.org/opening"}
    /// ```
    DuplicateRecord = "DUP001", "duplicate-record", Warning, Unsafe
}

impl Rule for DuplicateRecord {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let Ok(tree) = file.tree else { return };
        let mut first: HashMap<String, (usize, &Node<'_>)> = HashMap::new();
        for (index, source) in tree.root.get("sources").map(Node::items).unwrap_or_default().iter().enumerate() {
            if word(source, "status") == Some("rejected") {
                continue;
            }
            let Some(id) = source.get("id") else { continue };
            let marks = marks(source);
            let same = marks.iter().find_map(|(what, mark)| first.get(mark).map(|other| (*what, *other)));
            if let Some((what, (at, other))) = same {
                let name = |id: &Node<'_>| id.as_str().unwrap_or("another").to_owned();
                let message = format!("`{}` has the {what} of `{}`", name(id), name(other));
                let finding = self.finding(id.span, message).related(other.span, "the other source");
                let help = "make them one: keep the fuller, and name it where the other was named";
                let mut finding = finding.help(help);
                if let Some(edits) = merged(tree, at, index, &[]) {
                    finding = finding.fix(false, edits);
                }
                found.push(finding);
            }
            for (_, mark) in marks {
                first.entry(mark).or_insert((index, id));
            }
        }
    }
}

fn word<'n>(source: &'n Node<'_>, field: &str) -> Option<&'n str> {
    source.get(field).and_then(Node::as_str)
}

/// By what a source is known, folded for comparison.
fn marks(source: &Node<'_>) -> Vec<(&'static str, String)> {
    let mut marks = Vec::new();
    let url = word(source, "URL").and_then(bare_url);
    let from_url = url.as_deref().and_then(|url| url.strip_prefix("doi.org/").or(url.strip_prefix("dx.doi.org/")));
    if let Some(doi) = word(source, "DOI").or(from_url) {
        marks.push(("DOI", format!("doi {}", doi.trim().to_lowercase())));
    }
    marks.extend(url.map(|url| ("address", format!("url {url}"))));
    if let (Some(isbn), Some(title)) = (word(source, "ISBN"), word(source, "title")) {
        let isbn: String = isbn.chars().filter(char::is_ascii_alphanumeric).collect();
        marks.push(("ISBN", format!("isbn {} {}", isbn.to_uppercase(), key(title))));
    }
    marks
}

/// An address without what does not tell two pages apart; nothing for the front page of a site.
fn bare_url(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("://")?;
    let rest = rest.split('#').next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = rest.split_once('/')?;
    let host = host.to_lowercase();
    Some(format!("{}/{path}", host.strip_prefix("www.").unwrap_or(&host)))
}
