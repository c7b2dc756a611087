//! Has the rules look at many files, on all cores.

use super::validate;
use crate::corpus::{self, Corpus};
use crate::extract::{self, Reading};
use crate::report::{Diagnostic, Suppressed};
use crate::rules::{self, CorpusFacts, Fact, FileId, Finding, Meta, Selection, Settings, Severity};
use crate::text::TextResource;
use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// How long a run may take before it shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many files are opened at a time to show what was found by looking at all.
const BATCH: usize = 256;

/// What a run is told.
pub(super) struct Run<'r> {
    corpus: Option<&'r Corpus>,
    settings: &'r Settings,
    selection: &'r Selection,
    insisted: &'r super::reading::Insisted,
    /// The record of each article that has one, by the article's path from the root of the file system.
    records: HashMap<Utf8PathBuf, Utf8PathBuf>,
}

/// What a run found.
#[derive(Default)]
pub(super) struct Outcome {
    /// In the order of the files, then of each file.
    pub(super) found: Vec<Diagnostic>,
    /// What could not be looked at.
    pub(super) errors: Vec<anyhow::Error>,
}

/// What one file gave.
#[derive(Default)]
struct Looked {
    found: Vec<Diagnostic>,
    facts: Vec<(&'static Meta, Fact)>,
    error: Option<anyhow::Error>,
}

impl<'r> Run<'r> {
    /// A run over `files`. What people decided in a record, among `files`, in the folder of the corpus's records, or
    /// beside its article, is believed.
    pub(super) fn new(
        corpus: Option<&'r Corpus>,
        settings: &'r Settings,
        selection: &'r Selection,
        insisted: &'r super::reading::Insisted,
        files: &[Utf8PathBuf],
    ) -> Self {
        let own = files.iter().filter(|path| corpus::is_record(path)).cloned();
        let folder = corpus.and_then(|corpus| Some(corpus.root.join(corpus.config.records.as_ref()?)));
        let folder = folder.filter(|folder| folder.exists()).map(|folder| corpus::records(&[folder]));
        let beside = files.iter().map(|path| path.with_extension("yaml")).filter(|path| corpus::is_record(path));
        let all: Vec<Utf8PathBuf> = own.chain(folder.into_iter().flatten()).chain(beside).collect();
        let pairs: Vec<_> = all.into_par_iter().filter_map(|path| Some((corpus::article_path(&path)?, path))).collect();
        let mut records = HashMap::new();
        for (article, record) in pairs {
            records.entry(article).or_insert(record);
        }
        Self { corpus, settings, selection, insisted, records }
    }

    /// What the article `text` says, with what people have put right in its record. An error where that record cannot
    /// be read.
    fn reading<'t>(&self, path: &Utf8Path, text: &'t TextResource) -> (Reading<'t>, Option<anyhow::Error>) {
        let mut reading =
            extract::read(self.insisted.document(self.corpus, text), &super::reading::settings(self.corpus, path));
        let Some(record) = self.records.get(&corpus::absolute(path)) else { return (reading, None) };
        let believed = corpus::load(record)
            .map_err(anyhow::Error::from)
            .and_then(|kept| Ok(corpus::believe(&mut reading, kept.text())?));
        let told = || format!("{record}: what it corrects of {path} is left out");
        (reading, believed.with_context(told).err())
    }

    /// What the rules that see all articles keep of the article `text`.
    pub(super) fn facts(&self, path: &Utf8Path, text: &TextResource) -> Vec<(&'static Meta, Fact)> {
        if corpus::is_record(path) {
            return Vec::new();
        }
        rules::check(&self.reading(path, text).0, self.settings, &self.selection(path)).facts
    }

    /// What the rules that see all articles find, with the place of its file among those of the run.
    pub(super) fn found_together(&self, facts: &CorpusFacts) -> Vec<(usize, Finding)> {
        let found = rules::check_corpus(facts, self.settings, self.selection).into_iter();
        found.map(|found| (index(found.file), found.finding)).collect()
    }

    /// Those of `findings`, found in the article `text`, that are looked for there and that no comment hides.
    pub(super) fn open(&self, path: &Utf8Path, text: &TextResource, mut findings: Vec<Finding>) -> Vec<Finding> {
        let selection = self.selection(path);
        findings.retain(|finding| selection.looks_for(finding.rule) && text.text().get(finding.span.range()).is_some());
        rules::settle(&self.insisted.document(self.corpus, text), findings, &selection).open
    }

    /// Looks at all `files`, then at all articles together. The same files give the same answer, whatever the
    /// threads.
    pub(super) fn check(&self, files: &[Utf8PathBuf]) -> Outcome {
        let progress = Progress::new(files.len());
        let looked: Vec<Looked> = (files.par_iter())
            .map(|path| {
                let looked = self.look(path);
                progress.step();
                looked
            })
            .collect();
        progress.end();
        let mut facts = CorpusFacts::default();
        let mut outcome = Outcome::default();
        let mut by_file = Vec::with_capacity(looked.len());
        for (index, each) in looked.into_iter().enumerate() {
            facts.add(file_id(index), each.facts);
            outcome.errors.extend(each.error);
            by_file.push(each.found);
        }
        if !facts.is_empty() {
            self.together(files, &facts, &mut by_file);
        }
        outcome.found = by_file.into_iter().flatten().collect();
        outcome
    }

    /// What is found in the article or record `text` by itself, and no comment hides.
    pub(super) fn findings(&self, path: &Utf8Path, text: &TextResource) -> Vec<Finding> {
        let selection = self.selection(path);
        if corpus::is_record(path) {
            return validate::findings(path, text, self.settings, &selection).0;
        }
        let (reading, _) = self.reading(path, text);
        let found = rules::check(&reading, self.settings, &selection);
        rules::settle(&reading.article, found.findings, &selection).open
    }

    fn look(&self, path: &Utf8Path) -> Looked {
        if corpus::is_record(path) {
            return match validate::look(path, self.settings, &self.selection(path)) {
                Ok(looked) => Looked { found: looked.diagnostics(), error: looked.error, ..Looked::default() },
                Err(error) => Looked { error: Some(error), ..Looked::default() },
            };
        }
        match corpus::load(path) {
            Ok(text) => self.article(path, &text, Vec::new(), |_| None),
            Err(error) => Looked { error: Some(error.into()), ..Looked::default() },
        }
    }

    /// Looks at one article; `more` is what was found in it by looking at all.
    fn article<'t>(
        &self,
        path: &Utf8Path,
        text: &'t TextResource,
        more: Vec<Finding>,
        file: impl Fn(FileId) -> Option<&'t TextResource>,
    ) -> Looked {
        let selection = self.selection(path);
        let (reading, error) = self.reading(path, text);
        let mut found = rules::check(&reading, self.settings, &selection);
        found.findings.extend(more.into_iter().filter(|finding| selection.looks_for(finding.rule)));
        rules::sort(&mut found.findings);
        let settled = rules::settle(&reading.article, found.findings, &selection);
        let mut shown = Diagnostic::with(text, &settled.open, &file);
        for (finding, reason) in settled.hidden {
            let hidden = Diagnostic::with(text, std::slice::from_ref(&finding), &file);
            let mark = |it| Diagnostic { suppressed: Some(Suppressed::Comment(reason.clone())), ..it };
            shown.extend(hidden.into_iter().map(mark));
        }
        in_order(&mut shown);
        Looked { found: shown, facts: found.facts, error }
    }

    /// Adds to what is found in each file what the rules that see all articles find there.
    fn together(&self, files: &[Utf8PathBuf], facts: &CorpusFacts, by_file: &mut [Vec<Diagnostic>]) {
        let mut found: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
        for each in rules::check_corpus(facts, self.settings, self.selection) {
            found.entry(each.file).or_default().push(each.finding);
        }
        let mut found: Vec<(FileId, Vec<Finding>, Vec<Diagnostic>)> = found
            .into_iter()
            .map(|(file, findings)| (file, findings, std::mem::take(&mut by_file[index(file)])))
            .collect();
        for some in found.chunks_mut(BATCH) {
            let findings = || some.iter().flat_map(|(_, findings, _)| findings);
            let others = findings().flat_map(|finding| &finding.related).filter_map(|related| related.file);
            let near: BTreeSet<FileId> = some.iter().map(|(file, ..)| *file).chain(others).collect();
            let texts: HashMap<FileId, TextResource> = (near.into_par_iter())
                .filter_map(|file| Some((file, corpus::load(&files[index(file)]).ok()?)))
                .collect();
            some.par_iter_mut().for_each(|(file, findings, shown)| {
                if let Some(text) = texts.get(file) {
                    self.add(&files[index(*file)], text, std::mem::take(findings), shown, |other| texts.get(&other));
                }
            });
        }
        for (file, _, shown) in found {
            by_file[index(file)] = shown;
        }
    }

    /// Adds `more`, found in the article `text` by looking at all, to what is `shown` of it.
    fn add<'t>(
        &self,
        path: &Utf8Path,
        text: &'t TextResource,
        mut more: Vec<Finding>,
        shown: &mut Vec<Diagnostic>,
        file: impl Fn(FileId) -> Option<&'t TextResource>,
    ) {
        // An article that somebody shortened in the meantime.
        if more.iter().any(|finding| text.text().get(finding.span.range()).is_none()) {
            return;
        }
        // A comment may hide either, and fingerprints count what is alike: all is to be looked at anew.
        let counted = |finding: &Finding| shown.iter().any(|it| it.rule.code == finding.rule.code);
        if rules::may_hide(text) || more.iter().any(counted) {
            *shown = self.article(path, text, more, file).found;
            return;
        }
        let selection = self.selection(path);
        more.retain(|finding| selection.looks_for(finding.rule));
        rules::sort(&mut more);
        shown.extend(Diagnostic::with(text, &more, file));
        in_order(shown);
    }

    fn selection(&self, path: &Utf8Path) -> Selection {
        let ignored = self.corpus.map(|corpus| corpus.ignored_in(path)).unwrap_or_default();
        if ignored.is_empty() { self.selection.clone() } else { self.selection.without(&ignored) }
    }
}

/// Puts what is found in one file in its order, and what is found at one place in the order of the codes.
fn in_order(found: &mut [Diagnostic]) {
    found.sort_by_key(|diagnostic| (diagnostic.range.start.offset, diagnostic.rule.code));
}

/// Whether anything in `found` is as bad as `least` and not hidden.
pub(super) fn fails(found: &[Diagnostic], least: Severity) -> bool {
    found.iter().any(|diagnostic| diagnostic.is_open() && diagnostic.severity >= least)
}

pub(super) fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn index(file: FileId) -> usize {
    file.0 as usize
}

/// A bar on a terminal, once a run has taken a while.
struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: std::sync::Once,
}

impl Progress {
    fn new(count: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} to go") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now(), shown: std::sync::Once::new() }
    }

    fn step(&self) {
        self.bar.inc(1);
        if !self.shown.is_completed() && self.start.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
