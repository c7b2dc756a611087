//! An article in a journal, as lawyers cite it: year, volume, journal, page.

use super::{Draft, Shape, titled};
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::parts::Parts;
use crate::extract::citation::{Field, label};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "law-review",
    fit,
    telling: false,
    cases: &[
        (
            "S. Wall, ‘Is Salt Gendered?’ (1994) 28 Salt Law Rev. 379.",
            "article-journal; author: Wall, S.; title: Is Salt Gendered?; issued: 1994; volume: 28; container-title: Salt Law Rev.; page: 379",
        ),
        (
            "T. Brand and C. Pate, ‘“Mere” Salt: The Origins’ (1979) 27 Salt Studies 183, 190.",
            "article-journal; author: Brand, T. & Pate, C.; title: “Mere” Salt: The Origins; volume: 27; page: 183, 190",
        ),
        (
            "B. Hopp, ‘Salt Degrees’ (1996) Cam Salt J. 470 at 485.",
            "article-journal; container-title: Cam Salt J.; page: 470 at 485; issued: 1996",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let [place] = titled.after.as_slice() else { return None };
    let before = parts.items.get(place.checked_sub(1)?)?;
    if titled.italic.is_some()
        || !titled.quoted
        || !parts.year_in_parentheses
        || before.kind != ItemKind::Round
        || parts.items[*place].lead != Lead::Nothing
    {
        return None;
    }
    let range = parts.items[*place].inner.clone();
    let words = parts.words(*place);
    let split: Vec<&str> = words.split(' ').collect();
    let number = |word: &str| label::is_pages(word);
    let first = usize::from(split.len() > 1 && number(split[0]));
    let until = split.iter().skip(first).position(|word| word.starts_with(|c: char| c.is_ascii_digit()))? + first;
    if until == first {
        return None;
    }
    let width = |words: &[&str]| words.iter().map(|word| word.len() + 1).sum::<usize>();
    let mut draft = Draft::new(parts, SourceType::ArticleJournal, 0.92);
    if first > 0 {
        draft.add(Field::Volume, range.start..range.start + split[0].len());
    }
    let container = range.start + width(&split[..first]);
    let page = range.start + width(&split[..until]);
    draft.add(Field::Container, container..page - 1);
    let further = draft.fields.iter_mut().find(|field| field.field == Field::Page && field.range.start > page);
    match further {
        Some(further) => further.range.start = page,
        None => draft.add(Field::Page, page..range.end),
    }
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.used.push(*place);
    Some(draft)
}
