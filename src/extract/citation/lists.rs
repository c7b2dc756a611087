//! What is generally known of periodicals, stations, archives and bodies. Nothing here is needed to recognise a
//! citation: structure decides, and a name in a list only tips the scale.

use crate::extract::place::Gazetteer;
use crate::text::{WordSet, key};
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::LazyLock;

/// What a name in the lists is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlet {
    Newspaper,
    Magazine,
    Agency,
    Station,
    Digest,
    Platform,
}

static OUTLETS: LazyLock<HashMap<String, Outlet>> = LazyLock::new(|| {
    let rows = include_str!("outlets.csv").lines().skip(1);
    let row = |row: &str| {
        let mut cells = row.split(',');
        let (name, kind) = (cells.next()?, cells.next()?);
        let kind = match kind {
            "newspaper" => Outlet::Newspaper,
            "magazine" => Outlet::Magazine,
            "agency" => Outlet::Agency,
            "station" => Outlet::Station,
            "digest" => Outlet::Digest,
            "platform" => Outlet::Platform,
            _ => return None,
        };
        Some((bare(name), kind))
    };
    rows.filter_map(row).collect()
});

/// The key of a name, without "The" and a place in parentheses.
fn bare(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or(name);
    let key = key(name);
    key.strip_prefix("the ").map(str::to_owned).unwrap_or(key)
}

/// Whether `name` is that of a newspaper or magazine in the list of outlets.
#[must_use]
pub fn is_periodical(name: &str) -> bool {
    matches!(outlet(name), Some(Outlet::Newspaper | Outlet::Magazine))
}

/// What is known of the newspaper, magazine, agency, station or platform `name`.
pub(super) fn outlet(name: &str) -> Option<Outlet> {
    if name.len() > 80 {
        return None;
    }
    // One name is looked up by several shapes, and in one note after the other.
    ASKED.with_borrow_mut(|asked| {
        if let Some(known) = asked.get(name) {
            return *known;
        }
        if asked.len() >= MOST_ASKED {
            asked.clear();
        }
        let known = OUTLETS.get(&bare(name)).copied();
        asked.insert(name.into(), known);
        known
    })
}

/// How many names a thread keeps with what the list says of them before it begins anew: about a megabyte.
const MOST_ASKED: usize = 1 << 13;

thread_local! {
    static ASKED: RefCell<HashMap<Box<str>, Option<Outlet>>> = RefCell::default();
}

/// Whether `name` is that of a station: by the lists, by a word in it, or by its number.
pub(super) fn is_station(name: &str) -> bool {
    let numbered = name.split_whitespace().count() <= 3
        && !name.contains("o. ")
        && name.rsplit(' ').next().is_some_and(|last| last.len() <= 2 && last.chars().all(|c| c.is_ascii_digit()))
        && name.contains(' ');
    is_named_station(name) || numbered
}

/// Words of which a station's name has one.
static STATION_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "tv",
        "television",
        "radio",
        "channel",
        "broadcasting",
        "televizyonu",
        "radyo",
        "télévision",
        "fernsehen",
        "rundfunk",
        "fm",
        "haber",
        "broadcast",
        "sada",
        "reshet",
    ])
});

/// Whether `name` is that of a station: by the lists, or by a word in it.
pub(super) fn is_named_station(name: &str) -> bool {
    let words = |word: &str| STATION_WORDS.contains(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let known = matches!(outlet(name), Some(Outlet::Station));
    // "Telegram channel Nur" is no station.
    let hosted = || name.split_once(' ').is_some_and(|(first, _)| outlet(first) == Some(Outlet::Platform));
    // MTV, OTV, NRT-TV.
    let lettered = |word: &str| word.len() > 2 && word.ends_with("TV") && word.chars().all(char::is_uppercase);
    known
        || name.starts_with("Voice of ")
        || name.ends_with("News Network")
        || (name.split_whitespace().any(words) || name.split_whitespace().any(lettered)) && !hosted()
}

/// Whether `words` are nothing but the name of a town or country.
pub(super) fn is_town(words: &str) -> bool {
    // The small form of İ has a dot of its own.
    let place = |word: &str| super::bare::is_place(&word.to_lowercase().replace('\u{307}', ""));
    words.split(' ').count() <= 2 && words.split(' ').all(place)
}

/// Whether `words` are one town, country or region, in the lexicon or the gazetteer.
pub(super) fn is_known_place(words: &str) -> bool {
    is_town(words) || words.len() < 40 && Gazetteer::get().senses(&key(words)).next().is_some()
}

/// Whether `name` is that of an agency.
pub(super) fn is_agency(name: &str) -> bool {
    let lower = name.to_lowercase();
    matches!(outlet(name), Some(Outlet::Agency))
        || lower.contains("news agency")
        || lower.ends_with(" news")
        || lower.starts_with("agence ")
}

/// Words that an institution's name has and a person's has not.
const BODY: &[&str] = &[
    "university",
    "université",
    "universität",
    "institute",
    "institut",
    "institution",
    "ministry",
    "ministère",
    "council",
    "committee",
    "commission",
    "organization",
    "organisation",
    "government",
    "embassy",
    "consulate",
    "consulate-general",
    "legation",
    "consul",
    "consul-general",
    "high",
    "bank",
    "center",
    "centre",
    "group",
    "watch",
    "office",
    "court",
    "union",
    "nations",
    "assembly",
    "department",
    "amnesty",
    "international",
    "agency",
    "association",
    "bureau",
    "party",
    "front",
    "army",
    "society",
    "fund",
    "foundation",
    "parliament",
    "congress",
    "senate",
    "secretariat",
    "directorate",
    "authority",
    "federation",
    "league",
    "movement",
    "brigade",
    "brotherhood",
    "force",
    "battalion",
    "corps",
    "brigades",
    "company",
    "corporation",
    "trust",
    "museum",
    "library",
    "archive",
    "archives",
    "service",
    "services",
    "board",
    "conference",
    "administration",
    "administrator",
    "agence",
    "instance",
    "haut",
    "comité",
    "conseil",
    "partei",
    "bundesamt",
    "amt",
    "statistisches",
    "network",
    "initiative",
    "observatory",
    "monitor",
    "program",
    "programme",
    "mission",
    "republic",
    "kingdom",
    "state",
    "states",
    "house",
    "bakanlığı",
    "komitesi",
    "knesset",
    "majlis",
    "diwan",
    "hukumat",
    "wizarat",
    "jami'at",
    "markaz",
    "coalition",
    "alliance",
    "forum",
    "police",
    "forces",
    "high",
    "school",
    "college",
    "press",
    "editors",
    "staff",
    "team",
    "observatoire",
    "fédération",
    "délégation",
    "delegation",
    "residency",
    "resident",
    "command",
    "headquarters",
    "syndicate",
    "chamber",
    "tribunal",
    "division",
    "agent",
    "attaché",
    "endowment",
    "academy",
    "consortium",
    "merkezi",
    "derneği",
    "vakfı",
    "enstitüsü",
    "kurumu",
    "kurulu",
    "müdürlüğü",
    "başkanlığı",
    "komisyonu",
    "heyeti",
    "encümeni",
    "idaresi",
    "nezareti",
    "dairesi",
    "belediyesi",
    "partisi",
    "sendikası",
    "odası",
    "ajansı",
    "birliği",
    "federasyonu",
    "platformu",
    "mahkemesi",
    "meclisi",
    "valiliği",
    "cemiyeti",
    "örgütü",
    "genelkurmay",
    "jam'iyyat",
    "jam‘iyyat",
    "munazzamat",
    "lajnat",
    "ittihad",
    "wikalat",
    "wazarat",
    "mudiriyyat",
    "sazman",
    "sazman-e",
    "vezarat",
    "vezarat-e",
    "bonyad",
    "bonyad-e",
    "misrad",
    "agudat",
    "survey",
    "hizb",
    "tahaluf",
    "harakat",
    "haraka",
    "jabhat",
    "jabha",
    "hurras",
    "tanzim",
    "jaysh",
    "kata'ib",
    "kata’ib",
    "quwwat",
    "officer",
    "commissioner",
    "gouvernement",
    "gouvernorat",
    "préfecture",
    "syndicat",
    "ligue",
    "ministero",
    "comando",
    "governo",
    "ufficio",
    "istituto",
    "commissione",
    "ministerium",
    "botschaft",
    "regierung",
    "stiftung",
];

/// Whether `word` marks the name of an institution.
pub(super) fn is_body_word(word: &str) -> bool {
    let bare = ["al-", "el-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word);
    bare.starts_with(char::is_uppercase) && BODY_WORDS.contains(bare)
}

static BODY_WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(BODY.iter().copied()));

/// Whether `words` name a university or another school.
pub(super) fn is_school(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["universi", "üniversite", "école", "college", "hochschule", "jami'a", "jami‘a", "institute of technology"]
        .iter()
        .any(|sign| lower.contains(sign))
}

/// Words of publishers.
const PUBLISHER: &[&str] = &[
    "press",
    "books",
    "verlag",
    "publishers",
    "publishing",
    "publications",
    "dar",
    "matba'at",
    "matba‘at",
    "editions",
    "éditions",
    "editore",
    "yayınları",
    "yayınevi",
    "yayinlari",
    "university",
    "nashr",
    "nashr-e",
    "intisharat",
    "enteshārāt",
    "entesharat",
    "maktabat",
    "mu'assasat",
    "sons",
    "& co",
    "brill",
    "routledge",
    "tauris",
    "house",
    "presses",
    "librairie",
    "imprimerie",
    "hotsa'at",
    "hotza'at",
    "institut",
    "institute",
    "kitabevi",
    "basımevi",
    "matbaası",
    "markaz",
    "al-markaz",
    "wydawnictwo",
    "edizioni",
    "casa",
    "company",
    "co.",
    "ltd.",
    "ltd",
    "inc.",
];

/// Whether `words` look like a publisher rather than a place.
pub(super) fn is_publisher(words: &str) -> bool {
    words.split_whitespace().any(|word| PUBLISHER.contains(&word.trim_end_matches(',').to_lowercase().as_str()))
}

/// Acronyms and names with which the place of a file begins.
const ARCHIVES: &[&str] = &[
    "tna",
    "pro",
    "boa",
    "isa",
    "cza",
    "nara",
    "ior",
    "bl",
    "mae",
    "amae",
    "cadn",
    "shd",
    "aan",
    "cza",
    "dwq",
    "bca",
    "ttk",
    "wo",
    "fo",
    "co",
    "cab",
    "prem",
    "fco",
    "mecs",
    "mec",
    "usna",
    "rg",
    "anom",
    "foia",
    "cia",
    "gsa",
    "avprf",
    "rgaspi",
    "rgani",
    "sapmo",
    "hhsta",
    "asmai",
    "acs",
    "garf",
    "bna",
    "qdl",
    "nai",
    "mfa",
    "hza",
    "bab",
    "pa-aa",
    "ps",
    "unhcr",
    "ungа",
    "bba",
    "basbakanlik",
    "wikileaks",
    "crest",
    "paaa",
    "nlc",
    "inlc",
];

/// Whether `words` name an archive or library.
pub(super) fn is_archive(words: &str) -> bool {
    let first = words.split([' ', '/']).next().unwrap_or_default();
    let lettered = first.len() >= 2
        && first.chars().all(|c| c.is_uppercase() || c == '-')
        && ARCHIVES.contains(&first.to_lowercase().as_str());
    let mut parts = words.split(|c: char| !c.is_alphanumeric());
    let phrase = || {
        let lower = words.to_lowercase();
        ["record office", "service historique", "public record"].iter().any(|name| lower.contains(name))
    };
    let may_be_phrase =
        |part: &str| ends_with(part, "record") || ends_with(part, "service") || ends_with(part, "public");
    lettered
        || parts.any(|part| ARCHIVE_WORDS.contains(part) || (may_be_phrase(part) && phrase()))
        || words.split(' ').any(|word| ends_with(word, "archiv"))
}

/// Words of which the name of an archive or library has one.
static ARCHIVE_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "archive",
        "archives",
        "archiv",
        "arşivi",
        "archivio",
        "papers",
        "collection",
        "fonds",
        "nachlass",
        "manuscripts",
        "mss",
        "library",
        "wikileaks",
    ])
});

/// Whether `word` ends in `end`, in letters of any case.
fn ends_with(word: &str, end: &str) -> bool {
    let start = word.len().checked_sub(end.len());
    start.and_then(|start| word.get(start..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_outlets_is_sorted_and_has_no_repeats() {
        let names: Vec<String> = include_str!("outlets.csv")
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').next())
            .map(str::to_lowercase)
            .collect();
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(names, sorted);
        assert_eq!(outlet("The Economist"), Some(Outlet::Magazine));
        assert_eq!(outlet("al-Hayat"), Some(Outlet::Newspaper));
    }

    #[test]
    fn stations_are_known_by_their_words() {
        assert!(is_station("Aleppo TV") && is_station("Radio Tyre") && is_station("al-Nur 2"));
        assert!(!is_station("Rima Haj") && !is_station("The Beacon"));
    }
}
