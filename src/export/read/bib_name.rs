//! Names as BibTeX writes them.

use crate::export::latex::unescape;
use crate::record::Name;

/// The names of a list: `{al-Salihi}, Muhammad and {United Nations} and John von Hagen`.
pub(super) fn names(list: &str) -> Vec<Name> {
    let named = |name: &&str| !name.is_empty() && *name != "others";
    split(list, |word| word.eq_ignore_ascii_case("and")).into_iter().filter(named).map(name).collect()
}

/// The stretches of `list` between the words outside braces for which `is_joint` holds.
pub(super) fn split(list: &str, is_joint: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (from, to) in outer_words(list) {
        if is_joint(&list[from..to]) {
            parts.push(list[start..from].trim());
            start = to;
        }
    }
    parts.push(list[start..].trim());
    parts
}

/// The words of `text` that stand outside braces.
fn outer_words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut depth = 0_usize;
    let mut start = None;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && c.is_whitespace() {
            words.extend(start.take().map(|start| (start, at)));
        } else if start.is_none() {
            start = Some(at);
        }
    }
    words.extend(start.map(|start| (start, text.len())));
    words
}

fn name(text: &str) -> Name {
    let parts = commas(text);
    if parts.iter().any(|part| part.trim_start().starts_with("family") && part.contains('=')) {
        return by_parts(&parts);
    }
    let part = |index: usize| parts.get(index).map(|part| unescape(part)).filter(|part| !part.is_empty());
    match parts.len() {
        1 => running(text),
        2 => Name { family: part(0), given: part(1), ..Name::default() },
        _ => Name { family: part(0), suffix: part(1), given: part(2), ..Name::default() },
    }
}

/// A name in the form that biber added: `family=Salihi, given=Muhammad, prefix=al-, useprefix=true`.
fn by_parts(parts: &[&str]) -> Name {
    let part = |key: &str| {
        let found = parts.iter().filter_map(|part| part.split_once('=')).find(|(name, _)| name.trim() == key);
        found.map(|(_, value)| unescape(value.trim().trim_matches('"'))).filter(|value| !value.is_empty())
    };
    let mut family = part("family");
    if let (Some(prefix), Some(rest)) = (part("prefix"), &family) {
        let joint = if prefix.ends_with(['-', '\'', '’']) { "" } else { " " };
        family = Some(format!("{prefix}{joint}{rest}"));
    }
    Name { family, given: part("given"), suffix: part("suffix"), ..Name::default() }
}

fn commas(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A name in running order. One word, or one thing in braces, is not taken apart; a particle in lower case belongs
/// to the family name.
fn running(text: &str) -> Name {
    let words = outer_words(text);
    if words.len() < 2 {
        return Name::literal(unescape(text));
    }
    let lower = |(from, to): &(usize, usize)| text[*from..*to].starts_with(char::is_lowercase);
    let last = words.len() - 1;
    let from = words[..last].iter().position(lower).unwrap_or(last);
    let from = words[from].0;
    Name::person(unescape(&text[from..]), unescape(&text[..from]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_comes_apart() {
        let read =
            names("{al-Salihi}, Muhammad and {Hall and Garnet} and John von Hagen and King, Jr., Martin and others");
        assert_eq!(read[0], Name::person("al-Salihi", "Muhammad"));
        assert_eq!(read[1], Name::literal("Hall and Garnet"));
        assert_eq!(read[2], Name::person("von Hagen", "John"));
        assert_eq!(read[3].suffix.as_deref(), Some("Jr."));
        assert_eq!(read.len(), 4);
    }

    #[test]
    fn a_name_told_by_its_parts_is_read() {
        let read =
            names("family=Ṣāliḥī, given=Muḥammad, given-i=M, prefix=al-, useprefix=true and family={Hall}, given={Jo}");
        assert_eq!(read, [Name::person("al-Ṣāliḥī", "Muḥammad"), Name::person("Hall", "Jo")]);
    }
}
