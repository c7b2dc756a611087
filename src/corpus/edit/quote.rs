//! Finding the words that somebody quotes in an article, as a reader sees it.

use super::EditError;
use crate::document::{Article, Within};
use crate::text::{PlainText, is_apostrophe};
use std::fmt::Write as _;
use std::ops::Range;

/// Words of an article, and what stands around them where they stand in several places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// Words just before them.
    pub prefix: Option<String>,
    /// Words just after them.
    pub suffix: Option<String>,
}

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Body,
    Notes,
    Both,
}

/// How many places are told where there are several.
const TOLD: usize = 5;

/// How many characters around a place are told.
const AROUND: usize = 24;

/// The one place in `article` where `quote` stands.
pub(super) fn find(article: &Article<'_>, quote: &Quote, scope: Scope) -> Result<(Within, Range<usize>), EditError> {
    let sought = Folded::new(&quote.exact).text.trim().to_owned();
    if sought.is_empty() {
        return Err(EditError::Quote("no words are quoted; write --quote \"…\"".to_owned()));
    }
    let side = |words: &Option<String>| words.as_deref().map(|words| Folded::new(words).text.trim().to_owned());
    let (prefix, suffix) = (side(&quote.prefix), side(&quote.suffix));
    let mut found = Vec::new();
    for (within, plain) in plains(article, scope) {
        let folded = Folded::new(plain.as_str());
        for (at, _) in folded.text.match_indices(&sought) {
            let end = at + sought.len();
            let before = folded.text[..at].trim_end();
            let after = folded.text[end..].trim_start();
            if prefix.as_ref().is_none_or(|prefix| before.ends_with(prefix))
                && suffix.as_ref().is_none_or(|suffix| after.starts_with(suffix))
            {
                found.push((within, folded.source(at..end)));
            }
        }
    }
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(missing(article, quote, &sought, scope)),
        count => {
            let mut told = format!("“{}” stands in {count} places; say which with --prefix or --suffix:", quote.exact);
            for (within, range) in found.iter().take(TOLD) {
                write!(told, "\n  {}", place(article, *within, range)).expect("writing to a string cannot fail");
            }
            if count > TOLD {
                told.push_str("\n  …");
            }
            Err(EditError::Quote(told))
        }
    }
}

/// That the words are not there, and how far they are.
fn missing(article: &Article<'_>, quote: &Quote, sought: &str, scope: Scope) -> EditError {
    let mut told = format!("the article does not have the words “{}”", quote.exact);
    told.push_str(match scope {
        Scope::Body => " in its body",
        Scope::Notes => " in its notes",
        Scope::Both => "",
    });
    // The longest start of the quote that is there shows the word in which it differs.
    let ends: Vec<usize> = sought.match_indices(' ').map(|(at, _)| at).collect();
    let folded: Vec<(Within, Folded)> =
        plains(article, scope).map(|(within, plain)| (within, Folded::new(plain.as_str()))).collect();
    let there = |end: usize| folded.iter().find_map(|(within, it)| Some((within, it, it.text.find(&sought[..end])?)));
    let longest = ends.partition_point(|end| there(*end).is_some());
    if let Some(end) = longest.checked_sub(1).map(|last| ends[last])
        && let Some((within, folded, at)) = there(end)
    {
        let range = folded.source(at..at + end);
        write!(told, "; nearest: {}", place(article, *within, &range)).expect("writing to a string cannot fail");
    }
    EditError::Quote(told)
}

fn plains<'r>(article: &'r Article<'_>, scope: Scope) -> impl Iterator<Item = (Within, &'r PlainText)> {
    let blocks = article.blocks.iter().enumerate().filter(move |_| scope != Scope::Notes);
    let notes = article.notes.iter().enumerate().filter(move |_| scope != Scope::Body);
    let blocks = blocks.map(|(index, block)| (Within::Block(index), &block.text.plain));
    blocks.chain(notes.map(|(index, note)| (Within::Note(index), &note.text.plain)))
}

/// Plain bytes `range` of `within`, by line and column, with what stands around.
fn place(article: &Article<'_>, within: Within, range: &Range<usize>) -> String {
    let plain = match within {
        Within::Block(index) => &article.blocks[index].text.plain,
        Within::Note(index) => &article.notes[index].text.plain,
    };
    let words = plain.as_str();
    let before = words[..range.start].char_indices().rev().take(AROUND).last().map_or(range.start, |(at, _)| at);
    let after = words[range.end..].char_indices().nth(AROUND).map_or(words.len(), |(at, _)| range.end + at);
    let at = article.text.position(plain.source(range.start));
    let (left, right) = (if before > 0 { "…" } else { "" }, if after < words.len() { "…" } else { "" });
    let around = (&words[before..range.start], &words[range.clone()], &words[range.end..after]);
    format!("{}:{}: {left}{}[{}]{}{right}", at.line, at.column, around.0, around.1, around.2)
}

/// Words as they are compared: white space is one space, quotation marks, apostrophes and dashes are of one kind.
struct Folded {
    text: String,
    /// For each byte of the text, the byte of the words from which it was made; one more for the end.
    origins: Vec<usize>,
}

impl Folded {
    fn new(words: &str) -> Self {
        let (mut text, mut origins) = (String::with_capacity(words.len()), Vec::with_capacity(words.len() + 1));
        for (at, c) in words.char_indices() {
            let c = match c {
                c if c.is_whitespace() => ' ',
                '“' | '”' | '„' | '«' | '»' => '"',
                '–' | '—' | '‑' | '‐' | '−' => '-',
                c if is_apostrophe(c) => '\'',
                '\u{AD}' => continue,
                c => c,
            };
            if c == ' ' && text.ends_with(' ') {
                continue;
            }
            text.push(c);
            origins.resize(text.len(), at);
        }
        origins.push(words.len());
        Self { text, origins }
    }

    /// The bytes of the words from which bytes `range` of the text were made.
    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.origins[range.start]..self.origins[range.end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::text::TextResource;

    const TEXT: &str = "# Tax\n\nThe “Salt Roads” of 1922\nwere closed – so al-Fajr said.<sup>1</sup> In 1922 nobody paid.\n\n\
        <sup>1</sup> *al-Fajr*, June 4, 1922.\n";

    fn told(exact: &str, prefix: Option<&str>, scope: Scope) -> String {
        let text = TextResource::new("a.md", TEXT);
        let article = document::read(&text);
        let quote = Quote { exact: exact.to_owned(), prefix: prefix.map(str::to_owned), suffix: None };
        match find(&article, &quote, scope) {
            Ok((within, range)) => place(&article, within, &range),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn words_are_found_however_they_are_typed() {
        assert_eq!(
            told("\"Salt Roads\" of 1922 were closed - so", None, Scope::Body),
            "3:5: The [“Salt Roads” of 1922 were closed – so] al-Fajr said. In 1922 n…"
        );
        assert_eq!(told("1922", Some("In"), Scope::Both), "4:47: …d – so al-Fajr said. In [1922] nobody paid.");
        assert_eq!(told("June 4, 1922", None, Scope::Both), "6:25: al-Fajr, [June 4, 1922].");
    }

    #[test]
    fn words_in_several_places_or_none_are_refused_with_the_places() {
        let several = told("1922", None, Scope::Body);
        assert!(
            several.starts_with("“1922” stands in 2 places; say which with --prefix or --suffix:\n  3:"),
            "{several}"
        );
        let none = told("Camel roads of 1923", None, Scope::Body);
        assert_eq!(none, "the article does not have the words “Camel roads of 1923” in its body");
        let near = told("were closed by order", None, Scope::Body);
        assert!(near.contains("; nearest: 4:1: …") && near.contains("[were closed]"), "{near}");
        assert!(told("June 4, 1922", None, Scope::Body).starts_with("the article does not have"));
    }
}
