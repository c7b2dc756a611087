//! Has the rules look at many files, on all cores.

use super::caching::{Caching, Key};
use super::progress::Progress;
use super::showing::Checked;
use super::validate;
use crate::corpus::{self, Corpus, Piece};
use crate::extract::{self, Reading};
use crate::rules::{self, CorpusFacts, FileId, Finding, KeptFindings, Selection, Settings};
use crate::text::TextResource;
use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// What a run is told.
pub(super) struct Run<'r> {
    corpus: Option<&'r Corpus>,
    settings: &'r Settings,
    selection: &'r Selection,
    insisted: &'r super::reading::Insisted,
    /// What earlier runs found, where that is asked.
    cache: Option<&'r Caching>,
    /// The record of each article that has one, by the article's path from the root of the file system.
    records: HashMap<Utf8PathBuf, Utf8PathBuf>,
}

/// What one file gave.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) found: KeptFindings,
    /// What the rules that see all articles keep of it.
    facts: Vec<u8>,
    pub(super) error: Option<anyhow::Error>,
}

/// What one file gave, put away.
enum Kept {
    /// An earlier run found it.
    Known(Piece),
    /// It was found now; the cache keeps it under its key.
    New(Vec<u8>, Option<Key>),
    /// It could not be looked at, or not at all of it.
    Failed(Vec<u8>, anyhow::Error),
}

/// So many files are put away together at most.
const GROUP: usize = 64;

impl<'r> Run<'r> {
    /// A run over `files`. What people decided in a record, among `files`, in the folder of the corpus's records, or
    /// beside its article, is believed.
    pub(super) fn new(
        corpus: Option<&'r Corpus>,
        settings: &'r Settings,
        selection: &'r Selection,
        insisted: &'r super::reading::Insisted,
        cache: Option<&'r Caching>,
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
        Self { corpus, settings, selection, insisted, cache, records }
    }

    /// What the article `text` says, with what people have put right in its record. An error where that record cannot
    /// be read.
    fn reading<'t>(&self, path: &Utf8Path, text: &'t TextResource) -> (Reading<'t>, Option<anyhow::Error>) {
        let mut reading =
            extract::read(self.insisted.document(self.corpus, text), &super::reading::settings(self.corpus, path));
        let Some(record) = self.record_of(path) else { return (reading, None) };
        let believed = corpus::load(record)
            .map_err(anyhow::Error::from)
            .and_then(|kept| Ok(corpus::believe(&mut reading, kept.text())?));
        let told = || format!("{record}: what it corrects of {path} is left out");
        (reading, believed.with_context(told).err())
    }

    /// The record that is believed of the article at `path`.
    fn record_of(&self, path: &Utf8Path) -> Option<&Utf8PathBuf> {
        if self.records.is_empty() {
            return None;
        }
        self.records.get(&corpus::absolute(path))
    }

    /// What the rules that see all articles keep of the article `text`.
    pub(super) fn facts(&self, path: &Utf8Path, text: &TextResource) -> Vec<u8> {
        if corpus::is_record(path) {
            return Vec::new();
        }
        rules::check(&self.reading(path, text).0, self.settings, &self.selection(path)).facts
    }

    /// What the rules that see all articles find, with the place of its file among those of the run.
    pub(super) fn found_together(&self, facts: &CorpusFacts<'_>) -> Vec<(usize, Finding)> {
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
    /// threads and whatever is in the cache. What could not be looked at is told beside.
    pub(super) fn check<'c>(&'c self, files: &'c [Utf8PathBuf]) -> (Checked<'c>, Vec<anyhow::Error>) {
        let progress = Progress::new(files.len());
        // Few files go one by one, so that every core has some.
        let group = (files.len() / (rayon::current_num_threads() * 16)).clamp(1, GROUP);
        let kept: Vec<(Piece, Option<anyhow::Error>)> =
            (files.par_chunks(group)).flat_map_iter(|some| self.look_at_some(some, &progress)).collect();
        progress.end();
        if let Some(cache) = self.cache {
            cache.save();
        }
        let (kept, errors): (Vec<Piece>, Vec<_>) = kept.into_iter().unzip();
        let mut facts = CorpusFacts::default();
        for (index, bytes) in kept.iter().enumerate() {
            facts.add(file_id(index), rules::unpack(bytes).map_or(&[][..], |(_, facts)| facts));
        }
        let mut together: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
        if !facts.is_empty() {
            for each in rules::check_corpus(&facts, self.settings, self.selection) {
                together.entry(each.file).or_default().push(each.finding);
            }
        }
        (Checked::new(self, files, kept, together), errors.into_iter().flatten().collect())
    }

    /// What is found in the article or record `text` by itself, and no comment hides.
    pub(super) fn findings(&self, path: &Utf8Path, text: &TextResource) -> Vec<Finding> {
        self.look_at(path, text, Vec::new()).found.open
    }

    /// The record `old` at `path` brought up to date, where its article is there and the two can be merged.
    pub(super) fn rebuilt(&self, path: &Utf8Path, old: &str) -> Option<String> {
        let article = corpus::article_path(path)?;
        super::parse::rebuilt(self.insisted, self.corpus, &article, path, old).ok()
    }

    /// Looks at `files`, one after the other, and puts away what each gave.
    fn look_at_some(&self, files: &[Utf8PathBuf], progress: &Progress) -> Vec<(Piece, Option<anyhow::Error>)> {
        let look = |path: &Utf8PathBuf| {
            let kept = self.look(path).unwrap_or_else(|error| Kept::Failed(Vec::new(), error));
            progress.step();
            kept
        };
        let mut kept: Vec<Kept> = files.iter().map(look).collect();
        let bytes = kept.iter_mut().map(|kept| match kept {
            Kept::Known(_) => Vec::new(),
            Kept::New(bytes, _) | Kept::Failed(bytes, _) => std::mem::take(bytes),
        });
        let pieces = Piece::in_one_block(bytes.collect());
        let put_away = |(kept, piece)| match kept {
            Kept::Known(piece) => (piece, None),
            Kept::New(_, key) => {
                if let Some((cache, key)) = self.cache.zip(key) {
                    cache.put(&key, &piece);
                }
                (piece, None)
            }
            // What went wrong may go right the next time.
            Kept::Failed(_, error) => (piece, Some(error)),
        };
        kept.into_iter().zip(pieces).map(put_away).collect()
    }

    /// Looks at the file at `path`, or asks what an earlier run found in it.
    fn look(&self, path: &Utf8Path) -> anyhow::Result<Kept> {
        let bytes = corpus::read_file(path)?;
        let key = self.cache.and_then(|cache| {
            let published = self.corpus.and_then(|corpus| corpus.published(path));
            cache.key(path, &bytes, self.record_of(path), &format!("{published:?}"))
        });
        if let Some(piece) = self.cache.zip(key.as_ref()).and_then(|(cache, key)| cache.get(key)) {
            return Ok(Kept::Known(piece));
        }
        let text = corpus::text_of(path, bytes)?;
        let looked = self.look_at(path, &text, Vec::new());
        let bytes = rules::pack(&looked.found, &looked.facts);
        Ok(match looked.error {
            None => Kept::New(bytes, key),
            Some(error) => Kept::Failed(bytes, error),
        })
    }

    /// Looks at the article or record `text`; `more` is what was found in it by looking at all.
    pub(super) fn look_at(&self, path: &Utf8Path, text: &TextResource, more: Vec<Finding>) -> Looked {
        let length = text.text().len();
        let selection = self.selection(path);
        if corpus::is_record(path) {
            let (open, error) = validate::findings(path, text, self.settings, &selection);
            return Looked { found: KeptFindings { length, open, hidden: Vec::new() }, facts: Vec::new(), error };
        }
        let (reading, error) = self.reading(path, text);
        let mut found = rules::check(&reading, self.settings, &selection);
        if !more.is_empty() {
            found.findings.extend(more.into_iter().filter(|finding| selection.looks_for(finding.rule)));
            rules::sort(&mut found.findings);
        }
        let settled = rules::settle(&reading.article, found.findings, &selection);
        Looked { found: KeptFindings { length, open: settled.open, hidden: settled.hidden }, facts: found.facts, error }
    }

    /// The rules that look at the file at `path`.
    pub(super) fn selection(&self, path: &Utf8Path) -> Selection {
        let ignored = self.corpus.map(|corpus| corpus.ignored_in(path)).unwrap_or_default();
        if ignored.is_empty() { self.selection.clone() } else { self.selection.without(&ignored) }
    }
}

pub(super) fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).unwrap_or(u32::MAX))
}

pub(super) fn index(file: FileId) -> usize {
    file.0 as usize
}
