//! One JSON object a line.

use super::{Findings, Form, Screen, each_open, json};
use std::io;

/// One JSON object a line.
#[derive(Debug)]
pub(super) struct JsonLines;

impl Form for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        each_open(found, &mut |diagnostic| {
            serde_json::to_writer(&mut *out, &json::Found::of(diagnostic))?;
            out.write_all(b"\n")
        })
    }
}
