//! What people have put right in a record is believed over what the program reads.
//!
//! The record is brought up to the article as it is now, as `parse` would do it, so that decisions stand on their
//! words even where the article was edited since. What then differs from the reading is what somebody decided, and
//! takes its place: a citation rejected is no citation, a field corrected is as the person has it.

use super::merge;
use crate::extract::{self, CitationReading, Field, FieldRange, Origin, Reading};
use crate::record::yaml::{self, Seal, Tree, YamlError, digits};
use crate::record::{Anchor, Citation, DateField, Form, Name, NamesField, Note, Record, Source, Status, TextField};
use crate::text::PlainText;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The fields of a source that a citation prints, and where a reading says that they stand.
const TEXTS: &[(TextField, Field)] = &[
    (TextField::Title, Field::Title),
    (TextField::TitleTranslation, Field::Translation),
    (TextField::TitleOriginal, Field::Original),
    (TextField::ContainerTitle, Field::Container),
    (TextField::CollectionTitle, Field::Collection),
    (TextField::Volume, Field::Volume),
    (TextField::NumberOfVolumes, Field::Volumes),
    (TextField::Issue, Field::Issue),
    (TextField::Page, Field::Page),
    (TextField::Number, Field::Number),
    (TextField::Edition, Field::Edition),
    (TextField::Publisher, Field::Publisher),
    (TextField::PublisherPlace, Field::Place),
    (TextField::Archive, Field::Archive),
    (TextField::ArchiveLocation, Field::ArchiveLocation),
    (TextField::Genre, Field::Genre),
    (TextField::Medium, Field::Medium),
    (TextField::EventPlace, Field::Event),
    (TextField::EventTitle, Field::EventTitle),
    (TextField::Section, Field::Section),
    (TextField::Url, Field::Url),
    (TextField::Doi, Field::Doi),
    (TextField::Isbn, Field::Isbn),
];

/// Whose names stand where.
const NAMES: &[(NamesField, Field)] = &[
    (NamesField::Author, Field::Author),
    (NamesField::Editor, Field::Editor),
    (NamesField::Translator, Field::Translator),
    (NamesField::Recipient, Field::Recipient),
];

/// Puts into `reading` what people have decided in the record in the text `kept`. A record that nobody has touched
/// changes nothing.
pub fn believe(reading: &mut Reading<'_>, kept: &str) -> Result<(), YamlError> {
    let tree = Tree::read(kept)?;
    if !is_touched(&tree) {
        return Ok(());
    }
    let fresh = extract::record(reading, &Origin::default());
    let merged = merge(kept, &fresh, &reading.article)?;
    let record = yaml::read(&merged.text)?;
    let notes = note_places(reading, &record.notes);
    citations(reading, &fresh, &record, &notes);
    claims(reading, &fresh, &record, &notes);
    dates(reading, &fresh, &record);
    places(reading, &fresh, &record);
    if record.article.published != fresh.article.published {
        reading.published = record.article.published;
    }
    Ok(())
}

/// Whether somebody has decided on an item of the record, or changed one.
fn is_touched(tree: &Tree<'_>) -> bool {
    let seal = Seal::read(&tree.root);
    let is_own = |list: &str, item: &yaml::Node<'_>| {
        item.get("status").is_some() || seal.as_ref().is_some_and(|seal| !seal.has(digits(list, item)))
    };
    let article = tree.root.get("article").map(yaml::Node::entries).unwrap_or_default();
    let mut published = article.iter().filter(|entry| entry.key == "published");
    if published.any(|entry| seal.as_ref().is_some_and(|seal| !seal.has(digits("published", &entry.value)))) {
        return true;
    }
    // An item that was taken out leaves its digits behind.
    if seal.as_ref().is_some_and(|seal| seal.all().len() != Seal::of(&tree.root).all().len()) {
        return true;
    }
    ["notes", "sources", "claims", "dates", "places"].iter().any(|list| {
        tree.root.get(list).map(yaml::Node::items).unwrap_or_default().iter().any(|item| {
            let cited = item.get("citations").map(yaml::Node::items).unwrap_or_default();
            is_own(list, item) || cited.iter().any(|citation| is_own("citations", citation))
        })
    })
}

/// The index of the note of the article that each note of the record is, by its id.
fn note_places(reading: &Reading<'_>, notes: &[Note]) -> HashMap<String, usize> {
    let starts = reading.article.notes.iter().map(|note| note.text.plain.source(0)).enumerate();
    let starts: HashMap<usize, usize> = starts.map(|(index, start)| (start, index)).collect();
    let place = |note: &Note| {
        let [start, _] = *note.anchor.as_ref()?.spans.first()?;
        Some((note.id.clone(), *starts.get(&reading.article.text.byte(start))?))
    };
    notes.iter().filter_map(place).collect()
}

fn is_rejected(status: Option<Status>) -> bool {
    status == Some(Status::Rejected)
}

/// Where an item stands: the code points of its first and last.
fn reach(anchor: Option<&Anchor>) -> Option<(usize, usize)> {
    let spans = &anchor?.spans;
    Some((spans.first()?[0], spans.last()?[1]))
}

/// For each of the record's items, the index of the item of the fresh reading that it is: the one that stands where
/// it stands, or else one that shares words with it.
fn pair(ours: &[Option<(usize, usize)>], fresh: &[Option<(usize, usize)>]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; ours.len()];
    let exact: HashMap<(usize, usize), usize> =
        fresh.iter().enumerate().rev().filter_map(|(index, place)| Some(((*place)?, index))).collect();
    let mut free = vec![true; fresh.len()];
    for (index, place) in ours.iter().enumerate() {
        if let Some(other) = place.and_then(|place| exact.get(&place)).copied().filter(|other| free[*other]) {
            (pairs[index], free[other]) = (Some(other), false);
        }
    }
    // What is left is what people moved or added: seldom more than a few.
    for (index, place) in ours.iter().enumerate().filter(|(index, _)| pairs[*index].is_none()).collect::<Vec<_>>() {
        let Some((start, end)) = *place else { continue };
        let shares = |(other, place): &(usize, &Option<(usize, usize)>)| {
            free[*other] && place.is_some_and(|place| place.0 < end && start < place.1)
        };
        if let Some((other, _)) = fresh.iter().enumerate().find(shares) {
            (pairs[index], free[other]) = (Some(other), false);
        }
    }
    pairs
}

fn citations(reading: &mut Reading<'_>, fresh: &Record, record: &Record, notes: &HashMap<String, usize>) {
    let index: HashMap<&str, usize> =
        record.sources.iter().enumerate().map(|(index, source)| (source.id.as_str(), index)).collect();
    let read = note_places(reading, &fresh.notes);
    let read: HashMap<usize, &Note> =
        fresh.notes.iter().filter_map(|note| Some((*read.get(&note.id)?, note))).collect();
    let before = std::mem::replace(&mut reading.sources, record.sources.clone());
    for note in &record.notes {
        let Some((at, known)) = notes.get(&note.id).and_then(|at| Some((*at, read.get(at)?))) else { continue };
        let place = |citation: &Citation| reach(citation.anchor.as_ref());
        let [ours, theirs] = [&note.citations, &known.citations].map(|list| list.iter().map(place).collect::<Vec<_>>());
        let mut old: Vec<Option<CitationReading>> =
            std::mem::take(&mut reading.notes[at].citations).into_iter().map(Some).collect();
        let mut now = Vec::new();
        for (citation, paired) in note.citations.iter().zip(pair(&ours, &theirs)) {
            let known = paired.and_then(|paired| old.get_mut(paired)?.take());
            let source = citation.source.as_deref().and_then(|id| index.get(id)).copied();
            let Some(mut cited) = known.or_else(|| added(reading, at, citation)) else { continue };
            if is_rejected(citation.status) || source.is_some_and(|it| is_rejected(record.sources[it].status)) {
                let remarks = &mut reading.notes[at].remarks;
                remarks.push(cited.range);
                remarks.sort_by_key(|range| range.start);
                continue;
            }
            let was = cited.source.and_then(|source| before.get(source)).cloned().unwrap_or_default();
            cited.form = citation.form;
            cited.locator.clone_from(&citation.locator);
            cited.through = citation.through.iter().filter_map(|id| notes.get(id)).copied().collect();
            cited.source = source;
            if let (Some(source), Form::Full) = (source, citation.form) {
                let words = reading.article.notes[at].text.as_str();
                corrected(&mut cited, words, &was, &record.sources[source]);
            }
            now.push(cited);
        }
        // What the record no longer has, somebody took out.
        let gone = old.into_iter().flatten().map(|cited| cited.range);
        reading.notes[at].remarks.extend(gone);
        reading.notes[at].remarks.sort_by_key(|range| range.start);
        now.sort_by_key(|cited| cited.range.start);
        reading.notes[at].citations = now;
    }
    // A note that the record does not have keeps what was read in it, and its works.
    let mut moved: HashMap<usize, usize> = HashMap::new();
    let held: HashSet<usize> = notes.values().copied().collect();
    for (_, note) in reading.notes.iter_mut().enumerate().filter(|(at, _)| !held.contains(at)) {
        for cited in &mut note.citations {
            cited.source = cited.source.map(|old| {
                *moved.entry(old).or_insert_with(|| {
                    reading.sources.push(before[old].clone());
                    reading.sources.len() - 1
                })
            });
        }
    }
}

/// A citation that somebody found, and the program did not.
fn added(reading: &mut Reading<'_>, note: usize, citation: &Citation) -> Option<CitationReading> {
    let range = range_of(&reading.article.notes[note].text.plain, reading, citation.anchor.as_ref()?)?;
    let remarks = std::mem::take(&mut reading.notes[note].remarks);
    let apart = |remark: Range<usize>| {
        let pieces = [remark.start..remark.end.min(range.start), remark.start.max(range.end)..remark.end];
        pieces.into_iter().filter(|piece| piece.start < piece.end).collect::<Vec<_>>()
    };
    reading.notes[note].remarks = remarks.into_iter().flat_map(apart).collect();
    Some(CitationReading {
        range,
        prefix: None,
        form: citation.form,
        item: Source::default(),
        locator: citation.locator.clone(),
        fields: Vec::new(),
        shape: "record",
        confidence: 1.0,
        to_note: None,
        source: None,
        through: Vec::new(),
    })
}

/// The plain bytes at which the words of `anchor` stand.
fn range_of(plain: &PlainText, reading: &Reading<'_>, anchor: &Anchor) -> Option<Range<usize>> {
    let start = reading.article.text.byte(anchor.spans.first()?[0]);
    let mut found = plain.as_str().match_indices(anchor.exact.as_str());
    found.find(|(at, _)| plain.source(*at) == start).map(|(at, words)| at..at + words.len())
}

/// Puts into `cited` what `source`, as people have it, says otherwise than it `was` read.
fn corrected(cited: &mut CitationReading, words: &str, was: &Source, source: &Source) {
    let inside = &words[cited.range.clone()];
    let start = cited.range.start;
    let place = |fields: &mut Vec<FieldRange>, field: Field, printed: Option<&str>| {
        fields.retain(|known| known.field != field);
        if let Some((at, printed)) = printed.and_then(|printed| Some((inside.find(printed)?, printed))) {
            fields.push(FieldRange { field, range: start + at..start + at + printed.len() });
        }
    };
    if was.kind != source.kind {
        cited.item.kind = source.kind;
    }
    for field in TextField::ALL {
        if field.of(was) != field.of(source) {
            field.of_mut(&mut cited.item).clone_from(field.of(source));
            if let Some((_, printed)) = TEXTS.iter().find(|(known, _)| known == field) {
                place(&mut cited.fields, *printed, field.of(source).as_deref());
            }
        }
    }
    for field in NamesField::ALL {
        if field.of(was) != field.of(source) {
            field.of_mut(&mut cited.item).clone_from(field.of(source));
            if let Some((_, printed)) = NAMES.iter().find(|(known, _)| known == field) {
                let name = field.of(source).first().map(Name::display);
                place(&mut cited.fields, *printed, name.as_deref());
            }
        }
    }
    for field in DateField::ALL {
        if field.of(was) != field.of(source) {
            field.of_mut(&mut cited.item).clone_from(field.of(source));
        }
    }
    cited.fields.sort_by_key(|field| field.range.start);
}

fn claims(reading: &mut Reading<'_>, fresh: &Record, record: &Record, notes: &HashMap<String, usize>) {
    let place = |claim: &crate::record::Claim| reach(claim.anchor.as_ref());
    let [ours, theirs] = [&record.claims, &fresh.claims].map(|list| list.iter().map(place).collect::<Vec<_>>());
    let mut old: Vec<Option<_>> = std::mem::take(&mut reading.claims).into_iter().map(Some).collect();
    for (claim, paired) in record.claims.iter().zip(pair(&ours, &theirs)) {
        let Some(mut read) = paired.and_then(|paired| old.get_mut(paired)?.take()) else { continue };
        if !is_rejected(claim.status) {
            read.stance = Some(claim.stance);
            read.notes = claim.notes.iter().filter_map(|id| notes.get(id)).copied().collect();
            reading.claims.push(read);
        }
    }
    reading.claims.sort_by_key(|claim| (claim.block, claim.range.start));
}

fn dates(reading: &mut Reading<'_>, fresh: &Record, record: &Record) {
    let place = |date: &crate::record::DateMention| reach(date.anchor.as_ref());
    let [ours, theirs] = [&record.dates, &fresh.dates].map(|list| list.iter().map(place).collect::<Vec<_>>());
    let mut old: Vec<Option<_>> = std::mem::take(&mut reading.dates).into_iter().map(Some).collect();
    let mut now = Vec::new();
    for (date, paired) in record.dates.iter().zip(pair(&ours, &theirs)) {
        let Some((index, mut read)) = paired.and_then(|paired| Some((paired, old.get_mut(paired)?.take()?))) else {
            continue;
        };
        if is_rejected(date.status) {
            continue;
        }
        if date.edtf != fresh.dates[index].edtf {
            read.edtf = date.edtf.clone();
            read.problem = None;
        }
        (read.modifier, read.calendar) = (date.modifier, date.calendar);
        now.push((index, read));
    }
    now.sort_by_key(|(index, _)| *index);
    reading.dates = now.into_iter().map(|(_, read)| read).collect();
}

fn places(reading: &mut Reading<'_>, fresh: &Record, record: &Record) {
    let place = |place: &crate::record::Place| reach(place.mentions.first()?.anchor.as_ref());
    let [ours, theirs] = [&record.places, &fresh.places].map(|list| list.iter().map(place).collect::<Vec<_>>());
    let mut old: Vec<Option<_>> = std::mem::take(&mut reading.places).into_iter().map(Some).collect();
    let mut now = Vec::new();
    for (place, paired) in record.places.iter().zip(pair(&ours, &theirs)) {
        let Some((index, mut read)) = paired.and_then(|paired| Some((paired, old.get_mut(paired)?.take()?))) else {
            continue;
        };
        if !is_rejected(place.status) {
            let mentions = std::mem::take(&mut read.place.mentions);
            read.place = crate::record::Place { id: String::new(), mentions, ..place.clone() };
            now.push((index, read));
        }
    }
    now.sort_by_key(|(index, _)| *index);
    reading.places = now.into_iter().map(|(_, read)| read).collect();
}

#[cfg(test)]
mod tests;
