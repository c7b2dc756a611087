//! BibLaTeX, by the data model that biber checks (`biber --tool --validate-datamodel`).

use super::language::Language;
use super::latex::{address, escape};
use super::style::name_of_untitled;
use super::title;
use super::unwritten::Unwritten;
use super::when::When;
use super::{Export, Format, Settings};
use crate::record::{DateField, Name, NamesField, Source, SourceType, TextField};
use std::io::{self, Write as _};

/// BibLaTeX.
#[derive(Debug)]
pub(super) struct Biblatex;

impl Format for Biblatex {
    fn name(&self) -> &'static str {
        "biblatex"
    }

    fn about(&self) -> &'static str {
        "BibLaTeX, in UTF-8, for biber"
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for (index, source) in export.sources.iter().enumerate() {
            if index > 0 {
                out.write_all(b"\n")?;
            }
            out.write_all(entry(source, export.settings).as_slice())?;
        }
        Ok(())
    }
}

/// The kinds of entry that are used, each with the fields that biber's data model allows in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Article,
    Book,
    Collection,
    Inbook,
    Inproceedings,
    Manual,
    Misc,
    Online,
    Report,
    Thesis,
    Unpublished,
}

use Kind::{Article, Book, Collection, Inbook, Inproceedings, Manual, Misc, Online, Report, Thesis, Unpublished};

/// Which field of a source goes into which field of which kinds of entry, in the order in which they are written;
/// titles, names and dates apart. Of two for one field, the first that a source has.
const FIELDS: &[(TextField, &str, &[Kind])] = &[
    (TextField::Genre, "type", &[Manual, Misc, Report, Thesis, Unpublished]),
    (TextField::Medium, "howpublished", &[Misc, Unpublished]),
    (TextField::Authority, "organization", &[Manual]),
    (TextField::ContainerTitle, "journaltitle", &[Article]),
    (TextField::ContainerTitle, "booktitle", &[Inbook, Inproceedings]),
    (TextField::ContainerTitle, "organization", &[Misc, Online]),
    (TextField::EventTitle, "eventtitle", &[Inproceedings, Unpublished]),
    (TextField::EventPlace, "venue", &[Inproceedings, Unpublished]),
    (TextField::CollectionTitle, "series", &[Article, Book, Collection, Inbook, Inproceedings, Manual]),
    (TextField::CollectionNumber, "number", &[Book, Collection, Inbook, Inproceedings]),
    (TextField::Volume, "volume", &[Article, Book, Collection, Inbook, Inproceedings]),
    (TextField::NumberOfVolumes, "volumes", &[Book, Collection, Inbook]),
    (TextField::Issue, "number", &[Article]),
    (TextField::Number, "number", &[Manual, Report]),
    (TextField::Edition, "edition", &[Book, Collection, Inbook, Manual]),
    (TextField::Version, "version", &[Article, Manual, Misc, Online, Report]),
    (TextField::Publisher, "publisher", &[Book, Collection, Inbook, Inproceedings, Manual]),
    (TextField::Publisher, "institution", &[Report, Thesis]),
    (
        TextField::PublisherPlace,
        "location",
        &[Book, Collection, Inbook, Inproceedings, Manual, Misc, Report, Thesis, Unpublished],
    ),
    (TextField::EventPlace, "location", &[Misc]),
    (TextField::ChapterNumber, "chapter", &[Book, Collection, Inbook, Manual]),
    (TextField::Page, "pages", &[Article, Book, Collection, Inbook, Inproceedings, Manual, Report, Thesis]),
    (TextField::Isbn, "isbn", &[Book, Collection, Inbook, Inproceedings, Manual]),
    (TextField::Issn, "issn", &[Article]),
];

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Book => "book",
            Self::Collection => "collection",
            Self::Inbook => "inbook",
            Self::Inproceedings => "inproceedings",
            Self::Manual => "manual",
            Self::Misc => "misc",
            Self::Online => "online",
            Self::Report => "report",
            Self::Thesis => "thesis",
            Self::Unpublished => "unpublished",
        }
    }

    fn has_editor(self) -> bool {
        !matches!(self, Self::Report | Self::Thesis | Self::Unpublished)
    }

    fn has_translator(self) -> bool {
        matches!(self, Self::Article | Self::Book | Self::Collection | Self::Inbook)
    }

    /// The kind for `source`: the nearest of which it has all that biber asks for. A newspaper article that nobody
    /// signed is no `@article`, which must have an author.
    fn of(source: &Source) -> Self {
        use SourceType as T;
        let author = !source.author.is_empty();
        let title = source.title.is_some();
        let container = source.container_title.is_some();
        let signed = author && title;
        match source.kind {
            T::Article | T::ArticleJournal | T::ArticleMagazine | T::ArticleNewspaper | T::Review | T::ReviewBook
                if signed && container =>
            {
                Self::Article
            }
            T::Interview if signed && container && source.publisher.is_none() && source.event_place.is_none() => {
                Self::Article
            }
            T::Book | T::Classic | T::Collection | T::Pamphlet | T::MusicalScore | T::Map if signed => Self::Book,
            T::Book | T::Classic | T::Collection if !source.editor.is_empty() && title => Self::Collection,
            T::Book | T::Classic | T::Collection | T::Pamphlet | T::Standard if title => Self::Manual,
            T::Chapter | T::Entry | T::EntryDictionary | T::EntryEncyclopedia if signed && container => Self::Inbook,
            T::PaperConference if signed && container => Self::Inproceedings,
            T::Report if signed && source.genre.is_some() && source.publisher.is_some() => Self::Report,
            T::Report | T::Legislation | T::Regulation | T::Bill | T::Treaty | T::Hearing | T::LegalCase
                if title && !container && source.medium.is_none() && source.event_place.is_none() =>
            {
                Self::Manual
            }
            T::Thesis if signed && source.genre.is_some() && source.publisher.is_some() => Self::Thesis,
            T::Thesis | T::Manuscript | T::Speech | T::PaperConference if signed && !container => Self::Unpublished,
            _ if (source.url.is_some() || source.doi.is_some()) && is_online(source) => Self::Online,
            _ => Self::Misc,
        }
    }

    /// The CSL type that a reader takes it for, where nothing else is said.
    fn usual(self, subtype: Option<&str>) -> SourceType {
        match (self, subtype) {
            (Self::Article, Some("newspaper")) => SourceType::ArticleNewspaper,
            (Self::Article, Some("magazine")) => SourceType::ArticleMagazine,
            (Self::Article, _) => SourceType::ArticleJournal,
            (Self::Book | Self::Collection, _) => SourceType::Book,
            (Self::Inbook, _) => SourceType::Chapter,
            (Self::Inproceedings, _) => SourceType::PaperConference,
            (Self::Manual | Self::Report, _) => SourceType::Report,
            (Self::Misc, _) => SourceType::Document,
            (Self::Online, _) => SourceType::Webpage,
            (Self::Thesis, _) => SourceType::Thesis,
            (Self::Unpublished, _) => SourceType::Manuscript,
        }
    }
}

fn is_online(source: &Source) -> bool {
    [&source.publisher_place, &source.event_place, &source.genre, &source.medium].iter().all(|field| field.is_none())
}

fn entry(source: &Source, settings: Settings) -> Vec<u8> {
    let kind = Kind::of(source);
    let mut unwritten = Unwritten::new(source);
    let mut out = Vec::with_capacity(512);
    let mut extra = Vec::new();
    let mut field = |name: &str, value: &str| {
        writeln!(out, "  {name:<13}= {{{value}}},").expect("writing to memory cannot fail");
    };
    let people = |names: &[Name]| names.iter().map(person).collect::<Vec<_>>().join(" and ");
    let author = unwritten.names(NamesField::Author);
    if !author.is_empty() && kind != Kind::Collection {
        field("author", &people(author));
    }
    if kind.has_editor() && !source.editor.is_empty() {
        field("editor", &people(unwritten.names(NamesField::Editor)));
    }
    if kind.has_translator() && !source.translator.is_empty() {
        field("translator", &people(unwritten.names(NamesField::Translator)));
    }
    if kind == Kind::Inbook && !source.container_author.is_empty() {
        field("bookauthor", &people(unwritten.names(NamesField::ContainerAuthor)));
    }
    let language = source.language.as_deref();
    unwritten.text(TextField::Title);
    let translation = source.title_translation.as_deref().filter(|_| settings.translations);
    if let Some(title) = &source.title {
        field("title", &braced(title, translation, language));
    } else {
        // biber asks for a title, and a reader of the list for some words to stand under.
        field("title", &format!("{{{}}}", escape(&untitled(source))));
        extra.push("untitled: yes".to_owned());
    }
    unwritten.text(TextField::TitleShort);
    if let Some(short) = title::short(source, settings) {
        field("shorttitle", &braced(short, None, language));
    }
    let mut used: Vec<&str> = Vec::new();
    for (from, name, _) in FIELDS.iter().filter(|(.., kinds)| kinds.contains(&kind)) {
        let Some(text) = from.of(source).as_deref() else { continue };
        // What has no title is called by its genre.
        if *from == TextField::Genre && source.title.is_none() {
            continue;
        }
        if !used.contains(name) && holds(*from, text) && is_place_of(*from, name, source.kind) {
            used.push(name);
            unwritten.text(*from);
            field(name, &value(*from, text));
        }
    }
    match written_date(&mut unwritten, DateField::Issued) {
        Some(date) => field("date", &date),
        // EDTF for a year of which nothing is known.
        None => field("date", "XXXX"),
    }
    if let Some(date) = written_date(&mut unwritten, DateField::OriginalDate) {
        field("origdate", &date);
    }
    if let Some(url) = unwritten.text(TextField::Url) {
        field("url", &address(url));
        if let Some(date) = written_date(&mut unwritten, DateField::Accessed) {
            field("urldate", &date);
        }
    }
    if let Some(doi) = unwritten.text(TextField::Doi) {
        field("doi", &address(doi));
    }
    if let Some(archive) = unwritten.text(TextField::Archive) {
        field("library", &escape(archive));
    }
    if let Some(known) = language.and_then(|tag| Language::of(tag).map(|known| (tag, known))) {
        let (tag, known) = known;
        if let Some(babel) = known.babel {
            field("langid", babel);
        }
        field("language", known.name);
        if super::language::tag(known.name, source.title.as_deref()).as_deref() == Some(tag) {
            unwritten.text(TextField::Language);
        }
    }
    if !source.labels.is_empty() {
        field("keywords", &source.labels.iter().map(|label| escape(label)).collect::<Vec<_>>().join(", "));
    }
    let subtype = match (kind, source.kind) {
        (Kind::Article, SourceType::ArticleNewspaper) => Some("newspaper"),
        (Kind::Article, SourceType::ArticleMagazine) => Some("magazine"),
        _ => None,
    };
    if let Some(subtype) = subtype {
        field("entrysubtype", subtype);
    }
    if kind.usual(subtype) != source.kind {
        extra.push(format!("type: {}", source.kind));
    }
    extra.extend(unwritten.lines());
    if !extra.is_empty() {
        field("annotation", &extra.iter().map(|line| escape(line)).collect::<Vec<_>>().join(" \\par "));
    }
    let mut entry = format!("@{}{{{},\n", kind.name(), super::key::safe(&source.id)).into_bytes();
    entry.extend(out);
    entry.extend(b"}\n");
    entry
}

/// What a thing without a title is called in a list.
pub(super) fn untitled(source: &Source) -> String {
    name_of_untitled(source).unwrap_or_else(|| {
        let kind = match source.kind {
            SourceType::Speech => "Speech",
            SourceType::Post | SourceType::PostWeblog => "Post",
            SourceType::Broadcast => "Broadcast",
            SourceType::Map => "Map",
            _ => "Untitled",
        };
        kind.to_owned()
    })
}

/// Whether `from` is the place that the field `location` means: of an interview or speech, where it was held.
fn is_place_of(from: TextField, name: &str, kind: SourceType) -> bool {
    name != "location" || is_event(kind) == (from == TextField::EventPlace)
}

/// Whether the one place that is told of such a thing is where it happened.
pub(super) fn is_event(kind: SourceType) -> bool {
    matches!(kind, SourceType::Interview | SourceType::Speech | SourceType::PersonalCommunication)
}

/// Whether the data model takes `text` in the field for `from`: volumes are numbers there, and biber works out
/// the check digits of an ISBN.
fn holds(from: TextField, text: &str) -> bool {
    match from {
        TextField::Volume | TextField::NumberOfVolumes => text.bytes().all(|byte| byte.is_ascii_digit()),
        TextField::Isbn => is_isbn(text),
        TextField::Issn => is_issn(text),
        _ => true,
    }
}

fn value(from: TextField, text: &str) -> String {
    match from {
        TextField::Page => escape(text).replace(['–', '‒', '−'], "--"),
        TextField::Publisher | TextField::PublisherPlace | TextField::EventPlace | TextField::Authority => {
            literal(text)
        }
        TextField::ContainerTitle | TextField::CollectionTitle => format!("{{{}}}", escape(text)),
        _ => escape(text),
    }
}

/// Words of a list of literals, in which "and" would part two of them.
fn literal(text: &str) -> String {
    if text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and")) {
        format!("{{{}}}", escape(text))
    } else {
        escape(text)
    }
}

/// The digits of an ISBN are right (ISO 2108).
fn is_isbn(text: &str) -> bool {
    let digits: Vec<u32> = check_digits(text);
    match digits.len() {
        10 => digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>().is_multiple_of(11),
        13 if !digits.contains(&10) => digits
            .iter()
            .zip([1, 3].iter().cycle())
            .map(|(digit, weight)| digit * weight)
            .sum::<u32>()
            .is_multiple_of(10),
        _ => false,
    }
}

/// The digits of an ISSN are right (ISO 3297).
fn is_issn(text: &str) -> bool {
    let digits = check_digits(text);
    digits.len() == 8
        && digits.iter().zip((1..=8).rev()).map(|(digit, weight)| digit * weight).sum::<u32>().is_multiple_of(11)
}

/// The digits, X as ten; of anything else none.
fn check_digits(text: &str) -> Vec<u32> {
    let digit = |c: char| if c == 'X' { Some(10) } else { c.to_digit(10) };
    text.chars().filter(|c| !matches!(c, '-' | ' ' | '‐' | '–')).map(digit).collect::<Option<_>>().unwrap_or_default()
}

/// A title with its translation. Braces keep the capitals of words that a style may put in lower case: all of a foreign
/// title or of one with a translation, and in English abbreviations and the like.
fn braced(title: &str, translation: Option<&str>, language: Option<&str>) -> String {
    let english = language.is_none_or(|tag| tag == "en" || tag.starts_with("en-"));
    if !english || translation.is_some() {
        let mut written = escape(title);
        if let Some(translation) = translation {
            written = format!("{written} [{}]", escape(translation));
        }
        return format!("{{{written}}}");
    }
    let word = |word: &str| {
        let fixed =
            word.chars().skip(1).any(char::is_uppercase) || word.starts_with(char::is_lowercase) && word.contains('-');
        if fixed { format!("{{{}}}", escape(word)) } else { escape(word) }
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A name: `{al-Salihi}, Muhammad`, whose braces keep the article in the family name; a body in braces.
pub(super) fn person(name: &Name) -> String {
    person_with(name, escape)
}

pub(super) fn person_with(name: &Name, escape: impl Fn(&str) -> String) -> String {
    if let Some(literal) = &name.literal {
        return format!("{{{}}}", escape(literal));
    }
    let guard = |part: &str, always: bool| {
        let parted = part.contains(',') || part.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
        if always || parted { format!("{{{}}}", escape(part)) } else { escape(part) }
    };
    let family = name.family.as_deref().unwrap_or_default();
    let whole = family.contains(' ') || family.starts_with(|c: char| !c.is_uppercase());
    let mut written = guard(family, whole || name.given.is_none());
    if let Some(suffix) = &name.suffix {
        written = format!("{written}, {}", guard(suffix, false));
    }
    if let Some(given) = &name.given {
        written = format!("{written}, {}", guard(given, false));
    }
    written
}

/// The date of `field`, if biber reads it: levels 0 and 1 of EDTF. One whose two ends are not equally sure is written
/// as near as can be, and stands whole in the note.
fn written_date(unwritten: &mut Unwritten<'_>, field: DateField) -> Option<String> {
    let date = field.of(unwritten.source).as_ref()?;
    let near = When::of(date)?.edtf()?;
    if near == *date {
        unwritten.date(field);
    }
    let near = near.to_string();
    Some(near.strip_suffix("..").map_or(near.clone(), str::to_owned))
}
