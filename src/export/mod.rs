//! Bibliographies and data, one format a file. Knows nothing of where they go.
//!
//! To add a format: write its file, then add its `mod` line here and a place in [`FORMATS`]. Take the fields of a
//! source through `Unwritten`, and put what is left into the format's note.

mod annotations;
mod biblatex;
mod bibtex;
mod coins;
mod csl_json;
mod csl_yaml;
mod csv;
mod endnote;
mod geojson;
mod hayagriva;
mod json_lines;
mod key;
mod language;
mod latex;
mod mods;
mod read;
mod ris;
mod sqlite;
mod style;
mod tei;
mod title;
mod unwritten;
mod when;
mod xml;

#[cfg(test)]
mod round_trip;

pub use annotations::{ANNOTATIONS, Annotated, AnnotationFormat};
pub use key::{Pattern, PatternError, set_keys};
pub use read::{AnnotationError, LibraryError, Noted, library, web_annotations};
#[cfg(feature = "csl")]
pub use style::{CslError, CslStyle};
pub use style::{Markup, STYLES, Style};

use crate::record::{Record, Source};
use crate::rules::Target;
use crate::text::{TextResource, without_tracking};
use std::io;

/// Every format, in the order in which `--help` lists them.
pub static FORMATS: &[&dyn Format] = &[
    &biblatex::Biblatex,
    &bibtex::Bibtex,
    &ris::Ris,
    &csl_json::CslJson,
    &csl_yaml::CslYaml,
    &hayagriva::Hayagriva,
    &endnote::EndNote,
    &mods::Mods,
    &tei::Tei,
    &coins::Coins,
    &csv::Csv,
    &json_lines::JsonLines,
    &sqlite::Sqlite,
    &geojson::GeoJson,
];

/// What is written out.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The works, each once, in the order of a bibliography.
    pub sources: &'a [Source],
    /// The records they come from.
    pub records: &'a [Record],
    /// The articles of the records, where they are at hand; fewer than records, or none, where nobody wants them.
    pub texts: &'a [Option<TextResource>],
    /// How.
    pub settings: Settings,
}

/// What whoever asks may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether a translated title stands in brackets after the title. It is kept in a note either way.
    pub translations: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { translations: true }
    }
}

impl Target for &'static dyn Format {
    fn name(&self) -> &str {
        Format::name(*self)
    }

    fn losses(&self, source: &Source) -> Vec<&'static str> {
        self.loses(source)
    }
}

/// Takes out of the addresses of `sources` what only tells a site where its reader came from.
pub fn clean_addresses(sources: &mut [Source]) {
    for url in sources.iter_mut().filter_map(|source| source.url.as_mut()) {
        if let Some(clean) = without_tracking(url) {
            *url = clean;
        }
    }
}

/// A form in which works, or whole records, are handed out.
pub trait Format: Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &'static str;

    /// What it is, in a few words.
    fn about(&self) -> &'static str;

    /// Whether it is data rather than a bibliography, and keeps personal communications.
    fn is_data(&self) -> bool {
        false
    }

    /// Whether it holds the words of the articles.
    fn wants_texts(&self) -> bool {
        false
    }

    /// Writes. Same input, same bytes.
    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// The fields of `source` that it cannot hold, or not whole. What people decided on a source is no part of a
    /// bibliography, and not counted.
    fn loses(&self, _source: &Source) -> Vec<&'static str> {
        Vec::new()
    }
}
