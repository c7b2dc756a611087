//! Where a run keeps what it found for the next one, and on what that depends.

use crate::corpus::{self, Cache, Corpus, Piece, SHARDS, digest};
use crate::rules::{Selection, Settings};
use camino::{Utf8Path, Utf8PathBuf};
use std::time::UNIX_EPOCH;

/// A cache as one run uses it.
pub(super) struct Caching {
    cache: std::sync::Arc<Cache>,
    /// The digest of the program, and of all settings and arguments that can change an answer.
    run: u64,
    /// Whether the run looks at all files that the cache is for.
    is_whole: bool,
}

/// Under what the findings of one file are kept.
pub(super) struct Key {
    path: Utf8PathBuf,
    digest: u64,
}

impl Caching {
    /// `cache` for a run with these settings; nothing where the program cannot tell which build of it this is.
    pub(super) fn new(
        cache: std::sync::Arc<Cache>,
        is_whole: bool,
        corpus: Option<&Corpus>,
        settings: &Settings,
        selection: &Selection,
        insisted: &super::reading::Insisted,
    ) -> Option<Self> {
        // All that is said there, without a list that somebody must keep: a field that is added counts from then on.
        let said = format!("{settings:?}{selection:?}{insisted:?}{:?}", corpus.map(|it| (&it.root, &it.config)));
        let version = env!("CARGO_PKG_VERSION").as_bytes();
        Some(Self { cache, run: digest(&[version, &build()?, said.as_bytes()]), is_whole })
    }

    /// The key of the file at `path`, which holds `bytes`; `record` is the record that is believed of it. Nothing where
    /// what the answer depends on cannot be read.
    pub(super) fn key(
        &self,
        path: &Utf8Path,
        bytes: &[u8],
        record: Option<&Utf8PathBuf>,
        published: &str,
    ) -> Option<Key> {
        let whole = corpus::absolute(path);
        let other = if corpus::is_record(path) { Some(corpus::article_file(path)?) } else { record.cloned() };
        let other = other.map(|other| Some((corpus::read_file(&other).ok()?, other)));
        let (other_bytes, other) = if let Some(other) = other { other? } else { Default::default() };
        let run = self.run.to_le_bytes();
        let parts =
            [&run, whole.as_str().as_bytes(), bytes, other.as_str().as_bytes(), &other_bytes, published.as_bytes()];
        Some(Key { digest: digest(&parts), path: whole })
    }

    /// What is kept under `key`.
    pub(super) fn get(&self, key: &Key) -> Option<Piece> {
        self.cache.get(&key.path, key.digest)
    }

    /// Keeps `bytes` under `key`.
    pub(super) fn put(&self, key: &Key, bytes: &Piece) {
        self.cache.put(&key.path, key.digest, bytes.clone());
    }

    /// Writes what is new; after a run over all files, without what it did not use.
    pub(super) fn save(&self) {
        self.cache.save(self.is_whole);
    }
}

/// The cache for a run over `count` files that were named as `paths`, and whether these are all that it is for: that of
/// the corpus, or the user's own where there is none. Nothing where the run is over before a cache could be read.
pub(super) fn cache_for(paths: &[Utf8PathBuf], corpus: Option<&Corpus>, count: usize) -> Option<(Cache, bool)> {
    if count < SHARDS {
        return None;
    }
    let whole = |path: &Utf8Path| path.canonicalize_utf8().ok();
    let home = match (corpus, paths) {
        (Some(corpus), _) => whole(&corpus.root)?,
        (None, [path]) if path.is_dir() => whole(path)?,
        (None, _) => whole(Utf8Path::new("."))?,
    };
    let is_whole = paths.is_empty() || paths.iter().any(|path| whole(path).as_ref() == Some(&home));
    match corpus {
        Some(corpus) => Some((Cache::of_corpus(&corpus.root), is_whole)),
        None => Some((Cache::of_user(&user_caches()?, &home), is_whole)),
    }
}

/// Which build of the program this is: its length and its day, so that a developer's new build asks no old cache.
fn build() -> Option<[u8; 24]> {
    let known = std::env::current_exe().ok()?.metadata().ok()?;
    let since = known.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut build = [0; 24];
    build[..16].copy_from_slice(&since.as_nanos().to_le_bytes());
    build[16..].copy_from_slice(&known.len().to_le_bytes());
    Some(build)
}

/// The user's folder for caches, as each system has it.
fn user_caches() -> Option<Utf8PathBuf> {
    let named = |variable: &str| {
        let path = Utf8PathBuf::from(std::env::var(variable).ok()?);
        path.is_absolute().then_some(path)
    };
    if cfg!(windows) {
        return named("LOCALAPPDATA");
    }
    let own = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(own)))
}
