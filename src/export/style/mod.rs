//! Works as they are printed: in a bibliography, and in notes.
//!
//! The forms are those of *The Chicago Manual of Style* (17th edition of 2017, chapter 14; 18th of 2024, chapters 13
//! and 14), and of the *International Journal of Middle East Studies*, which has Chicago's notes with the translation of
//! a title in round brackets, and Ibid. To add a style: add a line to [`STYLES`], and to `Rules` what is new in it.

#[cfg(feature = "csl")]
mod csl;
mod notes;
mod pages;
mod parts;
mod quotes;
mod rich;
mod short;
mod words;
mod work;

#[cfg(feature = "csl")]
pub use csl::{CslError, CslStyle};
pub use rich::Markup;

pub(super) use parts::name_of_untitled;

use super::Settings;
use crate::record::{Record, Source};
use std::io;
use words::EtAl;

/// Every style, in the order in which `--help` lists them.
pub static STYLES: &[Style] = &[
    Style { name: "chicago-notes", about: "notes, Chicago, 18th edition", rules: CHICAGO_18, is_notes: true },
    Style { name: "chicago-notes-17", about: "notes, Chicago, 17th edition", rules: CHICAGO_17, is_notes: true },
    Style {
        name: "chicago-bibliography",
        about: "bibliography, Chicago, 18th edition",
        rules: CHICAGO_18,
        is_notes: false,
    },
    Style {
        name: "chicago-bibliography-17",
        about: "bibliography, Chicago, 17th edition",
        rules: CHICAGO_17,
        is_notes: false,
    },
    Style { name: "ijmes", about: "notes, International Journal of Middle East Studies", rules: IJMES, is_notes: true },
    Style {
        name: "ijmes-bibliography",
        about: "bibliography, International Journal of Middle East Studies",
        rules: IJMES,
        is_notes: false,
    },
];

/// A way of printing works.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    rules: Rules,
    /// Whether it prints the notes of articles, and not a bibliography.
    pub is_notes: bool,
}

/// In what the styles differ.
#[derive(Clone, Copy, Debug)]
struct Rules {
    /// The place of publication stands before the publisher (dropped by the 18th edition, 14.30).
    place: bool,
    /// A repeated reference is "Ibid."; else the short form without the title (17th ed., 14.34; 18th ed., 13.37).
    ibid: bool,
    /// What stands around the translation of a title.
    brackets: (&'static str, &'static str),
    /// Names in notes.
    notes: EtAl,
    /// Names in a bibliography.
    bibliography: EtAl,
    /// The pages of a chapter stand in the bibliography and in a first reference (no longer in the 18th edition, 14.8).
    chapter_pages: bool,
    /// What stands before the word under which an entry is found (17th ed., 14.234; 18th ed., 14.130).
    under: &'static str,
}

const CHICAGO_17: Rules = Rules {
    place: true,
    ibid: false,
    brackets: ("[", "]"),
    notes: EtAl { all: 3, first: 1 },
    bibliography: EtAl { all: 10, first: 7 },
    chapter_pages: true,
    under: "s.v.",
};

const CHICAGO_18: Rules = Rules {
    place: false,
    ibid: false,
    brackets: ("[", "]"),
    notes: EtAl { all: 2, first: 1 },
    bibliography: EtAl { all: 6, first: 3 },
    chapter_pages: false,
    under: "under",
};

const IJMES: Rules = Rules { ibid: true, brackets: ("(", ")"), ..CHICAGO_17 };

impl Style {
    /// Writes `sources` as a bibliography, in the order given, or the notes of `records` with the works that they
    /// cite taken from `sources`.
    pub fn write(
        &self,
        sources: &[Source],
        records: &[Record],
        settings: Settings,
        markup: Markup,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        if self.is_notes {
            let known = notes::known(sources);
            return notes::write(records, markup, out, &mut |record| {
                notes::bodies(&self.rules, settings, markup, &known, record)
            });
        }
        let entries =
            sources.iter().map(|source| (source.id.as_str(), work::entry(source, &self.rules, settings, markup)));
        write_entries(entries, markup, out)
    }
}

/// Writes entries of a bibliography, each with the id of its work.
fn write_entries<'e>(
    entries: impl Iterator<Item = (&'e str, String)>,
    markup: Markup,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if markup == Markup::Html {
        out.write_all(b"<div class=\"bibliography\">\n")?;
    }
    for (index, (id, entry)) in entries.enumerate() {
        match markup {
            Markup::Html => writeln!(out, "<p id=\"{}\">{entry}</p>", super::key::safe(id))?,
            Markup::Text => writeln!(out, "{entry}")?,
            Markup::Markdown if index == 0 => writeln!(out, "{entry}")?,
            Markup::Markdown => writeln!(out, "\n{entry}")?,
        }
    }
    if markup == Markup::Html {
        out.write_all(b"</div>\n")?;
    }
    Ok(())
}
