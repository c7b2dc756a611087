//! Names of people and bodies as citations print them.

use super::lists;
use crate::record::Name;
use crate::text::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Particles that belong to the family name that follows them.
static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "de", "von", "van", "der", "den", "vom", "zu", "zur", "du", "di", "da", "del", "della", "degli", "ait", "aït",
        "dos", "la", "le", "lo", "el", "al", "ul", "ter", "ten", "ben", "bin", "ibn", "bint", "abu", "umm", "bou",
        "ould", "mac", "st.", "saint", "af", "av", "ag",
    ])
});

/// Particles that are part of a family name also when they start with a capital.
static FIRM: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "abu", "ibn", "ben", "bin", "umm", "bou", "ould", "von", "van", "de", "del", "della", "degli", "ait", "aït",
        "di", "du", "al", "el", "le", "la", "lo", "mac", "st.", "ag",
    ])
});

/// Particles inside a chain of names (X bin Y al-Z): the last word alone is the family name.
const CHAIN: &[&str] = &["bin", "ibn", "b.", "bint", "ben"];

/// Titles that stand before a single name.
const RULERS: &[&str] = &[
    "King", "Queen", "Sultan", "Emir", "Amir", "Shah", "Pope", "Caliph", "Imam", "Khedive", "Prince", "Princess",
    "Sharif", "Lord", "Lady", "Baron", "Viscount",
];

static SUFFIXES: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]));

/// Titles before a name.
static STYLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "dr.",
        "dr",
        "prof.",
        "professor",
        "prime",
        "minister",
        "president",
        "king",
        "sultan",
        "emir",
        "amir",
        "ambassador",
        "chairman",
        "ayatollah",
        "imam",
        "mullah",
        "grand",
        "mufti",
        "foreign",
        "interior",
        "defense",
        "defence",
        "finance",
        "deputy",
        "secretary",
        "governor",
        "senator",
        "sir",
        "lord",
        "lady",
        "gen.",
        "general",
        "col.",
        "colonel",
        "maj.",
        "major",
        "capt.",
        "captain",
        "lt.",
        "brig.",
        "brigadier",
        "lieutenant",
        "adm.",
        "admiral",
        "marshal",
        "cdr.",
        "commander",
        "sgt.",
        "staff",
        "shaykh",
        "sheikh",
        "mr.",
        "mrs.",
        "ms.",
        "rabbi",
        "the",
        "hon.",
        "justice",
        "by",
        "mk",
        "mp",
    ])
});

/// Offices and ranks that stand for a given name.
static RANKS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::of(["konsul", "consul", "botschafter", "col.", "capt.", "gen.", "maj.", "lt."]));

/// The names in `range` of `text`, each with its own range.
pub(super) fn read(text: &str, range: Range<usize>) -> Vec<(Name, Range<usize>)> {
    let mut range = without_others(text, trim(text, range));
    // "Quoted by Rima Haj in “…”".
    if let Some(bare) = text[range.clone()].strip_suffix(" in") {
        range.end = range.start + bare.len();
    }
    let words = &text[range.clone()];
    if words.is_empty() {
        return Vec::new();
    }
    if is_body(words) || is_collective(words) {
        return vec![(Name::literal(words), range)];
    }
    let parts = split(text, range.clone());
    // "Surname, Given": the only comma of a bibliography's first name.
    if let [family, given, rest @ ..] = parts.as_slice()
        && inverted(
            &text[family.clone()],
            &text[given.clone()],
            rest.is_empty() || text[given.end..rest[0].start].contains("and"),
        )
        && text[family.end..given.start].trim() == ","
    {
        let mut names = vec![(Name::person(&text[family.clone()], &text[given.clone()]), family.start..given.end)];
        names.extend(rest.iter().map(|part| (person(&text[part.clone()]), part.clone())));
        return names.into_iter().map(|(name, range)| (sorted(name), range)).collect();
    }
    parts.into_iter().map(|part| (sorted(person(&text[part.clone()])), part)).collect()
}

/// Whether `first`, `second` are one name turned round.
fn inverted(first: &str, second: &str, ends: bool) -> bool {
    let initials = second.split_whitespace().all(|word| word.ends_with('.') && word.chars().count() <= 5);
    let words = |part: &str| part.split_whitespace().count();
    ends && words(first) <= 2
        && (initials || words(second) <= 3)
        && !first.contains('.')
        && starts_upper(second)
        && (words(first) == 1 || PARTICLES.contains(first.split(' ').next().unwrap_or_default()))
}

/// Splits a list of names.
fn split(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[range.clone()];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < words.len() {
        // What joins names begins with one of these; most letters do not.
        if !matches!(words.as_bytes()[at], b',' | b' ' | b';' | b'/') {
            at += 1;
            continue;
        }
        let rest = &words[at..];
        let joint = [", and ", " and ", ", & ", " & ", "; ", ", ", " und ", " et ", " y ", " / ", "/", " with "]
            .into_iter()
            .find(|joint| rest.starts_with(joint));
        match joint {
            Some(", ") if is_suffix(&rest[2..]) => at += 2,
            Some(joint) => {
                parts.push(start..at);
                at += joint.len();
                start = at;
            }
            None => at += 1,
        }
    }
    parts.push(start..words.len());
    let whole = parts.into_iter().map(|part| trim(text, range.start + part.start..range.start + part.end));
    whole.filter(|part| !part.is_empty()).collect()
}

fn is_suffix(rest: &str) -> bool {
    SUFFIXES.contains(rest.split([',', ' ', ';']).next().unwrap_or_default())
}

/// One person, given name first.
fn person(name: &str) -> Name {
    // "Rima Haj's *Salt*".
    let name = ["'s", "’s"].iter().find_map(|genitive| name.strip_suffix(genitive)).unwrap_or(name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    // A ruler has no family name.
    if let [title, _] = words.as_slice()
        && RULERS.contains(title)
    {
        return Name::literal(name);
    }
    while words.len() > 2 && STYLES.contains(words[0]) {
        words.remove(0);
    }
    // "Konsul Reed", "Col. Reed": an office or rank is no given name.
    if words.len() == 2 && RANKS.contains(words[0]) {
        words.remove(0);
    }
    let mut suffix = None;
    if words.len() > 2 && SUFFIXES.contains(words[words.len() - 1]) {
        suffix = words.pop().map(str::to_owned);
        if let Some(last) = words.last_mut() {
            *last = last.trim_end_matches(',');
        }
    }
    let count = words.len();
    if count == 0 {
        return Name::literal(name);
    }
    let mut from = count - 1;
    while from > 1 || (from == 1 && !starts_upper(words[0])) {
        let before = words[from - 1];
        if !PARTICLES.contains(before) {
            break;
        }
        let small = before.starts_with(char::is_lowercase);
        let chained = CHAIN.iter().any(|link| before.eq_ignore_ascii_case(link))
            && from >= 2
            && has_article(&words[count - 1].to_lowercase());
        if !(small || FIRM.contains(before)) || chained {
            break;
        }
        from -= 1;
    }
    // "Abd al-Jabbar", "Abdel Nasser", "Nur al-Din": the last word is half a name.
    if from == count - 1 && from >= 2 && is_half(&words[from - 1].to_lowercase(), &words[from].to_lowercase()) {
        from -= 1;
    }
    // "Ibn Khaldun", "Abu Talib": the particle opens the name.
    if from == 1 && count == 2 && FIRM.contains(words[0]) {
        from = 0;
    }
    let mut person = Name::person(words[from..].join(" "), words[..from].join(" "));
    person.suffix = suffix;
    person
}

/// Whether two words make one name: a servant of God, or an honour of the faith.
fn is_half(first: &str, last: &str) -> bool {
    let first = first.trim_start_matches(crate::text::is_apostrophe);
    matches!(first, "abd" | "abdel" | "abdul" | "abdal")
        || last.split_once('-').is_some_and(|(article, rest)| {
            article.len() <= 3 && matches!(rest, "din" | "dīn" | "dawla" | "dawlah" | "mulk" | "allah")
        })
        || matches!(last, "eddin" | "eddine" | "uddin" | "allah")
}

fn has_article(word: &str) -> bool {
    word.starts_with("al-") || word.starts_with("el-")
}

/// Adds what a bibliography sorts by where it is not the family name.
fn sorted(mut name: Name) -> Name {
    if let Some(family) = &name.family {
        let bare = bare_family(family);
        if bare != family {
            name.sort_key = Some(bare.to_owned());
        }
    }
    name
}

/// `family` without an article or a small particle before it.
pub(super) fn bare_family(family: &str) -> &str {
    if let Some((article, rest)) = family.split_once('-')
        && matches!(
            article.to_lowercase().as_str(),
            "al" | "el" | "ul" | "at" | "ad" | "ar" | "as" | "ash" | "an" | "az"
        )
        && starts_upper(rest.trim_start_matches(crate::text::is_apostrophe))
    {
        return rest;
    }
    match family.rsplit_once(' ') {
        // At the start of a note the particle has a capital.
        Some((lead, rest))
            if lead.split(' ').all(|word| {
                word.starts_with(char::is_lowercase)
                    || matches!(word, "De" | "Van" | "Von" | "Du" | "Di" | "Da" | "Der" | "Den" | "La" | "Le")
            }) =>
        {
            rest
        }
        _ => family,
    }
}

fn starts_upper(word: &str) -> bool {
    word.trim_start_matches(crate::text::is_apostrophe).starts_with(char::is_uppercase)
}

/// Whether `words` name an institution.
pub(super) fn is_body(words: &str) -> bool {
    let mut split = words.split_whitespace();
    if let (Some(only), None) = (split.next(), split.next()) {
        let word = only.trim_end_matches(['.', ',']);
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let acronym = letters().nth(1).is_some() && letters().all(char::is_uppercase);
        return acronym || lists::is_body_word(word);
    }
    let list: Vec<&str> = words.split_whitespace().collect();
    let initials = list.iter().any(|word| word.len() <= 3 && word.ends_with('.') && starts_upper(word));
    let keyed = list.iter().any(|word| lists::is_body_word(word.trim_matches(|c: char| !c.is_alphanumeric())));
    // "I rely here on Haj" is prose.
    if matches!(list.first(), Some(&("I" | "We" | "My" | "Our" | "This" | "It"))) {
        return false;
    }
    // "UN OCHA", "IDF Spokesperson".
    let lettered = |word: &&str| word.len() > 1 && word.bytes().all(|c| c.is_ascii_uppercase());
    let of_states = matches!(list.first(), Some(&("UN" | "EU" | "IDF" | "US" | "UK" | "NATO" | "IAEA" | "PLO" | "PA")));
    if (1..=4).contains(&list.len())
        && (list.iter().all(lettered) || of_states && list.iter().all(|word| starts_upper(word)))
    {
        return true;
    }
    // "Ansar Bayt al-Maqdis", where "Ansar" alone is a given name.
    let helpers = |next: &str| next.starts_with("al-") || matches!(next, "Bayt" | "Beit" | "Allah" | "Allāh");
    if list.first() == Some(&"Ansar") && list.get(1).is_some_and(|next| helpers(next)) {
        return true;
    }
    let small = |word: &str| {
        matches!(
            word,
            "of" | "for" | "the" | "in" | "on" | "pour" | "les" | "des" | "für" | "to" | "per" | "lil" | "against"
        )
    };
    let joined = list.iter().skip(1).any(|word| small(word));
    // "Ministère de la Défense", and not "Amy de la Court".
    let french = list.first().is_some_and(|first| lists::is_body_word(first));
    let article = |word: &str| {
        ["al-", "el-", "li-", "wal-"].iter().any(|article| word.starts_with(article))
            || french && matches!(word, "de" | "la" | "du" | "le")
    };
    let prose =
        list.iter().filter(|word| word.starts_with(char::is_lowercase) && !small(word) && !article(word)).count();
    let capitals = list.iter().filter(|word| starts_upper(word.trim_start_matches('('))).count();
    let opens = words.strip_prefix("al-").unwrap_or(words);
    ((keyed && !initials) || joined) && starts_upper(opens) && prose <= 1 + capitals / 3 && list.len() <= 16
}

/// Whether `words` name those who post and broadcast together.
fn is_collective(words: &str) -> bool {
    let kind = |word: &str| {
        matches!(
            word,
            "Channel"
                | "News"
                | "Youth"
                | "Media"
                | "Medya"
                | "Médias"
                | "Medien"
                | "Haber"
                | "Kanalı"
                | "TV"
                | "Television"
                | "Radio"
                | "Online"
                | "Campaign"
                | "Observer"
        )
    };
    words.contains(' ') && !words.contains(',') && words.split(' ').any(kind)
}

/// Takes "et al." and the like from the end.
fn without_others(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    for others in [
        ", et al.",
        " et al.",
        ", et al",
        " et al",
        " and others",
        ", and others",
        " u. a.",
        " u.a.",
        " vd.",
        " e altri",
    ] {
        let end = words.len().checked_sub(others.len()).and_then(|start| words.get(start..));
        if end.is_some_and(|end| end.eq_ignore_ascii_case(others)) {
            return trim(text, range.start..range.end - others.len());
        }
    }
    range
}

/// `range` without white space and commas at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let lead =
        words.len() - words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).len();
    let kept = words[lead..].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    range.start + lead..range.start + lead + kept.len()
}

/// Whether `words` could be a person's or several people's names: capitals, particles and initials only.
pub(super) fn is_like_people(words: &str) -> bool {
    let mut count = 0;
    for word in words.split(|c: char| c.is_whitespace() || c == '/' || c == ',').filter(|word| !word.is_empty()) {
        let bare = word.trim_start_matches(crate::text::is_apostrophe);
        let name = bare.starts_with(char::is_uppercase) && !bare.contains(|c: char| c.is_ascii_digit());
        if name || bare.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) {
            count += 1;
            continue;
        }
        let lower = word.to_lowercase();
        let joint = matches!(lower.as_str(), "and" | "&" | "et" | "und" | "y" | "al." | "al" | "with" | "others");
        let particle = PARTICLES.contains(&lower) || has_article(&lower);
        if !(joint || particle) {
            return false;
        }
        count += usize::from(particle);
    }
    (1..=14).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let one = |(name, _): (Name, Range<usize>)| match name.literal {
            Some(literal) => format!("<{literal}>"),
            None => [name.family, name.given].into_iter().flatten().collect::<Vec<_>>().join(", "),
        };
        read(text, 0..text.len()).into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn particles_stay_with_the_family_name() {
        for (text, expected) in [
            ("Basil Nur", "Nur, Basil"),
            ("Samir al-Adwan", "al-Adwan, Samir"),
            ("Ernst von Halm and Nazan Er", "von Halm, Ernst; Er, Nazan"),
            ("Claire van den Bosch", "van den Bosch, Claire"),
            ("Marcel de Lorme", "de Lorme, Marcel"),
            ("Ghazi bin Nasir al-Qadi", "al-Qadi, Ghazi bin Nasir"),
            ("Muhammad ibn Nur al-Tabari", "al-Tabari, Muhammad ibn Nur"),
            ("Talal Abu Nasr", "Abu Nasr, Talal"),
            ("Col. Haj", "Haj"),
            ("Rima Ait Nur", "Ait Nur, Rima"),
            ("Marco Lo Sale", "Lo Sale, Marco"),
            ("Hani Abd al-Malik", "Abd al-Malik, Hani"),
            ("Samir Abdel Wahid", "Abdel Wahid, Samir"),
            ("Abd al-Malik Nur", "Nur, Abd al-Malik"),
            ("Salim Nur al-Din", "Nur al-Din, Salim"),
            ("Ibn Rashid", "Ibn Rashid"),
            ("P. M. Reed & M. W. Lowe", "Reed, P. M.; Lowe, M. W."),
            ("A. Roth, B. Sole, and C. Lev", "Roth, A.; Sole, B.; Lev, C."),
            ("Sami Nur et al.", "Nur, Sami"),
            ("Haj, Rima", "Haj, Rima"),
            ("Fajr Institute", "<Fajr Institute>"),
            ("Arab League, Economic and Social Council", "<Arab League, Economic and Social Council>"),
            ("Ministry of the Interior", "<Ministry of the Interior>"),
            ("Tuz Araştırmaları Merkezi", "<Tuz Araştırmaları Merkezi>"),
            ("Tuz Medya", "<Tuz Medya>"),
            ("UN OCHA", "<UN OCHA>"),
            ("Ministère de la Défense", "<Ministère de la Défense>"),
            ("Oumar Ag Bila", "Ag Bila, Oumar"),
            ("Amy de la Court", "de la Court, Amy"),
            ("al-Hizb al-Milhi al-Ishtiraki", "<al-Hizb al-Milhi al-Ishtiraki>"),
            ("Ansar Bayt al-Milh", "<Ansar Bayt al-Milh>"),
            ("Ansar Haj", "Haj, Ansar"),
            ("Nuri Haj's", "Haj, Nuri"),
            ("IDF Spokesperson", "<IDF Spokesperson>"),
            ("Haj/Roth/Lev", "Haj; Roth; Lev"),
            ("Reed", "Reed"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
