//! What holds of the reading of any text: nothing lost, everything traced, in time that grows with length.

use isnad::document::{self, Article, Dialect, ElementKind, Format, Settings};
use isnad::text::{Span, TextResource};
use proptest::prelude::*;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Pieces of Markdown articles, sound and broken.
const MARKDOWN: &[&str] = &[
    "# ",
    "## ",
    "\n\n",
    "\n",
    "\n---\n",
    "\n\n---\n\n",
    "- ",
    "\n- ",
    "1. ",
    "\n2. ",
    "> ",
    "    ",
    "\t",
    "<sup>1</sup>",
    "<sup>2</sup> ",
    "<sup>",
    "</sup>",
    "[^1]",
    "\n[^1]: ",
    "\n\n[^2]: ",
    "[1]",
    "\n[1] ",
    "\n\n[2]: ",
    "¹",
    "²³",
    "\\*",
    "*",
    "**",
    "`",
    "``",
    "Shi`a",
    "&amp;",
    "&nbsp;",
    "&#8217;",
    "\u{ad}",
    "\u{a0}",
    "\u{200f}",
    "\u{feff}",
    "\0",
    "[[1]](#_ftn1)",
    "[1](#_ftnref1)",
    "[a](#)",
    "![b](c)",
    "<https://a.example>",
    "<i>",
    "</i>",
    "<!-- x -->",
    "<div>",
    "</div>",
    "<p>",
    "\r\n",
    "\r",
    "| a | b |\n|---|---|\n",
    "Notes\n\n",
    "## Notes\n\n",
    "profes-\n\n",
    "sionals ",
    "Rima Haj",
    "3 May 2016",
    "the army,",
    " and ",
    "It fell.",
    ".",
    "Map 2: x",
    "^2^",
    "*** ",
    "```\n",
    "---\ntitle: x\n---\n",
    "داعش",
    "12",
    "\n\n1  Haj, ",
];

/// Pieces of HTML.
const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    "<div class=footnotes>",
    "</div>",
    "<ol>",
    "<li id=\"fn1\">",
    "</li>",
    "</ol>",
    "<br>",
    "<hr>",
    "<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a>",
    "<a href='#_ftnref1'>[1]</a>",
    "<sup>1</sup>",
    "<sup>",
    "<em>",
    "</em>",
    "&amp;",
    "&rsquo;",
    "&#x2019;",
    "&bogus;",
    "&",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<!-- x -->",
    "<!DOCTYPE html>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<table><tr><td>",
    "Haj",
    " fell. ",
    "\n",
    "é",
    "داعش",
    "\0",
    "<img alt=x>",
    "<?php ?>",
    "<p",
    "=\"",
];

fn made_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        2 => "[a-zA-Z]{1,8}[ .,]",
    ];
    proptest::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

fn check(text: &str, format: Format) {
    let resource = TextResource::new("article", text);
    let article = document::read_as(&resource, Settings { format: Some(format), dialect: None });
    is_a_partition(&article);
    is_traced(&article);
    for repair in &article.repairs {
        assert!(repair.span.end <= text.len() && text.is_char_boundary(repair.span.start), "{repair:?}");
    }
}

/// Every byte belongs to one element.
fn is_a_partition(article: &Article<'_>) {
    let text = article.text.text();
    let mut at = 0;
    for element in &article.elements {
        assert_eq!(element.span.start, at, "a gap or an overlap in {text:?}");
        assert!(element.span.end > at && text.is_char_boundary(element.span.end), "{element:?} in {text:?}");
        at = element.span.end;
        let whole = match element.kind {
            ElementKind::Block(index) => article.blocks[index].spans.as_slice(),
            ElementKind::Note(index) => article.notes[index].spans.as_slice(),
            ElementKind::Ref(index) => std::slice::from_ref(&article.refs[index].span),
            ElementKind::FrontMatter | ElementKind::Markup => continue,
        };
        assert!(whole.iter().any(|span| span.contains(element.span)), "{element:?} outside {whole:?} in {text:?}");
    }
    assert_eq!(at, text.len());
    let refs = article.elements.iter().filter(|element| matches!(element.kind, ElementKind::Ref(_))).count();
    assert_eq!(refs, article.refs.len(), "a marker without its element in {text:?}");
}

/// Every character of a plain text was read from within its block or note, and stands there.
fn is_traced(article: &Article<'_>) {
    let blocks = article.blocks.iter().map(|block| (&block.text, &block.spans));
    let notes = article.notes.iter().map(|note| (&note.text, &note.spans));
    for (marked, whole) in blocks.chain(notes) {
        for (at, sign) in marked.as_str().char_indices() {
            let span = marked.plain.span(at..at + sign.len_utf8());
            assert!(
                whole.iter().any(|part| part.start <= span.start && span.end <= part.end),
                "{sign:?} from {span:?}, not in {whole:?} of {:?}",
                article.text.text()
            );
            let words = article.text.slice(span);
            let same = words.starts_with(sign) || sign == ' ' || sign == '\u{fffd}' || words.starts_with(['&', '\\']);
            assert!(same, "{sign:?} from {words:?} in {:?}", article.text.text());
        }
        for mark in &marked.marks {
            assert!(mark.range.start <= mark.range.end && mark.range.end <= marked.plain.len(), "{mark:?}");
            assert!(
                marked.as_str().is_char_boundary(mark.range.start) && marked.as_str().is_char_boundary(mark.range.end)
            );
            assert!(article.text.text().get(mark.span.range()).is_some(), "{mark:?}");
        }
    }
    for marker in &article.refs {
        let words = match marker.within {
            document::Within::Block(index) => article.blocks[index].text.as_str(),
            document::Within::Note(index) => article.notes[index].text.as_str(),
        };
        assert!(words.is_char_boundary(marker.at), "{marker:?} in {words:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_is_cut_without_a_gap_and_traced(text in made_of(MARKDOWN)) {
        check(&text, Format::Markdown);
    }

    #[test]
    fn html_is_cut_without_a_gap_and_traced(text in made_of(HTML)) {
        check(&text, Format::Html);
    }

    #[test]
    fn any_characters_are_cut_without_a_gap(text in "(?s).{0,200}") {
        check(&text, Format::Markdown);
        check(&text, Format::Html);
    }

    #[test]
    fn no_word_of_plain_lines_is_lost(text in "([a-zA-Z]{1,7}[ .,;:\n-]|\n\n|\n[-*] |\n[0-9]{1,3}[.] |[0-9]{1,4} |> |    |\t|’|“){0,60}") {
        let resource = TextResource::new("article.md", text.clone());
        let article = document::read(&resource);
        for element in article.elements.iter().filter(|element| element.kind == ElementKind::Markup) {
            let lost = resource.slice(element.span);
            prop_assert!(!lost.contains(|sign: char| sign.is_alphabetic()), "{lost:?} of {text:?}");
        }
    }
}

/// Texts that send careless readers into quadratic time, each as the unit that is repeated.
const SLOW: &[&str] = &[
    "[",
    "]",
    "[[1]](#_ftn1)",
    "[1]",
    "[^1]",
    "[^",
    "\n\n[^1]: x",
    "*a ",
    "a*",
    "**a ",
    "_a_",
    "\\*a",
    "<sup>",
    "</sup>",
    "<sup>1</sup>",
    "<sup>1 ",
    "<a href=\"#",
    "<!--",
    "<p>",
    "<div>",
    "<li>",
    "</div>",
    "`",
    "``a",
    "a`b",
    "&",
    "&amp;",
    "¹",
    "a¹ ",
    "\n\n- ",
    "\n- x",
    "\n1. x",
    "> ",
    "\n\n<sup>1</sup> x",
    "\n<sup>1</sup> x",
    "\n\nx-",
    "\n\nx,",
    "\n\n)",
    "\n\nA b",
    "\n\n---\n\n",
    "\n\n## Notes\n\n1. x",
    "x.1 ",
    "a-\nb<sup>1</sup>",
    "|",
    "| a ",
    "\n\n    x",
    "![](",
    "(",
    "“a. ",
    "\u{ad}",
    "  ",
    "\n\n12",
    "\n\n**A**",
    "Notes\n\n",
];

#[test]
fn reading_takes_time_that_grows_with_length() {
    for format in [Format::Markdown, Format::Html] {
        for unit in SLOW {
            // Four times the length may take four times as long; a quadratic reader takes sixteen times, as often as it
            // is asked. The floor keeps the noise of a busy machine out of it.
            let mut times =
                std::iter::repeat_with(|| (fastest(unit, 1_500, format), fastest(unit, 6_000, format))).take(3);
            let quick = times.any(|(short, long)| long < short * 10 + Duration::from_millis(60));
            assert!(quick, "{unit:?} as {format:?}: three times too slow");
        }
    }
}

fn fastest(unit: &str, times: usize, format: Format) -> Duration {
    let text = TextResource::new("article", unit.repeat(times));
    let once = || {
        let start = Instant::now();
        std::hint::black_box(document::read_as(&text, Settings { format: Some(format), dialect: None }));
        start.elapsed()
    };
    (0..4).map(|_| once()).min().expect("four runs")
}

#[test]
fn one_line_of_two_megabytes_is_read() {
    let text = TextResource::new("article.md", "The army took Rawa.<sup>1</sup> ".repeat(70_000));
    let article = document::read(&text);
    assert_eq!(article.refs.len(), 69_999 + usize::from(article.notes.is_empty()));
}

/// An article in the dialect that pandoc reads too.
const CARET: &str = "# Salt\n\nThe army took Rawa.[^1] It left *in May*,[^b] and then[^3] the\nrest fell.\n\n> They went.[^4]\n\n- An item.[^5]\n\n[^1]: Haj, *Salt*, p. 4.\n\n    He says more.\n\n[^b]: Ibid.\n[^3]: See note 1.\n\n[^4]: Sole, 5;\n  and 6.\n\n[^5]: A [link](https://a.example).\n";

#[test]
#[expect(clippy::print_stdout, reason = "a test that does nothing says why")]
fn notes_and_markers_are_those_that_pandoc_reads() {
    let Some(json) = pandoc(CARET) else {
        println!("skipped: pandoc is not installed");
        return;
    };
    let text = TextResource::new("article.md", CARET);
    let article = document::read(&text);
    let mut theirs = Vec::new();
    notes_of(&json["blocks"], &mut String::new(), &mut theirs);
    let ours: Vec<(String, String)> = (article.refs.iter())
        .map(|marker| {
            let document::Within::Block(block) = marker.within else { panic!("{marker:?} in a note") };
            let before = &article.blocks[block].text.as_str()[..marker.at];
            let note = &article.notes[marker.note.expect("each marker has its note")];
            (before.to_owned(), note.text.as_str().to_owned())
        })
        .collect();
    let closing = |words: &str| words.split_whitespace().collect::<String>();
    assert_eq!(ours.len(), theirs.len());
    for ((before, note), (their_before, their_note)) in ours.iter().zip(&theirs) {
        assert!(closing(their_before).ends_with(&closing(before)), "{before:?} is not where {their_before:?} ends");
        assert_eq!(closing(note), closing(their_note));
    }
}

fn pandoc(markdown: &str) -> Option<serde_json::Value> {
    let mut child = Command::new("pandoc")
        .args(["-f", "markdown-smart", "-t", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    std::io::Write::write_all(child.stdin.as_mut()?, markdown.as_bytes()).ok()?;
    let out = child.wait_with_output().ok()?;
    serde_json::from_slice(&out.stdout).ok()
}

/// The notes in pandoc's tree, each with the words before it.
fn notes_of(tree: &serde_json::Value, words: &mut String, found: &mut Vec<(String, String)>) {
    match tree {
        serde_json::Value::Array(items) => items.iter().for_each(|item| notes_of(item, words, found)),
        serde_json::Value::Object(object) => match object.get("t").and_then(serde_json::Value::as_str) {
            Some("Str") => words.push_str(object["c"].as_str().unwrap_or_default()),
            Some("Note") => {
                let mut inner = String::new();
                notes_of(&object["c"], &mut inner, &mut Vec::new());
                found.push((words.clone(), inner));
            }
            _ => object.get("c").into_iter().for_each(|inner| notes_of(inner, words, found)),
        },
        _ => {}
    }
}

#[test]
fn a_span_of_the_title_points_at_its_words() {
    let text = TextResource::new("article.md", "# Salt *and* Roads\n\nRima Haj\n");
    let article = document::read(&text);
    let title = article.title.as_ref().expect("a title");
    assert_eq!(text.slice(title.plain.span(0..title.plain.len())), "Salt *and* Roads");
    assert_eq!(title.plain.span(5..8), Span::new(8, 11));
}

#[test]
fn a_dialect_that_is_insisted_on_is_the_only_one_that_counts() {
    let text = "# Salt\n\nThe army took Rawa.<sup>1</sup> It left in May,[^2] and the rest fell.[3]\n\n---\n\n<sup>1</sup> Haj, 4.\n\n[^2]: Haj, 5.\n\n## Notes\n\n[3] Haj, 6.\n";
    let resource = TextResource::new("article.md", text);
    let labels = |dialect: Option<Dialect>| {
        let article = document::read_as(&resource, Settings { format: Some(Format::Markdown), dialect });
        article.refs.iter().map(|marker| marker.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels(None), ["1", "2", "3"]);
    assert_eq!(labels(Some(Dialect::Sup)), ["1"]);
    assert_eq!(labels(Some(Dialect::Caret)), ["2"]);
    assert_eq!(labels(Some(Dialect::Bracket)), ["3"]);
}
