//! RIS.

use super::csl_json;
use crate::export::ris::{NAMES, TEXTS, TYPES};
use crate::export::{language, title, unwritten};
use crate::record::{Edtf, Name, Source, SourceType};

/// Whether `line` starts an item.
pub(super) fn is_start(line: &str) -> bool {
    tag(line).is_some_and(|(name, _)| name == "TY")
}

pub(super) fn read(text: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut lines: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        match tag(line) {
            Some(("ER", _)) => found.extend(source(&std::mem::take(&mut lines))),
            Some(("TY", value)) => {
                // The end of the item before may be missing.
                found.extend(source(&std::mem::take(&mut lines)));
                lines.push(("TY", value.to_owned()));
            }
            Some((name, value)) => lines.push((name, value.to_owned())),
            // A value that goes on.
            None => {
                if let Some((_, value)) = lines.last_mut().filter(|_| !line.trim().is_empty()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
        }
    }
    found.extend(source(&lines));
    found
}

/// `TY  - NEWS` as name and value.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim_end().split_at_checked(2)?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let value = rest.strip_prefix("  -")?;
    is_name.then_some((name, value.trim()))
}

fn source(lines: &[(&str, String)]) -> Option<Source> {
    let mut source = Source::default();
    let ty = &lines.iter().find(|(name, _)| *name == "TY")?.1;
    source.kind = TYPES.iter().find(|(name, _)| name == ty).map_or(SourceType::Document, |(_, kinds)| kinds[0]);
    let mut note = Vec::new();
    let mut end = None;
    let mut day = None;
    for (tag, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        let tag = match *tag {
            "A1" => "AU",
            "A2" | "A3" => "ED",
            "T1" => "TI",
            "JO" | "JF" | "JA" | "BT" => "T2",
            "N2" => "AB",
            "Y1" => "PY",
            "L1" | "L2" => "UR",
            other => other,
        };
        if let Some((_, field)) = NAMES.iter().find(|(name, _)| *name == tag) {
            field.of_mut(&mut source).push(name(value));
            continue;
        }
        if let Some((_, field)) = TEXTS.iter().find(|(name, _)| *name == tag) {
            field.of_mut(&mut source).get_or_insert_with(|| value.clone());
            continue;
        }
        match tag {
            "ID" => source.id.clone_from(value),
            "TI" => source.title = Some(value.clone()),
            "PY" | "DA" => {
                if let Some(date) = date(value).filter(|_| day.is_none() || tag == "DA") {
                    day = Some(date);
                }
            }
            "Y2" => source.accessed = date(value),
            "SP" => source.page = Some(value.clone()),
            "EP" => end = Some(value),
            "SN" if value.chars().filter(char::is_ascii_alphanumeric).count() == 8 => source.issn = Some(value.clone()),
            "SN" => source.isbn = Some(value.clone()),
            "KW" => source.labels.push(value.clone()),
            "N1" => match value.strip_prefix("type: ") {
                Some(kind) => source.kind = csl_json::kind(kind),
                None => note.push(value.as_str()),
            },
            _ => {}
        }
    }
    if let (Some(from), Some(to)) = (&mut source.page, end) {
        from.push('–');
        from.push_str(to);
    }
    unwritten::read(&note.join("\n"), &mut source);
    // The note has the whole date where the year is only for sorting.
    source.issued = source.issued.take().or(day);
    // The translation in brackets may be in another script than the title.
    title::take_additions_off(&mut source);
    if let Some(name) = source.language.as_ref().filter(|name| language::Language::of(name).is_none()) {
        source.language = language::tag(name, source.title.as_deref()).or_else(|| Some(name.clone()));
    }
    Some(source)
}

fn name(value: &str) -> Name {
    let mut parts = value.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    match (parts.next(), parts.next()) {
        (None, _) => Name::literal(family),
        (Some(given), suffix) => {
            Name { suffix: suffix.filter(|part| !part.is_empty()).map(str::to_owned), ..Name::person(family, given) }
        }
    }
}

/// `2017/08/21/late` and `2017-08-21`.
fn date(value: &str) -> Option<Edtf> {
    let mut parts = value.split(['/', '-']).map(str::trim).take(3);
    let year = parts.next()?;
    let rest: Vec<&str> = parts.take_while(|part| part.parse::<u8>().is_ok()).collect();
    let text = rest.iter().fold(year.to_owned(), |text, part| format!("{text}-{part:0>2}"));
    text.parse().ok()
}
