//! Words from the lists, and what stands in their braces.

use super::lists::{FAMILY, FIELDS, LANGUAGES, SENTENCES, TITLES};
use super::people::person;
use super::random::Random;
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
            "N" => pick(random, language, "noun").to_owned(),
            "FA" | "PA" => pick(random, language, "adj").to_owned(),
            "Z" => acronym(random),
            other => panic!("no field {other}"),
        };
        filled.push_str(&piece);
        rest = after;
    }
    filled + rest
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
    let mut text = template.replace("{who}", &person(random, language).family);
    for about in ["{one}", "{other}", "{third}"] {
        text = text.replace(about, &phrase(random, language));
    }
    capitalised(&text.replace("{place}", &town(random)).replace("{year}", &year(random).to_string()))
}

/// A sentence of comment that is about nothing in particular.
fn prose(random: &mut Random, language: &'static str) -> &'static str {
    pick(random, language, "prose")
}

/// The same language, as the lists name it.
pub(crate) fn known(language: &str) -> &'static str {
    LANGUAGES.into_iter().find(|known| *known == language).unwrap_or("en")
}
