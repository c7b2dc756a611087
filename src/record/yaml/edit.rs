//! Changing a YAML text where something changes and nowhere else: comments, order and layout stay.

use super::render::{after_key, render, render_inline};
use super::tree::{Entry, Node, Tree, Value};
use crate::text::Span;

/// Replacements to be made in one text. None may lie over another.
#[derive(Debug)]
pub struct Edits<'t> {
    text: &'t str,
    edits: Vec<(Span, String)>,
}

impl<'t> Edits<'t> {
    /// No edits yet.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, edits: Vec::new() }
    }

    /// Whether nothing is to be changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// How many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// The text after all edits. Lines that were added end as the first line of the text does.
    #[must_use]
    pub fn apply(mut self) -> String {
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        let crlf = self.text.find('\n').is_some_and(|end| self.text[..end].ends_with('\r'));
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut at = 0;
        for (span, new) in &self.edits {
            // What lies in a part that goes away goes with it.
            if span.start < at && !new.is_empty() {
                continue;
            }
            out.push_str(&self.text[at..span.start.max(at)]);
            if crlf {
                out.push_str(&new.replace('\n', "\r\n"));
            } else {
                out.push_str(new);
            }
            at = span.end.max(at);
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// Writes `new` for what stands at `span`.
    pub fn replace(&mut self, span: Span, new: impl Into<String>) {
        self.edits.push((span, new.into()));
    }

    /// Writes `value` for the value of `entry`, in a map in braces or a block.
    pub fn value(&mut self, map: &Node<'_>, entry: &Entry<'_>, value: &Node<'_>) {
        let mut new = String::new();
        if map.is_flow() {
            new.push(' ');
            render_inline(value, &mut new);
        } else {
            after_key(value, self.column(entry.key_span.start), &mut new);
        }
        let from = self.after_colon(entry);
        self.replace(Span::new(from, entry.value.span.end.max(from)), new);
    }

    /// Sets `key` of `map` to `value`, after `before` where it is new and that key is there, else at the end.
    pub fn set(&mut self, map: &Node<'_>, key: &str, value: &Node<'_>, before: Option<&str>) {
        if let Some(entry) = map.entry(key) {
            return self.value(map, entry, value);
        }
        let mut new = String::new();
        super::scalar(key, true, &mut new);
        new.push(':');
        let Value::Mapping { entries, flow } = &map.value else { return };
        let Some(last) = before.and_then(|key| map.entry(key)).or(entries.last()) else {
            new.push(' ');
            render_inline(value, &mut new);
            return self.replace(map.span, format!("{{{new}}}"));
        };
        let end = last.value.span.end.max(self.after_colon(last));
        if *flow {
            new.push(' ');
            render_inline(value, &mut new);
            self.replace(Span::empty(end), format!(", {new}"));
        } else {
            let column = self.column(entries[0].key_span.start);
            after_key(value, column, &mut new);
            let (at, line) = self.next_line(end);
            let indent = " ".repeat(column);
            self.replace(Span::empty(at), if line { format!("{indent}{new}\n") } else { format!("\n{indent}{new}") });
        }
    }

    /// Takes `key` out of `map`.
    pub fn unset(&mut self, map: &Node<'_>, key: &str) {
        let Some(index) = map.entries().iter().position(|entry| entry.key == key) else { return };
        let entries = map.entries();
        let entry = &entries[index];
        let end = entry.value.span.end.max(self.after_colon(entry));
        if map.is_flow() {
            return self.unset_all(map, &[key]);
        }
        let start = self.line_start(entry.key_span.start);
        let (after, _) = self.next_line(end);
        if self.text[start..entry.key_span.start].trim().is_empty() {
            self.replace(Span::new(start, after), "");
        } else if let Some(next) = entries.get(index + 1) {
            // The first key stands after a dash: the next one moves up to it.
            self.replace(Span::new(entry.key_span.start, next.key_span.start), "");
        } else {
            self.replace(Span::new(entry.key_span.start, end), "{}");
        }
    }

    /// Takes all of `keys` that are there out of `map`.
    pub fn unset_all(&mut self, map: &Node<'_>, keys: &[&str]) {
        let entries = map.entries();
        let gone: Vec<usize> = (0..entries.len()).filter(|index| keys.contains(&&*entries[*index].key)).collect();
        if !map.is_flow() {
            return keys.iter().for_each(|key| self.unset(map, key));
        }
        for run in gone.chunk_by(|one, other| one + 1 == *other) {
            let (first, last) = (run[0], run[run.len() - 1]);
            let end = |index: usize| entries[index].value.span.end.max(self.after_colon(&entries[index]));
            let start = |index: usize| entries[index].key_span.start;
            let span = run_in_flow(first, last, entries.len(), start, end);
            self.replace(span, "");
        }
    }

    /// Takes the items `gone`, in order, out of the list `list`, as [`remove`](Self::remove) does with one.
    pub fn remove_all(&mut self, list: &Node<'_>, gone: &[usize]) {
        let Value::Sequence { items, flow: true, .. } = &list.value else {
            return gone.iter().for_each(|index| self.remove(list, *index));
        };
        for run in gone.chunk_by(|one, other| one + 1 == *other) {
            let start = |index: usize| items[index].span.start;
            let end = |index: usize| items[index].span.end;
            self.replace(run_in_flow(run[0], run[run.len() - 1], items.len(), start, end), "");
        }
    }

    /// Takes item `index` out of the list `list`, with its line end and the comments above it.
    pub fn remove(&mut self, list: &Node<'_>, index: usize) {
        let Value::Sequence { items, flow, dashes } = &list.value else { return };
        if *flow {
            return self.remove_all(list, &[index]);
        }
        let span = self.chunk(list, index);
        if items.len() == 1 {
            // A key without a value would be null.
            let indent = self.text[self.line_start(dashes[0])..dashes[0]].to_owned();
            return self.replace(span, format!("{indent}  []\n"));
        }
        self.replace(span, "");
    }

    /// The lines of item `index` of a list in dashes, with the comments just above it.
    #[must_use]
    pub fn chunk(&self, list: &Node<'_>, index: usize) -> Span {
        let Value::Sequence { items, dashes, .. } = &list.value else { return list.span };
        let (end, _) = self.next_line(items[index].span.end.max(dashes[index] + 1));
        let mut start = self.line_start(dashes[index]);
        // A line end may be of two bytes.
        let end_above = |start: usize| {
            let end = start.checked_sub(1)?;
            Some(if self.text[..end].ends_with('\r') { end - 1 } else { end })
        };
        while let Some(above) = end_above(start).map(|end| self.line_start(end)) {
            if !self.text[above..start].trim_start().starts_with('#') || above < list.span.start {
                break;
            }
            start = above;
        }
        Span::new(start, end)
    }

    /// Writes `items` (as [`render`] writes them) into the list under `key` of `map`, before item `at`, or at its end.
    pub fn insert(&mut self, map: &Node<'_>, key: &str, at: usize, items: &[&Node<'_>]) {
        if items.is_empty() {
            return;
        }
        let Some(entry) = map.entry(key) else {
            let list = Node {
                span: Span::empty(0),
                value: Value::Sequence {
                    items: items.iter().map(|item| (*item).clone()).collect(),
                    flow: false,
                    dashes: Vec::new(),
                },
            };
            return self.set(map, key, &list, None);
        };
        match &entry.value.value {
            Value::Sequence { items: old, flow: true, .. } if !old.is_empty() => {
                let mut new = String::new();
                for item in items {
                    if at > 0 {
                        new.push_str(", ");
                    }
                    render_inline(item, &mut new);
                    if at == 0 {
                        new.push_str(", ");
                    }
                }
                let place = if at == 0 { old[0].span.start } else { old[at.min(old.len()) - 1].span.end };
                self.replace(Span::empty(place), new);
            }
            Value::Sequence { items: old, dashes, flow: false } if !old.is_empty() => {
                let column = self.column(dashes[0]);
                let mut new = String::new();
                for item in items {
                    new.extend(std::iter::repeat_n(' ', column));
                    new.push_str("- ");
                    render(item, column + 2, &mut new);
                    new.push('\n');
                }
                if at < old.len() {
                    self.replace(Span::empty(self.chunk(&entry.value, at).start), new);
                } else {
                    let (place, line) = self.next_line(old[old.len() - 1].span.end.max(dashes[old.len() - 1] + 1));
                    if !line {
                        new.insert(0, '\n');
                        new.pop();
                    }
                    self.replace(Span::empty(place), new);
                }
            }
            _ => {
                let list = Node {
                    span: Span::empty(0),
                    value: Value::Sequence {
                        items: items.iter().map(|item| (*item).clone()).collect(),
                        flow: map.is_flow(),
                        dashes: Vec::new(),
                    },
                };
                self.value(map, entry, &list);
            }
        }
    }

    /// Item `index` of `list` as lines, with its dash at the start of the first and the comments above it, after what
    /// `change` does to it.
    #[must_use]
    pub fn lines_of(&self, list: &Node<'_>, index: usize, change: impl FnOnce(&mut Self, &Node<'_>)) -> String {
        let item = &list.items()[index];
        let mut inner = Self::new(self.text);
        change(&mut inner, item);
        let Value::Sequence { dashes, flow: false, .. } = &list.value else {
            let mut part = Self { text: self.text, edits: inner.edits };
            return format!("- {}\n", part.part(item.span));
        };
        let span = self.chunk(list, index);
        let column = self.column(dashes[index]);
        let text = inner.part(span);
        let line = |line: &str| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            format!("{}\n", &line[indent.min(column)..])
        };
        text.lines().map(line).collect()
    }

    /// The part of the text at `span`, after the edits in it. It has no carriage returns.
    fn part(&mut self, span: Span) -> String {
        let (start, end) = (span.start, span.end);
        let before = Self { text: &self.text[start..end], edits: Vec::new() };
        let inside = std::mem::take(&mut self.edits).into_iter();
        let inside = inside.map(|(at, new)| (Span::new(at.start - start, (at.end - start).min(end - start)), new));
        let text = Self { edits: inside.collect(), ..before }.apply();
        text.replace("\r\n", "\n")
    }

    /// Writes `lines`, as [`lines_of`](Self::lines_of) gives them, into the list under `key` of `map` before item
    /// `at`, or at its end.
    pub fn insert_lines(&mut self, map: &Node<'_>, key: &str, at: usize, lines: &str) {
        match map.get(key).map(|list| (&list.value, list)) {
            Some((Value::Sequence { items, dashes, flow: false }, list)) if at < items.len() => {
                let indent = " ".repeat(self.column(dashes[0]));
                let lines: String = lines.lines().flat_map(|line| [indent.as_str(), line, "\n"]).collect();
                self.replace(Span::empty(self.chunk(list, at).start), lines);
            }
            Some((Value::Sequence { items, flow: true, .. }, _)) if !items.is_empty() => {
                self.insert_read(map, key, at, lines);
            }
            _ if map.is_flow() => self.insert_read(map, key, at, lines),
            _ => self.append(map, key, lines),
        }
    }

    /// The same where what is there stands in brackets: without comments, for which there is no room.
    fn insert_read(&mut self, map: &Node<'_>, key: &str, at: usize, lines: &str) {
        let Ok(tree) = Tree::read(lines) else { return };
        self.insert(map, key, at, &tree.root.items().iter().collect::<Vec<_>>());
    }

    /// Writes `lines`, items with their dashes at the start of the line, at the end of the list under `key` of the
    /// block `map`.
    pub fn append(&mut self, map: &Node<'_>, key: &str, lines: &str) {
        if let Some(Node { value: Value::Sequence { items, flow: true, .. }, .. }) = map.get(key)
            && !items.is_empty()
        {
            return self.insert_read(map, key, items.len(), lines);
        }

        let indented = |column: usize| -> String {
            let space = " ".repeat(column);
            lines.lines().flat_map(|line| [space.as_str(), line, "\n"]).collect()
        };
        let (column, end) = match map.entry(key) {
            Some(Entry { value: Node { span, value: Value::Sequence { items, dashes, flow: false } }, .. })
                if !items.is_empty() =>
            {
                (self.column(dashes[0]), span.end)
            }
            Some(entry) => {
                let column = self.column(entry.key_span.start);
                let new = format!("\n{}", indented(column));
                return self
                    .replace(Span::new(self.after_colon(entry), entry.value.span.end), new.trim_end_matches('\n'));
            }
            None => {
                let Some(last) = map.entries().last() else { return };
                let (at, line) = self.next_line(last.value.span.end.max(self.after_colon(last)));
                let column = self.column(map.entries()[0].key_span.start);
                let start = if line { "" } else { "\n" };
                return self
                    .replace(Span::empty(at), format!("{start}{}{key}:\n{}", " ".repeat(column), indented(column)));
            }
        };
        let (at, line) = self.next_line(end);
        self.replace(Span::empty(at), format!("{}{}", if line { "" } else { "\n" }, indented(column)));
    }

    /// Writes `items` for the whole list under `key` of `map`.
    pub fn fill(&mut self, map: &Node<'_>, key: &str, items: &[&Node<'_>]) {
        let items: Vec<Node<'_>> = items.iter().map(|item| (*item).clone()).collect();
        let flow = items.is_empty() || map.is_flow();
        let list = Node { span: Span::empty(0), value: Value::Sequence { items, flow, dashes: Vec::new() } };
        self.set(map, key, &list, None);
    }

    fn after_colon(&self, entry: &Entry<'_>) -> usize {
        let rest = &self.text[entry.key_span.end..];
        entry.key_span.end + rest.find(':').map_or(0, |colon| colon + 1)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
    }

    /// The column of byte `at`; what stands before a key or dash in its line is ASCII.
    fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Where the line after the one of byte `at` starts, and whether there is a line end before it.
    fn next_line(&self, at: usize) -> (usize, bool) {
        match self.text[at..].find('\n') {
            Some(end) => (at + end + 1, true),
            None => (self.text.len(), false),
        }
    }
}

/// The part of a list or map in brackets or braces that goes with its parts from `first` to `last`: with one comma.
fn run_in_flow(
    first: usize,
    last: usize,
    len: usize,
    start: impl Fn(usize) -> usize,
    end: impl Fn(usize) -> usize,
) -> Span {
    if last + 1 < len {
        Span::new(start(first), start(last + 1))
    } else if first > 0 {
        Span::new(end(first - 1), end(last))
    } else {
        Span::new(start(first), end(last))
    }
}

impl Tree<'_> {
    /// Whether a comment stands in `span`.
    #[must_use]
    pub fn has_comment(&self, span: Span) -> bool {
        let from = self.comments.partition_point(|comment| comment.start < span.start);
        self.comments.get(from).is_some_and(|comment| comment.start < span.end)
    }
}
