//! Short forms: the source stands in full elsewhere.

use super::random::Random;
use super::render::Made;
use super::works;
use crate::label::Label;

/// A short form: the source stands in full elsewhere.
pub(super) fn short_form(random: &mut Random, language: &'static str) -> Made {
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
