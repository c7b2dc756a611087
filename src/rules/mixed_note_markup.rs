//! STR004.

use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Note;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// All notes of an article are items of a list, or all are paragraphs. One finding tells of the first note of
    /// the rarer kind.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup> Others came.<sup>3</sup>
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// <sup>2</sup> *Niqash*, August 22, 2017.
    ///
    /// - <sup>3</sup> *Niqash*, August 23, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup> Others came.<sup>3</sup>
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// <sup>2</sup> *Niqash*, August 22, 2017.
    ///
    /// <sup>3</sup> *Niqash*, August 23, 2017.
    /// ```
    MixedNoteMarkup = "STR004", "mixed-note-markup", Info, Safe
}

impl Rule for MixedNoteMarkup {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        if !is_markdown(article.text) {
            return;
        }
        let (listed, plain): (Vec<&Note>, Vec<&Note>) = article.notes.iter().partition(|note| note.listed);
        let (Some(item), Some(paragraph)) = (listed.first(), plain.first()) else { return };
        let (one, other, message) = if listed.len() <= plain.len() {
            (item, paragraph, "this note is an item of a list, and others are paragraphs")
        } else {
            (paragraph, item, "this note is a paragraph, and others are items of a list")
        };
        // Items become paragraphs: what a list means beside a paragraph depends on the blank lines around it.
        let edits: Option<Vec<Edit>> = listed.iter().map(|note| as_paragraph(article.text.text(), note)).collect();
        let mut finding = self.finding(one.label_span, message.to_owned()).note(&one.label);
        finding = finding.related(other.label_span, "written otherwise").help("write all notes in one way");
        if let Some(edits) = edits.filter(|_| listed.len() <= plain.len()) {
            finding = finding.fix(true, edits);
        }
        found.push(finding);
    }
}

/// The edit that makes a note of one line out of an item: the bullet goes, a blank line comes.
fn as_paragraph(text: &str, note: &Note) -> Option<Edit> {
    let start = text[..note.label_span.start].rfind('\n').map_or(0, |at| at + 1);
    let bullet = text[start..note.label_span.start].trim();
    let one_line = note.spans.len() == 1 && text.get(note.spans[0].range())?.trim().lines().count() == 1;
    if !matches!(bullet, "-" | "*" | "+") || !one_line {
        return None;
    }
    let blank = if text[..start].ends_with("\n\n") || start == 0 { "" } else { "\n" };
    Some(Edit::replace(Span::new(start, note.label_span.start), blank))
}
