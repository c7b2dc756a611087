//! Words in lines of a terminal: widths in columns, with combining, wide and right-to-left characters.

use crate::report::escaped;
use unicode_width::UnicodeWidthChar;

/// How a run of characters is shown. Attributes and no colours: they are to be seen on any terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Face {
    #[default]
    Plain,
    /// A heading.
    Bold,
    /// What is beside the point.
    Faint,
    /// What is asked about.
    Marked,
}

/// A run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) face: Face,
}

/// A line of the screen.
pub(super) type Line = Vec<Run>;

/// `text` for a screen: what could speak to the terminal is written out.
pub(super) fn run(text: &str, face: Face) -> Run {
    Run { text: escaped(text), face }
}

/// The columns that `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// `text` in at most `most` columns, with `…` where it was cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        if used + columns(c) + 1 > most {
            break;
        }
        used += columns(c);
        out.push(c);
    }
    if most > 0 {
        out.push('…');
    }
    out
}

/// `runs` in lines of at most `most` columns, broken at spaces, and within a word only where it is longer than a
/// line. Lines after the first start with `indent` spaces.
pub(super) fn wrap(runs: &[Run], most: usize, indent: usize) -> Vec<Line> {
    let most = most.max(2);
    let indent = if indent + 8 > most { 0 } else { indent };
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut used = 0;
    let mut word: Vec<(char, Face)> = Vec::new();
    let all = runs.iter().flat_map(|run| run.text.chars().map(|c| (c, run.face)));
    for (c, face) in all.chain([(' ', Face::Plain)]) {
        if c != ' ' {
            word.push((c, face));
            continue;
        }
        let wide: usize = word.iter().map(|(c, _)| columns(*c)).sum();
        if used + wide > most && used > indent.min(used) && !word.is_empty() {
            trim(&mut lines);
            used = next(&mut lines, indent);
        }
        for (c, face) in word.drain(..) {
            // A mark that combines stays with its letter.
            if used + columns(c) > most {
                used = next(&mut lines, indent);
            }
            used += columns(c);
            push(&mut lines, c, face);
        }
        if used < most {
            push(&mut lines, ' ', face);
            used += 1;
        }
    }
    trim(&mut lines);
    lines
}

fn next(lines: &mut Vec<Line>, indent: usize) -> usize {
    lines.push(if indent > 0 { vec![Run { text: " ".repeat(indent), face: Face::Plain }] } else { Vec::new() });
    indent
}

fn push(lines: &mut [Line], c: char, face: Face) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(run) if run.face == face => run.text.push(c),
        _ => line.push(Run { text: c.to_string(), face }),
    }
}

/// Takes the spaces from the end of the last line.
fn trim(lines: &mut [Line]) {
    let Some(line) = lines.last_mut() else { return };
    while let Some(run) = line.last_mut() {
        let kept = run.text.trim_end_matches(' ').len();
        run.text.truncate(kept);
        if !run.text.is_empty() {
            break;
        }
        line.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, most: usize) -> Vec<String> {
        let wrapped = wrap(&[run(text, Face::Plain)], most, 0);
        wrapped.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(lines("", 5), [""]);
        // Two columns each, and a combining mark of none.
        assert_eq!(lines("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(lines("Bi‘aj\u{301} داعش x", 6), ["Bi‘aj\u{301}", "داعش x"]);
        for text in ["مقاتلو داعش في تل عفر غادروا البلدة", "a\u{301}\u{302}b c\u{1b}[31m d", "x".repeat(200).as_str()]
        {
            for most in 2..30 {
                assert!(lines(text, most).iter().all(|line| width(line) <= most), "{text} in {most}");
            }
        }
    }

    #[test]
    fn faces_stay_with_their_words() {
        let runs = [run("see ", Face::Plain), run("Nur, Salt", Face::Marked), run(", too", Face::Plain)];
        let lines = wrap(&runs, 9, 0);
        assert_eq!(lines[0], [run("see ", Face::Plain), run("Nur,", Face::Marked)]);
        assert_eq!(lines[1], [run("Salt", Face::Marked), run(", too", Face::Plain)]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(
            (cut("abcdef", 4), cut("abc", 3), cut("漢字", 3), cut("a", 0)),
            ("abc…".into(), "abc".into(), "漢…".into(), String::new())
        );
    }
}
