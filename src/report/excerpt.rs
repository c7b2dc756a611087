//! How a finding looks on a screen: what is wrong, the words with a line under them, other places, what to do.
//!
//! The shape is that of rustc, which people know: a title, `-->` and the place, the line behind its number, signs under
//! the words, `:::` and each further place, `= help:`. Lines too long for the screen are cut around the words that are
//! meant. Widths are counted in columns (Unicode Standard Annex 11), so that signs stand under wide and combining
//! letters too.

use super::diagnostic::harmless;
use super::{Diagnostic, Range, Screen, Window};
use crate::rules::Severity;
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many lines of one place are shown, the first ones.
const MOST_LINES: usize = 4;

/// What stands for words that are left out.
const GAP: &str = "...";

/// Up to so many columns before the words, such as the number of a note, stay in sight: to cut them gains nothing.
const SHORT: usize = 12;

const BOLD: &str = "\u{1b}[1m";
const BLUE: &str = "\u{1b}[1m\u{1b}[94m";
const YELLOW: &str = "\u{1b}[1m\u{1b}[33m";
const RED: &str = "\u{1b}[1m\u{1b}[91m";
const PLAIN: &str = "\u{1b}[0m";

/// Writes `found` for people, with an empty line after it.
pub(super) fn paint(found: &Diagnostic, screen: Screen, out: &mut String) {
    let (level, colour) = match found.severity {
        Severity::Error => ("error", RED),
        Severity::Warning => ("warning", YELLOW),
        Severity::Info | Severity::Off => ("info", BLUE),
    };
    let places = found.related.iter().map(|other| (other.range, &other.window));
    let last = places.chain([(found.range, &found.window)]).map(|(range, window)| last_line(range, window)).max();
    let mut brush = Brush { out, screen, gutter: digits(last.unwrap_or(1)) };
    brush.coloured(colour, &[level, "[", found.rule.code, " ", found.rule.name, "]"]);
    brush.coloured(BOLD, &[": ", &harmless(&found.message)]);
    brush.out.push('\n');
    brush.place("--> ", &found.path, found.range);
    brush.excerpt(found.range, &found.window, ('^', colour), None);
    for other in &found.related {
        brush.place("::: ", &other.path, other.range);
        brush.excerpt(other.range, &other.window, ('-', BLUE), Some(&other.message));
    }
    if let Some(help) = &found.help {
        brush.margin();
        brush.out.push('\n');
        brush.indent(brush.gutter + 1);
        brush.coloured(BLUE, &["= "]);
        brush.coloured(BOLD, &["help"]);
        brush.out.push_str(": ");
        brush.out.push_str(&harmless(help));
        brush.out.push('\n');
    }
    brush.out.push('\n');
}

/// The last line of a place that is shown.
fn last_line(range: Range, window: &Window) -> usize {
    range.start.line + window.inside.matches('\n').count().min(MOST_LINES - 1)
}

/// How many digits `number` has.
fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |more| more as usize + 1)
}

/// Writes on a screen, behind a margin for the numbers of lines.
struct Brush<'o> {
    out: &'o mut String,
    screen: Screen,
    /// How many columns the widest number takes.
    gutter: usize,
}

impl Brush<'_> {
    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    /// Writes `parts` in a colour, where there are colours.
    fn coloured(&mut self, colour: &str, parts: &[&str]) {
        if self.screen.colours {
            self.out.push_str(colour);
        }
        self.out.extend(parts.iter().copied());
        if self.screen.colours {
            self.out.push_str(PLAIN);
        }
    }

    /// The margin of a line without a number.
    fn margin(&mut self) {
        self.indent(self.gutter + 1);
        self.coloured(BLUE, &["|"]);
    }

    /// Where it is: the file, the line and the column in characters.
    fn place(&mut self, sign: &str, path: &str, range: Range) {
        self.indent(self.gutter);
        self.coloured(BLUE, &[sign]);
        let at = format!(":{}:{}\n", range.start.line, range.start.column);
        self.out.push_str(&harmless(path));
        self.out.push_str(&at);
        self.margin();
        self.out.push('\n');
    }

    /// The lines of a place, each with `sign` under its words, and the label behind the last.
    fn excerpt(&mut self, range: Range, window: &Window, sign: (char, &str), label: Option<&str>) {
        let count = window.inside.split('\n').count();
        let shown = count.min(MOST_LINES);
        for (index, inside) in window.inside.split('\n').take(shown).enumerate() {
            let before = if index == 0 { window.before.as_str() } else { "" };
            let after = if index + 1 == count { window.after.as_str() } else { "" };
            let label = label.filter(|_| index + 1 == shown);
            self.line(range.start.line + index, [before, inside, after], sign, label);
        }
    }

    /// One line and what stands under it.
    fn line(&mut self, number: usize, words: [&str; 3], (sign, colour): (char, &str), label: Option<&str>) {
        let number = number.to_string();
        self.indent(self.gutter - number.len());
        self.coloured(BLUE, &[&number]);
        self.out.push(' ');
        self.coloured(BLUE, &["|"]);
        let label = label.map(harmless);
        let reach = label.as_deref().map_or(0, |label| 1 + width(label));
        let line = Line::fitted(words.map(line_end), self.screen.columns.saturating_sub(self.gutter + 3), reach);
        if !line.is_empty() {
            self.out.push(' ');
        }
        if line.cut.0 {
            self.coloured(BLUE, &[GAP]);
        }
        self.out.extend(line.words.iter().map(AsRef::as_ref));
        if line.cut.1 {
            self.coloured(BLUE, &[GAP]);
        }
        self.out.push('\n');
        self.margin();
        self.indent(1 + width(&line.words[0]) + if line.cut.0 { GAP.len() } else { 0 });
        // A place between two letters is shown too.
        let signs: String = std::iter::repeat_n(sign, width(&line.words[1]).max(1)).collect();
        self.coloured(colour, &[&signs]);
        if let Some(label) = label {
            self.out.push(' ');
            self.coloured(colour, &[&label]);
        }
        self.out.push('\n');
    }
}

/// `words` without the end of a line, and without what could act on the screen.
fn line_end(words: &str) -> Cow<'_, str> {
    harmless(words.trim_end_matches('\r'))
}

/// A line as it fits a screen.
#[derive(Debug, PartialEq, Eq)]
struct Line<'w> {
    /// What stands before the words that are meant, these, and what stands after them.
    words: [Cow<'w, str>; 3],
    /// Whether something is left out before the first and after the last.
    cut: (bool, bool),
}

impl<'w> Line<'w> {
    /// What fits in so many `columns`, where the signs under the words take as many as `reach` more behind them.
    fn fitted(words: [Cow<'w, str>; 3], columns: usize, reach: usize) -> Self {
        let [before, inside, after] = [width(&words[0]), width(&words[1]), width(&words[2])];
        let signs = inside.max(1) + reach;
        if before + (inside + after).max(signs) <= columns {
            return Self { words, cut: (false, false) };
        }
        let gap = GAP.len();
        let needed = inside.max(1) + reach.max(gap);
        // From the beginning of the line, if the words are in sight so; to its end, if they are so; or around them.
        let lead = if before + needed <= columns || before <= SHORT {
            before
        } else {
            let to_the_end = columns.saturating_sub(gap + (inside + after).max(signs));
            to_the_end.max(columns.saturating_sub(gap + needed) / 2).min(before)
        };
        let room = columns.saturating_sub(if lead < before { gap } else { 0 });
        let cut_after = lead + inside + after > room;
        let room = room.saturating_sub(if cut_after { lead + gap } else { lead });
        let [first, second, third] = words;
        let second = front(second, room);
        let third = if width(&second) < inside { Cow::Borrowed("") } else { front(third, room - inside) };
        Self { words: [back(first, lead), second, third], cut: (lead < before, cut_after) }
    }

    fn is_empty(&self) -> bool {
        self.words.iter().all(|part| part.is_empty()) && self.cut == (false, false)
    }
}

/// How many columns `words` take.
fn width(words: &str) -> usize {
    if words.is_ascii() { words.len() } else { words.width() }
}

/// As much of the beginning of `words` as fits in so many `columns`.
fn front(words: Cow<'_, str>, columns: usize) -> Cow<'_, str> {
    if width(&words) <= columns {
        return words;
    }
    let mut used = 0;
    let cut = words.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > columns
    });
    match cut {
        Some((at, _)) => Cow::Owned(words[..at].to_owned()),
        None => words,
    }
}

/// As much of the end of `words` as fits in so many `columns`.
fn back(words: Cow<'_, str>, columns: usize) -> Cow<'_, str> {
    if width(&words) <= columns {
        return words;
    }
    let mut used = 0;
    let cut = words.char_indices().rev().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > columns
    });
    match cut {
        Some((at, c)) => Cow::Owned(words[at + c.len_utf8()..].to_owned()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Screen;
    use crate::rules::{Finding, RULES};
    use crate::text::{Span, TextResource};

    const SCREEN: Screen = Screen { colours: false, columns: 60 };

    fn painted(text: &str, words: &str, screen: Screen) -> String {
        let text = TextResource::new("a.md", text);
        let at = text.text().find(words).expect("the words stand there");
        let finding = Finding::new(RULES[0].meta(), Span::new(at, at + words.len()), "wrong".to_owned());
        let finding = finding.related(Span::new(0, 1), "here").help("mend it");
        let mut out = String::new();
        paint(&Diagnostic::all(&text, &[finding]).remove(0), screen, &mut out);
        out.split_once('\n').expect("a title").1.to_owned()
    }

    #[test]
    fn signs_stand_under_the_words_that_are_meant() {
        assert_eq!(
            painted("A\nBi‘aj́ داعش taken\n", "taken", SCREEN),
            " --> a.md:2:13\n  |\n2 | Bi‘aj́ داعش taken\n  |            ^^^^^\n ::: a.md:1:1\n  |\n1 | A\n  \
             | - here\n  |\n  = help: mend it\n\n"
        );
    }

    #[test]
    fn a_place_of_several_lines_is_marked_in_each() {
        let shown = painted("A\n\nfrom here\nto there.\n", "here\nto", SCREEN);
        assert!(shown.contains("3 | from here\n  |      ^^^^\n4 | to there.\n  | ^^\n"), "{shown}");
        let shown = painted(&format!("A\n{}", "b\n".repeat(20)), &"b\n".repeat(20), SCREEN);
        assert_eq!(shown.matches("| b\n").count(), MOST_LINES);
    }

    #[test]
    fn nothing_is_wider_than_the_screen_and_the_words_are_in_sight() {
        for (before, after) in [(0, 200), (30, 200), (100, 0), (100, 5), (100, 200), (3, 40), (45, 1), (50, 0)] {
            for word in ["words", "語語語", "x"] {
                let line = format!("{}{word}{}", "b".repeat(before), "a".repeat(after));
                let shown = painted(&format!("A\n{line}\n"), word, SCREEN);
                let (line, signs) = (shown.lines().nth(2).expect("the line"), shown.lines().nth(3).expect("signs"));
                assert!(line.contains(word) && line.width() <= SCREEN.columns, "{line}");
                let under: usize = signs.find('^').expect("signs");
                assert_eq!(under, line[..line.find(word).expect("the word")].width(), "{shown}");
                assert_eq!(signs.matches('^').count(), word.width());
            }
        }
    }

    #[test]
    fn words_longer_than_the_screen_are_cut_behind() {
        let line = Line::fitted(["a b ".into(), "c".repeat(100).into(), " d".into()], 40, 0);
        assert_eq!(line.cut, (false, true), "nothing is gained by four columns");
        assert_eq!((line.words[1].as_ref(), line.words[2].as_ref()), ("c".repeat(33).as_str(), ""));
    }

    #[test]
    fn colours_only_where_they_can_be_seen() {
        let colours = Screen { colours: true, ..SCREEN };
        let (plain, coloured) = (painted("A b\n", "b", SCREEN), painted("A b\n", "b", colours));
        assert!(!plain.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}
