//! What is kept of an article after it is put away, for rules that see all articles at once.

use super::kept::{Reader, Writer, place_of};
use super::{FileId, Finding, Meta, RULES};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::hash::{BuildHasher, RandomState};

/// Something that one article says and others may say otherwise: the spelling of an author, a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'f> {
    /// Under what it is compared with others: a folded name, a DOI.
    pub key: &'f str,
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
    out: Writer,
    /// The place of the rule that gathers now.
    rule: usize,
    /// What it has gathered.
    own: Writer,
    /// What this rule has added, by key and form.
    known: HashSet<(Box<str>, Box<str>)>,
}

impl Facts {
    /// No facts yet; the first are gathered by `rule`.
    #[must_use]
    pub(super) fn new(rule: &'static Meta) -> Self {
        Self { out: Writer::default(), rule: place_of(rule), own: Writer::default(), known: HashSet::new() }
    }

    /// The facts added from now on are gathered by `rule`.
    pub(super) fn turn_to(&mut self, rule: &'static Meta) {
        self.close();
        self.rule = place_of(rule);
        self.known.clear();
    }

    /// Puts what the rule has gathered away: which rule it is, how many bytes it takes, and those.
    fn close(&mut self) {
        if !self.own.bytes.is_empty() {
            self.out.number(self.rule);
            self.out.number(self.own.bytes.len());
            self.out.bytes.append(&mut self.own.bytes);
        }
    }

    /// Adds a fact, unless this rule has already added one with its key and form from this article.
    pub fn add(&mut self, key: &str, form: &str, span: Span, note: Option<&str>) {
        if self.known.insert((key.into(), form.into())) {
            self.own.plain_words(key);
            self.own.plain_words(form);
            self.own.span(span);
            self.own.option(note, Writer::plain_words);
        }
    }

    /// All facts, with the rules that gathered them, in the order of [`RULES`](super::RULES).
    #[must_use]
    pub fn into_bytes(mut self) -> Vec<u8> {
        self.close();
        self.out.bytes
    }
}

/// What the rule whose place is `rule` has gathered among `facts`.
fn gathered(facts: &[u8], rule: usize) -> impl Iterator<Item = Fact<'_>> {
    let mut from = Reader::new(facts);
    let mut each = std::iter::from_fn(move || {
        let by = from.number()?;
        let length = from.number()?;
        Some((by, from.bytes(length)?))
    });
    let mut own = Reader::new(each.find(|(by, _)| *by == rule).map_or(&[], |(_, own)| own));
    std::iter::from_fn(move || {
        let (key, form, span, note) =
            (own.plain_words()?, own.plain_words()?, own.span()?, own.option(Reader::plain_words)?);
        Some(Fact { key, form, span, note })
    })
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

    /// What the rule with `code` gathered under keys of which there is more than one form: by key, and those with one
    /// key in the order of the files. What is said in one form only is nothing to compare.
    #[must_use]
    pub fn of(&self, code: &str) -> Vec<(FileId, Fact<'f>)> {
        let Some(rule) = RULES.iter().position(|rule| rule.meta().code == code) else { return Vec::new() };
        let all = || {
            let each = |(file, bytes): &(FileId, &'f [u8])| {
                let file = *file;
                gathered(bytes, rule).map(move |fact| (file, fact))
            };
            self.facts.iter().flat_map(each)
        };
        // Most keys have one form: they are passed over first, so that a large corpus takes no table of all facts.
        let hasher = RandomState::new();
        let mut forms: HashMap<u64, (u64, bool)> = HashMap::new();
        for (_, fact) in all() {
            let form = hasher.hash_one(fact.form);
            let (first, differ) = forms.entry(hasher.hash_one(fact.key)).or_insert((form, false));
            *differ |= *first != form;
        }
        let differ = |key: &str| forms.get(&hasher.hash_one(key)).is_some_and(|(_, differ)| *differ);
        let mut facts: Vec<_> = all().filter(|(_, fact)| differ(fact.key)).collect();
        facts.sort_by(|(_, one), (_, other)| one.key.cmp(other.key));
        facts
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
            let mut facts = Facts::new(rule);
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
        let first = Fact { key: "a", form: "form", span: Span::new(2, 300), note: Some("4") };
        assert_eq!(corpus.of(rule.code)[0], (FileId(0), first));
        let got: Vec<(u32, &str)> = corpus.of(rule.code).iter().map(|(file, fact)| (file.0, fact.key)).collect();
        assert_eq!(got, [(0, "a"), (1, "a"), (0, "b"), (1, "b")], "c has one form");
        assert!(corpus.of("none").is_empty());
    }
}
