//! BibTeX, in ASCII: for the styles of old, which know `year` and `month`, and no UTF-8.

use super::biblatex::{person_with, untitled};
use super::latex::{PREAMBLE, address, seven_bit};
use super::title::title;
use super::unwritten::Unwritten;
use super::when::When;
use super::{Export, Format, Settings};
use crate::record::{DateField, Name, NamesField, Source, SourceType, TextField};
use std::io::{self, Write as _};

/// BibTeX.
#[derive(Debug)]
pub(super) struct Bibtex;

impl Format for Bibtex {
    fn name(&self) -> &'static str {
        "bibtex"
    }

    fn about(&self) -> &'static str {
        "BibTeX, in ASCII with LaTeX's accents"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let entries: Vec<Vec<u8>> = export.sources.iter().map(|source| entry(source, export.settings)).collect();
        let has = |command: &[u8]| entries.iter().any(|entry| entry.windows(command.len()).any(|part| part == command));
        if has(b"\\textayn") || has(b"\\texthamza") {
            out.write_all(PREAMBLE.as_bytes())?;
        }
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                out.write_all(b"\n")?;
            }
            out.write_all(entry)?;
        }
        Ok(())
    }

    fn loses(&self, source: &Source) -> Vec<&'static str> {
        let words = TextField::ALL.iter().filter(|field| {
            !matches!(field, TextField::Url | TextField::Doi)
                && field.of(source).as_deref().is_some_and(|text| !seven_bit(text).1)
        });
        words.map(|field| field.name()).collect()
    }
}

/// The entry type of BibTeX's standard styles, and the type that a reader takes it for.
fn kind(source: &Source) -> (&'static str, SourceType) {
    use SourceType as T;
    match source.kind {
        T::Article | T::ArticleJournal | T::ArticleMagazine | T::ArticleNewspaper | T::Review | T::ReviewBook
            if source.container_title.is_some() =>
        {
            ("article", T::ArticleJournal)
        }
        T::Book | T::Collection | T::Classic => ("book", T::Book),
        T::Chapter | T::Entry | T::EntryDictionary | T::EntryEncyclopedia if source.container_title.is_some() => {
            ("incollection", T::Chapter)
        }
        T::PaperConference if source.container_title.is_some() => ("inproceedings", T::PaperConference),
        T::Report if source.publisher.is_some() => ("techreport", T::Report),
        T::Thesis if source.publisher.is_some() => ("phdthesis", T::Thesis),
        T::Manuscript if !source.author.is_empty() => ("unpublished", T::Manuscript),
        _ => ("misc", T::Document),
    }
}

/// The fields of an entry type, by those of a source.
fn fields(kind: &str) -> &'static [(TextField, &'static str)] {
    use TextField as F;
    match kind {
        "article" => &[
            (F::ContainerTitle, "journal"),
            (F::Volume, "volume"),
            (F::Issue, "number"),
            (F::Page, "pages"),
            (F::Issn, "issn"),
        ],
        "book" | "incollection" | "inproceedings" => &[
            (F::ContainerTitle, "booktitle"),
            (F::CollectionTitle, "series"),
            (F::CollectionNumber, "number"),
            (F::Volume, "volume"),
            (F::Edition, "edition"),
            (F::Publisher, "publisher"),
            (F::PublisherPlace, "address"),
            (F::ChapterNumber, "chapter"),
            (F::Page, "pages"),
            (F::Isbn, "isbn"),
        ],
        "techreport" => &[
            (F::Genre, "type"),
            (F::Publisher, "institution"),
            (F::PublisherPlace, "address"),
            (F::Number, "number"),
            (F::Page, "pages"),
        ],
        "phdthesis" => &[(F::Genre, "type"), (F::Publisher, "school"), (F::PublisherPlace, "address")],
        "unpublished" => &[(F::Genre, "type"), (F::PublisherPlace, "address")],
        _ => &[(F::ContainerTitle, "howpublished")],
    }
}

fn entry(source: &Source, settings: Settings) -> Vec<u8> {
    let (kind, usual) = kind(source);
    let escape = |text: &str| seven_bit(text).0;
    let mut unwritten = Unwritten::new(source);
    let mut extra = Vec::new();
    let mut out = format!("@{kind}{{{},\n", super::key::safe(&source.id)).into_bytes();
    let mut field = |name: &str, value: &str| {
        writeln!(out, "  {name:<13}= {{{value}}},").expect("writing to memory cannot fail");
    };
    let people = |names: &[Name]| names.iter().map(|name| person_with(name, escape)).collect::<Vec<_>>().join(" and ");
    for (name, from) in [("author", NamesField::Author), ("editor", NamesField::Editor)] {
        if !from.of(source).is_empty() {
            field(name, &people(unwritten.names(from)));
        }
    }
    unwritten.text(TextField::Title);
    // The braces keep the capitals, which the styles of BibTeX take from every title.
    if let Some(title) = title(source, settings) {
        field("title", &format!("{{{}}}", escape(&title)));
    } else {
        field("title", &format!("{{{}}}", escape(&untitled(source))));
        extra.push("untitled: yes".to_owned());
    }
    for (from, name) in fields(kind) {
        // What has no title is called by its genre.
        if *from == TextField::Genre && source.title.is_none() {
            continue;
        }
        if let Some(text) = unwritten.text(*from) {
            let text = escape(text);
            // An "and" outside braces would part two publishers.
            let whole = matches!(from, TextField::ContainerTitle | TextField::Publisher | TextField::PublisherPlace);
            let whole = whole && (*from == TextField::ContainerTitle || text.split(' ').any(|word| word == "and"));
            field(name, &if whole { format!("{{{text}}}") } else { text });
        }
    }
    if kind == "misc" && source.container_title.is_some() {
        extra.push(format!("container-title: {}", source.container_title.as_deref().unwrap_or_default()));
    }
    let when =
        source.issued.as_ref().and_then(When::of).filter(|when| when.start.unknown_digits == 0 && when.start.year >= 0);
    if let Some(when) = when {
        field("year", &format!("{:04}", when.start.year));
        if let Some(month) = when.start.calendar_month() {
            field("month", &month.to_string());
        }
        if let Some(day) = when.start.day {
            field("day", &day.to_string());
        }
        if when.is_plain() && when.start.season().is_none() {
            unwritten.date(DateField::Issued);
        }
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        field("url", &address(url));
    }
    if let Some(doi) = unwritten.text(TextField::Doi) {
        field("doi", &address(doi));
    }
    if let Some(date) = unwritten.date(DateField::Accessed) {
        field("urldate", date.as_str());
    }
    if !source.labels.is_empty() {
        field("keywords", &source.labels.iter().map(|label| escape(label)).collect::<Vec<_>>().join(", "));
    }
    if usual != source.kind {
        extra.push(format!("type: {}", source.kind));
    }
    extra.extend(unwritten.lines());
    if !extra.is_empty() {
        field("annote", &extra.iter().map(|line| escape(line)).collect::<Vec<_>>().join(" \\par "));
    }
    out.extend(b"}\n");
    out
}
