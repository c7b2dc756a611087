//! CSL-JSON.

use super::LibraryError;
use super::biblatex::bare_doi;
use crate::export::{title, unwritten, when};
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};
use serde_json::{Map, Value};

pub(super) fn read(text: &str) -> Result<Vec<Source>, LibraryError> {
    let value: Value = serde_json::from_str(text).map_err(|error| LibraryError::Json(error.to_string()))?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => return Err(LibraryError::Json("a list of items is expected".to_owned())),
    };
    let is_item = |item: &Value| item.get("type").is_some_and(Value::is_string);
    if let Some(index) = items.iter().position(|item| !is_item(item)) {
        return Err(LibraryError::Json(format!("item {} of the list has no `type`", index + 1)));
    }
    Ok(items.iter().filter_map(Value::as_object).map(source).collect())
}

fn source(item: &Map<String, Value>) -> Source {
    let mut source = Source {
        id: item.get("id").map(words).unwrap_or_default(),
        kind: kind(item.get("type").and_then(Value::as_str).unwrap_or_default()),
        ..Source::default()
    };
    for field in NamesField::ALL {
        let names = item.get(field.name()).and_then(Value::as_array);
        field.of_mut(&mut source).extend(names.into_iter().flatten().filter_map(Value::as_object).map(name));
    }
    for field in TextField::ALL.iter().filter(|field| **field != TextField::Note) {
        *field.of_mut(&mut source) = item.get(field.name()).map(words).filter(|text| !text.is_empty());
    }
    for (old, field) in [
        ("event", TextField::EventTitle),
        ("shortTitle", TextField::TitleShort),
        ("translated-title", TextField::TitleTranslation),
    ] {
        if let (Some(value), None) = (item.get(old), field.of(&source)) {
            *field.of_mut(&mut source) = Some(words(value)).filter(|text| !text.is_empty());
        }
    }
    if let (Some(work), None) = (item.get("reviewed-title").map(words), &source.title) {
        let told = source.genre.as_deref().is_some_and(|genre| genre.eq_ignore_ascii_case(title::REVIEW.trim_end()));
        source.title = Some(if told { work } else { format!("{}{work}", title::REVIEW) });
    }
    for field in DateField::ALL {
        *field.of_mut(&mut source) = item.get(field.name()).and_then(date);
    }
    if let Some(note) = item.get("note") {
        unwritten::read(&words(note), &mut source);
    }
    if let Some(labels) = item.get("keyword").and_then(Value::as_str) {
        source.labels = labels.split(',').map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned).collect();
    }
    source.doi = source.doi.take().map(bare_doi);
    title::take_additions_off(&mut source);
    source
}

/// The type of that name; a document where CSL has none.
pub(super) fn kind(name: &str) -> SourceType {
    serde_json::from_value(Value::from(name)).unwrap_or_default()
}

/// A string or a number as words.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn name(object: &Map<String, Value>) -> Name {
    let part = |key: &str| object.get(key).map(words).filter(|part| !part.is_empty());
    let mut family = part("family");
    for particle in ["non-dropping-particle", "dropping-particle"] {
        if let (Some(particle), Some(rest)) = (part(particle), &family) {
            let joint = if particle.ends_with(['-', '\'', '’', '‐']) { "" } else { " " };
            family = Some(format!("{particle}{joint}{rest}"));
        }
    }
    Name { family, given: part("given"), suffix: part("suffix"), literal: part("literal"), sort_key: None }
}

fn date(value: &Value) -> Option<Edtf> {
    if let Some(text) = value.as_str() {
        return text.parse().ok();
    }
    let object = value.as_object()?;
    for key in ["literal", "raw"] {
        if let Some(text) = object.get(key).and_then(Value::as_str) {
            return when::from_words(text).or_else(|| text.parse().ok());
        }
    }
    let parts = object.get("date-parts")?.as_array()?;
    let season = object.get("season").map(words).and_then(|season| season.parse::<u8>().ok());
    let circa = object.get("circa").is_some_and(|circa| !matches!(circa, Value::Bool(false) | Value::Null));
    let mut points = parts.iter().filter_map(Value::as_array).filter_map(|parts| {
        let numbers: Vec<i32> = parts.iter().map_while(|part| words(part).parse().ok()).collect();
        let small = |index: usize| numbers.get(index).and_then(|number| u8::try_from(*number).ok());
        let month = small(1).or(season.filter(|season| (1..=4).contains(season)).map(|season| season + 20));
        numbers.first().map(|year| when::Point { year: *year, month, day: small(2), unknown_digits: 0 })
    });
    let start = points.next()?;
    let end = points.next().map_or(when::End::Same, when::End::At);
    when::When { start, end, approximate: circa, uncertain: false }.edtf()
}
