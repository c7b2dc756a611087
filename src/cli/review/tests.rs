//! What is on the screen.

use super::context::{Part, parts};
use super::queue::{Held, USUAL, queue};
use super::screen::draw;
use super::session::{Key, Session};
use super::wrap::{Face, width};
use crate::record::yaml;

const TEXT: &str = r#"
isnad: 1
article: {id: a, file: a.md, sha256: ''}
notes:
- id: n1
  number: '1'
  text: "See ‘Aziz al-Nur, Tariq al-Milh (“طريق الملح”), p. 12; Ibid.; and again Ibid."
  citations:
  - {id: n1.1, source: nur, form: full, confidence: 0.4, anchor: {spans: [[4, 50]], exact: "‘Aziz al-Nur, Tariq al-Milh (“طريق الملح”), p. 12"}}
  - {id: n1.2, source: nur, form: ibid, anchor: {spans: [[52, 56]], exact: Ibid}}
  - {id: n1.3, source: nur, form: ibid, anchor: {spans: [[70, 74]], exact: Ibid}}
sources:
- {id: nur, type: book, title: "Tariq \e[31m al-Milh", title-original: طريق الملح}
claims:
- {id: c1, text: It rained., stance: asserted, notes: [n1], anchor: {spans: [[0, 10]], exact: It rained., prefix: "Before. "}}
dates: []
places: []
"#;

fn session() -> Session {
    let record = yaml::read(TEXT).expect("a record");
    let held = vec![Held { path: "records/a.yaml".into(), record }];
    let queue = queue(&held, USUAL, &[]);
    Session::new(held, queue, vec![vec!["doubtful".to_owned()]])
}

fn shown(session: &Session) -> Vec<Part> {
    session.item().map_or_else(Vec::new, |item| parts(&session.held[item.record].record, None, item))
}

fn lines(session: &Session, columns: usize, rows: usize) -> Vec<String> {
    let frame = draw(session, &shown(session), columns, rows);
    frame.lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn the_screen_is_never_wider_or_higher_than_the_terminal() {
    let mut session = session();
    for keys in ["", "?", "l", "e", "tit", "w", "s", "s", "s", "s"] {
        for key in keys.chars() {
            let _ = session.press(Key::Char(key));
        }
        for (columns, rows) in [(80, 24), (40, 12), (132, 50), (20, 6), (7, 4), (2, 2)] {
            let lines = lines(&session, columns, rows);
            assert_eq!(lines.len(), rows.max(4));
            assert!(lines.iter().all(|line| width(line) <= columns), "{columns}: {lines:#?}");
            assert!(!lines.iter().any(|line| line.contains(['\u{1b}', '\n'])));
        }
        if keys.starts_with(['?', 'l', 'w']) || keys == "tit" {
            let _ = session.press(Key::Escape);
        }
    }
}

#[test]
fn the_citation_is_marked_in_its_note() {
    let mut session = session();
    let marked = |session: &Session| {
        let runs = shown(session).remove(0).lines.remove(0);
        let at = runs.iter().position(|run| run.face == Face::Marked).expect("something is marked");
        (runs[0].text.clone(), runs[at].text.clone())
    };
    assert_eq!(marked(&session), ("See ".to_owned(), "‘Aziz al-Nur, Tariq al-Milh (“طريق الملح”), p. 12".to_owned()));
    while session.item().is_some_and(|item| item.id != "n1.3") {
        let _ = session.press(Key::Char('s'));
    }
    // The second ibid. of the note, and not the first.
    let (before, ibid) = marked(&session);
    assert!(before.ends_with("Ibid.; and again ") && ibid == "Ibid", "{before}");
}

#[test]
fn the_screen_tells_what_is_looked_at_and_the_keys() {
    let session = session();
    let lines = lines(&session, 80, 24);
    assert!(lines[0].starts_with(" 5 left · citation n1.1 · 40 % sure · a.yaml"), "{}", lines[0]);
    assert!(lines[23].starts_with("c confirm  r reject") && lines[23].ends_with("? help  q quit"), "{}", lines[23]);
    let text = lines.join("\n");
    assert!(text.contains("In the text") && text.contains("It rained."), "{text}");
    assert!(text.contains("title: Tariq \\u{1b}[31m al-Milh"), "{text}");
    assert!(self::lines(&session, 30, 24)[23].ends_with("? help  q quit"));
}

#[test]
fn a_long_note_is_scrolled_no_further_than_its_end() {
    let mut session = session();
    session.held[0].record.notes[0].text = "word ".repeat(2000);
    let told = &lines(&session, 80, 24)[22];
    assert!(told.starts_with("↓ ") && told.ends_with(" more lines"), "{told}");
    for _ in 0..100 {
        let _ = session.press(Key::PageDown);
    }
    let frame = draw(&session, &shown(&session), 80, 24);
    assert!(frame.scroll > 50 && frame.scroll < 300, "{}", frame.scroll);
    assert!(frame.lines[22].iter().all(|run| run.text.is_empty()));
}
