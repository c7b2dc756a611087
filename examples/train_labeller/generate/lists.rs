//! The lists from which works are made.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages of works and styles.
pub(crate) const LANGUAGES: [&str; 6] = ["en", "de", "fr", "it", "es", "other"];

/// By language.
pub(crate) type ByLanguage = BTreeMap<&'static str, Vec<&'static str>>;

pub(crate) static GIVEN: LazyLock<ByLanguage> = LazyLock::new(|| by_language(include_str!("../lists/given.txt")));
pub(crate) static FAMILY: LazyLock<ByLanguage> = LazyLock::new(|| by_language(include_str!("../lists/family.txt")));
pub(crate) static PUBLISHERS: LazyLock<ByLanguage> =
    LazyLock::new(|| by_language(include_str!("../lists/publishers.txt")));
pub(crate) static JOURNALS: LazyLock<ByLanguage> = LazyLock::new(|| by_language(include_str!("../lists/journals.txt")));
pub(crate) static FIELDS: LazyLock<ByLanguage> = LazyLock::new(|| by_language(include_str!("../lists/fields.txt")));
pub(crate) static SENTENCES: LazyLock<ByLanguage> = LazyLock::new(|| {
    let mut lists = ByLanguage::new();
    for line in lines(include_str!("../lists/sentences.txt")) {
        let (language, sentence) = line.split_once('\t').expect("a tab after the language");
        lists.entry(language).or_default().push(sentence);
    }
    lists
});
pub(crate) static PLACES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lists/places.txt")).collect());

/// What titles are made of, by language and part.
pub(crate) static TITLES: LazyLock<BTreeMap<(&'static str, &'static str), Vec<&'static str>>> = LazyLock::new(|| {
    lines(include_str!("../lists/titles.txt"))
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let mut next = || parts.next().expect("language, part and words");
            let (language, part, words) = (next(), next(), next());
            ((language, part), words.split('|').collect())
        })
        .collect()
});

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn by_language(text: &'static str) -> ByLanguage {
    let mut lists = ByLanguage::new();
    for line in lines(text) {
        let (words, language) = line.split_once('\t').expect("a tab before the language");
        let language = language.split('\t').next().expect("a language");
        // What follows the language stays with the words, for those who want it.
        let whole = if line.matches('\t').count() > 1 { line } else { words };
        lists.entry(language).or_default().push(whole);
    }
    lists
}
