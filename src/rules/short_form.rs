//! The short form of a work, as a fix writes it.

use crate::extract::Reading;
use crate::record::{Locator, Source, SourceType};
use crate::text::Span;
use std::fmt::Write as _;
use std::ops::Range;

/// Where a citation at plain bytes `range` of note `note` stands in the file, with the markup that opens and closes at
/// its ends: what a short form is written for.
pub(super) fn printed(reading: &Reading<'_>, note: usize, range: &Range<usize>) -> Span {
    let span = reading.note_span(note, range.clone());
    let marks = reading.article.notes[note].text.marks.iter().filter(|mark| !mark.range.is_empty());
    let inside = marks.filter(|mark| range.start <= mark.range.start && mark.range.end <= range.end);
    inside.fold(span, |span, mark| span.cover(mark.span))
}

/// Author, short title and locator, in Markdown, without a final period: `Haj, *Salt Roads*, p. 12`
/// (Chicago 17, 14.30).
pub(super) fn short_form(source: &Source, locator: Option<&Locator>) -> Option<String> {
    let person = source.author.first().or(source.editor.first())?;
    let family = person.family.as_deref().or(person.literal.as_deref())?;
    // What has numbers in it was no name.
    if family.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let title = short_title(source.title.as_deref()?);
    let mut short = match source.kind {
        SourceType::Book | SourceType::Report | SourceType::Collection | SourceType::Classic => {
            format!("{family}, *{title}*")
        }
        _ => format!("{family}, “{title},”"),
    };
    if let Some(locator) = locator {
        let comma = if short.ends_with('”') { "" } else { "," };
        let sign = match (locator.label.as_str(), locator.value.contains(['-', '–', ','])) {
            ("page", true) => "pp. ",
            ("page", false) => "p. ",
            _ => "",
        };
        write!(short, "{comma} {sign}{}", locator.value).expect("writing to a string cannot fail");
    } else if short.ends_with(",”") {
        short.replace_range(short.len() - ",”".len().., "”");
    }
    Some(short)
}

/// The title up to its colon, without an article in front.
fn short_title(title: &str) -> &str {
    let main = title.split(':').next().unwrap_or(title).trim();
    ["The ", "A ", "An "].iter().find_map(|article| main.strip_prefix(article)).unwrap_or(main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Name;

    #[test]
    fn a_short_form_has_author_title_and_page() {
        let mut source = Source {
            kind: SourceType::Book,
            author: vec![Name::person("al-Haj", "Rima")],
            title: Some("The Salt Roads: A History".to_owned()),
            ..Source::default()
        };
        let page = Locator { label: "page".to_owned(), value: "4–6".to_owned() };
        assert_eq!(short_form(&source, Some(&page)).as_deref(), Some("al-Haj, *Salt Roads*, pp. 4–6"));
        source.kind = SourceType::ArticleJournal;
        assert_eq!(short_form(&source, Some(&page)).as_deref(), Some("al-Haj, “Salt Roads,” pp. 4–6"));
        assert_eq!(short_form(&source, None).as_deref(), Some("al-Haj, “Salt Roads”"));
        source.author.clear();
        assert_eq!(short_form(&source, None), None);
    }
}
