//! Keys, and what they do to a review and to the text of a record.

use super::super::queue::{USUAL, kinds, queue};
use super::*;
use crate::corpus::edit::{Desk, Hand, edit};
use crate::record::yaml;

const TEXT: &str = "\
isnad: 1
article: {id: a, file: a.md, sha256: ''}
notes:
- id: n1
  number: '1'
  text: Nur, Salt, 12; Haj, Roads.
  citations:
  - {id: n1.1, source: nur, form: full, confidence: 0.9, locator: {label: page, value: '12'}}
  - {id: n1.2, source: haj, form: full, confidence: 0.4} # by hand
sources:
- {id: nur, type: book, title: Salt, author: [{family: Nur, given: Basil}], confidence: 0.7}
- {id: haj, type: book, title: Roads, status: confirmed}
claims:
- {id: c1, text: It rained., stance: asserted, notes: [n1]}
dates: []
places: []
";

/// A review, and the text that it is of.
struct Desked {
    session: Session,
    text: String,
    before: Vec<String>,
}

impl Desked {
    fn new() -> Self {
        let record = yaml::read(TEXT).expect("a record");
        let held = vec![Held { path: "a.yaml".into(), record }];
        let queue = queue(&held, USUAL, &[]);
        let labels = vec![vec!["doubtful".to_owned(), "key".to_owned()]];
        Self { session: Session::new(held, queue, labels), text: TEXT.to_owned(), before: Vec::new() }
    }

    /// Presses keys: letters as they are, the others by their sign.
    fn press(&mut self, keys: &str) {
        for c in keys.chars() {
            let key = match c {
                '⏎' => Key::Enter,
                '⎋' => Key::Escape,
                '⇥' => Key::Tab,
                '⌫' => Key::Control('u'),
                '↓' => Key::Down,
                other => Key::Char(other),
            };
            match self.session.press(key) {
                Some(Deed::Act { record, order, why }) => {
                    let hand = Hand { by: "R. Haj".to_owned(), at: "2026-01-31".to_owned(), why };
                    let labels = self.session.labels[record].iter().map(|label| (label.clone(), None)).collect();
                    let desk = Desk { labels, ..Desk::default() };
                    match edit(&self.text, None, &order, &hand, &desk) {
                        Ok(edited) => {
                            self.before.push(std::mem::replace(&mut self.text, edited.text));
                            self.session.renew(record, yaml::read(&self.text).expect("a record"));
                            self.session.done(&order, "done".to_owned());
                        }
                        Err(error) => self.session.refused(error.to_string()),
                    }
                }
                Some(Deed::Undo) => {
                    self.text = self.before.pop().expect("an act");
                    self.session.renew(0, yaml::read(&self.text).expect("a record"));
                }
                Some(Deed::Quit) => self.session.said = "left".to_owned(),
                None => {}
            }
        }
    }

    fn at(&self) -> &str {
        self.session.item().map_or("", |item| &item.id)
    }
}

#[test]
fn the_least_sure_comes_first_and_what_is_decided_not_at_all() {
    let desked = Desked::new();
    let ids: Vec<&str> = desked.session.queue.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["n1.2", "nur", "n1.1", "c1"]);
    let conditions = ["form=full".parse().expect("a condition")];
    assert_eq!(kinds(USUAL, &conditions).expect("kinds"), [Kind::Citations]);
    let held = &desked.session.held;
    assert_eq!(queue(held, &[Kind::Citations], &["confidence=0.9".parse().expect("a condition")]).len(), 1);
    let wrong = ["frm=full".parse().expect("a condition")];
    assert!(kinds(USUAL, &wrong).expect_err("no such field").to_string().contains("did you mean `form`?"));
}

#[test]
fn a_decision_is_written_and_leads_on() {
    let mut desked = Desked::new();
    desked.press("c");
    assert_eq!((desked.at(), desked.session.left()), ("nur", 3));
    assert!(desked.text.contains("confidence: 0.4, status: confirmed, by: R. Haj, at: \"2026-01-31\"} # by hand"));
    desked.press("wseen it⏎r");
    assert!(desked.text.contains("status: rejected, by: R. Haj, at: \"2026-01-31\", why: seen it}"), "{}", desked.text);
    desked.press("cc");
    assert_eq!((desked.at(), desked.session.left()), ("", 0));
    // The reason was that of one decision.
    assert_eq!(desked.text.matches("why:").count(), 1);
    desked.press("c");
    assert!(desked.session.said.starts_with("all is decided"));
    desked.press("b");
    assert_eq!(desked.at(), "c1");
}

#[test]
fn skipped_items_come_again_after_the_others() {
    let mut desked = Desked::new();
    desked.press("scc");
    assert_eq!(desked.at(), "c1");
    desked.press("s");
    assert_eq!((desked.at(), desked.session.said.as_str()), ("n1.2", "skipped; those that were skipped come again"));
    desked.press("bb");
    assert_eq!(desked.at(), "n1.1");
    desked.press("bbbb");
    assert_eq!((desked.at(), desked.session.said.as_str()), ("n1.2", "this is where it began"));
}

#[test]
fn fields_are_edited_by_name() {
    let mut desked = Desked::new();
    desked.press("seau⇥⏎⌫Basil Nur; Rima Haj⏎");
    assert!(
        desked.text.contains("author: [{family: Nur, given: Basil}, {family: Haj, given: Rima}]"),
        "{}",
        desked.text
    );
    assert!(desked.text.contains("status: edited"));
    // It stays, to be looked at.
    assert_eq!(desked.at(), "nur");
    // A value that is refused can be put right.
    desked.press("eissued⏎soon⏎");
    assert!(matches!(&desked.session.mode, Mode::Value(field, _) if field == "issued"), "{:?}", desked.session.mode);
    assert!(!desked.session.said.is_empty());
    desked.press("⌫2017⏎");
    assert!(desked.text.contains("issued: \"2017\""), "{}", desked.text);
    desked.press("etitle⏎⌫⏎");
    assert!(!desked.text.contains("title: Salt"), "{}", desked.text);
    desked.press("enonsense⏎");
    assert_eq!(desked.session.said, "no field `nonsense`");
    desked.press("⎋u");
    assert!(desked.text.contains("title: Salt"), "{}", desked.text);
    // To leave a value as it was is no act.
    let before = desked.text.clone();
    desked.press("etitle⏎⏎");
    assert_eq!(desked.text, before);
}

#[test]
fn labels_are_put_on_and_taken_off() {
    let mut desked = Desked::new();
    desked.press("l↓⏎");
    assert!(desked.text.contains("labels: [key]"), "{}", desked.text);
    assert_eq!(desked.at(), "n1.2");
    desked.press("l2");
    assert!(!desked.text.contains("labels:"), "{}", desked.text);
    desked.session.labels[0].clear();
    desked.press("l");
    assert!(desked.session.said.contains("has no labels"));
}

#[test]
fn a_citation_leads_to_its_source() {
    let mut desked = Desked::new();
    desked.press("o");
    assert_eq!(desked.at(), "haj");
    desked.press("etitle⏎⌫Far Roads⏎b");
    assert_eq!(desked.at(), "n1.2");
    assert!(desked.text.contains("title: Far Roads"));
    desked.press("?x");
    assert_eq!(desked.session.mode, Mode::Look);
    desked.press("Z");
    assert!(desked.session.said.starts_with("no key `Z`"));
}

#[test]
fn values_are_typed_as_they_are_shown() {
    let cases = [
        (serde_json::json!([{"family": "Nur", "given": "Basil"}, {"family": "Haj"}]), "Basil Nur; Haj"),
        (serde_json::json!([{"literal": "BBC"}]), "[{literal: BBC}]"),
        (serde_json::json!(["a", "b"]), "a, b"),
        (serde_json::json!(["a, b"]), "[\"a, b\"]"),
        (serde_json::json!({"label": "page", "value": "12"}), "page 12"),
        (serde_json::json!(36.5), "36.5"),
    ];
    for (value, text) in cases {
        assert_eq!(shown(&value), text);
    }
}
