//! What a note cites.
//!
//! A note is cut into signs ([`token`]), these into pieces ([`segment`]), and a piece into elements ([`item`]),
//! some of which say what they are ([`parts`]). What the rest is the [`shapes`] say, or, of a reference to
//! something cited before, [`later`]. [`sources`] brings the works of an article together.
//!
//! Nothing of a note is lost: what is no citation, and does not merely join two, is the note's own prose.

mod build;
mod carried;
mod doubt;
mod groups;
mod imprint;
mod inside;
mod item;
mod label;
mod language;
mod later;
mod lists;
mod names;
mod numbers;
mod pairs;
mod parts;
mod prose;
mod read;
mod remarks;
mod segment;
mod shapes;
mod signal;
mod sources;
mod token;
mod when;

pub mod bare;

pub use language::is_english;
pub use lists::is_periodical;

use super::NoteReading;
use super::date::{DatePhrase, phrases};
use crate::document::{Article, Mark, MarkKind, MarkedText};
use crate::record::{Form, Locator, Name, Source, SourceType};
use std::ops::Range;

/// Whether `name` is that of a newspaper, a magazine, an agency, a station or a platform of our list.
pub(super) fn is_outlet(name: &str) -> bool {
    lists::outlet(name).is_some()
}

/// One act of citing, with the words it was read from. Ranges are plain bytes of the note.
#[derive(Clone, Debug)]
pub struct CitationReading {
    /// The whole citation, its prefix included.
    pub range: Range<usize>,
    /// What leads in: "see also", "quoted in".
    pub prefix: Option<Range<usize>>,
    /// In full, or by reference to an earlier one.
    pub form: Form,
    /// The fields as read here; a short form has only what it prints. `id` is empty.
    pub item: Source,
    /// The page or part that is pointed to.
    pub locator: Option<Locator>,
    /// Where each field stands, in the order of the text.
    pub fields: Vec<FieldRange>,
    /// The name of the shape that matched, as in the registry of shapes; `later` for a later reference.
    pub shape: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// The label of the note that a later reference names: `4` of "see note 4 above".
    pub to_note: Option<String>,
    /// The index of the source in [`Reading::sources`](super::Reading::sources), once resolved.
    pub source: Option<usize>,
    /// The indices of the notes through which a later reference leads there, nearest first.
    pub through: Vec<usize>,
}

/// Where a field of a citation was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRange {
    /// Which field.
    pub field: Field,
    /// The plain bytes of the note, without quotation marks and brackets around it.
    pub range: Range<usize>,
}

/// A field of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Author,
    /// The name of an account or channel, which is no person's.
    Account,
    Editor,
    Translator,
    Recipient,
    Title,
    Translation,
    /// What a document is called beside its formal name.
    ShortTitle,
    Original,
    Container,
    Collection,
    Issued,
    Accessed,
    Volume,
    Volumes,
    Issue,
    Page,
    Locator,
    Number,
    Edition,
    Publisher,
    Place,
    Archive,
    ArchiveLocation,
    Genre,
    Medium,
    Url,
    Doi,
    Isbn,
    Language,
    Event,
    EventTitle,
    ContainerAuthor,
    OriginalIssued,
    Scale,
    Dimensions,
    Authority,
    Section,
    Other,
}

/// What `isnad cite` answers for one footnote.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// What it cites, in order.
    pub citations: Vec<CitationReading>,
    /// The stretches that are its own prose.
    pub remarks: Vec<Range<usize>>,
}

/// Reads one footnote that stands alone.
///
/// Without italics and links the grammar has few signs to go by: then [`bare`] reads it, unless the grammar is
/// sure of all that it found and the labeller is not.
#[must_use]
pub fn cite(note: &MarkedText) -> Cited {
    let by_grammar = marked(note);
    let cited = if note.marks.is_empty() { unmarked(note, by_grammar) } else { by_grammar };
    doubt::settle(note.as_str(), cited)
}

/// Reads a note without marks, of which the grammar makes `by_grammar`.
fn unmarked(note: &MarkedText, by_grammar: Cited) -> Cited {
    let by_label = bare::cite(note.as_str());
    // A day or a number in a sentence is no citation.
    let empty = |citation: &CitationReading| {
        let item = &citation.item;
        let named = !item.author.is_empty() || !item.editor.is_empty() || item.title.is_some();
        citation.form == Form::Full && !named && item.container_title.is_none() && item.url.is_none()
    };
    if by_label.citations.iter().all(empty) {
        return by_grammar;
    }
    if grammar_wins(&by_grammar.citations, &by_label.citations) { by_grammar } else { by_label }
}

/// Whether a citation names somebody, what the work is called, and where it came out. In an article less may be prose.
fn is_whole(citation: &CitationReading) -> bool {
    let item = &citation.item;
    let somebody = !item.author.is_empty() || !item.editor.is_empty();
    let out = item.container_title.is_some() || item.publisher.is_some() || item.publisher_place.is_some();
    somebody && item.title.is_some() && out
}

/// The names of people and bodies that `words` list, as a citation prints them: `Rima Haj and Basil Nur`, or
/// `Haj, Rima`.
#[must_use]
pub fn names(words: &str) -> Vec<Name> {
    names::read(words, 0..words.len()).into_iter().map(|(name, _)| name).collect()
}

/// Whether the grammar's reading of a note without marks is to be preferred: where it knows a thing by its name, or
/// is the surer of the two. The thresholds were measured on notes of many houses.
fn grammar_wins(grammar: &[CitationReading], label: &[CitationReading]) -> bool {
    let translated = |citation: &CitationReading| {
        citation.item.title_translation.is_some() || citation.item.title_original.is_some()
    };
    let told = |citation: &CitationReading| citation.confidence >= 0.86 && shapes::is_telling(citation.shape);
    // A page of a site by its title, its address and when it was looked at; a paper in a numbered series.
    // Volume, issue and page of a journal, each with its label.
    let labelled = |citation: &CitationReading| {
        let item = &citation.item;
        citation.shape == "journal"
            && citation.confidence >= 0.86
            && !item.author.is_empty()
            && item.volume.is_some()
            && item.issue.is_some()
            && item.page.is_some()
    };
    let told = |citation: &CitationReading| {
        let item = &citation.item;
        let paged =
            citation.shape == "web-page" && item.title.is_some() && item.url.is_some() && item.accessed.is_some();
        told(citation)
            || paged && citation.confidence >= 0.75
            || citation.shape == "report" && item.collection_number.is_some() && citation.confidence >= 0.9
    };
    let sure = |citations: &[CitationReading], least: f32| citations.iter().all(|it| it.confidence >= least);
    let backward = |citation: &CitationReading| citation.form != Form::Full && citation.confidence >= 0.95;
    // Names with titles in quotation marks, all of them.
    let short = |citation: &CitationReading| {
        citation.form == Form::Short && citation.confidence >= 0.8 && citation.item.kind == SourceType::Article
    };
    // Quotation marks around a title are marks, and a day says that it is no part of a book.
    let dated = |citation: &CitationReading| {
        let printed = citation.item.issued.as_ref().map_or(0, |issued| issued.to_string().len());
        let body = citation.item.author.first().is_some_and(|name| name.literal.is_some());
        let held = printed >= 10 && citation.item.container_title.is_some() || printed >= 7 && body;
        held && citation.item.title.is_some() && citation.confidence >= 0.66
    };
    !grammar.is_empty()
        && (grammar.iter().any(translated)
            || grammar.iter().all(dated)
            || grammar.iter().all(labelled)
            || sure(grammar, 0.7) && grammar.iter().any(|citation| told(citation) || backward(citation))
            || grammar.iter().all(short)
            || sure(grammar, 0.88) && (label.is_empty() || !sure(label, 0.93)))
}

/// Reads one footnote by its marks.
fn marked(note: &MarkedText) -> Cited {
    marked_with(note, &phrases(note.as_str()))
}

/// The same, where its [dates](phrases) are known.
fn marked_with(note: &MarkedText, phrased: &[DatePhrase]) -> Cited {
    let citations = read::citations(note, phrased);
    let remarks = remarks::of(note.as_str(), &citations);
    Cited { citations, remarks }
}

/// The works that a footnote cites in full or by a short form, each once, with their ids.
#[must_use]
pub fn works(note: &MarkedText, cited: &Cited) -> Vec<Source> {
    let text = note.as_str();
    sources::works(cited.citations.iter().map(|citation| (citation, &text[citation.range.clone()])))
}

/// Reads all notes of `article`, and the works they cite, each once. `phrased` has the [dates](phrases) of each note.
pub(super) fn read(article: &Article<'_>, phrased: &[Vec<DatePhrase>]) -> (Vec<NoteReading>, Vec<Source>) {
    // Without italics anywhere the titles have lost theirs, and a note has fewer signs to go by.
    let italic = |mark: &Mark| mark.kind == MarkKind::Emphasis;
    let plain = !article.notes.iter().any(|note| note.text.marks.iter().any(italic));
    let each = article.notes.iter().zip(phrased).map(|(note, phrased)| {
        let cited = marked_with(&note.text, phrased);
        let unread = cited.citations.is_empty() && !prose::is_all(&note.text);
        if !(plain && unread) {
            return cited;
        }
        let labelled = unmarked(&note.text, Cited::default());
        if labelled.citations.iter().any(is_whole) { labelled } else { cited }
    });
    let mut notes: Vec<NoteReading> = each
        .zip(&article.notes)
        .map(|(cited, note)| doubt::settle(note.text.as_str(), cited))
        .map(|cited| NoteReading { citations: cited.citations, remarks: cited.remarks })
        .collect();
    let labels: Vec<&str> = article.notes.iter().map(|note| note.label.as_str()).collect();
    let printed =
        |note: usize, citation: &CitationReading| article.notes[note].text.as_str()[citation.range.clone()].to_owned();
    let sources = sources::resolve(&mut notes, &labels, &printed);
    (notes, sources)
}

/// Whether `word` is a sign of a later reference.
fn later_sign(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']).to_lowercase();
    matches!(
        bare.as_str(),
        "ibid"
            | "idem"
            | "id"
            | "ib"
            | "cit"
            | "op"
            | "loc"
            | "ebd"
            | "ebenda"
            | "supra"
            | "note"
            | "n"
            | "fn"
            | "a.a.o"
            | "a.g.e"
            | "a.g.m"
    )
}
