//! A work.

use crate::export::latex::address;
use crate::export::mods::xml_id;
use crate::export::unwritten::Unwritten;
use crate::export::when::{End, When, write};
use crate::export::xml::Xml;
use crate::record::{DateField, Edtf, Name, NamesField, Source, SourceType, TextField};

/// A work as `biblStruct`: the part (`analytic`), what holds it (`monogr`), the series.
pub(super) fn bibl(xml: &mut Xml, source: &Source) {
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
        xml.leaf("ptr", &[("target", &address(url))], "");
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
