//! The habits of a house, and how it writes names.

use super::people::Person;
use super::random::Random;

/// What one house does in one bibliography.
#[expect(clippy::struct_excessive_bools, reason = "habits of a house are independent")]
#[derive(Clone, Copy)]
pub(super) struct House {
    /// n, i, v, s or f.
    names: char,
    initials: Initials,
    first_only: bool,
    capitals: bool,
    joint: &'static str,
    last: &'static str,
    et_al: &'static str,
    pub(super) dash: &'static str,
    pub(super) single: (&'static str, &'static str),
    pub(super) double: (&'static str, &'static str),
    pub(super) short_months: bool,
    comma: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Initials {
    Never,
    Spaced,
    Close,
    Bare,
}

pub(super) fn house(random: &mut Random, language: &str, names: &str) -> House {
    let letters: Vec<char> = names.chars().collect();
    let names = letters[random.below(letters.len())];
    let (lasts, et_al): (&[&str], &str) = match language {
        "de" => (&[" und ", " und ", "/", "/", ", ", " u. "], " u. a."),
        "fr" => (&[" et ", " et ", ", ", " & "], " et al."),
        "it" => (&[" e ", " e ", " - ", " - ", ", "], " et alii"),
        "es" => (&[" y ", " y ", " e ", "; "], " et al."),
        _ => (&[" and ", " and ", " and ", " & ", ", and ", ", & ", ", and ", ", & "], " et al."),
    };
    let mut last = random.pick(lasts);
    let mut joint = match last {
        "/" => "/",
        " - " => " - ",
        "; " => "; ",
        _ => ", ",
    };
    let mut initials = match random.below(10) {
        0..=3 => Initials::Spaced,
        4..=6 => Initials::Close,
        _ => Initials::Never,
    };
    match names {
        'v' => {
            initials = Initials::Bare;
            joint = random.pick(&[", ", ", ", ", ", "; "]);
            last = random.pick(&[", ", ", ", " and ", " & "]);
        }
        'i' | 'f' => {
            if random.chance(15) {
                joint = "; ";
                last = "; ";
            }
            if random.chance(8) && language != "it" {
                last = ", ";
            }
        }
        's' if language == "de" && random.chance(75) => {
            joint = "/";
            last = "/";
        }
        _ => {}
    }
    if language == "*" && random.chance(5) {
        initials = Initials::Bare;
    }
    House {
        names,
        initials,
        first_only: random.chance(35),
        capitals: random.chance(if matches!(language, "it" | "fr" | "es") { 14 } else { 4 }),
        joint,
        last,
        et_al,
        dash: random.pick(&["-", "-", "–", "–", "–", " - ", "--", "—"]),
        single: *[("‘", "’"), ("‘", "’"), ("'", "'"), ("“", "”"), ("\"", "\""), ("‘", "’")]
            .get(random.below(6))
            .expect("six"),
        double: *[("“", "”"), ("“", "”"), ("\"", "\""), ("„", "“"), ("“ ", " ”")].get(random.below(5)).expect("five"),
        short_months: random.chance(40),
        comma: random.chance(90),
    }
}

pub(super) fn names(people: &[Person], house: House, forced: Option<char>, random: &mut Random) -> String {
    let house = House { names: forced.unwrap_or(house.names), ..house };
    let house = if forced == Some('n') && house.initials == Initials::Bare {
        House { initials: Initials::Spaced, ..house }
    } else {
        house
    };
    let shown = if people.len() > 3 && random.chance(40) { random.between(1, 3) } else { people.len() };
    let mut text = String::new();
    for (at, person) in people[..shown].iter().enumerate() {
        if at > 0 {
            let last = at + 1 == people.len();
            text += if !last {
                house.joint
            } else if shown == 2 && house.last.starts_with(", ") && house.names == 'n' && random.chance(70) {
                house.last.trim_start_matches(',')
            } else {
                house.last
            };
        }
        text += &name(person, house, at > 0 && house.first_only, random);
    }
    if shown < people.len() {
        if house.names != 'v' && random.chance(30) {
            text += ",";
        }
        text += house.et_al;
    }
    text
}

/// Writes a person.
fn name(person: &Person, house: House, natural: bool, random: &mut Random) -> String {
    let family = match (house.capitals && !person.body, random.below(8)) {
        (true, 0) => person.family.to_lowercase(),
        (true, _) => person.family.to_uppercase(),
        (false, _) => person.family.clone(),
    };
    if person.body || house.names == 's' {
        return family;
    }
    let initials = |joint: &str, dot: &str| -> String {
        person
            .given
            .iter()
            .flat_map(|given| given.split(' '))
            .map(|given| {
                given
                    .split('-')
                    .filter_map(|part| part.chars().next())
                    .map(|c| format!("{c}{dot}"))
                    .collect::<Vec<_>>()
                    .join("-")
            })
            .collect::<Vec<_>>()
            .join(joint)
    };
    let given = match house.initials {
        Initials::Spaced => initials(" ", "."),
        Initials::Close => initials("", "."),
        Initials::Bare => initials("", ""),
        Initials::Never => {
            let mut parts = vec![person.given[0].clone()];
            parts.extend(person.given[1..].iter().filter_map(|given| given.chars().next()).map(|c| format!("{c}.")));
            parts.join(" ")
        }
    };
    let suffix = if random.chance(1) { random.pick(&[", Jr.", " Jr.", " III"]) } else { "" };
    match (house.names, natural) {
        ('v' | 'f', _) | ('i', false) if house.names != 'i' || !house.comma => format!("{family} {given}"),
        ('i', false) => format!("{family}, {given}{suffix}"),
        _ => format!("{given} {family}{suffix}"),
    }
}
