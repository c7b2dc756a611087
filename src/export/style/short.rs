//! A later reference.

use super::Rules;
use super::parts::{
    self, Class, Set, class, description, is_led_by_container, is_looked_up, pages, short_title, title_set,
};
use super::rich::{Markup, Rich};
use super::words::{EtAl, family, list};
use crate::export::title::reviewed;
use crate::record::{Locator, Source, SourceType};

/// The family name and the short title; without the title where the note before cites the same work.
pub(super) fn short(
    source: &Source,
    place: Option<&Locator>,
    rules: &Rules,
    markup: Markup,
    with_title: bool,
) -> String {
    let mut out = Rich::new(markup);
    let people = if source.author.is_empty() { &source.editor } else { &source.author };
    let limit = EtAl { first: 1, ..rules.notes };
    if !people.is_empty() {
        let mut words = list(people, family, family, limit);
        if !source.recipient.is_empty() {
            words = format!("{words} to {}", list(&source.recipient, family, family, limit));
        }
        item(&mut out, &words);
    } else if is_led_by_container(source) || is_looked_up(source) {
        out.italic(source.container_title.as_deref().unwrap_or_default());
        out.stop(',');
        if is_looked_up(source) {
            out.words(&format!("{} ", rules.under));
        }
    }
    if let Some(words) = short_title(source).filter(|_| with_title || people.is_empty()) {
        if reviewed(source).is_some() {
            out.words("review of ");
        }
        match title_set(source) {
            Set::Italic => out.italic(&words),
            Set::Quoted => out.quoted(&words, place.is_some().then_some(',')),
            Set::Plain => out.words(&words),
        }
        if title_set(source) == Set::Quoted && place.is_some() { out.space() } else { out.stop(',') }
    } else if source.title.is_none() && (source.recipient.is_empty() || people.is_empty()) {
        let words = match source.kind {
            SourceType::Interview => Some("interview".to_owned()),
            _ => description(source).or_else(|| source.container_title.clone()).or_else(|| {
                let words: Vec<String> = parts::stand_in(source).into_iter().flatten().collect();
                (!words.is_empty()).then(|| words.join(", "))
            }),
        };
        if let Some(words) = words {
            item(&mut out, &words);
        }
    }
    if let Some(place) = place {
        // A volume of several has pages of its own: `2:45`.
        let whole = class(source) == Class::Book && source.container_title.is_none() && place.label == "page";
        match source.volume.as_ref().filter(|_| whole) {
            Some(volume) => out.words(&format!("{volume}:{}", pages(&place.value))),
            None => out.words(&parts::locator(place)),
        }
    }
    out.clause()
}

fn item(out: &mut Rich, words: &str) {
    if !words.is_empty() {
        out.words(words);
        out.stop(',');
    }
}
