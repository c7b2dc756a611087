//! The notes of articles, printed anew: the first reference in full, later ones in short.

use super::parts;
use super::quotes::doubles;
use super::rich::{Markup, Rich, push_inside};
use super::short::short;
use super::words::capital;
use super::work::full;
use super::{Rules, Settings};
use crate::record::{Citation, Form, Locator, Note, Record, Source};
use std::collections::{HashMap, HashSet};
use std::io;

/// Works by their ids.
pub(super) type Known<'s> = HashMap<&'s str, &'s Source>;

/// What each citation of each note of a record is printed as, without a full stop at its end; nothing where it leads to
/// no work.
pub(super) type Bodies = Vec<Vec<Option<String>>>;

pub(super) fn known(sources: &[Source]) -> Known<'_> {
    sources.iter().map(|source| (source.id.as_str(), source)).collect()
}

/// Writes the notes of `records`, whose citations `bodies` prints.
pub(super) fn write(
    records: &[Record],
    markup: Markup,
    out: &mut dyn io::Write,
    bodies: &mut dyn FnMut(&Record) -> Bodies,
) -> io::Result<()> {
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
        for (note, bodies) in record.notes.iter().zip(bodies(record)) {
            let words = printed(note, &bodies, markup);
            let number = &note.number;
            match markup {
                Markup::Text => writeln!(out, "{number}. {words}")?,
                Markup::Markdown => writeln!(out, "[^{number}]: {words}")?,
                Markup::Html => {
                    let id = super::super::key::safe(&note.id);
                    writeln!(out, "<li id=\"{id}\"{}>{words}</li>", label(number))?;
                }
            }
        }
        if markup == Markup::Html {
            out.write_all(b"</ol>\n")?;
        }
    }
    Ok(())
}

/// What makes a list in HTML print the label of a note, which a browser would count by itself.
fn label(number: &str) -> String {
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!(" value=\"{number}\"");
    }
    let sign: String =
        number.chars().filter(|c| !matches!(c, '"' | '\'' | '\\' | '<' | '&') && !c.is_control()).collect();
    format!(" style=\"list-style-type: '{sign} '\"")
}

fn heading(record: &Record, markup: Markup, out: &mut dyn io::Write) -> io::Result<()> {
    let title = words(record.article.title.as_deref().unwrap_or(&record.article.id), markup);
    match markup {
        Markup::Text => writeln!(out, "{title}\n"),
        Markup::Markdown => writeln!(out, "## {title}\n"),
        Markup::Html => writeln!(out, "<h2>{title}</h2>"),
    }
}

/// Words of the article's own.
fn words(words: &str, markup: Markup) -> String {
    let mut out = Rich::new(markup);
    out.words(&doubles(words));
    out.unfinished()
}

/// A note, of whose citations `bodies` are the words. It begins with a capital, be it Ibid. or al-Salihi, who keeps
/// his small letter in the middle.
fn printed(note: &Note, bodies: &[Option<String>], markup: Markup) -> String {
    let mut whole = woven(note, bodies, markup).unwrap_or_else(|| composed(note, bodies, markup));
    if !note.citations.is_empty() {
        end(&mut whole);
        whole = capital(&whole);
    }
    whole
}

/// The note's own words, with each citation put anew in its place. None where a citation does not stand in them.
fn woven(note: &Note, bodies: &[Option<String>], markup: Markup) -> Option<String> {
    let mut whole = String::new();
    let mut rest = note.text.as_str();
    for (citation, body) in note.citations.iter().zip(bodies) {
        let exact = citation.anchor.as_ref()?.exact.trim().trim_end_matches('.');
        let at = rest.find(exact).filter(|_| !exact.is_empty())?;
        join(&mut whole, &words(&rest[..at], markup));
        let anew = match body {
            Some(body) => {
                let within = |words: &&str| exact.contains(*words);
                let before = citation.prefix.as_deref().filter(within).unwrap_or_default();
                let after = citation.suffix.as_deref().filter(within).unwrap_or_default();
                around(before, body, after, markup)
            }
            None => words(exact, markup),
        };
        join(&mut whole, &anew);
        rest = &rest[at + exact.len()..];
    }
    join(&mut whole, &words(rest, markup));
    Some(whole.trim().to_owned())
}

/// Puts `words` behind what is there: one full stop for two, and a comma or full stop within quotation marks.
fn join(whole: &mut String, words: &str) {
    let mut rest = words;
    if let Some(sign) = words.chars().next().filter(|sign| matches!(sign, ',' | '.')) {
        if whole.ends_with('”') {
            whole.pop();
            push_inside(whole, sign);
            whole.push('”');
            rest = &words[1..];
        } else if sign == '.' && whole.ends_with(['.', '?', '!']) {
            rest = &words[1..];
        }
    }
    whole.push_str(rest);
}

/// `See *Work*, quoted in the preface`.
fn around(before: &str, body: &str, after: &str, markup: Markup) -> String {
    let before = match before.trim() {
        "" => String::new(),
        before => words(before, markup) + " ",
    };
    let after = match after.trim() {
        "" => String::new(),
        after => format!(", {}", words(after, markup)),
    };
    before + body + &after
}

/// The citations one after the other, and then whatever else the note says.
fn composed(note: &Note, bodies: &[Option<String>], markup: Markup) -> String {
    let citation = |(citation, body): (&Citation, &Option<String>)| {
        let Some(body) = body else {
            // A later reference that leads nowhere is printed as it stands.
            let exact = citation.anchor.as_ref().map_or("", |anchor| anchor.exact.as_str());
            return words(exact.trim_end_matches('.'), markup);
        };
        let (before, after) = (citation.prefix.as_deref(), citation.suffix.as_deref());
        around(before.unwrap_or_default(), body, after.unwrap_or_default(), markup)
    };
    let mut whole = note.citations.iter().zip(bodies).map(citation).collect::<Vec<_>>().join("; ");
    if !whole.is_empty() {
        end(&mut whole);
    }
    // What cites nothing stands as it is.
    let rest = if note.citations.is_empty() { Some(&note.text) } else { note.remarks.as_ref() };
    if let Some(rest) = rest {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&words(rest, markup));
    }
    whole
}

/// The citations of `record` by our own rules.
pub(super) fn bodies(rules: &Rules, settings: Settings, markup: Markup, known: &Known<'_>, record: &Record) -> Bodies {
    let mut cited = Cited { rules, settings, markup, seen: HashSet::new(), before: None };
    record.notes.iter().map(|note| cited.note(note, known)).collect()
}

/// What earlier notes have cited.
struct Cited<'r> {
    rules: &'r Rules,
    settings: Settings,
    markup: Markup,
    seen: HashSet<&'r str>,
    /// The one work that the note before cites, and the place in it.
    before: Option<(&'r str, Option<&'r Locator>)>,
}

impl<'r> Cited<'r> {
    fn note(&mut self, note: &'r Note, known: &Known<'_>) -> Vec<Option<String>> {
        // Within a note, the citation before is the one that counts.
        let bodies: Vec<Option<String>> =
            note.citations.iter().map(|citation| self.citation(citation, known)).collect();
        if note.citations.len() != 1 {
            self.before = None;
        }
        bodies
    }

    fn citation(&mut self, citation: &'r Citation, known: &Known<'_>) -> Option<String> {
        let Some(id) = citation.source.as_deref() else {
            self.before = None;
            return None;
        };
        let before = self.before.take().filter(|(before, _)| *before == id).map(|(_, place)| place);
        // Ibid. alone is the same place, too.
        let carried = before.flatten().filter(|_| citation.form == Form::Ibid);
        let place = citation.locator.as_ref().or(carried);
        self.before = Some((id, place));
        let source = known.get(id)?;
        let body = match before {
            Some(_) if !self.rules.ibid => short(source, place, self.rules, self.markup, false),
            Some(before) => match citation.locator.as_ref().map(parts::locator) {
                Some(place) if Some(&place) != before.map(parts::locator).as_ref() => format!("ibid., {place}"),
                _ => "ibid.".to_owned(),
            },
            None if self.seen.contains(id) => short(source, place, self.rules, self.markup, true),
            None => full(source, place, self.rules, self.settings, self.markup),
        };
        self.seen.insert(id);
        Some(body)
    }
}

/// Ends a sentence: the full stop goes inside quotation marks.
fn end(whole: &mut String) {
    let inside = whole.ends_with('”');
    if inside {
        whole.pop();
    }
    if !whole.ends_with(['.', '?', '!']) && !whole.ends_with(".’") {
        push_inside(whole, '.');
    }
    if inside {
        whole.push('”');
    }
}
