//! When the article appeared, where it says so.

use super::date::{DateStyle, phrases};
use crate::document::Article;
use crate::record::Edtf;

/// The day, month or year of publication in the dateline of `article`: of several, the one that says most, and the
/// first of those.
pub(super) fn read(article: &Article<'_>) -> Option<Edtf> {
    let line = article.dateline.as_ref()?.as_str();
    let sure = phrases(line).into_iter().filter(|date| date.calendar.is_none() && !date.approximate);
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
