//! What leads a citation in, and what joins two.

use super::token::{Kind, Token};
use crate::text::WordSet;
use std::sync::LazyLock;

/// Signals, in lower case without punctuation; the longest that fits is taken.
const SIGNALS: &[&str] = &[
    "see",
    "see also",
    "see further",
    "see for example",
    "see eg",
    "see e.g.",
    "see for instance",
    "see in particular",
    "see especially",
    "see generally",
    "but see",
    "and see",
    "but cf.",
    "cf.",
    "cf. also",
    "compare",
    "contrast",
    "quoted in",
    "as quoted in",
    "cited in",
    "as cited in",
    "as cited by",
    "cited by",
    "quoted by",
    "as quoted by",
    "as reported by",
    "as reported in",
    "reported in",
    "reprinted in",
    "translated in",
    "reproduced in",
    "published in",
    "translated as",
    "translated into english as",
    "published in english as",
    "english translation",
    "reissued as",
    "text in",
    "in english in",
    "in arabic in",
    "in hebrew in",
    "in turkish in",
    "in translation in",
    "for example",
    "for instance",
    "e.g.",
    "also",
    "also see",
    "see too",
    "see now",
    "see most recently",
    "based on",
    "adapted from",
    "source",
    "sources",
    "according to",
    "as in",
    "on this see",
    "for details see",
    "for example see",
    "for more see",
    "see among others",
    "see inter alia",
    "inter alia",
    "i.a.",
    "reprinted in english in",
    "available in",
    "excerpted in",
    "vgl.",
    "vgl. auch",
    "vgl. etwa",
    "vgl. dazu",
    "vgl. zum beispiel",
    "siehe",
    "siehe auch",
    "siehe dazu",
    "siehe etwa",
    "s. auch",
    "dazu",
    "dazu näher",
    "näher dazu",
    "näher",
    "dazu etwa",
    "so",
    "so auch",
    "dafür",
    "kritisch",
    "ebenso",
    "ausführlicher bei",
    "ausführlich",
    "explizit bei",
    "etwa",
    "z.b.",
    "zum beispiel",
    "zitiert nach",
    "zit. nach",
    "grundlegend",
    "anders",
    "voir",
    "voir aussi",
    "cité dans",
    "cité par",
    "cfr.",
    "si veda",
    "vedi",
    "v. anche",
    "véase",
    "bkz.",
    "ayrıca bkz.",
    "cp.",
    "contra",
    "accord",
    "from",
    "thus",
    "e.g. see",
    "quoting",
    "citing",
    "the review by",
    "and the review by",
    "review of the above by",
    "reviewed by",
];

/// Words that stand between a prose lead and its citation.
const INNER: &[&str] = &[
    "see",
    "see also",
    "cf.",
    "vgl.",
    "vgl. auch",
    "siehe",
    "siehe auch",
    "compare",
    "see e.g.",
    "see for example",
    "voir",
    "quoted in",
    "cited in",
    "as quoted in",
    "as cited in",
    "see especially",
    "see in particular",
    "but see",
    "bkz.",
    "reprinted in",
    "siehe dazu",
    "see generally",
    "see further",
    "vgl. etwa",
    "reprinted in english in",
    "translated as",
    "translated into english as",
    "published in english as",
    "translated in",
    "quoting",
    "citing",
    "the review by",
    "and the review by",
];

/// The first words of all of these, without a full stop at the end.
static FIRST: LazyLock<WordSet> = LazyLock::new(|| {
    let all = SIGNALS.iter().chain(INNER);
    WordSet::of(all.map(|signal| signal.split(' ').next().unwrap_or_default().trim_end_matches('.')))
});

fn folded(text: &str, token: &Token) -> String {
    let word = text[token.outer.clone()].to_lowercase();
    if word.len() > 4 || word == "see" { word.trim_end_matches('.').to_owned() } else { word }
}

/// The longest signal of `known` that starts at `tokens[at]`, by the index after its last token.
fn longest(text: &str, tokens: &[Token], at: usize, known: &[&str]) -> Option<usize> {
    let first = tokens.get(at).filter(|token| matches!(token.kind, Kind::Word))?;
    if !FIRST.contains(text[first.outer.clone()].trim_end_matches('.')) {
        return None;
    }
    let mut words = String::new();
    let mut found = None;
    let mut end = at;
    let mut count = 0;
    while end < tokens.len() && count < 5 {
        match tokens[end].kind {
            Kind::Word => {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(&folded(text, &tokens[end]));
                count += 1;
                let bare = words.trim_end_matches('.');
                if known.iter().any(|signal| *signal == words || signal.trim_end_matches('.') == bare) {
                    found = Some(end + 1);
                }
                if !known.iter().any(|signal| signal.starts_with(words.as_str())) {
                    break;
                }
            }
            Kind::Comma | Kind::Colon if count > 0 => {}
            _ => break,
        }
        end += 1;
    }
    // A comma or colon after it is part of it.
    while let Some(end) = found
        && tokens.get(end).is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Colon))
    {
        found = Some(end + 1);
    }
    found
}

/// The index after the signals that start at `tokens[at]`; `at` if there is none.
pub(super) fn end(text: &str, tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    let mut rounds = 0;
    while rounds < 3
        && let Some(next) = longest(text, tokens, end, SIGNALS)
    {
        // "Source" and the like need their colon; "from" and "also" do not start a note with a name after.
        let word = folded(text, &tokens[end]);
        if matches!(word.as_str(), "source" | "sources") && tokens[next - 1].kind != Kind::Colon || next >= tokens.len()
        {
            break;
        }
        end = next;
        rounds += 1;
    }
    end
}

/// Whether a signal that may stand inside a sentence starts at `tokens[at]`.
pub(super) fn is_inner(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens[at].kind == Kind::Word && longest(text, tokens, at, INNER).is_some()
}

/// Whether a signal with a capital starts at `tokens[at]`.
pub(super) fn is_opening(text: &str, tokens: &[Token], at: usize) -> bool {
    let capital = text[tokens[at].outer.clone()].starts_with(char::is_uppercase);
    capital && tokens[at].kind == Kind::Word && longest(text, tokens, at, INNER).is_some()
}

/// Whether `words` only join two citations.
pub(super) fn is_joint(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "and"
                | "or"
                | "und"
                | "et"
                | "y"
                | "e"
                | "ve"
                | "sowie"
                | "as"
                | "well"
                | "then"
                | "also"
                | "both"
                | "respectively"
                | "with"
        )
    })
}
