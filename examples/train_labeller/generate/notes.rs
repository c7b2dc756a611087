//! Notes: citations with what stands around them.

use super::random::Random;
use super::render::{Made, citation};
use super::works;
use crate::label::Label;
use std::ops::Range;

/// A note, with its fields and citations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Note {
    pub text: String,
    pub spans: Vec<(Range<usize>, Label)>,
    pub cited: Vec<Range<usize>>,
}

impl Note {
    fn cite(&mut self, made: &Made) {
        let base = self.text.len();
        self.text.push_str(&made.text);
        self.spans.extend(made.spans.iter().map(|(range, label)| (range.start + base..range.end + base, *label)));
        self.cited.push(base..self.text.len());
    }

    /// Drops stops at the end.
    fn bare(&mut self) {
        let length = self.text.trim_end_matches(['.', ',', ';', ' ']).len();
        self.cut(length);
    }

    fn cut(&mut self, length: usize) {
        self.text.truncate(length);
        for range in self.spans.iter_mut().map(|(range, _)| range).chain(&mut self.cited) {
            range.end = range.end.min(length);
            range.start = range.start.min(range.end);
        }
    }
}

/// A note, or a line of a bibliography.
pub(crate) fn note(random: &mut Random) -> Note {
    let mut note = match random.below(100) {
        0..=61 => entry(random),
        62..=67 => short(random),
        68..=90 => footnote(random),
        _ => commented(random),
    };
    if random.chance(5) {
        hyphenate(&mut note, random);
    }
    if random.chance(3) {
        space(&mut note);
    }
    note
}

/// A line of a bibliography.
fn entry(random: &mut Random) -> Note {
    let mut note = Note::default();
    let number = random.between(1, 120);
    match random.below(40) {
        0..=2 => note.text = format!("[{number}] "),
        3 => note.text = format!("{number}. "),
        4 => note.text = format!("({number}) "),
        5 => note.text = format!("{number} "),
        _ => {}
    }
    let (made, _) = citation(random);
    note.cite(&made);
    if random.chance(12) {
        note.bare();
    } else if random.chance(3) {
        note.text +=
            random.pick(&[" [in German]", " [CUL/GBR]", " 12", " See also: the index", " (in press)", ")", ";"]);
    }
    note
}

/// A short form: the source stands in full elsewhere.
fn short_form(random: &mut Random, language: &'static str) -> Made {
    let mut made = Made::default();
    let work = works::work(random, Some(language));
    let german = language == "de";
    let people: Vec<String> = work.authors.iter().take(2).map(|author| author.family.clone()).collect();
    let who = people.join(if german { "/" } else { " and " });
    let page = random.between(2, 600).to_string();
    let note = random.between(2, 140).to_string();
    let tail = |made: &mut Made, random: &mut Random, page: &str| {
        made.text +=
            random.pick(if german { &[" S. ", ", S. ", " "] } else { &[", p. ", ", pp. ", ", ", " at ", " at p. "] });
        let end = random.pick(if german { &["", " ff.", " f.", ""] } else { &["", "", "–9", ", 14"] });
        made.push(&format!("{page}{end}"), Label::Page);
    };
    match random.below(12) {
        0..=2 => {
            made.push(&who, Label::Author);
            made.text += ", ";
            made.push(random.pick(&["op. cit.", "op. cit", "loc. cit.", "op.cit."]), Label::Back);
            if random.chance(60) {
                made.text += random.pick(&[", ", " "]);
                made.push(&format!("{} {note}", random.pick(&["n.", "note", "fn."])), Label::Back);
            }
            if random.chance(80) {
                tail(&mut made, random, &page);
            }
        }
        3 | 4 => {
            made.push(&who, Label::Author);
            made.text += if german { " (" } else { ", " };
            let back = if german {
                &["oben N. ", "oben Anm. ", "Anm. ", "Fn. ", "oben Fn. "][..]
            } else {
                &["supra note ", "above n. ", "n. ", "supra n. "][..]
            };
            made.push(&format!("{}{note}", random.pick(back)), Label::Back);
            made.text += if german { ")" } else { "" };
            if random.chance(80) {
                tail(&mut made, random, &page);
            }
        }
        5..=7 => {
            made.push(&who, Label::Author);
            made.text += random.pick(&[" ", ", ", " ("]);
            let open = made.text.ends_with('(');
            made.push(&work.year, Label::Date);
            if german && random.chance(25) {
                made.push(", o. S.", Label::Other);
            } else {
                tail(&mut made, random, &page);
            }
            made.text += if open { ")" } else { "" };
        }
        8 => {
            made.push(
                random.pick(&["Ibid.", "Ibid", "id.", "Id.", "ibid.", "Ebd.", "Ebenda", "Ivi", "Ibidem", "Ebd"]),
                Label::Back,
            );
            tail(&mut made, random, &page);
        }
        9 => {
            made.push(&who, Label::Author);
            tail(&mut made, random, &page);
        }
        10 => {
            made.push(&who, Label::Author);
            made.text += ", ";
            made.push(&work.title, Label::Title);
            made.text += random.pick(&[", in: ", " in ", ", in "]);
            made.push(&work.editors[0].family, Label::Editor);
            if random.chance(40) {
                made.text += ", ";
                made.push(&format!("op. cit., n. {note}"), Label::Back);
            } else {
                made.text += " ";
                made.push(&page, Label::Page);
                if random.chance(50) {
                    made.text += " (";
                    made.push(&format!("{} ff.", random.between(2, 600)), Label::Page);
                    made.text += ")";
                }
            }
        }
        _ => {
            made.push(&who, Label::Author);
            made.text += ", ";
            let title: Vec<&str> = work.title.split(' ').take(3).collect();
            made.push(&title.join(" "), Label::Title);
            tail(&mut made, random, &page);
        }
    }
    made
}

fn short(random: &mut Random) -> Note {
    let mut note = Note::default();
    let language = random.pick(&["en", "en", "de", "it"]);
    let language = works::known(language);
    if random.chance(30) {
        lead(&mut note, random, language);
    }
    note.cite(&short_form(random, language));
    note.text += ".";
    note
}

fn lead(note: &mut Note, random: &mut Random, language: &'static str) {
    let mut words = works::lead(random, language).to_owned();
    if random.chance(14) {
        let matter = works::matter(random, language);
        words = match language {
            "de" => format!(
                "{} {matter} {}",
                random.pick(&["Zur", "Zum Begriff", "Zu", "Zur Frage der"]),
                random.pick(&["vgl.", "siehe", "näher", "s."])
            ),
            "fr" => format!("Sur {matter}, voir"),
            "it" => {
                format!("{} {matter} {}", random.pick(&["Su", "Per", "Sulla"]), random.pick(&["cfr.", "si veda", "v."]))
            }
            "es" => format!("Sobre {matter}, véase"),
            _ => format!(
                "{} {matter}{}",
                random.pick(&["On", "For", "For a discussion of", "For an interesting study of", "For"]),
                random.pick(&[", see", " see", ", see especially", ", see, for example,"])
            ),
        };
    }
    if !note.text.is_empty() && !note.text.ends_with(['.', '?']) {
        words = words.to_lowercase();
    }
    note.text += &words;
    note.text += " ";
}

/// One or more citations, with what leads in.
fn footnote(random: &mut Random) -> Note {
    let mut note = Note::default();
    if random.chance(20) {
        lead(&mut note, random, "en");
    }
    let count = match random.below(10) {
        0..=4 => 1,
        5..=7 => 2,
        8 => 3,
        _ => random.between(3, 5),
    };
    cite_many(&mut note, random, count);
    note
}

fn cite_many(note: &mut Note, random: &mut Random, count: usize) {
    let (first, language) = citation(random);
    let language = if language == "*" { "en" } else { works::known(language) };
    if note.text.is_empty() && random.chance(45) {
        lead(note, random, language);
    }
    note.cite(&first);
    for _ in 1..count {
        note.bare();
        note.text += match random.below(20) {
            0 => ", ",
            1 => " and ",
            2 => ", and ",
            3 | 4 => ". ",
            5 => {
                if language == "de" {
                    " sowie "
                } else {
                    "; and "
                }
            }
            6 => {
                if language == "de" {
                    ", auch "
                } else {
                    "; see also "
                }
            }
            7 => {
                if language == "de" {
                    "; vgl. auch "
                } else {
                    "; cf. "
                }
            }
            _ => "; ",
        };
        if random.chance(12) {
            lead(note, random, language);
        }
        if random.chance(20) {
            note.cite(&short_form(random, language));
            continue;
        }
        // Most notes are in one style.
        let mut made = citation(random);
        for _ in 0..6 {
            if made.1 == language {
                break;
            }
            made = citation(random);
        }
        note.cite(&made.0);
    }
    note.bare();
    note.text += random.pick(&[".", ".", ".", ""]);
}

/// Citations with sentences before or after.
fn commented(random: &mut Random) -> Note {
    let mut note = Note::default();
    let (_, language) = citation(random);
    let language = if language == "*" { "en" } else { works::known(language) };
    let sentence = |random: &mut Random| -> String {
        if random.chance(50) {
            return works::prose(random, language).to_owned();
        }
        let (one, other) = (works::matter(random, language), works::matter(random, language));
        let who = works::person(random, language).family;
        match language {
            "de" => random.pick(&[
                "{who} spricht in diesem Zusammenhang von {one}.",
                "Die Unterscheidung von {one} und {other} geht auf {who} zurück.",
                "Gemeint ist damit {one}, nicht {other}.",
            ]),
            "fr" => random.pick(&["{who} y voyait {one}.", "Il s'agit de {one} plutôt que de {other}."]),
            "it" => random.pick(&["{who} parla di {one}.", "Si tratta di {one} e non di {other}."]),
            "es" => random.pick(&["{who} habla de {one}.", "Se trata de {one} y no de {other}."]),
            _ => random.pick(&[
                "{who} argues that {one} was bound up with {other}.",
                "It was in this period that {one} gave way to {other}.",
                "For {who}, {one} is not to be confused with {other}.",
                "{who} suggests that the position was more complicated in that {one} came before {other}.",
                "I have discussed {one} at greater length in another paper.",
            ]),
        }
        .replace("{who}", &who)
        .replace("{one}", &one)
        .replace("{other}", &other)
    };
    if random.chance(8) {
        note.text = sentence(random);
        if random.chance(40) {
            note.text = format!("{} {}", note.text, sentence(random));
        }
        return note;
    }
    if random.chance(60) {
        note.text = sentence(random) + " ";
    }
    if random.chance(55) {
        lead(&mut note, random, language);
    }
    let count = random.between(1, 2);
    cite_many(&mut note, random, count);
    if random.chance(50) || note.cited[0].start == 0 {
        note.bare();
        note.text += random.pick(&[". ", ". ", ". ", ": ", "; "]);
        let sentence = sentence(random);
        note.text += &sentence;
    }
    note
}

/// Words divided at the end of a line, as scans of printed pages have them.
fn hyphenate(note: &mut Note, random: &mut Random) {
    let joint = random.pick(&["- ", " - ", " - ", " "]);
    let mut at = 0;
    while at < note.text.len() {
        let length = note.text[at..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(note.text.len() - at);
        if length > 6 && random.chance(12) && !note.text[at..].starts_with("http") {
            let middle = at + length / 2;
            note.text.insert_str(middle, joint);
            let moved = |place: usize| if place > middle { place + joint.len() } else { place };
            for range in note.spans.iter_mut().map(|(range, _)| range).chain(&mut note.cited) {
                *range = moved(range.start)..moved(range.end);
            }
            at += joint.len();
        }
        at += length;
        at += note.text[at..].chars().next().map_or(0, char::len_utf8);
    }
}

/// A space after what opens.
fn space(note: &mut Note) {
    let mut at = 0;
    while let Some(found) = note.text[at..].find(['(', '“', '«']) {
        let place = at + found;
        let after = place + note.text[place..].chars().next().map_or(1, char::len_utf8);
        note.text.insert(after, ' ');
        for range in note.spans.iter_mut().map(|(range, _)| range).chain(&mut note.cited) {
            let moved = |place: usize| if place >= after { place + 1 } else { place };
            *range = moved(range.start)..moved(range.end);
        }
        at = after + 1;
    }
}
