//! A document of the United Nations or of another body that numbers its papers: resolutions, meeting records.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "un-document",
    fit,
    telling: true,
    cases: &[
        (
            r"United Nations Security Council, Resolution 909 (1970), S/RES/909, September 9, 1970.",
            "legislation; author: United Nations Security Council; title: Resolution 909 (1970); number: S/RES/909; issued: 1970-09-09",
        ),
        (
            r#"UN Security Council, Resolution 909 (1970), "The Salt Question," S/RES/909, 9 September 1970."#,
            "legislation; author: UN Security Council; title: Resolution 909 (1970); title-short: The Salt Question; number: S/RES/909",
        ),
        (
            r#"UN Salt Assembly Resolution 94 (III), "Salt: Report," A/RES/94(III), 11 December 1948, para. 11."#,
            "legislation; title: UN Salt Assembly Resolution 94 (III); title-short: Salt: Report; number: A/RES/94(III); locator: 11",
        ),
        (
            r#"UN Security Council, "Letter Dated 6 June 1982," S/19162, 6 June 1982."#,
            "report; title: Letter Dated 6 June 1982; number: S/19162; issued: 1982-06-06",
        ),
        (
            r"UNSC, S/RES/909 (1970), 9 September 1970.",
            "legislation; author: UNSC; title: ; number: S/RES/909; issued: 1970-09-09",
        ),
        (
            r"UN Security Council, 909th meeting, 9 December 1971, S/PV.909, para. 281.",
            "report; author: UN Security Council; title: ; number: S/PV.909; issued: 1971-12-09; locator: 281",
        ),
        (
            r"UN Doc. S/2019/9901, 3 May 2019, para. 12.",
            "report; number: UN Doc. S/2019/9901; locator: 12; issued: 2019-05-03",
        ),
        (
            r"UN General Assembly, Resolution 990 (III), 3 May 1948.",
            "legislation; title: Resolution 990 (III); issued: 1948-05-03",
        ),
        (
            r"UN General Assembly, Official Records, 2nd Session, 128th Plenary Meeting, 29 November 1947, p. 24.",
            "report; author: UN General Assembly; title: Official Records; issued: 1947-11-29; locator: 24",
        ),
        (
            r"United Nations Security Council, *Official Records*, 901st meeting, S/PV.901, 19 October 1951.",
            "report; author: United Nations Security Council; title: Official Records; number: S/PV.901; issued: 1951-10-19",
        ),
    ],
};

/// Whether `words` are the number under which a body files its papers.
pub(super) fn is_symbol(words: &str) -> bool {
    let words = words
        .strip_prefix("UN Doc. ")
        .or_else(|| words.strip_prefix("U.N. Doc. "))
        .or_else(|| words.strip_prefix("Doc. "))
        .unwrap_or(words);
    words.contains(['/', '.', '-'])
        && words.split_whitespace().count() <= 2
        && words.chars().any(|c| c.is_ascii_digit() || c == '/')
        && words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && words.starts_with(|c: char| c.is_uppercase())
}

/// Says that element `symbol` is the number; "A/RES/94(III)" goes on in parentheses.
fn file_under(parts: &Parts<'_>, draft: &mut Draft, symbol: usize) {
    let mut range = parts.items[symbol].inner.clone();
    let session = parts.items.get(symbol + 1).filter(|next| next.kind == ItemKind::Round);
    if let Some(session) = session.filter(|session| session.outer.start == range.end) {
        range.end = session.outer.end;
        draft.fields.retain(|field| field.range != session.inner);
        draft.used.push(symbol + 1);
    }
    draft.add(Field::Number, range);
    draft.used.push(symbol);
}

fn is_formal(words: &str) -> bool {
    let first = words.split([' ', '.']).next().unwrap_or_default();
    matches!(
        first,
        "Resolution"
            | "Res"
            | "Decision"
            | "UNSC"
            | "UNSCR"
            | "UNGA"
            | "Recommendation"
            | "Declaration"
            | "Minutes"
            | "Protocol"
    ) && words.len() > first.len()
}

/// A paper of the United Nations: by its symbol, or as a resolution of one of its bodies.
pub(super) fn is_formal_name(words: &str) -> bool {
    ["S/", "A/", "E/", "S/RES", "UN Doc", "U.N. Doc"].iter().any(|lead| words.starts_with(lead))
        || words.contains("Resolution")
}

/// "UN Security Council Resolution 909" with the body in the title.
fn whole(parts: &Parts<'_>, texts: &[usize]) -> Option<Draft> {
    let first = *texts.first().filter(|first| **first == 0)?;
    let words = parts.words(first);
    let numbered =
        words.split_once("esolution ").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    let symbol =
        texts.get(1).copied().filter(|index| is_symbol(parts.words(*index)) && is_formal_name(parts.words(*index)));
    // What a resolution is called beside its number.
    let called = titled(parts);
    let called = called.as_ref().filter(|titled| numbered && titled.title > first && titled.italic.is_none());
    if !(numbered || symbol.is_some())
        || parts.precision.is_none()
        || called.is_none() && titled(parts).is_some()
        || !numbered && is_organ(words)
        || is_formal(words)
    {
        return None;
    }
    let kind = if numbered { SourceType::Legislation } else { SourceType::Report };
    let mut draft = Draft::new(parts, kind, 0.93);
    draft.used.push(first);
    if let Some(titled) = called {
        draft.put(parts, Field::ShortTitle, titled.title);
    }
    let year = parts.items.get(first + 1).filter(|item| {
        numbered && item.kind == ItemKind::Round && item.lead == crate::extract::citation::item::Lead::Nothing
    });
    draft.add(
        Field::Title,
        parts.items[first].outer.start..year.map_or(parts.items[first].outer.end, |year| year.outer.end),
    );
    if let Some(symbol) = symbol {
        file_under(parts, &mut draft, symbol);
    }
    // "… resolution 909 (1970) of 9 September 1970".
    draft.used.extend(texts.iter().filter(|index| parts.words(**index) == "of"));
    draft.locate();
    Some(draft)
}

/// Whether `words` name the United Nations, the League, or a body of theirs.
fn is_nations(words: &str) -> bool {
    ["United Nations", "UN ", "U.N. ", "League of Nations"].iter().any(|lead| words.starts_with(lead))
        || matches!(words, "UN" | "UNGA" | "UNSC" | "GAOR" | "SCOR")
}

/// Whether `words` are nothing but the name of an organ that files papers under symbols.
fn is_organ(words: &str) -> bool {
    is_nations(words) && ["Council", "Assembly", "UNSC", "UNGA"].iter().any(|end| words.ends_with(end))
}

/// "UN General Assembly, Official Records, Second Session, 128th Plenary Meeting, 29 November 1947, p. 24".
fn records(parts: &Parts<'_>, texts: &[usize]) -> Option<Draft> {
    let [body, title, rest @ ..] = texts else { return None };
    let words = parts.words(*body);
    let nations = is_nations(words);
    let named = ["Official Records", "Official Journal", "Provisional Verbatim Record", "Verbatim Record"];
    if *body != 0
        || !nations
        || !named.iter().any(|name| parts.words(*title).starts_with(name))
        || titled(parts).is_some()
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Report, 0.93);
    draft.people(parts, &[*body]);
    draft.put(parts, Field::Title, *title);
    for index in rest {
        let symbol = is_symbol(parts.words(*index));
        draft.put(parts, if symbol { Field::Number } else { Field::Section }, *index);
    }
    draft.locate();
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.texts();
    if let Some(draft) = whole(parts, texts) {
        return Some(draft);
    }
    if let Some(draft) = records(parts, texts) {
        return Some(draft);
    }
    let symbol = texts.iter().copied().find(|index| is_symbol(parts.words(*index)));
    if let Some(formal) = texts
        .iter()
        .copied()
        .find(|index| is_formal(parts.words(*index)) && parts.words(*index).chars().any(|c| c.is_ascii_digit()))
    {
        let mut draft = Draft::new(parts, SourceType::Legislation, 0.95);
        let head: Vec<usize> = texts.iter().copied().filter(|index| *index < formal).collect();
        draft.people(parts, &head);
        let year = parts
            .items
            .get(formal + 1)
            .filter(|item| item.kind == ItemKind::Round && item.lead == crate::extract::citation::item::Lead::Nothing);
        let range = parts.items[formal].outer.start..year.map_or(parts.items[formal].outer.end, |year| year.outer.end);
        if year.is_some() {
            draft.used.push(formal + 1);
            draft.fields.retain(|field| {
                field.field != Field::Other && field.field != Field::Place
                    || field.range.start < range.start
                    || field.range.end > range.end
            });
        }
        draft.add(Field::Title, range);
        draft.used.push(formal);
        // What it is called beside its number.
        if let Some(titled) = titled(parts).filter(|titled| titled.italic.is_none()) {
            draft.put(parts, Field::ShortTitle, titled.title);
        }
        if let Some(symbol) = symbol {
            file_under(parts, &mut draft, symbol);
        }
        return Some(draft);
    }
    let symbol = symbol?;
    let words = parts.words(symbol);
    // "UNSC, S/RES/598 (1987), 20 July 1987", "UN Security Council, 598th meeting, 9 December 1971, S/PV.598".
    let sitting = |index: &usize| {
        let words = parts.words(*index);
        words.ends_with(" meeting")
            || words.ends_with(" session")
            || words.ends_with(" sess.")
            || words.ends_with(" mtg.")
    };
    let before = texts.iter().position(|index| *index == symbol).unwrap_or(0);
    if before > 0
        && texts[0] == 0
        && texts[1..before].iter().all(sitting)
        && titled(parts).is_none()
        && is_organ(parts.words(0))
    {
        let resolved = words.contains("/RES/");
        let kind = if resolved { SourceType::Legislation } else { SourceType::Report };
        let mut draft = Draft::new(parts, kind, 0.93);
        draft.people(parts, &[0]);
        for index in &texts[1..before] {
            draft.put(parts, Field::Section, *index);
        }
        draft.put(parts, Field::Number, symbol);
        draft.used.extend(texts.iter().filter(|index| **index > symbol));
        draft.locate();
        return Some(draft);
    }
    let mut draft = Draft::new(parts, SourceType::Report, 0.9);
    if let Some(titled) = titled(parts) {
        if titled.italic.is_some()
            || !titled.is_headed_by_people(parts)
            || titled.head.is_empty() && !words.contains('/')
        {
            return None;
        }
        draft.people(parts, &titled.head);
        draft.put(parts, Field::Title, titled.title);
        if !words.starts_with(['S', 'A', 'E']) || !words.contains('/') {
            return None;
        }
    } else if !words.starts_with('U') {
        return None;
    }
    draft.put(parts, Field::Number, symbol);
    for index in texts.iter().copied() {
        if parts.words(index).contains("meeting") || parts.words(index).contains("session") {
            draft.put(parts, Field::Section, index);
        }
    }
    draft.locate();
    Some(draft)
}
