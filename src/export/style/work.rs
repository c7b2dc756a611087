//! A work in full: an entry of a bibliography, or the first reference in a note. The two have the same parts in the
//! same order. A bibliography ends each with a full stop and gives the roles of people in words; a note has commas,
//! round brackets around the imprint, and the place in the work.

use super::parts::{
    self, Class, address, archive, class, container_is_italic, description, edition, imprint, is_led_by_container,
    numbered, pages, when,
};
use super::rich::{Markup, Rich};
use super::words::{capital, date, inverted, list, running};
use super::{Rules, Settings};
use crate::export::title::reviewed;
use crate::record::{Locator, Name, Source, SourceType};

/// An entry of a bibliography.
pub(super) fn entry(source: &Source, rules: &Rules, settings: Settings, markup: Markup) -> String {
    let mut work = Work { out: Rich::new(markup), source, rules, settings, place: None, is_note: false };
    work.write();
    work.out.finish()
}

/// The first reference in a note, without a full stop at its end.
pub(super) fn full(
    source: &Source,
    place: Option<&Locator>,
    rules: &Rules,
    settings: Settings,
    markup: Markup,
) -> String {
    let mut work = Work { out: Rich::new(markup), source, rules, settings, place, is_note: true };
    work.write();
    work.out.clause()
}

struct Work<'w> {
    out: Rich,
    source: &'w Source,
    rules: &'w Rules,
    settings: Settings,
    place: Option<&'w Locator>,
    is_note: bool,
}

impl Work<'_> {
    fn write(&mut self) {
        self.who();
        if !self.is_looked_up() {
            let sign = if class(self.source) == Class::Law { ',' } else { self.sign() };
            parts::title(&mut self.out, self.source, self.rules, self.settings, sign);
        }
        if let Some(words) = description(self.source).filter(|_| !self.has_told_genre()) {
            self.phrase(&words);
        } else if let (SourceType::Interview, Some(who)) = (self.source.kind, self.source.interviewer.first()) {
            self.phrase(&format!("interview by {}", running(who)));
        }
        match class(self.source) {
            Class::Journal => self.journal(),
            Class::Book => self.book(),
            Class::Thesis => self.thesis(),
            Class::Law => self.law(),
            Class::Other => self.other(),
        }
        if let Some(url) = address(self.source) {
            if self.is_note {
                self.out.stop(',');
            } else {
                self.out.space();
            }
            self.out.address(&url);
        }
    }

    /// What closes a part.
    fn sign(&self) -> char {
        if self.is_note { ',' } else { '.' }
    }

    /// A part that somebody else wrote, a name perhaps.
    fn item(&mut self, words: &str) {
        if !words.is_empty() {
            self.out.words(words);
            self.out.stop(self.sign());
        }
    }

    /// A part in words, which begins with a capital where a full stop stands before it.
    fn phrase(&mut self, words: &str) {
        let words = if self.is_note { words.to_owned() } else { capital(words) };
        self.item(&words);
    }

    fn items<'a>(&mut self, items: impl IntoIterator<Item = &'a Option<String>>) {
        for words in items.into_iter().flatten() {
            self.item(words);
        }
    }

    fn people(&self, names: &[Name]) -> String {
        list(names, running, running, if self.is_note { self.rules.notes } else { self.rules.bibliography })
    }

    fn who(&mut self) {
        let source = self.source;
        let lead = |work: &Self, names: &[Name]| {
            if work.is_note { work.people(names) } else { list(names, inverted, running, work.rules.bibliography) }
        };
        if !source.author.is_empty() {
            let mut words = lead(self, &source.author);
            if !source.recipient.is_empty() {
                let to = self.people(&source.recipient);
                // "Cox to Bell": a note leaves out that it is a letter (17th ed., 14.111).
                words = if self.is_note {
                    format!("{words} to {to}")
                } else {
                    format!("{words}. {} to {to}", capital(source.genre.as_deref().unwrap_or("letter")))
                };
            }
            self.item(&words);
        } else if !source.editor.is_empty() && source.container_title.is_none() {
            let role = if source.editor.len() > 1 { "eds." } else { "ed." };
            let words = format!("{}, {role}", lead(self, &source.editor));
            self.item(&words);
        } else if is_led_by_container(source) && !self.is_note {
            self.periodical();
            self.out.stop('.');
        } else {
            self.items(&parts::stand_in(source));
        }
    }

    /// Whether the kind of letter was told before the one who got it.
    fn has_told_genre(&self) -> bool {
        let is_letter = !self.source.recipient.is_empty() && !self.source.author.is_empty();
        let word = self.source.genre.as_deref().unwrap_or("letter");
        is_letter && (!self.is_note || word.eq_ignore_ascii_case("letter"))
    }

    /// An unsigned entry of a work of reference is found there under its word: `*Yearbook* (1935), s.v. “Wasit”`.
    fn is_looked_up(&self) -> bool {
        self.is_note && parts::is_looked_up(self.source)
    }

    /// `*Journal* 12, no. 3 (1998): 215`.
    fn journal(&mut self) {
        let source = self.source;
        if let Some(name) = &source.container_title {
            self.out.italic(name);
        }
        if let Some(volume) = &source.volume {
            self.out.words(&format!(" {volume}"));
        }
        if let Some(issue) = &source.issue {
            let joint = if source.volume.is_some() || source.container_title.is_some() { "," } else { "" };
            self.out.words(&format!("{joint} no. {issue}"));
        }
        // Volume and number leave no question of the month.
        if let Some(when) = when(source, source.volume.is_some() && source.issue.is_some()) {
            self.out.words(&format!(" ({when})"));
        }
        match (self.place, &source.page) {
            (Some(place), _) if place.label == "page" => self.out.words(&format!(": {}", pages(&place.value))),
            (Some(place), _) => self.out.words(&format!(", {}", parts::locator(place))),
            (None, Some(page)) => self.out.words(&format!(": {}", pages(page))),
            (None, None) => {}
        }
        if !self.is_note {
            self.out.stop('.');
        }
    }

    /// `in *Book*, 2nd ed., ed. Kirsten Lund (Oslo: Ferry Press, 2001), 45`.
    fn book(&mut self) {
        let source = self.source;
        if source.container_title.is_some() {
            self.container();
        } else {
            if let Some(edition) = edition(source) {
                self.phrase(&edition);
            }
            self.volume_and_people();
        }
        if let Some(series) = &source.collection_title {
            let number = source.collection_number.as_deref().map_or(String::new(), |number| format!(" {number}"));
            self.out.words(&format!("{series}{number}"));
            self.out.stop(self.sign());
        }
        if matches!(source.kind, SourceType::Report | SourceType::Standard) {
            let genre = source.genre.as_deref().filter(|_| source.title.is_some());
            let number = source
                .number
                .as_deref()
                .map(|number| if genre.is_some() { numbered(number, self.is_note) } else { number.to_owned() });
            let words = [genre.map(str::to_owned), number].into_iter().flatten().collect::<Vec<_>>().join(" ");
            self.phrase(&words);
        }
        let imprint = imprint(source, self.rules);
        if self.is_note {
            self.bracketed(&imprint);
        } else {
            self.item(&imprint);
        }
        if !self.is_note {
            return;
        }
        if self.is_looked_up()
            && let Some(word) = &source.title
        {
            self.out.words(&format!(", {} ", self.rules.under));
            self.out.quoted(word, self.place.is_some().then_some(','));
            if let Some(place) = self.place {
                self.out.words(&format!(" {}", parts::locator(place)));
            }
            return;
        }
        let page = source.page.as_ref().filter(|_| self.rules.chapter_pages || source.container_title.is_none());
        match (self.place, page) {
            (Some(place), _) => self.out.words(&format!(", {}", parts::locator(place))),
            (None, Some(page)) => self.out.words(&format!(", {}", pages(page))),
            (None, None) => {}
        }
    }

    /// `Chap. 9 in *Book*, by Ann Rowe, 2nd ed., vol. 4, edited by Kirsten Lund, 45–67`: all of one sentence.
    fn container(&mut self) {
        let source = self.source;
        if !self.is_looked_up() {
            let mut opening = match &source.chapter_number {
                Some(number) => format!("chap. {number} in "),
                None => "in ".to_owned(),
            };
            if !self.is_note {
                opening = capital(&opening);
            }
            self.out.words(&opening);
        }
        self.out.italic(source.container_title.as_deref().unwrap_or_default());
        if !source.container_author.is_empty() {
            let by = self.people(&source.container_author);
            self.out.words(&format!(", by {by}"));
        }
        if let Some(edition) = edition(source) {
            self.out.words(&format!(", {edition}"));
        }
        if let Some(volume) = &source.volume {
            self.out.words(&format!(", vol. {volume}"));
        }
        for words in self.roles() {
            self.out.words(&format!(", {words}"));
        }
        if let Some(page) = source.page.as_ref().filter(|_| self.rules.chapter_pages && !self.is_note) {
            self.out.words(&format!(", {}", pages(page)));
        }
        self.out.stop(self.sign());
    }

    /// Who edited and translated it, but for the one under whom it stands.
    fn roles(&self) -> Vec<String> {
        let source = self.source;
        let words = if self.is_note { ["ed.", "trans."] } else { ["edited by", "translated by"] };
        let leads = source.author.is_empty() && source.container_title.is_none();
        let editors = if leads { &[][..] } else { &source.editor };
        let each = [(editors, words[0]), (&source.translator[..], words[1])];
        let named = each.into_iter().filter(|(names, _)| !names.is_empty());
        named.map(|(names, role)| format!("{role} {}", self.people(names))).collect()
    }

    /// `Vol. 2, edited by Karim Ashraf.`, or each by itself where it is the whole work.
    fn volume_and_people(&mut self) {
        let roles = self.roles();
        if let Some(volume) = &self.source.volume {
            let words = std::iter::once(format!("vol. {volume}")).chain(roles).collect::<Vec<_>>().join(", ");
            self.phrase(&words);
            return;
        }
        for words in roles {
            self.phrase(&words);
        }
        if let Some(volumes) = &self.source.number_of_volumes {
            self.phrase(&format!("{volumes} vols."));
        }
    }

    /// Words in round brackets, in place of the comma that would stand before them.
    fn bracketed(&mut self, words: &str) {
        self.out.drop_comma();
        self.out.words(&format!("({words})"));
    }

    fn thesis(&mut self) {
        let parts = [self.source.genre.clone(), self.source.publisher.clone(), when(self.source, true)];
        let words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if self.is_note {
            self.bracketed(&words);
        } else {
            self.phrase(&words);
        }
        if let Some(place) = self.place {
            self.out.words(&format!(", {}", parts::locator(place)));
        }
    }

    /// Laws, treaties and cases: one sentence. They are told apart by their day, so that it stands whole.
    fn law(&mut self) {
        let source = self.source;
        if self.source.kind == SourceType::LegalCase {
            let words = [source.authority.clone(), when(source, false)];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                self.bracketed(&words);
            }
        } else {
            let number = source.number.as_deref().map(|number| numbered(number, true));
            let parts = [source.genre.clone(), number, source.authority.clone(), source.event_place.clone()];
            let parts = parts.into_iter().chain([source.publisher.clone(), when(source, false)]);
            let words = parts.flatten().collect::<Vec<_>>().join(", ");
            if !words.is_empty() {
                self.out.words(&words);
            }
        }
        if let Some(place) = self.place {
            self.out.words(&format!(", {}", parts::locator(place)));
        }
        if !self.is_note {
            self.out.stop('.');
        }
    }

    /// The periodical, with its town where that is told: `*al-Nahr* (Wasit)`.
    fn periodical(&mut self) {
        let source = self.source;
        let name = source.container_title.as_deref().unwrap_or_default();
        if container_is_italic(source) {
            self.out.italic(name);
        } else {
            self.out.words(name);
        }
        if let (SourceType::ArticleNewspaper, Some(town)) = (source.kind, &source.publisher_place) {
            self.out.words(&format!(" ({town})"));
        }
    }

    /// Newspapers, sites, posts, broadcasts, documents: what holds it, where, when.
    fn other(&mut self) {
        let source = self.source;
        if source.title.is_some()
            && let Some(genre) = source.genre.clone().filter(|_| !self.has_told_genre() && reviewed(source).is_none())
        {
            self.phrase(&genre);
        }
        if let Some(number) = &source.number {
            self.phrase(&numbered(number, self.is_note));
        }
        if let Some(version) = &source.version {
            self.phrase(&format!("version {version}"));
        }
        let (column, part) = parts::section(source);
        self.items([&column]);
        // What holds it, and when, belong together; so do where and when.
        let mut when = parts::day(source);
        let accessed = source.accessed.as_ref().filter(|_| when.is_none());
        let led = is_led_by_container(source) && !self.is_note;
        if source.container_title.is_some() {
            let mut together = Vec::new();
            if !led {
                self.periodical();
                together.push(String::new());
            }
            together.extend(part);
            together.extend(when.take_if(|_| source.publisher.is_none()));
            self.out.words(&together.join(", "));
            self.out.stop(self.sign());
        } else {
            self.items([&part]);
        }
        let event = source.event_title.as_ref().map(|event| match source.kind {
            SourceType::PaperConference if self.is_note => format!("paper presented at {event}"),
            SourceType::PaperConference => format!("Paper presented at {event}"),
            _ => event.clone(),
        });
        let mut held: Vec<String> = [event, source.event_place.clone()].into_iter().flatten().collect();
        if source.publisher.is_none() && source.authority.is_none() {
            held.extend(when.take());
        }
        self.item(&held.join(", "));
        self.items([&source.authority]);
        if let Some(publisher) = &source.publisher {
            let place = source.publisher_place.as_deref().filter(|_| self.rules.place);
            let named = place.map_or_else(|| publisher.clone(), |place| format!("{place}: {publisher}"));
            let words = std::iter::once(named).chain(when.take()).collect::<Vec<_>>().join(", ");
            if self.is_note && source.kind == SourceType::MotionPicture {
                self.bracketed(&words);
                self.out.stop(',');
            } else {
                self.item(&words);
            }
        }
        if let Some(when) = when {
            self.phrase(&when);
        }
        if let Some(day) = accessed {
            self.phrase(&format!("accessed {}", date(day)));
        }
        if source.kind != SourceType::PersonalCommunication || source.title.is_some() {
            let form = [&source.medium, &source.dimensions, &source.scale];
            let form: Vec<&str> = form.into_iter().filter_map(|words| words.as_deref()).collect();
            self.phrase(&form.join(", "));
        }
        if parts::stand_in(source) == [None, None] {
            self.items(&archive(source));
        }
        let place = self.place.map(parts::locator).or_else(|| source.page.as_deref().map(pages));
        if let Some(place) = place.filter(|_| self.is_note) {
            self.item(&place);
        }
    }
}
