//! People, of the words that were labelled as names.

use super::lexicon::{Classes, classes};
use super::words::{Shape, Word, words};
use crate::record::Name;

/// Words that stand before a family name, and belong to it.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "delle", "degli", "dal", "dalla", "da", "di", "du", "des", "la",
    "lo", "ait", "aït", "le", "dos", "das", "ten", "ter", "zu", "zum", "zur", "vom", "al", "el", "bin", "ibn", "ben",
    "abu", "st", "mac", "af", "av", "y",
];

/// Words of which names of bodies are made, not of people.
const BODY: &[&str] = &[
    "of",
    "for",
    "the",
    "für",
    "di",
    "pour",
    "group",
    "ministry",
    "department",
    "commission",
    "committee",
    "council",
    "office",
    "bundesamt",
    "landesamt",
    "ministerium",
    "bundesministerium",
    "institut",
    "institute",
    "istituto",
    "instituto",
    "institution",
    "organization",
    "organisation",
    "association",
    "society",
    "gesellschaft",
    "university",
    "università",
    "universität",
    "université",
    "center",
    "centre",
    "agency",
    "bank",
    "court",
    "service",
    "services",
    "nations",
    "union",
    "comune",
    "regione",
    "ministère",
    "ministero",
    "ministerio",
    "accademia",
    "academy",
    "forschungsgruppe",
    "arbeitskreis",
    "bundestag",
    "board",
    "collectif",
    "autorenkollektiv",
    "international",
    "national",
    "research",
    "eds",
    "government",
    "party",
    "company",
    "inc",
    "ltd",
    "administration",
    "foundation",
    "federation",
    "authority",
    "news",
    "observer",
    "observatory",
    "network",
    "watch",
    "media",
    "monitor",
];

/// Words before a name that are no part of it.
const HONORIFICS: &[&str] =
    &["the", "hon", "honourable", "justice", "mr", "mrs", "ms", "dr", "prof", "professor", "rev"];

/// The people named in `text`, in order.
pub(super) fn read(text: &str) -> Vec<Name> {
    let text = without_others(text);
    let all = words(text);
    if all.is_empty() {
        return Vec::new();
    }
    let all = without_honorifics(&all);
    let bodies = all.iter().filter(|word| BODY.contains(&word.lower.as_str()) && !word.lower.starts_with("di")).count();
    let initials = all.iter().filter(|word| word.shape == Shape::Initial).count();
    if bodies > 0 && initials == 0 && all.len() > 1
        || text.starts_with("AA")
        || text.starts_with("Aa")
        || is_dotted(all)
    {
        return vec![Name::literal(tidy(text))];
    }
    let mut names: Vec<Name> = Vec::new();
    for group in groups(text, all) {
        list(text, group, &mut names);
    }
    names
}

/// "The Hon. Justice Harrow": the name without what is said before it, if that is more than an article.
fn without_honorifics<'a, 'b>(all: &'b [Word<'a>]) -> &'b [Word<'a>] {
    let is_honorific = |word: &Word<'_>| HONORIFICS.contains(&word.lower.as_str());
    let front = all.iter().take_while(|word| is_honorific(word)).count();
    let real = all[..front].iter().any(|word| word.lower != "the");
    if real && front < all.len() { &all[front..] } else { all }
}

/// "B.B.C.": a body by its initials.
fn is_dotted(all: &[Word<'_>]) -> bool {
    all.len() > 1 && all.iter().all(|word| word.shape == Shape::Initial)
}

/// `text` without "et al." at its end.
fn without_others(text: &str) -> &str {
    let mut text = text.trim();
    for end in ["et alii", "et al", "u. a", "u.a", "and others", "e altri", "ed altri", "y otros", "& al"] {
        let bare = text.trim_end_matches(['.', ',', ' ']);
        if bare.len() >= end.len()
            && bare.is_char_boundary(bare.len() - end.len())
            && bare[bare.len() - end.len()..].eq_ignore_ascii_case(end)
        {
            text = bare[..bare.len() - end.len()].trim_end_matches([',', ' ', ';']);
        }
    }
    text
}

/// Words between semicolons, slashes and conjunctions, as slices of `all`.
fn groups<'a, 'b>(text: &str, all: &'b [Word<'a>]) -> Vec<&'b [Word<'a>]> {
    let mut groups = Vec::new();
    let mut start = 0;
    for at in 0..all.len() {
        let gap = all[at].gap;
        let conjunction = at > start
            && matches!(all[at].lower.as_str(), "and" | "und" | "et" | "y" | "e" | "u")
            && all[at].shape == Shape::Lower
            && at + 1 < all.len();
        if conjunction {
            groups.push(&all[start..at]);
            start = at + 1;
        } else if at > start
            && (gap.contains([';', '/', '&']) || gap.contains(" - ") || gap.contains(" – ") || gap.contains(" • "))
        {
            groups.push(&all[start..at]);
            start = at;
        }
    }
    if start < all.len() && !text.is_empty() {
        groups.push(&all[start..]);
    }
    groups
}

/// Whether the words are initials alone: "J. R.", "JR".
fn are_initials(part: &[Word<'_>]) -> bool {
    part.iter().all(|word| {
        matches!(word.shape, Shape::Initial)
            || matches!(word.shape, Shape::FewCapitals | Shape::Roman) && word.text.chars().count() <= 3
    })
}

fn is_particle(word: &Word<'_>) -> bool {
    PARTICLES.contains(&word.lower.as_str())
}

/// The names of one group, which commas may part.
fn list(text: &str, group: &[Word<'_>], names: &mut Vec<Name>) {
    let mut parts: Vec<&[Word<'_>]> = Vec::new();
    let mut start = 0;
    for at in 1..=group.len() {
        if at == group.len() || group[at].gap.contains(',') {
            parts.push(&group[start..at]);
            start = at;
        }
    }
    let mut at = 0;
    while let Some(&part) = parts.get(at) {
        at += 1;
        let has_initial = part.iter().any(|word| word.shape == Shape::Initial);
        let core = part.iter().filter(|word| !is_particle(word)).count();
        if let Some(&next) = parts.get(at)
            && !has_initial
            && (are_initials(next)
                || core <= 2
                    && (turned(part, next)
                        || next.iter().any(|word| word.shape == Shape::Initial)
                            && core == 1
                            && next[0].shape != Shape::Initial))
        {
            at += 1;
            let mut name = Name::person(span(text, part), span(text, next));
            if let Some(&more) = parts.get(at)
                && suffix(more)
            {
                name.suffix = Some(span(text, more));
                at += 1;
            }
            names.push(name);
        } else if suffix(part) && !names.is_empty() {
            if let Some(last) = names.last_mut() {
                last.suffix = Some(span(text, part));
            }
        } else {
            names.push(person(text, part));
        }
    }
}

/// Whether `given` is what follows the family name `family` after a comma.
fn turned(family: &[Word<'_>], given: &[Word<'_>]) -> bool {
    let is_given = |word: &Word<'_>| classes(&word.lower).any(Classes::GIVEN);
    let single = family.iter().filter(|word| !is_particle(word)).count() == 1;
    single && given.len() <= 3 && (is_given(&given[0]) || given.len() == 1 || !is_given(&family[family.len() - 1]))
}

fn suffix(part: &[Word<'_>]) -> bool {
    matches!(part, [word] if matches!(word.lower.as_str(), "jr" | "sr" | "iii" | "iv"))
}

/// One name without a comma.
fn person(text: &str, part: &[Word<'_>]) -> Name {
    let (Some(first), Some(last)) = (part.first(), part.last()) else { return Name::default() };
    if part.len() == 1 {
        return Name { family: Some(span(text, part)), ..Name::default() };
    }
    let family_first = matches!(last.shape, Shape::Initial)
        || last.shape == Shape::FewCapitals && first.shape == Shape::Capital
        || first.shape == Shape::Capitals && last.shape == Shape::Capital;
    let known = |word: &Word<'_>, class| classes(&word.lower).any(class);
    let guess = part.len() <= 3
        && known(last, Classes::GIVEN)
        && !known(last, Classes::FAMILY)
        && !known(first, Classes::GIVEN)
        && first.shape != Shape::Initial;
    if family_first || guess {
        let split = part.iter().position(|word| matches!(word.shape, Shape::Initial)).unwrap_or(part.len() - 1).max(1);
        return Name::person(span(text, &part[..split]), span(text, &part[split..]));
    }
    let mut split = part.len() - 1;
    // "al-Salihi": one name, two words.
    while split > 1
        && (is_particle(&part[split - 1]) && part[split - 1].shape != Shape::Initial || part[split].gap == "-")
    {
        split -= 1;
    }
    if split == 1 && (is_particle(&part[0]) && part[0].shape != Shape::Initial || part[1].gap == "-" && part.len() == 2)
    {
        return Name { family: Some(span(text, part)), ..Name::default() };
    }
    Name::person(span(text, &part[split..]), span(text, &part[..split]))
}

/// The letters of `part`, with the stop of a last initial.
fn span(text: &str, part: &[Word<'_>]) -> String {
    let (Some(first), Some(last)) = (part.first(), part.last()) else { return String::new() };
    let mut end = last.range.end;
    let short =
        last.text.chars().count() == 1 || matches!(last.lower.as_str(), "jr" | "sr" | "chr" | "th" | "ph" | "fr");
    if short && text[end..].starts_with('.') {
        end += 1;
    }
    tidy(&text[first.range.start..end])
}

/// With single spaces.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
