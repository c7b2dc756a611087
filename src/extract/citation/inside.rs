//! Citations inside prose: a title with its imprint or day, the name before it, and what stands in parentheses.

use super::read::citation;
use super::token::{Kind, Token, inner_tokens};
use super::{CitationReading, Field, prose, segment, signal};
use crate::document::MarkedText;
use crate::record::Form;

/// How many titles of a piece are tried as the beginning of a citation that goes on to its end: time does not grow with
/// the square of a list.
const MOST_TRIES: usize = 4;

/// Finds the citations inside the prose of `tokens`.
pub(super) fn citations(note: &MarkedText, tokens: &[Token], found: &mut Vec<CitationReading>) {
    let text = note.as_str();
    let mut from = 0;
    let mut tries = 0;
    for at in 0..tokens.len() {
        if at < from {
            continue;
        }
        match tokens[at].kind {
            Kind::Italic | Kind::Quoted => {
                let start = name_start(text, tokens, from, at);
                let led = at > from
                    && tokens[at].kind == Kind::Quoted
                    && matches!(
                        &text[tokens[at - 1].outer.clone()],
                        "in" | "In" | "from" | "by" | "of" | "with" | "see"
                    );
                if (start < at || led) && tries < MOST_TRIES {
                    tries += 1;
                    if let Some(citation) = to_the_end(note, &tokens[start..]) {
                        found.push(citation);
                        return;
                    }
                }
                let Some(end) = imprint_end(text, tokens, at) else { continue };
                if let Some(mut citation) =
                    citation(note, &tokens[start..end], 0).filter(|citation| citation.form == Form::Full)
                {
                    if start == at && citation.item.author.is_empty() {
                        subject(text, &tokens[from..at], &mut citation);
                    }
                    found.push(citation);
                    from = end;
                }
            }
            Kind::Round if tokens[at].inner.len() > 8 => {
                let inner = inner_tokens(note, tokens[at].inner.clone());
                if let Some(citation) = placed(note, &tokens[from..at], &inner) {
                    found.push(citation);
                    continue;
                }
                if tokens[at].inner.len() <= 12 {
                    continue;
                }
                for piece in segment::pieces(text, &inner) {
                    let piece = &inner[piece];
                    let start = signal::end(text, piece, 0);
                    let weak = start == 0;
                    if let Some(citation) =
                        citation(note, piece, start).filter(|citation| !weak || citation.confidence > 0.75)
                    {
                        found.push(citation);
                    }
                }
            }
            _ => {}
        }
    }
}

/// "Reed (*Brine*, p. 12) gives a lower one": title and place of a work that was cited before, behind the name of who
/// wrote it, which stays in the sentence.
fn placed(note: &MarkedText, before: &[Token], inner: &[Token]) -> Option<CitationReading> {
    let text = note.as_str();
    let name = |token: &&Token| {
        let word = &text[token.outer.clone()];
        token.kind == Kind::Word && (word.starts_with(char::is_uppercase) || word.starts_with("al-"))
    };
    let count = before.iter().rev().take_while(name).count();
    let titled = matches!(inner.first()?.kind, Kind::Italic | Kind::Quoted) && inner.get(1)?.kind == Kind::Comma;
    if !titled || !(1..=3).contains(&count) || inner.len() > 8 {
        return None;
    }
    let mut citation = citation(note, inner, 0)?;
    let item = &citation.item;
    let bare = item.issued.is_none() && item.publisher.is_none() && item.container_title.is_none();
    if citation.locator.is_none() || !bare || !item.author.is_empty() || item.title.is_none() {
        return None;
    }
    citation.form = Form::Short;
    let who = before[before.len() - count].outer.start..before[before.len() - 1].outer.end;
    for (name, range) in super::names::read(text, who) {
        citation.item.author.push(name);
        citation.fields.insert(0, super::FieldRange { field: Field::Author, range });
    }
    Some(citation)
}

/// The citation that all of `tokens` are: "Rima Haj, “Salt,” in Basil Nur, ed., *Bread* (Tyre: Nur, 1999), pp. 1–9."
fn to_the_end(note: &MarkedText, tokens: &[Token]) -> Option<CitationReading> {
    let last = tokens.iter().rfind(|token| !matches!(token.kind, Kind::Stop | Kind::Semicolon | Kind::Comma))?;
    let whole = |citation: &CitationReading| {
        citation.form == Form::Full && citation.confidence >= 0.8 && citation.range.end >= last.inner.end
    };
    citation(note, tokens, 0).filter(whole)
}

/// The index after the imprint and the pages that follow the title `tokens[at]`.
fn imprint_end(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut dated = false;
    while let Some(token) = tokens.get(end) {
        match token.kind {
            Kind::Round if has_year(&text[token.inner.clone()]) => dated = true,
            // "…, 2 February 2006, https://a.example (accessed 3 May 2009)".
            Kind::Comma if dated && tokens.get(end + 1).is_some_and(|next| next.kind == Kind::Url) => end += 1,
            Kind::Round | Kind::Square if !dated => {}
            // “T,” *Journal* 24 (1980): 10–22.
            Kind::Italic if end == at + 1 && tokens[at].kind == Kind::Quoted => {}
            Kind::Word
                if !dated
                    && tokens[end - 1].kind == Kind::Italic
                    && text[token.outer.clone()].starts_with(|c: char| c.is_ascii_digit()) => {}
            Kind::Colon
                if dated
                    && tokens
                        .get(end + 1)
                        .is_some_and(|next| text[next.outer.clone()].starts_with(|c: char| c.is_ascii_digit())) =>
            {
                end += 1;
            }
            // "*Salt*, trans. Rima Haj (Tyre: Nur, 1999)".
            Kind::Comma if !dated && imprint_ahead(text, &tokens[end + 1..]).is_some() => {
                end += imprint_ahead(text, &tokens[end + 1..]).unwrap_or_default();
            }
            Kind::Comma
                if dated
                    || tokens.get(end + 1).is_some_and(|next| matches!(next.kind, Kind::Date(_) | Kind::Italic)) =>
            {
                let Some(next) = tokens.get(end + 1) else { break };
                let word = &text[next.outer.clone()];
                let page = next.kind == Kind::Word
                    && (word.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with("p."));
                let pages = next.kind == Kind::Word && matches!(word, "p." | "pp." | "vol." | "no." | "pp" | "p");
                match next.kind {
                    Kind::Date(_) => {
                        dated = true;
                        end += 1;
                    }
                    Kind::Italic if !dated => end += 1,
                    _ if pages => end += 2,
                    _ if page => end += 1,
                    _ => break,
                }
            }
            _ => break,
        }
        end += 1;
    }
    dated.then_some(end.min(tokens.len()))
}

/// How many tokens stand before an imprint in `tokens`, if they say who made the book, or which volume it is.
fn imprint_ahead(text: &str, tokens: &[Token]) -> Option<usize> {
    let word = text.get(tokens.first()?.outer.clone())?;
    let makes = matches!(
        word,
        "trans." | "ed." | "eds." | "translated" | "edited" | "vol." | "tr." | "rev." | "2nd" | "3rd" | "4th" | "5th"
    );
    let year =
        tokens.iter().take(14).position(|token| token.kind == Kind::Round && has_year(&text[token.inner.clone()]))?;
    let plain = tokens[..year].iter().all(|token| matches!(token.kind, Kind::Word | Kind::Comma));
    (makes && plain).then_some(year)
}

fn has_year(words: &str) -> bool {
    let digits =
        |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.chars().all(|c| c.is_ascii_digit());
    words.split(|c: char| !c.is_ascii_alphanumeric()).any(digits)
}

/// Where the name before the title `tokens[at]` starts, if a comma stands between.
fn name_start(text: &str, tokens: &[Token], from: usize, at: usize) -> usize {
    if at < from + 2 || tokens[at - 1].kind != Kind::Comma {
        return at;
    }
    let mut start = at - 1;
    // "Rima Haj and Basil Nur, eds., *Salt*": the mark of the editors goes with their names.
    let mark =
        |token: &Token| matches!(text[token.inner.clone()].trim_end_matches('.'), "ed" | "eds" | "editor" | "editors");
    if start > from + 1 && mark(&tokens[start - 1]) {
        start -= 1 + usize::from(start > from + 2 && tokens[start - 2].kind == Kind::Comma);
    }
    while start > from && tokens[start - 1].kind == Kind::Word {
        let word = &text[tokens[start - 1].outer.clone()];
        let lower = word.to_lowercase();
        let part = word.trim_start_matches(crate::text::is_apostrophe).starts_with(char::is_uppercase)
            || matches!(
                lower.as_str(),
                "and" | "&" | "de" | "von" | "van" | "bin" | "ibn" | "der" | "den" | "du" | "al"
            )
            || lower.starts_with("al-")
            || lower.starts_with("el-");
        if !part {
            break;
        }
        start -= 1;
    }
    while start < at && matches!(&text[tokens[start].outer.clone()], "and" | "&" | "In" | "As" | "See") {
        start += 1;
    }
    if start >= at - 1 { at } else { start }
}

/// "as Haj argued in *Salt*": the subject of the verb is the author, and stays in the sentence.
fn subject(text: &str, before: &[Token], citation: &mut CitationReading) {
    let Some(verb) = before
        .iter()
        .rposition(|token| token.kind == Kind::Word && prose::verbs(text, std::slice::from_ref(token)) > 0)
    else {
        return;
    };
    if before.len() - verb > 4 {
        return;
    }
    let name =
        |token: &Token| token.kind == Kind::Word && text[token.outer.clone()].starts_with(|c: char| c.is_uppercase());
    let start = before[..verb]
        .iter()
        .rposition(|token| !name(token) && !text[token.outer.clone()].starts_with("al-"))
        .map_or(0, |at| at + 1);
    let opening = before.get(start).map_or("", |token| &text[token.outer.clone()]);
    let start = start
        + usize::from(matches!(opening, "As" | "In" | "When" | "Although" | "While" | "That" | "But" | "And" | "Thus"));
    if start >= verb || verb - start > 4 {
        return;
    }
    let range = before[start].outer.start..before[verb - 1].outer.end;
    if matches!(&text[range.clone()], "He" | "She" | "It" | "They" | "This" | "The" | "As" | "I" | "We") {
        return;
    }
    for (name, range) in super::names::read(text, range) {
        citation.item.author.push(name);
        citation.fields.insert(0, super::FieldRange { field: Field::Author, range });
    }
}
