//! BIB010.

use super::foreign_house::{is_of_foreign_house, small_words};
use super::full_citation::{Full, full};
use super::heard::Heard;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::{Field, is_english};
use crate::record::{Source, SourceType};
use crate::text::{is_article, key};
use foldhash::{HashSet, HashSetExt as _};
use std::cell::LazyCell;
use std::rc::Rc;

rule! {
    /// ## What it checks
    /// A title in another language has its English beside it, where the other foreign titles of the article have. The
    /// heading of a file in an archive is left as it is, and so is a law that is cited from its gazette; a work is
    /// glossed once.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Samir Adwan, "Fath al-Aswaq" ("The Opening of the Markets"), *al-Fajr*, May 3, 2016.
    ///
    /// <sup>2</sup> Samir Adwan, "al-Nahr wa-l-Madina," *al-Fajr*, May 7, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Samir Adwan, "Fath al-Aswaq" ("The Opening of the Markets"), *al-Fajr*, May 3, 2016.
    ///
    /// <sup>2</sup> Samir Adwan, "al-Nahr wa-l-Madina" ("The River and the City"), *al-Fajr*, May 7, 2016.
    /// ```
    MissingTranslation = "BIB010", "missing-translation", Warning
}

impl Rule for MissingTranslation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let cited = full(reading).filter(|full| !full.is_archival() || full.item.title_translation.is_some());
        let cited: Vec<Full<'_>> =
            cited.filter(|full| full.item.title.is_some() && !full.is_name_alone(reading)).collect();
        let papers = glossed_papers(&cited);
        let small = LazyCell::new(|| small_words(&reading.article));
        let is_foreign = |full: &&Full<'_>| {
            full.item.title_translation.is_some()
                || is_foreign(full.item)
                || is_of_foreign_paper(full.item, &papers)
                || is_of_foreign_house(full.item, |word| small.contains(word))
        };
        let foreign: Vec<Full<'_>> = cited.iter().filter(is_foreign).copied().collect();
        let glossed = foreign.iter().filter(|full| full.item.title_translation.is_some()).count();
        // One gloss may be chance; where most titles have none, the house does not gloss.
        if glossed == 0 || glossed * 2 < foreign.len() {
            return;
        }
        let mut told: HashSet<String> = HashSet::new();
        for full in foreign {
            let title = full.item.title.as_deref().unwrap_or_default();
            if full.item.title_translation.is_some() {
                told.insert(key(title));
                continue;
            }
            // The headword of an encyclopaedia is looked up as it stands.
            let entry = matches!(full.item.kind, SourceType::EntryEncyclopedia | SourceType::EntryDictionary);
            if entry || told.contains(&key(title)) || is_law_of_gazette(full.item) {
                continue;
            }
            let span = full.span_of(reading, Field::Title);
            let finding = self.finding(span, format!("no English for “{title}”")).note(full.label);
            found.push(finding.help("add the translation in parentheses after the title, as in the other notes"));
        }
    }
}

/// Words of which one opens the title of a law or decree: Hebrew, Arabic, Persian, Turkish and French.
const LAWS: &[&str] = &[
    "hok",
    "chok",
    "pekudat",
    "pkudat",
    "takanot",
    "qanun",
    "kanun",
    "marsum",
    "qarar",
    "zahir",
    "dahir",
    "nizam",
    "nizamname",
    "nizamnamesi",
    "layiha",
    "loi",
    "decret",
    "arrete",
    "ordonnance",
];

/// Words by which a gazette of laws is known, as the states of the region name theirs: *Sefer ha-Hukim*, *Reshumot*,
/// *al-Jarida al-Rasmiyya*, *Resmi Gazete*, *Düstur*, *al-Waqa’i‘ al-‘Iraqiyya*, *Journal officiel*.
const GAZETTES: &[&str] =
    &["hukim", "chukim", "reshumot", "rasmiyya", "rasmiya", "resmi", "dustur", "waqai", "officiel", "gazette"];

/// Whether `source` is a law cited from the gazette: its number and day tell what it is.
fn is_law_of_gazette(source: &Source) -> bool {
    let (Some(title), Some(gazette)) = (&source.title, &source.container_title) else { return false };
    let (title, gazette) = (key(title), key(gazette));
    title.split(' ').next().is_some_and(|word| LAWS.contains(&word))
        && gazette.split(' ').any(|word| GAZETTES.contains(&word))
}

/// The papers, by their keys, of which the article glosses titles and cites none in English.
fn glossed_papers(cited: &[Full<'_>]) -> HashSet<Rc<str>> {
    let (mut glossed, mut english) = (HashSet::new(), HashSet::new());
    for full in cited {
        let Some(paper) = full.item.container_title.as_deref() else { continue };
        let paper = Rc::clone(Heard::of(paper).key());
        if full.item.title_translation.is_some() {
            glossed.insert(paper);
        } else if full.item.title.as_deref().is_some_and(is_english) {
            english.insert(paper);
        }
    }
    glossed.retain(|paper| !english.contains(paper));
    glossed
}

/// Whether a title of which no word tells the language stands in a paper whose titles are foreign: the article glosses
/// them, or its name is Arabic and the title has no letter that its transliteration does without.
fn is_of_foreign_paper(source: &Source, papers: &HashSet<Rc<str>>) -> bool {
    let (Some(title), Some(paper)) = (&source.title, &source.container_title) else { return false };
    let words = title.split_whitespace().count();
    if source.language.is_some() || is_english(title) || words < 2 || !title.contains(char::is_lowercase) {
        return false;
    }
    let glossed = papers.contains(Heard::of(paper).key());
    let arabic =
        paper.split(' ').any(|word| word.split_once('-').is_some_and(|(lead, _)| is_article(&lead.to_lowercase())));
    let transliterated = !title.to_lowercase().contains(['c', 'e', 'o', 'p', 'v', 'x']);
    glossed || arabic && !is_english(paper) && transliterated
}

/// Small words of languages in which only the first word of a title and names have a capital. One of them beside another
/// word in small letters, and no small word of English, is a title in such a language.
const SMALL: &[&str] = &[
    "aux", "aan", "bir", "dal", "dalla", "dallo", "dans", "das", "de", "degli", "dei", "del", "della", "delle",
    "dello", "der", "des", "gli", "nei", "nel", "nella", "nelle", "nello", "sul", "sulla", "sullo", "di", "die", "du",
    "een", "el", "et", "het", "il", "ile", "la", "las", "le", "les", "los", "och", "og", "sur", "und", "une", "van",
    "ve", "von", "y", "zum", "zur",
];

/// Words with which titles of other languages open and English ones do not, as keys: what books on a country, its
/// history and its people are called in French, German, Italian, Spanish and Turkish.
const HEADS: &[&str] = &[
    "histoire",
    "histoires",
    "memoires",
    "souvenirs",
    "naissance",
    "voyage",
    "voyages",
    "etudes",
    "etude",
    "essai",
    "guerre",
    "lettres",
    "chronique",
    "politique",
    "geschichte",
    "erinnerungen",
    "geschichten",
    "reise",
    "storia",
    "storie",
    "memorie",
    "historia",
    "memorias",
    "tarih",
    "tarihi",
    "hatiralar",
    "hatiralarim",
    "anilar",
    "anilarim",
];

/// Whether the title is in another language than English. A note may say in what language a work is, and give its
/// title in English only.
fn is_foreign(source: &Source) -> bool {
    let Some(title) = source.title.as_deref().filter(|title| !is_english(title)) else { return false };
    if let Some(language) = source.language.as_deref() {
        return !language.starts_with("en");
    }
    // Letters that English has not, in more than a name; or small words that it has not.
    let words = || title.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let other = |word: &&str| small(word) && word.chars().count() > 2 && !SMALL.contains(word);
    words().filter(|word| !word.is_ascii()).count() > 1
        || (words().next().is_some_and(|word| HEADS.contains(&key(word).as_str())) && words().nth(1).is_some())
        || (words().any(|word| SMALL.contains(&word)) && words().any(|word| other(&word)))
}
