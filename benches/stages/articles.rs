//! Articles made from a seed, in the form of a PDF turned into Markdown: some 12 KB, ten notes, half of them with a
//! translated title. The same seed gives the same articles.

use std::fmt::Write as _;

/// A generator of numbers (`SplitMix64`), so that no crate is needed for a bench.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).expect("fewer sides than usize holds")
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const GIVEN: &[&str] =
    &["Rima", "Basil", "Omar", "Dana", "Samir", "Huda", "Yael", "Karim", "Leyla", "Reza", "Mary", "John"];
const FAMILY: &[&str] =
    &["al-Haj", "Zahra", "Nur", "Adwan", "Roth", "bin Salim", "Arslan", "Tehrani", "Cole", "al-Sa'di"];
const PLACES: &[&str] = &[
    "Mosul",
    "Tal 'Afar",
    "al-Raqqa",
    "Deir al-Zor",
    "Basra",
    "Aleppo",
    "Amman",
    "Tripoli",
    "San'a",
    "Khartoum",
    "Tabriz",
];
const PAPERS: &[&str] =
    &["al-Hayat", "al-Ahram", "Azzaman", "Haaretz", "New York Times", "al-Sharq al-Awsat", "Cumhuriyet"];
const MONTHS: &[&str] = &["January", "March", "May", "June", "August", "October", "December"];
const ACTORS: &[&str] =
    &["the government", "the *Hashd*", "the tribes", "a council of notables", "the railway workers"];
const DEEDS: &[&str] = &["took", "gave up", "rebuilt", "besieged", "taxed", "forgot", "surveyed", "claimed"];
const FOREIGN: &[&str] = &["al-Nahr wa-l-Madina", "Fath al-Aswaq fi al-Shamal", "Sira' al-Nufudh fi al-Janub"];
const ENGLISH: &[&str] = &["The River and the City", "The Opening of the Markets", "The Struggle for Influence"];

/// The article numbered `number`.
#[must_use]
pub(crate) fn article(number: u64) -> String {
    let dice = &mut Dice(number.wrapping_mul(0x2545_F491_4F6C_DD1D) + 1);
    let mut text =
        format!("## {} in {}\n\n{} {}\n\n", dice.pick(ENGLISH), dice.pick(PLACES), dice.pick(GIVEN), dice.pick(FAMILY));
    let mut notes = 0;
    for page in 0..4 {
        let first = notes;
        for _ in 0..4 {
            for sentence in 0..6 {
                put(&mut text, &sentence_of(dice));
                if sentence == 3 && notes < 10 {
                    notes += 1;
                    write!(text, "<sup>{notes}</sup>").expect("writing to a string");
                }
                text.push(' ');
            }
            put(&mut text, "\n\n");
        }
        put(&mut text, if page == 0 { "- \n" } else { "---\n\n" });
        for note in first..notes {
            let bullet = if page == 0 { "- " } else { "" };
            let break_ = if page == 0 { "\n" } else { "\n\n" };
            write!(text, "{bullet}<sup>{}</sup> {}{break_}", note + 1, note_of(dice)).expect("writing to a string");
        }
        put(&mut text, "\n");
    }
    text
}

fn put(text: &mut String, words: &str) {
    text.push_str(words);
}

fn date(dice: &mut Dice) -> String {
    format!("{} {}, {}", dice.pick(MONTHS), dice.roll(28) + 1, 1950 + dice.roll(70))
}

fn sentence_of(dice: &mut Dice) -> String {
    let (actor, deed, place, other) = (dice.pick(ACTORS), dice.pick(DEEDS), dice.pick(PLACES), dice.pick(PLACES));
    match dice.roll(3) {
        0 => format!(
            "On {}, {actor} {deed} the town of {place}, and nothing was heard from {other} for weeks.",
            date(dice)
        ),
        1 => {
            format!("Observers in {place} claimed that {actor} {deed} the road to {other} in {}.", 1950 + dice.roll(70))
        }
        _ => format!("West of {place}, between the river and {other}, {actor} {deed} what was left of the old market."),
    }
}

fn note_of(dice: &mut Dice) -> String {
    let author = format!("{} {}", dice.pick(GIVEN), dice.pick(FAMILY));
    let title = dice.roll(FOREIGN.len());
    let paper = dice.pick(PAPERS);
    match dice.roll(5) {
        0 | 1 => format!("{author}, \"[{}](#)\" (\"{}\"), *{paper}*, {}.", FOREIGN[title], ENGLISH[title], date(dice)),
        2 => format!(
            "{author}, *{}* (Beirut: Dar al-Nahr, {}), p. {}.",
            ENGLISH[title],
            1950 + dice.roll(70),
            dice.roll(300) + 1
        ),
        3 => format!(
            "{author}, \"{},\" *Salt Review* {}, no. 2 ({}): 3–{}.",
            ENGLISH[title],
            dice.roll(40) + 1,
            1950 + dice.roll(70),
            dice.roll(40) + 5
        ),
        _ => {
            format!("\"{},\" *{paper}*, {}. The paper appeared irregularly in those years.", ENGLISH[title], date(dice))
        }
    }
}
