//! Whether two spellings of a name may be one name, written by different hands.
//!
//! [`sound`](crate::text::sound) makes one of what two schemes of transliteration write differently everywhere. Hands
//! differ more than schemes do, and not everywhere alike: one writes *Rachid* and *Seyyed*, the other *Rashid* and
//! *Sayyid*. So names are compared letter by letter: consonants that the habits of English, French, Turkish, Persian
//! and Hebrew write for one another, and vowels that are neighbours. Vowels must be equally many, so that *Samir* and
//! *Samira* are two; *a* is no neighbour of *i*, so that *Jamal* and *Jamil* are.

use crate::extract::is_given_name;
use crate::text::key;

/// A name taken apart into its letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Romanised {
    key: String,
    /// The letters of all its words, each word closed by [`Letter::End`].
    letters: Vec<Letter>,
    /// A number for each word, made of its consonants: see [`Bones`].
    bones: Vec<u64>,
}

/// A letter of a name as it is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    /// A letter, or one of the [`digraph`]s in the letter by which scholars write it.
    Consonant(char),
    /// A run of vowels.
    Vowels(Vowels),
    /// The end of a word.
    End,
}

/// How many vowels of a run are looked at: no name has as many.
const MOST_VOWELS: usize = 7;

/// A run of vowels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Vowels {
    letters: [u8; MOST_VOWELS],
    length: u8,
}

impl Vowels {
    fn of(letters: &[u8]) -> Self {
        let mut vowels = Self::default();
        for letter in letters {
            vowels.push(*letter);
        }
        vowels
    }

    fn push(&mut self, letter: u8) {
        if let Some(free) = self.letters.get_mut(usize::from(self.length)) {
            *free = letter;
            self.length += 1;
        }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }
}

/// The consonant that is written with several letters at the start of `letters`, the longest, as one letter, and how
/// many letters it takes. No key has a letter with a sign, so none of these is met otherwise.
fn digraph(letters: &[u8]) -> Option<(char, usize)> {
    Some(match letters {
        [b't', b'c', b'h', ..] => ('č', 3),
        [b's', b'h', ..] => ('š', 2),
        [b'c', b'h', ..] => ('ç', 2),
        [b'k', b'h', ..] => ('ḫ', 2),
        [b'g', b'h', ..] => ('ġ', 2),
        [b't', b'h', ..] => ('ṯ', 2),
        [b'd', b'h', ..] => ('ḏ', 2),
        [b'd', b'j', ..] => ('ǧ', 2),
        [b't', b'z', ..] => ('ţ', 2),
        [b't', b's', ..] => ('ț', 2),
        [b'p', b'h', ..] => ('ṗ', 2),
        [b'z', b'h', ..] => ('ž', 2),
        [b'c', b'k', ..] => ('ḳ', 2),
        _ => return None,
    })
}

/// Whether hands write the one consonant for the other.
fn are_neighbours(one: char, other: char) -> bool {
    matches!(
        (one.min(other), one.max(other)),
        ('b', 'p')
            | ('c', 'j' | 'k' | 'q' | 'ǧ' | 'ḳ')
            | ('ç', 'č' | 'š' | 'ḫ')
            | ('k', 'ḳ' | 'q')
            | ('d', 'ḏ' | 't' | 'z')
            | ('z', 'ḏ' | 'ţ' | 'ț')
            | ('j', 'ǧ')
            | ('h', 'ç' | 'ḫ')
            | ('f', 'ṗ')
            | ('g', 'ġ' | 'j' | 'q')
            | ('q', 'ġ')
            | ('s', 'ṯ' | 'z')
            | ('t', 'ṯ')
            | ('ţ', 'ț')
            | ('v', 'w')
    )
}

/// How many consonants of a whole name may differ.
const FEW: usize = 2;

impl Romanised {
    pub(super) fn new(name: &str) -> Self {
        Self::of_key(key(name))
    }

    /// The name that has the fine key `key`.
    pub(super) fn of_key(key: String) -> Self {
        let key = without_izafa(key);
        let mut letters = Vec::with_capacity(key.len() + 1);
        let mut bones = Vec::with_capacity(2);
        for word in key.split(' ').filter(|word| !word.is_empty()) {
            let start = letters.len();
            add_letters(word, &mut letters);
            bones.push(bones_of(&letters[start..]));
            letters.push(Letter::End);
        }
        Self { key, letters, bones }
    }

    /// A word inside a longer name, of which an article that is written apart is no part.
    pub(super) fn part(word: &str) -> Self {
        let name = Self::new(word);
        if matches!(name.key.as_str(), "al" | "el" | "ul") { Self::default() } else { name }
    }

    /// Adds what comes next in the name.
    pub(super) fn push(&mut self, next: &Self) {
        if !self.key.is_empty() && !next.key.is_empty() {
            self.key.push(' ');
        }
        self.key.push_str(&next.key);
        self.letters.extend_from_slice(&next.letters);
        self.bones.extend_from_slice(&next.bones);
    }

    /// Under what names are looked up of which one [may be the other](Self::is_like).
    pub(super) fn bones(&self) -> Bones {
        let mut bones = Bones::default();
        bones.add(self);
        bones
    }

    /// Whether the two have a word of four letters or more, or one that says whose father or son a man is, in the same
    /// spelling and place.
    pub(super) fn shares(&self, other: &Self) -> bool {
        let mut words = self.key.split(' ').zip(other.key.split(' '));
        words.any(|(one, other)| (one == other && one.len() > 3) || kin(one).is_some_and(|one| kin(other) == Some(one)))
    }

    /// How many words it has, without the Persian link between two.
    pub(super) fn count(&self) -> usize {
        self.words().count()
    }

    /// The letters of each word.
    fn words(&self) -> impl Iterator<Item = &[Letter]> {
        self.letters.split_inclusive(|letter| *letter == Letter::End)
    }

    /// Whether the other name may be this one in another spelling. The same letters are no other spelling.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        if self.letters.len().abs_diff(other.letters.len()) > FEW
            || self.key == other.key
            || self.words().count() != other.words().count()
        {
            return false;
        }
        let keys = self.key.split(' ').zip(other.key.split(' '));
        let mut differing = 0;
        let mut astray = 0;
        for ((one, another), (key, other_key)) in self.words().zip(other.words()).zip(keys) {
            match distance(one, another) {
                Some(count) => differing += count,
                None if self.shares(other) && is_mute(key, other_key) => differing += 1,
                None if self.count() > 1 && is_elided(one, another, LONG) => differing += 1,
                None if is_elided(one, another, SHORT) || is_turned(one, another) => astray += 1,
                None => return false,
            }
        }
        differing + astray <= FEW && (astray == 0 || (astray == 1 && self.vouches(other)))
    }

    /// Whether so much else of two names is one that a word may have strayed further: two other words, a long one that is
    /// nobody's given name, or one that the other hand spells in its own way too. *Fikri Nasr* and *Fikri Nasir* are two
    /// men, *Saleh Jaber* and *Salih Jabr* one.
    fn vouches(&self, other: &Self) -> bool {
        let pairs = self.words().zip(other.words()).zip(self.key.split(' ').zip(other.key.split(' ')));
        let own = |key: &str| !matches!(key, "abd" | "abdul" | "abdel") && kin(key).is_none();
        let alike = pairs.filter(|((one, other), (key, _))| distance(one, other) == Some(0) && own(key));
        let mut count = 0;
        for (_, (key, other_key)) in alike {
            count += 1;
            if key != other_key || (key.len() >= TELLING && !is_given_name(key)) {
                return true;
            }
        }
        count > 1
    }

    /// Whether the other is the same single word but for the vowel with which it begins: *Amran*, *Umran*.
    pub(super) fn opens_otherwise(&self, other: &Self) -> bool {
        let first = |name: &Self| name.letters.first().copied();
        self.count() == 1
            && other.count() == 1
            && first(self) != first(other)
            && is_turned(&self.letters, &other.letters)
            && self.letters[1..] == other.letters[1..]
    }
}

/// How many consonants two words write differently; nothing where they are two words.
fn distance(one: &[Letter], other: &[Letter]) -> Option<usize> {
    if one.len() != other.len() {
        return None;
    }
    let mut differing = 0;
    for (at, pair) in one.iter().zip(other).enumerate() {
        match pair {
            (Letter::End, Letter::End) => {}
            (Letter::Consonant(one), Letter::Consonant(other)) if one == other => {}
            (Letter::Consonant(one), Letter::Consonant(other)) if are_neighbours(*one, *other) => differing += 1,
            (Letter::Vowels(left), Letter::Vowels(right))
                if are_near(left.as_bytes(), right.as_bytes()) || (at == 3 && opens_with_abd(one)) => {}
            _ => return None,
        }
    }
    Some(differing)
}

/// A key without the Persian link between a name and what follows it: *Hasan-e Shirazi*.
fn without_izafa(key: String) -> String {
    let is_link = |word: &str| matches!(word, "e" | "i" | "ye" | "yi");
    if !key.split(' ').skip(1).any(is_link) {
        return key;
    }
    let mut words: Vec<&str> = key.split(' ').collect();
    let mut first = true;
    words.retain(|word| std::mem::take(&mut first) || !is_link(word));
    words.join(" ")
}

/// Whether one of two words has an e at its end that is not heard, and the other has not: *Browne*, *Brown*. In the
/// languages of the region that e makes a woman's name of a man's: *Nadir*, *Nadire*; but behind the n of *Adnane* and
/// *Yassine* it is French, and not heard.
fn is_mute(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    let french = ["an", "in", "en", "oun"].iter().any(|end| short.ends_with(end));
    long.strip_suffix('e') == Some(short) && short.len() > 3 && (french || !is_given_name(short))
}

/// How many consonants a word has in which a vowel between two of them may be left out: with fewer it makes another
/// word, as *Nasir* of *Nasr*.
const LONG: usize = 5;

/// The same where the rest of the name [vouches](Romanised::vouches) for it: *Wathiqat al-‘Ahd*, *Wathiqat al-‘Ahad*.
const SHORT: usize = 2;

/// From how many letters on a word that is nobody's given name tells a name from all others.
const TELLING: usize = 7;

/// Whether two words have the same consonants, and one run of vowels that a hand writes for the other where it hears
/// badly: a diphthong as its second half (*Beidh*, *Bidh*), or another vowel at the start (*Amran*, *Umran*).
fn is_turned(one: &[Letter], other: &[Letter]) -> bool {
    if one.len() != other.len() || one.len() < 4 {
        return false;
    }
    let mut turned = 0;
    for (at, pair) in one.iter().zip(other).enumerate() {
        match pair {
            (one, other) if one == other => {}
            (Letter::Vowels(one), Letter::Vowels(other)) => {
                let (one, other) = (one.as_bytes(), other.as_bytes());
                if are_near(one, other) {
                    continue;
                }
                let half = |one: &[u8], other: &[u8]| matches!((one, other), (b"ay", b"i") | (b"aw", b"u"));
                let first = at == 0 && one.len() == 1 && other.len() == 1;
                if !(first || half(one, other) || half(other, one)) {
                    return false;
                }
                turned += 1;
            }
            _ => return false,
        }
    }
    turned == 1
}

/// Whose father, mother or son somebody is called, in one spelling.
fn kin(word: &str) -> Option<&'static str> {
    Some(match word {
        "abu" | "abou" | "abo" | "abi" | "bu" | "bou" => "abu",
        "umm" | "um" | "om" | "oum" | "omm" => "umm",
        "ibn" | "bin" | "ben" => "ibn",
        _ => return None,
    })
}

/// Whether one of two long words has a vowel between two consonants that the other has not: *Halpern*, *Halperin*.
fn is_elided(one: &[Letter], other: &[Letter], least: usize) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if long.len() != short.len() + 1 {
        return false;
    }
    let consonants = short.iter().filter(|letter| matches!(letter, Letter::Consonant(_))).count();
    let at = long.iter().zip(short).take_while(|(one, other)| one == other).count();
    let between = at > 0 && matches!(long[at], Letter::Vowels(vowels) if vowels.length == 1) && long.len() > at + 2;
    consonants >= least && between && long[at + 1..] == short[at..]
}

/// A number made of the consonants of a name, those that stand for one another as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bones(u64);

impl Bones {
    /// The number of any other sign by which names are looked up, its letters as they are.
    pub(super) fn of(sign: &str) -> Self {
        let mut bones = Self::default();
        sign.bytes().for_each(|byte| bones.push(u64::from(byte)));
        bones
    }

    /// Adds the words of `name`.
    pub(super) fn add(&mut self, name: &Romanised) {
        name.bones.iter().for_each(|word| self.push(*word));
    }

    /// The last eight bits: two names that differ in them have other consonants.
    pub(super) fn last_bits(self) -> usize {
        usize::from(self.0.to_le_bytes()[0])
    }

    /// FNV-1a, by letters and by words. Two names with one number are still compared letter by letter.
    fn push(&mut self, next: u64) {
        self.0 = (self.0 ^ next).wrapping_mul(0x0000_0100_0000_01B3);
    }
}

/// The number of the consonants of one word.
fn bones_of(word: &[Letter]) -> u64 {
    let mut bones = Bones::default();
    for letter in word {
        if let Letter::Consonant(c) = letter {
            bones.push(u64::from(u32::from(class(*c))));
        }
    }
    bones.0
}

/// What stands for one another, as one letter.
fn class(consonant: char) -> char {
    match consonant {
        'ç' | 'č' | 'š' | 'ḫ' => 'h',
        'ġ' | 'ǧ' | 'ž' | 'ḳ' | 'q' | 'g' | 'j' | 'c' => 'k',
        'ṯ' | 'ḏ' | 'ţ' | 'ț' | 'd' | 'z' | 's' => 't',
        'ṗ' => 'f',
        'p' => 'b',
        'v' => 'w',
        c => c,
    }
}

/// *Abdallah*, *Abdullah*: the vowel is the article's, in one case or another.
fn opens_with_abd(word: &[Letter]) -> bool {
    let is = |at: usize, c: char| word.get(at) == Some(&Letter::Consonant(c));
    word.first() == Some(&Letter::Vowels(Vowels::of(b"a"))) && is(1, 'b') && is(2, 'd') && is(4, 'l')
}

/// Whether two runs of vowels may be one: letter by letter the same or neighbours, or a diphthong and the long vowel
/// that it becomes.
fn are_near(one: &[u8], other: &[u8]) -> bool {
    let near = |(one, other): (&u8, &u8)| {
        let pair = (*one.min(other), *one.max(other));
        one == other || matches!(pair, (b'a' | b'i', b'e') | (b'e', b'i') | (b'o', b'u'))
    };
    let long = |one: &[u8], other: &[u8]| matches!((one, other), (b"ay", b"e") | (b"aw", b"o"));
    long(one, other) || long(other, one) || (one.len() == other.len() && one.iter().zip(other).all(near))
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Adds the letters of a word of a key to `letters`: doubled ones single, the article and kinship in one form.
fn add_letters(word: &str, letters: &mut Vec<Letter>) {
    let word = match word {
        "abdel" | "abdul" | "abdal" | "abdol" => "abd",
        "ibn" => "bin",
        word => word,
    };
    let start = letters.len();
    let bytes = word.as_bytes();
    let mut last = None;
    let mut at = 0;
    while at < bytes.len() {
        let run = vowels_at(bytes, at);
        if run > 0 {
            add_vowels(&bytes[at..at + run], letters);
            last = None;
            at += run;
            continue;
        }
        let plain = || word[at..].chars().next().map_or((' ', 1), |c| (c, c.len_utf8()));
        let (consonant, length) =
            digraph(&bytes[at..]).filter(|_| bytes[at] == b'k' || !opens_house(&word[at + 1..])).unwrap_or_else(plain);
        if last != Some(consonant) {
            letters.push(Letter::Consonant(consonant));
        }
        last = Some(consonant);
        at += length;
    }
    // Ta marbuta: -a, -ah, -eh. In words of the shape of *Saleh* the h is a letter of the root: *Salih*.
    let vowel = |letter: &u8| Letter::Vowels(Vowels::of(&[*letter]));
    let root = matches!(&letters[start..], [Letter::Consonant(_), first, Letter::Consonant(_), second, _]
        if *first == vowel(&b'a') && *second == vowel(&b'e'));
    if let [_, .., before, Letter::Consonant('h')] = &letters[start..]
        && (*before == vowel(&b'a') || *before == vowel(&b'e'))
        && !root
    {
        letters.pop();
    }
}

/// Whether the word goes on with the house at the end of Ottoman names of buildings, of which the h joins no letter before
/// it: *tahaffuz-hane*, *kütüp-hane*.
fn opens_house(rest: &str) -> bool {
    matches!(rest, "hane" | "haneh" | "hana" | "hanesi" | "haneler" | "haneleri")
}

/// How many letters from `at` on are a run of vowels. The glides y and w are vowels but before one: y wherever no
/// vowel or y follows, w behind a vowel.
fn vowels_at(word: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(letter) = word.get(end) {
        let next = word.get(end + 1).copied();
        let before_vowel = next.is_some_and(is_vowel);
        let vowel = match letter {
            b'y' => !before_vowel && next != Some(b'y'),
            b'w' => end > at && !before_vowel && next != Some(b'w'),
            letter => is_vowel(*letter),
        };
        if !vowel {
            break;
        }
        end += 1;
    }
    end - at
}

/// Adds a run of vowels in one spelling: `ou` and `oo` are u, `ee` is i, `ai`, `ei` and `ey` are ay, `au` is aw, and a
/// glide between two vowels is a consonant (*Nadia*, *Nadiya*).
fn add_vowels(run: &[u8], letters: &mut Vec<Letter>) {
    let mut plain = Vowels::default();
    let mut at = 0;
    while at < run.len() {
        let (sound, length): (&[u8], usize) = match run[at..] {
            [b'o', b'u' | b'o', ..] | [b'u', b'u', ..] => (b"u", 2),
            [b'e', b'e', ..] | [b'i', b'i', ..] => (b"i", 2),
            [b'a', b'o', b'u', ..] => (b"aw", 3),
            [b'a', b'a', ..] => (b"a", 2),
            [b'a' | b'e', b'i' | b'y', ..] => (b"ay", 2),
            [b'a', b'u' | b'w', ..] | [b'o', b'w', ..] => (b"aw", 2),
            [b'y', ..] => (b"i", 1),
            _ => (&run[at..=at], 1),
        };
        for letter in sound {
            plain.push(*letter);
        }
        at += length;
    }
    match plain.as_bytes() {
        [b'i', rest @ ..] if matches!(rest.first(), Some(b'a' | b'u' | b'o')) => {
            letters.extend([
                Letter::Vowels(Vowels::of(b"i")),
                Letter::Consonant('y'),
                Letter::Vowels(Vowels::of(rest)),
            ]);
        }
        _ => letters.push(Letter::Vowels(plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_man_by_two_hands_is_told_from_two_men() {
        let like = |one: &str, other: &str| {
            let (one, other) = (Romanised::new(one), Romanised::new(other));
            one.is_like(&other) && one.bones() == other.bones()
        };
        for (one, other) in [
            ("Rachid Selmani", "Rashid Selmani"),
            ("Sayyid Jalal Nuri", "Seyyed Jalal Nuri"),
            ("Nurettin Kaya", "Nureddin Kaya"),
            ("Qasim Daqduq", "Kassem Daqduq"),
            ("Abdallah Qutb", "Abdullah Qutb"),
            ("Abd al-Nasir", "Abdel Nasser"),
            ("Djamila Ouali", "Jamila Uali"),
            ("Gamal Nagib", "Jamal Najib"),
            ("Osman Nuri", "Othman Nuri"),
            ("Faysal", "Feisal"),
            ("Nadia Sabri", "Nadiya Sabri"),
            ("Tzvi Harel", "Zvi Harel"),
            ("Mehmed Ali", "Mehmet Ali"),
            ("Ramadan Kaya", "Ramazan Kaya"),
            ("Erik Olsen", "Eric Olsen"),
            ("Shawqi", "Shauqi"),
            ("Hussein ibn Talal", "Husayn bin Talal"),
            ("Fatimeh", "Fatima"),
            ("Halil Ramzi", "Khalil Ramzi"),
            ("Nedjat Kaya", "Necat Kaya"),
            ("Eric Beck", "Erick Beck"),
            ("Edward Browne", "Edward Brown"),
            ("Antoine Delmas", "Antoin Delmas"),
            ("Abou Nidal", "Abu Nidal"),
            ("Ibn Saud", "Ibn Saoud"),
            ("Yitzhak Peled", "Yitzchak Peled"),
            ("Haim Peled", "Chaim Peled"),
            ("Yosef Halpern", "Yosef Halperin"),
            ("Yitzhak Halpern", "Yitzchak Halperin"),
            ("Hasan Shirazi", "Hassan-e Shirazi"),
            ("Ali Salim al-Beidh", "Ali Salem al-Bidh"),
            ("Saleh Jaber", "Salih Jabr"),
            ("Wathiqat al-‘Ahd", "Wathiqat al-‘Ahad"),
            ("Jaber al-Ahmad al-Sabah", "Jabr al-Ahmad al-Sabah"),
            ("Adnane Hajji", "Adnan Hajji"),
            ("tahaffuzhane", "tahaffuzkhane"),
        ] {
            assert!(like(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("Khalid Nur", "Khalil Nur"),
            ("Samir Nur", "Samira Nur"),
            ("Jamal Nur", "Jamil Nur"),
            ("Hasan Nur", "Husayn Nur"),
            ("Salih Nur", "Salim Nur"),
            ("Husayn", "Husayni"),
            ("Mahmud Nur", "Muhammad Nur"),
            ("Ahmad Nur", "Hamad Nur"),
            ("Amin Nur", "Iman Nur"),
            ("Karam Nur", "Akram Nur"),
            ("Nur", "Hasan Nur"),
            ("Nasser", "Nasr"),
            ("Ibrahim", "Abraham"),
            ("Nasir Jabir", "Nasir Jabbur"),
            ("Nadir Kaya", "Nadire Kaya"),
            ("Brown", "Browne"),
            ("Halpern", "Halperin"),
            ("Fikri Nasr", "Fikri Nasir"),
            ("Shamir Nur", "Hamir Nur"),
            ("Amran", "Umran"),
            ("Muhammad Nasr", "Muhammad Nasir"),
            ("Abd al-Rahman Nasr", "Abd al-Rahman Nasir"),
            ("Mustafa Amin", "Mustafa Imin"),
            ("Salim Jabr", "Salama Jabr"),
        ] {
            assert!(!like(one, other), "{one} and {other}");
        }
        assert!(!like("", ""));
    }

    #[test]
    fn a_single_word_may_begin_with_another_vowel_and_differ_in_nothing_else() {
        let opens = |one: &str, other: &str| Romanised::new(one).opens_otherwise(&Romanised::new(other));
        assert!(opens("‘Amran", "‘Umran") && opens("Imran", "‘Amran"));
        assert!(
            !opens("Amran", "Amrin") && !opens("Amran", "Amran") && !opens("Adan", "Oden") && !opens("Basra", "Bosra")
        );
    }
}
