//! A review as lines of a screen of any size.

use super::context::{Part, one};
use super::session::{Mode, Session};
use super::wrap::{Face, Line, Run, cut, run, width, wrap};
use crate::report::escaped;

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Frame {
    pub(super) lines: Vec<Line>,
    /// Column and row where something is typed, from 0.
    pub(super) cursor: Option<(usize, usize)>,
    /// How far the text is scrolled, no further than it goes.
    pub(super) scroll: usize,
}

/// The keys and what they do, the most needed first; the last two are always told.
const KEYS: &[&str] = &[
    "c confirm",
    "r reject",
    "e edit",
    "s skip",
    "b back",
    "u undo",
    "l label",
    "w why",
    "o source",
    "? help",
    "q quit",
];

const HELP: &str = "\
c  confirm: it is right as it stands
r  reject: it is wrong; it stays, so that it does not come back
e  edit a field: its name (Tab completes it), then its value; an empty value takes the field away
s  skip: it comes again after the others (also: n, space, →)
b  go back to what was shown before (also: p, ←)
u  undo: take the last act of this review back
l  label: put a label on, or take it off
w  why: the reason that the next decision is given
o  go to the source of this citation
↑ ↓ PgUp PgDn  scroll (also: k, j)
q  quit (also: Ctrl-C)

Every act is saved at once. What is decided does not come back the next time; what was skipped does.
While typing: ← → Home End, Ctrl-U and Ctrl-W rub out, Esc leaves without a change.

Any key goes back.";

/// Draws `session` with the `parts` of its item on a screen of `columns` and `rows`.
pub(super) fn draw(session: &Session, parts: &[Part], columns: usize, rows: usize) -> Frame {
    let (columns, rows) = (columns.max(2), rows.max(4));
    let room = rows - 3;
    let body = body(session, parts, columns);
    let most = body.len().saturating_sub(room);
    let scroll = if session.mode == Mode::Help { 0 } else { session.scroll.min(most) };
    let mut lines = vec![vec![run(&fill(&head(session), columns), Face::Marked)]];
    lines.extend(body.iter().skip(scroll).take(room).cloned());
    lines.resize(rows - 2, Vec::new());
    let left = body.len().saturating_sub(scroll + room);
    lines.push(vec![told(session, left, columns)]);
    let (last, column) = bottom(session, columns);
    lines.push(last);
    Frame { lines, cursor: column.map(|column| (column, rows - 1)), scroll }
}

fn head(session: &Session) -> String {
    let left = session.left();
    let Some(item) = session.item() else { return format!(" {left} left") };
    let sure = if item.confidence < 1.0 { format!(" · {:.0} % sure", item.confidence * 100.0) } else { String::new() };
    let path = &session.held[item.record].path;
    escaped(&format!(" {left} left · {} {}{sure} · {}", one(item.kind), item.id, path.file_name().unwrap_or_default()))
}

fn fill(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let space = columns.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(space))
}

fn body(session: &Session, parts: &[Part], columns: usize) -> Vec<Line> {
    match session.mode {
        Mode::Help => HELP.lines().flat_map(|line| wrap(&[run(line, Face::Plain)], columns, 3)).collect(),
        Mode::Label(chosen) => labels(session, chosen, columns),
        _ if session.item().is_none() => {
            let text = "Nothing is left to decide here. q to leave, b to go back, u to take the last act back.";
            wrap(&[run(text, Face::Plain)], columns, 0)
        }
        _ => {
            let mut lines: Vec<Line> = Vec::new();
            if let Some(why) = &session.why {
                lines.extend(wrap(&[run("Why: ", Face::Bold), run(why, Face::Plain)], columns, 0));
                lines.push(Vec::new());
            }
            for part in parts {
                lines.push(vec![run(&cut(&escaped(&part.heading), columns), Face::Bold)]);
                // What is left of a long field stands under its value.
                let indent = if part.lines.len() > 1 { 2 } else { 0 };
                lines.extend(part.lines.iter().flat_map(|runs| wrap(runs, columns, indent)));
                lines.push(Vec::new());
            }
            lines.pop();
            lines
        }
    }
}

fn labels(session: &Session, chosen: usize, columns: usize) -> Vec<Line> {
    let labels = session.item().map(|item| &session.labels[item.record][..]).unwrap_or_default();
    let value = session.value().unwrap_or_default();
    let has = |label: &str| value["labels"].as_array().is_some_and(|it| it.iter().any(|had| had == label));
    let line = |(index, label): (usize, &String)| {
        let mark = if has(label) { "x" } else { " " };
        let face = if index == chosen { Face::Marked } else { Face::Plain };
        vec![run(&cut(&escaped(&format!("{} [{mark}] {label}", index + 1)), columns), face)]
    };
    // The chosen one is in sight, however many there are.
    labels.iter().enumerate().skip(chosen.saturating_sub(8)).map(line).collect()
}

/// What is told of the last key, or how much is below.
fn told(session: &Session, left: usize, columns: usize) -> Run {
    let text = match &session.mode {
        _ if !session.said.is_empty() => session.said.clone(),
        Mode::Field(input) => {
            let start = input.text();
            let fields: Vec<String> = session.fields().into_iter().filter(|field| field.starts_with(&start)).collect();
            if fields.is_empty() {
                "no field starts so; o leads to those of the source".to_owned()
            } else {
                fields.join(" ")
            }
        }
        Mode::Value(..) => "Enter sets it, Esc leaves it; nothing takes the field away".to_owned(),
        Mode::Why(_) => "the reason of the next decision".to_owned(),
        Mode::Label(_) => "Enter puts it on or takes it off, Esc leaves".to_owned(),
        Mode::Look if left > 0 => format!("↓ {left} more {}", if left == 1 { "line" } else { "lines" }),
        Mode::Look | Mode::Help => String::new(),
    };
    run(&cut(&escaped(&text), columns), Face::Faint)
}

/// The last line, and the column of the cursor in it.
fn bottom(session: &Session, columns: usize) -> (Line, Option<usize>) {
    let typed = |name: &str, input: &super::input::Input| {
        let prompt = cut(&escaped(&format!("{name}: ")), columns / 2);
        let (text, column) = input.seen(columns - width(&prompt));
        let column = width(&prompt) + column;
        (vec![run(&prompt, Face::Bold), run(&text, Face::Plain)], Some(column.min(columns - 1)))
    };
    match &session.mode {
        Mode::Field(input) => typed("field", input),
        Mode::Value(field, input) => typed(field, input),
        Mode::Why(input) => typed("why", input),
        _ => (vec![run(&keys(columns), Face::Plain)], None),
    }
}

/// As many keys as there is room for.
fn keys(columns: usize) -> String {
    let (rest, always) = KEYS.split_at(KEYS.len() - 2);
    let join = |count: usize| rest[..count].iter().chain(always).copied().collect::<Vec<_>>().join("  ");
    let fitting = (0..=rest.len()).rev().map(join).find(|line| width(line) <= columns);
    fitting.unwrap_or_else(|| cut("? help  q quit", columns))
}
