//! Facts about works that do not exist.

use super::coined::{Kind, coined};
use super::lists::{JOURNALS, PLACES, PUBLISHERS};
use super::people::{Person, people, person};
use super::phrases::{fill, pick, study};
use super::random::Random;
use super::roman::roman;
use super::titles::{capitalised, title};

/// A work with everything that a citation may say of it.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub language: &'static str,
    pub authors: Vec<Person>,
    pub editors: Vec<Person>,
    pub translator: Person,
    pub title: String,
    pub journal: String,
    pub book: String,
    pub proceedings: String,
    pub year: String,
    pub month: usize,
    pub day: usize,
    pub volume: String,
    pub issue: String,
    pub first_page: usize,
    pub last_page: usize,
    pub place: String,
    pub publisher: String,
    pub series: String,
    pub number: String,
}

fn language(random: &mut Random) -> &'static str {
    match random.below(100) {
        0..=47 => "en",
        48..=63 => "de",
        64..=73 => "fr",
        74..=87 => "it",
        88..=94 => "es",
        _ => "other",
    }
}

/// A work in `wanted`, or mostly.
pub(crate) fn work(random: &mut Random, wanted: Option<&'static str>) -> Work {
    let language = match wanted {
        Some(wanted) if random.chance(85) => wanted,
        _ => language(random),
    };
    let authors = people(random, language, 9);
    let first_page = if random.chance(30) { random.between(1, 99) } else { random.between(100, 2400) };
    Work {
        language,
        authors,
        editors: people(random, language, 0),
        translator: person(random, language),
        title: title(random, language, false),
        journal: journal(random, language),
        book: title(random, language, true),
        proceedings: proceedings(random),
        year: year(random).to_string(),
        month: random.below(12),
        day: random.between(1, 28),
        volume: volume(random, language),
        issue: match random.below(12) {
            0 => format!("{0}–{1}", random.between(1, 5), random.between(6, 9)),
            1 => format!("{}/{}", random.between(1, 3), random.between(4, 6)),
            2 => format!("{}, pt. {}", random.between(1, 9), random.between(1, 4)),
            3 => random.between(13, 400).to_string(),
            _ => random.between(1, 12).to_string(),
        },
        first_page,
        last_page: first_page + random.between(1, 60),
        place: place(random),
        publisher: publisher(random, language),
        series: series(random, language),
        number: number(random),
    }
}

pub(super) fn year(random: &mut Random) -> usize {
    match random.below(20) {
        0 => random.between(1500, 1849),
        1 | 2 => random.between(1850, 1929),
        3..=6 => random.between(1930, 1979),
        _ => random.between(1975, 2024),
    }
}

fn volume(random: &mut Random, language: &str) -> String {
    let number = if random.chance(90) { random.between(1, 130) } else { random.between(131, 700) };
    let share = if matches!(language, "it" | "fr" | "es") { 45 } else { 4 };
    if random.chance(share) {
        return roman(random.between(1, 60));
    }
    match random.below(64) {
        60 => format!("{number}, {}", random.pick(&["n. s. 3", "n.s.", "N. F. 12", "ser. 2"])),
        61 => format!("{number}/{}", number + 1),
        0 => format!("{}{number}", char::from(b'A' + u8::try_from(random.below(6)).expect("below six"))),
        1 => format!("{}-{number}", random.pick(&["SE", "AC", "COM", "SAC", "IT", "PAMI"])),
        2 => format!("{}–{}", number, number + 1),
        _ => number.to_string(),
    }
}

pub(crate) fn place(random: &mut Random) -> String {
    let place = random.pick(&PLACES).to_owned();
    if random.chance(5) {
        let joint = random.pick(&["-", " - ", "/", " and ", " & ", " e ", ", ", " et "]);
        return format!("{place}{joint}{}", random.pick(&PLACES));
    }
    if random.chance(6) && !place.contains([',', '/', '-']) {
        let land = random.pick(&[
            "Ontario",
            "Germany",
            "Italy",
            "Sweden",
            "Canada",
            "CA",
            "Mass.",
            "Texas",
            "France",
            "The Netherlands",
            "UK",
            "England",
            "Australia",
            "USA",
            "Japan",
            "NY",
            "Spain",
        ]);
        return format!("{place}, {land}");
    }
    if random.chance(4) {
        let language = random.pick(&["it", "de", "fr", "en"]);
        return capitalised(&coined(random, language, Kind::Noun));
    }
    place
}

pub(crate) fn town(random: &mut Random) -> String {
    let place = place(random);
    place.split([',', '/', '-', '.']).next().unwrap_or_default().trim().to_owned()
}

fn publisher(random: &mut Random, language: &'static str) -> String {
    let language = if random.chance(90) { language } else { "en" };
    let name = random.pick(&PUBLISHERS[language]);
    fill(random, language, name)
}

/// Capitals and a few small letters: how German journals are called among friends.
pub(super) fn acronym(random: &mut Random) -> String {
    let capital = |random: &mut Random| {
        random.pick(&["A", "B", "D", "F", "G", "J", "K", "M", "N", "P", "R", "S", "V", "W", "Z"]).to_owned()
    };
    let mut letters = capital(random);
    for _ in 0..random.between(1, 3) {
        letters += &capital(random);
    }
    match random.below(6) {
        0 => letters.insert(1, 'f'),
        1 => letters = format!("Z{}{}", random.pick(&["f", "vgl", "ges", "hist"]), letters),
        2 => letters = format!("{}{}", random.pick(&["Rabels", "Mschr", "Vjschr", "Arch", "Jur", "Krim"]), letters),
        _ => {}
    }
    letters
}

fn journal(random: &mut Random, language: &'static str) -> String {
    let name = random.pick(&JOURNALS[language]);
    let mut name = fill(random, language, name);
    if random.chance(3) {
        name = format!("{name}, {}", random.pick(&["Series A", "Series B", "Section B", "Part B", "Supplement"]));
    }
    name
}

/// The reports in which cases are printed.
pub(crate) fn law_reports(random: &mut Random) -> String {
    random.pick(&JOURNALS["law"]).to_owned()
}

fn series(random: &mut Random, language: &'static str) -> String {
    let field = study(random, language, 0);
    match language {
        "de" => {
            random.pick(&["Schriften zur ", "Studien zur ", "Beiträge zur ", "Abhandlungen zur "]).to_owned() + &field
        }
        "fr" => random.pick(&["Bibliothèque de ", "Collection ", "Études de "]).to_owned() + &field,
        "it" => random.pick(&["Biblioteca di ", "Collana di ", "Studi di ", "Fonti per la "]).to_owned() + &field,
        "es" => random.pick(&["Colección de ", "Biblioteca de "]).to_owned() + &field,
        _ => match random.below(4) {
            0 => format!("Studies in {field}"),
            1 => format!("{} Studies in {field}", town(random)),
            2 => format!("{} Monographs in {field}", town(random)),
            _ => format!("Lecture Notes in {field}"),
        },
    }
}

fn number(random: &mut Random) -> String {
    let number = random.between(1, 999);
    let (year, series) = (random.between(75, 99), acronym(random));
    match random.below(14) {
        7 => format!("TR{year}-{}", random.between(1, 99)),
        8 => format!("{} TR-{year}-{}", random.pick(&["Cs", "EE", "CompSci", "DCS", "Stat"]), random.between(1, 99)),
        9 => format!("{series}/{} {}{year}/{number}", acronym(random), random.pick(&["M", "R", "T"])),
        10 => format!("{series}-{}/{year}", random.between(1, 40)),
        11 => format!("{series} {year}-{}", random.between(1, 40)),
        12 => format!("{series} {number}"),
        13 => format!("{}{number}", random.pick(&["R", "TM-", "D-", "W"])),
        0 => format!("TR-{}-{number:03}", random.between(80, 99)),
        1 => format!("{}/{}", random.between(1, 40), random.between(70, 99)),
        2 => format!("CS-{}-{}", random.between(80, 99), number),
        3 => format!("{}-{}", random.pick(&["UCB", "STAN", "MIT", "CMU", "RC", "LBL", "NBER"]), number),
        _ => number.to_string(),
    }
}

fn proceedings(random: &mut Random) -> String {
    let event = pick(random, "en", "event");
    let event = fill(random, "en", event);
    let ordinal = random.pick(&[
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
        "Twelfth", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "12th", "15th", "17th",
        "20th", "24th", "31st",
    ]);
    let year = random.between(1975, 2020);
    let short = random.pick(&[
        "ICML",
        "SIGMOD",
        "VLDB",
        "POPL",
        "IJCAI",
        "AAAI",
        "SIGGRAPH",
        "STOC",
        "FOCS",
        "ICDE",
        "ICRA",
        "CVPR",
        "NIPS",
        "ISCA",
        "CHI",
        "EUROCRYPT",
        "ICALP",
        "SOSP",
    ]);
    match random.below(16) {
        0..=3 => format!("Proceedings of the {ordinal} {event}"),
        4 | 5 => format!("Proc. of the {ordinal} {event}"),
        6 => format!("Proc. {ordinal} {event}"),
        7 => format!("Proceedings of the {year} {event}"),
        8 => event,
        9 => format!("{ordinal} {event}"),
        10 => format!("Proceedings of {short}-{}", random.between(80, 99)),
        11 => format!("{short}'{}", random.between(80, 99)),
        12 => format!("Proceedings of the {event} ({short} '{})", random.between(80, 99)),
        13 => format!("Conference Record of the {ordinal} {event}"),
        14 => format!("Proc. {short}"),
        _ => format!("{year} {event}"),
    }
}
