//! Which sources and places are the same, which have no words of their own in the article.

use super::names::{citations, citations_of, id, list_of};
use super::pair::Mark;
use crate::record::yaml::{Node, Tree};
use crate::text::key;
use std::collections::{HashMap, HashSet};

/// The sources of the old record and of the fresh reading that are one work: by what the same citations cite, and by
/// id and title.
pub(super) fn sources(old: &Tree<'_>, fresh: &Tree<'_>, notes: &[Option<usize>]) -> Vec<Option<usize>> {
    let (was, is) = (list_of(old, "sources"), list_of(fresh, "sources"));
    let title = |source: &Node<'_>| {
        let word = |field| source.get(field).and_then(Node::word).map(key).unwrap_or_default();
        (word("title"), word("container-title"), word("issued"))
    };
    let (old_titles, titles): (Vec<_>, Vec<_>) = (was.iter().map(title).collect(), is.iter().map(title).collect());
    let place = |items: &[Node<'_>]| -> HashMap<String, usize> {
        items.iter().enumerate().map(|(index, item)| (id(item).to_owned(), index)).collect()
    };
    let (old_place, new_place) = (place(was), place(is));
    let mut votes: HashMap<usize, HashMap<usize, usize>> = HashMap::new();
    for (note, pair) in list_of(old, "notes").iter().zip(notes) {
        let Some(now) = pair.map(|pair| &list_of(fresh, "notes")[pair]) else { continue };
        for (citation, pair) in citations_of(note).iter().zip(citations(note, now)) {
            let Some(pair) = pair else { continue };
            let cited = |citation: &Node<'_>| citation.get("source").and_then(Node::word).map(str::to_owned);
            let one = cited(citation).and_then(|id| old_place.get(&id).copied());
            let other = cited(&citations_of(now)[pair]).and_then(|id| new_place.get(&id).copied());
            if let (Some(one), Some(other)) = (one, other) {
                *votes.entry(one).or_default().entry(other).or_default() += 1;
            }
        }
    }
    let mut pairs = vec![None; was.len()];
    let mut taken = vec![false; is.len()];
    let mut join = |index: usize, other: Option<usize>, pairs: &mut Vec<Option<usize>>| {
        if let Some(other) = other
            && pairs[index].is_none()
            && !taken[other]
        {
            taken[other] = true;
            pairs[index] = Some(other);
        }
    };
    for (index, item) in was.iter().enumerate() {
        let other = new_place.get(id(item)).copied().filter(|other| old_titles[index] == titles[*other]);
        join(index, other, &mut pairs);
    }
    for index in 0..was.len() {
        let best = votes
            .get(&index)
            .and_then(|votes| votes.iter().max_by_key(|(other, count)| (**count, usize::MAX - **other)));
        join(index, best.map(|(other, _)| *other), &mut pairs);
    }
    let mut by_title: HashMap<_, usize> = HashMap::new();
    for (index, title) in titles.iter().enumerate().rev() {
        by_title.insert(title, index);
    }
    for (index, title) in old_titles.iter().enumerate() {
        let told = !title.0.is_empty() || (!title.1.is_empty() && !title.2.is_empty());
        join(index, by_title.get(title).copied().filter(|_| told), &mut pairs);
    }
    pairs
}

/// Whether two places are one.
type Same<'f> = &'f dyn Fn(&Node<'_>, &Node<'_>) -> bool;

/// The places of the old record and of the fresh reading that are one place.
pub(super) fn places(was: &[Node<'_>], is: &[Node<'_>]) -> Vec<Option<usize>> {
    let word = |place: &Node<'_>, field: &str| place.get(field).and_then(Node::word).unwrap_or_default().to_owned();
    let mut pairs = vec![None; was.len()];
    let mut taken = vec![false; is.len()];
    let same: [Same<'_>; 3] = [
        &|one, other| {
            word(one, "geonames") == word(other, "geonames") && key(&word(one, "name")) == key(&word(other, "name"))
        },
        &|one, other| id(one) == id(other) && share_a_mention(one, other),
        &|one, other| share_a_mention(one, other),
    ];
    for same in same {
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (index, item) in is.iter().enumerate() {
            by_id.insert(id(item), index);
        }
        for (index, item) in was.iter().enumerate().filter(|(index, _)| pairs[*index].is_none()).collect::<Vec<_>>() {
            let first = by_id.get(id(item)).copied();
            let other = first.into_iter().chain(0..is.len()).find(|other| !taken[*other] && same(item, &is[*other]));
            if let Some(other) = other {
                taken[other] = true;
                pairs[index] = Some(other);
            }
        }
    }
    pairs
}

/// Whether the two have a mention of the same words in the same surroundings.
fn share_a_mention(one: &Node<'_>, other: &Node<'_>) -> bool {
    let mentions = |place: &Node<'_>| -> usize { place.get("mentions").map_or(0, |mentions| mentions.items().len()) };
    if mentions(one) == 0 || mentions(other) == 0 {
        return false;
    }
    let listed = |place: &'_ Node<'_>| -> Vec<(String, String, String)> {
        let mentions = place.get("mentions").map(Node::items).unwrap_or_default();
        let mark = |mention| {
            let mark = Mark::of(mention);
            (mark.exact.to_owned(), mark.prefix.to_owned(), mark.suffix.to_owned())
        };
        mentions.iter().map(mark).collect()
    };
    let known: HashSet<_> = listed(one).into_iter().collect();
    listed(other).iter().any(|mention| known.contains(mention))
}
