//! A post on a social medium.

use super::{Draft, Shape, titled};
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::lists::Outlet;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when;
use crate::extract::citation::{Field, FieldRange};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "post",
    fit,
    telling: true,
    cases: &[
        (
            r"Telegram channel Nabd al-Milh, post 4412, 9 June 2022.",
            "post; author: Nabd al-Milh; container-title: Telegram; issued: 2022-06-09",
        ),
        (
            r"Amna Nur (@amnanur), X, 16 March 2024, https://x.com/amnanur/status/1.",
            "post; author: Nur, Amna; container-title: X; issued: 2024-03-16",
        ),
        (
            r#"Amna Nur (@amnanur), "[Salt is gone](https://twitter.com/amnanur/status/2990)," Twitter, 2013-02-06."#,
            "post; author: Nur, Amna; title: Salt is gone; container-title: Twitter; issued: 2013-02-06; URL: https://twitter.com/amnanur/status/2990",
        ),
        (
            r#"@fajrnews, "Gate open," Twitter, May 3, 2016, 9:12 a.m."#,
            "post; author: @fajrnews; title: Gate open; container-title: Twitter",
        ),
        (
            r"<https://www.facebook.com/nur.77/posts/1015> accessed 2013-11-20.",
            "post; URL: https://www.facebook.com/nur.77/posts/1015; accessed: 2013-11-20; title: ",
        ),
        (
            r"Post by the Salt Protection Force on its Facebook page, 7 January 2020.",
            "post; author: Salt Protection Force; container-title: Facebook; issued: 2020-01-07",
        ),
        (
            r"Salt Agency, Telegram, 3 April 2019.",
            "post; author: Salt Agency; container-title: Telegram; issued: 2019-04-03",
        ),
        (
            r"Thread by Rima Haj (@haj), Twitter, 12 May 2017.",
            "post; author: Haj, Rima; container-title: Twitter; issued: 2017-05-12",
        ),
        (
            r"Video posted on the Facebook page of the Salt 24 Network, 20 August 2023.",
            "post; author: Salt 24 Network; container-title: Facebook; issued: 2023-08-20",
        ),
        (
            r"Video uploaded to YouTube by the Salt 24 Network, May 4, 2013.",
            "post; author: Salt 24 Network; container-title: YouTube; issued: 2013-05-04",
        ),
        (
            r"See the official Telegram channel of the Salt Ministry of Defense, March 3, 2021.",
            "post; author: Salt Ministry of Defense; container-title: Telegram; issued: 2021-03-03",
        ),
        (
            r"Rima Haj’s Twitter thread, 7 January 2020.",
            "post; author: Haj, Rima; container-title: Twitter; issued: 2020-01-07",
        ),
        (
            r"Rima Haj, Facebook post, 3 May 2016, https://facebook.com/haj/1.",
            "post; author: Haj, Rima; container-title: Facebook; genre: Facebook post; issued: 2016-05-03",
        ),
    ],
};

const HOSTS: &[&str] = &[
    "facebook.com",
    "twitter.com",
    "//x.com",
    "instagram.com",
    "t.me/",
    "tiktok.com",
    "threads.net",
    "vk.com",
    "bsky.app",
    "truthsocial.com",
    "reddit.com",
];

/// Whether the first word of `words` is the name of a platform.
fn is_platform(words: &str) -> bool {
    lists::outlet(words.split(' ').next().unwrap_or_default()) == Some(Outlet::Platform)
}

/// "Facebook post", "Telegram channel Nur": the platform holds it, and the channel speaks.
fn hold(parts: &Parts<'_>, draft: &mut Draft, index: usize) {
    let range = parts.items[index].inner.clone();
    let words = parts.words(index);
    let words = ["Official ", "official ", "The official ", "The "]
        .iter()
        .find_map(|lead| words.strip_prefix(lead))
        .unwrap_or(words);
    let range = range.end - words.len()..range.end;
    let name = words.split(' ').next().unwrap_or_default();
    draft.add(Field::Container, range.start..range.start + name.len());
    let rest = words[name.len()..].trim_start();
    let kind = rest.split(' ').next().unwrap_or_default();
    let whose = rest[kind.len()..].trim_start();
    let whose = ["of the ", "of "].iter().find_map(|of| whose.strip_prefix(of)).unwrap_or(whose);
    if matches!(kind, "channel" | "page" | "account" | "group")
        && whose.starts_with(|c: char| !c.is_lowercase() || whose.contains('-'))
        && !draft.has(Field::Author)
    {
        draft.add(Field::Account, range.end - whose.len()..range.end);
        draft.fields.push(FieldRange { field: Field::Genre, range: range.start..range.end - whose.len() - 1 });
    } else if !rest.is_empty() {
        draft.fields.push(FieldRange { field: Field::Genre, range });
    }
}

/// "Post by X on its Facebook page", "X's Twitter thread": told in words.
fn told(parts: &Parts<'_>) -> Option<Draft> {
    let first = parts.items.first().filter(|first| first.kind == ItemKind::Text && !first.known)?;
    let words = parts.words(0);
    let start = first.inner.start;
    let platform = words.split(' ').find(|word| lists::outlet(word) == Some(Outlet::Platform));
    // "Thread by Rima Haj (@haj), Twitter": the platform is told after.
    let named = |index: &usize| parts.items[*index].kind == ItemKind::Text && is_platform(parts.words(*index));
    let after = platform.is_none().then(|| (1..parts.items.len()).find(named)).flatten();
    let platform = platform.or_else(|| after.map(|_| &words[..0]));
    // A tweet needs no name of the platform.
    let platform = platform.or_else(|| words.starts_with("Tweet").then(|| &words[..0]))?;
    let kinds = [
        "post", "posts", "posted", "shared", "thread", "tweet", "tweets", "page", "account", "channel", "message",
        "status",
    ];
    let at = |part: &str| part.as_ptr() as usize - words.as_ptr() as usize;
    let held = start + at(platform)..start + at(platform) + platform.len();
    let name = if let Some((who, what)) = words.split_once("'s ").or_else(|| words.split_once("’s ")) {
        let kind = what.rsplit(' ').next().unwrap_or_default();
        (what.starts_with(platform) && kinds.contains(&kind)).then_some(who)?
    } else if let Some((before, who)) =
        [" page of ", " channel of ", " account of "].iter().find_map(|kind| words.split_once(kind))
    {
        // "Video posted on the Facebook page of the Salt Network", "the official Telegram channel of the Salt Network".
        let lead = before.split(' ').take_while(|word| matches!(*word, "the" | "The" | "official" | "Official"));
        let named = before[lead.map(|word| word.len() + 1).sum::<usize>().min(before.len())..].starts_with(platform);
        (named || before.contains("posted on") || before.contains("Post on")).then_some(who)?
    } else if let Some((film, who)) = words.split_once(" by ").filter(|(film, _)| is_film(film)) {
        // "Video uploaded to YouTube by the Salt Network".
        film.ends_with(platform).then_some(who)?
    } else {
        let (kind, who) = words.split_once(" by ")?;
        let kind = kind.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let who = who.split(" on ").next().unwrap_or(who);
        kinds.contains(&kind.as_str()).then_some(who)?
    };
    let name = name.strip_prefix("the ").unwrap_or(name);
    if parts.precision.is_none() || !(names::is_like_people(name) || names::is_body(name)) || titled(parts).is_some() {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Post, 0.92);
    for (_, name) in names::read(parts.text, start + at(name)..start + at(name) + name.len()) {
        draft.add(Field::Author, name);
    }
    draft.add(Field::Container, held);
    if let Some(after) = after {
        draft.put(parts, Field::Container, after);
    }
    draft.used.push(0);
    Some(draft)
}

/// Whether `words` say that a film or picture was put somewhere.
fn is_film(words: &str) -> bool {
    let mut words = words.split(' ');
    let thing =
        words.next().is_some_and(|word| matches!(word, "Video" | "Videos" | "Film" | "Footage" | "Photo" | "Photos"));
    thing
        && words.next().is_some_and(|word| matches!(word, "posted" | "uploaded" | "shared" | "published" | "released"))
        && words.next().is_some_and(|word| matches!(word, "on" | "to"))
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = told(parts) {
        return Some(draft);
    }
    let hosted = parts.field(Field::Url).is_some_and(|url| HOSTS.iter().any(|host| url.contains(host)));
    let texts = parts.texts();
    let handled =
        parts.items.iter().any(|item| item.kind == ItemKind::Handle || parts.text[item.inner.clone()].starts_with('@'));
    let platform = texts.iter().copied().find(|index| {
        let words = parts.lower(*index);
        let words = words.trim_start_matches("the ").trim_start_matches("official ");
        let first = words.split(' ').next().unwrap_or_default().trim_end_matches('.');
        lists::outlet(first) == Some(Outlet::Platform)
            && (first != "x" || hosted || handled)
            && first != "youtube"
            && first != "vimeo"
            && (words == first
                || ["post", "channel", "page", "account", "thread", "status", "message", "group"]
                    .iter()
                    .any(|kind| words.contains(kind)))
    });
    // "X, Telegram, 3 April 2019": before 2013 that was a wire.
    let platform = platform.or_else(|| {
        let named = (1..parts.items.len()).find(|index| parts.words(*index) == "Telegram")?;
        let year = when::edtf(parts.field(Field::Issued)?)?.to_string();
        year.get(..4).is_some_and(|year| year >= "2013").then_some(named)
    });
    let genre = parts.genre.as_deref().is_some_and(|genre| {
        ["tweet", "facebook", "facebook post", "instagram post", "telegram post"].contains(&genre)
    });
    if !(hosted || platform.is_some() || genre) || parts.imprint || parts.has(Field::Volume) {
        return None;
    }
    let handle = parts.handles().first().copied();
    let mut draft = Draft::new(parts, SourceType::Post, 0.9);
    match titled(parts) {
        Some(titled) if titled.quoted && titled.italic.is_none() => {
            draft.people(parts, &titled.head);
            draft.put(parts, Field::Title, titled.title);
        }
        Some(_) => return None,
        None => {
            let end = platform.or_else(|| parts.items.iter().position(|item| item.known)).unwrap_or(0);
            let head: Vec<usize> = texts.iter().copied().filter(|index| *index < end).collect();
            if parts.range(&head).is_some_and(|range| {
                !names::is_like_people(&parts.text[range.clone()]) && !names::is_body(&parts.text[range])
            }) {
                return None;
            }
            // "Nabd al-Nahr, Telegram channel": what stands before is the name of the channel.
            let channel = platform.is_some_and(|index| parts.words(index).ends_with(" channel"));
            if channel {
                draft.span(parts, Field::Account, &head);
            } else {
                draft.people(parts, &head);
            }
        }
    }
    if let Some(platform) = platform {
        draft.used.push(platform);
        let name = parts.items[platform].inner.clone();
        draft.fields.retain(|field| field.field != Field::Genre || field.range != name);
        hold(parts, &mut draft, platform);
    } else if let Some(named) = (0..parts.items.len()).find(|index| is_platform(parts.words(*index))) {
        hold(parts, &mut draft, named);
    }
    if !draft.has(Field::Author)
        && !draft.has(Field::Account)
        && let Some(handle) = handle
    {
        draft.put(parts, Field::Author, handle);
    }
    for index in texts.iter().copied() {
        let words = parts.words(index);
        if words.starts_with(|c: char| c.is_ascii_digit()) || words.contains(".m.") || words.starts_with("post ") {
            draft.used.push(index);
        }
    }
    Some(draft)
}
