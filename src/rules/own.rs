//! The words that are the author's own, and not the title of something cited.

use super::passage::{Passage, passages};
use crate::document::Within;
use crate::extract::{Field, Reading};
use std::ops::Range;

/// Running text and remarks, then the `fields` of citations: the words, and the plain bytes that are meant.
pub(super) fn own<'r>(reading: &'r Reading<'_>, fields: &[Field]) -> Vec<(Passage<'r>, Range<usize>)> {
    let mut own = Vec::new();
    for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
        let Within::Note(index) = passage.within else {
            own.push((passage, 0..passage.words().len()));
            continue;
        };
        let note = &reading.notes[index];
        own.extend(note.remarks.iter().map(|range| (passage, range.clone())));
        let printed = note.citations.iter().flat_map(|citation| &citation.fields);
        let printed = printed.filter(|field| fields.contains(&field.field));
        own.extend(printed.map(|field| (passage, field.range.clone())));
    }
    own
}
