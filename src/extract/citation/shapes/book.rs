//! A book, by an author or edited.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "book",
    fit,
    telling: false,
    cases: &[
        (
            "Rima Haj, *Salt: A History of the “Party of Reeds,”* trans. Basil Nur (Tyre: Reed, 2012), 22.",
            "book; title: Salt: A History of the “Party of Reeds”; translator: Nur, Basil; locator: 22",
        ),
        (
            "Ghazi bin Nasir al-Qadi, *Sanawat al-Milh* (\"Years of Salt\") (Amman: Dar al-Nur, 1983), pp. 41–3.",
            "book; author: al-Qadi, Ghazi bin Nasir; title: Sanawat al-Milh; title-translation: Years of Salt; publisher-place: Amman; publisher: Dar al-Nur; issued: 1983; locator: 41–3",
        ),
        (
            "*Tariq al-Milh* [The Salt Road] (Cairo: Dar al-Nur, 1999).",
            "book; title: Tariq al-Milh; title-translation: The Salt Road; publisher: Dar al-Nur",
        ),
        (
            "Rima Haj (ed.), *The Roads* (London: Reed & Lowe. 1999), 4",
            "book; author: ; editor: Haj, Rima; publisher: Reed & Lowe; locator: 4; issued: 1999",
        ),
        (
            "Ibn Rashid, *Kitab al-Milh*, ed. S. Amin, 3 vols. (Beirut, 1988), 2:114.",
            "book; author: Ibn Rashid; editor: Amin, S.; volume: 2; locator: 114; publisher-place: Beirut; number-of-volumes: 3",
        ),
        (
            "Rima Haj and Basil Nur, eds., *The Roads*, 2nd ed. (New York: Reed, 1999).",
            "book; editor: Haj, Rima & Nur, Basil; edition: 2nd ed.",
        ),
        (
            "Haj, Rima. *The Salt Road.* Cairo: Dar al-Nur, 1999.",
            "book; author: Haj, Rima; title: The Salt Road; publisher-place: Cairo; publisher: Dar al-Nur; issued: 1999",
        ),
        (
            "Rima Haj, *Salt* (Cairo: Nur, 1999), ISBN 978-1-85065-431-7, p. 61.",
            "book; ISBN: 978-1-85065-431-7; locator: 61",
        ),
        (
            "Rima Haj, الملح (\"Salt\") (Cairo: Nur, 1986), p. 230.",
            "book; title: الملح; title-translation: Salt; language: ar",
        ),
        (
            "Rima Haj, *My War with Salt*, as told to Vick Lowe and Pierre Reed, trans. Judith Nur (Tyre: Reed, 1969), 43–48.",
            "book; author: Haj, Rima; title: My War with Salt; translator: Nur, Judith; issued: 1969; locator: 43–48",
        ),
        (
            "Rima Haj, *Salt*, trans. Basil Nur and S. Amin (Washington, DC: Reed, 1988), p. 356.",
            "book; translator: Nur, Basil & Amin, S.; publisher-place: Washington, DC; publisher: Reed",
        ),
        ("Rima Haj, *Tuz* (\"Salt\"), vol. 1 (Ankara: Nur, 1994), pp. 55–60.", "book; volume: 1; locator: 55–60"),
        (
            "Rima S. Haj. *Salt Roads.* Salem, NY: Reed Books, 1976.",
            "book; author: Haj, Rima S.; publisher-place: Salem, NY; publisher: Reed Books; issued: 1976",
        ),
        (
            "Rima Haj, *Salt*, trans. Basil Nur (Cairo: Nur, 2005), 1: 201–4.",
            "book; translator: Nur, Basil; volume: 1; locator: 201–4",
        ),
        (
            "Rima Haj, *Le sel*, Paris, Seuil, 2002, p. 88.",
            "book; publisher-place: Paris; publisher: Seuil; issued: 2002; locator: 88",
        ),
        (
            "Rima Haj, *Le sel*, t. II, *Les routes* (Paris: Nur, 2002), p. 301.",
            "book; title: Le sel; volume: II; publisher: Nur; locator: 301",
        ),
        ("Rima Haj, *Salt* (Kindle loc. 2210).", "book; locator: 2210"),
        (
            "Rima Haj, *Tariq al-Milh* (طريق الملح) (Cairo: Nur, 2005).",
            "book; title: Tariq al-Milh; title-original: طريق الملح",
        ),
        (
            "Rima Haj, *Salt* (1934; repr., London: Reed, 1988), p. 4.",
            "book; original-date: 1934; issued: 1988; publisher-place: London; publisher: Reed",
        ),
        ("*Salt Roads* (Printed for J. Reed, 1786), 165.", "book; title: Salt Roads; issued: 1786; locator: 165"),
    ],
};

/// Whether a year, and no more than a year, follows element `index`.
fn follows_year(parts: &Parts<'_>, index: usize) -> bool {
    let place = |index: usize| parts.items[index].lead == Lead::Comma;
    parts.precision == Some(Precision::Year)
        && place(index)
        && !parts.year_in_parentheses
        && parts.items[index + 1..]
            .iter()
            .find(|item| !is_code(&parts.text[item.inner.clone()]))
            .is_some_and(|next| matches!(next.kind, ItemKind::Date(_)) && next.lead == Lead::Comma)
}

/// "MG-840", "B.R. 524": under what number a house keeps a title.
fn is_code(words: &str) -> bool {
    let letters = words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '-', '.']);
    letters.len() < words.len()
        && (1..=6).contains(&letters.len())
        && letters.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    // "*T*, no. 17 (Tyre, 1966)": with an imprint the number is that of a series.
    if titled.quoted || parts.thesis || (parts.has(Field::Issue) || parts.series) && !parts.imprint {
        return None;
    }
    let head = titled.head_words(parts);
    let people = titled.is_headed_by_people(parts);
    let mut imprint = parts.imprint;
    let (codes, after): (Vec<usize>, Vec<usize>) =
        titled.after.iter().copied().partition(|index| is_code(parts.words(*index)));
    let mut draft = Draft::new(parts, SourceType::Book, 0.0);
    for field in draft.fields.iter_mut().filter(|field| field.field == Field::Issue) {
        field.field = Field::Number;
    }
    // PL: PUB, yyyy without parentheses.
    if !imprint
        && let [place @ .., publisher] = after.as_slice()
        && (1..=3).contains(&place.len())
        && parts.items[*publisher].lead == Lead::Colon
    {
        draft.span(parts, Field::Place, place);
        draft.put(parts, Field::Publisher, *publisher);
        imprint = true;
    }
    if !imprint
        && let [.., last] = after.as_slice()
        && titled.italic.is_none()
        && after.len() <= 2
        && follows_year(parts, *last)
    {
        let town = after.len() == 2 || !(lists::is_publisher(parts.words(*last)) || names::is_body(parts.words(*last)));
        let first = after[0];
        draft.put(parts, if town { Field::Place } else { Field::Publisher }, first);
        if after.len() == 2 {
            draft.put(parts, Field::Publisher, *last);
        }
        imprint = true;
    }
    // "vol. 12, *Near East Region*": the volume has a title of its own.
    if let Some(own) = titled.italic
        && own > 0
        && parts
            .fields
            .iter()
            .any(|field| field.field == Field::Volume && field.range.end == parts.items[own - 1].inner.end)
    {
        draft.put(parts, Field::Other, own);
        draft.score += 0.1;
    }
    draft.score += if imprint {
        0.93
    } else if parts.year_in_parentheses {
        0.78
    } else if parts.has(Field::Page) && parts.precision.is_none() || parts.precision == Some(Precision::Year) {
        0.6
    } else if head.is_empty() || parts.precision == Some(Precision::Day) {
        return None;
    } else {
        0.42
    };
    if !people {
        draft.score -= 0.25;
    }
    if titled.italic.is_some() {
        draft.score -= 0.1;
    }
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let [code] = codes.as_slice() {
        draft.put(parts, Field::Number, *code);
    }
    draft.locate();
    Some(draft)
}
