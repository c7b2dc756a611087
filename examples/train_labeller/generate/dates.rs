//! How houses write dates.

use super::house::House;
use super::random::Random;
use super::works::Work;

pub(super) fn date(work: &Work, house: House, language: &str, day: bool, year: bool, random: &mut Random) -> String {
    let (long, short) = months(if language == "*" || language == "other" { work.language } else { language });
    let mut month = if house.short_months { short[work.month] } else { long[work.month] }.to_owned();
    if random.chance(15) {
        month = month.trim_end_matches('.').to_owned();
    }
    let english = !matches!(language, "de" | "fr" | "it" | "es");
    let tail = if year { format!(" {}", work.year) } else { String::new() };
    if !day {
        if random.chance(6) && english {
            let season = random.pick(&["Spring", "Summer", "Fall", "Winter", "Autumn"]);
            return format!("{season}{tail}");
        }
        if random.chance(5) {
            return format!("{month}-{}{tail}", long[(work.month + 1) % 12]);
        }
        return format!("{month}{tail}");
    }
    match random.below(12) {
        0 if year => format!("{}.{}.{}", work.day, work.month + 1, work.year),
        1 if year => format!("{}-{:02}-{:02}", work.year, work.month + 1, work.day),
        2 if year => format!("{}/{}/{}", work.day, work.month + 1, work.year),
        3 => format!("{month} {}-{}{}{tail}", work.day, work.day + 3, if year { "," } else { "" }),
        4..=7 if english => format!("{month} {}{}{tail}", work.day, if year { "," } else { "" }),
        8 if english => format!("{month} {}{tail}", work.day),
        _ if language == "de" => format!("{}. {month}{tail}", work.day),
        _ => format!("{} {month}{tail}", work.day),
    }
}

pub(super) fn year(work: &Work, random: &mut Random) -> String {
    let number = || work.year.parse::<usize>().unwrap_or(1900);
    match random.below(76) {
        // A work in several volumes, or reports of several years.
        70 | 71 => {
            format!("{}{}{}", work.year, random.pick(&["-", "–", " - ", "-"]), number() + random.between(1, 12))
        }
        72 => {
            let end = (number() + random.between(1, 9)) % 100;
            format!("{}{}{end:02}", work.year, random.pick(&["-", "–", "/", " - "]))
        }
        73 => format!("[ca. {}]", work.year),
        74 => format!("{} {}", work.year, random.pick(&["(repr. 1978)", "[1931]", "(1968)", "(1a ed. 1921)"])),
        75 => format!("{}{}", random.pick(&["c", "cop. ", "circa "]), work.year),
        0 => format!("{}a", work.year),
        1 => format!("{}b", work.year),
        2 => format!("c. {}", work.year),
        3 => random.pick(&["n.d.", "s.d.", "s. d.", "o. J."]).to_owned(),
        4 => format!("[{}]", work.year),
        5 => format!("{}/{}", work.year, work.year[2..].parse::<usize>().unwrap_or(0) + 1),
        6 => random.pick(&["forthcoming", "in press"]).to_owned(),
        _ => work.year.clone(),
    }
}

/// The names of the months in a language, long and short.
pub(super) fn months(language: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match language {
        "de" => (
            &[
                "Januar",
                "Februar",
                "März",
                "April",
                "Mai",
                "Juni",
                "Juli",
                "August",
                "September",
                "Oktober",
                "November",
                "Dezember",
            ],
            &["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
        ),
        "fr" => (
            &[
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            &["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ),
        "it" => (
            &[
                "gennaio",
                "febbraio",
                "marzo",
                "aprile",
                "maggio",
                "giugno",
                "luglio",
                "agosto",
                "settembre",
                "ottobre",
                "novembre",
                "dicembre",
            ],
            &["genn.", "febbr.", "mar.", "apr.", "magg.", "giu.", "lugl.", "ag.", "sett.", "ott.", "nov.", "dic."],
        ),
        "es" => (
            &[
                "enero",
                "febrero",
                "marzo",
                "abril",
                "mayo",
                "junio",
                "julio",
                "agosto",
                "septiembre",
                "octubre",
                "noviembre",
                "diciembre",
            ],
            &["ene.", "feb.", "mar.", "abr.", "mayo", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."],
        ),
        _ => (
            &[
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            &["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."],
        ),
    }
}
