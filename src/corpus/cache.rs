//! What earlier runs found in each file, so that a file that has not changed is not read again.
//!
//! The entries lie in [`SHARDS`] files, each entry in the one that the path of its file chooses: a run that has found
//! something new replaces one small file and not one large one. A shard is written beside, and renamed over the old
//! one, so that two processes at once read whole shards; the one that comes last may take away what the other has just
//! added, and the next run makes it again. It is not synced: a shard that a crash has torn, or that anybody has
//! damaged, fits its check sum no more and counts as empty. Nothing that goes wrong here is an error, since all can be
//! made again.

use super::write::ignore_own;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write as _};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many files a cache has. A run over fewer articles is as quick without.
pub const SHARDS: usize = 64;

/// How a shard begins: changes with its form.
const MAGIC: &[u8; 16] = b"isnad cache 0003";

/// A shard that is longer is none of ours, in bytes.
const LONGEST: u64 = 256 << 20;

/// How many folders the user's own cache may have for what lies in no corpus.
const FOLDERS: usize = 64;

/// Bytes that may be a part of others.
#[derive(Clone, Debug)]
pub struct Piece {
    whole: Arc<[u8]>,
    from: u32,
    to: u32,
}

impl From<Vec<u8>> for Piece {
    fn from(bytes: Vec<u8>) -> Self {
        let to = u32::try_from(bytes.len()).expect("what is kept of a file is smaller than 4 GB");
        Self { whole: bytes.into(), from: 0, to }
    }
}

impl Piece {
    /// Each of `parts`, all in one block of memory: a run keeps as many as it has files, and single ones would lie among
    /// what is freed meanwhile, and keep it from being used again.
    #[must_use]
    pub fn in_one_block(parts: Vec<Vec<u8>>) -> Vec<Self> {
        let mut to = 0_u32;
        let ends = parts.iter().map(|part| {
            let from = to;
            to = to.checked_add(u32::try_from(part.len()).ok()?)?;
            Some((from, to))
        });
        // What is larger than a piece can tell is in no one's way.
        let Some(ends) = ends.collect::<Option<Vec<_>>>() else { return parts.into_iter().map(Self::from).collect() };
        let whole: Arc<[u8]> = parts.concat().into();
        ends.into_iter().map(|(from, to)| Self { whole: whole.clone(), from, to }).collect()
    }
}

impl Deref for Piece {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.whole[self.from as usize..self.to as usize]
    }
}

/// What earlier runs found in each file.
#[derive(Debug)]
pub struct Cache {
    /// Where it is kept; nothing for one that ends with the process.
    folder: Option<Utf8PathBuf>,
    shards: Vec<Mutex<Shard>>,
}

#[derive(Debug, Default)]
struct Shard {
    is_read: bool,
    /// By the digest of the path.
    entries: BTreeMap<u64, Entry>,
}

#[derive(Debug)]
struct Entry {
    /// The digest of all that the answer depends on.
    key: u64,
    bytes: Piece,
    is_used: bool,
    is_new: bool,
}

impl Cache {
    /// The cache of the corpus in the folder `root`. It lies there, in `.isnad/cache`, where git takes no notice of it:
    /// so it goes where the corpus goes, and away with it.
    #[must_use]
    pub fn of_corpus(root: &Utf8Path) -> Self {
        Self::new(Some(root.join(".isnad").join("cache")))
    }

    /// The cache of files that lie in no corpus, and that are looked at from `home`, an absolute path. It lies in
    /// `user`, the user's own folder for caches, since a folder that nobody has called a corpus is not ours to put
    /// things into. The folders there that have gone unused the longest make room for others.
    #[must_use]
    pub fn of_user(user: &Utf8Path, home: &Utf8Path) -> Self {
        let all = user.join("isnad");
        let folder = all.join(format!("{:016x}", digest(&[home.as_str().as_bytes()])));
        if !folder.exists() {
            make_room(&all);
        }
        Self::new(Some(folder))
    }

    /// A cache that ends with the process.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(None)
    }

    fn new(folder: Option<Utf8PathBuf>) -> Self {
        Self { folder, shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    /// What is kept of the file at `path` under `key`.
    #[must_use]
    pub fn get(&self, path: &Utf8Path, key: u64) -> Option<Piece> {
        let id = digest(&[path.as_str().as_bytes()]);
        let mut shard = self.shard(id);
        let entry = shard.entries.get_mut(&id).filter(|entry| entry.key == key)?;
        entry.is_used = true;
        Some(entry.bytes.clone())
    }

    /// Keeps `bytes` of the file at `path` under `key`, in place of what was kept of it.
    pub fn put(&self, path: &Utf8Path, key: u64, bytes: Piece) {
        let id = digest(&[path.as_str().as_bytes()]);
        self.shard(id).entries.insert(id, Entry { key, bytes, is_used: true, is_new: true });
    }

    /// Writes what is new. After a run over all files of a folder (`whole`), what it did not use goes.
    pub fn save(&self, whole: bool) {
        (0..SHARDS).into_par_iter().for_each(|index| {
            // A folder that may not be written is no error: the next run is as slow as this one.
            let _ = self.save_shard(index, whole);
        });
    }

    fn save_shard(&self, index: usize, whole: bool) -> io::Result<()> {
        let mut shard = lock(&self.shards[index]);
        let file = self.folder.as_ref().map(|folder| place(folder, index));
        if !shard.is_read {
            // No file of the run belongs there.
            return file.filter(|_| whole).map_or(Ok(()), fs::remove_file);
        }
        let before = shard.entries.len();
        if whole {
            shard.entries.retain(|_, entry| entry.is_used);
        }
        let changed = before != shard.entries.len() || shard.entries.values().any(|entry| entry.is_new);
        for entry in shard.entries.values_mut() {
            (entry.is_used, entry.is_new) = (false, false);
        }
        match (file, &self.folder) {
            (Some(file), Some(folder)) if changed => write(folder, &file, &shard.entries),
            _ => Ok(()),
        }
    }

    /// The shard of `id`, read if it was not.
    fn shard(&self, id: u64) -> MutexGuard<'_, Shard> {
        let index = usize::try_from(id % SHARDS as u64).expect("less than the number of shards");
        let mut shard = lock(&self.shards[index]);
        if !shard.is_read {
            shard.is_read = true;
            let file = self.folder.as_ref().map(|folder| place(folder, index));
            shard.entries = file.and_then(|file| read(&file)).unwrap_or_default();
        }
        shard
    }
}

/// A number for `parts` that is another for other parts: 64 bits, which is enough to tell the states of one file apart.
/// It may change with the compiler, and then with the program.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    hasher.finish()
}

fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

fn place(folder: &Utf8Path, index: usize) -> Utf8PathBuf {
    folder.join(format!("{index:02x}"))
}

/// The entries of a shard; nothing where it is not whole.
fn read(file: &Utf8Path) -> Option<BTreeMap<u64, Entry>> {
    if fs::metadata(file).ok()?.len() > LONGEST {
        return None;
    }
    let whole: Arc<[u8]> = fs::read(file).ok()?.into();
    let rest = whole.strip_prefix(MAGIC)?;
    let (sum, mut rest) = rest.split_first_chunk()?;
    if u64::from_le_bytes(*sum) != digest(&[rest]) {
        return None;
    }
    let mut entries = BTreeMap::new();
    while !rest.is_empty() {
        let (id, after) = rest.split_first_chunk()?;
        let (key, after) = after.split_first_chunk()?;
        let (length, after) = after.split_first_chunk()?;
        let length = u32::from_le_bytes(*length);
        let from = u32::try_from(whole.len() - after.len()).ok()?;
        rest = after.get(length as usize..)?;
        let bytes = Piece { whole: whole.clone(), from, to: from.checked_add(length)? };
        let key = u64::from_le_bytes(*key);
        entries.insert(u64::from_le_bytes(*id), Entry { key, bytes, is_used: false, is_new: false });
    }
    Some(entries)
}

fn write(folder: &Utf8Path, file: &Utf8Path, entries: &BTreeMap<u64, Entry>) -> io::Result<()> {
    let mut rest = Vec::with_capacity(entries.values().map(|entry| entry.bytes.len() + 20).sum());
    for (id, entry) in entries {
        let length = u32::try_from(entry.bytes.len()).expect("a piece knows its ends as u32");
        rest.extend_from_slice(&id.to_le_bytes());
        rest.extend_from_slice(&entry.key.to_le_bytes());
        rest.extend_from_slice(&length.to_le_bytes());
        rest.extend_from_slice(&entry.bytes);
    }
    fs::create_dir_all(folder)?;
    ignore_own(folder.parent().unwrap_or(folder))?;
    let mut beside = tempfile::Builder::new().prefix(".isnad-").suffix(".tmp").tempfile_in(folder)?;
    beside.write_all(MAGIC)?;
    beside.write_all(&digest(&[&rest]).to_le_bytes())?;
    beside.write_all(&rest)?;
    beside.persist(file)?;
    Ok(())
}

/// Takes away the oldest of the folders in `all`, where there are as many as may be.
fn make_room(all: &Utf8Path) {
    let Ok(entries) = all.read_dir_utf8() else { return };
    let is_ours = |name: &str| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut folders: Vec<_> = entries
        .flatten()
        .filter(|entry| is_ours(entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| (entry.metadata().and_then(|known| known.modified()).ok(), entry.into_path()))
        .collect();
    folders.sort();
    let over = (folders.len() + 1).saturating_sub(FOLDERS);
    for (_, folder) in folders.iter().take(over) {
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn root() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).expect("UTF-8");
        (folder, root)
    }

    fn path(number: usize) -> Utf8PathBuf {
        format!("/articles/{number}.md").into()
    }

    fn filled(root: &Utf8Path) {
        let cache = Cache::of_corpus(root);
        for number in 0..200 {
            cache.put(&path(number), 7, vec![0; number].into());
        }
        cache.save(true);
    }

    fn known(root: &Utf8Path) -> Vec<usize> {
        let cache = Cache::of_corpus(root);
        (0..200).filter(|number| cache.get(&path(*number), 7).is_some_and(|piece| piece.len() == *number)).collect()
    }

    #[test]
    fn pieces_of_one_block_are_what_they_were() {
        let parts = vec![vec![1, 2], Vec::new(), vec![3]];
        let pieces = Piece::in_one_block(parts.clone());
        assert_eq!(pieces.iter().map(|piece| piece.to_vec()).collect::<Vec<_>>(), parts);
        assert!(pieces.iter().all(|piece| Arc::ptr_eq(&piece.whole, &pieces[0].whole)), "one block");
        assert!(Piece::in_one_block(Vec::new()).is_empty());
    }

    #[test]
    fn what_was_kept_is_there_under_its_key_alone() {
        let (_folder, root) = root();
        filled(&root);
        assert_eq!(known(&root).len(), 200);
        assert!(Cache::of_corpus(&root).get(&path(3), 8).is_none());
        assert!(root.join(".isnad/.gitignore").is_file());
        assert_eq!(root.join(".isnad/cache").read_dir().expect("the folder").count(), SHARDS, "nothing lies beside");
    }

    #[test]
    fn what_a_run_over_all_did_not_use_goes() {
        let (_folder, root) = root();
        filled(&root);
        for whole in [false, true] {
            let cache = Cache::of_corpus(&root);
            assert!(cache.get(&path(5), 7).is_some());
            cache.put(&path(6), 7, vec![0; 6].into());
            cache.save(whole);
            assert_eq!(known(&root).len(), if whole { 2 } else { 200 });
        }
        assert!(root.join(".isnad/cache").read_dir().expect("the folder").count() <= 2);
    }

    #[test]
    fn the_users_cache_has_room_for_so_many_folders() {
        let (_folder, root) = root();
        for number in 0..FOLDERS + 9 {
            let cache = Cache::of_user(&root, Utf8Path::new(&format!("/home/{number}")));
            cache.put(&path(1), 7, vec![1].into());
            cache.save(true);
        }
        let count = root.join("isnad").read_dir().expect("the folder").flatten().filter(|it| it.path().is_dir());
        assert_eq!(count.count(), FOLDERS);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_error() {
        let cache = Cache::of_corpus(Utf8Path::new("/proc/none"));
        cache.put(&path(1), 7, vec![1].into());
        cache.save(true);
        assert!(cache.get(&path(1), 7).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
        #[test]
        fn damaged_bytes_are_no_entries(at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..40), cut in any::<bool>()) {
            let (_folder, root) = root();
            let cache = Cache::of_corpus(&root);
            cache.put(&path(1), 7, vec![3; 300].into());
            cache.save(true);
            let file = root.join(".isnad/cache").read_dir_utf8().expect("the folder").flatten().next().expect("a shard").into_path();
            let whole = fs::read(&file).expect("a shard");
            let mut damaged = whole.clone();
            let at = at.index(damaged.len());
            if cut {
                damaged.truncate(at);
            }
            damaged.splice(at..damaged.len().min(at + bytes.len()), bytes);
            fs::write(&file, &damaged).expect("room");
            let found = Cache::of_corpus(&root).get(&path(1), 7);
            prop_assert_eq!(found.is_some(), damaged == whole);
        }
    }
}
