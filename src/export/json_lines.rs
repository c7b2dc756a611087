//! Sources as JSON, one a line.

use super::{Export, Format};
use std::io;

/// Sources as JSON, one a line.
#[derive(Debug)]
pub(super) struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "sources as JSON, one a line"
    }

    fn is_data(&self) -> bool {
        true
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for source in export.sources {
            serde_json::to_writer(&mut *out, source)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
