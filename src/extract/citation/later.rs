//! Later references: ibid., idem, op. cit., short titles, "see note 4 above".

use super::item::ItemKind;
use super::parts::Parts;
use super::when::{self, Precision};
use super::{Field, FieldRange, label, names, shapes};
use crate::record::Form;
use std::ops::Range;

/// A later reference as read, before it is resolved.
#[derive(Debug)]
pub(super) struct Later {
    pub(super) form: Form,
    pub(super) fields: Vec<FieldRange>,
    /// The label of the note it names.
    pub(super) note: Option<String>,
    /// The elements that it takes.
    pub(super) used: Vec<usize>,
    pub(super) score: f32,
}

/// Signs of the work cited last.
const IBID: &[&str] =
    &["ibid", "ib", "ibidem", "ebd", "ebenda", "ivi", "idem", "id", "a.g.e", "age", "a.g.m", "agm", "a.y", "שם"];

/// Signs of a work cited earlier.
const CITED: &[&str] = &[
    "op. cit",
    "op.cit",
    "op cit",
    "loc. cit",
    "loc.cit",
    "loc cit",
    "a.a.o",
    "aao",
    "a. a. o",
    "cit",
    "art. cit",
    "ibid",
    "id",
    "supra",
    "infra",
    "above",
    "idem",
    "a.g.e",
    "age",
    "a.g.m",
    "agm",
    "adı geçen eser",
];

/// Reads `parts` as a later reference.
pub(super) fn read(parts: &Parts<'_>) -> Option<Later> {
    keyed(parts).or_else(|| ibid(parts)).or_else(|| cross(parts)).or_else(|| cited(parts)).or_else(|| short(parts))
}

fn bare(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')')).to_lowercase()
}

/// Keeps of the known fields those that point into the work.
fn places(parts: &Parts<'_>) -> Vec<FieldRange> {
    let kept = parts
        .fields
        .iter()
        .filter(|field| matches!(field.field, Field::Page | Field::Locator | Field::Volume | Field::Issued));
    let mut fields: Vec<FieldRange> = kept.cloned().collect();
    let located = fields.iter().any(|field| field.field == Field::Page);
    fields.retain(|field| !(located && field.field == Field::Locator));
    for field in &mut fields {
        if field.field == Field::Page {
            field.field = Field::Locator;
        }
    }
    fields
}

/// `[@haj1999, 12]`, `{Haj 1999@12}`: the key that a program for references puts in a note.
fn keyed(parts: &Parts<'_>) -> Option<Later> {
    let [item, rest @ ..] = parts.items.as_slice() else { return None };
    let later = |fields, used| Later { form: Form::Short, fields, note: None, used, score: 0.97 };
    if item.kind == ItemKind::Square && parts.words(0).starts_with('@') && rest.is_empty() {
        let words = parts.words(0);
        let mut fields = Vec::new();
        if let Some((_, place)) = words.split_once(',')
            && let Some((_, value)) = label::locator(place)
        {
            fields.push(FieldRange { field: Field::Locator, range: item.inner.end - value.len()..item.inner.end });
        }
        return Some(later(fields, vec![0]));
    }
    let [handle] = rest else { return None };
    let opened = parts.text[..item.outer.start].ends_with('{');
    let (name, year) = parts.words(0).rsplit_once(' ')?;
    if !opened || handle.kind != ItemKind::Handle || when::exactly(year) != Some(Precision::Year) {
        return None;
    }
    let start = item.inner.start;
    let fields = vec![
        FieldRange { field: Field::Author, range: start..start + name.len() },
        FieldRange { field: Field::Issued, range: item.inner.end - year.len()..item.inner.end },
        FieldRange { field: Field::Locator, range: handle.inner.start + 1..handle.inner.end },
    ];
    Some(later(fields, vec![0, 1]))
}

fn ibid(parts: &Parts<'_>) -> Option<Later> {
    let first = parts.items.first().filter(|item| item.kind == ItemKind::Text)?;
    let words = parts.words(0);
    let (sign, rest) = words.split_once(' ').unwrap_or((words, ""));
    if !IBID.contains(&bare(sign).as_str()) {
        return None;
    }
    let mut later = Later { form: Form::Ibid, fields: places(parts), note: None, used: vec![0], score: 0.99 };
    if !rest.is_empty() {
        let (_, value) = label::locator(rest)?;
        let range = first.inner.end - value.len()..first.inner.end;
        later.fields.push(FieldRange { field: Field::Locator, range });
    }
    let further = (1..parts.items.len()).any(|index| {
        !parts.items[index].known && matches!(parts.items[index].kind, ItemKind::Quoted | ItemKind::Italic)
    });
    // "Idem, *Another Work*" is a work of its own by the same hand.
    if further || parts.has(Field::Publisher) {
        return None;
    }
    later.fields.retain(|field| field.field != Field::Issued);
    Some(later)
}

/// The label of a note, from "note 4 above", "n. 4", "supra note 4", "oben N. 7".
fn note_label(words: &str) -> Option<&str> {
    // A label is a number.
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let list: Vec<&str> = words.split_whitespace().collect();
    let sign = |word: &str| {
        matches!(
            word.trim_matches(['.', '(', ',']).to_lowercase().as_str(),
            "note" | "notes" | "n" | "nn" | "fn" | "footnote" | "endnote" | "anm" | "fußnote" | "nota"
        )
    };
    let extra = |word: &str| {
        matches!(
            bare(word).as_str(),
            "supra"
                | "above"
                | "below"
                | "infra"
                | "see"
                | "at"
                | "in"
                | "oben"
                | "unten"
                | "vorige"
                | "the"
                | "op"
                | "cit"
                | "op.cit"
                | "sources"
                | "works"
                | "references"
                | "literature"
                | "cited"
                | "quoted"
                | "listed"
                | "also"
        )
    };
    let at = list.iter().position(|word| sign(word));
    let glued = || list.iter().find_map(|word| word.strip_prefix("n.").or_else(|| word.strip_prefix("fn.")));
    let value = match at {
        Some(at) => {
            // "notes 16 and 24 above": the first of them.
            let more =
                |word: &str| word == "and" || word == "&" || bare(word).chars().all(|c| c.is_ascii_digit() || c == '–');
            let plural = matches!(bare(list[at]).as_str(), "notes" | "nn");
            let rest = list.get(at + 2..).unwrap_or_default();
            if !list[..at].iter().all(|word| extra(word))
                || !rest.iter().all(|word| extra(word) || plural && more(word))
            {
                return None;
            }
            list.get(at + 1).copied()?
        }
        None if list.len() <= 2 => glued()?,
        None => return None,
    };
    let value = value.trim_matches(['.', ',', ')', ':']);
    let first = value.split(['–', '-']).next().unwrap_or(value);
    (!first.is_empty() && first.len() <= 4 && first.chars().all(|c| c.is_ascii_digit())).then_some(first)
}

/// "note 4 above, p. 12" with nothing that names a work.
fn cross(parts: &Parts<'_>) -> Option<Later> {
    let first = parts.items.first()?;
    if first.kind != ItemKind::Text || first.known {
        return None;
    }
    // "See above, note 12".
    let above = matches!(bare(parts.words(0)).as_str(), "above" | "supra" | "oben" | "below" | "infra");
    let at = usize::from(above && parts.items.len() > 1);
    let label = note_label(parts.words(at))?;
    let rest = (1..parts.items.len()).all(|index| {
        parts.items[index].known || matches!(bare(parts.words(index)).as_str(), "above" | "below" | "supra")
    });
    let mut fields = places(parts);
    let sign = parts.items[at].inner.clone();
    fields.retain(|field| {
        field.field != Field::Issued && !(sign.start <= field.range.start && field.range.end <= sign.end)
    });
    let used = if rest { (0..parts.items.len()).collect() } else { vec![0] };
    Some(Later { form: Form::CrossReference, fields, note: Some(label.to_owned()), used, score: 0.98 })
}

/// "Haj, op. cit., n. 7, pp. 80–1"; "Haj (note 4), 12"; "Haj, *Salt*, see note 4".
fn cited(parts: &Parts<'_>) -> Option<Later> {
    let mut note = None;
    let mut sign = None;
    for (index, item) in parts.items.iter().enumerate() {
        let words = parts.words(index);
        if item.kind == ItemKind::Text || item.kind == ItemKind::Round {
            if let Some(label) = note_label(words) {
                note = Some(label.to_owned());
                sign = sign.or(Some(index));
                continue;
            }
            let bare = bare(words);
            if CITED.contains(&bare.as_str()) && (index > 0 || bare.contains("cit"))
                || bare.starts_with("vorige n")
                || bare.starts_with("siehe oben")
            {
                sign = sign.or(Some(index));
            }
        }
    }
    let sign = sign?;
    // "X, “Y,” ibid., p. 4" is a work of its own, in what held the one before.
    if sign > 1 && parts.items[sign - 1].kind == ItemKind::Quoted && shapes::is_same(parts.words(sign)) {
        return None;
    }
    let italic = parts.items.iter().position(|item| matches!(item.kind, ItemKind::Quoted | ItemKind::Italic));
    let head: Vec<usize> = (0..sign)
        .filter(|index| {
            parts.items[*index].kind == ItemKind::Text
                && !parts.items[*index].known
                && italic.is_none_or(|title| *index < title)
        })
        .collect();
    if parts.has(Field::Publisher) || (sign == 0 && !bare(parts.words(0)).contains("cit")) {
        return None;
    }
    let mut fields = places(parts);
    fields.retain(|field| field.field != Field::Locator || note_label(&parts.text[field.range.clone()]).is_none());
    // The number of the note itself was taken for a place in the work.
    let note_items: Vec<Range<usize>> = (0..parts.items.len())
        .filter(|index| note_label(parts.words(*index)).is_some())
        .map(|index| parts.items[index].inner.clone())
        .collect();
    fields.retain(|field| {
        !note_items.iter().any(|range| range.start <= field.range.start && field.range.end <= range.end)
    });
    let pages = (sign + 1..parts.items.len()).find_map(|index| {
        let (csl, value) = label::locator(parts.words(index))?;
        (csl != "note").then(|| parts.items[index].inner.end - value.len()..parts.items[index].inner.end)
    });
    if !fields.iter().any(|field| field.field == Field::Locator)
        && let Some(range) = pages
    {
        fields.push(FieldRange { field: Field::Locator, range });
    }
    if let Some(range) = parts.range(&head) {
        if parts.text[range.clone()].split_whitespace().count() > 8 {
            return None;
        }
        fields.extend(
            names::read(parts.text, range).into_iter().map(|(_, range)| FieldRange { field: Field::Author, range }),
        );
    }
    if let Some(title) = italic.filter(|title| *title < sign) {
        fields.push(FieldRange { field: Field::Title, range: parts.items[title].inner.clone() });
    }
    let form = if head.is_empty() && italic.is_none() { Form::Ibid } else { Form::Short };
    // "…, p. 88, where the date is given as …" ends in prose.
    let wordy =
        |index: &usize| parts.words(*index).split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() > 2;
    let used = (0..parts.items.len()).take_while(|index| *index <= sign || parts.items[*index].known || !wordy(index));
    let used: Vec<usize> = used.collect();
    let end = used.last().map_or(0, |last| parts.items[*last].outer.end);
    fields.retain(|field| field.range.end <= end);
    Some(Later { form, fields, note, used, score: 0.96 })
}

/// A family name or several, with a short title or a year, and a place in the work.
fn short(parts: &Parts<'_>) -> Option<Later> {
    if parts.imprint
        || parts.thesis
        || parts.series
        || parts.editors.is_some()
        || parts.has(Field::Url)
        || parts.has(Field::Translation)
        || parts.has(Field::Edition)
        || parts.has(Field::Issue)
        || parts.has(Field::Accessed)
        || parts.genre.is_some()
        || parts.has(Field::Translator)
    {
        return None;
    }
    let own = |index: &usize| !parts.is_remark(*index);
    let open: Vec<usize> = (0..parts.items.len()).filter(|index| !parts.items[*index].known && own(index)).collect();
    let [author, rest @ ..] = open.as_slice() else { return None };
    let families = families(parts.words(*author));
    if parts.items[*author].kind != ItemKind::Text || *author != 0 || !families {
        return None;
    }
    let located = parts.has(Field::Page) || parts.has(Field::Locator);
    let year = parts.precision == Some(Precision::Year);
    let mut fields = places(parts);
    let score = match rest {
        [] if located && parts.precision.is_none() => 0.86,
        [] if year => 0.8,
        [title]
            if matches!(parts.items[*title].kind, ItemKind::Italic | ItemKind::Quoted)
                && (parts.precision.is_none() || year && !names::is_body(parts.words(0))) =>
        {
            fields.push(FieldRange { field: Field::Title, range: parts.items[*title].inner.clone() });
            if located { 0.95 } else { 0.8 }
        }
        [title]
            if parts.items[*title].kind == ItemKind::Text
                && located
                && parts.precision.is_none()
                && names_a_title(parts.words(*title)) =>
        {
            fields.push(FieldRange { field: Field::Title, range: parts.items[*title].inner.clone() });
            0.8
        }
        _ => return None,
    };
    let author = parts.items[*author].inner.clone();
    fields.extend(
        names::read(parts.text, author).into_iter().map(|(_, range)| FieldRange { field: Field::Author, range }),
    );
    let used = (0..parts.items.len()).filter(own).collect();
    Some(Later { form: Form::Short, fields, note: None, used, score })
}

fn names_a_title(words: &str) -> bool {
    let count = words.split_whitespace().count();
    count <= 8 && words.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic()) && !names::is_body(words)
        || (count > 1)
}

/// Whether `words` are family names only.
fn families(words: &str) -> bool {
    if matches!(words, "idem" | "Idem" | "eadem") {
        return true;
    }
    let joined = words.split([' ', '/', '&', ',']).filter(|word| !word.is_empty());
    let mut run = 0;
    for word in joined {
        let lower = word.to_lowercase();
        if matches!(lower.as_str(), "and" | "und" | "et" | "al." | "al" | "y") {
            run = 0;
            continue;
        }
        let particle = word.starts_with(char::is_lowercase) && !word.contains('-')
            || matches!(lower.as_str(), "abu" | "ibn" | "van" | "von" | "de" | "le" | "el" | "bin" | "ben" | "al");
        let article = lower.starts_with("al-") || lower.starts_with("el-");
        let name = article
            || word.trim_start_matches(crate::text::is_apostrophe).starts_with(char::is_uppercase)
                && !word.ends_with('.')
                && !word.contains(|c: char| c.is_ascii_digit());
        if particle && !article {
            if lower.len() > 4 {
                return false;
            }
            continue;
        }
        if !name {
            return false;
        }
        run += 1;
        if run > 1 && !words.contains('/') {
            return false;
        }
    }
    run > 0
}
