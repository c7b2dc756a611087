//! For people: what is wrong, the words, and what to do.

use super::diagnostic::escaped;
use super::{Diagnostic, Findings, Form, Place, Range, Window, open};
use crate::rules::Severity;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;
use std::io;

/// How many findings are made ready at a time.
const BATCH: usize = 512;

/// For people: what is wrong, the words with a line under them, other places, and what to do.
#[derive(Debug)]
pub(super) struct Full;

impl Form for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn write(&self, found: &dyn Findings, out: &mut dyn io::Write) -> io::Result<()> {
        let renderer = renderer();
        let mut count = [0_usize; 4];
        let mut mendable = 0;
        found.each(&mut |some| {
            let some: Vec<&Diagnostic> = open(some).collect();
            for some in some.chunks(BATCH) {
                let texts: Vec<String> = some.par_iter().map(|diagnostic| shown(&renderer, diagnostic)).collect();
                for text in texts {
                    out.write_all(text.as_bytes())?;
                }
            }
            for diagnostic in some {
                count[diagnostic.severity as usize] += 1;
                mendable += usize::from(diagnostic.fix.as_ref().is_some_and(|fix| fix.safe));
            }
            Ok(())
        })?;
        let told = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| count[severity as usize]);
        if told == [0; 3] {
            return Ok(());
        }
        let [errors, warnings, remarks] = told;
        write!(out, "{errors} error{}, {warnings} warning{}, {remarks} remark{}", s(errors), s(warnings), s(remarks))?;
        match mendable {
            0 => writeln!(out),
            _ => writeln!(out, "; {mendable} can be mended with `--fix`"),
        }
    }
}

/// Shows lines as wide as the terminal; 140 columns where there is none, so that a log is the same everywhere.
fn renderer() -> Renderer {
    let renderer = Renderer::styled();
    match terminal_size::terminal_size_of(io::stdout()) {
        Some((width, _)) => renderer.term_width(usize::from(width.0).max(NARROWEST)),
        None => renderer,
    }
}

/// With fewer columns an excerpt has no room for the words that matter.
const NARROWEST: usize = 40;

/// One finding as it is shown, with an empty line after it.
fn shown(renderer: &Renderer, diagnostic: &Diagnostic) -> String {
    let whole = renderer.render(&groups(diagnostic));
    let mut text = String::with_capacity(whole.len() + 2);
    for line in whole.lines() {
        // The renderer marks an excerpt without a path of its own, since the path stands above it.
        if !line.contains(":::") || anstream::adapter::strip_str(line).to_string().trim() != ":::" {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.push('\n');
    text
}

fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn groups(found: &Diagnostic) -> Vec<Group<'static>> {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info | Severity::Off => Level::INFO,
    };
    let title = level.primary_title(escaped(&found.message)).id(format!("{} {}", found.rule.code, found.rule.name));
    let mut main = title.elements(excerpt(&found.path, found.range, &found.window, AnnotationKind::Primary, None));
    for other in &found.related {
        main = main.elements(beside(other));
    }
    if let Some(help) = &found.help {
        main = main.element(Level::HELP.message(escaped(help)));
    }
    vec![main]
}

fn beside(other: &Place) -> Vec<Element<'static>> {
    excerpt(&other.path, other.range, &other.window, AnnotationKind::Context, Some(&other.message))
}

/// Where it is, and the line with the words underlined.
fn excerpt(
    path: &str,
    range: Range,
    window: &Window,
    kind: AnnotationKind,
    label: Option<&str>,
) -> Vec<Element<'static>> {
    let origin = Origin::path(escaped(path)).line(range.start.line).char_column(range.start.column);
    // Lines stay lines; all else that could act on the terminal is written out.
    let shown = |words: &str| {
        if !words.contains('\n') {
            return escaped(words.trim_end_matches('\r'));
        }
        words.split('\n').map(|line| escaped(line.trim_end_matches('\r'))).collect::<Vec<_>>().join("\n")
    };
    let (before, inside, after) = (shown(&window.before), shown(&window.inside), shown(&window.after));
    let place = before.len()..before.len() + inside.len();
    let annotation: Annotation<'_> = kind.span(place);
    let annotation = match label {
        Some(label) => annotation.label(escaped(label)),
        None => annotation,
    };
    let source = format!("{before}{inside}{after}");
    let snippet = Snippet::source(source).line_start(range.start.line).fold(false).annotation(annotation);
    vec![origin.into(), snippet.into()]
}
