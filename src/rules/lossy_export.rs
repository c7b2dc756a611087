//! REC008.

use super::full_citation::full;
use super::{Finding, Meta, RecordFile, Rule, Settings, Subject, rule};
use crate::record::{Source, Status};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// The formats to which a house exports can hold what is known of each source. The message names the format and
    /// the fields that it cannot hold as they are.
    ///
    /// Which formats those are the house says in `isnad.yaml`, under `exports`; where it says nothing, nothing is
    /// looked at. `isnad export` warns of the same losses, under the same code, for the format that it is asked for.
    ///
    /// ## Why
    /// Most formats have a note field that takes what has no field of its own, and so lose nothing. Some have none, as
    /// `COinS`, some write letters in seven bits, as BibTeX does, and some part a name at its comma, as RIS does.
    ///
    /// ## Example
    /// ```settings
    /// exports: [coins]
    /// ```
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, "Tariq al-Milh" ("The Salt Road"), *al-Fajr*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```settings
    /// exports: [csl-json]
    /// ```
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, "Tariq al-Milh" ("The Salt Road"), *al-Fajr*, May 3, 2016.
    /// ```
    LossyExport = "REC008", "lossy-export", Warning
}

impl Rule for LossyExport {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        if settings.exports.is_empty() {
            return;
        }
        for full in full(reading) {
            found.extend(self.losses(full.item, full.span, settings).into_iter().map(|it| it.note(full.label)));
        }
    }

    fn check_record(&self, file: &RecordFile<'_>, settings: &Settings, found: &mut Vec<Finding>) {
        let (Ok(tree), Some(record)) = (file.tree, file.record) else { return };
        if settings.exports.is_empty() {
            return;
        }
        for (index, source) in record.sources.iter().enumerate() {
            let id = tree.at(&["sources", &index.to_string(), "id"]);
            let Some(id) = id.filter(|_| source.status != Some(Status::Rejected)) else { continue };
            found.extend(self.losses(source, id.span, settings));
        }
    }
}

impl LossyExport {
    /// A finding at `span` for each format that cannot hold all of `source`.
    fn losses(&self, source: &Source, span: Span, settings: &Settings) -> Vec<Finding> {
        let each = settings.exports.iter().filter_map(|target| {
            let fields: Vec<String> = target.losses(source).iter().map(|field| format!("`{field}`")).collect();
            let message = format!("{} cannot hold {} as it is", target.name(), fields.join(", "));
            let help = "export to a format that can, or keep the record beside the export";
            (!fields.is_empty()).then(|| self.finding(span, message).help(help))
        });
        each.collect()
    }
}
