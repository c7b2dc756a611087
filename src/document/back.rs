//! What stands after the text: who the author is, reprint terms, mailing lists.

use super::leaf::Leaf;
use super::marked::MarkKind;

/// Words that stand in terms and addresses of series and hardly anywhere else, in small letters.
const TERMS: &[&str] = &[
    "republish",
    "all rights reserved",
    "©",
    "creative commons",
    "licensed under",
    "cc by",
    "mailing list",
    "unsubscribe",
    "previous editions",
    "previous issues",
    "earlier numbers",
    "back issues",
    "may be quoted",
    "views expressed",
    "opinions expressed",
    "disclaimer",
    "follow us",
    "for more information",
];

/// Words that prose knows too, so that one alone says nothing: "they stayed, on condition that the price fell".
const COMMON_TERMS: &[&str] = &[
    "reprint",
    "reproduc",
    "copyright",
    "subscri",
    "to receive",
    "permission",
    "may copy",
    "on condition that",
    "are credited",
    "is credited",
    "newsletter",
    "published",
];

/// Whether the leaf's words are terms or addresses of the series.
pub(super) fn is_boilerplate(leaf: &Leaf, after_others: bool) -> bool {
    let text = leaf.text.as_str();
    if text.len() > 1200 {
        return false;
    }
    let lower = text.to_lowercase();
    let common = COMMON_TERMS.iter().filter(|term| lower.contains(**term)).count();
    TERMS.iter().any(|term| lower.contains(term))
        || common > 1
        || (common > 0 && (after_others || is_slanted(leaf)))
        || (text.len() < 400 && has_address(leaf) && (common > 0 || after_others))
}

/// Whether a link or an address stands in it.
fn has_address(leaf: &Leaf) -> bool {
    let text = leaf.text.as_str();
    text.contains("http://")
        || text.contains("https://")
        || text.contains("www.")
        || text.contains('@')
        || leaf.text.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link { .. }))
}

/// Whether the leaf says who the author is.
pub(super) fn is_author_note(leaf: &Leaf, authors: &[String]) -> bool {
    let text = leaf.text.as_str();
    if text.len() > 1200 {
        return false;
    }
    let bare = text.trim_start_matches(['*', '†', ' ', '_']);
    let opening = &bare[..bare.char_indices().nth(120).map_or(bare.len(), |(at, _)| at)];
    let named = authors.iter().any(|author| {
        let family = author.rsplit(' ').next().unwrap_or(author);
        opening.contains(author.as_str()) || (opening.contains(family) && is_slanted(leaf))
    }) || ["The author ", "The authors ", "About the author", "The writer "]
        .iter()
        .any(|start| bare.starts_with(start));
    named && VERBS.iter().any(|verb| bare.contains(verb))
}

/// What such a note says of a person.
const VERBS: &[&str] = &[
    " is a",
    " is an ",
    " is the ",
    " was ",
    " are ",
    " teaches",
    " works ",
    " holds ",
    " serves ",
    " heads ",
    " directs ",
    " specializes",
    " specialises",
    " studies ",
    " writes ",
    " lives ",
    " is professor",
    " is senior",
    " is director",
    " is associate",
    " is assistant",
    " is lecturer",
    " is research",
    " is currently",
    " has ",
    " received ",
    " edits ",
];

/// Whether all its words are in italics or bold.
fn is_slanted(leaf: &Leaf) -> bool {
    let length = leaf.text.plain.len();
    leaf.text
        .marks
        .iter()
        .any(|mark| matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) && mark.range.len() * 10 >= length * 8)
}
