//! People who do not exist.

use super::lists::{FAMILY, GIVEN, LANGUAGES};
use super::phrases::{fill, pick};
use super::random::Random;

/// A person, or a body that has only a family name.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub given: Vec<String>,
    pub family: String,
    pub body: bool,
}

/// A body as author in `bodies` of a hundred cases, else one to six persons.
pub(crate) fn people(random: &mut Random, language: &'static str, bodies: usize) -> Vec<Person> {
    if random.chance(bodies) {
        let template = pick(random, language, "org");
        let name = fill(random, language, template);
        let name = if random.chance(12) { initials_of(&name) } else { name };
        return vec![Person { given: Vec::new(), family: name, body: true }];
    }
    let count = match random.below(20) {
        0..=9 => 1,
        10..=14 => 2,
        15..=17 => 3,
        18 => random.between(4, 5),
        _ => random.between(5, 9),
    };
    (0..count).map(|_| person(random, language)).collect()
}

/// One person, whose name is mostly of that language.
pub(crate) fn person(random: &mut Random, wanted: &'static str) -> Person {
    let own = random.chance(70);
    let of = if own { wanted } else { LANGUAGES[random.below(LANGUAGES.len())] };
    let given_list = &GIVEN[of];
    let mut given = vec![random.pick(given_list).to_owned()];
    if random.chance(38) {
        given.push(random.pick(given_list).to_owned());
        if random.chance(12) {
            given.push(random.pick(given_list).to_owned());
        }
    }
    let mut family = random.pick(&FAMILY[of]).to_owned();
    if random.chance(7) {
        family = invented(random, &family);
    }
    match random.below(40) {
        0 => family = format!("{}-{}", family, random.pick(&FAMILY[of])),
        1 if of == "es" => family = format!("{} {}", family, random.pick(&FAMILY[of])),
        2 | 3 => {
            let particles: &[&str] = match of {
                "de" => &["von", "von der", "zu"],
                "fr" => &["de", "de la", "du", "Le", "d'"],
                "it" => &["da", "de", "Da", "Dal", "Del", "Della", "di", "De"],
                "es" => &["de", "de la", "del", "dos", "da"],
                "en" => &["Mac", "Mc", "O'", "St.", "van", "De"],
                _ => &["van", "van der", "van den", "al-", "el-", "Ben", "bin", "ibn", "Abu"],
            };
            let particle = random.pick(particles);
            let joint = if particle.ends_with(['\'', '-']) || particle.starts_with('M') { "" } else { " " };
            family = format!("{particle}{joint}{family}");
        }
        _ => {}
    }
    Person { given, family, body: false }
}

fn initials_of(name: &str) -> String {
    let letters = name.split(' ').filter(|word| word.len() > 3).filter_map(|word| word.chars().next());
    let short: String = letters.flat_map(char::to_uppercase).flat_map(|c| [c, '.']).collect();
    if short.chars().count() < 4 { name.to_owned() } else { short }
}

/// A name that is on no list, made of a name that is.
fn invented(random: &mut Random, family: &str) -> String {
    let letters: Vec<char> = family.chars().collect();
    let keep = letters.len().min(random.between(2, 5));
    let end = random.pick(&[
        "mann", "ini", "ski", "sson", "etti", "ard", "er", "ov", "ley", "ton", "oglu", "i", "ez", "ault", "berg", "ić",
    ]);
    letters[..keep].iter().collect::<String>() + end
}
