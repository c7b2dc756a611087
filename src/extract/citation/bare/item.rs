//! The fields of a citation, of runs of words with one label.

use super::dates;
use super::model::Label;
use super::people::{self, tidy};
use super::words::{Shape, Word};
use crate::extract::citation::{CitationReading, Field, FieldRange};
use crate::record::{Form, Locator, Source, SourceType};
use std::ops::Range;

/// A run of words with one label.
#[derive(Clone, Debug)]
struct Run {
    label: Label,
    words: Range<usize>,
    range: Range<usize>,
}

/// Reads one citation, whose words and labels these are.
pub(super) fn read(note: &str, words: &[Word<'_>], tags: &[(Label, f32)], range: Range<usize>) -> CitationReading {
    let runs = runs(note, words, tags, &range);
    let mut item = Source::default();
    let mut fields = Vec::new();
    let mut locator = None;
    let text = |run: &Run| tidy(&note[run.range.clone()]);
    let one = |label: Label| runs.iter().find(|run| run.label == label).map(text);
    let people = |label: Label| -> Vec<_> {
        runs.iter().filter(|run| run.label == label).flat_map(|run| people::read(&note[run.range.clone()])).collect()
    };
    item.author = people(Label::Author);
    item.editor = people(Label::Editor);
    item.translator = people(Label::Translator);
    item.title = one(Label::Title);
    item.container_title = one(Label::Container);
    item.collection_title = one(Label::Collection);
    item.publisher = one(Label::Publisher);
    item.publisher_place = one(Label::Place);
    item.edition = one(Label::Edition);
    item.genre = one(Label::Genre);
    item.number = one(Label::Number);
    item.issue = one(Label::Issue);
    volume(&mut item, &runs, words, note);
    let dated = |label: Label| -> Vec<&Word<'_>> {
        runs.iter().filter(|run| run.label == label).flat_map(|run| &words[run.words.clone()]).collect()
    };
    (item.issued, item.original_date) = dates::read(&dated(Label::Date));
    if item.issued.is_none() {
        item.issued_text = one(Label::Date);
    }
    item.accessed = dates::read(&dated(Label::Accessed)).0;
    for run in runs.iter().filter(|run| run.label == Label::Address) {
        let address = &note[run.range.clone()];
        if let Some(doi) = doi(address) {
            item.doi.get_or_insert_with(|| doi.to_owned());
            if address.starts_with("http") {
                item.url.get_or_insert_with(|| address.to_owned());
            }
        } else {
            item.url.get_or_insert_with(|| address.to_owned());
        }
    }
    let pages: Vec<&Run> = runs.iter().filter(|run| run.label == Label::Page).collect();
    pages_of(note, &pages, &mut item, &mut locator, words);
    let back: String =
        runs.iter().filter(|run| run.label == Label::Back).map(text).collect::<Vec<_>>().join(" ").to_lowercase();
    let form = form(&item, &back);
    if form == Form::Full {
        item.kind = kind(&item, note[range.clone()].trim(), &runs, words);
    }
    for run in &runs {
        if let Some(field) = field(run.label) {
            fields.push(FieldRange { field, range: run.range.clone() });
        }
    }
    let count = f32::from(u16::try_from(tags.len()).unwrap_or(u16::MAX)).max(1.0);
    let confidence = tags.iter().map(|(_, sure)| sure).sum::<f32>() / count;
    CitationReading {
        range,
        prefix: None,
        form,
        item,
        locator,
        fields,
        shape: "bare",
        confidence,
        to_note: None,
        source: None,
        through: Vec::new(),
    }
}

fn runs(note: &str, words: &[Word<'_>], tags: &[(Label, f32)], citation: &Range<usize>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, (tag, _)) in tags.iter().enumerate() {
        let mut label = tag.field();
        // "ff." goes with its page.
        if label == Label::Other
            && matches!(words[at].lower.as_str(), "ff" | "f" | "sqq" | "sq")
            && at > 0
            && tags[at - 1].0 == Label::Page
        {
            label = Label::Page;
        }
        // What can stand first without a label of its own is told by itself.
        if at == 0 && *tag == Label::FirstOther {
            label = match words[0].lower.as_str() {
                "ibid" | "ibidem" | "id" | "idem" | "ebd" | "ebenda" | "ivi" | "op" | "loc" | "supra" | "above"
                | "oben" => Label::Back,
                _ if words[0].shape == Shape::Year => Label::Date,
                _ => label,
            };
        }
        match runs.last_mut() {
            Some(last) if last.label == label && last.words.end == at => last.words.end = at + 1,
            _ => runs.push(Run { label, words: at..at + 1, range: 0..0 }),
        }
    }
    join_pages(&mut runs, words);
    for run in &mut runs {
        run.range = stretch(note, words, &run.words, citation);
    }
    runs
}

/// "485 and 481" is one place in a work, though a word stands between.
fn join_pages(runs: &mut Vec<Run>, words: &[Word<'_>]) {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let [.., earlier, between] = joined.as_slice() else {
            joined.push(run);
            continue;
        };
        let joins = earlier.label == Label::Page
            && run.label == Label::Page
            && between.words.len() == 1
            && between.label == Label::Other
            && matches!(words[between.words.start].lower.as_str(), "and" | "und" | "et" | "e" | "y");
        if joins {
            joined.pop();
            if let Some(earlier) = joined.last_mut() {
                earlier.words.end = run.words.end;
            }
        } else {
            joined.push(run);
        }
    }
    *runs = joined;
}

/// The bytes of a run: its words, with the marks that belong to the first and the last.
fn stretch(note: &str, words: &[Word<'_>], run: &Range<usize>, citation: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (words[run.start].range.start, words[run.end - 1].range.end);
    let floor = if run.start == 0 { citation.start } else { words[run.start - 1].range.end };
    let limit = words.get(run.end).map_or(citation.end.max(end), |word| word.range.start);
    for (open, close) in [('(', ')'), ('[', ']'), ('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('"', '"')]
    {
        let inside = &note[start..end];
        let (opened, closed) = (inside.matches(open).count(), inside.matches(close).count());
        if (opened > closed || open == close && opened % 2 == 1)
            && let Some(found) = note[end..limit].find(close)
            && note[end..end + found].trim().len() <= 1
        {
            end += found + close.len_utf8();
        } else if closed > opened
            && close != '’'
            && close != '“'
            && let Some(found) = note[floor..start].rfind(open)
            && note[floor + found + open.len_utf8()..start].trim().is_empty()
        {
            start = floor + found;
        }
    }
    let last = &words[run.end - 1];
    let tail = &note[end..limit];
    let belongs = tail.starts_with(['?', '!']) || tail.starts_with('.') && ends_short(&note[start..end], last);
    start..end + usize::from(belongs)
}

/// Whether the stop after `text`, whose last word this is, is that of an abbreviation.
fn ends_short(text: &str, last: &Word<'_>) -> bool {
    let dotted = text.contains(". ") && text.split(". ").all(|part| part.split(' ').count() <= 2);
    let letters = last.text.chars().count();
    last.shape == Shape::Initial
        || dotted && letters <= 6 && !last.shape.is_number()
        || matches!(
            last.lower.as_str(),
            "rev" | "ed" | "aufl" | "vols" | "ff" | "j" | "soc" | "sci" | "jr" | "univ" | "co" | "inc" | "ltd" | "al"
        )
}

fn doi(address: &str) -> Option<&str> {
    let at = address.find("10.")?;
    let bare = address[..at].is_empty() || address[..at].ends_with("doi.org/") || address[..at].ends_with("doi:");
    bare.then(|| &address[at..])
}

/// Volume; for "3 vols." how many there are.
fn volume(item: &mut Source, runs: &[Run], words: &[Word<'_>], note: &str) {
    for run in runs.iter().filter(|run| run.label == Label::Volume) {
        let value = tidy(&note[run.range.clone()]);
        let next = words.get(run.words.end).map(|word| word.lower.as_str());
        if matches!(next, Some("vols" | "voll" | "bde" | "tomes" | "vol" | "bände" | "tomi"))
            && words[run.words.end].gap.trim().is_empty()
        {
            item.number_of_volumes.get_or_insert(value);
        } else {
            item.volume.get_or_insert(value);
        }
    }
}

/// The pages of the item and the page pointed to.
fn pages_of(note: &str, pages: &[&Run], item: &mut Source, locator: &mut Option<Locator>, words: &[Word<'_>]) {
    let held = item.container_title.is_some();
    let mut set = |label: &str, value: String| {
        if locator.is_none() {
            *locator = Some(Locator { label: label.to_owned(), value });
        }
    };
    for (index, run) in pages.iter().enumerate() {
        let value = tidy(&note[run.range.clone()]);
        let before = run.words.start.checked_sub(1).map_or("", |at| words[at].lower.as_str());
        let label = match before {
            "para" | "paras" | "rn" => "paragraph",
            "f" | "ff" | "fol" | "fols" => "folio",
            "col" | "cols" | "sp" => "column",
            "ch" | "chap" | "kap" | "cap" => "chapter",
            _ => "page",
        };
        if index > 0 || !held || label != "page" {
            if item.page.is_some() || !held {
                set(label, value);
            } else {
                item.page = Some(value);
            }
            continue;
        }
        // "467, 468", "1 at 8" and "305 (330 ff.)": where it starts, and the page meant.
        let cut = [" at ", " (", ", "].iter().filter_map(|mark| value.find(mark).map(|at| (at, mark.len()))).min();
        match cut {
            Some((at, length)) if value.is_char_boundary(at + length) => {
                let rest = value[at + length..].trim_matches(['(', ')', ' ']).to_owned();
                item.page = Some(value[..at].to_owned());
                set("page", rest);
            }
            _ => item.page = Some(value),
        }
    }
}

fn form(item: &Source, back: &str) -> Form {
    let named = !item.author.is_empty() || item.title.is_some() || !item.editor.is_empty();
    if !back.is_empty() {
        let same = ["ibid", "id", "idem", "ebd", "ivi"].iter().any(|word| back.starts_with(word));
        return match (named, same) {
            (_, true) => Form::Ibid,
            (true, false) => Form::Short,
            (false, false) if back.starts_with("op") || back.starts_with("loc") => Form::Ibid,
            (false, false) => Form::CrossReference,
        };
    }
    let nowhere = item.title.is_none() && item.container_title.is_none() && item.url.is_none() && item.doi.is_none();
    if nowhere && named { Form::Short } else { Form::Full }
}

/// What kind of thing it is, by the fields it has and the words in them.
fn kind(item: &Source, text: &str, runs: &[Run], words: &[Word<'_>]) -> SourceType {
    let title = item.title.as_deref().unwrap_or_default();
    let container = item.container_title.as_deref().unwrap_or_default().to_lowercase();
    let any = |label: Label| runs.iter().any(|run| run.label == label);
    let day = runs
        .iter()
        .filter(|run| run.label == Label::Date)
        .any(|run| words[run.words.clone()].iter().any(|word| dates::month(&word.lower).is_some()))
        && item.issued.as_ref().is_some_and(|date| date.as_str().len() == 10);
    let says = |list: &[&str]| list.iter().any(|word| container.contains(word));
    let lower = text.to_lowercase();
    if any(Label::Genre) || lower.contains("thesis") || lower.contains("dissertation") && item.container_title.is_none()
    {
        return SourceType::Thesis;
    }
    if title.contains(" v. ") || title.contains(" v ") || title.contains(" vs. ") || title.starts_with("Re ") {
        return SourceType::LegalCase;
    }
    if (title.ends_with(" Act") || title.ends_with(" Ordinance"))
        && item.author.is_empty()
        && item.container_title.is_none()
    {
        return SourceType::Legislation;
    }
    if says(&["proceedings", "proc.", "conference", "symposium", "workshop", "congress"])
        && (item.volume.is_none() || item.issue.is_none())
    {
        return SourceType::PaperConference;
    }
    if item.container_title.is_some() {
        if !item.editor.is_empty() {
            return SourceType::Chapter;
        }
        if day && item.volume.is_none() && item.doi.is_none() {
            return SourceType::ArticleNewspaper;
        }
        if item.volume.is_some() || item.issue.is_some() || item.doi.is_some() {
            return SourceType::ArticleJournal;
        }
        if item.publisher.is_some() || item.publisher_place.is_some() {
            return SourceType::Chapter;
        }
        return if item.url.is_some() { SourceType::Webpage } else { SourceType::ArticleJournal };
    }
    if lower.contains("paper presented") {
        return SourceType::PaperConference;
    }
    if any(Label::Number) {
        return SourceType::Report;
    }
    if item.publisher.is_none() && item.publisher_place.is_none() && item.url.is_some() {
        return SourceType::Webpage;
    }
    if lower.contains("manuscript") && item.publisher.is_none() {
        return SourceType::Manuscript;
    }
    SourceType::Book
}

fn field(label: Label) -> Option<Field> {
    Some(match label {
        Label::Author => Field::Author,
        Label::Editor => Field::Editor,
        Label::Translator => Field::Translator,
        Label::Title => Field::Title,
        Label::Container => Field::Container,
        Label::Collection => Field::Collection,
        Label::Date => Field::Issued,
        Label::Volume => Field::Volume,
        Label::Issue => Field::Issue,
        Label::Page => Field::Page,
        Label::Publisher => Field::Publisher,
        Label::Place => Field::Place,
        Label::Edition => Field::Edition,
        Label::Address => Field::Url,
        Label::Accessed => Field::Accessed,
        Label::Genre => Field::Genre,
        Label::Number => Field::Number,
        _ => return None,
    })
}
