//! What is cited with a date that is too late.

use crate::extract::{Field, Reading};
use crate::record::Edtf;
use crate::text::Span;
use jiff::civil;

/// A date of a citation that is too late.
pub(super) struct Late<'r> {
    pub(super) span: Span,
    pub(super) note: &'r str,
    /// "published" or "accessed".
    pub(super) what: &'static str,
}

/// The dates of publication and of access that are after `day`.
pub(super) fn later_than<'r>(reading: &'r Reading<'_>, day: civil::Date) -> Vec<Late<'r>> {
    let mut late = Vec::new();
    for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
        for citation in &read.citations {
            let words = note.text.as_str()[citation.range.clone()].to_lowercase();
            if words.contains("forthcoming") || words.contains("in press") {
                continue;
            }
            let item = &citation.item;
            for (field, what, date) in
                [(Field::Issued, "published", &item.issued), (Field::Accessed, "accessed", &item.accessed)]
            {
                if date.as_ref().and_then(Edtf::earliest).is_some_and(|first| first > day) {
                    let place = citation.fields.iter().find(|known| known.field == field);
                    let range = place.map_or_else(|| citation.range.clone(), |place| place.range.clone());
                    late.push(Late { span: note.text.plain.span(range), note: &note.label, what });
                }
            }
        }
    }
    late
}
