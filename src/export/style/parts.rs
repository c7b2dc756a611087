//! The parts that notes and entries of a bibliography share.

use super::rich::Rich;
use super::words::{date, year};
use super::{Rules, Settings};
use crate::record::{Locator, Source, SourceType};

/// How a title is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Italic,
    Quoted,
    Plain,
}

/// How the title of a work of that type is set off: what stands alone in italics, what stands in something else or
/// was not published in quotation marks, laws and cases as they are.
pub(super) fn title_set(source: &Source) -> Set {
    use SourceType as T;
    match source.kind {
        T::Book
        | T::Classic
        | T::Collection
        | T::Report
        | T::Pamphlet
        | T::Map
        | T::MotionPicture
        | T::Periodical
        | T::Software
        | T::Dataset
        | T::Standard
        | T::MusicalScore
        | T::Graphic
        | T::Performance
        | T::LegalCase => Set::Italic,
        T::Legislation | T::Regulation | T::Treaty | T::Bill | T::Hearing => Set::Plain,
        T::Document if source.container_title.is_none() && source.publisher.is_some() => Set::Italic,
        _ => Set::Quoted,
    }
}

/// Whether the container is printed in italics: a periodical or a book, and no site or station.
pub(super) fn container_is_italic(source: &Source) -> bool {
    use SourceType as T;
    !matches!(source.kind, T::Webpage | T::Post | T::Document | T::Dataset | T::Software | T::Manuscript)
}

/// The title as it is set, its translation in brackets after it, and `sign`.
pub(super) fn title(out: &mut Rich, source: &Source, rules: &Rules, settings: Settings, sign: char) {
    let Some(words) = source.title.as_deref() else { return };
    let translation = source.title_translation.as_deref().filter(|_| settings.translations);
    let set = title_set(source);
    match (set, translation) {
        (Set::Quoted, None) => {
            out.quoted(words, Some(sign));
            out.space();
            return;
        }
        (Set::Quoted, Some(_)) => out.quoted(words, None),
        (Set::Italic, _) => out.italic(words),
        (Set::Plain, _) => out.words(words),
    }
    if let Some(translation) = translation {
        let (open, close) = rules.brackets;
        out.words(&format!(" {open}{translation}{close}"));
    }
    out.stop(sign);
}

/// `Oslo: Ferry Press, 2001`.
pub(super) fn imprint(source: &Source, rules: &Rules) -> String {
    let place = source.publisher_place.as_deref().filter(|_| rules.place || source.publisher.is_none());
    let parts: Vec<&str> = [place, source.publisher.as_deref()].into_iter().flatten().collect();
    let parts = parts.join(": ");
    let when = when(source, true).unwrap_or_else(|| "n.d.".to_owned());
    if parts.is_empty() { when } else { format!("{parts}, {when}") }
}

/// The date, or its year; as printed where it is of no calendar that could be read.
pub(super) fn when(source: &Source, only_year: bool) -> Option<String> {
    let issued = source.issued.as_ref().map(if only_year { year } else { date });
    issued.or_else(|| source.issued_text.clone())
}

/// `2nd ed.`; what is printed in full stays so.
pub(super) fn edition(source: &Source) -> Option<String> {
    let edition = source.edition.as_deref()?;
    if let Ok(number) = edition.parse::<i32>() {
        return Some(format!("{} ed.", crate::export::when::ordinal(number)));
    }
    let told = edition.split(|c: char| !c.is_alphanumeric()).any(|word| {
        ["ed", "edn", "edition", "rev", "revised", "print", "printing"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    });
    Some(if told { edition.to_owned() } else { format!("{edition} ed.") })
}

/// The address, or the DOI as an address.
pub(super) fn address(source: &Source) -> Option<String> {
    source.doi.as_ref().map(|doi| format!("https://doi.org/{doi}")).or_else(|| source.url.clone())
}

/// The locator in words: a page alone, others with their label.
pub(super) fn locator(locator: &Locator) -> String {
    let label = match locator.label.as_str() {
        "page" | "" => return locator.value.clone(),
        "paragraph" => "para.",
        "chapter" => "chap.",
        "folio" => "fol.",
        "article" | "article-locator" => "art.",
        "section" => "sec.",
        "volume" => "vol.",
        "verse" => "v.",
        "line" => "line",
        "note" => "n",
        "timestamp" => "at",
        other => other,
    };
    format!("{label} {}", locator.value)
}

/// A short title: the one that is given, else the title up to its colon.
pub(super) fn short_title(source: &Source) -> Option<&str> {
    source.title_short.as_deref().or_else(|| {
        let title = source.title.as_deref()?;
        Some(title.split_once(": ").map_or(title, |(main, _)| main))
    })
}

/// What an untitled thing is called.
pub(super) fn description(source: &Source) -> Option<String> {
    if source.title.is_some() {
        return None;
    }
    let interviewer = source.interviewer.first().map(super::words::running);
    let words = match source.kind {
        SourceType::Interview => match interviewer {
            Some(who) => format!("interview by {who}"),
            None => "interview".to_owned(),
        },
        SourceType::PersonalCommunication if source.recipient.is_empty() => match source.medium.as_deref() {
            Some("telephone") => "telephone conversation".to_owned(),
            Some(medium) => format!("{medium} to the author"),
            None => source.genre.clone().unwrap_or_else(|| "personal communication".to_owned()),
        },
        _ => return source.genre.clone(),
    };
    Some(words)
}

/// Shelf-mark, archive and its place.
pub(super) fn archive(source: &Source) -> Option<String> {
    let parts: Vec<&str> = [&source.archive_location, &source.archive, &source.archive_place]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
