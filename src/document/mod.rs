//! An article as a reader sees it: blocks, markers, notes. Knows nothing of what a citation means.
//!
//! [`read`] takes any text. What it cannot make sense of stays in the document as a block like any other, and
//! every byte of the text belongs to exactly one [`Element`].
//!
//! A format (Markdown, HTML) gives leaves, which are runs of words; the dialects find signs in them that may be
//! markers or labels of notes; `compose` decides what each leaf is to the article, and joins what a page cut.

mod back;
mod byline;
mod compose;
mod dateline;
mod dialects;
mod docx;
mod elements;
mod entity;
mod front;
mod front_matter;
mod glued;
mod html;
mod inline;
mod join;
mod leaf;
mod markdown;
mod marked;
mod person;
mod resolve;
mod shape;
mod tags;
mod words;

pub use docx::{DocxError, docx};
pub use inline::inline;
pub use marked::{Mark, MarkKind, MarkedText};

use crate::text::{Span, TextResource};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// The HTML that was made of a Word document.
    Docx,
}

impl Format {
    /// The format of a text by the ending of its name, or by how it starts.
    #[must_use]
    pub fn of(text: &TextResource) -> Self {
        let ending = text.name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("docx") => Self::Docx,
            Some("md" | "markdown") => Self::Markdown,
            _ => {
                let start: String = text.text().trim_start_matches('\u{FEFF}').trim_start().chars().take(14).collect();
                let start = start.to_ascii_lowercase();
                let html = start.starts_with("<!doctype html") || start.starts_with("<html");
                if html { Self::Html } else { Self::Markdown }
            }
        }
    }
}

/// What the reader is told beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// How the file is written; found out where nobody says.
    pub format: Option<Format>,
    /// The only way of writing markers and notes that counts; all of them where nobody insists.
    pub dialect: Option<Dialect>,
}

/// Reads an article in any format, by the ending of its name, or by how it starts.
#[must_use]
pub fn read(text: &TextResource) -> Article<'_> {
    read_as(text, Settings::default())
}

/// Reads an article from HTML.
#[must_use]
pub fn read_html(text: &TextResource) -> Article<'_> {
    read_as(text, Settings { format: Some(Format::Html), dialect: None })
}

/// Reads an article as `settings` say.
#[must_use]
pub fn read_as(text: &TextResource, settings: Settings) -> Article<'_> {
    let format = settings.format.unwrap_or_else(|| Format::of(text));
    let leaves = match format {
        Format::Markdown => markdown::leaves(text.text()),
        Format::Html | Format::Docx => html::leaves(text.text()),
    };
    compose::compose(text, leaves, settings, format)
}

/// One article, read.
#[derive(Debug)]
pub struct Article<'a> {
    /// The file it was read from.
    pub text: &'a TextResource,
    /// The title, over all its lines.
    pub title: Option<MarkedText>,
    /// Who signed it, one name each, as printed.
    pub authors: Vec<MarkedText>,
    /// The line that names series, number or day of publication.
    pub dateline: Option<MarkedText>,
    /// Everything but the notes, in reading order. A paragraph that a page, a caption or a block of notes cuts is
    /// one block here.
    pub blocks: Vec<Block>,
    /// Every raised number in the blocks and in other notes, in the order of the file.
    pub refs: Vec<NoteRef>,
    /// Every note, in the order of the file.
    pub notes: Vec<Note>,
    /// The whole file, cut into elements: in order, without gap or overlap.
    pub elements: Vec<Element>,
    /// What the reader had to mend, in the order of the file.
    pub repairs: Vec<Repair>,
}

/// A block that is no note.
#[derive(Clone, Debug)]
pub struct Block {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Its words; markers are not among them.
    pub text: MarkedText,
    /// The lines of the file it takes, markup and all: several spans where it was cut.
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's title, or one line of it.
    Title,
    /// The names under the title.
    Byline,
    /// Series, number, day of publication.
    Dateline,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// A block quotation.
    Quote,
    /// An item of a list that is no note.
    ListItem,
    /// Words under or over a picture or map.
    Caption,
    /// A table, or anything else that is not prose.
    Other,
    /// Who the author is.
    AuthorNote,
    /// Reprint terms, mailing lists, addresses of the series.
    Boilerplate,
    /// A running head, a page number.
    RunningHead,
}

impl BlockKind {
    /// Whether the block speaks in the author's voice about the matter, so that dates, places and claims in it
    /// count.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Heading | Self::Paragraph | Self::Quote | Self::ListItem | Self::Caption | Self::Other)
    }
}

/// A raised number that calls a note (TEI `ref`).
#[derive(Clone, Debug, PartialEq)]
pub struct NoteRef {
    /// The number or sign as printed: `4`, `*`, `iv`.
    pub label: String,
    /// The marker in the file, with its markup.
    pub span: Span,
    /// Where it stands.
    pub within: Within,
    /// The byte of the block's (or note's) plain text before which it stands.
    pub at: usize,
    /// How it is written.
    pub dialect: Dialect,
    /// The note it calls, by its index, if there is one.
    pub note: Option<usize>,
    /// Its raising was lost and the note's number gave it away.
    pub recovered: bool,
}

/// What a marker, a date or a name of a place stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// An index into [`Article::blocks`].
    Block(usize),
    /// An index into [`Article::notes`].
    Note(usize),
}

/// A note (TEI `note`).
#[derive(Clone, Debug)]
pub struct Note {
    /// The number or sign as printed, without brackets, full stop or `^`.
    pub label: String,
    /// The label in the file, with its markup; the empty span of the note's start where it has none.
    pub label_span: Span,
    /// Its words, without the label.
    pub text: MarkedText,
    /// The lines of the file it takes: several spans where it goes on on the next page.
    pub spans: Vec<Span>,
    /// How it is written.
    pub dialect: Dialect,
    /// It is an item of a list, where notes of the same article may be plain paragraphs.
    pub listed: bool,
}

/// A way of writing markers and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// `<sup>1</sup>`, with notes at page breaks or at the end.
    Sup,
    /// `[^1]` and `[^1]: …`, as pandoc and GitHub write them.
    Caret,
    /// `[1]` and an end list `[1] …`.
    Bracket,
    /// `(1)` and an end list `(1) …`.
    Paren,
    /// `¹` and a list.
    Superscript,
    /// `[[1]](#_ftn1)`, `[1](#_ftn1)`, and the like from word processors.
    Anchor,
    /// HTML.
    Html,
    /// A Word document's own footnotes and endnotes.
    Docx,
    /// A digit glued to a word, whose raising was lost.
    Glued,
}

impl Dialect {
    /// Those that a reader may insist on, by the name by which they are asked for.
    pub const NAMED: &[(&str, Self)] = &[
        ("sup", Self::Sup),
        ("caret", Self::Caret),
        ("bracket", Self::Bracket),
        ("paren", Self::Paren),
        ("superscript", Self::Superscript),
        ("anchor", Self::Anchor),
        ("glued", Self::Glued),
    ];
}

/// A stretch of the file and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ElementKind,
}

/// What a stretch of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// Part of a block, by its index.
    Block(usize),
    /// A marker, by its index in [`Article::refs`].
    Ref(usize),
    /// Part of a note, by its index.
    Note(usize),
    /// Front matter of the file that is none of the article's blocks.
    FrontMatter,
    /// White space between blocks, rules, bullets, comments: what has no words.
    Markup,
}

/// Something that the reader put together again, told so that a rule can report it.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// Where.
    pub span: Span,
    /// What was done.
    pub kind: RepairKind,
}

/// What the reader put together again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepairKind {
    /// A paragraph that goes on in another block, by the index of the block. The span is where it goes on.
    JoinedParagraph(usize),
    /// A note that goes on on the next page, by the index of the note. The span is where it goes on.
    JoinedNote(usize),
    /// Two notes in one paragraph, cut apart; the index of the second.
    SplitNotes(usize),
    /// A block of notes without the rule above it, or with an empty bullet in its place; the index of its first note.
    LostSeparator(usize),
    /// A marker without its raising, by the index of the marker.
    RecoveredRef(usize),
    /// A note without its number, given the one that fits, by the index of the note.
    RecoveredLabel(usize),
}

impl Article<'_> {
    /// Of each block, whether a marker stands in it.
    #[must_use]
    pub fn marked_blocks(&self) -> Vec<bool> {
        let mut marked = vec![false; self.blocks.len()];
        for marker in &self.refs {
            if let Within::Block(index) = marker.within {
                marked[index] = true;
            }
        }
        marked
    }

    /// The notes that `marker` may mean: those with its label.
    pub fn notes_of<'s>(&'s self, marker: &'s NoteRef) -> impl Iterator<Item = (usize, &'s Note)> {
        self.notes.iter().enumerate().filter(move |(_, note)| note.label == marker.label)
    }
}
