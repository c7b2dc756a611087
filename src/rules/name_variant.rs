//! NAM001.

use super::spelling::{Form, forms, mention, variants_in_sound};
use super::{CorpusFacts, CorpusFinding, Edit, Facts, FileId, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::extract::{Field, Reading};
use crate::record::Name;
use crate::text::{Span, key, sound};
use std::collections::{HashMap, HashSet};

rule! {
    /// ## What it checks
    /// A person is spelled in one way throughout an article, and authors throughout a corpus.
    ///
    /// Two names are taken for one person's when word for word they sound alike and the letters differ: Hossein and
    /// Hosein, Muhammad and Muhamad. Khalid and Khalil are two men, and so are Mustafa and Massoud Barzani. A name
    /// inside the title of a work is the work's own; a family name alone, or without its article, is no other
    /// spelling.
    ///
    /// An author is printed as the title page has it, which may follow another scheme than the article does: where
    /// only the vowels or the article differ between running text and such a signature, it is remarked (info).
    ///
    /// ## Example
    /// ```article
    /// Muhammad Zahra wrote it.<sup>1</sup>
    ///
    /// - <sup>1</sup> Muhamad Zahra, *Rivers of the North* (Cairo: Dar al-Nur, 1999), p. 3.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Muhammad Zahra wrote it.<sup>1</sup>
    ///
    /// - <sup>1</sup> Muhammad Zahra, *Rivers of the North* (Cairo: Dar al-Nur, 1999), p. 3.
    /// ```
    NameVariant = "NAM001", "name-variant", Warning, Unsafe
}

impl Rule for NameVariant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let named = reading.persons.iter().map(|(within, range)| mention(reading, *within, range));
        let authors = authors(reading);
        let signed: HashSet<Span> = authors.iter().map(|(_, span)| *span).collect();
        let forms = forms(named.chain(authors));
        for (kept, other) in variants_in_sound(&forms, |_| None) {
            let message = format!("{} is also spelled {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words.clone())).collect();
            let finding = self.finding(other.span, message).related(kept.span, "spelled so here");
            let mut finding = finding.help("choose one spelling, unless they are two persons").fix(false, edits);
            let is_signature = |form: &Form| form.spans.iter().all(|span| signed.contains(span));
            if is_signature(kept) != is_signature(other) && undoubled(&kept.words) != undoubled(&other.words) {
                finding = finding.severity(Severity::Info);
            }
            found.push(finding);
        }
    }

    fn gather(&self, reading: &Reading<'_>, _: &Settings, facts: &mut Facts) {
        for (name, span) in authors(reading) {
            if name.contains(' ') {
                facts.add(&sound(&name), &name, span, None);
            }
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts, _: &Settings, found: &mut Vec<CorpusFinding>) {
        let facts = facts.of(META.code);
        for group in facts.chunk_by(|(_, one), (_, other)| one.key == other.key) {
            let forms: Vec<String> = group.iter().map(|(_, fact)| key(&fact.form)).collect();
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for form in &forms {
                *counts.entry(form).or_default() += 1;
            }
            if counts.len() < 2 {
                continue;
            }
            // The one to keep is the commonest, or of two equally common the first.
            let most = (0..forms.len()).max_by_key(|at| (counts[forms[*at].as_str()], usize::MAX - at)).unwrap_or(0);
            let (first_file, first) = group[most];
            // Two spellings in one article are told there.
            let both: HashSet<FileId> = group
                .iter()
                .zip(&forms)
                .filter(|(_, form)| **form == forms[most])
                .map(|((file, _), _)| *file)
                .collect();
            for ((file, fact), form) in group.iter().zip(&forms) {
                if *form != forms[most] && !both.contains(file) {
                    let message = format!("{} is spelled {} elsewhere in the corpus", fact.form, first.form);
                    let finding = self.finding(fact.span, message);
                    let finding = finding.related_in(first_file, first.span, "spelled so here");
                    let finding = finding.help("choose one spelling, unless they are two persons");
                    let finding = finding.fix(false, vec![Edit::replace(fact.span, first.form.clone())]);
                    found.push(CorpusFinding { file: *file, finding });
                }
            }
        }
    }
}

/// The key of `words` with each doubled letter single.
fn undoubled(words: &str) -> String {
    let mut letters: Vec<char> = key(words).chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The authors, editors and translators whom the notes print, each name by itself.
pub(super) fn authors(reading: &Reading<'_>) -> Vec<(String, Span)> {
    let mut authors = Vec::new();
    for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
        for citation in &read.citations {
            let item = &citation.item;
            let names = item.author.iter().chain(&item.editor).chain(&item.translator);
            let names: Vec<String> = names.filter(|name| name.family.is_some()).map(Name::display).collect();
            for field in &citation.fields {
                if !matches!(field.field, Field::Author | Field::Editor | Field::Translator) {
                    continue;
                }
                let printed = &note.text.as_str()[field.range.clone()];
                for name in &names {
                    if let Some(at) = printed.find(name.as_str()).filter(|_| name.contains(' ')) {
                        let start = field.range.start + at;
                        authors.push((name.clone(), note.text.plain.span(start..start + name.len())));
                    }
                }
            }
        }
    }
    authors
}
