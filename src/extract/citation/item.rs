//! The elements of one citation: what stands between its commas.

use super::token::{Kind, Token};
use super::when::Precision;
use std::ops::Range;

/// One element.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What it is by its marks.
    pub(super) kind: ItemKind,
    /// All of it.
    pub(super) outer: Range<usize>,
    /// Without quotation marks or brackets.
    pub(super) inner: Range<usize>,
    /// What stands between it and the one before.
    pub(super) lead: Lead,
    /// Whether somebody has said what it is.
    pub(super) known: bool,
}

/// What an element is by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    Text,
    Quoted,
    Italic,
    Round,
    Square,
    Date(Precision),
    Url,
    Handle,
}

/// What stands before an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    Nothing,
    Comma,
    Colon,
    Semicolon,
    Stop,
}

/// The elements of `tokens`.
pub(super) fn items(tokens: &[Token]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut lead = Lead::Nothing;
    let mut open = false;
    for token in tokens {
        let kind = match token.kind {
            Kind::Word | Kind::Dash => ItemKind::Text,
            Kind::Quoted => ItemKind::Quoted,
            Kind::Italic => ItemKind::Italic,
            Kind::Round => ItemKind::Round,
            Kind::Square => ItemKind::Square,
            Kind::Date(precision) => ItemKind::Date(precision),
            Kind::Url => ItemKind::Url,
            Kind::Handle => ItemKind::Handle,
            Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Stop => {
                lead = match token.kind {
                    Kind::Comma => Lead::Comma,
                    Kind::Colon => Lead::Colon,
                    Kind::Semicolon => Lead::Semicolon,
                    _ => Lead::Stop,
                };
                open = false;
                continue;
            }
        };
        match items.last_mut() {
            Some(last) if open && kind == ItemKind::Text => {
                last.outer.end = token.outer.end;
                last.inner.end = token.outer.end;
            }
            // A dash between two elements parts them.
            _ if token.kind == Kind::Dash => {
                lead = Lead::Stop;
                open = false;
                continue;
            }
            _ => items.push(Item { kind, outer: token.outer.clone(), inner: token.inner.clone(), lead, known: false }),
        }
        open = kind == ItemKind::Text && !items.is_empty();
        lead = Lead::Nothing;
    }
    items
}
