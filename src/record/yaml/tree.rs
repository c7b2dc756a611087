//! A YAML text with the place of every node and comment.

use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashSet;

/// The longest text that is read, in bytes. A record of a long article has some 100,000.
pub const MAX_BYTES: usize = 32 << 20;

/// How deep lists and maps may lie in each other. A record needs seven.
pub const MAX_DEPTH: usize = 48;

/// As many keys of a map are compared with each other.
const FEW: usize = 24;

/// Why a text is no record: one place, what is wrong there, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct YamlError {
    /// Where, in bytes.
    pub span: Span,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A YAML text, taken apart.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    /// The text.
    pub text: &'t str,
    /// The top of it; an empty text has an empty scalar.
    pub root: Node<'t>,
    /// Its comments, in order, from `#` to the end of the line.
    pub comments: Vec<Span>,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node<'t> {
    /// From its first byte to its last; of a block, up to the end of its last value.
    pub span: Span,
    /// What it is.
    pub value: Value<'t>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value<'t> {
    /// A scalar; an absent value is an empty plain one.
    Scalar {
        /// Its words, with line ends and escapes resolved.
        text: Cow<'t, str>,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Sequence {
        /// Its items.
        items: Vec<Node<'t>>,
        /// Whether it stands in brackets.
        flow: bool,
        /// Where the dash of each item stands; none in brackets.
        dashes: Vec<usize>,
    },
    /// A map.
    Mapping {
        /// Its keys and values, in order.
        entries: Vec<Entry<'t>>,
        /// Whether it stands in braces.
        flow: bool,
    },
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In quotes, or as a block after `|` or `>`: always words.
    Quoted,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry<'t> {
    /// The key as it reads.
    pub key: Cow<'t, str>,
    /// Where the key stands, with its quotes.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'t>,
}

impl<'t> Tree<'t> {
    /// Takes `text` apart, in time that grows with its length.
    ///
    /// What YAML has and a record does not (aliases, tags, keys that are lists, several documents) is an error that
    /// says so. That aliases are not read is also what keeps a few lines from standing for gigabytes.
    pub fn read(text: &'t str) -> Result<Self, YamlError> {
        super::block::read(text)
    }

    /// The node that `path` leads to from the top: keys, and places in lists counted from 0.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Node<'t>> {
        path.iter().try_fold(&self.root, |node, step| match &node.value {
            Value::Sequence { items, .. } => items.get(step.parse::<usize>().ok()?),
            _ => node.get(step),
        })
    }

    /// That no map has a key twice; the error points at the second.
    pub fn unique_keys(&self) -> Result<(), YamlError> {
        match self.root.repeated_keys().into_iter().next() {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }
}

impl<'t> Node<'t> {
    /// The value of `key`, where this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, where this is a map that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The entries of a map; of anything else none.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'t>] {
        match &self.value {
            Value::Mapping { entries, .. } => entries,
            _ => &[],
        }
    }

    /// The items of a list; of anything else none.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Sequence { items, .. } => items,
            _ => &[],
        }
    }

    /// The words of a scalar, also where they read as a number.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is absent, or says `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, style: Style::Plain }
            if super::resolve(text) == super::Resolved::Null)
    }

    /// The same, with words of its own.
    #[must_use]
    pub fn to_owned(&self) -> Node<'static> {
        let owned = |text: &Cow<'_, str>| Cow::Owned(text.clone().into_owned());
        let value = match &self.value {
            Value::Scalar { text, style } => Value::Scalar { text: owned(text), style: *style },
            Value::Sequence { items, flow, dashes } => Value::Sequence {
                items: items.iter().map(Node::to_owned).collect(),
                flow: *flow,
                dashes: dashes.clone(),
            },
            Value::Mapping { entries, flow } => {
                let entry = |entry: &Entry<'_>| Entry {
                    key: owned(&entry.key),
                    key_span: entry.key_span,
                    value: entry.value.to_owned(),
                };
                Value::Mapping { entries: entries.iter().map(entry).collect(), flow: *flow }
            }
        };
        Node { span: self.span, value }
    }

    /// A scalar that no text has yet.
    #[must_use]
    pub fn scalar(text: impl Into<Cow<'t, str>>, style: Style) -> Self {
        Self { span: Span::empty(0), value: Value::Scalar { text: text.into(), style } }
    }

    /// A list in brackets that no text has yet.
    #[must_use]
    pub fn list(items: Vec<Self>) -> Self {
        Self { span: Span::empty(0), value: Value::Sequence { items, flow: true, dashes: Vec::new() } }
    }

    /// A map in braces that no text has yet.
    #[must_use]
    pub fn map(entries: Vec<(&'t str, Self)>) -> Self {
        let entry = |(key, value)| Entry { key: Cow::Borrowed(key), key_span: Span::empty(0), value };
        Self {
            span: Span::empty(0),
            value: Value::Mapping { entries: entries.into_iter().map(entry).collect(), flow: true },
        }
    }

    /// The words of a scalar that is not absent or `null`.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        self.as_str().filter(|_| !self.is_null())
    }

    /// Whether it stands in brackets or braces.
    #[must_use]
    pub fn is_flow(&self) -> bool {
        matches!(self.value, Value::Sequence { flow: true, .. } | Value::Mapping { flow: true, .. })
    }

    /// An error for every key that its map already has, in the order of the text.
    #[must_use]
    pub fn repeated_keys(&self) -> Vec<YamlError> {
        let mut found = Vec::new();
        let mut left = vec![self];
        while let Some(node) = left.pop() {
            left.extend(node.items());
            let entries = node.entries();
            left.extend(entries.iter().map(|entry| &entry.value));
            let mut seen = HashSet::new();
            for (index, entry) in entries.iter().enumerate() {
                // A few keys are compared faster than they are hashed.
                let repeated = if entries.len() <= FEW {
                    entries[..index].iter().any(|other| other.key == entry.key)
                } else {
                    !seen.insert(&entry.key)
                };
                if repeated {
                    found.push(YamlError {
                        span: entry.key_span,
                        message: format!("`{}` stands twice in this map", entry.key),
                        help: Some("keep one of the two".to_owned()),
                    });
                }
            }
        }
        found.sort_by_key(|error| error.span);
        found
    }
}
