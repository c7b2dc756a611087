//! The words that show how a text stands to what it says.

use super::token::Token;
use crate::record::Stance;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The list, one cue a row; the sections are those of Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive Grammar
/// of the English Language* (1985).
const LIST: &str = include_str!("cues.csv");

/// What a cue asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    /// "said": whatever follows is the word of its subject.
    Say,
    /// "claimed": a that-clause or a quotation follows, or it stands between commas.
    Report,
    /// "told": the same after the one who was told.
    Tell,
    /// "believed": as for "claimed".
    Think,
    /// "called": a quotation follows.
    Call,
    /// "according to": the voice follows.
    Source,
    /// What after "according to" is no voice: "plan".
    Manner,
    /// A word of what is to come.
    Future,
    /// A word of doubt.
    Doubt,
    /// A word of doubt in a main clause, of leave or aim in others.
    Modal,
}

/// One cue.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) grammar: Grammar,
    /// Its words in small letters.
    pub(super) words: Vec<&'static str>,
    /// What it makes of a claim.
    pub(super) stance: Stance,
}

static CUES: LazyLock<HashMap<&str, Vec<Cue>>> = LazyLock::new(|| {
    // The longer cue goes first, so that "pointed out" is not read as something shorter.
    let mut rows: Vec<Cue> = LIST.lines().skip(1).filter_map(row).collect();
    rows.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
    let mut cues: HashMap<&str, Vec<Cue>> = HashMap::new();
    for cue in rows {
        if let Some(first) = cue.words.first() {
            cues.entry(first).or_default().push(cue);
        }
    }
    cues
});

fn row(row: &'static str) -> Option<Cue> {
    let mut cells = row.split(',');
    let grammar = match cells.next()? {
        "say" => Grammar::Say,
        "report" => Grammar::Report,
        "tell" => Grammar::Tell,
        "think" => Grammar::Think,
        "call" => Grammar::Call,
        "source" => Grammar::Source,
        "manner" => Grammar::Manner,
        "future" => Grammar::Future,
        "doubt" => Grammar::Doubt,
        "modal" => Grammar::Modal,
        _ => return None,
    };
    let words = cells.next()?.split(' ').collect();
    let stance = match cells.next()? {
        "asserted" => Stance::Asserted,
        "attributed" => Stance::Attributed,
        "hedged" => Stance::Hedged,
        "predicted" => Stance::Predicted,
        _ => return None,
    };
    cells.next().filter(|source| !source.is_empty()).map(|_| Cue { grammar, words, stance })
}

/// The cues that begin at token `at`, the longest first.
pub(super) fn cues(tokens: &[Token], at: usize) -> impl Iterator<Item = &'static Cue> {
    let found = tokens.get(at).and_then(|token| CUES.get(token.word.as_str())).map_or(&[][..], Vec::as_slice);
    found.iter().filter(move |cue| {
        tokens[at..].len() >= cue.words.len()
            && cue.words.iter().zip(&tokens[at..]).all(|(word, token)| token.word == *word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_cues_is_sorted_has_no_repeats_and_every_row_is_read() {
        let rows: Vec<&str> = LIST.lines().skip(1).collect();
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(rows, sorted);
        for line in rows {
            assert!(row(line).is_some(), "{line}");
        }
    }
}
