//! In what two descriptions of one work differ.

use super::alike::address;
use crate::record::{DateField, Name, NamesField, Source, SourceType, TextField};
use unicode_normalization::UnicodeNormalization;

/// A field that both have, and in which they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: &'static str,
    /// What is cited.
    pub cited: String,
    /// What the other list has.
    pub held: String,
}

/// The fields that both `cited` and `held` have, and in which they differ by more than the form in which programs keep
/// them: quotation marks and dashes, capitals of a title, the scheme of an address, a translation in brackets. Short
/// titles, notes and days of access are nobody's business but the list's own.
#[must_use]
pub fn differences(cited: &Source, held: &Source) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |field, cited: String, held: String| found.push(Difference { field, cited, held });
    if !is_same_kind(cited.kind, held.kind) {
        add("type", cited.kind.to_string(), held.kind.to_string());
    }
    let people = |names: &[Name]| names.iter().map(Name::display).collect::<Vec<_>>().join("; ");
    for field in NamesField::ALL {
        let (one, other) = (people(field.of(cited)), people(field.of(held)));
        if !one.is_empty() && !other.is_empty() && plain(&one) != plain(&other) {
            add(field.name(), one, other);
        }
    }
    for field in TextField::ALL {
        if let (Some(one), Some(other)) = (field.of(cited), field.of(held))
            && !is_same(*field, one, other, cited)
        {
            add(field.name(), one.clone(), other.clone());
        }
    }
    for field in DateField::ALL.iter().filter(|field| **field != DateField::Accessed) {
        if let (Some(one), Some(other)) = (field.of(cited), field.of(held))
            && one != other
        {
            add(field.name(), one.to_string(), other.to_string());
        }
    }
    found
}

/// A document may be anything, and programs have one type for what stands on a site.
fn is_same_kind(cited: SourceType, held: SourceType) -> bool {
    use SourceType as T;
    let site = |kind| matches!(kind, T::Webpage | T::Post | T::PostWeblog);
    cited == held || held == T::Document || site(cited) && site(held)
}

fn is_same(field: TextField, cited: &str, held: &str, source: &Source) -> bool {
    match field {
        TextField::TitleShort | TextField::Note | TextField::References | TextField::IssuedText => true,
        TextField::Url | TextField::ArchiveUrl => address(cited) == address(held),
        TextField::Doi => cited.eq_ignore_ascii_case(held),
        TextField::Isbn | TextField::Issn => {
            let bare = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            bare(cited).eq_ignore_ascii_case(&bare(held))
        }
        // `ar` and `ar-Latn` are one language.
        TextField::Language => {
            let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            primary(cited) == primary(held)
        }
        TextField::Edition => ordinal(cited) == ordinal(held),
        TextField::Page => pages(cited) == pages(held),
        TextField::Title => {
            let held = plain(held).to_lowercase();
            let whole = source.title_translation.as_deref().map(|other| plain(&format!("{cited} [{other}]")));
            held == plain(cited).to_lowercase() || whole.is_some_and(|whole| held == whole.to_lowercase())
        }
        TextField::TitleTranslation | TextField::ContainerTitle => {
            plain(cited).to_lowercase() == plain(held).to_lowercase()
        }
        _ => plain(cited) == plain(held),
    }
}

/// The number of an edition, else its words: `2`, `2nd ed.`.
fn ordinal(text: &str) -> String {
    let number: String = text.chars().take_while(char::is_ascii_digit).collect();
    if number.is_empty() { plain(text).to_lowercase() } else { number }
}

/// `211–45` and `211-245` as the same range.
fn pages(text: &str) -> String {
    let text = plain(text).replace("--", "-").replace(' ', "");
    match text.split_once('-') {
        Some((from, to))
            if to.len() < from.len() && to.bytes().all(|byte| byte.is_ascii_digit()) && from.is_ascii() =>
        {
            format!("{from}-{}{to}", &from[..from.len() - to.len()])
        }
        _ => text,
    }
}

/// `text` with one sign for each kind of quotation mark, dash and space.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '‘' | '’' | 'ʼ' | '′' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‒' | '−' | '‐' | '‑' => '-',
        c => c,
    };
    let folded: String = text.nfc().map(one).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(cited: &Source, held: &Source) -> Vec<&'static str> {
        differences(cited, held).iter().map(|difference| difference.field).collect()
    }

    #[test]
    fn the_form_in_which_a_program_keeps_a_field_is_no_difference() {
        let cited = Source {
            kind: SourceType::Post,
            title: Some("The River’s Bank: A History".to_owned()),
            title_translation: Some("x".to_owned()),
            page: Some("211–45".to_owned()),
            edition: Some("2nd ed.".to_owned()),
            isbn: Some("978-3-16-148410-0".to_owned()),
            url: Some("https://www.a.example/b/".to_owned()),
            language: Some("ar-Latn".to_owned()),
            accessed: "2017-09-01".parse().ok(),
            ..Source::default()
        };
        let held = Source {
            kind: SourceType::Webpage,
            title: Some("The river's bank: a history [x]".to_owned()),
            title_translation: None,
            page: Some("211-245".to_owned()),
            edition: Some("2".to_owned()),
            isbn: Some("9783161484100".to_owned()),
            url: Some("http://a.example/b".to_owned()),
            language: Some("ar".to_owned()),
            accessed: "2020-01-01".parse().ok(),
            ..Source::default()
        };
        assert_eq!(fields(&cited, &held), [""; 0]);
    }

    #[test]
    fn what_differs_is_named_with_both_values() {
        let cited = Source {
            author: vec![Name::person("al-Salihi", "Muhammad")],
            issued: "2017-08-21".parse().ok(),
            volume: Some("12".to_owned()),
            ..Source::default()
        };
        let held = Source {
            author: vec![Name::person("Salihi", "Muhammad")],
            issued: "2017-08-22".parse().ok(),
            volume: Some("13".to_owned()),
            ..Source::default()
        };
        assert_eq!(fields(&cited, &held), ["author", "volume", "issued"]);
        assert_eq!(differences(&cited, &held)[0].held, "Muhammad Salihi");
    }
}
