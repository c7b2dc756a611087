//! Whose word a claim is, where the text names a voice.

use super::cue::{Found, Grammar, cues};
use super::token::Token;
use std::ops::Range;

/// How far, in tokens, a verb and what belongs to it are looked for.
const REACH: usize = 40;

pub(super) const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "each", "every", "few", "her", "his", "its", "many", "most", "my",
    "no", "one", "other", "our", "several", "some", "such", "that", "the", "their", "these", "this", "those", "your",
];

pub(super) const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "amid",
    "among",
    "around",
    "at",
    "before",
    "behind",
    "below",
    "beside",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "on",
    "over",
    "since",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "upon",
    "with",
    "within",
    "without",
];

/// What begins a clause: these and names.
pub(super) const OPENERS: &[&str] = &[
    "a", "all", "an", "another", "any", "each", "every", "he", "her", "his", "i", "in", "it", "its", "many", "most",
    "no", "nobody", "on", "our", "she", "some", "the", "their", "there", "these", "they", "this", "those", "we", "you",
];

const BE: &[&str] = &["am", "are", "be", "been", "being", "is", "was", "were"];
const AUXILIARIES: &[&str] =
    &["can", "could", "did", "do", "does", "had", "has", "have", "having", "must", "shall", "should", "will", "would"];
const PAST: &[&str] = &[
    "began",
    "broke",
    "brought",
    "built",
    "came",
    "drove",
    "fell",
    "fled",
    "fought",
    "found",
    "gave",
    "grew",
    "held",
    "kept",
    "knew",
    "learned",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "ran",
    "rose",
    "said",
    "sank",
    "saw",
    "sent",
    "spoke",
    "stood",
    "told",
    "took",
    "went",
    "won",
    "wrote",
    "became",
    "bought",
    "burnt",
    "caught",
    "dealt",
    "drank",
    "drew",
    "flew",
    "forbade",
    "froze",
    "hid",
    "hung",
    "lent",
    "paid",
    "rode",
    "sang",
    "sat",
    "shook",
    "slept",
    "sold",
    "spent",
    "stole",
    "struck",
    "swam",
    "swore",
    "taught",
    "threw",
    "understood",
    "withdrew",
];
const ADVERBS: &[&str] = &[
    "again",
    "also",
    "already",
    "always",
    "even",
    "first",
    "himself",
    "herself",
    "itself",
    "later",
    "long",
    "now",
    "often",
    "once",
    "soon",
    "still",
    "themselves",
    "then",
    "therefore",
    "thus",
];
/// Numbers in words, behind which a noun stands.
const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty"];
const JOINTS: &[&str] = &["and", "but", "nor", "or", "so", "yet"];
const RELATIVES: &[&str] = &["that", "which", "who", "whom", "whose"];
/// What begins a clause that the main one only leans on.
const LEANING: &[&str] = &[
    "although", "because", "how", "if", "lest", "once", "though", "unless", "what", "when", "whenever", "where",
    "whereas", "whether", "while", "whoever", "why",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "spring",
    "summer",
    "autumn",
    "winter",
    "early",
    "late",
    "mid",
    "evening",
    "morning",
];

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Voice {
    /// Named in these plain bytes of the block.
    Named(Range<usize>),
    /// Named before the claim, or not at all.
    Unnamed,
}

impl From<Option<Range<usize>>> for Voice {
    fn from(name: Option<Range<usize>>) -> Self {
        name.map_or(Self::Unnamed, Self::Named)
    }
}

/// Finds the voice, or `None` where nobody speaks.
pub(super) fn find(tokens: &[Token]) -> Option<Voice> {
    let all = || (0..tokens.len()).filter_map(|at| cues(tokens, at).next().map(|found| (at, found)));
    for (at, found) in all().filter(|(_, found)| found.cue.grammar == Grammar::Source) {
        let start = at + found.length;
        let manner = |at: usize| cues(tokens, at).any(|found| found.cue.grammar == Grammar::Manner);
        let silent = manner(start) || tokens.get(start).is_some_and(|token| token.is(DETERMINERS)) && manner(start + 1);
        // "by his own account, he slept"
        let own = tokens[at + 1..start].iter().any(|token| token.is(DETERMINERS) && token.word != "the");
        if own {
            return Some(Voice::Unnamed);
        }
        if !silent && let Some(name) = after(tokens, start) {
            return Some(Voice::Named(name));
        }
    }
    // A verb may report in more than one way: "estimated that", "estimated the dead at".
    let verbs = || {
        let found = (0..tokens.len()).flat_map(|at| cues(tokens, at).map(move |found| (at, found)));
        found.filter(|(_, found)| found.cue.grammar.is_verb())
    };
    verbs()
        .find_map(|(at, found)| aside(tokens, at, found))
        .or_else(|| verbs().find_map(|(at, found)| main(tokens, at, found)))
}

/// The voice of a verb beside what it reports: ", officials said,", "as a witness recalled,", "…," wrote a nurse.
fn aside(tokens: &[Token], at: usize, Found { cue, length }: Found) -> Option<Voice> {
    if !cue.grammar.stands_beside() {
        return None;
    }
    let next = at + length;
    let ends = |at: usize| tokens.get(at).is_none_or(|token| matches!(token.mark, ',' | ';' | '–' | '"'));
    let quoted = |at: usize| {
        let before = at.checked_sub(1).map(|at| tokens[at].mark);
        before == Some('"') || before == Some(',') && at > 1 && tokens[at - 2].mark == '"'
    };
    if quoted(at) {
        return after(tokens, next).map(Voice::Named);
    }
    // "the tribes, notes Haj, never"
    if at > 0 && tokens[at - 1].mark == ',' && tokens.get(next).is_some_and(|token| token.capital) {
        let name = tokens[next..].iter().take_while(|token| token.capital).count();
        if ends(next + name) {
            return after(tokens, next).map(Voice::Named);
        }
    }
    let from = clause(tokens, at);
    let told = if cue.grammar == Grammar::Tell || quoted(from) {
        // "“We are late,” he promised his minister."
        (next..next + 4).find(|at| ends(*at))?
    } else if !ends(next) && from > 0 && tokens.get(next).is_some_and(|token| token.is(PREPOSITIONS)) {
        // "The road, the engineer wrote at the time, would"
        let close = (next + 1..next + 8).find(|at| ends(*at))?;
        if tokens[from - 1].mark != ',' || !inserted(tokens, from, close) {
            return None;
        }
        close
    } else {
        next
    };
    // "it is said" names nobody.
    if !ends(told) || tokens[phrase(tokens, at)..at].iter().any(|token| token.is(BE)) {
        return None;
    }
    let subject = subject(tokens, at)?;
    let speaks = quoted(from)
        || tokens[from].word == "as"
        // "…, or so the merchants maintained."
        || tokens[from].word == "or" && tokens.get(from + 1).is_some_and(|token| token.word == "so")
        || from > 0
            && tokens[from - 1].mark == ','
            && (cue.grammar == Grammar::Say
                || inserted(tokens, from, told)
                || tokens[..from].iter().rev().take(REACH).any(is_verb))
            && !tokens[from].is(JOINTS);
    speaks.then_some(subject)
}

/// Whether the clause from `from` to the comma at `to` interrupts another: "The bridge, the governor insisted, was".
fn inserted(tokens: &[Token], from: usize, to: usize) -> bool {
    let opens = &tokens[clause(tokens, from - 1)];
    tokens.get(to).is_some_and(|token| token.mark == ',')
        && !(opens.is(PREPOSITIONS) || opens.is(LEANING) || opens.is(ADVERBS) || opens.mark != ' ')
        && tokens.get(to + 1).is_some_and(|token| !token.is(JOINTS) && !token.is(RELATIVES) && token.mark == ' ')
}

/// The voice of a verb on which what it reports depends: "the ministry said that …".
fn main(tokens: &[Token], at: usize, found: Found) -> Option<Voice> {
    let next = at + found.length;
    let start = phrase(tokens, at);
    if tokens[start..at].iter().any(|token| token.is(BE)) {
        // Passive: the voice comes after "by"; without one it is nobody's word.
        let by = tokens.get(next).is_some_and(|token| token.word == "by");
        // "It was called "a funeral" by the opposition", "described as "a funeral" by".
        if found.cue.grammar == Grammar::Call {
            let quoted = next + usize::from(tokens.get(next).is_some_and(|token| token.word == "as"));
            let ends = tokens.get(quoted).is_some_and(|token| token.mark == '"');
            return (ends && tokens.get(quoted + 1).is_some_and(|token| token.word == "by"))
                .then(|| after(tokens, quoted + 2).map(Voice::Named))
                .flatten()
                .or_else(|| by.then(|| after(tokens, next + 1).map(Voice::Named)).flatten());
        }
        return if by && found.cue.grammar != Grammar::Tell { after(tokens, next + 1).map(Voice::Named) } else { None };
    }
    if tokens.get(next).is_some_and(|token| token.word == "by") && at > 0 && tokens[at - 1].word == "as" {
        return after(tokens, next + 1).map(Voice::Named);
    }
    reports(tokens, next, found.cue.grammar).then(|| subject(tokens, at)).flatten()
}

/// Whether a that-clause or quotation hangs on the verb that ends before token `next`.
fn reports(tokens: &[Token], next: usize, grammar: Grammar) -> bool {
    let mark = |at: usize| tokens.get(at).map_or(' ', |token| token.mark);
    let that = |at: usize| {
        tokens.get(at).is_some_and(|token| token.word == "that")
            && !tokens.get(at + 1).is_none_or(|token| {
                token.is(BE)
                    || token.is(AUXILIARIES)
                    || token.is(&["day", "evening", "morning", "night", "week", "year"])
            })
    };
    let quotation = |at: usize| mark(at) == '"' || matches!(mark(at), ',' | ':') && mark(at + 1) == '"';
    let within = |reach: usize| {
        (next..next + reach).take_while(|at| !matches!(mark(*at), ';' | '–')).find(|at| that(*at) || quotation(*at))
    };
    match grammar {
        Grammar::Aside => false,
        Grammar::Intend => {
            tokens.get(next).is_some_and(|token| token.word == "to")
                && tokens
                    .get(next + 1)
                    .is_some_and(|token| !token.capital && !token.is(DETERMINERS) && token.mark == ' ')
        }
        Grammar::Speak => tokens.get(next).is_some_and(|token| token.is(&["about", "against", "of"])),
        // "Described seeing smoke", "denied taking the money".
        Grammar::Call | Grammar::Object | Grammar::Report if tokens.get(next).is_some_and(is_gerund) => true,
        Grammar::Object => tokens.get(next).is_some_and(|token| token.is(DETERMINERS) && token.word != "that"),
        Grammar::Accuse => (next..next + 15)
            .take_while(|at| !matches!(mark(*at), ';' | '–'))
            .any(|at| tokens.get(at).is_some_and(|token| token.word == "of") && at > next),
        Grammar::Figure => (next..next + 12).take_while(|at| !matches!(mark(*at), ',' | ';' | '–')).any(|at| {
            tokens.get(at).is_some_and(|token| token.word == "at") && tokens.get(at + 1).is_some_and(is_number)
        }),
        _ if tokens.get(next).is_some_and(|token| token.is(&["how", "why"])) => true,
        Grammar::Call => {
            (next..next + 25).take_while(|at| !matches!(mark(*at), ';' | ':' | '–')).any(|at| mark(at) == '"')
        }
        Grammar::Tell => within(10).is_some(),
        _ if that(next) || quotation(next) => true,
        // "Argued convincingly that"; but of a treaty that "said only that" it is told what it holds, and what not.
        _ if tokens.get(next).is_some_and(|token| is_adverb(token) && token.word != "only") && that(next + 1) => true,
        Grammar::Say if mark(next) == ':' => true,
        // "warned, in a newspaper, that", "said on Friday that"
        _ if mark(next) == ',' => within(12).is_some_and(|at| that(at) && mark(at - 1) == ','),
        Grammar::Say | Grammar::Report if tokens.get(next).is_some_and(|token| token.is(PREPOSITIONS)) => {
            within(10).is_some()
        }
        // "believe the war is lost": a clause without "that" has a verb of its own.
        Grammar::Report | Grammar::Think => {
            tokens.get(next).is_some_and(|token| token.capital || token.is(OPENERS))
                && tokens[next + 1..]
                    .iter()
                    .take(10)
                    .take_while(|token| token.mark == ' ' && !token.is(RELATIVES) && !token.is(JOINTS))
                    .any(|token| token.is(BE) || token.is(AUXILIARIES) || token.is(PAST))
        }
        Grammar::Say => {
            tokens.get(next).is_some_and(|token| token.capital || token.is(OPENERS)) && {
                // "said a prayer": what is said has a verb of its own.
                tokens[next..].iter().take(REACH).any(is_verb)
            }
        }
        _ => false,
    }
}

/// "Seeing": a thing done, told by whoever did or saw it.
fn is_gerund(token: &Token) -> bool {
    token.word.len() > 4
        && token.word.ends_with("ing")
        && !token.capital
        && !token.is(&["anything", "during", "evening", "everything", "morning", "nothing", "something", "string"])
        && !token.is(&["building", "buildings", "ceiling", "meeting", "spring", "fighting", "bombing", "shelling"])
}

fn is_number(token: &Token) -> bool {
    token.word.starts_with(|sign: char| sign.is_ascii_digit())
        || token.is(&["about", "almost", "around", "at", "between", "fewer", "half", "less", "more", "nearly", "over"])
        || token.is(&["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some"])
        || token.is(&["dozens", "fifty", "forty", "hundreds", "sixty", "thirty", "thousands", "twenty"])
}

fn is_verb(token: &Token) -> bool {
    token.is(BE)
        || token.is(AUXILIARIES)
        || token.is(PAST)
        || token.is(&["may", "might"]) && !token.capital
        || !token.capital && token.word.len() > 4 && token.word.ends_with("ed")
}

fn is_adverb(token: &Token) -> bool {
    token.is(ADVERBS)
        || token.word.ends_with("ly") && !token.capital && !token.is(&["ally", "assembly", "family", "supply"])
}

/// The first token of the verb phrase that ends with the verb at `at`.
fn phrase(tokens: &[Token], at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < 6 {
        let token = &tokens[start - 1];
        if !(is_adverb(token) || token.is(BE) || token.is(AUXILIARIES) || token.is(&["never", "not"])) {
            break;
        }
        start -= 1;
    }
    start
}

/// The first token of the stretch without marks that ends before token `at`.
fn clause(tokens: &[Token], at: usize) -> usize {
    tokens[..at].iter().rev().take(REACH).take_while(|token| token.mark == ' ').count().abs_diff(at)
}

fn range(tokens: &[Token], from: usize, to: usize) -> Option<Range<usize>> {
    (from < to).then(|| tokens[from].at.start..tokens[to - 1].at.end)
}

/// The name that begins at token `from`, with its relative clause, without when it spoke.
fn after(tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let dated = |at: usize| {
        tokens[at].is(&["in", "on"])
            && tokens
                .get(at + 1)
                .is_some_and(|token| token.is(MONTHS) || token.word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let end = (from..tokens.len().min(from + REACH))
        .find(|at| tokens[*at].mark != ' ' || *at > from && dated(*at))
        .unwrap_or(tokens.len().min(from + REACH));
    range(tokens, from, end)
}

/// The subject of the verb at `at`: `None` where the verb is not a main clause's.
fn subject(tokens: &[Token], at: usize) -> Option<Voice> {
    let verb = phrase(tokens, at);
    if tokens[verb..at].iter().any(|token| token.is(&["never", "not"])) {
        return None;
    }
    let before = verb.checked_sub(1).map(|at| &tokens[at])?;
    let participle = tokens[at].word.ends_with("ing");
    if before.word == "to" {
        let began = verb > 1 && tokens[verb - 2].is(&["began", "came", "continued", "on", "used"]);
        return began.then(|| opening(tokens, verb).into());
    }
    if before.is(JOINTS) || participle && before.mark == ',' {
        return Some(opening(tokens, verb).into());
    }
    // "Between two states": a noun in the plural.
    if tokens[at].word.ends_with('s') && before.is(NUMBERS) {
        return None;
    }
    if participle || before.is(RELATIVES) || before.is(DETERMINERS) || before.is(PREPOSITIONS) || before.is(LEANING) {
        return None;
    }
    match before.mark {
        ' ' => {
            let from = clause(tokens, verb);
            // "Neither side spoke of water": nobody's word.
            let nobody = tokens[from].is(&["neither", "nobody", "no", "none"]);
            own(tokens, from, verb).filter(|_| !nobody).map(Voice::Named)
        }
        ',' => interrupted(tokens, verb),
        _ => None,
    }
}

/// The subject before an inserted phrase: "the consul, who was nearer, said".
fn interrupted(tokens: &[Token], verb: usize) -> Option<Voice> {
    let close = verb - 1;
    let inserted = clause(tokens, close);
    let open = inserted.checked_sub(1).filter(|open| tokens[*open].mark == ',' && inserted < close)?;
    let head = own(tokens, clause(tokens, open), open)?;
    let adverbial = tokens[inserted].is(PREPOSITIONS) || tokens[inserted].is(ADVERBS) || tokens[inserted].is(LEANING);
    let end = if adverbial || tokens[inserted].word == "however" { head.end } else { tokens[close - 1].at.end };
    Some(Voice::Named(head.start..end))
}

/// The subject among the tokens of a clause before its verb, without what leads up to it.
fn own(tokens: &[Token], from: usize, verb: usize) -> Option<Range<usize>> {
    let mut start = from;
    let mut related = None;
    for at in from..verb {
        let token = &tokens[at];
        let led = token.is(JOINTS) && (at == start || related.is_none() && tokens[start..at].iter().any(is_verb));
        if led || token.word == "as" || token.is(&["however", "meanwhile", "nevertheless"]) && at == start {
            start = at + 1;
            related = None;
        } else if token.is(LEANING) {
            return None;
        } else if token.is(RELATIVES) && at > start {
            related = Some(at);
        }
    }
    start = lead(tokens, start, verb)?;
    if let Some(at) = related.filter(|at| *at >= start) {
        // "the deal that the ministry announced": the verb is the relative clause's own.
        let next = &tokens[at + 1..verb];
        let object = next.first().is_some_and(|token| token.is(OPENERS) || token.is(DETERMINERS) || token.capital);
        if object && !next.iter().any(is_verb) {
            return None;
        }
    } else if (start..verb).any(|at| {
        let adjective = tokens[at].word.ends_with("ed") && (at == start || tokens[at - 1].is(DETERMINERS));
        is_verb(&tokens[at]) && !adjective
    }) {
        // "The army denied reports that": a noun.
        return None;
    }
    let nobody = tokens.get(start).is_some_and(|token| token.is(&["nobody", "none", "no", "there", "nothing"]));
    if nobody { None } else { range(tokens, start, verb) }
}

/// Where the subject begins after a phrase of time or place without a comma: "In Rawa the consul".
fn lead(tokens: &[Token], start: usize, verb: usize) -> Option<usize> {
    if !tokens.get(start)?.is(PREPOSITIONS) {
        return Some(start);
    }
    let fresh = (start + 2..verb).rfind(|at| {
        (tokens[*at].is(DETERMINERS) || tokens[*at].is(&["he", "it", "she", "they", "we"]))
            && !tokens[*at - 1].is(PREPOSITIONS)
            && !tokens[*at - 1].is(RELATIVES)
    });
    let dated = (start + 1..verb)
        .find(|at| {
            let token = &tokens[*at];
            !(token.is(MONTHS) || token.is(&["the", "of"]) || token.word.starts_with(|c: char| c.is_ascii_digit()))
        })
        .filter(|at| *at > start + 1 && !tokens[*at - 1].is(&["the", "of"]));
    // "In London Haj": a name after a name.
    let named = (start + 2 < verb && tokens[start + 1].capital && tokens[start + 2].capital).then_some(start + 2);
    fresh.or(dated).or(named)
}

/// The subject with which the sentence opens, for a second verb: "Haj left and said".
fn opening(tokens: &[Token], verb: usize) -> Option<Range<usize>> {
    let floor = verb.saturating_sub(2 * REACH);
    let from = (floor..verb).rfind(|at| matches!(tokens[*at].mark, ';' | ':')).map_or(floor, |at| at + 1);
    if floor > 0 && from == floor {
        return None;
    }
    let mut start = from;
    while start < verb {
        let end = (start..verb).find(|at| tokens[*at].mark != ' ').unwrap_or(verb);
        let first = (start..end).find(|at| is_verb(&tokens[*at]));
        let first = first.map(|at| phrase(tokens, at));
        if let Some(first) = first.filter(|first| *first > start)
            && !tokens[first - 1].is(RELATIVES)
            && let Some(found) = own(tokens, start, first)
        {
            return Some(found);
        }
        start = end + 1;
    }
    None
}
