//! BIB013.

use super::full_citation::full;
use super::heard::Heard;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::Name;
use crate::text::{ByteSet, key};

rule! {
    /// ## What it checks
    /// No placeholder is left in a note (*TK*, *XXX*, *[citation needed]*), no author is *Staff* and no title *Untitled* or
    /// *Home page*.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Author TK, "Untitled," *The Beacon*, May 1, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "Markets Reopen," *The Beacon*, May 3, 2016.
    /// ```
    PlaceholderOrGeneric = "BIB013", "placeholder-or-generic", Warning
}

impl Rule for PlaceholderOrGeneric {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for note in &reading.article.notes {
            let words = note.text.as_str();
            for (at, word) in placeholders(words) {
                let span = note.text.plain.span(at..at + word.len());
                let finding = self.finding(span, format!("a placeholder: {word}")).note(&note.label);
                found.push(finding.help("put in what is meant"));
            }
        }
        for full in full(reading) {
            let title = full.item.title.as_deref().filter(|title| title.len() <= LONGEST);
            let title = title.filter(|title| GENERIC_TITLES.contains(&key(title).as_str()));
            let authors = full.item.author.iter().map(Name::display);
            let author = authors.into_iter().find(|name| GENERIC_AUTHORS.contains(&&**Heard::of(name).key()));
            let what = match (title, author) {
                (Some(title), _) => format!("a title that says nothing: {title}"),
                (None, Some(author)) => format!("an author who is nobody: {author}"),
                (None, None) => continue,
            };
            found.push(self.finding(full.span, what).note(full.label).help("name the thing, or leave it out"));
        }
    }
}

/// A title with more bytes than this says something, whatever signs stand around it.
const LONGEST: usize = 32;

const GENERIC_TITLES: &[&str] = &["untitled", "home page", "homepage", "home", "index", "no title", "title"];

const GENERIC_AUTHORS: &[&str] =
    &["staff", "staff writer", "staff writers", "admin", "administrator", "webmaster", "editor", "author"];

/// What stands for words that are still to come, inside brackets or as a word.
const SIGNS: &[&str] = &[
    "[citation needed]",
    "[date]",
    "[page]",
    "[title]",
    "[author]",
    "[URL]",
    "[source]",
    "[insert",
    "TKTK",
    "TK",
    "XXXX",
    "XXX",
    "FIXME",
    "TODO",
    "TBD",
    "???",
];

/// The first bytes of these.
static FIRST: ByteSet = ByteSet::of(b"[TXF?");

/// The placeholders in `words`, with the bytes at which they start.
fn placeholders(words: &str) -> impl Iterator<Item = (usize, &'static str)> {
    FIRST.chars(words).filter_map(|(at, _)| {
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '?');
        let stands = |sign: &str| {
            sign.starts_with('[')
                || apart(words[..at].chars().next_back()) && apart(words[at + sign.len()..].chars().next())
        };
        SIGNS.iter().find(|sign| words[at..].starts_with(**sign) && stands(sign)).map(|sign| (at, *sign))
    })
}
