//! Putting in items that the program did not read, by their words in the article.

use super::act::decide;
use super::quote::{Scope, find};
use super::{Act, Addition, Desk, EditError, Edited, Hand, Order, edit, field};
use crate::corpus::find_alike;
use crate::document::{Article, Within};
use crate::extract::{self, date};
use crate::record::select::{Kind, schema_at};
use crate::record::yaml::{self, Edits, Node, Tree, Value};
use crate::record::{Anchor, Citation, Claim, DateMention, Edtf, Mention, Place, Record, Source, Status, nearest};
use crate::text::{Span, key};
use serde::Serialize;
use std::ops::Range;

/// Adds what `addition` says to the record in `tree`.
pub(super) fn add(
    tree: &Tree<'_>,
    record: &Record,
    article: &Article<'_>,
    addition: &Addition,
    hand: &Hand,
    desk: &Desk,
) -> Result<Edited, EditError> {
    let scope = match addition.kind {
        Kind::Claims => Scope::Body,
        Kind::Citations => Scope::Notes,
        Kind::Dates | Kind::Places => Scope::Both,
        Kind::Notes | Kind::Sources => {
            let help = "claims, dates, places and citations are";
            return Err(EditError::Value(format!("{} are not added by their words; {help}", addition.kind.name())));
        }
    };
    let (within, range) = find(article, &addition.quote, scope)?;
    let mut adding = Adding { tree, record, article, hand, desk, edits: Edits::new(tree.text), fields: Vec::new() };
    adding.fields.clone_from(&addition.fields);
    let (kind, id) = match addition.kind {
        Kind::Claims => adding.claim(within, range)?,
        Kind::Dates => adding.date(within, range)?,
        Kind::Places => adding.place(within, range)?,
        _ => adding.citation(within, range)?,
    };
    let Adding { edits, fields, .. } = adding;
    let mut text = edits.apply();
    // What was said beside the quote is set as it would be on any item.
    for (path, value) in fields {
        let (kind, id) = owner(kind, &id, &text, &path);
        let order = Order::on(kind, &id, Act::Set(vec![(path, value)]));
        text = edit(&text, None, &order, hand, desk)?.text;
    }
    Ok(Edited { text, items: vec![(Some(kind), id)], changed: 1 })
}

/// The item to which the field `path` of the new one `id` belongs: of a citation it may be its source.
fn owner(kind: Kind, id: &str, text: &str, path: &str) -> (Kind, String) {
    if kind == Kind::Citations
        && schema_at("citations", path).is_none()
        && schema_at("sources", path).is_some()
        && let Ok(record) = yaml::read(text)
        && let Some(citation) = record.notes.iter().flat_map(|note| &note.citations).find(|citation| citation.id == id)
        && let Some(source) = &citation.source
    {
        return (Kind::Sources, source.clone());
    }
    (kind, id.to_owned())
}

/// An addition under way.
struct Adding<'t, 'a> {
    tree: &'t Tree<'t>,
    record: &'t Record,
    article: &'t Article<'a>,
    hand: &'t Hand,
    desk: &'t Desk,
    edits: Edits<'t>,
    /// The fields that are still to be set.
    fields: Vec<(String, String)>,
}

impl Adding<'_, '_> {
    fn anchor(&self, within: Within, range: &Range<usize>) -> Anchor {
        extract::anchor(self.article, within, range.clone())
    }

    /// The value given for the field `path`, which is then no longer to be set.
    fn given(&mut self, path: &str) -> Option<String> {
        let index = self.fields.iter().position(|(known, _)| known == path)?;
        Some(self.fields.remove(index).1)
    }

    fn claim(&mut self, within: Within, range: Range<usize>) -> Result<(Kind, String), EditError> {
        let Within::Block(block) = within else {
            return Err(EditError::Quote("a claim stands in the body, and these words stand in a note".to_owned()));
        };
        let anchor = self.anchor(within, &range);
        let stands = self.record.claims.iter().find(|it| same_place(it.anchor.as_ref(), &anchor));
        if let Some(claim) = stands {
            return Err(EditError::Several(already("claim", &claim.id)));
        }
        let plain = self.article.blocks[block].text.as_str();
        // A marker vouches for the words before it, up to the stop at which it stands.
        let reach = plain[range.end..].find(|c: char| c.is_alphanumeric()).map_or(plain.len(), |at| range.end + at);
        let inside = |it: &&crate::document::NoteRef| {
            it.within == within && it.at > range.start && it.at <= range.end.max(reach)
        };
        let called: Vec<&str> = self.article.refs.iter().filter(inside).map(|marker| marker.label.as_str()).collect();
        let notes: Vec<&crate::record::Note> =
            self.record.notes.iter().filter(|note| called.contains(&note.number.as_str())).collect();
        let mut sources: Vec<String> = Vec::new();
        for source in notes.iter().flat_map(|note| &note.citations).filter_map(|citation| citation.source.clone()) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let (stance, attribution) = extract::stance_of(self.article, block, range.clone());
        let is_inside = |it: Option<&Anchor>| it.is_some_and(|it| lies_in(it, &anchor));
        let dates = self.record.dates.iter().filter(|date| is_inside(date.anchor.as_ref()));
        let names = |place: &&Place| place.mentions.iter().any(|mention| is_inside(mention.anchor.as_ref()));
        let claim = Claim {
            id: next("c", self.ids("claims")),
            text: plain[range].to_owned(),
            stance,
            attribution,
            notes: notes.iter().map(|note| note.id.clone()).collect(),
            sources,
            dates: dates.map(|date| date.id.clone()).collect(),
            places: self.record.places.iter().filter(names).map(|place| place.id.clone()).collect(),
            status: Some(Status::Edited),
            by: Some(self.hand.by.clone()),
            at: Some(self.hand.at.clone()),
            why: self.hand.why.clone(),
            anchor: Some(anchor.clone()),
            labels: Vec::new(),
            rulings: Vec::new(),
        };
        let after = self.record.claims.iter().position(|it| start(it.anchor.as_ref()) > start(Some(&anchor)));
        self.insert("claims", after, &claim)?;
        Ok((Kind::Claims, claim.id))
    }

    fn date(&mut self, within: Within, range: Range<usize>) -> Result<(Kind, String), EditError> {
        let anchor = self.anchor(within, &range);
        if let Some(date) = self.record.dates.iter().find(|it| same_place(it.anchor.as_ref(), &anchor)) {
            return Err(EditError::Several(already("date", &date.id)));
        }
        let read = date::read_date(&anchor.exact);
        let edtf = match self.given("edtf") {
            Some(text) => field::edtf("edtf", &text)?.as_str().and_then(|text| text.parse::<Edtf>().ok()),
            None => read.as_ref().and_then(date::DatePhrase::nearest),
        };
        let Some(edtf) = edtf else {
            let help = "say which with edtf=2017-08 after the quote";
            return Err(EditError::Value(format!("“{}” names no date by itself; {help}", anchor.exact)));
        };
        let date = DateMention {
            id: next("d", self.ids("dates")),
            text: anchor.exact.clone(),
            edtf,
            modifier: read.as_ref().and_then(|read| read.modifier),
            calendar: read.as_ref().and_then(|read| read.calendar),
            status: Some(Status::Edited),
            by: Some(self.hand.by.clone()),
            at: Some(self.hand.at.clone()),
            why: self.hand.why.clone(),
            anchor: Some(anchor.clone()),
            labels: Vec::new(),
            rulings: Vec::new(),
        };
        let after = self.record.dates.iter().position(|it| start(it.anchor.as_ref()) > start(Some(&anchor)));
        self.insert("dates", after, &date)?;
        Ok((Kind::Dates, date.id))
    }

    /// A mention of a place that the record has, or a new place.
    fn place(&mut self, within: Within, range: Range<usize>) -> Result<(Kind, String), EditError> {
        let anchor = self.anchor(within, &range);
        let same = |place: &&Place| place.mentions.iter().any(|it| same_place(it.anchor.as_ref(), &anchor));
        if let Some(place) = self.record.places.iter().find(same) {
            return Err(EditError::Several(already("place", &place.id)));
        }
        let asked = self.given("id");
        let name = self.given("name");
        let mention = Mention { text: anchor.exact.clone(), anchor: Some(anchor.clone()) };
        let called = |place: &Place| match (&asked, &name) {
            (Some(id), _) => place.id == *id,
            (None, Some(name)) => key(&place.name) == key(name),
            (None, None) => {
                let names = place.mentions.iter().map(|it| it.text.as_str()).chain([place.name.as_str()]);
                names.into_iter().any(|name| key(name) == key(&anchor.exact))
            }
        };
        if let Some(index) = self.record.places.iter().position(called) {
            let id = self.record.places[index].id.clone();
            let node = &self.tree.root.get("places").map(Node::items).unwrap_or_default()[index];
            let written = node_of(&mention)?;
            let at = node.get("mentions").map_or(0, |mentions| mentions.items().len());
            self.edits.insert(node, "mentions", at, &[&written]);
            decide(&mut self.edits, node, Status::Edited, self.hand);
            return Ok((Kind::Places, id));
        }
        if let Some(id) = asked {
            let ids = self.record.places.iter().map(|place| place.id.as_str());
            let near = nearest(&id, ids).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Err(EditError::Missing(format!("no place `{id}` in this record{near}")));
        }
        let known = extract::place_named(name.as_deref().unwrap_or(&anchor.exact), &self.desk.places);
        let known = known.unwrap_or_else(|| Place { name: anchor.exact.clone(), ..Place::default() });
        let name = name.unwrap_or_else(|| known.name.clone());
        let slug = extract::slug([&name], 6);
        let place = Place {
            id: free(if slug.is_empty() { "place" } else { &slug }, &self.ids("places")),
            name,
            mentions: vec![mention],
            status: Some(Status::Edited),
            by: Some(self.hand.by.clone()),
            at: Some(self.hand.at.clone()),
            why: self.hand.why.clone(),
            ..known
        };
        self.insert("places", None, &place)?;
        Ok((Kind::Places, place.id))
    }

    /// A citation in the note that has the words; its work is the one that is named, one that the record has
    /// already, or a new one.
    fn citation(&mut self, within: Within, range: Range<usize>) -> Result<(Kind, String), EditError> {
        let Within::Note(place) = within else {
            return Err(EditError::Quote("a citation stands in a note, and these words stand in the body".to_owned()));
        };
        let anchor = self.anchor(within, &range);
        let printed = &self.article.notes[place];
        let at = self.article.text.offset(printed.text.plain.source(0));
        let is_it = |note: &crate::record::Note| {
            note.number == printed.label && note.anchor.as_ref().is_none_or(|it| start(Some(it)) == Some(at))
        };
        let by_number = || self.record.notes.iter().position(|note| note.number == printed.label);
        let Some(index) = self.record.notes.iter().position(is_it).or_else(by_number) else {
            let help = "run `isnad parse` first";
            return Err(EditError::Missing(format!("no note {} in this record; {help}", printed.label)));
        };
        let note = &self.record.notes[index];
        if let Some(citation) = note.citations.iter().find(|it| same_place(it.anchor.as_ref(), &anchor)) {
            return Err(EditError::Several(already("citation", &citation.id)));
        }
        let words = printed.text.slice(range);
        let cited = extract::cite(&words);
        let read = cited.citations.first();
        let source = match self.given("source") {
            Some(id) if self.record.sources.iter().any(|source| source.id == id) => id,
            Some(id) => {
                let ids = self.record.sources.iter().map(|source| source.id.as_str());
                let near = nearest(&id, ids).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(EditError::Missing(format!("no source `{id}` in this record{near}")));
            }
            None => {
                let Some(source) = extract::works(&words, &cited).into_iter().next() else {
                    let help = "say which work it is with source=ID, or quote the whole citation";
                    return Err(EditError::Value(format!("“{}” names no work by itself; {help}", anchor.exact)));
                };
                self.work(source)?
            }
        };
        let tail = |citation: &Citation| citation.id.rsplit_once('.').and_then(|(_, tail)| tail.parse::<usize>().ok());
        let number = note.citations.iter().filter_map(tail).max().unwrap_or(0) + 1;
        let citation = Citation {
            id: format!("{}.{number}", note.id),
            source: Some(source),
            form: read.map(|read| read.form).unwrap_or_default(),
            locator: read.and_then(|read| read.locator.clone()),
            prefix: read.and_then(|read| Some(words.as_str()[read.prefix.clone()?].to_owned())),
            status: Some(Status::Edited),
            by: Some(self.hand.by.clone()),
            at: Some(self.hand.at.clone()),
            why: self.hand.why.clone(),
            anchor: Some(anchor.clone()),
            ..Citation::default()
        };
        let map = &self.tree.root.get("notes").map(Node::items).unwrap_or_default()[index];
        let before = note.citations.iter().position(|it| start(it.anchor.as_ref()) > start(Some(&anchor)));
        let written = node_of(&citation)?;
        self.edits.insert(map, "citations", before.unwrap_or(note.citations.len()), &[&written]);
        Ok((Kind::Citations, citation.id))
    }

    /// The id of `source` in the record, which is given it where it has no such work.
    fn work(&mut self, source: Source) -> Result<String, EditError> {
        let known: Vec<&Source> = vec![&source];
        if let Some(alike) = find_alike(&known, &self.record.sources).into_iter().flatten().next() {
            return Ok(self.record.sources[alike.index].id.clone());
        }
        let source = Source {
            id: free(&source.id, &self.ids("sources")),
            status: Some(Status::Edited),
            by: Some(self.hand.by.clone()),
            at: Some(self.hand.at.clone()),
            why: self.hand.why.clone(),
            confidence: None,
            ..source
        };
        self.insert("sources", None, &source)?;
        Ok(source.id)
    }

    /// The ids in `list`, and those that its orphans have.
    fn ids(&self, list: &str) -> Vec<&str> {
        let root = &self.tree.root;
        let lists = [list, "orphans"].into_iter().filter_map(|list| root.get(list));
        lists.flat_map(Node::items).filter_map(|item| item.get("id")?.as_str()).collect()
    }

    /// Writes `item` into `list`, before the item at `place` or at its end.
    fn insert(&mut self, list: &str, place: Option<usize>, item: &impl Serialize) -> Result<(), EditError> {
        let written = node_of(item)?;
        let count = self.tree.root.get(list).map_or(0, |node| node.items().len());
        self.edits.insert(&self.tree.root, list, place.unwrap_or(count), &[&written]);
        Ok(())
    }
}

/// `item` as it is laid out in a list of a record.
fn node_of(item: &impl Serialize) -> Result<Node<'static>, EditError> {
    let text = yaml::item(item, 0).map_err(|error| EditError::Value(error.to_string()))?;
    let tree = Tree::read(&text).map_err(|error| EditError::yaml(&text, error))?;
    let first = tree.root.items().first().map(Node::to_owned);
    Ok(first.unwrap_or(Node { span: Span::empty(0), value: Value::Mapping { entries: Vec::new(), flow: true } }))
}

fn already(what: &str, id: &str) -> String {
    format!("{what} `{id}` stands there already; confirm or set that one")
}

/// The first code point of an anchor.
fn start(anchor: Option<&Anchor>) -> Option<usize> {
    anchor?.spans.first().map(|span| span[0])
}

fn same_place(one: Option<&Anchor>, other: &Anchor) -> bool {
    one.is_some_and(|one| one.spans == other.spans && one.exact == other.exact)
}

/// Whether `inner` lies within `outer`.
fn lies_in(inner: &Anchor, outer: &Anchor) -> bool {
    let covers = |span: &[usize; 2]| outer.spans.iter().any(|it| it[0] <= span[0] && span[1] <= it[1]);
    !inner.spans.is_empty() && inner.spans.iter().all(covers)
}

/// `c9` where `c8` is the last.
fn next(letter: &str, ids: Vec<&str>) -> String {
    let numbers = ids.into_iter().filter_map(|id| id.strip_prefix(letter)?.parse::<usize>().ok());
    format!("{letter}{}", numbers.max().unwrap_or(0) + 1)
}

/// `wanted`, or where it is taken the next of its kind that is not.
fn free(wanted: &str, used: &[&str]) -> String {
    let mut each = (1..).map(|count| if count == 1 { wanted.to_owned() } else { format!("{wanted}-{count}") });
    each.find(|id| !used.contains(&id.as_str())).unwrap_or_else(|| wanted.to_owned())
}
