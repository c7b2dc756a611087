//! The notes of articles, printed anew: the first reference in full, later ones in short.

use super::parts;
use super::rich::{Markup, Rich};
use super::short::short;
use super::words::capital;
use super::work::full;
use super::{Rules, Settings};
use crate::record::{Citation, Note, Record, Source};
use std::collections::{HashMap, HashSet};
use std::io;

pub(super) fn write(
    rules: &Rules,
    sources: &[Source],
    records: &[Record],
    settings: Settings,
    markup: Markup,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let known: HashMap<&str, &Source> = sources.iter().map(|source| (source.id.as_str(), source)).collect();
    for (index, record) in records.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n")?;
        }
        if records.len() > 1 {
            heading(record, markup, out)?;
        }
        if markup == Markup::Html {
            out.write_all(b"<ol class=\"notes\">\n")?;
        }
        let mut cited = Cited { rules, settings, markup, seen: HashSet::new(), before: None };
        for note in &record.notes {
            let words = cited.note(note, &known);
            let number = &note.number;
            match markup {
                Markup::Text => writeln!(out, "{number}. {words}")?,
                Markup::Markdown => writeln!(out, "[^{number}]: {words}")?,
                Markup::Html => writeln!(out, "<li id=\"{}\">{words}</li>", super::super::key::safe(&note.id))?,
            }
        }
        if markup == Markup::Html {
            out.write_all(b"</ol>\n")?;
        }
    }
    Ok(())
}

fn heading(record: &Record, markup: Markup, out: &mut dyn io::Write) -> io::Result<()> {
    let mut title = Rich::new(markup);
    title.words(record.article.title.as_deref().unwrap_or(&record.article.id));
    let title = title.unfinished();
    match markup {
        Markup::Text => writeln!(out, "{title}\n"),
        Markup::Markdown => writeln!(out, "## {title}\n"),
        Markup::Html => writeln!(out, "<h2>{title}</h2>"),
    }
}

/// What earlier notes have cited.
struct Cited<'r> {
    rules: &'r Rules,
    settings: Settings,
    markup: Markup,
    seen: HashSet<&'r str>,
    /// The one work that the note before cites, and the place in it.
    before: Option<(&'r str, Option<String>)>,
}

impl<'r> Cited<'r> {
    fn note(&mut self, note: &'r Note, known: &HashMap<&'r str, &'r Source>) -> String {
        let mut parts = Vec::new();
        for (index, citation) in note.citations.iter().enumerate() {
            // Within a note, the citation before is the one that counts.
            let words = self.citation(citation, known);
            // A note begins with a capital, be it Ibid. or al-Salihi, who keeps his small letter in the middle.
            parts.push(if index == 0 { capital(&words) } else { words });
            let place = citation.locator.as_ref().map(parts::locator);
            self.before = citation.source.as_deref().map(|source| (source, place));
        }
        if note.citations.len() > 1 {
            self.before = None;
        }
        let mut whole = parts.join("; ");
        if whole.is_empty() {
            self.before = None;
        } else {
            end(&mut whole);
        }
        // What cites nothing stands as it is.
        let rest = if note.citations.is_empty() { Some(&note.text) } else { note.remarks.as_ref() };
        if let Some(rest) = rest {
            let mut words = Rich::new(self.markup);
            words.words(rest);
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(&words.unfinished());
        }
        whole
    }

    fn citation(&mut self, citation: &'r Citation, known: &HashMap<&'r str, &'r Source>) -> String {
        let mut words = Rich::new(self.markup);
        let prefix = citation.prefix.as_deref().unwrap_or_default().trim();
        if !prefix.is_empty() {
            words.words(prefix);
            words.space();
        }
        let work = citation.source.as_deref().and_then(|id| known.get_key_value(id));
        let locator = citation.locator.as_ref();
        let mut whole = words.unfinished();
        let body = match work {
            // A later reference that leads nowhere is printed as it stands.
            None => {
                let mut words = Rich::new(self.markup);
                words.words(citation.anchor.as_ref().map_or("", |anchor| anchor.exact.as_str()).trim_end_matches('.'));
                whole.clear();
                words.unfinished()
            }
            Some((id, source)) => {
                let again = self.before.as_ref().filter(|(before, _)| before == id);
                if let Some((_, place)) = again.cloned() {
                    self.again(source, locator.map(parts::locator), place.as_deref(), citation)
                } else if self.seen.contains(id) {
                    short(source, locator, self.rules, self.markup, true)
                } else {
                    full(source, locator, self.rules, self.settings, self.markup)
                }
            }
        };
        if let Some((id, _)) = work {
            self.seen.insert(id);
        }
        whole.push_str(&body);
        if let Some(suffix) = &citation.suffix {
            let mut words = Rich::new(self.markup);
            words.words(suffix);
            whole.push_str(", ");
            whole.push_str(&words.unfinished());
        }
        whole
    }

    /// The work of the note before once more.
    fn again(&self, source: &Source, place: Option<String>, before: Option<&str>, citation: &Citation) -> String {
        if !self.rules.ibid {
            return short(source, citation.locator.as_ref(), self.rules, self.markup, false);
        }
        match place {
            Some(place) if Some(place.as_str()) != before => format!("ibid., {place}"),
            _ => "ibid.".to_owned(),
        }
    }
}

/// Ends a sentence: the full stop goes inside quotation marks.
fn end(whole: &mut String) {
    let inside = whole.ends_with('”');
    if inside {
        whole.pop();
    }
    if !whole.ends_with(['.', '?', '!']) {
        whole.push('.');
    }
    if inside {
        whole.push('”');
    }
}
