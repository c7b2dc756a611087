//! Which items are meant: `note:4`, `note:4.2`, `c3`, `source:nur-2016-markets`, `claims`.

use super::{EditError, Order};
use crate::record::select::{Condition, Kind};
use crate::record::yaml::{Node, Tree};
use crate::record::{Note, Record, nearest};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Words for items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The note of a printed number, or of an id.
    Note(String),
    /// One of its citations, counted from 1.
    Citation(String, usize),
    /// All its citations.
    Citations(String),
    /// All of a kind.
    Kind(Kind),
    /// All items.
    All,
    /// The article itself.
    Article,
    /// The item of an id, of a kind where one is given.
    Id(Option<Kind>, String),
}

/// One item of a record, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Its kind; the article itself has none.
    pub kind: Option<Kind>,
    /// Its place in its list; of a citation, that of its note.
    pub index: usize,
    /// Its place among the citations of its note; of anything else 0.
    pub inner: usize,
}

/// The kinds by the word for one of them.
const ONE: &[(&str, Kind)] = &[
    ("note", Kind::Notes),
    ("citation", Kind::Citations),
    ("source", Kind::Sources),
    ("claim", Kind::Claims),
    ("date", Kind::Dates),
    ("place", Kind::Places),
];

impl FromStr for Pick {
    type Err = Infallible;

    fn from_str(words: &str) -> Result<Self, Infallible> {
        let words = words.trim();
        if let Some(number) = words.strip_prefix("note:") {
            return Ok(match number.rsplit_once('.') {
                Some((number, "*")) => Self::Citations(number.to_owned()),
                Some((number, place)) if place.parse::<usize>().is_ok_and(|place| place > 0) => {
                    Self::Citation(number.to_owned(), place.parse().unwrap_or(1))
                }
                _ => Self::Note(number.to_owned()),
            });
        }
        if let Some((kind, id)) = words.split_once(':')
            && let Some((_, kind)) = ONE.iter().find(|(one, _)| *one == kind)
        {
            return Ok(Self::Id(Some(*kind), id.to_owned()));
        }
        Ok(match (words, Kind::named(words)) {
            ("all", _) => Self::All,
            ("article", _) => Self::Article,
            (_, Some(kind)) => Self::Kind(kind),
            _ => Self::Id(None, words.to_owned()),
        })
    }
}

impl fmt::Display for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(number) => write!(f, "note:{number}"),
            Self::Citation(number, place) => write!(f, "note:{number}.{place}"),
            Self::Citations(number) => write!(f, "note:{number}.*"),
            Self::Kind(kind) => f.write_str(kind.name()),
            Self::All => f.write_str("all"),
            Self::Article => f.write_str("article"),
            Self::Id(None, id) => f.write_str(id),
            Self::Id(Some(kind), id) => write!(f, "{}:{id}", one(*kind)),
        }
    }
}

/// The word for one item of `kind`.
pub(super) fn one(kind: Kind) -> &'static str {
    ONE.iter().find(|(_, known)| *known == kind).map_or("item", |(one, _)| one)
}

impl Target {
    /// Its id.
    #[must_use]
    pub fn id(self, record: &Record) -> &str {
        match self.kind {
            None => "article",
            Some(Kind::Notes) => &record.notes[self.index].id,
            Some(Kind::Citations) => &record.notes[self.index].citations[self.inner].id,
            Some(Kind::Sources) => &record.sources[self.index].id,
            Some(Kind::Claims) => &record.claims[self.index].id,
            Some(Kind::Dates) => &record.dates[self.index].id,
            Some(Kind::Places) => &record.places[self.index].id,
        }
    }

    /// Its node in the tree of the record.
    pub(super) fn node<'n, 't>(self, tree: &'n Tree<'t>) -> Option<&'n Node<'t>> {
        let list = match self.kind {
            None => return tree.root.get("article"),
            Some(Kind::Citations) => "notes",
            Some(kind) => kind.name(),
        };
        let item = tree.root.get(list)?.items().get(self.index)?;
        if self.kind == Some(Kind::Citations) { item.get("citations")?.items().get(self.inner) } else { Some(item) }
    }
}

/// All items of `kind`, in the order of [`Kind::items`].
fn all(kind: Kind, record: &Record) -> Vec<Target> {
    let count = match kind {
        Kind::Notes => record.notes.len(),
        Kind::Sources => record.sources.len(),
        Kind::Claims => record.claims.len(),
        Kind::Dates => record.dates.len(),
        Kind::Places => record.places.len(),
        Kind::Citations => {
            let each = record.notes.iter().enumerate();
            let inside = |(index, note): (usize, &Note)| {
                (0..note.citations.len()).map(move |inner| Target { kind: Some(kind), index, inner })
            };
            return each.flat_map(inside).collect();
        }
    };
    (0..count).map(|index| Target { kind: Some(kind), index, inner: 0 }).collect()
}

/// The items that `order` is about, each once, in the order of the record.
pub(super) fn targets(order: &Order, record: &Record) -> Result<Vec<Target>, EditError> {
    let mut found = Vec::new();
    if order.picks.is_empty() {
        found = all(kind_of(&order.conditions)?, record);
    }
    for pick in &order.picks {
        found.extend(resolve(pick, record).map_err(|error| match error {
            EditError::Missing(told) => EditError::Absent(told),
            error => error,
        })?);
    }
    found.sort_unstable();
    found.dedup();
    if order.conditions.is_empty() {
        return Ok(found);
    }
    let mut chosen = Vec::new();
    if found.iter().any(|target| target.kind.is_none()) {
        return Err(EditError::Value("the article itself takes no conditions".to_owned()));
    }
    // Of `all`, those that have the field are meant.
    let any = order.picks.contains(&Pick::All);
    let mut refused = None;
    let mut asked = false;
    for kind in Kind::ALL.iter().copied().filter(|kind| found.iter().any(|target| target.kind == Some(*kind))) {
        let fields = kind.fields();
        let checked = order.conditions.iter().try_for_each(|condition| condition.check(kind.name(), &fields));
        match checked {
            Err(error) if any => {
                refused.get_or_insert(error);
                continue;
            }
            checked => checked?,
        }
        asked = true;
        let holds = |item: &serde_json::Value| order.conditions.iter().all(|condition| condition.holds(item));
        let each = all(kind, record).into_iter().zip(kind.items(record));
        chosen.extend(each.filter(|(target, item)| found.contains(target) && holds(item)).map(|(target, _)| target));
    }
    if let (false, Some(error)) = (asked, refused) {
        return Err(error.into());
    }
    chosen.sort_unstable();
    Ok(chosen)
}

/// The one kind that has all fields that `conditions` ask for.
fn kind_of(conditions: &[Condition]) -> Result<Kind, EditError> {
    if conditions.is_empty() {
        return Err(EditError::Missing("no item is named; write its id, `note:4`, or a kind and --where".to_owned()));
    }
    let has = |kind: &Kind| {
        let fields = kind.fields();
        conditions.iter().all(|condition| fields.iter().any(|field| field.path == condition.field()))
    };
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(has).collect();
    match *kinds {
        [one] => Ok(one),
        [] => {
            // The kind whose fields are nearest to what was asked says what was meant.
            let field = conditions[0].field();
            let near = |kind: &Kind| {
                let fields = kind.fields();
                let near = nearest(field, fields.iter().map(|field| field.path.as_str()));
                near.map(str::to_owned)
            };
            let told = Kind::ALL.iter().find_map(|kind| Some((kind.name(), near(kind)?)));
            Err(EditError::Missing(match told {
                Some((kind, near)) => format!("no item has a field `{field}`; did you mean `{near}` of {kind}?"),
                None => format!("no kind of item has the field `{field}`"),
            }))
        }
        _ => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            let field = conditions[0].field();
            Err(EditError::Several(format!(
                "`{field}` is a field of {}; say which before the action, or `all`",
                names.join(", ")
            )))
        }
    }
}

/// The items that `pick` stands for.
pub(super) fn resolve(pick: &Pick, record: &Record) -> Result<Vec<Target>, EditError> {
    Ok(match pick {
        Pick::All => Kind::ALL.iter().flat_map(|kind| all(*kind, record)).collect(),
        Pick::Kind(kind) => all(*kind, record),
        Pick::Article => vec![Target { kind: None, index: 0, inner: 0 }],
        Pick::Note(number) => vec![Target { kind: Some(Kind::Notes), index: note(number, record)?, inner: 0 }],
        Pick::Citations(number) => {
            let index = note(number, record)?;
            let count = record.notes[index].citations.len();
            (0..count).map(|inner| Target { kind: Some(Kind::Citations), index, inner }).collect()
        }
        Pick::Citation(number, place) => {
            let index = note(number, record)?;
            let count = record.notes[index].citations.len();
            if *place > count {
                let has = match count {
                    0 => "no citation".to_owned(),
                    1 => "one citation".to_owned(),
                    _ => format!("{count} citations"),
                };
                return Err(EditError::Missing(format!("note {number} has {has}, and no `{pick}`")));
            }
            vec![Target { kind: Some(Kind::Citations), index, inner: place - 1 }]
        }
        Pick::Id(kind, id) => {
            let kinds = kind.as_ref().map_or(Kind::ALL, std::slice::from_ref);
            let each = || kinds.iter().flat_map(|kind| all(*kind, record));
            let found: Vec<Target> = each().filter(|target| target.id(record) == id).collect();
            match *found {
                [one] => vec![one],
                [] => {
                    let ids: Vec<&str> = each().map(|target| target.id(record)).collect();
                    let help = match nearest(id, ids.into_iter()) {
                        Some(near) => format!("; did you mean `{near}`?"),
                        None => "; `isnad list` has the ids".to_owned(),
                    };
                    let what = kind.map_or("item", one);
                    return Err(EditError::Missing(format!("no {what} `{id}` in this record{help}")));
                }
                _ => {
                    let ways: Vec<String> =
                        found.iter().filter_map(|it| Some(format!("`{}:{id}`", one(it.kind?)))).collect();
                    return Err(EditError::Several(format!("`{id}` may be any of {}", ways.join(", "))));
                }
            }
        }
    })
}

/// The place of the note with the printed number `number`, or with that id.
fn note(number: &str, record: &Record) -> Result<usize, EditError> {
    if let Some(index) = record.notes.iter().position(|note| note.id == number) {
        return Ok(index);
    }
    let found: Vec<usize> =
        record.notes.iter().enumerate().filter(|(_, note)| note.number == number).map(|(index, _)| index).collect();
    match *found {
        [one] => Ok(one),
        [] => {
            let help = match (record.notes.first(), record.notes.last()) {
                (Some(first), Some(last)) => format!("; they go from {} to {}", first.number, last.number),
                _ => String::new(),
            };
            Err(EditError::Missing(format!("no note {number} in this record{help}")))
        }
        _ => {
            let ways: Vec<String> = found.iter().map(|index| format!("`note:{}`", record.notes[*index].id)).collect();
            Err(EditError::Several(format!("several notes have the number {number}; write {}", ways.join(" or "))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_items_read_back() {
        let cases = [
            ("note:4", Pick::Note("4".to_owned())),
            ("note:*", Pick::Note("*".to_owned())),
            ("note:4.2", Pick::Citation("4".to_owned(), 2)),
            ("note:n4-2.1", Pick::Citation("n4-2".to_owned(), 1)),
            ("note:4.*", Pick::Citations("4".to_owned())),
            ("claims", Pick::Kind(Kind::Claims)),
            ("all", Pick::All),
            ("article", Pick::Article),
            ("c3", Pick::Id(None, "c3".to_owned())),
            ("n4.2", Pick::Id(None, "n4.2".to_owned())),
            ("place:mosul", Pick::Id(Some(Kind::Places), "mosul".to_owned())),
        ];
        for (words, pick) in cases {
            assert_eq!(words.parse::<Pick>(), Ok(pick.clone()));
            assert_eq!(pick.to_string(), words);
        }
    }
}
