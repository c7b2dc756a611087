//! Texts that are hard on a reader: each is one thing over and over, `count` times. What is measured at 1, 2 and 4
//! times a size must take 1, 2 and 4 times as long.

use isnad::document::{self, Format};
use isnad::extract;
use isnad::text::TextResource;
use std::fmt::Write as _;

/// A text that is hard, and how it is written.
pub(crate) type Hard = (&'static str, Format, fn(usize) -> String);

/// Every such text.
pub(crate) const HARD: &[Hard] = &[
    ("brackets", Format::Markdown, |count| "[".repeat(count) + &"]".repeat(count)),
    ("brackets that never close", Format::Markdown, |count| "[".repeat(count)),
    ("emphasis", Format::Markdown, |count| "*a **b ".repeat(count)),
    ("stars and underscores", Format::Markdown, |count| "*_".repeat(count)),
    ("raised without end", Format::Markdown, |count| "a<sup>".repeat(count)),
    ("raised without end in HTML", Format::Html, |count| format!("<p>{}", "a<sup>".repeat(count))),
    ("elements inside elements", Format::Html, |count| "<div>".repeat(count)),
    ("backticks", Format::Markdown, |count| "`a ``b ".repeat(count)),
    ("quotations inside quotations", Format::Markdown, |count| "> ".repeat(count) + "a"),
    ("links", Format::Markdown, |count| "[Haj](https://a.example/x), ".repeat(count)),
    ("links in one note", Format::Markdown, |count| {
        format!(
            "It fell.[^1]\n\n[^1]: {}",
            "\"[Salt](https://a.example/x),\" *The Beacon*, May 3, 2016; ".repeat(count)
        )
    }),
    ("citations in one note", Format::Markdown, |count| {
        format!("It fell.[^1]\n\n[^1]: {}", "Rima Haj, *Salt* (Aden: Dar al-Nur, 1999), p. 4; ".repeat(count))
    }),
    ("short forms in one note", Format::Markdown, |count| {
        format!("It fell.[^1]\n\n[^1]: Rima Haj, *Salt* (Aden, 1999); {}", "Haj, *Salt*, 4; ".repeat(count))
    }),
    ("prose in one note", Format::Markdown, |count| {
        format!("It fell.[^1]\n\n[^1]: {}", "The town fell in May 1936 and the army left it. ".repeat(count))
    }),
    ("notes", Format::Markdown, |count| {
        (1..=count).fold(String::from("# Salt\n\n"), |mut text, number| {
            write!(text, "It fell to Haj.[^{number}]\n\n[^{number}]: Haj, *Salt*, {number}.\n\n")
                .expect("writing to a string cannot fail");
            text
        })
    }),
    ("one paragraph", Format::Markdown, |count| {
        "The town of Rawa fell in May 1936, and the army left it to Nur Haj. ".repeat(count)
    }),
    ("lines without a stop", Format::Markdown, |count| "the town of Rawa fell and\n\n".repeat(count)),
];

/// Reads a hard text the whole way.
pub(crate) fn read(text: &TextResource, format: Format) -> usize {
    let settings = document::Settings { format: Some(format), dialect: None };
    let reading = extract::read(document::read_as(text, settings), &extract::Settings::default());
    reading.notes.len() + reading.claims.len()
}
