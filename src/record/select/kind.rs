//! The kinds of items that a record has, and what is told of each beside its own fields.

use super::field::{Field, fields};
use crate::record::{Claim, Note, Record, Status};
use camino::Utf8Path;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashSet;

/// A kind of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Notes.
    Notes,
    /// What a note cites; these stand in their notes, and are looked at by themselves here.
    Citations,
    /// Works.
    Sources,
    /// Claims.
    Claims,
    /// Mentions of dates.
    Dates,
    /// Places.
    Places,
}

/// What a claim rests on, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Several works.
    SeveralSources,
    /// One work.
    OneSource,
    /// One work, of which the notes tell neither author nor title.
    AnonymousSource,
    /// Notes that cite nothing.
    RemarksAlone,
    /// No note that says anything.
    Nothing,
}

impl Kind {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Notes, Self::Citations, Self::Sources, Self::Claims, Self::Dates, Self::Places];

    /// The kind called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The key of the list in a record.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Citations => "citations",
            Self::Sources => "sources",
            Self::Claims => "claims",
            Self::Dates => "dates",
            Self::Places => "places",
        }
    }

    /// The fields that are shown where nobody asks for others.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Notes => &["article.id", "id", "number", "sources", "remarks", "text", "status"],
            Self::Citations => {
                &["article.id", "id", "form", "source", "locator.value", "through", "anchor.exact", "status"]
            }
            Self::Sources => {
                &["article.id", "id", "type", "author", "title", "container-title", "issued", "notes", "status"]
            }
            Self::Claims => &["article.id", "id", "basis", "notes", "sources", "stance", "text", "status"],
            Self::Dates => &["article.id", "id", "edtf", "text", "mod", "calendar", "status"],
            Self::Places => &["article.id", "id", "name", "country", "geonames", "mentions.text", "status"],
        }
    }

    /// The fields of such items: those of a record, and those that are told of them here.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        let told: &[(&str, bool)] = match self {
            Self::Notes => &[("sources", true), ("claims", true)],
            Self::Citations => &[("note", false)],
            Self::Sources => &[("notes", true), ("claims", true)],
            Self::Claims => &[("basis", false)],
            Self::Dates | Self::Places => &[("claims", true)],
        };
        let mut fields = fields(self.name());
        fields.extend(told.iter().map(|(path, many)| Field { path: (*path).to_owned(), many: *many }));
        fields
    }

    /// The items of `record`, each with its article.
    #[must_use]
    pub fn items(self, record: &Record) -> Vec<Value> {
        let mut article = plain(&record.article);
        if record.article.id.is_empty() {
            article["id"] = Utf8Path::new(&record.article.file).file_stem().unwrap_or_default().into();
        }
        let claims = |within: fn(&Claim) -> &Vec<String>, id: &str| -> Value {
            record.claims.iter().filter(|claim| within(claim).iter().any(|it| it == id)).map(|it| &*it.id).collect()
        };
        let item = |item: Value, told: Value| {
            let mut item = item;
            item["article"] = article.clone();
            if let (Value::Object(item), Value::Object(told)) = (&mut item, told) {
                item.extend(told);
            }
            item
        };
        match self {
            Self::Notes => (record.notes.iter())
                .map(|note| {
                    let sources: Vec<&str> = cited(note).collect();
                    item(plain(note), json!({ "sources": sources, "claims": claims(|it| &it.notes, &note.id) }))
                })
                .collect(),
            Self::Citations => (record.notes.iter())
                .flat_map(|note| note.citations.iter().map(move |citation| (note, citation)))
                .map(|(note, citation)| item(plain(citation), json!({ "note": note.id })))
                .collect(),
            Self::Sources => (record.sources.iter())
                .map(|source| {
                    let citing = record.notes.iter().filter(|note| cited(note).any(|id| id == source.id));
                    let notes: Vec<&str> = citing.map(|note| &*note.id).collect();
                    item(plain(source), json!({ "notes": notes, "claims": claims(|it| &it.sources, &source.id) }))
                })
                .collect(),
            Self::Claims => (record.claims.iter())
                .map(|claim| item(plain(claim), json!({ "basis": basis(claim, record) })))
                .collect(),
            Self::Dates => (record.dates.iter())
                .map(|date| item(plain(date), json!({ "claims": claims(|it| &it.dates, &date.id) })))
                .collect(),
            Self::Places => (record.places.iter())
                .map(|place| item(plain(place), json!({ "claims": claims(|it| &it.places, &place.id) })))
                .collect(),
        }
    }
}

/// `item` as plain data, by way of its text: half of a number's digits are noise where it goes from `f32` to `f64`.
fn plain(item: &impl Serialize) -> Value {
    let text = serde_json::to_string(item).expect("records are plain data");
    serde_json::from_str(&text).expect("what was just written is JSON")
}

/// The ids of the works that `note` cites, each once for each citation that nobody has rejected.
pub fn cited(note: &Note) -> impl Iterator<Item = &str> {
    let standing = note.citations.iter().filter(|citation| citation.status != Some(Status::Rejected));
    standing.filter_map(|citation| citation.source.as_deref())
}

/// The notes of `claim` in `record`.
pub fn notes_of<'r>(claim: &'r Claim, record: &'r Record) -> impl Iterator<Item = &'r Note> {
    record.notes.iter().filter(|note| claim.notes.contains(&note.id))
}

/// The ids of the works in `record` that `claim` rests on, each once: its own, or where it names none, those of its
/// notes. A work whose citations in these notes were all rejected is none of them.
#[must_use]
pub fn grounds<'r>(claim: &'r Claim, record: &'r Record) -> Vec<&'r str> {
    let mut sources: Vec<&str> = claim.sources.iter().map(String::as_str).collect();
    if sources.is_empty() {
        sources.extend(notes_of(claim, record).flat_map(cited));
    }
    let citations = || notes_of(claim, record).flat_map(|note| &note.citations);
    let is_rejected = |id: &str| {
        let mut naming = citations().filter(|citation| citation.source.as_deref() == Some(id)).peekable();
        naming.peek().is_some() && naming.all(|citation| citation.status == Some(Status::Rejected))
    };
    let mut seen = HashSet::new();
    sources.retain(|id| seen.insert(*id) && !is_rejected(id));
    sources
}

/// What `claim` of `record` rests on.
fn basis(claim: &Claim, record: &Record) -> Basis {
    let sources = grounds(claim, record);
    let is_anonymous = |id: &str| {
        let known = record.sources.iter().find(|source| source.id == id);
        known.is_some_and(|source| source.author.is_empty() && source.title.is_none())
    };
    let says = |note: &Note| !note.text.trim().is_empty() || note.remarks.is_some();
    match *sources {
        [] if notes_of(claim, record).any(says) => Basis::RemarksAlone,
        [] => Basis::Nothing,
        [one] if is_anonymous(one) => Basis::AnonymousSource,
        [_] => Basis::OneSource,
        _ => Basis::SeveralSources,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::select::{at, known};

    fn record() -> Record {
        let record = json!({
            "isnad": 1,
            "article": {"id": "", "title": "T", "authors": [], "published": null, "file": "../texts/mosul.md", "sha256": ""},
            "notes": [
                {"id": "n1", "number": "1", "text": "A, \"B\"; C.", "citations": [
                    {"id": "n1.1", "source": "b", "form": "full"}, {"id": "n1.2", "source": "unnamed", "form": "full"}]},
                {"id": "n2", "number": "2", "text": "So it is said.", "remarks": "So it is said."},
                {"id": "n3", "number": "3", "text": " "},
            ],
            "sources": [
                {"id": "b", "type": "book", "title": "B", "confidence": 0.8},
                {"id": "unnamed", "type": "article-newspaper", "container-title": "Niqash"},
            ],
            "claims": [
                {"id": "c1", "text": "one", "stance": "asserted", "notes": ["n1"], "sources": ["b", "unnamed"]},
                {"id": "c2", "text": "two", "stance": "asserted", "notes": ["n1"], "sources": ["b"]},
                {"id": "c3", "text": "three", "stance": "hedged", "notes": ["n1"], "sources": ["unnamed"]},
                {"id": "c4", "text": "four", "stance": "asserted", "notes": ["n2"], "sources": []},
                {"id": "c5", "text": "five", "stance": "asserted", "notes": ["n3", "n9"], "sources": []},
                {"id": "c6", "text": "six", "stance": "asserted", "notes": ["n1"], "sources": []},
                {"id": "c7", "text": "seven", "stance": "asserted", "notes": [], "sources": ["gone"]},
            ],
            "dates": [{"id": "d1", "text": "May", "edtf": "2017-05"}],
            "places": [{"id": "p1", "name": "Mosul", "mentions": [{"text": "Mosul"}, {"text": "the city"}]}],
        });
        serde_json::from_value(record).expect("a record")
    }

    #[test]
    fn a_claim_tells_what_it_rests_on() {
        let expected = [
            "several-sources",
            "one-source",
            "anonymous-source",
            "remarks-alone",
            "nothing",
            "several-sources",
            "one-source",
        ];
        let items = Kind::Claims.items(&record());
        assert_eq!(items.iter().map(|item| item["basis"].as_str().expect("told")).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_told_goes_both_ways() {
        let record = record();
        let sources = Kind::Sources.items(&record);
        assert_eq!((&sources[0]["notes"], &sources[0]["claims"]), (&json!(["n1"]), &json!(["c1", "c2"])));
        assert_eq!((&sources[0]["article"]["id"], &sources[0]["confidence"]), (&json!("mosul"), &json!(0.8)));
        let notes = Kind::Notes.items(&record);
        assert_eq!((&notes[0]["sources"], &notes[1]["claims"]), (&json!(["b", "unnamed"]), &json!(["c4"])));
    }

    #[test]
    fn every_column_is_a_field_and_every_kind_is_listed() {
        let record = record();
        for kind in Kind::ALL {
            let fields = kind.fields();
            for column in kind.columns() {
                known(column, kind.name(), &fields).expect("a field");
            }
            let items = kind.items(&record);
            assert!(!items.is_empty() && items.iter().all(|item| at(item, "article.id") == [&json!("mosul")]));
        }
    }
}
