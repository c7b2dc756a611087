//! Word's footnotes and endnotes: how they are called, and where they are written.

use super::part::attribute;
use super::writer::{Writer, escaped};
use quick_xml::events::BytesStart;
use std::fmt::Write as _;

/// The two kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Foot,
    End,
}

impl Writer {
    /// The marker of a note, numbered in the order of the markers, unless a sign of the author's follows.
    pub(super) fn marker(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let id = (kind, attribute(tag, b"id").unwrap_or_default());
        if self.deleted > 0 {
            return;
        }
        if attribute(tag, b"customMarkFollows").is_some_and(|follows| !matches!(&*follows, "0" | "false")) {
            self.custom = Some(id);
            return;
        }
        let label = self.next_label(kind);
        self.call(id, label);
    }

    /// Writes the marker that calls the note `id` by `label`.
    pub(super) fn call(&mut self, id: (Kind, String), label: String) {
        self.close();
        let name = name(id.0);
        let shown = escaped(&label);
        write!(self.paragraph, "<sup><a href=\"#{name}{shown}\">{shown}</a></sup>")
            .expect("writing to a string cannot fail");
        self.order.push(id.clone());
        self.labels.insert(id, label);
    }

    /// The number of the next note of a kind. Where nothing is said footnotes are counted 1, 2, 3; endnotes too,
    /// unless there are both, when Word counts them i, ii, iii.
    pub(super) fn next_label(&mut self, kind: Kind) -> String {
        let number = self.numbered.entry(kind).or_default();
        *number += 1;
        let number = *number;
        match self.formats.get(&kind).map(String::as_str) {
            Some("lowerRoman" | "upperRoman") => roman(number),
            Some("chicago") => chicago(number),
            None if self.both && kind == Kind::End => roman(number),
            // Letters are no label that a reader of notes knows; the number says as much.
            _ => number.to_string(),
        }
    }

    pub(super) fn write_notes(&mut self, kind: Kind, html: &mut String) {
        let mut ids: Vec<(Kind, String)> = self.order.iter().filter(|(other, _)| *other == kind).cloned().collect();
        let mut seen: std::collections::HashSet<(Kind, String)> = ids.iter().cloned().collect();
        ids.extend(self.read.iter().filter(|id| id.0 == kind && seen.insert((*id).clone())).cloned());
        for id in ids {
            let Some(words) = self.notes.remove(&id) else { continue };
            let label = match self.labels.get(&id) {
                Some(label) => label.clone(),
                None => self.next_label(kind),
            };
            let label = escaped(&label);
            let name = name(kind);
            let words = words.trim_end();
            let words = match words.strip_prefix("<p>") {
                Some(rest) => {
                    let rest = without_sign(rest.trim_start(), &label);
                    format!("<p><a href=\"#{name}ref{label}\">{label}</a> {rest}")
                }
                None => format!("<p><a href=\"#{name}ref{label}\">{label}</a></p>{words}"),
            };
            writeln!(html, "<div id=\"{name}{label}\">{words}</div>").expect("writing to a string cannot fail");
        }
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Foot => "fn",
        Kind::End => "en",
    }
}

/// The words of a note without the sign of its own that they open with.
fn without_sign<'n>(words: &'n str, label: &str) -> std::borrow::Cow<'n, str> {
    let bare = words.strip_prefix("<sup>").unwrap_or(words);
    let raised = bare.len() < words.len();
    match bare.strip_prefix(label) {
        Some(rest) if !label.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let rest = if raised { rest.replacen("</sup>", "", 1) } else { rest.to_owned() };
            rest.trim_start().to_owned().into()
        }
        _ => words.into(),
    }
}

/// The signs that Word calls those of the Chicago manual: `*`, `†`, `‡`, `§`, then each of them twice.
fn chicago(number: usize) -> String {
    let sign = ["*", "†", "‡", "§"][(number - 1) % 4];
    sign.repeat((number - 1) / 4 + 1)
}

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    format!("{}{}{}", "c".repeat(number / 100), TENS[number / 10 % 10], ONES[number % 10])
}
