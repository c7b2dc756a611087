//! JUnit's XML, which most build servers read.

use super::{Diagnostic, Findings, Form, Screen, each_open, open};
use std::fmt::Write as _;
use std::io;

/// JUnit's XML: a suite for each file, a case for each finding. A run without findings has one case that passed.
#[derive(Debug)]
pub(super) struct Junit;

impl Form for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn write(&self, found: &dyn Findings, _: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        let mut count = 0_usize;
        each_open(found, &mut |_| {
            count += 1;
            Ok(())
        })?;
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, r#"<testsuites name="isnad" tests="{}" failures="{count}" errors="0">"#, count.max(1))?;
        found.each(&mut |some| suites(some, out))?;
        if count == 0 {
            writeln!(out, r#"  <testsuite name="isnad" tests="1" failures="0" errors="0" skipped="0" time="0">"#)?;
            writeln!(out, r#"    <testcase name="no findings" classname="isnad" time="0"/>"#)?;
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// A suite for each file of `found`.
fn suites(found: &[Diagnostic], out: &mut dyn io::Write) -> io::Result<()> {
    let open: Vec<&Diagnostic> = open(found).collect();
    for suite in open.chunk_by(|one, other| one.path == other.path) {
        let path = xml(&suite[0].path);
        writeln!(
            out,
            r#"  <testsuite name="{path}" tests="{0}" failures="{0}" errors="0" skipped="0" time="0">"#,
            suite.len()
        )?;
        for case in suite {
            let at = case.range.start;
            let name = format!("{}:{}:{}", case.rule.code, at.line, at.column);
            writeln!(out, r#"    <testcase name="{}" classname="{path}" time="0">"#, xml(&name))?;
            let mut words = format!("{}:{}:{} {}", case.path, at.line, at.column, case.message);
            if let Some(help) = &case.help {
                write!(words, "\n{help}").expect("writing to a string cannot fail");
            }
            let kind = case.severity.as_str();
            writeln!(
                out,
                r#"      <failure message="{}" type="{kind}">{}</failure>"#,
                xml(&case.message),
                xml(&words)
            )?;
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    Ok(())
}

/// `words` as XML 1.0 allows them, in text and in attributes.
fn xml(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}
