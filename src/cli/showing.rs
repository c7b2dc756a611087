//! Makes what a run found ready for showing, some files at a time.

use super::checking::{Run, file_id, index};
use crate::corpus::{self, Piece};
use crate::report::{Baseline, Diagnostic, Findings, Suppressed};
use crate::rules::{self, FileId, Finding, KeptFindings};
use crate::text::{Span, TextResource};
use camino::Utf8PathBuf;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::sync::{Mutex, PoisonError};

/// How a path is written in another file.
type Renaming<'c> = Box<dyn Fn(&str) -> String + Sync + 'c>;

/// How many files are opened at a time.
const BATCH: usize = 64;

/// What a run found: as little of it as will do, until it is shown. The files are then read again for the words.
pub(super) struct Checked<'c> {
    run: &'c Run<'c>,
    files: &'c [Utf8PathBuf],
    /// What each file gave.
    kept: Vec<Piece>,
    /// What the rules that see all articles found.
    together: BTreeMap<FileId, Vec<Finding>>,
    /// What was there before, and how its paths are written.
    baseline: Option<(Baseline, Renaming<'c>)>,
    /// What could not be shown, since its file is gone.
    errors: Mutex<Vec<anyhow::Error>>,
}

impl<'c> Checked<'c> {
    pub(super) fn new(
        run: &'c Run<'c>,
        files: &'c [Utf8PathBuf],
        kept: Vec<Piece>,
        together: BTreeMap<FileId, Vec<Finding>>,
    ) -> Self {
        Self { run, files, kept, together, baseline: None, errors: Mutex::default() }
    }

    /// Marks what is in `baseline`, where `path` says how a path is written there.
    pub(super) fn apply(&mut self, baseline: Baseline, path: impl Fn(&str) -> String + Sync + 'c) {
        self.baseline = Some((baseline, Box::new(path)));
    }

    /// What could not be shown.
    pub(super) fn errors(self) -> Vec<anyhow::Error> {
        let mut errors = self.errors.into_inner().unwrap_or_else(PoisonError::into_inner);
        // A form may have asked for it twice.
        errors.dedup_by_key(|error| error.to_string());
        errors
    }

    /// What was found in the file numbered `file` by itself.
    fn own(&self, file: FileId) -> Option<KeptFindings> {
        KeptFindings::from_bytes(rules::unpack(&self.kept[index(file)])?.0)
    }

    /// What was found in the file numbered `file`, whose text and those of the files near it are `texts`.
    fn shown(
        &self,
        file: FileId,
        own: Option<KeptFindings>,
        texts: &HashMap<FileId, Result<TextResource, corpus::LoadError>>,
    ) -> Vec<Diagnostic> {
        let text_of = |file: FileId| texts.get(&file).and_then(|text| text.as_ref().ok());
        let text = match texts.get(&file) {
            Some(Ok(text)) => text,
            Some(Err(error)) => {
                self.errors.lock().unwrap_or_else(PoisonError::into_inner).push(anyhow::anyhow!("{error}"));
                return Vec::new();
            }
            None => return Vec::new(),
        };
        // Files may have been changed since they were looked at.
        let stands = |text: &TextResource, span: Span| text.text().get(span.range()).is_some();
        let mut more = self.together.get(&file).cloned().unwrap_or_default();
        more.retain(|finding| rules::spans(finding).all(|span| stands(text, span)));
        for finding in &mut more {
            finding.related.retain(|other| {
                other.file.is_none_or(|file| text_of(file).is_some_and(|text| stands(text, other.span)))
            });
        }
        let path = &self.files[index(file)];
        if corpus::is_record(path) {
            let own = own.filter(|own| own.length == text.text().len() && own.spans().all(|span| stands(text, span)));
            let own = own.unwrap_or_else(|| self.run.look_at(path, text, Vec::new()).found);
            return Diagnostic::all(text, &own.open);
        }
        let own = own.filter(|own| own.length == text.text().len() && own.spans().all(|span| stands(text, span)));
        let found = match own {
            Some(own) if more.is_empty() || !must_look_again(&own, &more, text) => {
                let mut shown = diagnostics(text, &own, text_of);
                if !more.is_empty() {
                    let selection = self.run.selection(path);
                    more.retain(|finding| selection.looks_for(finding.rule));
                    rules::sort(&mut more);
                    shown.extend(Diagnostic::with(text, &more, text_of));
                    in_order(&mut shown);
                }
                return shown;
            }
            _ => self.run.look_at(path, text, more).found,
        };
        diagnostics(text, &found, text_of)
    }
}

impl Findings for Checked<'_> {
    fn each(&self, take: &mut dyn FnMut(&[Diagnostic]) -> io::Result<()>) -> io::Result<()> {
        let files: Vec<FileId> = (0..self.files.len()).map(file_id).collect();
        for some in files.chunks(BATCH) {
            let found: Vec<_> = some.par_iter().map(|file| (*file, self.own(*file))).collect();
            let found: Vec<(FileId, Option<KeptFindings>)> = found
                .into_iter()
                .filter(|(file, own)| {
                    let is_found = own.as_ref().map_or(!self.kept[index(*file)].is_empty(), |own| !own.is_empty());
                    is_found || self.together.contains_key(file)
                })
                .collect();
            let together = found.iter().filter_map(|(file, _)| self.together.get(file)).flatten();
            let others = together.flat_map(|finding| &finding.related).filter_map(|related| related.file);
            let near: BTreeSet<FileId> = found.iter().map(|(file, _)| *file).chain(others).collect();
            let texts: HashMap<FileId, _> =
                near.into_par_iter().map(|file| (file, corpus::load(&self.files[index(file)]))).collect();
            let mut shown: Vec<Diagnostic> =
                found.into_par_iter().flat_map_iter(|(file, own)| self.shown(file, own, &texts)).collect();
            if let Some((baseline, path)) = &self.baseline {
                baseline.apply(&mut shown, path);
            }
            take(&shown)?;
        }
        Ok(())
    }
}

/// Whether `more`, found in `text` by looking at all, changes what is told of its `own` findings: a comment may hide
/// either, and fingerprints count what is alike.
fn must_look_again(own: &KeptFindings, more: &[Finding], text: &TextResource) -> bool {
    let told = || own.open.iter().chain(own.hidden.iter().map(|(finding, _)| finding));
    let counted = |finding: &Finding| told().any(|it| it.rule.code == finding.rule.code);
    rules::may_hide(text) || more.iter().any(counted)
}

/// What was `found` in `text`, with what a comment hides.
fn diagnostics<'t>(
    text: &'t TextResource,
    found: &KeptFindings,
    file: impl Fn(FileId) -> Option<&'t TextResource>,
) -> Vec<Diagnostic> {
    let mut shown = Diagnostic::with(text, &found.open, &file);
    for (finding, reason) in &found.hidden {
        let hidden = Diagnostic::with(text, std::slice::from_ref(finding), &file);
        let mark = |it| Diagnostic { suppressed: Some(Suppressed::Comment(reason.clone())), ..it };
        shown.extend(hidden.into_iter().map(mark));
    }
    in_order(&mut shown);
    shown
}

/// Puts what is found in one file in its order, and what is found at one place in the order of the codes.
fn in_order(found: &mut [Diagnostic]) {
    found.sort_by_key(|diagnostic| (diagnostic.range.start.offset, diagnostic.rule.code));
}
