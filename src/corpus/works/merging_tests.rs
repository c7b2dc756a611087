//! Pairs of descriptions, and whether they are of one work.

use super::{Works, works};
use crate::record::{ArticleInfo, Name, Record, Source, SourceType};

/// `type | family, given | title | container or publisher | date | volume`.
fn source(id: &str, told: &str) -> Source {
    let parts: Vec<&str> = told.split('|').map(str::trim).collect();
    let part = |index: usize| parts.get(index).filter(|part| !part.is_empty()).map(|part| (*part).to_owned());
    let kind: SourceType = serde_json::from_value(parts[0].into()).expect("a type");
    let author = part(1).map(|who| match who.split_once(", ") {
        Some((family, given)) => Name::person(family, given),
        None => Name::person(who, ""),
    });
    let is_book = matches!(kind, SourceType::Book | SourceType::Thesis);
    Source {
        id: id.to_owned(),
        kind,
        author: author.into_iter().collect(),
        title: part(2),
        container_title: part(3).filter(|_| !is_book),
        publisher: part(3).filter(|_| is_book),
        issued: part(4).and_then(|date| date.parse().ok()),
        volume: part(5),
        ..Source::default()
    }
}

fn merged(told: &[&str]) -> Works {
    let record = |(index, told): (usize, &&str)| {
        let id = format!("a{index}");
        let article = ArticleInfo { id: id.clone(), ..ArticleInfo::default() };
        Record { article, sources: vec![source(&id, told)], ..Record::default() }
    };
    works(&told.iter().enumerate().map(record).collect::<Vec<_>>())
}

#[test]
fn one_work_is_known_in_other_words() {
    for (one, other) in [
        (
            "book | Norberg, Astrid | The Marsh Kings: Tribe and Tax | Ferry Press | 1988",
            "book | Norberg, A. | The Marsh Kings | Ferry Press | 1988",
        ),
        (
            "book | Norberg, Astrid | Tribe | Northbridge University Press | 1988",
            "book | Norberg, Astrid | Tribe | Northbridge UP | 1988",
        ),
        (
            "article-newspaper | | Talks Resume | The Delta Times | 1991-03-04",
            "article-newspaper | | Talks Resume | Delta Times | 1991-03-04",
        ),
        (
            "article-journal | Lund, Kirsten | Quarantine | International Journal of Delta Studies | 1999 | 14",
            "article-journal | Lund, Kirsten | Quarantine | IJDS | 1999 | 14",
        ),
        (
            "book | Orme, Philippa | Boats, Nets and Men | Brink | 1962",
            "book | Orme, Philippa | Boats, Nets & Men | Brink | 1962",
        ),
        (
            "book | Farah, Hiba | The Republic of Reeds | Nile House | 1950",
            "book | Farah, Hiba | Republic of Reeds | Nile House | 1950",
        ),
        (
            "thesis | Farah, Hiba | Dams | Northbridge University | 2011",
            "thesis | Farah, H. | Dams | Northbridge Univ. | 2011",
        ),
        (
            "book | Bergstrom, Nils | The Governor's Ledger | Ferry Press | 1979",
            "document | Bergstrom | The Governor’s Ledger | |",
        ),
        (
            "book | Bergstrom, Nils | The Harbour Ledger: Accounts | Ferry Press | 1981",
            "document | Bergstrom | The Harbour Ledger | |",
        ),
        (
            "chapter | Ali, Sara | Owners | Water and Power | 2001",
            "chapter | Ali, Sara | Owners | Water and Power: Essays | 2001",
        ),
        ("book | Kuhn, Otto | Karten | Verlag Kuhn & Sohn | 1931", "book | Kuhn, Otto | Karten | Kuhn und Sohn | 1931"),
        (
            "article-newspaper | Mahmud, Gamal | Salt | al-Nahr | 1999-01-02",
            "article-newspaper | Mahmoud, Jamal | Salt | al-Nahr | 1999-01-02",
        ),
    ] {
        let works = merged(&[one, other]);
        assert_eq!(works.sources.len(), 1, "{one}\n{other}\n{:?}", works.doubts);
    }
}

#[test]
fn two_works_stay_two() {
    for (one, other) in [
        (
            "book | Yunus, Kamal | Nehir Tarihi | Kıyı | 1994 | 1",
            "book | Yunus, Kamal | Nehir Tarihi | Kıyı | 1994 | 2",
        ),
        (
            "article-journal | Hale, Archibald | The Republic | Delta Studies | 1947 | 1",
            "article-journal | Hale, Kermit | The Republic | Delta Studies | 1947 | 1",
        ),
        (
            "article-newspaper | Cole, Ann | Between the Lines | River Post | 2015-12-01",
            "article-newspaper | Cole, Ann | Between the Lines | River Post | 2015-12-08",
        ),
        ("book | Cole, Ann | Wasit: A History | Brink | 1990", "book | Cole, Ann | Wasit: A Memoir | Brink | 1990"),
        (
            "book | Roth, Eva | Caravans | Brink | 1988",
            "book | Roth, Eva | Caravans: The Second Journey | Brink | 1995",
        ),
        (
            "article-newspaper | Cole, Ann | The Long Drought | River Post | 2015-12-01",
            "article-newspaper | Cole, Ann | The Long Drought | Wadi Gazette | 2015-12-01",
        ),
        ("book | Cole, Ann | Letters | Brink | 1990", "document | Cole | Letters | |"),
        (
            "book | Lund, Kirsten | Water and Power | Ferry Press | 2001",
            "chapter | Lund, Kirsten | Water and Power | Rivers Today | 2001",
        ),
    ] {
        assert_eq!(merged(&[one, other]).sources.len(), 2, "{one}\n{other}");
    }
}

#[test]
fn a_short_form_that_may_mean_two_works_is_neither() {
    let works = merged(&[
        "book | Roth, Eva | The Long Road | Brink | 1988",
        "article-journal | Roth, Eva | The Long Road | Delta Studies | 1985",
        "document | Roth | The Long Road | |",
    ]);
    assert_eq!(works.sources.len(), 3);
}

#[test]
fn what_tells_most_is_printed() {
    let works = merged(&[
        "book | Norberg, A. | The Marsh Kings | Ferry Press | 1988",
        "book | Norberg, A. | The Marsh Kings | Ferry Press | 1988",
        "book | Norberg, Astrid | The Marsh Kings: Tribe and Tax | Ferry Press | 1988",
        "document | Norberg | The Marsh Kings | |",
        "document | Norberg | The Marsh Kings | |",
        "document | Norberg | The Marsh Kings | |",
        "document | Norberg | The Marsh Kings | |",
    ]);
    let [work] = works.sources.as_slice() else { panic!("{:?}", works.sources) };
    assert_eq!(work.title.as_deref(), Some("The Marsh Kings: Tribe and Tax"), "with its subtitle");
    assert_eq!(work.author, [Name::person("Norberg", "Astrid")], "in full");
    assert_eq!(work.kind, SourceType::Book, "a short form does not show what it is of");
    assert!(works.merges[0].conflicts.is_empty(), "{:?}", works.merges[0].conflicts);
}
