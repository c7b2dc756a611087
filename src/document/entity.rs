//! Character references of HTML, traced.

use super::words::Words;
use crate::text::Span;
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;

/// The longest name in HTML's list, `CounterClockwiseContourIntegral;`, with its ampersand.
const LONGEST: usize = 33;

/// Reads character references, each once.
#[derive(Default)]
pub(super) struct Entities {
    known: HashMap<String, String>,
}

impl Entities {
    /// Adds the words of `text` at `span`, which hold no tag.
    pub(super) fn read(&mut self, text: &str, span: Span, words: &mut Words<'_>) {
        let mut from = span.start;
        let mut at = span.start;
        while let Some(found) = text[at..span.end].find('&') {
            let start = at + found;
            let rest = &text.as_bytes()[start + 1..span.end.min(start + LONGEST)];
            let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
            let end = start + 1 + name + usize::from(rest.get(name) == Some(&b';'));
            at = end;
            let reference = &text[start..end];
            if name == 0 {
                continue;
            }
            if !self.known.contains_key(reference) {
                self.known.insert(reference.to_owned(), decode(reference));
            }
            let decoded = &self.known[reference];
            if decoded != reference {
                words.add(Span::new(from, start));
                words.add_for(decoded, Span::new(start, end));
                from = end;
            }
        }
        words.add(Span::new(from, span.end));
    }
}

fn decode(reference: &str) -> String {
    let mut decoded = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(words) = token {
            decoded.push_str(&String::from_utf8_lossy(&words));
        }
    }
    decoded
}
