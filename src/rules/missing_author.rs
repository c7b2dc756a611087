//! BIB005.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::record::{Source, SourceType};
use crate::text::key;

rule! {
    /// ## What it checks
    /// A book, report or thesis names its author or editor. Items of newspapers are usually unsigned, and works of
    /// reference are known by their titles.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.
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
    /// <sup>2</sup> *A Dictionary of Salt* (Cairo: Dar al-Nur, 1999), p. 4.
    /// ```
    MissingAuthor = "BIB005", "missing-author", Info
}

impl Rule for MissingAuthor {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            // A chapter has its own author beside the editor of the book.
            let part = item.kind == SourceType::Chapter;
            let people = [&item.author, &item.editor, &item.translator, &item.container_author];
            let signed = people.iter().any(|people| !people.is_empty()) && !(part && item.author.is_empty());
            let whole = matches!(item.kind, SourceType::Book | SourceType::Report | SourceType::Thesis)
                && item.container_title.is_none();
            let kind = whole || is_signed_part(item);
            let Some(title) = item.title.as_deref().filter(|_| kind && !signed) else { continue };
            if full.is_name_alone(reading) {
                continue;
            }
            if item.publisher.is_none() && item.publisher_place.is_none() && item.issued.is_none() {
                continue;
            }
            if is_instrument(title) {
                continue;
            }
            let known = [Some(title), item.title_translation.as_deref()];
            if known.into_iter().flatten().any(is_reference_work) {
                continue;
            }
            let span = full.span_of(reading, Field::Title);
            let finding = self.finding(span, format!("no author or editor for “{title}”")).note(full.label);
            found.push(finding.help("name the author, the editor, or the body that brought it out"));
        }
    }
}

/// Whether it is an essay in a journal, with volume and pages, or in a book of essays. What has no pages there is a
/// notice, and what an edition of documents holds has no author.
fn is_signed_part(item: &Source) -> bool {
    let container = item.container_title.as_deref().unwrap_or_default();
    let essay = match item.kind {
        SourceType::ArticleJournal => item.volume.is_some() && item.page.is_some(),
        SourceType::Chapter => !is_edition(container),
        _ => false,
    };
    essay && item.genre.is_none() && item.number.is_none() && !container.is_empty() && !is_reference_work(container)
}

/// What states put their hands to, wherever the word stands before its subject or at the end: *Treaty of Sèvres*,
/// *Anglo-Iraqi Treaty*.
const TREATIES: &[&str] = &[
    "treaty",
    "treaties",
    "convention",
    "agreement",
    "accord",
    "accords",
    "protocol",
    "pact",
    "armistice",
    "declaration",
    "charter",
    "covenant",
    "capitulations",
];

/// What one state ordains, where the title opens with it.
const STATUTES: &[&str] =
    &["law", "decree", "act", "ordinance", "constitution", "firman", "ferman", "statute", "resolution", "order"];

/// Words that lead to what a treaty is about.
const ABOUT: &[&str] = &["of", "between", "on", "for", "concerning", "regarding", "relating", "with", "no", "signed"];

/// Whether `title` is the name of a treaty or law, which nobody signs as its author.
fn is_instrument(title: &str) -> bool {
    let key = key(title);
    let words: Vec<&str> = key.split(' ').filter(|word| *word != "the").collect();
    let about = |at: usize| {
        words.get(at).is_none_or(|word| ABOUT.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let treaty = words.iter().enumerate().any(|(at, word)| TREATIES.contains(word) && about(at + 1));
    let numbered = words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    treaty || (words.first().is_some_and(|word| STATUTES.contains(word)) && about(1) && numbered)
}

/// Whether a book of this title prints documents.
fn is_edition(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "documents",
        "records",
        "papers",
        "sources",
        "treaties",
        "letters",
        "reader",
        "archives",
        "texts",
        "speeches",
    ];
    key(title).split(' ').any(|word| WORDS.contains(&word))
}

/// Words by which works of reference, scripture and series of documents are known, in the languages of the field.
const REFERENCE: &[&str] = &[
    "almanac",
    "almanach",
    "annuaire",
    "annual",
    "atlas",
    "baedeker",
    "bible",
    "calendar",
    "catalog",
    "catalogue",
    "census",
    "constitution",
    "debates",
    "diary",
    "dictionary",
    "dictionnaire",
    "directory",
    "encyclopaedia",
    "encyclopedia",
    "encyclopedie",
    "enzyklopadie",
    "gazette",
    "gazetteer",
    "guide",
    "handbook",
    "hansard",
    "index",
    "jahrbuch",
    "lexicon",
    "lexikon",
    "list",
    "manual",
    "minutes",
    "mujam",
    "proceedings",
    "quran",
    "qurʾan",
    "records",
    "register",
    "report",
    "reports",
    "salname",
    "salnamesi",
    "statistics",
    "survey",
    "transactions",
    "who",
    "worterbuch",
    "yearbook",
    "ansiklopedisi",
    "sozluk",
    "mawsuat",
    "qamus",
    "dalil",
];

fn is_reference_work(title: &str) -> bool {
    // "The Salt Trade, 1975–76": what comes out every year.
    let years = title.rsplit([' ', ',']).next().and_then(|last| last.split_once(['–', '-', '/']));
    let digits = |part: &str, count: &[usize]| count.contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
    let yearly = years.is_some_and(|(from, to)| {
        digits(from, &[4]) && digits(to, &[2, 4]) && {
            let end = |part: &str| part[part.len() - 2..].parse::<u8>().unwrap_or_default();
            end(to) == (end(from) + 1) % 100
        }
    });
    yearly || key(title).split(' ').any(|word| REFERENCE.contains(&word))
}
