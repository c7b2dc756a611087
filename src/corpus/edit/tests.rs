//! Acts write what they say, and nothing else.

use super::*;
use crate::document;
use crate::text::TextResource;

const ARTICLE: &str = "# Markets\n\nRima Haj\n\nThe salt road to Mosul was closed in late August.<sup>1</sup> Nobody paid \
    before 1922.<sup>2</sup>\n\n---\n\n<sup>1</sup> Basil Nur, \"The Salt Tax,\" *The Beacon*, March 12, 1922; see Dana Roth, *Salt* \
    (London: Reed, 1999), 45.\n\n<sup>2</sup> Ibid.\n";

const RECORD: &str = "# checked in June\nisnad: 1\narticle: {id: haj-markets, file: a.md, sha256: ''}\nnotes:\n\
- id: n1\n  number: '1'\n  text: Basil Nur\n  citations:\n  - {id: n1.1, source: nur-1922-salt, form: full} # sure\n  - id: n1.2\n    source: roth-1999-salt\n    form: full\n    locator: {label: page, value: '45'}\n\
- id: n2\n  number: '2'\n  text: Ibid.\n\
sources:\n- id: nur-1922-salt\n  type: article-newspaper\n  author: [{family: Nur, given: Basil}]\n  title: The Salt Tax   # so printed\n  container-title: The Beacon\n  x-shelf:   [b,  c]\n- {id: roth-1999-salt, type: book, author: [{family: Roth, given: Dana}], title: Salt, issued: '1999'}\n\
claims:\n- id: c1\n  text: The salt road to Mosul was closed in late August.\n  stance: asserted\n  notes: [n1]\n  sources: [nur-1922-salt]\n  status: confirmed\n  by: B. Nur\n  at: '2020-01-01'\n  why: read it\n\
- {id: c2, text: Nobody paid before 1922., stance: asserted, labels: [doubt]}\n\
dates: []\nplaces:\n- id: mosul\n  name: Mosul\n  mentions:\n  - {text: Mosul}\n";

fn hand(why: Option<&str>) -> Hand {
    Hand { by: "R. Haj".to_owned(), at: "2026-01-02".to_owned(), why: why.map(str::to_owned) }
}

fn desk() -> Desk {
    let labels = [("doubt", "not sure"), ("key-claim", "the argument rests on it")];
    let labels = labels.map(|(name, about)| (name.to_owned(), Some(about.to_owned())));
    Desk { labels: labels.into(), places: Vec::new() }
}

fn order(picks: &[&str], conditions: &[&str], act: Act) -> Order {
    let pick = |words: &&str| words.parse::<Pick>().expect("any words are");
    let condition = |words: &&str| words.parse::<Condition>().expect("a condition");
    Order { picks: picks.iter().map(pick).collect(), conditions: conditions.iter().map(condition).collect(), act }
}

/// The lines that an act takes out and puts in; or why it is refused.
fn told(picks: &[&str], conditions: &[&str], act: Act) -> String {
    let text = TextResource::new("a.md", ARTICLE);
    let article = document::read(&text);
    match edit(RECORD, Some(&article), &order(picks, conditions, act), &hand(None), &desk()) {
        Ok(edited) => {
            let diff = similar::TextDiff::from_lines(RECORD, edited.text.as_str());
            let changes = diff.iter_all_changes().filter(|it| it.tag() != similar::ChangeTag::Equal);
            changes.flat_map(|it| [it.tag().to_string(), it.value().to_owned()]).collect()
        }
        Err(error) => error.to_string(),
    }
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect()
}

fn set(pairs: &[(&str, &str)]) -> Act {
    Act::Set(fields(pairs))
}

fn add(kind: Kind, exact: &str, pairs: &[(&str, &str)]) -> Act {
    let quote = Quote { exact: exact.to_owned(), ..Quote::default() };
    Act::Add(Addition { kind, quote, fields: fields(pairs) })
}

#[test]
fn decisions_are_written_where_they_belong_and_nowhere_else() {
    let decided = "  status: confirmed\n+  by: R. Haj\n+  at: \"2026-01-02\"\n";
    assert_eq!(told(&["nur-1922-salt"], &[], Act::Confirm), format!("+{decided}"));
    assert_eq!(
        told(&["note:1.1"], &[], Act::Reject),
        "-  - {id: n1.1, source: nur-1922-salt, form: full} # sure\n\
         +  - {id: n1.1, source: nur-1922-salt, form: full, status: rejected, by: R. Haj, at: \"2026-01-02\"} # sure\n"
    );
    // A new decision replaces the old one, with its reason.
    assert_eq!(
        told(&["c1"], &[], Act::Reject),
        "-  status: confirmed\n-  by: B. Nur\n-  at: '2020-01-01'\n-  why: read it\n\
         +  status: rejected\n+  by: R. Haj\n+  at: \"2026-01-02\"\n"
    );
    assert_eq!(
        told(&["c1"], &[], Act::Reopen),
        "-  status: confirmed\n-  by: B. Nur\n-  at: '2020-01-01'\n-  why: read it\n"
    );
    // Of a note and its last citation, each has its own.
    let both = told(&["note:1", "note:1.2"], &[], Act::Confirm);
    assert_eq!(both, format!("+  {}+{decided}", decided.replace('+', "+  ")));
}

#[test]
fn what_is_already_so_is_left_alone() {
    let text =
        edit(RECORD, None, &order(&["c2"], &[], Act::Confirm), &hand(Some("seen")), &desk()).expect("an act").text;
    let later = Hand { at: "2027-01-01".to_owned(), ..hand(Some("seen")) };
    let again = edit(&text, None, &order(&["c2"], &[], Act::Confirm), &later, &desk()).expect("an act");
    assert_eq!((again.text, again.changed), (text, 0));
    assert_eq!(told(&["nur-1922-salt"], &[], set(&[("title", "The Salt Tax")])), "");
}

#[test]
fn fields_are_set_at_their_place_and_held_to_the_schema() {
    let decided = "+  status: edited\n+  by: R. Haj\n+  at: \"2026-01-02\"\n";
    let nur = |pairs: &[(&str, &str)]| told(&["nur-1922-salt"], &[], set(pairs));
    assert_eq!(nur(&[("issued", "1922-03-12")]), format!("+  issued: \"1922-03-12\"\n{decided}"));
    assert_eq!(
        nur(&[("title", "The Salt: Tax")]),
        format!("-  title: The Salt Tax   # so printed\n+  title: \"The Salt: Tax\"   # so printed\n{decided}")
    );
    assert_eq!(nur(&[("x-seen", "yes")]), format!("+  x-seen: \"yes\"\n{decided}"));
    assert_eq!(
        nur(&[("author", "Hisham al-Hashimi; Haj, Rima")]),
        format!(
            "-  author: [{{family: Nur, given: Basil}}]\n+  author: [{{family: al-Hashimi, given: Hisham, sort-key: Hashimi}}, {{family: Haj, given: Rima}}]\n{decided}"
        )
    );
    assert!(
        nur(&[("author.family", "Nūr")])
            .starts_with("-  author: [{family: Nur, given: Basil}]\n+  author: [{family: Nūr, given: Basil}]\n")
    );
    assert!(
        told(&["note:1.2"], &[], set(&[("locator.value", "46")]))
            .contains("+    locator: {label: page, value: \"46\"}\n")
    );
    assert!(
        told(&["note:1.1"], &[], set(&[("locator", "folio 12")]))
            .contains("form: full, locator: {label: folio, value: \"12\"}, status: edited")
    );
    assert!(
        told(&["mosul"], &[], set(&[("lat", "36.34"), ("lon", "43.13"), ("country", "IQ")]))
            .contains("+  lat: 36.34\n+  lon: 43.13\n+  country: IQ\n")
    );
    assert_eq!(
        told(&["article"], &[], set(&[("published", "1923")])),
        "-article: {id: haj-markets, file: a.md, sha256: ''}\n+article: {id: haj-markets, published: \"1923\", file: a.md, sha256: ''}\n"
    );
    let refused = [
        (nur(&[("continer-title", "B")]), "sources have no field `continer-title`; did you mean `container-title`?"),
        (
            nur(&[("type", "article-newpaper")]),
            "`type` cannot be `article-newpaper`; did you mean `article-newspaper`?",
        ),
        (
            nur(&[("issued", "March 12, 1922")]),
            "`issued`: `March 12, 1922` is no EDTF date; write `2017-08-21`, `2017-08` or `2017`; did you mean `1922-03-12`?",
        ),
        (
            nur(&[("issued", "1922-13")]),
            "`issued`: month 13 is not between 01 and 12 (nor a season, 21 to 24); write year, month, day in this order",
        ),
        (
            nur(&[("language", "Arabic")]),
            "`Arabic` is no language; write a tag of BCP 47, such as `ar`, or `ar-Latn` for transliterated Arabic",
        ),
        (nur(&[("title", "")]), "`title` has no value; to take it away, say `unset title`"),
        (nur(&[("id", "x")]), "`id` cannot be set; others name the item by it"),
        (nur(&[("status", "confirmed")]), "`status` cannot be set; say `confirm` or `reject`"),
        (told(&["mosul"], &[], set(&[("lat", "north")])), "`lat` cannot be `north`; write a number"),
        (told(&["mosul"], &[], set(&[("lat", "136")])), "`lat` cannot be `136`; write a number"),
        (
            told(&["mosul"], &[], set(&[("country", "Iraq")])),
            "`Iraq` is no code of a country; write the two letters of ISO 3166-1, such as `IQ`",
        ),
        (told(&["note:1.1"], &[], set(&[("locator", "pag 4")])), "no locator `pag`; did you mean `page`?"),
        (
            told(&["note:1.1"], &[], set(&[("title", "B")])),
            "a citation has no field `title`; the work that it cites has: `nur-1922-salt`",
        ),
        (
            told(&["c1"], &[], Act::Unset(vec!["text".to_owned()])),
            "`text` is missing here (the words that a marker vouches for)",
        ),
    ];
    for (is, wanted) in refused {
        assert_eq!(is, wanted);
    }
    assert_eq!(
        told(&["roth-1999-salt"], &[], Act::Unset(vec!["title".to_owned(), "issued".to_owned()])),
        "-- {id: roth-1999-salt, type: book, author: [{family: Roth, given: Dana}], title: Salt, issued: '1999'}\n+- {id: roth-1999-salt, type: book, author: [{family: Roth, given: Dana}], status: edited, by: R. Haj, at: \"2026-01-02\"}\n"
    );
}

#[test]
fn items_are_chosen_by_words_and_conditions() {
    let chosen = |picks: &[&str], conditions: &[&str]| {
        let order = order(picks, conditions, Act::Confirm);
        match edit(RECORD, None, &order, &hand(None), &desk()) {
            Ok(edited) => edited.items.into_iter().map(|(_, id)| id).collect::<Vec<_>>().join(" "),
            Err(error) => error.to_string(),
        }
    };
    let cases: &[(&[&str], &[&str], &str)] = &[
        (&["note:1"], &[], "n1"),
        (&["note:1.2"], &[], "n1.2"),
        (&["note:1.*"], &[], "n1.1 n1.2"),
        (&["n1.2", "c1", "c1"], &[], "n1.2 c1"),
        (&["claims"], &[], "c1 c2"),
        (&[], &["container-title~beacon"], "nur-1922-salt"),
        (&[], &["container-title=Beacon"], ""),
        (&["sources"], &["status="], "nur-1922-salt roth-1999-salt"),
        (&["claims"], &["text~mosul", "stance=asserted"], "c1"),
        (&["all"], &["text~nobody"], "c2"),
        (&["all"], &["status=confirmed"], "c1"),
        (&["sources"], &["claims=c1"], "nur-1922-salt"),
        (&["note:7"], &[], "no note 7 in this record; they go from 1 to 2"),
        (&["note:1.3"], &[], "note 1 has 2 citations, and no `note:1.3`"),
        (&["nur-1922-slat"], &[], "no item `nur-1922-slat` in this record; did you mean `nur-1922-salt`?"),
        (&["source:mosul"], &[], "no source `mosul` in this record; `isnad list` has the ids"),
        (&[], &["text~mosul"], "`text` is a field of notes, claims, dates; say which before the action, or `all`"),
        (
            &[],
            &["continer-title=B"],
            "no item has a field `continer-title`; did you mean `container-title` of sources?",
        ),
        (&["claims"], &["edtf=2017"], "claims have no field `edtf`; they have "),
        (&[], &[], "no item is named; write its id, `note:4`, or a kind and --where"),
    ];
    for (picks, conditions, wanted) in cases {
        let is = chosen(picks, conditions);
        assert!(
            is == *wanted || wanted.ends_with("they have ") && is.starts_with(wanted),
            "{picks:?} {conditions:?}: {is}"
        );
    }
    let twice = RECORD.replace("number: '2'", "number: '1'");
    let error = edit(&twice, None, &order(&["note:1"], &[], Act::Confirm), &hand(None), &desk()).expect_err("two");
    assert_eq!(error.to_string(), "several notes have the number 1; write `note:n1` or `note:n2`");
}

#[test]
fn labels_are_those_of_the_corpus() {
    let label = |name: &str| Act::Label(vec![name.to_owned()]);
    assert_eq!(
        told(&["c2"], &[], label("key-claim")),
        "-- {id: c2, text: Nobody paid before 1922., stance: asserted, labels: [doubt]}\n\
         +- {id: c2, text: Nobody paid before 1922., stance: asserted, labels: [doubt, key-claim], by: R. Haj, at: \"2026-01-02\"}\n"
    );
    // Who decided is not who put a label on.
    assert_eq!(told(&["c1"], &[], label("doubt")), "+  labels: [doubt]\n");
    assert_eq!(told(&["c2"], &[], label("doubt")), "");
    assert_eq!(told(&["c2"], &[], label("key-clam")), "no label `key-clam`; did you mean `key-claim`?");
    assert_eq!(told(&["c2"], &[], label("zebra")), "no label `zebra`; the labels of this corpus are doubt, key-claim");
    assert!(
        told(&["c2"], &[], Act::Unlabel(vec!["doubt".to_owned()]))
            .ends_with("+- {id: c2, text: Nobody paid before 1922., stance: asserted}\n")
    );
}

#[test]
fn claims_and_citations_are_linked_to_what_they_rest_on() {
    let link = |words: &[&str]| Act::Link(words.iter().map(|it| it.parse().expect("any words are")).collect());
    let unlink = |words: &[&str]| Act::Unlink(words.iter().map(|it| it.parse().expect("any words are")).collect());
    let linked = told(&["c1"], &[], link(&["note:2", "roth-1999-salt", "mosul"]));
    assert!(
        linked.contains("+  notes: [n1, n2]\n") && linked.contains("+  sources: [nur-1922-salt, roth-1999-salt]\n"),
        "{linked}"
    );
    assert!(linked.contains("+  places: [mosul]\n") && linked.contains("+  status: edited\n"), "{linked}");
    assert!(
        told(&["note:1.1"], &[], link(&["roth-1999-salt"]))
            .contains("+  - {id: n1.1, source: roth-1999-salt, form: full, status")
    );
    assert!(told(&["c1"], &[], unlink(&["note:1"])).contains("+  notes: []\n"));
    assert!(told(&["note:1.1"], &[], unlink(&["nur-1922-salt"])).contains("source: null, form"));
    assert_eq!(told(&["c1"], &[], unlink(&["roth-1999-salt"])), "claim `c1` does not name `roth-1999-salt`");
    assert!(told(&["mosul"], &[], link(&["c1"])).starts_with("a place is not linked to a claim; "));
    assert_eq!(told(&["c1"], &[], link(&["note:9"])), "no note 9 in this record; they go from 1 to 2");
}

#[test]
fn items_are_added_by_their_words() {
    let claim = told(&[], &[], add(Kind::Claims, "Nobody paid before 1922.", &[("stance", "hedged")]));
    assert!(
        claim.contains("+- id: c3\n+  text: Nobody paid before 1922.\n+  stance: hedged\n+  notes: [n2]\n"),
        "{claim}"
    );
    assert!(
        claim.contains("exact: Nobody paid before 1922.") && claim.contains("+  status: edited\n+  by: R. Haj\n"),
        "{claim}"
    );
    let date = told(&[], &[], add(Kind::Dates, "late August", &[("edtf", "1922-08")]));
    assert!(
        date.starts_with("-dates: []\n+dates:\n+- {id: d1, text: late August, edtf: \"1922-08\", mod: end, anchor: "),
        "{date}"
    );
    let date = told(&[], &[], add(Kind::Dates, "late August", &[]));
    assert_eq!(date, "“late August” names no date by itself; say which with edtf=2017-08 after the quote");
    let place = told(&[], &[], add(Kind::Places, "Mosul", &[]));
    assert!(place.contains("+  - {text: Mosul, anchor: ") && place.contains("+  status: edited\n"), "{place}");
    let place = told(&[], &[], add(Kind::Places, "The salt road", &[("name", "Salt Road"), ("country", "IQ")]));
    assert!(place.contains("+- id: salt-road\n+  name: Salt Road\n+  country: IQ\n"), "{place}");
    let citation = told(
        &[],
        &[],
        add(Kind::Citations, "Dana Roth, Salt (London: Reed, 1999), 45", &[("publisher", "Reed & Co.")]),
    );
    assert!(citation.contains("+  - id: n1.3\n+    source: roth-1999-salt\n+    form: full\n"), "{citation}");
    assert!(citation.contains("publisher: Reed & Co."), "{citation}");
    let citation = told(&[], &[], add(Kind::Citations, "Ibid.", &[("source", "nur-1922-salt"), ("form", "ibid")]));
    assert!(
        citation.contains("+  citations:\n+  - id: n2.1\n+    source: nur-1922-salt\n+    form: ibid\n"),
        "{citation}"
    );
    let refused = told(&[], &[], add(Kind::Dates, "1922", &[]));
    assert!(refused.starts_with("“1922” stands in 2 places; say which with --prefix or --suffix:\n"), "{refused}");
    assert!(told(&[], &[], add(Kind::Claims, "Somebody paid", &[])).starts_with("the article does not have the words"));
}

#[test]
fn line_ends_comments_and_keys_of_ones_own_stay() {
    let crlf = RECORD.replace('\n', "\r\n");
    let acts = [
        order(&["note:1.1", "c1", "c2"], &[], Act::Confirm),
        order(&["nur-1922-salt"], &[], set(&[("issued", "1922"), ("volume", "3")])),
        order(&["c2"], &[], Act::Label(vec!["key-claim".to_owned()])),
    ];
    let mut text = crlf;
    for order in &acts {
        text = edit(&text, None, order, &hand(None), &desk()).expect("an act").text;
    }
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for kept in [
        "# checked in June\r\n",
        "# so printed\r\n",
        "  x-shelf:   [b,  c]\r\n",
        "form: full, status: confirmed, by: R. Haj, at: \"2026-01-02\"} # sure\r\n",
    ] {
        assert!(text.contains(kept), "{kept:?}\n{text}");
    }
    yaml::read(&text).expect("a record");
}

#[test]
fn a_record_with_an_error_is_refused_at_its_place() {
    let told = |text: &str| {
        edit(text, None, &order(&["c1"], &[], Act::Confirm), &hand(None), &desk()).expect_err("an error").to_string()
    };
    assert_eq!(
        told(&RECORD.replace("stance: asserted\n", "stance: assertd\n")),
        "28:11: `stance` cannot be `assertd`; did you mean `asserted`?"
    );
    let misread = told(&RECORD.replace("  title:", "   title:"));
    assert!(misread.starts_with("21:"), "{misread}");
    assert!(told("a: b\n").starts_with("1:1: this file is no record"));
}
