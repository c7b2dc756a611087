//! One line for each finding.

use super::diagnostic::escaped;
use super::{Findings, Form, Screen, each_open};
use std::io;

/// One line for each finding: `path:line:column: severity CODE message`; a star after the code says that it can be
/// mended.
#[derive(Debug)]
pub(super) struct Concise;

impl Form for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        each_open(found, &mut |diagnostic| {
            let at = diagnostic.range.start;
            let star = if diagnostic.fix.as_ref().is_some_and(|fix| fix.safe) { "*" } else { "" };
            // In one piece: whoever takes colours out looks at each.
            let line = format!(
                "{}:{}:{}: {} {}{star} {}\n",
                escaped(&diagnostic.path),
                at.line,
                at.column,
                diagnostic.severity.as_str(),
                diagnostic.rule.code,
                escaped(&diagnostic.message)
            );
            out.write_all(line.as_bytes())
        })
    }
}
