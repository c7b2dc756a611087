//! MRK008.

use super::passage::passage_of;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};

/// Words that stand before a family name in lower case, also where it opens a sentence.
const PARTICLES: &[&str] =
    &["ibn", "bin", "bint", "abu", "umm", "al", "el", "de", "van", "von", "der", "den", "da", "di", "du", "le", "la"];

/// Abbreviations after whose full stop a sentence may go on.
const ABBREVIATIONS: &[&str] = &[
    "etc", "al", "inc", "ltd", "corp", "jr", "sr", "dept", "est", "approx", "dr", "gen", "col", "prof", "esq", "bros",
];

rule! {
    /// ## What it checks
    /// After a full stop and a marker a new sentence begins. Where the words go on in lower case, the stop was
    /// meant to be a comma, or the rest is a fragment.
    ///
    /// Not reported: names that begin in lower case (`al-Qa'im`, `ibn Saud`), and what follows an abbreviation.
    ///
    /// ## Example
    /// ```article
    /// They were the capitals of the organization.<sup>1</sup> being used for meetings.
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They were the capitals of the organization,<sup>1</sup> being used for meetings. The U.S.<sup>2</sup> and its
    /// allies left.<sup>3</sup> al-Qa'im was next.
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> *Niqash*, August 22, 2017.
    /// - <sup>3</sup> *Niqash*, August 23, 2017.
    /// ```
    SentenceAfterMarker = "MRK008", "sentence-after-marker", Warning, Unsafe
}

impl Rule for SentenceAfterMarker {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        for marker in &article.refs {
            let passage = passage_of(article, marker);
            let (before, after) = passage.words().split_at(marker.at);
            let before = before.trim_end().trim_end_matches(['”', '"', '’', '»']);
            let Some(stem) = before.strip_suffix('.') else { continue };
            if is_abbreviation(stem) || !goes_on(after) {
                continue;
            }
            let stop = passage.span(stem.len()..stem.len() + 1);
            let message = format!("the sentence goes on in lower case after the full stop and marker {}", marker.label);
            let help = "make the stop a comma, or begin a sentence";
            found.push(
                (self.finding(stop.cover(marker.span), message).note(&marker.label).help(help))
                    .fix(false, vec![Edit::replace(stop, ",")]),
            );
        }
    }
}

/// Whether `after` carries on a sentence.
fn goes_on(after: &str) -> bool {
    let after = after.trim_start();
    if !after.starts_with(char::is_lowercase) {
        return false;
    }
    let word: &str = after.split(char::is_whitespace).next().unwrap_or_default();
    // al-Qa'im, at-Tawhid, d'Estaing
    let glued = word.char_indices().find(|(_, c)| !c.is_alphabetic()).is_some_and(|(at, c)| {
        at <= 4
            && "-–'’‘".contains(c)
            && word[at + c.len_utf8()..].trim_start_matches(['\'', '‘', '’', 'ʿ', 'ʾ']).starts_with(char::is_uppercase)
    });
    // iPhone, eBay
    let camel = word.chars().skip(1).take(2).any(char::is_uppercase);
    !glued && !camel && !PARTICLES.contains(&word)
}

fn is_abbreviation(stem: &str) -> bool {
    let word = stem.rsplit(|c: char| c.is_whitespace() || "([“\"‘".contains(c)).next().unwrap_or(stem);
    word.contains('.')
        || word.chars().filter(|c| c.is_alphabetic()).count() == 1 && word.chars().count() == 1
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}
