//! What of two sources is compared, and how.

use crate::record::{Name, Source, SourceType};
use crate::text::{key, sound};

/// What of a source is compared: words as they sound, without spaces.
#[derive(Debug)]
pub(super) struct Folded {
    /// The title.
    pub title: String,
    /// The title up to its colon.
    pub main: String,
    /// Of how many words that is.
    pub main_words: usize,
    author: String,
    /// The given name of the author.
    given: String,
    container: Container,
    date: String,
    volume: String,
    is_book: bool,
}

/// What holds a work, or who published it.
#[derive(Debug, Default)]
struct Container {
    whole: String,
    main: String,
    initials: String,
}

/// What a comparison says.
pub(super) enum Likeness {
    /// One work.
    Same,
    /// All but this field speaks for one work.
    Differs(&'static str),
    /// Two works.
    Other,
}

/// What of `source` is compared.
pub(super) fn fold(source: &Source) -> Folded {
    let who = if source.author.is_empty() { &source.editor } else { &source.author };
    let title = source.title.as_deref().unwrap_or_default();
    let main = main(title);
    let holder = source.container_title.as_deref().or(source.publisher.as_deref());
    Folded {
        title: bare(title),
        main: bare(main),
        main_words: main.split_whitespace().count(),
        author: who.first().map(family).unwrap_or_default(),
        given: who.first().and_then(|name| name.given.as_deref()).map(key).unwrap_or_default(),
        container: holder.map(container).unwrap_or_default(),
        date: source.issued.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default(),
        volume: source.volume.clone().unwrap_or_default(),
        is_book: matches!(source.kind, SourceType::Book | SourceType::Collection | SourceType::Classic),
    }
}

/// `title` up to its colon.
pub(super) fn main(title: &str) -> &str {
    title.split_once(": ").map_or(title, |(main, _)| main)
}

/// Words in one, as they sound: without an English article at their head, and without "and", which may be a sign. What
/// has no letters of any script tells nothing.
pub(super) fn bare(words: &str) -> String {
    let article = |word: &str| ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article));
    let and = |word: &str| ["and", "und", "et", "&"].iter().any(|and| word.eq_ignore_ascii_case(and));
    let all = words.split_whitespace().enumerate();
    let kept: Vec<&str> =
        all.filter(|(index, word)| !and(word) && (*index > 0 || !article(word))).map(|(_, word)| word).collect();
    let kept = if kept.is_empty() { words.to_owned() } else { kept.join(" ") };
    sound(&kept).replace(' ', "")
}

/// Words by which a publisher is not told from another, and short forms of words by which one is.
const SHORT: &[(&str, &str)] =
    &[("univ", "University"), ("up", "University Press"), ("u", "University"), ("pr", "Press"), ("j", "Journal")];
const GENERIC: &[&str] = &[
    "verlag",
    "publishers",
    "publishing",
    "publications",
    "co",
    "company",
    "ltd",
    "limited",
    "inc",
    "editions",
    "éditions",
    "yayınları",
    "yayınevi",
    "books",
    "bros",
];

fn container(words: &str) -> Container {
    let plain = |word: &str| word.trim_matches(['.', ',']).to_lowercase();
    let long = |word: &str| {
        let plain = plain(word);
        SHORT.iter().find(|(short, _)| *short == plain).map_or(word, |(_, long)| long).to_owned()
    };
    let all: Vec<String> = words.split_whitespace().map(long).collect();
    let kept: Vec<&str> =
        all.iter().map(String::as_str).filter(|word| !GENERIC.contains(&plain(word).as_str())).collect();
    let whole = if kept.is_empty() { words.to_owned() } else { kept.join(" ") };
    let small = |word: &&str| ["of", "the", "and", "for", "in", "on"].contains(&word.to_lowercase().as_str());
    let initials = words.split_whitespace().filter(|word| !small(word)).filter_map(|word| word.chars().next());
    Container { main: bare(main(&whole)), initials: sound(&initials.collect::<String>()), whole: bare(&whole) }
}

impl Container {
    /// Whether the two are one, or one is the other without its subtitle, or in its initials; none where one is not
    /// told.
    fn agrees(&self, other: &Self) -> Option<bool> {
        if self.whole.is_empty() || other.whole.is_empty() {
            return None;
        }
        let initials = |short: &Self, long: &Self| long.initials.len() > 2 && short.whole == long.initials;
        Some(
            self.whole == other.whole
                || self.main == other.whole
                || self.whole == other.main
                || initials(self, other)
                || initials(other, self),
        )
    }
}

impl Folded {
    /// Whether it tells all that `other` does.
    pub(super) fn is_as_full_as(&self, other: &Self) -> bool {
        let full = |mine: &str, theirs: &str| !mine.is_empty() || theirs.is_empty();
        full(&self.author, &other.author)
            && full(&self.given, &other.given)
            && full(&self.container.whole, &other.container.whole)
            && self.date.len() >= other.date.len()
            && full(&self.volume, &other.volume)
    }

    /// Whether it is a short form that stands alone: who and what, and nothing else.
    pub(super) fn is_short(&self) -> bool {
        self.container.whole.is_empty() && self.date.is_empty() && self.volume.is_empty()
    }

    /// By what a work is known whose subtitle may be left out: main title, author, year.
    pub(super) fn without_subtitle(&self) -> Option<(&str, &str, &str)> {
        let year = self.date.get(..4)?;
        (!self.main.is_empty() && !self.author.is_empty()).then_some((&self.main, &self.author, year))
    }

    /// By what a short form is known: main title and author; one word is too little.
    pub(super) fn short_form(&self) -> Option<(&str, &str)> {
        (self.main_words > 1 && !self.author.is_empty()).then_some((&self.main, &self.author))
    }

    fn author_agrees(&self, other: &Self) -> Option<bool> {
        if self.author.is_empty() || other.author.is_empty() {
            return None;
        }
        Some(self.author == other.author && self.given_agrees(other))
    }

    /// Given names are cut short, and spelled in many ways; but they begin alike.
    pub(super) fn given_agrees(&self, other: &Self) -> bool {
        match (self.given.chars().next(), other.given.chars().next()) {
            (Some(one), Some(other)) => initial(one) == initial(other),
            _ => true,
        }
    }
}

/// One letter for those in which a name may begin by one scheme or another: Gamal and Jamal, Qasim and Kasim.
fn initial(letter: char) -> char {
    match letter {
        'g' | 'y' => 'j',
        'q' | 'c' | 'x' => 'k',
        'w' => 'v',
        'o' => 'u',
        'e' => 'i',
        letter => letter,
    }
}

/// Compares two sources of one title.
pub(super) fn compare(one: &Folded, other: &Folded) -> Likeness {
    // Some(true): agree; Some(false): differ; None: one of them does not say.
    let agree = |a: &str, b: &str| (!a.is_empty() && !b.is_empty()).then(|| a == b);
    let date = (!one.date.is_empty() && !other.date.is_empty())
        .then(|| one.date.starts_with(&other.date) || other.date.starts_with(&one.date));
    let volume = agree(&one.volume, &other.volume);
    // Volumes of one work are no doubt, but two things to cite.
    if volume == Some(false) && one.is_book && other.is_book {
        return Likeness::Other;
    }
    let fields = [
        ("author", one.author_agrees(other)),
        ("container-title", one.container.agrees(&other.container)),
        ("issued", date),
        ("volume", volume),
    ];
    let agreeing = fields[..3].iter().filter(|(_, agreed)| *agreed == Some(true)).count();
    let against: Vec<&'static str> =
        fields.iter().filter(|(_, agreed)| *agreed == Some(false)).map(|(field, _)| *field).collect();
    match (agreeing, against.as_slice()) {
        (2.., []) => Likeness::Same,
        (2.., [field]) => Likeness::Differs(field),
        _ => Likeness::Other,
    }
}

/// The family name, or the name of a body.
fn family(name: &Name) -> String {
    name.family.as_deref().or(name.literal.as_deref()).map(bare).unwrap_or_default()
}
