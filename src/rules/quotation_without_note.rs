//! MRK013.

use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::{BlockKind, Within};

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
        for (index, block) in article.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
                || article.refs.iter().any(|marker| marker.within == Within::Block(index))
            {
                continue;
            }
            let words = block.text.as_str();
            for range in reading.quotations(Within::Block(index)).inside.iter().cloned() {
                if is_quotation(&words[range.clone()]) {
                    let message = "a quotation stands in a paragraph without a note".to_owned();
                    let help = "say where the words are taken from";
                    found.push(self.finding(block.text.plain.span(range), message).help(help));
                }
            }
        }
    }
}

/// Whether `words` are somebody's sentence and no title.
fn is_quotation(words: &str) -> bool {
    let count = words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let long = words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.contains(char::is_uppercase)), all + 1));
    count >= WORDS && (all == 0 || capitals * 2 <= all)
}
