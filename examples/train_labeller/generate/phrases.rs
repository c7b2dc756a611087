//! Words from the lists, and what stands in their braces.

use super::coined::{Kind, coined};
use super::lists::{FAMILY, FIELDS, GIVEN, LANGUAGES, SENTENCES, TITLES};
use super::people::person;
use super::random::Random;
use super::roman::roman;
use super::titles::{capitalised, phrase};
use super::works::{acronym, town, year};

pub(super) fn pick(random: &mut Random, language: &'static str, part: &'static str) -> &'static str {
    let list = TITLES.get(&(language, part)).or_else(|| TITLES.get(&("en", part))).expect("a list of every part");
    random.pick(list)
}

/// Replaces what stands in braces by something of that kind.
pub(crate) fn fill(random: &mut Random, language: &'static str, template: &str) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (field, after) = after.split_once('}').expect("a closed brace");
        let piece = match field {
            "S" => random.pick(&FAMILY[language]).to_owned(),
            "P" => town(random),
            "F" => study(random, language, 0),
            "f" => study(random, language, 2),
            "g" => study(random, language, 2).replace('.', ""),
            "N" => noun(random, language),
            "n" => phrase(random, language),
            "C" => coined_as(random, language, Kind::Noun),
            "CP" => plural(random, language),
            "CA" => adjective(random, language),
            "CT" => capitalised(&coined(random, language, Kind::Noun)),
            "lc" => latin(random),
            "Lc" => capitalised(&latin(random)),
            "Q" => format!("{} {}", random.pick(&GIVEN[language]), random.pick(&FAMILY[language])),
            "I" => {
                let initial: String = random.pick(&GIVEN[language]).chars().take(1).collect();
                format!("{initial}. {}", random.pick(&FAMILY[language]))
            }
            "R" => roman(random.between(2, 20)),
            "Y" => year(random).to_string(),
            "D" => {
                let first = random.between(1200, 1960);
                format!("{first}{}{}", random.pick(&["-", "–", " - ", "-"]), first + random.between(2, 90))
            }
            "FA" | "PA" => pick(random, language, "adj").to_owned(),
            "Z" => acronym(random),
            other => panic!("no field {other}"),
        };
        filled.push_str(&piece);
        rest = after;
    }
    filled + rest
}

/// A noun, now and then one of no dictionary.
pub(super) fn noun(random: &mut Random, language: &'static str) -> String {
    if random.chance(25) {
        return coined_as(random, language, Kind::Noun);
    }
    pick(random, language, "noun").to_owned()
}

/// Nouns in the plural, now and then one of no dictionary.
pub(super) fn plural(random: &mut Random, language: &'static str) -> String {
    if random.chance(25) {
        return coined_as(random, language, Kind::Plural);
    }
    pick(random, language, "plural").to_owned()
}

/// An adjective, now and then one of no dictionary.
pub(super) fn adjective(random: &mut Random, language: &'static str) -> String {
    if random.chance(25) {
        return coined_as(random, language, Kind::Adjective);
    }
    pick(random, language, "adj").to_owned()
}

/// A coined word, with a capital letter where nouns have one.
fn coined_as(random: &mut Random, language: &'static str, kind: Kind) -> String {
    let word = coined(random, language, kind);
    if language == "de" && kind != Kind::Adjective { capitalised(&word) } else { word }
}

fn latin(random: &mut Random) -> String {
    let kind = *[Kind::Noun, Kind::Plural, Kind::Adjective].get(random.below(3)).expect("three");
    coined(random, "la", kind)
}

pub(super) fn study(random: &mut Random, language: &'static str, column: usize) -> String {
    let language = if FIELDS.contains_key(language) { language } else { "en" };
    let line = random.pick(&FIELDS[language]);
    line.split('\t').nth(column).expect("three columns").to_owned()
}

/// A phrase that leads to a citation, in `language`.
pub(crate) fn lead(random: &mut Random, language: &'static str) -> &'static str {
    pick(random, language, "lead")
}

/// A sentence of comment, in `language`.
pub(crate) fn sentence(random: &mut Random, language: &'static str) -> String {
    if random.chance(25) {
        return prose(random, language).to_owned();
    }
    let template = random.pick(SENTENCES.get(language).unwrap_or(&SENTENCES["en"]));
    capitalised(&about(random, language, template))
}

/// Words that go before a citation in the middle of a sentence.
pub(crate) fn embed(random: &mut Random, language: &'static str) -> String {
    let template = pick(random, language, "embed");
    let template = about(random, language, template);
    capitalised(&fill(random, language, &template))
}

/// Words with which the sentence goes on after a citation.
pub(crate) fn onward(random: &mut Random, language: &'static str) -> String {
    let template = pick(random, language, "onward");
    about(random, language, template)
}

/// A sentence with what it is about.
fn about(random: &mut Random, language: &'static str, template: &str) -> String {
    let mut text = template.replace("{who}", &person(random, language).family);
    for about in ["{one}", "{other}", "{third}"] {
        text = text.replace(about, &phrase(random, language));
    }
    text.replace("{place}", &town(random)).replace("{year}", &year(random).to_string())
}

/// A sentence of comment that is about nothing in particular.
fn prose(random: &mut Random, language: &'static str) -> &'static str {
    pick(random, language, "prose")
}

/// The same language, as the lists name it.
pub(crate) fn known(language: &str) -> &'static str {
    LANGUAGES.into_iter().find(|known| *known == language).unwrap_or("en")
}
