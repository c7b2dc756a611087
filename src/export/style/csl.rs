//! Any style of the CSL project, printed by hayagriva: the optional feature `csl`.
//!
//! hayagriva reads CSL-JSON, and is handed ours; what it cannot take of it is left out, and told.

use super::notes::{self, Bodies};
use super::rich::{Markup, Rich};
use super::{Settings, write_entries};
use crate::export::csl_json;
use crate::record::{DateField, Record, Source};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{FontStyle, FontWeight, IndependentStyle, Locale, LocaleCode};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, Formatted,
    LocatorPayload, SpecificLocator,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io;
use std::str::FromStr as _;

/// A style that was read from a file.
#[derive(Debug)]
pub struct CslStyle {
    style: IndependentStyle,
    locales: Vec<Locale>,
}

/// Why a file is no style by which works can be printed.
#[derive(Debug, thiserror::Error)]
pub enum CslError {
    /// It cannot be read, or only says that it is like another.
    #[error("no independent CSL style: {0}; a style that depends on another needs that one's file")]
    Style(String),
    /// A style for notes alone.
    #[error("the style has no bibliography; print its notes, with --notes")]
    NoBibliography,
    /// The works could not be handed over, or what was printed could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl CslStyle {
    /// Reads `xml`, the text of a `.csl` file.
    pub fn read(xml: &str) -> Result<Self, CslError> {
        let style = IndependentStyle::from_xml(xml).map_err(|error| CslError::Style(error.to_string()))?;
        Ok(Self { style, locales: hayagriva::archive::locales() })
    }

    /// Writes `sources` as a bibliography, in the order that the style asks for.
    pub fn write_bibliography(
        &self,
        sources: &[Source],
        settings: Settings,
        markup: Markup,
        out: &mut dyn io::Write,
    ) -> Result<(), CslError> {
        let items = items(sources, settings)?;
        let mut driver = BibliographyDriver::new();
        for item in &items {
            driver.citation(self.request(vec![CitationItem::with_entry(item)], None));
        }
        let request = BibliographyRequest::new(&self.style, self.locale(), &self.locales);
        let printed = driver.finish(request).bibliography.ok_or(CslError::NoBibliography)?;
        let entries = printed.items.iter().map(|entry| {
            let mut out = Rich::new(markup);
            if let Some(number) = &entry.first_field {
                child(number, &mut out);
                out.space();
            }
            children(&entry.content, &mut out);
            (entry.key.as_str(), out.unfinished())
        });
        Ok(write_entries(entries, markup, out)?)
    }

    /// Writes the notes of `records`, with the works that they cite taken from `sources`.
    pub fn write_notes(
        &self,
        sources: &[Source],
        records: &[Record],
        settings: Settings,
        markup: Markup,
        out: &mut dyn io::Write,
    ) -> Result<(), CslError> {
        let items = items(sources, settings)?;
        let known = sources.iter().zip(&items).map(|(source, item)| (source.id.as_str(), item)).collect();
        Ok(notes::write(records, markup, out, &mut |record| self.bodies(&known, record, markup))?)
    }

    /// Each citation as a note of its own, so that the style knows what was cited before.
    fn bodies(&self, known: &HashMap<&str, &Item>, record: &Record, markup: Markup) -> Bodies {
        let mut driver = BibliographyDriver::new();
        let mut bodies: Bodies = Vec::with_capacity(record.notes.len());
        for (index, note) in record.notes.iter().enumerate() {
            let mut asked = Vec::with_capacity(note.citations.len());
            for citation in &note.citations {
                let item = citation.source.as_deref().and_then(|id| known.get(id)).copied();
                asked.push(item.map(|_| String::new()));
                let Some(item) = item else { continue };
                let place = citation.locator.as_ref().map(|locator| {
                    let label = Locator::from_str(&locator.label).unwrap_or(Locator::Custom);
                    SpecificLocator(label, LocatorPayload::Str(&locator.value))
                });
                driver.citation(self.request(vec![CitationItem::with_locator(item, place)], Some(index + 1)));
            }
            bodies.push(asked);
        }
        let request = BibliographyRequest::new(&self.style, self.locale(), &self.locales);
        let mut printed = driver.finish(request).citations.into_iter();
        for body in bodies.iter_mut().flatten().flatten() {
            let mut out = Rich::new(markup);
            if let Some(words) = printed.next() {
                children(&words.citation, &mut out);
            }
            *body = without_stop(out.unfinished());
        }
        bodies
    }

    fn request<'a>(&'a self, items: Vec<CitationItem<'a, Item>>, note: Option<usize>) -> CitationRequest<'a, Item> {
        CitationRequest::new(items, &self.style, self.locale(), &self.locales, note)
    }

    fn locale(&self) -> Option<LocaleCode> {
        self.style.default_locale.clone()
    }

    /// The dates of `source` of which hayagriva prints less than is told.
    #[must_use]
    pub fn loses(&self, source: &Source) -> Vec<&'static str> {
        let whole = csl_json::item(source, Settings::default());
        let differs = |field: &&DateField| whole.get(field.name()) != plain_date(whole.get(field.name())).as_ref();
        DateField::ALL.iter().filter(differs).map(|field| field.name()).collect()
    }
}

/// Our CSL-JSON, as hayagriva can take it.
fn items(sources: &[Source], settings: Settings) -> io::Result<Vec<Item>> {
    let item = |source| {
        let mut value = csl_json::item(source, settings);
        if let Some(fields) = value.as_object_mut() {
            for field in DateField::ALL.iter().map(|field| field.name()) {
                match plain_date(fields.get(field)) {
                    Some(date) => fields.insert(field.to_owned(), date),
                    None => fields.remove(field),
                };
            }
            // `al-Salihi` is cut at its hyphen unless a particle is told, be it an empty one.
            for name in fields.values_mut().filter_map(Value::as_array_mut).flatten().filter_map(Value::as_object_mut) {
                if name.remove("non-dropping-particle").is_some() {
                    name.insert("dropping-particle".to_owned(), "".into());
                }
                name.remove("parse-names");
            }
            fields.remove("note");
        }
        serde_json::from_value(value).map_err(io::Error::other)
    };
    sources.iter().map(item).collect()
}

/// The first day of a date, since hayagriva has neither ranges, nor words, nor years of five digits.
fn plain_date(date: Option<&Value>) -> Option<Value> {
    let date = date?;
    let first = date.get("date-parts")?.get(0)?;
    let year = first.get(0)?.as_i64().filter(|year| (1..=9999).contains(year));
    let mut plain = json!({ "date-parts": [year.and(Some(first))?] });
    for key in ["circa", "season"] {
        if let Some(value) = date.get(key) {
            plain[key] = value.clone();
        }
    }
    Some(plain)
}

fn children(all: &ElemChildren, out: &mut Rich) {
    for one in &all.0 {
        child(one, out);
    }
}

fn child(one: &ElemChild, out: &mut Rich) {
    match one {
        ElemChild::Text(words) => text(words, out),
        ElemChild::Elem(inner) => children(&inner.children, out),
        ElemChild::Markup(words) => out.words(words),
        ElemChild::Link { text: shown, url } if shown.text == *url => out.address(url),
        ElemChild::Link { text: shown, .. } => text(shown, out),
        ElemChild::Transparent { .. } => {}
    }
}

fn text(words: &Formatted, out: &mut Rich) {
    if words.formatting.font_style == FontStyle::Italic {
        out.italic(&words.text);
    } else if words.formatting.font_weight == FontWeight::Bold {
        out.bold(&words.text);
    } else {
        out.words(&words.text);
    }
}

/// A style ends every note by itself, and here each citation is one.
fn without_stop(words: String) -> String {
    match words.strip_suffix(".”") {
        Some(bare) => format!("{bare}”"),
        None => words.strip_suffix('.').map(str::to_owned).unwrap_or(words),
    }
}
