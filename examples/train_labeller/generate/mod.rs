//! Writes notes and references of works that do not exist, and says what each word of them is.
//!
//! Facts about works come from lists (`lists/`), the ways of citing from `lists/styles.txt`; then chance leaves
//! things out, numbers, joins, comments, and damages as scanners do.

#![expect(clippy::format_push_string, reason = "speed is no matter here, and it reads better")]

mod coined;
mod damage;
mod dates;
mod fields;
mod house;
mod lists;
mod notes;
mod people;
mod phrases;
mod random;
mod render;
mod roman;
mod short;
mod titles;
mod works;

pub(crate) use notes::note;
pub(crate) use random::Random;

use crate::label::{Label, words};

/// A note, and the label of each of its words.
pub(crate) fn sample(random: &mut Random) -> (String, Vec<Label>) {
    let note = note(random);
    let labels = words(&note.text)
        .iter()
        .map(|word| {
            let Some(cited) = note.cited.iter().find(|cited| cited.contains(&word.range.start)) else {
                return Label::Outside;
            };
            let span = note.spans.iter().find(|(range, _)| range.contains(&word.range.start));
            let label = span.map_or(Label::Other, |(_, label)| *label);
            // The first word of a citation has no other before it.
            let first = words(&note.text[cited.start..word.range.start]).is_empty();
            if first { label.first() } else { label }
        })
        .collect();
    (note.text, labels)
}
