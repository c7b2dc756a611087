//! STY001.

use super::passage::passages;
use super::{Edit, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::document::Within;
use crate::extract::Field;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A comma parts the elements of a citation: the title, or its translation, from the newspaper, the newspaper
    /// from the date, and an address from the access date.
    ///
    /// Not reported: what a bracket, a colon, a full stop or a word such as *in* parts, and a title that ends in a
    /// question mark or an exclamation mark, after which there is none.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash* August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, "Who Is Next?" *Niqash*, August 22, 2017.
    /// ```
    MissingComma = "STY001", "missing-comma", Warning, Safe
}

impl Rule for MissingComma {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
            let words = passage.words();
            for citation in &reading.notes[index].citations {
                for pair in citation.fields.windows(2) {
                    let (one, other) = (&pair[0], &pair[1]);
                    let Some(gap) = words.get(one.range.end..other.range.start) else { continue };
                    // "accessed", "retrieved on": the word that leads in an access date follows the comma.
                    let (gap, lead) = match other.field {
                        Field::Accessed => gap.split_at(gap.find(char::is_alphabetic).unwrap_or(gap.len())),
                        Field::Title => (gap.trim_end_matches(['“', '"', '«', '‘']), ""),
                        _ => (gap, ""),
                    };
                    if !parts(one.field, other.field)
                        || gap.is_empty()
                        || !gap.chars().all(|c| c.is_whitespace() || "”\"’')]>".contains(c))
                        || lead.contains(|c: char| ",.;:".contains(c))
                        || words[..one.range.end].ends_with(['?', '!', '.', ',', ':', ';', '…'])
                    {
                        continue;
                    }
                    let end = one.range.end + gap.trim_end().len();
                    let at = passage.after(end);
                    let message = format!("no comma stands before the {}", name(other.field));
                    let mut edit = Edit::insert(at, ",");
                    // American style: inside the closing quotation mark.
                    if gap.starts_with(['”', '"']) && gap.trim_end().chars().count() == 1 {
                        edit = Edit::insert(passage.span(one.range.end..end).start, ",");
                    }
                    let mut finding = self.finding(Span::new(at, passage.after(other.range.end).max(at)), message);
                    // After an address in angle brackets many leave it out, and nothing runs together.
                    if other.field == Field::Accessed {
                        finding = finding.severity(Severity::Info);
                    }
                    found.push(finding.help("put one").fix(true, vec![edit]));
                }
            }
        }
    }
}

/// Whether a comma stands between the two.
fn parts(one: Field, other: Field) -> bool {
    let title = matches!(one, Field::Title | Field::Translation | Field::Author);
    match other {
        Field::Title => one == Field::Author,
        Field::Container => title,
        Field::Issued => matches!(one, Field::Container | Field::Title | Field::Translation),
        Field::Accessed => matches!(one, Field::Url | Field::Container | Field::Title | Field::Issued),
        _ => false,
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Container => "newspaper or journal",
        Field::Accessed => "access date",
        _ => "date",
    }
}
