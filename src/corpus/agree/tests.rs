//! Two scholars on one small article.

use super::*;
use crate::record::{Opinion, Status, yaml};
use serde_json::json;

fn anchor(start: usize, words: &str) -> Value {
    json!({"spans": [[start, start + words.chars().count()]], "exact": words})
}

/// What the first has.
fn first() -> Value {
    json!({
        "isnad": 1,
        "article": {"id": "a", "title": "T", "authors": [], "published": null, "file": "a.md", "sha256": ""},
        "notes": [
            {"id": "n1", "number": "1", "text": "Nur, Salt.", "anchor": anchor(100, "Nur, Salt."), "citations": [
                {"id": "n1.1", "source": "nur", "form": "full", "anchor": anchor(100, "Nur, Salt")}]},
            {"id": "n2", "number": "2", "text": "Ibid.", "anchor": anchor(120, "Ibid."), "citations": [
                {"id": "n2.1", "source": "nur", "form": "ibid", "anchor": anchor(120, "Ibid")}]},
        ],
        "sources": [{"id": "nur", "type": "book", "title": "Salt", "author": [{"family": "Nur"}]}],
        "claims": [
            {"id": "c1", "text": "It rained.", "stance": "asserted", "notes": ["n1"], "sources": ["nur"], "anchor": anchor(0, "It rained.")},
            {"id": "c2", "text": "It may snow.", "stance": "hedged", "notes": ["n2"], "sources": ["nur"], "anchor": anchor(11, "It may snow.")},
        ],
        "dates": [{"id": "d1", "text": "late May", "edtf": "2017-05", "mod": "end", "anchor": anchor(30, "late May")}],
        "places": [{"id": "hit", "name": "Hit", "country": "IQ", "mentions": [
            {"text": "Hit", "anchor": anchor(40, "Hit")}, {"text": "Hit", "anchor": anchor(50, "Hit")}]}],
    })
}

/// The same under other ids.
fn second() -> Value {
    let text = first().to_string();
    let text = text.replace("\"nur\"", "\"nur-salt\"").replace("\"c1\"", "\"c7\"").replace("\"n1\"", "\"note-1\"");
    serde_json::from_str(&text.replace("\"hit\"", "\"hit-iq\"")).expect("JSON")
}

fn agreed(one: Value, other: Value) -> Agreement {
    let [one, other]: [Record; 2] = [one, other].map(|value| serde_json::from_value(value).expect("a record"));
    agree(&[Twice { name: "a", records: [&one, &other], length: Some(200) }])
}

fn told(agreement: &Agreement) -> Vec<String> {
    let line = |it: &Disagreement| format!("{}: {} | {}", it.id, it.values[0], it.values[1]);
    agreement.disagreements.iter().map(line).collect()
}

#[test]
fn the_same_under_other_ids_is_the_same() {
    let agreement = agreed(first(), second());
    assert_eq!(told(&agreement), Vec::<String>::new());
    assert_eq!(agreement.alpha_u, Some(1.0));
    assert!(agreement.spans.iter().all(|layer| layer.percent() == Some(100.0) && layer.same == layer.both));
    assert!(agreement.layers.iter().all(|layer| layer.measures.items == layer.measures.agreed));
    let names: Vec<&str> = agreement.layers.iter().map(|layer| layer.name.as_str()).collect();
    assert!(names.contains(&"claims.stance") && !names.contains(&"claims.labels"), "{names:?}");
}

#[test]
fn what_differs_is_told_by_item_and_field() {
    let mut other = second();
    other["claims"][0]["stance"] = "attributed".into();
    other["claims"][1]["anchor"] = anchor(11, "It may snow. So");
    other["claims"][1]["labels"] = json!(["doubtful"]);
    // Whoever has not decided has not said that it holds.
    other["claims"][1]["status"] = "rejected".into();
    other["sources"][0]["issued"] = "1999".into();
    other["places"][0]["mentions"].as_array_mut().expect("a list").pop();
    other["dates"][0]["mod"] = Value::Null;
    other["notes"][1]["citations"][0]["source"] = "other".into();
    other["sources"].as_array_mut().expect("a list").push(json!({"id": "other", "type": "book"}));
    let agreement = agreed(first(), other);
    assert_eq!(
        told(&agreement),
        [
            "c1.stance: \"asserted\" | \"attributed\"",
            "c2.extent: \"It may snow.\" | \"It may snow. So\"",
            "c2.labels: null | [\"doubtful\"]",
            "d1.mod: \"end\" | null",
            "hit@2.present: \"Hit\" | null",
            "n2.1.source: \"nur\" | \"B:other\"",
            "nur.issued: null | \"1999\"",
        ]
    );
    let layer = |name: &str| agreement.layers.iter().find(|layer| layer.name == name).expect(name).measures;
    assert_eq!((layer("claims.stance").items, layer("claims.stance").agreed), (2, 1));
    assert_eq!((layer("claims.labels").items, layer("claims.labels").agreed), (2, 1));
    // What both leave open is no item.
    assert_eq!((layer("sources.issued").items, layer("sources.issued").agreed), (1, 0));
    let mentions = agreement.spans.iter().find(|layer| layer.list == "mentions").expect("mentions");
    assert_eq!((mentions.counts, mentions.both), ([2, 1], 1));
    assert!(mentions.alpha_u.expect("a number") < 1.0);
}

#[test]
fn who_decided_on_both_sides_agrees_or_not() {
    let decided = |status: &str, other: &str| {
        let mut records = [first(), second()];
        records[0]["claims"][0]["status"] = status.into();
        records[1]["claims"][0]["status"] = other.into();
        let [one, other] = records;
        told(&agreed(one, other))
    };
    assert_eq!(decided("confirmed", "edited"), Vec::<String>::new());
    assert_eq!(decided("edited", "rejected"), ["c1.status: \"holds\" | \"rejected\""]);
}

#[test]
fn several_articles_are_one_continuum() {
    let (one, other): (Record, Record) =
        (serde_json::from_value(first()).expect("a record"), serde_json::from_value(second()).expect("a record"));
    let twice = |name| Twice { name, records: [&one, &other], length: None };
    let agreement = agree(&[twice("a"), twice("b")]);
    assert_eq!((agreement.spans[0].counts, agreement.alpha_u), ([4, 4], Some(1.0)));
    assert_eq!(agree(&[]), Agreement::default());
}

/// A record as a file that people have worked on.
fn file(value: Value) -> String {
    let record: Record = serde_json::from_value(value).expect("a record");
    yaml::file(&record, yaml::SCHEMA_PATH).replace("claims:\n", "claims: # by hand\n")
}

fn changed() -> Value {
    let mut other = second();
    other["claims"][0]["stance"] = "attributed".into();
    other["claims"][0]["status"] = "edited".into();
    other["claims"][0]["by"] = "B. Reader".into();
    other["claims"][1]["anchor"] = anchor(11, "It may snow. So");
    other["claims"][1]["text"] = "It may snow. So".into();
    other["claims"][1]["labels"] = json!(["doubtful"]);
    let new = json!({"id": "c8", "text": "So.", "stance": "asserted", "notes": ["note-1"], "sources": ["haj", "nur-salt"],
        "dates": ["d2"], "anchor": anchor(60, "So.")});
    other["claims"].as_array_mut().expect("a list").push(new);
    other["sources"].as_array_mut().expect("a list").push(json!({"id": "haj", "type": "book", "title": "Roads"}));
    let late = json!({"id": "d2", "text": "2018", "edtf": "2018", "anchor": anchor(70, "2018")});
    other["dates"].as_array_mut().expect("a list").push(late);
    let far = json!({"id": "ana", "name": "‘Ana", "mentions": [
        {"text": "‘Ana", "anchor": anchor(80, "‘Ana")}, {"text": "Ana", "anchor": anchor(90, "Ana")}]});
    other["places"].as_array_mut().expect("a list").push(far);
    let cited = json!({"id": "n2.2", "source": "haj", "form": "short", "anchor": anchor(126, "Haj")});
    other["notes"][1]["citations"].as_array_mut().expect("a list").push(cited);
    other["dates"][0]["mod"] = Value::Null;
    other
}

fn differing(text: &str, other: &Value) -> Vec<String> {
    let record = yaml::read(text).expect("a record");
    let other: Record = serde_json::from_value(other.clone()).expect("a record");
    told(&agree(&[Twice { name: "a", records: [&record, &other], length: None }]))
}

#[test]
fn what_another_says_is_taken_and_nothing_taken_out() {
    let other: Record = serde_json::from_value(changed()).expect("a record");
    let old = file(first());
    let imported = import(&old, &other, false).expect("records");
    assert_eq!(differing(&imported.text, &changed()), Vec::<String>::new(), "{}", imported.text);
    assert!(imported.text.contains("claims: # by hand\n") && imported.kept.is_empty());
    let record = yaml::read(&imported.text).expect("a record");
    assert_eq!(record.claims[0].by.as_deref(), Some("B. Reader"));
    assert_eq!(record.claims[2].sources, ["haj", "nur"]);
    assert_eq!((record.claims[2].notes[0].as_str(), record.claims[2].dates[0].as_str()), ("n1", "d2"));
    let again = import(&imported.text, &other, false).expect("records");
    assert_eq!((again.text, again.taken), (imported.text.clone(), Vec::new()));
    // The record of the other way round has what only it has.
    let back = import(&imported.text, &serde_json::from_value(first()).expect("a record"), false).expect("records");
    assert_eq!(yaml::read(&back.text).expect("a record").claims.len(), 3);
}

#[test]
fn what_somebody_decided_stays_and_is_told() {
    let mut mine = first();
    mine["claims"][0]["status"] = "confirmed".into();
    mine["claims"][0]["by"] = "A. Reader".into();
    let other: Record = serde_json::from_value(changed()).expect("a record");
    let old = file(mine);
    let imported = import(&old, &other, false).expect("records");
    let kept: Vec<&str> = imported.kept.iter().map(|found| found.id.as_str()).collect();
    assert_eq!(kept, ["c1.stance", "c1.status"]);
    let claim = &yaml::read(&imported.text).expect("a record").claims[0];
    assert_eq!((claim.by.as_deref(), claim.stance), (Some("A. Reader"), crate::record::Stance::Asserted));
    let imported = import(&old, &other, true).expect("records");
    assert_eq!(yaml::read(&imported.text).expect("a record").claims[0].by.as_deref(), Some("B. Reader"));
    assert!(imported.kept.is_empty());
}

#[test]
fn a_ruling_keeps_both_opinions() {
    let other: Record = serde_json::from_value(changed()).expect("a record");
    let one: Record = serde_json::from_value(first()).expect("a record");
    let agreement = agree(&[Twice { name: "a", records: [&one, &other], length: None }]);
    let found = agreement.disagreements.iter().find(|it| it.id == "d1.mod").expect("it differs");
    let judge = Judge { by: "C. Judge", at: "2026-01-31", why: Some("the text says so") };
    let opinions = [0, 1].map(|side: usize| Opinion { by: None, value: found.values[side].clone() });
    let text = rule(&file(first()), found, "d1", opinions, 1, &judge).expect("a record");
    let text = decide(&text, "dates", "d1", Status::Confirmed, &judge).expect("a record");
    let date = &yaml::read(&text).expect("a record").dates[0];
    assert_eq!((date.status, date.why.as_deref()), (Some(Status::Confirmed), Some("the text says so")));
    assert_eq!(
        date.rulings[0].opinions.iter().map(|it| it.value.clone()).collect::<Vec<_>>(),
        [json!("end"), Value::Null]
    );
    assert!(is_ruled(&yaml::read(&text).expect("a record"), &other, found));
    assert!(!is_ruled(&one, &other, found));
    assert!(crate::record::conform(&yaml::Tree::read(&text).expect("YAML").root).is_empty(), "{text}");
}
