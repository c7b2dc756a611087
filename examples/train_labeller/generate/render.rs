//! How houses write what they cite.

use super::random::Random;
use super::works::{self, Person, Work};
use crate::label::Label;
use std::ops::Range;
use std::sync::LazyLock;

/// A text, with the label of each stretch of it; what has none stands between fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Made {
    pub text: String,
    pub spans: Vec<(Range<usize>, Label)>,
}

impl Made {
    pub(crate) fn push(&mut self, words: &str, label: Label) {
        let start = self.text.len();
        self.text.push_str(words);
        self.spans.push((start..self.text.len(), label));
    }
}

/// A line of the list of styles.
struct Style {
    language: &'static str,
    names: &'static str,
    template: &'static str,
}

static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let mut styles = Vec::new();
    for line in include_str!("../lists/styles.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().expect("four columns");
        let (language, names) = (next(), next());
        let weight: usize = next().parse().expect("a weight");
        let template = next();
        for _ in 0..weight {
            styles.push(Style { language, names, template });
        }
    }
    styles
});

/// The names of the months in a language, long and short.
fn months(language: &str) -> (&'static [&'static str], &'static [&'static str]) {
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

/// A number in Roman numerals.
pub(crate) fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// What one house does in one bibliography.
#[expect(clippy::struct_excessive_bools, reason = "habits of a house are independent")]
#[derive(Clone, Copy)]
struct House {
    /// n, i, v, s or f.
    names: char,
    initials: Initials,
    first_only: bool,
    capitals: bool,
    joint: &'static str,
    last: &'static str,
    et_al: &'static str,
    dash: &'static str,
    single: (&'static str, &'static str),
    double: (&'static str, &'static str),
    short_months: bool,
    comma: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Initials {
    Never,
    Spaced,
    Close,
    Bare,
}

fn house(random: &mut Random, language: &str, names: &str) -> House {
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

/// Writes a person.
fn name(person: &Person, house: House, natural: bool, random: &mut Random) -> String {
    let family = if house.capitals && !person.body { person.family.to_uppercase() } else { person.family.clone() };
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

fn names(people: &[Person], house: House, forced: Option<char>, random: &mut Random) -> String {
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

/// A citation of a work that chance makes, in a style that chance picks; and its language.
pub(crate) fn citation(random: &mut Random) -> (Made, &'static str) {
    let style = &STYLES[random.below(STYLES.len())];
    let wanted = if style.language == "*" { None } else { Some(style.language) };
    let mut work = works::work(random, wanted);
    if style.template.contains("{W}, {K}") && random.chance(5) {
        work.place = works::place(random);
    }
    let house = house(random, style.language, style.names);
    let mut made = Made::default();
    write(&mut made, style.template, &work, house, random, style.language);
    (made, style.language)
}

/// Writes `template` out.
fn write(made: &mut Made, template: &str, work: &Work, house: House, random: &mut Random, language: &str) {
    let mut rest = template;
    while let Some(c) = rest.chars().next() {
        match c {
            '{' => {
                let (field, after) = rest[1..].split_once('}').expect("a closed brace");
                self::field(made, field, work, house, random, language);
                rest = after;
            }
            '<' => {
                let end = closing(rest);
                let options = options(&rest[1..end]);
                write(made, options[random.below(options.len())], work, house, random, language);
                rest = &rest[end + 1..];
            }
            _ => {
                rest = &rest[c.len_utf8()..];
                let sign = match c {
                    '‘' => house.single.0,
                    '’' => house.single.1,
                    '“' => house.double.0,
                    '”' => house.double.1,
                    '⟨' => "<",
                    '⟩' => ">",
                    // A stop after a question mark is left out.
                    '.' | ','
                        if made.text.ends_with(['?', '!', '.'])
                            && (c == '.' || !made.text.ends_with('.'))
                            && random.chance(85) =>
                    {
                        ""
                    }
                    _ => {
                        made.text.push(c);
                        continue;
                    }
                };
                made.text.push_str(sign);
            }
        }
    }
}

/// Where the bracket that opens `text` closes.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    panic!("an open bracket in {text}")
}

fn options(text: &str) -> Vec<&str> {
    let mut options = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            '|' if depth == 0 => {
                options.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    options.push(&text[start..]);
    options
}

fn date(work: &Work, house: House, language: &str, day: bool, year: bool, random: &mut Random) -> String {
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
    match random.below(40) {
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

fn edition(random: &mut Random, language: &str) -> String {
    let number = random.between(2, 12);
    match language {
        "de" => match random.below(4) {
            0 => random.pick(&["erweiterte Aufl.", "neubearb. Aufl.", "überarb. Auflage"]).to_owned(),
            _ => format!("{number}. {}", random.pick(&["Aufl.", "Auflage", "Aufl.", "überarbeitete Auflage"])),
        },
        "fr" => format!("{number}e {}", random.pick(&["éd.", "édition"])),
        "it" => format!("{} ed.", roman(number)),
        "es" => format!("{number}ª ed."),
        _ => {
            let end = match number {
                2 => "nd",
                3 => "rd",
                _ => "th",
            };
            match random.below(9) {
                0 => random.pick(&["Rev. ed.", "revised edition", "rev. ed.", "New ed.", "expanded ed."]).to_owned(),
                1 => random.pick(&["Second edition", "second edition", "Third Edition", "third edition"]).to_owned(),
                2 => format!("{number}{end} edition"),
                3 => format!("{number}{end} edn"),
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
        0 => format!("{} Ltd", works::person(random, "en").family),
        1 => "R.".to_owned(),
        2 => format!("{} Council", works::person(random, "en").family),
        3 => format!("{} Bank", works::place(random)),
        4 => "Commonwealth".to_owned(),
        _ => works::person(random, "en").family,
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

fn field(made: &mut Made, field: &str, work: &Work, house: House, random: &mut Random, language: &str) {
    let (field, form) = field.split_once(':').map_or((field, None), |(field, form)| (field, form.chars().next()));
    let own = |random: &mut Random, word: String| made_title(random, word);
    let mut number = || random.between(1, 400).to_string();
    let (words, label) = match field {
        "A" => (names(&work.authors, house, form, random), Label::Author),
        "E" => (names(&work.editors, house, form, random), Label::Editor),
        "H" => (names(std::slice::from_ref(&work.translator), house, Some('n'), random), Label::Translator),
        "T" => (own(random, work.title.clone()), Label::Title),
        "J" => (work.journal.clone(), Label::Container),
        "B" => (work.book.clone(), Label::Container),
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
        "F" if form.is_some() => (work.translator.family.clone(), Label::Container),
        "F" => (work.first_page.to_string(), Label::Page),
        "L" => (number(), Label::Page),
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
                works::matter(random, "en").replace([' ', ',', ':'], ".").replace('’', "")
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
                works::matter(random, "en")
            } else {
                format!(
                    "{} {}",
                    work.title.split([':', '?', '(', ',', '–']).next().unwrap_or_default().trim(),
                    "Reform"
                )
            };
            let law: Vec<String> = law.split(' ').map(works::capitalised).collect();
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

fn made_title(random: &mut Random, title: String) -> String {
    if random.chance(2) { title.to_uppercase() } else { title }
}

fn year(work: &Work, random: &mut Random) -> String {
    match random.below(70) {
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
