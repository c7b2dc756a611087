//! Notes: citations with what stands around them.

use super::damage::{hyphenate, misread, part_apostrophes, space};
use super::phrases::{self, embed, known, onward, sentence};
use super::random::Random;
use super::render::{Made, citation};
use super::short::short_form;
use super::titles::matter;
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

    /// Whether an abbreviation ends it, whose stop stays before what joins.
    fn ends_short(&self) -> bool {
        ["ff.", "f.", "Rev.", "J.", "p."].iter().any(|end| self.text.ends_with(end))
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
        0..=59 => entry(random),
        60..=65 => short(random),
        66..=87 => footnote(random),
        88..=92 => embedded(random),
        _ => commented(random),
    };
    if random.chance(4) {
        misread(&mut note, random);
    }
    if random.chance(5) {
        hyphenate(&mut note, random);
    }
    if random.chance(3) {
        space(&mut note);
    }
    if random.chance(5) {
        part_apostrophes(&mut note);
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

fn short(random: &mut Random) -> Note {
    let mut note = Note::default();
    let language = random.pick(&["en", "en", "de", "it"]);
    let language = known(language);
    if random.chance(20) {
        note.text = sentence(random, language) + " ";
    }
    if random.chance(55) {
        lead(&mut note, random, language);
    }
    note.cite(&short_form(random, language));
    while random.chance(30) {
        join(&mut note, random);
        note.text += random.pick(if language == "de" {
            &["; ", "; ", "; ", " und ", " sowie ", " — "]
        } else {
            &["; ", "; ", "; ", " and "]
        });
        if random.chance(12) {
            lead(&mut note, random, language);
        }
        note.cite(&short_form(random, language));
    }
    note.text += random.pick(&[".", ".", ""]);
    if random.chance(12) {
        note.text += " ";
        note.text += &sentence(random, language);
    }
    note
}

fn lead(note: &mut Note, random: &mut Random, language: &'static str) {
    let mut words = phrases::lead(random, language).to_owned();
    if random.chance(14) {
        let matter = matter(random, language);
        words = match language {
            "de" if random.chance(40) => format!(
                "{} {} {matter}",
                random.pick(&["Siehe", "Vgl.", "Näher", "Dazu"]),
                random.pick(&["zu", "zum", "zur", "zum Begriff", "zur Frage der"])
            ),
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

/// Takes the stop away before what joins two citations, mostly.
fn join(note: &mut Note, random: &mut Random) {
    if note.ends_short() && random.chance(80) || random.chance(2) {
        return;
    }
    note.bare();
}

fn cite_many(note: &mut Note, random: &mut Random, count: usize) {
    let (first, language) = citation(random);
    let language = if language == "*" { "en" } else { known(language) };
    if note.text.is_empty() && random.chance(45) {
        lead(note, random, language);
    }
    note.cite(&first);
    for _ in 1..count {
        join(note, random);
        note.text += match random.below(20) {
            0 => ", ",
            1 => " and ",
            2 => ", and ",
            3 | 4 => ". ",
            8 => " — ",
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

/// A citation in the middle of a sentence.
fn embedded(random: &mut Random) -> Note {
    let mut note = Note::default();
    let (made, language) = citation(random);
    let language = if language == "*" { "en" } else { known(language) };
    if random.chance(15) {
        note.text = sentence(random, language) + " ";
    }
    if random.chance(75) {
        note.text += &embed(random, language);
        note.text += " ";
    }
    if random.chance(25) {
        note.cite(&short_form(random, language));
    } else {
        note.cite(&made);
    }
    note.bare();
    if random.chance(note.text.len().min(60)) {
        note.text += &onward(random, language);
    } else {
        note.text += ".";
    }
    if random.chance(25) {
        note.text += " ";
        note.text += &sentence(random, language);
    }
    note
}

/// Citations with sentences before or after.
fn commented(random: &mut Random) -> Note {
    let mut note = Note::default();
    let (_, language) = citation(random);
    let language = if language == "*" { "en" } else { known(language) };
    if random.chance(8) {
        note.text = sentence(random, language);
        if random.chance(40) {
            note.text = format!("{} {}", note.text, sentence(random, language));
        }
        return note;
    }
    if random.chance(60) {
        note.text = sentence(random, language) + " ";
    }
    if random.chance(55) {
        lead(&mut note, random, language);
    }
    let count = random.between(1, 2);
    cite_many(&mut note, random, count);
    if random.chance(50) || note.cited[0].start == 0 {
        note.bare();
        note.text += random.pick(&[". ", ". ", ". ", ": ", "; "]);
        note.text += &sentence(random, language);
    }
    note
}
