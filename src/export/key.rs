//! Keys of entries.

use crate::record::Source;
use crate::text::key;
use std::collections::HashSet;

/// `id` as every format can have it: ASCII letters, digits and `-_:.`.
pub(crate) fn safe(id: &str) -> String {
    let known = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    let safe: String = id.chars().filter(known).collect();
    if safe.is_empty() { "source".to_owned() } else { safe }
}

/// A pattern for keys: `{author}{year}{title}`, and whatever stands between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Author,
    Year,
    Title,
    Container,
    Id,
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A field that keys cannot have.
    #[error("no `{{{0}}}` in keys; use {{author}}, {{year}}, {{title}}, {{container}} and {{id}}")]
    Unknown(String),
    /// Something that is not ASCII, or not allowed in a key.
    #[error("`{0}` cannot stand in a key; use ASCII letters, digits and -_:.")]
    Sign(char),
    /// A pattern that gives every source the same key.
    #[error("a pattern needs at least one field, such as {{author}}")]
    NoField,
}

impl std::str::FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (words, after) = rest.split_once('{').unwrap_or((rest, ""));
            if let Some(sign) = words.chars().find(|c| !c.is_ascii_alphanumeric() && !"-_:.".contains(*c)) {
                return Err(PatternError::Sign(sign));
            }
            if !words.is_empty() {
                parts.push(Part::Words(words.to_owned()));
            }
            if after.is_empty() && !rest.contains('{') {
                break;
            }
            let (field, after) = after.split_once('}').ok_or_else(|| PatternError::Unknown(after.to_owned()))?;
            parts.push(match field {
                "author" => Part::Author,
                "year" => Part::Year,
                "title" => Part::Title,
                "container" => Part::Container,
                "id" => Part::Id,
                _ => return Err(PatternError::Unknown(field.to_owned())),
            });
            rest = after;
        }
        if parts.iter().all(|part| matches!(part, Part::Words(_))) {
            return Err(PatternError::NoField);
        }
        Ok(Self(parts))
    }
}

/// Words of a title that no key is made of.
const SMALL: &[&str] = &[
    "the", "a", "an", "of", "on", "in", "and", "to", "for", "fi", "wa", "min", "ila", "la", "le", "der", "die", "das",
];

impl Pattern {
    fn key(&self, source: &Source) -> String {
        let mut made = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => made.push_str(words),
                Part::Author => {
                    let who = source.author.first().or(source.editor.first());
                    let name = who.map(|name| name.family.as_ref().or(name.literal.as_ref()));
                    let name = name.flatten().or(source.container_title.as_ref());
                    made.push_str(&ascii(name.map_or("", String::as_str), usize::MAX));
                }
                Part::Year => match &source.issued {
                    Some(date) => made.extend(date.as_str().chars().take(4).filter(char::is_ascii_alphanumeric)),
                    None => made.push_str("nd"),
                },
                Part::Title => made.push_str(&ascii(source.title.as_deref().unwrap_or_default(), 1)),
                Part::Container => made.push_str(&ascii(source.container_title.as_deref().unwrap_or_default(), 9)),
                Part::Id => made.push_str(&source.id),
            }
        }
        safe(&made)
    }
}

/// The first `limit` words of `text`, folded to ASCII.
fn ascii(text: &str, limit: usize) -> String {
    let folded = key(text);
    let words = folded.split(' ').filter(|word| !SMALL.contains(word)).take(limit);
    words.flat_map(str::chars).filter(char::is_ascii_alphanumeric).collect()
}

/// Gives each of `sources` the key of `pattern`, or makes its id one; where two have the same, the later gets a
/// letter. Ids by which sources point to each other are changed with them.
pub fn set_keys(sources: &mut [Source], pattern: Option<&Pattern>) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut changed: std::collections::HashMap<String, String> = std::collections::HashMap::new();
    for source in &mut *sources {
        let wanted = pattern.map_or_else(|| safe(&source.id), |pattern| pattern.key(source));
        let mut made = wanted.clone();
        let mut count = 1;
        // Case is no difference to BibTeX.
        while !taken.insert(made.to_ascii_lowercase()) {
            count += 1;
            made = format!("{wanted}-{count}");
        }
        changed.insert(std::mem::replace(&mut source.id, made.clone()), made);
    }
    for source in sources {
        if let Some(new) = source.references.as_ref().and_then(|id| changed.get(id)) {
            source.references = Some(new.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Name;

    #[test]
    fn keys_are_ascii_and_unique() {
        let source = Source {
            author: vec![Name::person("al-Ṣāliḥī", "Muhammad")],
            title: Some("The Nahr".to_owned()),
            issued: "2017-08".parse().ok(),
            ..Source::default()
        };
        let mut sources = vec![source.clone(), source];
        set_keys(&mut sources, Some(&"{author}{year}-{title}".parse().expect("a pattern")));
        assert_eq!(sources[0].id, "salihi2017-nahr");
        assert_eq!(sources[1].id, "salihi2017-nahr-2");
    }

    #[test]
    fn a_pattern_must_tell_sources_apart() {
        assert_eq!("x".parse::<Pattern>(), Err(PatternError::NoField));
        assert_eq!("{editor}".parse::<Pattern>(), Err(PatternError::Unknown("editor".to_owned())));
        assert_eq!("{author} x".parse::<Pattern>(), Err(PatternError::Sign(' ')));
        assert!("{author".parse::<Pattern>().is_err());
    }
}
