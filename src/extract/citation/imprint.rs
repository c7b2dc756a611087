//! What stands in the parentheses after a title: place, publisher, year, edition, university.

use super::item::{Item, ItemKind, Lead};
use super::label;
use super::lists;
use super::{Field, FieldRange};
use memchr::memchr_iter;
use std::ops::Range;

/// What was read from an imprint.
#[derive(Debug, Default)]
pub(super) struct Imprint {
    /// Its fields.
    pub(super) fields: Vec<FieldRange>,
    /// Whether it names a thesis.
    pub(super) thesis: bool,
    /// Whether it has a place or a publisher.
    pub(super) full: bool,
    /// Whether it has a date, or says that there is none.
    pub(super) dated: bool,
}

/// Words by which a thesis is known.
pub(super) fn is_thesis(words: &str) -> bool {
    let lower = words.to_lowercase();
    let starts = || [0].into_iter().chain(memchr_iter(b' ', lower.as_bytes()).map(|space| space + 1));
    [
        "diss",
        "thesis",
        "phd",
        "ph.d",
        "m.a.",
        "ma ",
        "thèse",
        "tezi",
        "doktora",
        "habilitation",
        "magisterarbeit",
        "tesi di",
        "risala",
        "d.phil",
        "dphil",
    ]
    .iter()
    .any(|sign| starts().any(|at| lower[at..].starts_with(sign)))
}

/// Reads the elements of an imprint; none if they are no imprint.
pub(super) fn read(text: &str, items: &[Item]) -> Option<Imprint> {
    let mut imprint = Imprint::default();
    let mut rest: Vec<&Item> = Vec::new();
    let mut colon = false;
    let mut again = false;
    // "(paper presented at the Salt Congress, Tyre, 3 May 2016)" is no imprint.
    if items.first().is_some_and(|first| text[first.inner.clone()].starts_with("paper ")) {
        return None;
    }
    for item in items {
        let words = &text[item.inner.clone()];
        match item.kind {
            ItemKind::Date(_) => {
                imprint.dated = true;
                match imprint.fields.iter_mut().find(|field| field.field == Field::Issued) {
                    // "1934; repr., London: Reed, 1988": the first year is that of the original.
                    Some(first) if again => {
                        first.field = Field::OriginalIssued;
                        imprint.fields.push(FieldRange { field: Field::Issued, range: item.inner.clone() });
                    }
                    Some(_) => {}
                    None => imprint.fields.push(FieldRange { field: Field::Issued, range: item.inner.clone() }),
                }
            }
            ItemKind::Text if is_again(words) => again = true,
            ItemKind::Text
                if matches!(
                    words.to_lowercase().as_str(),
                    "n.d."
                        | "n.d"
                        | "s.a."
                        | "s.d."
                        | "o.j."
                        | "forthcoming"
                        | "in press"
                        | "n.p."
                        | "n.p"
                        | "erscheint"
                ) =>
            {
                imprint.dated = true;
            }
            ItemKind::Text => {
                if let Some(found) = label::read(text, item.inner.clone()) {
                    imprint.fields.extend(found);
                } else if is_thesis(words) {
                    imprint.thesis = true;
                    imprint.fields.push(FieldRange { field: Field::Genre, range: item.inner.clone() });
                } else if matches!(
                    words.to_lowercase().as_str(),
                    "unpublished manuscript" | "manuscript" | "typescript" | "unpublished typescript" | "mimeograph"
                ) {
                    imprint.fields.push(FieldRange { field: Field::Genre, range: item.inner.clone() });
                } else if words.chars().any(char::is_alphabetic) {
                    colon |= item.lead == Lead::Colon && !rest.is_empty();
                    rest.push(item);
                } else {
                    return None;
                }
            }
            ItemKind::Italic | ItemKind::Quoted => return None,
            ItemKind::Square | ItemKind::Round | ItemKind::Url | ItemKind::Handle => {}
        }
    }
    if !(imprint.dated || colon || imprint.thesis || rest.is_empty() && !imprint.fields.is_empty()) {
        return None;
    }
    let longest = if colon { 16 } else { 9 };
    if rest.iter().any(|item| text[item.inner.clone()].split_whitespace().count() > longest) {
        return None;
    }
    series(text, &mut rest, &mut imprint);
    place(text, &rest, colon, &mut imprint);
    Some(imprint)
}

/// Whether `words` say that the book was printed before.
fn is_again(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches('.');
    matches!(
        bare,
        "repr"
            | "rpt"
            | "reprint"
            | "reprinted"
            | "reissued"
            | "rep"
            | "nachdruck"
            | "réimpr"
            | "réimpression"
            | "rist"
            | "originally published"
            | "first published"
            | "orig. pub"
    )
}

/// Which of two elements is a town, if the other is none and no part of its name.
fn town_of(text: &str, rest: &[&Item]) -> Option<usize> {
    let [first, second] = rest else { return None };
    let words = |item: &Item| &text[item.inner.clone()];
    let short = words(second).ends_with('.') || words(second).len() <= 4;
    match (lists::is_town(words(first)), lists::is_town(words(second))) {
        (true, false) if !short => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

/// Whether `words`, which stand alone before the year, are a publisher's name: by a word of them, or because no
/// town is called so. Towns can be listed; houses cannot.
fn is_house(words: &str) -> bool {
    let towns = || {
        let mut names = words.split([',', '/', '&', '–', '-', '[', ']']).flat_map(|part| part.split(" and "));
        names.any(|name| lists::is_known_place(name.trim()))
    };
    let bare = words.trim_end_matches(['?', '.']);
    lists::is_publisher(words)
        || bare.contains(char::is_lowercase)
            && bare.starts_with(char::is_uppercase)
            && !lists::is_town(bare)
            && !towns()
}

/// "Salt Monographs 4; 2nd ed., Tyre: Nur, 1999": a series before the semicolon, and the rest after it.
fn series(text: &str, rest: &mut Vec<&Item>, imprint: &mut Imprint) {
    let [first, next, ..] = rest.as_slice() else { return };
    let words = &text[first.inner.clone()];
    let between = &text[first.inner.end..next.inner.start];
    let numbered = words.rsplit_once(' ').filter(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()));
    if !between.contains(';') || first.lead == Lead::Colon || numbered.is_none() && !between.contains("no.") {
        return;
    }
    let name = numbered.map_or(words, |(name, _)| name);
    let start = first.inner.start;
    imprint.fields.push(FieldRange { field: Field::Collection, range: start..start + name.len() });
    if let Some((_, number)) = numbered {
        imprint
            .fields
            .push(FieldRange { field: Field::Number, range: first.inner.end - number.len()..first.inner.end });
    }
    rest.remove(0);
}

/// Tells the place from the publisher.
fn place(text: &str, rest: &[&Item], colon: bool, imprint: &mut Imprint) {
    let Some(first) = rest.first() else { return };
    let mut put = |field, range: Range<usize>| imprint.fields.push(FieldRange { field, range });
    let words = |item: &Item| &text[item.inner.clone()];
    if imprint.thesis {
        let school = rest.iter().position(|item| lists::is_school(words(item))).unwrap_or_default();
        put(Field::Publisher, rest[school].inner.clone());
        if let Some(town) = rest.get(school + 1) {
            put(Field::Place, town.inner.clone());
        }
    } else if colon {
        let at = rest.iter().position(|item| item.lead == Lead::Colon).unwrap_or(rest.len());
        let end = rest[at..]
            .iter()
            .skip(1)
            .position(|item| item.lead == Lead::Semicolon)
            .map_or(rest.len(), |end| at + 1 + end);
        put(Field::Place, first.inner.start..rest[at.max(1) - 1].inner.end);
        put(Field::Publisher, rest[at].inner.start..rest[end - 1].inner.end);
    } else if let [one] = rest {
        put(if is_house(words(one)) { Field::Publisher } else { Field::Place }, one.inner.clone());
    } else if words(rest[1]).len() <= 3 && words(rest[1]).chars().all(char::is_uppercase) {
        put(Field::Place, first.inner.start..rest[1].inner.end);
        if let Some(third) = rest.get(2) {
            put(Field::Publisher, third.inner.clone());
        }
    } else if lists::is_publisher(words(first)) && !lists::is_publisher(words(rest[1])) {
        put(Field::Publisher, first.inner.clone());
        put(Field::Place, rest[1].inner.start..rest[rest.len() - 1].inner.end);
    } else if lists::is_publisher(words(rest[1])) {
        put(Field::Place, first.inner.clone());
        put(Field::Publisher, rest[1].inner.start..rest[rest.len() - 1].inner.end);
    } else if let Some(town) = town_of(text, rest) {
        // "(Nur, Tyre, 1984)", "(Tyre, Nur, 1984)": the one that is a town.
        put(Field::Place, rest[town].inner.clone());
        put(Field::Publisher, rest[1 - town].inner.clone());
    } else {
        put(Field::Place, first.inner.start..rest[rest.len() - 1].inner.end);
    }
    imprint.full = true;
}
