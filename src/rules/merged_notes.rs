//! MRK009.

use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::RepairKind;

rule! {
    /// ## What it checks
    /// Each note is a paragraph of its own. Where a converter ran two together, programs and readers miss the
    /// second.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017. <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// <sup>1</sup> *Niqash*, August 21, 2017.
    ///
    /// <sup>2</sup> *Niqash*, August 22, 2017.
    /// ```
    MergedNotes = "MRK009", "merged-notes", Error, Unsafe
}

impl Rule for MergedNotes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        for repair in &article.repairs {
            let RepairKind::SplitNotes(index) = repair.kind else { continue };
            let note = &article.notes[index];
            let message = format!("note {} begins inside the paragraph of another note", note.label);
            let finding = self.finding(note.label_span, message).note(&note.label);
            let finding = finding.help("begin a new paragraph before it");
            let start = note.label_span.start;
            let gap = article.text.text()[..start].chars().rev().take_while(|c| *c == ' ').count();
            let edit = Edit::replace(crate::text::Span::new(start - gap, start), "\n\n");
            found.push(finding.fix(false, vec![edit]));
        }
    }
}
