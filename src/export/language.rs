//! Names of languages. The codes are those of ISO 639-1, -2 and -3 (Library of Congress and SIL International); the
//! babel names those of the babel package's list of locales.

/// A language: BCP 47, ISO 639-2/B, English name, babel name, script in which it is usually written.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const LANGUAGES: &[Row] = &[
    ("am", "amh", "Amharic", "amharic", "Ethi"),
    ("ar", "ara", "Arabic", "arabic", "Arab"),
    ("arc", "arc", "Aramaic", "", "Syrc"),
    ("az", "aze", "Azerbaijani", "azerbaijani", "Latn"),
    ("ber", "ber", "Berber", "", "Tfng"),
    ("bg", "bul", "Bulgarian", "bulgarian", "Cyrl"),
    ("bs", "bos", "Bosnian", "bosnian", "Latn"),
    ("ckb", "kur", "Central Kurdish", "sorani", "Arab"),
    ("de", "ger", "German", "ngerman", "Latn"),
    ("el", "gre", "Greek", "greek", "Grek"),
    ("en", "eng", "English", "english", "Latn"),
    ("es", "spa", "Spanish", "spanish", "Latn"),
    ("fa", "per", "Persian", "persian", "Arab"),
    ("fr", "fre", "French", "french", "Latn"),
    ("he", "heb", "Hebrew", "hebrew", "Hebr"),
    ("hy", "arm", "Armenian", "armenian", "Armn"),
    ("it", "ita", "Italian", "italian", "Latn"),
    ("ka", "geo", "Georgian", "georgian", "Geor"),
    ("ku", "kur", "Kurdish", "kurmanji", "Latn"),
    ("nl", "dut", "Dutch", "dutch", "Latn"),
    ("ota", "ota", "Ottoman Turkish", "", "Arab"),
    ("pl", "pol", "Polish", "polish", "Latn"),
    ("ps", "pus", "Pashto", "pashto", "Arab"),
    ("pt", "por", "Portuguese", "portuguese", "Latn"),
    ("ru", "rus", "Russian", "russian", "Cyrl"),
    ("so", "som", "Somali", "somali", "Latn"),
    ("sr", "srp", "Serbian", "serbian", "Cyrl"),
    ("sw", "swa", "Swahili", "swahili", "Latn"),
    ("syr", "syr", "Syriac", "syriac", "Syrc"),
    ("tr", "tur", "Turkish", "turkish", "Latn"),
    ("uk", "ukr", "Ukrainian", "ukrainian", "Cyrl"),
    ("ur", "urd", "Urdu", "urdu", "Arab"),
    ("uz", "uzb", "Uzbek", "uzbek", "Latn"),
    ("yi", "yid", "Yiddish", "yiddish", "Hebr"),
    ("zh", "chi", "Chinese", "chinese", "Hans"),
];

/// What is known of the language of a BCP 47 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// Its three letters for libraries (ISO 639-2/B).
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Its babel name, where the words are in its own script: babel sets Arabic from right to left, and
    /// transliterated Arabic is not.
    pub babel: Option<&'static str>,
    /// Whether the words are transliterated.
    pub is_transliterated: bool,
}

impl Language {
    /// The language of `tag`.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?.to_ascii_lowercase();
        let (_, code, name, babel, script) = LANGUAGES.iter().find(|row| row.0 == primary)?;
        let is_transliterated = *script != "Latn" && parts.any(|part| part.eq_ignore_ascii_case("Latn"));
        let babel = (!is_transliterated && !babel.is_empty()).then_some(*babel);
        Some(Self { code, name, babel, is_transliterated })
    }
}

/// The tag of the language that `name` names in English, for babel, or in ISO 639; `title` tells whether it is
/// transliterated. A tag comes back as it is.
pub(crate) fn tag(name: &str, title: Option<&str>) -> Option<String> {
    let lower = name.trim().to_ascii_lowercase();
    let lower = lower.strip_prefix("lang").filter(|rest| LANGUAGES.iter().any(|row| row.3 == *rest)).unwrap_or(&lower);
    let named = |row: &&Row| lower == row.0 || lower == row.1 || lower == row.3 || lower.eq_ignore_ascii_case(row.2);
    if let Some((code, _, _, _, script)) = LANGUAGES.iter().find(named) {
        let latin = title.is_some_and(|title| title.chars().filter(|c| c.is_alphabetic()).all(is_latin));
        return Some(if *script != "Latn" && latin { format!("{code}-Latn") } else { (*code).to_owned() });
    }
    match lower {
        "american" | "british" | "usenglish" | "ukenglish" => Some("en".to_owned()),
        "german" | "austrian" => Some("de".to_owned()),
        "farsi" => tag("fa", title),
        _ => Language::of(name).map(|_| name.to_owned()),
    }
}

fn is_latin(c: char) -> bool {
    u32::from(c) < 0x250 || matches!(c, 'ʿ' | 'ʾ' | 'ʼ' | 'ʻ' | '\u{1e00}'..='\u{1eff}' | '\u{2b0}'..='\u{2ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transliterated_title_has_no_babel_name() {
        assert_eq!(Language::of("ar").and_then(|language| language.babel), Some("arabic"));
        assert_eq!(Language::of("ar-Latn").and_then(|language| language.babel), None);
        assert_eq!(Language::of("tr").and_then(|language| language.babel), Some("turkish"));
        assert_eq!(Language::of("xx"), None);
    }

    #[test]
    fn a_name_leads_back_to_the_tag() {
        for (name, title, expected) in [
            ("Arabic", "al-Quwwāt", Some("ar-Latn")),
            ("arabic", "القوات", Some("ar")),
            ("ngerman", "Der Krieg", Some("de")),
            ("langenglish", "War", Some("en")),
            ("en-GB", "War", Some("en-GB")),
            ("Klingon", "Heghlu'meH", None),
        ] {
            assert_eq!(tag(name, Some(title)).as_deref(), expected, "{name}");
        }
    }
}
