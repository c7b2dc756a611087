//! A review: where it stands, and what each key does. Knows nothing of the screen and of files.

use super::input::Input;
use super::queue::{Held, Item, find, is_decided};
use crate::corpus::edit::{Act, Order};
use crate::record::Record;
use crate::record::select::Kind;
use serde_json::Value;
use std::collections::HashMap;

/// A key, whatever terminal it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Char(char),
    Control(char),
    Enter,
    Escape,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

/// What whoever holds the files is to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// Do this to the record of that place, and say that it was done.
    Act { record: usize, order: Order, why: Option<String> },
    /// Take the last act back.
    Undo,
    /// Leave.
    Quit,
}

/// What the keys mean at the moment.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mode {
    /// An item is looked at.
    Look,
    /// The name of a field is typed.
    Field(Input),
    /// The value of a field is typed.
    Value(String, Input),
    /// The reason of the next decision is typed.
    Why(Input),
    /// A label is chosen.
    Label(usize),
    /// The keys are told.
    Help,
}

/// A review under way.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) held: Vec<Held>,
    pub(super) queue: Vec<Item>,
    /// The place in the queue of what is looked at; nothing where all is decided.
    pub(super) at: Option<usize>,
    pub(super) mode: Mode,
    /// What is told of the last key.
    pub(super) said: String,
    /// How far the text is scrolled, in lines.
    pub(super) scroll: usize,
    /// The reason for the next decision.
    pub(super) why: Option<String>,
    /// The labels of the corpus of each record.
    pub(super) labels: Vec<Vec<String>>,
    /// What was looked at before, the last at the end.
    seen: Vec<usize>,
    /// What of the queue had been skipped when the round began again.
    skipped: bool,
}

impl Session {
    pub(super) fn new(held: Vec<Held>, queue: Vec<Item>, labels: Vec<Vec<String>>) -> Self {
        let at = (!queue.is_empty()).then_some(0);
        Self {
            held,
            queue,
            at,
            mode: Mode::Look,
            said: String::new(),
            scroll: 0,
            why: None,
            labels,
            seen: Vec::new(),
            skipped: false,
        }
    }

    /// What is looked at.
    pub(super) fn item(&self) -> Option<&Item> {
        self.at.and_then(|at| self.queue.get(at))
    }

    /// What its record says of it.
    pub(super) fn value(&self) -> Option<Value> {
        let item = self.item()?;
        find(&self.held[item.record].record, item.kind, &item.id)
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        self.queue.iter().filter(|item| !item.is_decided).count()
    }

    /// What the key does.
    pub(super) fn press(&mut self, key: Key) -> Option<Deed> {
        if key == Key::Control('c') {
            return Some(Deed::Quit);
        }
        match std::mem::replace(&mut self.mode, Mode::Look) {
            Mode::Look => self.look(key),
            Mode::Field(input) => self.field(input, key),
            Mode::Value(field, input) => self.edit(field, input, key),
            Mode::Why(input) => {
                self.reason(input, key);
                None
            }
            Mode::Label(chosen) => self.label(chosen, key),
            Mode::Help => None,
        }
    }

    fn look(&mut self, key: Key) -> Option<Deed> {
        self.said.clear();
        match key {
            Key::Char('q') => return Some(Deed::Quit),
            Key::Char('?' | 'h') => self.mode = Mode::Help,
            Key::Char('u') => return Some(Deed::Undo),
            Key::Char('b' | 'p') | Key::Left => self.back(),
            Key::Up | Key::Char('k') => self.scroll = self.scroll.saturating_sub(1),
            Key::Down | Key::Char('j') => self.scroll += 1,
            Key::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Key::PageDown => self.scroll += PAGE,
            Key::Home => self.scroll = 0,
            _ if self.at.is_none() => "all is decided; q to leave, b to go back".clone_into(&mut self.said),
            Key::Char('c' | 'y') => return self.act(Act::Confirm),
            Key::Char('r') => return self.act(Act::Reject),
            Key::Char('s' | 'n' | ' ') | Key::Right => self.skip(),
            Key::Char('e') => self.mode = Mode::Field(Input::default()),
            Key::Char('w') => self.mode = Mode::Why(Input::of(self.why.as_deref().unwrap_or_default())),
            Key::Char('o') => self.open(),
            Key::Char('l') => {
                let labels = self.item().map_or(0, |item| self.labels[item.record].len());
                if labels == 0 {
                    "this corpus has no labels; list them under `labels:` in isnad.yaml".clone_into(&mut self.said);
                } else {
                    self.mode = Mode::Label(0);
                }
            }
            Key::Char(other) => self.said = format!("no key `{other}`; ? tells which there are"),
            _ => {}
        }
        None
    }

    fn field(&mut self, mut input: Input, key: Key) -> Option<Deed> {
        match key {
            Key::Escape => {}
            Key::Tab | Key::Enter => {
                let name = input.text();
                let fields = self.fields();
                let item = self.value().unwrap_or_default();
                let mut meant: Vec<&String> = fields.iter().filter(|field| field.starts_with(&name)).collect();
                if fields.contains(&name) {
                    meant = vec![&name];
                } else if key == Key::Enter {
                    // Of several, the one that says something.
                    let says: Vec<&String> = meant.iter().copied().filter(|field| !item[*field].is_null()).collect();
                    if says.len() == 1 {
                        meant = says;
                    }
                }
                match (&meant[..], key) {
                    ([one], Key::Enter) => {
                        let field = (*one).clone();
                        let value = shown(&item[&field]);
                        self.mode = Mode::Value(field, Input::of(&value));
                    }
                    ([one], _) => self.mode = Mode::Field(Input::of(one)),
                    ([], Key::Enter) => {
                        self.said = format!("no field `{name}`");
                        self.mode = Mode::Field(input);
                    }
                    _ => {
                        let start = shared(&meant);
                        self.mode = Mode::Field(if start.is_empty() { input } else { Input::of(&start) });
                    }
                }
            }
            _ => {
                self.said.clear();
                input.press(key);
                self.mode = Mode::Field(input);
            }
        }
        None
    }

    fn edit(&mut self, field: String, mut input: Input, key: Key) -> Option<Deed> {
        match key {
            Key::Escape => None,
            Key::Enter => {
                let text = input.text();
                let was = self.value().map(|item| shown(&item[&field])).unwrap_or_default();
                if text == was {
                    self.said = format!("`{field}` is as it was");
                    return None;
                }
                let empty = text.trim().is_empty();
                // Where the value is refused, it is there to be put right.
                self.mode = Mode::Value(field.clone(), input);
                self.act(if empty { Act::Unset(vec![field]) } else { Act::Set(vec![(field, text)]) })
            }
            _ => {
                input.press(key);
                self.mode = Mode::Value(field, input);
                None
            }
        }
    }

    fn reason(&mut self, mut input: Input, key: Key) {
        match key {
            Key::Escape => {}
            Key::Enter => {
                let why = input.text().trim().to_owned();
                self.why = (!why.is_empty()).then_some(why);
            }
            _ => {
                input.press(key);
                self.mode = Mode::Why(input);
            }
        }
    }

    fn label(&mut self, chosen: usize, key: Key) -> Option<Deed> {
        let labels = self.item().map(|item| self.labels[item.record].clone()).unwrap_or_default();
        let last = labels.len().saturating_sub(1);
        let number = match key {
            Key::Char(c) => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)),
            Key::Enter => Some(chosen),
            _ => None,
        };
        match (key, number.and_then(|number| labels.get(number))) {
            (Key::Escape, _) => {}
            (Key::Up | Key::Left, _) => self.mode = Mode::Label(chosen.saturating_sub(1)),
            (Key::Down | Key::Right | Key::Tab, _) => self.mode = Mode::Label((chosen + 1).min(last)),
            (_, Some(label)) => {
                let has = self.value().is_some_and(|item| {
                    item["labels"].as_array().is_some_and(|it| it.contains(&label.as_str().into()))
                });
                let label = vec![label.clone()];
                return self.act(if has { Act::Unlabel(label) } else { Act::Label(label) });
            }
            _ => self.mode = Mode::Label(chosen),
        }
        None
    }

    fn act(&mut self, act: Act) -> Option<Deed> {
        let item = self.item()?;
        Some(Deed::Act { record: item.record, order: Order::on(item.kind, &item.id, act), why: self.why.clone() })
    }

    /// Goes on to the next that nobody has decided on; after the last, to those that were skipped.
    fn go_on(&mut self) {
        let Some(at) = self.at else { return };
        self.seen.push(at);
        self.scroll = 0;
        let open = |index: &usize| !self.queue[*index].is_decided;
        let after = (at + 1..self.queue.len()).find(open);
        self.at = after.or_else(|| (0..=at).find(open));
        if after.is_none() && self.at.is_some() {
            self.said.push_str(if self.said.is_empty() { "" } else { "; " });
            self.said.push_str("those that were skipped come again");
            self.skipped = true;
        }
    }

    fn skip(&mut self) {
        "skipped".clone_into(&mut self.said);
        self.go_on();
    }

    fn back(&mut self) {
        match self.seen.pop() {
            Some(at) => {
                self.at = Some(at);
                self.scroll = 0;
            }
            None => "this is where it began".clone_into(&mut self.said),
        }
    }

    /// Goes to the source of a citation, whether it was in the queue or not.
    fn open(&mut self) {
        let Some(source) = self.value().and_then(|item| item["source"].as_str().map(str::to_owned)) else {
            "only a citation that has a source leads to one".clone_into(&mut self.said);
            return;
        };
        let Some(record) = self.item().map(|item| item.record) else { return };
        let is = |item: &Item| item.record == record && item.kind == Kind::Sources && item.id == source;
        let known = self.queue.iter().position(is);
        let at = known.unwrap_or(self.queue.len());
        if known.is_none() {
            let Some(value) = find(&self.held[record].record, Kind::Sources, &source) else {
                self.said = format!("no source `{source}` in this record");
                return;
            };
            let confidence = value["confidence"].as_f64().unwrap_or(1.0);
            let is_decided = is_decided(&value);
            self.queue.push(Item { record, kind: Kind::Sources, id: source, confidence, is_decided });
        }
        self.seen.extend(self.at);
        self.at = Some(at);
        self.scroll = 0;
    }

    /// The record as it is after an act.
    pub(super) fn renew(&mut self, index: usize, record: Record) {
        let mut decided: HashMap<(&str, String), bool> = HashMap::new();
        for kind in Kind::ALL {
            let items = kind.items(&record).into_iter();
            decided.extend(
                items.map(|it| ((kind.name(), it["id"].as_str().unwrap_or_default().to_owned()), is_decided(&it))),
            );
        }
        self.held[index].record = record;
        for item in self.queue.iter_mut().filter(|item| item.record == index) {
            // What is no longer there needs no decision.
            item.is_decided = decided.get(&(item.kind.name(), item.id.clone())).copied().unwrap_or(true);
        }
    }

    /// Tells what was done, and goes on where it was a decision.
    pub(super) fn done(&mut self, order: &Order, said: String) {
        self.mode = Mode::Look;
        self.said = said;
        if !matches!(order.act, Act::Label(_) | Act::Unlabel(_)) {
            self.why = None;
        }
        match order.act {
            Act::Confirm | Act::Reject => self.go_on(),
            // After a correction one wants to see it, and to correct more.
            _ => {}
        }
    }

    /// Tells why something was not done.
    pub(super) fn refused(&mut self, why: String) {
        self.said = why;
    }

    /// Goes to an item again, after what was done to it was taken back.
    pub(super) fn return_to(&mut self, record: usize, kind: Kind, id: &str) {
        self.at = self.queue.iter().position(|it| it.record == record && it.kind == kind && it.id == id).or(self.at);
        self.scroll = 0;
    }

    /// The fields that can be set, those that say something first.
    pub(super) fn fields(&self) -> Vec<String> {
        let Some(item) = self.item() else { return Vec::new() };
        let value = self.value().unwrap_or_default();
        let all = item.kind.fields().into_iter().map(|field| field.path);
        let told = |path: &str| schema_has(item.kind, path);
        let mut fields: Vec<String> =
            all.filter(|path| !path.contains('.') && !FIXED.contains(&path.as_str()) && told(path)).collect();
        fields.sort_by_key(|field| value.get(field).is_none_or(Value::is_null));
        fields
    }
}

/// How many lines a page is scrolled.
const PAGE: usize = 10;

/// Fields that are not set by hand.
const FIXED: &[&str] = &[
    "id",
    "status",
    "by",
    "at",
    "why",
    "labels",
    "rulings",
    "anchor",
    "markers",
    "mentions",
    "citations",
    "confidence",
    "article",
];

fn schema_has(kind: Kind, path: &str) -> bool {
    crate::record::select::schema_at(kind.name(), path).is_some()
}

/// What all of `names` start with.
fn shared(names: &[&String]) -> String {
    let Some(first) = names.first() else { return String::new() };
    let same = |length: &usize| names.iter().all(|name| name.starts_with(&first[..*length]));
    let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
    first[..ends.take_while(same).last().unwrap_or(0)].to_owned()
}

/// A value as it is typed.
pub(super) fn shown(value: &Value) -> String {
    let words =
        |items: &[Value]| -> Option<Vec<String>> { items.iter().map(|it| it.as_str().map(str::to_owned)).collect() };
    let names = |items: &[Value]| -> Option<Vec<String>> {
        let word = |item: &Value, key: &str| item[key].as_str().map(str::to_owned);
        let name = |item: &Value| {
            // An institution, or a name with a suffix, would be taken apart otherwise.
            let is_plain = item.get("literal").is_none() && item.get("suffix").is_none();
            is_plain.then(|| {
                [word(item, "given"), word(item, "family")].into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
        };
        items.iter().map(|item| item.is_object().then(|| name(item))?).collect()
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let plain = words(items).filter(|words| !words.iter().any(|word| word.contains(',')));
            let plain = plain.map(|words| words.join(", ")).or_else(|| names(items).map(|names| names.join("; ")));
            plain.unwrap_or_else(|| inline(value))
        }
        Value::Object(keys) => {
            match (keys.get("label").and_then(Value::as_str), keys.get("value").and_then(Value::as_str)) {
                (Some(label), Some(value)) => format!("{label} {value}"),
                _ => inline(value),
            }
        }
        other => other.to_string(),
    }
}

fn inline(value: &Value) -> String {
    crate::record::yaml::inline(value).unwrap_or_else(|_| value.to_string())
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
