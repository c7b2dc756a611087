//! A book whose title has no marks: author, title, then the imprint or the page.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{Item, ItemKind, Lead};
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::extract::place::is_given_name;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "plain-book",
    fit,
    telling: false,
    cases: &[
        (
            r"H.S. Maine, Ancient Salt: Its Connection with Roads (10th ed., 1912) 174.",
            "book; author: Maine, H.S.; title: Ancient Salt: Its Connection with Roads; edition: 10th ed.; issued: 1912; locator: 174",
        ),
        (
            r"Rima Haj, The Salt Republic of 1946 (Cairo: Nur, 1999), p. 4.",
            "book; author: Haj, Rima; title: The Salt Republic of 1946; issued: 1999",
        ),
        (
            r"Rima Haj, A Movement for Salt, 1931–1961, ed. Basil Nur (Cairo: Nur, 1999), p. 4.",
            "book; title: A Movement for Salt, 1931–1961; editor: Nur, Basil; issued: 1999",
        ),
        (
            r"Rima J. Haj and Samir Nur, History of Salt, vol. 2 (Cairo: Nur Press, 1977), p. 230.",
            "book; author: Haj, Rima J. & Nur, Samir; title: History of Salt; volume: 2; publisher: Nur Press; locator: 230",
        ),
        (
            r"Rima Haj, Salt Roads (Cairo: Nur, 1999), p. 4.",
            "book; author: Haj, Rima; title: Salt Roads; publisher-place: Cairo; publisher: Nur; locator: 4",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if titled(parts).is_some() || parts.thesis || parts.has(Field::Issue) {
        return None;
    }
    let group = parts.items.iter().position(|item| item.kind == ItemKind::Round && item.known)?;
    // Between the title and its imprint a volume, an edition or a translator may stand.
    // and a title may end in years: "The War of 1946", "A Movement, 1931–1961".
    let years = |item: &Item| parts.imprint && matches!(item.kind, ItemKind::Date(Precision::Year));
    let open = |index: &usize| {
        let item = &parts.items[*index];
        item.kind == ItemKind::Text && !item.known || *index > 1 && item.lead != Lead::Stop && years(item)
    };
    let texts: Vec<usize> = (0..group).take_while(open).collect();
    if texts.is_empty() || !(parts.imprint || parts.year_in_parentheses) {
        return None;
    }
    // Names go on as long as they can be names and something is left for the title.
    let mut split = 0;
    for count in 1..texts.len() {
        if parts.items[texts[count]].lead != Lead::Comma {
            break;
        }
        let range = parts.range(&texts[..count])?;
        let words = &parts.text[range];
        let initials = words.split_whitespace().any(|word| word.ends_with('.') && word.len() <= 5);
        if !(names::is_like_people(words) && (words.split_whitespace().count() <= 4 || initials)
            || names::is_body(words) && count == 1)
        {
            break;
        }
        split = count;
        let next = parts.words(texts[count]);
        if !next.split_whitespace().any(|word| word.ends_with('.') && word.len() <= 5) && !next.starts_with("and ") {
            break;
        }
    }
    let mut draft = Draft::new(parts, SourceType::Book, if parts.imprint { 0.74 } else { 0.64 });
    if let [only] = texts.as_slice()
        && parts.imprint
        && !parts.has(Field::Translation)
        && is_person(parts.words(*only))
    {
        draft.people(parts, &texts);
        draft.locate();
        return Some(draft);
    }
    if split == 0 {
        draft.score -= if parts.has(Field::Translation) { 0.05 } else { 0.22 };
    }
    draft.people(parts, &texts[..split]);
    let range = parts.range(&texts[split..])?;
    if parts.text[range.clone()].split_whitespace().count() > 40 {
        return None;
    }
    draft.add(Field::Title, range);
    draft.used.extend(&texts[split..]);
    draft.locate();
    Some(draft)
}

/// Whether `words` are a person's name and no title: a given name or initials lead, or a father is named.
fn is_person(words: &str) -> bool {
    let list: Vec<&str> = words.split_whitespace().collect();
    let [first, rest @ ..] = list.as_slice() else { return false };
    let initial = first.ends_with('.') && first.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    let particle = rest.iter().any(|word| matches!(*word, "bin" | "ibn" | "ben" | "von" | "van" | "de"));
    (2..=4).contains(&list.len())
        && names::is_like_people(words)
        && !names::is_body(words)
        && (initial || particle || is_given_name(first))
}
