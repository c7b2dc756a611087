//! What labels and running heads there are in the whole article, by which a single one is judged.

use super::heading::notes_heading;
use crate::document::dialects::label::numbered;
use crate::document::dialects::{Place, Sign};
use crate::document::leaf::{Hint, Leaf, LeafKind};
use crate::document::shape::is_short;
use crate::document::{Dialect, glued};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

/// What labels there are in the whole article.
pub(super) struct Census {
    /// Labels at the start of a leaf or a line, or given to a note by its markup.
    pub(super) starts: HashSet<String>,
    /// Labels that markup itself gives to notes at their start.
    noted: HashSet<String>,
    /// Labels among words that can hardly be anything but markers, and how often each stands there.
    called: HashMap<String, usize>,
    /// Labels among words that may be something else.
    pub(super) maybe: HashSet<String>,
    /// There are notes that open with a number in square brackets.
    pub(super) brackets: bool,
    /// The numbers of notes that are called in round brackets.
    parens: HashSet<String>,
    /// How often short lines without a full stop occur, without their digits.
    heads: HashMap<String, usize>,
    /// The leaves that are notes with a plain number, whose markers have lost their raising.
    plain: HashSet<usize>,
    /// The items of numbered lists, by their number: the leaf, and whether the list stands where notes do.
    items: HashMap<String, Vec<(usize, bool)>>,
    /// The last leaf in which a marker stands among words.
    pub(super) last_called: usize,
}

impl Census {
    pub(super) fn new(leaves: &[Leaf], signs: &[Vec<Sign>]) -> Self {
        let mut census = Self {
            starts: HashSet::new(),
            noted: HashSet::new(),
            called: HashMap::new(),
            maybe: HashSet::new(),
            brackets: false,
            parens: HashSet::new(),
            heads: HashMap::new(),
            plain: HashSet::new(),
            items: HashMap::new(),
            last_called: 0,
        };
        // Whether the list that is being read stands under a rule or a heading over notes.
        let mut among = false;
        // Numbers in round brackets: the first leaf among whose words each stands, and the last that it opens.
        let mut parens: HashMap<String, (usize, usize)> = HashMap::new();
        for (index, (leaf, signs)) in leaves.iter().zip(signs).enumerate() {
            if let Some(Hint::Note { label, .. }) = &leaf.hint {
                census.starts.insert(label.clone());
                census.noted.insert(label.clone());
            }
            for sign in signs {
                let start = sign.place != Place::Inside;
                if sign.dialect == Dialect::Paren {
                    let (inside, last) = parens.entry(sign.label.clone()).or_insert((usize::MAX, 0));
                    if start {
                        *last = index;
                    } else {
                        *inside = (*inside).min(index);
                    }
                } else if start {
                    census.starts.insert(sign.label.clone());
                    if sign.sure {
                        census.noted.insert(sign.label.clone());
                    }
                    census.brackets |= sign.dialect == Dialect::Bracket && sign.label.parse::<u32>().is_ok();
                } else if sign.sure && !sign.back {
                    *census.called.entry(sign.label.clone()).or_default() += 1;
                } else if !sign.back {
                    census.maybe.insert(sign.label.clone());
                }
            }
            if let Some(head) = head(leaf, signs) {
                *census.heads.entry(head).or_default() += 1;
            }
            if let Some(short) = short_title(leaf) {
                *census.heads.entry(short).or_default() += 1;
            }
            if let LeafKind::Item { number: Some(number) } = &leaf.kind {
                census.starts.extend((leaf.hint == Some(Hint::AmongNotes)).then(|| number.clone()));
                census.items.entry(number.clone()).or_default().push((index, among));
            } else if leaf.kind != LeafKind::ItemGoesOn {
                among = matches!(leaf.kind, LeafKind::Rule | LeafKind::EmptyItem)
                    || (is_short(leaf.text.as_str()) && notes_heading(leaf.text.as_str()).is_some())
                    || (among && leaf.is_empty());
            }
            let is_marker = |sign: &Sign| sign.place == Place::Inside && !sign.back && sign.dialect != Dialect::Paren;
            if signs.iter().any(is_marker) {
                census.last_called = index;
            }
        }
        // They are markers where two and more have a note after them, and nothing else has that note.
        let listed = |label: &String, inside: usize| {
            census.items.get(label).is_some_and(|items| items.iter().any(|(item, among)| *among && *item > inside))
        };
        parens.retain(|label, (inside, last)| {
            (*inside < *last || listed(label, *inside)) && !census.calls(label) && !census.noted.contains(label)
        });
        if parens.len() > 1 {
            census.starts.extend(parens.keys().cloned());
            census.last_called = parens.values().fold(census.last_called, |last, (inside, _)| last.max(*inside));
            census.parens = parens.into_keys().collect();
        }
        census.find_glued(leaves, signs);
        census.find_listed(leaves, signs);
        census
    }

    /// `town.[1]` among words and a numbered list behind them all, of the same numbers from 1 on: the list has the notes,
    /// though nothing else says so. Behind a space the numbers may be the author's own count.
    fn find_listed(&mut self, leaves: &[Leaf], signs: &[Vec<Sign>]) {
        if !self.called.is_empty() || !self.starts.is_empty() {
            return;
        }
        let mut last: HashMap<u32, usize> = HashMap::new();
        for (index, signs) in signs.iter().enumerate() {
            let inside = |sign: &&Sign| sign.place == Place::Inside && sign.dialect == Dialect::Bracket && !sign.back;
            for sign in signs.iter().filter(inside) {
                let Ok(number) = sign.label.parse() else { continue };
                if leaves[index].text.as_str()[..sign.range.start].ends_with(char::is_whitespace) {
                    return;
                }
                last.insert(number, index);
            }
        }
        let count = u32::try_from(last.len()).unwrap_or(u32::MAX);
        let end = last.values().copied().max().unwrap_or_default();
        let is_listed = |number: u32| {
            let items = self.items.get(number.to_string().as_str());
            last.contains_key(&number) && items.is_some_and(|items| items.iter().any(|(item, _)| *item > end))
        };
        if count < 2 || !(1..=count).all(is_listed) || self.items.contains_key(&(count + 1).to_string()) {
            return;
        }
        self.brackets = true;
        for number in last.into_keys() {
            self.called.insert(number.to_string(), 1);
        }
    }

    /// Finds the markers that have lost their raising, and the notes with plain numbers that they call.
    fn find_glued(&mut self, leaves: &[Leaf], signs: &[Vec<Sign>]) {
        let plain = |(leaf, signs): (&Leaf, &Vec<Sign>)| {
            let kind = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { number: None });
            let bare = kind && leaf.hint.is_none() && signs.first().is_none_or(|sign| sign.place != Place::Start);
            bare.then(|| numbered(leaf.text.as_str())?.0.parse::<u32>().ok()).flatten()
        };
        let numbers: Vec<Option<u32>> = leaves.iter().zip(signs).map(plain).collect();
        let uncalled = self.starts.iter().filter(|label| !self.called.contains_key(*label));
        let wanted: HashSet<u32> =
            numbers.iter().copied().flatten().chain(uncalled.filter_map(|label| label.parse().ok())).collect();
        if wanted.is_empty() {
            return;
        }
        // Where the digits of each are first glued to a word, and how surely.
        let mut glued: HashMap<u32, (usize, u8)> = HashMap::new();
        for (index, leaf) in leaves.iter().enumerate() {
            let body = matches!(
                leaf.kind,
                LeafKind::Paragraph | LeafKind::Quote | LeafKind::Heading { .. } | LeafKind::Item { .. }
            );
            if !body || leaf.hint.is_some() || signs[index].first().is_some_and(|sign| sign.place == Place::Start) {
                continue;
            }
            glued::each(leaf.text.as_str(), &wanted, |number, _, rank| {
                let first = glued.entry(number).or_insert((index, rank));
                first.1 = first.1.min(rank);
                if rank == 0 && numbers[index].is_none() {
                    self.last_called = self.last_called.max(index);
                }
            });
        }
        // "on January 4.<sup>1</sup>": a raised number behind a figure is a marker, though it is glued to no word.
        for (index, signs) in signs.iter().enumerate() {
            let raised = signs.iter().filter(|sign| sign.sure && !sign.back && sign.place == Place::Inside);
            for number in
                raised.filter(|sign| !self.starts.contains(&sign.label)).filter_map(|sign| sign.label.parse().ok())
            {
                if wanted.contains(&number) {
                    let first = glued.entry(number).or_insert((index, 0));
                    *first = (first.0.min(index), 0);
                }
            }
        }
        let called = |number: u32, index: usize| glued.get(&number).is_some_and(|(first, _)| *first < index);
        let surely = |number: u32, index: usize| called(number, index) && glued[&number].1 <= 2;
        let places: HashMap<u32, usize> =
            numbers.iter().enumerate().rev().filter_map(|(index, number)| Some(((*number)?, index))).collect();
        for (index, number) in numbers.iter().enumerate() {
            let Some(number) = number.filter(|number| called(*number, index)) else { continue };
            // Not alone: the number before it or after it is a note's too.
            let before = number.checked_sub(1).and_then(|before| places.get_key_value(&before));
            let after = places.get_key_value(&(number + 1));
            let before = before.is_some_and(|(number, place)| *place < index && surely(*number, *place));
            let after = after.is_some_and(|(number, place)| *place > index && surely(*number, *place));
            if before || after {
                self.plain.insert(index);
            }
        }
    }

    /// Whether a marker, as far as can be seen, calls `label`.
    pub(super) fn calls(&self, label: &str) -> bool {
        self.called.contains_key(label)
    }

    /// Whether nothing but markers that are doubtful is among the words.
    pub(super) fn calls_none(&self) -> bool {
        self.called.is_empty()
    }

    /// Whether the leaf is a note with a plain number whose marker has lost its raising.
    pub(super) fn is_plain_note(&self, index: usize) -> bool {
        self.plain.contains(&index)
    }

    /// Whether the line stands in the article again, as a running head does.
    pub(super) fn recurs(&self, leaf: &Leaf, signs: &[Sign]) -> bool {
        head(leaf, signs).is_some_and(|head| self.heads.get(&head).is_some_and(|count| *count > 1))
    }

    /// Whether the item of a numbered list may be the note that a marker calls by its number. Of several lists it is
    /// those under a rule or a heading over notes; else as many as there are markers, from the end.
    pub(super) fn may_be_note(&self, index: usize, number: &str) -> bool {
        let (Some(items), Some(calls)) = (self.items.get(number), self.called.get(number)) else { return false };
        if items.iter().any(|(_, among)| *among) {
            return items.binary_search_by_key(&index, |(item, _)| *item).is_ok_and(|at| items[at].1);
        }
        items.len() - items.partition_point(|(item, _)| *item < index) <= *calls
    }

    /// Takes out of `signs` what is no sign of a note after all.
    pub(super) fn settle(&self, signs: &mut [Vec<Sign>]) {
        let listed = self.called.is_empty();
        let sequence = self.starts.is_empty() && self.called.is_empty() && {
            let numbers: HashSet<u32> = self.maybe.iter().filter_map(|label| label.parse().ok()).collect();
            numbers.len() >= 2
                && (1..=u32::try_from(numbers.len()).unwrap_or(u32::MAX)).all(|number| numbers.contains(&number))
        };
        for signs in signs.iter_mut().filter(|signs| !signs.is_empty()) {
            signs.retain(|sign| {
                if sign.sure {
                    return true;
                }
                let number = sign.label.parse::<u32>().is_ok();
                let start = sign.place != Place::Inside;
                if sign.dialect == Dialect::Paren {
                    self.parens.contains(&sign.label)
                } else if sign.dialect == Dialect::Bracket && number {
                    start || self.brackets || (listed && (sequence || !self.maybe.is_empty() && self.starts.is_empty()))
                } else if start {
                    let called = self.maybe.contains(&sign.label) || self.calls(&sign.label);
                    called && !self.noted.contains(&sign.label)
                } else {
                    self.starts.contains(&sign.label)
                }
            });
        }
    }
}

/// What stands before the colon of a heading, without its digits: the title as running heads have it.
fn short_title(leaf: &Leaf) -> Option<String> {
    let (short, rest) = leaf.text.as_str().split_once(':').filter(|_| matches!(leaf.kind, LeafKind::Heading { .. }))?;
    (short.trim().contains(' ') && !rest.trim().is_empty()).then(|| letters(short))
}

/// A short line without a full stop or a marker, without its digits: what may be a running head.
fn head(leaf: &Leaf, signs: &[Sign]) -> Option<String> {
    let text = leaf.text.as_str();
    if signs.iter().any(|sign| sign.place == Place::Inside && sign.sure) {
        return None;
    }
    let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) && leaf.hint.is_none();
    if !plain || text.is_empty() || text.len() > 90 || text.ends_with('.') {
        return None;
    }
    let bare = letters(text);
    (!bare.is_empty()).then_some(bare)
}

fn letters(words: &str) -> String {
    words.chars().filter(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
