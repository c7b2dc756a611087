//! BibLaTeX and BibTeX.

use super::bib::{Entry, entries};
use super::bib_name::{names, split};
use super::{LibraryError, csl_json};
use crate::export::biblatex::is_event;
use crate::export::latex::unescape;
use crate::export::{language, title, unwritten};
use crate::record::{Edtf, NamesField, Source, SourceType, TextField};

pub(super) fn read(text: &str) -> Result<Vec<Source>, LibraryError> {
    let entries = entries(text)?;
    if entries.is_empty() && !text.contains(['{', '(']) {
        return Err(LibraryError::Unknown);
    }
    Ok(entries.iter().filter(|entry| entry.kind != "xdata").map(source).collect())
}

fn source(entry: &Entry) -> Source {
    use TextField as F;
    let field = |name: &str| entry.fields.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let mut source = Source { id: entry.key.clone(), kind: kind(entry), ..Source::default() };
    for (name, to) in [
        ("author", NamesField::Author),
        ("editor", NamesField::Editor),
        ("translator", NamesField::Translator),
        ("bookauthor", NamesField::ContainerAuthor),
    ] {
        *to.of_mut(&mut source) = field(name).map(names).unwrap_or_default();
    }
    let online = matches!(entry.kind.as_str(), "online" | "electronic" | "www" | "misc" | "audio" | "video" | "movie");
    let number = match entry.kind.as_str() {
        "article" | "review" | "periodical" => F::Issue,
        "report" | "techreport" | "manual" | "patent" => F::Number,
        _ => F::CollectionNumber,
    };
    let organization = if online { F::ContainerTitle } else { F::Authority };
    for (name, to) in [
        ("title", F::Title),
        ("shorttitle", F::TitleShort),
        ("journaltitle", F::ContainerTitle),
        ("journal", F::ContainerTitle),
        ("booktitle", F::ContainerTitle),
        ("organization", organization),
        ("series", F::CollectionTitle),
        ("number", number),
        ("issue", F::Issue),
        ("volume", F::Volume),
        ("volumes", F::NumberOfVolumes),
        ("edition", F::Edition),
        ("version", F::Version),
        ("chapter", F::ChapterNumber),
        ("institution", F::Publisher),
        ("school", F::Publisher),
        ("type", F::Genre),
        ("eventtitle", F::EventTitle),
        ("venue", F::EventPlace),
        ("library", F::Archive),
        ("issn", F::Issn),
        ("isbn", F::Isbn),
    ] {
        if let (Some(value), None) = (field(name), to.of(&source)) {
            *to.of_mut(&mut source) = Some(unescape(value)).filter(|value| !value.is_empty());
        }
    }
    for (name, to) in
        [("subtitle", F::Title), ("journalsubtitle", F::ContainerTitle), ("booksubtitle", F::ContainerTitle)]
    {
        if let (Some(more), Some(main)) = (field(name), to.of_mut(&mut source)) {
            main.push_str(": ");
            main.push_str(&unescape(more));
        }
    }
    // Where Zotero puts the name of a site, a forum or a programme.
    if let (Some(site), true, None) = (field("titleaddon"), online, &source.container_title) {
        source.container_title = Some(unescape(site));
    }
    let listed = |name: &str| {
        let parts = split(field(name)?, |word| word.eq_ignore_ascii_case("and"));
        Some(parts.into_iter().map(unescape).collect::<Vec<_>>().join("; "))
    };
    source.publisher = source.publisher.take().or_else(|| listed("publisher"));
    for (name, to) in [("url", F::Url), ("doi", F::Doi)] {
        *to.of_mut(&mut source) =
            field(name).map(|value| value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&"));
    }
    source.doi = source.doi.take().map(bare_doi);
    source.page = field("pages").map(|pages| unescape(&pages.replace("--", "–")));
    source.issued = field("date").and_then(date).or_else(|| year(&field));
    source.original_date = field("origdate").and_then(date);
    source.accessed = field("urldate").and_then(date);
    if let Some(labels) = field("keywords") {
        source.labels = labels.split(',').map(unescape).filter(|label| !label.is_empty()).collect();
    }
    for name in ["annotation", "annote", "note"] {
        if let Some(note) = field(name) {
            annotation(&unescape(note), &mut source);
        }
    }
    // BibTeX has no other field of `@misc` for what holds a thing.
    let medium = field("howpublished").map(unescape);
    let medium =
        medium.filter(|medium| field("organization").is_some() || source.container_title.as_ref() != Some(medium));
    if source.medium.is_none() {
        source.medium = medium;
    }
    // The translation in brackets may be in another script than the title.
    title::take_additions_off(&mut source);
    if source.language.is_none() {
        let named = field("language").or(field("langid"));
        source.language = named.and_then(|name| language::tag(&unescape(name), source.title.as_deref()));
    }
    // The one place of an interview or speech is where it was held.
    let place = listed("location").or_else(|| listed("address"));
    let at = if is_event(source.kind) { &mut source.event_place } else { &mut source.publisher_place };
    *at = place.or(at.take());
    source
}

/// A DOI without the address of the server.
pub(super) fn bare_doi(doi: String) -> String {
    let servers = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"];
    servers.iter().find_map(|server| doi.strip_prefix(server)).map(|bare| bare.trim().to_owned()).unwrap_or(doi)
}

/// The lines that the export put there: the type, and fields that BibLaTeX lacks.
fn annotation(note: &str, source: &mut Source) {
    let mut rest = Vec::new();
    for line in note.lines().map(str::trim) {
        if let Some(kind) = line.strip_prefix("type: ") {
            source.kind = csl_json::kind(kind);
        } else if line == "untitled: yes" {
            source.title = None;
        } else {
            rest.push(line);
        }
    }
    unwritten::read(&rest.join("\n"), source);
}

fn date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if text == "XXXX" {
        return None;
    }
    let text = if text.ends_with('/') { format!("{text}..") } else { text.to_owned() };
    text.parse().ok()
}

/// The date of BibTeX: a year, a month as number or word, a day.
fn year<'e>(field: &impl Fn(&str) -> Option<&'e str>) -> Option<Edtf> {
    let year = unescape(field("year")?);
    let month = field("month").map(|month| unescape(month).to_ascii_lowercase());
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.and_then(|month| {
        let named = months.iter().position(|name| month.starts_with(name)).map(|index| index + 1);
        named.or_else(|| month.parse().ok()).filter(|number| (1..=12).contains(number))
    });
    let day = field("day").and_then(|day| unescape(day).parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}").parse().ok(),
        (Some(month), None) => format!("{year}-{month:02}").parse().ok(),
        _ => year.parse().ok(),
    }
}

fn kind(entry: &Entry) -> SourceType {
    let subtype = entry.fields.get("entrysubtype").map(String::as_str);
    match entry.kind.as_str() {
        "article" | "periodical" => match subtype {
            Some("newspaper") => SourceType::ArticleNewspaper,
            Some("magazine") => SourceType::ArticleMagazine,
            _ => SourceType::ArticleJournal,
        },
        "book" | "mvbook" | "collection" | "mvcollection" | "reference" | "mvreference" | "proceedings" => {
            SourceType::Book
        }
        "booklet" => SourceType::Pamphlet,
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection" => SourceType::Chapter,
        "inreference" => SourceType::EntryEncyclopedia,
        "inproceedings" | "conference" => SourceType::PaperConference,
        "manual" | "report" | "techreport" => SourceType::Report,
        "online" | "electronic" | "www" => SourceType::Webpage,
        "thesis" | "phdthesis" | "mastersthesis" => SourceType::Thesis,
        "unpublished" => SourceType::Manuscript,
        "patent" => SourceType::Patent,
        "dataset" => SourceType::Dataset,
        "software" => SourceType::Software,
        "letter" => SourceType::PersonalCommunication,
        "review" => SourceType::Review,
        "movie" | "video" => SourceType::MotionPicture,
        "audio" | "music" => SourceType::Song,
        "image" | "artwork" => SourceType::Graphic,
        "jurisdiction" => SourceType::LegalCase,
        "legislation" => SourceType::Legislation,
        "legal" => SourceType::Treaty,
        "performance" => SourceType::Performance,
        "standard" => SourceType::Standard,
        _ => SourceType::Document,
    }
}
