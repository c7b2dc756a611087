//! A work in a bibliography.

use super::parts::{self, address, archive, container_is_italic, description, edition, imprint, when};
use super::rich::{Markup, Rich};
use super::words::{date, inverted, list, running};
use super::{Rules, Settings};
use crate::record::{Name, Source, SourceType};

/// The entry.
pub(super) fn entry(source: &Source, rules: &Rules, settings: Settings, markup: Markup) -> String {
    use SourceType as T;
    let mut out = Rich::new(markup);
    who(&mut out, source, rules);
    parts::title(&mut out, source, rules, settings, '.');
    if let Some(words) = description(source) {
        item(&mut out, &capital(&words));
    } else if let (T::Interview, Some(who)) = (source.kind, source.interviewer.first()) {
        item(&mut out, &format!("Interview by {}", running(who)));
    }
    match source.kind {
        T::ArticleJournal | T::Review | T::ReviewBook => journal(&mut out, source),
        T::Article if source.volume.is_some() => journal(&mut out, source),
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
        | T::MusicalScore => book(&mut out, source, rules),
        T::PaperConference if source.container_title.is_some() => book(&mut out, source, rules),
        T::Thesis => {
            let parts = [source.genre.as_deref().map(capital), source.publisher.clone(), when(source, true)];
            item(&mut out, &parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
        }
        _ => other(&mut out, source, rules),
    }
    if let Some(url) = address(source) {
        out.space();
        out.address(&url);
    }
    out.finish()
}

fn item(out: &mut Rich, words: &str) {
    if !words.is_empty() {
        out.words(words);
        out.stop('.');
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn who(out: &mut Rich, source: &Source, rules: &Rules) {
    let named = |names: &[Name]| list(names, inverted, running, rules.bibliography);
    if !source.author.is_empty() {
        let mut words = named(&source.author);
        if !source.recipient.is_empty() {
            words = format!("{words}. Letter to {}", list(&source.recipient, running, running, rules.bibliography));
        }
        item(out, &words);
    } else if !source.editor.is_empty() && source.container_title.is_none() {
        item(out, &format!("{}, {}", named(&source.editor), if source.editor.len() > 1 { "eds." } else { "ed." }));
    }
}

fn journal(out: &mut Rich, source: &Source) {
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
    if let Some(pages) = &source.page {
        out.words(&format!(": {pages}"));
    }
    out.stop('.');
}

fn book(out: &mut Rich, source: &Source, rules: &Rules) {
    let people = |names: &[Name]| list(names, running, running, rules.bibliography);
    if let Some(container) = &source.container_title {
        out.words("In ");
        out.italic(container);
        if !source.container_author.is_empty() {
            out.words(&format!(", by {}", people(&source.container_author)));
        }
        for (names, role) in [(&source.editor, "edited by"), (&source.translator, "translated by")] {
            if !names.is_empty() {
                out.words(&format!(", {role} {}", people(names)));
            }
        }
        if let Some(volume) = &source.volume {
            out.words(&format!(", vol. {volume}"));
        }
        if let Some(pages) = source.page.as_ref().filter(|_| rules.chapter_pages) {
            out.words(&format!(", {pages}"));
        }
        out.stop('.');
    } else {
        if !source.author.is_empty() && !source.editor.is_empty() {
            item(out, &format!("Edited by {}", people(&source.editor)));
        }
        if !source.translator.is_empty() {
            item(out, &format!("Translated by {}", people(&source.translator)));
        }
    }
    if let Some(edition) = edition(source) {
        item(out, &capital(&edition));
    }
    if source.container_title.is_none() {
        if let Some(volume) = &source.volume {
            item(out, &format!("Vol. {volume}"));
        } else if let Some(volumes) = &source.number_of_volumes {
            item(out, &format!("{volumes} vols."));
        }
    }
    if let Some(series) = &source.collection_title {
        let number = source.collection_number.as_deref().map_or(String::new(), |number| format!(" {number}"));
        item(out, &format!("{series}{number}"));
    }
    if let (SourceType::Report | SourceType::Standard, Some(number)) = (source.kind, &source.number) {
        let genre = source.genre.as_deref().map_or(String::new(), |genre| format!("{genre} "));
        item(out, &format!("{genre}{number}"));
    }
    item(out, &imprint(source, rules));
}

fn other(out: &mut Rich, source: &Source, rules: &Rules) {
    if source.title.is_some()
        && let Some(genre) = &source.genre
    {
        item(out, &capital(genre));
    }
    if let Some(number) = &source.number {
        item(out, number);
    }
    // What holds it, and when, belong together.
    let when = when(source, false);
    let accessed = source.accessed.as_ref().filter(|_| when.is_none()).map(|day| format!("accessed {}", date(day)));
    let when = when.or(accessed);
    if let Some(container) = &source.container_title {
        if container_is_italic(source) {
            out.italic(container);
        } else {
            out.words(container);
        }
        if let Some(section) = &source.section {
            out.words(&format!(", {section}"));
        }
        if let Some(when) = &when {
            out.words(&format!(", {when}"));
        }
        out.stop('.');
    }
    for words in [&source.version, &source.event_title, &source.event_place, &source.authority].into_iter().flatten() {
        item(out, words);
    }
    if let Some(publisher) = &source.publisher {
        let place = source.publisher_place.as_deref().filter(|_| rules.place);
        let named = place.map_or_else(|| publisher.clone(), |place| format!("{place}: {publisher}"));
        match when.as_ref().filter(|_| source.container_title.is_none()) {
            Some(when) => item(out, &format!("{named}, {when}")),
            None => item(out, &named),
        }
    } else if let Some(when) = when.filter(|_| source.container_title.is_none()) {
        item(out, &capital(&when));
    }
    if source.kind != SourceType::PersonalCommunication || source.title.is_some() {
        for words in [&source.medium, &source.dimensions, &source.scale].into_iter().flatten() {
            item(out, &capital(words));
        }
    }
    if let Some(archive) = archive(source) {
        item(out, &archive);
    }
}
