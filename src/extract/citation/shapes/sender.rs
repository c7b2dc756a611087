//! Who writes to whom: the names around the word that addresses a letter, a telegram or a dispatch.

use super::Draft;
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;

/// "Reed (Tyre) to Lowe": who writes, from where, to whom, by the index of the first of the three elements.
pub(super) fn from_place(parts: &Parts<'_>) -> Option<usize> {
    (0..parts.items.len().saturating_sub(2)).find(|index| {
        let [from, place, to] = &parts.items[*index..index + 3] else { return false };
        let words = parts.words(index + 2);
        from.kind == ItemKind::Text
            && place.kind == ItemKind::Round
            && place.lead == Lead::Nothing
            && to.kind == ItemKind::Text
            && to.lead == Lead::Nothing
            && ["to ", "à ", "an "].iter().any(|sign| words.starts_with(sign))
            && is_sender(parts.words(*index))
    })
}

/// Who writes, from where and to whom, from element `sent` on.
pub(super) fn send(parts: &Parts<'_>, draft: &mut Draft, sent: usize) {
    let (from, place, to) = (sent, sent + 1, sent + 2);
    draft.fields.retain(|field| field.range != parts.items[place].inner);
    // "Ambassador in Arabia (Reed)": the name of who holds the office.
    let held = names::is_body(parts.words(from))
        && names::is_like_people(parts.words(place))
        && !lists::is_known_place(parts.words(place));
    if held {
        draft.put(parts, Field::Author, place);
        draft.used.push(from);
    } else {
        draft.people(parts, &[from]);
        draft.put(parts, Field::Event, place);
    }
    let range = parts.items[to].inner.clone();
    let rest = parts.words(to).split_once(' ').map_or("", |(_, rest)| rest);
    draft.add(Field::Recipient, range.end - rest.len()..range.end);
    draft.used.push(to);
}

/// "Political Agent, Tyre, to Political Resident": the element that addresses, after an office and the town where it is.
pub(super) fn post(parts: &Parts<'_>) -> Option<usize> {
    let text = |index: usize| parts.items[index].kind == ItemKind::Text && !parts.items[index].known;
    (2..parts.items.len()).find(|to| {
        (to - 2..=*to).all(text)
            && parts.words(*to).starts_with("to ")
            && names::is_body(parts.words(to - 2))
            && names::is_like_people(parts.words(to - 1))
            && parts.items[to - 1..=*to].iter().all(|item| item.lead == Lead::Comma)
    })
}

/// Who writes to whom, where element `to` addresses and the two before it name the office that writes.
pub(super) fn send_from_post(parts: &Parts<'_>, draft: &mut Draft, to: usize) {
    let office = [to - 2, to - 1];
    draft.span(parts, Field::Author, &office);
    let range = parts.items[to].inner.clone();
    draft.add(Field::Recipient, range.start + "to ".len()..range.end);
    draft.used.push(to);
    draft.score = draft.score.max(0.9);
}

/// Whether `words` can be who writes: a person, a body, or an office, with the kind of paper before.
pub(super) fn is_sender(words: &str) -> bool {
    let bare = words.rsplit_once(" from ").map_or(words, |(_, rest)| rest);
    let bare = bare.strip_prefix("the ").unwrap_or(bare);
    bare.split(' ').count() <= 8 && (names::is_like_people(bare) || names::is_body(bare))
}

/// Who writes to whom in "from X to Y".
pub(super) fn letter_from(parts: &Parts<'_>, draft: &mut Draft, index: usize) {
    let words = parts.words(index);
    let end = words.find(" to ").unwrap_or(words.len());
    let skip = if words.starts_with("from the ") { 9 } else { 5 };
    let range = parts.items[index].inner.clone();
    for (_, name) in names::read(parts.text, range.start + skip.min(end)..range.start + end) {
        draft.add(Field::Author, name);
    }
    let to = words.get(end + 4..).unwrap_or_default();
    draft.add(Field::Recipient, range.end - to.strip_prefix("the ").unwrap_or(to).len()..range.end);
    draft.used.push(index);
}

/// Where the word stands that parts who writes from who is written to.
pub(super) fn addressed(words: &str) -> Option<usize> {
    [" to ", " au ", " aux ", " à ", " an den ", " an das ", " an die "].iter().find_map(|sign| words.find(sign))
}

/// Who writes to whom.
pub(super) fn letter(parts: &Parts<'_>, draft: &mut Draft, index: usize, at: usize) {
    let range = parts.items[index].inner.clone();
    let words = parts.words(index);
    let skip = [
        "Letter from ",
        "Telegram from ",
        "Dispatch from ",
        "Despatch from ",
        "Cable from ",
        "Memorandum from ",
        "letter from ",
    ]
    .iter()
    .find(|lead| words.starts_with(**lead))
    .map_or(0, |lead| lead.len());
    let skip = skip + if words[skip..].starts_with("the ") { 4 } else { 0 };
    for (_, name) in names::read(parts.text, range.start + skip.min(at)..range.start + at) {
        draft.add(Field::Author, name);
    }
    let to = words[at + 1..].split_once(' ').map_or("", |(_, to)| to);
    draft.add(Field::Recipient, range.end - to.strip_prefix("the ").unwrap_or(to).len()..range.end);
    draft.used.push(index);
    draft.score = draft.score.max(0.9);
}
