//! An entry in an encyclopedia or dictionary.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "entry",
    fit,
    telling: true,
    cases: &[
        (
            r#"Z. H. Zand, "Salt," *Encyclopaedia of Salt*, 2nd ed., vol. 3 (Leiden: Brill, 1971)."#,
            "entry-encyclopedia; author: Zand, Z. H.; title: Salt; container-title: Encyclopaedia of Salt; edition: 2nd ed.; volume: 3; publisher: Brill; publisher-place: Leiden; issued: 1971",
        ),
        (r#"EI2, s.v. "Salt" (Z. Zand)."#, "entry-encyclopedia; title: Salt; container-title: EI2; author: Zand, Z."),
        (r#"H. Reed, s.v. "Salt," *EI2*."#, "entry-encyclopedia; author: Reed, H.; title: Salt; container-title: EI2"),
        (
            r#"TDV İslâm Ansiklopedisi, "Tuz" maddesi, c. 7, s. 443."#,
            "entry-encyclopedia; author: ; title: Tuz; container-title: TDV İslâm Ansiklopedisi; volume: 7",
        ),
        (
            r#"*Encyclopaedia Iranica*, s.v. "Namak.""#,
            "entry-encyclopedia; title: Namak; container-title: Encyclopaedia Iranica",
        ),
    ],
};

/// Whether `words` name a work of reference.
pub(super) fn is_reference(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "encyclop",
        "enzyklop",
        "dictionary",
        "lexikon",
        "lexicon",
        "ansiklopedi",
        "wörterbuch",
        "dictionnaire",
        "da'irat al-ma'arif",
        "danesh-name",
        "who's who",
        "wikipedia",
        "britannica",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
        || matches!(words, "EI" | "EI1" | "EI2" | "EI3" | "EIr" | "TDVİA" | "DİA" | "OED" | "EQ" | "İA")
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    let draft = || Draft::new(parts, SourceType::EntryEncyclopedia, 0.96);
    // The work first, then s.v. and the heading.
    let heading = (titled.title..parts.items.len()).find(|index| {
        parts.items[*index].kind == crate::extract::citation::item::ItemKind::Quoted && !parts.items[*index].known
    });
    let signs = ["s.v.", "s.v", "s.vv.", "sub verbo", "see under"];
    let sign =
        (0..parts.items.len()).find(|index| signs.iter().any(|sign| parts.words(*index).eq_ignore_ascii_case(sign)));
    if let (Some(heading), Some(sign)) = (heading, sign)
        && sign < heading
    {
        let mut draft = draft();
        let first = (0..sign).find(|index| !parts.items[*index].known);
        // "H. Reed, s.v. "Salt," *EI2*": the work comes last.
        if let Some(work) = titled.italic.filter(|italic| *italic > heading) {
            draft.people(parts, first.as_slice());
            draft.put(parts, Field::Container, work);
        } else {
            draft.put(parts, Field::Container, first?);
        }
        draft.put(parts, Field::Title, heading);
        draft.used.push(sign);
        if let Some(signed) =
            parts.items.get(heading + 1).filter(|item| item.kind == crate::extract::citation::item::ItemKind::Round)
        {
            let place = draft.fields.iter().position(|field| field.range == signed.inner);
            place.map(|at| draft.fields.remove(at));
            draft.add(Field::Author, signed.inner.clone());
            draft.used.push(heading + 1);
        }
        return Some(draft);
    }
    // The work before the heading: "Encyclopaedia of Salt, “Tyre,” vol. 3".
    if titled.quoted && titled.italic.is_none() && is_reference(titled.head_words(parts)) && !parts.imprint {
        let mut draft = draft();
        draft.span(parts, Field::Container, &titled.head);
        draft.put(parts, Field::Title, titled.title);
        let signs = titled.after.iter().filter(|index| matches!(parts.words(**index), "maddesi" | "mad." | "md."));
        draft.used.extend(signs);
        // "c. 7, s. 443": of a Turkish volume and its page the first was taken for a leaf.
        return Some(draft);
    }
    let container =
        titled.italic.or_else(|| titled.after.iter().copied().find(|index| is_reference(parts.words(*index))))?;
    if !is_reference(parts.words(container)) || !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = draft();
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    let joints = titled.after.iter().filter(|index| parts.words(**index).eq_ignore_ascii_case("in"));
    draft.used.extend(joints);
    Some(draft)
}
