//! DUP003.

use super::heard::Heard;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::CitationReading;
use crate::record::{Form, Name, Source, SourceType};
use crate::text::key;
use foldhash::{HashMap, HashMapExt as _};

rule! {
    /// ## What it checks
    /// One work has one date and one title: in its short forms, in other notes that cite it in full, and under one address or
    /// DOI. Another edition is another work.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Haj, *Salt Roads* (2001), p. 9.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
    ///
    /// <sup>2</sup> Haj, *Salt Roads* (1999), p. 9.
    /// ```
    ConflictingSource = "DUP003", "conflicting-source", Error
}

impl Rule for ConflictingSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let all: Vec<(usize, &CitationReading)> = reading.citations().collect();
        let mut works: HashMap<String, usize> = HashMap::new();
        let mut firsts: HashMap<usize, usize> = HashMap::new();
        for (index, (note, cited)) in all.iter().enumerate() {
            let item = &cited.item;
            let first = match cited.form {
                Form::Full => {
                    if let Some(source) = cited.source {
                        firsts.entry(source).or_insert(index);
                    }
                    let known = identities(item);
                    let first = known.iter().filter_map(|identity| works.get(identity)).min().copied();
                    for identity in known {
                        works.entry(identity).or_insert(index);
                    }
                    let Some(first) = first else { continue };
                    first
                }
                Form::Short => {
                    let Some(first) = cited.source.and_then(|source| firsts.get(&source)) else { continue };
                    *first
                }
                Form::Ibid | Form::CrossReference => continue,
            };
            let (other_note, other) = all[first];
            let Some((what, one, two)) = conflict(&other.item, item) else { continue };
            let label = &reading.article.notes[other_note].label;
            let message = format!("{what} {two}, where note {label} has {one}");
            let span = reading.note_span(*note, cited.range.clone());
            let finding = self.finding(span, message).note(&reading.article.notes[*note].label);
            let finding = finding.related(reading.note_span(other_note, other.range.clone()), format!("note {label}"));
            found.push(finding.help("compare with the work; name the edition where there are two"));
        }
    }
}

/// By what a work is known whatever else is said of it: its DOI and, of a book or an article in a journal, author and
/// title.
fn identities(item: &Source) -> Vec<String> {
    let linked = || item.url.as_deref().and_then(|url| url.split_once("doi.org/")).map(|(_, doi)| doi);
    let doi = item.doi.as_deref().or_else(linked).map(|doi| format!("doi {}", doi.to_lowercase()));
    doi.into_iter().chain(named(item)).collect()
}

fn named(item: &Source) -> Option<String> {
    let person = item.author.first().or(item.editor.first())?;
    let title = item.title.as_deref()?;
    match (item.kind, &item.container_title) {
        (SourceType::Book | SourceType::Thesis, _) if item.edition.is_none() && item.volume.is_none() => {
            Some(format!("book {} {}", named_by(person), key(title)))
        }
        (SourceType::ArticleJournal, Some(journal)) => {
            Some(format!("article {} {} {}", named_by(person), key(title), Heard::of(journal).key()))
        }
        _ => None,
    }
}

/// The family name of a person with the first initial: one note has *Rosemarie Said Zahlan*, the next *R. S. Zahlan*.
fn named_by(person: &Name) -> String {
    match (&person.family, &person.given) {
        (Some(family), Some(given)) => {
            format!("{} {}", Heard::of(family).key(), Heard::of(given).key().chars().next().unwrap_or(' '))
        }
        _ => key(&person.display()),
    }
}

/// What two citations of one work say otherwise: what it is, in the first, in the second.
fn conflict(one: &Source, two: &Source) -> Option<(&'static str, String, String)> {
    let year = |source: &Source| source.issued.as_ref().and_then(|date| date.as_str().get(..4).map(str::to_owned));
    if let (Some(first), Some(second)) = (year(one), year(two))
        && first != second
    {
        return Some(("the date", first, second));
    }
    let title = |source: &Source| source.title.clone();
    if let (Some(first), Some(second)) = (title(one), title(two)) {
        let (known, said) = (key(&first), key(&second));
        // A subtitle may be left out.
        if !known.starts_with(&said) && !said.starts_with(&known) && one.doi.is_some() && one.doi == two.doi {
            return Some(("the title", first, second));
        }
    }
    None
}
