//! Of several spellings, one.

use super::authority::{Authority, Settled};
use crate::record::{DateField, Name, NamesField, Source, Status, TextField};
use crate::text::{key, sound};

/// A field in which sources of one work differ in more than spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: &'static str,
    /// What stands in the work.
    pub chosen: String,
    /// What others say.
    pub others: Vec<String>,
}

/// The work that `sources` describe: for each field what somebody decided, else what the authority list has, else
/// what most say, else what the first says.
pub(super) fn one(sources: &[&Source], authority: &Authority) -> (Source, Vec<Conflict>, Vec<Settled>) {
    let (mut work, mut conflicts) = elected(sources);
    let settled = authority.settle(&mut work, sources, is_decided);
    for Settled { field, printed, listed, .. } in &settled {
        for conflict in conflicts.iter_mut().filter(|conflict| conflict.field == *field) {
            conflict.chosen = conflict.chosen.replace(printed.as_str(), listed);
        }
    }
    (work, conflicts, settled)
}

/// The work as decisions, majority and order have it.
fn elected(sources: &[&Source]) -> (Source, Vec<Conflict>) {
    let mut work = sources[0].clone();
    let mut conflicts = Vec::new();
    if sources.len() == 1 {
        return (work, conflicts);
    }
    let ids = sources.iter().map(|source| (is_decided(source), source.id.clone()));
    work.id = elect(ids).unwrap_or_default();
    // A short form does not show what it is of.
    let tells = |source: &&&Source| source.issued.is_some() || source.container_title.is_some() || is_decided(source);
    let telling: Vec<&Source> = sources.iter().filter(tells).copied().collect();
    let telling = if telling.is_empty() { sources } else { &telling };
    work.kind = elect(telling.iter().map(|source| (is_decided(source), source.kind))).unwrap_or_default();
    let kinds: Vec<String> = telling.iter().map(|source| source.kind.to_string()).collect();
    note(&mut conflicts, "type", &work.kind.to_string(), &kinds, |a, b| a == b);
    for field in TextField::ALL {
        let given = sources.iter().filter_map(|source| Some((is_decided(source), field.of(source).clone()?)));
        let Some(mut chosen) = elect(given.clone()) else { continue };
        let decided = given.clone().any(|(decided, _)| decided);
        let values: Vec<String> = given.map(|(_, value)| value).collect();
        // The title with its subtitle is the whole title.
        if *field == TextField::Title && !decided {
            chosen = values.iter().find(|value| is_main_of(&chosen, value)).cloned().unwrap_or(chosen);
        }
        if !matches!(field, TextField::References | TextField::TitleShort) {
            note(&mut conflicts, field.name(), &chosen, &values, |a, b| is_same_word(*field, a, b));
        }
        *field.of_mut(&mut work) = Some(chosen);
    }
    for field in NamesField::ALL {
        let given = sources.iter().map(|source| (is_decided(source), field.of(source)));
        let given = given.filter(|(_, names)| !names.is_empty());
        let Some(mut chosen) = elect(given.clone()) else { continue };
        // A name in full says what the initials say, and more; so does a list that goes on where another has "et al."
        if !given.clone().any(|(decided, _)| decided) {
            for (_, names) in given.clone() {
                if is_fuller(names, chosen) {
                    chosen = names;
                }
            }
        }
        let shown = |names: &[crate::record::Name]| {
            names.iter().map(crate::record::Name::display).collect::<Vec<_>>().join("; ")
        };
        let others = given.filter(|(_, names)| !is_fuller(chosen, names));
        let values: Vec<String> = others.map(|(_, names)| shown(names)).collect();
        note(&mut conflicts, field.name(), &shown(chosen), &values, |a, b| sound(a) == sound(b));
        field.of_mut(&mut work).clone_from(chosen);
    }
    for field in DateField::ALL {
        let given = sources.iter().filter_map(|source| Some((is_decided(source), field.of(source).clone()?)));
        let Some(mut chosen) = elect(given.clone()) else { continue };
        let decided = given.clone().any(|(decided, _)| decided);
        // The more exact date says what the other says, and more.
        for (_, date) in given.clone().filter(|_| !decided) {
            if date.as_str().len() > chosen.as_str().len() && date.as_str().starts_with(chosen.as_str()) {
                chosen = date;
            }
        }
        // A work is looked at on many days: none is wrong.
        if *field != DateField::Accessed {
            let values: Vec<String> = given.map(|(_, date)| date.to_string()).collect();
            let same = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
            note(&mut conflicts, field.name(), chosen.as_str(), &values, same);
        }
        *field.of_mut(&mut work) = Some(chosen);
    }
    for label in sources.iter().flat_map(|source| &source.labels) {
        if !work.labels.contains(label) {
            work.labels.push(label.clone());
        }
    }
    if let Some(decided) = sources.iter().find(|source| is_decided(source)) {
        work.status = decided.status;
        work.by.clone_from(&decided.by);
        work.at.clone_from(&decided.at);
        work.why.clone_from(&decided.why);
    }
    (work, conflicts)
}

/// Whether `main` is `title` up to its colon.
fn is_main_of(main: &str, title: &str) -> bool {
    title.split_once(": ").is_some_and(|(front, _)| sound(front) == sound(main))
}

/// Whether `names` are those of `other`, and tell more of them: given names in full, or more people.
fn is_fuller(names: &[Name], other: &[Name]) -> bool {
    let words = |name: &Name| -> Vec<String> {
        sound(name.given.as_deref().unwrap_or_default()).split(' ').map(str::to_owned).collect()
    };
    let family = |name: &Name| sound(name.family.as_deref().or(name.literal.as_deref()).unwrap_or_default());
    let contains = |(whole, part): (&Name, &Name)| {
        let (long, short) = (words(whole), words(part));
        family(whole) == family(part) && short.iter().zip(&long).all(|(short, long)| long.starts_with(short.as_str()))
    };
    let letters = |names: &[Name]| names.iter().map(|name| name.display().len()).sum::<usize>();
    names.len() >= other.len() && letters(names) > letters(other) && names.iter().zip(other).all(contains)
}

fn is_decided(source: &Source) -> bool {
    matches!(source.status, Some(Status::Confirmed | Status::Edited))
}

/// The value that most give, of those that somebody decided on where there are any; the first of equals.
fn elect<T: PartialEq>(values: impl Iterator<Item = (bool, T)>) -> Option<T> {
    let mut counts: Vec<(bool, usize, T)> = Vec::new();
    for (decided, value) in values {
        match counts.iter_mut().find(|(_, _, known)| *known == value) {
            Some((known, count, _)) => {
                *known |= decided;
                *count += 1;
            }
            None => counts.push((decided, 1, value)),
        }
    }
    let mut best: Option<(bool, usize, T)> = None;
    for next in counts {
        if best.as_ref().is_none_or(|(decided, count, _)| (next.0, next.1) > (*decided, *count)) {
            best = Some(next);
        }
    }
    best.map(|(_, _, value)| value)
}

/// Notes as a conflict what of `values` is not the same as `chosen`.
fn note(
    conflicts: &mut Vec<Conflict>,
    field: &'static str,
    chosen: &str,
    values: &[String],
    is_same: impl Fn(&str, &str) -> bool,
) {
    let mut others: Vec<String> = Vec::new();
    for value in values.iter().filter(|value| !is_same(value, chosen)) {
        if !others.contains(value) {
            others.push(value.clone());
        }
    }
    if !others.is_empty() {
        conflicts.push(Conflict { field, chosen: chosen.to_owned(), others });
    }
}

/// Whether two values of `field` differ at most in spelling.
fn is_same_word(field: TextField, one: &str, other: &str) -> bool {
    let bare = |text: &str| sound(text).replace(' ', "");
    one == other
        || match field {
            TextField::Title => bare(one) == bare(other) || is_main_of(one, other) || is_main_of(other, one),
            TextField::Url | TextField::ArchiveUrl | TextField::Doi => one.eq_ignore_ascii_case(other),
            TextField::Isbn | TextField::Issn | TextField::Page | TextField::Volume | TextField::Issue => {
                key(one) == key(other)
            }
            _ => bare(one) == bare(other),
        }
}
