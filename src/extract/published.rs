//! When the article appeared, where it says so.

use super::date::{DateStyle, phrases};
use crate::document::{Article, BlockKind};
use crate::record::Edtf;

/// The day, month or year of publication in the datelines of `article`: of several, the one that says most, and the
/// first of those.
pub(super) fn read(article: &Article<'_>) -> Option<Edtf> {
    let more = article.blocks.iter().filter(|block| block.kind == BlockKind::Dateline).map(|block| &block.text);
    let lines = article.dateline.iter().chain(more);
    let sure =
        lines.flat_map(|line| phrases(line.as_str())).filter(|date| date.calendar.is_none() && !date.approximate);
    let dated = sure.filter_map(|date| date.edtf.clone().map(|edtf| (date.style, edtf)));
    let fits = |style: DateStyle| !matches!(style, DateStyle::Period | DateStyle::Undated);
    let mut best: Option<Edtf> = None;
    for (_, edtf) in dated.filter(|(style, edtf)| fits(*style) && !edtf.is_many()) {
        if best.as_ref().is_none_or(|best| edtf.precision() > best.precision()) {
            best = Some(edtf);
        }
    }
    best
}
