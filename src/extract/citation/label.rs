//! Elements that say themselves what they are: `p. 4`, `vol. 3`, `no. 2`, `2nd ed.`, `trans. X`.

use super::names::trim;
use super::{Field, FieldRange};
use std::ops::Range;

/// Labels of places within a work, in lower case without full stop, with CSL's label.
const LOCATORS: &[(&str, &str)] = &[
    ("p", "page"),
    ("pp", "page"),
    ("page", "page"),
    ("pages", "page"),
    ("pg", "page"),
    ("s", "page"),
    ("seite", "page"),
    ("seiten", "page"),
    ("ss", "page"),
    ("pag", "page"),
    ("pagg", "page"),
    ("str", "page"),
    ("sf", "page"),
    ("fol", "folio"),
    ("fols", "folio"),
    ("ff", "folio"),
    ("f", "folio"),
    ("folio", "folio"),
    ("bl", "folio"),
    ("c", "folio"),
    ("cc", "column"),
    ("col", "column"),
    ("cols", "column"),
    ("sp", "column"),
    ("para", "paragraph"),
    ("paras", "paragraph"),
    ("par", "paragraph"),
    ("pars", "paragraph"),
    ("paragraph", "paragraph"),
    ("paragraphs", "paragraph"),
    ("rn", "paragraph"),
    ("¶", "paragraph"),
    ("§", "section"),
    ("§§", "section"),
    ("sec", "section"),
    ("section", "section"),
    ("sections", "section"),
    ("art", "article-locator"),
    ("arts", "article-locator"),
    ("article", "article-locator"),
    ("articles", "article-locator"),
    ("artikel", "article-locator"),
    ("ch", "chapter"),
    ("chs", "chapter"),
    ("chap", "chapter"),
    ("chaps", "chapter"),
    ("chapter", "chapter"),
    ("chapters", "chapter"),
    ("kap", "chapter"),
    ("n", "note"),
    ("nn", "note"),
    ("fn", "note"),
    ("note", "note"),
    ("loc", "location"),
    ("location", "location"),
    ("fig", "figure"),
    ("table", "table"),
    ("app", "appendix"),
    ("appendix", "appendix"),
    ("annex", "appendix"),
    ("plate", "figure"),
    ("doc", "section"),
    ("docs", "section"),
    ("document", "section"),
    ("l", "line"),
    ("ll", "line"),
    ("lines", "line"),
    ("principle", "article-locator"),
    ("clause", "article-locator"),
    ("letter", "section"),
    ("verse", "verse"),
    ("v", "verse"),
    ("sura", "chapter"),
    ("surah", "chapter"),
    ("pl", "figure"),
    ("map", "figure"),
    ("at", "page"),
    ("especially", "page"),
    ("esp", "page"),
    ("hier", "page"),
];

/// The CSL label and the value of a place within a work, if `words` are one.
pub(super) fn locator(words: &str) -> Option<(&'static str, &str)> {
    let words = words.trim();
    let words = ["at ", "here ", "especially ", "esp. ", "hier ", "see ", "and "]
        .iter()
        .find_map(|lead| words.strip_prefix(lead))
        .unwrap_or(words);
    let words = ["Kindle ", "kindle "].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words);
    let end = words.find(|c: char| c == '.' || c.is_whitespace() || c.is_ascii_digit()).unwrap_or(words.len());
    let (label, rest) = words.split_at(end);
    let label = label.to_lowercase();
    let value = rest.trim_start_matches(['.', ' ']).trim_start();
    let first = value.split([' ', '–', '-', ',']).next().unwrap_or_default();
    let whole = first.split('.').next().unwrap_or_default();
    let numeric = value.starts_with(|c: char| c.is_ascii_digit())
        || (label.len() > 1 || label == "p") && is_roman(whole)
        || is_shelf(first)
        || matches!(label.as_str(), "table" | "fig" | "map" | "annex" | "appendix" | "app" | "plate" | "doc")
            && value.contains(|c: char| c.is_ascii_digit())
            && first.len() <= 6
            // "App. no. 24276/94" is an application to a court.
            && !matches!(first, "no." | "No." | "nos.");
    if let Some((_, csl)) = LOCATORS.iter().find(|(known, _)| *known == label)
        && numeric
        && (rest.starts_with(['.', ' ']) || rest.starts_with(|c: char| c.is_ascii_digit()))
        // "S25/3134" is a shelf-mark.
        && !(words.starts_with(char::is_uppercase) && label.len() == 1 && !rest.starts_with(['.', ' ']))
        && value.len() < 60
        && value.split_whitespace().count() <= 8
        && (label.len() > 1 || label == "p" || is_pages(value) || !value.contains('.'))
    {
        return Some((csl, value));
    }
    // Alone, X is a platform.
    (words != "X" && is_pages(words)).then_some(("page", words))
}

/// The CSL label of the place within a work that starts at byte `at` of `text`, by the word before it.
pub(super) fn before(text: &str, at: usize) -> &'static str {
    let words = text[..at].trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let start = words.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | ',')).map_or(0, |at| at + 1);
    let word = words.get(start..).unwrap_or_default().to_lowercase();
    let csl = LOCATORS.iter().find(|(known, _)| *known == word).map_or("page", |(_, csl)| *csl);
    csl.trim_end_matches("-locator")
}

/// A4, B12: a page in a section.
pub(super) fn is_shelf(word: &str) -> bool {
    word.len() >= 2
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word[1..].chars().all(|c| c.is_ascii_digit())
}

/// Whether `words` are nothing but pages: 123–8, xii, 45 and 47, 88 ff., 2:114.
pub(super) fn is_pages(words: &str) -> bool {
    let mut any = false;
    for word in words.split([' ', ',', '–', '-', '—', '/', ':', '(', ')']).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches('.');
        let number = bare.trim_end_matches(['f', 'n']);
        let digits = !number.is_empty() && number.len() <= 5 && number.chars().all(|c| c.is_ascii_digit());
        // 45n12: a note on a page.
        let noted = || {
            bare.split_once('n').is_some_and(|(page, note)| {
                let number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
                number(page) && number(note.trim_start_matches(['n', '.']))
            })
        };
        let page = digits
            || is_roman(bare)
            || noted()
            || (bare.len() <= 5
                && bare.len() > 1
                && bare.ends_with(['r', 'v', 'a', 'b'])
                && bare[..bare.len() - 1].chars().all(|c| c.is_ascii_digit()));
        let joint = any && matches!(bare, "f" | "ff" | "and" | "sq" | "sqq" | "passim" | "et" | "und" | "n" | "&");
        if !(page || joint) {
            return false;
        }
        any = true;
    }
    any
}

/// Whether `word` is a Roman number in small letters, or a short one in capitals.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 8
        && (word.chars().all(|c| "ivxlc".contains(c)) || word.chars().all(|c| "IVXLC".contains(c)))
        && !matches!(word, "I" | "mix" | "civil" | "C" | "L")
}

/// The fields of an element that says what it is, or none.
pub(super) fn read(text: &str, range: Range<usize>) -> Option<Vec<FieldRange>> {
    let words = &text[range.clone()];
    let at = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        start..start + part.len()
    };
    let one = |field, part: &str| Some(vec![FieldRange { field, range: trim(text, at(part)) }]);
    let lower = lowered(words);
    let after = |leads: &[&str]| {
        leads.iter().find(|lead| lower.starts_with(**lead)).map(|lead| words[lead.len()..].trim_start())
    };
    if let Some(rest) = after(&["isbn:", "isbn-13", "isbn"]) {
        return one(Field::Isbn, rest.trim_start_matches([':', ' ']));
    }
    if let Some(rest) = after(&["doi:", "doi "]) {
        return one(Field::Doi, rest);
    }
    if let Some(rest) = translated_from(words, &lower).or_else(|| {
        after(&[
            "trans. by ",
            "translated and edited by ",
            "translated by ",
            "trans. and ed. ",
            "ed. and trans. ",
            "edited and translated by ",
            "trans. ",
            "transl. ",
            "tr. ",
            "trad. ",
            "traduit par ",
            "übers. von ",
            "übers. v. ",
            "çev. ",
        ])
    }) && super::names::is_like_people(rest)
    {
        return one(Field::Translator, rest);
    }
    if let Some(rest) = after(&[
        "edited by ",
        "ed. by ",
        "eds. ",
        "ed. ",
        "hrsg. von ",
        "hrsg. v. ",
        "hg. von ",
        "hg. v. ",
        "a cura di ",
        "éd. ",
        "éds. ",
        "sous la direction de ",
        "sous la direction d'",
        "sous la direction d’",
        "sous la dir. de ",
        "comp. ",
        "compiled by ",
        "thq. ",
        "tahqiq ",
    ]) && (super::names::is_like_people(rest) || super::names::is_body(rest))
        && !rest.is_empty()
    {
        return one(Field::Editor, rest);
    }
    if let Some(rest) = after(&["as told to ", "with the collaboration of ", "with the assistance of "])
        && super::names::is_like_people(rest)
    {
        return one(Field::Other, rest);
    }
    if let Some(rest) =
        after(&["foreword by ", "introduction by ", "preface by ", "with an introduction by ", "with a foreword by "])
    {
        return one(Field::Other, rest);
    }
    numbers(words, &lower, &one)
}

/// The words behind "trans. from the German by", "aus dem Arabischen von", "traduit de l'arabe par": who translated.
fn translated_from<'w>(words: &'w str, lower: &str) -> Option<&'w str> {
    const LEADS: &[(&str, &str)] = &[
        ("trans. from ", " by "),
        ("transl. from ", " by "),
        ("tr. from ", " by "),
        ("translated from ", " by "),
        ("translated and edited from ", " by "),
        ("traduit de ", " par "),
        ("traduit du ", " par "),
        ("trad. de ", " par "),
        ("trad. du ", " par "),
        ("aus dem ", " von "),
        ("tradotto dal", " da "),
        ("trad. dal", " da "),
    ];
    let (lead, joint) = LEADS.iter().find(|(lead, _)| lower.starts_with(lead))?;
    // The language and no more: "the Ottoman Turkish".
    let at = lower[lead.len()..].find(joint).filter(|at| *at <= 40)?;
    Some(words[lead.len() + at + joint.len()..].trim_start())
}

/// `words` in lower case, byte for byte: a letter whose small form is longer, as İ is, stays as it is.
fn lowered(words: &str) -> String {
    let lower = words.to_lowercase();
    if lower.len() == words.len() { lower } else { words.to_ascii_lowercase() }
}

fn numbers(words: &str, lower: &str, one: &dyn Fn(Field, &str) -> Option<Vec<FieldRange>>) -> Option<Vec<FieldRange>> {
    let words_of: Vec<&str> = words.split_whitespace().collect();
    let lowered: Vec<&str> = lower.split_whitespace().collect();
    let last = *lowered.last()?;
    if words_of.len() <= 4
        && matches!(
            last,
            "ed." | "ed" | "edn" | "edn." | "edition" | "aufl." | "auflage" | "éd." | "edition." | "baskı" | "ediz."
        )
        && words_of.len() > 1
    {
        return one(Field::Edition, words);
    }
    // "rev. and enl.", after the number of the edition or alone.
    let revised = |word: &&str| {
        let word = word.trim_end_matches('.');
        let said =
            ["rev", "revised", "enl", "enlarged", "exp", "expanded", "corr", "corrected", "updated", "augmented"];
        said.contains(&word) || matches!(word, "and" | "&" | "ed" | "edn" | "edition")
    };
    if lowered[0].starts_with("rev") && words_of.len() <= 5 && lowered.iter().all(revised) {
        return one(Field::Edition, words);
    }
    if let [count, "vols." | "vols" | "volumes" | "bde." | "bände" | "cilt"] = lowered.as_slice()
        && !count.is_empty()
    {
        return one(Field::Volumes, words_of[0]);
    }
    let mut found = Vec::new();
    // "issue no. 4" has one label in two words.
    let mut at = usize::from(lowered.len() > 2 && lowered[0] == "issue" && lowered[1].starts_with('n'));
    while at < lowered.len() {
        let label = lowered[at].trim_end_matches(['.', ':']);
        let field = match label {
            "vol" | "vols" | "volume" | "bd" | "band" | "tome" | "tomo" | "jg" | "cilt" | "t" | "v" => {
                Some(Field::Volume)
            }
            "no" | "nos" | "nr" | "n°" | "num" | "number" | "issue" | "iss" | "heft" | "h" | "n.º" | "n" | "№"
            | "sayı" | "fasc" => Some(Field::Issue),
            "pt" | "part" | "teil" => Some(Field::Other),
            _ => None,
        };
        let glued = ["vol.", "no.", "nr.", "bd.", "#"]
            .iter()
            .find(|lead| lowered[at].starts_with(**lead) && lowered[at].len() > lead.len());
        if let Some(lead) = glued {
            let value = &words_of[at][lead.len()..];
            if !value.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            found.extend(one(if lead.starts_with(['v', 'b']) { Field::Volume } else { Field::Issue }, value)?);
            at += 1;
            continue;
        }
        // "vol. 2 of", before the name of the set.
        if label == "of"
            && at + 1 == lowered.len()
            && found.last().is_some_and(|last: &FieldRange| last.field == Field::Volume)
        {
            break;
        }
        let field = field?;
        let value = *words_of.get(at + 1)?;
        let bare = value.trim_end_matches('.');
        let first = bare.split(['/', '–', '-']).next().unwrap_or(bare);
        let number = first.starts_with(|c: char| c.is_ascii_digit()) || is_roman(first) || bare == "I";
        if !number || (label.len() == 1 && !lowered[at].ends_with('.')) {
            return None;
        }
        // "no. 6 bis".
        let again = words_of.get(at + 2).filter(|word| matches!(**word, "bis" | "ter" | "mukarrar"));
        let end = again.map_or(bare, |again| {
            let start = bare.as_ptr() as usize - words.as_ptr() as usize;
            let end = again.as_ptr() as usize - words.as_ptr() as usize + again.len();
            &words[start..end]
        });
        found.extend(one(field, end)?);
        at += 2 + usize::from(again.is_some());
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_within_a_work() {
        for (text, expected) in [
            ("p. 23", Some(("page", "23"))),
            ("pp. 177–9", Some(("page", "177–9"))),
            ("p.25", Some(("page", "25"))),
            ("44", Some(("page", "44"))),
            ("xii", Some(("page", "xii"))),
            ("para. 162", Some(("paragraph", "162"))),
            ("fols 2v–3r", Some(("folio", "2v–3r"))),
            ("p. A4", Some(("page", "A4"))),
            ("S. 62–75", Some(("page", "62–75"))),
            ("S.82 ff.", Some(("page", "82 ff."))),
            ("Salt Roads", None),
            ("FO 371", None),
            ("App. no. 24276/94", None),
            ("page turners", None),
        ] {
            assert_eq!(locator(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_known_by_their_labels() {
        let shown = |text: &str| {
            let found = read(text, 0..text.len())?;
            Some(found.into_iter().map(|field| (field.field, text[field.range].to_owned())).collect::<Vec<_>>())
        };
        let own =
            |pairs: &[(Field, &str)]| Some(pairs.iter().map(|(field, words)| (*field, (*words).to_owned())).collect());
        assert_eq!(shown("vol. 3"), own(&[(Field::Volume, "3")]));
        assert_eq!(shown("Vol. IV no. 2"), own(&[(Field::Volume, "IV"), (Field::Issue, "2")]));
        assert_eq!(shown("no. 6 bis"), own(&[(Field::Issue, "6 bis")]));
        assert_eq!(shown("2nd ed."), own(&[(Field::Edition, "2nd ed.")]));
        assert_eq!(shown("rev. and enl."), own(&[(Field::Edition, "rev. and enl.")]));
        assert_eq!(shown("trans. Rima Haj"), own(&[(Field::Translator, "Rima Haj")]));
        for text in [
            "trans. from the German by Rima Haj",
            "translated from Ottoman Turkish by Rima Haj",
            "aus dem Arabischen von Rima Haj",
            "traduit de l’arabe par Rima Haj",
        ] {
            assert_eq!(shown(text), own(&[(Field::Translator, "Rima Haj")]), "{text}");
        }
        assert_eq!(shown("translated from the beginning by hand"), None);
        assert_eq!(shown("Law No. 4 of 1999"), None);
        assert_eq!(shown("no more"), None);
    }
}
