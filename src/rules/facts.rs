//! What is kept of an article after it is put away, for rules that see all articles at once.

use super::kept::{Reader, Writer};
use super::{FileId, Finding, RULES};
use crate::text::Span;
use foldhash::quality::FixedState;
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::hash::{BuildHasher as _, RandomState};

/// Something that one article says and others may say otherwise: the spelling of an author, a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'f> {
    /// Under what it is compared with others, as a number: equal for equal keys, and for two others once in 2⁴⁸.
    pub key: u64,
    /// What is compared: the name as printed, or fields joined as the rule likes.
    pub form: &'f str,
    /// Where it stands.
    pub span: Span,
    /// In which note.
    pub note: Option<&'f str>,
}

/// The facts that rules gather from one article, rule after rule. They stay in memory for the whole run, as bytes: an
/// article may leave about a kilobyte, so keep keys and forms, and no text.
#[derive(Debug)]
pub struct Facts {
    out: Writer<'static>,
    /// The place of the rule that gathers now.
    rule: usize,
    /// What it has gathered.
    own: Writer<'static>,
    /// What this rule has added: a number for each key with its form.
    known: HashSet<u64>,
}

impl Facts {
    /// No facts yet; the first are gathered by the rule at `rule` of [`RULES`].
    #[must_use]
    pub(super) fn new(rule: usize) -> Self {
        Self { out: Writer::default(), rule, own: Writer::default(), known: HashSet::new() }
    }

    /// The facts added from now on are gathered by the rule at `rule` of [`RULES`].
    pub(super) fn turn_to(&mut self, rule: usize) {
        self.close();
        self.rule = rule;
    }

    /// Puts what the rule has gathered away: which rule it is, how many bytes it takes, and those.
    fn close(&mut self) {
        if !self.own.bytes.is_empty() {
            self.out.number(self.rule);
            self.out.number(self.own.bytes.len());
            self.out.bytes.append(&mut self.own.bytes);
            self.known.clear();
        }
    }

    /// Adds a fact that is compared with others under `key` (a folded name, a DOI), unless this rule has already added
    /// one with its key and form from this article.
    pub fn add(&mut self, key: &str, form: &str, span: Span, note: Option<&str>) {
        let key = number_of(key);
        if self.known.insert(FixedState::with_seed(key).hash_one(form)) {
            self.own.bytes.extend_from_slice(&key.to_le_bytes()[..KEY]);
            self.own.plain_words(form);
            self.own.span(span);
            self.own.number(usize::from(note.is_some()));
            if let Some(note) = note {
                self.own.plain_words(note);
            }
        }
    }

    /// All facts, with the rules that gathered them, in the order of [`RULES`](super::RULES).
    #[must_use]
    pub fn into_bytes(mut self) -> Vec<u8> {
        self.close();
        self.out.bytes
    }
}

/// What the rule whose place is `rule` has gathered among `facts`, as bytes.
fn gathered(facts: &[u8], rule: usize) -> &[u8] {
    let mut from = Reader::new(facts);
    let mut each = std::iter::from_fn(move || {
        let by = from.number()?;
        let length = from.number()?;
        Some((by, from.bytes(length)?))
    });
    each.find(|(by, _)| *by == rule).map_or(&[], |(_, own)| own)
}

/// The next fact.
fn next<'f>(own: &mut Reader<'f>) -> Option<Fact<'f>> {
    let mut key = [0; 8];
    key[..KEY].copy_from_slice(own.bytes(KEY)?);
    let key = u64::from_le_bytes(key);
    let (form, span, note) = (own.plain_words()?, own.span()?, own.option(Reader::plain_words)?);
    Some(Fact { key, form, span, note })
}

/// How many bytes the number of a key takes.
const KEY: usize = 6;

/// The number of a key. It is the same in every run of one build of the program, as the cache needs it.
fn number_of(key: &str) -> u64 {
    FixedState::with_seed(0).hash_one(key) & ((1 << (8 * KEY)) - 1)
}

/// The facts of all articles.
#[derive(Debug, Default)]
pub struct CorpusFacts<'f> {
    /// By file; those that left none are not here.
    facts: Vec<(FileId, &'f [u8])>,
}

impl<'f> CorpusFacts<'f> {
    /// Adds the facts of `file`, as [`Facts::into_bytes`] gave them. Files come in their order.
    pub fn add(&mut self, file: FileId, facts: &'f [u8]) {
        if !facts.is_empty() {
            self.facts.push((file, facts));
        }
    }

    /// What the rule with `code` gathered under keys of which there is more than one form: those with one key together,
    /// in the order of the files. What is said in one form only is nothing to compare.
    pub fn of(&self, code: &str) -> impl Iterator<Item = Vec<(FileId, Fact<'f>)>> {
        let rule = RULES.iter().position(|rule| rule.meta().code == code).unwrap_or(RULES.len());
        // Most keys have one form: they are passed over first. Of the others a number and a place are noted, so that a
        // large corpus takes no table of all facts.
        let hasher = RandomState::new();
        let mut forms: HashMap<u64, (u64, bool)> = HashMap::new();
        self.each(rule, |_, fact, _| {
            let form = hasher.hash_one(fact.form);
            let (first, differ) = forms.entry(fact.key).or_insert((form, false));
            *differ |= *first != form;
        });
        forms.retain(|_, (_, differ)| *differ);
        let mut noted: Vec<(u64, u32, u32)> = Vec::new();
        self.each(rule, |file, fact, left| {
            if forms.contains_key(&fact.key) {
                // No file leaves four gigabytes of facts, and there are not as many files.
                noted.extend(u32::try_from(file).ok().zip(u32::try_from(left).ok()).map(|at| (fact.key, at.0, at.1)));
            }
        });
        // Of two in one file the one with more bytes left comes first.
        noted.sort_unstable_by_key(|(key, file, left)| (*key, *file, u32::MAX - left));
        let facts = self.facts.clone();
        let groups: Vec<usize> = noted.chunk_by(|one, other| one.0 == other.0).map(<[_]>::len).collect();
        let mut from = 0;
        groups.into_iter().map(move |length| {
            let group = &noted[from..from + length];
            from += length;
            let fact = |(_, file, left): &(u64, u32, u32)| {
                let (file, bytes) = facts[*file as usize];
                let own = gathered(bytes, rule);
                next(&mut Reader::new(&own[own.len() - *left as usize..])).map(|fact| (file, fact))
            };
            group.iter().filter_map(fact).collect()
        })
    }

    /// Hands `see` every fact of the rule at `rule`: the place of its file in the list, the fact, and how many bytes of the
    /// rule's were left before it was read.
    fn each(&self, rule: usize, mut see: impl FnMut(usize, Fact<'f>, usize)) {
        for (index, (_, bytes)) in self.facts.iter().enumerate() {
            let mut own = Reader::new(gathered(bytes, rule));
            loop {
                let left = own.rest.len();
                let Some(fact) = next(&mut own) else { break };
                see(index, fact, left);
            }
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

/// A finding of a rule that saw all articles.
#[derive(Clone, Debug)]
pub struct CorpusFinding {
    /// In which file.
    pub file: FileId,
    /// What is wrong there. Places in other files are told by [`Finding::related_in`].
    pub finding: Finding,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn facts_of_a_rule_come_by_key_and_file_and_never_twice_from_one_article() {
        let rule = RULES[0].meta();
        let of_one = |form: &str| {
            let mut facts = Facts::new(0);
            for key in ["b", "a", "b"] {
                facts.add(key, form, Span::new(2, 300), Some("4"));
            }
            facts.add("c", "form", Span::new(3, 4), None);
            facts.into_bytes()
        };
        let kept = [of_one("form"), of_one("forme")];
        let mut corpus = CorpusFacts::default();
        for (file, facts) in (0..).zip(&kept) {
            corpus.add(FileId(file), facts);
        }
        let first = |key: &str| Fact { key: number_of(key), form: "form", span: Span::new(2, 300), note: Some("4") };
        let got: Vec<(FileId, Fact<'_>)> = corpus.of(rule.code).flatten().collect();
        let files: Vec<u32> = got.iter().map(|(file, _)| file.0).collect();
        assert_eq!(files, [0, 1, 0, 1], "c has one form");
        assert!(got[0].1.key == got[1].1.key && got[2].1.key == got[3].1.key);
        for key in ["a", "b"] {
            assert!(got.contains(&(FileId(0), first(key))), "{key}");
        }
        assert_eq!(corpus.of("none").count(), 0);
    }
}
