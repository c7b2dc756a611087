//! TEI P5: each article as running text with its notes, what its record says of it as stand-off annotation, and the works
//! as `listBibl`.
//!
//! The text of an article is read again from its file, where that is at hand; without it, the claims stand for it. What is said of a stretch of
//! text (claims, dates, mentions of places) points to the empty elements `anchor` at its ends, since two such stretches
//! may overlap, as elements may not.

mod bibl;
mod body;
mod standoff;

use super::mods::xml_id;
use super::xml::Xml;
use super::{Export, Format};
use crate::document;
use crate::record::Record;
use bibl::bibl;
use std::io;

/// TEI.
#[derive(Debug)]
pub(super) struct Tei;

impl Format for Tei {
    fn name(&self) -> &'static str {
        "tei"
    }

    fn about(&self) -> &'static str {
        "TEI: texts, notes, claims and works"
    }

    fn is_data(&self) -> bool {
        true
    }

    fn wants_texts(&self) -> bool {
        true
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n")?;
        let mut xml = Xml::default();
        header(&mut xml, export.records);
        let articles: Vec<Option<document::Article<'_>>> =
            (0..export.records.len()).map(|index| export.texts.get(index)?.as_ref().map(document::read)).collect();
        let mut places = Vec::with_capacity(articles.len());
        for (index, (record, article)) in export.records.iter().zip(&articles).enumerate() {
            let ends = article.as_ref().map(|article| body::ends(article, record, index + 1)).unwrap_or_default();
            standoff::write(&mut xml, record, index + 1, &ends);
            out.write_all(xml.take().as_bytes())?;
            places.push(ends);
        }
        xml.open("text", &[]);
        xml.open("body", &[]);
        for (index, record) in export.records.iter().enumerate() {
            body::write(&mut xml, record, articles[index].as_ref(), index + 1, &places[index]);
            out.write_all(xml.take().as_bytes())?;
        }
        xml.open("div", &[("type", "bibliography")]);
        if export.sources.is_empty() {
            xml.leaf("p", &[], "No work is cited.");
        } else {
            xml.open("listBibl", &[]);
            for source in export.sources {
                bibl(&mut xml, source);
                out.write_all(xml.take().as_bytes())?;
            }
            xml.close();
        }
        xml.close();
        xml.close();
        xml.close();
        out.write_all(xml.take().as_bytes())?;
        out.write_all(b"</TEI>\n")
    }
}

fn header(xml: &mut Xml, records: &[Record]) {
    xml.open("teiHeader", &[]);
    xml.open("fileDesc", &[]);
    xml.open("titleStmt", &[]);
    let title = match records {
        [one] => one.article.title.as_deref().unwrap_or(&one.article.id),
        _ => "Works cited, with the notes that cite them",
    };
    xml.leaf("title", &[], title);
    if let [one] = records {
        for name in &one.article.authors {
            xml.leaf("author", &[], &name.display());
        }
    }
    xml.close();
    xml.open("publicationStmt", &[]);
    xml.leaf("p", &[], "Made by isnad from the records of the articles.");
    xml.close();
    xml.open("sourceDesc", &[]);
    if records.is_empty() {
        xml.leaf("p", &[], "Bibliographic data.");
    }
    for record in records {
        let title = record.article.title.as_deref().unwrap_or(&record.article.id);
        xml.leaf("bibl", &[("n", &record.article.file)], title);
    }
    xml.close();
    xml.close();
    xml.close();
}

/// The `xml:id` of `id` in the article of that number.
fn id_in(number: usize, id: &str) -> String {
    xml_id(&format!("a{number}-{id}"))
}
