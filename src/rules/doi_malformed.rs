//! BIB014.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::MarkKind;
use memchr::memchr2_iter;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// A DOI has a prefix (`10.` and four digits or more), a slash and a suffix (DOI Handbook, 2.2), and is written so that it
    /// resolves.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "Markets Reopen," *The Beacon*, May 3, 2016, doi: 10.1080/.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "Markets Reopen," *Salt Review* 2, no. 1 (2016): 3–9, https://doi.org/10.5555/salt.2016.3.
    /// ```
    DoiMalformed = "BIB014", "doi-malformed", Error, Safe
}

impl Rule for DoiMalformed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for (index, note) in reading.article.notes.iter().enumerate() {
            let words = note.text.as_str();
            for at in dois(words) {
                let doi = &words[at.clone()];
                if is_sound(doi) && !is_torn(&words[at.end..]) {
                    continue;
                }
                let span = reading.note_span(index, at);
                let finding = self.finding(span, format!("`{doi}` is no DOI")).note(&note.label);
                found.push(finding.help("a DOI is `10.`, digits, a slash and the publisher's own number"));
            }
            for mark in &note.text.marks {
                let MarkKind::Link { url } = &mark.kind else { continue };
                let Some(doi) = doi_of(url).filter(|doi| !is_sound(doi)) else { continue };
                // Where the address is printed, it has been looked at among the words.
                if words[mark.range.clone()].contains(doi) && !doi.is_empty() {
                    continue;
                }
                let finding = self.finding(mark.span, format!("`{doi}` is no DOI")).note(&note.label);
                found.push(finding.help("a DOI is `10.`, digits, a slash and the publisher's own number"));
            }
        }
    }
}

/// What leads in a DOI.
const LEADS: &[&str] = &["doi.org/", "doi:", "DOI:", "doi ", "DOI "];

/// The DOIs in `words`, sound or not, without what leads them in and without the punctuation after them.
fn dois(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Few notes have any: all leads have an o and an i after a d.
    let may_lead = |at: usize| matches!(words.as_bytes()[at..], [_, b'o' | b'O', b'i' | b'I', ..]);
    if !memchr2_iter(b'd', b'D', words.as_bytes()).any(may_lead) {
        return found;
    }
    for lead in LEADS {
        for (at, _) in words.match_indices(lead) {
            let after = &words[at + lead.len()..];
            let start = at + lead.len() + (after.len() - after.trim_start().len());
            let word = words[start..].split(|c: char| c.is_whitespace() || matches!(c, '>' | ']' | ',' | ';')).next();
            let word = word.unwrap_or_default();
            let end = start + trimmed(word).len();
            // "doi:https://doi.org/10…" is found again by what follows; prose about DOIs is none.
            let number = &words[start..end];
            let is_number = number.starts_with("10")
                || lead.contains('/')
                || number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/');
            if is_number && !found.iter().any(|known| known.start == start) {
                found.push(start..end);
            }
        }
    }
    found
}

/// Without the stop of the sentence, and without a closing bracket that was opened before.
fn trimmed(word: &str) -> &str {
    let word = word.trim_end_matches(['.', '"', '”', '’', '\'']);
    match word.strip_suffix(')') {
        Some(bare) if word.matches('(').count() < word.matches(')').count() => trimmed(bare),
        _ => word,
    }
}

/// Whether what follows a DOI is the rest of it behind a space: digits with a dot or dash inside, where a comma or a
/// stop should have come before anything else.
fn is_torn(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else { return false };
    let word = trimmed(rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).next().unwrap_or_default());
    let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    word.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(['.', '/', '_'])
}

fn doi_of(url: &str) -> Option<&str> {
    url.split_once("doi.org/").map(|(_, doi)| doi)
}

fn is_sound(doi: &str) -> bool {
    let Some((prefix, suffix)) = doi.split_once('/') else { return false };
    let mut parts = prefix.split('.');
    let directory = parts.next() == Some("10");
    let registrant = parts.next().is_some_and(|part| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    directory && registrant && rest && !suffix.is_empty()
}
