//! TEI P5: the works as `listBibl`, and each article's notes, claims, dates and places as its record has them.

use super::mods::xml_id;
use super::unwritten::Unwritten;
use super::when::{End, When, write};
use super::xml::Xml;
use super::{Export, Format};
use crate::record::{DateField, Edtf, Name, NamesField, Record, Source, SourceType, TextField};
use std::io;

/// TEI.
#[derive(Debug)]
pub(super) struct Tei;

impl Format for Tei {
    fn name(&self) -> &'static str {
        "tei"
    }

    fn about(&self) -> &'static str {
        "TEI: works, notes and claims"
    }

    fn is_data(&self) -> bool {
        true
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n")?;
        let mut xml = Xml::default();
        header(&mut xml, export.records);
        xml.open("text", &[]);
        xml.open("body", &[]);
        for (index, record) in export.records.iter().enumerate() {
            article(&mut xml, index + 1, record);
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

/// The article: its claims with references to its notes, and the notes with references to the works.
fn article(xml: &mut Xml, number: usize, record: &Record) {
    let id = |id: &str| xml_id(&format!("a{number}-{id}"));
    xml.open("div", &[("type", "article"), ("n", &record.article.id)]);
    xml.leaf("head", &[], record.article.title.as_deref().unwrap_or(&record.article.id));
    for claim in &record.claims {
        let notes: Vec<String> = claim.notes.iter().map(|note| format!("#{}", id(note))).collect();
        xml.open("ab", &[("type", "claim"), ("xml:id", &id(&claim.id))]);
        xml.leaf("seg", &[], &claim.text);
        for (note, target) in claim.notes.iter().zip(&notes) {
            xml.leaf("ref", &[("type", "note"), ("target", target)], note.trim_start_matches('n'));
        }
        xml.close();
    }
    if !record.dates.is_empty() {
        xml.open("ab", &[("type", "dates")]);
        for date in &record.dates {
            // `when` has only what W3C's types have; EDTF is the custom form.
            let plain = When::of(&date.edtf).filter(When::is_plain).filter(|when| when.start.season().is_none());
            match plain {
                Some(when) => xml.leaf("date", &[("when", &write(when.start))], &date.text),
                None => xml.leaf("date", &[("when-custom", date.edtf.as_str())], &date.text),
            }
        }
        xml.close();
    }
    if !record.places.is_empty() {
        xml.open("listPlace", &[]);
        for place in &record.places {
            xml.open("place", &[("xml:id", &id(&format!("p-{}", place.id)))]);
            xml.leaf("placeName", &[], &place.name);
            if let Some(country) = &place.country {
                xml.leaf("country", &[("key", country)], country);
            }
            if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
                xml.open("location", &[]);
                xml.leaf("geo", &[], &format!("{lat} {lon}"));
                xml.close();
            }
            if let Some(number) = place.geonames {
                xml.leaf("idno", &[("type", "geonames")], &number.to_string());
            }
            xml.close();
        }
        xml.close();
    }
    for note in &record.notes {
        xml.open("note", &[("xml:id", &id(&note.id)), ("n", &note.number), ("place", "foot")]);
        xml.leaf("p", &[], &note.text);
        for cited in note.citations.iter().filter(|cited| cited.source.is_some()) {
            let target = cited.source.as_deref().map_or_else(String::new, |source| format!("#{}", xml_id(source)));
            let place = cited.locator.as_ref();
            let words = place.map_or_else(String::new, |place| place.value.clone());
            let unit = place.map_or("", |place| place.label.as_str());
            xml.open("bibl", &[]);
            xml.leaf("ptr", &[("target", &target)], "");
            if !words.is_empty() {
                xml.leaf("citedRange", &[("unit", unit)], &words);
            }
            xml.close();
        }
        xml.close();
    }
    // A division must hold something.
    if record.claims.is_empty() && record.notes.is_empty() && record.dates.is_empty() && record.places.is_empty() {
        xml.leaf("p", &[], "");
    }
    xml.close();
}

/// A work as `biblStruct`: the part (`analytic`), what holds it (`monogr`), the series.
fn bibl(xml: &mut Xml, source: &Source) {
    let mut unwritten = Unwritten::new(source);
    xml.open("biblStruct", &[("xml:id", &xml_id(&source.id)), ("type", source.kind.as_str())]);
    let part = source.container_title.is_some();
    let level = match source.kind {
        SourceType::ArticleJournal | SourceType::ArticleMagazine | SourceType::ArticleNewspaper => "j",
        _ => "m",
    };
    let language = source.language.as_deref().unwrap_or_default();
    xml.open(if part { "analytic" } else { "monogr" }, &[]);
    names(xml, "author", unwritten.names(NamesField::Author), None);
    if !part {
        names(xml, "editor", unwritten.names(NamesField::Editor), None);
    }
    names(xml, "editor", unwritten.names(NamesField::Translator), Some("translator"));
    unwritten.text(TextField::Language);
    let own = if part { "a" } else { "m" };
    let title = unwritten.text(TextField::Title).unwrap_or_default();
    xml.leaf("title", &[("level", own), ("xml:lang", language)], title);
    if let Some(title) = unwritten.text(TextField::TitleTranslation) {
        xml.leaf("title", &[("level", own), ("type", "translation"), ("xml:lang", "en")], title);
    }
    if let Some(title) = unwritten.text(TextField::TitleOriginal) {
        xml.leaf("title", &[("level", own), ("type", "original-script")], title);
    }
    if let Some(title) = unwritten.text(TextField::TitleShort) {
        xml.leaf("title", &[("level", own), ("type", "short")], title);
    }
    for (field, kind) in [(TextField::Doi, "DOI"), (TextField::Number, "number")] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf("idno", &[("type", kind)], text);
        }
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        xml.leaf("ptr", &[("target", &super::latex::address(url))], "");
    }
    if part {
        xml.close();
        xml.open("monogr", &[]);
        names(xml, "author", unwritten.names(NamesField::ContainerAuthor), None);
        names(xml, "editor", unwritten.names(NamesField::Editor), None);
        xml.leaf("title", &[("level", level)], unwritten.text(TextField::ContainerTitle).unwrap_or_default());
    }
    for (field, kind) in [(TextField::Isbn, "ISBN"), (TextField::Issn, "ISSN")] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf("idno", &[("type", kind)], text);
        }
    }
    if let Some(edition) = unwritten.text(TextField::Edition) {
        xml.leaf("edition", &[], edition);
    }
    imprint(xml, source, &mut unwritten);
    xml.close();
    if let Some(series) = unwritten.text(TextField::CollectionTitle) {
        xml.open("series", &[]);
        xml.leaf("title", &[("level", "s")], series);
        if let Some(number) = unwritten.text(TextField::CollectionNumber) {
            xml.leaf("biblScope", &[("unit", "number")], number);
        }
        xml.close();
    }
    for line in unwritten.lines() {
        xml.leaf("note", &[], &line);
    }
    xml.close();
}

fn names(xml: &mut Xml, element: &'static str, names: &[Name], role: Option<&str>) {
    for name in names {
        xml.open(element, &[("role", role.unwrap_or_default())]);
        if let Some(literal) = &name.literal {
            xml.leaf("name", &[], literal);
        } else {
            xml.open("persName", &[]);
            for (part, tag) in [(&name.given, "forename"), (&name.family, "surname"), (&name.suffix, "genName")] {
                if let Some(part) = part {
                    xml.leaf(tag, &[], part);
                }
            }
            xml.close();
        }
        xml.close();
    }
}

fn imprint(xml: &mut Xml, source: &Source, unwritten: &mut Unwritten<'_>) {
    xml.open("imprint", &[]);
    for (field, tag) in [(TextField::PublisherPlace, "pubPlace"), (TextField::Publisher, "publisher")] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf(tag, &[], text);
        }
    }
    match unwritten.date(DateField::Issued) {
        Some(day) => date(xml, "published", day),
        None => xml.leaf("date", &[], "n.d."),
    }
    if let Some(day) = unwritten.date(DateField::OriginalDate) {
        date(xml, "original", day);
    }
    if let Some(day) = unwritten.date(DateField::Accessed) {
        date(xml, "accessed", day);
    }
    for (field, unit) in [(TextField::Volume, "volume"), (TextField::Issue, "issue"), (TextField::Page, "page")] {
        if field.of(source).is_some()
            && let Some(text) = unwritten.text(field)
        {
            xml.leaf("biblScope", &[("unit", unit)], text);
        }
    }
    xml.close();
}

fn date(xml: &mut Xml, kind: &str, date: &Edtf) {
    let when = When::of(date).filter(|when| when.start.season().is_none() && when.start.unknown_digits == 0);
    match when.map(|when| (when, when.end)) {
        Some((when, End::Same)) if when.is_plain() => {
            xml.leaf("date", &[("type", kind), ("when", &write(when.start))], date.as_str());
        }
        Some((when, End::Same)) => {
            xml.leaf("date", &[("type", kind), ("when", &write(when.start)), ("cert", "low")], date.as_str());
        }
        Some((when, End::At(end))) => {
            let attributes = [("type", kind), ("from", &write(when.start)), ("to", &write(end))];
            xml.leaf("date", &attributes.map(|(key, value): (&str, &str)| (key, value)), date.as_str());
        }
        _ => xml.leaf("date", &[("type", kind), ("when-custom", date.as_str())], date.as_str()),
    }
}
