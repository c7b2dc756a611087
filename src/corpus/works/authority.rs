//! The spellings that a house has settled, as bibliographies use them.

use super::super::{Listed, Names};
use crate::record::{Name, NamesField, Source, TextField};
use crate::text::{key, sound};
use std::collections::HashMap;

/// Fields that hold a name or a term whole. Titles are quotations, and stay as printed.
const FIELDS: &[TextField] = &[
    TextField::ContainerTitle,
    TextField::CollectionTitle,
    TextField::Publisher,
    TextField::PublisherPlace,
    TextField::Authority,
    TextField::Archive,
    TextField::ArchivePlace,
    TextField::Genre,
    TextField::Medium,
];

/// A spelling of the authority list, put in the place of what was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The id of the work.
    pub id: String,
    /// The field.
    pub field: &'static str,
    /// What most, or the first, had.
    pub printed: String,
    /// What the list has.
    pub listed: String,
}

/// The lists, by the folded spelling.
#[derive(Debug, Default)]
pub(super) struct Authority {
    persons: HashMap<String, String>,
    words: HashMap<String, String>,
}

impl Authority {
    pub(super) fn new(names: &Names) -> Self {
        Self { persons: by_key(&names.persons), words: by_key(names.newspapers.iter().chain(&names.terms)) }
    }

    /// Spells `work` as the lists have it, wherever one of `sources`, which describe it, has a listed spelling and
    /// nobody has decided on the field.
    pub(super) fn settle(
        &self,
        work: &mut Source,
        sources: &[&Source],
        decided: impl Fn(&Source) -> bool,
    ) -> Vec<Settled> {
        let mut settled = Vec::new();
        if self.persons.is_empty() && self.words.is_empty() {
            return settled;
        }
        for field in FIELDS {
            let given = || sources.iter().filter(|source| field.of(source).is_some());
            let Some(printed) = field.of(work).clone() else { continue };
            let listed = given().find_map(|source| self.words.get(&key(field.of(source).as_deref()?)));
            let Some(listed) = listed.filter(|listed| **listed != printed && !given().any(|source| decided(source)))
            else {
                continue;
            };
            *field.of_mut(work) = Some(listed.clone());
            settled.push(Settled { id: String::new(), field: field.name(), printed, listed: listed.clone() });
        }
        for field in NamesField::ALL {
            let given = || sources.iter().filter(|source| !field.of(source).is_empty());
            if self.persons.is_empty() || given().any(|source| decided(source)) {
                continue;
            }
            for (index, name) in field.of_mut(work).iter_mut().enumerate() {
                let printed = name.display();
                let same = |other: &&Name| other.display() == printed || sound(&other.display()) == sound(&printed);
                let mut others = given().filter_map(|source| field.of(source).get(index)).filter(same);
                let listed = others.find_map(|other| self.persons.get(&key(&other.display())));
                let Some(listed) = listed.filter(|listed| **listed != printed) else { continue };
                *name = parted(listed, name);
                settled.push(Settled { id: String::new(), field: field.name(), printed, listed: listed.clone() });
            }
        }
        settled
    }
}

/// A spelling that stands for two names is no guide to either, and is left out.
fn by_key<'l>(list: impl IntoIterator<Item = &'l Listed>) -> HashMap<String, String> {
    let mut found: HashMap<String, Option<&str>> = HashMap::new();
    for listed in list {
        for spelling in std::iter::once(&listed.name).chain(&listed.variants) {
            let known = found.entry(key(spelling)).or_insert(Some(&listed.name));
            *known = known.filter(|known| *known == listed.name);
        }
    }
    let kept = found.into_iter().filter(|(key, _)| !key.is_empty());
    kept.filter_map(|(key, name)| Some((key, name?.to_owned()))).collect()
}

/// `listed`, a name in running order, taken apart as `printed` is: into as many words of a family name.
fn parted(listed: &str, printed: &Name) -> Name {
    let Some(family) = printed.family.as_deref().filter(|_| printed.literal.is_none()) else {
        return Name { sort_key: printed.sort_key.clone(), ..Name::literal(listed) };
    };
    let words: Vec<&str> = listed.split_whitespace().collect();
    let tail = |count: usize| words[words.len() - count..].join(" ");
    let same = |count: &usize| sound(&tail(*count)) == sound(family);
    let count =
        (1..=words.len()).find(same).unwrap_or_else(|| family.split_whitespace().count().clamp(1, words.len().max(1)));
    let given = words[..words.len().saturating_sub(count)].join(" ");
    Name {
        suffix: printed.suffix.clone(),
        sort_key: printed.sort_key.clone(),
        ..Name::person(tail(count.min(words.len())), given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, variants: &[&str]) -> Listed {
        Listed {
            name: name.to_owned(),
            variants: variants.iter().map(|&variant| variant.to_owned()).collect(),
            ..Listed::default()
        }
    }

    fn settle(names: &Names, source: &Source) -> (Source, Vec<Settled>) {
        let mut work = source.clone();
        let settled = Authority::new(names).settle(&mut work, &[source], |_| false);
        (work, settled)
    }

    #[test]
    fn names_newspapers_and_terms_are_spelled_as_the_house_has_them() {
        let names = Names {
            persons: vec![listed("Nādiya al-Ṣabrī", &["Nadia Sabry"])],
            newspapers: vec![listed("al-Zaman", &["Azzaman"])],
            terms: vec![listed("Dar al-Saqiya", &["Saqia House"])],
            ..Names::default()
        };
        let printed = Source {
            author: vec![Name::person("Sabry", "Nadia"), Name::person("Haddad", "Ilyas")],
            title: Some("Azzaman".to_owned()),
            container_title: Some("Azzaman".to_owned()),
            publisher: Some("Saqia House".to_owned()),
            ..Source::default()
        };
        let (work, settled) = settle(&names, &printed);
        assert_eq!(work.author, [Name::person("al-Ṣabrī", "Nādiya"), Name::person("Haddad", "Ilyas")]);
        assert_eq!(work.container_title.as_deref(), Some("al-Zaman"));
        assert_eq!(work.publisher.as_deref(), Some("Dar al-Saqiya"));
        assert_eq!(work.title.as_deref(), Some("Azzaman"), "a title is a quotation");
        assert_eq!(settled.len(), 3);
        assert_eq!((settled[0].field, settled[0].printed.as_str()), ("container-title", "Azzaman"));
    }

    #[test]
    fn a_spelling_of_two_names_settles_neither() {
        let names = Names {
            newspapers: vec![listed("al-Nahr (Basra)", &["al-Nahr"]), listed("al-Nahr (Wasit)", &["al-Nahr"])],
            ..Names::default()
        };
        let printed = Source { container_title: Some("al-Nahr".to_owned()), ..Source::default() };
        assert_eq!(settle(&names, &printed), (printed, Vec::new()));
    }
}
