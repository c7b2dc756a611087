//! The parts that notes and entries of a bibliography share.

pub(super) use super::pages::pages;
use super::quotes::{curly, double_pairs};
use super::rich::Rich;
use super::words::{EtAl, capital, date, list, running, year};
use super::{Rules, Settings};
use crate::corpus;
use crate::export::title;
use crate::record::{Locator, Source, SourceType};

/// What a work is put together like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Journal,
    Book,
    Thesis,
    Law,
    Other,
}

/// What `source` is put together like.
pub(super) fn class(source: &Source) -> Class {
    use SourceType as T;
    match source.kind {
        T::ArticleJournal | T::Review | T::ReviewBook => Class::Journal,
        T::Article if source.volume.is_some() => Class::Journal,
        T::Book
        | T::Classic
        | T::Collection
        | T::Report
        | T::Pamphlet
        | T::Standard
        | T::Chapter
        | T::Entry
        | T::EntryDictionary
        | T::EntryEncyclopedia
        | T::MusicalScore => Class::Book,
        T::PaperConference if source.container_title.is_some() => Class::Book,
        T::Thesis => Class::Thesis,
        T::Legislation | T::Regulation | T::Treaty | T::Bill | T::Hearing | T::LegalCase
            if source.container_title.is_none() =>
        {
            Class::Law
        }
        _ => Class::Other,
    }
}

/// An unsigned piece of a newspaper or magazine stands under its name (17th ed., 14.199; 18th ed., 14.97).
pub(super) fn is_led_by_container(source: &Source) -> bool {
    matches!(source.kind, SourceType::ArticleNewspaper | SourceType::ArticleMagazine)
        && source.author.is_empty()
        && source.title.is_some()
        && source.container_title.is_some()
}

/// An unsigned entry of a work of reference.
pub(super) fn is_looked_up(source: &Source) -> bool {
    matches!(source.kind, SourceType::Entry | SourceType::EntryDictionary | SourceType::EntryEncyclopedia)
        && source.author.is_empty()
        && source.title.is_some()
        && source.container_title.is_some()
}

/// Under what a work stands of which neither author nor title is told: its shelf-mark and archive, or its site.
pub(super) fn stand_in(source: &Source) -> [Option<String>; 2] {
    let nameless = source.author.is_empty() && source.editor.is_empty() && source.title.is_none();
    if !nameless || source.container_title.is_some() || source.genre.is_some() {
        return [None, None];
    }
    match archive(source) {
        [None, None] if source.kind == SourceType::Interview || source.medium.is_some() => [None, None],
        [None, None] => [source.url.as_deref().map(corpus::site), None],
        parts => parts,
    }
}

/// What a work without a title is called where one must stand: what it is, and to or by whom; else the shelf-mark or
/// site under which it stands.
pub(in crate::export) fn name_of_untitled(source: &Source) -> Option<String> {
    let words = if source.recipient.is_empty() {
        description(source)
    } else {
        let to = list(&source.recipient, running, running, EtAl { all: usize::MAX, first: usize::MAX });
        Some(format!("{} to {to}", source.genre.as_deref().unwrap_or("letter")))
    };
    let words = words.or_else(|| {
        let parts: Vec<String> = archive(source).into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    });
    words.or_else(|| source.url.as_deref().map(corpus::site)).map(|words| capital(&words))
}

/// A number with "no." before it, if it is nothing but a number.
pub(super) fn numbered(number: &str, is_within: bool) -> String {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        number.to_owned()
    } else if is_within {
        format!("no. {number}")
    } else {
        format!("No. {number}")
    }
}

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
        _ if title::reviewed(source).is_some() => Set::Italic,
        T::Report | T::MotionPicture | T::Song if source.container_title.is_some() => Set::Quoted,
        T::Book
        | T::Classic
        | T::Collection
        | T::Report
        | T::Pamphlet
        | T::Map
        | T::MotionPicture
        | T::Song
        | T::Periodical
        | T::Software
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
    !matches!(
        source.kind,
        T::Webpage | T::Post | T::Document | T::Dataset | T::Software | T::Manuscript | T::Broadcast | T::MotionPicture
    )
}

/// The title as it is set, its translation in brackets after it, and `sign`.
pub(super) fn title(out: &mut Rich, source: &Source, rules: &Rules, settings: Settings, sign: char) {
    let Some(words) = source.title.as_deref() else { return };
    let translation = source.title_translation.as_deref().filter(|_| settings.translations);
    let work = title::reviewed(source);
    if work.is_some() {
        out.words(if sign == ',' { "review of " } else { "Review of " });
    }
    let words = &curly(work.unwrap_or(words), is_transliterated(source));
    let set = title_set(source);
    match (set, translation) {
        (Set::Quoted, None) => {
            out.quoted(words, Some(sign));
            out.space();
            return;
        }
        (Set::Quoted, Some(_)) => out.quoted(words, None),
        (Set::Italic, _) => out.italic(&double_pairs(words)),
        (Set::Plain, _) => out.words(words),
    }
    if let Some(translation) = translation {
        let (open, close) = rules.brackets;
        out.words(&format!(" {open}{}{close}", curly(translation, false)));
    }
    out.stop(sign);
}

/// Whether the title is in another script of its own, so that its apostrophes are letters.
fn is_transliterated(source: &Source) -> bool {
    match source.language.as_deref() {
        Some(tag) => tag.split('-').any(|part| part.eq_ignore_ascii_case("Latn")),
        None => source.title_translation.is_some(),
    }
}

/// The section: that of a newspaper which has a name, and the programme of a station, stand before what holds them
/// (17th ed., 14.195), and a number or a letter after it.
pub(super) fn section(source: &Source) -> (Option<String>, Option<String>) {
    use SourceType as T;
    let Some(section) = source.section.clone() else { return (None, None) };
    let is_numbered = section.len() < 3 || section.get(..3).is_some_and(|front| front.eq_ignore_ascii_case("sec"));
    let has_columns = matches!(source.kind, T::ArticleNewspaper | T::ArticleMagazine | T::Broadcast);
    if has_columns && !is_numbered { (Some(section), None) } else { (None, Some(section)) }
}

/// `Oslo: Ferry Press, 2001`, with the date of a first edition before it.
pub(super) fn imprint(source: &Source, rules: &Rules) -> String {
    let place = source.publisher_place.as_deref().filter(|_| rules.place || source.publisher.is_none());
    let parts: Vec<&str> = [place, source.publisher.as_deref()].into_iter().flatten().collect();
    let parts = parts.join(": ");
    // What an office hands out without a publisher is told apart by its day.
    let only_year = source.kind != SourceType::Report || source.publisher.is_some();
    let when = when(source, only_year).unwrap_or_else(|| "n.d.".to_owned());
    let whole = if parts.is_empty() { when } else { format!("{parts}, {when}") };
    match source.original_date.as_ref().map(year) {
        Some(first) => format!("{first}; {whole}"),
        None => whole,
    }
}

/// The date, or its year; as printed where it is of no calendar that could be read.
pub(super) fn when(source: &Source, only_year: bool) -> Option<String> {
    let issued = source.issued.as_ref().map(if only_year { year } else { date });
    issued.or_else(|| source.issued_text.clone())
}

/// The date, or that there is none, where a reader would look for one. Laws, sites and what people said have none.
pub(super) fn day(source: &Source) -> Option<String> {
    use SourceType as T;
    when(source, false).or_else(|| {
        let dated = !matches!(
            source.kind,
            T::Webpage | T::Post | T::PostWeblog | T::Periodical | T::PersonalCommunication | T::Interview | T::Speech
        );
        (dated && source.title.is_some() && source.accessed.is_none()).then(|| "n.d.".to_owned())
    })
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
        "page" | "" => return pages(&locator.value),
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
pub(super) fn short_title(source: &Source) -> Option<String> {
    let italic = title_set(source) == Set::Italic;
    let whole = title::reviewed(source).or(source.title.as_deref());
    let short = source.title_short.as_deref().or_else(|| whole.map(title::main))?;
    let short = curly(short, is_transliterated(source));
    Some(if italic { double_pairs(&short) } else { short })
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

/// The shelf-mark; the archive and its place.
pub(super) fn archive(source: &Source) -> [Option<String>; 2] {
    let parts = [&source.archive, &source.archive_place].into_iter().filter_map(|part| part.as_deref());
    let house = parts.collect::<Vec<_>>().join(", ");
    [source.archive_location.clone(), (!house.is_empty()).then_some(house)]
}
