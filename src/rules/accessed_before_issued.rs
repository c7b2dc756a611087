//! DAT003.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::record::Edtf;

rule! {
    /// ## What it checks
    /// Nothing was looked at before it appeared: the access date of a citation is not older than its date of
    /// publication.
    ///
    /// ## Example
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> Nur Haj, "The Fall," *al-Fajr*, May 9, 2017, https://fajr.example/fall, accessed May 1, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in May.<sup>1</sup>
    ///
    /// - <sup>1</sup> Nur Haj, "The Fall," *al-Fajr*, May 9, 2017, https://fajr.example/fall, accessed June 1, 2017.
    /// ```
    AccessedBeforeIssued = "DAT003", "accessed-before-issued", Error
}

impl Rule for AccessedBeforeIssued {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
            for citation in &read.citations {
                let (issued, accessed) = (citation.item.issued.as_ref(), citation.item.accessed.as_ref());
                let (Some(first), Some(seen)) = (issued.and_then(Edtf::earliest), accessed.and_then(Edtf::latest))
                else {
                    continue;
                };
                if seen >= first {
                    continue;
                }
                let at = |wanted| citation.fields.iter().find(|field| field.field == wanted);
                let span = |wanted| at(wanted).map(|field| note.text.plain.span(field.range.clone()));
                let place = span(Field::Accessed).unwrap_or_else(|| note.text.plain.span(citation.range.clone()));
                let message = "accessed before it was published".to_owned();
                let mut finding = self.finding(place, message).help("correct one of the two dates").note(&note.label);
                if let Some(issued) = span(Field::Issued) {
                    finding = finding.related(issued, "published");
                }
                found.push(finding);
            }
        }
    }
}
