//! A part of a book with an author of its own.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::{lists, names};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "chapter",
    fit,
    telling: false,
    cases: &[
        (
            r#"Ernst von Halm, "Salt Engineers," in Ludwig Reuter and Nazan Er, eds., *Germans and Salt* (Berlin: Spree Verlag, 2003), pp. 112–38."#,
            "chapter; author: von Halm, Ernst; editor: Reuter, Ludwig & Er, Nazan; container-title: Germans and Salt; publisher: Spree Verlag; publisher-place: Berlin; page: 112–38; issued: 2003",
        ),
        (
            r#"Rima Haj, "Salt," in Basil Nur and Nazan Er, eds., Salt and its Roads (Berlin: Spree Verlag, 2003), pp. 112–38."#,
            "chapter; author: Haj, Rima; editor: Nur, Basil & Er, Nazan; container-title: Salt and its Roads; publisher: Spree Verlag",
        ),
        (
            r#"Rima Haj, "Salt," in *The Roads*, ed. Basil Nur (London: Reed, 1999), 3–9."#,
            "chapter; editor: Nur, Basil; container-title: The Roads; page: 3–9",
        ),
        (
            r#"Rima Haj, "Tuz Yolu", *Tuz Tarihi*, cilt 1, Nur Yayınları, İstanbul 1985, ss. 72-87."#,
            "chapter; container-title: Tuz Tarihi; volume: 1; publisher: Nur Yayınları; publisher-place: İstanbul; issued: 1985; page: 72-87",
        ),
        (
            "Rima Haj, « Le sel », in Basil Nur et Nazan Er (éd.), *Les routes*, Stuttgart, Steiner, 1998, p. 299-316.",
            "chapter; editor: Nur, Basil & Er, Nazan; container-title: Les routes; publisher: Steiner; publisher-place: Stuttgart",
        ),
        (
            r"Rima Haj, “Salt,” in *The Roads*, edited by Basil Nur, 55–73. London: Reed, 2014.",
            "chapter; editor: Nur, Basil; page: 55–73; publisher: Reed; publisher-place: London; issued: 2014",
        ),
        (
            "A. Phil, ‘Salt Politics’ in Salt, ed. G. Andre (1991) 77.",
            "chapter; author: Phil, A.; title: Salt Politics; container-title: Salt; editor: Andre, G.; issued: 1991; page: 77",
        ),
        (
            r#"Rima Haj, "Salt," in Basil Nur (ed.), *The Roads* (London: Reed, 1999), p. 7."#,
            "chapter; editor: Nur, Basil; container-title: The Roads",
        ),
    ],
};

/// "Salt Treaty, 16 May 1916, in J. Reed (ed.), *Salt Papers* (Tyre, 1956)": a document without marks in a book.
fn reproduced(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let [title, rest @ ..] = titled.head.as_slice() else { return None };
    let inside = *rest.first()?;
    let words = parts.words(inside);
    let dated = matches!(parts.items.get(title + 1)?.kind, ItemKind::Date(_));
    if *title != 0 || !dated || titled.quoted || !(words == "in" || words.starts_with("in ")) || !parts.imprint {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Chapter, 0.95);
    draft.put(parts, Field::Title, *title);
    draft.named(parts, Field::Editor, if words == "in" { &rest[1..] } else { rest });
    draft.used.extend(rest);
    draft.put(parts, Field::Container, titled.title);
    // Its own day comes before the year of the book.
    let day = parts.items[title + 1].inner.clone();
    draft.fields.retain(|field| field.field != Field::Issued && field.range != day);
    draft.add(Field::Issued, day);
    Some(draft)
}

/// A name and the book with its editor, and no title between: "Rima Haj, in *Salt Roads*, ed. Basil Nur (Cairo: Nur,
/// 1999), 12–40".
fn untitled(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let lead = |index: &usize| {
        let words = parts.words(*index);
        matches!(words, "in" | "In") || words.starts_with("in ")
    };
    let at = titled.head.iter().position(lead).filter(|at| *at > 0)?;
    let (people, inside) = titled.head.split_at(at);
    let person = parts.range(people).map(|range| &parts.text[range])?;
    let edited = parts.has(Field::Editor) || parts.editors.is_some();
    if titled.quoted || !names::is_like_people(person) || !(edited && (parts.imprint || parts.year_in_parentheses)) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Chapter, 0.95);
    draft.people(parts, people);
    let names = if matches!(parts.words(inside[0]), "in" | "In") { &inside[1..] } else { inside };
    draft.named(parts, Field::Editor, names);
    draft.used.extend(inside);
    draft.put(parts, Field::Container, titled.title);
    Some(draft)
}

/// "*Salt Roads*, İletişim Yayınları, İstanbul 1985": the house and the town without parentheses.
fn house_and_town(parts: &Parts<'_>, titled: &super::Titled, container: usize, draft: &mut Draft) {
    let after: Vec<usize> = titled.after.iter().copied().filter(|index| *index > container).collect();
    // "*Salt Roads*, Stuttgart, Steiner, 1998": the French order.
    if let [town, house] = after.as_slice()
        && parts.items.get(house + 1).is_some_and(|next| matches!(next.kind, ItemKind::Date(_)))
        && lists::is_town(parts.words(*town))
        && !lists::is_town(parts.words(*house))
    {
        draft.put(parts, Field::Place, *town);
        draft.put(parts, Field::Publisher, *house);
        draft.score = draft.score.max(0.95);
        return;
    }
    let [house @ .., town] = after.as_slice() else { return };
    let dated = parts.items.get(town + 1).is_some_and(|next| matches!(next.kind, ItemKind::Date(_)));
    if dated && house.len() <= 1 && lists::is_town(parts.words(*town)) {
        draft.put(parts, Field::Place, *town);
        if let [house] = house {
            draft.put(parts, Field::Publisher, *house);
            draft.score = draft.score.max(0.95);
        }
    }
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if let Some(draft) = reproduced(parts, &titled) {
        return Some(draft);
    }
    if let Some(draft) = untitled(parts, &titled) {
        return Some(draft);
    }
    if !titled.quoted
        || parts.thesis
        || !titled.is_headed_by_people(parts)
        || parts.has(Field::Volume) && parts.has(Field::Issue)
    {
        return None;
    }
    let lead = |index: &usize| {
        let words = parts.words(*index);
        words == "in"
            || words == "In"
            || words.starts_with("in ")
            || words.starts_with("In ")
            || words.starts_with("dans ")
    };
    let inside = titled.after.iter().position(lead);
    let edited = parts.has(Field::Editor) || parts.editors.is_some();
    // *Research Notes* 29 (Institute, 2016): a number after the italics is that of a periodical.
    let periodical = parts.has(Field::Volume) && !parts.has(Field::Place);
    let placed = titled.italic.is_some_and(|container| {
        let mut draft = Draft::new(parts, SourceType::Chapter, 0.0);
        house_and_town(parts, &titled, container, &mut draft);
        draft.has(Field::Publisher)
    });
    if inside.is_none() && !placed && (!(parts.has(Field::Publisher) && titled.italic.is_some()) || periodical) {
        return None;
    }
    let score = match (inside.is_some(), edited, parts.imprint) {
        (true, true, _) | (true, _, true) => 0.95,
        (true, ..) => 0.72,
        _ => 0.8,
    };
    let mut draft = Draft::new(parts, SourceType::Chapter, score);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let Some(container) = titled.italic {
        draft.put(parts, Field::Container, container);
        if !parts.imprint {
            house_and_town(parts, &titled, container, &mut draft);
        }
        let between: Vec<usize> = titled.after.iter().copied().filter(|index| *index < container).collect();
        let names: Vec<usize> = between
            .iter()
            .copied()
            .filter(|index| !matches!(parts.words(*index), "in" | "In" | "in the" | "dans"))
            .collect();
        draft.used.extend(&between);
        draft.named(parts, Field::Editor, &names);
    } else {
        let start = titled.after[inside?];
        let held: Vec<usize> = titled.after.iter().copied().filter(|index| *index >= start).collect();
        // "in Ludwig Reuter and Nazan Er, eds., Germans and Salt": the names end where the mark stands.
        if let Some(editors) = parts.editors.clone().filter(|editors| editors.start >= start)
            && let (names, title) = held.split_at(held.iter().take_while(|index| **index < editors.end).count())
            && !title.is_empty()
        {
            draft.named(parts, Field::Editor, names);
            draft.span(parts, Field::Container, title);
            return Some(draft);
        }
        let range = parts.range(&held)?;
        let words = &parts.text[range.clone()];
        let lead = ["in: ", "In: ", "in ", "In ", "dans "].iter().find(|lead| words.starts_with(**lead))?;
        if held.iter().any(|index| parts.items[*index].kind != ItemKind::Text) || words.len() == lead.len() {
            return None;
        }
        draft.add(Field::Container, range.start + lead.len()..range.end);
        draft.used.extend(held);
        if !edited && !parts.imprint && !parts.year_in_parentheses {
            draft.score -= 0.2;
        }
    }
    Some(draft)
}
