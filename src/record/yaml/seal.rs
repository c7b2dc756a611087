//! Check digits of items, by which a later run knows what people have changed.
//!
//! A person who corrects a record in an editor need not say so: an item that no longer has the digits under which
//! the program wrote it was changed by hand, and one whose digits stand here without an item was taken out.

use super::tree::{Node, Value};
use std::collections::HashMap;
use std::fmt;

/// The key under which the check digits stand.
pub const AS_READ: &str = "as-read";

/// The lists of a record whose items have digits.
const LISTS: [&str; 5] = ["notes", "sources", "claims", "dates", "places"];

/// The check digits of what the program wrote: how often each is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seal {
    digits: Vec<u32>,
}

impl Seal {
    /// The seal of everything in a record whose top is `root`.
    #[must_use]
    pub fn of(root: &Node<'_>) -> Self {
        let mut seal = Self::default();
        for entry in root.get("article").map(Node::entries).unwrap_or_default() {
            seal.add(digits(&entry.key, &entry.value));
        }
        for list in LISTS {
            for item in root.get(list).map(Node::items).unwrap_or_default() {
                seal.add(digits(list, item));
                for citation in item.get("citations").map(Node::items).unwrap_or_default() {
                    seal.add(digits("citations", citation));
                }
            }
        }
        seal
    }

    /// The seal that a record has, if any.
    #[must_use]
    pub fn read(root: &Node<'_>) -> Option<Self> {
        let text = root.get(AS_READ)?.word()?;
        let signs: Vec<u32> = text
            .bytes()
            .filter_map(|byte| SIGNS.iter().position(|sign| *sign == byte))
            .map(|sign| u32::try_from(sign).unwrap_or(0))
            .collect();
        let digits = signs.chunks_exact(4).map(|four| four.iter().fold(0, |sum, sign| sum << 6 | sign)).collect();
        Some(Self { digits })
    }

    /// Adds the digits of one item.
    pub fn add(&mut self, digits: u32) {
        self.digits.push(digits);
    }

    /// All the digits.
    #[must_use]
    pub fn all(&self) -> &[u32] {
        &self.digits
    }

    /// Whether `digits` is there.
    #[must_use]
    pub fn has(&self, digits: u32) -> bool {
        self.digits.contains(&digits)
    }

    /// As the value of its key, without quotes.
    #[must_use]
    pub fn bare(&self) -> String {
        let mut text = String::with_capacity(self.digits.len() * 4);
        for digits in &self.digits {
            text.extend([18, 12, 6, 0].map(|shift| char::from(SIGNS[(digits >> shift & 63) as usize])));
        }
        text
    }

    /// How often each of the digits is there.
    #[must_use]
    pub fn counts(&self) -> HashMap<u32, usize> {
        let mut counts = HashMap::new();
        for digits in &self.digits {
            *counts.entry(*digits).or_default() += 1;
        }
        counts
    }

    /// Whether the other has the same digits, in whatever order.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.counts() == other.counts()
    }
}

/// The signs of base 64 (RFC 4648, section 5), of which none needs quotes in YAML but a first `-`.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.bare();
        let mut quoted = String::with_capacity(text.len());
        super::scalar(&text, false, &mut quoted);
        f.write_str(&quoted)
    }
}

/// The check digits, 24 bits, of what people may correct in an item of `list`: everything but its id, its place,
/// its decision, and what has digits of its own. FNV-1a (Fowler, Noll and Vo), folded.
#[must_use]
pub fn digits(list: &str, item: &Node<'_>) -> u32 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.text(list);
    hash.node(item);
    let folded = (hash.0 >> 24) ^ hash.0 ^ (hash.0 >> 48);
    u32::try_from(folded & 0x00FF_FFFF).unwrap_or(0)
}

struct Hash(u64);

impl Hash {
    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Scalar { .. } => self.text(node.word().unwrap_or("~")),
            Value::Sequence { items, .. } => {
                self.text("[");
                for item in items {
                    self.node(item);
                }
                self.text("]");
            }
            Value::Mapping { entries, .. } => {
                let said = |key: &str| {
                    !matches!(
                        key,
                        "id" | "anchor"
                            | "markers"
                            | "citations"
                            | "status"
                            | "by"
                            | "at"
                            | "why"
                            | "labels"
                            | "rulings"
                    ) && !key.starts_with("x-")
                };
                self.text("{");
                for entry in entries.iter().filter(|entry| said(&entry.key) && !entry.value.is_null()) {
                    self.text(&entry.key);
                    self.node(&entry.value);
                }
                self.text("}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tree;
    use super::*;

    #[test]
    fn digits_come_back_from_the_text_and_change_with_the_words_only() {
        let text = "claims:\n- {id: c1, text: A, anchor: {exact: A}}\n- {id: c2, text: B, stance: asserted}\n";
        let tree = Tree::read(text).expect("YAML");
        let seal = Seal::of(&tree.root);
        let sealed = format!("{text}as-read: {seal}\n");
        assert_eq!(Seal::read(&Tree::read(&sealed).expect("YAML").root), Some(seal.clone()));
        let moved = text
            .replace("c1", "c7")
            .replace("exact: A", "exact: C")
            .replace("{id: c2, ", "{x-a: 1, id: c2, status: confirmed, ");
        assert!(Seal::of(&Tree::read(&moved).expect("YAML").root).agrees(&seal));
        let changed = text.replace("text: B", "text: b");
        assert!(!Seal::of(&Tree::read(&changed).expect("YAML").root).agrees(&seal));
    }
}
