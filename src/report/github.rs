//! Annotations on a pull request, as GitHub's runners read them from the log (workflow commands).

use super::{Findings, Form, Screen, each_open};
use crate::rules::Severity;
use std::io;

/// Annotations on a pull request on GitHub.
#[derive(Debug)]
pub(super) struct Github;

impl Form for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        each_open(found, &mut |diagnostic| {
            let level = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Off => "notice",
            };
            let (start, end) = (diagnostic.range.start, diagnostic.range.end);
            write!(out, "::{level} file={},line={},endLine={}", property(&diagnostic.path), start.line, end.line)?;
            // GitHub shows columns only within one line.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            let message = match &diagnostic.help {
                Some(help) => format!("{}; {help}", diagnostic.message),
                None => diagnostic.message.clone(),
            };
            let title = format!("{} {}", diagnostic.rule.code, diagnostic.rule.name);
            writeln!(out, ",title={}::{}", property(&title), data(&message))
        })
    }
}

/// What stands after `::`.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after `=`.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_is_escaped() {
        assert_eq!((property("a:b,c%\n").as_str(), data("a:b,c%\n").as_str()), ("a%3Ab%2Cc%25%0A", "a:b,c%25%0A"));
    }
}
