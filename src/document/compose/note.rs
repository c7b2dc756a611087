//! Notes: one that opens, one that goes on, one whose number is lost.

use super::Composer;
use super::label::{Label, Part};
use crate::document::leaf::LeafKind;
use crate::document::{Dialect, Element, ElementKind, Format, Note, Repair, RepairKind, Within};
use crate::text::Span;

impl<'l> Composer<'_, 'l> {
    pub(super) fn note(&mut self, index: usize, part: Part<'l>) {
        let Some(label) = part.note else { return };
        let leaf = &self.leaves[index];
        let number = self.article.notes.len();
        let split = part.range.start > 0;
        let (name, label_span, dialect, cut) = match label {
            Label::Sign(sign) => {
                (sign.label.clone(), sign.span, sign.dialect, sign.range.end.saturating_sub(part.range.start))
            }
            Label::Number(label, range) => {
                let start = part.range.start;
                self.lone = start + range.end == leaf.text.plain.len();
                let bare = leaf.text.as_str()[start..start + range.end].trim_end().len();
                let span = leaf.text.plain.span(start..start + bare);
                (label, span, self.listed_dialect(), range.end)
            }
            Label::Markup(label, span) => {
                let dialect = match (self.format, span) {
                    (Format::Markdown, Some(_)) => Dialect::Caret,
                    (Format::Markdown, None) => self.listed_dialect(),
                    (Format::Html, _) => Dialect::Html,
                    (Format::Docx, _) => Dialect::Docx,
                };
                let start = part.span.start;
                let digits = self.article.text.text()[part.span.range()].len()
                    - self.article.text.text()[part.span.range()]
                        .trim_start_matches(|sign: char| sign.is_ascii_digit())
                        .len();
                let end = if digits > 0 { start + digits + 1 } else { start };
                (label, span.unwrap_or(Span::new(start, end.min(part.span.end))), dialect, 0)
            }
        };
        let words = &leaf.text.as_str()[part.range.clone()];
        let rest = &words[cut.min(words.len())..];
        let closing = rest.trim_start_matches([':', '.', ')', ']', ' ']);
        let closing =
            if rest.trim().chars().any(char::is_alphanumeric) { closing } else { rest.trim_start_matches([':', ' ']) };
        let cut = words.len() - closing.len();
        let within = Within::Note(number);
        let mut text = self.text(index, part.range.start + cut..part.range.end, within, 0);
        text.truncate(text.as_str().trim_end().len());
        for marker in self.article.refs.iter_mut().rev().take_while(|marker| marker.within == within) {
            marker.at = marker.at.min(text.plain.len());
        }
        let listed = matches!(leaf.kind, LeafKind::Item { .. });
        self.owners.push(Element { span: part.span, kind: ElementKind::Note(number) });
        if !self.run && !split {
            let under =
                self.rule.map(|rule| self.article.text.slice(rule).trim().len() > 1 || self.format != Format::Markdown);
            let rule = if self.rule.is_none() { Some(false) } else { under.filter(|under| *under) };
            let span = self.rule.filter(|_| rule.is_none()).unwrap_or(Span::empty(part.span.start));
            let in_zone = self.zone || leaf.hint.is_some();
            self.runs.push((number, if in_zone { Some(true) } else { rule }, span));
        }
        if split && leaf.lines.binary_search(&part.range.start).is_err() {
            self.article.repairs.push(Repair { span: label_span, kind: RepairKind::SplitNotes(number) });
        }
        self.article.notes.push(Note { label: name, label_span, text, spans: vec![part.span], dialect, listed });
        self.run = true;
    }

    /// The dialect of notes whose number is a plain one: that of their markers.
    fn listed_dialect(&self) -> Dialect {
        self.article.refs.first().map_or(Dialect::Superscript, |marker| marker.dialect)
    }

    /// Whether the number after the last note's is missing, and the next note has the one after that.
    pub(super) fn is_missing_label(&self, note: usize, index: usize) -> bool {
        let Ok(last) = self.article.notes[note].label.parse::<u32>() else { return false };
        let next =
            (index + 1..self.leaves.len()).find_map(|next| self.signs[next].first()).map(|sign| sign.label.as_str());
        let missing = (last + 1).to_string();
        next.and_then(|next| next.parse::<u32>().ok()) == Some(last + 2) && !self.census.starts.contains(&missing)
    }

    pub(super) fn unnumbered(&mut self, note: usize, index: usize, part: &Part<'l>) {
        let label = self.article.notes[note].label.parse::<u32>().map_or(String::new(), |last| (last + 1).to_string());
        let number = self.article.notes.len();
        let text = self.text(index, part.range.clone(), Within::Note(number), 0);
        let dialect = self.article.notes[note].dialect;
        self.owners.push(Element { span: part.span, kind: ElementKind::Note(number) });
        self.article.repairs.push(Repair { span: part.span, kind: RepairKind::RecoveredLabel(number) });
        let listed = matches!(self.leaves[index].kind, LeafKind::Item { .. });
        let label_span = Span::empty(part.span.start);
        self.article.notes.push(Note { label, label_span, text, spans: vec![part.span], dialect, listed });
    }

    pub(super) fn more_of_note(&mut self, note: usize, index: usize, part: &Part<'l>, page: bool) {
        self.extend(Within::Note(note), index, part);
        if page {
            self.article.repairs.push(Repair { span: part.span, kind: RepairKind::JoinedNote(note) });
        }
    }
}
