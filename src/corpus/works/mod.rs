//! Each work once: the same work in several articles and spellings made one.

mod alike;
mod authority;
mod choose;
mod differ;
mod likeness;
#[cfg(test)]
mod merging_tests;
mod order;
mod site;

pub use alike::{Alike, Evidence, find_alike};
pub use authority::Settled;
pub use choose::Conflict;
pub use differ::{Difference, differences};
pub use order::sort_key;
pub use site::site;

use super::Names;
use crate::record::{Record, Source, Status};
use alike::Sets;
use authority::Authority;
use std::collections::{HashMap, HashSet};

/// The works of a corpus, in the order of a bibliography.
#[derive(Clone, Debug, Default)]
pub struct Works {
    /// Each work once. Ids are unique.
    pub sources: Vec<Source>,
    /// What was made one, in the order of [`Works::sources`].
    pub merges: Vec<Merge>,
    /// What is spelled as the authority list has it, and not as printed, in the order of [`Works::sources`].
    pub settled: Vec<Settled>,
    /// What looks like one work and was not made one, because something in it differs: ids of works, and the field.
    pub doubts: Vec<Doubt>,
    /// Of each record, the index of the work of each of its source ids.
    pub of_record: Vec<HashMap<String, usize>>,
}

/// Several sources made one work.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The id of the work.
    pub id: String,
    /// Where it was: the id of the article and that of the source there.
    pub from: Vec<(String, String)>,
    /// On what evidence, weakest first.
    pub evidence: Vec<Evidence>,
    /// Fields that differ in more than spelling.
    pub conflicts: Vec<Conflict>,
}

/// Two works that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The id of the one.
    pub one: String,
    /// The id of the other.
    pub other: String,
    /// The field in which they differ.
    pub field: &'static str,
}

impl Works {
    /// Gives the sources, citations and claims of `records`, from which these works were made, the ids of the works.
    pub fn rename(&self, records: &mut [Record]) {
        for (record, works) in records.iter_mut().zip(&self.of_record) {
            let id = |id: &mut String| {
                if let Some(work) = works.get(id.as_str()) {
                    id.clone_from(&self.sources[*work].id);
                }
            };
            for source in &mut record.sources {
                id(&mut source.id);
                source.references.iter_mut().for_each(id);
            }
            record
                .notes
                .iter_mut()
                .flat_map(|note| &mut note.citations)
                .filter_map(|one| one.source.as_mut())
                .for_each(id);
            record.claims.iter_mut().flat_map(|claim| &mut claim.sources).for_each(id);
        }
    }
}

/// The works that `records` cite, in the spellings that they have there. Sources that somebody rejected are left out.
#[must_use]
pub fn works(records: &[Record]) -> Works {
    works_spelled(records, &Names::default())
}

/// The works that `records` cite, in the spellings that the house has settled in `names`.
#[must_use]
pub fn works_spelled(records: &[Record], names: &Names) -> Works {
    let authority = Authority::new(names);
    let mut places: Vec<(usize, &Source)> = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let kept = record.sources.iter().filter(|source| source.status != Some(Status::Rejected));
        places.extend(kept.map(|source| (index, source)));
    }
    let all: Vec<&Source> = places.iter().map(|(_, source)| *source).collect();
    let sets = Sets::of(&all);
    let mut found: Vec<Found> = Vec::new();
    for (members, evidence) in sets.members() {
        let sources: Vec<&Source> = members.iter().map(|member| all[*member]).collect();
        let (source, conflicts, settled) = choose::one(&sources, &authority);
        let from = members.iter().map(|member| {
            let (record, source) = places[*member];
            (records[record].article.id.clone(), source.id.clone())
        });
        let merge = Merge { id: String::new(), from: from.collect(), evidence, conflicts };
        found.push(Found { source, members, merge, settled });
    }
    found.sort_by_cached_key(|found| (sort_key(&found.source), found.members.first().copied()));
    finish(found, &places, records.len(), sets.doubts())
}

/// A work, the sources that describe it, and what came of making them one.
struct Found {
    source: Source,
    members: Vec<usize>,
    merge: Merge,
    settled: Vec<Settled>,
}

/// Makes ids unique, and turns indices of sources into those of works.
fn finish(
    found: Vec<Found>,
    places: &[(usize, &Source)],
    records: usize,
    doubts: &[(usize, usize, &'static str)],
) -> Works {
    let mut works = Works { of_record: vec![HashMap::new(); records], ..Works::default() };
    let mut work_of = vec![0; places.len()];
    let mut taken: HashSet<String> = HashSet::new();
    for Found { mut source, members, mut merge, settled } in found {
        let wanted = source.id.clone();
        let mut count = 1;
        while !taken.insert(source.id.to_ascii_lowercase()) {
            count += 1;
            source.id = format!("{wanted}-{count}");
        }
        for member in &members {
            let (record, place) = places[*member];
            work_of[*member] = works.sources.len();
            works.of_record[record].insert(place.id.clone(), works.sources.len());
        }
        merge.id.clone_from(&source.id);
        works.settled.extend(settled.into_iter().map(|settled| Settled { id: source.id.clone(), ..settled }));
        if members.len() > 1 {
            works.merges.push(merge);
        }
        works.sources.push(source);
    }
    // A source points to another by its id in the same article.
    for (member, (record, place)) in places.iter().enumerate() {
        if let Some(target) = place.references.as_ref().and_then(|id| works.of_record[*record].get(id)) {
            let id = works.sources[*target].id.clone();
            works.sources[work_of[member]].references = Some(id);
        }
    }
    works.doubts = doubts
        .iter()
        .filter(|(one, other, _)| work_of[*one] != work_of[*other])
        .map(|(one, other, field)| Doubt {
            one: works.sources[work_of[*one]].id.clone(),
            other: works.sources[work_of[*other]].id.clone(),
            field,
        })
        .collect();
    works
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ArticleInfo, Name, SourceType};

    fn record(id: &str, sources: Vec<Source>) -> Record {
        Record { article: ArticleInfo { id: id.to_owned(), ..ArticleInfo::default() }, sources, ..Record::default() }
    }

    fn news(id: &str, family: &str, title: &str, paper: &str, day: &str) -> Source {
        Source {
            id: id.to_owned(),
            kind: SourceType::ArticleNewspaper,
            author: vec![Name::person(family, "Nadia")],
            title: Some(title.to_owned()),
            container_title: Some(paper.to_owned()),
            issued: day.parse().ok(),
            ..Source::default()
        }
    }

    #[test]
    fn one_work_in_two_spellings_stands_once() {
        let works = works(&[
            record("a", vec![news("x", "al-Sabri", "al-Nahr wa-l-Jisr", "al-Zaman", "2017-08-21")]),
            record("b", vec![news("y", "Sabri", "Al-Nahr wa'l-Jisr", "Azzaman", "2017-08-21")]),
            record("c", vec![news("y", "Sabri", "Al-Nahr wa'l-Jisr", "Azzaman", "2017-08-21")]),
        ]);
        assert_eq!(works.sources.len(), 1);
        assert_eq!(works.sources[0].container_title.as_deref(), Some("Azzaman"), "two of three print it so");
        assert_eq!(works.merges[0].from.len(), 3);
        assert_eq!(works.of_record[1]["y"], 0);
        assert!(works.merges[0].conflicts.is_empty(), "{:?}", works.merges[0].conflicts);
    }

    #[test]
    fn a_decision_outweighs_the_majority() {
        let mut decided = news("x", "al-Sabri", "The Bridge", "al-Zaman", "2017-08-21");
        decided.status = Some(Status::Confirmed);
        let other = || news("y", "al-Sabri", "The Bridge", "Azzaman", "2017-08-21");
        let works = works(&[record("a", vec![other()]), record("b", vec![other()]), record("c", vec![decided])]);
        assert_eq!(works.sources[0].container_title.as_deref(), Some("al-Zaman"));
    }

    #[test]
    fn a_decision_outweighs_the_authority_list_and_the_list_the_majority() {
        let listed = |name: &str, variant: &str| crate::corpus::Listed {
            name: name.to_owned(),
            variants: vec![variant.to_owned()],
            ..crate::corpus::Listed::default()
        };
        let names = Names { newspapers: vec![listed("al-Zamān", "al-Zaman")], ..Names::default() };
        let told = |paper: &str| news("y", "al-Sabri", "The Bridge", paper, "2017-08-21");
        let three = [
            record("a", vec![told("Azzaman")]),
            record("b", vec![told("Azzaman")]),
            record("c", vec![told("al-Zaman")]),
        ];
        let listed = works_spelled(&three, &names);
        assert_eq!(listed.sources[0].container_title.as_deref(), Some("al-Zamān"), "one of three is on the list");
        let settled = &listed.settled[0];
        assert_eq!((settled.id.as_str(), settled.printed.as_str()), (listed.sources[0].id.as_str(), "Azzaman"));
        let mut decided = three.clone();
        decided[0].sources[0].status = Some(Status::Edited);
        let decided = works_spelled(&decided, &names);
        assert_eq!(decided.sources[0].container_title.as_deref(), Some("Azzaman"), "somebody decided");
        assert!(decided.settled.is_empty());
        assert_eq!(works(&three).sources[0].container_title.as_deref(), Some("Azzaman"), "no list, so the majority");
    }

    #[test]
    fn an_unsigned_piece_is_sorted_under_its_newspaper() {
        let mut unsigned = news("a", "", "Zero Hour at the Bridge", "al-Bayan", "2017-08-21");
        unsigned.author.clear();
        let works = works(&[record("a", vec![news("b", "Cole", "A", "al-Zaman", "2017"), unsigned])]);
        assert_eq!(works.sources[0].id, "a");
    }

    #[test]
    fn what_differs_in_the_date_is_not_guessed() {
        let works = works(&[
            record("a", vec![news("x", "Sabri", "The Bridge", "al-Zaman", "2017-08-21")]),
            record("b", vec![news("x", "Sabri", "The Bridge", "al-Zaman", "2017-08-22")]),
        ]);
        assert_eq!(works.sources.len(), 2);
        assert_ne!(works.sources[0].id, works.sources[1].id);
        assert_eq!(works.doubts.len(), 1);
        assert_eq!(works.doubts[0].field, "issued");
    }

    #[test]
    fn two_works_of_one_title_stay_two() {
        let works = works(&[record(
            "a",
            vec![
                news("x", "Sabri", "Editorial", "al-Zaman", "2017-08-21"),
                news("y", "Haddad", "Editorial", "al-Sabah", "2014-01-01"),
            ],
        )]);
        assert_eq!(works.sources.len(), 2);
        assert!(works.doubts.is_empty());
    }

    #[test]
    fn what_one_lacks_the_other_gives() {
        let mut one = news("x", "Sabri", "The Bridge", "al-Zaman", "2017-08");
        one.url = Some("https://zaman.example/1".to_owned());
        let works = works(&[
            record("a", vec![one]),
            record("b", vec![news("y", "Sabri", "The Bridge", "al-Zaman", "2017-08-22")]),
        ]);
        assert_eq!(works.sources.len(), 1);
        assert_eq!(works.sources[0].issued, "2017-08-22".parse().ok(), "the more exact date");
        assert!(works.sources[0].url.is_some());
    }

    #[test]
    fn a_bibliography_does_not_count_the_article_and_diacritics() {
        let works = works(&[record(
            "a",
            vec![
                news("c", "Ṣabrī", "B", "al-Zaman", "2017"),
                news("a", "al-Qadi", "A", "al-Zaman", "2017"),
                news("d", "Tariq", "C", "al-Zaman", "2017"),
                news("b", "Rashid", "D", "al-Zaman", "2017"),
            ],
        )]);
        let ids: Vec<&str> = works.sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
    }
}
