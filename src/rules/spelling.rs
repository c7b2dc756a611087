//! Whether two spellings may be one word, for the rules that compare names, terms, newspapers and places.

use super::passage::passages;
use crate::document::Within;
use crate::extract::Reading;
use crate::text::{Span, key, sound};
use std::collections::BTreeMap;
use std::ops::Range;

/// Something that is named in an article, under one spelling.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As printed.
    pub(super) words: String,
    /// Where it first stands.
    pub(super) span: Span,
    /// All places where it stands.
    pub(super) spans: Vec<Span>,
}

/// Puts mentions of one folded key together, in the order of the file.
pub(super) fn forms(mentions: impl IntoIterator<Item = (String, Span)>) -> Vec<Form> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for (words, span) in mentions {
        let key = key(&words);
        if key.is_empty() {
            continue;
        }
        let form = forms.entry(key).or_insert_with(|| Form { words: words.clone(), span, spans: Vec::new() });
        if span < form.span {
            (form.words, form.span) = (words, span);
        }
        form.spans.push(span);
    }
    let mut forms: Vec<Form> = forms.into_values().collect();
    forms.sort_by_key(|form| form.span);
    forms
}

/// Pairs of forms that are one word: the one to keep, which is commoner or comes first, and the other.
pub(super) fn variants(forms: &[Form], is_one: impl Fn(&str, &str) -> bool) -> Vec<(&Form, &Form)> {
    let mut pairs = Vec::new();
    for (index, other) in forms.iter().enumerate() {
        let best = forms.iter().enumerate().filter(|(at, form)| {
            let commoner = form.spans.len() > other.spans.len();
            let first = form.spans.len() == other.spans.len() && *at < index;
            (commoner || first) && is_one(&form.words, &other.words)
        });
        let best = best.max_by_key(|(at, form)| (form.spans.len(), usize::MAX - at));
        pairs.extend(best.map(|(_, form)| (form, other)));
    }
    pairs
}

/// Whether two phrases have words that sound alike, one by one, and are not the same. What schemes write differently
/// does not count: u and o, i and e, doubled letters; nor a and e, as in *Ahmad* and *Ahmed*.
pub(super) fn sound_alike(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let words = |key: &str| key.split(' ').count();
    let open = |key: &str| sound(&key.replace('e', "a"));
    one != other && words(&one) == words(&other) && (sound(&one) == sound(&other) || open(&one) == open(&other))
}

/// The consonants of a phrase as they sound, each word with its first letter.
pub(super) fn skeleton(words: &str) -> String {
    let is_vowel = |c: char| matches!(c, 'a' | 'i' | 'u');
    let bare = |word: &str| {
        let rest = word.char_indices().filter(|(at, c)| *at == 0 || !is_vowel(*c)).map(|(_, c)| c);
        rest.collect::<String>()
    };
    sound(words).split(' ').map(bare).collect::<Vec<_>>().join(" ")
}

/// The words of a block or note at `range`, and where they stand in the file.
pub(super) fn mention(reading: &Reading<'_>, within: Within, range: &Range<usize>) -> (String, Span) {
    let text = match within {
        Within::Block(index) => &reading.article.blocks[index].text,
        Within::Note(index) => &reading.article.notes[index].text,
    };
    (text.as_str()[range.clone()].to_owned(), text.plain.span(range.clone()))
}

/// Words in italics in running text and in remarks: terms, and not what notes cite. A title or a newspaper among
/// them is told by the notes.
pub(super) fn terms(reading: &Reading<'_>) -> Vec<(String, Span, Range<usize>, Within)> {
    use crate::document::MarkKind;
    let cited: Vec<String> = (reading.sources.iter())
        .flat_map(|source| [&source.title, &source.container_title].into_iter().flatten())
        .map(|title| key(title))
        .collect();
    let mut terms = Vec::new();
    for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
        let words = passage.words();
        for mark in passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis) {
            if let Within::Note(index) = passage.within {
                let remarks = &reading.notes[index].remarks;
                if !remarks.iter().any(|range| range.start <= mark.range.start && mark.range.end <= range.end) {
                    continue;
                }
            }
            let term = &words[mark.range.clone()];
            let lead = term.len() - term.trim_start_matches(|c: char| !is_letter(c)).len();
            let term = term.trim_start_matches(|c: char| !is_letter(c));
            let term = term.trim_end_matches(|c: char| !c.is_alphanumeric());
            let start = mark.range.start + lead;
            let range = start..start + term.len();
            let whole = term.len() * 10 > words.len() * 9 && passage.kind != Some(crate::document::BlockKind::Title);
            if !term.is_empty() && !whole && term.split(' ').count() <= 4 && !cited.contains(&key(term)) {
                terms.push((term.to_owned(), passage.span(range.clone()), range, passage.within));
            }
        }
    }
    terms
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || crate::text::is_apostrophe(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_man_in_two_spellings_is_told_from_two_men() {
        for (one, other) in [
            ("Muhammad al-Salihi", "Muhamad al-Salihi"),
            ("Hossein Fatemi", "Hosein Fatemi"),
            ("Ahmed Ben Bella", "Ahmad Ben Bella"),
            ("Wilayat al-Khair", "Wilayat al-Khayr"),
        ] {
            assert!(sound_alike(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("Khalid al-Nur", "Khalil al-Nur"),
            ("Mustafa Barzani", "Massoud Barzani"),
            ("al-Hashimi", "Hashimi"),
            ("Hasan Nur", "Husayn Nur"),
            ("Nur", "Hasan Nur"),
        ] {
            assert!(!sound_alike(one, other), "{one} and {other}");
        }
        assert_eq!(skeleton("Yediot Ahronot"), skeleton("Yedi‘ot Aharonot"));
        assert_ne!(skeleton("al-Ahram"), skeleton("al-Ahrar"));
    }
}
