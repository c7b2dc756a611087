//! From leaves to an article: which are notes, which go on, what belongs together.

use super::dialects::label::numbered;
use super::dialects::{Place, Sign, signs};
use super::join::joint;
use super::leaf::{Hint, Leaf, LeafKind};
use super::marked::{Shift, Slicer};
use super::shape::{goes_on, is_cut, is_short, is_stopped, waits, words_of};
use super::{
    Article, Block, BlockKind, Dialect, Element, ElementKind, Format, MarkedText, Note, NoteRef, Repair, RepairKind,
    Settings, Within, back, byline, elements, front, glued, resolve,
};
use crate::text::{Span, TextResource};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Makes an article of `leaves`.
pub(super) fn compose(text: &TextResource, leaves: Vec<Leaf>, settings: Settings, format: Format) -> Article<'_> {
    let leaves = split_headings(leaves, text.text());
    let mut signs: Vec<Vec<Sign>> = leaves.iter().map(|leaf| signs(leaf, text.text(), settings.dialect)).collect();
    if format != Format::Markdown {
        for sign in signs.iter_mut().flatten() {
            if matches!(sign.dialect, Dialect::Sup | Dialect::Anchor) {
                sign.dialect = if format == Format::Docx { Dialect::Docx } else { Dialect::Html };
            }
        }
    }
    let census = Census::new(&leaves, &signs);
    census.settle(&mut signs);
    let front = front::roles(&leaves, &signs);
    let mut composer = Composer::new(text, &leaves, &signs, &front, &census, format);
    for index in 0..leaves.len() {
        composer.take(index);
    }
    let (mut article, owners) = composer.finish();
    glued::recover(&mut article, settings.dialect);
    article.elements = elements::partition(text.text().len(), owners, &article.refs);
    resolve::resolve(&mut article);
    article.repairs.sort_by_key(|repair| repair.span);
    article
}

/// A line of dashes right under a paragraph makes it a heading in Markdown; where the paragraph is prose or a note
/// follows, the line was a rule.
fn split_headings(leaves: Vec<Leaf>, text: &str) -> Vec<Leaf> {
    if !leaves.iter().any(|leaf| matches!(leaf.kind, LeafKind::Heading { rule: Some(_), .. })) {
        return leaves;
    }
    let mut split = Vec::with_capacity(leaves.len() + 4);
    let mut leaves = leaves.into_iter().peekable();
    while let Some(mut leaf) = leaves.next() {
        let LeafKind::Heading { rule: Some(rule), .. } = leaf.kind else {
            split.push(leaf);
            continue;
        };
        let prose =
            !is_short(leaf.text.as_str()) || is_stopped(leaf.text.as_str()) || leaf.text.as_str().contains(". ");
        let note =
            leaves.peek().is_some_and(|next| signs(next, text, None).iter().any(|sign| sign.place == Place::Start));
        if prose || note {
            leaf.kind = LeafKind::Paragraph;
            leaf.span.end = leaf.span.start + text[leaf.span.start..rule.start].trim_end().len();
            let line =
                Leaf { kind: LeafKind::Rule, text: MarkedText::default(), span: rule, lines: Vec::new(), hint: None };
            split.extend([leaf, line]);
        } else {
            split.push(leaf);
        }
    }
    split
}

/// What labels there are in the whole article.
struct Census {
    /// Labels at the start of a leaf or a line, or given to a note by its markup.
    starts: HashSet<String>,
    /// Labels among words that can hardly be anything but markers.
    called: HashSet<String>,
    /// Labels among words that may be something else.
    maybe: HashSet<String>,
    /// There are notes that open with a number in square brackets.
    brackets: bool,
    /// How often short lines without a full stop occur, without their digits.
    heads: HashMap<String, usize>,
}

impl Census {
    fn new(leaves: &[Leaf], signs: &[Vec<Sign>]) -> Self {
        let mut census = Self {
            starts: HashSet::new(),
            called: HashSet::new(),
            maybe: HashSet::new(),
            brackets: false,
            heads: HashMap::new(),
        };
        for (leaf, signs) in leaves.iter().zip(signs) {
            if let Some(Hint::Note { label, .. }) = &leaf.hint {
                census.starts.insert(label.clone());
            }
            for sign in signs {
                let start = sign.place != Place::Inside;
                if start {
                    census.starts.insert(sign.label.clone());
                    census.brackets |= sign.dialect == Dialect::Bracket && sign.label.parse::<u32>().is_ok();
                } else if sign.sure && !sign.back {
                    census.called.insert(sign.label.clone());
                } else if !sign.back {
                    census.maybe.insert(sign.label.clone());
                }
            }
            if let Some(head) = head(leaf) {
                *census.heads.entry(head).or_default() += 1;
            }
            if let LeafKind::Item { number: Some(number) } = &leaf.kind {
                census.starts.extend((leaf.hint == Some(Hint::AmongNotes)).then(|| number.clone()));
            }
        }
        census
    }

    /// Takes out of `signs` what is no sign of a note after all.
    fn settle(&self, signs: &mut [Vec<Sign>]) {
        let listed = self.called.is_empty();
        let sequence = self.starts.is_empty() && self.called.is_empty() && {
            let numbers: HashSet<u32> = self.maybe.iter().filter_map(|label| label.parse().ok()).collect();
            numbers.len() >= 2
                && (1..=u32::try_from(numbers.len()).unwrap_or(u32::MAX)).all(|number| numbers.contains(&number))
        };
        for signs in signs.iter_mut().filter(|signs| !signs.is_empty()) {
            signs.retain(|sign| {
                if sign.sure {
                    return true;
                }
                let number = sign.label.parse::<u32>().is_ok();
                let start = sign.place != Place::Inside;
                if sign.dialect == Dialect::Bracket && number {
                    start || self.brackets || (listed && (sequence || !self.maybe.is_empty() && self.starts.is_empty()))
                } else if start {
                    self.maybe.contains(&sign.label) || self.called.contains(&sign.label)
                } else {
                    self.starts.contains(&sign.label)
                }
            });
        }
    }
}

/// A short line without a full stop, without its digits: what may be a running head.
fn head(leaf: &Leaf) -> Option<String> {
    let text = leaf.text.as_str();
    let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) && leaf.hint.is_none();
    if !plain || text.is_empty() || text.len() > 90 || text.ends_with('.') {
        return None;
    }
    let bare: String = text.chars().filter(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (!bare.is_empty()).then_some(bare)
}

/// Whether the leaf is a page number: `12`, `Page 12`, `- 12 -`.
fn is_page_number(leaf: &Leaf) -> bool {
    let text = leaf.text.as_str();
    if text.len() > 16 || !matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) {
        return false;
    }
    let bare = text
        .trim_start_matches(['p', 'P'])
        .trim_start_matches("age")
        .trim_matches(|sign: char| !sign.is_alphanumeric());
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words that end at plain byte `end` of their leaf, without the markers after the last of them.
pub(super) fn bare<'t>(words: &'t str, signs: &[Sign], end: usize) -> &'t str {
    let start = end - words.len();
    let mut bare = words.trim_end();
    for sign in signs.iter().rev().skip_while(|sign| sign.range.start >= end) {
        if sign.range.start < start || sign.range.end < start + bare.len() {
            break;
        }
        bare = bare[..(sign.range.start - start).min(bare.len())].trim_end();
    }
    bare
}

/// Whether a heading stands over notes; the second is true where it may stand over a bibliography as well.
fn notes_heading(text: &str) -> Option<bool> {
    let bare: String = text.chars().filter(|sign| sign.is_alphabetic() || *sign == ' ').collect();
    match bare.trim().to_lowercase().as_str() {
        "notes"
        | "note"
        | "endnotes"
        | "end notes"
        | "footnotes"
        | "foot notes"
        | "notes and references"
        | "references and notes"
        | "notes et références"
        | "anmerkungen"
        | "fußnoten"
        | "notas"
        | "note al testo"
        | "הערות"
        | "הערות שוליים"
        | "هوامش"
        | "الهوامش"
        | "حواشی"
        | "پانوشت"
        | "notlar"
        | "dipnotlar" => Some(false),
        "references" | "sources" | "bibliography" | "works cited" | "citations" => Some(true),
        _ => None,
    }
}

/// A part of a leaf: running text, or a note with its label.
struct Part<'s> {
    range: Range<usize>,
    span: Span,
    note: Option<Label<'s>>,
}

/// Where a note's number was read.
enum Label<'s> {
    /// A sign among the words.
    Sign(&'s Sign),
    /// A number at the start of the words, up to the note's first word.
    Number(String, Range<usize>),
    /// What the markup says.
    Markup(String, Option<Span>),
}

#[expect(clippy::struct_excessive_bools, reason = "each says what the leaf before was")]
struct Composer<'a, 'l> {
    article: Article<'a>,
    leaves: &'l [Leaf],
    signs: &'l [Vec<Sign>],
    front: &'l [Option<BlockKind>],
    census: &'l Census,
    format: Format,
    owners: Vec<Element>,
    /// The names in the byline.
    authors: Vec<String>,
    /// Under a heading "Notes".
    zone: bool,
    /// The last block of running text, which may go on.
    open: Option<usize>,
    /// The rule or empty bullet right before.
    rule: Option<Span>,
    /// The leaf before was a note.
    run: bool,
    /// The last number of a note stood in a line of its own.
    lone: bool,
    /// Blocks of notes: the first note of each, and whether a rule stands over it (`None`: an empty bullet).
    runs: Vec<(usize, Option<bool>, Span)>,
    /// A block of the author's or the series' own was read.
    back: bool,
    /// The last leaf in which a marker stands among words.
    last_called: usize,
    /// Cuts the leaf that is being read.
    slicer: Slicer,
    /// The labels of the markers read so far.
    labels: HashSet<&'l str>,
}

impl<'a, 'l> Composer<'a, 'l> {
    fn new(
        text: &'a TextResource,
        leaves: &'l [Leaf],
        signs: &'l [Vec<Sign>],
        front: &'l [Option<BlockKind>],
        census: &'l Census,
        format: Format,
    ) -> Self {
        let last_called =
            signs.iter().rposition(|signs| signs.iter().any(|sign| sign.place == Place::Inside && !sign.back));
        Self {
            article: Article {
                text,
                title: None,
                authors: Vec::new(),
                dateline: None,
                blocks: Vec::new(),
                refs: Vec::new(),
                notes: Vec::new(),
                elements: Vec::new(),
                repairs: Vec::new(),
            },
            leaves,
            signs,
            front,
            census,
            format,
            owners: Vec::new(),
            authors: Vec::new(),
            zone: false,
            open: None,
            rule: None,
            run: false,
            lone: false,
            runs: Vec::new(),
            back: false,
            last_called: last_called.unwrap_or(0),
            slicer: Slicer::default(),
            labels: HashSet::new(),
        }
    }

    fn take(&mut self, index: usize) {
        let leaf = &self.leaves[index];
        self.slicer = Slicer::default();
        match leaf.kind {
            LeafKind::Rule | LeafKind::EmptyItem => {
                self.rule = Some(leaf.span);
                self.run = false;
                return;
            }
            LeafKind::Picture => return,
            LeafKind::FrontMatter if self.front[index].is_none() => {
                self.owners.push(Element { span: leaf.span, kind: ElementKind::FrontMatter });
                return;
            }
            _ => {}
        }
        if leaf.is_empty() && !matches!(leaf.hint, Some(Hint::Note { .. })) {
            return;
        }
        if let Some(kind) = self.front[index] {
            self.block(index, kind);
            return;
        }
        let parts = self.parts(index);
        let mut noted = false;
        for part in parts {
            match part.note {
                Some(_) => {
                    noted = true;
                    self.note(index, part);
                }
                None => self.words(index, &part),
            }
        }
        self.run = noted || self.went_on(index);
        self.rule = None;
    }

    /// Whether the last note took up this leaf.
    fn went_on(&self, index: usize) -> bool {
        self.article
            .notes
            .last()
            .is_some_and(|note| note.spans.last().is_some_and(|span| span.overlaps(self.leaves[index].span)))
    }

    /// Cuts a leaf into running text and notes.
    fn parts(&self, index: usize) -> Vec<Part<'l>> {
        let leaf = &self.leaves[index];
        let signs = &self.signs[index];
        let whole = 0..leaf.text.plain.len();
        let mut parts = vec![Part { range: whole.clone(), span: leaf.span, note: self.first(index) }];
        for sign in signs {
            let number = parts.last().and_then(|part| part.note.as_ref()).and_then(Label::number);
            let among_notes = parts[parts.len() - 1].note.is_some();
            let own: Option<u32> = sign.label.parse().ok();
            if sign.back || sign.range.start == 0 || sign.place == Place::Start {
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
                    number.is_some_and(|number| own == Some(number + 1))
                        && before.ends_with(' ')
                        && is_stopped(before)
                        && next.starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '"' | '“' | '‘' | '<'))
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
            let linked = linked || self.census.called.contains(&sign.label);
            return (!torn && linked).then_some(Label::Sign(sign));
        }
        if let LeafKind::Item { number: Some(number) } = &leaf.kind
            && (among || self.is_list_of_notes(index))
            && number.len() <= 3
        {
            return Some(Label::Markup(number.clone(), None));
        }
        if let Some(label) = self.lone_number(index, among) {
            return Some(Label::Number(label, 0..text.len()));
        }
        let (label, range) = numbered(text)?;
        let near = self.rule.is_some() || self.run || self.next_is_note(index);
        let missing = near && self.census.called.contains(&label) && !self.census.starts.contains(&label);
        let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote);
        (plain && (among || missing)).then_some(Label::Number(label, range))
    }

    /// The number of a note that stands in a line of its own over the note's words: a marker calls it, no other note
    /// has it, and notes stand around it. Any other number alone is a page's.
    fn lone_number(&self, index: usize, among: bool) -> Option<String> {
        let text = self.leaves[index].text.as_str().trim();
        let label = text.trim_end_matches(['.', ')']).to_owned();
        let number = !label.is_empty() && label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
        if !number || !self.census.called.contains(&label) || self.census.starts.contains(&label) {
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
            called += usize::from(self.census.called.contains(&number) && !uncalled);
        }
        called * 2 > all
    }

    fn next_is_note(&self, index: usize) -> bool {
        let next = (index + 1..self.leaves.len()).find(|next| !self.leaves[*next].is_empty());
        next.is_some_and(|next| {
            matches!(self.leaves[next].hint, Some(Hint::Note { .. }))
                || self.signs[next].first().is_some_and(|sign| sign.place == Place::Start)
        })
    }

    fn note(&mut self, index: usize, part: Part<'l>) {
        let Some(label) = part.note else { return };
        let leaf = &self.leaves[index];
        let number = self.article.notes.len();
        let split = part.range.start > 0;
        let (name, label_span, dialect, cut) = match label {
            Label::Sign(sign) => {
                (sign.label.clone(), sign.span, sign.dialect, sign.range.end.saturating_sub(part.range.start))
            }
            Label::Number(label, range) => {
                self.lone = range.end == leaf.text.plain.len();
                let bare = leaf.text.as_str()[range.clone()].trim_end().len();
                let span = leaf.text.plain.span(0..bare);
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

    /// A stretch that is no note: running text, or more of a note.
    fn words(&mut self, index: usize, part: &Part<'l>) {
        let leaf = &self.leaves[index];
        let text = &leaf.text.as_str()[part.range.clone()];
        let called = self.signs[index].iter().any(|sign| sign.place == Place::Inside && !sign.back);
        if let Some(note) = self.article.notes.len().checked_sub(1) {
            let cut = is_cut(self.article.notes[note].text.as_str());
            let lone = self.lone && self.run && self.article.notes[note].text.plain.is_empty();
            let own = lone || leaf.hint == Some(Hint::NoteGoesOn) || (leaf.kind == LeafKind::ItemGoesOn && self.run);
            let ending = self.is_back(index);
            let listed = (self.zone || leaf.hint == Some(Hint::AmongNotes))
                && !matches!(leaf.kind, LeafKind::Heading { .. })
                && ending.is_none();
            let page = self.rule.is_some() && cut && self.next_is_note(index) && !called;
            let between = self.run
                && self.rule.is_none()
                && !called
                && self.next_is_note(index)
                && is_short(text)
                && !matches!(leaf.kind, LeafKind::Heading { .. });
            if own || listed || page {
                self.more_of_note(note, index, part, page);
                return;
            }
            if between {
                if self.is_missing_label(note, index) && !cut {
                    self.unnumbered(note, index, part);
                } else {
                    self.more_of_note(note, index, part, cut);
                }
                return;
            }
        }
        let text = bare(text, &self.signs[index], part.range.end);
        let kind = self.kind(index, text, called);
        if kind == BlockKind::Paragraph && self.goes_on_here(index, text, part) {
            return;
        }
        self.block_part(index, kind, part);
    }

    /// Whether the number after the last note's is missing, and the next note has the one after that.
    fn is_missing_label(&self, note: usize, index: usize) -> bool {
        let Ok(last) = self.article.notes[note].label.parse::<u32>() else { return false };
        let next =
            (index + 1..self.leaves.len()).find_map(|next| self.signs[next].first()).map(|sign| sign.label.as_str());
        let missing = (last + 1).to_string();
        next.and_then(|next| next.parse::<u32>().ok()) == Some(last + 2) && !self.census.starts.contains(&missing)
    }

    fn unnumbered(&mut self, note: usize, index: usize, part: &Part<'l>) {
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

    fn more_of_note(&mut self, note: usize, index: usize, part: &Part<'l>, page: bool) {
        self.extend(Within::Note(note), index, part);
        if page {
            self.article.repairs.push(Repair { span: part.span, kind: RepairKind::JoinedNote(note) });
        }
    }

    /// What kind of block a stretch of text is.
    fn kind(&mut self, index: usize, text: &str, called: bool) -> BlockKind {
        let leaf = &self.leaves[index];
        let kind = match leaf.kind {
            LeafKind::Heading { .. } => BlockKind::Heading,
            LeafKind::Item { .. } | LeafKind::ItemGoesOn => BlockKind::ListItem,
            LeafKind::Quote => BlockKind::Quote,
            LeafKind::Table | LeafKind::Code => BlockKind::Other,
            _ => BlockKind::Paragraph,
        };
        if kind == BlockKind::Heading {
            if let Some(weak) = notes_heading(text) {
                self.zone = !weak || self.numbers_called_after(index);
            } else if !is_page_number(leaf) {
                self.zone = false;
            }
        } else if kind == BlockKind::Paragraph && is_short(text) && notes_heading(text) == Some(false) {
            self.zone = true;
            return BlockKind::Heading;
        }
        if is_page_number(leaf) && leaf.hint.is_none() {
            return BlockKind::RunningHead;
        }
        if let Some(head) = head(leaf)
            && self.census.heads.get(&head).copied().unwrap_or(0) >= 2
            && notes_heading(text).is_none()
        {
            return BlockKind::RunningHead;
        }
        if let Some(kind) = self.is_back(index) {
            self.back = true;
            return kind;
        }
        if leaf.hint == Some(Hint::Caption) {
            return BlockKind::Caption;
        }
        if kind == BlockKind::Paragraph && self.is_caption(index, text, called) {
            return BlockKind::Caption;
        }
        kind
    }

    /// Whether what follows the heading at `index` is a numbered list that markers call.
    fn numbers_called_after(&self, index: usize) -> bool {
        let listed = self.leaves[index + 1..].iter().take(12).any(|leaf| match &leaf.kind {
            LeafKind::Item { number: Some(number) } => {
                self.census.called.contains(number) || self.census.called.is_empty()
            }
            _ => false,
        });
        let plain = self.leaves[index + 1..]
            .iter()
            .take(3)
            .any(|leaf| numbered(leaf.text.as_str()).is_some_and(|(label, _)| self.census.called.contains(&label)));
        listed || plain
    }

    fn is_back(&self, index: usize) -> Option<BlockKind> {
        let leaf = &self.leaves[index];
        let prose = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { .. });
        if !prose || index < self.last_called || self.article.blocks.is_empty() {
            return None;
        }
        if back::is_author_note(leaf, &self.authors) {
            return Some(BlockKind::AuthorNote);
        }
        let late = self.last_called > 0 || self.back;
        (late && back::is_boilerplate(leaf, self.back)).then_some(BlockKind::Boilerplate)
    }

    /// A short line that stands alone and does not end as a sentence does, unless the text goes on after it as though
    /// it had been its first line.
    fn is_caption(&self, index: usize, text: &str, called: bool) -> bool {
        const OPENINGS: &[&str] =
            &["Figure", "Fig.", "Map", "Photo", "Table", "Image", "Picture", "Plate", "Illustration"];
        if !is_short(text) {
            return false;
        }
        if OPENINGS.iter().any(|opening| text.strip_prefix(opening).is_some_and(|rest| rest.starts_with([' ', ':']))) {
            return true;
        }
        let among = self.signs[index].iter().any(|sign| sign.range.end < text.len());
        let prose = text.contains(". ") || among || waits(text) || is_stopped(text) || goes_on(text);
        if prose || words_of(text).count() < 2 {
            return false;
        }
        let cut = self.open.is_some_and(|open| is_cut(self.article.blocks[open].text.as_str()));
        let next_goes_on = self.next_text(index).is_some_and(|next| goes_on(self.leaves[next].text.as_str()));
        !next_goes_on || (cut && !called)
    }

    /// The next leaf of running text: no note, no running head.
    fn next_text(&self, index: usize) -> Option<usize> {
        (index + 1..self.leaves.len()).take(64).find(|next| {
            let leaf = &self.leaves[*next];
            let note = matches!(leaf.hint, Some(Hint::Note { .. } | Hint::NoteGoesOn))
                || self.signs[*next].first().is_some_and(|sign| sign.place == Place::Start);
            let head = head(leaf).is_some_and(|head| self.census.heads.get(&head).copied().unwrap_or(0) >= 2);
            leaf.kind == LeafKind::Paragraph && !leaf.is_empty() && !note && !head && !is_page_number(leaf)
        })
    }

    /// Joins the stretch to the paragraph that was cut before it, if it goes on from there.
    fn goes_on_here(&mut self, index: usize, text: &str, part: &Part<'l>) -> bool {
        let Some(open) = self.open else { return false };
        let before = self.article.blocks[open].text.as_str();
        let lower = goes_on(text) || self.signs[index].first().is_some_and(|sign| sign.place == Place::Start);
        let paused = before.ends_with(':') || before.ends_with(';');
        if !(is_cut(before) || (lower && paused)) {
            return false;
        }
        let prose = !is_short(before) || before.contains(". ") || lower || waits(before);
        if !prose {
            return false;
        }
        self.extend(Within::Block(open), index, part);
        self.article.repairs.push(Repair { span: part.span, kind: RepairKind::JoinedParagraph(open) });
        true
    }

    fn block(&mut self, index: usize, kind: BlockKind) {
        let leaf = &self.leaves[index];
        let part = Part { range: 0..leaf.text.plain.len(), span: leaf.span, note: None };
        self.block_part(index, kind, &part);
        self.rule = None;
        self.run = false;
    }

    fn block_part(&mut self, index: usize, kind: BlockKind, part: &Part<'l>) {
        let number = self.article.blocks.len();
        // A title in two lines is one block.
        if kind == BlockKind::Title && self.article.blocks.last().is_some_and(|last| last.kind == BlockKind::Title) {
            self.extend(Within::Block(number - 1), index, part);
            return;
        }
        self.owners.push(Element { span: part.span, kind: ElementKind::Block(number) });
        let text = self.text(index, part.range.clone(), Within::Block(number), 0);
        match kind {
            BlockKind::Byline => {
                let found = byline::names(text.as_str());
                let whole = 0..text.plain.len();
                if let (None, Some(day)) = (&self.article.dateline, byline::day_of(text.as_str())) {
                    self.article.dateline = Some(text.slice(day));
                }
                let found = if found.is_empty() { vec![whole] } else { found };
                for range in found {
                    let name = text.slice(range);
                    self.authors.push(name.as_str().to_owned());
                    self.article.authors.push(name);
                }
            }
            BlockKind::Dateline if self.article.dateline.is_none() => self.article.dateline = Some(text.clone()),
            BlockKind::Paragraph => self.open = Some(number),
            BlockKind::Heading | BlockKind::AuthorNote => self.open = None,
            _ => {}
        }
        self.article.blocks.push(Block { kind, text, spans: vec![part.span] });
    }

    /// Adds a part of a leaf to the block or note that goes on in it.
    fn extend(&mut self, within: Within, index: usize, part: &Part<'l>) {
        let (before, kind) = match within {
            Within::Block(block) => (&self.article.blocks[block].text, ElementKind::Block(block)),
            Within::Note(note) => (&self.article.notes[note].text, ElementKind::Note(note)),
        };
        self.owners.push(Element { span: part.span, kind });
        let length = before.plain.len();
        let words = &self.leaves[index].text.as_str()[part.range.clone()];
        let (gone, joint) = if length == 0 { (0, "") } else { joint(before.as_str(), words) };
        let refs = self.article.refs.len();
        let more = self.text(index, part.range.clone(), within, length - gone + joint.len());
        let (text, spans) = match within {
            Within::Block(block) => {
                let block = &mut self.article.blocks[block];
                (&mut block.text, &mut block.spans)
            }
            Within::Note(note) => {
                let note = &mut self.article.notes[note];
                (&mut note.text, &mut note.spans)
            }
        };
        spans.push(part.span);
        if more.plain.is_empty() {
            // Nothing but markers: they stand at the end.
            for marker in &mut self.article.refs[refs..] {
                marker.at = length;
            }
            return;
        }
        if gone > 0 {
            text.truncate(length - gone);
        }
        text.join(joint, &more);
    }

    /// The words of plain bytes `range` of a leaf without the markers in them, which are recorded; `base` is where
    /// they come to stand in the text of `within`.
    fn text(&mut self, index: usize, range: Range<usize>, within: Within, base: usize) -> MarkedText {
        let leaf = &self.leaves[index];
        let plain = leaf.text.as_str();
        let first = self.signs[index].partition_point(|sign| sign.range.start < range.start);
        let signs = self.signs[index][first..].iter().take_while(|sign| sign.range.end <= range.end);
        let mut gone: Vec<Range<usize>> = Vec::new();
        let mut kept: Vec<(&Sign, usize)> = Vec::new();
        for sign in signs {
            let is_note = matches!(within, Within::Note(_));
            if is_note && !sign.sure {
                continue; // a number in brackets inside a note is the note's own
            }
            let (mut start, mut end) = (sign.range.start, sign.range.end);
            let spaced = start == range.start || plain[..start].ends_with(' ');
            if spaced && plain[end..range.end].starts_with(' ') {
                end += 1;
            }
            start = start.max(gone.last().map_or(range.start, |last| last.end));
            gone.push(start - range.start..end.max(start) - range.start);
            kept.push((sign, start - range.start));
        }
        let markers = gone.len();
        let first = leaf.lines.partition_point(|line| *line < range.start);
        for line in leaf.lines[first..].iter().copied().take_while(|line| *line < range.end) {
            let before = plain[..line].trim_end();
            let (hyphen, joint) = joint(&plain[range.start.min(before.len())..before.len()], &plain[line..range.end]);
            if joint.is_empty() {
                let start = before.len() - hyphen;
                let next = gone[..markers].partition_point(|gone| gone.end + range.start <= start);
                let apart = gone[..markers].get(next).is_none_or(|gone| gone.start + range.start >= line);
                if apart && start >= range.start {
                    gone.push(start - range.start..line - range.start);
                }
            }
        }
        gone.sort_by_key(|range| range.start);
        let shift = Shift::new(&gone);
        for (sign, at) in kept {
            if sign.back || sign.label.is_empty() {
                continue;
            }
            self.labels.insert(sign.label.as_str());
            self.article.refs.push(NoteRef {
                label: sign.label.clone(),
                span: sign.span,
                within,
                at: base + shift.of(at),
                dialect: sign.dialect,
                note: None,
                recovered: false,
            });
        }
        if range == (0..plain.len()) && gone.is_empty() {
            return leaf.text.clone();
        }
        let words = self.slicer.slice(&leaf.text, range);
        if gone.is_empty() { words } else { words.without(&gone) }
    }

    fn finish(mut self) -> (Article<'a>, Vec<Element>) {
        let ruled = self.runs.iter().any(|(_, rule, _)| *rule == Some(true));
        for (note, rule, span) in &self.runs {
            if rule.is_none() || (*rule == Some(false) && ruled) {
                self.article.repairs.push(Repair { span: *span, kind: RepairKind::LostSeparator(*note) });
            }
        }
        let title = self.article.blocks.iter().find(|block| block.kind == BlockKind::Title);
        self.article.title = title.map(|block| block.text.clone());
        self.article.refs.sort_by_key(|marker| marker.span);
        (self.article, self.owners)
    }
}

impl Label<'_> {
    fn number(&self) -> Option<u32> {
        match self {
            Self::Sign(sign) => sign.label.parse().ok(),
            Self::Number(label, _) | Self::Markup(label, _) => label.parse().ok(),
        }
    }
}
