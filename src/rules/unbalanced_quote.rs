//! STY009.

use super::passage::{Passage, passages, with_word};
use super::single_quote::{open_glosses, unclosed};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::BlockKind;

rule! {
    /// ## What it checks
    /// Within a note or a paragraph each quotation mark has its partner.
    ///
    /// A quotation over several paragraphs opens each of them and closes in the last: not reported. A single mark
    /// is judged only where it opens before a consonant or a small word of English, since ‘ and ’ are letters too
    /// (*‘Abd al-Mun‘im*).
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, “Next Stop Tal Afar, *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib and ‘Abd al-Mun‘im, “Next Stop Tal Afar,” *Niqash*, August 21, 2017.
    /// ```
    UnbalancedQuote = "STY009", "unbalanced-quote", Warning
}

impl Rule for UnbalancedQuote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let passages: Vec<Passage<'_>> = passages(article).collect();
        for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.is_scholarly()) {
            let words = passage.words();
            let alone = &reading.quotations(passage.within).alone;
            let mut single = unclosed(words);
            single.extend(open_glosses(passage.text));
            single.sort_by_key(|mark| mark.start);
            single.dedup();
            if alone.is_empty() && single.is_empty() {
                continue;
            }
            let goes_on = passages.get(index + 1).is_some_and(|next| {
                matches!(next.kind, Some(BlockKind::Paragraph | BlockKind::Quote))
                    && next.words().starts_with(['“', '"', '«', '‘', '\''])
            });
            for mark in alone.iter().cloned().chain(single) {
                let sign = &words[mark.clone()];
                let opens =
                    matches!(sign, "“" | "„" | "«" | "‘" | "'") || sign == "\"" && is_before_word(words, mark.end);
                if opens && goes_on && passage.kind == Some(BlockKind::Paragraph) {
                    continue;
                }
                let (message, help) = if opens {
                    ("a quotation mark opens and does not close", "put the closing mark")
                } else {
                    ("a quotation mark closes what none has opened", "put the opening mark, or take this one out")
                };
                found.push(self.finding(passage.span(with_word(words, mark, opens)), message.to_owned()).help(help));
            }
        }
    }
}

fn is_before_word(words: &str, at: usize) -> bool {
    words[at..].starts_with(|c: char| c.is_alphanumeric() || "'‘’ʿʾ".contains(c))
}
