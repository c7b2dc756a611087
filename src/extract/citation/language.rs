//! In what language a title is.

use super::parts::is_own_script;
use crate::text::WordMap;
use std::sync::LazyLock;

const NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("hebrew", "he"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("turkish", "tr"),
    ("ottoman", "ota"),
    ("ottoman turkish", "ota"),
    ("kurdish", "ku"),
    ("french", "fr"),
    ("german", "de"),
    ("english", "en"),
    ("italian", "it"),
    ("spanish", "es"),
    ("russian", "ru"),
    ("urdu", "ur"),
    ("armenian", "hy"),
    ("greek", "el"),
    ("dari", "prs"),
    ("pashto", "ps"),
    ("sorani", "ckb"),
    ("kurmanji", "kmr"),
    ("syriac", "syr"),
    ("yiddish", "yi"),
    ("ladino", "lad"),
    ("azeri", "az"),
    ("azerbaijani", "az"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("ukrainian", "uk"),
    ("georgian", "ka"),
    ("berber", "ber"),
    ("tamazight", "zgh"),
    ("amharic", "am"),
];

/// The tag of "Hebrew", "in Arabic", "(Persian)".
pub(super) fn tag(words: &str) -> Option<&'static str> {
    if words.len() > 24 {
        return None;
    }
    let lower = words.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let name = lower.strip_prefix("in ").unwrap_or(&lower);
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

/// The language of `title`, as a BCP 47 tag: from what the note says, from its script, or from its small words.
pub(super) fn of(title: &str, said: Option<&'static str>) -> Option<String> {
    let own = title.chars().any(is_own_script);
    if let Some(tag) = said {
        let latin = !own
            && matches!(
                tag,
                "ar" | "he"
                    | "fa"
                    | "ota"
                    | "ru"
                    | "ur"
                    | "hy"
                    | "el"
                    | "prs"
                    | "ps"
                    | "syr"
                    | "yi"
                    | "uk"
                    | "ka"
                    | "zh"
                    | "ja"
                    | "ckb"
                    | "am"
            );
        return Some(if latin { format!("{tag}-Latn") } else { tag.to_owned() });
    }
    if own {
        return script(title).map(str::to_owned);
    }
    let (best, count) = ballot(title);
    (count > 0).then(|| LANGUAGES[best].to_owned())
}

/// Whether the small words of `title` are English.
#[must_use]
pub fn is_english(title: &str) -> bool {
    (title.is_ascii() || !title.chars().any(is_own_script)) && ballot(title).0 == ENGLISH
}

const LANGUAGES: [&str; 8] = ["ar-Latn", "he-Latn", "fa-Latn", "tr", "fr", "de", "en", "ku"];
const TURKISH: usize = 3;
const ENGLISH: usize = 6;

/// The language for which most words of `title` speak, by its place in [`LANGUAGES`], and how many do. An English
/// word counts twice: an English title may name al-Raqqa, but no other has `toward`.
fn ballot(title: &str) -> (usize, usize) {
    let mut votes = [0usize; LANGUAGES.len()];
    let turkish = || title.contains(['ı', 'ğ', 'ş', 'İ', 'Ş', 'ö', 'ü', 'ç', 'Ç', 'Ö', 'Ü']);
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '.' | ';' | '?' | '!' | '(' | ')' | '[' | ']');
    for word in title.split(|c: char| c.is_whitespace() || c == ':' || c == ',') {
        // "ES-I" and "AL-1" are numbers of something.
        if !word.contains(char::is_lowercase) && word.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            continue;
        }
        // "ve" is an and of two languages, of which one writes letters that the other has not.
        if word == "ve" && turkish() {
            votes[TURKISH] += 1;
        } else if let Some(language) = vote(word.trim_matches(is_mark)) {
            votes[language] += if language == ENGLISH { 2 } else { 1 };
        }
    }
    let best = votes.iter().enumerate().max_by_key(|(index, count)| (**count, usize::MAX - index));
    best.map_or((0, 0), |(index, count)| (index, *count))
}

/// Small words, each with the language for which it speaks. Of a word that two languages have the first counts.
const WORDS: [(&[&str], usize); 7] = [
    (&["fi", "wa", "min", "'an", "‘an", "ila", "'ala", "‘ala", "bayn"], 0),
    (&["shel", "ve", "'al"], 1),
    (&["dar", "az", "va", "be"], 2),
    (&["bir", "için", "ile"], 3),
    (&["les", "la", "le", "des", "du", "et", "une", "sur"], 4),
    (&["der", "die", "das", "und", "im", "zur", "von", "ein", "eine"], 5),
    (ENGLISH_WORDS, ENGLISH),
];

/// Small words that no other of the languages has.
const ENGLISH_WORDS: &[&str] = &[
    "a", "about", "after", "against", "all", "amid", "among", "an", "and", "are", "as", "at", "because", "before",
    "between", "but", "by", "can", "cannot", "could", "during", "for", "from", "had", "has", "have", "his", "how",
    "in", "into", "is", "it", "its", "more", "new", "no", "not", "of", "on", "our", "out", "over", "peace", "people",
    "says", "should", "than", "that", "the", "their", "them", "they", "this", "through", "to", "toward", "towards",
    "under", "up", "war", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with",
    "without", "would", "you", "your",
];

static VOTES: LazyLock<WordMap<usize>> = LazyLock::new(|| {
    WordMap::new(WORDS.iter().flat_map(|(words, language)| words.iter().map(|word| (*word, *language))))
});

/// How words begin, with the language for which that speaks.
const LEADS: [(&[&str], usize); 3] = [
    (&["al-", "wa-al-", "wal-", "bil-", "lil-", "fil-"], 0),
    (&["ha-", "ve-ha-", "la-", "ba-", "mi-", "ve-", "be-"], 1),
    (&["l'", "l’", "d'", "d’"], 4),
];

/// For which of the languages of [`of`] the word speaks, by its place in their list.
fn vote(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let starts = |lead: &str| bytes.len() > lead.len() && bytes[..lead.len()].eq_ignore_ascii_case(lead.as_bytes());
    let ends =
        |end: &&str| bytes.len() >= end.len() && bytes[bytes.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes());
    let plain = bytes.iter().all(u8::is_ascii_alphabetic);
    let led = |at: usize| (!plain && LEADS[at].0.iter().any(|lead| starts(lead))).then_some(LEADS[at].1);
    let known = VOTES.get(word);
    let known_up_to = |language: usize| known.filter(|vote| *vote <= language);
    led(0)
        .or_else(|| known_up_to(0))
        .or_else(|| led(1))
        .or_else(|| known_up_to(1))
        .or_else(|| (!plain && ["-e", "-i", "-ye"].iter().any(ends)).then_some(2))
        .or_else(|| known_up_to(2))
        .or_else(|| (!plain && word.contains(['ı', 'ğ', 'Ğ', 'ş', 'Ş'])).then_some(3))
        .or_else(|| known_up_to(3))
        .or_else(|| led(2))
        .or(known)
        .or_else(|| {
            let tail = |end: &&str| bytes.len() > end.len() + 2 && ends(end);
            ["'s", "’s", "ing", "ly", "ity", "ness", "sses"].iter().any(tail).then_some(ENGLISH)
        })
        .or_else(|| word.contains(['ê', 'Ê', 'î', 'Î', 'û', 'Û']).then_some(7))
}

fn script(title: &str) -> Option<&'static str> {
    let letter = title.chars().find(|c| is_own_script(*c))?;
    Some(match letter {
        '\u{590}'..='\u{5ff}' => "he",
        '\u{400}'..='\u{52f}' => "ru",
        '\u{370}'..='\u{3ff}' => "el",
        '\u{530}'..='\u{58f}' => "hy",
        '\u{4e00}'..='\u{9fff}' => "zh",
        _ if title.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) => "fa",
        _ => "ar",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_shows_its_language() {
        for (title, said, expected) in [
            ("Ha-Shuk Niftah", Some("he"), Some("he-Latn")),
            ("Fath al-Aswaq fi Halab", None, Some("ar-Latn")),
            ("Osmanlı Devleti ve Tuz", None, Some("tr")),
            ("الأسواق", None, Some("ar")),
            ("The Opening of the Markets", None, Some("en")),
            ("Les marchés et la ville", None, Some("fr")),
            ("The Forces Advance toward al-Nahr", None, Some("en")),
            ("Salt Is Sold to al-Nahr", None, Some("en")),
            ("Leader: People Cannot Be Blamed", None, Some("en")),
            ("al-Milh wa-l-Nahr fi al-Madina", None, Some("ar-Latn")),
            ("Resolution 997 (ES-I)", None, None),
            ("Salt", None, None),
        ] {
            assert_eq!(of(title, said).as_deref(), expected, "{title}");
        }
    }
}
