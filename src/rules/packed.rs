//! Bytes that speak as findings do, packed as a raw deflate stream (RFC 1951).
//!
//! The stream is begun as though it went on from what rules say most often (a preset dictionary, RFC 1950, 2.2), so that
//! even the first finding of an article is short.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use std::cell::RefCell;

/// What rules say most often, the most usual last, where a stream finds it soonest: one stretch of words a line, each as
/// it stands in the rule that says it. What is packed can be read again with the same words only.
const USUAL: &str = include_str!("usual-words.txt");

thread_local! {
    /// The quickest level has most of what can be had. Its tables take a quarter of a megabyte, too much to make them anew
    /// for each file.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(1), false));
}

/// `plain` as a raw deflate stream.
pub(super) fn deflated(plain: &[u8]) -> Vec<u8> {
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        deflate.set_dictionary(USUAL.as_bytes()).expect("a stream that was begun anew takes what it goes on from");
        let before = deflate.total_in();
        let mut out = Vec::with_capacity(plain.len() + 64);
        loop {
            let from = usize::try_from(deflate.total_in() - before).expect("no more than is in memory");
            let status = deflate.compress_vec(&plain[from..], &mut out, FlushCompress::Finish);
            if status.expect("a stream that was begun anew takes any bytes") == Status::StreamEnd {
                return out;
            }
            // What cannot be packed grows by some bytes a block.
            out.reserve(plain.len() + 64);
        }
    })
}

/// What was packed into `bytes`, which has `whole` bytes; nothing where it has not, or nothing was packed so.
pub(super) fn inflated(bytes: &[u8], whole: usize) -> Option<Vec<u8>> {
    // No stream grows to more than 1032 times its length: what says so was not written here.
    if whole > bytes.len().saturating_mul(1032) {
        return None;
    }
    let mut inflate = Decompress::new(false);
    inflate.set_dictionary(USUAL.as_bytes()).ok()?;
    let before = inflate.total_in();
    let mut plain = Vec::with_capacity(whole + 1);
    let end = inflate.decompress_vec(bytes, &mut plain, FlushDecompress::Finish).ok()?;
    let all = usize::try_from(inflate.total_in() - before) == Ok(bytes.len());
    (end == Status::StreamEnd && all && plain.len() == whole).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn whatever_is_packed_comes_back_whole() {
        let mut state = 7_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        });
        for plain in [Vec::new(), vec![b'a'; 300_000], noise.take(300_000).collect()] {
            let packed = deflated(&plain);
            assert_eq!(inflated(&packed, plain.len()), Some(plain.clone()));
            assert_eq!(inflated(&packed, plain.len() + 1), None);
        }
    }

    #[test]
    fn usual_words_are_said_by_a_rule_and_make_what_says_them_short() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
        let files = fs::read_dir(folder).expect("the folder of the rules").flatten().map(|entry| entry.path());
        let rules = files.filter(|file| file.extension().is_some_and(|ending| ending == "rs"));
        let rules: String = rules.map(|file| fs::read_to_string(file).expect("a rule")).collect();
        for words in USUAL.lines() {
            assert!(rules.contains(words), "no rule says {words:?}");
        }
        // One by one, each with the end of its stream.
        let packed: usize = USUAL.lines().map(|words| deflated(words.as_bytes()).len()).sum();
        assert!(packed * 3 < USUAL.len(), "{packed} bytes of {}", USUAL.len());
    }
}
