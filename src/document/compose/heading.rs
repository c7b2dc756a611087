//! Headings that are none, and headings over notes.

use crate::document::dialects::{Place, signs};
use crate::document::leaf::{Leaf, LeafKind};
use crate::document::marked::MarkedText;
use crate::document::shape::{is_short, is_stopped};

/// A line of dashes right under a paragraph makes it a heading in Markdown; where the paragraph is prose or a note
/// follows, the line was a rule.
pub(super) fn split_headings(leaves: Vec<Leaf>, text: &str) -> Vec<Leaf> {
    if !leaves.iter().any(|leaf| matches!(leaf.kind, LeafKind::Heading { rule: Some(_), .. })) {
        return leaves;
    }
    let mut split = Vec::with_capacity(leaves.len() + 4);
    let mut leaves = leaves.into_iter().peekable();
    while let Some(mut leaf) = leaves.next() {
        let LeafKind::Heading { rule: Some(rule), .. } = leaf.kind else {
            split.push(leaf);
            continue;
        };
        let prose =
            !is_short(leaf.text.as_str()) || is_stopped(leaf.text.as_str()) || leaf.text.as_str().contains(". ");
        let note =
            leaves.peek().is_some_and(|next| signs(next, text, None).iter().any(|sign| sign.place == Place::Start));
        if prose || note {
            leaf.kind = LeafKind::Paragraph;
            leaf.span.end = leaf.span.start + text[leaf.span.start..rule.start].trim_end().len();
            let line =
                Leaf { kind: LeafKind::Rule, text: MarkedText::default(), span: rule, lines: Vec::new(), hint: None };
            split.extend([leaf, line]);
        } else {
            split.push(leaf);
        }
    }
    split
}

/// More letters than any heading over notes has.
const MOST_LETTERS: usize = 30;

/// Whether a heading stands over notes; the second is true where it may stand over a bibliography as well.
pub(super) fn notes_heading(text: &str) -> Option<bool> {
    // Most texts have more letters than any of these, and show it soon.
    let opening = &text.as_bytes()[..text.len().min(4 * MOST_LETTERS)];
    if opening.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > MOST_LETTERS {
        return None;
    }
    let mut bare = String::new();
    let mut letters = 0;
    for sign in text.chars().filter(|sign| sign.is_alphabetic() || *sign == ' ') {
        letters += usize::from(sign != ' ');
        if letters > MOST_LETTERS {
            return None;
        }
        bare.push(sign);
    }
    match bare.trim().to_lowercase().as_str() {
        "notes"
        | "note"
        | "endnotes"
        | "end notes"
        | "footnotes"
        | "foot notes"
        | "notes and references"
        | "references and notes"
        | "notes et références"
        | "anmerkungen"
        | "fußnoten"
        | "notas"
        | "note al testo"
        | "הערות"
        | "הערות שוליים"
        | "هوامش"
        | "الهوامش"
        | "حواشی"
        | "پانوشت"
        | "notlar"
        | "dipnotlar" => Some(false),
        "references" | "sources" | "bibliography" | "works cited" | "citations" => Some(true),
        _ => None,
    }
}
