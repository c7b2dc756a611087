//! What the rules on later references share: who cited what before.

use crate::extract::Reading;
use crate::record::{Form, Source};
use crate::text::key;
use foldhash::{HashMap, HashMapExt as _};
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The label of the note to which a later reference points: `4` in "see note 4 above", "(n. 4)", "supra note 4". The
/// note on a page of a work, as in "228 n. 54" and "45, note 12", is none of this article's.
pub(super) fn target(words: &str) -> Option<&str> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '(' | ')' | '[' | ']');
    let (mut before, mut start) = ("", 0);
    let mut at = 0;
    for piece in words.split_inclusive(parts) {
        let word = piece.trim_end_matches(parts);
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && SIGNS.iter().any(|sign| before.eq_ignore_ascii_case(sign)) {
            let page = words[..start].trim_end_matches([' ', ',', '\u{a0}']).ends_with(|c: char| c.is_ascii_digit());
            if !page {
                return Some(&word[..digits]);
            }
        }
        if !word.is_empty() {
            (before, start) = (word, at);
        }
        at += piece.len();
    }
    None
}

/// The later references of `reading` to a note by its number: the index of the note in which each stands, where, and the
/// words that point. Beside another citation and in a remark, words that do so in as many words: "(see note 4 above)".
pub(super) fn pointing<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, Range<usize>, &'r str)> {
    let cited = reading.citations().filter_map(|(note, cited)| {
        let words = reading.note_words(note, cited.range.clone());
        match cited.form {
            Form::CrossReference | Form::Short => Some((note, cited.range.clone(), words)),
            Form::Full | Form::Ibid => leads(words).last().map(|at| (note, cited.range.clone(), &words[at..])),
        }
    });
    let remarks =
        reading.notes.iter().enumerate().flat_map(|(note, read)| read.remarks.iter().map(move |it| (note, it)));
    let remarked = remarks.flat_map(|(note, range)| {
        let words = reading.note_words(note, range.clone());
        let mut starts: Vec<usize> = leads(words).collect();
        starts.push(words.len());
        let each: Vec<_> = starts.windows(2).map(|pair| pair[0]..pair[1]).collect();
        // No further than a few words: the rest of the remark is no part of it.
        each.into_iter().map(move |it| {
            let end = words[it.clone()].char_indices().nth(NEAR).map_or(it.end, |(at, _)| it.start + at);
            (note, range.start + it.start..range.start + end, &words[it.start..end])
        })
    });
    cited.chain(remarked)
}

/// How many characters of a remark belong to a reference in it: "see also note 123 above".
const NEAR: usize = 24;

/// Where `words` say "see note", "see also note", "cf. note".
fn leads(words: &str) -> impl Iterator<Item = usize> {
    words.match_indices(" note ").filter_map(|(at, _)| {
        let lead =
            ["see", "See", "see also", "See also", "cf.", "Cf."].iter().find(|lead| words[..at].ends_with(*lead))?;
        let start = at - lead.len();
        (!words[..start].ends_with(char::is_alphanumeric)).then_some(start)
    })
}

/// What stands before the number of a note.
const SIGNS: &[&str] = &["note", "notes", "n", "nn", "fn", "footnote", "footnotes", "endnote", "anm", "fußnote"];

/// Whether `words` open with ibid. or one of its like.
pub(super) fn is_ibid(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    ["ibid", "ibidem", "id", "idem", "ebd", "ebenda"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Whether `words` refer by op. cit. or loc. cit.
pub(super) fn is_op_cit(words: &str) -> bool {
    let lower = words.to_lowercase();
    let squeezed: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    ["op.cit", "opcit.", "loc.cit", "loccit.", "a.a.o"].iter().any(|sign| squeezed.contains(sign))
}

/// Where each work is first cited in full: the index of the note, and the byte in it.
pub(super) struct FirstCited {
    places: HashMap<usize, (usize, usize)>,
    earliest: Option<(usize, usize)>,
    /// By the keys of the family names of authors and editors, the places at which their works are first cited.
    authors: HashMap<String, Vec<(usize, usize)>>,
}

impl FirstCited {
    /// Of all works of `reading`.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let mut places = HashMap::new();
        let mut authors: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (note, cited) in reading.citations().filter(|(_, cited)| cited.form == Form::Full) {
            let Some(source) = cited.source else { continue };
            let place = (note, cited.range.start);
            if let Entry::Vacant(first) = places.entry(source) {
                first.insert(place);
                for family in families(&reading.sources[source]) {
                    authors.entry(family).or_default().push(place);
                }
            }
        }
        Self { earliest: places.values().min().copied(), places, authors }
    }

    /// Where `source` is first cited in full.
    pub(super) fn at(&self, source: usize) -> Option<(usize, usize)> {
        self.places.get(&source).copied()
    }

    /// Whether `source` is cited in full before byte `at` of note `note`.
    pub(super) fn is_before(&self, source: usize, note: usize, at: usize) -> bool {
        self.at(source).is_some_and(|place| place < (note, at))
    }

    /// Whether anything is cited in full before byte `at` of note `note`.
    pub(super) fn any_before(&self, note: usize, at: usize) -> bool {
        self.earliest.is_some_and(|place| place < (note, at))
    }

    /// How many works by an author of `item` are cited in full before byte `at` of note `note`.
    pub(super) fn by_author_before(&self, item: &Source, note: usize, at: usize) -> usize {
        let mut works: Vec<&(usize, usize)> =
            families(item).iter().filter_map(|family| self.authors.get(family)).flatten().collect();
        works.sort_unstable();
        works.dedup();
        works.iter().take_while(|place| ***place < (note, at)).count()
    }
}

/// The indices of the notes by their labels, the first where a label is used twice.
pub(super) fn labels<'r>(reading: &'r Reading<'_>) -> HashMap<&'r str, usize> {
    let mut labels = HashMap::new();
    for (index, note) in reading.article.notes.iter().enumerate() {
        labels.entry(note.label.as_str()).or_insert(index);
    }
    labels
}

/// Whether `one` and `other` have an author or editor of one family name.
pub(super) fn share_author(one: &Source, other: &Source) -> bool {
    let known = families(other);
    families(one).iter().any(|family| known.contains(family))
}

/// The keys of the family names of authors and editors.
fn families(source: &Source) -> Vec<String> {
    let people = source.author.iter().chain(&source.editor);
    people.filter_map(|name| name.family.as_deref().or(name.literal.as_deref())).map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_reference_names_its_note() {
        for (words, label) in [
            ("See note 4 above, pp. 60–4", Some("4")),
            ("Haj 1999 (n. 12), p. 3", Some("12")),
            ("supra note 7", Some("7")),
            ("See notes 3–5", Some("3")),
            ("Haj, Salt Roads, p. 4", None),
            ("No. 3", None),
            ("Haj, Salt Roads, 228 n. 54", None),
            ("Haj, Salt Roads, p. 45, note 12", None),
        ] {
            assert_eq!(target(words), label, "{words}");
        }
    }

    #[test]
    fn ibid_and_op_cit_are_told_from_names() {
        assert!(is_ibid("Ibid., p. 4") && is_ibid("idem") && !is_ibid("Ibidi, Rivers"));
        assert!(is_op_cit("Haj, op. cit., p. 4") && is_op_cit("loc.cit.") && !is_op_cit("Haj, Opcity"));
    }
}
