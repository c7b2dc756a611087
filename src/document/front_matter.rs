//! Front matter in YAML, before a Markdown text.

use super::inline::inside;
use super::leaf::{Hint, Leaf, LeafKind};
use super::words::Words;
use crate::text::Span;

/// Adds the leaves of the front matter of `text`, if it has any, and returns the byte at which the text itself
/// starts.
///
/// Front matter opens on the first line with `---` and a key on the line after it, which no rule over notes has.
pub(super) fn leaf(text: &str, leaves: &mut Vec<Leaf>) -> usize {
    let bom = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut lines = text[bom..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return bom };
    let mut at = bom + first.len();
    let mut found = Vec::new();
    // What the key of the list means whose items follow.
    let mut listed = None;
    for (number, line) in lines.enumerate() {
        let words = line.trim_end();
        if matches!(words, "---" | "...") && number > 0 {
            leaves.push(Leaf {
                kind: LeafKind::FrontMatter,
                text: super::MarkedText::default(),
                span: Span::new(bom, bom + first.trim_end().len()),
                lines: Vec::new(),
                hint: None,
            });
            leaves.append(&mut found);
            return at + line.len();
        }
        let key = words.split_once(':').filter(|(key, _)| {
            key.starts_with(|sign: char| sign.is_alphabetic())
                && key.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'))
        });
        if number == 0 && key.is_none() {
            return bom;
        }
        let item = words.trim_start().strip_prefix("- ").filter(|_| key.is_none());
        let hint = match (key, item) {
            (Some((key, _)), _) => {
                listed = hint(key);
                listed.clone()
            }
            (None, Some(item)) if item.trim_start().starts_with("name:") || !item.contains(": ") => listed.clone(),
            _ => None,
        };
        if !words.trim().is_empty() {
            let value = key.map_or(item.unwrap_or(words), |(_, value)| value);
            let value = value
                .trim_start()
                .strip_prefix("name:")
                .unwrap_or(value)
                .trim_matches([' ', '\t', '"', '\'', '-', '[', ']']);
            let start = at + (value.as_ptr() as usize - line.as_ptr() as usize);
            let mut inner = Words::new(text);
            inside(text, start..start + value.len(), &mut inner);
            let (marked, lines) = inner.finish();
            let hint = hint.filter(|_| !marked.plain.is_empty());
            found.push(Leaf {
                kind: LeafKind::FrontMatter,
                text: marked,
                span: Span::new(at, at + words.len()),
                lines,
                hint,
            });
        }
        at += line.len();
    }
    bom
}

/// What the value of `key` is to the article.
fn hint(key: &str) -> Option<Hint> {
    match key.to_ascii_lowercase().as_str() {
        "title" => Some(Hint::Title),
        "author" | "authors" | "by" => Some(Hint::Byline),
        "date" | "published" => Some(Hint::Dateline),
        _ => None,
    }
}
