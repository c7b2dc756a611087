//! No decision is lost, and none moves silently.

use super::*;
use crate::document::Within;
use crate::record::{Anchor, Citation, Claim, DateMention, Source};
use crate::text::{PlainText, TextResource, key};
use crate::{document, extract};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::ops::Range;

const SENTENCES: &[&str] = &[
    "The governor of Basra announced a new tax on dates in March 1922.",
    "Merchants in Baghdad closed their shops for three days, from June 3, 1922.",
    "A delegation travelled to Cairo in 1923 and was received by the minister.",
    "According to the consul, the harvest of 1924 had failed in Mosul.",
    "In 1922 the railway to Mosul was still unfinished.",
    "The treaty of 1930 changed little in the villages around Kirkuk.",
    "By 1922 the price of wheat in Aleppo had doubled.",
    "The tribes of the desert, it was said, would not pay before the autumn of 1925.",
];

const NOTES: &[&str] = &[
    "Basil Nur, \"The Date Tax,\" *The Beacon*, March 12, 1922.",
    "Rima Haj, *Salt Roads* (London: Reed, 1999), 45.",
    "Ibid., 47.",
    "\"Shops Closed,\" *al-Fajr*, June 4, 1922. The report names four merchants.",
    "Samir Adwan, \"Grain and Power,\" *Journal of Markets* 3, no. 2 (1987): 12–30.",
    "Haj, *Salt Roads*, 101.",
    "Dana Roth, \"Border Shut,\" *The Beacon*, May 3, 1930.",
    "The prices are those of the chamber of commerce.",
];

/// An article of these sentences, each with a note.
fn article(parts: &[(String, String)]) -> String {
    let mut body = String::from("# Markets under the Mandate\n\nBasil Amin\n\n");
    let mut notes = String::new();
    for (index, (sentence, note)) in parts.iter().enumerate() {
        let number = index + 1;
        write!(body, "{sentence}<sup>{number}</sup>").expect("room");
        body.push_str(if index % 3 == 2 { "\n\n" } else { " " });
        writeln!(notes, "- <sup>{number}</sup> {note}").expect("room");
    }
    format!("{body}\n\n---\n\n{notes}")
}

fn parts() -> Vec<(String, String)> {
    SENTENCES.iter().zip(NOTES).map(|(sentence, note)| ((*sentence).to_owned(), (*note).to_owned())).collect()
}

fn merged(text: &str, old: Option<&str>) -> Merged {
    let resource = TextResource::new("a.md", text);
    let reading = extract::read(document::read(&resource), &extract::Settings::default());
    let origin = extract::Origin { file: "a.md".to_owned(), sha256: crate::corpus::sha256(text.as_bytes()) };
    let fresh = reread(&reading, extract::record(&reading, &origin));
    match old {
        None => Merged { text: yaml::file(&fresh, yaml::SCHEMA_PATH), changes: Vec::new() },
        Some(old) => merge(old, &fresh, &reading.article).unwrap_or_else(|error| panic!("{error:?}\n{old}")),
    }
}

fn anchor(article: &Article<'_>, plain: &PlainText, range: Range<usize>) -> Anchor {
    let words = plain.as_str();
    let (before, after) = find::around(words, &range);
    let spans = plain.spans(range.clone()).into_iter();
    Anchor {
        spans: spans.map(|span| [article.text.offset(span.start), article.text.offset(span.end)]).collect(),
        exact: words[range.clone()].to_owned(),
        prefix: before.to_owned(),
        suffix: after.to_owned(),
    }
}

/// `record` with claims, dates, sources and citations by the simplest rules, so that these tests hold of merging
/// whatever the reader learns: a claim from marker to marker, a date for every year, a source for every note that
/// has a quotation mark or a parenthesis, and each later note that names its author.
fn reread(reading: &extract::Reading<'_>, mut record: Record) -> Record {
    let article = &reading.article;
    (record.claims, record.dates, record.sources) = (Vec::new(), Vec::new(), Vec::new());
    for (note, written) in article.notes.iter().zip(&mut record.notes) {
        let words = note.text.plain.as_str();
        let author = words.trim_start_matches("See ").split([',', '.']).next().unwrap_or_default();
        let family = author.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let full = words.contains(['"', '(']);
        let id = if full { format!("{}-work", key(&family).replace(' ', "-")) } else { format!("{family}-work") };
        if full && !record.sources.iter().any(|source| source.id == id) {
            let title = words.split(['"', ',']).nth(1).unwrap_or_default().trim().split(" (").next().map(str::to_owned);
            record.sources.push(Source { id: id.clone(), title, ..Source::default() });
        }
        let source = record.sources.iter().any(|source| source.id == id).then_some(id);
        written.citations = vec![Citation {
            id: format!("{}.1", written.id),
            source,
            anchor: Some(anchor(article, &note.text.plain, 0..words.len())),
            ..Citation::default()
        }];
    }
    for (index, block) in article.blocks.iter().enumerate() {
        let plain = &block.text.plain;
        let mut from = 0;
        for marker in article.refs.iter().filter(|marker| marker.within == Within::Block(index)) {
            let words = &plain.as_str()[from..marker.at];
            let range = marker.at - words.trim_start().len()..marker.at;
            let notes = record.notes.iter().filter(|note| note.number == marker.label);
            let mut claim = Claim {
                id: format!("c{}", record.claims.len() + 1),
                text: plain.as_str()[range.clone()].to_owned(),
                notes: notes.map(|note| note.id.clone()).collect(),
                anchor: Some(anchor(article, plain, range.clone())),
                ..Claim::default()
            };
            for (at, _) in plain.as_str()[range.clone()].match_indices("19") {
                let year = range.start + at..range.start + at + 4;
                let Some(text) = plain.as_str().get(year.clone()) else { continue };
                let Ok(edtf) = text.parse() else { continue };
                let id = format!("d{}", record.dates.len() + 1);
                claim.dates.push(id.clone());
                let anchor = Some(anchor(article, plain, year));
                record.dates.push(DateMention { id, text: text.to_owned(), edtf, anchor, ..DateMention::default() });
            }
            record.claims.push(claim);
            from = marker.at;
        }
    }
    record
}

/// The items that carry `mark`, as the words by which a person knows them, wherever they stand.
fn decided(record: &str, mark: &str) -> Vec<String> {
    let tree = Tree::read(record).unwrap_or_else(|error| panic!("{error:?}\n{record}"));
    let mut found = Vec::new();
    let mut left = vec![&tree.root];
    while let Some(node) = left.pop() {
        left.extend(node.items());
        left.extend(node.entries().iter().map(|entry| &entry.value));
        if node.get("why").and_then(Node::as_str) == Some(mark) {
            let word = |key| node.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
            found.push([word("text"), word("title"), word("name"), word("form"), word("status"), word("by")].join("|"));
        }
    }
    found.sort();
    found
}

/// `record` with a decision, marked `why: mark`, on the item that `pick` chooses among all.
fn decide(record: &str, pick: usize, mark: &str) -> String {
    let tree = Tree::read(record).expect("YAML");
    let lists = ["notes", "sources", "claims", "dates", "places"].into_iter();
    let mut items: Vec<&Node<'_>> = lists.filter_map(|list| tree.root.get(list)).flat_map(Node::items).collect();
    let nested: Vec<&Node<'_>> = items.iter().flat_map(|item| names::citations_of(item)).collect();
    items.extend(nested);
    let items: Vec<&&Node<'_>> = items.iter().filter(|item| item.get("why").is_none()).collect();
    let item = items[pick % items.len()];
    let mut edits = Edits::new(record);
    for (key, value) in [("status", "confirmed"), ("by", "R. Haj"), ("why", mark)] {
        edits.set(item, key, &Node::scalar(value.to_owned(), Style::Quoted), None);
    }
    edits.apply()
}

#[test]
fn an_article_that_is_as_it_was_leaves_its_record_as_it_was() {
    let text = article(&parts());
    let record = merged(&text, None).text;
    assert_eq!(merged(&text, Some(&record)).text, record);
    let mut worked = record.replace("isnad: 1\n", "# checked in June\nisnad: 1\nx-shelf: [a,   b]\n");
    worked = worked.replacen("  text: Basil Nur", "  # the first one\n  text: Basil Nür", 1);
    for pick in [0, 9, 20, 33, 40] {
        worked = decide(&worked, pick, "seen");
    }
    assert_ne!(worked, record);
    let again = merged(&text, Some(&worked));
    assert_eq!((again.text.as_str(), again.changes.as_slice()), (worked.as_str(), &[][..]));
    let crlf = worked.replace('\n', "\r\n");
    assert_eq!(merged(&text, Some(&crlf)).text, crlf);
}

#[test]
fn what_somebody_changed_or_took_out_in_an_editor_stays_so() {
    let text = article(&parts());
    let record = merged(&text, None).text;
    let corrected = record.replace("  title: Salt Roads\n", "  title: The Salt Roads\n");
    let tree = Tree::read(&corrected).expect("YAML");
    let claims = tree.root.get("claims").expect("claims");
    let gone = claims.items()[2].get("text").and_then(Node::as_str).expect("a text").to_owned();
    let mut edits = Edits::new(&corrected);
    edits.remove(claims, 2);
    let corrected = edits.apply();
    let mut edited = parts();
    edited.insert(0, ("Nobody expected much of the new year.".to_owned(), "A remark.".to_owned()));
    let again = merged(&article(&edited), Some(&corrected)).text;
    assert!(again.contains("  title: The Salt Roads\n"), "{again}");
    assert_eq!(again.matches("Salt Roads\n").count(), 1, "{again}");
    assert!(!again.contains(&format!("text: {gone}")), "{again}");
    assert!(again.contains("Nobody expected much"), "{again}");
}

#[test]
fn a_decided_claim_follows_its_words_and_an_orphan_keeps_everything() {
    let text = article(&parts());
    let record = merged(&text, None).text;
    let tree = Tree::read(&record).expect("YAML");
    let claims = tree.root.get("claims").expect("claims").items().len();
    assert_eq!(claims, 8, "{record}");
    let first = tree.root.get("notes").map_or(0, |notes| notes.items().len())
        + tree.root.get("sources").map_or(0, |s| s.items().len());
    let record = decide(&decide(&record, first, "one"), first + 1, "two");
    let record = record.replacen("- id: c2\n", "# ask R. about this\n- id: c2\n", 1);
    let mut edited = parts();
    edited[0].0 = "The governor of Basra announced a new and heavy tax on dates in March 1922.".to_owned();
    edited.remove(1);
    edited.swap(2, 3);
    let again = merged(&article(&edited), Some(&record));
    assert_eq!(decided(&again.text, "one"), decided(&record, "one"));
    assert_eq!(decided(&again.text, "two"), decided(&record, "two"));
    let told: Vec<String> = again.changes.iter().map(|change| format!("{} {}", change.id, change.what)).collect();
    assert!(told.contains(&"c1 kept, though its words have changed".to_owned()), "{told:?}");
    assert!(told.contains(&"c2 moved to orphans: its words are gone".to_owned()), "{told:?}");
    assert!(again.text.contains("orphans:\n# ask R. about this\n- list: claims\n  id: c2\n"), "{}", again.text);
}

#[test]
fn an_orphan_comes_back_with_its_words() {
    let text = article(&parts());
    let record = merged(&text, None).text;
    let tree = Tree::read(&record).expect("YAML");
    let before = |list: &str| tree.root.get(list).map_or(0, |items| items.items().len());
    let first = before("notes") + before("sources");
    let dates = first + before("claims");
    // A claim and its date are decided on, and their sentence goes and comes back.
    let mut worked = decide(&decide(&record, first + 1, "claim"), dates, "date");
    worked = worked.replacen("- id: c2\n", "# ask R. about this\n- id: c2\n", 1);
    let mut shorter = parts();
    shorter.remove(1);
    let without = merged(&article(&shorter), Some(&worked));
    assert!(without.text.contains("# ask R. about this\n- list: claims\n  id: c2\n"), "{}", without.text);
    assert!(without.text.contains("- {list: dates, id: d2,"), "{}", without.text);
    let again = merged(&text, Some(&without.text));
    for mark in ["claim", "date"] {
        assert_eq!(decided(&again.text, mark), decided(&worked, mark), "{}", again.text);
    }
    assert!(!again.text.contains("orphans:"), "{}", again.text);
    assert!(again.text.contains("# ask R. about this\n- id: c2\n"), "{}", again.text);
    assert!(again.changes.iter().any(|change| change.what == What::Restored && change.list == "claims"));
    assert_eq!(merged(&text, Some(&again.text)).text, again.text);
    // The same in a record whose lines end as those of Windows do.
    let crlf = merged(&text, Some(&without.text.replace('\n', "\r\n"))).text;
    assert_eq!(crlf, again.text.replace('\n', "\r\n"));
}

/// One thing that happens to an article.
#[derive(Clone, Debug)]
enum Step {
    AddSentence(usize, usize),
    Drop(usize),
    Swap(usize, usize),
    AddWord(usize, usize),
    DropWord(usize, usize),
    Note(usize),
    /// The article is again as it was at first.
    Back,
    Decide(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..9_usize, 0..8_usize).prop_map(|(at, which)| Step::AddSentence(at, which)),
        (0..9_usize).prop_map(Step::Drop),
        (0..9_usize, 0..9_usize).prop_map(|(one, other)| Step::Swap(one, other)),
        (0..9_usize, 0..12_usize).prop_map(|(at, word)| Step::AddWord(at, word)),
        (0..9_usize, 0..12_usize).prop_map(|(at, word)| Step::DropWord(at, word)),
        (0..9_usize).prop_map(Step::Note),
        Just(Step::Back),
        (0..60_usize).prop_map(Step::Decide),
    ]
}

fn take(parts: &mut Vec<(String, String)>, step: &Step) {
    let len = parts.len();
    match step {
        Step::AddSentence(at, which) => {
            let sentence = format!("Moreover, {}", SENTENCES[*which].to_lowercase());
            parts.insert(at % (len + 1), (sentence, format!("See {}", NOTES[(which + 3) % 8])));
        }
        Step::Drop(at) if len > 1 => drop(parts.remove(at % len)),
        Step::Swap(one, other) => parts.swap(one % len, other % len),
        Step::AddWord(at, word) | Step::DropWord(at, word) => {
            let sentence = &mut parts[at % len].0;
            let mut words: Vec<&str> = sentence.split(' ').collect();
            let place = word % words.len();
            if matches!(step, Step::AddWord(..)) {
                words.insert(place, "allegedly");
            } else if words.len() > 4 {
                words.remove(place);
            }
            *sentence = words.join(" ");
        }
        Step::Note(at) => parts[at % len].1.push_str(" See also the appendix."),
        Step::Back => *parts = self::parts(),
        Step::Drop(_) | Step::Decide(_) => {}
    }
}

/// Reading is slow in a debug build: `PROPTEST_CASES=1000 cargo test --release` takes the long way.
fn cases() -> u32 {
    if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 16 }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn no_decision_is_lost_over_any_edits(steps in proptest::collection::vec(step(), 2..9)) {
        keeps_decisions(&steps)?;
    }
}

/// A reworded claim that came back from the orphans, out of its order, stood on the words of a second one.
#[test]
fn what_comes_back_reworded_is_the_claim_that_stands_there() {
    use Step::{AddSentence, Back, Drop, DropWord, Swap};
    let steps = [DropWord(8, 4), Swap(7, 8), Drop(7), AddSentence(0, 1), Back, AddSentence(0, 0)];
    // How the pick of what is decided goes with the number of steps.
    for padding in 0..4 {
        let mut steps = steps.to_vec();
        steps.splice(1..1, vec![Swap(1, 1); padding]);
        keeps_decisions(&steps).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Merges after each of `steps`, and looks whether all that somebody decided is still there.
fn keeps_decisions(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut parts = parts();
    let mut record = decide(&merged(&article(&parts), None).text, steps.len() * 7, "first");
    record = record.replacen("claims:\n", "claims:\n# mine\n", 1);
    let mut marks = vec!["first".to_owned()];
    for (index, step) in steps.iter().enumerate() {
        if let Step::Decide(pick) = step {
            let mark = format!("mark {index}");
            record = decide(&record, *pick, &mark);
            marks.push(mark);
            continue;
        }
        take(&mut parts, step);
        let before: Vec<Vec<String>> = marks.iter().map(|mark| decided(&record, mark)).collect();
        let text = article(&parts);
        let again = merged(&text, Some(&record)).text;
        for (mark, before) in marks.iter().zip(&before) {
            prop_assert_eq!(&decided(&again, mark), before, "{}: {:?}\n{}\n{}", mark, step, record, again);
        }
        prop_assert!(again.contains("# mine"));
        // It is a record, its decided claims still say what they said where they stand, and a second merge is idle.
        let read = yaml::read(&again).unwrap_or_else(|error| panic!("{error:?}\n{again}"));
        for claim in read.claims.iter().filter(|claim| claim.status.is_some()) {
            let anchor = claim.anchor.as_ref().expect("an anchor");
            prop_assert!(pair::likeness(&anchor.exact, &claim.text) >= 0.5, "{} / {}", anchor.exact, claim.text);
        }
        for date in read.dates.iter().filter(|date| date.status.is_some()) {
            prop_assert_eq!(&date.anchor.as_ref().expect("an anchor").exact, &date.text);
        }
        // No two stand on the same words: a decision has not moved to what another is on.
        let mut places: Vec<_> =
            read.dates.iter().filter_map(|date| Some(date.anchor.as_ref()?.spans.clone())).collect();
        places.extend(read.claims.iter().filter_map(|claim| Some(claim.anchor.as_ref()?.spans.clone())));
        places.sort_unstable();
        prop_assert!(places.windows(2).all(|two| two[0] != two[1]), "{:?}\n{}", step, again);
        let mut ids: Vec<&str> = read.claims.iter().map(|claim| claim.id.as_str()).collect();
        ids.extend(read.notes.iter().map(|note| note.id.as_str()));
        ids.sort_unstable();
        prop_assert!(ids.windows(2).all(|two| two[0] != two[1]), "{:?}\n{}", ids, again);
        let idle = merged(&text, Some(&again)).text;
        prop_assert_eq!(&idle, &again);
        record = again;
    }
    Ok(())
}
