//! MRK013.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{BlockKind, Within};
use crate::extract::is_function_word;
use crate::text::ByteSet;
use std::ops::Range;

/// From how many words on a quotation needs its source.
const WORDS: usize = 5;

rule! {
    /// ## What it checks
    /// A paragraph with a direct quotation of five words or more has a note.
    ///
    /// Scare quotes and names in quotation marks are shorter; a title in quotation marks is known by its
    /// capitals. Neither is reported.
    ///
    /// ## Example
    /// ```article
    /// # The Hand
    ///
    /// Rima Haj
    ///
    /// He said that "the hand is open to all who come."
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Hand
    ///
    /// Rima Haj
    ///
    /// He said that "the hand is open to all who come."<sup>1</sup> The "secret capitals" were in the play "The
    /// Road of Salt and Water."
    ///
    /// He called it his "open hand."
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    QuotationWithoutNote = "MRK013", "quotation-without-note", Warning
}

impl Rule for QuotationWithoutNote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let marked = article.marked_blocks();
        for (index, block) in article.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) || marked[index] {
                continue;
            }
            let words = block.text.as_str();
            let double = &reading.quotations(Within::Block(index)).inside;
            let single = if double.is_empty() { in_single_marks(words) } else { Vec::new() };
            for range in double.iter().chain(&single).cloned() {
                if is_quotation(&words[range.clone()]) {
                    let message = "a quotation stands in a paragraph without a note".to_owned();
                    let help = "say where the words are taken from";
                    found.push(self.finding(block.text.plain.span(range), message).help(help));
                }
            }
        }
    }
}

/// What stands in single quotation marks, as British houses print speech. The marks are also apostrophe, ayn and
/// hamza: one opens only after a space and before a word that is no name, and closes only beside punctuation or at the
/// end of a clause.
fn in_single_marks(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in MARKS.chars(words).filter(|(_, c)| matches!(c, '\'' | '‘' | '’')) {
        let end = at + mark.len_utf8();
        let (before, after) = (words[..at].chars().next_back(), words[end..].chars().next());
        let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([—–".contains(c));
        if mark != '’'
            && free(before)
            && after.is_some_and(char::is_alphabetic)
            && is_no_name(&words[..at], &words[end..])
        {
            open = open.or(Some(end));
        } else if let Some(start) = open.filter(|_| mark != '‘') {
            let closes = before.is_some_and(|c| ".,!?;…".contains(c))
                || before.is_some_and(char::is_alphanumeric) && after.is_none_or(|c| ".,;:!?)".contains(c));
            if closes && after.is_none_or(|c| !c.is_alphanumeric()) {
                found.push(start..at);
                open = None;
            }
        }
    }
    found
}

/// The first bytes of single quotation marks.
static MARKS: ByteSet = ByteSet::of(&[b'\'', 0xE2]);

/// Whether the word with which `after` begins is none that bears an ayn: a word of English, or one with which a clause
/// begins after a comma or colon.
fn is_no_name(before: &str, after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let clause = before.trim_end().is_empty() || before.trim_end().ends_with([',', ':', '.', '!', '?']);
    is_function_word(word) || clause && word.starts_with(char::is_lowercase) || after.starts_with("I ")
}

/// Whether `words` are somebody's sentence and no title.
fn is_quotation(words: &str) -> bool {
    let count = words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let long = words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.contains(char::is_uppercase)), all + 1));
    count >= WORDS && (all == 0 || capitals * 2 <= all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_in_single_marks_is_told_from_names_with_ayn() {
        let found =
            |words: &'static str| in_single_marks(words).into_iter().map(|range| &words[range]).collect::<Vec<_>>();
        assert_eq!(
            found("'We were told to wait,' she said, 'and we waited.'"),
            ["We were told to wait,", "and we waited."]
        );
        assert_eq!(found("He wrote: ‘The road isn’t for us’. So he stayed."), ["The road isn’t for us"]);
        assert!(found("In 'Abd al-Nasir's house the amirs' men met 'Umar, the boys' friend.").is_empty());
        assert!(found("the ‘ulama’ of the town, and the amirs’ men.").is_empty());
    }
}
