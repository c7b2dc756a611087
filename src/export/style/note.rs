//! A work in a note: in full, and in short.

use super::parts::{
    self, Set, address, archive, container_is_italic, description, edition, imprint, short_title, title_set, when,
};
use super::rich::{Markup, Rich};
use super::words::{EtAl, date, family, list, running};
use super::{Rules, Settings};
use crate::record::{Locator, Name, Source, SourceType};

/// The first reference, without a full stop at its end.
pub(super) fn full(
    source: &Source,
    locator: Option<&Locator>,
    rules: &Rules,
    settings: Settings,
    markup: Markup,
) -> String {
    use SourceType as T;
    let mut out = Rich::new(markup);
    who(&mut out, source, rules);
    parts::title(&mut out, source, rules, settings, ',');
    if let Some(words) = description(source) {
        item(&mut out, &words);
    } else if let (T::Interview, Some(who)) = (source.kind, source.interviewer.first()) {
        item(&mut out, &format!("interview by {}", running(who)));
    }
    match source.kind {
        T::ArticleJournal | T::Review | T::ReviewBook => journal(&mut out, source, locator),
        T::Article if source.volume.is_some() => journal(&mut out, source, locator),
        T::Book
        | T::Classic
        | T::Collection
        | T::Report
        | T::Pamphlet
        | T::Standard
        | T::Chapter
        | T::Entry
        | T::EntryDictionary
        | T::EntryEncyclopedia
        | T::MusicalScore => book(&mut out, source, locator, rules),
        T::PaperConference if source.container_title.is_some() => book(&mut out, source, locator, rules),
        T::Thesis => thesis(&mut out, source, locator),
        _ => other(&mut out, source, locator, rules),
    }
    if let Some(url) = address(source) {
        out.stop(',');
        out.address(&url);
    }
    out.clause()
}

/// A later reference.
pub(super) fn short(
    source: &Source,
    locator: Option<&Locator>,
    rules: &Rules,
    markup: Markup,
    with_title: bool,
) -> String {
    let mut out = Rich::new(markup);
    let people = if source.author.is_empty() { &source.editor } else { &source.author };
    let limit = EtAl { first: 1, ..rules.notes };
    if !people.is_empty() {
        item(&mut out, &list(people, family, family, limit));
    }
    if (with_title || people.is_empty())
        && let Some(words) = short_title(source)
    {
        match title_set(source) {
            Set::Italic => out.italic(words),
            Set::Quoted => out.quoted(words, locator.is_some().then_some(',')),
            Set::Plain => out.words(words),
        }
        if title_set(source) == Set::Quoted && locator.is_some() { out.space() } else { out.stop(',') }
    } else if source.title.is_none() {
        let words = description(source).or_else(|| source.container_title.clone());
        if let Some(words) = words {
            item(&mut out, &words);
        }
    }
    if let Some(place) = locator {
        out.words(&parts::locator(place));
    }
    out.clause()
}

fn item(out: &mut Rich, words: &str) {
    if !words.is_empty() {
        out.words(words);
        out.stop(',');
    }
}

fn who(out: &mut Rich, source: &Source, rules: &Rules) {
    let named = |names: &[Name]| list(names, running, running, rules.notes);
    if !source.author.is_empty() {
        let mut words = named(&source.author);
        if !source.recipient.is_empty() {
            words = format!("{words} to {}", named(&source.recipient));
        }
        item(out, &words);
    } else if !source.editor.is_empty() && source.container_title.is_none() {
        item(out, &format!("{}, {}", named(&source.editor), if source.editor.len() > 1 { "eds." } else { "ed." }));
    }
}

/// `*Journal* 12, no. 3 (1998): 215`.
fn journal(out: &mut Rich, source: &Source, locator: Option<&Locator>) {
    if let Some(name) = &source.container_title {
        out.italic(name);
    }
    if let Some(volume) = &source.volume {
        out.words(&format!(" {volume}"));
    }
    if let Some(issue) = &source.issue {
        out.words(&format!(
            "{} no. {issue}",
            if source.volume.is_some() || source.container_title.is_some() { "," } else { "" }
        ));
    }
    if let Some(when) = when(source, source.volume.is_some()) {
        out.words(&format!(" ({when})"));
    }
    match (locator, &source.page) {
        (Some(place), _) if place.label == "page" => out.words(&format!(": {}", place.value)),
        (Some(place), _) => out.words(&format!(", {}", parts::locator(place))),
        (None, Some(pages)) => out.words(&format!(": {pages}")),
        (None, None) => {}
    }
}

/// `in *Book*, ed. Kirsten Lund, 2nd ed. (Oslo: Ferry Press, 2001), 45`.
fn book(out: &mut Rich, source: &Source, locator: Option<&Locator>, rules: &Rules) {
    if let Some(container) = &source.container_title {
        out.words("in ");
        if !source.container_author.is_empty() {
            item(out, &list(&source.container_author, running, running, rules.notes));
        }
        out.italic(container);
        out.stop(',');
    }
    let editor_leads = source.author.is_empty() && source.container_title.is_none();
    for (names, role) in [(&source.editor, "ed."), (&source.translator, "trans.")] {
        if !(names.is_empty() || role == "ed." && editor_leads) {
            item(out, &format!("{role} {}", list(names, running, running, rules.notes)));
        }
    }
    if let Some(edition) = edition(source) {
        item(out, &edition);
    }
    if let Some(volume) = &source.volume {
        item(out, &format!("vol. {volume}"));
    } else if let Some(volumes) = &source.number_of_volumes {
        item(out, &format!("{volumes} vols."));
    }
    series(out, source);
    if let (SourceType::Report | SourceType::Standard, Some(number)) = (source.kind, &source.number) {
        let genre = source.genre.as_deref().map_or(String::new(), |genre| format!("{genre} "));
        item(out, &format!("{genre}{number}"));
    }
    bracketed(out, &imprint(source, rules));
    match (locator, &source.page) {
        (Some(place), _) => out.words(&format!(", {}", parts::locator(place))),
        (None, Some(pages)) => out.words(&format!(", {pages}")),
        (None, None) => {}
    }
}

fn series(out: &mut Rich, source: &Source) {
    if let Some(series) = &source.collection_title {
        let number = source.collection_number.as_deref().map_or(String::new(), |number| format!(" {number}"));
        item(out, &format!("{series}{number}"));
    }
}

/// Words in round brackets, in place of the comma that would stand before them.
fn bracketed(out: &mut Rich, words: &str) {
    out.drop_comma();
    out.words(&format!("({words})"));
}

fn thesis(out: &mut Rich, source: &Source, locator: Option<&Locator>) {
    let parts = [source.genre.clone(), source.publisher.clone(), when(source, true)];
    bracketed(out, &parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    if let Some(place) = locator {
        out.words(&format!(", {}", parts::locator(place)));
    }
}

/// Newspapers, sites, posts, broadcasts, documents: what holds it, where, when.
fn other(out: &mut Rich, source: &Source, locator: Option<&Locator>, rules: &Rules) {
    if source.title.is_some()
        && let Some(genre) = &source.genre
    {
        item(out, genre);
    }
    if let Some(number) = &source.number {
        item(out, number);
    }
    if let Some(container) = &source.container_title {
        if container_is_italic(source) {
            out.italic(container);
        } else {
            out.words(container);
        }
        out.stop(',');
    }
    for words in [&source.version, &source.section, &source.event_title, &source.event_place, &source.authority]
        .into_iter()
        .flatten()
    {
        item(out, words);
    }
    if let Some(publisher) = &source.publisher {
        let place = source.publisher_place.as_deref().filter(|_| rules.place);
        item(out, &place.map_or_else(|| publisher.clone(), |place| format!("{place}: {publisher}")));
    }
    if let Some(when) = when(source, false) {
        item(out, &when);
    } else if let Some(accessed) = &source.accessed {
        item(out, &format!("accessed {}", date(accessed)));
    }
    if source.kind != SourceType::PersonalCommunication || source.title.is_some() {
        for words in [&source.medium, &source.dimensions, &source.scale].into_iter().flatten() {
            item(out, words);
        }
    }
    if let Some(archive) = archive(source) {
        item(out, &archive);
    }
    let place = locator.map(parts::locator).or_else(|| source.page.clone());
    if let Some(place) = place {
        item(out, &place);
    }
}
