//! Mends files, or shows how they would be mended.

use super::checking::Run;
use crate::corpus;
use crate::rules::{self, CorpusFacts, Finding};
use crate::text::TextResource;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::io;

/// How often all articles are looked at together. What then still applies goes in circles, and is left alone.
const ROUNDS: usize = 12;

/// How a run mends.
pub(super) struct Mending<'r> {
    pub(super) run: &'r Run<'r>,
    /// Also where the meaning may change.
    pub(super) unsafely: bool,
    /// Show what would be mended, and write nothing.
    pub(super) only_shown: bool,
}

/// A file under repair.
struct Patient<'f> {
    path: &'f Utf8Path,
    before: String,
    now: String,
    count: usize,
}

impl Mending<'_> {
    /// Mends `files`, each whole or not at all, or shows how on `out`. Says whether anything was to be mended, and
    /// what went wrong.
    pub(super) fn mend(
        &self,
        files: &[Utf8PathBuf],
        out: &mut dyn io::Write,
    ) -> anyhow::Result<(bool, Vec<anyhow::Error>)> {
        let documents = files.iter().filter(|path| is_document(path)).count();
        if documents > 0 {
            let what =
                if documents == 1 { "Word document is left as it is" } else { "Word documents are left as they are" };
            anstream::eprintln!("note: {documents} {what}: mend it in a word processor");
        }
        let own: Vec<&Utf8PathBuf> = files.iter().filter(|path| !is_document(path)).collect();
        let mut patients: Vec<Patient<'_>> = own
            .par_iter()
            .filter_map(|path| {
                // A file that cannot be read is told where it is looked at.
                let before = corpus::load(path).ok()?.text().to_owned();
                let mut patient = Patient { path, now: before.clone(), before, count: 0 };
                self.by_itself(&mut patient);
                Some(patient)
            })
            .collect();
        self.together(files, &mut patients);
        let mut errors = Vec::new();
        let (mut count, mut written) = (0, 0);
        // A record is of its article as that lies on the disk: articles come first.
        patients.sort_by_key(|patient| corpus::is_record(patient.path));
        let mut any = false;
        for patient in &mut patients {
            self.bring_up_to_date(patient);
            if patient.now == patient.before {
                continue;
            }
            any = true;
            let path = patient.path;
            if self.only_shown {
                let diff = similar::TextDiff::from_lines(patient.before.as_str(), patient.now.as_str());
                write!(out, "{}", diff.unified_diff().context_radius(3).header(path.as_str(), path.as_str()))?;
            } else if let Err(error) = corpus::replace_file(path, &patient.now) {
                errors.push(anyhow::Error::new(error).context(format!("cannot write {path}")));
            } else {
                (count, written) = (count + patient.count, written + 1);
            }
        }
        if count > 0 {
            anstream::eprintln!("mended {count} in {written} files");
        }
        Ok((any, errors))
    }

    /// Mends what is found in a file by itself.
    fn by_itself(&self, patient: &mut Patient<'_>) {
        let find = |words: &str| self.run.findings(patient.path, &TextResource::new(patient.path.as_str(), words));
        let mended = rules::mend(&patient.now, self.unsafely, find);
        (patient.now, patient.count) = (mended.text, patient.count + mended.count);
    }

    /// Merges a stale record (REC005) with what its article says now. What cannot be merged stays, and is told again.
    fn bring_up_to_date(&self, patient: &mut Patient<'_>) {
        if !corpus::is_record(patient.path) {
            return;
        }
        let text = TextResource::new(patient.path.as_str(), &*patient.now);
        let stale = self.run.findings(patient.path, &text).iter().any(|finding| finding.rule.code == "REC005");
        if let Some(fresh) = stale.then(|| self.run.rebuilt(patient.path, &patient.now)).flatten() {
            (patient.now, patient.count) = (fresh, patient.count + 1);
        }
    }

    /// Mends what is found by looking at all articles together, and what that brings.
    fn together(&self, files: &[Utf8PathBuf], patients: &mut [Patient<'_>]) {
        for _ in 0..ROUNDS {
            let kept: Vec<Vec<u8>> = (patients.par_iter())
                .map(|patient| self.run.facts(patient.path, &TextResource::new(patient.path.as_str(), &*patient.now)))
                .collect();
            let mut facts = CorpusFacts::default();
            for (patient, kept) in patients.iter().zip(&kept) {
                if let Some(index) = files.iter().position(|file| file == patient.path) {
                    facts.add(super::checking::file_id(index), kept);
                }
            }
            let found = self.run.found_together(&facts);
            let mut changed = false;
            for patient in patients.iter_mut() {
                let own = |(file, _): &&(usize, Finding)| files[*file] == patient.path;
                let own: Vec<Finding> = found.iter().filter(own).map(|(_, finding)| finding.clone()).collect();
                if own.iter().all(|finding| finding.fix.is_none()) {
                    continue;
                }
                let text = TextResource::new(patient.path.as_str(), &*patient.now);
                let open = self.run.open(patient.path, &text, own);
                let once = rules::mend_once(&patient.now, self.unsafely, &open);
                if once.text != patient.now {
                    (patient.now, patient.count, changed) = (once.text, patient.count + once.count, true);
                    self.by_itself(patient);
                }
            }
            if !changed {
                return;
            }
        }
    }
}

fn is_document(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}
