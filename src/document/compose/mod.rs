//! From leaves to an article: which are notes, which go on, what belongs together.

mod apart;
mod block;
mod body;
mod census;
mod heading;
mod label;
mod note;

use super::dialects::{Sign, signs};
use super::leaf::{Hint, Leaf, LeafKind};
use super::marked::Slicer;
use super::{
    Article, BlockKind, Dialect, Element, ElementKind, Format, Repair, RepairKind, Settings, elements, front, glued,
    resolve,
};
use crate::text::{Span, TextResource};
use census::Census;
use foldhash::{HashSet, HashSetExt as _};
use heading::split_headings;

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
    apart::apart(&leaves, &mut signs);
    let census = Census::new(&leaves, &signs);
    census.settle(&mut signs);
    let front = front::roles(&leaves, &signs, |index| census.recurs(&leaves[index], &signs[index]));
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
            slicer: Slicer::default(),
            labels: HashSet::new(),
        }
    }

    fn take(&mut self, index: usize) {
        let leaf = &self.leaves[index];
        self.slicer = Slicer::default();
        match leaf.kind {
            LeafKind::Rule | LeafKind::EmptyItem if !matches!(leaf.hint, Some(Hint::Note { .. })) => {
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
