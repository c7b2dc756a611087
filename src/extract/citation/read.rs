//! From the pieces of a note to its citations, and what is left.

use super::later::{self, Later};
use super::parts::Parts;
use super::shapes::{self, Draft};
use super::token::{Kind, Token, tokens};
use super::when::{self, Precision};
use super::{CitationReading, Field, FieldRange, build, carried, inside, lists, prose, segment, signal};
use crate::document::MarkedText;
use crate::extract::date::DatePhrase;
use crate::record::{Form, SourceType};
use crate::text::is_apostrophe;
use std::ops::Range;

/// Below this a shape does not fit.
const FITS: f32 = 0.4;

/// The citations of `note`, in order; `phrased` are its [dates](crate::extract::date::phrases).
pub(super) fn citations(note: &MarkedText, phrased: &[DatePhrase]) -> Vec<CitationReading> {
    let tokens = tokens(note, phrased);
    let mut found = Vec::new();
    for piece in segment::pieces(note.as_str(), &tokens) {
        self::piece(note, &tokens[piece], &mut found);
    }
    carried::complete(note.as_str(), &mut found);
    found
}

/// "al-Fajr, 3 May; 4 May 2016": a day alone after a semicolon is another issue of the same paper.
fn another_day(text: &str, tokens: &[Token], found: &mut Vec<CitationReading>) -> bool {
    let [date] = tokens else { return false };
    let Some(last) = found.last().filter(|last| last.form == Form::Full) else { return false };
    if !matches!(date.kind, Kind::Date(Precision::Day))
        || last.item.title.is_some()
        || last.item.container_title.is_none()
    {
        return false;
    }
    let mut citation = last.clone();
    citation.range = date.outer.clone();
    citation.prefix = None;
    citation.fields = vec![FieldRange { field: Field::Issued, range: date.inner.clone() }];
    citation.item.issued = when::edtf(&text[date.inner.clone()]);
    found.push(citation);
    true
}

/// Reads one piece.
fn piece(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) {
    let text = note.as_str();
    let joint = |token: &Token| {
        matches!(token.kind, Kind::Semicolon | Kind::Comma | Kind::Stop | Kind::Dash | Kind::Colon)
            || token.kind == Kind::Word && matches!(&text[token.outer.clone()], "and" | "And" | "und" | "et" | "sowie")
    };
    let skip = tokens.iter().take_while(|token| joint(token)).count();
    // "Compare X, with Y".
    let with = skip == 0
        && tokens.first().is_some_and(|token| &text[token.outer.clone()] == "with")
        && found.last().is_some_and(|last| last.range.end + 2 >= tokens[0].outer.start);
    let skip = skip + usize::from(with);
    let tokens = &tokens[skip..];
    let end = tokens.iter().rposition(|token| !joint(token)).map_or(0, |last| last + 1);
    if end == 0 || another_day(note.as_str(), &tokens[..end], found) {
        return;
    }
    // "…, pp. 4–5, and", before "see n. 7".
    let conjunction = |token: &&Token| token.kind == Kind::Word && joint(token);
    let tokens = if tokens.last().as_ref().is_some_and(conjunction) { &tokens[..end] } else { tokens };
    let start = signal::end(text, tokens, 0);
    // A lead-in comes before whatever it might be taken for.
    if start == 0 && is_lead(&text[tokens[0].outer.clone()]) && led(note, tokens, found) {
        return;
    }
    // "See the interview with X in *al-Fajr*".
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.outer.clone()]);
    if start > 0
        && matches!(word(start), "the" | "an" | "his" | "her")
        && matches!(word(start + 1), "interview" | "speech")
        && let Some(citation) = citation(note, tokens, start + 1)
    {
        found.push(citation);
        return;
    }
    if start == 0 && coloned(note, tokens, found) {
        return;
    }
    if start == 0 && topic(note, tokens, found) {
        return;
    }
    if let Some(citation) = before_a_clause(note, tokens, start).or_else(|| citation(note, tokens, start)) {
        found.push(citation);
        return;
    }
    if !led(note, tokens, found) && !announced(note, tokens, found) && !held(note, tokens, start, found) {
        inside::citations(note, tokens, found);
    }
}

/// "Rima Haj, “Salt,” 70, who thought that nobody would": the citation that stands whole before a relative clause.
fn before_a_clause(note: &MarkedText, tokens: &[Token], start: usize) -> Option<CitationReading> {
    let text = note.as_str();
    let opens = |at: &usize| {
        let next = tokens.get(at + 1).map_or("", |token| &text[token.outer.clone()]);
        tokens[*at].kind == Kind::Comma && matches!(next, "who" | "which" | "whose" | "where" | "although" | "though")
    };
    let comma = (start + 2..tokens.len()).find(opens)?;
    let last = &tokens[comma - 1];
    if prose::verbs(text, &tokens[comma + 1..]) == 0 {
        return None;
    }
    // "The archive of complaints, which nobody had used, remains closed" is prose.
    let named = |citation: &CitationReading| citation.item.title.is_some() || citation.form != Form::Full;
    let whole = |citation: &CitationReading| citation.range.end >= last.inner.end;
    citation(note, &tokens[..comma], start).filter(|citation| named(citation) && whole(citation))
}

/// "cf. the denial in “Salt,” *al-Fajr*, 3 May 1917": words of the sentence stand between the signal and the work.
fn held(note: &MarkedText, tokens: &[Token], start: usize, found: &mut Vec<CitationReading>) -> bool {
    let text = note.as_str();
    let small = |token: &&Token| token.kind == Kind::Word && text[token.outer.clone()].starts_with(char::is_lowercase);
    let between = tokens.get(start..).unwrap_or_default().iter().take(9).take_while(small).count();
    if start == 0 || !(2..9).contains(&between) || tokens.len() <= start + between {
        return false;
    }
    let lead = &text[tokens[start + between - 1].outer.clone()];
    if !matches!(lead, "in" | "of" | "by" | "from" | "with") {
        return false;
    }
    let told = citation(note, &tokens[start + between..], 0).filter(|citation| citation.confidence > 0.7);
    found.extend(told.clone());
    told.is_some()
}

/// "The witnesses say the same: Rima Haj, *Salt* (Cairo, 1999)": what a sentence announces with a colon, to its end.
fn announced(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) -> bool {
    let text = note.as_str();
    let colons = (1..tokens.len()).filter(|at| tokens[*at].kind == Kind::Colon).take(3);
    let Some(last) = tokens.iter().rfind(|token| !matches!(token.kind, Kind::Stop | Kind::Semicolon | Kind::Comma))
    else {
        return false;
    };
    for at in colons {
        let (lead, rest) = (&tokens[..at], &tokens[at + 1..]);
        if rest.is_empty() || !prose::is_sentence(text, lead) {
            continue;
        }
        let whole = |citation: &CitationReading| citation.confidence >= 0.8 && citation.range.end >= last.inner.end;
        if let Some(citation) = citation(note, rest, signal::end(text, rest, 0)).filter(whole) {
            inside::citations(note, lead, found);
            found.push(citation);
            return true;
        }
    }
    false
}

/// "on the Anaza, Rima Haj, *Salt* (Cairo, 1999)": reads what is cited on a topic; the topic stays with the note.
fn topic(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token| &note.as_str()[token.outer.clone()]);
    let topic = matches!(word(1), "the" | "this" | "a" | "his" | "her" | "their" | "its");
    if !matches!(word(0), "on" | "for" | "On" | "For") || !topic {
        return false;
    }
    // "for the damage, with a plan, Rima Haj": the comma before the name.
    let opens_a_name = |at: &usize| {
        let next = tokens.get(at + 1).map_or("", |token| &note.as_str()[token.outer.clone()]);
        next.trim_start_matches(is_apostrophe).starts_with(char::is_uppercase) || next.starts_with("al-")
    };
    let commas = (0..tokens.len().min(16)).filter(|at| tokens[*at].kind == Kind::Comma);
    let Some(comma) = commas.take(3).find(opens_a_name) else { return false };
    let named = |citation: &CitationReading| {
        let item = &citation.item;
        let somebody = !item.author.is_empty() && (item.title.is_some() || item.archive_location.is_some());
        somebody || citation.shape == "un-document"
    };
    let Some(citation) = citation(note, &tokens[comma + 1..], 0).filter(|citation| named(citation)) else {
        return false;
    };
    found.push(citation);
    true
}

/// "For a contrary view: X": what leads in is a phrase with a colon.
fn coloned(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) -> bool {
    let text = note.as_str();
    if !is_lead(&text[tokens[0].outer.clone()]) {
        return false;
    }
    let words = tokens.iter().take(10).take_while(|token| token.kind == Kind::Word).count();
    let plain = |token: &Token| text[token.outer.clone()].starts_with(char::is_lowercase);
    if !(3..10).contains(&words)
        || tokens.get(words).is_none_or(|token| token.kind != Kind::Colon)
        || !tokens[1..words].iter().all(plain)
    {
        return false;
    }
    let named = |citation: &CitationReading| !citation.item.author.is_empty() || citation.form != Form::Full;
    let Some(citation) = citation(note, &tokens[words + 1..], 0).filter(|citation| named(citation)) else {
        return false;
    };
    found.push(citation);
    true
}

/// "On the conference of March, see X": reads the citation after the signal; the lead stays with the note.
fn led(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) -> bool {
    let text = note.as_str();
    let mut tries = 0;
    for at in 1..tokens.len() {
        if tries == 4 {
            break;
        }
        if !signal::is_inner(text, tokens, at) {
            continue;
        }
        tries += 1;
        let end = signal::end(text, tokens, at);
        if quoted_paper(note, tokens, at, end, found) {
            return true;
        }
        let lead = &tokens[..at];
        // The lead says what about, and is the note's own.
        if let Some(citation) = citation(note, &tokens[at..], end - at) {
            inside::citations(note, lead, found);
            found.push(citation);
            return true;
        }
        // "see the remarks of X, …": words of the sentence stand between the signal and the name.
        let word =
            |token: &Token| text[token.outer.clone()].starts_with(char::is_lowercase) && token.kind == Kind::Word;
        let between = tokens[end..].iter().take(9).take_while(|token| word(token)).count();
        if (1..9).contains(&between)
            && tokens.len() > end + between
            && let Some(citation) =
                citation(note, &tokens[end + between..], 0).filter(|citation| citation.confidence > 0.7)
        {
            found.push(citation);
            return true;
        }
    }
    false
}

/// "al-Fajr, as quoted in *The Beacon*, 3 May 1997": a paper of our list, of which no day is told.
fn quoted_paper(note: &MarkedText, tokens: &[Token], at: usize, end: usize, found: &mut Vec<CitationReading>) -> bool {
    let text = note.as_str();
    // "see also" with nothing after it is no signal.
    if end <= at {
        return false;
    }
    let lead = &tokens[..at];
    let signal = &text[tokens[at].outer.start..tokens[end - 1].outer.end];
    let (Some(first), Some(last)) = (lead.first(), lead.iter().rfind(|token| token.kind != Kind::Comma)) else {
        return false;
    };
    if !(signal.contains("quoted") || signal.contains("cited"))
        || lead.len() > 6
        || !lists::is_periodical(&text[first.inner.start..last.inner.end])
    {
        return false;
    }
    let Some(holder) = citation(note, &tokens[at..], end - at) else { return false };
    let parts = Parts::new(note, lead);
    let mut draft = Draft::new(&parts, SourceType::ArticleNewspaper, 0.87);
    draft.put(&parts, Field::Container, 0);
    found.extend(reading(&parts, lead, None, ("outlet", draft)));
    found.push(holder);
    true
}

/// Whether `word` opens a phrase such as "for a different view".
fn is_lead(word: &str) -> bool {
    matches!(word, "For" | "for" | "On" | "on" | "In" | "Zum" | "Zur" | "Dazu" | "About" | "Regarding")
}

/// Reads `tokens` from `start` on as a citation; what stands before is its signal.
pub(super) fn citation(note: &MarkedText, tokens: &[Token], start: usize) -> Option<CitationReading> {
    let body = tokens.get(start..).filter(|body| !body.is_empty() && body.len() <= 400)?;
    let parts = Parts::new(note, body);
    let prefix = (start > 0)
        .then(|| tokens[0].outer.start..trimmed(note.as_str(), tokens[0].outer.start, tokens[start - 1].outer.end));
    let later = later::read(&parts);
    let full = shapes::read(&parts).filter(|(_, draft)| draft.score >= FITS);
    match (later, full) {
        (Some(later), Some((_, draft))) if later.score >= draft.score => later_reading(&parts, later, prefix),
        (Some(later), None) => later_reading(&parts, later, prefix),
        (_, Some(full)) => reading(&parts, body, prefix, full),
        (None, None) => None,
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> usize {
    start + text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':')).len()
}

/// Shapes whose unmarked words may hold verbs.
fn is_loose(shape: &str) -> bool {
    matches!(shape, "interview" | "letter" | "plain-book" | "case" | "law" | "un-document")
}

fn reading(
    parts: &Parts<'_>,
    body: &[Token],
    prefix: Option<Range<usize>>,
    (shape, mut draft): (&'static str, Draft),
) -> Option<CitationReading> {
    let used = extent(parts, &draft.used)?;
    let held = |token: &Token| used.start <= token.outer.start && token.outer.end <= used.end;
    let inner: Vec<Token> = body.iter().filter(|token| held(token)).cloned().collect();
    if !is_loose(shape) && prose::verbs(parts.text, &inner) > 0 {
        return None;
    }
    if draft.has(Field::Page) && matches!(draft.kind, SourceType::Report | SourceType::Thesis | SourceType::Book) {
        draft.locate();
    }
    // A date or a link outside the citation belongs to the words around it.
    draft.fields.retain(|field| used.start <= field.range.start && field.range.end <= used.end);
    let confidence = draft.score;
    let (item, locator, fields) = build::source(parts, draft);
    Some(CitationReading {
        range: prefix.as_ref().map_or(used.start, |prefix| prefix.start)..used.end,
        prefix,
        form: Form::Full,
        item,
        locator,
        fields,
        shape,
        confidence,
        to_note: None,
        source: None,
        through: Vec::new(),
    })
}

/// From the first to the last element that is explained; an end of many unexplained words is left out.
fn extent(parts: &Parts<'_>, used: &[usize]) -> Option<Range<usize>> {
    let explained = |index: &usize| parts.items[*index].known || used.contains(index);
    let first = (0..parts.items.len()).find(|index| explained(index))?;
    let last = (0..parts.items.len()).rev().find(|index| explained(index))?;
    // Known elements after a gap of prose are not part of it.
    let mut end = last;
    for index in first..=last {
        if !explained(&index)
            && parts.words(index).split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() >= 3
        {
            end = index.checked_sub(1)?;
            break;
        }
    }
    if used.iter().any(|index| *index > end) {
        return None;
    }
    Some(parts.items[first].outer.start..parts.items[end].outer.end)
}

fn later_reading(parts: &Parts<'_>, later: Later, prefix: Option<Range<usize>>) -> Option<CitationReading> {
    let used = extent(parts, &later.used)?;
    let draft = Draft { kind: SourceType::Document, score: later.score, fields: later.fields, used: Vec::new() };
    let (mut item, locator, fields) = build::source(parts, draft);
    item.kind = match (&item.title, fields.iter().find(|field| field.field == Field::Title)) {
        (Some(_), Some(title)) if parts.text[..title.range.start].ends_with(['"', '“', '‘', '\'', '„', '«']) => {
            SourceType::Article
        }
        _ if later.form == Form::Short => SourceType::Book,
        _ => SourceType::Document,
    };
    Some(CitationReading {
        range: prefix.as_ref().map_or(used.start, |prefix| prefix.start)..used.end,
        prefix,
        form: later.form,
        item,
        locator,
        fields,
        shape: "later",
        confidence: later.score,
        to_note: later.note,
        source: None,
        through: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use crate::document::inline;
    use proptest::prelude::*;
    use std::fmt::Write as _;
    use std::time::Instant;

    /// Pieces of which notes are made, whole and broken.
    const PIECES: &[&str] = &[
        "Rima Haj",
        "al-Qadi",
        "Haj",
        ", ",
        "; ",
        ". ",
        ": ",
        " and ",
        "*Salt Roads*",
        "\"Markets,\"",
        "“Souq”",
        "(Cairo: Nur, 1999)",
        "(ed.)",
        "eds.,",
        "[Hebrew]",
        "May 3, 2016",
        "3.5.2016",
        "p. 4",
        "pp. 5–9",
        "12",
        "no. 2",
        "vol. 3",
        "Ibid.",
        "op. cit.",
        "See ",
        "see also ",
        "quoted in ",
        "note 4 above",
        "https://a.example/x",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "*",
        " is said to be ",
        "the ",
        "TNA, FO 371/9",
        "‘Abd",
        "الملح",
        "İ",
        "\u{301}",
        "in ",
        "ed. B. Nur",
        " – ",
        "@haj",
        "Twitter",
        "§ 5",
        "@",
        "Interview with ",
        "Law No. 4",
        "UN Doc. S/2019/9",
        "ß",
        "ﬁ",
        "\u{a0}",
        "2:114",
        "1999",
        "s.v.",
        "n.",
        "«",
        "»",
        "„",
    ];

    fn notes() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()],
            0..24,
        )
        .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 4000 }))]

        #[test]
        fn citations_and_remarks_together_spell_the_note(text in notes()) {
            let note = inline(&text, 0);
            let words = note.as_str();
            let cited = marked(&note);
            let mut ranges: Vec<_> = cited.citations.iter().map(|citation| citation.range.clone()).chain(cited.remarks.iter().cloned()).collect();
            ranges.sort_by_key(|range| range.start);
            let mut from = 0;
            for range in ranges.into_iter().chain(std::iter::once(words.len()..words.len())) {
                prop_assert!(range.start >= from && range.end >= range.start, "{ranges:?} overlap", ranges = range);
                prop_assert!(crate::extract::citation::signal::is_joint(&words[from..range.start]), "{:?} is lost", &words[from..range.start]);
                from = range.end;
            }
            for citation in &cited.citations {
                prop_assert!((0.0..=1.0).contains(&citation.confidence));
                for field in &citation.fields {
                    prop_assert!(words.get(field.range.clone()).is_some(), "{field:?}");
                }
            }
        }
    }

    #[test]
    fn a_signal_at_the_end_of_a_note_leads_to_nothing() {
        let note = inline("“Souq”<see also ", 0);
        let cited = marked(&note);
        assert!(cited.citations.len() <= 1, "{:?}", cited.citations);
    }

    #[test]
    fn time_grows_with_the_length_of_a_note() {
        let time = |piece: &str, count: usize| {
            let note = inline(&piece.repeat(count), 0);
            let start = Instant::now();
            let _ = marked(&note);
            start.elapsed().as_secs_f64()
        };
        let mut slow = String::new();
        for piece in [
            "(",
            "\"a ",
            "[b",
            "a, ",
            "1999 ",
            "*a* (",
            "; Haj, *S* (C: N, 1999), p. 4",
            "‘a ",
            "see ",
            "and see ",
            ". A",
            "Ibid. ",
            "Haj, \"",
            "a (See B (",
            "/",
            "“",
        ] {
            let (short, long) = (time(piece, 200), time(piece, 1600));
            if long > 0.4 && long > short * 30.0 {
                writeln!(slow, "{piece:?}: {short:.3} s and {long:.3} s").expect("a string");
            }
        }
        assert!(slow.is_empty(), "{slow}");
    }
}
