//! Which item of one record is which item of the other.

use crate::record::Anchor;
use std::collections::HashMap;

/// An item as it is recognised: by where it stands, or where it stands nowhere by its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark<'r> {
    pub(super) anchor: Option<&'r Anchor>,
    pub(super) words: &'r str,
}

/// How many items that overlap one are looked at.
const NEIGHBOURS: usize = 64;

/// How many items are looked at to find them: more stand before one only where somebody marked nonsense.
const WINDOW: usize = 1024;

/// The places of the same items in `one` and in `other`, in the order of `one`: first those that share most of their
/// characters, then those without anchors that have the same words.
pub(super) fn pair(one: &[Mark<'_>], other: &[Mark<'_>]) -> Vec<(usize, usize)> {
    let (ones, others) = (spans(one), spans(other));
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    let mut first = 0;
    // Where the longest of those up to here ends: what ends before the next start can be left behind.
    let mut reach = Vec::with_capacity(others.len());
    for (_, _, end) in &others {
        reach.push(reach.last().copied().unwrap_or(0).max(*end));
    }
    for (index, start, end) in &ones {
        while reach.get(first).is_some_and(|reach| reach <= start) {
            first += 1;
        }
        let near = others[first.min(others.len())..].iter().take(WINDOW).take_while(|(_, from, _)| from < end);
        for (near, from, until) in near.filter(|(_, _, until)| until > start).take(NEIGHBOURS) {
            let shared = (*end).min(*until) - (*start).max(*from);
            let all = (*end).max(*until) - (*start).min(*from);
            candidates.push((super::nominal::number(shared) / super::nominal::number(all), *index, *near));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut of_one, mut of_other) = (vec![None; one.len()], vec![false; other.len()]);
    for (_, index, near) in candidates {
        if of_one[index].is_none() && !of_other[near] {
            of_one[index] = Some(near);
            of_other[near] = true;
        }
    }
    by_words(one, other, &mut of_one, &mut of_other);
    of_one.into_iter().enumerate().filter_map(|(index, near)| Some((index, near?))).collect()
}

fn by_words(one: &[Mark<'_>], other: &[Mark<'_>], of_one: &mut [Option<usize>], of_other: &mut [bool]) {
    let mut waiting: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, mark) in other.iter().enumerate().rev().filter(|(index, _)| !of_other[*index]) {
        waiting.entry(mark.words).or_default().push(index);
    }
    for (index, mark) in one.iter().enumerate() {
        let free = of_one[index].is_none() && !mark.words.is_empty();
        let Some(near) = waiting.get_mut(mark.words).filter(|_| free) else { continue };
        // Two that both stand somewhere, and not in the same place, are two.
        let Some(at) = near.iter().rposition(|near| mark.anchor.is_none() || other[*near].anchor.is_none()) else {
            continue;
        };
        let near = near.remove(at);
        of_one[index] = Some(near);
        of_other[near] = true;
    }
}

/// Where each item stands, from its first character to its last, in order.
fn spans(marks: &[Mark<'_>]) -> Vec<(usize, usize, usize)> {
    let hull = |mark: &Mark<'_>| -> Option<(usize, usize)> {
        let spans = &mark.anchor?.spans;
        Some((spans.iter().map(|span| span[0]).min()?, spans.iter().map(|span| span[1]).max()?))
    };
    let mut spans: Vec<(usize, usize, usize)> = (marks.iter().enumerate())
        .filter_map(|(index, mark)| {
            hull(mark).filter(|(start, end)| start < end).map(|(start, end)| (index, start, end))
        })
        .collect();
    spans.sort_by_key(|(index, start, end)| (*start, *end, *index));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(list: &[(usize, usize)]) -> Vec<Anchor> {
        list.iter().map(|(start, end)| Anchor { spans: vec![[*start, *end]], ..Anchor::default() }).collect()
    }

    fn paired(one: &[(usize, usize)], other: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let (one, other) = (anchors(one), anchors(other));
        let marks = |list: &'static [Anchor]| -> Vec<Mark<'static>> {
            list.iter().map(|anchor| Mark { anchor: Some(anchor), words: "" }).collect()
        };
        pair(&marks(one.leak()), &marks(other.leak()))
    }

    #[test]
    fn the_item_that_shares_most_is_the_same() {
        assert_eq!(paired(&[(0, 10), (10, 20)], &[(0, 12), (12, 20)]), [(0, 0), (1, 1)]);
        // One read two sentences as one claim: it is paired with the longer part.
        assert_eq!(paired(&[(0, 30)], &[(0, 10), (10, 30)]), [(0, 1)]);
        assert_eq!(paired(&[(0, 10)], &[(10, 20)]), []);
        assert_eq!(paired(&[(5, 5)], &[(0, 20)]), []);
        // A long one before many short ones does not hide them.
        assert_eq!(paired(&[(90, 95)], &[(0, 100), (10, 20), (30, 40), (90, 96)]), [(0, 3)]);
    }

    #[test]
    fn without_anchors_words_tell() {
        let mark = |words| Mark { anchor: None, words };
        let one = [mark("a"), mark("b"), mark("a"), mark("")];
        let other = [mark(""), mark("a"), mark("c"), mark("a")];
        assert_eq!(pair(&one, &other), [(0, 1), (2, 3)]);
    }
}
