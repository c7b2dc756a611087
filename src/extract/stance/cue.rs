//! The words that show how a text stands to what it says.

use super::token::Token;
use crate::record::Stance;
use foldhash::{HashMap, HashMapExt as _};
use std::sync::LazyLock;

/// The list, one cue a row. In `words`, `|` stands between words of which one is there, and `?` after words of which
/// none need be. The sources: Douglas Biber, *Variation across Speech and Writing* (1988), appendix II, its public and
/// private verbs; Ken Hyland, *Metadiscourse* (2005), the hedges of its appendix; `usage`, what such articles write.
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
    /// "accused": the one who is, and "of" or a that-clause, follow.
    Accuse,
    /// "put it": only beside what it reports, "as one of them put it".
    Aside,
    /// "put": a thing and its figure follow, "put the dead at forty".
    Figure,
    /// "vowed": an infinitive follows.
    Intend,
    /// "warned": of or about something.
    Speak,
    /// "reported": a thing follows, "reported the arrest of three".
    Object,
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
    /// What it makes of a claim.
    pub(super) stance: Stance,
    places: Vec<Place>,
}

/// A place in a cue: one of these words.
#[derive(Debug)]
struct Place {
    words: Vec<&'static str>,
    optional: bool,
}

/// A cue among the words of a claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) cue: &'static Cue,
    /// How many tokens it takes.
    pub(super) length: usize,
}

impl Grammar {
    /// Whether it is that of a verb whose subject speaks.
    pub(super) fn is_verb(self) -> bool {
        !matches!(self, Self::Source | Self::Manner | Self::Future | Self::Doubt | Self::Modal)
    }

    /// Whether what such a verb reports may stand before it or around it.
    pub(super) fn stands_beside(self) -> bool {
        matches!(self, Self::Say | Self::Report | Self::Tell | Self::Think | Self::Aside)
    }
}

impl Cue {
    /// How many tokens from `tokens`' first on it takes, or `None` where it does not stand there.
    fn fits(&self, tokens: &[Token]) -> Option<usize> {
        let mut at = 0;
        for place in &self.places {
            if tokens.get(at).is_some_and(|token| token.is(&place.words)) {
                at += 1;
            } else if !place.optional {
                return None;
            }
        }
        Some(at)
    }
}

static LISTED: LazyLock<Vec<Cue>> = LazyLock::new(|| LIST.lines().skip(1).filter_map(row).collect());

/// The cues by the words that they begin with.
static CUES: LazyLock<HashMap<&str, Vec<&Cue>>> = LazyLock::new(|| {
    let mut cues: HashMap<&str, Vec<&Cue>> = HashMap::new();
    for cue in LISTED.iter() {
        for word in &cue.places[0].words {
            cues.entry(word).or_default().push(cue);
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
        "accuse" => Grammar::Accuse,
        "aside" => Grammar::Aside,
        "figure" => Grammar::Figure,
        "intend" => Grammar::Intend,
        "speak" => Grammar::Speak,
        "object" => Grammar::Object,
        "source" => Grammar::Source,
        "manner" => Grammar::Manner,
        "future" => Grammar::Future,
        "doubt" => Grammar::Doubt,
        "modal" => Grammar::Modal,
        _ => return None,
    };
    let place = |cell: &'static str| {
        let words = cell.strip_suffix('?').unwrap_or(cell).split('|').collect();
        Place { words, optional: cell.ends_with('?') }
    };
    let places: Vec<Place> = cells.next()?.split(' ').map(place).collect();
    let stance = match cells.next()? {
        "asserted" => Stance::Asserted,
        "attributed" => Stance::Attributed,
        "hedged" => Stance::Hedged,
        "predicted" => Stance::Predicted,
        _ => return None,
    };
    cells.next().filter(|source| !source.is_empty()).map(|_| Cue { grammar, stance, places })
}

/// The cues that begin at token `at`, the longest first, so that "pointed out" is not read as something shorter.
pub(super) fn cues(tokens: &[Token], at: usize) -> impl Iterator<Item = Found> {
    let starting = tokens.get(at).and_then(|token| CUES.get(token.word.as_str())).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<Found> =
        starting.iter().filter_map(|cue| cue.fits(&tokens[at..]).map(|length| Found { cue, length })).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.length));
    found.into_iter()
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
