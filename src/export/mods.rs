//! MODS, as libraries exchange it (Library of Congress). Version 3.4 has all that is used here, and every reader
//! knows it.

use super::language::Language;
use super::unwritten::Unwritten;
use super::when::{End, When, write};
use super::xml::Xml;
use super::{Export, Format};
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};
use std::io;

/// MODS.
#[derive(Debug)]
pub(super) struct Mods;

impl Format for Mods {
    fn name(&self) -> &'static str {
        "mods"
    }

    fn about(&self) -> &'static str {
        "MODS, for libraries"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modsCollection xmlns=\"http://www.loc.gov/mods/v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-4.xsd\">\n")?;
        let mut xml = Xml::default();
        for source in export.sources {
            item(&mut xml, source);
            out.write_all(xml.take().as_bytes())?;
        }
        out.write_all(b"</modsCollection>\n")
    }
}

fn item(xml: &mut Xml, source: &Source) {
    let mut unwritten = Unwritten::new(source);
    xml.open("mods", &[("ID", &xml_id(&source.id)), ("version", "3.4")]);
    if let Some(title) = unwritten.text(TextField::Title) {
        titles(xml, &[], title);
    }
    if let Some(title) = unwritten.text(TextField::TitleTranslation) {
        titles(xml, &[("type", "translated"), ("lang", "eng")], title);
    }
    if let Some(title) = unwritten.text(TextField::TitleOriginal) {
        titles(xml, &[("type", "alternative"), ("displayLabel", "original script")], title);
    }
    if let Some(title) = unwritten.text(TextField::TitleShort) {
        titles(xml, &[("type", "abbreviated")], title);
    }
    for (field, role) in [
        (NamesField::Author, "aut"),
        (NamesField::Translator, "trl"),
        (NamesField::Interviewer, "ivr"),
        (NamesField::Recipient, "rcp"),
    ] {
        names(xml, unwritten.names(field), role);
    }
    let host = source.container_title.is_some();
    if !host {
        names(xml, unwritten.names(NamesField::Editor), "edt");
    }
    xml.leaf("genre", &[("authority", "csl")], source.kind.as_str());
    if let Some(genre) = unwritten.text(TextField::Genre) {
        xml.leaf("genre", &[], genre);
    }
    origin(xml, source, &mut unwritten);
    if let Some(language) = source.language.as_deref().and_then(Language::of) {
        xml.open("language", &[]);
        xml.leaf("languageTerm", &[("type", "code"), ("authority", "iso639-2b")], language.code);
        if language.is_transliterated {
            xml.leaf("scriptTerm", &[("type", "code"), ("authority", "iso15924")], "Latn");
        }
        xml.close();
    }
    if host || source.collection_title.is_some() {
        related(xml, source, &mut unwritten, host);
    }
    for label in &source.labels {
        xml.open("subject", &[]);
        xml.leaf("topic", &[], label);
        xml.close();
    }
    for (field, kind) in
        [(TextField::Doi, "doi"), (TextField::Isbn, "isbn"), (TextField::Issn, "issn"), (TextField::Number, "number")]
    {
        if let Some(text) = unwritten.text(field) {
            xml.leaf("identifier", &[("type", kind)], text);
        }
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        let accessed = unwritten.date(DateField::Accessed).map_or("", |date| date.as_str());
        xml.open("location", &[]);
        xml.leaf("url", &[("dateLastAccessed", accessed)], url);
        xml.close();
    }
    if let Some(archive) = unwritten.text(TextField::Archive) {
        xml.open("location", &[]);
        xml.leaf("physicalLocation", &[], archive);
        if let Some(mark) = unwritten.text(TextField::ArchiveLocation) {
            xml.leaf("shelfLocator", &[], mark);
        }
        xml.close();
    }
    for line in unwritten.lines() {
        xml.leaf("note", &[], &line);
    }
    xml.close();
}

/// Where, by whom and when; the element may not be empty.
fn origin(xml: &mut Xml, source: &Source, unwritten: &mut Unwritten<'_>) {
    let words = [&source.publisher_place, &source.publisher, &source.edition];
    if words.iter().all(|words| words.is_none()) && source.issued.is_none() && source.original_date.is_none() {
        return;
    }
    xml.open("originInfo", &[]);
    if let Some(place) = unwritten.text(TextField::PublisherPlace) {
        xml.open("place", &[]);
        xml.leaf("placeTerm", &[("type", "text")], place);
        xml.close();
    }
    if let Some(publisher) = unwritten.text(TextField::Publisher) {
        xml.leaf("publisher", &[], publisher);
    }
    date(xml, "dateIssued", unwritten.date(DateField::Issued));
    date(xml, "dateOther", unwritten.date(DateField::OriginalDate));
    if let Some(edition) = unwritten.text(TextField::Edition) {
        xml.leaf("edition", &[], edition);
    }
    xml.close();
}

/// A name of XML: no digit at its head.
pub(super) fn xml_id(id: &str) -> String {
    let safe = super::key::safe(id).replace(':', "-");
    if safe.starts_with(|c: char| c.is_ascii_alphabetic()) { safe } else { format!("s{safe}") }
}

fn titles(xml: &mut Xml, attributes: &[(&str, &str)], title: &str) {
    xml.open("titleInfo", attributes);
    xml.leaf("title", &[], title);
    xml.close();
}

fn names(xml: &mut Xml, names: &[Name], role: &str) {
    for name in names {
        let person = name.literal.is_none();
        xml.open("name", &[("type", if person { "personal" } else { "" })]);
        if let Some(literal) = &name.literal {
            xml.leaf("namePart", &[], literal);
        }
        for (part, kind) in [(&name.family, "family"), (&name.given, "given"), (&name.suffix, "termsOfAddress")] {
            if let Some(part) = part {
                xml.leaf("namePart", &[("type", kind)], part);
            }
        }
        xml.open("role", &[]);
        xml.leaf("roleTerm", &[("type", "code"), ("authority", "marcrelator")], role);
        xml.close();
        xml.close();
    }
}

fn date(xml: &mut Xml, name: &'static str, date: Option<&Edtf>) {
    let Some(date) = date else { return };
    let when = When::of(date);
    let doubt = when.map_or("", |when| match (when.approximate, when.uncertain) {
        (true, _) => "approximate",
        (false, true) => "questionable",
        (false, false) => "",
    });
    let plain = when.filter(|when| when.start.season().is_none() && when.start.unknown_digits == 0);
    match plain.map(|when| (when, when.end)) {
        Some((when, End::Same)) => {
            xml.leaf(name, &[("encoding", "w3cdtf"), ("qualifier", doubt)], &write(when.start));
        }
        Some((when, End::At(end))) => {
            xml.leaf(name, &[("encoding", "w3cdtf"), ("point", "start"), ("qualifier", doubt)], &write(when.start));
            xml.leaf(name, &[("encoding", "w3cdtf"), ("point", "end"), ("qualifier", doubt)], &write(end));
        }
        _ => xml.leaf(name, &[("encoding", "edtf")], date.as_str()),
    }
}

/// What holds it: the periodical, book or series.
fn related(xml: &mut Xml, source: &Source, unwritten: &mut Unwritten<'_>, host: bool) {
    xml.open("relatedItem", &[("type", if host { "host" } else { "series" })]);
    let container = unwritten.text(TextField::ContainerTitle);
    if let Some(title) = container.or_else(|| unwritten.text(TextField::CollectionTitle)) {
        titles(xml, &[], title);
    }
    if host {
        names(xml, unwritten.names(NamesField::Editor), "edt");
        names(xml, unwritten.names(NamesField::ContainerAuthor), "aut");
        if source.kind == SourceType::ArticleNewspaper {
            xml.leaf("genre", &[("authority", "marcgt")], "newspaper");
        }
    }
    let parts = [(TextField::Volume, "volume"), (TextField::Issue, "issue")];
    if parts.iter().any(|(field, _)| field.of(source).is_some()) || source.page.is_some() {
        xml.open("part", &[]);
        for (field, kind) in parts {
            if let Some(text) = unwritten.text(field) {
                xml.open("detail", &[("type", kind)]);
                xml.leaf("number", &[], text);
                xml.close();
            }
        }
        if let Some(pages) = unwritten.text(TextField::Page) {
            xml.open("extent", &[("unit", "page")]);
            match pages.split_once('–') {
                Some((from, to)) if !to.contains([',', '–']) => {
                    xml.leaf("start", &[], from);
                    xml.leaf("end", &[], to);
                }
                _ => xml.leaf("list", &[], pages),
            }
            xml.close();
        }
        xml.close();
    }
    xml.close();
}
