//! NAM001.

use super::headed::is_headed;
use super::heard::{Heard, sound_alike};
use super::named::{Named, named_again};
use super::printed::{Marks, printed_otherwise};
use super::spelling::{Form, elsewhere, forms, mention, variants_in_sound};
use super::{CorpusFacts, CorpusFinding, Edit, Facts, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::extract::{Field, Reading};
use crate::record::{Form as Citing, Name, Source};
use crate::text::{Span, key};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

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
        let authors = reading.authors();
        let signed: HashSet<Span> = authors.iter().map(|(_, span)| *span).collect();
        let known: Vec<(&str, Span)> = named.chain(authors.iter().copied()).collect();
        let full = forms(known.iter().filter(|(words, _)| words.contains(' ')).copied());
        let again = named_again(reading, &full, |form| form.spans.iter().any(|span| !signed.contains(span)));
        let mut seen: HashSet<Span> = known.iter().map(|(_, span)| *span).collect();
        // "Qasr Nayif" is a place (PLC001).
        let person = |name: &&Named| name.family_of.is_none() && !is_headed(name.words);
        let more = again.iter().filter(person).filter(|name| seen.insert(name.span));
        let forms = forms(known.iter().copied().chain(more.map(|name| (name.words, name.span))));
        self.families(&full, &again, found);
        self.letters(&known, &again, &signed, found);
        self.signed(reading, found);
        self.shortened(reading, found);
        for (kept, other) in variants_in_sound(&forms, |_| None) {
            let message = format!("{} is also spelled {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words)).collect();
            let finding = self.finding(other.span, message).related(kept.span, "spelled so here");
            let mut finding = finding.help("choose one spelling, unless they are two persons").fix(false, edits);
            let is_signature = |form: &Form| form.spans.iter().all(|span| signed.contains(span));
            if is_signature(kept) != is_signature(other) && undoubled(kept.words) != undoubled(other.words) {
                finding = finding.severity(Severity::Info);
            }
            found.push(finding);
        }
    }

    fn gather(&self, reading: &Subject<'_, '_>, _: &Settings, facts: &mut Facts) {
        for (name, span) in reading.authors() {
            if name.contains(' ') {
                facts.add(Heard::of(name).sound(), name, *span, None);
            }
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for other in elsewhere(facts.of(META.code), |_, _| true) {
            found.push(other.told(self, "choose one spelling, unless they are two persons"));
        }
    }
}

impl NameVariant {
    /// Full names of one key that are printed in other letters: *Salim al-Nur* and *Salim el-Nur*.
    fn letters(&self, known: &[(&str, Span)], again: &[Named<'_>], signed: &HashSet<Span>, found: &mut Vec<Finding>) {
        let mut seen: HashSet<Span> = HashSet::new();
        let more = again.iter().filter(|name| name.family_of.is_none()).map(|name| (name.words, name.span));
        let full = known.iter().copied().chain(more);
        let full: Vec<(&str, Span)> = full.filter(|(words, span)| words.contains(' ') && seen.insert(*span)).collect();
        for (kept, other) in printed_otherwise(&full, Marks::OfAlphabets) {
            let (name, first) = &full[kept];
            let (words, span) = &full[other[0]];
            let edits = other.iter().map(|index| Edit::replace(full[*index].1, *name)).collect();
            let finding = self.finding(*span, format!("{words} is also spelled {name}"));
            let finding = finding.related(*first, "spelled so here");
            let mut finding = finding.help("choose one spelling, unless they are two persons").fix(false, edits);
            // The title page may follow another scheme.
            if other.iter().all(|index| signed.contains(&full[*index].1)) != signed.contains(first) {
                finding = finding.severity(Severity::Info);
            }
            found.push(finding);
        }
    }

    /// Family names in later references that sound as the one of the full citation does, and are spelled otherwise.
    fn shortened(&self, reading: &Subject<'_, '_>, found: &mut Vec<Finding>) {
        for (note, cited) in reading.citations().filter(|(_, cited)| cited.form == Citing::Short) {
            let Some(source) = cited.source.map(|source| &reading.sources[source]) else { continue };
            let family = |item: &Source| item.author.first().and_then(|name| name.family.clone());
            let (Some(own), Some(full)) = (family(&cited.item), family(source)) else { continue };
            if !sound_alike(&own, &full) {
                continue;
            }
            let Some(field) = cited.fields.iter().find(|field| field.field == Field::Author) else { continue };
            let Some(at) = reading.note_words(note, field.range.clone()).find(&own) else { continue };
            let start = field.range.start + at;
            let span = reading.note_span(note, start..start + own.len());
            if found.iter().any(|told| told.rule.code == META.code && told.span.overlaps(span)) {
                continue;
            }
            let finding = self.finding(span, format!("{own} is spelled {full} in the full citation"));
            let finding = finding.note(&reading.article.notes[note].label).help("choose one spelling");
            found.push(finding.fix(false, vec![Edit::replace(span, full)]));
        }
    }

    /// Family names of authors that are printed in other letters in a later reference than in full, or the other way
    /// round.
    fn signed(&self, reading: &Subject<'_, '_>, found: &mut Vec<Finding>) {
        let mut families: Vec<(&str, Span)> = Vec::new();
        for (note, cited) in reading.citations() {
            for field in cited.fields.iter().filter(|field| matches!(field.field, Field::Author | Field::Editor)) {
                let printed = reading.note_words(note, field.range.clone());
                let people = cited.item.author.iter().chain(&cited.item.editor);
                for family in people.filter_map(|name| name.family.as_deref()) {
                    if let Some(at) = printed.find(family) {
                        let start = field.range.start + at;
                        families.push((
                            &printed[at..at + family.len()],
                            reading.note_span(note, start..start + family.len()),
                        ));
                    }
                }
            }
        }
        for (kept, other) in printed_otherwise(&families, Marks::OfAlphabets) {
            let (family, first) = &families[kept];
            let spans = other.iter().map(|index| families[*index].1);
            let edits: Vec<Edit> = spans.map(|span| Edit::replace(span, *family)).collect();
            let (words, span) = &families[other[0]];
            // Two full names are told already.
            if found.iter().any(|told| told.rule.code == META.code && told.span.overlaps(*span)) {
                continue;
            }
            let finding = self.finding(*span, format!("{words} is also spelled {family}"));
            let finding = finding.related(*first, "spelled so here");
            found.push(finding.help("choose one spelling, unless they are two persons").fix(false, edits));
        }
    }

    /// Family names that stand alone and are spelled otherwise than in the full name: each spelling once.
    fn families(&self, full: &[Form<'_>], again: &[Named<'_>], found: &mut Vec<Finding>) {
        let mut told: HashMap<&str, usize> = HashMap::new();
        for name in again {
            let Some((of, family)) = &name.family_of else { continue };
            let edit = Edit::replace(name.span, family.clone());
            if let Some(at) = told.get(name.words) {
                let fix = found[*at].fix.as_mut();
                let edits = &mut fix.expect("each of these findings has a fix").edits;
                edits.push(edit);
                edits.sort_by_key(|edit| edit.span);
                continue;
            }
            let kept = &full[*of];
            let message = format!("{} is spelled {family} in the full name, {}", name.words, kept.words);
            let finding = self.finding(name.span, message).related(kept.span, "spelled so here");
            told.insert(name.words, found.len());
            found.push(finding.help("choose one spelling, unless they are two persons").fix(false, vec![edit]));
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
pub(super) fn authors<'r>(reading: &'r Reading<'_>) -> Vec<(&'r str, Span)> {
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
                        authors.push((&printed[at..at + name.len()], note.text.plain.span(start..start + name.len())));
                    }
                }
            }
        }
    }
    authors
}
