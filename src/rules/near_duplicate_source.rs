//! DUP002.

use super::full_citation::{Full, full};
use super::heard::Heard;
use super::merging::merged;
use super::{CorpusFacts, CorpusFinding, Edit, Facts, Finding, Meta, RecordFile, Rule, Settings, Subject, rule};
use crate::extract::{Field, Reading};
use crate::record::yaml::Node;
use crate::record::{Name, Source, Status};
use crate::text::{Span, key, sound};
use foldhash::{HashMap, HashMapExt as _};

rule! {
    /// ## What it checks
    /// Two citations of one newspaper or journal, of one day or volume, with titles that differ in a letter or two are of one
    /// item, spelled in two ways. Articles of a corpus are compared with each other, and so are the sources of a record.
    ///
    /// Titles that count otherwise (Part 1, Part 2) are two items. The fix spells author and title of the later citation as
    /// the first has them; in a record, it takes out the one of two sources that knows nothing but its own spelling.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "The Markets Reopen," *The Beacon*, May 3, 2016.
    ///
    /// <sup>2</sup> Basil Noor, "The Markets Reopen," *The Beacon*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "The Markets Reopen," *The Beacon*, May 3, 2016.
    ///
    /// <sup>2</sup> Basil Nur, "The Ports Are Closed," *The Beacon*, May 3, 2016.
    /// ```
    NearDuplicateSource = "DUP002", "near-duplicate-source", Warning, Unsafe
}

impl Rule for NearDuplicateSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn gather(&self, reading: &Subject<'_, '_>, _: &Settings, facts: &mut Facts) {
        for full in full(reading) {
            let Some(day) = day_of(full.item) else { continue };
            let item = Item::of(full.item);
            let places = [(Field::Author, item.author.as_str()), (Field::Title, item.title.as_str())];
            let places = places.map(|(field, words)| place_of(reading, &full, field, words));
            facts.add(&day, &item.form(places), full.span, Some(full.label));
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for group in facts.of(META.code) {
            let items: Vec<(Item, [Option<usize>; 2])> =
                group.iter().take(MOST).map(|(_, fact)| Item::from_form(fact.form)).collect();
            for (index, (item, places)) in items.iter().enumerate() {
                let Some(at) = items[..index].iter().position(|(other, _)| item.is_near(other)) else { continue };
                let ((file, fact), (first, there), other) = (&group[index], &group[at], &items[at].0);
                let message = format!("{} is cited elsewhere as {}", item.shown(), other.shown());
                let mut finding = self.finding(fact.span, message).help("spell it in one way");
                if let Some(label) = fact.note {
                    finding = finding.note(label);
                }
                finding = finding.related_in(*first, there.span, "the other spelling");
                if let Some(edits) = item.spelled_as(other, fact.span.start, *places) {
                    finding = finding.fix(false, edits);
                }
                found.push(CorpusFinding { file: *file, finding });
            }
        }
    }

    fn check_record(&self, file: &RecordFile<'_>, _: &Settings, found: &mut Vec<Finding>) {
        let (Ok(tree), Some(record)) = (file.tree, file.record) else { return };
        let nodes = tree.root.get("sources").map(Node::items).unwrap_or_default();
        let mut by_day: HashMap<String, Vec<(usize, Item, &Node<'_>)>> = HashMap::new();
        for (index, (source, node)) in record.sources.iter().zip(nodes).enumerate() {
            let Some(day) = day_of(source).filter(|_| source.status != Some(Status::Rejected)) else { continue };
            let (item, Some(id)) = (Item::of(source), node.get("id")) else { continue };
            let known = by_day.entry(day).or_default();
            if let Some((at, other, other_id)) = known.iter().take(MOST).find(|(_, other, _)| item.is_near(other)) {
                let message = format!("{} is also listed as {}", item.shown(), other.shown());
                let finding = self.finding(id.span, message).related(other_id.span, "the other source");
                let mut finding = finding.help("make them one: keep the fuller, and name it where the other was named");
                if let Some(edits) = merged(tree, *at, index, SPELLED) {
                    finding = finding.fix(false, edits);
                }
                found.push(finding);
            }
            known.push((index, item, id));
        }
    }
}

/// How many items of one paper and day are compared; more than a corpus will have, and few enough to compare.
const MOST: usize = 200;

/// The fields of a source in a record that are spelled in two ways, or say only how well it was read.
const SPELLED: &[&str] = &["author", "title", "container-title", "confidence"];

/// Under what an item is compared with others: its paper or journal, and its day.
fn day_of(item: &Source) -> Option<String> {
    item.title.as_ref()?;
    Some(format!("{} {}", Heard::of(item.container_title.as_deref()?).sound(), item.issued.as_ref()?))
}

/// How far into the citation its author or title begins, where it is printed as it was read, without markup inside.
fn place_of(reading: &Reading<'_>, full: &Full<'_>, field: Field, words: &str) -> Option<usize> {
    let range = full.cited.fields.iter().find(|read| read.field == field)?.range.clone();
    let at = reading.note_words(full.note, range.clone()).find(words)?;
    let span = reading.note_span(full.note, range.start + at..range.start + at + words.len());
    (span.len() == words.len()).then(|| span.start.checked_sub(full.span.start)).flatten()
}

/// What is compared of a citation.
struct Item {
    /// The first author as in running text; empty where there is none.
    author: String,
    title: String,
}

impl Item {
    fn of(source: &Source) -> Self {
        let author = source.author.first().map(Name::display).unwrap_or_default();
        Self { author, title: source.title.clone().unwrap_or_default() }
    }

    /// As a fact keeps it, with the places of author and title in the citation.
    fn form(&self, places: [Option<usize>; 2]) -> String {
        let [author, title] = places.map(|place| place.map(|place| place.to_string()).unwrap_or_default());
        format!("{author}\t{title}\t{}\t{}", self.author, self.title)
    }

    fn from_form(form: &str) -> (Self, [Option<usize>; 2]) {
        let mut parts = form.splitn(4, '\t');
        let mut next = || parts.next().unwrap_or_default();
        let places = [next(), next()].map(|place| place.parse().ok());
        (Self { author: next().to_owned(), title: next().to_owned() }, places)
    }

    /// Whether two items are one in two spellings: not the same, and nearly so.
    fn is_near(&self, other: &Self) -> bool {
        if (key(&self.author), key(&self.title)) == (key(&other.author), key(&other.title)) {
            return false;
        }
        let authors = self.author.is_empty() || other.author.is_empty() || are_near(&self.author, &other.author, 1);
        authors && are_near(&self.title, &other.title, 2) && numbers(&self.title).eq(numbers(&other.title))
    }

    fn shown(&self) -> String {
        let comma = if self.author.is_empty() { "" } else { ", " };
        format!("{}{comma}“{}”", self.author, self.title)
    }

    /// The edits that give the citation, which begins at byte `start` of its file, the spelling of `other`. None where
    /// only one of the two has an author, or the words cannot be written where they stand.
    fn spelled_as(&self, other: &Self, start: usize, places: [Option<usize>; 2]) -> Option<Vec<Edit>> {
        if self.author.is_empty() != other.author.is_empty() {
            return None;
        }
        let mut edits = Vec::new();
        for ((from, to), place) in [(&self.author, &other.author), (&self.title, &other.title)].into_iter().zip(places)
        {
            if key(from) != key(to) {
                let start = start + place.filter(|_| !to.contains(MARKUP))?;
                edits.push(Edit::replace(Span::new(start, start + from.len()), to.as_str()));
            }
        }
        edits.sort_by_key(|edit| edit.span);
        Some(edits)
    }
}

/// What says something else in one file than in another: in Markdown, in HTML.
const MARKUP: &[char] = &['*', '_', '`', '[', ']', '<', '>', '&', '\\'];

/// Whether two names or titles differ by no more than `most` letters of what is heard.
fn are_near(one: &str, other: &str, most: usize) -> bool {
    let (one, other) = (sound(one), sound(other));
    one == other || (one.len() > 5 * most && strsim::levenshtein(&one, &other) <= most)
}

/// The numbers in a title.
fn numbers(title: &str) -> impl Iterator<Item = &str> {
    title.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}
