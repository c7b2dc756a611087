//! What records say, handed out to programs for annotations: the items where they stand, and not only the works.
//!
//! To add a format: write its file, then add its `mod` line here and a place in [`ANNOTATIONS`].

mod row;
mod stam;
mod table;
mod web;

use crate::record::Record;
use crate::text::TextResource;
use std::io;

/// Every format, in the order in which `--help` lists them.
pub static ANNOTATIONS: &[&dyn AnnotationFormat] = &[&web::WebAnnotation, &stam::Stam, &table::Csv, &table::JsonLines];

/// A record and the article that it is of.
#[derive(Clone, Copy, Debug)]
pub struct Annotated<'a> {
    /// The record, as it was kept.
    pub record: &'a Record,
    /// The article, where it can be read.
    pub article: Option<&'a TextResource>,
}

/// A form in which annotations are handed out.
pub trait AnnotationFormat: Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &'static str;

    /// What it is, in a few words.
    fn about(&self) -> &'static str;

    /// Whether it holds the text of the articles, and cannot do without.
    fn holds_texts(&self) -> bool {
        false
    }

    /// Writes. Same input, same bytes.
    fn write(&self, articles: &[Annotated<'_>], out: &mut dyn io::Write) -> io::Result<()>;
}

#[cfg(test)]
mod tests;
