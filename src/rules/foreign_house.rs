//! Titles of which no word tells the language, and whose publisher or newspaper does: *Yoman Rokeah* (Tel Aviv: Am Oved,
//! 2004).

use super::passage::passages;
use crate::document::Article;
use crate::extract::{is_english, is_given_name};
use crate::record::Source;
use crate::text::{is_article, key};
use foldhash::HashSet;
use std::sync::LazyLock;

/// A word by which the publishers of a language are known.
struct House {
    /// Its key.
    word: String,
    /// It is the whole name, and not a part of names.
    whole: bool,
    language: Language,
}

/// A language with the letters that no title in it has.
#[derive(Clone, Copy)]
enum Language {
    Arabic,
    Hebrew,
    Persian,
    Turkish,
}

static HOUSES: LazyLock<Vec<House>> = LazyLock::new(|| {
    let rows = include_str!("foreign-houses.csv").lines().skip(1);
    let house = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        let language = match cells[2] {
            "ar" => Language::Arabic,
            "he" => Language::Hebrew,
            "fa" => Language::Persian,
            _ => Language::Turkish,
        };
        House { word: key(cells[0]), whole: cells[1] == "name", language }
    };
    rows.map(house).collect()
});

impl Language {
    /// Whether a title in it may be written with the letters of `title`, which is in lower case.
    fn can_spell(self, title: &str) -> bool {
        let lacks = |signs: &[&str]| !signs.iter().any(|sign| title.contains(sign));
        let soft = title.replace("ch", "");
        match self {
            Self::Arabic => lacks(&["c", "e", "o", "p", "v", "x"]),
            Self::Hebrew => !soft.contains('c') && lacks(&["j", "w", "x", "gh", "th", "oo", "ee", "ou", "ay"]),
            Self::Persian => !soft.contains('c') && lacks(&["w", "x", "th", "oa", "ck"]),
            Self::Turkish => lacks(&["q", "w", "x", "ch", "ck", "gh", "ph", "sh", "th", "ea", "ee", "oo", "ou"]),
        }
    }
}

/// How words of English end and those of the other languages, transliterated, do not.
const ENDINGS: &[&str] = &[
    "ing", "tion", "sion", "ness", "ment", "ship", "ism", "ist", "ists", "ers", "ed", "ies", "ous", "ful", "ian",
    "ians", "ary", "ory", "ds", "gs", "ks", "ls", "ns", "rs", "ts", "ss", "ld", "nd", "rt", "ght", "ly", "ty", "cy",
];

/// Whether the publisher of a title of two words or more, or its newspaper, is known to print in another language, and no
/// word of the title is one of English: by its letters, by its ending, or since the article has it in small letters (`is_small`).
pub(super) fn is_of_foreign_house(source: &Source, is_small: impl Fn(&str) -> bool) -> bool {
    let Some(title) = &source.title else { return false };
    let words: Vec<String> = key(title).split(' ').map(str::to_owned).collect();
    if source.language.is_some() || words.len() < 2 || title.contains(|c: char| c.is_ascii_digit()) || is_english(title)
    {
        return false;
    }
    let by_paper = || source.container_title.as_deref().and_then(paper_language);
    let Some(language) = source.publisher.as_deref().and_then(language).or_else(by_paper) else { return false };
    let long = words.iter().filter(|word| word.len() > 3 && !is_given_name(word));
    let english = |word: &&String| ENDINGS.iter().any(|ending| word.ends_with(ending));
    let long: Vec<&String> = long.collect();
    if long.is_empty() || long.iter().any(english) || !language.can_spell(&title.to_lowercase()) {
        return false;
    }
    !long.iter().any(|word| is_small(word))
}

/// The words that body and notes of an article have in small letters.
pub(super) fn small_words<'r>(article: &'r Article<'_>) -> HashSet<&'r str> {
    let texts = passages(article).filter(|passage| passage.is_scholarly());
    let words = texts.flat_map(|passage| passage.words().split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.starts_with(char::is_lowercase)).collect()
}

/// The language of the newspaper called `name`.
fn paper_language(name: &str) -> Option<Language> {
    let folded = key(name);
    HOUSES.iter().find(|house| house.whole && folded == house.word).map(|house| house.language)
}

/// The language in which the house called `name` prints.
fn language(name: &str) -> Option<Language> {
    let folded = key(name);
    let known = HOUSES.iter().find(|house| {
        if house.whole { folded == house.word } else { folded.split(' ').any(|word| word == house.word) }
    });
    // "Matabi‘ al-Khalij": a name with the Arabic article.
    let article = |word: &str| {
        word.split_once('-').is_some_and(|(lead, _)| lead != "ha" && lead != "Ha" && is_article(&lead.to_lowercase()))
    };
    let arabic = || name.split(' ').any(article) && !is_english(name);
    known.map(|house| house.language).or_else(|| arabic().then_some(Language::Arabic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::text::TextResource;

    #[test]
    fn a_publisher_tells_the_language_of_a_title_that_has_no_word_of_english() {
        let text = TextResource::new("a.md", "# A Port\n\nThe salt of the harbour and its daily rivers.\n");
        let article = document::read(&text);
        let small = small_words(&article);
        for (title, publisher, is) in [
            ("Yoman Rokeah", "Am Oved", true),
            ("Tarikh Halab", "Dar al-Qalam", true),
            ("Sanawat Dayaʿ", "Matabi‘ al-Khalij", true),
            ("Khaterat-e Zendan", "Nashr-e Ney", true),
            ("Denizin Kokusu", "İletişim Yayınları", true),
            ("Salt Harbour", "Dar al-Nur", false),
            ("Daily Salt", "Am Oved", false),
            ("Salt Roads", "Dar al-Nur", false),
            ("Arabian Sands", "Dar al-Nur", false),
            ("Yoman Rokeah", "Clarendon Press", false),
            ("Halab", "Dar al-Qalam", false),
        ] {
            let named = |words: &str| Some(words.to_owned());
            let source = Source { title: named(title), publisher: named(publisher), ..Source::default() };
            assert_eq!(is_of_foreign_house(&source, |word| small.contains(word)), is, "{title}, {publisher}");
        }
    }

    #[test]
    fn a_newspaper_tells_it_too() {
        let none = |_: &str| false;
        for (title, paper, is) in [
            ("Praʿot Bagdad", "Davar", true),
            ("Riots in Baghdad", "Davar", false),
            ("Praʿot Bagdad", "Manchester Guardian", false),
        ] {
            let named = |words: &str| Some(words.to_owned());
            let source = Source { title: named(title), container_title: named(paper), ..Source::default() };
            assert_eq!(is_of_foreign_house(&source, none), is, "{title}, {paper}");
        }
    }

    #[test]
    fn the_list_is_sorted_has_no_repeats_and_a_source_for_each_row() {
        let rows: Vec<Vec<&str>> =
            include_str!("foreign-houses.csv").lines().skip(1).map(|row| row.split(',').collect()).collect();
        for row in &rows {
            assert!(row.len() == 4 && row.iter().all(|cell| !cell.is_empty()), "{row:?}");
            assert!(matches!(row[1], "name" | "word") && matches!(row[2], "ar" | "he" | "fa" | "tr"), "{row:?}");
        }
        assert!(rows.is_sorted_by(|one, other| one[0] < other[0]), "not sorted, or a row stands twice");
    }
}
