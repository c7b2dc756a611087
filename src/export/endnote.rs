//! EndNote XML, which EndNote and Zotero import.

use super::title::title;
use super::unwritten::Unwritten;
use super::when::When;
use super::xml::Xml;
use super::{Export, Format, Settings};
use crate::record::{DateField, Name, NamesField, Source, SourceType, TextField};
use std::io;

/// EndNote XML.
#[derive(Debug)]
pub(super) struct EndNote;

impl Format for EndNote {
    fn name(&self) -> &'static str {
        "endnote"
    }

    fn about(&self) -> &'static str {
        "EndNote XML"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml><records>\n")?;
        let mut xml = Xml::default();
        for (index, source) in export.sources.iter().enumerate() {
            item(&mut xml, source, index + 1, export.settings);
            out.write_all(xml.take().as_bytes())?;
        }
        out.write_all(b"</records></xml>\n")
    }
}

/// EndNote's names and numbers of types.
fn kind(kind: SourceType) -> (&'static str, &'static str) {
    use SourceType as T;
    match kind {
        T::ArticleJournal | T::Article | T::Review | T::ReviewBook => ("Journal Article", "17"),
        T::ArticleMagazine => ("Magazine Article", "19"),
        T::ArticleNewspaper => ("Newspaper Article", "23"),
        T::Book | T::Collection | T::Pamphlet => ("Book", "6"),
        T::Chapter => ("Book Section", "5"),
        T::Classic => ("Classical Work", "49"),
        T::Entry | T::EntryEncyclopedia => ("Encyclopedia", "53"),
        T::EntryDictionary => ("Dictionary", "52"),
        T::Thesis => ("Thesis", "32"),
        T::Report => ("Report", "27"),
        T::PaperConference => ("Conference Paper", "47"),
        T::Manuscript => ("Manuscript", "36"),
        T::Map => ("Map", "20"),
        T::PersonalCommunication => ("Personal Communication", "26"),
        T::MotionPicture => ("Film or Broadcast", "21"),
        T::Broadcast => ("Audiovisual Material", "3"),
        T::Legislation | T::Regulation | T::Treaty => ("Statute", "31"),
        T::LegalCase => ("Case", "7"),
        T::Bill => ("Bill", "4"),
        T::Hearing => ("Hearing", "14"),
        T::Dataset => ("Dataset", "59"),
        T::Software => ("Computer Program", "9"),
        T::PostWeblog => ("Blog", "56"),
        T::Webpage | T::Post => ("Web Page", "12"),
        _ => ("Generic", "13"),
    }
}

fn item(xml: &mut Xml, source: &Source, number: usize, settings: Settings) {
    let mut unwritten = Unwritten::new(source);
    let (name, code) = kind(source.kind);
    xml.open("record", &[]);
    xml.leaf("rec-number", &[], &number.to_string());
    xml.leaf("label", &[], &source.id);
    xml.leaf("ref-type", &[("name", name)], code);
    contributors(xml, &mut unwritten);
    xml.open("titles", &[]);
    unwritten.text(TextField::Title);
    xml.leaf("title", &[], &title(source, settings).unwrap_or_default());
    for (field, name) in [
        (TextField::ContainerTitle, "secondary-title"),
        (TextField::CollectionTitle, "tertiary-title"),
        (TextField::TitleShort, "short-title"),
    ] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf(name, &[], text);
        }
    }
    xml.close();
    for (field, name) in [
        (TextField::Page, "pages"),
        (TextField::Volume, "volume"),
        (TextField::Issue, "number"),
        (TextField::NumberOfVolumes, "num-vols"),
        (TextField::Edition, "edition"),
        (TextField::Section, "section"),
    ] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf(name, &[], text);
        }
    }
    if !source.labels.is_empty() {
        xml.open("keywords", &[]);
        for label in &source.labels {
            xml.leaf("keyword", &[], label);
        }
        xml.close();
    }
    if let Some(date) = &source.issued {
        let when = When::of(date);
        xml.open("dates", &[]);
        let year = when.filter(|when| when.start.unknown_digits == 0).map(|when| format!("{:04}", when.start.year));
        xml.leaf("year", &[], year.as_deref().unwrap_or(date.as_str()));
        xml.open("pub-dates", &[]);
        xml.leaf("date", &[], date.as_str());
        xml.close();
        xml.close();
        unwritten.date(DateField::Issued);
    }
    for (field, name) in [(TextField::PublisherPlace, "pub-location"), (TextField::Publisher, "publisher")] {
        if let Some(text) = unwritten.text(field) {
            xml.leaf(name, &[], text);
        }
    }
    if let Some(text) = source.isbn.as_deref().or(source.issn.as_deref()) {
        unwritten.text(if source.isbn.is_some() { TextField::Isbn } else { TextField::Issn });
        xml.leaf("isbn", &[], text);
    }
    if let Some(doi) = unwritten.text(TextField::Doi) {
        xml.leaf("electronic-resource-num", &[], doi);
    }
    if let Some(language) = unwritten.text(TextField::Language) {
        xml.leaf("language", &[], language);
    }
    if let Some(genre) = unwritten.text(TextField::Genre) {
        xml.leaf("work-type", &[], genre);
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        xml.open("urls", &[]);
        xml.open("related-urls", &[]);
        xml.leaf("url", &[], url);
        xml.close();
        xml.close();
        if let Some(date) = unwritten.date(DateField::Accessed) {
            xml.leaf("access-date", &[], date.as_str());
        }
    }
    let mut lines = unwritten.lines();
    if matches!(name, "Generic" | "Journal Article" | "Web Page" | "Statute" | "Book" | "Encyclopedia") {
        lines.insert(0, format!("type: {}", source.kind));
    }
    if !lines.is_empty() {
        xml.leaf("notes", &[], &lines.join("\n"));
    }
    xml.close();
}

fn contributors(xml: &mut Xml, unwritten: &mut Unwritten<'_>) {
    xml.open("contributors", &[]);
    for (field, list) in [
        (NamesField::Author, "authors"),
        (NamesField::Editor, "secondary-authors"),
        (NamesField::Translator, "subsidiary-authors"),
    ] {
        let people = unwritten.names(field);
        if !people.is_empty() {
            xml.open(list, &[]);
            for name in people {
                xml.leaf("author", &[], &person(name));
            }
            xml.close();
        }
    }
    xml.close();
}

/// `Family, Given`; a body ends in a comma, so that it is not taken apart.
fn person(name: &Name) -> String {
    match (&name.literal, &name.family) {
        (Some(literal), _) => format!("{literal},"),
        (None, family) => {
            let parts = [family, &name.given, &name.suffix];
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
        }
    }
}
