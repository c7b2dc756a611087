//! What makes a reading doubtful though its shape fits: words left over beside it, and marks inside its fields.

use super::{Cited, Field};
use crate::text::ByteSet;

/// Lowers the confidence of the citations of `text` that show signs of a wrong reading, so that a review begins there.
pub(super) fn settle(text: &str, mut cited: Cited) -> Cited {
    let remarks = &cited.remarks;
    for citation in &mut cited.citations {
        // A remark is a sentence; a scrap that goes on from the citation is a part of it that was not read.
        let next = remarks.partition_point(|remark| remark.start < citation.range.end);
        let scrap = remarks.get(next).is_some_and(|remark| {
            remark.start - citation.range.end <= 3
                && text[remark.clone()].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        });
        let torn = citation.fields.iter().any(|field| {
            matches!(field.field, Field::Title | Field::Container | Field::Author | Field::Publisher | Field::Place)
                && is_torn(&text[field.range.clone()])
        });
        if scrap {
            citation.confidence *= 0.75;
        }
        if torn {
            citation.confidence *= 0.6;
        }
    }
    cited
}

/// The first bytes of quotation marks and round brackets.
static MARKS: ByteSet = ByteSet::of(&[b'(', b')', b'"', 0xE2]);

/// Whether `words` hold a quotation mark or bracket without its mate, or a quotation that is closed by a comma.
fn is_torn(words: &str) -> bool {
    if MARKS.next(words, 0).is_none() {
        return false;
    }
    let count = |mark: char| words.matches(mark).count();
    count('“') != count('”')
        || count('(') != count(')')
        || count('"') % 2 == 1
        || [",”", "”,", ",\"", "\",", ",’", "’,"].iter().any(|end| words.contains(end))
}
