//! The running text with its markers, and the notes.

use super::id_in;
use super::standoff::mention_id;
use crate::document::{Article, Block, BlockKind, MarkKind, MarkedText, Within};
use crate::export::latex::address;
use crate::export::mods::xml_id;
use crate::export::xml::{Xml, escape};
use crate::record::{Anchor, Record};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

/// Where the stretches of text begin and end of which a record speaks.
#[derive(Debug, Default)]
pub(super) struct Ends {
    number: usize,
    known: HashSet<String>,
    /// The anchors of a block or note by its words: before which byte, and their ids.
    at: HashMap<Within, BTreeMap<usize, Vec<String>>>,
}

impl Ends {
    pub(super) fn has(&self, id: &str) -> bool {
        self.known.contains(id)
    }

    /// The pointers to the two ends of what has `id` in the record.
    pub(super) fn pointers(&self, id: &str) -> (String, String) {
        let end = |end: &str| format!("#{}", id_in(self.number, &format!("{id}-{end}")));
        (end("from"), end("to"))
    }
}

/// Finds the ends in `article` of all that `record` has an anchor for.
pub(super) fn ends(article: &Article<'_>, record: &Record, number: usize) -> Ends {
    let mut ends = Ends { number, ..Ends::default() };
    let claims = record.claims.iter().map(|claim| (claim.id.clone(), claim.anchor.as_ref()));
    let dates = record.dates.iter().map(|date| (date.id.clone(), date.anchor.as_ref()));
    let mentions = record.places.iter().flat_map(|place| {
        let mentions = place.mentions.iter().enumerate();
        mentions.map(|(at, mention)| (mention_id(place, at), mention.anchor.as_ref()))
    });
    let texts = Texts::of(article);
    for (id, anchor) in claims.chain(dates).chain(mentions) {
        let Some((from, to)) = anchor.and_then(|anchor| texts.find(article, anchor)) else { continue };
        if ends.known.insert(id.clone()) {
            for ((within, at), end) in [(from, "from"), (to, "to")] {
                let ids = ends.at.entry(within).or_default().entry(at).or_default();
                ids.push(id_in(number, &format!("{id}-{end}")));
            }
        }
    }
    ends
}

/// The stretches of the file that blocks and notes take, in its order.
struct Texts(Vec<(usize, usize, Within)>);

impl Texts {
    fn of(article: &Article<'_>) -> Self {
        let blocks = article.blocks.iter().enumerate().map(|(index, block)| (&block.spans, Within::Block(index)));
        let notes = article.notes.iter().enumerate().map(|(index, note)| (&note.spans, Within::Note(index)));
        let all = blocks.chain(notes);
        let mut spans: Vec<_> =
            all.flat_map(|(spans, within)| spans.iter().map(move |span| (span.start, span.end, within))).collect();
        spans.sort_unstable_by_key(|(start, ..)| *start);
        Self(spans)
    }

    /// The words of `anchor` in the block or note in which they begin: its two ends there.
    fn find(&self, article: &Article<'_>, anchor: &Anchor) -> Option<((Within, usize), (Within, usize))> {
        let (first, last) = (anchor.spans.first()?, anchor.spans.last()?);
        let start = self.place(article, article.text.byte(first[0]), false)?;
        let end = self.place(article, article.text.byte(last[1]), true)?;
        (start.0 == end.0 && start.1 <= end.1).then_some((start, end))
    }

    /// In what the byte `at` of the file stands, and before which byte of its words. The end of a stretch belongs to
    /// what it ends.
    fn place(&self, article: &Article<'_>, at: usize, is_end: bool) -> Option<(Within, usize)> {
        let inside = at.checked_sub(usize::from(is_end))?;
        let index = self.0.partition_point(|(start, ..)| *start <= inside).checked_sub(1)?;
        let (_, end, within) = self.0[index];
        if inside >= end {
            return None;
        }
        let words = words(article, within);
        let (text, plain) = (words.as_str(), &words.plain);
        // The words stand in the order of the file, so that half of them can be left aside at each step.
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = text.floor_char_boundary(low.midpoint(high));
            if plain.source(middle) < at {
                low = middle + text[middle..].chars().next().map_or(1, char::len_utf8);
            } else {
                high = middle;
            }
        }
        Some((within, low))
    }
}

fn words<'a>(article: &'a Article<'_>, within: Within) -> &'a MarkedText {
    match within {
        Within::Block(index) => &article.blocks[index].text,
        Within::Note(index) => &article.notes[index].text,
    }
}

/// Writes an article and its notes.
pub(super) fn write(xml: &mut Xml, record: &Record, article: Option<&Article<'_>>, number: usize, ends: &Ends) {
    let id = id_in(number, "text");
    xml.open("div", &[("xml:id", &id), ("type", "article"), ("n", &record.article.id)]);
    xml.leaf("head", &[], record.article.title.as_deref().unwrap_or(&record.article.id));
    match article {
        Some(article) => running(xml, record, article, number, ends),
        // Without its file, the claims are what is left of the text.
        None => {
            for claim in &record.claims {
                let mut inline = Inline::default();
                inline.words(&claim.text);
                for note in &claim.notes {
                    inline.marker(&note_number(record, note), &id_in(number, note));
                }
                xml.raw("ab", &[("type", "claim"), ("xml:id", &id_in(number, &claim.id))], &inline.finish());
            }
        }
    }
    notes(xml, record, article, number, ends);
    // A division must hold something.
    let is_empty = article.is_none_or(|article| article.blocks.is_empty());
    if is_empty && record.claims.is_empty() && record.notes.is_empty() {
        xml.leaf("p", &[], "");
    }
    xml.close();
}

fn note_number(record: &Record, id: &str) -> String {
    let note = record.notes.iter().find(|note| note.id == id);
    note.map_or_else(|| id.trim_start_matches('n').to_owned(), |note| note.number.clone())
}

/// The blocks of the text; a heading opens a division within.
fn running(xml: &mut Xml, record: &Record, article: &Article<'_>, number: usize, ends: &Ends) {
    let mut is_open = false;
    for (index, block) in article.blocks.iter().enumerate() {
        if block.kind == BlockKind::Title || block.text.as_str().trim().is_empty() {
            continue;
        }
        let words = inline(record, article, Within::Block(index), number, ends);
        let id = id_in(number, &format!("b{}", index + 1));
        match block.kind {
            BlockKind::Heading => {
                if is_open {
                    xml.close();
                }
                xml.open("div", &[]);
                xml.raw("head", &[("xml:id", &id)], &words);
                // A head alone makes no division.
                if article.blocks[index + 1..].first().is_none_or(|next| next.kind == BlockKind::Heading) {
                    xml.leaf("p", &[], "");
                }
                is_open = true;
            }
            BlockKind::Quote => xml.raw("p", &[("xml:id", &id)], &format!("<quote>{words}</quote>")),
            _ => xml.raw("p", &[("xml:id", &id), ("rend", rendition(block))], &words),
        }
    }
    if is_open {
        xml.close();
    }
}

fn rendition(block: &Block) -> &'static str {
    match block.kind {
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::ListItem => "item",
        BlockKind::Caption => "caption",
        BlockKind::Other => "other",
        BlockKind::AuthorNote => "author-note",
        BlockKind::Boilerplate => "boilerplate",
        BlockKind::RunningHead => "running-head",
        BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::Quote => "",
    }
}

/// The notes, each with its citations as pointers to the works.
fn notes(xml: &mut Xml, record: &Record, article: Option<&Article<'_>>, number: usize, ends: &Ends) {
    // The record has the notes in the order of the file.
    let read = article.filter(|article| article.notes.len() == record.notes.len());
    for (index, note) in record.notes.iter().enumerate() {
        xml.open("note", &[("xml:id", &id_in(number, &note.id)), ("n", &note.number), ("place", "foot")]);
        match read {
            Some(article) => xml.raw("p", &[], &inline(record, article, Within::Note(index), number, ends)),
            None => xml.leaf("p", &[], &note.text),
        }
        for cited in note.citations.iter().filter(|cited| cited.source.is_some()) {
            let target = cited.source.as_deref().map_or_else(String::new, |source| format!("#{}", xml_id(source)));
            xml.open("bibl", &[]);
            xml.leaf("ptr", &[("target", &target)], "");
            if let Some(place) = cited.locator.as_ref().filter(|place| !place.value.is_empty()) {
                xml.leaf("citedRange", &[("unit", &place.label)], &place.value);
            }
            xml.close();
        }
        xml.close();
    }
}

/// What happens before a byte of the words: marks close before others open, and markers stand between.
enum Event<'a> {
    Anchor(&'a str),
    Marker(&'a str, String),
}

/// The words of a block or note with emphasis, links, markers and anchors.
fn inline(record: &Record, article: &Article<'_>, within: Within, number: usize, ends: &Ends) -> String {
    let text = words(article, within);
    let mut events: BTreeMap<usize, Vec<Event<'_>>> = BTreeMap::new();
    for (at, ids) in ends.at.get(&within).into_iter().flatten() {
        events.entry(*at).or_default().extend(ids.iter().map(|id| Event::Anchor(id)));
    }
    for marker in article.refs.iter().filter(|marker| marker.within == within) {
        let note = marker.note.and_then(|note| record.notes.get(note));
        let target = note.map_or_else(String::new, |note| id_in(number, &note.id));
        events.entry(marker.at).or_default().push(Event::Marker(&marker.label, target));
    }
    let mut inline = Inline::default();
    let mut marks = text.marks.iter().filter(|mark| !mark.range.is_empty()).peekable();
    let mut open: Vec<usize> = Vec::new();
    let whole = text.as_str();
    let mut at = 0;
    loop {
        while open.last().is_some_and(|end| *end <= at) {
            open.pop();
            inline.close();
        }
        for event in events.remove(&at).into_iter().flatten() {
            match event {
                Event::Anchor(id) => inline.anchor(id),
                Event::Marker(label, target) => inline.marker(label, &target),
            }
        }
        while let Some(mark) = marks.next_if(|mark| mark.range.start <= at) {
            // A mark that reaches out of the one around it is cut there.
            let end = open.last().map_or(mark.range.end, |outer| mark.range.end.min(*outer));
            if end > at && inline.open(&mark.kind) {
                open.push(end);
            }
        }
        if at >= whole.len() {
            break;
        }
        let starts = marks.peek().map(|mark| mark.range.start);
        let next = [starts, open.last().copied(), events.keys().next().copied()].into_iter().flatten();
        let next = next.filter(|next| *next > at).min().unwrap_or(whole.len()).min(whole.len());
        let next = whole.ceil_char_boundary(next);
        inline.words(&whole[at..next]);
        at = next;
    }
    inline.finish()
}

/// Words and elements of one line.
#[derive(Default)]
struct Inline {
    out: String,
    open: Vec<&'static str>,
}

impl Inline {
    fn words(&mut self, words: &str) {
        self.out.push_str(&escape(words));
    }

    fn anchor(&mut self, id: &str) {
        write!(self.out, "<anchor xml:id=\"{}\"/>", escape(id)).expect("writing to a string cannot fail");
    }

    fn marker(&mut self, label: &str, target: &str) {
        let target = if target.is_empty() { String::new() } else { format!(" target=\"#{}\"", escape(target)) };
        write!(self.out, "<ref type=\"note\"{target}>{}</ref>", escape(label))
            .expect("writing to a string cannot fail");
    }

    /// Opens the element for `kind`, if there is one.
    fn open(&mut self, kind: &MarkKind) -> bool {
        let rend = match kind {
            MarkKind::Emphasis => "italic",
            MarkKind::Strong => "bold",
            MarkKind::Superscript => "superscript",
            MarkKind::Code => "code",
            MarkKind::Strikethrough => "strikethrough",
            MarkKind::Link { url } => {
                let url = address(url.trim());
                if url.is_empty() {
                    return false;
                }
                write!(self.out, "<ref target=\"{}\">", escape(&url)).expect("writing to a string cannot fail");
                self.open.push("ref");
                return true;
            }
        };
        write!(self.out, "<hi rend=\"{rend}\">").expect("writing to a string cannot fail");
        self.open.push("hi");
        true
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            write!(self.out, "</{name}>").expect("writing to a string cannot fail");
        }
    }

    fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}
