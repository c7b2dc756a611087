//! Two records of one article, item by item.

use super::pair::{Mark, pair};
use crate::record::{Anchor, Citation, DateField, Mention, NamesField, Record, TextField};
use crate::text::key;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What stands before an id of the second record that the first has nothing for.
pub(super) const FOREIGN: &str = "B:";

/// What both said of one thing, the same or not.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) list: &'static str,
    pub(super) field: &'static str,
    /// Whether to say nothing is a judgement too, as in a closed list of values.
    pub(super) is_closed: bool,
    pub(super) ids: [Option<String>; 2],
    /// Null where one says nothing.
    pub(super) values: [Value; 2],
    /// Where it stands, in code points, and the words there.
    pub(super) at: Option<usize>,
    pub(super) words: String,
}

/// Where each marked the items of one list.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    pub(super) spans: [Vec<[usize; 2]>; 2],
    pub(super) counts: [usize; 2],
    pub(super) both: usize,
    pub(super) same: usize,
}

/// Two records, compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    /// The ids of the second by those of the first.
    pub(super) names: Names,
    pub(super) judged: Vec<Judged>,
    pub(super) marked: BTreeMap<&'static str, Marked>,
}

/// An item of either record.
struct Item<'r> {
    id: String,
    anchor: Option<&'r Anchor>,
    words: &'r str,
    value: Value,
}

/// Fields in which to say nothing is a judgement.
const CLOSED: &[&str] = &["form", "stance", "attribution", "mod", "calendar", "edtf", "type", "labels"];

/// Fields that name other items, and the lists in which these stand.
const REFERENCES: &[(&str, &str)] = &[
    ("source", "sources"),
    ("references", "sources"),
    ("sources", "sources"),
    ("notes", "notes"),
    ("dates", "dates"),
    ("places", "places"),
    ("place", "places"),
];

/// Compares `records`, of which the first gives the ids.
pub(super) fn compare(records: [&Record; 2]) -> Compared {
    let mut found = Compared::default();
    let [notes, citations, claims, dates, mentions] =
        [notes, citations, claims, dates, mentions].map(|items: fn(&Record) -> Vec<Item<'_>>| records.map(items));
    let paired = |items: &[Vec<Item<'_>>; 2]| pair(&marks(&items[0]), &marks(&items[1]));
    let (note_pairs, citation_pairs, claim_pairs) = (paired(&notes), paired(&citations), paired(&claims));
    let (date_pairs, mention_pairs) = (paired(&dates), paired(&mentions));

    let cited = citation_pairs.iter().map(|(one, other)| [&citations[0][*one], &citations[1][*other]]);
    let sources = records.map(|record| record.sources.iter().map(|it| (it.id.as_str(), it.title.as_deref())).collect());
    let source_pairs = same_work(cited.map(|pair| pair.map(|item| item.value["source"].as_str())), &sources);
    let mentioned = mention_pairs.iter().map(|(one, other)| [&mentions[0][*one], &mentions[1][*other]]);
    let places =
        records.map(|record| record.places.iter().map(|it| (it.id.as_str(), Some(it.name.as_str()))).collect());
    let place_pairs = same_work(mentioned.map(|pair| pair.map(|item| item.value["place"].as_str())), &places);

    let mut names = Names::default();
    names.add("notes", note_pairs.iter().map(|(one, other)| [&*notes[0][*one].id, &*notes[1][*other].id]));
    names.add("dates", date_pairs.iter().map(|(one, other)| [&*dates[0][*one].id, &*dates[1][*other].id]));
    names.add("sources", source_pairs.iter().map(|(one, other)| [sources[0][*one].0, sources[1][*other].0]));
    names.add("places", place_pairs.iter().map(|(one, other)| [places[0][*one].0, places[1][*other].0]));

    let articles = records
        .map(|record| vec![Item { id: "article".to_owned(), anchor: None, words: "", value: plain(&record.article) }]);
    found.fields("article", &["title", "authors", "series", "published"], &articles, &[(0, 0)], &names);
    found.marks("notes", &notes, &note_pairs);
    found.fields("notes", &["number", "remarks", "status", "labels"], &notes, &note_pairs, &names);
    found.marks("citations", &citations, &citation_pairs);
    let of_citations = ["source", "form", "locator", "prefix", "suffix", "status", "labels"];
    found.fields("citations", &of_citations, &citations, &citation_pairs, &names);
    let works = records.map(|record| record.sources.iter().map(|it| item(&it.id, None, "", plain(it))).collect());
    found.fields("sources", &of_sources(), &works, &source_pairs, &names);
    found.marks("claims", &claims, &claim_pairs);
    let of_claims = ["stance", "attribution", "notes", "sources", "dates", "places", "status", "labels"];
    found.fields("claims", &of_claims, &claims, &claim_pairs, &names);
    found.marks("dates", &dates, &date_pairs);
    found.fields("dates", &["edtf", "mod", "calendar", "status", "labels"], &dates, &date_pairs, &names);
    found.marks("mentions", &mentions, &mention_pairs);
    found.fields("mentions", &["place"], &mentions, &mention_pairs, &names);
    let sites = records.map(|record| record.places.iter().map(|it| item(&it.id, None, "", plain(it))).collect());
    let of_places = ["name", "geonames", "country", "lat", "lon", "status", "labels"];
    found.fields("places", &of_places, &sites, &place_pairs, &names);
    found.names = names;
    found
}

impl Judged {
    /// Whether both judged it. Who has not yet decided whether an item holds has not said that it does.
    pub(super) fn is_judged(&self) -> bool {
        self.field != "status" || self.values.iter().all(|value| !value.is_null())
    }
}

impl Compared {
    /// Where the items of `list` stand, and which of them only one has, or has elsewhere.
    fn marks(&mut self, list: &'static str, items: &[Vec<Item<'_>>; 2], pairs: &[(usize, usize)]) {
        let mut marked = Marked {
            spans: [0, 1].map(|side: usize| {
                let anchors = items[side].iter().filter_map(|item| item.anchor);
                anchors.flat_map(|anchor| anchor.spans.iter().copied()).collect()
            }),
            counts: [items[0].len(), items[1].len()],
            both: pairs.len(),
            same: 0,
        };
        for side in [0, 1] {
            let known: BTreeSet<usize> = pairs.iter().map(|pair| [pair.0, pair.1][side]).collect();
            for item in items[side].iter().enumerate().filter(|(at, _)| !known.contains(at)).map(|(_, item)| item) {
                let (mut ids, mut values) = ([None, None], [Value::Null, Value::Null]);
                ids[side] = Some(item.id.clone());
                values[side] = item.exact().into();
                self.judged.push(Judged {
                    list,
                    field: "present",
                    is_closed: false,
                    ids,
                    values,
                    at: item.at(),
                    words: item.exact().to_owned(),
                });
            }
        }
        for (one, other) in pairs {
            let (one, other) = (&items[0][*one], &items[1][*other]);
            let (Some(was), Some(is)) = (one.anchor, other.anchor) else {
                marked.same += usize::from(one.anchor.is_none() && other.anchor.is_none());
                continue;
            };
            if was.spans == is.spans {
                marked.same += 1;
                continue;
            }
            self.judged.push(Judged {
                list,
                field: "extent",
                is_closed: false,
                ids: [Some(one.id.clone()), Some(other.id.clone())],
                values: [one.exact().into(), other.exact().into()],
                at: one.at().min(other.at()),
                words: one.exact().to_owned(),
            });
        }
        self.marked.insert(list, marked);
    }

    /// What each says in the `fields` of the same items.
    fn fields(
        &mut self,
        list: &'static str,
        fields: &[&'static str],
        items: &[Vec<Item<'_>>; 2],
        pairs: &[(usize, usize)],
        names: &Names,
    ) {
        for field in fields {
            let is_closed = CLOSED.contains(field) && list != "article";
            for (one, other) in pairs {
                let (one, other) = (&items[0][*one], &items[1][*other]);
                let values =
                    [names.value(field, &one.value[*field], false), names.value(field, &other.value[*field], true)];
                self.judged.push(Judged {
                    list,
                    field,
                    is_closed,
                    ids: [Some(one.id.clone()), Some(other.id.clone())],
                    values,
                    at: one.at(),
                    words: one.exact().to_owned(),
                });
            }
        }
    }
}

impl Item<'_> {
    fn at(&self) -> Option<usize> {
        self.anchor.and_then(|anchor| anchor.spans.first()).map(|span| span[0])
    }

    fn exact(&self) -> &str {
        self.anchor.map_or(self.words, |anchor| &anchor.exact)
    }
}

/// The ids of the second record by those of the first.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    of: HashMap<(&'static str, String), String>,
}

impl Names {
    fn add<'s>(&mut self, list: &'static str, pairs: impl Iterator<Item = [&'s str; 2]>) {
        self.of.extend(pairs.map(|[one, other]| ((list, other.to_owned()), one.to_owned())));
    }

    /// The id in the first record of what the second calls `id`.
    pub(super) fn of(&self, list: &'static str, id: &str) -> Option<&str> {
        self.of.get(&(list, id.to_owned())).map(String::as_str)
    }

    /// `value` of `field` for comparing: ids of the second record by those of the first, and sets in order. Empty
    /// words and lists say nothing.
    fn value(&self, field: &str, value: &Value, is_second: bool) -> Value {
        let list = REFERENCES.iter().find(|(name, _)| *name == field).map(|(_, list)| *list);
        let name = |id: &str| -> String {
            let Some(list) = list.filter(|_| is_second) else { return id.to_owned() };
            self.of.get(&(list, id.to_owned())).cloned().unwrap_or_else(|| format!("{FOREIGN}{id}"))
        };
        match value {
            // Confirmed or put right, it holds.
            Value::String(text) if field == "status" => if text == "rejected" { "rejected" } else { "holds" }.into(),
            Value::String(text) if text.trim().is_empty() => Value::Null,
            Value::String(text) if list.is_some() => name(text).into(),
            Value::String(text) => text.trim().into(),
            Value::Array(items) if items.is_empty() => Value::Null,
            Value::Array(items) if list.is_some() || field == "labels" => {
                let words: BTreeSet<String> = items.iter().filter_map(Value::as_str).map(name).collect();
                words.into_iter().collect()
            }
            _ => value.clone(),
        }
    }
}

/// Which of the `listed` things, each with its id and what it is called, are the same: those that most of the items
/// in both records point to, then those of one id or one name that nothing points to.
fn same_work<'s>(
    pointing: impl Iterator<Item = [Option<&'s str>; 2]>,
    listed: &[Vec<(&'s str, Option<&'s str>)>; 2],
) -> Vec<(usize, usize)> {
    let places = [0, 1].map(|side: usize| -> HashMap<&str, usize> {
        listed[side].iter().enumerate().map(|(at, (id, _))| (*id, at)).collect()
    });
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for [one, other] in pointing {
        if let (Some(one), Some(other)) = (one.and_then(|id| places[0].get(id)), other.and_then(|id| places[1].get(id)))
        {
            *votes.entry((*one, *other)).or_default() += 1;
        }
    }
    let mut votes: Vec<((usize, usize), usize)> = votes.into_iter().collect();
    votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (mut of_one, mut of_other) = (vec![None; listed[0].len()], vec![false; listed[1].len()]);
    let mut join = |one: usize, other: usize| {
        if of_one[one].is_none() && !of_other[other] {
            of_one[one] = Some(other);
            of_other[other] = true;
        }
    };
    for ((one, other), _) in votes {
        join(one, other);
    }
    for (at, (id, _)) in listed[0].iter().enumerate() {
        if let Some(other) = places[1].get(id) {
            join(at, *other);
        }
    }
    let mut called: HashMap<String, usize> = HashMap::new();
    for (at, (_, name)) in listed[1].iter().enumerate().rev() {
        called.extend(name.map(|name| (key(name), at)));
    }
    for (at, (_, name)) in listed[0].iter().enumerate() {
        if let Some(other) = name.and_then(|name| called.get(&key(name))) {
            join(at, *other);
        }
    }
    of_one.into_iter().enumerate().filter_map(|(at, other)| Some((at, other?))).collect()
}

fn item<'r>(id: &str, anchor: Option<&'r Anchor>, words: &'r str, value: Value) -> Item<'r> {
    Item { id: id.to_owned(), anchor, words, value }
}

fn marks<'i>(items: &'i [Item<'_>]) -> Vec<Mark<'i>> {
    items.iter().map(|item| Mark { anchor: item.anchor, words: item.words }).collect()
}

/// `item` as plain data.
pub(super) fn plain(item: &impl Serialize) -> Value {
    serde_json::to_value(item).expect("records are plain data")
}

fn notes(record: &Record) -> Vec<Item<'_>> {
    record.notes.iter().map(|note| item(&note.id, note.anchor.as_ref(), &note.number, plain(note))).collect()
}

fn citations(record: &Record) -> Vec<Item<'_>> {
    let all = record.notes.iter().flat_map(|note| &note.citations);
    all.map(|it: &Citation| item(&it.id, it.anchor.as_ref(), &it.id, plain(it))).collect()
}

fn claims(record: &Record) -> Vec<Item<'_>> {
    record.claims.iter().map(|claim| item(&claim.id, claim.anchor.as_ref(), &claim.text, plain(claim))).collect()
}

fn dates(record: &Record) -> Vec<Item<'_>> {
    record.dates.iter().map(|date| item(&date.id, date.anchor.as_ref(), &date.text, plain(date))).collect()
}

fn mentions(record: &Record) -> Vec<Item<'_>> {
    let each = record.places.iter().flat_map(|place| (1..).zip(&place.mentions).map(move |it| (place, it)));
    each.map(|(place, (count, mention)): (_, (usize, &Mention))| Item {
        id: format!("{}@{count}", place.id),
        anchor: mention.anchor.as_ref(),
        words: &mention.text,
        value: serde_json::json!({ "place": place.id }),
    })
    .collect()
}

/// The fields of a source, but its id and how sure the program is.
fn of_sources() -> Vec<&'static str> {
    let mut fields = vec!["type"];
    fields.extend(NamesField::ALL.iter().map(|field| field.name()));
    fields.extend(TextField::ALL.iter().map(|field| field.name()));
    fields.extend(DateField::ALL.iter().map(|field| field.name()));
    fields.extend(["status", "labels"]);
    fields
}
