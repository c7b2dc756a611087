//! BIB003.

use super::full_citation::{Full, full, is_article};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::{Field, Reading};
use crate::record::{Source, SourceType};
use crate::text::key;

rule! {
    /// ## What it checks
    /// An article has the newspaper, journal or book that it stands in.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," May 1, 2017, p. 4.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Omar Zahra, "River," *The Beacon*, May 1, 2017, p. 4.
    /// ```
    MissingContainer = "BIB003", "missing-container", Error
}

impl Rule for MissingContainer {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let newspaper = |item: &Source| item.kind == SourceType::ArticleNewspaper && item.container_title.is_some();
        let unsigned = full(reading).filter(|full| full.item.author.is_empty() && newspaper(full.item)).count();
        for full in full(reading) {
            let item = full.item;
            let elsewhere = item.container_title.is_some()
                || item.publisher.is_some()
                || (item.url.is_some() || item.doi.is_some()) && !is_essay(full)
                || item.genre.is_some()
                || item.number.is_some()
                || item.event_title.is_some()
                || full.is_archival();
            let part =
                is_article(item.kind) || matches!(item.kind, SourceType::Chapter | SourceType::EntryEncyclopedia);
            let part = part || item.kind == SourceType::Webpage && is_essay(full);
            if item.title.is_some() && (part || is_bare_item(reading, full, unsigned)) && !elsewhere {
                let message = "no newspaper, journal or book that this stands in".to_owned();
                let span = full.span_of(reading, Field::Title);
                found.push(self.finding(span, message).note(full.label).help("name it after the title, in italics"));
            }
        }
    }
}

/// Whether it has an author, a title, pages and a DOI: what has pages under such a number stands in a journal or book.
fn is_essay(full: Full<'_>) -> bool {
    let item = full.item;
    let paged = item.page.is_some() || full.cited.locator.is_some();
    paged && item.doi.is_some() && item.author.iter().any(|name| name.given.is_some())
}

/// Words of which one stands in the title of a document, as keys: what a government, a party or a council puts out is found
/// by its name and its day.
const DOCUMENTS: &[&str] = &[
    "accord",
    "accords",
    "address",
    "agreement",
    "appeal",
    "bayan",
    "briefing",
    "census",
    "charter",
    "circular",
    "communique",
    "constitution",
    "convention",
    "correspondence",
    "declaration",
    "decree",
    "diary",
    "dispatch",
    "instructions",
    "interview",
    "khitab",
    "law",
    "leaflet",
    "letter",
    "list",
    "manifesto",
    "map",
    "memo",
    "memorandum",
    "minutes",
    "mithaq",
    "mudhakkira",
    "note",
    "order",
    "papers",
    "petition",
    "plan",
    "poster",
    "proclamation",
    "program",
    "programme",
    "proposal",
    "proposals",
    "protocol",
    "record",
    "regulations",
    "release",
    "remarks",
    "report",
    "resolution",
    "resolutions",
    "speech",
    "statement",
    "statistics",
    "statute",
    "summary",
    "survey",
    "taqrir",
    "telegram",
    "testimony",
    "text",
    "transcript",
    "treaty",
];

/// Whether the citation is a title in quotation marks, a day, and nothing else, and the title is that of no document:
/// where an article cites unsigned items of newspapers, one of these has lost its newspaper.
fn is_headline(full: Full<'_>, unsigned: usize) -> bool {
    let item = full.item;
    let told = [&item.title, &item.title_translation];
    let mut words = told.into_iter().flatten().map(|title| key(title));
    unsigned > 1
        && item.issued.as_ref().is_some_and(|day| day.to_day().is_some())
        && item.author.is_empty()
        && item.editor.is_empty()
        && item.title.as_deref().is_some_and(|title| title.split(' ').count() > 2)
        && !words.any(|title| title.split(' ').any(|word| DOCUMENTS.contains(&word)))
}

/// Whether an author and a title in quotation marks are all that the citation says.
fn is_whole(reading: &Reading<'_>, full: Full<'_>) -> bool {
    let words = reading.article.notes[full.note].text.as_str();
    let field = |wanted: Field| full.cited.fields.iter().find(|field| field.field == wanted);
    let (Some(author), Some(title)) = (field(Field::Author), field(Field::Title)) else { return false };
    let last = field(Field::Translation).unwrap_or(title);
    let plain = |words: Option<&str>| words.is_some_and(|words| !words.contains(char::is_alphanumeric));
    matches!(full.item.kind, SourceType::Document | SourceType::Book)
        && words[..title.range.start].ends_with(['"', '“'])
        && plain(words.get(author.range.end..title.range.start))
        && plain(words.get(last.range.end..full.cited.range.end))
        && full.item.title.as_deref().is_some_and(|title| title.split(' ').count() > 2)
}

/// Whether the citation is a person, a title in quotation marks, a day, and nothing else: what appears on a day
/// appears somewhere. A document without a personal author may stand by itself, but for a headline among others.
fn is_bare_item(reading: &Reading<'_>, full: Full<'_>, unsigned: usize) -> bool {
    let item = full.item;
    let signed = item.author.first().is_some_and(|name| name.given.is_some()) || is_headline(full, unsigned);
    let dated = item.issued.is_some();
    // A person and a title in quotation marks say neither where nor when. What other notes say of the work counts.
    if !dated && item.issued_text.is_none() && full.cited.locator.is_none() {
        let work = full.cited.source.map(|source| &reading.sources[source]);
        let known = work.is_some_and(|work| work.container_title.is_some() || work.issued.is_some());
        return signed && !known && is_whole(reading, full);
    }
    if !signed || !dated || !matches!(item.kind, SourceType::Document | SourceType::Book) {
        return false;
    }
    let words = reading.article.notes[full.note].text.as_str();
    let field = |wanted: Field| full.cited.fields.iter().find(|field| field.field == wanted);
    let (Some(title), Some(issued)) = (field(Field::Title), field(Field::Issued)) else { return false };
    let last = field(Field::Translation).unwrap_or(title);
    let between = words.get(last.range.end..issued.range.start).unwrap_or("?");
    let after = words.get(issued.range.end..full.cited.range.end).unwrap_or("?");
    words[..title.range.start].ends_with(['"', '“'])
        && !between.contains(char::is_alphanumeric)
        && !after.contains(char::is_alphanumeric)
}
