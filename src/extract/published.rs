//! When the article appeared, where it says so.

use super::date::{DateStyle, phrases};
use crate::document::{Article, BlockKind};
use crate::record::Edtf;

/// The day, month or year of publication in the datelines of `article`: of several, the one that says most, and the
/// first of those.
pub(super) fn read(article: &Article<'_>) -> Option<Edtf> {
    let more = article.blocks.iter().filter(|block| block.kind == BlockKind::Dateline).map(|block| &block.text);
    let lines = article.dateline.iter().chain(more);
    let sure = lines
        .flat_map(|line| phrases(&without_numbers(line.as_str())))
        .filter(|date| date.calendar.is_none() && !date.approximate);
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

/// Words before the number of a volume or an issue, in lower case without a stop.
const COUNTS: &[&str] =
    &["volume", "vol", "number", "no", "nr", "issue", "heft", "jahrgang", "cilt", "sayı", "n°", "№"];

/// `line` with spaces for the numbers of volumes and issues: in "Number 12 June 25, 2017" the first is no day.
fn without_numbers(line: &str) -> String {
    let mut bare = String::with_capacity(line.len());
    let mut counts = false;
    for word in line.split_inclusive(char::is_whitespace) {
        let letters = word.trim_end().trim_end_matches(['.', ',', ':', ';']);
        if counts && !letters.is_empty() && letters.chars().all(|c| c.is_ascii_digit()) {
            bare.extend(word.chars().map(|c| if c.is_ascii_digit() { ' ' } else { c }));
        } else {
            bare.push_str(word);
        }
        counts = COUNTS.contains(&letters.to_lowercase().as_str());
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::text::TextResource;

    #[test]
    fn the_number_of_an_issue_is_no_day() {
        for (line, expected) in [
            ("Volume 11, Number 12\nJune 25, 2017", "2017-06-25"),
            ("Volume 11, Number 12   June 25, 2017", "2017-06-25"),
            ("No. 154 25 June 2017", "2017-06-25"),
            ("Vol. 3, no. 7, June 2017", "2017-06"),
            ("12 June 2017", "2017-06-12"),
        ] {
            let text = format!(
                "{line}\n\n# Salt in the Reeds\n\nRima Haj\n\nThe town fell.<sup>1</sup>\n\n---\n\n<sup>1</sup> *al-Fajr*, June 5, 2017.\n"
            );
            let text = TextResource::new("a.md", text);
            let published = read(&document::read(&text)).map(|edtf| edtf.to_string());
            assert_eq!(published.as_deref(), Some(expected), "{line}");
        }
    }
}
