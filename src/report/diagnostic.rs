//! A finding with all that a form shows of it, so that the article can be put away.

use crate::corpus::sha256;
use crate::rules::{Finding, Meta, Severity};
use crate::text::{ByteSet, Span, TextResource, key};
use foldhash::{HashMap, HashMapExt as _};
use std::borrow::Cow;
use std::sync::Arc;

/// How many bytes of context an excerpt has on each side.
const CONTEXT: usize = 160;

/// How many bytes of an excerpt are kept.
const EXCERPT: usize = 400;

/// A finding with all that a form shows of it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The file.
    pub path: Arc<str>,
    /// Where in it.
    pub range: Range,
    /// The number of the note in which it stands, or to which a marker points.
    pub note: Option<String>,
    /// The file's own words over the range; cut where they are very long.
    pub excerpt: String,
    /// The lines around it, for showing.
    pub window: Window,
    /// Other places that matter to it.
    pub related: Vec<Place>,
    /// How to mend it.
    pub fix: Option<Mending>,
    /// Why it is not to be counted, where it is not.
    pub suppressed: Option<Suppressed>,
    /// Which of those it is, from 1, that have its rule, its note and its folded words, in the order of the file.
    pub alike: usize,
}

/// A place as each form may count it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// From 1, in bytes of UTF-8.
    pub byte_column: usize,
    /// From 0, in code points, over the whole file.
    pub offset: usize,
}

/// From a place up to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Its first character.
    pub start: At,
    /// The character after its last.
    pub end: At,
}

/// Another place that matters.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub path: Arc<str>,
    /// Where in it.
    pub range: Range,
    /// Why it matters.
    pub message: String,
    /// The lines around it, for showing.
    pub window: Window,
}

/// A stretch of a file around a place, for showing.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// What stands before it on its line.
    pub before: String,
    /// The place itself.
    pub inside: String,
    /// What stands after it on its line.
    pub after: String,
}

/// How to mend a defect.
#[derive(Clone, Debug)]
pub struct Mending {
    /// It cannot change what the author meant.
    pub safe: bool,
    /// What to write instead of what.
    pub edits: Vec<(Range, String)>,
}

/// Why a finding is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppressed {
    /// A comment in the article says so, with this reason.
    Comment(String),
    /// It is in the baseline.
    Baseline,
}

impl Diagnostic {
    /// What is in `findings`, all of which stand in `text`.
    #[must_use]
    pub fn all(text: &TextResource, findings: &[Finding]) -> Vec<Self> {
        Self::with(text, findings, |_| None)
    }

    /// The same, where other places may stand in other files, which `file` opens by their number.
    #[must_use]
    pub fn with<'t>(
        text: &'t TextResource,
        findings: &[Finding],
        file: impl Fn(crate::rules::FileId) -> Option<&'t TextResource>,
    ) -> Vec<Self> {
        let path: Arc<str> = text.name().into();
        let mut groups: HashMap<(&str, &str), usize> = HashMap::new();
        for finding in findings {
            *groups.entry((finding.rule.code, finding.note.as_deref().unwrap_or_default())).or_default() += 1;
        }
        let mut seen: HashMap<(&str, &str, String), usize> = HashMap::new();
        let each = findings.iter().map(|finding| {
            let excerpt = cut(text.slice(finding.span), EXCERPT);
            let note = finding.note.as_deref().unwrap_or_default();
            // Most are the only ones of their rule in a note.
            let alike = if groups[&(finding.rule.code, note)] == 1 {
                1
            } else {
                let count = seen.entry((finding.rule.code, note, folded(&excerpt))).or_default();
                *count += 1;
                *count
            };
            let related = finding.related.iter().filter_map(|other| {
                let (text, path) = match other.file {
                    None => (text, path.clone()),
                    Some(id) => file(id).map(|text| (text, Arc::from(text.name())))?,
                };
                let (range, window) = (range(text, other.span), window(text, other.span));
                Some(Place { path, range, message: other.message.clone(), window })
            });
            Self {
                rule: finding.rule,
                severity: finding.severity,
                message: finding.message.clone(),
                help: finding.help.clone(),
                path: path.clone(),
                range: range(text, finding.span),
                note: finding.note.clone(),
                window: window(text, finding.span),
                related: related.collect(),
                fix: finding.fix.as_ref().map(|fix| Mending {
                    safe: fix.safe,
                    edits: fix.edits.iter().map(|edit| (range(text, edit.span), edit.text.clone())).collect(),
                }),
                suppressed: None,
                alike,
                excerpt,
            }
        });
        each.collect()
    }

    /// The same for the same defect after edits elsewhere: made of rule, note and folded excerpt, and of how many
    /// like it stand before it in the file.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let (note, folded) = (self.note.as_deref().unwrap_or_default(), folded(&self.excerpt));
        let mut sum = sha256(format!("{}\n{note}\n{folded}\n{}", self.rule.code, self.alike).as_bytes());
        sum.truncate(32);
        sum
    }

    /// Whether it counts.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.suppressed.is_none()
    }
}

fn range(text: &TextResource, span: Span) -> Range {
    let [start, end] = [span.start, span.end].map(|at| {
        let place = text.position(at);
        let byte_column = at - text.line(place.line).start + 1;
        At { line: place.line, column: place.column, byte_column, offset: place.offset }
    });
    Range { start, end }
}

fn window(text: &TextResource, span: Span) -> Window {
    let whole = text.text();
    let (first, last) = (text.line(text.position(span.start).line), text.line(text.position(span.end).line));
    let from = boundary(whole, first.start.max(span.start.saturating_sub(CONTEXT)));
    let to = boundary(whole, last.end.max(span.end).min(span.end + CONTEXT));
    let mut before = whole[from..span.start].to_owned();
    if from > first.start {
        before.insert(0, '…');
    }
    let mut after = whole[span.end..to.max(span.end)].to_owned();
    if to < last.end {
        after.push('…');
    }
    Window { before, inside: cut(text.slice(span), EXCERPT), after }
}

/// The key of `excerpt`, or its signs where it has no words.
fn folded(excerpt: &str) -> String {
    let folded = key(excerpt);
    if folded.is_empty() { excerpt.trim().to_owned() } else { folded }
}

/// `words`, or their beginning and an ellipsis.
fn cut(words: &str, limit: usize) -> String {
    if words.len() <= limit {
        return words.to_owned();
    }
    format!("{}…", &words[..boundary(words, limit)])
}

/// The start of the character in which byte `at` stands.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Controls of ASCII, and the first bytes of what else may act.
static MAY_ACT: ByteSet = ByteSet::of(&[0x7F, 0xC2, 0xD8, 0xE2, 0xEF]).with(0..=0x1F);

/// `words` with control and direction characters written out, so that no file can speak to the terminal.
#[must_use]
pub fn escaped(words: &str) -> String {
    harmless(words).into_owned()
}

/// The same; the words themselves where there is nothing to write out.
pub(super) fn harmless(words: &str) -> Cow<'_, str> {
    // Most words are plain ASCII, and most others have nothing to hide.
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(words);
    }
    let acts = |c: char| {
        let directs =
            matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}');
        let hides = matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}');
        c.is_control() || directs || hides
    };
    if !MAY_ACT.chars(words).any(|(_, c)| acts(c)) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c == '\t' {
            out.push(' ');
        } else if acts(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    fn one(article: &str, words: &str) -> Diagnostic {
        let text = TextResource::new("a.md", article);
        let at = article.find(words).expect("the words stand there");
        let finding = Finding::new(RULES[0].meta(), Span::new(at, at + words.len()), "m".to_owned());
        Diagnostic::all(&text, &[finding]).remove(0)
    }

    #[test]
    fn a_place_is_counted_in_code_points_and_in_bytes() {
        let found = one("x\nBi‘aj was داعش taken", "taken");
        let at = found.range.start;
        assert_eq!((at.line, at.column, at.byte_column, at.offset), (2, 16, 22, 17));
    }

    #[test]
    fn a_fingerprint_outlives_edits_elsewhere_and_of_the_marks() {
        let (one, other) = (one("The ‘Anah road.", "‘Anah"), one("New line.\n\nThe 'Anah road.", "'Anah"));
        assert_eq!(one.fingerprint(), other.fingerprint());
    }

    #[test]
    fn nothing_from_a_file_reaches_the_terminal_raw() {
        assert_eq!(escaped("a\u{1b}[31m\u{202e}b\tc"), "a\\u{1b}[31m\\u{202e}b c");
    }

    #[test]
    fn a_long_line_is_cut_at_characters() {
        let line = "‘".repeat(400);
        let found = one(&format!("{line}here{line}"), "here");
        assert!(found.window.before.starts_with('…') && found.window.after.ends_with('…'));
    }
}
