//! What is kept of an article after it is put away, for rules that see all articles at once.

use super::{FileId, Finding, Meta};
use crate::text::Span;

/// Something that one article says and others may say otherwise: the spelling of an author, a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Under what it is compared with others: a folded name, a DOI.
    pub key: Box<str>,
    /// What is compared: the name as printed, or fields joined as the rule likes.
    pub form: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// In which note.
    pub note: Option<Box<str>>,
}

/// The facts that one rule gathers from one article. They stay in memory for the whole run: an article may leave
/// about a kilobyte, so keep keys and forms, and no text.
#[derive(Debug)]
pub struct Facts {
    kept: Vec<(&'static Meta, Fact)>,
    rule: &'static Meta,
    /// Where the facts of `rule` start.
    from: usize,
}

impl Facts {
    /// No facts yet; the first are gathered by `rule`.
    #[must_use]
    pub(super) fn new(rule: &'static Meta) -> Self {
        Self { kept: Vec::new(), rule, from: 0 }
    }

    /// The facts added from now on are gathered by `rule`.
    pub(super) fn turn_to(&mut self, rule: &'static Meta) {
        self.rule = rule;
        self.from = self.kept.len();
    }

    /// Adds a fact, unless this rule has already added one with its key and form from this article.
    pub fn add(&mut self, key: &str, form: &str, span: Span, note: Option<&str>) {
        let known = |(_, fact): &(_, Fact)| *fact.key == *key && *fact.form == *form;
        if !self.kept[self.from..].iter().any(known) {
            let fact = Fact { key: key.into(), form: form.into(), span, note: note.map(Into::into) };
            self.kept.push((self.rule, fact));
        }
    }

    /// All facts, with the rules that gathered them, in the order of [`RULES`](super::RULES).
    #[must_use]
    pub fn into_facts(mut self) -> Vec<(&'static Meta, Fact)> {
        self.kept.shrink_to_fit();
        self.kept
    }
}

/// The facts of all articles.
#[derive(Debug, Default)]
pub struct CorpusFacts {
    facts: Vec<(&'static Meta, FileId, Fact)>,
}

impl CorpusFacts {
    /// Adds the facts of `file`. Files come in their order.
    pub fn add(&mut self, file: FileId, facts: Vec<(&'static Meta, Fact)>) {
        self.facts.extend(facts.into_iter().map(|(rule, fact)| (rule, file, fact)));
    }

    /// What the rule with `code` gathered, by key, and those with one key in the order of the files.
    #[must_use]
    pub fn of(&self, code: &str) -> Vec<(FileId, &Fact)> {
        let own = self.facts.iter().filter(|(rule, ..)| rule.code == code);
        let mut facts: Vec<(FileId, &Fact)> = own.map(|(_, file, fact)| (*file, fact)).collect();
        facts.sort_by(|(_, one), (_, other)| one.key.cmp(&other.key));
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
        let mut corpus = CorpusFacts::default();
        for file in 0..2 {
            let mut facts = Facts::new(rule);
            for key in ["b", "a", "b"] {
                facts.add(key, "form", Span::empty(0), None);
            }
            corpus.add(FileId(file), facts.into_facts());
        }
        let got: Vec<(u32, &str)> = corpus.of(rule.code).iter().map(|(file, fact)| (file.0, &*fact.key)).collect();
        assert_eq!(got, [(0, "a"), (1, "a"), (0, "b"), (1, "b")]);
        assert!(corpus.of("none").is_empty());
    }
}
