//! How houses write each field of what they cite.

use super::dates::{date, months, year};
use super::house::{House, names};
use super::people::person;
use super::random::Random;
use super::render::Made;
use super::roman::roman;
use super::titles::{capitalised, matter};
use super::works::{self, Work};
use crate::label::Label;

pub(super) fn field(made: &mut Made, field: &str, work: &Work, house: House, random: &mut Random, language: &str) {
    let (field, form) = field.split_once(':').map_or((field, None), |(field, form)| (field, form.chars().next()));
    let own = |random: &mut Random, word: String| made_title(random, word);
    let (words, label) = match field {
        "A" => (names(&work.authors, house, form, random), Label::Author),
        "E" => (names(&work.editors, house, form, random), Label::Editor),
        "H" => (names(std::slice::from_ref(&work.translator), house, Some('n'), random), Label::Translator),
        "T" => (own(random, work.title.clone()), Label::Title),
        "J" => (work.journal.clone(), Label::Container),
        "B" => (work.book.clone(), Label::Container),
        "C" if form.is_some() => (work.proceedings.clone(), Label::Title),
        "C" => (work.proceedings.clone(), Label::Container),
        "X" => (works::law_reports(random), Label::Container),
        "Y" => (year(work, random), Label::Date),
        "M" => (date(work, house, language, false, true, random), Label::Date),
        "M3" => (months("en").1[work.month].trim_end_matches('.').to_owned(), Label::Date),
        "M0" => (date(work, house, language, random.chance(80), false, random), Label::Date),
        "D" => (date(work, house, language, true, true, random), Label::Date),
        "Z" => (date(work, house, language, true, true, random), Label::Accessed),
        "V" => (work.volume.clone(), Label::Volume),
        "I" => (work.issue.clone(), Label::Issue),
        "P" => (pages(work, house, random), Label::Page),
        "FS" => (festschrift(work, random), Label::Container),
        "F" => (work.first_page.to_string(), Label::Page),
        "L" => (place_in_book(random), Label::Page),
        "W" => (work.place.clone(), Label::Place),
        "K" => (work.publisher.clone(), Label::Publisher),
        "N" => (edition(random, language), Label::Edition),
        "S" => (work.series.clone(), Label::Collection),
        "R" => (work.number.clone(), Label::Number),
        "U" => (address(random), Label::Address),
        "O" => (
            format!(
                "10.{}/{}",
                random.between(1000, 9999),
                matter(random, "en").replace([' ', ',', ':'], ".").replace('’', "")
            ),
            Label::Address,
        ),
        "G" => (genre(random, language).to_owned(), Label::Genre),
        "Q" => (
            random
                .pick(&[
                    "U.K.",
                    "N.Z.",
                    "N.S.W.",
                    "Cth.",
                    "Qld.",
                    "Vic.",
                    "C.A.",
                    "H.L.",
                    "Ont. C.A.",
                    "Can.",
                    "U.S.",
                    "Eng.",
                    "S.A.",
                    "W.A.",
                    "Tas.",
                ])
                .to_owned(),
            Label::Place,
        ),
        "CASE" => (case(work, random), Label::Title),
        "COURT" => (court(random), Label::Author),
        "STATUTE" => {
            let law = if random.chance(50) {
                matter(random, "en")
            } else {
                format!(
                    "{} {}",
                    work.title.split([':', '?', '(', ',', '–']).next().unwrap_or_default().trim(),
                    "Reform"
                )
            };
            let law: Vec<String> = law.split(' ').map(capitalised).collect();
            let kind = random.pick(&[
                "Act",
                "Act",
                "Act",
                "Amendment Act",
                "(Amendment) Act",
                "(Miscellaneous Provisions) Act",
                "Ordinance",
            ]);
            (
                format!(
                    "{} {kind}",
                    law.join(" ").replace(" Of ", " of ").replace(" And ", " and ").replace(" The ", " the ")
                ),
                Label::Title,
            )
        }
        other => panic!("no field {other}"),
    };
    // What trails in a field belongs to it; its stop is not doubled.
    made.push(&words, label);
}

/// A volume in honour of somebody, called by the name alone.
fn festschrift(work: &Work, random: &mut Random) -> String {
    let kind = random.pick(&["Festschrift", "Festschrift", "FS", "Festgabe"]);
    format!("{kind} für {}", work.translator.family)
}

fn made_title(random: &mut Random, title: String) -> String {
    if random.chance(2) { title.to_uppercase() } else { title }
}

fn pages(work: &Work, house: House, random: &mut Random) -> String {
    let (first, last) = (work.first_page.to_string(), work.last_page.to_string());
    let same = first.len() == last.len() && first[..first.len() - 1] == last[..last.len() - 1];
    let short = first.len() == last.len() && first.len() > 1 && random.chance(25);
    let last = if same && short && random.chance(50) {
        last[last.len() - 1..].to_owned()
    } else if short && first[..1] == last[..1] {
        last[1..].to_owned()
    } else {
        last
    };
    match random.below(50) {
        40 => format!("{}{}{}", roman(work.first_page % 60 + 1), house.dash, roman(work.first_page % 60 + 9)),
        41 => format!("{first}{}{}", random.pick(&[" ss", " sgg", "-sgg", " sqq"]), random.pick(&[".", ""])),
        42 => format!("{}r{}{}v", work.first_page, house.dash, work.first_page + 2),
        43 => format!("{first}, {}{}{}", work.last_page, house.dash, work.last_page + 5),
        0 => format!("R{first}{}R{last}", house.dash),
        1 => format!("e{first}"),
        2 => format!("{first}, {}", work.last_page),
        3 => format!(
            "{}{}{}",
            roman(work.first_page % 40 + 1).to_lowercase(),
            house.dash,
            roman(work.first_page % 40 + 9).to_lowercase()
        ),
        _ => format!("{first}{}{last}", house.dash),
    }
}

/// The page, leaf or column that is pointed to.
fn place_in_book(random: &mut Random) -> String {
    let number = random.between(1, 400);
    match random.below(30) {
        0 => format!("{number}{}", random.pick(&[" ss.", " e ss.", " sgg.", " sq.", " et suiv.", " y ss."])),
        1 => format!("{number} {} {}", random.pick(&["n.", "nota", "note", "n", "Anm."]), random.between(1, 99)),
        2 => roman(number % 70 + 1),
        3 => format!("{number}{}", random.pick(&["r", "v", "r-v"])),
        4 => format!("{number}, {}", number + 7),
        5 => format!("{number} {} {}", random.pick(&["e", "and", "und"]), number + 12),
        6 => format!("{number}-{}", number + 3),
        _ => number.to_string(),
    }
}

fn edition(random: &mut Random, language: &str) -> String {
    let number = random.between(2, 12);
    match language {
        "de" => match random.below(6) {
            0 => random
                .pick(&["erweiterte Aufl.", "neubearb. Aufl.", "überarb. Auflage", "Neuausg.", "Nachdruck"])
                .to_owned(),
            1 => format!("{number}., {} Aufl.", random.pick(&["erw.", "überarb.", "neubearb.", "verb.", "durchges."])),
            _ => format!("{number}. {}", random.pick(&["Aufl.", "Auflage", "Aufl.", "überarbeitete Auflage"])),
        },
        "fr" => match random.below(4) {
            0 => {
                random.pick(&["nouv. éd.", "nouvelle édition", "rééd.", "éd. revue et augmentée", "réimpr."]).to_owned()
            }
            _ => format!("{number}e {}", random.pick(&["éd.", "édition", "éd. revue"])),
        },
        "it" => match random.below(5) {
            0 => random
                .pick(&["seconda edizione", "nuova ed.", "ed. accresciuta", "rist. anast.", "ristampa"])
                .to_owned(),
            1 => format!("{number}a ed."),
            2 => format!("{number}ª ed."),
            _ => format!("{} {}", roman(number), random.pick(&["ed.", "ediz.", "edizione"])),
        },
        "es" => format!("{number}{} ed.", random.pick(&["ª", "a", "."])),
        _ => {
            let end = match number {
                2 => "nd",
                3 => "rd",
                _ => "th",
            };
            match random.below(10) {
                0 => random
                    .pick(&[
                        "Rev. ed.",
                        "revised edition",
                        "rev. ed.",
                        "New ed.",
                        "expanded ed.",
                        "Revised",
                        "reprint ed.",
                    ])
                    .to_owned(),
                1 => random.pick(&["Second edition", "second edition", "Third Edition", "third edition"]).to_owned(),
                2 => format!("{number}{end} edition"),
                3 => format!("{number}{end} edn"),
                4 => format!("{number}{end} {} ed.", random.pick(&["rev.", "enl.", "American", "paperback"])),
                _ => format!("{number}{end} ed."),
            }
        }
    }
}

fn address(random: &mut Random) -> String {
    let word = |random: &mut Random| {
        random
            .pick(&[
                "press",
                "archive",
                "news",
                "data",
                "research",
                "library",
                "journal",
                "report",
                "history",
                "law",
                "center",
                "institute",
                "index",
                "view",
                "item",
                "papers",
            ])
            .to_owned()
    };
    let (host, end) =
        (word(random) + &word(random), random.pick(&["org", "com", "edu", "net", "ac.uk", "de", "fr", "it", "gov"]));
    let mut path = String::new();
    for _ in 0..random.below(4) {
        path += "/";
        path += &word(random);
    }
    if random.chance(30) {
        path += &format!("/{}.{}", random.between(1, 99999), random.pick(&["html", "pdf", "htm", "php", "aspx"]));
    }
    if random.chance(12) {
        path += &format!("?id={}&p={}", random.between(1, 999), random.between(1, 9));
    }
    format!(
        "{}{host}.{end}{path}{}",
        random.pick(&["http://", "http://www.", "https://", "https://www.", "www."]),
        random.pick(&["", "", "/"])
    )
}

fn genre(random: &mut Random, language: &str) -> &'static str {
    match language {
        "de" => random.pick(&[
            "Diss.",
            "Dissertation",
            "Phil. Diss.",
            "Habilitationsschrift",
            "Diss. jur.",
            "Magisterarbeit",
        ]),
        "fr" => random.pick(&["thèse de doctorat", "mémoire de maîtrise", "thèse"]),
        _ => random.pick(&[
            "PhD thesis",
            "Ph.D. thesis",
            "Ph.D. Thesis",
            "PhD Thesis",
            "PhD diss.",
            "Ph.D. dissertation",
            "Doctoral dissertation",
            "Unpublished doctoral dissertation",
            "Master's thesis",
            "M.Sc. thesis",
            "MA thesis",
            "Unpublished PhD thesis",
            "Doctoral Thesis",
        ]),
    }
}

fn case(work: &Work, random: &mut Random) -> String {
    let party = |random: &mut Random| match random.below(6) {
        0 => format!("{} Ltd", person(random, "en").family),
        1 => "R.".to_owned(),
        2 => format!("{} Council", person(random, "en").family),
        3 => format!("{} Bank", works::place(random)),
        4 => "Commonwealth".to_owned(),
        _ => person(random, "en").family,
    };
    match random.below(10) {
        0 => format!("Re {}", work.translator.family),
        1 => format!("In re {}", work.translator.family),
        2 => format!("In the Marriage of {}", work.translator.family),
        _ => format!("{} {} {}", party(random), random.pick(&["v.", "v.", "v", "vs."]), party(random)),
    }
}

fn court(random: &mut Random) -> String {
    let land = random.pick(&[
        "England",
        "New South Wales",
        "Victoria",
        "Ontario",
        "New Zealand",
        "Queensland",
        "Scotland",
        "California",
    ]);
    match random.below(5) {
        0 => format!("Supreme Court of {land}"),
        1 => "Court of Appeal".to_owned(),
        2 => "High Court".to_owned(),
        3 => format!("Family Court of {land}"),
        _ => format!("Court of Appeal of {land}"),
    }
}
