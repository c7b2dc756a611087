//! Annotations of one record, out and in again.

use super::*;
use crate::export::{AnnotationError, web_annotations};
use serde_json::{Value, json};

fn record() -> Record {
    let record = json!({
        "isnad": 1, "as-read": "abcd",
        "article": {"id": "salt roads", "title": "Salt Roads", "authors": [{"family": "Nur", "given": "Basil"}],
            "published": "2017-05-03", "file": "../a b.md", "sha256": "00"},
        "notes": [{"id": "n1", "number": "1", "text": "Nur, Salt, 12. Quoted.", "remarks": "Quoted.",
            "markers": [{"anchor": {"spans": [[10, 11]], "exact": "1"}}],
            "anchor": {"spans": [[30, 52]], "exact": "Nur, Salt, 12. Quoted."},
            "citations": [
                {"id": "n1.1", "source": "nur", "form": "full", "confidence": 0.93, "locator": {"label": "page", "value": "12"},
                 "anchor": {"spans": [[30, 43]], "exact": "Nur, Salt, 12", "suffix": ". Quoted."},
                 "status": "confirmed", "by": "A. Reader", "at": "2017-05-04T10:00:00Z", "why": "seen"},
                {"id": "n1.2", "source": null, "form": "ibid"}]}],
        "sources": [{"id": "nur", "type": "book", "title": "Salt", "author": [{"family": "Nur", "given": "B."}],
            "issued": "1999", "status": "edited", "by": "A. Reader", "at": "2017-05-04"}],
        "claims": [{"id": "c1", "text": "It rained in Hit.", "stance": "attributed", "attribution": "Nur", "notes": ["n1"],
            "sources": ["nur"], "places": ["hit"], "labels": ["doubtful", "key"],
            "anchor": {"spans": [[0, 8], [12, 20]], "exact": "It rained in Hit.", "prefix": "Then. "},
            "rulings": [{"field": "stance", "opinions": [{"value": "asserted"}, {"by": "B", "value": null}], "holds": 1}]}],
        "dates": [{"id": "d1", "text": "May", "edtf": "2017-05", "anchor": {"spans": [[4, 7]], "exact": "May"}}],
        "places": [{"id": "hit", "name": "Hit", "country": "IQ", "lat": 33.64, "lon": 42.83, "geonames": 95110, "mentions": [
            {"text": "Hit", "anchor": {"spans": [[13, 16]], "exact": "Hit"}},
            {"text": "Hīt", "anchor": {"spans": [[17, 20]], "exact": "Hīt"}}]}],
        "orphans": [{"list": "claims", "id": "c9", "text": "gone"}],
    });
    serde_json::from_value(record).expect("a record")
}

fn written(name: &str) -> String {
    let article = TextResource::new("a b.md", "It rained 1 in Hit. Hīt is far. Nur, Salt, 12. Quoted.");
    let record = record();
    let format = ANNOTATIONS.iter().find(|format| format.name() == name).expect("a format");
    let mut out = Vec::new();
    format.write(&[Annotated { record: &record, article: Some(&article) }], &mut out).expect("writing to memory");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn web_annotations_come_back_whole() {
    let text = written("web-annotation");
    let noted = web_annotations(&text).expect("annotations");
    assert_eq!(noted.records, [record()]);
    assert_eq!(noted.others, Vec::<String>::new());
    // A tool may hand out the page alone, or a list.
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    for part in [&whole["first"], &whole["first"]["items"]] {
        assert_eq!(web_annotations(&part.to_string()).expect("annotations").records, [record()]);
    }
}

#[test]
fn selectors_are_those_of_the_model() {
    let whole: Value = serde_json::from_str(&written("web-annotation")).expect("JSON");
    assert_eq!(whole["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    let items = whole["first"]["items"].as_array().expect("a list");
    assert_eq!(whole["total"], items.len());
    let of = |id: &str| items.iter().find(|item| item["id"] == id).expect(id);
    let citation = of("urn:isnad:salt%20roads#citations/n1.1");
    assert_eq!(citation["creator"]["name"], "A. Reader");
    assert_eq!(citation["modified"], "2017-05-04T10:00:00Z");
    assert_eq!(citation["target"]["source"]["id"], "../a%20b.md");
    assert_eq!(
        citation["target"]["selector"],
        json!([{"type": "TextQuoteSelector", "exact": "Nur, Salt, 12", "suffix": ". Quoted."},
            {"type": "TextPositionSelector", "start": 30, "end": 43}])
    );
    let claim = of("urn:isnad:salt%20roads#claims/c1");
    let targets = claim["target"].as_array().expect("a quotation and two positions");
    assert_eq!(targets.len(), 3);
    assert_eq!(targets[2]["selector"], json!({"type": "TextPositionSelector", "start": 12, "end": 20}));
    let purposes: Vec<&Value> = claim["body"].as_array().expect("a list").iter().map(|body| &body["purpose"]).collect();
    assert_eq!(purposes, [&json!("describing"), &json!("tagging"), &json!("tagging"), &Value::Null]);
    // A day is no xsd:dateTime.
    assert!(of("urn:isnad:salt%20roads#sources/nur").get("modified").is_none());
    assert_eq!(of("urn:isnad:salt%20roads#places/hit")["target"].as_array().map(Vec::len), Some(2));
}

#[test]
fn annotations_of_others_are_named_and_broken_ones_refused() {
    let other = json!([{"type": "Annotation", "id": "urn:x", "body": {"type": "TextualBody", "value": "ah"}}]);
    let noted = web_annotations(&other.to_string()).expect("annotations");
    assert_eq!((noted.records.len(), noted.others), (0, vec!["urn:x".to_owned()]));
    assert!(matches!(web_annotations("{"), Err(AnnotationError::Json(_))));
    assert_eq!(web_annotations("{\"a\": 1}"), Err(AnnotationError::None));
    let broken = json!({"type": "Annotation", "id": "urn:isnad:a#claims/c1", "body": {"type": "isnad:Claim", "data": {"id": 3}}});
    assert!(matches!(web_annotations(&broken.to_string()), Err(AnnotationError::Item { .. })));
    let alone = json!({"type": "Annotation", "id": "urn:isnad:a#citations/n1.1", "body": {"type": "isnad:Citation",
        "data": {"id": "n1.1", "within": "n1", "form": "full", "source": null}}});
    let error = web_annotations(&alone.to_string()).expect_err("no note").to_string();
    assert!(error.ends_with("there is no note n1 before it"), "{error}");
}

#[test]
fn tables_have_every_item() {
    let csv = written("annotations-csv");
    let starts: Vec<&str> = csv.lines().map(|line| &line[..line.len().min(22)]).collect();
    assert_eq!(starts.len(), 9, "{csv}");
    assert!(csv.contains("salt roads,places,hit,17,20,Hīt,"), "{csv}");
    assert!(csv.contains("salt roads,claims,c1,0,20,It rained in Hit.,"), "{csv}");
    let lines: Vec<Value> =
        written("annotations-jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(
        (&lines[1]["list"], &lines[1]["note"], &lines[1]["confidence"]),
        (&json!("citations"), &json!("n1"), &json!(0.93))
    );
}

#[test]
fn what_lies_beyond_the_text_is_about_the_whole() {
    let store: Value = serde_json::from_str(&written("stam")).expect("JSON");
    let annotations = store["annotations"].as_array().expect("a list");
    let of = |id: &str| annotations.iter().find(|it| it["@id"] == id).expect(id);
    assert_eq!(of("salt roads#places/hit")["target"]["@type"], "MultiSelector");
    assert_eq!(of("salt roads#claims/c1")["target"]["@type"], "CompositeSelector");
    assert_eq!(of("salt roads#sources/nur")["target"]["@type"], "ResourceSelector");
    let record = record();
    let short = TextResource::new("a.md", "It rained");
    let mut out = Vec::new();
    stam::Stam.write(&[Annotated { record: &record, article: Some(&short) }], &mut out).expect("writing to memory");
    let store: Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(store["annotations"][1]["target"]["@type"], "ResourceSelector");
}
