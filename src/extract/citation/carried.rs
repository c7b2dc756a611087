//! What a citation leaves to its neighbours in the note: the author of "idem", the year of "3 May; 4 May 2016".

use super::{CitationReading, Field, shapes, when};
use crate::record::{Form, Name, Source};

/// Gives each citation of `text` what the one before or after it says for it.
pub(super) fn complete(text: &str, found: &mut [CitationReading]) {
    same_hand(found);
    same_holder(found);
    same_year(text, found);
}

/// Puts the name for "idem": the author of the work before, or of the chapter in the book that he edited.
fn same_hand(found: &mut [CitationReading]) {
    let pronoun = |names: &[Name]| {
        names.first().is_some_and(|name| matches!(name.family.as_deref(), Some("his" | "her" | "their")))
    };
    for at in 0..found.len() {
        if at > 0 && is_idem(&found[at].item.author) {
            let (before, here) = found.split_at_mut(at);
            here[0].item.author.clone_from(&before[at - 1].item.author);
        } else if at == 0 && pronoun(&found[0].item.author) {
            // "X says so; see his *Salt*": the name stands in the sentence.
            found[0].item.author.clear();
        }
        if is_idem(&found[at].item.editor) {
            let reading = &mut found[at].item;
            reading.editor.clone_from(&reading.author);
        }
    }
}

/// Whether `names` say no more than that it is the same hand.
pub(super) fn is_idem(names: &[Name]) -> bool {
    let word =
        names.first().map(|name| name.family.as_deref().or(name.literal.as_deref()).unwrap_or_default().to_lowercase());
    word.is_some_and(|word| {
        matches!(word.trim_end_matches('.'), "idem" | "eadem" | "id" | "ders" | "dies" | "his" | "her" | "their")
    })
}

/// Puts what holds the work before for its "ibid.": another chapter of the book, another article of the paper.
fn same_holder(found: &mut [CitationReading]) {
    for at in 0..found.len() {
        let (before, here) = found.split_at_mut(at);
        let item = &mut here[0].item;
        if !item.container_title.as_deref().is_some_and(shapes::is_same) {
            continue;
        }
        item.container_title = None;
        let Some(before) = before.last().filter(|before| before.form == Form::Full) else { continue };
        let Source { kind, container_title, editor, publisher, publisher_place, collection_title, .. } =
            before.item.clone();
        if container_title.is_some() {
            (item.kind, item.container_title) = (kind, container_title);
            (item.editor, item.collection_title) = (editor, collection_title);
            (item.publisher, item.publisher_place) = (publisher, publisher_place);
            if item.issued.is_none() {
                item.issued.clone_from(&before.item.issued);
            }
        }
    }
}

/// "al-Fajr, 3 May; ha-Yom, 4 May 2016": a day without a year has that of the next citation.
fn same_year(text: &str, found: &mut [CitationReading]) {
    let mut year: Option<String> = None;
    for citation in found.iter_mut().rev() {
        if citation.form != Form::Full {
            year = None;
            continue;
        }
        if let Some(issued) = &citation.item.issued {
            let digits: String = issued.as_str().trim_start_matches('{').chars().take(4).collect();
            year = digits.chars().all(|c| c.is_ascii_digit()).then_some(digits);
        } else if let (Some(year), Some(field)) = (&year, issued_field(citation))
            && let Some(date) = when::edtf(&format!("{} {year}", &text[field]))
        {
            citation.item.issued = Some(date);
            citation.item.issued_text = None;
        } else {
            year = None;
        }
    }
}

fn issued_field(citation: &CitationReading) -> Option<std::ops::Range<usize>> {
    citation.fields.iter().find(|field| field.field == Field::Issued).map(|field| field.range.clone())
}
