//! What scanners do to notes.

use super::notes::Note;
use super::random::Random;

/// Words divided at the end of a line, as scans of printed pages have them.
pub(super) fn hyphenate(note: &mut Note, random: &mut Random) {
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
pub(super) fn space(note: &mut Note) {
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

/// Spaces around apostrophes, as scanners have them.
pub(super) fn part_apostrophes(note: &mut Note) {
    let mut at = 0;
    while let Some(found) = note.text[at..].find(['’', '\'']) {
        let place = at + found;
        let sign = note.text[place..].chars().next().expect("found above");
        let after = place + sign.len_utf8();
        let inside =
            note.text[..place].ends_with(char::is_alphabetic) && note.text[after..].starts_with(char::is_alphabetic);
        at = after;
        if inside && !note.text[after..].starts_with("s ") {
            note.text.replace_range(place..after, " ’ ");
            let grown = " ’ ".len() - sign.len_utf8();
            for range in note.spans.iter_mut().map(|(range, _)| range).chain(&mut note.cited) {
                let moved = |spot: usize| if spot >= after { spot + grown } else { spot };
                *range = moved(range.start)..moved(range.end);
            }
            at += grown;
        }
    }
}

/// Letters that scanners take for others.
const MISREAD: &[(u8, &[u8])] = &[
    (b'l', b"1Iit"),
    (b'e', b"co"),
    (b'c', b"e"),
    (b'n', b"u"),
    (b'u', b"n"),
    (b'i', b"l1"),
    (b'I', b"l1"),
    (b'1', b"lIi"),
    (b'0', b"oO"),
    (b'5', b"S"),
    (b'9', b"g"),
    (b'8', b"S"),
    (b'h', b"b"),
    (b'f', b"t"),
    (b'a', b"o"),
    (b'r', b"t"),
];

/// Letters read wrong, here and there.
pub(super) fn misread(note: &mut Note, random: &mut Random) {
    let share = random.between(1, 4);
    let bytes = note.text.bytes().map(|byte| {
        let other = MISREAD.iter().find(|(letter, _)| *letter == byte);
        match other {
            Some((_, others)) if random.chance(share) => others[random.below(others.len())],
            _ => byte,
        }
    });
    note.text = String::from_utf8(bytes.collect()).expect("letters of one byte for letters of one byte");
}
