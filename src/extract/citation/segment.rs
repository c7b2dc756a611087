//! Where in a note one citation, or one sentence, ends and the next begins.

use super::prose;
use super::signal;
use super::token::{Kind, Token};
use super::when::Precision;
use std::ops::Range;

/// How many signs back a decision looks.
const VIEW: usize = 60;

/// The pieces of a note, each a range of `tokens`: what stands between semicolons, at the ends of sentences, before
/// signals, and around an "and" that joins two complete citations.
pub(super) fn pieces(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if at > start && is_cut(text, tokens, start, at) {
            pieces.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        pieces.push(start..tokens.len());
    }
    join_titles(text, tokens, pieces)
}

/// Whether a new piece begins with `tokens[at]`.
fn is_cut(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let before = &tokens[at - 1];
    let left = &tokens[start.max(at.saturating_sub(VIEW))..at];
    match before.kind {
        // "…, 19 January 2015; available at: https://…" goes on.
        Kind::Semicolon => {
            let word = &text[tokens[at].outer.clone()];
            return !matches!(word, "available" | "accessed" | "retrieved" | "archived" | "last");
        }
        Kind::Stop => return is_sentence_end(text, left, &tokens[at..]),
        Kind::Comma => {
            if let [.., round, colon, page, _] = left
                && round.kind == Kind::Round
                && text[round.inner.clone()].starts_with('#')
                && colon.kind == Kind::Colon
                && page.kind == Kind::Word
            {
                return true;
            }
            let stop = |token: &Token| matches!(token.kind, Kind::Stop | Kind::Semicolon);
            if left.len() > 3 && at_locator(text, &left[..left.len() - 1]) && has_work(left) {
                let right = &tokens[at..tokens.len().min(at + VIEW)];
                let end = right.iter().position(stop).unwrap_or(right.len());
                if is_named(text, &right[..end]) {
                    return true;
                }
            }
        }
        Kind::Dash if signal::is_opening(text, tokens, at) => return true,
        _ => {}
    }
    // "Ibid. The same page has …": the stop of the word is that of the sentence too.
    if before.kind == Kind::Word
        && matches!(
            text[before.outer.clone()].to_lowercase().as_str(),
            "ibid." | "cit." | "ff." | "ebd." | "p.m." | "a.m."
        )
        && tokens[at].kind == Kind::Word
        && text[tokens[at].outer.clone()].starts_with(char::is_uppercase)
    {
        let right = &tokens[at..tokens.len().min(at + VIEW)];
        let stop =
            right.iter().position(|token| matches!(token.kind, Kind::Stop | Kind::Semicolon)).unwrap_or(right.len());
        if prose::is_sentence(text, &right[..stop]) || is_full(text, &right[..stop]) {
            return true;
        }
    }
    // "Compare X, with Y".
    if before.kind == Kind::Comma
        && tokens[at].kind == Kind::Word
        && &text[tokens[at].outer.clone()] == "with"
        && matches!(&text[tokens[start].outer.clone()], "Compare" | "compare" | "Contrast" | "contrast")
        && is_closed(text, left)
        && has_work(left)
    {
        return true;
    }
    // "79 ff. Siehe auch …", "(1994).” See …"
    if signal::is_opening(text, tokens, at) && before.kind != Kind::Comma && is_closed(text, left) {
        return true;
    }
    if !signal::is_inner(text, tokens, at) {
        return is_join(text, tokens, start, at);
    }
    // "…, quoted in …": the left is complete, and not a lead-in.
    at > start + 1 && is_closed(text, left) && has_work(left)
}

/// Whether `left` ends in a page with its label: "p. 88".
fn at_locator(text: &str, left: &[Token]) -> bool {
    let [.., label, page] = left else { return false };
    matches!(&text[label.outer.clone()], "p." | "pp." | "p" | "pp")
        && text[page.outer.clone()].starts_with(|c: char| c.is_ascii_digit())
}

/// Whether `right` begins with a name in capitals, a comma and a title: where a comma stands for a semicolon.
fn is_named(text: &str, right: &[Token]) -> bool {
    let title = right.iter().position(|token| matches!(token.kind, Kind::Quoted | Kind::Italic));
    title.is_some_and(|title| {
        let capital =
            |token: &Token| token.kind == Kind::Word && text[token.outer.clone()].contains(char::is_uppercase);
        (2..6).contains(&title)
            && right.len() > title + 1
            && right[title - 1].kind == Kind::Comma
            && right[..title - 1].iter().all(capital)
    })
}

/// Whether `right` begins with a name, a comma and a title: a citation of its own.
fn is_full(text: &str, right: &[Token]) -> bool {
    let title = right.iter().position(|token| matches!(token.kind, Kind::Quoted | Kind::Italic));
    title.is_some_and(|title| {
        (2..12).contains(&title)
            && right[title - 1].kind == Kind::Comma
            && prose::verbs(text, &right[..title]) == 0
            && right.len() > title + 2
    })
}

/// Whether the full stop at the end of `left` ends it.
fn is_sentence_end(text: &str, left: &[Token], right: &[Token]) -> bool {
    let Some(next) = right.first() else { return false };
    let words = &text[next.outer.clone()];
    let first = words.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    if first.is_some_and(char::is_lowercase) && !words.contains('-') && next.kind == Kind::Word {
        return false;
    }
    if matches!(next.kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Round | Kind::Square)
        && left.len() > 1
    {
        // A remark in parentheses after the stop is a sentence of its own.
        return next.kind == Kind::Round && next.inner.len() > 60 && is_closed(text, &left[..left.len() - 1]);
    }
    let body = &left[..left.len() - 1];
    // "New York: Reed, 2006. 257–263."
    if right.len() <= 2
        && super::label::is_pages(words)
        && body.last().is_some_and(|last| matches!(last.kind, Kind::Date(Precision::Year)))
    {
        return false;
    }
    let titled = |token: &Token| matches!(token.kind, Kind::Italic | Kind::Quoted);
    if imprint_follows(text, body, right) || body.iter().any(titled) && is_imprint(text, right) {
        return false;
    }
    is_closed(text, body)
}

/// Whether `right` is nothing but an imprint: "London: Reed, 2014".
fn is_imprint(text: &str, right: &[Token]) -> bool {
    let Some(colon) = right.iter().take(5).position(|token| token.kind == Kind::Colon).filter(|colon| *colon > 0)
    else {
        return false;
    };
    let plain = |token: &Token| match token.kind {
        Kind::Word => {
            text[token.outer.clone()].starts_with(|c: char| c.is_uppercase() || c == '&')
                || matches!(&text[token.outer.clone()], "and" | "of" | "for" | "the" | "al" | "et" | "und" | "de")
        }
        Kind::Comma => true,
        _ => false,
    };
    let Some(year) = right.iter().take(16).position(|token| token.kind == Kind::Date(Precision::Year)) else {
        return false;
    };
    let end = right.get(year + 1).is_none_or(|token| matches!(token.kind, Kind::Stop | Kind::Semicolon | Kind::Comma));
    year > colon + 1
        && end
        && right[..colon].iter().all(plain)
        && right[colon + 1..year].iter().all(plain)
        && right[year - 1].kind == Kind::Comma
}

/// Title. PL: PUB, yyyy — or Title. *Journal* 3.
fn imprint_follows(text: &str, left: &[Token], right: &[Token]) -> bool {
    let numbered = |token: &Token| {
        let word = &text[token.outer.clone()];
        token.kind == Kind::Word
            && (word.starts_with(|c: char| c.is_ascii_digit())
                || matches!(word, "Vol." | "vol." | "ed." | "Bd." | "t."))
    };
    let last = left
        .iter()
        .rev()
        .find(|token| !matches!(token.kind, Kind::Square | Kind::Round | Kind::Stop) && !numbered(token));
    let titled = last.is_some_and(|token| matches!(token.kind, Kind::Italic | Kind::Quoted));
    if !titled {
        return false;
    }
    let colon = right.iter().take(5).position(|token| token.kind == Kind::Colon);
    let words = |count: usize| right[..count].iter().all(|token| matches!(token.kind, Kind::Word | Kind::Comma));
    colon.is_some_and(words)
        || right.first().is_some_and(|token| {
            let word = text[token.outer.clone()].to_lowercase();
            matches!(word.as_str(), "trans." | "ed." | "eds." | "edited" | "translated" | "vol." | "bd.")
                || token.kind == Kind::Italic
        })
        || right.first().is_some_and(|token| matches!(token.kind, Kind::Word))
            && right.iter().take(6).position(|token| token.kind == Kind::Comma).is_some_and(|comma| {
                right.get(comma + 1).is_some_and(|token| matches!(token.kind, Kind::Date(Precision::Day)))
                    && right[..comma].iter().all(|token| {
                        token.kind == Kind::Word && !text[token.outer.clone()].starts_with(char::is_lowercase)
                    })
            })
}

/// Whether `left` could be complete.
fn is_closed(text: &str, left: &[Token]) -> bool {
    let Some(last) = left.iter().rev().find(|token| !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::Dash))
    else {
        return false;
    };
    if prose::is_sentence(text, left) {
        return true;
    }
    match last.kind {
        Kind::Round | Kind::Square | Kind::Date(_) | Kind::Url | Kind::Handle => {
            left.len() > 1 || last.kind != Kind::Date(Precision::Year)
        }
        Kind::Italic | Kind::Quoted => left.len() > 1,
        _ => {
            let word = &text[last.outer.clone()];
            let bare = word.trim_end_matches('.').to_lowercase();
            // "p.172" is a number too.
            let word = word.trim_start_matches(['p', 'S', '.']);
            let number = word.starts_with(|c: char| c.is_ascii_digit()) || super::label::is_roman(word);
            number
                || matches!(
                    bare.as_str(),
                    "ibid"
                        | "ff"
                        | "f"
                        | "above"
                        | "cit"
                        | "id"
                        | "ebd"
                        | "passim"
                        | "n.d"
                        | "ebenda"
                        | "a.a.o"
                        | "al"
                        | "below"
                        | "supra"
                        | "p.m"
                        | "a.m"
                        | "unreported"
                        | "version"
                        | "release"
                )
                || has_work(left)
                || left.iter().filter(|token| token.kind == Kind::Word).count() > 6
        }
    }
}

/// Whether a work is named: a title by its marks, or a year.
fn has_work(left: &[Token]) -> bool {
    left.iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Italic | Kind::Date(_) | Kind::Url))
        || left.iter().any(|token| token.kind == Kind::Round && token.inner.len() > 3)
}

/// Whether `tokens[at]` is an "and" between two complete citations.
fn is_join(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| &text[token.outer.clone()]);
    if tokens[at].kind != Kind::Word || !matches!(word(at), "and" | "und" | "et" | "sowie" | "ebenso") {
        return false;
    }
    let left = &tokens[start.max(at.saturating_sub(VIEW))..at];
    let back_to = left.iter().any(|token| matches!(&text[token.outer.clone()], "above" | "supra" | "below"))
        && left.iter().any(|token| matches!(&text[token.outer.clone()], "note" | "n." | "notes"));
    let titled = back_to || left.iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Italic));
    let last = left.iter().rev().find(|token| token.kind != Kind::Comma);
    let closed = last.is_some_and(|token| match token.kind {
        Kind::Round => token.inner.len() > 3,
        Kind::Date(_) | Kind::Url => true,
        Kind::Word => {
            text[token.outer.clone()].starts_with(|c: char| c.is_ascii_digit())
                || matches!(&text[token.outer.clone()], "ff." | "f.")
        }
        _ => false,
    });
    // "above, n. 17, and below, n. 44".
    if closed
        && matches!(word(at + 1), "above" | "below" | "supra" | "infra")
        && left.iter().any(|token| matches!(&text[token.outer.clone()], "n." | "note" | "notes" | "nn."))
    {
        return true;
    }
    // "…, and the sources in note 22".
    if closed
        && word(at + 1) == "the"
        && matches!(word(at + 2), "sources" | "references" | "works" | "literature")
        && (at + 3..at + 6).any(|next| matches!(word(next), "note" | "notes" | "n." | "nn."))
    {
        return true;
    }
    let dated = left.iter().any(|token| matches!(token.kind, Kind::Date(_) | Kind::Round));
    let back = last.is_some_and(|token| matches!(&text[token.outer.clone()], "above" | "below" | "supra"));
    if !back && (!closed || !(titled || dated && matches!(word(at), "sowie" | "ebenso"))) {
        return false;
    }
    // On the right: a note, a title at once, or a name, a comma and a title.
    let right = &tokens[at + 1..];
    // "p. 9 and n. 22" is one place; "and note 22 above" another work.
    let back =
        || (3..7).any(|more| matches!(word(at + more).trim_end_matches(['.', ',']), "above" | "below" | "supra"));
    if matches!(word(at + 1), "note" | "notes" | "n." | "nn.")
        && word(at + 2).starts_with(|c: char| c.is_ascii_digit())
        && back()
    {
        return true;
    }
    let marked = |token: &Token| matches!(token.kind, Kind::Quoted | Kind::Italic);
    match right
        .iter()
        .take(14)
        .position(|token| marked(token) || token.kind == Kind::Semicolon || token.kind == Kind::Stop)
    {
        Some(0) => marked(&right[0]),
        Some(1) if matches!(word(at + 1), "his" | "her" | "their" | "idem") => marked(&right[1]),
        Some(title) if marked(&right[title]) => {
            let before = &right[..title];
            before.last().is_some_and(|token| token.kind == Kind::Comma)
                && before.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Comma))
                && prose::verbs(text, before) == 0
        }
        _ => matches!(word(at), "sowie" | "ebenso"),
    }
}

/// Puts together again what a semicolon inside an unmarked title, or between two dates of one paper, cut apart.
fn join_titles(text: &str, tokens: &[Token], pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        if let Some(last) = joined.last_mut() {
            let semicolon = tokens[last.end - 1].kind == Kind::Semicolon;
            let left = &tokens[last.clone()];
            let open = left.len() < VIEW
                && !left.iter().any(|token| {
                    matches!(
                        token.kind,
                        Kind::Quoted | Kind::Italic | Kind::Date(_) | Kind::Round | Kind::Square | Kind::Url
                    )
                });
            let located = left.iter().any(|token| text[token.outer.clone()].starts_with(|c: char| c.is_ascii_digit()));
            let short = left.iter().any(|token| super::later_sign(&text[token.outer.clone()]));
            let own = tokens[piece.clone()]
                .iter()
                .position(|token| token.kind == Kind::Comma)
                .is_some_and(|comma| comma <= 4);
            let signal = signal::is_inner(text, tokens, piece.start);
            if semicolon
                && open
                && !located
                && !short
                && !own
                && !signal
                && !prose::is_sentence(text, left)
                && !prose::is_sentence(text, &tokens[piece.clone()])
            {
                last.end = piece.end;
                continue;
            }
        }
        joined.push(piece);
    }
    joined
}
