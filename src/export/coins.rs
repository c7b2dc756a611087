//! `COinS`: an HTML page whose entries a browser's Zotero can pick up (the standard Z39.88 of 2004).

use super::title::title;
use super::when::When;
use super::{Export, Format, Settings};
use crate::record::{DateField, NamesField, Source, SourceType, TextField};
use std::fmt::Write as _;
use std::io;

/// `COinS`.
#[derive(Debug)]
pub(super) struct Coins;

/// The fields that have a key.
const HELD: &[TextField] = &[
    TextField::Title,
    TextField::ContainerTitle,
    TextField::CollectionTitle,
    TextField::Volume,
    TextField::Issue,
    TextField::Page,
    TextField::Edition,
    TextField::Publisher,
    TextField::PublisherPlace,
    TextField::Url,
    TextField::Doi,
    TextField::Isbn,
    TextField::Issn,
    TextField::Language,
];

/// The page above the entries, which hang as those of a printed bibliography do.
const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"/><title>Bibliography</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.4; }
p { margin: 0 0 .5em; padding-left: 2em; text-indent: -2em; overflow-wrap: anywhere; }
</style></head>
<body>
";

impl Format for Coins {
    fn name(&self) -> &'static str {
        "coins"
    }

    fn about(&self) -> &'static str {
        "a page of HTML that Zotero reads in the browser (COinS)"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        let style = super::STYLES.iter().find(|style| style.name == "chicago-bibliography");
        for source in export.sources {
            let mut shown = Vec::new();
            if let Some(style) = style {
                style.write(std::slice::from_ref(source), &[], export.settings, super::Markup::Html, &mut shown)?;
            }
            let shown = String::from_utf8_lossy(&shown);
            let entry = shown.lines().find(|line| line.starts_with("<p")).unwrap_or("<p></p>");
            let entry = entry.strip_suffix("</p>").unwrap_or(entry);
            let query = super::xml::escape(&context(source, export.settings));
            writeln!(out, "{entry}<span class=\"Z3988\" title=\"{query}\"></span></p>")?;
        }
        out.write_all(b"</body>\n</html>\n")
    }

    fn loses(&self, source: &Source) -> Vec<&'static str> {
        let texts = TextField::ALL.iter().filter(|field| !HELD.contains(field) && field.of(source).is_some());
        let names =
            NamesField::ALL.iter().filter(|field| **field != NamesField::Author && !field.of(source).is_empty());
        let dates = DateField::ALL.iter().filter(|field| {
            let date = field.of(source).as_ref();
            date.is_some_and(|date| **field != DateField::Issued || !When::of(date).is_some_and(|when| when.is_plain()))
        });
        texts
            .map(|field| field.name())
            .chain(names.map(|field| field.name()))
            .chain(dates.map(|field| field.name()))
            .collect()
    }
}

/// The context object of `source`.
fn context(source: &Source, settings: Settings) -> String {
    use SourceType as T;
    let mut query = String::from("ctx_ver=Z39.88-2004");
    let mut add = |key: &str, value: &str| {
        write!(query, "&{key}=").expect("writing to a string cannot fail");
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                query.push(char::from(byte));
            } else {
                write!(query, "%{byte:02X}").expect("writing to a string cannot fail");
            }
        }
    };
    let (format, genre) = match source.kind {
        T::ArticleJournal | T::ArticleMagazine | T::ArticleNewspaper | T::Article | T::Review | T::ReviewBook => {
            ("journal", "article")
        }
        T::Book | T::Classic | T::Collection => ("book", "book"),
        T::Chapter | T::Entry | T::EntryDictionary | T::EntryEncyclopedia => ("book", "bookitem"),
        T::PaperConference => ("book", "proceeding"),
        T::Report => ("book", "report"),
        T::Thesis => ("dissertation", ""),
        _ => ("dc", source.kind.as_str()),
    };
    add("rft_val_fmt", &format!("info:ofi/fmt:kev:mtx:{format}"));
    if !genre.is_empty() {
        add(if format == "dc" { "rft.type" } else { "rft.genre" }, genre);
    }
    let whole = title(source, settings).unwrap_or_default();
    let holds = source.container_title.as_deref().unwrap_or_default();
    let (own, holder) = match (format, genre) {
        ("journal", _) => ("rft.atitle", "rft.jtitle"),
        ("book", "bookitem" | "proceeding") => ("rft.atitle", "rft.btitle"),
        ("book", _) => ("rft.btitle", "rft.series"),
        _ => ("rft.title", "rft.source"),
    };
    for (key, value) in [
        (own, whole.as_str()),
        (holder, holds),
        ("rft.series", source.collection_title.as_deref().unwrap_or_default()),
        ("rft.volume", source.volume.as_deref().unwrap_or_default()),
        ("rft.issue", source.issue.as_deref().unwrap_or_default()),
        ("rft.pages", source.page.as_deref().unwrap_or_default()),
        ("rft.edition", source.edition.as_deref().unwrap_or_default()),
        (
            if format == "dissertation" {
                "rft.inst"
            } else if format == "dc" {
                "rft.publisher"
            } else {
                "rft.pub"
            },
            source.publisher.as_deref().unwrap_or_default(),
        ),
        ("rft.place", source.publisher_place.as_deref().unwrap_or_default()),
        ("rft.isbn", source.isbn.as_deref().unwrap_or_default()),
        ("rft.issn", source.issn.as_deref().unwrap_or_default()),
        ("rft.language", source.language.as_deref().unwrap_or_default()),
        ("rft.date", source.issued.as_ref().map_or("", |date| date.as_str())),
    ] {
        if !value.is_empty() {
            add(key, value);
        }
    }
    for (index, name) in source.author.iter().enumerate() {
        if let (0, Some(family)) = (index, &name.family) {
            add("rft.aulast", family);
            add("rft.aufirst", name.given.as_deref().unwrap_or_default());
        }
        add(if format == "dc" { "rft.creator" } else { "rft.au" }, &name.display());
    }
    if let Some(doi) = &source.doi {
        add("rft_id", &format!("info:doi/{doi}"));
    } else if let Some(url) = &source.url {
        add("rft_id", url);
    }
    query
}
