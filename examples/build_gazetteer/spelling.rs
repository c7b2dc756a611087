//! Spellings that one name may have in newspapers and books.

use isnad::text::sound;

/// Parts of names of places, each in the spellings that are usual: classical, English, French, dialect.
const PARTS: &[&[&str]] = &[
    &["Tall", "Tal", "Tell", "Tel"],
    &["Dayr", "Deir", "Dair", "Der"],
    &["Jabal", "Jebel", "Djebel", "Gebel", "Jabl", "Jabel", "Gabal"],
    &["Ra’s", "Ras"],
    &["Bayt", "Beit", "Bait", "Beyt"],
    &["Umm", "Um", "Oum"],
    &["Shaykh", "Sheikh", "Cheikh", "Sheik", "Shaikh"],
    &["Wādī", "Wadi", "Oued", "Ouadi"],
    &["Abū", "Abu", "Abou"],
    &["Qaşr", "Qasr", "Ksar", "Kasr"],
    &["Burj", "Borj", "Bordj"],
    &["Sūq", "Suq", "Souq", "Souk"],
    &["Kafr", "Kfar", "Kafar", "Kefar"],
    &["‘Ayn", "Ain", "Ein", "Ayn", "Aïn"],
    &["Khān", "Khan"],
    &["Qal‘at", "Qalat", "Kalat", "Qalaat"],
    &["Madīnat", "Madinat", "Medinat", "Medinet"],
    &["Ḩārat", "Harat", "Haret"],
    &["Majdal", "Mejdel"],
    &["Jisr", "Jisr"],
    &["Nahr", "Nahr"],
    &["Banī", "Bani", "Beni"],
];

/// Ends of Arabic names in the feminine, longest first; any may stand for any of its kind.
const ENDS: &[&[&str]] = &[&["iyyah", "iyya", "iyah", "iya", "iyeh", "iyyeh"], &["ah", "a", "eh"]];

/// Vowels that schemes write differently, replaced throughout.
const VOWELS: &[(&str, &str)] =
    &[("ay", "ai"), ("ay", "ei"), ("ay", "ey"), ("ou", "u"), ("aw", "au"), ("ū", "ou"), ("ū", "oo")];

/// The most spellings that one name may bring.
const LIMIT: usize = 24;

/// The article, in every assimilated form, as GeoNames writes it: a word of its own.
const ARTICLES: &[&str] = &[
    "al", "el", "ar", "as", "ash", "ad", "adh", "at", "ath", "az", "an", "aş", "aţ", "aḑ", "az̧", "ez", "es", "er",
    "ed", "et", "en", "ech", "esh",
];

/// An Arabic name with a hyphen after each article, so that the key drops it.
pub(crate) fn hyphenated(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut words = name.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if words.peek().is_some() {
            out.push(if ARTICLES.contains(&word.to_lowercase().as_str()) { '-' } else { ' ' });
        }
    }
    out
}

/// Other spellings of the Arabic name `name`: its parts, its end, its vowels.
pub(crate) fn variants(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    for (index, word) in name.split(' ').enumerate() {
        for part in PARTS.iter().filter(|part| part.contains(&word)) {
            let mut more = Vec::new();
            for known in &all {
                for other in part.iter().filter(|other| **other != word) {
                    let mut words: Vec<&str> = known.split(' ').collect();
                    words[index] = other;
                    more.push(words.join(" "));
                }
            }
            all.extend(more);
        }
    }
    let mut ended = Vec::new();
    for known in &all {
        for kind in ENDS {
            if let Some(end) = kind.iter().find(|end| known.len() > end.len() + 3 && known.ends_with(**end)) {
                let stem = &known[..known.len() - end.len()];
                ended.extend(kind.iter().filter(|other| *other != end).map(|other| format!("{stem}{other}")));
                break;
            }
        }
    }
    all.extend(ended);
    let mut voiced = Vec::new();
    for known in &all {
        voiced.extend(VOWELS.iter().filter(|(from, _)| known.contains(from)).map(|(from, to)| known.replace(from, to)));
    }
    all.extend(voiced);
    all.truncate(LIMIT);
    all
}

/// Whether `alternate` reads as a spelling of `name`, and not as another name of it in some language.
pub(crate) fn is_spelling(alternate: &str, name: &str) -> bool {
    let (one, other) = (sound(alternate), sound(name));
    let initial = |word: &str| word.chars().next().map(|c| if matches!(c, 'k' | 'q' | 'g' | 'c') { 'k' } else { c });
    let near = strsim::normalized_damerau_levenshtein(&one, &other);
    near >= 0.75 || (near >= 0.5 && initial(&one) == initial(&other))
}

/// Whether `name` is written as a name in Latin letters.
pub(crate) fn is_latin_name(name: &str) -> bool {
    let bare = name.trim_start_matches(|c: char| isnad::text::is_apostrophe(c));
    let bare = bare.strip_prefix("al-").or(bare.strip_prefix("el-")).unwrap_or(bare);
    let bare = bare.trim_start_matches(|c: char| isnad::text::is_apostrophe(c));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && bare.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.chars().all(|c| {
            c == ' '
                || c == '-'
                || c == '.'
                || isnad::text::is_apostrophe(c)
                || (c < '\u{250}' && c.is_alphabetic())
                || ('\u{1e00}'..'\u{1f00}').contains(&c)
                || c == 'ə'
                || ('\u{300}'..'\u{370}').contains(&c)
        })
}
