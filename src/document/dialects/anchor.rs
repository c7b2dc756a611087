//! `[[1]](#_ftn1)`, `<a href="#_ftn1">[1]</a>`, and the like.

use super::{NoteDialect, Sign, push_labels};
use crate::document::Dialect;
use crate::document::leaf::Leaf;
use crate::document::marked::MarkKind;

/// Links from a marker to its note, and back.
pub(super) struct Anchor;

impl NoteDialect for Anchor {
    fn dialect(&self) -> Dialect {
        Dialect::Anchor
    }

    fn find(&self, leaf: &Leaf, text: &str, found: &mut Vec<Sign>) {
        for mark in &leaf.text.marks {
            let MarkKind::Link { url } = &mark.kind else { continue };
            let words = &leaf.text.as_str()[mark.range.clone()];
            if words.len() > 24 {
                continue;
            }
            if text[mark.span.range()].strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) == Some(words) {
                let before = found.len();
                push_labels(leaf, mark.range.clone(), mark.span, Dialect::Bracket, false, found);
                found[before..].iter_mut().for_each(|sign| sign.sure = false);
                continue;
            }
            let Some((_, target)) = url.split_once('#') else { continue };
            let target = target.to_ascii_lowercase();
            let back = is_back(&target);
            if back && words.chars().all(|sign| !sign.is_alphanumeric()) && !super::label::is_symbol(words.trim()) {
                // An arrow: no label, but no word of the note either.
                found.push(Sign {
                    label: String::new(),
                    range: mark.range.clone(),
                    span: mark.span,
                    dialect: Dialect::Anchor,
                    place: super::Place::Inside,
                    sure: true,
                    back,
                });
            } else if is_note(&target) {
                let before = found.len();
                push_labels(leaf, mark.range.clone(), mark.span, Dialect::Anchor, back, found);
                // What its target is named for is sure of a roman number as well.
                let named = is_named(&target);
                found[before..].iter_mut().for_each(|sign| sign.sure |= named);
            }
        }
    }
}

/// Whether a link to `target` leads from a note to its marker: `_ftnref1`, `fnref:1`, `cite_ref-1`, `sdfootnote1anc`.
fn is_back(target: &str) -> bool {
    ["ftnref", "fnref", "ednref", "noteref", "cite_ref", "enref", "backref", "fn-back", "anc"]
        .iter()
        .any(|name| target.contains(name))
}

/// Whether word processors and converters name nothing but notes and their markers as `target` is.
fn is_named(target: &str) -> bool {
    ["ftn", "edn", "fn:", "fnref", "sdfootnote", "sdendnote", "cite_note", "footnote", "endnote"]
        .iter()
        .any(|name| target.trim_start_matches('_').starts_with(name))
}

/// Whether `target` is named as notes and markers are.
fn is_note(target: &str) -> bool {
    ["fn", "ftn", "edn", "note", "ref", "cite", "en", "_n"].iter().any(|name| target.contains(name))
        || target.trim_start_matches('n').bytes().all(|byte| byte.is_ascii_digit())
}
