//! NAM008.

use super::passage::with_signs;
use super::stated::plain;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::{is_apostrophe, is_article, sound};
use std::collections::HashSet;

rule! {
    /// ## What it checks
    /// A foreign term in italics is explained where it first stands: by a gloss in parentheses, by *or*, *meaning* or
    /// *that is*, or by standing in parentheses after the English.
    ///
    /// A term is taken for foreign by its article (*al-*), by letters that English lacks, or by spellings that it
    /// avoids; an English word in italics is only stressed. Much that looks unexplained is known to readers of the
    /// field, so the rule is off until asked for.
    ///
    /// ## Example
    /// ```article
    /// In spring the *Wilayat al-Furat* fell.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// In spring the *Wilayat al-Furat* (“Province of the Euphrates”) fell.
    /// ```
    UnglossedTerm = "NAM008", "unglossed-term", Off
}

impl Rule for UnglossedTerm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        // Another spelling of a term is no other term.
        let mut met: HashSet<String> = HashSet::new();
        for (words, span, range, within) in reading.terms() {
            let is_first = met.insert(sound(words));
            let text = plain(reading, *within).as_str();
            if is_first && is_foreign(words) && !is_glossed(&text[..range.start], words, &text[range.end..]) {
                let span = with_signs(reading.article.text.text(), *span);
                let finding = self.finding(span, format!("{words} is not explained"));
                found.push(finding.help("say in parentheses what it means"));
            }
        }
    }
}

/// Whether a term is no English.
fn is_foreign(term: &str) -> bool {
    let lower = term.to_lowercase();
    lower.split([' ', '‐', '‑']).any(|word| {
        let article = word.split_once('-').is_some_and(|(first, _)| is_article(first));
        let letters = word.chars().any(|c| matches!(c, 'ʿ' | 'ʾ' | '‘') || (!c.is_ascii() && c.is_alphabetic()));
        let spelling = ["aa", "ii", "uu", "iyy", "uww", "kh", "dh"].iter().any(|it| word.contains(it));
        let unlike = word.replace("qu", "").contains('q') || word.starts_with(is_apostrophe);
        article || letters || spelling || unlike
    })
}

/// Whether the words around a term explain it.
fn is_glossed(before: &str, term: &str, after: &str) -> bool {
    const WORDS: [&str; 7] = ["or ", "meaning ", "that is", "i.e.", "literally", "lit.", "which means"];
    let quote = |c: char| matches!(c, '"' | '”' | '“' | '\'' | '’');
    let after = after.trim_start_matches(|c: char| quote(c) || c == ')' || c == ',').trim_start();
    let opened = before.trim_end_matches(quote).strip_suffix(['(', '[']).is_some_and(|named| {
        let named = named.trim_end();
        // In brackets behind a noun a noun is explained, and a name behind a name: not one behind whatever it is of.
        let is_name = term.starts_with(char::is_uppercase) && !after.trim_start_matches(quote).starts_with([';', ',']);
        !is_name || named.ends_with(quote) || {
            let mut last = named.rsplit(' ').take(2);
            last.all(|word| word.starts_with(char::is_uppercase))
        }
    });
    opened || after.starts_with(['(', '[', '“', '"', '—', '–', '=']) || WORDS.iter().any(|word| after.starts_with(word))
}
