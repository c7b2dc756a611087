//! RIS, as EndNote, Zotero and Mendeley read it (Research Information Systems' tags, in the reading of Zotero).

use super::title::{self, title};
use super::unwritten::Unwritten;
use super::when::When;
use super::{Export, Format, Settings};
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};
use std::fmt::Write as _;
use std::io;

/// RIS.
#[derive(Debug)]
pub(super) struct Ris;

impl Format for Ris {
    fn name(&self) -> &'static str {
        "ris"
    }

    fn about(&self) -> &'static str {
        "RIS, for EndNote, Zotero and Mendeley"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for source in export.sources {
            out.write_all(item(source, export.settings).as_bytes())?;
        }
        Ok(())
    }

    fn loses(&self, source: &Source) -> Vec<&'static str> {
        let parts = |name: &Name| [name.literal.clone(), name.family.clone(), name.given.clone(), name.suffix.clone()];
        let parted = |name: &Name| parts(name).into_iter().flatten().any(|part| part.contains(','));
        let fields = NAMES.iter().filter(|(_, field)| field.of(source).iter().any(parted));
        fields.map(|(_, field)| field.name()).collect()
    }
}

/// The types of RIS with those of CSL that they stand for; the first is what a reader takes it for.
pub(super) const TYPES: &[(&str, &[SourceType])] = &[
    ("JOUR", &[SourceType::ArticleJournal, SourceType::Review, SourceType::ReviewBook, SourceType::Article]),
    ("MGZN", &[SourceType::ArticleMagazine]),
    ("NEWS", &[SourceType::ArticleNewspaper]),
    ("BOOK", &[SourceType::Book, SourceType::Collection]),
    ("CHAP", &[SourceType::Chapter]),
    ("CLSWK", &[SourceType::Classic]),
    ("ENCYC", &[SourceType::EntryEncyclopedia, SourceType::Entry]),
    ("DICT", &[SourceType::EntryDictionary]),
    ("THES", &[SourceType::Thesis]),
    ("RPRT", &[SourceType::Report]),
    ("CPAPER", &[SourceType::PaperConference]),
    ("BILL", &[SourceType::Bill]),
    ("STAT", &[SourceType::Legislation, SourceType::Regulation, SourceType::Treaty]),
    ("CASE", &[SourceType::LegalCase]),
    ("HEAR", &[SourceType::Hearing]),
    ("PAT", &[SourceType::Patent]),
    ("STAND", &[SourceType::Standard]),
    ("PCOMM", &[SourceType::PersonalCommunication]),
    ("MANSCPT", &[SourceType::Manuscript]),
    ("MAP", &[SourceType::Map]),
    ("MPCT", &[SourceType::MotionPicture]),
    ("VIDEO", &[SourceType::Broadcast]),
    ("SOUND", &[SourceType::Song]),
    ("MUSIC", &[SourceType::MusicalScore]),
    ("ART", &[SourceType::Graphic, SourceType::Figure]),
    ("DATA", &[SourceType::Dataset]),
    ("COMP", &[SourceType::Software]),
    ("PAMP", &[SourceType::Pamphlet]),
    ("SER", &[SourceType::Periodical]),
    ("BLOG", &[SourceType::PostWeblog]),
    ("ELEC", &[SourceType::Webpage, SourceType::Post]),
    (
        "GEN",
        &[SourceType::Document, SourceType::Interview, SourceType::Speech, SourceType::Event, SourceType::Performance],
    ),
];

/// The tags of names.
pub(super) const NAMES: &[(&str, NamesField)] =
    &[("AU", NamesField::Author), ("ED", NamesField::Editor), ("A4", NamesField::Translator)];

/// The tags of words, in the order in which they are written. `TT` is left alone: citation-js takes it for the title.
pub(super) const TEXTS: &[(&str, TextField)] = &[
    ("ST", TextField::TitleShort),
    ("T2", TextField::ContainerTitle),
    ("T3", TextField::CollectionTitle),
    ("VL", TextField::Volume),
    ("IS", TextField::Issue),
    ("NV", TextField::NumberOfVolumes),
    ("SE", TextField::Section),
    ("ET", TextField::Edition),
    ("PB", TextField::Publisher),
    ("CY", TextField::PublisherPlace),
    ("DO", TextField::Doi),
    ("UR", TextField::Url),
    ("LA", TextField::Language),
    ("DB", TextField::Archive),
    ("AN", TextField::ArchiveLocation),
    ("M3", TextField::Genre),
];

fn item(source: &Source, settings: Settings) -> String {
    let mut unwritten = Unwritten::new(source);
    let mut out = String::with_capacity(512);
    let mut tag = |tag: &str, value: &str| {
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        writeln!(out, "{tag}  - {value}").expect("writing to a string cannot fail");
    };
    let (ty, kinds) = TYPES.iter().find(|(_, kinds)| kinds.contains(&source.kind)).unwrap_or(&TYPES[TYPES.len() - 1]);
    tag("TY", ty);
    tag("ID", &super::key::safe(&source.id));
    for (name, field) in NAMES {
        for person in unwritten.names(*field) {
            tag(name, &self::name(person));
        }
    }
    unwritten.text(TextField::Title);
    if let Some(title) = title(source, settings) {
        tag("TI", &title);
    }
    for (name, field) in TEXTS {
        let text = unwritten.text(*field);
        let text = if *field == TextField::TitleShort { title::short(source, settings) } else { text };
        if let Some(text) = text {
            tag(name, text);
        }
    }
    if let Some(number) = source.isbn.as_deref().or(source.issn.as_deref()) {
        unwritten.text(if source.isbn.is_some() { TextField::Isbn } else { TextField::Issn });
        tag("SN", number);
    }
    if let Some(pages) = unwritten.text(TextField::Page) {
        match pages.split_once(['–', '-']) {
            Some((from, to)) if !to.contains(['–', '-', ',', ';', ' ']) && pages.contains('–') => {
                tag("SP", from);
                tag("EP", to);
            }
            _ => tag("SP", pages),
        }
    }
    if let Some((year, day)) = unwritten.date_if(DateField::Issued, date) {
        tag("PY", &year);
        tag("DA", &day);
    } else if let Some(year) =
        source.issued.as_ref().and_then(When::of).filter(|when| when.start.unknown_digits == 0 && when.start.year >= 0)
    {
        // The year alone, for those who sort by it; the whole date stands in the note.
        tag("PY", &format!("{:04}", year.start.year));
    }
    if let Some((_, day)) = unwritten.date_if(DateField::Accessed, date) {
        tag("Y2", &day);
    }
    for label in &source.labels {
        tag("KW", label);
    }
    if kinds[0] != source.kind || *ty == "GEN" && source.kind != SourceType::Document {
        tag("N1", &format!("type: {}", source.kind));
    }
    for line in unwritten.lines() {
        tag("N1", &line);
    }
    out.push_str("ER  - \n\n");
    out
}

/// `Family, Given, Suffix`. The parts lose their own commas, at which they would be taken apart.
fn name(name: &Name) -> String {
    let bare = |part: &Option<String>| part.as_deref().unwrap_or_default().replace(',', "");
    if name.literal.is_some() {
        return bare(&name.literal);
    }
    let mut written = format!("{}, {}", bare(&name.family), bare(&name.given));
    if name.suffix.is_some() {
        written.push_str(", ");
        written.push_str(&bare(&name.suffix));
    }
    written
}

/// The year, and the date as `2017/08/21/`. Only a plain date: RIS has neither ranges nor doubt.
fn date(date: &Edtf) -> Option<(String, String)> {
    let when =
        When::of(date).filter(When::is_plain).filter(|when| when.start.season().is_none() && when.start.year >= 0)?;
    let two = |part: Option<u8>| part.map_or(String::new(), |part| format!("{part:02}"));
    let year = format!("{:04}", when.start.year);
    let whole = format!("{year}/{}/{}/", two(when.start.month), two(when.start.day));
    Some((year, whole))
}
