//! Facts about works that do not exist.

use super::lists::{FAMILY, FIELDS, GIVEN, JOURNALS, LANGUAGES, PLACES, PUBLISHERS, TITLES};
use super::random::Random;

/// A person, or a body that has only a family name.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub given: Vec<String>,
    pub family: String,
    pub body: bool,
}

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

fn year(random: &mut Random) -> usize {
    match random.below(20) {
        0 => random.between(1500, 1849),
        1 | 2 => random.between(1850, 1929),
        3..=6 => random.between(1930, 1979),
        _ => random.between(1975, 2024),
    }
}

fn volume(random: &mut Random, language: &str) -> String {
    let number = if random.chance(90) { random.between(1, 130) } else { random.between(131, 700) };
    let roman = if matches!(language, "it" | "fr" | "es") { 45 } else { 4 };
    if random.chance(roman) {
        return super::render::roman(random.between(1, 60));
    }
    match random.below(60) {
        0 => format!("{}{number}", char::from(b'A' + u8::try_from(random.below(6)).expect("below six"))),
        1 => format!("{}-{number}", random.pick(&["SE", "AC", "COM", "SAC", "IT", "PAMI"])),
        2 => format!("{}–{}", number, number + 1),
        _ => number.to_string(),
    }
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

fn initials_of(name: &str) -> String {
    let letters = name.split(' ').filter(|word| word.len() > 3).filter_map(|word| word.chars().next());
    let short: String = letters.flat_map(char::to_uppercase).flat_map(|c| [c, '.']).collect();
    if short.chars().count() < 4 { name.to_owned() } else { short }
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

/// A name that is on no list, made of a name that is.
fn invented(random: &mut Random, family: &str) -> String {
    let letters: Vec<char> = family.chars().collect();
    let keep = letters.len().min(random.between(2, 5));
    let end = random.pick(&[
        "mann", "ini", "ski", "sson", "etti", "ard", "er", "ov", "ley", "ton", "oglu", "i", "ez", "ault", "berg", "ić",
    ]);
    letters[..keep].iter().collect::<String>() + end
}

fn pick(random: &mut Random, language: &'static str, part: &'static str) -> &'static str {
    let list = TITLES.get(&(language, part)).or_else(|| TITLES.get(&("en", part))).expect("a list of every part");
    random.pick(list)
}

/// A phrase that leads to a citation, in `language`.
pub(crate) fn lead(random: &mut Random, language: &'static str) -> &'static str {
    pick(random, language, "lead")
}

/// A sentence of comment, in `language`.
pub(crate) fn prose(random: &mut Random, language: &'static str) -> &'static str {
    pick(random, language, "prose")
}

/// What a sentence is about: a noun phrase.
pub(crate) fn matter(random: &mut Random, language: &'static str) -> String {
    phrase(random, language)
}

pub(crate) fn place(random: &mut Random) -> String {
    random.pick(&PLACES).to_owned()
}

fn town(random: &mut Random) -> String {
    let place = place(random);
    place.split([',', '/', '-', '.']).next().unwrap_or_default().trim().to_owned()
}

fn publisher(random: &mut Random, language: &'static str) -> String {
    let language = if random.chance(90) { language } else { "en" };
    let name = random.pick(&PUBLISHERS[language]);
    fill(random, language, name)
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

fn study(random: &mut Random, language: &'static str, column: usize) -> String {
    let language = if FIELDS.contains_key(language) { language } else { "en" };
    let line = random.pick(&FIELDS[language]);
    line.split('\t').nth(column).expect("three columns").to_owned()
}

/// Capitals and a few small letters: how German journals are called among friends.
fn acronym(random: &mut Random) -> String {
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
    match random.below(7) {
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

pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

#[expect(clippy::too_many_lines, reason = "a table of phrases by language")]
fn phrase(random: &mut Random, language: &'static str) -> String {
    let mut word = |part: &'static str| pick(random, language, part).to_owned();
    let (noun, other, plural, adj, place) = (word("noun"), word("noun"), word("plural"), word("adj"), word("place"));
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
                11 => format!("Die {plural} und ihr Einfluß auf die {compound}"),
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

/// A title; a `short` one has seldom two parts.
pub(crate) fn title(random: &mut Random, language: &'static str, short: bool) -> String {
    let mut title = if random.chance(14) { question(random, language) } else { phrase(random, language) };
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
    match random.below(60) {
        0..=3 => title += &format!(", {}–{}", random.between(1500, 1900), random.between(1901, 1990)),
        4 => title += &format!(" ({}-{})", random.between(1500, 1900), random.between(1901, 1990)),
        5 => title += " (II)",
        6 => title = format!("{} {title}", random.pick(&["“New”", "The “Other”", "“Good”", "‘Hidden’"])),
        7 => title += &format!(", {}", super::render::roman(random.between(1, 12))),
        8 => title += &format!(", 1. {}", capitalised(&phrase(random, language))),
        9 => title += &format!(" {}", random.between(2, 99)),
        10 => title = format!("{title} ({})", phrase(random, language)),
        11 => title = format!("{title}, {}", phrase(random, language)),
        12 => title = format!("{title}; {}", capitalised(&phrase(random, language))),
        _ => {}
    }
    if language == "en" && random.chance(55) {
        return title_case(&title);
    }
    capitalised(&title)
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

/// The same language, as the lists name it.
pub(crate) fn known(language: &str) -> &'static str {
    LANGUAGES.into_iter().find(|known| *known == language).unwrap_or("en")
}
