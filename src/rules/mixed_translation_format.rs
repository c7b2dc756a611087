//! STY007.

use super::passage::{Passage, passages};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::{Field, Reading};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// How a translation is written: of a work in a container, its opening bracket, in quotation marks.
type Manner = (bool, char, bool);

rule! {
    /// ## What it checks
    /// The translations of titles are written in one way in all notes of an article: in round or in square
    /// brackets, with quotation marks or without.
    ///
    /// Articles and books are looked at apart, since many houses put only the former in quotation marks.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup> Others came.<sup>3</sup>
    ///
    /// - <sup>1</sup> Samir Adwan, "Fath al-Aswaq" ("The Opening of the Markets"), *al-Fajr*, May 3, 2016.
    /// - <sup>2</sup> Samir Adwan, "Hurub al-Milh" ("The Wars of Salt"), *al-Fajr*, May 4, 2016.
    /// - <sup>3</sup> Samir Adwan, "Tariq al-Milh" [The Road of Salt], *al-Fajr*, May 5, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Samir Adwan, "Fath al-Aswaq" ("The Opening of the Markets"), *al-Fajr*, May 3, 2016.
    /// - <sup>2</sup> Samir Adwan, "Hurub al-Milh" ("The Wars of Salt"), *al-Fajr*, May 4, 2016.
    /// ```
    MixedTranslationFormat = "STY007", "mixed-translation-format", Info, Safe
}

impl Rule for MixedTranslationFormat {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        // For works with a container and works without: each manner, and where it stands.
        let mut manners: BTreeMap<Manner, Vec<(Passage<'_>, Range<usize>)>> = BTreeMap::new();
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
            for citation in &reading.notes[index].citations {
                for field in citation.fields.iter().filter(|field| field.field == Field::Translation) {
                    let before = &passage.words()[..field.range.start];
                    let bare = before.trim_end_matches(['"', '“', '‘', '\'']);
                    let Some(bracket) = bare.chars().next_back().filter(|c| matches!(c, '(' | '[')) else { continue };
                    let key = (citation.item.container_title.is_some(), bracket, bare.len() < before.len());
                    manners.entry(key).or_default().push((passage, field.range.clone()));
                }
            }
        }
        for inside in [false, true] {
            let own: Vec<_> = manners.iter().filter(|((held, ..), _)| *held == inside).collect();
            let Some(usual) =
                own.iter().max_by_key(|(_, places)| (places.len(), Reverse(places[0].0.span(places[0].1.clone()))))
            else {
                continue;
            };
            for (manner, places) in own.iter().filter(|(manner, _)| *manner != usual.0) {
                let (passage, range) = &places[0];
                let message = format!("the translation stands in {}, and others in {}", told(**manner), told(*usual.0));
                let (other, there) = &usual.1[0];
                let finding =
                    self.finding(passage.span(range.clone()), message).help("write all translations in one way");
                let mut finding = finding.related(other.span(there.clone()), "written so");
                let edits: Option<Vec<[Edit; 2]>> = around(*other, there).and_then(|[open, close]| {
                    let (open, close) = (&other.words()[open], &other.words()[close]);
                    places.iter().map(|(passage, range)| rewritten(reading, *passage, range, open, close)).collect()
                });
                if let Some(edits) = edits {
                    finding = finding.fix(true, edits.into_iter().flatten().collect());
                }
                found.push(finding);
            }
        }
    }
}

fn told((_, bracket, quoted): Manner) -> String {
    let brackets = if bracket == '(' { "round brackets" } else { "square brackets" };
    format!("{brackets} {} quotation marks", if quoted { "with" } else { "without" })
}

/// What stands around the translation at `range`: from its bracket to its first word, and from its last word to the
/// other bracket.
fn around(passage: Passage<'_>, range: &Range<usize>) -> Option<[Range<usize>; 2]> {
    const MARKS: [char; 6] = ['"', '“', '”', '‘', '’', '\''];
    let words = passage.words();
    let before = words[..range.start].trim_end_matches(MARKS);
    let open = before.strip_suffix(['(', '['])?.len();
    let after = words[range.end..].trim_start_matches(MARKS);
    let close = words.len() - after.strip_prefix([')', ']'])?.len();
    Some([open..range.start, range.end..close])
}

/// The edits that write `open` and `close` around the translation at `range`.
fn rewritten(
    reading: &Reading<'_>,
    passage: Passage<'_>,
    range: &Range<usize>,
    open: &str,
    close: &str,
) -> Option<[Edit; 2]> {
    let edit = |range: Range<usize>, new: &str| {
        let span = passage.span(range.clone());
        (reading.article.text.slice(span) == &passage.words()[range]).then(|| Edit::replace(span, new))
    };
    let [before, after] = around(passage, range)?;
    Some([edit(before, open)?, edit(after, close)?])
}
