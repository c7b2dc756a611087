//! Which notes a leaf holds, and where each one's number stands.

use super::Composer;
use super::body::is_page_number;
use crate::document::Dialect;
use crate::document::dateline::is_month;
use crate::document::dialects::label::numbered;
use crate::document::dialects::{Place, Sign};
use crate::document::leaf::{Hint, Leaf, LeafKind};
use crate::document::shape::{goes_on, is_cut, is_stopped, words_of};
use crate::text::{Span, is_apostrophe};
use std::ops::Range;

/// A part of a leaf: running text, or a note with its label.
pub(super) struct Part<'s> {
    pub(super) range: Range<usize>,
    pub(super) span: Span,
    pub(super) note: Option<Label<'s>>,
}

/// Where a note's number was read.
pub(super) enum Label<'s> {
    /// A sign among the words.
    Sign(&'s Sign),
    /// A number at the start of the part's words, up to the note's first word.
    Number(String, Range<usize>),
    /// What the markup says.
    Markup(String, Option<Span>),
}

impl Label<'_> {
    pub(super) fn number(&self) -> Option<u32> {
        match self {
            Self::Sign(sign) => sign.label.parse().ok(),
            Self::Number(label, _) | Self::Markup(label, _) => label.parse().ok(),
        }
    }
}

impl<'l> Composer<'_, 'l> {
    /// Cuts a leaf into running text and notes.
    pub(super) fn parts(&self, index: usize) -> Vec<Part<'l>> {
        let leaf = &self.leaves[index];
        let signs = &self.signs[index];
        let whole = 0..leaf.text.plain.len();
        let mut parts = vec![Part { range: whole.clone(), span: leaf.span, note: self.first(index) }];
        for sign in signs {
            let number = parts.last().and_then(|part| part.note.as_ref()).and_then(Label::number);
            let among_notes = parts[parts.len() - 1].note.is_some();
            let own: Option<u32> = sign.label.parse().ok();
            // A link back, or a colon behind `[^6]`, is of a note's own number and of nothing else.
            let next = number.is_some_and(|number| own == Some(number + 1));
            let labelled = next
                && (sign.back
                    || sign.dialect == Dialect::Caret && leaf.text.as_str()[sign.range.end..].starts_with(':'));
            if (sign.back && !labelled) || sign.range.start == 0 || sign.place == Place::Start {
                continue;
            }
            let starts = match sign.place {
                Place::Line if among_notes => sign.sure || own.is_some() || sign.dialect != Dialect::Bracket,
                Place::Line => sign.sure && self.is_called_before(index, sign),
                // Two notes run together: the next number, after the end of a sentence, before a capital.
                Place::Inside if among_notes => {
                    let text = leaf.text.as_str();
                    let before = &text[..sign.range.start];
                    let next = text[sign.range.end..].trim_start();
                    labelled
                        || number.is_some_and(|number| own == Some(number + 1))
                            && before.ends_with(' ')
                            && is_stopped(before)
                            && opens_with_a_name(next)
                }
                _ => false,
            };
            if starts {
                let last = parts.len() - 1;
                parts[last].range.end = sign.range.start;
                parts[last].span.end = sign.span.start;
                parts.push(Part {
                    range: sign.range.start..whole.end,
                    span: Span::new(sign.span.start, leaf.span.end),
                    note: Some(Label::Sign(sign)),
                });
            }
        }
        self.run_together(leaf, numbered_lines(leaf, parts))
    }

    /// Cuts notes apart that were run together in one line, where the raising of the second number is lost:
    /// "Haj, *Salt*, p. 5 12 Ibid." A marker must call the number, and no other note have it.
    fn run_together(&self, leaf: &Leaf, mut parts: Vec<Part<'l>>) -> Vec<Part<'l>> {
        let text = leaf.text.as_str();
        let mut from = parts.last().map_or(0, |part| part.range.start);
        while let Some(last) = parts.last_mut()
            && let Some(number) = last.note.as_ref().and_then(Label::number)
        {
            let label = (number + 1).to_string();
            if !self.census.calls(&label) || self.census.starts.contains(&label) {
                break;
            }
            let end = last.range.end;
            let opens = |at: &usize| *at > from && opens_a_note(&text[..*at], &text[*at + label.len()..end]);
            let Some(at) = text[from..end].match_indices(label.as_str()).map(|(at, _)| from + at).find(opens) else {
                break;
            };
            let Some((label, range)) = numbered(&text[at..end]) else { break };
            let (source, end_source) = (leaf.text.plain.source(at), last.span.end);
            last.range.end = at;
            last.span.end = source;
            let note = Some(Label::Number(label, range));
            parts.push(Part { range: at..end, span: Span::new(source, end_source), note });
            from = at;
        }
        parts
    }

    /// Whether a marker with the sign's label stands in the text before it.
    fn is_called_before(&self, index: usize, sign: &Sign) -> bool {
        self.labels.contains(sign.label.as_str())
            || self.signs[index]
                .iter()
                .take_while(|other| other.span < sign.span)
                .any(|other| other.label == sign.label)
    }

    /// The label of the note that opens the leaf, if one does.
    fn first(&self, index: usize) -> Option<Label<'l>> {
        let leaf = &self.leaves[index];
        let text = leaf.text.as_str();
        let sign = self.signs[index].first().filter(|sign| sign.place == Place::Start && !sign.label.is_empty());
        if let Some(Hint::Note { label, span }) = &leaf.hint {
            return Some(match sign {
                Some(sign) => Label::Sign(sign),
                None => Label::Markup(label.clone(), *span),
            });
        }
        if leaf.hint == Some(Hint::NoteGoesOn) || matches!(leaf.kind, LeafKind::Heading { .. } | LeafKind::Code) {
            return None;
        }
        let among = self.zone || leaf.hint == Some(Hint::AmongNotes);
        if let Some(sign) = sign {
            // A marker that a page has cut off from its sentence.
            let torn = self.open.is_some_and(|open| is_cut(self.article.blocks[open].text.as_str()))
                && goes_on(text[sign.range.end..].trim_start())
                && self.rule.is_none()
                && !self.run;
            let linked = sign.back || !matches!(sign.dialect, Dialect::Anchor | Dialect::Html) || among || !sign.sure;
            let linked = linked || self.census.calls(&sign.label);
            return (!torn && linked).then_some(Label::Sign(sign));
        }
        if let LeafKind::Item { number: Some(number) } = &leaf.kind
            && (among || ((self.census.may_be_note(index, number) || self.run) && self.is_list_of_notes(index)))
            && number.len() <= 3
        {
            return Some(Label::Markup(number.clone(), None));
        }
        if let Some(label) = self.lone_number(index, among) {
            return Some(Label::Number(label, 0..text.len()));
        }
        let (label, range) = numbered(text)?;
        if self.census.recurs(leaf, &self.signs[index]) {
            return None; // the number of the page, with a running head
        }
        let near = self.rule.is_some() || self.run || self.next_is_note(index);
        let missing = near && self.census.calls(&label) && !self.census.starts.contains(&label);
        let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote);
        ((plain && (among || missing)) || self.census.is_plain_note(index)).then_some(Label::Number(label, range))
    }

    /// The number of a note that stands in a line of its own over the note's words: a marker calls it, no other note
    /// has it, and notes stand around it. Any other number alone is a page's.
    fn lone_number(&self, index: usize, among: bool) -> Option<String> {
        let text = self.leaves[index].text.as_str().trim();
        let label = text.trim_end_matches(['.', ')']).to_owned();
        let number = !label.is_empty() && label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
        if !number || !self.census.calls(&label) || self.census.starts.contains(&label) {
            return None;
        }
        let next = self.leaves[index + 1..].iter().position(|leaf| !leaf.is_empty())? + index + 1;
        let words = self.leaves[next].kind == LeafKind::Paragraph
            && !self.signs[next].first().is_some_and(|sign| sign.place == Place::Start)
            && !is_page_number(&self.leaves[next]);
        (words && (among || self.rule.is_some() || self.run)).then_some(label)
    }

    /// Whether the numbered item stands in a list of notes: markers without a note of their own call its numbers.
    fn is_list_of_notes(&self, index: usize) -> bool {
        let numbers = |leaf: &Leaf| match &leaf.kind {
            LeafKind::Item { number: Some(number) } => Some(number.clone()),
            _ => None,
        };
        let mut from = index;
        while from > 0
            && matches!(self.leaves[from - 1].kind, LeafKind::Item { number: Some(_) } | LeafKind::ItemGoesOn)
        {
            from -= 1;
            if index - from > 64 {
                break;
            }
        }
        let list = self.leaves[from..]
            .iter()
            .take(128)
            .take_while(|leaf| matches!(leaf.kind, LeafKind::Item { .. } | LeafKind::ItemGoesOn));
        let (mut all, mut called) = (0, 0);
        for number in list.filter_map(numbers) {
            all += 1;
            let uncalled = self.census.starts.contains(&number);
            called += usize::from(self.census.calls(&number) && !uncalled);
        }
        called * 2 > all
    }

    pub(super) fn next_is_note(&self, index: usize) -> bool {
        let next = (index + 1..self.leaves.len()).find(|next| !self.leaves[*next].is_empty());
        next.is_some_and(|next| {
            matches!(self.leaves[next].hint, Some(Hint::Note { .. }))
                || self.signs[next].first().is_some_and(|sign| sign.place == Place::Start)
        })
    }
}

/// Whether a number between `before` and `after` may open a note: what stands before it is stopped or ends in a page,
/// and a name, a title or "Ibid." follows; no day of a month does.
fn opens_a_note(before: &str, after: &str) -> bool {
    let note = before.trim_end();
    let ends = before.ends_with(' ')
        && (is_stopped(note) || note.ends_with(|sign: char| sign.is_ascii_digit() || matches!(sign, ')' | ']')));
    let rest = after.strip_prefix('.').unwrap_or(after);
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let mut words = words_of(rest);
    let first = words.next().unwrap_or_default();
    let dated = is_month(&first.to_lowercase())
        || words.next().is_some_and(|word| word.len() > 2 && word.bytes().take(3).all(|byte| byte.is_ascii_digit()));
    ends && !dated && opens_with_a_name(rest)
}

/// Whether `words` begin with a capital, though an ayn stands before it, or with a quotation.
fn opens_with_a_name(words: &str) -> bool {
    words.starts_with(['"', '“', '‘', '<']) || words.trim_start_matches(is_apostrophe).starts_with(char::is_uppercase)
}

/// Cuts notes with plain numbers apart where a line opens with the number after the last one.
fn numbered_lines<'l>(leaf: &Leaf, parts: Vec<Part<'l>>) -> Vec<Part<'l>> {
    let text = leaf.text.as_str();
    let mut cut: Vec<Part<'l>> = Vec::with_capacity(parts.len());
    for part in parts {
        let (end, end_span) = (part.range.end, part.span.end);
        let first = leaf.lines.partition_point(|line| *line <= part.range.start);
        cut.push(part);
        for line in leaf.lines[first..].iter().copied().take_while(|line| *line < end) {
            let last = cut.len() - 1;
            let Some(Label::Number(label, _)) = &cut[last].note else { break };
            let next = label.parse::<u32>().ok().map(|number| number + 1);
            let Some((label, range)) = numbered(&text[line..end]) else { continue };
            if label.parse().ok() == next {
                let at = leaf.text.plain.source(line);
                cut[last].range.end = line;
                cut[last].span.end = at;
                let note = Some(Label::Number(label, range));
                cut.push(Part { range: line..end, span: Span::new(at, end_span), note });
            }
        }
    }
    cut
}
