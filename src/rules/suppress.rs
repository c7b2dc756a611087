//! Comments in an article that hide findings: `<!-- isnad-ignore MRK001, STY: why -->`.

use super::{Edit, Finding, RULES, Selection, Severity, known, sort};
use crate::document::Article;
use crate::text::{Span, TextResource};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static COMMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<!--\s*isnad-ignore(?:-(file|note)(?:\s+([\w*†]{1,8}))?)?\s+([\w,\s-]*?)\s*(?::\s*([^>]*?))?\s*-->")
        .expect("a fixed pattern")
});

/// What comments in an article leave of its findings.
#[derive(Debug, Default)]
pub struct Settled {
    /// What is still to be told, with the comments that hide nothing.
    pub open: Vec<Finding>,
    /// What a comment hides, and its reason.
    pub hidden: Vec<(Finding, String)>,
}

/// A comment that hides findings.
#[derive(Debug)]
struct Suppression<'t> {
    span: Span,
    codes: Vec<&'t str>,
    reason: &'t str,
    scope: Scope,
}

/// What a comment speaks of.
#[derive(Debug, PartialEq, Eq)]
enum Scope {
    /// `isnad-ignore-file`: the whole file.
    File,
    /// `isnad-ignore-note 4`: what is found in note 4 or at its marker.
    Note(String),
    /// At the end of a line: the line, or the note, in which it stands. On a line of its own: the block after it.
    Range(Vec<Span>),
}

/// Takes out of `findings` what comments hide, and adds what the comments themselves do wrong (REC009).
#[must_use]
pub fn settle(article: &Article<'_>, findings: Vec<Finding>, selection: &Selection) -> Settled {
    let comments = comments(article);
    let unread = unread(article.text, &comments);
    if comments.is_empty() && unread.is_empty() {
        return Settled { open: findings, hidden: Vec::new() };
    }
    let mut used = vec![Vec::new(); comments.len()];
    let mut settled = Settled::default();
    for finding in findings {
        let hiding = comments.iter().enumerate().find_map(|(index, comment)| {
            let code = comment.codes.iter().find(|code| finding.rule.is_named(code))?;
            comment.covers(&finding).then_some((index, *code))
        });
        match hiding {
            Some((index, code)) => {
                used[index].push(code);
                settled.hidden.push((finding, comments[index].reason.to_owned()));
            }
            None => settled.open.push(finding),
        }
    }
    let own = RULES.iter().position(|rule| rule.meta().code == "REC009").filter(|index| selection.is_on(*index));
    if let Some(own) = own {
        for (comment, used) in comments.iter().zip(&used) {
            settled.open.extend(unused(article.text, comment, used, own, selection));
        }
        for span in unread {
            let message = "this comment hides nothing: its first word is none of those that do".to_owned();
            let help = "write `isnad-ignore`, `isnad-ignore-file` or `isnad-ignore-note 4`, then the rules and `: why`";
            let mut finding = Finding::new(RULES[own].meta(), span, message).help(help);
            selection.settle(own, &mut finding);
            settled.open.extend((finding.severity != Severity::Off).then_some(finding));
        }
    }
    sort(&mut settled.open);
    settled
}

/// How many bytes of a comment are looked at for its end.
const LONGEST: usize = 400;

/// The comments that would hide findings and are misspelled: `isnad-ignore-line`.
fn unread(text: &TextResource, comments: &[Suppression<'_>]) -> Vec<Span> {
    let words = text.text();
    if !may_hide(text) {
        return Vec::new();
    }
    let meant = words.match_indices("<!--").filter(|(at, _)| words[at + 4..].trim_start().starts_with("isnad-ignore"));
    let unread = meant.filter(|(at, _)| comments.binary_search_by_key(at, |comment| comment.span.start).is_err());
    let end = |at: usize| words.as_bytes()[at..].windows(3).take(LONGEST).position(|sign| sign == b"-->");
    let whole = |at: usize| end(at).map_or(at + 4, |length| at + length + 3);
    unread.map(|(at, _)| Span::new(at, whole(at))).collect()
}

/// The finding on a comment of which not all is used.
fn unused(
    text: &TextResource,
    comment: &Suppression<'_>,
    used: &[&str],
    own: usize,
    selection: &Selection,
) -> Option<Finding> {
    let looked_for =
        |code: &str| RULES.iter().enumerate().any(|(index, rule)| rule.meta().is_named(code) && selection.is_on(index));
    let idle: Vec<&str> = (comment.codes.iter().copied())
        .filter(|code| !used.contains(code) && (looked_for(code) || known(code).is_err()))
        .collect();
    if idle.is_empty() && !comment.codes.is_empty() {
        return None;
    }
    let message = match idle.iter().find_map(|code| known(code).err()) {
        Some(error) => error.to_string(),
        None if comment.codes.is_empty() => "this comment names no rule, and hides nothing".to_owned(),
        None => format!("this comment hides no finding of {}", idle.join(", ")),
    };
    let mut finding = Finding::new(RULES[own].meta(), comment.span, message).help("take it out");
    selection.settle(own, &mut finding);
    if idle.len() == comment.codes.len() {
        finding = finding.fix(true, vec![Edit::delete(with_line(text, comment.span))]);
    }
    (finding.severity != Severity::Off).then_some(finding)
}

/// The comment with the space before it; alone on its line, with the line.
fn with_line(text: &TextResource, span: Span) -> Span {
    let whole = text.text();
    let start = whole[..span.start].trim_end_matches([' ', '\t']).len();
    let alone = start == 0 || whole[..start].ends_with('\n');
    match whole[span.end..].strip_prefix("\r\n").map(|_| 2).or(whole[span.end..].strip_prefix('\n').map(|_| 1)) {
        Some(end) if alone => Span::new(start, span.end + end),
        _ => Span::new(start, span.end),
    }
}

/// Whether `text` may hold a comment that hides findings; where not, [`settle`] leaves them as they are.
#[must_use]
pub fn may_hide(text: &TextResource) -> bool {
    memchr::memmem::find(text.text().as_bytes(), b"isnad-ignore").is_some()
}

fn comments<'t>(article: &Article<'t>) -> Vec<Suppression<'t>> {
    let text = article.text;
    if !may_hide(text) {
        return Vec::new();
    }
    let mut notes: Vec<(Span, usize)> = (article.notes.iter().enumerate())
        .flat_map(|(index, note)| note.spans.iter().map(move |span| (*span, index)))
        .collect();
    notes.sort_unstable();
    let each = COMMENT.captures_iter(text.text()).map(|found| {
        let span = Span::from(found.get(0).expect("the whole match").range());
        let (label, codes) =
            (found.get(2).map_or("", |label| label.as_str()), found.get(3).map_or("", |it| it.as_str()));
        let kind = found.get(1).map(|kind| kind.as_str());
        let codes = codes.split([',', ' ', '\n']).filter(|code| !code.is_empty());
        // `isnad-ignore-file MRK001`: what stands after `-file` is a rule.
        let codes: Vec<&str> = match kind {
            Some("file") if !label.is_empty() => std::iter::once(label).chain(codes).collect(),
            _ => codes.collect(),
        };
        let scope = match kind {
            Some("file") => Scope::File,
            Some(_) => Scope::Note(label.to_owned()),
            None => Scope::Range(around(article, &notes, span)),
        };
        Suppression { span, codes, reason: found.get(4).map_or("", |it| it.as_str()), scope }
    });
    each.collect()
}

/// What a comment at `span` without further words speaks of. `notes` are the spans of the notes, in their order, which
/// have no byte in common, and the note of each.
fn around(article: &Article<'_>, notes: &[(Span, usize)], span: Span) -> Vec<Span> {
    let text = article.text;
    let after = notes.partition_point(|(part, _)| part.start <= span.start);
    if let Some((_, note)) = after.checked_sub(1).map(|at| notes[at]).filter(|(part, _)| part.contains(span)) {
        return article.notes[note].spans.clone();
    }
    let first = text.position(span.start).line;
    let (line, last) = (text.line(first), text.position(span.end).line);
    let outside = format!("{}{}", &text.text()[line.start..span.start], &text.text()[span.end..text.line(last).end]);
    if !outside.trim().is_empty() {
        return vec![line.cover(text.line(last))];
    }
    // Alone on its line: what follows, up to a blank line.
    let mut block: Option<Span> = None;
    for number in last + 1..=text.line_count() {
        let line = text.line(number);
        match (text.slice(line).trim().is_empty(), block) {
            (true, Some(_)) => break,
            (true, None) => {}
            (false, _) => block = Some(block.map_or(line, |block| block.cover(line))),
        }
    }
    block.into_iter().collect()
}

impl Suppression<'_> {
    fn covers(&self, finding: &Finding) -> bool {
        match &self.scope {
            Scope::File => true,
            Scope::Note(label) => finding.note.as_deref() == Some(label),
            Scope::Range(spans) => spans
                .iter()
                .any(|span| span.overlaps(finding.span) || (finding.span.is_empty() && span.contains(finding.span))),
        }
    }
}

/// The edit that hides `finding` by a comment at the end of its line, with the other codes for which the line has
/// none yet. In front of a Markdown line's own end it cannot be taken for anything else.
#[must_use]
pub fn ignoring(text: &TextResource, findings: &[Finding]) -> Vec<Edit> {
    // What is said of the article as a whole stands at its top, under 0.
    let mut lines: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.rule.code != "REC009") {
        let whole = finding.span == Span::empty(0);
        let line = if whole { 0 } else { text.position(finding.span.start).line };
        let codes = lines.entry(line).or_default();
        if !codes.contains(&finding.rule.code) {
            codes.push(finding.rule.code);
        }
    }
    let each = lines.into_iter().map(|(line, codes)| {
        if line == 0 {
            return Edit::insert(0, format!("<!-- isnad-ignore-file {}: to be looked at -->\n", codes.join(", ")));
        }
        let end = text.line(line).end;
        let space = if text.line(line).is_empty() { "" } else { " " };
        Edit::insert(end, format!("{space}<!-- isnad-ignore {}: to be looked at -->", codes.join(", ")))
    });
    each.collect()
}
