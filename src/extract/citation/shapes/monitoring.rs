//! What a monitoring service translated and handed on.

use super::{Draft, Shape, titled};
use crate::extract::citation::Field;
use crate::extract::citation::item::{ItemKind, items};
use crate::extract::citation::lists;
use crate::extract::citation::lists::Outlet;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::token::inner_tokens;
use crate::extract::citation::when;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "monitoring",
    fit,
    telling: true,
    cases: &[
        (
            r"“The King’s Salt,” *BBC Summary of World Broadcasts* (SWB), ME/9928/A/2, July 13, 1970.",
            "report; title: The King’s Salt; container-title: BBC Summary of World Broadcasts; issued: 1970-07-13",
        ),
        (
            r"Radio Tyre, 3 May 1992 (FBIS-NES-92-087, 5 May 1992).",
            "broadcast; authority: Radio Tyre; container-title: FBIS-NES-92-087; issued: 1992-05-03",
        ),
        (
            r"al-Fajr, Jan. 3, 2004 (via FBIS, DR/NES, Jan. 5, 2004).",
            "report; authority: al-Fajr; container-title: FBIS; issued: 2004-01-03",
        ),
        (
            r"Radio Tyre, 3 May 1992 – BBC Mon. (ME), 5 May 1992.",
            "broadcast; authority: Radio Tyre; container-title: BBC Mon.; issued: 1992-05-03",
        ),
        (
            r#""Warning to Miners," *BBC Summary of World Broadcasts*, part 4, no. 702, June 19, 1956, p. 3."#,
            "report; title: Warning to Miners; container-title: BBC Summary of World Broadcasts; issue: 702; issued: 1956-06-19",
        ),
        (
            r"Radio Tyre, 3 May 1967, 13:00 GMT, in BBC, *Summary of World Broadcasts* (SWB), ME/99/A/3, 5 May 1967.",
            "broadcast; authority: Radio Tyre; container-title: BBC, Summary of World Broadcasts; issued: 1967-05-03",
        ),
        (
            r"MEMRI, Special Dispatch No. 9901, May 3, 2010.",
            "report; container-title: MEMRI; collection-title: Special Dispatch; collection-number: 9901; issued: 2010-05-03",
        ),
    ],
};

fn is_digest(words: &str) -> bool {
    let words = ["in ", "via "].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words);
    let lead = words.split([':', ',']).next().unwrap_or(words);
    lists::outlet(lead) == Some(Outlet::Digest)
        || (lead.len() < words.len() && lists::outlet(words) == Some(Outlet::Digest))
        || words.starts_with("FBIS")
        || words.contains("Summary of World Broadcasts")
        || words.starts_with("BBC") && words.contains("Monitor")
        || words.starts_with("MEMRI")
        || words.starts_with("JPRS")
}

/// "Radio Tyre, 3 May (FBIS-NES-92-087, 5 May 1992)", "al-Fajr, 3 May – BBC Mon. (ME), 5 May 1992", "… in FBIS, 5 May":
/// who said it, and when; the digest holds it.
fn relayed(parts: &Parts<'_>) -> Option<Draft> {
    let [first, .., last] = parts.items.as_slice() else { return None };
    if first.known
        || !matches!(first.kind, ItemKind::Text | ItemKind::Italic)
        || first.inner.is_empty()
        || is_digest(parts.words(0))
    {
        return None;
    }
    let (digest, day) = if last.kind == ItemKind::Round {
        let inner = items(&inner_tokens(parts.note, last.inner.clone()));
        let [digest, .., day] = inner.as_slice() else { return None };
        let lead = if parts.text[digest.inner.clone()].starts_with("via ") { 4 } else { 0 };
        (digest.inner.start + lead..digest.inner.end, day.clone())
    } else {
        let digest = (1..parts.items.len()).find(|index| {
            matches!(parts.items[*index].kind, ItemKind::Text | ItemKind::Italic)
                && is_digest(parts.words(*index).trim_start_matches("in "))
        })?;
        let day = parts.items[digest..].iter().find(|item| matches!(item.kind, ItemKind::Date(_)))?;
        let range = parts.items[digest].inner.clone();
        // "in BBC, *Summary of World Broadcasts*": whose it is belongs to its name.
        let whose = digest - 1;
        let own =
            if parts.items[digest].kind == ItemKind::Italic && parts.words(whose).trim_start_matches("in ") == "BBC" {
                parts.items[whose].inner.end - "BBC".len()
            } else {
                range.end - parts.words(digest).trim_start_matches("in ").len()
            };
        (own..range.end, day.clone())
    };
    let own = parts
        .items
        .iter()
        .find(|item| matches!(item.kind, ItemKind::Date(_)))
        .filter(|own| own.inner.end <= digest.start)?;
    if !is_digest(&parts.text[digest.clone()])
        || !matches!(day.kind, ItemKind::Date(_))
        || titled(parts).is_some_and(|titled| titled.quoted)
    {
        return None;
    }
    let kind = if lists::is_station(parts.words(0)) { SourceType::Broadcast } else { SourceType::Report };
    let mut draft = Draft::new(parts, kind, 0.95);
    draft.fields.retain(|field| !matches!(field.field, Field::Issued | Field::Other | Field::Place));
    draft.put(parts, Field::Authority, 0);
    draft.add(Field::Container, digest);
    // Its own day lacks the year that the digest's has.
    let dated = when::edtf(&parts.text[own.inner.clone()]).is_some();
    draft.add(Field::Issued, if dated { own.inner.clone() } else { day.inner });
    draft.used.extend(0..parts.items.len());
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = relayed(parts) {
        return Some(draft);
    }
    let texts = parts.texts();
    let held = (0..parts.items.len()).find(|index| {
        !parts.items[*index].known
            && matches!(parts.items[*index].kind, ItemKind::Text | ItemKind::Italic)
            && is_digest(parts.words(*index))
    })?;
    let mut draft = Draft::new(parts, SourceType::Report, 0.94);
    let range = parts.items[held].inner.clone();
    let words = parts.words(held).trim_start_matches("in ");
    // "MEMRI Special Dispatch": the service, then its series.
    let service = if words.starts_with("MEMRI ") { 5 } else { words.len() };
    let start = range.end - words.len();
    draft.add(Field::Container, start..start + service);
    draft.add(Field::Collection, (start + service + 1).min(range.end)..range.end);
    draft.used.push(held);
    if let Some(titled) = titled(parts).filter(|titled| titled.title != held) {
        if titled.title > held && titled.head.contains(&held) {
            draft.used.extend(&titled.head);
        } else {
            draft.people(parts, &titled.head);
        }
        draft.put(parts, Field::Title, titled.title);
        // Who said it stands between the title and the digest, with its day.
        let said = texts.iter().copied().find(|index| (titled.title..held).contains(index));
        if let Some(said) = said.or(titled.italic.filter(|italic| *italic < held)) {
            draft.put(parts, Field::Authority, said);
            if lists::is_station(parts.words(said)) {
                draft.kind = SourceType::Broadcast;
            }
            let days = parts.items[said..held].iter().filter(|item| matches!(item.kind, ItemKind::Date(_)));
            if let Some(day) =
                days.map(|item| item.inner.clone()).find(|day| when::edtf(&parts.text[day.clone()]).is_some())
            {
                draft.fields.retain(|field| field.field != Field::Issued && field.range != day);
                draft.add(Field::Issued, day);
            }
        }
    }
    // A special dispatch has a number; a summary comes out in issues.
    if !parts.words(held).contains("World Broadcasts") {
        for field in draft.fields.iter_mut().filter(|field| field.field == Field::Issue) {
            field.field = Field::Number;
        }
    }
    for index in texts.iter().copied() {
        let words = parts.words(index);
        if index > held && words.chars().any(|c| c.is_ascii_digit()) && words.split(' ').count() <= 5 {
            draft.put(parts, Field::Number, index);
        }
    }
    Some(draft)
}
