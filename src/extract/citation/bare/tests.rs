//! References of invented works, in the styles of several houses.

use super::*;
use crate::extract::CitationReading;
use crate::extract::citation::signal;
use crate::record::{Form, SourceType};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

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
fn an_ayn_within_a_name_opens_no_quotation() {
    let item = only("Rima Ba‘oz, Salt: The Reeds of Tyre (New York: Reed, 1988), p. 44.").item;
    assert_eq!(item.author[0].family.as_deref(), Some("Ba‘oz"));
    assert_eq!(item.title.as_deref(), Some("Salt: The Reeds of Tyre"));
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

/// Pieces of which notes are made, sound and broken.
const PIECES: &[&str] = &[
    "R. Tolworth",
    "Ollendorf/Quast (Hrsg.)",
    ", ",
    "; ",
    ": ",
    ". ",
    " in: ",
    " and ",
    "See also ",
    "Vgl. dazu ",
    "‘Whose Covenant?’",
    "Der Begriff ist umstritten.",
    "(1994)",
    " 28 Borough Law Rev.",
    "379, 381",
    "S. 62 ff.",
    "Ibid.",
    "op. cit., n. 12",
    "10.1234/x)",
    "https://a.example/(x",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "“",
    "”",
    "„",
    "‘",
    "’",
    "'",
    "« ",
    " »",
    "—",
    "*",
    "é\u{301}",
    "İ",
    "ß",
    "الملح",
    "\u{a0}",
    "\u{202e}",
    "ʿAbd",
    "2010-08-07",
    "XIV",
];

fn notes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 4000 }))]

    #[test]
    fn citations_and_remarks_together_spell_the_note(note in notes()) {
        let cited = cite(&note);
        let citations = cited.citations.iter().map(|citation| citation.range.clone());
        let mut ranges: Vec<_> = citations.chain(cited.remarks.iter().cloned()).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut from = 0;
        for range in ranges.into_iter().chain(std::iter::once(note.len()..note.len())) {
            prop_assert!(range.start >= from && range.end >= range.start, "{range:?} overlaps what ends at {from}");
            prop_assert!(note.get(range.clone()).is_some());
            prop_assert!(signal::is_joint(&note[from..range.start]), "{:?} is lost", &note[from..range.start]);
            from = range.end;
        }
        for citation in &cited.citations {
            prop_assert!((0.0..=1.0).contains(&citation.confidence));
            let own = citation.range.clone();
            for inner in citation.prefix.iter().chain(citation.fields.iter().map(|field| &field.range)) {
                prop_assert!(note.get(inner.clone()).is_some(), "{inner:?}");
                prop_assert!(own.start <= inner.start && inner.end <= own.end, "{inner:?} outside {own:?}");
            }
        }
    }
}

#[test]
fn any_short_text_is_read() {
    // The second: a signal as the first word, after a stop.
    for note in [
        "",
        ". ‘],  in: Ibid., R. Tolworth",
        " ",
        ".",
        "“",
        "((((",
        "10.",
        "http://",
        "ʿʾ’",
        "1 2 3 4 5",
        "AA",
        "‘’‘’ 1999",
        "\u{202e}(x",
    ] {
        let _ = cite(note);
    }
}

#[test]
fn time_grows_with_the_length_of_a_note() {
    let time = |piece: &str, length: usize| {
        let note = piece.repeat(length / piece.len());
        let once = || {
            let start = Instant::now();
            let _ = cite(&note);
            start.elapsed()
        };
        (0..2).map(|_| once()).min().expect("two runs")
    };
    let mut slow = String::new();
    for piece in [
        "\"",
        "“",
        "‘a ",
        "(",
        "(a",
        "a) ",
        "a, ",
        "a; ",
        "a/",
        "1999 ",
        "1999-",
        "A. ",
        "A ",
        "See ibid. ",
        "Ibid. ",
        "https://a.example/)",
        "https://a.example ",
        "10.1234/a ",
        "http:]",
        "Tolworth, Covenants (1994) 28; ",
        "et al. ",
        "p. 4 and ",
        "Tolworth 1994 ",
        "ff. ",
        "„a “",
        "*",
        "a’",
        "Hrsg. ",
        "May 1 ",
        "é\u{301}",
    ] {
        // Eight times the length; a quadratic reader takes sixty-four times as long, as often as it is asked. What
        // a busy machine holds up is quick the next time.
        let times = std::iter::repeat_with(|| (time(piece, 4_000), time(piece, 32_000))).take(3);
        let late = times.take_while(|(short, long)| *long > *short * 25 + Duration::from_millis(150));
        let late: Vec<_> = late.collect();
        if late.len() == 3 {
            writeln!(slow, "{piece:?}: {late:?}").expect("a string");
        }
    }
    assert!(slow.is_empty(), "{slow}");
}
