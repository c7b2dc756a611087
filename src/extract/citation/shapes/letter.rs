//! A personal communication: a conversation, a letter or an e-mail to the author.

use super::{Draft, Shape, sender, titled, un_document};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::{lists, names};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "letter",
    fit,
    telling: true,
    cases: &[
        (
            r"Personal communication with a salt scholar, August 21, 2017.",
            "personal_communication; author: ; title: ; issued: 2017-08-21",
        ),
        (
            r"E-mail from a member of the salt board, 2014-02-11.",
            "personal_communication; author: ; issued: 2014-02-11",
        ),
        (
            r"E-mail from Rima Haj to the author, 3 May 2016.",
            "personal_communication; author: Haj, Rima; issued: 2016-05-03",
        ),
        (r"Rima Haj, e-mail to the author, 3 May 2016.", "personal_communication; author: Haj, Rima"),
        (
            r"Author’s telephone conversation with Dr. Rima Haj, Tyre, 11 May 2014.",
            "personal_communication; author: Haj, Rima; issued: 2014-05-11; event-place: Tyre",
        ),
        (
            r"Author’s correspondence with Prof. Rima Haj, June 4, 2009.",
            "personal_communication; author: Haj, Rima; issued: 2009-06-04",
        ),
        (
            r"Salt Republic Embassy in Acre to Department of Salt, telegram 8251, December 4, 1979.",
            "document; author: Salt Republic Embassy in Acre; genre: telegram; issued: 1979-12-04",
        ),
        (r"Oral communication from the late Rima Haj, Tyre, 1996.", "personal_communication; author: Haj, Rima"),
        (
            r"Rima Haj, letter to *al-Fajr*, 5 April 1964.",
            "personal_communication; author: Haj, Rima; container-title: al-Fajr; issued: 1964-04-05",
        ),
    ],
};

const MEANS: &[&str] = &[
    "personal communication",
    "private communication",
    "in a conversation with",
    "in conversation with",
    "author's conversation",
    "author’s conversation",
    "e-mail",
    "email",
    "letter from",
    "letter dated",
    "letters dated",
    "letter to",
    "whatsapp",
    "signal exchange",
    "signal message",
    "text message",
    "telephone conversation",
    "phone call",
    "telegram from",
    "private conversation",
    "oral communication",
    "written communication",
    "personal correspondence",
    "mündliche mitteilung",
    "facebook message",
    "message from",
    "telephone call",
];

/// What may stand before the word that says how somebody spoke to the author, in lower case.
const LEADS: &[&str] = &[
    "author's",
    "author’s",
    "my",
    "personal",
    "private",
    "confidential",
    "telephone",
    "phone",
    "e-mail",
    "email",
    "whatsapp",
    "zoom",
    "skype",
    "oral",
    "written",
    "informal",
];

/// Words that say how somebody spoke to the author, in lower case.
const TALKS: &[&str] = &[
    "conversation",
    "conversations",
    "communication",
    "correspondence",
    "discussion",
    "discussions",
    "exchange",
    "message",
    "messages",
    "call",
    "talk",
];

/// "Author’s phone conversation with Rima Haj": whether `lower` opens so.
fn is_talk(lower: &str) -> bool {
    let mut words = lower.split(' ').skip_while(|word| LEADS.contains(word));
    words.next().is_some_and(|word| TALKS.contains(&word))
        && words.next().is_some_and(|word| matches!(word, "with" | "from"))
}

/// "Embassy in Tyre to Department of Salt, telegram 8251, December 4, 1979": who writes to whom, and what kind of paper.
fn sent(parts: &Parts<'_>) -> Option<Draft> {
    const PAPERS: &[&str] = &["telegram", "cable", "dispatch", "despatch", "airgram", "letter", "circular telegram"];
    let first = parts.items.first().filter(|first| first.kind == ItemKind::Text && !first.known)?;
    let at = sender::addressed(parts.words(0)).filter(|at| sender::is_sender(&parts.words(0)[..*at]))?;
    let paper = |index: &usize| {
        let words = parts.words(*index).to_lowercase();
        parts.items[*index].kind == ItemKind::Text && PAPERS.iter().any(|paper| words.starts_with(paper))
    };
    let paper = (1..parts.items.len()).find(paper)?;
    if titled(parts).is_some() || parts.precision.is_none() || parts.imprint || first.inner.is_empty() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Document, 0.9);
    sender::letter(parts, &mut draft, 0, at);
    let range = parts.items[paper].inner.clone();
    let kind = parts.words(paper).split(' ').next().unwrap_or_default().len();
    draft.fields.retain(|field| field.field == Field::Issued || field.range.end <= range.start);
    draft.add(Field::Genre, range.start..range.start + kind);
    draft.used.push(paper);
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = sent(parts) {
        return Some(draft);
    }
    let texts = parts.texts();
    let genre = (0..parts.items.len()).find(|index| {
        parts.items[*index].kind == ItemKind::Text && {
            let lower = parts.lower(*index);
            (MEANS.iter().any(|means| lower.starts_with(means)) || is_talk(lower)) && !lower.contains("interview")
        }
    })?;
    let printed = parts.words(genre).ends_with(" to")
        && parts.items.get(genre + 1).is_some_and(|item| item.kind == ItemKind::Italic);
    if titled(parts).is_some() && genre > 0 && !printed
        || texts.iter().any(|index| *index != genre && lists::is_archive(parts.words(*index)))
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::PersonalCommunication, 0.97);
    let before: Vec<usize> = texts.iter().copied().filter(|index| *index < genre).collect();
    if before.is_empty() {
        let words = parts.words(genre);
        let range = parts.items[genre].inner.clone();
        // "Letter dated 4 May 1983 from X to Y".
        let next = texts.iter().copied().find(|index| *index > genre && parts.words(*index).starts_with("from "));
        if let Some(next) = next {
            sender::letter_from(parts, &mut draft, next);
        }
        let from = [" from ", " with "].iter().find_map(|sign| words.find(sign).map(|at| at + sign.len()));
        if let Some(from) = from {
            let end = words[from..].find(" to ").map_or(words.len(), |at| from + at);
            let from = from + if words[from..end].starts_with("the late ") { 9 } else { 0 };
            let name = &words[from..end];
            if names::is_like_people(name) || names::is_body(name) && name.starts_with(char::is_uppercase) {
                for (_, name) in names::read(parts.text, range.start + from..range.start + end) {
                    draft.add(Field::Author, name);
                }
            }
        }
    } else {
        let words = parts.range(&before).map(|range| &parts.text[range])?;
        if !(names::is_like_people(words) || names::is_body(words)) {
            return None;
        }
        draft.people(parts, &before);
    }
    if printed {
        draft.put(parts, Field::Container, genre + 1);
    }
    draft.add(Field::Genre, parts.items[genre].inner.clone());
    if let Some(symbol) =
        texts.iter().copied().find(|index| *index > genre && un_document::is_symbol(parts.words(*index)))
    {
        draft.put(parts, Field::Number, symbol);
    }
    // Where they spoke.
    let place = texts.iter().copied().find(|index| {
        let words = parts.words(*index);
        *index > genre && words.starts_with(char::is_uppercase) && lists::is_known_place(words)
    });
    if let Some(place) = place.filter(|_| before.is_empty()) {
        draft.put(parts, Field::Event, place);
    }
    draft.used.extend(texts);
    Some(draft)
}
