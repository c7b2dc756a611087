//! One JSON object a line.

use super::{Diagnostic, Form, json, open};
use std::io;

/// One JSON object a line.
#[derive(Debug)]
pub(super) struct JsonLines;

impl Form for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn write(&self, found: &[Diagnostic], out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in open(found) {
            serde_json::to_writer(&mut *out, &json::Found::of(diagnostic))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
