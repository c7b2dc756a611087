//! References of invented works, in the styles of several houses.

use super::*;
use crate::extract::CitationReading;
use crate::record::{Form, SourceType};

fn only(note: &str) -> CitationReading {
    let mut cited = cite(note);
    assert_eq!(cited.citations.len(), 1, "{note}");
    cited.citations.remove(0)
}

#[test]
fn a_british_law_article_has_its_year_before_its_volume() {
    let read = only("R. Tolworth, ‘Whose Covenant? Widows before the Bench’ (1994) 28 Borough Law Rev. 379, 381.");
    let item = read.item;
    assert_eq!(item.title.as_deref(), Some("Whose Covenant? Widows before the Bench"));
    assert_eq!(item.container_title.as_deref(), Some("Borough Law Rev."));
    assert_eq!((item.volume.as_deref(), item.page.as_deref()), (Some("28"), Some("379")));
    assert_eq!(read.locator.map(|locator| locator.value).as_deref(), Some("381"));
    assert_eq!(item.issued.map(String::from).as_deref(), Some("1994"));
    assert_eq!(item.author[0].family.as_deref(), Some("Tolworth"));
}

#[test]
fn a_german_chapter_has_its_editors_before_its_title() {
    let item = only(
        "Rönnbach, Grenzen der Satzung, in: Ollendorf/Quast (Hrsg.), Handbuch der Ortskunde, Hamburg 2004, S. 62–75.",
    )
    .item;
    assert_eq!(item.editor.len(), 2);
    assert_eq!(item.title.as_deref(), Some("Grenzen der Satzung"));
    assert_eq!(item.container_title.as_deref(), Some("Handbuch der Ortskunde"));
    assert_eq!((item.publisher_place.as_deref(), item.page.as_deref()), (Some("Hamburg"), Some("62–75")));
    assert_eq!(item.kind, SourceType::Chapter);
}

#[test]
fn author_and_date_as_the_sciences_have_it() {
    let item = only("Brandvold, K. T., & Osei, M. (2011). Tidal mixing in shallow lagoons. Journal of Coastal Physics, 14(2), 101-119. doi:10.1234/jcp.2011.14").item;
    assert_eq!(item.author.len(), 2);
    assert_eq!(item.author[1].family.as_deref(), Some("Osei"));
    assert_eq!((item.volume.as_deref(), item.issue.as_deref()), (Some("14"), Some("2")));
    assert_eq!(item.doi.as_deref(), Some("10.1234/jcp.2011.14"));
    assert_eq!(item.kind, SourceType::ArticleJournal);
}

#[test]
fn an_italian_book_has_its_town_last() {
    let item = only("M. Bellandi, La compagnia dei tintori, Lucca, Pacini, 1951, pp. 3-5.").item;
    assert_eq!(item.title.as_deref(), Some("La compagnia dei tintori"));
    assert_eq!((item.publisher_place.as_deref(), item.publisher.as_deref()), (Some("Lucca"), Some("Pacini")));
}

#[test]
fn several_citations_are_cut_apart_and_nothing_is_lost() {
    let note = "Dazu Alberding, Recht und Ritus, ZfO 12 (1971) 4 ff.; Siehe auch Tenbrock, Die Stadt als Form (1968) 30. Das ist hier nicht zu vertiefen.";
    let cited = cite(note);
    assert_eq!(cited.citations.len(), 2);
    let prefix = cited.citations[0].prefix.clone().expect("a signal");
    assert_eq!(&note[prefix], "Dazu");
    assert_eq!(
        cited.remarks.iter().map(|range| &note[range.clone()]).collect::<Vec<_>>(),
        ["Das ist hier nicht zu vertiefen."]
    );
}

#[test]
fn a_short_form_is_no_full_reference() {
    assert_eq!(only("Halloran, op. cit., n. 12, p. 4.").form, Form::Short);
    assert_eq!(only("Ibid., p. 14.").form, Form::Ibid);
}

#[test]
fn any_text_is_read() {
    for note in [
        "",
        " ",
        ".",
        "“",
        "((((",
        "]]",
        "10.",
        "http://",
        "ʿʾ’",
        "1 2 3 4 5",
        "é\u{301}’’’",
        "AA",
        "‘’‘’ 1999",
        "\u{202e}(x",
    ] {
        let cited = cite(note);
        for citation in &cited.citations {
            assert!(note.get(citation.range.clone()).is_some(), "{note}");
            assert!(citation.fields.iter().all(|field| note.get(field.range.clone()).is_some()), "{note}");
        }
        assert!(cited.remarks.iter().all(|range| note.get(range.clone()).is_some()), "{note}");
    }
}
