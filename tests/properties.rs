//! What holds of any text at all.

use isnad::document;
use isnad::extract::{self, Origin, Reading};
use isnad::record::Record;
use isnad::rules::{self, RULES, Selection};
use isnad::text::{Span, TextResource};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Pieces of which articles are made, sound and broken, so that random texts look like articles often enough.
const PIECES: &[&str] = &[
    "# ",
    "\n\n",
    "\n",
    "<sup>1</sup>",
    "<sup>2</sup>",
    "[^1]",
    "\n\n[^1]: ",
    "[1]",
    "¹",
    "- ",
    "---\n\n",
    "*",
    "**",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "](#)",
    "](https://a.example/x)",
    "<",
    ">",
    "&amp;",
    "`",
    "\\*",
    ". ",
    ", ",
    "; ",
    ": ",
    "Ibid.",
    "See note 4 above",
    "op. cit., p. 12",
    "al-Qa'im",
    "Tal ‘Afar",
    "August 21, 2017",
    "12 Rajab 1438",
    "1950s",
    "pp. 3–5",
    "(London: Brill, 1999)",
    "Muhammad al-Salihi",
    "*Azzaman*",
    "داعش",
    "é",
    "\u{ad}",
    "\u{200f}",
    "\u{0}",
    "<!-- isnad-ignore STY006 -->",
    "<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a>",
    "\r\n",
    "\t",
    "the the",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[a-z]{1,8} ",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn with_reading<T>(text: &str, look: impl FnOnce(&Reading<'_>) -> T) -> T {
    let text = TextResource::new("article.md", text);
    look(&extract::read(document::read(&text), &extract::Settings::default()))
}

fn is_sound(text: &str, span: Span) -> bool {
    span.start <= span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_finding_stands_on_whole_characters(text in article()) {
        with_reading(&text, |reading| {
            let mut found = Vec::new();
            for rule in RULES {
                rule.check(&rules::Subject::new(reading), &rules::Settings::default(), &mut found);
            }
            for finding in found {
                assert!(is_sound(&text, finding.span), "{} at {:?}", finding.rule.code, finding.span);
                for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                    assert!(is_sound(&text, edit.span), "the fix of {} at {:?}", finding.rule.code, edit.span);
                }
            }
        });
    }

    #[test]
    fn every_anchor_spells_its_words(text in article()) {
        let record = with_reading(&text, |reading| extract::record(reading, &Origin::default()));
        let characters = text.chars().count();
        for anchor in record.claims.iter().filter_map(|claim| claim.anchor.as_ref()) {
            for [start, end] in &anchor.spans {
                assert!(start <= end && *end <= characters, "{anchor:?}");
            }
        }
    }

    #[test]
    fn a_record_written_and_read_back_is_the_same(text in article()) {
        let record = with_reading(&text, |reading| extract::record(reading, &Origin::default()));
        let json = serde_json::to_string(&record).expect("a record is JSON");
        let back: Record = serde_json::from_str(&json).expect("what was written can be read");
        assert_eq!(back, record);
    }
}

/// Texts that have sent readers of Markdown into quadratic time, each as the unit that is repeated.
const SLOW: &[&str] = &[
    "[",
    "*a ",
    "<sup>",
    "<sup>1</sup>",
    "\"",
    "(",
    "`",
    "&",
    "a;",
    "See ibid. ",
    "\n- <sup>1</sup> x",
    "[^1]",
    "> ",
    "“a ",
    "al-",
    "1 May ",
    "| ",
    "![](",
    "<!--",
    "x.1 ",
    "\n\n",
    "It fell in May 1936.\n\n",
    "It fell.[^7]\n\n[^7]: Ibid., p. 4.\n\n",
    "It fell. <!-- isnad-ignore -->\n\n",
    "https://a.example/b). ",
    "see note 3 above ",
    "*a* (‘be) ",
];

#[test]
fn time_grows_with_length() {
    for unit in SLOW {
        let short = fastest(unit, 4_000);
        let long = fastest(unit, 16_000);
        // Four times the length may take four times as long; a quadratic reader takes sixteen times. The floor
        // keeps the noise of a busy machine out of it.
        assert!(long < short * 10 + Duration::from_millis(150), "{unit:?}: {short:?}, then {long:?}");
    }
}

fn fastest(unit: &str, times: usize) -> Duration {
    let text = (0..times).fold(String::new(), |mut text, _| {
        write!(text, "{unit}").expect("writing to a string");
        text
    });
    let once = || {
        let start = Instant::now();
        with_reading(&text, |reading| {
            let _ = rules::check(reading, &rules::Settings::default(), &Selection::all());
            extract::record(reading, &Origin::default())
        });
        start.elapsed()
    };
    (0..2).map(|_| once()).min().expect("two runs")
}
