//! Records as YAML: written so that YAML 1.1 and 1.2 readers take it alike, and read with the place of every node.
//!
//! Reading looks at the text first ([`Tree::read`]: size, depth, what YAML allows and a record does not), so that
//! the typed reader after it only ever sees text of known size and depth.

mod block;
mod edit;
mod flow;
mod render;
mod scalar;
mod seal;
mod shape;
mod tree;
mod typed;
mod write;

pub use edit::Edits;
pub use render::{render, render_inline, same};
pub use scalar::{Resolved, resolve, scalar};
pub use seal::{AS_READ, Seal, digits};
pub use tree::{Entry, MAX_BYTES, MAX_DEPTH, Node, Style, Tree, Value, YamlError};
pub use write::{WriteError, after_key, inline, item, to_string};

use super::Record;
use std::fmt::Write as _;

/// The line by which editors find the schema.
pub const SCHEMA_LINE: &str = "# yaml-language-server: $schema=";

/// Where the schema lies in a corpus, as seen from its folder.
pub const SCHEMA_PATH: &str = "schemas/record.schema.json";

/// `record` as a file: the line that names the schema at `schema`, unless that is empty, the record, and the check
/// digits of its items.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "it cannot")]
pub fn file(record: &Record, schema: &str) -> String {
    let mut text = if schema.is_empty() { String::new() } else { format!("{SCHEMA_LINE}{schema}\n") };
    text.push_str(&to_string(record).expect("the types of a record are scalars, lists and maps with scalar keys"));
    if record.as_read.is_none() {
        let tree = Tree::read(&text).expect("what is written is read");
        let seal = Seal::of(&tree.root);
        writeln!(text, "{AS_READ}: {seal}").expect("writing to a string cannot fail");
    }
    text
}

/// Reads the record in `text`: first the text, then the types.
pub fn read(text: &str) -> Result<Record, YamlError> {
    let tree = Tree::read(text)?;
    tree.unique_keys()?;
    typed(&tree)
}

/// The record in a text that was taken apart as `tree`.
pub fn typed(tree: &Tree<'_>) -> Result<Record, YamlError> {
    match typed::from_node(&tree.root) {
        Some(record) => Ok(record),
        None => from_text(tree.text),
    }
}

/// The record in `text`, or where it is none.
fn from_text(text: &str) -> Result<Record, YamlError> {
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |place| place.index()).min(text.len());
        let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let message = error.to_string();
        // The reader adds the place in its own words, which the span says already.
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        YamlError { span: crate::text::Span::empty(at), message, help: None }
    })
}

#[cfg(test)]
mod tests;
