//! From fields to a source.

use super::parts::{Parts, is_target};
use super::shapes::Draft;
use super::{Field, FieldRange, label, language, names, when};
use crate::document::MarkKind;
use crate::record::{Locator, Name, Source, SourceType};

/// The source that `draft` describes, the place in it that is pointed to, and its fields in the order of the text.
pub(super) fn source(parts: &Parts<'_>, mut draft: Draft) -> (Source, Option<Locator>, Vec<FieldRange>) {
    draft.fields.sort_by_key(|field| (field.range.start, field.range.end));
    draft.fields.dedup();
    let mut source = Source { kind: draft.kind, ..Source::default() };
    let mut locator = None;
    for field in &draft.fields {
        put(parts, &mut source, &mut locator, field);
    }
    if let Some(title) = &source.title {
        source.language = language::of(title, parts.language);
    }
    if source.kind == SourceType::Chapter && source.editor.is_empty() && source.container_title.is_none() {
        source.kind = SourceType::Article;
    }
    (source, locator, draft.fields)
}

/// A place in a work without the full stop of the note: a page in Roman numbers looks like an initial.
fn without_stop(mut place: String) -> String {
    let bare = place.trim_end_matches('.');
    if bare.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x' | b'l' | b'c')) {
        place.truncate(bare.len());
    }
    place
}

/// A title that ends in a quotation, without the comma that American houses put inside its mark.
fn without_comma(mut title: String) -> String {
    let comma = ["”", "\"", "’"].iter().find_map(|mark| Some(title.strip_suffix(mark)?.strip_suffix(',')?.len()));
    if let Some(comma) = comma {
        title.remove(comma);
    }
    title
}

fn put(parts: &Parts<'_>, source: &mut Source, locator: &mut Option<Locator>, field: &FieldRange) {
    let words = &parts.text[field.range.clone()];
    let some = || Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
    let people = || names::read(parts.text, field.range.clone()).into_iter().map(|(name, _)| name);
    match field.field {
        // States and their bodies make laws: a country is no family.
        Field::Author if is_made_by_states(source.kind) => source.author.push(Name::literal(words)),
        Field::Author => source.author.extend(people()),
        Field::Account => source.author.push(Name::literal(words)),
        Field::Editor => source.editor.extend(people()),
        Field::Translator => source.translator.extend(people()),
        Field::Recipient => source.recipient.extend(people()),
        Field::Title => source.title = some().map(without_comma),
        Field::Translation => source.title_translation = some(),
        Field::Original => source.title_original = some(),
        Field::Container => source.container_title = some(),
        Field::Collection => source.collection_title = some(),
        Field::Issued => {
            source.issued = when::edtf(words);
            let other = words.contains(['[', '(']) || source.issued.is_none();
            source.issued_text = if other { some() } else { None };
        }
        Field::Accessed => source.accessed = when::edtf(words),
        Field::Volume => source.volume = some(),
        Field::Volumes => source.number_of_volumes = some(),
        Field::Issue => source.issue = some(),
        Field::Page => source.page = some().map(without_stop),
        Field::Locator => {
            let value = without_stop(some().unwrap_or_default());
            *locator = Some(Locator { label: label::before(parts.text, field.range.start).to_owned(), value });
        }
        Field::Number if source.collection_title.is_some() => source.collection_number = some(),
        Field::Number => source.number = some(),
        // "3rd edn, rev. and enl."
        Field::Edition if source.edition.is_some() => {}
        Field::Edition => source.edition = some(),
        Field::Publisher => source.publisher = some(),
        Field::Place => source.publisher_place = some(),
        Field::Archive => source.archive = some(),
        Field::ArchiveLocation => source.archive_location = some(),
        Field::ShortTitle => source.title_short = some(),
        Field::Genre => source.genre = some(),
        Field::Medium => source.medium = some(),
        Field::Url => address(parts, source, field),
        Field::Doi => source.doi = some(),
        Field::Isbn => source.isbn = some(),
        Field::Event => source.event_place = some(),
        Field::EventTitle => source.event_title = some(),
        Field::ContainerAuthor => source.container_author.extend(people()),
        Field::OriginalIssued => source.original_date = when::edtf(words),
        Field::Scale => source.scale = some(),
        Field::Dimensions => source.dimensions = some(),
        Field::Authority => source.authority = some(),
        Field::Section => source.section = some(),
        Field::Language | Field::Other => {}
    }
}

/// Whether a work of this kind has a state or one of its bodies for author.
fn is_made_by_states(kind: SourceType) -> bool {
    matches!(kind, SourceType::Legislation | SourceType::Treaty | SourceType::Bill | SourceType::Regulation)
}

/// The address as printed, or the one behind the words.
fn address(parts: &Parts<'_>, source: &mut Source, field: &FieldRange) {
    let words = &parts.text[field.range.clone()];
    let printed =
        words.contains("://") || words.starts_with("www.") || words.starts_with("http") || words.starts_with("doi.org");
    let broken = words.contains(char::is_whitespace);
    let url = if printed && !broken {
        words.to_owned()
    } else {
        let first = parts.note.marks.partition_point(|mark| mark.range.start < field.range.start);
        let mut here = parts.note.marks[first..].iter().take_while(|mark| mark.range.start == field.range.start);
        let behind = here.find_map(|mark| match &mark.kind {
            MarkKind::Link { url } if mark.range.end >= field.range.end && is_target(url) => Some(url.clone()),
            _ => None,
        });
        match behind {
            Some(url) => url,
            None if broken => words.split_whitespace().collect(),
            None => return,
        }
    };
    if let Some(at) = url.find("doi.org/")
        && source.doi.is_none()
    {
        source.doi = Some(url[at + 8..].to_owned());
    }
    // Where a copy is kept beside the address itself.
    match source.url.take() {
        Some(own) if is_copy(&url) && !is_copy(&own) => {
            source.url = Some(own);
            source.archive_location.get_or_insert(url);
        }
        Some(copy) if is_copy(&copy) && !is_copy(&url) => {
            source.archive_location.get_or_insert(copy);
            source.url = Some(url);
        }
        _ => source.url = Some(url),
    }
}

/// Whether `url` is that of a copy in an archive of the web.
fn is_copy(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    matches!(host, "web.archive.org" | "archive.ph" | "archive.is" | "archive.today" | "perma.cc" | "webcitation.org")
}
