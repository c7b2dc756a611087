//! CSL-JSON, as Zotero, pandoc and citeproc-js read it (CSL data schema 1.0.2).

use super::title::{self, title};
use super::unwritten::Unwritten;
use super::when::{End, Point, When};
use super::{Export, Format, Settings};
use crate::record::{DateField, Edtf, Name, NamesField, Source, TextField};
use serde_json::{Map, Value, json};
use std::io;

/// CSL-JSON.
#[derive(Debug)]
pub(super) struct CslJson;

impl Format for CslJson {
    fn name(&self) -> &'static str {
        "csl-json"
    }

    fn about(&self) -> &'static str {
        "CSL-JSON, for Zotero, pandoc and citeproc"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"[")?;
        for (index, source) in export.sources.iter().enumerate() {
            out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer_pretty(&mut *out, &item(source, export.settings))?;
        }
        out.write_all(b"\n]\n")
    }

    fn loses(&self, source: &Source) -> Vec<&'static str> {
        // It has one "circa" for the whole, and no doubt but that.
        let doubtful = |field: &&DateField| {
            let date = field.of(source).as_ref();
            let unlike = |date: &Edtf| When::of(date).is_some_and(|when| when.edtf().as_ref() != Some(date));
            date.is_some_and(|date| date.as_str().contains(['?', '%']) || unlike(date))
        };
        DateField::ALL.iter().filter(doubtful).map(|field| field.name()).collect()
    }
}

/// What CSL has no variable for, or a processor would print where it does not belong.
const NOT_CSL: &[TextField] = &[
    TextField::TitleTranslation,
    TextField::TitleOriginal,
    TextField::IssuedText,
    TextField::ArchiveUrl,
    TextField::References,
    TextField::Note,
];

/// The item of `source`.
pub(super) fn item(source: &Source, settings: Settings) -> Value {
    let mut unwritten = Unwritten::new(source);
    let mut item = Map::new();
    item.insert("id".to_owned(), source.id.clone().into());
    item.insert("type".to_owned(), source.kind.as_str().into());
    for field in NamesField::ALL {
        let names = unwritten.names(*field);
        if !names.is_empty() {
            item.insert(field.name().to_owned(), names.iter().map(name).collect());
        }
    }
    for field in TextField::ALL.iter().filter(|field| !NOT_CSL.contains(field)) {
        let text = unwritten.text(*field).map(str::to_owned);
        let text = match field {
            TextField::Title => {
                // To the styles, an untitled review has the title of the work alone, and in a variable of its own.
                if let Some(work) = title::reviewed(source) {
                    let titled = Source { title: Some(work.to_owned()), ..source.clone() };
                    item.extend(title(&titled, settings).map(|title| ("reviewed-title".to_owned(), title.into())));
                    continue;
                }
                title(source, settings)
            }
            TextField::TitleShort if title::reviewed(source).is_some() => source.title_short.clone(),
            TextField::TitleShort => title::short(source, settings).map(str::to_owned),
            _ => text,
        };
        if let Some(text) = text {
            item.insert(field.name().to_owned(), text.into());
        }
    }
    for field in DateField::ALL {
        if let Some(date) = unwritten.date(*field) {
            item.insert(field.name().to_owned(), date_value(date));
        }
    }
    let lines = unwritten.lines();
    if !lines.is_empty() {
        item.insert("note".to_owned(), lines.join("\n").into());
    }
    if !source.labels.is_empty() {
        item.insert("keyword".to_owned(), source.labels.join(", ").into());
    }
    Value::Object(item)
}

/// A name. The empty particle says that `al-` is part of the family name: pandoc would else cut it off, and print
/// "Salihi, Muhammad al-"; `parse-names` says the same to citeproc-js.
fn name(name: &Name) -> Value {
    let mut object = Map::new();
    if let Some(literal) = &name.literal {
        object.insert("literal".to_owned(), literal.as_str().into());
        return Value::Object(object);
    }
    if let Some(family) = &name.family {
        object.insert("family".to_owned(), family.as_str().into());
    }
    if let Some(given) = &name.given {
        object.insert("given".to_owned(), given.as_str().into());
    }
    if let Some(suffix) = &name.suffix {
        object.insert("suffix".to_owned(), suffix.as_str().into());
    }
    if name.family.as_deref().is_some_and(|family| family.starts_with(|c: char| !c.is_uppercase())) {
        object.insert("non-dropping-particle".to_owned(), "".into());
        object.insert("parse-names".to_owned(), false.into());
    }
    Value::Object(object)
}

fn date_value(date: &Edtf) -> Value {
    let Some(when) = When::of(date) else { return json!({ "literal": date.as_str() }) };
    if let Some(words) = when.in_words() {
        return json!({ "literal": words });
    }
    if when.end == End::Open || when.start.unknown_digits > 0 {
        return json!({ "literal": date.as_str() });
    }
    let mut parts = vec![parts(when.start)];
    if let End::At(end) = when.end {
        parts.push(self::parts(end));
    }
    let mut object = Map::new();
    object.insert("date-parts".to_owned(), parts.into());
    if let Some(season) = when.start.season() {
        object.insert("season".to_owned(), season.into());
    }
    if when.approximate || when.uncertain {
        object.insert("circa".to_owned(), true.into());
    }
    Value::Object(object)
}

fn parts(point: Point) -> Value {
    let mut parts = vec![Value::from(point.year)];
    if let Some(month) = point.calendar_month() {
        parts.push(month.into());
        parts.extend(point.day.map(Value::from));
    }
    parts.into()
}
