//! Markers whose raising was lost, so that their digits stand glued to a word.

use super::{Article, Dialect};

/// Finds the markers of notes that nothing calls among digits that are glued to words.
pub(super) fn recover(_article: &mut Article<'_>, _only: Option<Dialect>) {}
