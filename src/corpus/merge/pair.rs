//! Which item of a fresh reading is which item of the record.

use crate::record::yaml::Node;
use std::collections::HashMap;

/// An item as it is recognised: by its words, and by what stands around them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark<'t> {
    pub(super) exact: &'t str,
    pub(super) prefix: &'t str,
    pub(super) suffix: &'t str,
    /// Where it stands, in code points.
    pub(super) at: usize,
}

/// A quote of as many characters is not met twice by chance.
pub(super) const LONG: usize = 40;

/// As many characters of context on one side tell one occurrence of a word from another.
pub(super) const TELLING: usize = 12;

/// How many items between two known ones are compared with each other.
const WINDOW: usize = 24;

impl<'t> Mark<'t> {
    /// The mark of an item by its anchor; a note, whose anchor has nothing around it, by its first marker's.
    pub(super) fn of(item: &'t Node<'_>) -> Self {
        let anchor = item.get("anchor");
        let marker = item.get("markers").and_then(|markers| markers.items().first()?.get("anchor"));
        let word = |anchor: Option<&'t Node<'_>>, key| anchor.and_then(|anchor| anchor.get(key)?.as_str());
        let around = marker.or(anchor);
        let start = anchor.and_then(|anchor| anchor.get("spans")?.items().first()?.items().first()?.as_str());
        Self {
            exact: word(anchor, "exact").or(item.get("text").and_then(Node::as_str)).unwrap_or_default(),
            prefix: word(around, "prefix").unwrap_or_default(),
            suffix: word(around, "suffix").unwrap_or_default(),
            at: start.and_then(|start| start.parse().ok()).unwrap_or(usize::MAX),
        }
    }

    /// How many characters just before and just after are the same.
    pub(super) fn context(&self, prefix: &str, suffix: &str) -> usize {
        let before =
            self.prefix.chars().rev().zip(prefix.chars().rev()).take_while(|(one, other)| one == other).count();
        let after = self.suffix.chars().zip(suffix.chars()).take_while(|(one, other)| one == other).count();
        before + after
    }

    /// Whether what stands around is so much the same that equal words are the same words.
    pub(super) fn agrees(&self, prefix: &str, suffix: &str) -> bool {
        let known = self.prefix.chars().count() + self.suffix.chars().count();
        let same = self.context(prefix, suffix);
        same >= TELLING.min(known.max(1))
            || likeness(&format!("{} {}", self.prefix, self.suffix), &format!("{prefix} {suffix}")) >= 0.6
    }
}

/// For each of `old`, the place of the same item in `fresh`. With `reworded`, words may have been added, removed or
/// changed between two items that are known.
pub(super) fn pair(old: &[Mark<'_>], fresh: &[Mark<'_>], reworded: bool) -> Vec<Option<usize>> {
    let mut pairs = Pairs { of_old: vec![None; old.len()], of_fresh: vec![None; fresh.len()] };
    pairs.unmoved(old, fresh);
    pairs.by_key(old, fresh, |mark| Some((mark.exact, mark.prefix, mark.suffix)));
    let telling = |context: &str| context.chars().count() >= TELLING;
    pairs.by_key(old, fresh, |mark| telling(mark.prefix).then_some((mark.exact, mark.prefix, "")));
    pairs.by_key(old, fresh, |mark| telling(mark.suffix).then_some((mark.exact, "", mark.suffix)));
    pairs.by_context(old, fresh);
    if reworded {
        pairs.around(old, fresh);
        pairs.reworded(old, fresh);
    }
    pairs.of_old
}

struct Pairs {
    of_old: Vec<Option<usize>>,
    of_fresh: Vec<Option<usize>>,
}

impl Pairs {
    fn join(&mut self, old: usize, fresh: usize) {
        self.of_old[old] = Some(fresh);
        self.of_fresh[fresh] = Some(old);
    }

    /// Joins what stands where it stood, with the same words around it. Where all do, the article is as it was, and
    /// even a sentence that it has twice is told from the other.
    fn unmoved(&mut self, old: &[Mark<'_>], fresh: &[Mark<'_>]) {
        let place = |mark: &Mark<'_>| (mark.at, mark.exact.len());
        let places: HashMap<_, usize> = fresh.iter().enumerate().map(|(index, mark)| (place(mark), index)).collect();
        let same = |one: &Mark<'_>, other: &Mark<'_>| {
            (one.exact, one.prefix, one.suffix) == (other.exact, other.prefix, other.suffix)
        };
        let found = |mark: &Mark<'_>| places.get(&place(mark)).copied().filter(|other| same(mark, &fresh[*other]));
        let all: Vec<Option<usize>> = old.iter().map(found).collect();
        let moved = all.iter().filter(|found| found.is_none()).count();
        // A few that do not are those that people added or corrected.
        if moved * 2 > old.len() {
            return;
        }
        for (index, other) in all.into_iter().enumerate() {
            if let Some(other) = other.filter(|other| self.of_fresh[*other].is_none()) {
                self.join(index, other);
            }
        }
    }

    /// Joins what has the same key: in order where there are as many on both sides, else by where the items around
    /// them have moved to.
    fn by_key<'t>(
        &mut self,
        old: &[Mark<'t>],
        fresh: &[Mark<'t>],
        key: impl Fn(&Mark<'t>) -> Option<(&'t str, &'t str, &'t str)>,
    ) {
        let free = |marks: &[Mark<'t>], pairs: &[Option<usize>]| {
            let mut found: HashMap<_, Vec<usize>> = HashMap::new();
            for (index, mark) in marks.iter().enumerate() {
                if pairs[index].is_none()
                    && !mark.exact.is_empty()
                    && let Some(key) = key(mark)
                {
                    found.entry(key).or_default().push(index);
                }
            }
            found
        };
        let mut waiting = free(fresh, &self.of_fresh);
        let groups = free(old, &self.of_old);
        let mut unequal = Vec::new();
        for (index, mark) in
            old.iter().enumerate().filter(|(index, _)| self.of_old[*index].is_none()).collect::<Vec<_>>()
        {
            let Some(key) = key(mark).filter(|_| !mark.exact.is_empty()) else { continue };
            let (Some(ours), Some(theirs)) = (groups.get(&key), waiting.get_mut(&key)) else { continue };
            if ours.len() == theirs.len() && ours[0] == index {
                let mut ours = ours.clone();
                ours.sort_by_key(|index| old[*index].at);
                theirs.sort_by_key(|index| fresh[*index].at);
                for (one, other) in ours.into_iter().zip(std::mem::take(theirs)) {
                    self.join(one, other);
                }
            } else if !theirs.is_empty() {
                unequal.push((index, key));
            }
        }
        for (index, key) in unequal {
            let expected = self.expected(old, fresh, index);
            let Some(theirs) = waiting.get_mut(&key) else { continue };
            let nearest =
                theirs.iter().take(WINDOW).enumerate().min_by_key(|(_, other)| fresh[**other].at.abs_diff(expected));
            if let Some(place) = nearest.map(|(place, _)| place) {
                let other = theirs.remove(place);
                self.join(index, other);
            }
        }
    }

    /// Where item `index` should stand now, if it has moved as far as the nearest known item before it has.
    fn expected(&self, old: &[Mark<'_>], fresh: &[Mark<'_>], index: usize) -> usize {
        let at = old[index].at;
        let near = (0..index).rev().chain(index + 1..old.len()).take(WINDOW * 2);
        let known = near.filter_map(|near| Some((old[near].at, fresh[self.of_old[near]?].at)));
        let before = known.filter(|(was, _)| *was <= at).max_by_key(|(was, _)| *was);
        before.map_or(at, |(was, is)| at - was + is)
    }

    /// Joins equal words whose surroundings agree best.
    fn by_context(&mut self, old: &[Mark<'_>], fresh: &[Mark<'_>]) {
        let mut waiting: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, mark) in fresh.iter().enumerate().filter(|(index, _)| self.of_fresh[*index].is_none()) {
            waiting.entry(mark.exact).or_default().push(index);
        }
        let mut left: HashMap<&str, usize> = HashMap::new();
        for mark in old.iter().zip(&self.of_old).filter(|(_, pair)| pair.is_none()).map(|(mark, _)| mark) {
            *left.entry(mark.exact).or_default() += 1;
        }
        for (index, mark) in old.iter().enumerate() {
            let Some(candidates) = waiting.get_mut(mark.exact).filter(|_| self.of_old[index].is_none()) else {
                continue;
            };
            let alone = candidates.len() == 1 && left.get(mark.exact) == Some(&1);
            let long = mark.exact.chars().nth(LONG).is_some();
            let expected = self.expected(old, fresh, index);
            let best = (candidates.iter().take(WINDOW).enumerate())
                .filter(|(_, other)| (alone && long) || mark.agrees(fresh[**other].prefix, fresh[**other].suffix))
                .max_by_key(|(_, other)| {
                    let other = &fresh[**other];
                    (mark.context(other.prefix, other.suffix), usize::MAX - expected.abs_diff(other.at))
                });
            if let Some((place, _)) = best {
                let found = candidates.remove(place);
                self.join(index, found);
            }
        }
    }

    /// Joins what stands between the same words and has half of its own in common.
    fn around(&mut self, old: &[Mark<'_>], fresh: &[Mark<'_>]) {
        let mut waiting: HashMap<(&str, &str), usize> = HashMap::new();
        for (index, mark) in fresh.iter().enumerate().filter(|(index, _)| self.of_fresh[*index].is_none()) {
            waiting.insert((mark.prefix, mark.suffix), index);
        }
        for (index, mark) in old.iter().enumerate() {
            let known = mark.prefix.chars().count() + mark.suffix.chars().count();
            if self.of_old[index].is_none()
                && known >= TELLING
                && let Some(other) = waiting.get(&(mark.prefix, mark.suffix)).copied()
                && self.of_fresh[other].is_none()
                && likeness(mark.exact, fresh[other].exact) >= 0.5
            {
                self.join(index, other);
            }
        }
    }

    /// Joins what stands between the same known items and has most of its words in common.
    fn reworded(&mut self, old: &[Mark<'_>], fresh: &[Mark<'_>]) {
        let mut from = 0;
        let mut index = 0;
        while index < old.len() {
            if let Some(known) = self.of_old[index] {
                from = known + 1;
                index += 1;
                continue;
            }
            let end = (index..old.len()).find(|next| self.of_old[*next].is_some()).unwrap_or(old.len());
            let until = self.of_old.get(end).copied().flatten().unwrap_or(fresh.len());
            for (item, mark) in old.iter().enumerate().take(end).skip(index) {
                let free = (from..until.max(from)).filter(|other| self.of_fresh[*other].is_none()).take(WINDOW);
                let best = free
                    .map(|other| (likeness(mark.exact, fresh[other].exact), other))
                    .filter(|(likeness, _)| *likeness >= 0.6)
                    .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
                if let Some((_, other)) = best {
                    self.join(item, other);
                    from = other + 1;
                }
            }
            index = end;
        }
    }
}

/// How many of the words of two texts are the same, from 0 to 1 (Dice's coefficient).
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> (HashMap<String, i32>, f64) {
        let mut counts = HashMap::new();
        let mut total = 0.0;
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
            total += 1.0;
        }
        (counts, total)
    };
    let ((one, ones), (other, others)) = (words(one), words(other));
    if ones + others == 0.0 {
        return 0.0;
    }
    let mut shared = 0;
    #[expect(clippy::iter_over_hash_type, reason = "a sum does not depend on the order")]
    for (word, count) in &one {
        shared += (*count).min(other.get(word).copied().unwrap_or(0));
    }
    2.0 * f64::from(shared) / (ones + others)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark<'t>(prefix: &'t str, exact: &'t str, suffix: &'t str, at: usize) -> Mark<'t> {
        Mark { exact, prefix, suffix, at }
    }

    #[test]
    fn the_same_word_elsewhere_is_another() {
        let old = [mark("the town fell in ", "2014", " and was retaken", 10)];
        let kept = [
            mark("The revolt began in ", "2014", " in the far south", 5),
            mark("the town fell in ", "2014", " but was never", 90),
        ];
        assert_eq!(pair(&old, &kept, false), [Some(1)]);
        assert_eq!(pair(&old, &kept[..1], false), [None]);
    }

    #[test]
    fn a_sentence_with_a_word_more_is_the_same() {
        let old = [
            mark("", "The army entered the town in the morning.", "", 0),
            mark("", "Nobody had seen it come.", "", 50),
        ];
        let fresh = [
            mark("", "A new first sentence about rain.", "", 0),
            mark("", "The army entered the small town in the morning.", "", 40),
            mark("", "Nobody had seen it come.", "", 90),
        ];
        assert_eq!(pair(&old, &fresh, true), [Some(1), Some(2)]);
        assert_eq!(pair(&old[..1], &fresh[..1], true), [None]);
    }
}
