//! Hayagriva's YAML, for Typst.

use super::title::{self, title};
use super::unwritten::Unwritten;
use super::when::{End, When, write};
use super::{Export, Format, Settings};
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};
use serde_json::{Map, Value, json};
use std::io;

/// Hayagriva.
#[derive(Debug)]
pub(super) struct Hayagriva;

impl Format for Hayagriva {
    fn name(&self) -> &'static str {
        "hayagriva"
    }

    fn about(&self) -> &'static str {
        "YAML for Typst (Hayagriva)"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut all = Map::new();
        for source in export.sources {
            all.insert(super::key::safe(&source.id), entry(source, export.settings));
        }
        serde_yaml::to_writer(out, &Value::Object(all)).map_err(io::Error::other)
    }
}

/// Hayagriva's type, and that of what holds it.
fn kind(kind: SourceType) -> (&'static str, &'static str) {
    use SourceType as T;
    match kind {
        T::ArticleJournal | T::ArticleMagazine | T::Review | T::ReviewBook | T::Article | T::Interview => {
            ("article", "periodical")
        }
        T::ArticleNewspaper => ("article", "newspaper"),
        T::Chapter => ("chapter", "book"),
        T::Entry | T::EntryEncyclopedia | T::EntryDictionary => ("entry", "reference"),
        T::Book | T::Classic | T::Collection | T::Pamphlet => ("book", "anthology"),
        T::Report | T::Standard => ("report", "book"),
        T::Thesis => ("thesis", "book"),
        T::PaperConference => ("article", "proceedings"),
        T::Webpage => ("web", "web"),
        T::Post => ("post", "thread"),
        T::PostWeblog => ("post", "blog"),
        T::Broadcast | T::MotionPicture => ("video", "video"),
        T::Song => ("audio", "audio"),
        T::Map | T::Graphic | T::Figure => ("artwork", "book"),
        T::LegalCase => ("case", "book"),
        T::Legislation | T::Regulation | T::Treaty | T::Bill => ("legislation", "book"),
        T::Manuscript | T::PersonalCommunication => ("manuscript", "book"),
        T::Patent => ("patent", "book"),
        T::Software | T::Dataset => ("repository", "repository"),
        T::Performance | T::Speech => ("performance", "conference"),
        T::Periodical => ("periodical", "book"),
        _ => ("misc", "misc"),
    }
}

fn entry(source: &Source, settings: Settings) -> Value {
    let mut unwritten = Unwritten::new(source);
    let (ty, holder) = kind(source.kind);
    let mut entry = Map::new();
    entry.insert("type".to_owned(), ty.into());
    unwritten.text(TextField::Title);
    if let Some(title) = title(source, settings) {
        // Braces keep the capitals.
        unwritten.text(TextField::TitleShort);
        let short = title::short(source, settings);
        let value = short.map_or_else(|| json!(title), |short| json!({ "value": title, "short": short }));
        entry.insert("title".to_owned(), value);
    }
    let people = |names: &[Name]| Value::Array(names.iter().map(person).collect());
    let author = unwritten.names(NamesField::Author);
    if !author.is_empty() {
        entry.insert("author".to_owned(), people(author));
    }
    let roles = [(NamesField::Translator, "translator")];
    for (field, role) in roles {
        let names = unwritten.names(field);
        if !names.is_empty() {
            entry.insert("affiliated".to_owned(), json!([{ "role": role, "names": people(names) }]));
        }
    }
    if let Some(date) = unwritten.date_if(DateField::Issued, date) {
        entry.insert("date".to_owned(), date.into());
    }
    let mut parent = Map::new();
    if let Some(container) = unwritten.text(TextField::ContainerTitle) {
        parent.insert("type".to_owned(), holder.into());
        parent.insert("title".to_owned(), container.into());
    }
    let mut serial = Map::new();
    for (field, key) in
        [(TextField::Doi, "doi"), (TextField::Isbn, "isbn"), (TextField::Issn, "issn"), (TextField::Number, "serial")]
    {
        if let Some(text) = unwritten.text(field) {
            serial.insert(key.to_owned(), text.into());
        }
    }
    if !serial.is_empty() {
        entry.insert("serial-number".to_owned(), Value::Object(serial));
    }
    let editors = unwritten.names(NamesField::Editor);
    if !editors.is_empty() {
        let to = if parent.is_empty() { &mut entry } else { &mut parent };
        to.insert("editor".to_owned(), people(editors));
    }
    let publisher = unwritten.text(TextField::Publisher);
    let place = unwritten.text(TextField::PublisherPlace);
    let publisher = match (publisher, place) {
        (Some(name), Some(place)) => Some(json!({ "name": name, "location": place })),
        (Some(name), None) => Some(json!(name)),
        (None, Some(place)) => Some(json!({ "location": place })),
        (None, None) => None,
    };
    if let Some(publisher) = publisher {
        let to = if parent.is_empty() { &mut entry } else { &mut parent };
        to.insert("publisher".to_owned(), publisher);
    }
    for (field, key) in [(TextField::Volume, "volume"), (TextField::Issue, "issue"), (TextField::Edition, "edition")] {
        if let Some(text) = unwritten.text(field) {
            let to = if parent.is_empty() { &mut entry } else { &mut parent };
            to.insert(key.to_owned(), text.into());
        }
    }
    for (field, key) in [
        (TextField::Page, "page-range"),
        (TextField::NumberOfVolumes, "volume-total"),
        (TextField::Archive, "archive"),
        (TextField::ArchivePlace, "archive-location"),
        (TextField::ArchiveLocation, "call-number"),
        (TextField::Genre, "genre"),
    ] {
        let number = |text: &str| key != "volume-total" || text.bytes().all(|byte| byte.is_ascii_digit());
        if field.of(source).as_deref().is_some_and(number)
            && let Some(text) = unwritten.text(field)
        {
            entry.insert(key.to_owned(), text.into());
        }
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        let value = unwritten.date_if(DateField::Accessed, date);
        entry.insert("url".to_owned(), value.map_or_else(|| json!(url), |date| json!({ "value": url, "date": date })));
    }
    // Only the tags that it reads: a language, and no script.
    if let Some(tag) = source.language.as_deref().filter(|tag| tag.len() == 2) {
        unwritten.text(TextField::Language);
        entry.insert("language".to_owned(), tag.into());
    }
    if !parent.is_empty() {
        entry.insert("parent".to_owned(), Value::Object(parent));
    }
    let lines = unwritten.lines();
    if !lines.is_empty() {
        entry.insert("note".to_owned(), lines.join("\n").into());
    }
    Value::Object(entry)
}

/// A name; Hayagriva cuts a string at its comma, and needs to be told what stays whole.
fn person(name: &Name) -> Value {
    match (&name.literal, &name.family) {
        (Some(literal), _) => json!({ "name": literal }),
        (None, family) => {
            let mut object = Map::new();
            object.insert("name".to_owned(), family.as_deref().unwrap_or_default().into());
            for (key, part) in [("given-name", &name.given), ("suffix", &name.suffix)] {
                if let Some(part) = part {
                    object.insert(key.to_owned(), part.as_str().into());
                }
            }
            Value::Object(object)
        }
    }
}

/// A plain date, or one with a tilde: Hayagriva has no ranges.
fn date(date: &Edtf) -> Option<String> {
    let when = When::of(date)?;
    let held =
        when.end == End::Same && !when.uncertain && when.start.season().is_none() && when.start.unknown_digits == 0;
    held.then(|| format!("{}{}", write(when.start), if when.approximate { "~" } else { "" }))
}
