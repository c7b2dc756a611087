//! Which sources are one work.

use super::likeness::{Folded, Likeness, bare, compare, fold, main};
use crate::record::Source;
use crate::text::without_tracking;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// On what two sources are taken for one work, from the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Author and title, where one tells nothing else, and there is one work of both.
    ShortForm,
    /// Title up to its colon, author and year; nothing against it.
    MainTitle,
    /// Title, and two of author, container and date, as they sound; nothing against it.
    Words,
    /// The same address, and no other title.
    Address,
    /// The same ISBN, and the same title.
    Isbn,
    /// The same DOI.
    Doi,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ShortForm => "author and title, all that one tells",
            Self::MainTitle => "title without subtitle, author and year",
            Self::Words => "title, author, container and date",
            Self::Address => "URL",
            Self::Isbn => "ISBN and title",
            Self::Doi => "DOI",
        })
    }
}

/// With how many works of one title a source is compared. More than that have a title such as "Editorial", and only
/// an identifier tells them apart.
const LIMIT: usize = 200;

/// Disjoint sets of sources.
pub(super) struct Sets {
    parent: Vec<usize>,
    evidence: Vec<(usize, Evidence)>,
    doubts: Vec<(usize, usize, &'static str)>,
}

impl Sets {
    pub(super) fn of(sources: &[&Source]) -> Self {
        let mut sets = Self { parent: (0..sources.len()).collect(), evidence: Vec::new(), doubts: Vec::new() };
        let folded: Vec<Folded> = sources.iter().map(|source| fold(source)).collect();
        sets.by_identifier(sources, &folded);
        sets.by_words(sources, &folded);
        sets.by_main_title(&folded);
        sets.by_short_form(sources, &folded);
        sets
    }

    /// The sets in the order of their first members, with the evidence that holds each together.
    pub(super) fn members(&self) -> Vec<(Vec<usize>, Vec<Evidence>)> {
        let mut index: HashMap<usize, usize> = HashMap::new();
        let mut found: Vec<(Vec<usize>, Vec<Evidence>)> = Vec::new();
        for member in 0..self.parent.len() {
            let at = *index.entry(self.root(member)).or_insert_with(|| {
                found.push(Default::default());
                found.len() - 1
            });
            found[at].0.push(member);
        }
        for (member, evidence) in &self.evidence {
            found[index[&self.root(*member)]].1.push(*evidence);
        }
        for (_, evidence) in &mut found {
            evidence.sort_unstable();
            evidence.dedup();
        }
        found
    }

    pub(super) fn doubts(&self) -> &[(usize, usize, &'static str)] {
        &self.doubts
    }

    fn root(&self, mut member: usize) -> usize {
        while self.parent[member] != member {
            member = self.parent[member];
        }
        member
    }

    fn join(&mut self, one: usize, other: usize, evidence: Evidence) {
        let (one, other) = (self.root(one), self.root(other));
        self.evidence.push((one, evidence));
        let (first, later) = (one.min(other), one.max(other));
        self.parent[later] = first;
    }

    fn by_identifier(&mut self, sources: &[&Source], folded: &[Folded]) {
        let mut known: HashMap<(Evidence, String), usize> = HashMap::new();
        for (index, source) in sources.iter().enumerate() {
            let identifiers = [
                (Evidence::Doi, source.doi.as_deref().map(str::to_ascii_lowercase)),
                (Evidence::Isbn, source.isbn.as_deref().map(digits)),
                (Evidence::Address, source.url.as_deref().map(address)),
            ];
            for (evidence, identifier) in identifiers {
                let Some(mut identifier) = identifier.filter(|identifier| !identifier.is_empty()) else { continue };
                if evidence != Evidence::Doi {
                    // A book's chapters share its ISBN, and a front page may stand for many articles.
                    identifier = format!("{identifier} {}", folded[index].title);
                }
                match known.get(&(evidence, identifier.clone())) {
                    Some(other) => self.join(*other, index, evidence),
                    None => {
                        known.insert((evidence, identifier), index);
                    }
                }
            }
        }
    }

    fn by_words(&mut self, sources: &[&Source], folded: &[Folded]) {
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, source) in sources.iter().enumerate() {
            let one = &folded[index];
            if one.title.is_empty() {
                continue;
            }
            let known = titles.entry(&one.title).or_default();
            let mut joined = false;
            for other in known.iter().take(LIMIT) {
                if self.root(*other) == self.root(index) {
                    joined = true;
                    continue;
                }
                match compare(one, &folded[*other]) {
                    Likeness::Same => {
                        self.join(*other, index, Evidence::Words);
                        // A second description of one work adds nothing that others could be compared with.
                        joined = folded[*other].is_as_full_as(one);
                        break;
                    }
                    Likeness::Differs(field) if source.kind == sources[*other].kind => {
                        self.doubts.push((*other, index, field));
                    }
                    Likeness::Differs(_) | Likeness::Other => {}
                }
            }
            if !joined {
                known.push(index);
            }
        }
    }
}

impl Sets {
    /// A work that is told without its subtitle is the one that has it, if there is one such.
    fn by_main_title(&mut self, folded: &[Folded]) {
        let mut known: HashMap<_, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (index, one) in folded.iter().enumerate() {
            let Some(key) = one.without_subtitle() else { continue };
            let (bare, whole) = known.entry(key).or_default();
            if one.title == one.main { bare.push(index) } else { whole.push(index) }
        }
        for index in 0..folded.len() {
            let Some((bare, whole)) = folded[index].without_subtitle().and_then(|key| known.remove(&key)) else {
                continue;
            };
            let subtitles: HashSet<&str> = whole.iter().map(|index| folded[*index].title.as_str()).collect();
            let Some(first) = whole.first().filter(|_| subtitles.len() == 1) else { continue };
            for other in bare {
                if matches!(compare(&folded[*first], &folded[other]), Likeness::Same) {
                    self.join(*first, other, Evidence::MainTitle);
                }
            }
        }
    }

    /// A short form that stands alone in its article is the work of that author and title, if there is only one.
    fn by_short_form(&mut self, sources: &[&Source], folded: &[Folded]) {
        let mut known: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        let stands_alone = |index: usize| {
            let source = sources[index];
            folded[index].is_short() && source.doi.is_none() && source.url.is_none() && source.isbn.is_none()
        };
        for (index, one) in folded.iter().enumerate().filter(|(index, _)| !stands_alone(*index)) {
            let Some(works) = one.short_form().map(|key| known.entry(key).or_default()) else { continue };
            let root = self.root(index);
            // Two works are as ambiguous as many.
            if works.len() < 2 && !works.contains(&root) {
                works.push(root);
            }
        }
        for index in (0..folded.len()).filter(|index| stands_alone(*index)) {
            let found = folded[index].short_form().and_then(|key| known.get(&key));
            if let Some([work]) = found.map(Vec::as_slice)
                && (folded[index].title == folded[index].main || folded[index].title == folded[*work].title)
                && folded[index].given_agrees(&folded[*work])
            {
                self.join(*work, index, Evidence::ShortForm);
            }
        }
    }
}

/// The same work in another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its index there.
    pub index: usize,
    /// On what it is taken for the same.
    pub evidence: Evidence,
}

/// For each of `sources`, the same work among `others`; by identifier where there is one, else by the words.
#[must_use]
pub fn find_alike(sources: &[&Source], others: &[Source]) -> Vec<Option<Alike>> {
    let folded: Vec<Folded> = others.iter().map(fold).collect();
    let mut dois: HashMap<String, usize> = HashMap::new();
    let mut addresses: HashMap<String, usize> = HashMap::new();
    let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, other) in others.iter().enumerate() {
        if let Some(doi) = &other.doi {
            dois.entry(doi.to_ascii_lowercase()).or_insert(index);
        }
        if let Some(url) = &other.url {
            addresses.entry(address(url)).or_insert(index);
        }
        for title in forms(other) {
            titles.entry(title).or_default().push(index);
        }
    }
    let find = |source: &&Source| {
        let words = fold(source);
        let found = |index: usize, evidence| Some(Alike { index, evidence });
        if let Some(index) = source.doi.as_deref().and_then(|doi| dois.get(&doi.to_ascii_lowercase())) {
            return found(*index, Evidence::Doi);
        }
        let known: Vec<usize> = forms(source).iter().filter_map(|title| titles.get(title)).flatten().copied().collect();
        if let Some(index) = source.url.as_deref().and_then(|url| addresses.get(&address(url)))
            && (known.contains(index) || words.title.is_empty())
        {
            return found(*index, Evidence::Address);
        }
        if let Some(index) = source.isbn.as_deref().and_then(|isbn| {
            known
                .iter()
                .find(|index| others[**index].isbn.as_deref().is_some_and(|other| digits(other) == digits(isbn)))
        }) {
            return found(*index, Evidence::Isbn);
        }
        let same = |index: &&usize| matches!(compare(&words, &folded[**index]), Likeness::Same);
        // One field that differs is what a reconciliation is to show.
        let near = |index: &&usize| matches!(compare(&words, &folded[**index]), Likeness::Differs(_));
        let index = known.iter().take(LIMIT).find(same).or_else(|| known.iter().take(LIMIT).find(near))?;
        found(*index, Evidence::Words)
    };
    sources.iter().map(find).collect()
}

/// The titles under which another list may have `source`: whole, without a translation in brackets, and up to the
/// colon.
fn forms(source: &Source) -> Vec<String> {
    let Some(title) = source.title.as_deref() else { return Vec::new() };
    let foreign = title.strip_suffix(']').and_then(|rest| rest.rsplit_once(" [")).map_or(title, |(title, _)| title);
    let mut forms: Vec<String> =
        [title, foreign, main(foreign)].into_iter().map(bare).filter(|form| !form.is_empty()).collect();
    forms.dedup();
    forms
}

fn digits(isbn: &str) -> String {
    isbn.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// An address without scheme, `www.`, a slash at the end, and what only says where the reader came from.
pub(super) fn address(url: &str) -> String {
    let clean = without_tracking(url);
    let url = clean.as_deref().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let url = url.split('#').next().unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let query: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).collect();
    format!("{}?{}", path.trim_end_matches('/'), query.join("&"))
}
