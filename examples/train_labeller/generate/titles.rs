//! Titles of works that do not exist.

use super::lists::{FAMILY, GIVEN};
use super::phrases::{adjective, fill, noun, pick, plural};
use super::random::Random;
use super::roman::roman;

/// A title; a `short` one has seldom two parts.
pub(crate) fn title(random: &mut Random, language: &'static str, short: bool) -> String {
    if let Some(title) = special(random, language, short) {
        return title;
    }
    let mut title = match random.below(100) {
        0..=9 => question(random, language),
        10..=15 => claim(random, language),
        16..=25 => {
            let form = pick(random, language, "form");
            fill(random, language, form)
        }
        _ => phrase(random, language),
    };
    while random.chance(if short { 14 } else { 30 }) {
        let link = pick(random, language, "link");
        let link = fill(random, language, link);
        if !link.starts_with(',') {
            title.push(' ');
        }
        title += &link;
    }
    if random.chance(if short { 6 } else { 14 }) {
        let more = phrase(random, language);
        let joint = match language {
            "de" => random.pick(&[" und die ", " in der ", " für die "]),
            "fr" => random.pick(&[" et ", " dans ", " pour "]),
            "it" => random.pick(&[" e ", " per ", " tra "]),
            "es" => random.pick(&[" y ", " en ", " para "]),
            "en" => random.pick(&[" and ", " in ", " for ", " with ", " from ", " through ", " as "]),
            _ => " wa-",
        };
        title += joint;
        title += &more;
    }
    if random.chance(if short { 18 } else { 30 }) {
        let mark = match language {
            "de" | "it" => random.pick(&[". ", ". ", ": ", " – "]),
            "fr" => random.pick(&[" : ", ". ", ": "]),
            _ => random.pick(&[": ", ": ", ": ", ": ", " – ", "—", ". "]),
        };
        let mark = if title.ends_with('?') { " " } else { mark };
        let second = if random.chance(50) {
            let thing = pick(random, language, "thing");
            fill(random, language, thing)
        } else {
            phrase(random, language)
        };
        title = format!("{title}{mark}{}", capitalised(&second));
    }
    match random.below(62) {
        60 if language == "it" => {
            title += &format!(" dal {} al {}", random.between(1300, 1700), random.between(1701, 1900));
        }
        61 if language == "it" => title += &format!(" del {}", random.between(1300, 1900)),
        60 | 61 if language == "de" => {
            title += &format!(" von {} bis {}", random.between(1300, 1700), random.between(1701, 1940));
        }
        60 => title += &format!(" of {}", random.between(1500, 1990)),
        0..=3 => title += &format!(", {}–{}", random.between(1500, 1900), random.between(1901, 1990)),
        4 => title += &format!(" ({}-{})", random.between(1500, 1900), random.between(1901, 1990)),
        5 => title += " (II)",
        6 => title = format!("{} {title}", random.pick(&["“New”", "The “Other”", "“Good”", "‘Hidden’"])),
        7 => title += &format!(", {}", roman(random.between(1, 12))),
        8 => title += &format!(", 1. {}", capitalised(&phrase(random, language))),
        9 => title += &format!(" {}", random.between(2, 99)),
        10 => title = format!("{title} ({})", phrase(random, language)),
        11 => title = format!("{title}, {}", phrase(random, language)),
        12 => title = format!("{title}; {}", capitalised(&phrase(random, language))),
        14 | 15 => {
            let (open, close) =
                *[("„", "“"), ("“", "”"), ("‘", "’"), ("\"", "\""), ("«", "»")].get(random.below(5)).expect("five");
            title += &format!(" {open}{}{close}", capitalised(&phrase(random, language)));
        }
        // A life, or an entry of a biographical dictionary.
        13 => {
            title = format!("{} {}", random.pick(&GIVEN[language]), random.pick(&FAMILY[language]));
            if random.chance(50) {
                let thing = pick(random, language, "thing");
                title += random.pick(&[". ", ": ", ", "]);
                title += &capitalised(&fill(random, language, thing));
            }
        }
        _ => {}
    }
    if language == "en" && random.chance(55) {
        return title_case(&title);
    }
    capitalised(&title)
}

/// A sentence as a title, with its verb.
fn claim(random: &mut Random, language: &'static str) -> String {
    let template = pick(random, language, "claim");
    let template = template
        .replace("{noun}", &noun(random, language))
        .replace("{plural}", &plural(random, language))
        .replace("{adj}", &adjective(random, language))
        .replace("{place}", pick(random, language, "place"));
    fill(random, language, &template)
}

/// Titles of a kind of their own: volumes in honour of somebody, reviews and forewords, Latin.
fn special(random: &mut Random, language: &'static str, short: bool) -> Option<String> {
    if short && random.chance(20) {
        let volume = pick(random, language, "volume");
        return Some(capitalised(&fill(random, language, volume)));
    }
    if !short && random.chance(3) {
        let review = pick(random, language, "review");
        return Some(fill(random, language, review));
    }
    if random.chance(if matches!(language, "it" | "fr" | "de") { 4 } else { 1 }) {
        let plain = pick(random, "la", "plain");
        return Some(fill(random, "it", plain));
    }
    None
}

fn question(random: &mut Random, language: &'static str) -> String {
    let subject = phrase(random, language);
    let noun = pick(random, language, "noun");
    match language {
        "en" => match random.below(8) {
            0 => format!("is {noun} possible?"),
            1 => format!("what is {noun} for?"),
            2 => format!("whose {noun}?"),
            3 => format!("on {subject}"),
            4 => format!("towards {subject}"),
            5 => format!("should {} be abolished?", pick(random, "en", "plural")),
            6 => format!("notes on {subject}"),
            _ => format!("{noun} or {}?", pick(random, "en", "noun")),
        },
        "de" => match random.below(4) {
            0 => format!("Was ist {noun}?"),
            1 => format!("{noun} ohne {}?", pick(random, "de", "noun")),
            2 => format!("Ist {noun} möglich?"),
            _ => format!("{noun} – {subject}"),
        },
        _ => subject,
    }
}

#[expect(clippy::too_many_lines, reason = "a table of phrases by language")]
pub(super) fn phrase(random: &mut Random, language: &'static str) -> String {
    let (noun, other) = (noun(random, language), noun(random, language));
    let (plural, adj) = (plural(random, language), adjective(random, language));
    let place = pick(random, language, "place").to_owned();
    match language {
        "en" => match random.below(24) {
            0 => format!("the {noun} of {other}"),
            1 => format!("the {adj} {noun}"),
            2 => format!("{adj} {noun} and the {other}"),
            3 => format!("{noun} and {other}"),
            4 => format!("{adj} {plural}"),
            5 => format!("{noun}, {other} and {plural}"),
            6 => format!("the {noun} of {plural} in {place}"),
            7 => format!("{plural} of {noun} in {place}"),
            8 => format!("{} {noun}", pick(random, "en", "verb")),
            9 => format!("{} the {adj} {noun}: {} of {}", pick(random, "en", "verb"), plural, other),
            10 => format!("the {adj} {noun} in {adj2} {place}", adj2 = pick(random, "en", "adj")),
            11 => format!("{noun} {}", pick(random, "en", "time")),
            12 => format!("a {adj} approach to {}", pick(random, "en", "tech")),
            13 => format!("{} for {}", pick(random, "en", "tech"), pick(random, "en", "tech")),
            14 => format!("{} using {}", pick(random, "en", "tech"), pick(random, "en", "tech")),
            15 => format!("efficient {} in {}", pick(random, "en", "tech"), pick(random, "en", "tech")),
            16 => format!("on the {noun} of {}", pick(random, "en", "tech")),
            17 => format!("effects of {} on {}", pick(random, "en", "medical"), pick(random, "en", "medical")),
            18 => format!("the role of {} in {}", pick(random, "en", "medical"), pick(random, "en", "medical")),
            19 => format!("{} in patients with {}", pick(random, "en", "medical"), pick(random, "en", "medical")),
            20 => format!("{} and {}", pick(random, "en", "medical"), pick(random, "en", "medical")),
            21 => format!("{plural} and {} in {place}", pick(random, "en", "plural")),
            22 => format!("{}’s {noun} of {other}", random.pick(&FAMILY["en"])),
            _ => format!("{adj} {noun}"),
        },
        "de" => {
            let compound = format!("{}{}", pick(random, "de", "stem"), pick(random, "de", "head"));
            match random.below(16) {
                0 => format!("{noun} und {other}"),
                1 => format!("Zur {compound}"),
                2 => format!("Die {adj} {compound}"),
                3 => format!("{compound} und {noun}"),
                4 => format!("Der Begriff der {noun} in der {compound}"),
                5 => format!("{plural} der {compound}"),
                6 => format!("Die {noun} als {compound}"),
                7 => format!("{compound} in {place}"),
                8 => format!("{plural} der {noun} in {place}"),
                9 => format!("Über {plural} und {compound}"),
                10 => format!("{noun}, {other} und {compound}"),
                11 => format!("Die {plural} und ihre Folgen für die {compound}"),
                12 => format!("Zum Verhältnis von {noun} und {other}"),
                13 => format!("{adj} {noun}"),
                14 => format!("{compound} {}", pick(random, "de", "time")),
                _ => compound,
            }
        }
        "fr" => match random.below(10) {
            0 => format!("{noun} et {other}"),
            1 => format!("la {noun} {adj}"),
            2 => format!("les {plural} de la {noun}"),
            3 => format!("{noun} et {other} en {place}"),
            4 => format!("une {noun} {adj}"),
            5 => format!("les {plural} et la {noun} {adj}"),
            6 => format!("{plural} et {noun} chez {}", random.pick(&FAMILY["fr"])),
            7 => {
                format!("l'{} des {plural}", random.pick(&["esprit", "histoire", "invention", "art", "apport", "âge"]))
            }
            8 => format!("{noun} {}", pick(random, "fr", "time")),
            _ => format!("de la {noun} {adj}"),
        },
        "it" => match random.below(14) {
            0 => format!("{noun} e {other}"),
            1 => format!("la {noun} {adj}"),
            2 => format!("{noun} di {place}"),
            3 => format!("storia della {noun} {adj}"),
            4 => format!("le {plural} di {place}"),
            5 => format!("{noun}, {other} e {plural} a {place}"),
            6 => format!("la {noun} di {place} {}", pick(random, "it", "time")),
            7 => format!("{} e la {noun} {adj}", random.pick(&FAMILY["it"])),
            8 => format!(
                "{} {} {noun} del {}",
                random.pick(&GIVEN["it"]),
                random.pick(&FAMILY["it"]),
                random.pick(&["Settecento", "Seicento", "Quattrocento"])
            ),
            9 => format!("i {plural} della {noun}"),
            10 => format!("per la storia della {noun}"),
            11 => format!("{plural} e {noun} nella Repubblica di {place}"),
            12 => format!(
                "l'{}",
                random.pick(&[
                    "architettura veneta",
                    "arte del vetro",
                    "industria della seta",
                    "economia della città",
                    "opera completa",
                    "arredo urbano"
                ])
            ),
            _ => format!("{noun} {adj}"),
        },
        "es" => match random.below(8) {
            0 => format!("{noun} y {other}"),
            1 => format!("la {noun} {adj}"),
            2 => format!("historia de la {noun}"),
            3 => format!("los {plural} y la {noun} en {place}"),
            4 => format!("{noun} {adj} y {plural}"),
            5 => format!("hacia una {noun} {adj}"),
            6 => format!("{noun} en {place} {}", pick(random, "es", "time")),
            _ => format!("{noun} {adj}"),
        },
        _ => match random.below(5) {
            0 => format!("al-{noun} wa-l-{other}"),
            1 => format!("{noun} {place}"),
            2 => format!("al-{noun} {adj}"),
            3 => format!("{plural} fi {noun} {place}"),
            _ => format!("{noun} al-{other} fi {place}"),
        },
    }
}

fn title_case(title: &str) -> String {
    const SMALL: &[&str] = &[
        "the", "of", "and", "in", "on", "for", "to", "a", "an", "with", "from", "or", "as", "at", "by", "using",
        "under", "be",
    ];
    let words = title.split(' ').enumerate();
    words
        .map(|(at, word)| if at > 0 && SMALL.contains(&word) { word.to_owned() } else { capitalised(word) })
        .collect::<Vec<_>>()
        .join(" ")
        .replace(": the ", ": The ")
}

/// What a sentence is about: a noun phrase.
pub(crate) fn matter(random: &mut Random, language: &'static str) -> String {
    phrase(random, language)
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}
