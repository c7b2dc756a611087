//! `isnad explain`.

use super::Outcome;
use crate::rules::{self, Meta, RULES};
use std::io;

/// Show the page of a rule, or the list of all
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A rule by code or name, or the front of some codes (`MRK`)
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let Some(word) = &args.rule else {
        for meta in metas() {
            line(meta, out)?;
        }
        return Ok(Outcome::Clean);
    };
    rules::known(word)?;
    let named: Vec<&Meta> = metas().filter(|meta| meta.is_named(word)).collect();
    if let [meta] = named[..] {
        write!(out, "{}", wrapped(&rules::page(meta), width()))?;
    } else {
        for meta in named {
            line(meta, out)?;
        }
    }
    Ok(Outcome::Clean)
}

/// How many columns a line of prose has where no terminal says how many it has, and at most: longer lines tire.
const PIPED: usize = 80;
const MOST: usize = 100;

fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    terminal.map_or(PIPED, |width| width.clamp(20, MOST))
}

/// `page`, a page of Markdown, with its paragraphs and the items of its lists in lines of at most `width` characters.
/// Examples are left as they are: an article's lines are its own.
fn wrapped(page: &str, width: usize) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 16);
    let mut prose: Vec<&str> = Vec::new();
    let mut example = false;
    for line in page.lines() {
        let fence = line.starts_with("```");
        let item = line.starts_with("- ");
        if example || fence || item || line.is_empty() || line.starts_with(['#', '|', '>']) {
            fill(&mut prose, width, &mut out);
        }
        if example || fence || line.is_empty() || line.starts_with(['#', '|', '>']) {
            out.push_str(line);
            out.push('\n');
            example ^= fence;
        } else {
            prose.push(line);
        }
    }
    fill(&mut prose, width, &mut out);
    out
}

/// Writes the words of `prose`, one paragraph or item, in lines of at most `width` characters, and empties it.
fn fill(prose: &mut Vec<&str>, width: usize, out: &mut String) {
    let indent = if prose.first().is_some_and(|first| first.starts_with("- ")) { "  " } else { "" };
    let mut column = 0;
    for word in prose.drain(..).flat_map(str::split_whitespace) {
        let long = word.chars().count();
        if column > 0 && column + 1 + long > width {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += long;
    }
    if column > 0 {
        out.push('\n');
    }
}

fn metas() -> impl Iterator<Item = &'static Meta> {
    RULES.iter().map(|rule| rule.meta())
}

fn line(meta: &Meta, out: &mut dyn io::Write) -> io::Result<()> {
    let (severity, fix) = (meta.severity.as_str(), meta.fix.as_str());
    let fix = if fix == "none" { String::new() } else { format!(", {fix} fix") };
    writeln!(out, "{}  {} ({severity}{fix})", meta.code, meta.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_to_the_width_and_an_example_is_left_as_it_is() {
        let page = "# A\n\nOne two three four\nfive.\n\n- six seven eight\n  nine\n- ten\n\n```article\nA long line of it.\n```\n";
        let told = "# A\n\nOne two\nthree four\nfive.\n\n- six seven\n  eight nine\n- ten\n\n```article\nA long line of it.\n```\n";
        assert_eq!(wrapped(page, 12), told);
        for meta in metas() {
            let page = rules::page(meta);
            let told = wrapped(&page, 80);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&told), words(&page), "{}", meta.code);
            let prose = told.split("```").step_by(2).flat_map(str::lines);
            for line in prose.filter(|line| !line.starts_with(['#', '|', '>'])) {
                assert!(line.chars().count() <= 80, "{line}");
            }
        }
    }
}
